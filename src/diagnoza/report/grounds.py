"""What a finding rests on, told in sentences: legal points, answers with who gave them, the auditor's decision."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza import wording
from diagnoza.answers.model import Answered
from diagnoza.answers.shown import response_text
from diagnoza.definition.model import All, AnyOf, Condition, FactTest, Not, Reference
from diagnoza.definition.terms import FactName
from diagnoza.evaluation.model import Cause, Evaluation, FindingResult, QuestionResult

_KIND = {
    ("niezgodnosc", "certain"): "niezgodność stwierdzona",
    ("niezgodnosc", "possible"): "niezgodność do ustalenia",
    ("spostrzezenie", "certain"): "spostrzeżenie stwierdzone",
    ("spostrzezenie", "possible"): "spostrzeżenie do ustalenia",
}


def legal_point(reference: Reference) -> str:
    """„Podstawa: KRI 2012, § 20 ust. 2 pkt 7 lit. c – środki przeciw nieuprawnionemu dostępowi.”"""
    point = reference.point
    return f"Podstawa: {point.act.short}, {point.label} – {point.title}"


def in_force(reference: Reference, evaluation: Evaluation) -> str:
    """Whether the act bound the unit on the last day of the diagnosis; empty where no date is known of the act."""
    act = reference.point.act
    end = evaluation.sheet.source.conducted.end
    if end is None:
        return "Nie podano dnia diagnozy, więc nie wiadomo, czy akt wtedy obowiązywał."
    on_the_day = f"W dniu diagnozy ({wording.day(end)})"
    if act.in_force.end is not None and act.in_force.end < end:
        today = [p for p in evaluation.definition.bank.points.values() if reference.point in p.same_as]
        now = "".join(f" Dziś odpowiada mu: {p.act.short}, {p.label}." for p in today)
        return f"{on_the_day} akt już nie obowiązywał.{now}"
    if act.begins is None:
        return ""
    if end < act.begins:
        return f"{on_the_day} obowiązek jeszcze się nie zaczął; zaczyna się {wording.day(act.begins)}"
    return f"{on_the_day} akt obowiązywał."


def answer(result: QuestionResult) -> str:
    """The question and its answer."""
    shown = response_text(result.answer.response, result.question).replace("\n", "; ")
    if isinstance(result.answer.response, Answered):
        shown = wording.quoted(shown)
    hidden = {
        True: "",
        False: " Pytanie jest ukryte, więc odpowiedź się nie liczy.",
        None: " Nie wiadomo, czy pytanie ma zastosowanie.",
    }
    question = result.question
    return (
        f"Pytanie {question.id}: {wording.sentence(question.text)} Odpowiedź: {wording.sentence(shown)}"
        + (hidden[result.visible])
    )


def answer_details(result: QuestionResult, evaluation: Evaluation) -> Iterator[str]:
    """Who said it and when, evidence and verification; then the reason, the note and what others said."""
    given = result.answer
    if result.state == "unanswered":
        return
    said = given.established
    who = ", ".join(filter(None, (said.post, said.method, wording.moment(said.when)))) if said else ""
    parts = [f"Ustalono: {who}." if who else "Nie zapisano, od kogo i kiedy to ustalono."]
    register = {evidence.number: evidence for evidence in evaluation.sheet.source.course.evidence}
    names = [f"{e} ({register[e].name})" if e in register else e for e in given.evidence]
    parts.append(f"Dowody: {wording.sentence('; '.join(names))}" if names else "Dowodów nie wskazano.")
    verified = f"Weryfikacja: {wording.VERIFICATION[given.verification]}." if given.verification else ""
    yield " ".join(filter(None, (*parts, verified)))
    if given.reason:
        yield f"Uzasadnienie: {given.reason}"
    if given.note:
        yield f"Uwagi: {given.note}"
    for other in given.statements:
        note = f" ({other.note})" if other.note else ""
        yield f"Inna wypowiedź ({other.post}): {response_text(other.response, result.question)}{note}"


def points(result: QuestionResult) -> str:
    """How many points the answer gives; empty where the question is not scored."""
    if result.low is None or result.high is None:
        return "Pytanie nie wchodzi do wyniku." if result.question.is_scored else ""
    low, high = (wording.number(wording.rounded(share, 2).normalize()) for share in (result.low, result.high))
    known = low if result.low == result.high else f"od {low} do {high}"
    return f"Punkty: {known} z 1; waga pytania: {wording.number(result.question.weight)}."


def full_points(result: QuestionResult) -> str:
    """What would give full points; empty where they are given or nothing is said of it."""
    best = [option.requires for option in result.question.options if option.points == 1 and option.requires]
    best += [band.requires for band in result.question.bands if band.points == 1 and band.requires]
    return f"Pełne punkty, gdy: {'; albo: '.join(best)}" if best and result.low != 1 else ""


def finding(result: FindingResult) -> str:
    """The finding with its kind, whether it is certain, and its severity."""
    rejected = ", odrzucone przez audytora" if result.is_rejected else ""
    kind = _KIND[result.kind, result.state]
    return f"Ustalenie {result.id} {wording.quoted(result.title)}: {kind}, waga {wording.SEVERITY[result.severity]}{rejected}."


def finding_details(result: FindingResult) -> Iterator[str]:
    """What was found, why, and what the auditor decided."""
    yield f"Stan: {result.text}"
    if result.cause:
        yield f"Przyczyna: {result.cause}"
    if result.severity != result.computed_severity:
        yield f"Waga obliczona: {wording.SEVERITY[result.computed_severity]}."


def decision(result: FindingResult) -> str:
    """What the auditor decided; empty without a decision."""
    if result.judgement is None:
        return ""
    decided = {
        "potwierdzone": "Audytor potwierdził ustalenie",
        "zmieniona-waga": "Audytor zmienił wagę ustalenia",
        "ryzyko-zaakceptowane": "Ryzyko zaakceptowano",
        "odrzucone": "Audytor odrzucił ustalenie",
    }[result.judgement.decision]
    return f"{decided}: {result.judgement.reason}" if result.judgement.reason else decided


def cause(result: Cause, evaluation: Evaluation) -> str:
    """How the answers that follow lead to the finding; empty for one answer that fires it by itself."""
    if result.rule is not None:
        facts = [f"{wording.FACT[name]}: {_fact(name, evaluation)}" for name in dict.fromkeys(_facts(result.rule.when))]
        size = f" i danych jednostki ({', '.join(facts)})" if facts else ""
        many = "zestawienia odpowiedzi na kilka pytań" if len(result.questions) > 1 else "odpowiedzi na pytanie"
        leads = "Wynika z" if result.state == "certain" else "Może wynikać z"
        return f"{leads} {many}{size} (reguła {result.rule.id})."
    return "Może wynikać z odpowiedzi, której nie znamy." if result.state == "possible" else ""


def unticked(result: QuestionResult, behind: FindingResult) -> str:
    """Options whose absence fires the finding; empty where none does."""
    missing = list(_unticked(result, behind))
    return f"Nie zaznaczono: {', '.join(missing)}." if missing else ""


def _unticked(result: QuestionResult, behind: FindingResult) -> Iterator[str]:
    response = result.answer.response
    if not isinstance(response, Answered):
        return
    chosen = response.value if isinstance(response.value, tuple) else ()
    for option in result.question.options:
        if option.finding_if_absent is not None and option.finding_if_absent is behind.finding and option not in chosen:
            yield wording.quoted(option.label)


def _fact(name: FactName, evaluation: Evaluation) -> str:
    value = evaluation.sheet.facts.get(name)
    return "nie podano" if value is None else value if isinstance(value, str) else wording.number(value)


def _facts(condition: Condition) -> Iterator[FactName]:
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from _facts(part)
        case Not(part):
            yield from _facts(part)
        case FactTest(fact):
            yield fact
