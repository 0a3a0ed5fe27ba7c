"""Tables of sums: what the rows are, then net, VAT, gross and eligible cost, the last only under a programme."""

from __future__ import annotations

from collections.abc import Sequence

from diagnoza.plan.line import Amounts
from diagnoza.plan.sums import summed
from diagnoza.report.ledger.lines import ELIGIBLE, GROSS, NET, VAT, summed_column
from diagnoza.report.ledger.model import Column, Row, adding
from diagnoza.report.ledger.subject import Subject

WIDE, NARROW = 58, 20


def columns(head: str, subject: Subject) -> tuple[Column, ...]:
    """What the rows are, then the amounts."""
    return (Column(head, WIDE), *(Column(title, NARROW) for title in titles(subject)))


def titles(subject: Subject) -> tuple[str, ...]:
    """The heads of the amounts."""
    return (NET, VAT, GROSS, ELIGIBLE) if subject.plan.programmes else (NET, VAT, GROSS)


def amounts_of(subject: Subject, rows: Sequence[int]) -> Row:
    """The amounts of these rows of what is bought, added up from the sheet „Plan”."""
    shown = by_title(summed(subject.bought[row] for row in rows))
    return tuple(summed_column(subject, title, shown[title], rows) for title in titles(subject))


def total(mark: str, subject: Subject, count: int) -> Row:
    """The sums of the first so many rows of the table with that mark."""
    shown = by_title(summed(subject.bought))
    told = (adding(shown[title], mark, column, range(count)) for column, title in enumerate(titles(subject), 1))
    return ("Razem", *told)


def by_title(sums: Amounts) -> dict[str, int]:
    """Grosze by the heads of the amounts."""
    return {NET: sums.net, VAT: sums.vat, GROSS: sums.gross, ELIGIBLE: sums.eligible}
