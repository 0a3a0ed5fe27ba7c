"""The whole engine: equal bytes, equality with docxtpl, any text, and what the way of a report imports."""

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx import Document
from docxtpl import DocxTemplate
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2.sandbox import SandboxedEnvironment

from diagnoza.render.docx import write
from diagnoza.render.docx.compile import compile_template
from diagnoza.render.docx.write import render

Audit = Callable[[bytes], list[Any]]

CREATED = datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
ROWS = [{"name": "a < b", "risk": "wysokie", "colour": "F8CBAD"}, {"name": "c", "risk": "niskie", "colour": "E2F0D9"}]
CONTEXT = {
    "office": {"name": "Gmina Żółwin & Łąki", "version": "1.0"},
    "areas": [
        {"title": "Kopie", "critical": True, "rows": ROWS},
        {"title": "Hasła", "critical": False, "rows": []},
    ],
}


def shared(draft: Any) -> bytes:
    """A template with every tag that docxtpl has, too."""
    draft.document.core_properties.title = "Diagnoza {{ office.name }}"
    draft.document.sections[0].header.paragraphs[0].text = "{{ office.name }}"
    draft.runs("Gmina {", "{ office.name }}, wersja {{ office", ".version }}.")
    draft.lines(
        "{%p for area in areas %}", "{{ loop.index }}. {{ area.title }}{% if area.critical %} (krytyczne){% endif %}"
    )
    draft.grid(
        ("Nazwa", "Ryzyko"),
        ("{%tr for row in area.rows %}",),
        ("{{ row.name }}", "{% cellbg row.colour %}{{ row.risk }}"),
        ("{%tr endfor %}",),
    )
    draft.lines("{%p endfor %}", "{%p if areas|length > 5 %}", "dużo", "{%p endif %}", "Koniec.")
    return bytes(draft.source())


def everything(data: bytes) -> list[str]:
    """All the text of a document."""
    document = Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    header = [paragraph.text for paragraph in document.sections[0].header.paragraphs]
    return [document.core_properties.title, *header, *(paragraph.text for paragraph in document.paragraphs), *cells]


def test_report_says_the_same_as_docxtpl(draft: Any) -> None:
    source = shared(draft)
    oracle = DocxTemplate(BytesIO(source))
    oracle.render(CONTEXT, SandboxedEnvironment(autoescape=True))
    stream = BytesIO()
    oracle.save(stream)
    ours = everything(render(compile_template(source), CONTEXT, created=CREATED))
    title, *theirs = everything(stream.getvalue())
    assert title == "Diagnoza Gmina Żółwin &amp; Łąki"  # docxtpl 0.20 escapes properties twice
    assert ours == ["Diagnoza Gmina Żółwin & Łąki", *theirs]
    assert "Gmina Gmina Żółwin & Łąki, wersja 1.0." in ours


def test_report_is_valid(draft: Any, audit: Audit) -> None:
    assert audit(render(compile_template(shared(draft)), CONTEXT, created=CREATED)) == []


def test_equal_input_gives_equal_bytes(draft: Any) -> None:
    source = shared(draft)
    assert render(compile_template(source), CONTEXT, created=CREATED) == render(
        compile_template(source), CONTEXT, created=CREATED
    )


def test_container_tells_nothing_of_the_machine(draft: Any) -> None:
    with ZipFile(BytesIO(render(compile_template(shared(draft)), CONTEXT, created=CREATED))) as archive:
        assert archive.testzip() is None
        entries = archive.infolist()
    assert {(entry.date_time, entry.create_system, entry.external_attr, entry.extra) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0, 0, b"")
    }
    names = [entry.filename for entry in entries]
    assert names[:2] == ["[Content_Types].xml", "_rels/.rels"]
    assert names[2:] == sorted(names[2:])


def test_one_template_renders_many_reports(draft: Any) -> None:
    template = compile_template(draft.lines("{{ a }}").source())
    texts = [
        Document(BytesIO(render(template, {"a": text}, created=CREATED))).paragraphs[0].text for text in ("x", "y", "x")
    ]
    assert texts == ["x", "y", "x"]


def test_endless_output_is_stopped(draft: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(write, "LARGEST", 10_000)
    loops = draft.lines(*["{%p for a in xs %}"] * 4, "{{ a }}", *["{%p endfor %}"] * 4)
    assert loops.fault(xs=["a"] * 20).code == "T045"


def test_way_of_a_report_loads_no_lxml_and_no_python_docx() -> None:
    """Importing them costs more than the report itself."""
    program = "import sys, diagnoza.render.docx.write; print([m for m in ('lxml', 'docx', 'docxtpl', 'zipfile') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
    | st.sampled_from("\n\t&<>\"'{}%#]")
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=5))
def test_any_text_without_control_characters_comes_back(draft: Any, texts: list[str]) -> None:
    """What is typed is in the report, whatever it is: paragraph, cell, header, and in a loop."""
    if not draft.document.paragraphs:
        draft.lines("{{ texts[0] }}", "{%p for t in texts %}", "[{{ t }}]", "{%p endfor %}").grid(
            ("{{ texts[0] }}", "{{ texts|join('') }}")
        )
    report = draft.read(texts=texts)
    assert [paragraph.text for paragraph in report.paragraphs] == [texts[0], *(f"[{text}]" for text in texts)]
    assert [cell.text for cell in report.tables[0].rows[0].cells] == [texts[0], "".join(texts)]
