"""What stands first of several units: how much was found in them, what is gravest, what to do before all else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from diagnoza import wording
from diagnoza.definition.terms import SEVERITIES
from diagnoza.evaluation.model import Evaluation, MeasureResult
from diagnoza.report.unit_names import short_names

_NAMED = 5
"""So many findings and measures are named, for the summary for management is one page."""
_COUNTS = ("dwóch", "trzech", "czterech", "pięciu", "sześciu", "siedmiu", "ośmiu", "dziewięciu", "dziesięciu")


def worst(evaluations: Sequence[Evaluation]) -> tuple[str, ...]:
    """„Wspólne konto (waga krytyczna; OPS, szkoła)”: certain findings of all units by weight, the same ones once."""
    found = [(f, unit) for e in evaluations for unit in [_unit(e)] for f in e.findings if f.state == "certain"]
    found.sort(key=lambda pair: (-SEVERITIES.index(pair[0].severity), -pair[0].rank))
    units: dict[str, list[str]] = {}
    for finding, unit in found:
        units.setdefault(f"{finding.title} (waga {wording.SEVERITY[finding.severity]}", []).append(unit)
    return tuple(f"{told}{_of(units[told], evaluations, '; ')})" for told in islice(units, _NAMED))


def first_measures(evaluations: Sequence[Evaluation]) -> tuple[str, ...]:
    """„Utworzyć konta osobiste — informatyk, w ciągu 1 miesiąca (OPS)”: what all units do first, by what it answers."""
    asked = [(m, unit) for e in evaluations for unit in [_unit(e)] for m in e.measures if _is_first(m)]
    asked.sort(key=lambda pair: (-SEVERITIES.index(pair[0].severity), -_weight(pair[0])))
    units: dict[str, list[str]] = {}
    for result, unit in asked:
        measure = result.measure
        told = f"{measure.title} — {wording.ROLE[measure.owner_role]}, {_months(measure.term_months)}"
        units.setdefault(told, []).append(unit)
    return tuple(
        f"{told} ({names})" if (names := _of(units[told], evaluations)) else told for told in islice(units, _NAMED)
    )


def found_sentence(evaluations: Sequence[Evaluation]) -> str:
    """„W trzech jednostkach stwierdzono 330 ustaleń (urząd 108, OPS 117, szkoła 105), w tym 5 krytycznych (OPS 3, szkoła 2).”"""
    counts = {_unit(e): sum(f.state == "certain" for f in e.findings) for e in evaluations}
    critical = {_unit(e): e.overall.critical for e in evaluations}
    every, grave = sum(counts.values()), sum(critical.values())
    if len(evaluations) == 1:
        return _of_one(every, grave)
    units = len(evaluations)
    where = _COUNTS[units - 2] if units - 2 < len(_COUNTS) else wording.number(units)
    if not every:
        return f"W {where} jednostkach nie stwierdzono ustaleń."
    found = wording.plural(every, "ustalenie", "ustalenia", "ustaleń")
    told = f"W {where} jednostkach stwierdzono {found} ({_by_unit(counts, evaluations)})"
    if not grave:
        return f"{told}; żadne nie jest krytyczne."
    of = wording.plural(grave, "krytyczne", "krytyczne", "krytycznych")
    return f"{told}, w tym {of} ({_by_unit(critical, evaluations)})."


def _of_one(certain: int, critical: int) -> str:
    if not certain:
        return "Nie stwierdzono ustaleń."
    found = f"Stwierdzono {wording.plural(certain, 'ustalenie', 'ustalenia', 'ustaleń')}"
    if not critical:
        return f"{found}; żadne nie jest krytyczne." if certain > 1 else f"{found}; nie jest krytyczne."
    return f"{found}, w tym {wording.plural(critical, 'krytyczne', 'krytyczne', 'krytycznych')}."


def _by_unit(counts: dict[str, int], evaluations: Sequence[Evaluation]) -> str:
    names = short_names(evaluations)
    return ", ".join(f"{names[unit]} {wording.number(count)}" for unit, count in counts.items() if count)


def _of(units: Sequence[str], evaluations: Sequence[Evaluation], before: str = "") -> str:
    """The units in short in the order of the case, where there are several."""
    if len(evaluations) == 1:
        return ""
    names = short_names(evaluations)
    return before + ", ".join(name for unit, name in names.items() if unit in units)


def _unit(evaluation: Evaluation) -> str:
    return evaluation.sheet.source.unit.id


def _is_first(result: MeasureResult) -> bool:
    return result.state == "certain" and result.is_first_choice and not result.is_declined


def _weight(result: MeasureResult) -> int:
    return sum(finding.rank for finding in result.findings)


def _months(months: int) -> str:
    if months == 0:
        return "niezwłocznie"
    return f"w ciągu {wording.plural(months, 'miesiąca', 'miesięcy', 'miesięcy')}"
