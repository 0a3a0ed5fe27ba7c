"""What changed between two versions of a case: the chapter of the report, and the list behind it.

Both versions are judged by the same questionnaire, the newer one's. Units, questions, findings, points, measures and items
are matched by id; the order is that of the report. Money and lines of the plan concern the whole case and have no unit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from diagnoza import wording
from diagnoza.answers.migrate import version_key
from diagnoza.definition.model import Definition
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.model import Plan
from diagnoza.report import model
from diagnoza.report.change import Change, Kind, matched
from diagnoza.report.plan_changes import plan_changes
from diagnoza.report.unit_changes import unit_changes

UNCHANGED = "Od poprzedniej wersji nic się nie zmieniło."

_COUNTED: Mapping[Kind, tuple[str, str, str]] = {
    "answer": ("odpowiedź", "odpowiedzi", "odpowiedzi"),
    "finding": ("ustalenie", "ustalenia", "ustaleń"),
    "decision": ("decyzja audytora", "decyzje audytora", "decyzji audytora"),
    "conformity": ("ocena zgodności", "oceny zgodności", "ocen zgodności"),
    "measure": ("zalecenie", "zalecenia", "zaleceń"),
    "position": ("stanowisko kierownika", "stanowiska kierownika", "stanowisk kierownika"),
    "purchase": ("pozycja zakupowa", "pozycje zakupowe", "pozycji zakupowych"),
}


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a case."""

    evaluations: Sequence[Evaluation]
    plan: Plan


def changes(old: Version, new: Version, since: str, remarks: Iterable[str] = ()) -> model.Changes:
    """The chapter of the report; `remarks` are sentences that stand before the counts."""
    found = compared(old, new)
    names = {e.sheet.source.unit.id: e.sheet.source.unit.name for e in (*old.evaluations, *new.evaluations)}
    rows = (model.ChangeRow(names.get(c.unit, ""), c.what, c.before, c.after) for c in found)
    return model.Changes(since, (*remarks, summed(found)), tuple(rows))


def summed(found: Sequence[Change]) -> str:
    """„Zmieniło się 12 rzeczy, w tym 5 odpowiedzi i 2 ustalenia.”"""
    if not found:
        return UNCHANGED
    counts = Counter(change.kind for change in found)
    parts = [wording.plural(counts[kind], *words) for kind, words in _COUNTED.items() if counts[kind]]
    rest = f", w tym {wording.listed(parts)}" if parts else ""
    verb = wording.plural_word(len(found), "Zmieniła się", "Zmieniły się", "Zmieniło się")
    return f"{verb} {wording.plural(len(found), 'rzecz', 'rzeczy', 'rzeczy')}{rest}."


def judged_anew(filled_by: tuple[str, str], definition: Definition) -> str:
    """That an earlier sheet was filled by another questionnaire or version than the one that judges it; empty if not."""
    id_, version = filled_by
    if (id_, version_key(version)) == (definition.id, version_key(definition.version)):
        return ""
    return (
        f"Poprzedni arkusz wypełniono według kwestionariusza {id_} w wersji {version}; tu oceniono go według "
        f"{definition.id} w wersji {definition.version}."
    )


def compared(old: Version, new: Version) -> tuple[Change, ...]:
    """Every difference, in the order of the report."""
    return (*_units(old.evaluations, new.evaluations), *plan_changes(old.plan, new.plan))


def _units(old: Sequence[Evaluation], new: Sequence[Evaluation]) -> Iterator[Change]:
    before, after = ({e.sheet.source.unit.id: e for e in version} for version in (old, new))
    for id_, earlier, later in matched(before, after):
        if earlier is not None and later is not None:
            yield from unit_changes(id_, earlier, later)
        else:
            there, missing = "w sprawie", "nie było" if earlier is None else "nie ma"
            name = (earlier or later).sheet.source.unit.name  # type: ignore[union-attr]
            shown = (missing, there) if earlier is None else (there, missing)
            yield Change(id_, "unit", id_, f"Jednostka: {name}", *shown)
