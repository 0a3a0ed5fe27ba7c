"""How many and how much, without saying what: findings by severity, points by state, purchases by area and category."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from diagnoza import wording
from diagnoza.definition.terms import SEVERITIES
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.line import Line
from diagnoza.plan.model import Plan
from diagnoza.plan.sums import summed_by
from diagnoza.report import model
from diagnoza.report.text import CONFORMITY_TONE

UNPLACED = "Obszar do wyjaśnienia"
NO_PROGRAMME = "Bez programu"


def tallies(evaluations: Sequence[Evaluation], plan: Plan) -> model.Tallies:
    """The counts of each unit, and the sums of the plan."""
    return model.Tallies(
        units=tuple(
            model.UnitTally(e.sheet.source.unit.name, tuple(_findings(e)), tuple(_conformity(e))) for e in evaluations
        ),
        purchases=tuple(_purchases(plan)),
    )


def _findings(evaluation: Evaluation) -> Iterator[model.Row]:
    """From the gravest; also those of which there are none."""
    counts = Counter((finding.severity, finding.state) for finding in evaluation.findings)
    for severity in reversed(SEVERITIES):
        numbers = (counts[severity, "certain"], counts[severity, "possible"])
        yield model.Row((wording.SEVERITY[severity], *map(wording.number, numbers)))


def _conformity(evaluation: Evaluation) -> Iterator[model.Row]:
    for act in evaluation.conformity:
        counts = Counter(point.state for point in act.points)
        for state in CONFORMITY_TONE:
            if counts[state]:
                yield model.Row((act.act.short, wording.CONFORMITY[state], wording.number(counts[state])))


def area_of(line: Line) -> str:
    """Title of the line's area in the first programme, or why there is none."""
    if not line.eligibility:
        return NO_PROGRAMME
    area = line.eligibility[0].area
    return area.title if area else UNPLACED


def _category(line: Line) -> str:
    category = line.eligibility[0].category if line.eligibility else None
    return category.title if category else "—"


def _purchases(plan: Plan) -> Iterator[model.Row]:
    """Gross of what is bought; lines without a price are never chosen."""
    bought = [line for line in plan.lines if line.is_chosen]
    sums = summed_by(bought, lambda line: (area_of(line), _category(line)))
    for (area, category), amounts in sorted(sums.items(), key=lambda pair: pair[0]):
        yield model.Row((area, category, wording.money(amounts.gross)))
