"""The opening: title page, opinion, legal basis and method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from diagnoza import wording
from diagnoza.answers.check import certificate_of
from diagnoza.answers.source import Contract
from diagnoza.definition.model import Definition
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.model import Plan
from diagnoza.report import model
from diagnoza.report.finality import finality
from diagnoza.report.text import CONFORMITY_TONE, SEVERITY_TONE, day_or

NOTICE = "Dokument zawiera opis zabezpieczeń i słabości systemów. Nie publikować w BIP."
HEAD_LABEL = "Kierownik jednostki"
UNSEEN = "brzmienie do potwierdzenia w tekście aktu"
MATRIX_NOTE = "Matryca porządkuje ustalenia; nie zastępuje analizy ryzyka wymaganej przepisami."

_SEVERITY_MEANING = {
    "niska": "Uchybienie formalne lub o małym skutku; usunąć w zwykłym trybie.",
    "srednia": "Osłabia ochronę; usunąć w terminie wskazanym w zaleceniu.",
    "wysoka": "Może doprowadzić do poważnej szkody; usunąć w pierwszej kolejności.",
    "krytyczna": "Bezpośrednio zagraża działaniu urzędu lub danym; działać bez zwłoki.",
}
_CONFORMITY_MEANING = {
    "spelnia": "Wszystkie pytania główne o ten punkt mają pełne punkty.",
    "spelnia-z-uwagami": "Jak wyżej, lecz pytania pomocnicze wykazały braki.",
    "czesciowo": "Wymaganie spełnione w części albo podważone innym ustaleniem.",
    "nie-spelnia": "Na pytanie główne padła odpowiedź za zero punktów.",
    "do-ustalenia": "Brakuje odpowiedzi, od której zależy ocena.",
    "nie-dotyczy": "Żadne punktowane pytanie, które ma tu zastosowanie, nie dotyczy tego punktu.",
    "przed-terminem": "Obowiązek jeszcze się nie rozpoczął; obok podano stan obecny.",
}
_METHOD = (
    "Każde pytanie punktowane ma wagę i od 0 do 1 punktu. Odpowiedzi „nie wiem” i „nie zbadano”, brak odpowiedzi oraz "
    "nieuznane „nie dotyczy” liczą się w wyniku ostrożnym jako 0, a w górnej granicy jako 1 punkt. Uznane „nie dotyczy” "
    "i pytania ukryte nie wchodzą do wyniku.",
    "Wynik obszaru to średnia ważona punktów, wynik łączny to średnia ważona obszarów. Wynikiem głównym jest wynik "
    "ostrożny (dolna granica): niewiedza nigdy go nie podnosi.",
    "Udział zbadanych to część pytań, na które ustalono odpowiedź. Udział potwierdzonych to część zdobytych punktów, "
    "którą poparto dokumentem, oględzinami lub testem, a nie samym oświadczeniem.",
    "Stopień spełnienia wymagań jest skalą własną programu diagnoza; nie pochodzi z przepisów.",
    "Niezgodność to ustalenie, które narusza punkt aktu wiążącego jednostkę w dniu diagnozy; pozostałe ustalenia, także "
    "dotyczące obowiązków, które jeszcze się nie rozpoczęły, są spostrzeżeniami.",
    "Waga ustalenia wynika z prawdopodobieństwa i wpływu (od 1 do 4). " + MATRIX_NOTE,
    "Ustalenie „do ustalenia” nie zostało stwierdzone: brakuje odpowiedzi, która by je potwierdziła albo wykluczyła.",
)


def cover(evaluations: Sequence[Evaluation], plan: Plan) -> model.Cover:
    """The title page, after the office's sheet (the first)."""
    source = evaluations[0].sheet.source
    definition = evaluations[0].definition
    is_draft, reasons = finality(evaluations)
    certificates = [certificate_of(auditor, definition) for auditor in source.auditors]
    return model.Cover(
        title="Diagnoza cyberbezpieczeństwa",
        subtitle=definition.title,
        questionnaire=f"{definition.title}, wersja {definition.version}",
        status="projekt" if is_draft else "wersja ostateczna",
        is_draft=is_draft,
        draft_reasons=reasons,
        unit=source.unit.name,
        head=", ".join(part for part in (source.unit.head.post, source.unit.head.name) if part),
        head_post=source.unit.head.post,
        grantee=source.grantee.name,
        programme="; ".join(programme.title for programme in plan.programmes),
        contract=_contract(source.contract),
        conducted=wording.days(source.conducted.start, source.conducted.end),
        fields=tuple(_cover_fields(evaluations, plan)),
        auditors=tuple(
            model.AuditorEntry(
                name=auditor.name,
                role=auditor.role or "audytor",
                certificate=certificate.name if certificate else auditor.certificate or "nie podano",
                number=auditor.number or "nie podano",
                issuer=auditor.issuer or "nie podano",
                valid_until=_validity(auditor.valid_until),
            )
            for auditor, certificate in zip(source.auditors, certificates, strict=True)
        ),
        funding=_funding(plan),
        notice=NOTICE,
    )


def _contract(contract: Contract) -> str:
    if not (contract.number or contract.signed):
        return ""
    signed = f" z dnia {wording.day(contract.signed)}" if contract.signed else ""
    return f"{contract.number or 'bez numeru'}{signed}"


