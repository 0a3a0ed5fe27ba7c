"""Points, areas, the headline (design §4). Not knowing never raises `low`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from diagnoza.answers.model import (
    Absent,
    Answered,
    AnswerSheet,
    NotApplicable,
    NotExamined,
    Response,
    Unknown,
)
from diagnoza.answers.route import Route, whole_months
from diagnoza.definition.model import Area, Band, Definition, Level, Option, Question
from diagnoza.definition.terms import SEVERITIES
from diagnoza.evaluation.model import AreaResult, FindingResult, QuestionResult, QuestionState

ZERO, ONE = Fraction(0), Fraction(1)


def score_questions(sheet: AnswerSheet, route: Route, definition: Definition) -> Mapping[Question, QuestionResult]:
    """Every question of the questionnaire with its points."""
    end = sheet.source.conducted.end
    return MappingProxyType({question: _score(sheet, route, question, end) for question in definition.questions})


def _score(sheet: AnswerSheet, route: Route, question: Question, end: date | None) -> QuestionResult:
    answer, visible = sheet.answer(question), route.visible[question]
    response = answer.response
    low: Fraction | None = None
    high: Fraction | None = None
    accepted = isinstance(response, NotApplicable) and response.accepted
    # An accepted nie dotyczy leaves the sums whether or not the question shows, so it leaves them while that is unknown.
    if question.is_scored and visible is not False and not accepted:
        points = points_of(question, response, end) if visible else None
        low, high = (ZERO, ONE) if points is None else (points, points)
    return QuestionResult(question, answer, visible, state_of(response), low, high)


def state_of(response: Response) -> QuestionState:
    """The word for a response; a nie dotyczy not accepted is unknown."""
    match response:
        case Answered():
            return "answered"
        case Unknown():
            return "unknown"
        case NotExamined():
            return "not_examined"
        case NotApplicable(accepted=accepted):
            return "not_applicable" if accepted else "unknown"
        case Absent():
            return "unanswered"


def points_of(question: Question, response: Response, end: date | None) -> Fraction | None:
    """Points in [0, 1] of an answer; None where there is no answer or a date cannot be placed in a band."""
    if not isinstance(response, Answered):
        return None
    value = response.value
    if isinstance(value, tuple):
        chosen = [option for option in value if isinstance(option, Option)]
        return min(ONE, sum((option.points or ZERO for option in chosen), ZERO))
    band = band_of(question, value, end)
    return None if band is None else band.points


def band_of(question: Question, value: object, end: date | None) -> Band | None:
    """The band of a number or, on whole months up to `end`, of a date; None where it cannot be told."""
    if isinstance(value, date):
        if end is None:
            return None
        value = Decimal(whole_months(value, end))
    if not isinstance(value, Decimal):
        return None
    return next((b for b in question.bands if b.up_to is None or Fraction(value) <= b.up_to), None)


def score_areas(definition: Definition, results: Mapping[Question, QuestionResult]) -> tuple[AreaResult, ...]:
    """Each area: Σ w·low / Σ w and Σ w·high / Σ w over what counts."""
    return tuple(_area(area, [results[question] for question in area.questions]) for area in definition.areas)


def _area(area: Area, results: list[QuestionResult]) -> AreaResult:
    shown = [result for result in results if result.visible is not False]
    states = [result.state for result in shown]
    return AreaResult(
        area=area,
        questions=tuple(results),
        low=mean((r.question.weight, r.low) for r in results if r.low is not None),
        high=mean((r.question.weight, r.high) for r in results if r.high is not None),
        visible=len(shown),
        answered=states.count("answered"),
        unknown=states.count("unknown"),
        not_examined=states.count("not_examined"),
        not_applicable=states.count("not_applicable"),
        unanswered=states.count("unanswered"),
    )


def mean(weighted: Iterable[tuple[Fraction, Fraction]]) -> Fraction | None:
    """Weighted mean, None over nothing."""
    pairs = tuple(weighted)
    total = sum((weight for weight, _ in pairs), ZERO)
    return None if total == 0 else sum((weight * value for weight, value in pairs), ZERO) / total


def overall_low(areas: Iterable[AreaResult]) -> Fraction | None:
    """Mean of the areas' lower bounds by area weight; areas with nothing to count are left out."""
    return mean((a.area.weight, a.low) for a in areas if a.low is not None)


def overall_high(areas: Iterable[AreaResult]) -> Fraction | None:
    """The same over the upper bounds."""
    return mean((a.area.weight, a.high) for a in areas if a.high is not None)


def examined_share(results: Iterable[QuestionResult]) -> Fraction | None:
    """(answered + accepted nie dotyczy) / (scored that count + accepted nie dotyczy); None over nothing."""
    done = total = 0
    for result in results:
        if not result.question.is_scored or result.visible is False:
            continue
        total += 1
        # While it is not known whether the question applies, its stored answer is not counted as examined.
        done += result.state == "not_applicable" or (result.visible is True and result.state == "answered")
    return Fraction(done, total) if total else None


def evidenced_share(areas: Iterable[AreaResult]) -> Fraction | None:
    """The share of Σ weight · low that rests on more than a declaration; None where no points were got."""
    got = proven = ZERO
    for result in (result for area in areas for result in area.questions):
        if result.low is None:
            continue
        points = result.question.weight * result.low
        got += points
        if result.answer.verification not in (None, "oswiadczenie"):
            proven += points
    return proven / got if got else None


def level_of(definition: Definition, low: Fraction | None, findings: Iterable[FindingResult]) -> Level | None:
    """The highest level whose `from` ≤ low, then the cap while a certain finding that severe stands."""
    if low is None:
        return None
    reached = [level for level in definition.levels if level.start <= low][-1]
    if definition.cap is None:
        return reached
    severity, ceiling = definition.cap
    bar = SEVERITIES.index(severity)
    stands = any(f.state == "certain" and SEVERITIES.index(f.severity) >= bar for f in findings)
    return ceiling if stands and ceiling.start < reached.start else reached
