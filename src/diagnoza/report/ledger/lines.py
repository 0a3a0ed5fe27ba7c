"""The plan line by line: what is decided on the first page, why on the second."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from diagnoza import wording
from diagnoza.plan.model import Eligibility, Line, Plan
from diagnoza.report.actions import choice
from diagnoza.report.ledger.model import Column, Money, Percent, Row, Table, Value
from diagnoza.report.text import joined

_COLUMNS = (
    Column("Lp.", 6),
    Column("Pozycja", 36),
    Column("W planie", 22),
    Column("Ilość", 8),
    Column("J.m.", 9),
    Column("Cena netto za j.m.", 15),
    Column("Stawka VAT", 11),
    Column("Netto", 15),
    Column("VAT", 14),
    Column("Brutto", 15),
    Column("Koszt kwalifikowalny", 16),
    Column("Status", 17),
    Column("Klasyfikacja budżetowa", 15, breaks=True),
    Column("Rodzaj", 18),
    Column("Obszar programu", 34),
    Column("Kategoria kosztu", 22),
    Column("Uzasadnienie statusu", 50),
    Column("Źródło", 36),
    Column("Potwierdzone w źródle", 15, breaks=True),
    Column("Stan", 13),
    Column("Podstawa", 26),
    Column("Ilość według jednostek", 25),
    Column("Koszt roczny netto po projekcie", 19),
    Column("Ustalenia i zalecenia", 58),
    Column("Sposób szacowania", 20),
    Column("Data szacowania", 13),
)
_NET = next(index for index, column in enumerate(_COLUMNS) if column.title == "Netto")


def lines_table(plan: Plan, names: Mapping[str, str]) -> Table:
    """A row a line; `names` of units by id. The total is that of the chosen lines."""
    total: list[Value] = [None] * len(_COLUMNS)
    total[1] = "Razem w planie"
    total[_NET : _NET + 4] = [
        Money(plan.total.net),
        Money(plan.total.gross - plan.total.net),
        Money(plan.total.gross),
        Money(plan.total.eligible) if plan.programmes else None,
    ]
    return Table(
        title="",
        columns=_COLUMNS,
        rows=tuple(_row(number, line, plan, names) for number, line in enumerate(plan.lines, 1)),
        total=tuple(total),
        strong=frozenset(index for index, line in enumerate(plan.lines) if line.is_chosen),
        empty="Diagnoza nie wskazuje zakupów.",
    )


def _row(number: int, line: Line, plan: Plan, names: Mapping[str, str]) -> Row:
    cost = line.cost
    return (
        number,
        line.item.name,
        choice(line, plan),
        line.quantity,
        line.item.unit,
        _unit_price(line),
        _rate(cost.vat_rate) if cost else None,
        Money(cost.net) if cost else None,
        Money(cost.vat) if cost else None,
        Money(cost.gross) if cost else None,
        _eligible(line),
        _by_programme(line, lambda entry: wording.STATUS[entry.status]) or "bez programu",
        None,
        wording.ITEM_KIND[line.item.kind],
        _by_programme(line, lambda entry: entry.area.title if entry.area else ""),
        _by_programme(line, lambda entry: entry.category.title if entry.category else ""),
        _by_programme(line, lambda entry: entry.reason),
        _by_programme(line, _source),
        _by_programme(line, lambda entry: "tak" if entry.verified else "nie"),
        wording.PLAN_STATE[line.state],
        joined([wording.BASIS[line.basis], line.reason], ": "),
        "; ".join(f"{names[unit]}: {wording.number(count)}" for unit, count in line.units.items()),
        yearly_cost(line) or "nie",
        _behind(line),
        cost.method if cost else None,
        cost.dated if cost else None,
    )


def yearly_cost(line: Line) -> Money | str:
    """What the line costs a year after the project, net; "" where it costs nothing."""
    if line.cost is not None and line.cost.yearly is not None:
        return Money(line.cost.yearly)
    return "kwota do ustalenia" if line.item.yearly_cost else ""


def _unit_price(line: Line) -> Money | None:
    if line.cost is None or line.quantity == 0 or line.cost.net % line.quantity:
        return None
    return Money(line.cost.net // line.quantity)


def _rate(rate: str) -> Percent | str:
    return {"zw": "zwolnione", "np": "nie podlega"}.get(rate) or Percent(int(rate))


def _eligible(line: Line) -> Money | None:
    """Nothing without a programme that could pay, or without a price."""
    if line.cost is None or not line.eligibility:
        return None
    return Money(0 if line.status == "ineligible" else line.cost.eligible)


def _source(entry: Eligibility) -> str:
    return entry.source.label if entry.source else ""


def _by_programme(line: Line, told: Callable[[Eligibility], str]) -> str:
    """What is told of the programme, or of each where there are several."""
    if len(line.eligibility) == 1:
        return told(line.eligibility[0])
    return "\n".join(f"{entry.programme.title}: {told(entry) or '—'}" for entry in line.eligibility)


def _behind(line: Line) -> str:
    findings = "; ".join(finding.title for finding in line.findings)
    measures = "; ".join(measure.title for measure in line.measures)
    consider = "; ".join(item.name for item in line.consider)
    return joined(
        [
            f"Ustalenia: {findings}." if findings else "",
            f"Zalecenia: {measures}." if measures else "",
            f"Do rozważenia: {consider}." if consider else "",
        ],
        "\n",
    )
