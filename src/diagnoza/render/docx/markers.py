"""Marks in the rendered XML for what only the values decide, and the step that settles them.

Values are escaped, so nothing but a mark placed by `guards` or `nesting` can look like one. The space in it is libxml2's way to write
an instruction without words.
"""

import re
from itertools import count
from typing import Final

HOLDER: Final = "<?holder ?>"
TABLE: Final = "<?table ?>"
ROWS: Final = "<?rows ?>"
DRAWING: Final = "<?drawing ?>"
TABLE_END: Final = "</w:tbl>"
PARAGRAPH_ENDS: Final = ("</w:p>", "<w:p/>")


def settle(xml: str, first_id: int) -> str:
    """Drop tables without rows, give a paragraph to every holder left without a last one, number drawings from `first_id`."""
    if TABLE in xml:
        start, *tables = xml.split(TABLE)
        xml = "".join([start, *map(_with_rows, tables)])
    if HOLDER in xml:
        *held, end = xml.split(HOLDER)
        xml = "".join([*(piece if piece.endswith(PARAGRAPH_ENDS) else f"{piece}<w:p/>" for piece in held), end])
    if DRAWING in xml:
        ids = count(first_id)
        xml = re.sub(re.escape(DRAWING), lambda _: str(next(ids)), xml)
    return xml


def _with_rows(piece: str) -> str:
    """The piece from a table's start to the next one's (the first mark of rows in it is its own), without the table if it has none."""
    head, _, rest = piece.partition(ROWS)
    return rest.removeprefix(TABLE_END) if rest.startswith(TABLE_END) else head + rest
