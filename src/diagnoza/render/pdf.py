"""The DOCX as an accessible PDF (PDF/UA, tagged), made by LibreOffice where it is installed.

Each run has a profile of its own, so that neither an open LibreOffice nor the user's settings and macros matter, and a limit of time.
LibreOffice 7.4 drops the alternative text of charts; it is put back. Dates and numbers of the file come from the report.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from diagnoza.problems import Failure, problem
from diagnoza.render.docx.names import WP_NS
from diagnoza.render.docx.text import parse

if TYPE_CHECKING:
    import pikepdf

VARIABLE = "DIAGNOZA_LIBREOFFICE"
_NAMES = ("soffice", "libreoffice", "soffice.com")
_USUAL: Mapping[str, tuple[str, ...]] = {
    "win32": (
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    ),
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
}
_ELSEWHERE = ("/usr/bin/soffice", "/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice")
_FILTER = (
    'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"},'
    '"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
_LEAST_SECONDS = 180
_SECONDS_PER_MEGABYTE = 60
"""Of a packed report; 250 pages are a fifth of one and take some ten seconds."""


def find_office(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> str:
    """The program of LibreOffice: the one `DIAGNOZA_LIBREOFFICE` names, else on PATH, else in the usual places; F020."""
    named = environment.get(VARIABLE)
    if named:
        found = shutil.which(named)
    else:
        on_path = (shutil.which(name, path=environment.get("PATH")) for name in _NAMES)
        usual = (shutil.which(place) for place in _USUAL.get(system, _ELSEWHERE))
        found = next((place for place in (*on_path, *usual) if place), None)
    if found is None:
        raise Failure([problem("F020")])
    return found


def seconds_for(size: int) -> int:
    """How long LibreOffice may take for a report of so many bytes."""
    return _LEAST_SECONDS + size * _SECONDS_PER_MEGABYTE // 2**20


def docx_to_pdf(docx: bytes, dated: date, office: str, *, seconds: int | None = None) -> bytes:
    """The PDF; `Failure` F021 when LibreOffice takes too long, F022 when it gives none."""
    with tempfile.TemporaryDirectory(prefix="diagnoza-") as name:
        folder = Path(name)
        source, made = folder / "raport.docx", folder / "raport.pdf"
        source.write_bytes(docx)
        said = _run(_command(office, folder, source), folder, seconds or seconds_for(len(docx)))
        if not made.is_file():
            raise Failure([problem("F022", reason=said or "nie powstał plik")])
        data = made.read_bytes()
    return _finished(data, docx, dated)


def _command(office: str, folder: Path, source: Path) -> list[str]:
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    quiet = ["--headless", "--norestore", "--nologo", "--nolockcheck", "--nodefault"]
    return [office, profile, *quiet, "--convert-to", _FILTER, "--outdir", str(folder), str(source)]


def _run(command: list[str], folder: Path, seconds: int) -> str:
    """What it said last; whatever happens, none of its processes is left behind."""
    own_group: dict[str, Any] = (
        {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)}
        if sys.platform == "win32"
        else {"start_new_session": True}
    )
    try:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **own_group
        )
    except OSError as error:
        raise Failure([problem("F022", reason=error.strerror or error)]) from error
    try:
        said, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as late:
        raise Failure([problem("F021", seconds=seconds)]) from late
    finally:
        _kill(process)
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[-1] if lines else ""


def _kill(process: subprocess.Popen[bytes]) -> None:
    """The whole group: `soffice` is a script that starts the program proper."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _finished(data: bytes, docx: bytes, dated: date) -> bytes:
    """The PDF read back, with texts of charts and the report's own day; F022 for what is no PDF with pages."""
    import pikepdf

    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if not pdf.pages:
                raise Failure([problem("F022", reason="plik nie ma stron")])
            _describe_figures(pdf, docx)
            _date(pdf, dated)
            stream = BytesIO()
            pdf.save(stream, deterministic_id=True, linearize=False)
    except pikepdf.PdfError as error:
        raise Failure([problem("F022", reason="powstały plik nie jest dokumentem PDF")]) from error
    return stream.getvalue()


def _describe_figures(pdf: pikepdf.Pdf, docx: bytes) -> None:
    """Give each figure that lost its text the one it has in the DOCX; figures and drawings come in the same order."""
    figures = list(_figures(pdf))
    bare = [figure for figure in figures if not str(figure.get("/Alt", "")).strip()]
    drawings = _drawings(docx)
    if len(figures) == len(drawings):
        wanted = [
            text for figure, (text, _) in zip(figures, drawings, strict=True) if not str(figure.get("/Alt", "")).strip()
        ]
    else:
        wanted = [text for text, is_chart in drawings if is_chart]
    for figure, text in zip(bare, wanted, strict=False):
        figure.Alt = text


def _figures(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Structure elements of kind Figure in the order of the document."""
    import pikepdf

    waiting: list[Any] = [pdf.Root.get("/StructTreeRoot")]
    seen: set[tuple[int, int]] = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, pikepdf.Array):
            waiting.extend(reversed(list(node)))
        elif isinstance(node, pikepdf.Dictionary) and (not node.is_indirect or node.objgen not in seen):
            seen.add(node.objgen)
            if node.get("/S") == "/Figure":
                yield node
            waiting.append(node.get("/K"))


def _drawings(docx: bytes) -> list[tuple[str, bool]]:
    """(alternative text, whether it is a chart) of each drawing of the body."""
    with ZipFile(BytesIO(docx)) as archive:
        root = parse("word/document.xml", archive.read("word/document.xml"))
    return [
        (properties.get("descr", ""), any(node.tag.endswith("/chart}chart") for node in holder.iter()))
        for kind in ("inline", "anchor")
        for holder in root.iter(f"{{{WP_NS}}}{kind}")
        if (properties := holder.find(f"{{{WP_NS}}}docPr")) is not None
    ]


def _date(pdf: pikepdf.Pdf, dated: date) -> None:
    """The day of the report and not that of the export, so that equal reports give equal files."""
    moment = datetime.combine(dated, time(12), UTC)
    pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = moment.strftime("D:%Y%m%d%H%M%SZ")
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
            metadata[name] = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    for name in ("/DocChecksum", "/ID"):  # random, or made of the clock; the file gets an /ID of its contents
        if name in pdf.trailer:
            del pdf.trailer[name]
