"""What a report is printed from: blocks that know nothing of Markdown or HTML. A text may hold „\\n”, a line break."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to `#anchor` within the report, or to an http(s) address of the content."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Strong:
    """A text that stands out."""

    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A text that says how grave it is; `tone` as in the report model, never the only sign."""

    text: str
    tone: str


Span = str | Link | Strong | Mark
Content = str | tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A short list within a cell; `ordered` are steps."""

    texts: tuple[str, ...]
    ordered: bool = False


Line = Content | Items


@dataclass(frozen=True, slots=True)
class Bar:
    """A share in whole percents, and what is still open above it."""

    percent: int
    open_percent: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `tone` shades it whole, as a `Mark` does a text; `bar` draws what the text says."""

    lines: tuple[Line, ...]
    tone: str = ""
    bar: Bar | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """As many cells as the table has columns; the first names the row."""

    cells: tuple[Cell, ...]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` of the columns are twelfths of the page, empty where the content decides; `amounts` are the numbers
    of columns of money, which stands at the right edge.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[TableRow, ...]
    widths: tuple[int, ...] = ()
    amounts: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: level 1 is the title, 2 a chapter, 3 to 5 its parts."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a `lead` is a short label above what follows it."""

    content: Content
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning that must not be overlooked."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and what belongs to it."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Entries:
    """Labelled values."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of contents: headings of levels 2 and 3 that follow."""

    headings: tuple[Heading, ...]


Block = Heading | Paragraph | Notice | Bullets | Table | Entries | Contents
