"""PDF by the real LibreOffice: tagged, with title, language, contents and texts of charts; and LibreOffice misbehaving."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pikepdf
import pytest
from docx import Document

from diagnoza.pipeline import open_case
from diagnoza.problems import Failure
from diagnoza.render.pdf import docx_to_pdf, find_office, seconds_for
from diagnoza.reporting import ReportOptions, write_report
from support.examples import CASES
from support.reading import lay
from support.small_bank import FILES, HEAD

DAY = date(2022, 6, 8)
TEXT = "Wykres: kopie 40 %, uprawnienia 60 %."
C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    f'<wp:extent cx="4000000" cy="2000000"/><wp:docPr id="7001" name="Wykres" descr="{TEXT}"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    f'<a:graphicData uri="{C}"><c:chart xmlns:c="{C}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rIdWykres"/></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
CHART = (
    f'<c:chartSpace xmlns:c="{C}"><c:chart><c:plotArea><c:barChart><c:barDir val="bar"/><c:ser><c:idx val="0"/><c:order val="0"/>'
    '<c:cat><c:strLit><c:ptCount val="2"/><c:pt idx="0"><c:v>kopie</c:v></c:pt><c:pt idx="1"><c:v>uprawnienia</c:v></c:pt></c:strLit>'
    '</c:cat><c:val><c:numLit><c:ptCount val="2"/><c:pt idx="0"><c:v>40</c:v></c:pt><c:pt idx="1"><c:v>60</c:v></c:pt></c:numLit>'
    '</c:val></c:ser><c:axId val="1"/><c:axId val="2"/></c:barChart><c:catAx><c:axId val="1"/><c:scaling/><c:axPos val="l"/>'
    '<c:crossAx val="2"/></c:catAx><c:valAx><c:axId val="2"/><c:scaling/><c:axPos val="b"/><c:crossAx val="1"/></c:valAx>'
    "</c:plotArea></c:chart></c:chartSpace>"
)


def with_chart(report: bytes) -> bytes:
    """The report with a native chart at its end, unless it has one of its own by now."""
    with ZipFile(BytesIO(report)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}
        rest = {name: archive.read(name) for name in archive.namelist() if name not in parts}
    document = parts["word/document.xml"]
    at = document.rindex("<w:sectPr")
    parts["word/document.xml"] = document[:at] + DRAWING + document[at:]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart"
    relation = f'<Relationship Id="rIdWykres" Type="{kind}" Target="charts/proba.xml"/></Relationships>'
    rels = "word/_rels/document.xml.rels"
    parts[rels] = parts[rels].replace("</Relationships>", relation)
    chart_type = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
    override = f'<Override PartName="/word/charts/proba.xml" ContentType="{chart_type}"/></Types>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", override)
    parts["word/charts/proba.xml"] = CHART
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, content in {**parts, **rest}.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.fixture(scope="session")
def report(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("pdf")
    sheet = folder / "arkusz.yaml"
    sheet.write_text(HEAD + "odpowiedzi: {t-kopie-sa: tak, t-nosniki: [dysk], t-kopie-test: nigdy}\n", encoding="utf-8")
    case = open_case([sheet], folder=lay(folder / "katalog", FILES))
    write_report(case, folder / "raport.docx", ReportOptions())
    return with_chart((folder / "raport.docx").read_bytes())


@pytest.fixture(scope="session")
def pdf(report: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one run of LibreOffice most tests look at."""
    path = tmp_path_factory.mktemp("pdf") / "raport.pdf"
    path.write_bytes(docx_to_pdf(report, DAY, find_office()))
    return path


def told(*command: str | Path) -> str:
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=True).stdout


def test_pdf_is_tagged_with_title_language_and_the_reports_day(pdf: Path) -> None:
    info = dict(line.split(":", 1) for line in told("pdfinfo", "-isodates", pdf).splitlines())
    assert info["Tagged"].strip() == "yes"
    assert info["Title"].strip().startswith("Diagnoza cyberbezpieczeństwa")
    assert int(info["Pages"]) > 5
    assert info["CreationDate"].strip() == info["ModDate"].strip() == "2022-06-08T12:00:00Z"
    with pikepdf.open(pdf) as opened:
        assert opened.Root.Lang == "pl-PL"
        assert opened.Root.ViewerPreferences.DisplayDocTitle


