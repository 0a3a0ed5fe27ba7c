"""Charts of the report: stacked bars drawn by Word, with sample numbers that the engine replaces (`render/docx/bindings.py`).

Readable without colour: what is proven is dark and full, what is still open is white with a dark outline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from lxml.etree import _Element

from diagnoza.render.docx.workbook import column, workbook

EMU: Final = 360_000
"""In a centimetre."""
CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET: Final = "Arkusz1"
FONT: Final = "Arial"
DARK: Final = "1F3864"
GRID: Final = "BFBFBF"
LETTERS: Final = 900
"""Size of letters in hundredths of a point."""
DRAWING_NS: Final = "http://schemas.openxmlformats.org/drawingml/2006"
CHART_NS: Final = f"{DRAWING_NS}/chart"
OFFICE_NS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_NS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SOLID: Final = f'<a:solidFill><a:srgbClr val="{DARK}"/></a:solidFill>'
BLACK: Final = '<a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
WHITE: Final = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
OUTLINE: Final = f'<a:ln w="12700">{SOLID}</a:ln>'


@dataclass(frozen=True, slots=True)
class Bars:
    """A series: its name in the legend, its numbers, and whether its bars are full and carry their numbers."""

    name: str
    numbers: Sequence[int]
    is_full: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """What a chart shows until the engine replaces it: a label a bar, and series of whole percents."""

    labels: Sequence[str]
    series: Sequence[Bars]


RESULTS: Final = Sample(
    ("Kopie zapasowe", "Uprawnienia", "Szkolenia", "Incydenty"),
    (
        Bars("Wynik ostrożny", (65, 40, 85, 20), is_full=True),
        Bars("Do ustalenia (do górnej granicy)", (20, 35, 0, 60), is_full=False),
    ),
)
CURVE: Final = Sample(
    ("0,00 zł", "10 000,00 zł", "60 000,00 zł", "120 000,00 zł"),
    (
        Bars("Usunięta część wagi ustaleń", (40, 65, 85, 95), is_full=True),
        Bars("Pozostała część wagi ustaleń", (60, 35, 15, 5), is_full=False),
    ),
)


def add_chart(
    document: Document,
    binding: str,
    description: str,
    sample: Sample,
    *,
    width: float = 17.0,
    height: float = 12.0,
    style: str = "Normal",
) -> _Element:
    """A paragraph with the chart, whose parts join the document; sizes are centimetres, `description` is read aloud."""
    package = document.part.package
    number = 1 + sum(str(part.partname).startswith("/word/charts/") for part in package.iter_parts())
    rows = [(label, [str(bars.numbers[at]) for bars in sample.series]) for at, label in enumerate(sample.labels)]
    data = workbook(SHEET, [bars.name for bars in sample.series], rows)
    book = Part(PackURI(f"/word/embeddings/arkusz{number}.xlsx"), WORKBOOK_TYPE, data, package)
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, b"", package)
    chart._blob = chart_xml(sample, chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)).encode()
    id_ = document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    made: _Element = parse_xml(_paragraph(id_, number, binding, description, (width, height), style))
    return made


def _paragraph(id_: str, number: int, binding: str, description: str, size: tuple[float, float], style: str) -> str:
    width, height = (round(side * EMU) for side in size)
    return (
        f'<w:p xmlns:w="{WORD_NS}" xmlns:r="{OFFICE_NS}" xmlns:wp="{DRAWING_NS}/wordprocessingDrawing" '
        f'xmlns:a="{DRAWING_NS}/main"><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{1_000 + number}" name="Wykres {number}" descr="{description}" title="{binding}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHART_NS}">'
        f'<c:chart xmlns:c="{CHART_NS}" r:id="{id_}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )


def chart_xml(sample: Sample, book: str) -> str:
    """The part of the chart; `book` is the relationship to its workbook."""
    series = "".join(_series(sample, number, bars) for number, bars in enumerate(sample.series))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<c:chartSpace xmlns:c="{CHART_NS}" xmlns:a="{DRAWING_NS}/main" xmlns:r="{OFFICE_NS}">'
        '<c:date1904 val="0"/><c:lang val="pl-PL"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        '<c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/><c:grouping val="stacked"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="40"/><c:overlap val="100"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>'
        f"{_categories()}{_percents()}</c:plotArea>"
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_letters()}</c:legend>'
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f"<c:spPr>{WHITE}<a:ln><a:noFill/></a:ln></c:spPr>{_letters()}"
        f'<c:externalData r:id="{book}"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _series(sample: Sample, number: int, bars: Bars) -> str:
    letter = column(number + 1)
    last = len(sample.labels) + 1
    labels = "".join(f'<c:pt idx="{at}"><c:v>{label}</c:v></c:pt>' for at, label in enumerate(sample.labels))
    points = "".join(f'<c:pt idx="{at}"><c:v>{value}</c:v></c:pt>' for at, value in enumerate(bars.numbers))
    look = f"{SOLID if bars.is_full else WHITE}{OUTLINE}"
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>'
        f'<c:tx><c:strRef><c:f>{SHEET}!${letter}$1</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{bars.name}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr>{look}</c:spPr><c:invertIfNegative val="0"/>{_numbers() if bars.is_full else ""}'
        f'<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache><c:ptCount val="{len(sample.labels)}"/>'
        f"{labels}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{SHEET}!${letter}$2:${letter}${last}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(sample.labels)}"/>{points}</c:numCache></c:numRef></c:val></c:ser>'
    )


def _numbers() -> str:
    """The number of each bar, in its middle; a bar too short for it has none, and the table under the chart has all."""
    kinds = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    shown = "".join(f'<c:show{kind} val="{int(kind == "Val")}"/>' for kind in kinds)
    return (
        '<c:dLbls><c:numFmt formatCode="[&gt;=8]0&quot; %&quot;;&quot;&quot;" sourceLinked="0"/>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{_letters(WHITE, is_strong=True)}<c:dLblPos val="ctr"/>{shown}</c:dLbls>'
    )


def _categories() -> str:
    return (
        '<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
        '<c:axPos val="l"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
        f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/><c:spPr>{OUTLINE}</c:spPr>{_letters()}'
        '<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
        '<c:lblOffset val="100"/><c:tickLblSkip val="1"/><c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _percents() -> str:
    """Crosses the other axis at its far end, which is the foot of a chart that reads from the top."""
    grid = f'<a:ln w="6350"><a:solidFill><a:srgbClr val="{GRID}"/></a:solidFill></a:ln>'
    return (
        '<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/><c:max val="100"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/><c:majorGridlines><c:spPr>{grid}</c:spPr></c:majorGridlines>'
        '<c:numFmt formatCode="0&quot; %&quot;" sourceLinked="0"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/>'
        f'<c:tickLblPos val="nextTo"/><c:spPr>{OUTLINE}</c:spPr>{_letters()}'
        '<c:crossAx val="111111111"/><c:crosses val="max"/><c:crossBetween val="between"/><c:majorUnit val="20"/></c:valAx>'
    )


def _letters(colour: str = BLACK, *, is_strong: bool = False) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{LETTERS}" b="{int(is_strong)}">{colour}'
        f'<a:latin typeface="{FONT}"/><a:cs typeface="{FONT}"/></a:defRPr></a:pPr><a:endParaRPr lang="pl-PL"/></a:p></c:txPr>'
    )
