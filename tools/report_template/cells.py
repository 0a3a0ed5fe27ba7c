"""What stands in the cells of a template's tables: lines with their tags, columns, the rows of a card."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

NOTE: Final = "DopisekTabeli"
LABEL: Final = "EtykietaTabeli"
HEAD: Final = "NaglowekTabeli"
NORMAL: Final = "Normal"
TOGETHER: Final = "TekstRazem"
"""In a cell: its row stays on the page of the next one."""
BEFORE_TABLE: Final = "TekstPrzedTabela"
AFTER_TABLE: Final = "TekstPoTabeli"
AMOUNT_HEADS: Final = frozenset(("Netto", "VAT", "Brutto"))
"""Heads of columns of money in tables of bare rows."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in a cell, `when` a condition holds or for `each` item; `**strong**` is the only markup."""

    text: str
    style: str = "TekstTabeli"
    when: str = ""
    each: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """The paragraphs of a cell and, in `fill`, the field with its colour."""

    lines: tuple[Line, ...]
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in centimetres, and the cell of each row; an amount stands at the right edge."""

    head: str
    width: float
    cell: Cell
    is_amount: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a card: label and cell, left out when the condition fails."""

    label: str
    cell: Cell
    when: str = ""


def cell(*lines: str | Line, fill: str = "") -> Cell:
    """A cell; bare text becomes a line of the usual look."""
    return Cell(tuple(line if isinstance(line, Line) else Line(line) for line in lines), fill)


def given(field: str, style: str = "TekstTabeli", label: str = "") -> Line:
    """A line with a field, after its label; left out when the field is empty."""
    return Line(f"{label}{{{{ {field} }}}}", style, when=field)


def value(field: str, fill: str = "") -> Cell:
    """A cell with one field, a dash when it is empty."""
    return cell(f"{{{{ {field} or '—' }}}}", fill=fill)


def links(field: str, entry: str = "p") -> str:
    """Tags that print pointers as links: „U-1, U-7”."""
    return f"{{% for {entry} in {field} %}}{{% if not loop.first %}}, {{% endif %}}{{% link {entry}.number %}}{{% endfor %}}"


def pointed(field: str) -> str:
    """Tags that print pointers with their titles: „Z-3 Wdrożyć kopie; Z-4 … albo …”."""
    return (
        f"{{% for p in {field} %}}{{% if p.joint %}} {{{{ p.joint }}}} {{% elif not loop.first %}}; {{% endif %}}"
        "{% if p.number %}{% link p.number %} {% endif %}{{ p.title }}{% endfor %}"
    )


def values(*lines: Line) -> Cell:
    """A cell of `given` lines, with a dash when all are left out."""
    return Cell((*lines, Line("—", when=" and ".join(f"not {line.when}" for line in lines))))


def held(content: Cell) -> Cell:
    """The cell of a row that stays on the page of what follows: a paragraph that does so is enough, but in every cell."""
    first = content.lines[0]
    return Cell((Line(first.text, TOGETHER, first.when, first.each), *content.lines[1:]), content.fill)
