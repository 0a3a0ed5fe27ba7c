"""The sample form as a Word document: content controls of each kind, and tables with empty cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from diagnoza.definition.model import Definition
from diagnoza.render.docx.archive import assemble, pack, position

_W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_W14: Final = (
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_R: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OPINIONS: Final = (
    ("pozytywna", "pozytywna"),
    ("pozytywna z zastrzeżeniami", "zastrzezenia"),
    ("negatywna", "negatywna"),
    ("odstąpienie od opinii", "odstapienie"),
)
_FIELDS: Final = (
    "Numer umowy",
    "Kwota grantu",
    "Imię i nazwisko audytora",
    "Nazwa certyfikatu",
    "Wynik ogólny",
    "Liczba stwierdzonych ustaleń",
)


def document(definition: Definition, notice: str, invented: str, questions: Sequence[str]) -> bytes:
    """The document's bytes, the same for the same content."""
    body = "".join(_body(definition, notice, invented, questions))
    header = _paragraph(_run("Jednostka: ") + _text("nazwa_jednostki", "Nazwa jednostki", 1))
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations((("officeDocument", "word/document.xml"),)),
        "word/_rels/document.xml.rels": _relations(
            (("styles", "styles.xml"), ("settings", "settings.xml"), ("header", "header1.xml"))
        ),
        "word/document.xml": f"{_HEAD}<w:document {_W} {_W14} {_R}><w:body>{body}</w:body></w:document>",
        "word/header1.xml": f"{_HEAD}<w:hdr {_W} {_W14}>{header}</w:hdr>",
        "word/styles.xml": _HEAD + _STYLES,
        "word/settings.xml": f'{_HEAD}<w:settings {_W}><w:themeFontLang w:val="pl-PL"/></w:settings>',
    }
    return assemble(pack(name, parts[name].encode(), 9) for name in sorted(parts, key=position))


def _body(definition: Definition, notice: str, invented: str, questions: Sequence[str]) -> Iterable[str]:
    yield _paragraph(_run(notice), "Nagwek1")
    yield _paragraph(_run(invented))
    yield _paragraph(_run("1. Dane jednostki"), "Nagwek2")
    yield _paragraph(_run("Nazwa jednostki: ") + _text("nazwa_jednostki", "Nazwa jednostki", 2))
    yield _paragraph(_run("Data zakończenia diagnozy: ") + _day("data_zakonczenia", "Data zakończenia diagnozy", 3))
    yield _table((3_400, 5_600), [(_cell(label), _cell("")) for label in _FIELDS])
    yield _paragraph("")
    yield _paragraph(_run("2. Odpowiedzi"), "Nagwek2")
    head = tuple(_cell(title, is_head=True) for title in ("Pytanie", "Odpowiedź", "Uwagi"))
    rows = [(_cell(definition.bank.questions[id_].text), _cell(""), _cell("")) for id_ in questions[:5]]
    yield _table((4_000, 2_000, 3_000), [head, *rows])
    yield _paragraph("")
    yield _paragraph(
        _check("oswiadczenie_bezstronnosc", "Oświadczenie o bezstronności", 4)
        + _run(" Audytor oświadcza, że jest bezstronny.")
    )
    yield _paragraph(_run("3. Podsumowanie"), "Nagwek2")
    yield _paragraph(_run("Opinia audytora: ") + _list("opinia", "Opinia audytora", 5))
    yield _paragraph(_run("Wykaz ustaleń:"))
    yield _block("wykaz_ustalen", "Wykaz ustaleń", 6)
    yield _paragraph(_run("Uwagi operatora: ") + _text("uwagi_operatora", "Uwagi operatora", 7))
    yield (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>'
        "</w:sectPr>"
    )


def _run(text: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _paragraph(content: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{content}</w:p>"


def _control(tag: str, title: str, number: int, kind: str, content: str, *, shows: bool = True) -> str:
    placeholder = "<w:showingPlcHdr/>" if shows else ""
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(title)}/><w:tag w:val={quoteattr(tag)}/>"
        f'<w:id w:val="{number}"/>{placeholder}{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    )


def _placeholder(text: str) -> str:
    return _run(text, '<w:rStyle w:val="Tekstzastpczy"/>')


def _text(tag: str, title: str, number: int) -> str:
    return _control(tag, title, number, "<w:text/>", _placeholder("Kliknij i wpisz tekst."))


def _day(tag: str, title: str, number: int) -> str:
    kind = (
        '<w:date><w:dateFormat w:val="d MMMM yyyy \'r.\'"/><w:lid w:val="pl-PL"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
    )
    return _control(tag, title, number, kind, _placeholder("Wybierz datę."))


def _list(tag: str, title: str, number: int) -> str:
    items = "".join(
        f"<w:listItem w:displayText={quoteattr(shown)} w:value={quoteattr(value)}/>" for shown, value in _OPINIONS
    )
    return _control(tag, title, number, f"<w:dropDownList>{items}</w:dropDownList>", _placeholder("Wybierz z listy."))


def _check(tag: str, title: str, number: int) -> str:
    kind = (
        '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )
    fonts = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
    return _control(tag, title, number, kind, _run("\u2610", fonts), shows=False)


def _block(tag: str, title: str, number: int) -> str:
    content = _paragraph(_placeholder("Kliknij i wpisz tekst."))
    return _control(tag, title, number, "", content)


def _cell(text: str, *, is_head: bool = False) -> str:
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="DDE6F0"/>' if is_head else ""
    content = _run(text, "<w:b/>" if is_head else "") if text else ""
    return f"{shade}|{_paragraph(content)}"


def _table(widths: Sequence[int], rows: Sequence[Sequence[str]]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = []
    for number, row in enumerate(rows):
        cells = []
        for width, cell in zip(widths, row, strict=True):
            shade, _, content = cell.partition("|")
            cells.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>{content}</w:tc>')
        is_head = number == 0 and row[0].startswith("<w:shd")
        repeated = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if is_head else "<w:trPr><w:cantSplit/></w:trPr>"
        lines.append(f"<w:tr>{repeated}{''.join(cells)}</w:tr>")
    properties = '<w:tblPr><w:tblStyle w:val="Tabela-Siatka"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"


def _types() -> str:
    parts = (("document", "document.main"), ("styles", "styles"), ("settings", "settings"), ("header1", "header"))
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{kind}+xml"/>' for name, kind in parts
    )
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


_STYLES: Final = f"""<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>
<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="22"/>
<w:lang w:val="pl-PL" w:eastAsia="pl-PL" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normalny"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Nagwek1"><w:name w:val="heading 1"/><w:basedOn w:val="Normalny"/>
<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Nagwek2"><w:name w:val="heading 2"/><w:basedOn w:val="Normalny"/>
<w:pPr><w:keepNext/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="24"/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="Standardowy"><w:name w:val="Normal Table"/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>
<w:bottom w:w="40" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="Tabela-Siatka"><w:name w:val="Table Grid"/><w:basedOn w:val="Standardowy"/>
<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="808080"/>
<w:left w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="808080"/>
<w:right w:val="single" w:sz="4" w:space="0" w:color="808080"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="808080"/>
<w:insideV w:val="single" w:sz="4" w:space="0" w:color="808080"/></w:tblBorders></w:tblPr></w:style>
<w:style w:type="character" w:styleId="Tekstzastpczy"><w:name w:val="Placeholder Text"/><w:rPr><w:color w:val="666666"/></w:rPr></w:style>
</w:styles>"""
