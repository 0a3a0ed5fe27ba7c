"""The corpus of faulty templates: the small good one broken in one way each, with the code, the words and the kind it must be told by."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from support.small_template import (
    BODY,
    WORD_TYPE,
    Changed,
    cell,
    line,
    lines,
    packed,
    parts,
    row,
    run,
    table,
    template,
)

MEBIBYTE: Final = 2**20
CANARY: Final = "kanarek-nie-moze-powstac"
"""The file that code in a template would make."""
ENTITIES: Final = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
DOCUMENT: Final = "word/document.xml"
TYPES: Final = "[Content_Types].xml"


@dataclass(frozen=True)
class Fault:
    """A faulty template; `told` stands in the message or the hint. `stops`: no report may be made from it."""

    name: str
    code: str
    told: str
    make: Callable[[], bytes]
    stops: bool = True


def tag(text: str) -> Callable[[], bytes]:
    """The good template with one paragraph more."""
    return lambda: template(BODY + line(text))


def body(xml: str) -> Callable[[], bytes]:
    """The good template with more XML after its own."""
    return lambda: template(BODY + xml)


def added_type(kind: str) -> Callable[[], bytes]:
    """The good template that declares one more content type."""
    default = f'<Default Extension="zlo" ContentType="{kind}"/><Override PartName="/word/styles'
    return lambda: Changed().replace(TYPES, '<Override PartName="/word/styles', default).data()


def related(kind: str, target: str, mode: str = "") -> Callable[[], bytes]:
    """The good template with one relation more."""
    return lambda: Changed().relation(kind, target, mode).data()


def named(name: str, content: bytes = b"x") -> Callable[[], bytes]:
    """The good template with one part more."""
    return lambda: Changed().add(name, content).data()


def field(code: str) -> str:
    """A complex field."""
    begin, end = ('<w:r><w:fldChar w:fldCharType="' + kind + '"/></w:r>' for kind in ("begin", "end"))
    return f"<w:p>{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{end}</w:p>"


def many_parts() -> bytes:
    """More parts than any document has."""
    return packed(parts() | {f"word/media/a{number}.png": b"" for number in range(2_100)})


def one_large_part() -> bytes:
    """Nothing but zeros, a thousandth of it on the disk."""
    return packed(parts() | {"word/media/a.png": bytes(65 * MEBIBYTE)})


def lying_size() -> bytes:
    """A part said to be small that isn't."""
    data = bytearray(packed(parts() | {"word/big.xml": bytes(17 * MEBIBYTE)}))
    size = struct.pack("<L", 17 * MEBIBYTE)
    while (place := data.find(size)) >= 0:
        data[place : place + 4] = struct.pack("<L", 100)
    return bytes(data)


def encrypted() -> bytes:
    """The flag of encryption set on every part."""
    data = bytearray(template())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (place := data.find(signature, start)) >= 0:
            data[place + offset] |= 1
            start = place + 4
    return bytes(data)


def without(name: str) -> Callable[[], bytes]:
    """The good template with one part less."""
    return lambda: packed({key: content for key, content in parts().items() if key != name})


def of_type(kind: str) -> Callable[[], bytes]:
    """The good template called something else than a document."""
    return lambda: Changed().replace(TYPES, f"{WORD_TYPE}.document.main+xml", kind).data()


def strict() -> bytes:
    """Strict Open XML has other namespaces."""
    changed = Changed()
    document = changed.contents[DOCUMENT].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    return changed.add(DOCUMENT, document).data()


