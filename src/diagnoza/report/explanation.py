"""Why something stands: the chain from the legal point to the złoty and back, as indented sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from diagnoza import wording
from diagnoza.definition.model import Reference
from diagnoza.evaluation.criteria import cited
from diagnoza.evaluation.model import Cause, Evaluation, FindingResult, MeasureResult, QuestionResult
from diagnoza.plan.line import Line
from diagnoza.plan.model import Plan
from diagnoza.problems import Failure, fold, problem, suggestion
from diagnoza.report import grounds, purchase_grounds

_SPACES = re.compile(r"[ \t\n\r]+")

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
    """The chain for a question, finding, measure or purchase item, by id or title; `Failure` A010 with the nearest id."""
    first = evaluations[0]
    bank = first.definition.bank
    own = {f.id: f.title for e in evaluations for f in (*e.findings, *e.rejected)}
    kinds: tuple[tuple[Kind, dict[str, str]], ...] = (
        ("question", {question.id: question.text for question in first.definition.questions}),
        ("finding", {f.id: f.title for f in bank.findings.values()} | own),
        ("measure", {measure.id: measure.title for measure in bank.measures.values()}),
        ("item", {item.id: item.name for item in bank.items.values()}),
    )
    ids = {fold(title): id_ for _, titles in reversed(kinds) for id_, title in titles.items()}
    id_ = ids.get(fold(id_), id_)
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
    teller = _Teller(evaluation, plan)
    chains = {"question": teller.question, "finding": teller.finding, "measure": teller.measure, "item": teller.item}
    for depth, text in list(chains[kind](id_)) or [(0, _NOTHING[kind])]:
        yield Step(unit, depth, wording.sentence(_SPACES.sub(" ", text).strip()))


_NOTHING: dict[Kind, str] = {
    "question": "Kwestionariusz o to nie pyta.",
    "finding": "Odpowiedzi w tym arkuszu nie prowadzą do tego ustalenia.",
    "measure": "Zalecenia nie wydano: w tym arkuszu nie ma ustalenia, które by go wymagało.",
    "item": "Pozycji nie ma w planie: nie wymaga jej zalecenie ani program, nie jest też potrzebą własną.",
}
Chain = Iterator[tuple[int, str]]


class _Teller:
    """Tells the chains of one unit; what was told at length is only named when it comes again."""

    def __init__(self, evaluation: Evaluation, plan: Plan) -> None:
        self._evaluation = evaluation
        self._plan = plan
        self._findings = (*evaluation.findings, *evaluation.rejected)
        self._told: set[object] = set()

    def question(self, id_: str) -> Chain:
        """The answer, its legal points, then the findings with all that follows from them."""
        result = next(r for q, r in self._evaluation.results.items() if q.id == id_)
        yield 0, grounds.answer(result)
        yield from self._given(result, 1)
        yield from _all(1, (grounds.points(result), grounds.full_points(result)))
        yield from self._points(cited(result.question.refs, self._evaluation.acts), 1)
        behind = [finding for finding in self._findings if result.question in finding.questions]
        if not behind:
            yield 1, "Z odpowiedzi nie wynika żadne ustalenie."
        for finding in behind:
            yield from self._named(finding, 1)
            yield from self._measures(finding, 2)

    def finding(self, id_: str) -> Chain:
        """What it rests on, then its measures and purchases."""
        for finding in self._findings:
            if finding.id == id_:
                yield from self._grounded(finding, 0)
                yield from self._measures(finding, 1)

    def measure(self, id_: str) -> Chain:
        """The findings that ask for it with what they rest on, then its purchases."""
        for result in self._evaluation.measures:
            if result.measure.id == id_:
                yield 0, purchase_grounds.measure(result)
                yield from _all(1, purchase_grounds.measure_details(result))
                for finding in result.findings:
                    yield from self._grounded(finding, 1)
                yield from self._purchases(result, 1)

    def item(self, id_: str) -> Chain:
        """The lines of the plan that serve the unit, each with the measures and findings that ask for it.

        Of an item that the plan does not know, what the unit has of it and spent on it.
        """
        if all(line.item.id != id_ for line in self._lines()):
            yield from _all(0, purchase_grounds.unbought(id_, self._evaluation))
        for line in self._lines():
            if line.item.id != id_:
                continue
            yield from self._line(line, 0)
            purpose = line.purposes.get(self._evaluation.sheet.source.unit.id, {})
            for result in self._evaluation.measures:
                if result.measure in purpose:
                    yield 1, purchase_grounds.measure(result)
                    yield from self._once(result.measure, 2, purchase_grounds.measure_details(result))
                    for finding in purpose[result.measure]:
                        yield from self._grounded(finding, 2)

    def _lines(self) -> Iterator[Line]:
        unit = self._evaluation.sheet.source.unit.id
        return (line for line in self._plan.lines if unit in line.units)

    def _once(self, what: object, depth: int, texts: Iterable[str]) -> Chain:
        if what not in self._told:
            self._told.add(what)
            yield from _all(depth, texts)

    def _named(self, finding: FindingResult, depth: int) -> Chain:
        yield depth, grounds.finding(finding)
        details = (*grounds.finding_details(finding), grounds.decision(finding))
        yield from self._once(("details", finding.id), depth + 1, details)

    def _grounded(self, finding: FindingResult, depth: int) -> Chain:
        """The finding down to the answers and the legal points it rests on."""
        if ("grounds", finding.id) in self._told:
            yield depth, f"{grounds.finding(finding)} Opisano wyżej."
            return
        self._told.add(("grounds", finding.id))
        yield from self._named(finding, depth)
        for cause in finding.causes:
            yield from self._cause(cause, finding, depth + 1)
        if finding.own is not None:
            yield depth + 1, "To ustalenie własne audytora, wpisane w arkuszu."
        if finding.refs:
            yield from self._points(finding.refs, depth + 1)
        elif finding.criterion:
            yield depth + 1, f"Kryterium: {finding.criterion}"
        else:
            yield depth + 1, "Nie wskazano przepisu."

    def _cause(self, cause: Cause, finding: FindingResult, depth: int) -> Chain:
        leads = grounds.cause(cause, self._evaluation)
        if leads:
            yield depth, leads
            depth += 1
        for question in cause.questions:
            result = self._evaluation.results[question]
            yield depth, grounds.answer(result)
            if cause.rule is None:
                yield from _all(depth + 1, (grounds.unticked(result, finding),))
            yield from self._given(result, depth + 1)

    def _given(self, result: QuestionResult, depth: int) -> Chain:
        return self._once(result.question, depth, grounds.answer_details(result, self._evaluation))

    def _points(self, references: Iterable[Reference], depth: int) -> Chain:
        for reference in references:
            is_told = reference.point in self._told
            self._told.add(reference.point)
            force = "" if is_told else grounds.in_force(reference, self._evaluation)
            yield depth, f"{wording.sentence(grounds.legal_point(reference))} {force}"

    def _measures(self, finding: FindingResult, depth: int) -> Chain:
        wanted = [r for r in self._evaluation.measures if any(r.measure in group for group in finding.measures)]
        own = finding.own.source.recommendation if finding.own else ""
        if own:
            yield depth, f"Zalecenie audytora: {own}"
        elif not wanted:
            reason = finding.finding.no_measures if finding.finding else ""
            yield depth, reason or "Ustalenie nie prowadzi do żadnego zalecenia."
        for result in wanted:
            yield depth, purchase_grounds.measure(result)
            yield from self._once(result.measure, depth + 1, purchase_grounds.measure_details(result))
            yield from self._purchases(result, depth + 1)

    def _purchases(self, result: MeasureResult, depth: int) -> Chain:
        lines = [line for line in self._lines() if result.measure in line.asking_measures]
        if not lines:
            yield depth, "Zalecenie nie wymaga zakupów."
        for line in lines:
            if line.is_needed:
                yield from self._line(line, depth)
            else:  # what nobody means to buy is told at length only where it is asked about itself
                yield depth, purchase_grounds.purchase(line, self._plan)

    def _line(self, line: Line, depth: int) -> Chain:
        yield depth, purchase_grounds.purchase(line, self._plan)
        details = purchase_grounds.purchase_details(line, self._plan, self._evaluation)
        yield from self._once(id(line), depth + 1, details)


def _all(depth: int, texts: Iterable[str]) -> Chain:
    return ((depth, text) for text in texts if text)
