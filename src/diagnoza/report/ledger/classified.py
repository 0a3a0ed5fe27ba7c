"""Sums by the budget classification that the treasurer types into the sheet „Plan”."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza.plan.sums import summed
from diagnoza.report.ledger.amounts import NARROW, WIDE
from diagnoza.report.ledger.lines import BOUGHT, CLASSED, GROSS, NET, column_of
from diagnoza.report.ledger.model import Blank, Cells, Column, Formula, Row, Table, adding
from diagnoza.report.ledger.subject import Subject

_TITLE = "Według klasyfikacji budżetowej"
_ROOM = 6


def classified_table(subject: Subject) -> Table:
    """Blanks for classifications with their sums, then what none of them holds; the total adds up the rows above."""
    count = len(subject.bought)
    together = {NET: summed(subject.bought).net, GROSS: summed(subject.bought).gross}
    rest = tuple(
        Formula(
            shown,
            "SUM({})-SUM({})",
            (_all(subject, title), Cells(_TITLE, column, 0, _ROOM - 1)),
        )
        for column, (title, shown) in enumerate(together.items(), 1)
    )
    rows: tuple[Row, ...] = (*_blanks(subject), ("Bez klasyfikacji", *rest))
    total = (adding(shown, _TITLE, column, range(_ROOM + 1)) for column, shown in enumerate(together.values(), 1))
    return Table(
        f"{_TITLE} (wpisanej też w arkuszu „Plan”)",
        (Column("Klasyfikacja", WIDE), Column(NET, NARROW), Column(GROSS, NARROW)),
        rows if count else (),
        ("Razem", *total),
        empty="Żadna pozycja nie weszła do planu.",
        mark=_TITLE,
    )


def _blanks(subject: Subject) -> Iterator[Row]:
    for row in range(_ROOM):
        typed = Cells(_TITLE, 0, row, row)
        yield (
            Blank(),
            *(
                Formula(
                    "",
                    'IF({}="","",SUMIF({},{},{}))',
                    (typed, _all(subject, CLASSED), typed, _all(subject, title)),
                )
                for title in (NET, GROSS)
            ),
        )


def _all(subject: Subject, title: str) -> Cells:
    return Cells(BOUGHT, column_of(subject, title), 0, len(subject.bought) - 1)
