"""What changed in one unit: sheet, scores, opinion, answers, findings, conformity, measures, in the order of the report."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator
from fractions import Fraction

from diagnoza import wording
from diagnoza.answers.model import Answer
from diagnoza.answers.shown import response_text
from diagnoza.answers.source import Judgement, Position, SheetSource
from diagnoza.evaluation.model import Evaluation, FindingResult, PointResult, QuestionResult
from diagnoza.report.change import NONE, Change, differing, matched
from diagnoza.report.measures import position_text
from diagnoza.report.text import joined

SHORT_QUESTION = 90


def unit_changes(unit: str, old: Evaluation, new: Evaluation) -> Iterator[Change]:
    """Every difference in a unit that both versions have."""
    for part in (_sheet, _scores, _opinion, _answers, _findings, _conformity, _measures):
        yield from part(unit, old, new)


def _sheet(unit: str, old: Evaluation, new: Evaluation) -> Iterator[Change]:
    """What stands on the title page and in the course of the diagnosis."""
    before, after = old.sheet.source, new.sheet.source
    shown: tuple[tuple[str, str, Callable[[SheetSource], str]], ...] = (
        ("nazwa", "Nazwa jednostki", lambda s: s.unit.name),
        ("status", "Status arkusza", lambda s: s.status),
        ("przeprowadzono", "Diagnozę przeprowadzono", lambda s: wording.days(s.conducted.start, s.conducted.end)),
        ("audytorzy", "Audytorzy", _auditors),
    )
    for id_, what, of in shown:
        yield from differing(unit, "sheet", id_, what, of(before), of(after))
    for id_, what, content in _SECTIONS:
        if content(old) != content(new):
            yield Change(unit, "sheet", id_, what, NONE, "zmieniono")


def _auditors(source: SheetSource) -> str:
    return "; ".join(joined([auditor.name, auditor.role], ", ") for auditor in source.auditors)


def _certificates(evaluation: Evaluation) -> object:
    return [(a.certificate, a.number, a.issuer, a.valid_until) for a in evaluation.sheet.source.auditors]


def _without_effect(evaluation: Evaluation) -> object:
    """What the sheet holds and nothing in this diagnosis asks for."""
    sheet = evaluation.sheet
    standing = {finding.id for finding in (*evaluation.findings, *evaluation.rejected)}
    recommended = {result.measure.id for result in evaluation.measures}
    held = {point for criterion in evaluation.acts for point in criterion.points}
    return (
        {id_: sheet.source.answers[id_] for id_ in sheet.kept},
        {finding.id: part for finding, part in sheet.judgements.items() if finding.id not in standing},
        {measure.id: part for measure, part in sheet.positions.items() if measure.id not in recommended},
        {(p.act.id, p.id): part for p, part in sheet.overrulings.items() if p not in held},
        sheet.idle_findings,
    )


_SECTIONS: tuple[tuple[str, str, Callable[[Evaluation], object]], ...] = (
    ("jednostka", "Dane jednostki", lambda e: e.sheet.source.unit.model_copy(update={"name": ""})),
    ("umowa", "Umowa i grantobiorca", lambda e: (e.sheet.source.contract, e.sheet.source.grantee)),
    ("certyfikaty", "Certyfikaty audytorów", _certificates),
    ("oswiadczenia", "Oświadczenia audytorów", lambda e: e.sheet.source.declarations),
    ("przebieg", "Opis przebiegu diagnozy", lambda e: e.sheet.source.course),
    ("posiadane", "Posiadany sprzęt i oprogramowanie", lambda e: e.sheet.source.owned),
    ("potrzeby", "Potrzeby własne", lambda e: e.sheet.source.wishes),
    ("wydatki", "Wydatki", lambda e: e.sheet.source.expenses),
    ("ceny", "Ceny szacunkowe", lambda e: e.sheet.source.prices),
    ("decyzja", "Decyzja o zakupach", lambda e: e.sheet.source.decision),
    ("bez-skutku", "Wpisy, które nie mają skutku w tej diagnozie", _without_effect),
)


def _scores(unit: str, old: Evaluation, new: Evaluation) -> Iterator[Change]:
    before, after = old.overall, new.overall
    yield from _share(unit, "wynik", "Wynik ostrożny", before.low, after.low)
    yield from _share(unit, "gorna-granica", "Górna granica wyniku", before.high, after.high)
    levels = (overall.level.name if overall.level else wording.NO_DATA for overall in (before, after))
    yield from differing(unit, "score", "stopien", "Stopień spełnienia wymagań", *levels)
    yield from _share(unit, "zbadane", "Udział zbadanych pytań", before.examined, after.examined)
    yield from _share(unit, "potwierdzone", "Udział potwierdzonych punktów", before.evidenced, after.evidenced)
    areas = ({a.area.id: a for a in evaluation.areas} for evaluation in (old, new))
    for id_, earlier, later in matched(*areas):
        if earlier is not None and later is not None:
            yield from _share(unit, id_, f"Obszar „{later.area.title}”, wynik ostrożny", earlier.low, later.low)


def _share(unit: str, id_: str, what: str, before: Fraction | None, after: Fraction | None) -> Iterator[Change]:
    """In whole percents, or as many decimals as tell the two apart."""
    if before != after:
        shown = ((wording.percent(before, digits), wording.percent(after, digits)) for digits in (0, 1, 2, 4))
        told = next((pair for pair in shown if pair[0] != pair[1]), None)
        if told is not None:
            yield Change(unit, "score", id_, what, *told)


def _opinion(unit: str, old: Evaluation, new: Evaluation) -> Iterator[Change]:
    before, after = old.sheet.source.opinion, new.sheet.source.opinion
    kinds = (opinion.kind if opinion else "nie wyrażono" for opinion in (before, after))
    yield from differing(unit, "opinion", "rodzaj", "Opinia audytora", *kinds)
    if before and after and before.reason != after.reason:
        yield Change(unit, "opinion", "uzasadnienie", "Uzasadnienie opinii", NONE, "zmieniono")


def _answers(unit: str, old: Evaluation, new: Evaluation) -> Iterator[Change]:
    before, after = ({q.id: r for q, r in evaluation.results.items()} for evaluation in (old, new))
    for id_, earlier, later in matched(before, after):
        if earlier is None or later is None:
            continue  # both are judged by one questionnaire
        what = f"{id_}: {textwrap.shorten(later.question.text, SHORT_QUESTION, placeholder='…')}"
        yield from differing(unit, "answer", id_, what, _answer(earlier), _answer(later))
        if touched := [name for name, of in _REMARKS if of(earlier.answer) != of(later.answer)]:
            yield Change(unit, "remark", id_, what, NONE, f"zmieniono {wording.listed(touched)}")


_REMARKS: tuple[tuple[str, Callable[[Answer], object]], ...] = (
    ("uzasadnienie", lambda answer: answer.reason),
    ("uwagi", lambda answer: answer.note),
    ("dowody", lambda answer: answer.evidence),
    ("weryfikację", lambda answer: answer.verification),
    ("sposób ustalenia", lambda answer: answer.established),
    ("wypowiedzi", lambda answer: answer.statements),
)


def _answer(result: QuestionResult) -> str:
    applies = {True: "", False: "pytanie nie ma zastosowania", None: "nie wiadomo, czy pytanie ma zastosowanie"}
    return joined([response_text(result.answer.response, result.question), applies[result.visible]])


def _findings(unit: str, old: Evaluation, new: Evaluation) -> Iterator[Change]:
    before, after = ({f.id: f for f in (*e.findings, *e.rejected)} for e in (old, new))
    for id_, earlier, later in matched(before, after):
        finding = later or earlier
        assert finding is not None  # a key comes from one of the two
        what = f"Ustalenie: {finding.title}"
        gone = "nie występowało" if earlier is None else "nie występuje"
        shown = (_finding(entry) if entry else gone for entry in (earlier, later))
        yield from differing(unit, "finding", id_, what, *shown)
        if earlier and later and _wording(earlier) != _wording(later):
            yield Change(unit, "finding", id_, what, NONE, "zmieniono opis")
        judgements = (_judgement(entry.judgement if entry else None) for entry in (earlier, later))
        yield from differing(unit, "decision", id_, f"Decyzja audytora: {finding.title}", *judgements)


def _finding(finding: FindingResult) -> str:
    rejected = "odrzucone przez audytora" if finding.is_rejected else ""
    state = rejected or wording.FINDING_STATE[finding.state]
    return f"{state}, {wording.FINDING_KIND[finding.kind]}, waga {wording.SEVERITY[finding.severity]}"


def _wording(finding: FindingResult) -> tuple[str, ...]:
    own = finding.own.source.recommendation if finding.own else ""
    return (finding.title, finding.criterion, finding.text, finding.cause, finding.effect, own)


def _judgement(judgement: Judgement | None) -> str:
    return joined([judgement.decision, judgement.reason], ": ") if judgement else "bez decyzji"


def _conformity(unit: str, old: Evaluation, new: Evaluation) -> Iterator[Change]:
    before, after = (
        {f"{p.point.act.id} {p.point.id}": p for act in e.conformity for p in act.points} for e in (old, new)
    )
    for key, earlier, later in matched(before, after):
        point = later or earlier
        assert point is not None  # a key comes from one of the two
        what = f"Zgodność: {point.point.act.short}, {point.point.label}"
        shown = (_state(entry) if entry else "nie oceniano" for entry in (earlier, later))
        yield from differing(unit, "conformity", key, what, *shown)
        reasons = (entry.overruling.reason if entry and entry.overruling else "" for entry in (earlier, later))
        yield from differing(unit, "conformity", key, f"{what}, uzasadnienie audytora", *reasons)


def _state(result: PointResult) -> str:
    present = f"stan obecny: {wording.CONFORMITY[result.present]}" if result.present != result.state else ""
    return joined([wording.CONFORMITY[result.state], present])


def _measures(unit: str, old: Evaluation, new: Evaluation) -> Iterator[Change]:
    """Measures that came and went, and what the head says to them."""
    before, after = ({r.measure.id: r for r in evaluation.measures} for evaluation in (old, new))
    for id_, earlier, later in matched(before, after):
        result = later or earlier
        assert result is not None  # a key comes from one of the two
        states = {"certain": "zalecone", "conditional": "zalecone warunkowo"}
        shown = (states[entry.state] if entry else NONE for entry in (earlier, later))
        yield from differing(unit, "measure", id_, f"Zalecenie: {result.measure.title}", *shown)
        positions = (_position(entry.position if entry else None) for entry in (earlier, later))
        yield from differing(unit, "position", id_, f"Stanowisko kierownika: {result.measure.title}", *positions)


def _position(position: Position | None) -> str:
    return position_text(position) or "nie wpisano"
