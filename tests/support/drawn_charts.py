"""A chart as Word draws it, with its parts, for templates written in a test."""

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
STYLE_TYPE = "application/vnd.ms-office.chartstyle+xml"
STYLE_RELATION = "http://schemas.microsoft.com/office/2011/relationships/chartStyle"
NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
)


def series(number: int, name: str = "", sheet: str = "Arkusz1") -> str:
    """A series with one point; without a name it has no `c:tx`."""
    letter = "BCDE"[number]
    cache = f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{name}</c:v></c:pt>'
    tx = f"<c:tx><c:strRef><c:f>{sheet}!${letter}$1</c:f><c:strCache>{cache}</c:strCache></c:strRef></c:tx>"
    point = '<c:ptCount val="1"/><c:pt idx="0"><c:v>7</c:v></c:pt>'
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/>{tx if name else ""}'
        f"<c:cat><c:strRef><c:f>{sheet}!$A$2</c:f><c:strCache>{point}</c:strCache></c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{sheet}!${letter}$2</c:f><c:numCache><c:formatCode>0.0</c:formatCode>{point}"
        "</c:numCache></c:numRef></c:val></c:ser>"
    )


def radar(*many: str) -> str:
    """The part of a radar chart."""
    axis = '<c:scaling/><c:delete val="0"/><c:axPos val="{}"/><c:crossAx val="{}"/>'
    return (
        f'<c:chartSpace {NAMESPACES}><c:chart><c:plotArea><c:radarChart><c:radarStyle val="marker"/>{"".join(many)}'
        f'<c:axId val="1"/><c:axId val="2"/></c:radarChart><c:catAx><c:axId val="1"/>{axis.format("b", 2)}</c:catAx>'
        f'<c:valAx><c:axId val="2"/>{axis.format("l", 1)}</c:valAx></c:plotArea><c:plotVisOnly val="1"/></c:chart>'
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def draw(document: Document, title: str, xml: str, *, before: str = "", number: int = 1) -> Paragraph:
    """A paragraph with the chart at the end of the document, as Word writes it: part, workbook, gallery style, drawing."""
    package = document.part.package
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, xml.encode(), package)
    book = Part(PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"), SHEET_TYPE, b"sample", package)
    look = Part(PackURI(f"/word/charts/style{number}.xml"), STYLE_TYPE, b"<s/>", package)
    chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    chart.relate_to(look, STYLE_RELATION)
    id_ = document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
    paragraph = document.add_paragraph(before)
    paragraph.add_run()._r.append(
        parse_xml(
            f'<w:drawing {NAMESPACES}><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="{number}" name="Wykres" '
            f'descr="Opis" title="{title}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
            'uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            f'<c:chart r:id="{id_}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
        )
    )
    return paragraph
