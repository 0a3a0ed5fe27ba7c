"""What design §4 and §5 promise of every definition and every sheet."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from diagnoza.definition.model import Definition, Question
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.build import build_plan
from diagnoza.plan.model import Plan
from diagnoza.render.json_plan import plan_json
from diagnoza.render.json_shapes import evaluations_json
from support.cases import cases
from support.definitions import Data, Drawn, is_scored
from support.draws import Dice, Draw
from support.sheets import NOT_APPLICABLE, UNKNOWN, cases_drawn, evaluated, sheet, typed_answer, with_answer

GROSZ = Decimal("0.01")


@settings(max_examples=cases(10_000))
@given(cases_drawn())
def test_low_is_never_above_high_and_both_lie_between_0_and_1(case: tuple[Drawn, Data]) -> None:
    """Overall and in each area 0 ≤ low ≤ high ≤ 1, or both are null; so do the shares."""
    drawn, data = case
    evaluation = evaluated(data, drawn.build())
    for result in (evaluation.overall, *evaluation.areas):
        if result.low is None or result.high is None:
            assert result.low is result.high is None
        else:
            assert 0 <= result.low <= result.high <= 1
    for share in (evaluation.overall.examined, evaluation.overall.evidenced):
        assert share is None or 0 <= share <= 1


@st.composite
def _two_answers(draw: Draw) -> tuple[Drawn, Data, str, Data, Data]:
    drawn, data = draw(cases_drawn())
    dice = Dice(draw)
    question = dice.one([q for q in reversed(drawn.unread) if is_scored(q)])
    first, second = ({"odpowiedz": typed_answer(dice, question)} for _ in range(2))
    return drawn, data, question["id"], first, second


@settings(max_examples=cases(10_000))
@given(_two_answers())
def test_more_points_never_lower_a_score(case: tuple[Drawn, Data, str, Data, Data]) -> None:
    """With more points on one answered question that no condition reads, neither bound of any score falls."""
    drawn, data, id_, first, second = case
    definition = drawn.build()
    question = definition.bank.questions[id_]
    is_dated = data["przeprowadzono"]["do"] is not None
    assume(is_dated or question.kind != "date")  # a date with no day to count up to brings no known points
    one, two = (evaluated(with_answer(data, id_, part), definition) for part in (first, second))
    less, more = sorted((one, two), key=lambda e: _points(e, definition, id_))
    for below, above in zip((less.overall, *less.areas), (more.overall, *more.areas), strict=True):
        assert (below.low is None) == (above.low is None)
        if below.low is not None:
            assert below.low <= above.low
            assert below.high <= above.high


def _points(evaluation: Evaluation, definition: Definition, id_: str) -> Fraction:
    """Points of the answer, reckoned here: Σ of the chosen up to 1, or the first band that holds the value."""
    question = definition.bank.questions[id_]
    value = evaluation.sheet.answer(question).response.value
    if isinstance(value, tuple):
        return min(Fraction(1), sum((option.points for option in value), Fraction(0)))
    if question.kind == "date":
        end = evaluation.sheet.source.conducted.end
        value = max(m for m in range(1000) if _months_later(value, m) <= (end.year, end.month, end.day))
    return next(band.points for band in question.bands if band.up_to is None or value <= band.up_to)


def _months_later(day: Any, months: int) -> tuple[int, int, int]:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1, day.day


@st.composite
def _forgotten(draw: Draw) -> tuple[Drawn, Data, str]:
    drawn, data = draw(cases_drawn())
    return drawn, data, Dice(draw).one(drawn.questions)["id"]


@settings(max_examples=cases(10_000))
@given(_forgotten())
def test_not_knowing_never_helps(case: tuple[Drawn, Data, str]) -> None:
    """Nie wiem in place of any answer never raises low (nothing to count may become 0) and takes no finding, measure
    or plan line out of certain ∪ possible."""
    drawn, data, id_ = case
    definition = drawn.build()
    known, unknown = (evaluated(entry, definition) for entry in (data, with_answer(data, id_, UNKNOWN)))
    if known.overall.low is None:
        assert not unknown.overall.low
    else:
        assert unknown.overall.low is not None
        assert unknown.overall.low <= known.overall.low
    assert {f.id for f in known.findings} <= {f.id for f in unknown.findings}
    assert {f.id for f in known.rejected} <= {f.id for f in unknown.rejected}
    assert {m.measure.id for m in known.measures} <= {m.measure.id for m in unknown.measures}
    assert _lines(build_plan([known])) <= _lines(build_plan([unknown]))


@settings(max_examples=cases(10_000))
@given(_forgotten())
def test_not_knowing_makes_nothing_certain(case: tuple[Drawn, Data, str]) -> None:
    """Nie wiem in place of any answer makes no finding, measure or line certain that was not."""
    drawn, data, id_ = case
    definition = drawn.build()
    known, unknown = (evaluated(entry, definition) for entry in (data, with_answer(data, id_, UNKNOWN)))
    assert _certain(unknown) <= _certain(known)
    if known.overall.high is not None:
        assert unknown.overall.high is not None
        assert unknown.overall.high >= known.overall.high or known.overall.high == 1 or _grew(known, unknown)


def _grew(known: Evaluation, unknown: Evaluation) -> bool:
    """Whether questions hidden or left out before count now, which may lower a mean's upper bound in another area."""
    return any(known.results[q].low is None and r.low is not None for q, r in unknown.results.items())


