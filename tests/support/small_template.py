"""A small good template written out, part by part, as Polish Word would write it; tests break it one way at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPES = f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{WORD_TYPE}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{WORD_TYPE}.styles+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>"""
RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>
<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>"""
OWN_RELATIONS = f"""<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="rId1" Type="{OFFICE}/styles" Target="styles.xml"/>
</Relationships>"""
CORE = f"""<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>{{{{ cover.title }}}}</dc:title><dc:language>pl-PL</dc:language></cp:coreProperties>"""
STYLES = f"""<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="pl-PL"/></w:rPr></w:rPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normalny"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Nagwek1"><w:name w:val="heading 1"/><w:basedOn w:val="Normalny"/></w:style>
<w:style w:type="paragraph" w:styleId="Nagwek2"><w:name w:val="heading 2"/><w:basedOn w:val="Normalny"/></w:style>
<w:style w:type="paragraph" w:styleId="Nagwek3"><w:name w:val="heading 3"/><w:basedOn w:val="Nagwek2"/></w:style>
<w:style w:type="paragraph" w:styleId="Listapunktowana"><w:name w:val="List Bullet"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Pogrubienie"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Tabela-Siatka"><w:name w:val="Table Grid"/>
<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr></w:tblStylePr></w:style>
</w:styles>"""
A4 = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'


def run(text: str, look: str = "") -> str:
    """A run; `look` is the XML inside its `w:rPr`."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{escaped}</w:t></w:r>'


def line(text: str, style: str = "", look: str = "") -> str:
    """A paragraph of one run."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}{run(text, look)}</w:p>"


def lines(*texts: str) -> str:
    """A paragraph a text."""
    return "".join(map(line, texts))


def cell(inner: str, look: str = "") -> str:
    """A cell of ready paragraphs, or of plain text."""
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{inner if inner.startswith('<') else line(inner)}</w:tc>"


def row(*cells: str, header: bool = False) -> str:
    """A row of cells, each ready or plain text."""
    made = "".join(text if text.startswith("<w:tc>") else cell(text) for text in cells)
    return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if header else ''}{made}</w:tr>"


def table(*rows: str, caption: str = "Tabela", style: str = "", look: str = "") -> str:
    """A table of ready rows."""
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    told = f'<w:tblCaption w:val="{caption}"/>' if caption else ""
    return f"<w:tbl><w:tblPr>{named}{look}{told}</w:tblPr><w:tblGrid/>{''.join(rows)}</w:tbl>"


BODY = (
    line("{{ cover.title }}", "Nagwek1")
    + lines("Status: {{ cover.status }}", "{%p for unit in units %}")
    + line("{{ unit.name }}", "Nagwek2")
    + lines("{%p for area in unit.areas %}")
    + line("{{ area.title }}", "Nagwek3")
    + table(
        row("Pytanie", "Odpowiedź", header=True),
        row("{%tr for answer in area.answers %}", ""),
        row("{{ answer.text }}", "{{ answer.answer }}"),
        row("{%tr endfor %}", ""),
    )
    + lines("{%p endfor %}", "{%p endfor %}", "{% if cover.is_draft %}Projekt.{% endif %}")
)


def parts(body: str = BODY, page: str = A4) -> dict[str, bytes]:
    """The parts of the template with this body."""
    document = f"<w:document {NAMESPACES}><w:body>{body}{page}</w:body></w:document>"
    texts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": document,
        "word/_rels/document.xml.rels": OWN_RELATIONS,
        "word/styles.xml": STYLES,
        "docProps/core.xml": CORE,
    }
    return {name: text.encode() for name, text in texts.items()}


def packed(contents: Mapping[str, bytes]) -> bytes:
    """The zip of these parts."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return stream.getvalue()


def template(body: str = BODY, page: str = A4) -> bytes:
    """The template with this body as a file."""
    return packed(parts(body, page))


@dataclass
class Changed:
    """The good template with words of a part replaced, or parts added and taken."""

    contents: dict[str, bytes] = field(default_factory=parts)

    def replace(self, name: str, old: str, new: str) -> Changed:
        """Other words in a part."""
        text = self.contents[name].decode()
        assert old in text
        self.contents[name] = text.replace(old, new).encode()
        return self

    def add(self, name: str, content: bytes) -> Changed:
        """One part more, or instead."""
        self.contents[name] = content
        return self

    def relation(self, kind: str, target: str, mode: str = "", name: str = "word/_rels/document.xml.rels") -> Changed:
        """One relation more."""
        external = f' TargetMode="{mode}"' if mode else ""
        new = f'<Relationship Id="zlo" Type="{OFFICE}/{kind}" Target="{target}"{external}/></Relationships>'
        return self.replace(name, "</Relationships>", new)

    def data(self) -> bytes:
        """The file."""
        return packed(self.contents)
