"""What is bought for each unit of a case, in proportion to how many pieces each gets."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from diagnoza.plan.costs import half_up
from diagnoza.plan.sums import summed
from diagnoza.report.ledger.amounts import NARROW, WIDE
from diagnoza.report.ledger.lines import BOUGHT, GROSS, column_of
from diagnoza.report.ledger.model import Cells, Column, Formula, Money, Row, Table, Value, adding
from diagnoza.report.ledger.subject import Subject

_TITLE = "Według jednostki (pozycja dla kilku jednostek liczy się w każdej)"


def units_table(subject: Subject) -> Table:
    """Lines, some for several units, and gross half-up to the grosz; the last unit bears what is left of the total."""
    rows = tuple(_rows(subject))
    whole = adding(summed(subject.bought).gross, BOUGHT, column_of(subject, GROSS), range(len(subject.bought)))
    return Table(
        _TITLE,
        (Column("Jednostka", WIDE), Column("Liczba pozycji", NARROW), Column(GROSS, NARROW)),
        rows if subject.bought else (),
        ("Razem", None, whole),
        empty="Żadna pozycja nie weszła do planu.",
        mark=_TITLE,
    )


def _rows(subject: Subject) -> Iterator[Row]:
    names = {e.sheet.source.unit.id: e.sheet.source.unit.name for e in subject.evaluations}
    rest, last = summed(subject.bought).gross, len(names) - 1
    for row, (unit, name) in enumerate(names.items()):
        count = sum(bool(line.units.get(unit)) for line in subject.bought)
        if row == last:
            above = tuple(Cells(_TITLE, 2, place, place) for place in (last + 1, *range(last)))
            yield name, count, Formula(rest, "-".join("{}" for _ in above), above)
        else:
            value, grosze = _share(unit, subject)
            rest -= grosze
            yield name, count, value


def _share(unit: str, subject: Subject) -> tuple[Value, int]:
    """What of the gross is for the unit, as a formula and in grosze."""
    together, parts, cells = Fraction(0), [], []
    column = column_of(subject, GROSS)
    for row, line in enumerate(subject.bought):
        pieces = line.units.get(unit, 0)
        if pieces and line.cost:
            together += Fraction(line.cost.gross * pieces, line.quantity)
            parts.append("{}" if pieces == line.quantity else f"{{}}*{pieces}/{line.quantity}")
            cells.append(Cells(BOUGHT, column, row, row))
    grosze = half_up(together)
    return (Formula(grosze, f"ROUND({'+'.join(parts)},2)", tuple(cells)) if parts else Money(0)), grosze
