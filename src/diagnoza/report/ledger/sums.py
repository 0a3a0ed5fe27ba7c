"""Sums of the chosen lines, and what will cost the office after the project."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from diagnoza import wording
from diagnoza.plan.model import Line, Plan
from diagnoza.plan.sums import Amounts, summed, summed_by, year_due
from diagnoza.report.actions import choice
from diagnoza.report.ledger.lines import yearly_cost
from diagnoza.report.ledger.model import Column, Money, Row, Sheet, Table
from diagnoza.report.tallies import NO_PROGRAMME, UNPLACED

_AMOUNTS = (Column("Netto", 18), Column("VAT", 18), Column("Brutto", 18), Column("Koszt kwalifikowalny", 18))
_NO_CATEGORY = "Bez kategorii"
_NO_YEAR = "Rok nieustalony"
_WIDE = 60


def sums_sheet(plan: Plan, diagnosed: date | None) -> Sheet:
    """By area, category, kind of asset and year; expenses by year; costs after the project."""
    first = plan.programmes[0] if plan.programmes else None
    areas = [area.title for area in first.areas] if first else []
    categories = [category.title for category in first.categories] if first else []
    return Sheet(
        name="Sumy",
        title="Sumy planu",
        notes=("Sumy obejmują tylko pozycje wybrane do planu.",),
        tables=(
            _table("Według obszaru programu", "Obszar", plan, _area, areas),
            _table("Według kategorii kosztu", "Kategoria", plan, _category, categories),
            _table("Według rodzaju", "Rodzaj", plan, _kind, list(wording.ITEM_KIND.values())),
            _table("Według roku", "Rok", plan, lambda line: _year(year_due(line, diagnosed)), []),
            _expenses(plan),
            _yearly(plan),
        ),
        remarks=(
            "Rok wynika z najwcześniejszego terminu zaleceń, liczonego od końca diagnozy; pozycje bez zalecenia nie mają roku.",
            "Rodzaj jest podpowiedzią: rozstrzyga polityka rachunkowości urzędu.",
        ),
    )


def _table(title: str, head: str, plan: Plan, key: Callable[[Line], str], order: list[str]) -> Table:
    chosen = [line for line in plan.lines if line.is_chosen]
    sums = summed_by(chosen, key)
    known = {name: index for index, name in enumerate(order)}
    names = sorted(sums, key=lambda name: (known.get(name, len(known)), name))
    return Table(
        title,
        (Column(head, _WIDE), *_AMOUNTS),
        tuple(_row(name, sums[name], plan) for name in names),
        _row("Razem", summed(chosen), plan),
        empty="Żadna pozycja nie weszła do planu.",
    )


def _row(name: str, amounts: Amounts, plan: Plan) -> Row:
    eligible = Money(amounts.eligible) if plan.programmes else None
    return (name, Money(amounts.net), Money(amounts.vat), Money(amounts.gross), eligible)


def _area(line: Line) -> str:
    if not line.eligibility:
        return NO_PROGRAMME
    area = line.eligibility[0].area
    return area.title if area else UNPLACED


def _category(line: Line) -> str:
    category = line.eligibility[0].category if line.eligibility else None
    return category.title if category else _NO_CATEGORY


def _kind(line: Line) -> str:
    return wording.ITEM_KIND[line.item.kind]


def _year(year: int | None) -> str:
    return str(year) if year else _NO_YEAR


def _expenses(plan: Plan) -> Table:
    spent: dict[tuple[str, str], list[int]] = {}
    for expense in plan.expenses:
        key = (_year(expense.dated.year if expense.dated else None), expense.state)
        spent.setdefault(key, []).append(expense.gross)
    together = sum(expense.gross for expense in plan.expenses)
    return Table(
        "Wydatki już poniesione i zaangażowane (poza sumami planu)",
        (Column("Rok i stan", _WIDE), Column("Liczba wydatków", 18), Column("Brutto", 18)),
        tuple((f"{year}, {state}", len(gross), Money(sum(gross))) for (year, state), gross in sorted(spent.items())),
        ("Razem", len(plan.expenses), Money(together)),
        empty="Wydatków nie wpisano.",
    )


def _yearly(plan: Plan) -> Table:
    lines = [line for line in plan.lines if line.is_wanted and yearly_cost(line)]
    known = sum(line.cost.yearly for line in lines if line.is_chosen and line.cost and line.cost.yearly)
    return Table(
        "Koszty roczne po projekcie",
        (Column("Pozycja", _WIDE), Column("Ilość", 18), Column("W planie", 18), Column("Koszt roczny netto", 18)),
        tuple(
            (line.item.name, wording.counted(line.quantity, line.item.unit), choice(line, plan), yearly_cost(line))
            for line in lines
        ),
        ("Razem znane koszty pozycji w planie", None, None, Money(known)) if known else None,
        empty="Żadna pozycja nie kosztuje urzędu po projekcie.",
    )
