"""A purchase list from a file → its entries, with the place of each."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from diagnoza.files.located import Located
from diagnoza.files.reading import read_yaml
from diagnoza.files.validation import validate
from diagnoza.plan.list_source import EntrySource, ListSource
from diagnoza.problems import Failure, Place, Problem, errors, problem

SUFFIXES = (".yaml", ".yml", ".xlsx")


@dataclass(frozen=True, slots=True)
class PurchaseList:
    """Entries in the order of the file, and what is worth a warning about it."""

    path: str
    entries: tuple[EntrySource, ...]
    text: Located
    problems: tuple[Problem, ...]

    def placed(self, problems: Iterable[Problem]) -> tuple[Problem, ...]:
        """Problems of entries with their place in the file."""
        return tuple(
            dataclasses.replace(p, place=self.text.place(p.path, key=p.at_key))
            if p.path[:1] == ("zakupy",) and not p.place.file
            else p
            for p in problems
        )


def read_list(path: Path) -> PurchaseList:
    """The list; `Failure` with everything wrong in it.

    F006 another kind of file, P040 no list, P041 an entry with nothing in it, A001–A005 faults of its parts; of a
    workbook F035, F037, P043 and what `read_cell` tells of cells.
    """
    text: Located
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise Failure([problem("F006", Place(str(path)), suffix=path.suffix, allowed=", ".join(SUFFIXES))])
    if suffix == ".xlsx":
        from diagnoza.forms.purchase_list.workbook import read_workbook  # openpyxl only where there is a workbook

        text, told = read_workbook(path)
    else:
        read, told = read_yaml(path)
        text = read.yaml
        if errors(told):
            raise Failure(told)
    return _list(text, told)


def _list(text: Located, told: list[Problem]) -> PurchaseList:
    data = text.data
    if any(fault.code == "P043" for fault in told):
        raise Failure(told)
    if not isinstance(data, dict) or not isinstance(data.get("zakupy"), list) or not data["zakupy"]:
        raise Failure([problem("P040", text.place(("zakupy",)))])
    empty = [index for index, entry in enumerate(data["zakupy"]) if _is_empty(entry)]
    faults = [problem("P041", text.place(("zakupy", index)), ("zakupy", index)) for index in empty]
    # An empty entry is told once, by its own code; a name stands in for it while the others are checked.
    filled = [{"nazwa": "-"} if index in empty else entry for index, entry in enumerate(data["zakupy"])]
    source, more = validate(ListSource, text, "A", data | {"zakupy": filled})
    if faults or more or errors(told):
        raise Failure(sorted([*told, *faults, *more], key=lambda p: (p.place.line, p.place.column)))
    assert isinstance(source, ListSource)
    return PurchaseList(text.file, source.entries, text, tuple(told))


def _is_empty(entry: object) -> bool:
    if isinstance(entry, dict):
        return not str(entry.get("nazwa") or "").strip() and not str(entry.get("pozycja") or "").strip()
    return entry is None or (isinstance(entry, str) and not entry.strip())
