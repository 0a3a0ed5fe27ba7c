"""What the units of one case are called where there is no room for their full names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.line import Line


def short_names(evaluations: Sequence[Evaluation]) -> Mapping[str, str]:
    """Unit id → „urząd”, „OPS”; the full name where the kind has no such word or two units share it."""
    units = [evaluation.sheet.source.unit for evaluation in evaluations]
    words = {unit.id: wording.UNIT_SHORT.get(unit.kind, unit.name) for unit in units}
    counts = Counter(words.values())
    return {unit.id: words[unit.id] if counts[words[unit.id]] == 1 else unit.name for unit in units}


def legend(evaluations: Sequence[Evaluation]) -> str:
    """„Jednostki: urząd – Urząd Gminy w Niebywałej; …”."""
    short = short_names(evaluations)
    names = {evaluation.sheet.source.unit.id: evaluation.sheet.source.unit.name for evaluation in evaluations}
    told = (name if short[id_] == name else f"{short[id_]} – {name}" for id_, name in names.items())
    return f"Jednostki: {'; '.join(told)}."


def whose(line: Line, names: Mapping[str, str]) -> str:
    """„urząd 2, OPS 1”: whose a line is, and how many each gets where several do; empty where `names` are.

    Of what is there already, and so of nobody, all its units.
    """
    having = {names[unit]: count for unit, count in line.units.items() if names and count}
    if not having:
        return ", ".join(names[unit] for unit in line.units) if names else ""
    return ", ".join(name if len(having) == 1 else f"{name} {wording.number(count)}" for name, count in having.items())
