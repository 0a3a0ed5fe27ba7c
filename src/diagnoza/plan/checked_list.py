"""A list of purchases somebody else made, checked: what each entry is, whether the programme pays for it, what it costs,
and, where there is a diagnosis, what of it rests on no finding and what the findings ask for beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from diagnoza.answers.source import Price
from diagnoza.definition.model import Item, Programme
from diagnoza.definition.terms import UnitKind
from diagnoza.plan.addressees import split_addressees
from diagnoza.plan.costs import cost_of
from diagnoza.plan.eligibility import classed, classed_bought, hangs_on_day
from diagnoza.plan.line import Eligibility
from diagnoza.plan.list_balance import Entry, excess, lacking, reasons
from diagnoza.plan.list_model import CheckedLine, CheckedList, Office, Unfounded
from diagnoza.plan.list_quantity import split_quantity
from diagnoza.plan.list_remarks import remarks
from diagnoza.plan.list_source import LONGEST, EntrySource
from diagnoza.plan.list_spent import spent
from diagnoza.plan.list_substitutes import with_substitutes
from diagnoza.plan.matching import Candidate, Match, Matcher
from diagnoza.plan.model import Plan
from diagnoza.plan.words import plain

UNDECIDED = "Nie rozstrzygnięto, która to pozycja; wybierz ją z propozycji."
UNKNOWN = "Nie rozpoznano pozycji; opisz zakup dokładniej."
UNDATED = "Program klasyfikuje tę pozycję według daty zakupu, a wpis jej nie podaje."
SEVERAL = "Wpis obejmuje jednostki różnych rodzajów, które program traktuje różnie; podziel go."


def check_list(
    entries: Sequence[EntrySource],
    matcher: Matcher,
    programmes: tuple[Programme, ...],
    office: Office,
    plan: Plan | None,
) -> CheckedList:
    """The list checked; an entry's `item` must be known to the matcher. Problems as `remarks` tells them."""
    read = [_line(entry, matcher, programmes, office) for entry in entries]
    asked = plan.lines if plan else ()
    bought = {index: entry for index, line in enumerate(read) if (entry := _bought(index, line, office))}
    behind = {index: reasons(entry, asked) for index, entry in bought.items()}
    lines = tuple(replace(line, reasons=behind.get(index, ())) for index, line in enumerate(read))
    paid = spent(lines, [*bought.values()], plan.expenses if plan else ())
    lines = tuple(replace(line, spent=paid.get(index, 0)) for index, line in enumerate(lines))
    undecided = [(index, _perhaps(line)) for index, line in enumerate(lines) if line.item is None]
    return CheckedList(
        programmes=programmes,
        lines=lines,
        plan=plan,
        unfounded=tuple(_unfounded(lines, bought.values(), plan)) if plan else (),
        lacking=with_substitutes(lacking(asked, [*bought.values()], undecided), asked, [*bought.values()]),
        excess=excess(asked, [*bought.values()]),
        problems=tuple(remarks(entries, lines, office, plan)),
    )


def _bought(index: int, line: CheckedLine, office: Office) -> Entry | None:
    return Entry(index, line.item, line.quantity, office.examined(line.addressees)) if line.item else None


def _unfounded(lines: Sequence[CheckedLine], bought: Iterable[Entry], plan: Plan) -> Iterator[Unfounded]:
    for entry in bought:
        line = lines[entry.index]
        if not line.reasons:
            named = () if entry.units else line.addressees
            there = tuple(a for a in plan.lines if a.item in entry.items and not entry.units.isdisjoint(a.units))
            has_all = bool(there) and not any(a.units.get(unit) for a in there for unit in entry.units)
            paid = tuple(e for e in plan.expenses if e.item in entry.items and e.unit in entry.units)
            is_owned = has_all and not any(e.state == "poniesione" for e in paid)
            yield Unfounded(entry.index, named, is_owned, there, paid)


def _line(entry: EntrySource, matcher: Matcher, programmes: Sequence[Programme], office: Office) -> CheckedLine:
    told, rest = split_quantity(plain(entry.name)[:LONGEST])
    named, rest = split_addressees(rest)
    chosen = matcher.item(entry.item) if entry.item else None
    match = Match((Candidate(chosen, 1.0),)) if chosen else matcher.named(entry.name) or matcher.match(rest)
    quantity = entry.quantity or told
    addressees = (entry.addressee,) if entry.addressee else named
    price = _price(entry) if match.item else None
    return CheckedLine(
        text=entry.name,
        match=match,
        quantity=quantity,
        addressees=addressees,
        day=entry.date,
        eligibility=tuple(_eligibility(p, match, office.places(addressees), entry.date) for p in programmes),
        cost=cost_of(quantity or 1, price, office.vat_share) if price else None,
        reasons=(),
        spent=0,
    )


def _price(entry: EntrySource) -> Price | None:
    return None if entry.net is None or entry.vat is None else Price(netto=entry.net, vat=entry.vat)


def _eligibility(
    programme: Programme, match: Match, places: Iterable[tuple[UnitKind, date | None]], bought: date | None
) -> Eligibility:
    """By the day of the purchase, where it is told, else by that of the diagnosis."""
    item = match.item
    if item is None:
        return _unclear(programme, UNDECIDED if match.candidates else UNKNOWN)
    found = [
        classed_bought(programme, item, kind, bought) if bought else classed(programme, item, kind, day)
        for kind, day in places
    ]
    if len({entry.status for entry in found}) > 1:
        return _unclear(programme, SEVERAL)
    is_undated = any(not (bought or day) and hangs_on_day(programme, item, kind) for kind, day in places)
    if is_undated and found[0].status != "eligible":
        return replace(found[0], reason=f"{found[0].reason} {UNDATED}")
    return found[0]


def _unclear(programme: Programme, reason: str) -> Eligibility:
    """What the program found itself: no source tells it."""
    return Eligibility(programme, None, None, "unclear", reason, None, False)


def _perhaps(line: CheckedLine) -> frozenset[Item]:
    return frozenset(item for c in line.match.candidates for item in (c.item, *c.item.parts))
