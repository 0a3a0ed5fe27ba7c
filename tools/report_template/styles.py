"""Styles, numbering and settings of the template, as the XML Word keeps them in.

Written out rather than changed from python-docx's default, which carries two hundred unused styles in English.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from report_template.elements import text_width

NAMESPACES: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FONT: Final = "Arial"
INK: Final = "1F3864"
"""Headings: 11.7:1 on white, 10.1:1 on HEAD."""
HEAD: Final = "E4EBF4"
MUTED: Final = "474747"
"""Side remarks: 9.3:1 on white, 5.2:1 on the darkest shading of a cell."""
LINK: Final = "1F4E79"
"""Links: 8.7:1 on white, 7.3:1 on HEAD; underlined, so colour is never the only sign."""
ALERT: Final = "9C0006"
LINE: Final = "8EA2BF"
TEXT_WIDTH: Final = text_width(is_wide=False)

_FONTS: Final = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
_LANGUAGE: Final = '<w:lang w:val="pl-PL" w:eastAsia="pl-PL" w:bidi="ar-SA"/>'


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph style; lengths in twentieths of a point, `size` in half points; a `leader` draws a tab as dots to the margin."""

    id: str
    name: str
    size: int = 0
    bold: bool = False
    colour: str = ""
    before: int | None = None
    after: int | None = None
    line: int = 0
    based_on: str = "Normal"
    next: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    bullet: int = 0
    indent: tuple[int, int] = (0, 0)
    box: bool = False
    leader: bool = False
    hyphenate: bool = True
    is_own: bool = False


LOOKS: Final = (
    Look("Title", "Title", 56, True, INK, 480, 120, next="Subtitle", keep_next=True, hyphenate=False),
    Look("Subtitle", "Subtitle", 32, False, INK, 0, 120, next="Normal", hyphenate=False),
    Look(
        "Heading1", "heading 1", 36, True, INK, 320, 140, next="Normal", keep_next=True, keep_lines=True, outline=0,
        hyphenate=False,
    ),
    Look(
        "Heading2", "heading 2", 28, True, INK, 300, 100, next="Normal", keep_next=True, keep_lines=True, outline=1,
        hyphenate=False,
    ),
    Look(
        "Heading3", "heading 3", 24, True, INK, 260, 80, next="Normal", keep_next=True, keep_lines=True, outline=2,
        hyphenate=False,
    ),
    Look("TekstPrzedTabela", "Tekst przed tabelą", before=120, next="Normal", keep_next=True, is_own=True),
    Look("TekstPoTabeli", "Tekst po tabeli", before=160, next="Normal", is_own=True),
    Look("TOCHeading", "TOC Heading", based_on="Heading1", next="Normal", outline=9),
    Look("TOC1", "toc 1", before=60, after=40),
    Look("TOC2", "toc 2", after=0, indent=(340, 0)),
    Look("ListBullet", "List Bullet", after=40, bullet=1),
    Look("Caption", "caption", 20, True, INK, 180, 60, next="Normal", keep_next=True, keep_lines=True),
    Look("Header", "header", 19, False, MUTED, 0, 0),
    Look("Footer", "footer", 19, False, MUTED, 0, 0),
    Look("Projekt", "Projekt", 22, True, ALERT, 0, 0, hyphenate=False, is_own=True),
    Look("Ramka", "Ramka", before=120, after=200, box=True, is_own=True),
    Look("ZnakiProgramu", "Znaki programu", colour=MUTED, before=0, after=240, line=900, box=True, is_own=True),
    Look("TekstTabeli", "Tekst tabeli", 20, before=30, after=30, line=250, is_own=True),
    Look(
        "NaglowekTabeli", "Nagłówek tabeli", bold=True, colour=INK, based_on="TekstTabeli", keep_next=True,
        hyphenate=False, is_own=True,
    ),
    Look("EtykietaTabeli", "Etykieta tabeli", bold=True, based_on="TekstTabeli", is_own=True),
    Look("DopisekTabeli", "Dopisek tabeli", 19, colour=MUTED, based_on="TekstTabeli", is_own=True),
    Look("TekstRazem", "Tekst razem z następnym", based_on="TekstTabeli", keep_next=True, is_own=True),
    Look("WierszZwarty", "Wiersz zwarty", before=0, after=0, line=240, based_on="TekstTabeli", is_own=True),
    Look("ListaTabeli", "Lista tabeli", based_on="TekstTabeli", bullet=2, is_own=True),
    Look("Linia", "Linia do wypełnienia", before=140, after=60, line=340, leader=True, hyphenate=False, is_own=True),
    Look("Podpis", "Podpis", before=480, after=60, based_on="TekstTabeli", is_own=True),
)  # fmt: skip


