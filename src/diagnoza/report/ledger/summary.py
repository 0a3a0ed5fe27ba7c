"""One page to decide on: the plan in brief, its money, what to buy, what is left out and why, what to mind, who signs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diagnoza import wording
from diagnoza.plan.line import Amounts, Line
from diagnoza.plan.reasons import why_not
from diagnoza.plan.sums import summed
from diagnoza.report.account import AccountRow, Meaning, account
from diagnoza.report.confirmation import status_text
from diagnoza.report.ledger.amounts import amounts_of, by_title, titles
from diagnoza.report.ledger.brief import TOLD, brief
from diagnoza.report.ledger.lines import ELIGIBLE, GROSS, NET, VAT
from diagnoza.report.ledger.model import Cells, Column, Formula, Money, Row, Sheet, Table, Value, adding
from diagnoza.report.ledger.subject import Subject, name_of, origin, unit_legend
from diagnoza.report.opening import NOTICE
from diagnoza.report.text import remark

_TABLE, _ACCOUNT = "do kupienia", "środki"
_NAMED = 3
_SIGNERS = ("Kierownik jednostki", "Skarbnik", "Audytor")
_ROOM = "\n\n\ndata i podpis"


def summary_sheet(subject: Subject) -> Sheet:
    """Tables one below another on the same columns; one with nothing to tell is left out."""
    tables = (_brief(subject), _account(subject), _bought(subject), _left(subject), _remarks(subject), _signed(subject))
    return Sheet(
        name="Podsumowanie",
        title="Plan zakupów",
        notes=(unit_legend(subject), origin(subject)),
        tables=tuple(table for table in tables if table.rows or table.empty),
        warning=NOTICE,
        upright=True,
        grid=_grid(subject),
    )


def _grid(subject: Subject) -> tuple[int, ...]:
    """The number, what stands beside it in two parts, the quantity, the amounts, the status."""
    return (5, 13, 29, 12, 14, 13, 15, 15, 16) if subject.plan.programmes else (5, 26, 34, 12, 15, 14, 15)


def _columns(subject: Subject) -> tuple[Column, ...]:
    programme = (Column(ELIGIBLE), Column("Status")) if subject.plan.programmes else ()
    return (
        Column("Lp."),
        Column("Pozycja", span=2),
        Column("Ilość"),
        Column(NET),
        Column(VAT),
        Column(GROSS),
        *programme,
    )


def _across(subject: Subject, *spans: int) -> tuple[Column, ...]:
    """Columns without a head over so many of the grid's; the last over the rest of them."""
    rest = len(_grid(subject)) - sum(spans)
    return tuple(Column("", span=span) for span in (*spans, rest))


def _brief(subject: Subject) -> Table:
    return Table("W skrócie", _across(subject, 2), tuple(brief(subject)), has_head=False)


def _account(subject: Subject) -> Table:
    entries = tuple(account(subject.plan))
    rows = {entry.meaning: row for row, entry in enumerate(entries)}
    told = tuple((entry.what, _amount(entry, rows, subject)) for entry in entries)
    return Table("Środki", (Column("", span=3), Column("", span=2)), told, has_head=False, mark=_ACCOUNT)


def _amount(entry: AccountRow, rows: Mapping[Meaning, int], subject: Subject) -> Value:
    """What hangs on prices is calculated from the total of what is bought."""
    match entry.meaning:
        case "plan" if subject.bought:
            if subject.plan.programmes:
                return Formula(entry.amount, "{}", _total(subject, ELIGIBLE))
            if entry.amount == subject.plan.total.gross:
                return Formula(entry.amount, "{}", _total(subject, GROSS))
        case "beyond" if subject.bought:
            return Formula(entry.amount, "{}-{}", _total(subject, GROSS, ELIGIBLE))
        case "left":
            there, planned = (Cells(_ACCOUNT, 1, rows[meaning], rows[meaning]) for meaning in ("limit", "plan"))
            return Formula(entry.amount, "{}-{}", (there, planned))
    return Money(entry.amount)


def _total(subject: Subject, *titles: str) -> tuple[Cells, ...]:
    """Cells of the total of what is bought, which stands after the lines and the rows of their groups."""
    row = len(subject.bought) + len({line.basis for line in subject.bought})
    places = [column.title for column in _columns(subject)]
    return tuple(Cells(_TABLE, places.index(title), row, row) for title in titles)


def _bought(subject: Subject) -> Table:
    """Each group under a row of its sum; the total adds up the groups."""
    rows: list[Row] = []
    heads: list[int] = []
    for basis, title in wording.BASIS_GROUP.items():
        lines = [(number, line) for number, line in enumerate(subject.bought) if line.basis == basis]
        if lines:
            heads.append(len(rows))
            below = range(len(rows) + 1, len(rows) + 1 + len(lines))
            rows.append((None, title, None, *_sums(subject, summed(line for _, line in lines), below)))
            rows += (_row(number, line, subject) for number, line in lines)
    return Table(
        "Do kupienia",
        _columns(subject),
        tuple(rows),
        (None, "Razem", None, *_sums(subject, summed(subject.bought), heads)),
        strong=frozenset(heads),
        empty="Żadna pozycja nie weszła do planu.",
        mark=_TABLE,
    )


def _sums(subject: Subject, amounts: Amounts, rows: Sequence[int]) -> Row:
    """Sums of these rows of the same table, and nothing under the status."""
    shown = by_title(amounts)
    told = (adding(shown[title], _TABLE, column, rows) for column, title in enumerate(titles(subject), 3))
    return (*told, None) if subject.plan.programmes else tuple(told)


def _row(number: int, line: Line, subject: Subject) -> Row:
    """The number and the amounts are those of the sheet „Plan”."""
    return (
        number + 1,
        name_of(line, subject),
        wording.counted(line.quantity, line.item.unit),
        *amounts_of(subject, [number]),
        *((status_text(line),) if subject.plan.programmes else ()),
    )


def _left(subject: Subject) -> Table:
    """A row a reason, first of what would still have to be bought; a few items by name."""
    reasons: dict[str, list[str]] = {}
    for line in subject.left:
        reasons.setdefault(why_not(line, subject.plan), []).append(name_of(line, subject))
    rows = tuple((wording.capital(reason), _named(names)) for reason, names in reasons.items())
    return Table("Poza planem", _across(subject, 3), rows, has_head=False)


def _named(names: Sequence[str]) -> str:
    told = wording.first_few(names, _NAMED, "; ")
    return f"{told} (arkusz „Plan”)." if len(dict.fromkeys(names)) > _NAMED + 1 else f"{told}."


def _remarks(subject: Subject) -> Table:
    """What the plan warns of, but for what is told in brief already."""
    rows = tuple((remark(problem),) for problem in subject.plan.problems if problem.code not in TOLD)
    return Table("Uwagi", _across(subject), rows, has_head=False)


def _signed(subject: Subject) -> Table:
    """Three places of like width."""
    spans = (3, 3, 3) if subject.plan.programmes else (2, 1, 4)
    columns = tuple(Column(who, span=span) for who, span in zip(_SIGNERS, spans, strict=True))
    return Table("", columns, ((_ROOM,) * len(_SIGNERS),))