def _funding(plan: Plan) -> str:
    if not plan.programmes:
        return ""
    programme = plan.programmes[0]
    mark = "" if programme.statement_verified else " (brzmienie do potwierdzenia w dokumentach programu)"
    return f"{programme.statement}{mark}"


def _validity(until: date | str | None) -> str:
    if isinstance(until, date):
        return wording.short_day(until)
    return until or "nie podano"


def _cover_fields(evaluations: Sequence[Evaluation], plan: Plan) -> Iterator[model.Field]:
    source = evaluations[0].sheet.source
    unit, contract, grantee = source.unit, source.contract, source.grantee
    yield model.Field("Jednostka", "; ".join(e.sheet.source.unit.name for e in evaluations))
    yield model.Field("Rodzaj jednostki", wording.UNIT_KIND[unit.kind])
    identifiers = [("TERYT", unit.teryt), ("NIP", unit.nip), ("REGON", unit.regon)]
    shown = ", ".join(f"{label} {value}" for label, value in identifiers if value)
    if shown:
        yield model.Field("Identyfikatory", shown)
    head = ", ".join(part for part in (unit.head.post, unit.head.name) if part)
    if head:
        yield model.Field(HEAD_LABEL, head)
    if grantee.name:
        numbers = [("NIP", grantee.nip), ("REGON", grantee.regon)]
        rest = "".join(f", {label} {value}" for label, value in numbers if value)
        yield model.Field("Grantobiorca", f"{grantee.name}{rest}")
    for programme in plan.programmes:
        yield model.Field("Program", f"{programme.title} ({programme.operator})")
        if programme.project:
            yield model.Field("Numer projektu operatora", programme.project)
    if signed := _contract(contract):
        yield model.Field("Umowa o powierzenie grantu", signed)
    if contract.project_end:
        yield model.Field("Koniec projektu", wording.day(contract.project_end))
    if contract.grant is not None:
        yield model.Field("Kwota grantu", wording.money(int(contract.grant * 100)))
    yield model.Field("Diagnozę przeprowadzono", wording.days(source.conducted.start, source.conducted.end))


def opinions(evaluations: Sequence[Evaluation]) -> tuple[model.Opinion, ...]:
    """What each auditor chose; never computed."""
    found = []
    for evaluation in evaluations:
        opinion = evaluation.sheet.source.opinion
        name = evaluation.sheet.source.unit.name
        found.append(model.Opinion(name, opinion.kind if opinion else "", opinion.reason if opinion else ""))
    return tuple(found)


def _calendar(definition: Definition, day: date | None) -> Iterator[model.CalendarRow]:
    """Days that matter, as they stand on the last day of the diagnosis."""
    for entry in definition.calendar:
        last = entry.end or entry.start
        when = (
            wording.day(entry.start) if entry.end is None else f"od {wording.day(entry.start)} do {wording.day(last)}"
        )
        over = "nastąpiło" if entry.end is None else "zakończone"
        state = "" if day is None else "nadchodzi" if day < entry.start else over if last < day else "trwa"
        verified = "" if entry.verified else UNSEEN
        yield model.CalendarRow(when, entry.text, state, entry.source.title, verified)


def method(evaluations: Sequence[Evaluation]) -> model.Method:
    """Acts, how it is counted, scales."""
    definition = evaluations[0].definition
    acts = []
    held = {held.act: held for evaluation in evaluations for held in evaluation.acts}
    for act, result in held.items():
        notes = []
        if result.is_repealed:
            notes.append("nieobowiązujący w dniu diagnozy")
        if result.is_not_due:
            notes.append(f"obowiązki od {day_or(act.begins)}")
        if result.applies is None:
            notes.append("nie wiadomo, czy ma zastosowanie")
        if act.note:
            notes.append(act.note.rstrip("."))
        verified = "" if act.source.verified else UNSEEN
        acts.append(model.ActEntry(act.short, act.title, act.publication, "; ".join(notes), verified))
    cited = (r.point.act for e in evaluations for f in (*e.findings, *e.rejected) for r in f.refs)
    for act in dict.fromkeys(act for act in cited if act not in held):
        verified = "" if act.source.verified else UNSEEN
        acts.append(model.ActEntry(act.short, act.title, act.publication, "powołany w ustaleniach", verified))
    levels = [
        model.ScaleStep(level.name, f"wynik ostrożny co najmniej {wording.percent(level.start)}", "none")
        for level in definition.levels
    ]
    sentences = list(_METHOD)
    if definition.cap is not None:
        severity, level = definition.cap
        sentences.append(
            f"Dopóki stwierdzone jest ustalenie o wadze „{wording.SEVERITY[severity]}”, stopień nie może być wyższy niż „{level.name}”."
        )
    return model.Method(
        introduction=definition.introduction,
        acts=tuple(acts),
        calendar=tuple(_calendar(definition, evaluations[0].sheet.source.conducted.end)),
        sentences=tuple(sentences),
        levels=tuple(levels),
        severities=tuple(
            model.ScaleStep(wording.SEVERITY[name], meaning, SEVERITY_TONE[name])
            for name, meaning in _SEVERITY_MEANING.items()
        ),
        conformity=tuple(
            model.ScaleStep(wording.CONFORMITY[name], meaning, tone)
            for name, tone in CONFORMITY_TONE.items()
            if (meaning := _CONFORMITY_MEANING[name])
        ),
    )
