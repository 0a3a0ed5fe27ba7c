"""Variants of the plan in the terminal: a table, and the curve as bars that are read without colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Literal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from diagnoza import wording
from diagnoza.plan.model import Plan
from diagnoza.plan.variants import Variant
from diagnoza.render.terminal_text import BULLET, print_folded
from diagnoza.report.plan_headline import money_sentences
from diagnoza.report.spending import prospects
from diagnoza.report.variants import ORDER_NOTE, contents_sentence, meaning_note, score_note, variant_entry

_BAR = 26
_PARTS = " ▏▎▍▌▋▊▉"
_COLUMNS = ("Wariant", "Limit", "Brutto", "Ustalenia", "Krytyczne")
_NAME = 16
"""So many columns a variant's name may take: what costs nothing has a long one."""
_AMOUNT = "kwota"
"""What a plan for an amount that was asked for is called."""


def print_money(console: Console, plan: Plan) -> None:
    """What limits the plan, what is done for nothing, what the next step would bring."""
    for sentence in (*money_sentences(plan), *prospects(plan)):
        print_folded(console, sentence)


def print_variants(console: Console, variants: Sequence[Variant]) -> None:
    """A line a variant, then what each contains beside the one before."""
    table = _table("Warianty planu", (*_COLUMNS, _score_head(variants)))
    pairs = list(zip((None, *variants), variants, strict=False))
    entries = [variant_entry(variant, before) for before, variant in pairs]
    for entry in entries:
        cells = (entry.name or _AMOUNT, entry.limit, entry.gross, entry.closed, entry.critical, entry.score)
        table.add_row(*map(Text, cells))
    console.print(table)
    for (before, variant), entry in zip(pairs, entries, strict=True):
        if variant.plan is not None:
            name = entry.name or f"{_AMOUNT} {entry.limit}"
            print_folded(console, contents_sentence(variant, name, before), mark=BULLET)
    if meaning := meaning_note(variants):
        print_folded(console, meaning)
    console.print()


def print_score_note(console: Console, unit: str) -> None:
    """How the scores of the tables are counted; `unit` is the name of the unit whose score they show."""
    print_folded(console, score_note(unit))


def print_curve(console: Console, points: Sequence[Variant], begin: Sequence[Variant], plan: Plan) -> None:
    """A bar a budget: how much of the weight that purchases can remove is removed for the money.

    `begin` are the rows above: today, and what is done without purchases.
    """
    first, last = points[0], points[-1]
    reach = last.weight - first.weight
    table = _table(
        "Co daje każda kwota", ("Brutto", "Waga usunięta zakupami", "Ustalenia", "Krytyczne", _score_head(points))
    )
    for start in begin:
        table.add_row(*map(Text, _point(start, start.name)))
    is_marked = plan.limit is None
    for point in points:
        if point.lines:
            if not is_marked and plan.limit is not None and point.total.eligible > plan.limit:
                table.add_row(Text(wording.money(plan.limit)), Text("┄┄ limit ".ljust(_BAR, "┄")), "", "", "")
                is_marked = True
            share = Fraction(point.weight - first.weight, reach) if reach else Fraction(1)
            table.add_row(*map(Text, _point(point, f"{_bar(share)}{wording.percent(share):>6}")))
    console.print(table)
    best = "Każdy wiersz to najlepszy zestaw za tę kwotę; kwoty, które zmieniają niewiele, mogą być pominięte."
    weights = f"Waga wszystkich ustaleń: {first.all_weight}; bez zakupów: {first.weight}, zakupami najwyżej: {reach}."
    print_folded(console, f"{best} {ORDER_NOTE} {weights}")


def _score_head(variants: Sequence[Variant]) -> str:
    """Of several units the score is that of the first, the office."""
    return "Wynik\nurzędu" if any(len(variant.scores) > 1 for variant in variants) else "Wynik"


def _point(point: Variant, shown: str) -> tuple[str, ...]:
    entry = variant_entry(point)
    return (entry.gross, shown, entry.closed, entry.critical, entry.score)


def _table(title: str, columns: Iterable[str]) -> Table:
    table = Table(
        title=Text(title), title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0)
    )
    for name in columns:
        is_name = name == _COLUMNS[0]
        justify: Literal["left", "right"] = "left" if name.startswith("Wa") else "right"
        table.add_column(name, justify=justify, no_wrap=not is_name, max_width=_NAME if is_name else None)
    return table


def _bar(share: Fraction) -> str:
    """Whole blocks and an eighth; what is left is dots, so that the end is seen."""
    eighths = int(share * _BAR * 8)
    bar = "█" * (eighths // 8) + (_PARTS[eighths % 8] if eighths % 8 else "")
    return bar.ljust(_BAR, "·")
