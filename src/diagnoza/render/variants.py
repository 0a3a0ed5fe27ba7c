"""Variants of the plan in the terminal: a table, and the curve as bars that are read without colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from diagnoza import wording
from diagnoza.plan.model import Plan
from diagnoza.plan.variants import Variant
from diagnoza.report.plan_headline import money_sentences
from diagnoza.report.spending import prospects, score_note, variant_row

_BAR = 26
_PARTS = " ▏▎▍▌▋▊▉"
_COLUMNS = ("Wariant", "Limit", "Brutto", "Ustalenia", "Krytyczne", "Wynik")


def print_money(console: Console, plan: Plan) -> None:
    """What limits the plan, what is done for nothing, what the next step would bring."""
    for sentence in (*money_sentences(plan), *prospects(plan)):
        console.print(Text(sentence))


def print_variants(console: Console, variants: Sequence[Variant]) -> None:
    """A line a variant."""
    table = _table("Warianty planu", _COLUMNS)
    for variant in variants:
        _, *rest = variant_row(variant).cells
        table.add_row(*map(Text, (variant.name or "kwota", *rest)))
    console.print(table)


def print_score_note(console: Console, unit: str) -> None:
    """How the scores of the tables are counted; `unit` is the name of the unit whose score they show."""
    console.print(Text(score_note(unit)))


def print_curve(console: Console, points: Sequence[Variant], plan: Plan) -> None:
    """A bar a budget: how much of the weight that purchases can remove is removed for the money."""
    first, last = points[0], points[-1]
    reach = last.weight - first.weight
    table = _table("Co daje każda kwota", ("Brutto", "Waga usunięta zakupami", "Ustalenia", "Krytyczne", "Wynik"))
    is_marked = plan.limit is None
    for point in points:
        if not is_marked and plan.limit is not None and point.total.eligible > plan.limit:
            table.add_row(Text(wording.money(plan.limit)), Text("┄┄ limit ".ljust(_BAR, "┄")), "", "", "")
            is_marked = True
        share = Fraction(point.weight - first.weight, reach) if reach else Fraction(1)
        _, _, gross, *rest = variant_row(point).cells
        table.add_row(*map(Text, (gross, f"{_bar(share)}{wording.percent(share):>6}", *rest)))
    console.print(table)
    console.print(Text(f"Każdy wiersz to najtańszy zestaw, który usuwa więcej. Waga wszystkich ustaleń: {first.all_weight}; "
                       f"bez zakupów: {first.weight}, zakupami najwyżej: {reach}."))  # fmt: skip


def _table(title: str, columns: Iterable[str]) -> Table:
    table = Table(
        title=Text(title), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0)
    )
    for name in columns:
        table.add_column(name, justify="left" if name.startswith("Wa") else "right", no_wrap=True)
    return table


def _bar(share: Fraction) -> str:
    """Whole blocks and an eighth; what is left is dots, so that the end is seen."""
    eighths = int(share * _BAR * 8)
    bar = "█" * (eighths // 8) + (_PARTS[eighths % 8] if eighths % 8 else "")
    return bar.ljust(_BAR, "·")