def twice_in_another_case() -> bytes:
    """Two names that are one to Word."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in (*parts().items(), ("WORD/Document.xml", b"<a/>")):
            archive.writestr(name, content)
    return stream.getvalue()


def page(width: int, height: int) -> Callable[[], bytes]:
    """The good template on other paper."""
    return lambda: template(page=f'<w:sectPr><w:pgSz w:w="{width}" w:h="{height}"/></w:sectPr>')


def styled(old: str, new: str) -> Callable[[], bytes]:
    """The good template with other styles."""
    return lambda: Changed().replace("word/styles.xml", old, new).data()


SPLIT_CELLS: Final = table(row("A", "B", header=True), row("{{ cover.", "title }}"))
BLOCK_OVER_CELLS: Final = table(
    row("A", "B", header=True), row("{% for unit in units %}", "{{ unit.name }}{% endfor %}")
)
PICTURE: Final = (
    '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Obraz 1"{}/></wp:inline></w:drawing></w:r></w:p>'
)
NOT_DEEP: Final = "not " * 60 + "cover.is_draft"
SHELL: Final = f"__globals__.os.system('touch {CANARY}')"

PACKAGES: Final = (
    Fault("empty file", "T001", "ZIP", lambda: b""),
    Fault("text file", "T001", "ZIP", lambda: b"Szanowni Panstwo"),
    Fault("old doc or password", "T001", "hasłem", lambda: b"\xd0\xcf\x11\xe0" + bytes(512)),
    Fault("truncated zip", "T001", "ZIP", lambda: template()[:-200]),
    Fault("missing content types", "T001", "Content_Types", without(TYPES)),
    Fault("missing document", "T005", "docx", without(DOCUMENT)),
    Fault("encrypted parts", "T002", "szyfrowanie", encrypted),
    Fault("bomb of many parts", "T003", "2106 części", many_parts),
    Fault("bomb of one part", "T003", "limit", one_large_part),
    Fault("part larger than it says", "T002", "word/big.xml", lying_size),
    Fault("path that climbs", "T004", "../../zlo", named("../../zlo.xml")),
    Fault("absolute path", "T004", "/etc/passwd", named("/etc/passwd")),
    Fault("backslash in a path", "T004", "zlo.xml", named("word\\zlo.xml")),
    Fault("drive in a path", "T004", "C:", named("C:/zlo.xml")),
    Fault("name twice in another case", "T004", "Document.xml", twice_in_another_case),
    Fault("word template", "T005", ".dotx", of_type(f"{WORD_TYPE}.template.main+xml")),
    Fault(
        "document with macros",
        "T010",
        "macroEnabled",
        of_type("application/vnd.ms-word.document.macroEnabled.main+xml"),
    ),
    Fault("strict document", "T005", "Strict", strict),
    Fault("bad XML", "T013", DOCUMENT, lambda: Changed().add(DOCUMENT, b"<w:document").data()),
    Fault("control character in XML", "T013", DOCUMENT, lambda: template(BODY + line("a\x01b"))),
)
CONTENTS: Final = (
    Fault("DTD", "T012", DOCUMENT, lambda: Changed().replace(DOCUMENT, "<w:document", f"{ENTITIES}<w:document").data()),
    Fault("entity from a file", "T012", "styles", lambda: Changed().replace("word/styles.xml", "<w:styles", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><w:styles').data()),
    Fault("macros", "T010", "vbaProject", named("word/vbaProject.bin")),
    Fault("ActiveX", "T010", "activeX", named("word/activeX/activeX1.xml", b"<a/>")),
    Fault("OLE object", "T010", "oleObject", related("oleObject", "embeddings/a.bin")),
    Fault("OLE content type", "T010", "oleObject", added_type("application/vnd.openxmlformats-officedocument.oleObject")),
    Fault("imported chunk", "T010", "aFChunk", related("aFChunk", "a.html")),
    Fault("ribbon of one's own", "T010", "extensibility", related("ui/extensibility", "../customUI/a.xml")),
    Fault("subdocument", "T010", "subDocument", related("subDocument", "a.docx", "External")),
    Fault("attached template", "T011", "zly.example", related("attachedTemplate", "https://zly.example/a.dotm", "External")),
    Fault("picture from the web", "T011", "sledz.png", related("image", "http://zly.example/sledz.png", "External")),
    Fault("link to a program", "T011", "calc.exe", related("hyperlink", "file:///C:/Windows/calc.exe", "External")),
    Fault("link to a share", "T011", "udzial", related("hyperlink", r"\\zly.example\udzial", "External")),
    Fault("link that is a script", "T011", "javascript", related("hyperlink", "javascript:alert(1)", "External")),
    Fault("relation that leaves the file", "T011", "passwd", related("image", "file:///etc/passwd")),
    Fault("DDE field", "T014", "DDEAUTO", body(field("DDEAUTO c:\\\\cmd.exe"))),
    Fault("INCLUDEPICTURE field", "T014", "INCLUDEPICTURE", body(field("INCLUDEPICTURE http://zly.example/a.png"))),
    Fault("INCLUDETEXT in a simple field", "T014", "INCLUDETEXT", body('<w:p><w:fldSimple w:instr=" INCLUDETEXT a.docx"/></w:p>')),
)  # fmt: skip
CODE: Final = (
    Fault("class of a text", "T023", "__class__", tag("{{ ''.__class__ }}")),
    Fault("shell through cycler", "T023", "niedozwolone", tag(f"{{{{ cycler.__init__.{SHELL} }}}}")),
    Fault("shell through a field", "T023", "niedozwolone", tag(f"{{{{ cover.title.__init__.{SHELL} }}}}")),
    Fault("shell in a condition", "T023", "niedozwolone", tag(f"{{% if lipsum.{SHELL} %}}a{{% endif %}}")),
    Fault(
        "shell in a heading of a loop", "T023", "niedozwolone", tag(f"{{% for x in lipsum.{SHELL} %}}a{{% endfor %}}")
    ),
    Fault("power", "T023", "9**9**9", tag("{{ 9**9**9 }}")),
    Fault("long text", "T023", "10**8", tag("{{ 'a'*10**8 }}")),
    Fault("endless loop", "T023", "range", tag("{% for x in range(10**9) %}{{ x }}{% endfor %}")),
    Fault("recursive loop", "T023", "recursive", tag("{% for unit in units recursive %}a{% endfor %}")),
    Fault("attr filter", "T023", "filtr attr", tag("{{ cover|attr('title') }}")),
    Fault("filter that repeats", "T023", "filtr center", tag("{{ cover.title|center(10000000) }}")),
    Fault("unescaped XML", "T023", "filtr safe", tag("{{ cover.title|safe }}")),
    Fault("call", "T023", "Call", tag("{{ cover.title.upper() }}")),
    Fault("include", "T021", "include", tag("{% include 'a.docx' %}")),
    Fault("import", "T021", "import", tag("{% import 'os' as os %}")),
    Fault("extends", "T021", "extends", tag("{% extends 'a' %}")),
    Fault("macro", "T021", "macro", tag("{% macro a() %}a{% endmacro %}")),
    Fault("call block", "T021", "call", tag("{% call a() %}a{% endcall %}")),
    Fault("filter block", "T021", "filter", tag("{% filter upper %}a{% endfilter %}")),
    Fault("raw block", "T021", "raw", tag("{% raw %}a{% endraw %}")),
    Fault("deep brackets", "T022", "zrozumieć", tag("{{ " + "(" * 400 + "a" + ")" * 400 + " }}")),
    Fault("deep expression", "T022", "zrozumieć", tag("{{ " + NOT_DEEP + " }}")),
    Fault("very long tag", "T022", "zrozumieć", tag("{{ " + "cover.title or " * 100 + "cover.title }}")),
    Fault("deep nesting", "T029", "poziomów", tag("{% for unit in units %}" * 13 + "a" + "{% endfor %}" * 13)),
    Fault("end of an instruction in a tag", "T022", "zrozumieć", tag("{{ cover.title ?> <?b x }}")),
    Fault("name of the engine's own", "T023", "_created", tag("{{ _created }}")),
)
TAGS: Final = (
    Fault("unclosed value", "T020", "{{ cover.title", tag("Tytuł: {{ cover.title")),
    Fault("unopened value", "T020", "cover.title }}", tag("cover.title }}")),
    Fault("empty tag", "T022", "{{ }}", tag("{{ }}")),
    Fault("tag cut by a new paragraph", "T060", "w jednym akapicie, a kończy w innym", body(lines("{{ cover.", "title }}"))),
    Fault("tag across cells", "T060", "w jednej komórce, a kończy w innej", body(SPLIT_CELLS)),
    Fault("block across cells", "T061", "w jednej komórce", body(BLOCK_OVER_CELLS)),
    Fault("block across paragraphs", "T061", "jednym akapicie", body(lines("{% if cover.is_draft %}a", "b{% endif %}"))),
    Fault("unclosed loop", "T026", "{% for unit in units %}", tag("{% for unit in units %}{{ unit.name }}")),
    Fault("end without a beginning", "T026", "{%p endif %}", body(lines("{%p endif %}"))),
    Fault("crossed blocks", "T026", "{% if cover.is_draft %}", tag("{% for unit in units %}{% if cover.is_draft %}{% endfor %}{% endif %}")),
    Fault("pair of two sorts", "T026", "otwarty jest {%p if cover.is_draft %}", body(lines("{%p if cover.is_draft %}", "{% endif %}"))),
    Fault("else alone", "T026", "{% else %}", tag("{% else %}")),
    Fault("paragraph tag beside text", "T024", "stoi inna treść", body(lines("Uwaga {%p if cover.is_draft %}", "{%p endif %}"))),
    Fault("row tag beside text", "T024", "{%tr for unit in units %}", body(table(row("A", "B", header=True), row("{%tr for unit in units %}", "ważne"), row("{{ unit.name }}", "b"), row("{%tr endfor %}", "")))),
    Fault("row tag outside a table", "T025", "poza tabelą", body(lines("{%tr for unit in units %}", "{%tr endfor %}"))),
    Fault("cellbg outside a table", "T025", "cellbg", tag("{% cellbg cover.title %}")),
    Fault("cellbg twice", "T027", "drugi raz", body(table(row("A", "B", header=True), row("a{% cellbg cover.title %}{% cellbg cover.title %}", "b")))),
    Fault("tag in an address", "T028", "cover.title", body(field('HYPERLINK "{{ cover.title }}"'))),
    Fault("block in a caption", "T028", "cover.is_draft", body(table(row("A", "B", header=True), row("a", "b"), caption="{% if cover.is_draft %}"))),
)  # fmt: skip
FIELDS: Final = (
    Fault("misspelt field", "T040", "„title”", tag("{{ cover.titel }}")),
    Fault("misspelt field of a loop", "T040", "„title”", body(lines("{%p for unit in units %}{%p for area in unit.areas %}", "{{ area.titel }}", "{%p endfor %}{%p endfor %}"))),
    Fault("misspelt name of the top", "T040", "„cover”", tag("{{ cower.title }}")),
    Fault("field without its group", "T040", "„cover.subtitle”", tag("{{ subtitle }}")),
    Fault("misspelt field in a condition", "T040", "„is_draft”", tag("{% if cover.is_drft %}a{% endif %}")),
    Fault("misspelt field in a caption", "T040", "„title”", body(table(row("A", "B", header=True), row("a", "b"), caption="{{ cover.titel }}"))),
    Fault("misspelt field in the title of the document", "T040", "„title”", lambda: Changed().replace("docProps/core.xml", "cover.title", "cover.titel").data()),
    Fault("list printed", "T041", "lista", tag("{{ units }}")),
    Fault("group printed", "T041", "grupa pól", tag("{{ cover }}")),
    Fault("truth printed", "T041", "tak/nie", tag("{{ cover.is_draft }}")),
    Fault("groups joined", "T041", "join", tag("{{ units|join(', ') }}")),
    Fault("loop over a text", "T064", "tekst", tag("{% for x in cover.title %}{{ x }}{% endfor %}")),
    Fault("loop over a group", "T064", "cover.auditors", tag("{% for x in cover %}{{ x }}{% endfor %}")),
    Fault("loop over a misspelt list", "T040", "„units”", tag("{% for unit in unitts %}{{ unit.name }}{% endfor %}")),
    Fault("variable after its loop", "T065", "przed endfor", tag("{% for m in measures %}{{ m.title }}{% endfor %}{{ m.number }}")),
    Fault("loop outside a loop", "T065", "„loop”", tag("{{ loop.index }}")),
    Fault("field of a list", "T066", "przejdź listę pętlą", tag("{{ units.name }}")),
    Fault("field of a text", "T066", "tekst", tag("{{ cover.title.name }}")),
    Fault("chart of a misspelt list", "T040", "„areas”", body(lines("{%p for unit in units %}") + PICTURE.format(' descr="Wyniki obszarów" title="wykres: area in unit.aeras | area.title | area.percent"') + lines("{%p endfor %}"))),
    Fault("chart of texts", "T068", "liczbą całkowitą", body(lines("{%p for unit in units %}") + PICTURE.format(' descr="Wyniki obszarów" title="wykres: area in unit.areas | area.title | area.score"') + lines("{%p endfor %}"))),
    Fault("English style in a file of Polish Word", "T067", "Nagwek1 („Nagłówek 1”)", body(line("Rozdział", "Heading1"))),
    Fault("Polish style in a file without it", "T067", "„Legenda”", body(line("Tabela 1", "Legenda"))),
    Fault("character style missing", "T067", "Pogrubienie", body(line("a", look='<w:rStyle w:val="Strong"/>'))),
    Fault("table style missing", "T067", "Tabela-Siatka", body(table(row("A", "B", header=True), row("a", "b"), style="TableGrid"))),
)  # fmt: skip
READERS: Final = (
    Fault("table without a header", "T080", "Powtórz wiersze", body(table(row("A", "B"), row("a", "b"))), stops=False),
    Fault("table without a name", "T081", "A", body(table(row("A", "B", header=True), row("a", "b"), caption="")), stops=False),
    Fault("picture without words", "T082", "Obraz 1", body(PICTURE.format("")), stops=False),
    Fault("picture described by its file", "T082", "Obraz 1", body(PICTURE.format(' descr="logo.png"')), stops=False),
    Fault("English text", "T083", "en-US", styled('<w:lang w:val="pl-PL"/>', '<w:lang w:val="en-US"/>'), stops=False),
    Fault("no language said", "T083", "brak", styled('<w:lang w:val="pl-PL"/>', ""), stops=False),
    Fault("properties in German", "T084", "de-DE", lambda: Changed().replace("docProps/core.xml", "pl-PL", "de-DE").data(), stops=False),
    Fault("no title", "T085", "tytułu", lambda: Changed().replace("docProps/core.xml", "{{ cover.title }}", "").data(), stops=False),
    Fault("pale letters", "T086", "BFBFBF na tle FFFFFF", body(line("blady", look='<w:color w:val="BFBFBF"/>')), stops=False),
    Fault("pale letters on a shaded cell", "T086", "na tle 808080", body(table(row("A", "B", header=True), row(cell(line("a", look='<w:color w:val="595959"/>'), '<w:shd w:fill="808080"/>'), "b"))), stops=False),
    Fault("dark letters in a dark header of a table style", "T086", "na tle 1F3864", body(table(row(cell(line("A", look='<w:color w:val="000000"/>')), "B", header=True), row("a", "b"), style="Tabela-Siatka", look='<w:tblLook w:val="0020"/>')), stops=False),
    Fault("pale style", "T086", "9CC2E5", styled('<w:name w:val="heading 2"/>', '<w:name w:val="heading 2"/><w:rPr><w:color w:val="9CC2E5"/></w:rPr>'), stops=False),
    Fault("letters too pale for a computed shade", "T086", "na tle F4B0B0", body(lines("{%p for m in measures %}") + table(row("A", "B", header=True), row(cell(line("{% cellbg m.fill %}{{ m.title }}", look='<w:color w:val="767676"/>')), "b")) + lines("{%p endfor %}")), stops=False),
    Fault("colour alone", "T087", "tylko kolorem", body(lines("{%p for m in measures %}") + table(row("A", "B", header=True), row("{{ m.title }}", "{% cellbg m.fill %}")) + lines("{%p endfor %}")), stops=False),
    Fault("empty paragraphs", "T088", "przed pustym", body(lines("przed pustym", "", "po")), stops=False),
    Fault("heading of level 1 then 3", "T089", "po poziomie 1 stoi poziom 3", lambda: template(line("A", "Nagwek1") + line("B", "Nagwek3") + BODY), stops=False),
    Fault("heading by outline level alone", "T089", "stoi poziom 4", body('<w:p><w:pPr><w:outlineLvl w:val="3"/></w:pPr>' + run("Ukryty") + "</w:p>" + '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>' + run("B") + "</w:p>" + '<w:p><w:pPr><w:outlineLvl w:val="3"/></w:pPr>' + run("C") + "</w:p>"), stops=False),
    Fault("typed list", "T090", "- jeden", body(lines("- jeden", "- dwa")), stops=False),
    Fault("typed numbers", "T090", "1. jeden", body(lines("1. jeden", "2. dwa")), stops=False),
    Fault("typed mark in a loop", "T090", "{{ m.title }}", body(lines("{%p for m in measures %}", "– {{ m.title }}", "{%p endfor %}")), stops=False),
    Fault("text box", "T091", "w polu", body(f"<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>{line('w polu')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"), stops=False),
    Fault("small letters", "T092", "7,5 pt", body(line("drobny druk", look='<w:sz w:val="15"/>')), stops=False),
    Fault("merged cells", "T094", "scalone", body(table(row("A", "B", header=True), row(cell("razem", '<w:gridSpan w:val="2"/>')))), stops=False),
    Fault("link that tells nothing", "T095", "tutaj", body(f"<w:p><w:hyperlink>{run('tutaj')}</w:hyperlink></w:p>"), stops=False),
    Fault("American paper", "T070", "216 × 279 mm", page(12240, 15840), stops=False),
    Fault("no place for the status", "T071", "projektem", lambda: template(line("{{ cover.title }}", "Nagwek1")), stops=False),
    Fault("chapters left out", "T072", "opinia audytora (opinions)", template, stops=False),
)  # fmt: skip
CORPUS: Final = (*PACKAGES, *CONTENTS, *CODE, *TAGS, *FIELDS, *READERS)