def _certain(evaluation: Evaluation) -> set[tuple[str, str]]:
    findings = {("finding", f.id) for f in (*evaluation.findings, *evaluation.rejected) if f.state == "certain"}
    measures = {("measure", m.measure.id) for m in evaluation.measures if m.state == "certain"}
    lines = {
        ("line", x.item.id) for x in build_plan([evaluation]).lines if (x.state, x.basis) == ("certain", "finding")
    }
    return findings | measures | lines


def _lines(plan: Plan) -> set[tuple[str, str, int]]:
    return {(line.item.id, line.basis, line.quantity) for line in plan.lines}


@st.composite
def _left_out(draw: Draw) -> tuple[Drawn, Data, str]:
    drawn, data = draw(cases_drawn())
    return drawn, data, Dice(draw).one(drawn.unread[::-1])["id"]


@settings(max_examples=cases(10_000))
@given(_left_out())
def test_accepted_not_applicable_is_as_if_never_asked(case: tuple[Drawn, Data, str]) -> None:
    """For a question no condition reads, an accepted nie dotyczy gives the scores and findings of the definition
    without that question."""
    drawn, data, id_ = case
    excluded = evaluated(with_answer(data, id_, NOT_APPLICABLE), drawn.build())
    absent = evaluated(with_answer(data, id_, None), drawn.without(id_).build())
    assert _scores(excluded) == _scores(absent)
    assert _outcome(excluded) == _outcome(absent)


def _scores(evaluation: Evaluation) -> list[Any]:
    overall = evaluation.overall
    areas = [(area.area.id, area.low, area.high) for area in evaluation.areas]
    level = overall.level.name if overall.level else None
    return [overall.low, overall.high, level, overall.critical, overall.evidenced, *areas]


def _outcome(evaluation: Evaluation) -> list[Any]:
    findings = [
        (f.id, f.state, f.severity, [c.explanation for c in f.causes])
        for f in (*evaluation.findings, *evaluation.rejected)
    ]
    measures = [(m.measure.id, m.state, m.severity, m.gain) for m in evaluation.measures]
    points = [(p.point.id, p.state) for act in evaluation.conformity for p in act.points]
    return [findings, measures, points]


@st.composite
def _mixed(draw: Draw) -> tuple[Drawn, Data, Drawn, Data]:
    drawn, data = draw(cases_drawn())
    dice = Dice(draw)
    lists = {name: dice.shuffled(entries) for name, entries in drawn.lists.items()}
    lists["areas"] = [{**area, "findings": dice.shuffled(area["findings"])} for area in lists["areas"]]
    lists["programmes"] = [{**p, "items": _mix(dice, p["items"])} for p in lists["programmes"]]
    mixed = {key: _mix(dice, part) if isinstance(part, dict) else part for key, part in data.items()}
    return drawn, data, Drawn(lists, drawn.questionnaire), mixed


def _mix(dice: Dice, data: Data) -> Data:
    return {key: data[key] for key in dice.shuffled(list(data))}


@settings(max_examples=cases(10_000))
@given(_mixed())
def test_order_of_keys_changes_nothing(case: tuple[Drawn, Data, Drawn, Data]) -> None:
    """Answers, judgements, prices, measures, items, findings, rules, areas' files and a programme's classes carry no
    order: the digest, `ocena --json` and `plan --json` stay the same to the letter."""
    drawn, data, mixed_drawn, mixed_data = case
    assert _shapes(drawn.build(), data) == _shapes(mixed_drawn.build(), mixed_data)


def _shapes(definition: Definition, data: Data) -> tuple[Data, Data]:
    evaluation = evaluated(data, definition)
    shape = evaluations_json(definition, [evaluation], [("arkusz.yaml", "")], [])
    return shape, plan_json(build_plan([evaluation]), [])