def test_structure_has_headings_header_cells_contents_and_the_charts_text(pdf: Path) -> None:
    structure = told("pdfinfo", "-struct", pdf)
    kinds = {line.split()[0].rstrip(":") for line in structure.splitlines() if line.strip()}
    assert {"H1", "H2", "TOC", "Table", "TH", "TD", "L", "LI", "Figure"} <= kinds
    assert "(Column)" in structure or "/Scope" in structure
    with pikepdf.open(pdf) as opened:
        figures = [o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
        assert TEXT in [str(figure.Alt) for figure in figures]
        assert [figure for figure in figures if not str(figure.get("/Alt", ""))] == []


def test_checker_of_pdf_ua_finds_nothing(pdf: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", str(pdf)], capture_output=True, text=True, check=False
    )
    assert "errors=0" in done.stdout, done.stdout


def test_equal_reports_give_equal_pdfs(report: bytes, pdf: Path) -> None:
    assert docx_to_pdf(report, DAY, find_office()) == pdf.read_bytes()


# LibreOffice that is missing, slow, or gives nothing


@pytest.mark.parametrize("name", ["miasto-przykladowe", "powiat-przykladowy"])
def test_summary_for_management_is_one_page(name: str, tmp_path: Path) -> None:
    """The fullest of one unit: what stands after the summary begins the next page."""
    docx = tmp_path / "raport.docx"
    write_report(open_case(CASES[name]), docx, ReportOptions())
    path = tmp_path / "raport.pdf"
    path.write_bytes(docx_to_pdf(docx.read_bytes(), DAY, find_office()))
    pages = told("pdftotext", "-layout", path, "-").split("\f")
    [at] = [number for number, page in enumerate(pages) if "Wynik jednostek" in page and "Co zrobić najpierw" in page]
    assert "Koszty" in pages[at]
    assert pages[at + 1].split("\n", 1)[1].lstrip().startswith("Opinia audytora")


@pytest.fixture
def fake(tmp_path: Path) -> Path:
    """A program in the place of LibreOffice; the test writes its lines."""
    return tmp_path / "soffice"


def script(path: Path, *lines: str) -> str:
    path.write_text("\n".join(("#!/bin/sh", *lines)), encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def refusal(docx: bytes, office: str, seconds: int = 30) -> str:
    with pytest.raises(Failure) as caught:
        docx_to_pdf(docx, DAY, office, seconds=seconds)
    return caught.value.problems[0].code


def small() -> bytes:
    stream = BytesIO()
    Document().save(stream)
    return stream.getvalue()


def test_office_named_by_the_environment_comes_first_and_a_wrong_name_is_told(fake: Path) -> None:
    office = script(fake, "exit 0")
    assert find_office({"DIAGNOZA_LIBREOFFICE": office, "PATH": "/nowhere"}) == office
    with pytest.raises(Failure) as caught:
        find_office({"DIAGNOZA_LIBREOFFICE": "/nie/ma", "PATH": os.environ["PATH"]})
    assert caught.value.problems[0].code == "F020"


def test_office_is_found_on_the_path_and_missed_where_there_is_none(fake: Path) -> None:
    office = script(fake, "exit 0")
    assert find_office({"PATH": str(fake.parent)}) == office
    with pytest.raises(Failure) as caught:
        find_office({"PATH": "/nowhere"}, "win32")
    assert caught.value.problems[0].code == "F020"


def test_slow_office_is_killed_with_all_it_started(fake: Path) -> None:
    note = fake.parent / "pid"
    office = script(fake, f"sleep 600 & echo $! > {note}", "wait")
    assert refusal(small(), office, seconds=1) == "F021"
    child = int(note.read_text(encoding="ascii"))
    for _ in range(100):
        if not _is_running(child):
            break
        time.sleep(0.1)
    assert not _is_running(child)


def _is_running(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
    except OSError:
        return False


@pytest.mark.parametrize(
    "lines",
    [
        ("exit 1",),
        ("echo zepsute >&2; exit 77",),
        ('for last; do :; done; echo "to nie PDF" > "$(dirname "$last")/raport.pdf"',),
        ('for last; do :; done; : > "$(dirname "$last")/raport.pdf"',),
    ],
)
def test_office_that_gives_no_pdf_is_told(fake: Path, lines: tuple[str, ...]) -> None:
    assert refusal(small(), script(fake, *lines)) == "F022"


def test_program_that_cannot_be_started_is_told(tmp_path: Path) -> None:
    assert refusal(small(), str(tmp_path)) == "F022"


def test_larger_reports_get_more_time() -> None:
    assert [seconds_for(size) for size in (0, 2**20, 10 * 2**20)] == [180, 240, 780]