def styles_xml() -> str:
    """The whole of `styles.xml`."""
    return "".join(
        (
            f"<w:styles {NAMESPACES}>",
            f'<w:docDefaults><w:rPrDefault><w:rPr>{_FONTS}<w:sz w:val="22"/><w:szCs w:val="22"/>{_LANGUAGE}</w:rPr>',
            "</w:rPrDefault><w:pPrDefault><w:pPr>",
            '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>',
            f"<w:rPr>{_LANGUAGE}</w:rPr></w:style>",
            *map(_paragraph_style, LOOKS),
            *_other_styles(),
            "</w:styles>",
        )
    )


def _paragraph_style(look: Look) -> str:
    own = ' w:customStyle="1"' if look.is_own else ""
    following = f'<w:next w:val="{look.next}"/>' if look.next else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{look.id}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="{look.based_on}"/>{following}<w:uiPriority w:val="1"/><w:qFormat/>'
        f"{_wrapped('w:pPr', _paragraph_looks(look))}{_wrapped('w:rPr', _run_looks(look))}</w:style>"
    )


def _wrapped(tag: str, pieces: Iterator[str]) -> str:
    inner = "".join(pieces)
    return f"<{tag}>{inner}</{tag}>" if inner else ""


def _paragraph_looks(look: Look) -> Iterator[str]:
    if look.keep_next:
        yield "<w:keepNext/>"
    if look.keep_lines:
        yield "<w:keepLines/>"
    if look.bullet:
        yield f'<w:numPr><w:numId w:val="{look.bullet}"/></w:numPr>'
    if look.box:
        sides = ("top", "left", "bottom", "right")
        edges = "".join(f'<w:{side} w:val="single" w:sz="6" w:space="6" w:color="{LINE}"/>' for side in sides)
        yield f"<w:pBdr>{edges}</w:pBdr>"
    if look.leader:
        yield f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{TEXT_WIDTH}"/></w:tabs>'
    if not look.hyphenate:
        yield "<w:suppressAutoHyphens/>"
    if spacing := "".join(_spacing(look)):
        yield f"<w:spacing{spacing}/>"
    left, hanging = (142, 0) if look.box else look.indent
    if left:
        right = ' w:right="142"' if look.box else ""
        yield f'<w:ind w:left="{left}"{right} w:hanging="{hanging}"/>'
    if look.outline is not None:
        yield f'<w:outlineLvl w:val="{look.outline}"/>'


def _spacing(look: Look) -> Iterator[str]:
    if look.before is not None:
        yield f' w:before="{look.before}"'
    if look.after is not None:
        yield f' w:after="{look.after}"'
    if look.line:
        yield f' w:line="{look.line}" w:lineRule="auto"'


def _run_looks(look: Look) -> Iterator[str]:
    if look.bold:
        yield "<w:b/><w:bCs/>"
    if look.colour:
        yield f'<w:color w:val="{look.colour}"/>'
    if look.size:
        yield f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>'


def _other_styles() -> Iterator[str]:
    yield (
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    )
    yield (
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:rPr><w:color w:val="{LINK}"/><w:u w:val="single"/></w:rPr></w:style>'
    )
    yield (
        '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/>'
        "<w:rPr><w:b/><w:bCs/></w:rPr></w:style>"
    )
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in _margins(0, 108))
    yield (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>'
    )
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    edges = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' for side in sides)
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in _margins(28, 85))
    yield (
        '<w:style w:type="table" w:customStyle="1" w:styleId="TabelaDiagnozy"><w:name w:val="Tabela diagnozy"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="1"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tblPr/>'
        f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{HEAD}"/></w:tcPr></w:tblStylePr></w:style>'
    )


def _margins(upright: int, sideways: int) -> tuple[tuple[str, int], ...]:
    return ("top", upright), ("left", sideways), ("bottom", upright), ("right", sideways)


def numbering_xml() -> str:
    """`numbering.xml`: bullets for running text (1) and for tables (2)."""
    lists = "".join(
        _bullets(number, style, left) for number, style, left in ((1, "ListBullet", 397), (2, "ListaTabeli", 227))
    )
    uses = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2))
    return f"<w:numbering {NAMESPACES}>{lists}{uses}</w:numbering>"


def _bullets(number: int, style: str, left: int) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0">'
        f'<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="{style}"/><w:lvlText w:val="•"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{left}"/></w:pPr><w:rPr>{_FONTS}</w:rPr>'
        "</w:lvl></w:abstractNum>"
    )


def settings_xml() -> str:
    """`settings.xml`: hyphenation, language, and the mode of Word 2013 and later; no `updateFields`, so Word asks nothing."""
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:autoHyphenation/>'
        '<w:consecutiveHyphenLimit w:val="2"/><w:hyphenationZone w:val="425"/><w:doNotHyphenateCaps/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="pl-PL"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def fonts_xml() -> str:
    """`fontTable.xml`: where Arial is missing, Liberation Sans has the same widths."""
    return (
        f'<w:fonts {NAMESPACES}><w:font w:name="{FONT}"><w:altName w:val="Liberation Sans"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )
