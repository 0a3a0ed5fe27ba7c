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
from diagnoza.plan.eligibility import classed
from diagnoza.plan.list_source import EntrySource
from diagnoza.plan.matching import Candidate, Match, Matcher
from diagnoza.plan.model import Cost, Eligibility, Line, Plan
from diagnoza.plan.words import plain
from diagnoza.problems import Path, Problem, problem

UNDECIDED = "Nie rozstrzygnięto, która to pozycja; wybierz ją z propozycji."
OUTSIDE = "Data zakupu leży poza okresem kwalifikowalności wydatków w programie; operator może go nie uznać."
UNDATED = "Program klasyfikuje tę pozycję według daty zakupu, a wpis jej nie podaje."
SEVERAL = "Wpis obejmuje jednostki różnych rodzajów, które program traktuje różnie; podziel go."
_LONGEST = 500
"""So many characters of an entry are looked at; nobody names a purchase with more."""


@dataclass(frozen=True, slots=True)
class CheckedLine:
    """An entry: `addressees` as typed or read in its words, `quantity` None where neither tells it.

    `cost` is None without a price, a rate of VAT or a decided item; where no quantity is told it is of one piece.
    `reasons` are the lines of the plan that ask for the item.
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
class Lacking:
    """A certain line of the plan that is not on the list; `perhaps` are indexes of undecided entries that may be it."""

    line: Line
    perhaps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CheckedList:
    """Lines in the order of the list. `is_compared`: a diagnosis was given; without one the last two are empty.

    `unfounded` are indexes of lines that no finding, duty or own need is behind.
    """

    programmes: tuple[Programme, ...]
    lines: tuple[CheckedLine, ...]
    is_compared: bool
    unfounded: tuple[int, ...]
    lacking: tuple[Lacking, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """Whose list it is: its kind, the percent of VAT nobody recovers, the day that stands for a purchase without one."""

    kind: UnitKind
    vat_share: Decimal | None = None
    day: date | None = None


def check_list(
    entries: Sequence[EntrySource],
    matcher: Matcher,
    programmes: tuple[Programme, ...],
    office: Office,
    plan: Plan | None,
) -> CheckedList:
    """The list checked; an entry's `item` must be known to the matcher. P003, P044–P046 and P048 are told."""
    lines = tuple(_line(entry, matcher, programmes, office, plan) for entry in entries)
    covered = {item for line in lines if line.item for item in (line.item, *line.item.parts)}
    wanted = [line for line in plan.lines if line.is_wanted and line.state == "certain"] if plan else []
    missing = {line.item: line for line in reversed(wanted) if line.item not in covered}
    return CheckedList(
        programmes=programmes,
        lines=lines,
        is_compared=plan is not None,
        unfounded=tuple(i for i, line in enumerate(lines) if line.item and not line.reasons) if plan else (),
        lacking=tuple(Lacking(line, _perhaps(line.item, lines)) for line in reversed(missing.values())),
        problems=tuple(_remarks(entries, lines, office)),
    )


def _line(
    entry: EntrySource, matcher: Matcher, programmes: Sequence[Programme], office: Office, plan: Plan | None
) -> CheckedLine:
    told, rest = split_amount(plain(entry.name)[:_LONGEST])
    named, rest = split_addressees(rest)
    chosen = matcher.item(entry.item) if entry.item else None
    match = Match((Candidate(chosen, 1.0),)) if chosen else matcher.named(entry.name) or matcher.match(rest)
    quantity = entry.quantity or told
    addressees = (entry.addressee,) if entry.addressee else named
    day = entry.date or office.day
    price = _price(entry) if match.item else None
    parts = {match.item, *match.item.parts} if match.item else set()
    return CheckedLine(
        text=entry.name,
        match=match,
        quantity=quantity,
        addressees=addressees,
        day=entry.date,
        eligibility=tuple(_eligibility(p, match.item, addressees, day, office.kind) for p in programmes),
        cost=cost_of(quantity or 1, price, office.vat_share) if price else None,
        reasons=tuple(line for line in plan.lines if line.item in parts) if plan else (),
    )


def _price(entry: EntrySource) -> Price | None:
    return None if entry.net is None or entry.vat is None else Price(netto=entry.net, vat=entry.vat)


def _eligibility(
    programme: Programme, item: Item | None, addressees: Sequence[Addressee], day: date | None, office: UnitKind
) -> Eligibility:
    if item is None:
        return _unclear(programme, UNDECIDED)
    if day is not None and not programme.eligible_period.covers(day):
        return _unclear(programme, OUTSIDE)
    found = [classed(programme, item, unit_kind(addressee, office), day) for addressee in addressees or (None,)]
    if len({entry.status for entry in found}) > 1:
        return _unclear(programme, SEVERAL)
    is_dated = any(line.period.start or line.period.end for line in programme.items.get(item, ()))
    if day is None and is_dated and found[0].status != "eligible":
        return replace(found[0], reason=f"{found[0].reason} {UNDATED}")
    return found[0]


def _unclear(programme: Programme, reason: str) -> Eligibility:
    return Eligibility(programme, None, None, "unclear", reason, None, True)


def _perhaps(item: Item, lines: Iterable[CheckedLine]) -> tuple[int, ...]:
    return tuple(
        index
        for index, line in enumerate(lines)
        if line.item is None and any(item in (c.item, *c.item.parts) for c in line.match.candidates)
    )


def _remarks(entries: Sequence[EntrySource], lines: Sequence[CheckedLine], office: Office) -> Iterator[Problem]:
    undecided = [wording.number(number) for number, line in enumerate(lines, 1) if line.item is None]
    if undecided:
        yield problem("P048", numbers=wording.listed(undecided))
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
