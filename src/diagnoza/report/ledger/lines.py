"""The sheet of the plan line by line: what is bought with its total, then the rest; the money is printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from diagnoza import wording
from diagnoza.plan.line import Line
from diagnoza.plan.reasons import why_not
from diagnoza.report.confirmation import MARK, status_text, unconfirmed_sentence
from diagnoza.report.ledger.details import DETAILS
from diagnoza.report.ledger.model import (
    Blank,
    Cells,
    Column,
    Formula,
    Money,
    Percent,
    Row,
    Sheet,
    Table,
    Value,
    adding,
)
from diagnoza.report.ledger.subject import Subject, name_of, origin, unit_legend
from diagnoza.report.opening import NOTICE

BOUGHT = "plan"
"""The mark of the table of what is bought; its rows are `Subject.bought`."""
_LEFT = "poza planem"
NET, VAT, GROSS, ELIGIBLE, CLASSED = "Netto", "VAT", "Brutto", "Koszt kwalifikowalny", "Klasyfikacja budżetowa"
_QUANTITY, _PRICE, _RATE = "Ilość", "Cena netto za j.m.", "Stawka VAT"
_CAPITAL = ("srodek-trwaly", "wnip")


@dataclass(frozen=True, slots=True)
class _Told:
    """A column and what stands in it; `_Spot` finds the other cells of the row."""

    column: Column
    value: Callable[[Line, _Spot], Value]
    is_of_programme: bool = False


@dataclass(frozen=True, slots=True)
class _Spot:
    """The row of a line, and its number from 1 among what is bought."""

    subject: Subject
    table: str
    row: int
    number: int | None

    def cells(self, *titles: str) -> tuple[Cells, ...]:
        return tuple(Cells(self.table, column_of(self.subject, title), self.row, self.row) for title in titles)


def plan_sheet(subject: Subject) -> Sheet:
    """Two tables of the same columns."""
    notes = (
        unit_legend(subject),
        origin(subject),
        "Po zmianie ilości, ceny albo stawki VAT kwoty zakupów i ich sumy we wszystkich arkuszach przeliczą się same. "
        "Wybór pozycji, zdania opisu i kwoty tego, co jest do wyjaśnienia albo do ustalenia, nie zmienią się: nowy plan "
        "trzeba sporządzić z arkusza odpowiedzi.",
        "Klasyfikację budżetową wpisuje urząd; jej sumy są w arkuszu „Sumy”. Rodzaj wydatku to podpowiedź – majątkowe: środki "
        "trwałe i WNiP, bieżące: wyposażenie, usługi, szkolenia; rozstrzyga skarbnik.",
        f"{MARK} {sentence}" if (sentence := unconfirmed_sentence(subject.plan)) else "",
    )
    return Sheet(
        name="Plan",
        title="Plan zakupów",
        notes=tuple(filter(None, notes)),
        tables=tuple(_tables(subject)),
        warning=NOTICE,
        pinned=2,
    )


def _tables(subject: Subject) -> Iterable[Table]:
    columns = tuple(told.column for told in _told(subject))
    bought = tuple(_row(line, _Spot(subject, BOUGHT, row, row + 1)) for row, line in enumerate(subject.bought))
    yield Table("", columns, bought, _total(subject), empty="Żadna pozycja nie weszła do planu.", mark=BOUGHT)
    left = tuple(_row(line, _Spot(subject, _LEFT, row, None)) for row, line in enumerate(subject.left))
    if left:
        yield Table("Poza planem", columns, left, mark=_LEFT, has_head=not bought)


def column_of(subject: Subject, title: str) -> int:
    """Where the column with that title stands."""
    return [told.column.title for told in _told(subject)].index(title)


def summed_column(subject: Subject, title: str, shown: int, rows: Iterable[int]) -> Value:
    """The sum of a column over these rows of what is bought; nothing of eligible cost without a programme."""
    if title == ELIGIBLE and not subject.plan.programmes:
        return None
    return adding(shown, BOUGHT, column_of(subject, title), sorted(rows))


def _told(subject: Subject) -> list[_Told]:
    details = [_Told(detail.column, _detail(detail.value), detail.is_of_programme) for detail in DETAILS]
    return [told for told in (*_PRINTED, *details) if subject.plan.programmes or not told.is_of_programme]


def _detail(value: Callable[[Line, Subject], Value]) -> Callable[[Line, _Spot], Value]:
    return lambda line, spot: value(line, spot.subject)


def _row(line: Line, spot: _Spot) -> Row:
    return tuple(told.value(line, spot) for told in _told(spot.subject))


def _total(subject: Subject) -> Row:
    total = subject.plan.total
    sums = {NET: total.net, VAT: total.vat, GROSS: total.gross, ELIGIBLE: total.eligible}
    rows = range(len(subject.bought))
    titles = [told.column.title for told in _told(subject)]
    return tuple(
        "Razem w planie"
        if title == "Pozycja"
        else summed_column(subject, title, sums[title], rows)
        if title in sums
        else None
        for title in titles
    )


def _price(line: Line, spot: _Spot) -> Value:
    return Money(line.cost.net // line.quantity) if line.cost and line.quantity else None


def _rate(line: Line, spot: _Spot) -> Value:
    if line.cost is None:
        return None
    rate = line.cost.vat_rate
    return Percent(int(rate)) if rate.isdecimal() else wording.vat_rate(rate)


def _net(line: Line, spot: _Spot) -> Value:
    if line.cost is None or not line.quantity:
        return None
    return Formula(line.cost.net, "ROUND({}*{},2)", spot.cells(_QUANTITY, _PRICE))


def _vat(line: Line, spot: _Spot) -> Value:
    if line.cost is None or not line.quantity:
        return None
    return Formula(line.cost.vat, "ROUND({}*N({}),2)", spot.cells(NET, _RATE))


def _gross(line: Line, spot: _Spot) -> Value:
    if line.cost is None or not line.quantity:
        return None
    return Formula(line.cost.gross, "{}+{}", spot.cells(NET, VAT))


def _eligible(line: Line, spot: _Spot) -> Value:
    """Net and the share of VAT that nobody recovers, rounded as `cost_of` does."""
    if line.cost is None or not line.quantity:
        return None
    if line.status == "ineligible":
        return Money(0)
    share = spot.subject.vat_share / 100
    return Formula(line.cost.eligible, f"{{}}+ROUND({{}}*{share.normalize():f},2)", spot.cells(NET, VAT))


def _choice(line: Line, spot: _Spot) -> str:
    return "w planie" if line.is_chosen else wording.capital(why_not(line, spot.subject.plan))


_PRINTED = (
    _Told(Column("Lp.", 5), lambda line, spot: spot.number),
    _Told(Column("Pozycja", 46), lambda line, spot: name_of(line, spot.subject)),
    _Told(Column(_QUANTITY, 8), lambda line, spot: line.quantity),
    _Told(Column("J.m.", 9), lambda line, spot: wording.unit_word(line.quantity, line.item.unit)),
    _Told(Column(_PRICE, 14), _price),
    _Told(Column(_RATE, 10), _rate),
    _Told(Column(NET, 14), _net),
    _Told(Column(VAT, 13), _vat),
    _Told(Column(GROSS, 14), _gross),
    _Told(Column(ELIGIBLE, 14), _eligible, is_of_programme=True),
    _Told(Column("Status w programie", 15), lambda line, spot: status_text(line), is_of_programme=True),
    _Told(
        Column("Rodzaj wydatku", 11),
        lambda line, spot: "majątkowy" if line.item.kind in _CAPITAL else "bieżący",
    ),
    _Told(Column(CLASSED, 16), lambda line, spot: Blank() if line.is_chosen else None),
    _Told(Column("W planie albo dlaczego nie", 27), _choice),
)
