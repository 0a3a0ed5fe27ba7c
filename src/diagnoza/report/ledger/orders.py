"""Similar purchases added up and held against the thresholds of orders."""

from __future__ import annotations

from collections.abc import Sequence

from diagnoza import wording
from diagnoza.definition.model import Threshold
from diagnoza.plan.line import Expense, Line
from diagnoza.plan.orders import Order, kin, orders, standing, thresholds_for, together
from diagnoza.report.ledger.lines import NET, summed_column
from diagnoza.report.ledger.model import Cells, Column, Formula, Money, Row, Sheet, Table, adding
from diagnoza.report.ledger.subject import Subject, origin, unit_legend
from diagnoza.report.text import joined

_NOTES = (
    "Wartość zamówienia ustala zamawiający, łącznie z podobnymi zamówieniami udzielanymi poza tym planem; "
    "zamówienia nie wolno dzielić po to, by uniknąć progu.",
    "Zakupy pogrupowano pomocniczo według rodzaju i działu kodu CPV. O tym, które zakupy są podobne, "
    "sam kod nie rozstrzyga; kody sprawdza zamawiający. „Do oceny”: próg osiągają razem z zakupami bez kodu, jeżeli są podobne.",
    "Do wartości planu netto doliczono wydatki już poniesione i zaangażowane na pozycje tego samego rodzaju; w kolumnie "
    "„Pozycje” mają dopisek „(opłacone)” albo „(zaangażowane)”. Doliczono je brutto, bo ich kwot netto nie wpisano, więc "
    "wartość może być zawyżona.",
)
_MARK = "zakupy podobne"
_VALUE = 4
_UNPRICED = "Bez ceny, nie doliczono"
_UNKNOWN = "nie ustalono"


def orders_sheet(subject: Subject) -> Sheet:
    """Groups with a column a threshold, and the thresholds with their source."""
    plan, known = subject.plan, subject.evaluations[0].definition.bank.thresholds
    thresholds = thresholds_for(known, plan.programmes[:1], subject.day, plan.project_end)
    found = orders(subject.bought + subject.left, plan.expenses)
    return Sheet(
        "Zamówienia",
        "Zakupy podobne a progi zamówień",
        (unit_legend(subject), origin(subject), *_NOTES),
        (_groups(found, thresholds, subject), _sources(thresholds)),
    )


def _groups(found: tuple[Order, ...], thresholds: tuple[Threshold, ...], subject: Subject) -> Table:
    """The amounts, what of a group stands to each threshold, and last what is not counted for want of a price."""
    unpriced = (Column(_UNPRICED, 28),) if any(order.unpriced for order in found) else ()
    columns = (
        Column("Rodzaj zakupu", 38),
        Column("Pozycje", 54),
        Column("Plan, netto", 16),
        Column("Już wydano lub zaangażowano, brutto", 18),
        Column("Razem do progu", 16),
        *(Column(f"{t.title}: od {wording.money(t.amount)}", 22) for t in thresholds),
        *unpriced,
    )
    sums = enumerate(together(found), 2)
    total = ("Razem", None, *(adding(shown, _MARK, column, range(len(found))) for column, shown in sums))
    rows = (_row(row, found, thresholds, subject) for row in range(len(found)))
    return Table(
        "Zakupy podobne",
        columns,
        tuple(row[: len(columns)] for row in rows),
        (*total, *(None for _ in columns[len(total) :])),
        strong=frozenset(i for i, order in enumerate(found) if order.division and any(map(order.reaches, thresholds))),
        empty="Plan nie zawiera zakupów.",
        mark=_MARK,
    )


def _row(row: int, found: Sequence[Order], thresholds: tuple[Threshold, ...], subject: Subject) -> Row:
    order = found[row]
    own = {id(line) for line in order.lines}  # two own needs may be alike
    bought = [number for number, line in enumerate(subject.bought) if id(line) in own]
    net, spent = (Cells(_MARK, column, row, row) for column in (2, 3))
    return (
        _title(order),
        joined([_named(order.lines), *dict.fromkeys(map(_spent, order.expenses))]),
        summed_column(subject, NET, order.net, bought),
        Money(order.spent),
        Formula(order.value, "{}+{}", (net, spent)),
        *(_standing(row, found, threshold) for threshold in thresholds),
        _named(order.unpriced),
    )


def _title(order: Order) -> str:
    if order.division:
        return order.title
    return f"{wording.ORDER_SORT[order.sort]} bez przypisanego kodu CPV: podobieństwo ocenia zamawiający"


def _spent(expense: Expense) -> str:
    return f"{expense.item.name} ({'opłacone' if expense.state == 'poniesione' else expense.state})"


def _named(lines: tuple[Line, ...]) -> str:
    return "; ".join(dict.fromkeys(line.item.name for line in lines))


def _standing(row: int, found: Sequence[Order], threshold: Threshold) -> Formula:
    """Reached by what has a code; where that is only with what has none, somebody has to judge."""
    order = found[row]
    below = "poniżej, lecz brakuje cen" if order.unpriced else "poniżej"
    words = {"reached": "OSIĄGNIĘTY", "perhaps": "do oceny", "below": below}
    akin = {id(other) for other in kin(order, found)}
    own = Cells(_MARK, _VALUE, row, row)
    cells = [own, *(Cells(_MARK, _VALUE, other, other) for other, its in enumerate(found) if id(its) in akin)]
    amount = wording.amount(threshold.amount)
    largest = f"+MAX({','.join('{}' for _ in akin)})" if akin else ""
    formula = f'IF({{}}{largest}>={amount},"{words["perhaps"]}","{below}")'
    if order.division:
        formula = f'IF({{}}>={amount},"{words["reached"]}",{formula})'
        cells = [own, *cells]
    return Formula(words[standing(order, found, threshold)], formula, tuple(cells))


def _sources(thresholds: tuple[Threshold, ...]) -> Table:
    return Table(
        "Progi",
        (
            Column("Próg", 38),
            Column("Źródło i uwagi", 54),
            Column("Kwota netto", 16),
            Column("Obowiązuje od", 18),
            Column("Obowiązuje do", 16),
            Column("Potwierdzony w źródle", 22),
        ),
        tuple(
            (
                t.title,
                joined([wording.sentence(t.source.label), t.note], " "),
                Money(t.amount),
                t.in_force.start or _UNKNOWN,
                t.in_force.end or _UNKNOWN,
                "tak" if t.source.verified else "nie, sprawdź w przepisach",
            )
            for t in thresholds
        ),
        empty="Progów nie podano.",
    )