@settings(max_examples=cases(10_000))
@given(cases_drawn())
def test_gain_is_never_negative_and_never_more_than_what_is_missing(case: tuple[Drawn, Data]) -> None:
    """0 ≤ gain ≤ 1 − low for every measure, and 0 where there is nothing to count. It is the overall low reckoned anew
    with the questions behind the measure at their highest, less the low as it is."""
    drawn, data = case
    evaluation = evaluated(data, drawn.build())
    low = evaluation.overall.low
    for result in evaluation.measures:
        assert 0 <= result.gain <= (0 if low is None else 1 - low)
        behind = {question for finding in result.findings for question in finding.questions}
        assert result.gain == (0 if low is None else _lifted(evaluation, behind) - low)


def _lifted(evaluation: Evaluation, behind: set[Question]) -> Fraction:
    lows = []
    for area in evaluation.areas:
        counted = [result for result in area.questions if result.low is not None]
        if area.low is not None:
            raised = [r.question.highest_points if r.question in behind else r.low for r in counted]
            lows.append(
                (area.area.weight, _mean([(r.question.weight, p) for r, p in zip(counted, raised, strict=True)]))
            )
    return _mean(lows)


def _mean(weighted: list[tuple[Fraction, Fraction]]) -> Fraction:
    return sum((w * value for w, value in weighted), Fraction(0)) / sum(w for w, _ in weighted)


@settings(max_examples=cases(10_000))
@given(cases_drawn())
def test_every_certain_finding_has_a_measure_of_first_choice_in_each_group(case: tuple[Drawn, Data]) -> None:
    """Whatever closes a certain finding is proposed: of each group of alternatives at least one measure is wanted."""
    drawn, data = case
    evaluation = evaluated(data, drawn.build())
    wanted = {result.measure for result in evaluation.measures if result.is_first_choice and result.state == "certain"}
    for finding in evaluation.findings:
        if finding.state == "certain":
            assert all(not wanted.isdisjoint(group) for group in finding.measures)


@st.composite
def _one_or_two_units(draw: Draw) -> tuple[Drawn, list[Data]]:
    drawn, data = draw(cases_drawn())
    dice = Dice(draw)
    return drawn, [data, sheet(dice, drawn, "szkola-1")] if dice.chance(3) else [data]


@settings(max_examples=cases(10_000))
@given(_one_or_two_units())
def test_money_adds_up_to_the_grosz(case: tuple[Drawn, list[Data]]) -> None:
    """net = quantity × price, VAT half-up per line, net + VAT = gross, Σ chosen lines = totals, Σ conditional lines of
    first choice, be it only of what is to be established, = „do ustalenia”; only certain, priced, eligible lines that nobody
    turned down are chosen, without a budget only those of first choice; the eligible cost stays within the limit, or what is
    forced exceeds it (P025)."""
    drawn, sheets = case
    definition = drawn.build()
    plan = build_plan([evaluated(data, definition) for data in sheets])
    prices = {id_: price for data in reversed(sheets) for id_, price in data["ceny_szacunkowe"].items()}
    net = gross = waiting = Decimal(0)
    for line in plan.lines:
        assert line.quantity == sum(line.units.values())
        assert (line.cost is None) == (line.item.id not in prices)
        if line.cost is None:
            assert not line.is_chosen
            continue
        price = prices[line.item.id]
        rate = Decimal(0) if price["vat"] in ("zw", "np") else Decimal(price["vat"]) / 100
        own_net = line.quantity * Decimal(price["netto"])
        own_gross = own_net + (own_net * rate).quantize(GROSZ, ROUND_HALF_UP)
        assert (line.cost.net, line.cost.gross) == (own_net * 100, own_gross * 100)
        assert line.cost.net + line.cost.vat == line.cost.gross
        assert line.cost.net <= line.cost.eligible <= line.cost.gross
        if line.is_chosen:
            assert line.state == "certain"
            assert line.is_first_choice or plan.limit is not None  # within a budget an alternative may do better
            assert not line.is_declined
            assert all(entry.status == "eligible" for entry in line.eligibility)
            net, gross = net + own_net, gross + own_gross
        is_first = line.is_first_choice or line.is_perhaps_first
        if line.state == "conditional" and is_first and not line.is_declined:
            waiting += own_gross
    assert (plan.total.net, plan.total.gross, plan.to_establish) == (net * 100, gross * 100, waiting * 100)
    assert plan.total.eligible == sum(line.cost.eligible for line in plan.lines if line.is_chosen and line.cost)
    is_refused = any(told.code == "P025" for told in plan.problems)
    assert plan.limit is None or plan.total.eligible <= plan.limit or is_refused
