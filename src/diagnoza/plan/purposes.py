"""What a line is bought for: of the measures that ask for it those the plan carries out with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from diagnoza.definition.model import Item
from diagnoza.definition.needs import with_needs
from diagnoza.evaluation.model import Evaluation, MeasureResult
from diagnoza.plan.line import Line, Purpose


def purposes(
    line: Line, evaluations: Sequence[Evaluation], missing: Mapping[str, Collection[Item]]
) -> Mapping[str, Purpose]:
    """By unit the measures with the findings they answer; `missing` are the items each unit would still have to get.

    Of what is bought: the measures of which the unit then has everything, and where there are none (a price is missing), those
    of first choice; none of a unit that has enough where others do not. Of what is not bought: those of first choice, for which
    it would be. Nothing the head turned down; only where all that ask for it were, or are alternatives, those. A duty of the
    programme needs no measure.
    """
    found = {}
    for evaluation in evaluations:
        unit = evaluation.sheet.source.unit.id
        asking = [result for result in evaluation.measures if result.measure in line.asking.get(unit, {})]
        gets_none = line.quantity > 0 and not line.units.get(unit)  # it has enough, others do not
        if asking and not gets_none:
            meant = _bought_for(line, asking, missing.get(unit, ()))
            found[unit] = _purpose(meant or ([] if line.basis == "programme" else asking), line)
    return MappingProxyType(found)


def _bought_for(line: Line, asking: Sequence[MeasureResult], missing: Collection[Item]) -> Sequence[MeasureResult]:
    standing = [r for r in asking if r.state == line.state and not r.is_declined and not _is_accepted(r)]
    first = [result for result in standing if result.is_first_choice]
    if not line.is_chosen:
        return first
    whole = [r for r in standing if not any(item in missing for item in with_needs(r.measure.purchases))]
    return whole or first or ([] if line.basis == "programme" else standing)


def _is_accepted(result: MeasureResult) -> bool:
    return all(finding.is_accepted for finding in result.findings)


def _purpose(results: Sequence[MeasureResult], line: Line) -> Purpose:
    """Of the findings those that are as certain as the line and whose risk nobody accepted, all where there are none."""
    told = {}
    for result in results:
        standing = tuple(
            f for f in result.findings if not f.is_accepted and (f.state == "certain") == (line.state == "certain")
        )
        told[result.measure] = standing or result.findings
    return MappingProxyType(told)
