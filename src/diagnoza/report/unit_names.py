"""What the units of one case are called where there is no room for their full names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation


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
