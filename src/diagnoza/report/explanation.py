"""Why something stands: the chain from the answer and the legal point to the purchase, as indented sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from diagnoza import wording
from diagnoza.answers.shown import response_text
from diagnoza.definition.model import Reference
from diagnoza.evaluation.criteria import cited
from diagnoza.evaluation.model import Evaluation, FindingResult, MeasureResult, QuestionResult
from diagnoza.plan.model import Line, Plan
from diagnoza.problems import Failure, problem, suggestion

Kind = Literal["question", "finding", "measure", "item"]


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence at its depth in the chain, for one unit."""

    unit: str
    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The chain of one id."""

    id: str
    kind: Kind
    title: str
    steps: tuple[Step, ...]


def explain(id_: str, evaluations: Sequence[Evaluation], plan: Plan) -> Explanation:
    """The chain for a question, finding, measure or purchase item; `Failure` A010 with the nearest id."""
    first = evaluations[0]
    bank = first.definition.bank
    own = {f.id: f.title for e in evaluations for f in (*e.findings, *e.rejected)}
    kinds: tuple[tuple[Kind, dict[str, str]], ...] = (
        ("question", {question.id: question.text for question in first.definition.questions}),
        ("finding", {f.id: f.title for f in bank.findings.values()} | own),
        ("measure", {measure.id: measure.title for measure in bank.measures.values()}),
        ("item", {item.id: item.name for item in bank.items.values()}),
    )
    for kind, titles in kinds:
        if id_ in titles:
            steps = [step for evaluation in evaluations for step in _steps(kind, id_, evaluation, plan)]
            return Explanation(id_, kind, titles[id_], tuple(steps))
    everything = [name for _, titles in kinds for name in titles]
    raise Failure(
        [problem("A010", hint=suggestion(id_, everything), what="pytania, ustalenia, zalecenia ani pozycji", id=id_)]
    )


def _steps(kind: Kind, id_: str, evaluation: Evaluation, plan: Plan) -> Iterator[Step]:
    unit = evaluation.sheet.source.unit.id
    chains = {"question": _question, "finding": _finding, "measure": _measure, "item": _item}
    lines = list(chains[kind](id_, evaluation, plan))
    for depth, text in lines or [(0, "Odpowiedzi w tym arkuszu do tego nie prowadzą.")]:
        yield Step(unit, depth, text)


Chain = Iterator[tuple[int, str]]


def _question(id_: str, evaluation: Evaluation, plan: Plan) -> Chain:
    result = next(r for q, r in evaluation.results.items() if q.id == id_)
    yield 0, _answer_sentence(result)
    yield from _points(result)
    for finding in (*evaluation.findings, *evaluation.rejected):
        if result.question in finding.questions:
            yield 1, _finding_sentence(finding)
            yield from _measures_of(finding, evaluation, plan, 2)
    if result.question.is_scored:
        best = [f"„{o.label}” ({o.requires})" for o in result.question.options if o.points == 1 and o.requires]
        best += [f"najlepszy przedział ({b.requires})" for b in result.question.bands if b.points == 1 and b.requires]
        if best and result.low != 1:
            yield 1, f"Pełne punkty daje: {'; '.join(best)}."
    yield from _references(cited(result.question.refs, evaluation.acts), 1)


def _finding(id_: str, evaluation: Evaluation, plan: Plan) -> Chain:
    for finding in (*evaluation.findings, *evaluation.rejected):
        if finding.id != id_:
            continue
        yield 0, _finding_sentence(finding)
        yield 1, f"Stan: {wording.sentence(finding.text)}"
        if finding.cause:
            yield 1, f"Przyczyna: {wording.sentence(finding.cause)}"
        if finding.judgement is not None:
            yield 1, f"Decyzja audytora: {finding.judgement.decision}. {finding.judgement.reason}".strip()
        if finding.own is not None and finding.own.source.recommendation:
            yield 1, f"Zalecenie audytora: {wording.sentence(finding.own.source.recommendation)}"
        for cause in finding.causes:
            yield 1, f"Wynika z: {wording.sentence(cause.explanation)}"
            for question in cause.questions:
                yield 2, _answer_sentence(evaluation.results[question])
        if finding.own is not None:
            yield 1, "Ustalenie własne audytora, wpisane w arkuszu."
        yield from _references(finding.refs, 1)
        yield from _measures_of(finding, evaluation, plan, 1)


def _measure(id_: str, evaluation: Evaluation, plan: Plan) -> Chain:
    for result in evaluation.measures:
        if result.measure.id == id_:
            yield 0, _measure_sentence(result)
            for finding in result.findings:
                yield 1, _finding_sentence(finding)
                for cause in finding.causes:
                    yield 2, f"Wynika z: {wording.sentence(cause.explanation)}"
                yield from _references(finding.refs, 2)
            yield from _lines_of(result, plan, 1)


def _item(id_: str, evaluation: Evaluation, plan: Plan) -> Chain:
    unit = evaluation.sheet.source.unit.id
    for line in plan.lines:
        if line.item.id == id_ and unit in line.units:
            yield 0, _line_sentence(line)
            for entry in line.eligibility:
                confirmed = "" if entry.verified else " (do potwierdzenia w regulaminie)"
                source = f" Źródło: {entry.source.title}." if entry.source else ""
                yield 1, f"{entry.programme.title}: {wording.STATUS[entry.status]}. {entry.reason}{source}{confirmed}"
            if line.reason:
                yield 1, f"Podstawa: {wording.BASIS[line.basis]}. {line.reason}"
            own = {f.id for f in line.findings}
            for result in evaluation.measures:
                if result.measure in line.measures:
                    yield 1, _measure_sentence(result)
                    for finding in result.findings:
                        if finding.id in own:
                            yield 2, _finding_sentence(finding)
                            for cause in finding.causes:
                                yield 3, f"Wynika z: {wording.sentence(cause.explanation)}"
                            yield from _references(finding.refs, 3)


def _answer_sentence(result: QuestionResult) -> str:
    hidden = {
        True: "",
        False: " Pytanie ukryte, odpowiedź się nie liczy.",
        None: " Nie wiadomo, czy pytanie ma zastosowanie.",
    }
    answer = response_text(result.answer.response, result.question)
    reason = result.answer.reason
    because = f" Uzasadnienie: {reason}" if reason else ""
    return (
        f"{result.question.id}: „{result.question.text}” — {wording.sentence(answer)}{because}{hidden[result.visible]}"
    )


def _points(result: QuestionResult) -> Chain:
    if result.low is not None and result.high is not None:
        points = wording.number(result.low, 2)
        shown = points if result.low == result.high else f"od {points} do {wording.number(result.high, 2)}"
        yield 1, f"Punkty: {shown}, waga {wording.number(result.question.weight)}."
    elif result.question.is_scored:
        yield 1, "Nie wchodzi do wyniku."


def _finding_sentence(finding: FindingResult) -> str:
    state = wording.FINDING_STATE[finding.state]
    severity = wording.SEVERITY[finding.severity]
    rejected = ", odrzucone przez audytora" if finding.is_rejected else ""
    return f"{wording.FINDING_KIND[finding.kind]} {finding.id}: {finding.title} ({state}, waga {severity}{rejected})"


def _measure_sentence(result: MeasureResult) -> str:
    gain = wording.number(result.gain * 100, 1)
    return f"zalecenie {result.measure.id}: {result.measure.title} (podnosi wynik ostrożny o {gain} pkt proc.)"


def _line_sentence(line: Line) -> str:
    price = "brak ceny" if line.cost is None else f"{wording.money(line.cost.gross)} brutto"
    quantity = wording.counted(line.quantity, line.item.unit)
    return f"zakup {line.item.id}: {line.item.name}, {quantity}, {price} ({wording.PLAN_STATE[line.state]})"


def _references(refs: Sequence[Reference], depth: int) -> Chain:
    for reference in refs:
        point = reference.point
        yield depth, f"{point.act.short}, {point.label}: {point.title}"


def _measures_of(finding: FindingResult, evaluation: Evaluation, plan: Plan, depth: int) -> Chain:
    for result in evaluation.measures:
        if any(result.measure in group for group in finding.measures):
            yield depth, _measure_sentence(result)
            yield from _lines_of(result, plan, depth + 1)


def _lines_of(result: MeasureResult, plan: Plan, depth: int) -> Chain:
    for line in plan.lines:
        if result.measure in line.measures:
            yield depth, _line_sentence(line)
