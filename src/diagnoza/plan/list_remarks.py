"""What is worth a warning in a checked list; nothing is ruled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diagnoza import wording
from diagnoza.plan.holdings import durability
from diagnoza.plan.list_model import CheckedLine, Office
from diagnoza.plan.list_quantity import split_quantity
from diagnoza.plan.list_source import LONGEST, EntrySource
from diagnoza.plan.list_terms import months_after, months_told
from diagnoza.plan.model import Plan
from diagnoza.plan.words import plain
from diagnoza.problems import Path, Problem, problem

NOTHING_OFFERED = "propozycji nie ma; opisz zakup dokładniej"
_LASTING = ("wnip", "usluga")


def remarks(
    entries: Sequence[EntrySource], lines: Sequence[CheckedLine], office: Office, plan: Plan | None
) -> Iterator[Problem]:
    """P003, P044–P046, P048, P051, P080 and P081, and the plan's P004 and P050."""
    undecided = [number for number, line in enumerate(lines, 1) if line.item is None]
    offered = [number for number in undecided if lines[number - 1].match.candidates]
    for numbers, hint in ((offered, ""), ([n for n in undecided if n not in offered], NOTHING_OFFERED)):
        if numbers:
            yield problem("P048", hint=hint, entries=_named(numbers))
    for index, (entry, line) in enumerate(zip(entries, lines, strict=True)):
        path: Path = ("zakupy", index)
        told = split_quantity(plain(entry.name)[:LONGEST])[0]
        if told and entry.quantity and told != entry.quantity:
            yield problem("P046", path=(*path, "ilosc"), text=entry.name, quantity=entry.quantity)
        if entry.net is not None and line.quantity is None:
            yield problem("P044", path=path, text=entry.name)
        if entry.net is not None and entry.vat is None:
            yield problem("P045", path=path, text=entry.name)
    if office.vat_share is None and any(line.cost and line.cost.vat for line in lines):
        yield problem("P003", path=("umowa",))
    yield from _owned(lines, office)
    yield from _lasting(lines, office, plan)
    # What is counted against and the day what is undated is classed by are the plan's.
    codes = {"P004", "P050"} if any(entry.date is None for entry in entries) else {"P004"}
    yield from (found for found in plan.problems if found.code in codes) if plan else ()


def _named(numbers: Sequence[int]) -> str:
    """„wpis 3”, „wpisy 2, 3 i jeszcze 14”."""
    word = wording.plural_word(len(numbers), "wpis", "wpisy", "wpisy")
    return f"{word} {wording.first_few(map(wording.number, numbers), 12)}"


def _owned(lines: Sequence[CheckedLine], office: Office) -> Iterator[Problem]:
    """P080: an earlier project paid for the same, and it must be kept."""
    for number, line in enumerate(lines, 1):
        meant = office.examined(line.addressees)
        for unit in (unit for unit in office.units if unit.id in meant):
            for item, part in unit.owned:
                if line.item and item in (line.item, *line.item.parts) and part.durable_until:
                    yield problem("P080", path=("zakupy", number - 1), number=number, unit=unit.name, item=item.name,
                                  quantity=wording.counted(part.quantity, item.unit),
                                  source=part.source or "nie podano, skąd",
                                  durability=durability(part.durable_until, unit.day))  # fmt: skip


def _lasting(lines: Sequence[CheckedLine], office: Office, plan: Plan | None) -> Iterator[Problem]:
    """P081 entries that last beyond the end of the project, P051 those that may, for they do not tell how long or when."""
    end = plan.project_end if plan else None
    if end is None:
        return
    beyond, perhaps = [], []
    for number, line in enumerate(lines, 1):
        if line.status == "ineligible" or not _is_lasting(line):
            continue
        start, months = line.day or office.day, _months(line)
        if start and months and months_after(start, months) > end:
            beyond.append(number)
        elif months is None or line.day is None:
            perhaps.append(number)
    date = wording.short_day(end)
    if beyond:
        yield problem("P081", date=date, entries=_named(beyond))
    if perhaps:
        yield problem("P051", date=date, items=_named(perhaps))


def _is_lasting(line: CheckedLine) -> bool:
    items = (line.item, *line.item.parts) if line.item else ()
    return any(item.yearly_cost and item.kind in _LASTING for item in items)


def _months(line: CheckedLine) -> int | None:
    """How long it lasts by its words, or by its quantity where it is counted in months."""
    is_monthly = line.item is not None and line.item.unit == "miesiąc"
    return (line.quantity if is_monthly else None) or months_told(plain(line.text)[:LONGEST])
