"""What to do and what to buy: measures, the plan by programme area, the trace from a purchase to the legal point."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from diagnoza import wording
from diagnoza.answers.shown import response_text
from diagnoza.answers.source import Position
from diagnoza.evaluation.model import Evaluation, FindingResult, MeasureResult
from diagnoza.plan.model import Line, Plan
from diagnoza.plan.reasons import why_not
from diagnoza.plan.variants import Variant
from diagnoza.report import model
from diagnoza.report.numbers import NO_POINTER, Numbers
from diagnoza.report.plan_headline import headline
from diagnoza.report.settlement import settlement_rows
from diagnoza.report.spending import budget_label, decision_text, prospects, variant_row, variants_note
from diagnoza.report.tallies import NO_PROGRAMME, UNPLACED
from diagnoza.report.text import SEVERITY_TONE, STATUS_TONE, UNCONFIRMED, joined, legal, not_due


def measures(evaluations: Sequence[Evaluation], numbers: Mapping[str, Numbers]) -> tuple[model.MeasureEntry, ...]:
    """All measures of all units in the order of the evaluation."""
    return tuple(
        _measure(evaluation, result, numbers[evaluation.sheet.source.unit.id])
        for evaluation in evaluations
        for result in evaluation.measures
    )


def _measure(evaluation: Evaluation, result: MeasureResult, numbers: Numbers) -> model.MeasureEntry:
    measure = result.measure
    certain = result.state == "certain"
    severity = wording.SEVERITY[result.severity]
    return model.MeasureEntry(
        number=numbers.measures[measure.id],
        id=measure.id,
        unit=evaluation.sheet.source.unit.name,
        title=measure.title,
        state=_measure_state(result),
        priority=severity if certain else f"{severity} (warunkowo)",
        tone=SEVERITY_TONE[result.severity] if certain else "open",
        term=_term(measure.term_months),
        owner=wording.ROLE[measure.owner_role],
        effort=wording.plural_of(measure.effort_days, "dzień", "dni", "dni", "dnia"),
        gain=f"{wording.number(result.gain * 100, 1)}{wording.NBSP}pkt proc.",
        why=measure.why,
        how=measure.how,
        free_help="; ".join(f"{help_.name}: {help_.url}" for help_ in measure.free_help),
        alternatives="; ".join(other.title for other in result.alternatives),
        findings=tuple(numbers.finding(finding) for finding in result.findings),
        purchases="; ".join(item.name for item in measure.purchases) or "bez zakupów",
        position=position_text(result.position),
    )


def _measure_state(result: MeasureResult) -> str:
    state = "potwierdzone" if result.state == "certain" else "warunkowe, do ustalenia"
    return state if result.is_first_choice else f"{state}; wariant zastępczy"


def _term(months: int) -> str:
    return "niezwłocznie" if months == 0 else wording.plural(months, "miesiąc", "miesiące", "miesięcy")


def position_text(position: Position | None) -> str:
    """What the head says to a measure; empty where nothing was written."""
    if position is None:
        return ""
    due = f"termin {wording.short_day(position.due)}" if position.due else ""
    responsible = f"odpowiada: {position.responsible}" if position.responsible else ""
    return joined([position.position or "", responsible, due, position.note])


def purchases(
    plan: Plan, evaluations: Sequence[Evaluation], numbers: Mapping[str, Numbers], variants: Sequence[Variant] = ()
) -> model.Purchases:
    """Lines by area of the first programme; ineligible and conditional ones apart."""
    names = {e.sheet.source.unit.id: e.sheet.source.unit.name for e in evaluations}

    def entry(line: Line) -> model.LineEntry:
        return _line(line, plan, names, _behind(line, evaluations, numbers))

    shown = [line for line in plan.lines if line.state == "certain" and line.status != "ineligible"]
    groups: dict[str, list[Line]] = {}
    for line in sorted(shown, key=lambda line: not line.is_chosen):  # what is bought stands first in each area
        area = line.eligibility[0].area if line.eligibility else None
        unplaced = UNPLACED if line.eligibility else NO_PROGRAMME
        groups.setdefault(area.title if area else unplaced, []).append(line)
    order = [area.title for programme in plan.programmes for area in programme.areas]
    titles = sorted(groups, key=lambda title: order.index(title) if title in order else len(order))
    return model.Purchases(
        programme="; ".join(programme.title for programme in plan.programmes),
        groups=tuple(_group(title, groups[title], entry) for title in titles),
        totals=tuple(_totals(plan)),
        expenses=tuple(
            model.Row(
                (
                    e.item.name,
                    names[e.unit],
                    wording.money(e.gross),
                    e.state,
                    wording.short_day(e.dated) if e.dated else "",
                )
            )
            for e in plan.expenses
        ),
        owned=tuple(_owned(evaluations)),
        settlement=tuple(settlement_rows(plan.settlement)),
        limits=tuple(
            model.Row((limit.text, limit.source.title, "potwierdzone w źródle" if limit.verified else UNCONFIRMED))
            for programme in plan.programmes
            for limit in programme.limits
        ),
        remarks=tuple(_remarks(plan, evaluations)),
        ineligible=tuple(entry(line) for line in plan.lines if line.status == "ineligible"),
        conditional=tuple(
            entry(line) for line in plan.lines if line.state == "conditional" and line.status != "ineligible"
        ),
        variants=tuple(map(variant_row, variants)),
        variants_note=variants_note(evaluations[0].sheet.source.unit.name) if variants else "",
        headline=tuple(headline(plan)),
    )


def _remarks(plan: Plan, evaluations: Sequence[Evaluation]) -> Iterator[str]:
    """What was decided, what the money does, what is to be watched."""
    for evaluation in evaluations:
        decision, unit = evaluation.sheet.decision, evaluation.sheet.source.unit
        if decision is not None:
            yield f"Decyzja o zakupach ({unit.name}): {decision_text(decision)}."
    yield from prospects(plan, "można usunąć")
    yield from (joined([p.message, p.advice], " – ") for p in plan.problems)


def _owned(evaluations: Sequence[Evaluation]) -> Iterator[model.Row]:
    for evaluation in evaluations:
        for item, part in evaluation.sheet.owned:
            quantity = wording.counted(part.quantity, item.unit)
            until = wording.short_day(part.durable_until) if part.durable_until else "—"
            yield model.Row(
                (item.name, evaluation.sheet.source.unit.name, quantity, part.source or "nie podano", until)
            )


def _group(title: str, lines: Sequence[Line], entry: Callable[[Line], model.LineEntry]) -> model.LineGroup:
    gross = sum(line.cost.gross for line in lines if line.is_chosen and line.cost)
    return model.LineGroup(title, tuple(map(entry, lines)), wording.money(gross))


def _behind(line: Line, evaluations: Sequence[Evaluation], numbers: Mapping[str, Numbers]) -> tuple[model.Pointer, ...]:
    """The findings a line answers, in each unit that asks for it."""
    wanted = {finding.id for finding in line.findings}
    return tuple(
        numbers[unit].finding(finding)
        for evaluation in evaluations
        if (unit := evaluation.sheet.source.unit.id) in line.units
        for finding in evaluation.findings
        if finding.id in wanted
    )


def _line(line: Line, plan: Plan, names: Mapping[str, str], behind: tuple[model.Pointer, ...]) -> model.LineEntry:
    cost, first = line.cost, line.eligibility[0] if line.eligibility else None
    quantity = wording.counted(line.quantity, line.item.unit)
    what = "posiadane albo opłacone" if line.basis == "programme" else "posiadane"
    have = f" ({what}: {wording.number(line.owned)})" if line.owned else ""
    source = ""
    if first is not None:
        title = first.source.label if first.source else ""
        source = joined([title, "" if first.verified else UNCONFIRMED])
    return model.LineEntry(
        item=line.item.id,
        name=line.item.name,
        requirements=line.item.requirements,
        quantity=f"{quantity}{have}",
        units="; ".join(f"{names[unit]}: {wording.number(count)}" for unit, count in line.units.items()),
        state=wording.PLAN_STATE[line.state],
        origin=wording.BASIS[line.basis],
        basis=joined([wording.BASIS[line.basis], line.reason], ": "),
        net=wording.money(cost.net if cost else None) if line.quantity else "—",
        vat=f"{wording.money(cost.vat)} ({_rate(cost.vat_rate)})" if cost and line.quantity else "",
        gross=wording.money(cost.gross if cost else None) if line.quantity else "—",
        eligible=_eligible(line),
        kind=wording.ITEM_KIND[line.item.kind],
        classification="",
        category=first.category.title if first and first.category else "",
        status=wording.STATUS[line.status] if line.eligibility else "bez programu",
        tone=STATUS_TONE[line.status] if line.eligibility else "none",
        reason=joined([first.reason if first else "", _estimate(line)], " "),
        source=source,
        yearly="tak" if line.item.yearly_cost else "nie",
        findings=behind,
        chosen=choice(line, plan),
        consider="; ".join(item.name for item in line.consider),
    )


def _eligible(line: Line) -> str:
    if not line.eligibility:
        return "—"
    if line.status == "ineligible":
        return "nie"
    return wording.money(line.cost.eligible) if line.cost and line.quantity else ""


def _rate(rate: str) -> str:
    return {"zw": "zwolnione", "np": "nie podlega"}.get(rate, f"{rate}{wording.NBSP}%")


def _estimate(line: Line) -> str:
    cost = line.cost
    if cost is None:
        return ""
    dated = f", {wording.short_day(cost.dated)}" if cost.dated else ""
    return f"Szacowanie wartości: {cost.method}{dated}." if cost.method else ""


def choice(line: Line, plan: Plan) -> str:
    """Whether a line is bought, and why not."""
    return "tak" if line.is_chosen else f"nie: {why_not(line, plan)}"


def _totals(plan: Plan) -> Iterator[model.Field]:
    total = plan.total
    yield model.Field("Razem netto", wording.money(total.net))
    yield model.Field("Razem VAT", wording.money(total.gross - total.net))
    yield model.Field("Razem brutto", wording.money(total.gross))
    if plan.programmes:
        yield model.Field("w tym koszt kwalifikowalny", wording.money(total.eligible))
    yield model.Field("Do ustalenia, brutto", wording.money(plan.to_establish))
    if plan.expenses:
        yield model.Field("Wydatki już poniesione, brutto", wording.money(sum(e.gross for e in plan.expenses)))
    for programme in plan.programmes:
        bounds = [
            wording.money(v) if v is not None else "nie podano" for v in (programme.grant_min, programme.grant_max)
        ]
        yield model.Field(f"Granice grantu ({programme.title})", f"od {bounds[0]} do {bounds[1]}")
    if plan.budget is not None:
        yield model.Field(budget_label(plan), wording.money(plan.budget))


def trace(evaluations: Sequence[Evaluation], plan: Plan, numbers: Mapping[str, Numbers]) -> tuple[model.TraceRow, ...]:
    """Every purchase with its measure, finding, answer and legal point; a wish or a duty says so."""
    return tuple(row for line in plan.lines for row in _traces(line, evaluations, numbers))


def _traces(line: Line, evaluations: Sequence[Evaluation], numbers: Mapping[str, Numbers]) -> Iterator[model.TraceRow]:
    if line.basis != "finding":
        why = joined([wording.BASIS[line.basis], line.reason], ": ")
        yield model.TraceRow(line.item.name, why, NO_POINTER, NO_POINTER, "", _programme_point(line))
    for evaluation in evaluations:
        unit = evaluation.sheet.source.unit.id
        if unit not in line.units:
            continue
        for result in evaluation.measures:
            if result.measure in line.measures:
                for finding in result.findings:
                    yield model.TraceRow(
                        purchase=line.item.name,
                        why="",
                        measure=numbers[unit].measure(result.measure),
                        finding=numbers[unit].finding(finding),
                        answer=_answers(finding, evaluation),
                        legal=legal(finding.refs, not_due(evaluation)) or _without_point(finding, line),
                    )


def _programme_point(line: Line) -> str:
    return _sources(line) or wording.BASIS[line.basis]


def _sources(line: Line) -> str:
    """Where the programmes' classing of the item was read."""
    return "; ".join(entry.source.label for entry in line.eligibility if entry.source)


def _without_point(finding: FindingResult, line: Line) -> str:
    """What stands behind a finding that no point of an act is cited for: its criterion, then the programme."""
    return joined([finding.criterion, _sources(line)]) or "bez odniesienia do przepisu"


def _answers(finding: FindingResult, evaluation: Evaluation) -> str:
    if finding.own is not None:
        return "ustalenie własne audytora"
    answers = (evaluation.results[question] for question in finding.questions)
    return "; ".join(f"{r.question.id}: {response_text(r.answer.response, r.question)}" for r in answers)
