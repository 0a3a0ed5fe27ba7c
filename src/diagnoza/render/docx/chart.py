"""A native chart with the numbers of the report: its part, the workbook under it, and the relationship from the document.

The chart of a template is a sample, drawn in Word. `bindings` cuts it at what depends on the numbers; here they are put in, once for each
time its drawing is printed.
"""

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from diagnoza.render.docx.additions import DECLARATION, Additions
from diagnoza.render.docx.names import CHART_TYPE, OFFICE_NS, WORKBOOK_TYPE, relations_of
from diagnoza.render.docx.workbook import column, workbook

MARK: Final = re.compile(r"<\?chart (\d+) (.*?)\?>", re.DOTALL)
POINT: Final = "<"
"""Before each label and number in a mark: values are escaped and hold none."""
BOOK: Final = "\ufdd0book\ufdd1"
"""In the relationships of a chart: where the workbook's name goes."""

Row = tuple[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Chart:
    """A bound sample.

    `xml` is its part with `<?cat ?>` for labels, `<?val k?>` for the numbers of series k and `<?tx k?>` for its name; `series` are
    the names and `formats` the number formats, escaped. `sheet` is the name of the workbook's sheet and `quoted` the same as formulas
    write it. `relations` is the part with the chart's relationships, with BOOK in it if it has a workbook, or "".
    """

    xml: str
    series: tuple[str, ...]
    formats: tuple[str, ...]
    sheet: str
    quoted: str
    relations: str


def draw(chart: Chart, data: str, source: str, additions: Additions) -> str:
    """Add the chart with the points of a mark (see POINT) to the report; the relationship from the part `source`, "" without points."""
    points = data.split(POINT)[1:]
    width = len(chart.series) + 1
    rows = [(points[start], points[start + 1 : start + width]) for start in range(0, len(points), width)]
    if not rows:
        return ""
    folder = source.rpartition("/")[0]
    name = additions.free_name(f"{folder}/charts/diagnoza".lstrip("/"), ".xml")
    if chart.relations:
        relations = chart.relations
        if BOOK in relations:
            book = additions.free_name(f"{folder}/embeddings/diagnoza".lstrip("/"), ".xlsx")
            additions.add(book, workbook(chart.sheet, chart.series, rows), WORKBOOK_TYPE)
            relations = relations.replace(BOOK, posixpath.relpath(book, posixpath.dirname(name)))
        additions.add(relations_of(name), relations.encode())
    additions.add(name, _filled(chart, rows).encode(), CHART_TYPE)
    return additions.relate(source, f"{OFFICE_NS}/chart", name)


def _filled(chart: Chart, rows: Sequence[Row]) -> str:
    last = len(rows) + 1
    labels = (f'<c:pt idx="{at}"><c:v>{label}</c:v></c:pt>' for at, (label, _) in enumerate(rows))
    xml = chart.xml.replace("<?cat ?>", _texts(f"{chart.quoted}!$A$2:$A${last}", len(rows), "".join(labels)))
    for k, (name, shape) in enumerate(zip(chart.series, chart.formats, strict=True)):
        letter = column(k + 1)
        numbers = (
            f'<c:pt idx="{at}"><c:v>{values[k]}</c:v></c:pt>' for at, (_, values) in enumerate(rows) if values[k]
        )
        cache = (
            f"<c:numRef><c:f>{chart.quoted}!${letter}$2:${letter}${last}</c:f><c:numCache><c:formatCode>{shape}</c:formatCode>"
            f'<c:ptCount val="{len(rows)}"/>{"".join(numbers)}</c:numCache></c:numRef>'
        )
        head = _texts(f"{chart.quoted}!${letter}$1", 1, f'<c:pt idx="0"><c:v>{name}</c:v></c:pt>')
        xml = xml.replace(f"<?val {k}?>", cache).replace(f"<?tx {k}?>", head)
    return DECLARATION + xml


def _texts(formula: str, size: int, points: str) -> str:
    cache = f'<c:strCache><c:ptCount val="{size}"/>{points}</c:strCache>'
    return f"<c:strRef><c:f>{formula}</c:f>{cache}</c:strRef>"
