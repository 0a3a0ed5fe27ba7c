"""Names of OOXML the engine knows, in lxml's `{namespace}local` form."""

from typing import Final

W_NS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14_NS: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
WP_NS: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PIC_NS: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
CP_NS: Final = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
DC_NS: Final = "http://purl.org/dc/elements/1.1/"
DCTERMS_NS: Final = "http://purl.org/dc/terms/"
DRAWING_NS: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHART_NS: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
OFFICE_NS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""Of relationships named in attributes (`r:id`), and the stem of their types."""
XSI_NS: Final = "http://www.w3.org/2001/XMLSchema-instance"
TYPES_NS: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
RELS_NS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"

CONTENT_TYPES: Final = "[Content_Types].xml"
ROOT_RELS: Final = "_rels/.rels"

WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN_TYPE: Final = WORD_TYPE + "document.main+xml"
CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RELATIONS_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"
CORE_TYPE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_RELATION: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
TEXT_TYPES: Final = frozenset(
    WORD_TYPE + kind for kind in ("document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml")
)


def relations_of(part: str) -> str:
    """The name of the part with the relationships of a part."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def w(local: str) -> str:
    """The WordprocessingML name, such as `w("p")`."""
    return f"{{{W_NS}}}{local}"


P: Final = w("p")
R: Final = w("r")
T: Final = w("t")
RPR: Final = w("rPr")
TBL: Final = w("tbl")
TR: Final = w("tr")
TC: Final = w("tc")
TCPR: Final = w("tcPr")
SHD: Final = w("shd")
