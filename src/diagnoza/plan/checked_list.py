"""A list of purchases somebody else made, checked: what each entry is, whether the programme pays for it, what it costs,
and, where there is a diagnosis, what of it rests on no finding and what the findings ask for beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from diagnoza import wording
from diagnoza.answers.source import Price
from diagnoza.definition.model import Item, Programme
from diagnoza.definition.terms import EligibilityStatus, UnitKind
from diagnoza.plan.addressees import Addressee, split_addressees, unit_kind
from diagnoza.plan.amounts import split_amount
from diagnoza.plan.costs import cost_of
from diagnoza.plan.eligibility import classed, classed_bought, hangs_on_day
from diagnoza.plan.list_balance import Entry, Excess, Lacking, excess, lacking, reasons
from diagnoza.plan.list_source import EntrySource
from diagnoza.plan.matching import Candidate, Match, Matcher
from diagnoza.plan.model import Cost, Eligibility, Line, Plan
from diagnoza.plan.words import plain
from diagnoza.problems import Path, Problem, problem

UNDECIDED = "Nie rozstrzygnięto, która to pozycja; wybierz ją z propozycji."
UNKNOWN = "Nie rozpoznano pozycji; opisz zakup dokładniej."
UNDATED = "Program klasyfikuje tę pozycję według daty zakupu, a wpis jej nie podaje."
SEVERAL = "Wpis obejmuje jednostki różnych rodzajów, które program traktuje różnie; podziel go."
NOTHING_OFFERED = "propozycji nie ma; opisz zakup dokładniej"
_LONGEST = 500
"""So many characters of an entry are looked at; nobody names a purchase with more."""


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """An entry: `addressees` as typed or read in its words, `quantity` None where neither tells it.

    `cost` is None without a price, a rate of VAT or a decided item; where no quantity is told it is of one piece.
    `reasons` are the lines of the plan behind it.
    """

    text: str
    match: Match
    quantity: int | None
    addressees: tuple[Addressee, ...]
    day: date | None
    eligibility: tuple[Eligibility, ...]
    cost: Cost | None
    reasons: tuple[Line, ...]

    @property
    def item(self) -> Item | None:
        """The item, where it is decided."""
        return self.match.item

    @property
    def status(self) -> EligibilityStatus:
        """The status in the first programme."""
        return self.eligibility[0].status if self.eligibility else "unclear"


@dataclass(frozen=True, slots=True)
class Unfounded:
    """A line, by its index, that no finding, duty or own need is behind.

    `unexamined`: for whom it is bought, where the diagnosis looked at none of them; `lines` of the plan name the item, and
    yet it is owned already or was turned down.
    """

    index: int
    unexamined: tuple[Addressee, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class CheckedList:
    """Lines in the order of the list; without a `plan` nothing is compared and the last three are empty."""

    programmes: tuple[Programme, ...]
    lines: tuple[CheckedLine, ...]
    plan: Plan | None
    unfounded: tuple[Unfounded, ...]
    lacking: tuple[Lacking, ...]
    excess: tuple[Excess, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Examined:
    """A unit of the diagnosis, as a list would name it; `day` is the last of its diagnosis."""

    id: str
    addressee: Addressee
    kind: UnitKind
    day: date | None


@dataclass(frozen=True, slots=True)
class Office:
    """Whose list it is: its kind, the percent of VAT nobody recovers, the units that were examined, none without a diagnosis.

    What names nobody is for the office; without a day of its own it is classed by that of the diagnosis, as the plan is.
    """

    kind: UnitKind
    vat_share: Decimal | None = None
    day: date | None = None
    units: tuple[Examined, ...] = ()

    def examined(self, addressees: Sequence[Addressee]) -> frozenset[str]:
        """Ids of the examined units that are meant; of all, where nobody is named."""
        return frozenset(unit.id for unit in self.units if not addressees or unit.addressee in addressees)

    def places(self, addressees: Sequence[Addressee]) -> dict[tuple[UnitKind, date | None], None]:
        """Kinds of units and days that what is planned for the addressees is classed by, in their order."""
        found: dict[tuple[UnitKind, date | None], None] = {}
        for addressee in addressees or ("urzad",):
            meant = [(unit.kind, unit.day) for unit in self.units if unit.addressee == addressee]
            found.update(dict.fromkeys(meant or [(unit_kind(addressee, self.kind), self.day)]))
        return found


def check_list(
    entries: Sequence[EntrySource],
    matcher: Matcher,
    programmes: tuple[Programme, ...],
    office: Office,
    plan: Plan | None,
) -> CheckedList:
    """The list checked; an entry's `item` must be known to the matcher. P003, P044–P046, P048, and the plan's P004 and P050."""
    read = [_line(entry, matcher, programmes, office) for entry in entries]
    asked = plan.lines if plan else ()
    bought = {index: entry for index, line in enumerate(read) if (entry := _bought(index, line, office))}
    behind = {index: reasons(entry, asked) for index, entry in bought.items()}
    lines = tuple(replace(line, reasons=behind.get(index, ())) for index, line in enumerate(read))
    undecided = [(index, _perhaps(line)) for index, line in enumerate(lines) if line.item is None]
    return CheckedList(
        programmes=programmes,
        lines=lines,
        plan=plan,
        unfounded=tuple(_unfounded(lines, bought.values(), asked)) if plan else (),
        lacking=lacking(asked, [*bought.values()], undecided),
        excess=excess(asked, [*bought.values()]),
        problems=tuple(_remarks(entries, lines, office, plan)),
    )


def _bought(index: int, line: CheckedLine, office: Office) -> Entry | None:
    return Entry(index, line.item, line.quantity, office.examined(line.addressees)) if line.item else None


def _unfounded(lines: Sequence[CheckedLine], bought: Iterable[Entry], asked: Sequence[Line]) -> Iterator[Unfounded]:
    for entry in bought:
        line = lines[entry.index]
        if not line.reasons:
            named = () if entry.units else line.addressees
            there = [a for a in asked if a.item in entry.items and not entry.units.isdisjoint(a.units)]
            yield Unfounded(entry.index, named, tuple(there))


def _line(entry: EntrySource, matcher: Matcher, programmes: Sequence[Programme], office: Office) -> CheckedLine:
    told, rest = split_amount(plain(entry.name)[:_LONGEST])
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


def _remarks(
    entries: Sequence[EntrySource], lines: Sequence[CheckedLine], office: Office, plan: Plan | None
) -> Iterator[Problem]:
    undecided = [number for number, line in enumerate(lines, 1) if line.item is None]
    offered = [number for number in undecided if lines[number - 1].match.candidates]
    for numbers, hint in ((offered, ""), ([n for n in undecided if n not in offered], NOTHING_OFFERED)):
        if numbers:
            word = wording.plural_word(len(numbers), "wpis", "wpisy", "wpisy")
            yield problem("P048", hint=hint, entries=f"{word} {wording.first_few(map(wording.number, numbers), 12)}")
    for index, (entry, line) in enumerate(zip(entries, lines, strict=True)):
        path: Path = ("zakupy", index)
        told = split_amount(plain(entry.name)[:_LONGEST])[0]
        if told and entry.quantity and told != entry.quantity:
            yield problem("P046", path=(*path, "ilosc"), text=entry.name, quantity=entry.quantity)
        if entry.net is not None and line.quantity is None:
            yield problem("P044", path=path, text=entry.name)
        if entry.net is not None and entry.vat is None:
            yield problem("P045", path=path, text=entry.name)
    if office.vat_share is None and any(line.cost and line.cost.vat for line in lines):
        yield problem("P003", path=("umowa",))
    # What is counted against and the day what is undated is classed by are the plan's.
    codes = {"P004", "P050"} if any(entry.date is None for entry in entries) else {"P004"}
    yield from (found for found in plan.problems if found.code in codes) if plan else ()
