"""What a full report must hold, listed from evaluations and plan and not from the report model, so that its omissions are caught too.

Texts are as they are printed: declined, dated, in złoty. A short text („tak”, „informatyk”) proves nothing by standing anywhere, so it
must stand near an anchor: the question or its id, the title, the item it belongs to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain

from diagnoza import wording
from diagnoza.answers import source
from diagnoza.answers.model import Answered, Response
from diagnoza.answers.shown import response_text
from diagnoza.definition.model import Option, Question
from diagnoza.evaluation.model import Evaluation, FindingResult, MeasureResult, QuestionResult
from diagnoza.plan.line import Expense, Line
from diagnoza.plan.model import Plan


@dataclass(frozen=True, slots=True)
class Expected:
    """One text: what it is and where it comes from (Polish, for the message), how it may be printed, near what.

    `texts` are alternatives, any of which will do, and so are `anchors`; without an anchor any place will do. `is_tight`: a
    table must hold it in the anchor's own row.
    """

    kind: str
    where: str
    texts: tuple[str, ...]
    anchors: tuple[str, ...] = ()
    is_tight: bool = False


def expected_texts(evaluations: Sequence[Evaluation], plan: Plan) -> Iterator[Expected]:
    """Everything, unit by unit, then the plan; empty texts are left out and texts of several lines parted."""
    parts = [_unit(evaluation) for evaluation in evaluations]
    for expected in chain(*parts, _plan(plan)):
        for line in _lines(expected.texts):
            yield Expected(expected.kind, expected.where, line, expected.anchors, expected.is_tight)


def _lines(texts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if len(texts) > 1:
        yield texts
    else:
        yield from ((line,) for line in texts[0].splitlines() if line.strip())


def _unit(evaluation: Evaluation) -> Iterator[Expected]:
    sheet = evaluation.sheet.source
    yield from _head(sheet)
    yield from _course(sheet)
    for result in evaluation.results.values():
        yield from _answer(result, sheet.unit.name)
    for finding in (*evaluation.findings, *evaluation.rejected):
        yield from _finding(finding, sheet.unit.name)
    for measure in evaluation.measures:
        yield from _measure(measure, sheet.unit.name)
    yield from _conformity(evaluation)
    yield from _possessions(evaluation)
    yield from _decision(evaluation)
    yield from _idle(evaluation)


def _head(sheet: source.SheetSource) -> Iterator[Expected]:
    """Unit, grantee, contract, auditors, opinion."""
    unit, grantee, contract = sheet.unit, sheet.grantee, sheet.contract
    texts = (unit.name, unit.teryt, unit.nip, unit.regon, unit.head.post, unit.head.name)
    yield from (Expected("dane jednostki", unit.name, (text,)) for text in texts)
    sizes = unit.resources
    for size in (sizes.employees, sizes.full_time, sizes.workstations, sizes.servers, sizes.sites):
        if size is not None:
            yield Expected("wielkość jednostki", unit.name, (wording.number(size),))
    for text in (grantee.name, grantee.nip, grantee.regon, contract.number):
        yield Expected("grantobiorca i umowa", unit.name, (text,))
    for day in (contract.signed, contract.project_end, sheet.conducted.start, sheet.conducted.end):
        yield from _dated("daty umowy i diagnozy", unit.name, day)
    if contract.grant is not None:
        yield Expected("kwota grantu", unit.name, (wording.money(int(contract.grant * 100)),))
    for auditor in sheet.auditors:
        yield Expected("audytorzy", unit.name, (auditor.name,))
        for text in (auditor.role, auditor.number, auditor.issuer):
            yield Expected("audytorzy", auditor.name, (text,), (auditor.name,))
        if isinstance(auditor.valid_until, date):
            yield from _dated("audytorzy", auditor.name, auditor.valid_until, auditor.name)
    if sheet.opinion is not None:
        for text in (sheet.opinion.kind, sheet.opinion.reason):
            yield Expected("opinia audytora", unit.name, (text,))


def _course(sheet: source.SheetSource) -> Iterator[Expected]:
    course, name = sheet.course, sheet.unit.name
    yield Expected("zakres", name, (course.scope,))
    yield Expected("ograniczenia", name, (course.limitations,))
    yield from (Expected("techniki", name, (technique,)) for technique in course.techniques)
    rows: list[tuple[str, Sequence[str | int | date | None]]] = [
        *(("osoby pytane", (person.post, person.when)) for person in course.people),
        *(("rejestr dowodów", (e.number, e.name, e.date, e.form, e.shown_by)) for e in course.evidence),
        *(("próby", (s.of, s.population, s.size, s.method, s.result)) for s in course.samples),
        *(("oględziny", (i.place, i.date, i.result)) for i in course.inspections),
        *(("testy", (t.scope, t.tool, t.date, t.authorisation, t.result)) for t in course.tests),
        *(("wcześniejsze zalecenia", (e.text, e.state)) for e in course.earlier),
    ]
    for kind, cells in rows:
        first = str(cells[0])
        yield Expected(kind, name, (first,))
        for cell in cells[1:]:
            if isinstance(cell, date):
                yield from _dated(kind, first, cell, first)
            elif cell is not None:
                text = cell if isinstance(cell, str) else wording.number(cell)
                yield Expected(kind, first, (text,), (first,), is_tight=True)


def _dated(kind: str, where: str, value: date | None, *anchors: str) -> Iterator[Expected]:
    if isinstance(value, datetime):
        yield Expected(kind, where, (wording.moment(value), wording.day(value)), anchors)
    elif value is not None:
        # „6–8 czerwca 2022 r.” has neither day in full; month and year are what all ways of printing share.
        yield Expected(
            kind,
            where,
            (wording.short_day(value), wording.day(value), wording.day(value).split(wording.NBSP, 1)[1]),
            anchors,
        )


def _answer(result: QuestionResult, unit: str) -> Iterator[Expected]:
    """A question with its answer and all that was noted beside it; one that is not asked and not answered may be left out."""
    answer, question = result.answer, result.question
    where, near = f"{unit}, {question.id}", (question.text, question.id)
    if result.visible is not False or result.state != "unanswered":
        yield Expected("pytania", where, (question.text,))
        for text in _shown(answer.response, question):
            yield Expected("odpowiedzi", where, (text,), near, is_tight=True)
    # The reason is the auditor's or belongs to „nie dotyczy”; both are typed under the same key.
    yield Expected("uzasadnienia odpowiedzi", where, (answer.reason,), near)
    yield Expected("uwagi", where, (answer.note,), near)
    yield from (Expected("dowody", where, (text,), near) for text in answer.evidence)
    if answer.verification:
        yield Expected("weryfikacja", where, (wording.VERIFICATION[answer.verification],), near)
    if answer.established:
        told = answer.established
        yield from (Expected("kto i jak ustalił", where, (text,), near) for text in (told.method, told.post))
        yield from _dated("kto i jak ustalił", where, told.when, *near)
    for said in answer.statements:
        yield from (Expected("wypowiedzi", where, (text,), near) for text in (said.post, said.note))
        yield from (Expected("wypowiedzi", where, (text,), near) for text in _shown(said.response, question))


def _shown(response: Response, question: Question) -> Iterator[str]:
    """An answer by its smallest parts: options of a choice, cells of a table."""
    value = response.value if isinstance(response, Answered) else None
    if not isinstance(value, tuple):
        yield response_text(response, question).replace(" (nieuznane)", "")
        return
    for part in value:
        if isinstance(part, Option):
            yield part.label
        else:
            yield from (text for _, text in part)


def _finding(finding: FindingResult, unit: str) -> Iterator[Expected]:
    where, near = f"{unit}, {finding.id}", (finding.title,)
    yield Expected("ustalenia", where, (finding.title,))
    for kind, text in (
        ("kryteria ustaleń", finding.criterion),
        ("stan w ustaleniach", finding.text),
        ("przyczyny", finding.cause),
        ("skutki", finding.effect),
        ("waga ustaleń", wording.SEVERITY[finding.severity]),
        ("zalecenia w ustaleniach własnych", finding.own.source.recommendation if finding.own else ""),
        ("uzasadnienia decyzji audytora", finding.judgement.reason if finding.judgement else ""),
    ):
        yield Expected(kind, where, (text,), near)


def _measure(result: MeasureResult, unit: str) -> Iterator[Expected]:
    where, near = f"{unit}, {result.measure.id}", (result.measure.title,)
    yield Expected("zalecenia", where, near)
    if (position := result.position) is not None:
        for text in (position.position or "", position.responsible, position.note):
            yield Expected("stanowisko kierownika", where, (text,), near)
        yield from _dated("stanowisko kierownika", where, position.due, *near)


def _conformity(evaluation: Evaluation) -> Iterator[Expected]:
    unit = evaluation.sheet.source.unit.name
    for act in evaluation.conformity:
        for point in act.points:
            where, near = f"{unit}, {act.act.short}: {point.point.label}", (point.point.label,)
            yield Expected("zgodność z przepisami", where, (wording.CONFORMITY[point.state],), near, is_tight=True)
            if point.overruling is not None:
                yield Expected("uzasadnienia ocen zgodności", where, (point.overruling.reason,), near)


def _possessions(evaluation: Evaluation) -> Iterator[Expected]:
    """What the unit has, wants and has spent."""
    sheet, unit = evaluation.sheet, evaluation.sheet.source.unit.name
    for item, owned in sheet.owned:
        for text in (item.name, wording.counted(owned.quantity, item.unit), owned.source):
            yield Expected("posiadane", f"{unit}, {item.name}", (text,), (item.name,), is_tight=True)
        yield from _dated("posiadane", f"{unit}, {item.name}", owned.durable_until, item.name)
    for item, wish in sheet.wishes:
        yield Expected("potrzeby własne", f"{unit}, {item.name}", (wish.reason.removesuffix("."),), (item.name,))
    for item, expense in sheet.expenses:
        for text in (wording.money(int(expense.gross * 100)), expense.state):
            yield Expected("wydatki", f"{unit}, {item.name}", (text,), (item.name,), is_tight=True)
        yield from _dated("wydatki", f"{unit}, {item.name}", expense.date, item.name)


def _decision(evaluation: Evaluation) -> Iterator[Expected]:
    """Which variant of the plan was decided on, by whom and when."""
    linked, unit = evaluation.sheet.decision, evaluation.sheet.source.unit.name
    if linked is not None:
        decision = linked.source
        items = sorted(item.name for item in linked.omitted | linked.included)
        for text in (decision.variant, decision.post, *items, *(programme.title for programme in linked.programmes)):
            yield Expected("decyzja o zakupach", unit, (text,))
        yield from _dated("decyzja o zakupach", unit, decision.decided)


def _idle(evaluation: Evaluation) -> Iterator[Expected]:
    """What was typed and changes nothing here: it must not vanish for that."""
    sheet, unit = evaluation.sheet, evaluation.sheet.source.unit.name
    standing = {finding.id for finding in (*evaluation.findings, *evaluation.rejected)}
    issued = {result.measure for result in evaluation.measures}
    bound = {point.point for act in evaluation.conformity for point in act.points}
    texts: list[tuple[str, Iterable[str]]] = [
        *((f.title, (j.state, j.cause, j.reason)) for f, j in sheet.judgements.items() if f.id not in standing),
        *((m.title, (p.responsible, p.note)) for m, p in sheet.positions.items() if m not in issued),
        *((point.label, (o.reason,)) for point, o in sheet.overrulings.items() if point not in bound),
        *(
            (own.id, (own.criterion, own.state, own.cause, own.effect, own.recommendation))
            for own in sheet.idle_findings
        ),
        *((id_, (p.reason, p.note, *p.evidence)) for id_, p in ((i, sheet.source.answers[i]) for i in sheet.kept)),
    ]
    for where, typed in texts:
        yield from (Expected("zapisy, które tu nic nie zmieniają", f"{unit}, {where}", (text,)) for text in typed)


def _plan(plan: Plan) -> Iterator[Expected]:
    for line in plan.lines:
        name = line.item.name
        yield Expected("pozycje planu", name, (name,))
        for kind, text in _line(line):
            yield Expected(kind, name, (text,), (name,), is_tight=True)
    for kind, amount in sums(plan):
        yield Expected("sumy planu", kind, (wording.money(amount),))


def _line(line: Line) -> Iterator[tuple[str, str]]:
    yield "ilości w planie", wording.counted(line.quantity, line.item.unit)
    if line.quantity:
        yield "kwoty w planie", wording.money(line.cost.net if line.cost else None)
        yield "kwoty w planie", wording.money(line.cost.gross if line.cost else None)
    yield "uzasadnienia pozycji planu", line.reason


def sums(plan: Plan) -> Iterator[tuple[str, int]]:
    """The sums of a plan that are printed, in grosze, by the words a message calls them."""
    yield "netto", plan.total.net
    yield "VAT", plan.total.vat
    yield "brutto", plan.total.gross
    if plan.programmes:
        yield "kwalifikowalne", plan.total.eligible
    if plan.to_establish:
        yield "do ustalenia", plan.to_establish
    for kind, expenses in expenses_by_state(plan).items():
        yield kind, sum(expense.gross for expense in expenses)


def expenses_by_state(plan: Plan) -> dict[str, list[Expense]]:
    """What is spent and what is committed stand apart in the account; whatever else was typed is summed as other."""
    groups: dict[str, list[Expense]] = {}
    for expense in plan.expenses:
        state = expense.state if expense.state in ("poniesione", "zaangażowane") else "inne"
        groups.setdefault(f"wydatki {state}", []).append(expense)
    return groups
