"""The engine against docxtpl on one template and one content: 12 tables of 5 columns with 100, 1,000 and 5,000 rows in all.

The engine compiles its template once, as the program does; docxtpl opens the template each time, as its users do, with a sandboxed and
autoescaping environment, without which it would drop text. `test_ratios` prints ratios of interleaved rounds, which say
more on a shared machine than the table of single times. Nothing here asserts on time.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pytest
from docx import Document
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment
from pytest_benchmark.fixture import BenchmarkFixture

from diagnoza.render.docx.cache import load_through
from diagnoza.render.docx.compile import compile_template
from diagnoza.render.docx.report import shipped_template
from diagnoza.render.docx.write import render
from report_template.chart import add_chart

SIZES = (100, 1_000, 5_000)
AREAS = 12
CREATED = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
COLUMNS = ("Lp.", "Pytanie", "Odpowiedź", "Uwagi", "Ryzyko")
COLOURS = {"niskie": "E2F0D9", "średnie": "FFF2CC", "wysokie": "F8CBAD", "krytyczne": "F4B0B0"}


def template(*, with_chart: bool = False) -> bytes:
    """Title, metadata, summary, a table an area, header and footer; only tags both engines read, and a chart of ours if asked for."""
    document = Document()
    document.core_properties.title = "Diagnoza {{ office.name }}"
    document.sections[0].header.paragraphs[0].text = "{{ office.name }} – {{ office.contract }}"
    document.sections[0].footer.paragraphs[0].text = "Wersja {{ office.version }}"
    document.add_heading("Diagnoza cyberbezpieczeństwa {{ office.name }}", 0)
    metadata = document.add_table(rows=3, cols=2, style="Table Grid")
    metadata.cell(0, 0).text = "{%tr for item in metadata %}"
    metadata.cell(1, 0).text, metadata.cell(1, 1).text = "{{ item.name }}", "{{ item.value }}"
    metadata.cell(2, 0).text = "{%tr endfor %}"
    if with_chart:
        binding = "wykres: area in areas | area.title | area.percent | area.open_percent"
        document.element.body.sectPr.addprevious(add_chart(document, binding, "Wyniki obszarów"))
    document.add_paragraph("{%p for area in areas %}")
    document.add_heading("{{ area.title }}", 1)
    document.add_paragraph("Ocena: {{ area.score }}{% if area.critical %} – ustalenia krytyczne{% endif %}")
    table = document.add_table(rows=4, cols=5, style="Table Grid")
    for column, text in enumerate(COLUMNS):
        table.cell(0, column).text = text
    table.cell(1, 0).text = "{%tr for row in area.rows %}"
    row = (
        "{{ row.number }}",
        "{{ row.question }}",
        "{{ row.answer }}",
        "{{ row.note }}",
        "{% cellbg row.colour %}{{ row.risk }}",
    )
    for column, text in enumerate(row):
        table.cell(2, column).text = text
    table.cell(3, 0).text = "{%tr endfor %}"
    document.add_paragraph("{%p endfor %}")
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def content(rows: int) -> dict[str, Any]:
    """Findings spread over the areas; names such that docxtpl doesn't take them for methods of dict."""
    office = {"name": "Gmina Żółwin & Łąki", "contract": "CRIIP.01.2026", "version": "1.0"}
    metadata = [{"name": f"Pole {number}", "value": f"Wartość <{number}>"} for number in range(12)]
    areas = []
    for area in range(AREAS):
        share = range(area, rows, AREAS)
        areas.append(
            {
                "title": f"Obszar {area + 1}",
                "score": f"{area * 7} %",
                "percent": area * 7,
                "open_percent": 10,
                "critical": area % 3 == 0,
                "rows": [_row(n) for n in share],
            }
        )
    return {"office": office, "metadata": metadata, "areas": areas}


def _row(number: int) -> dict[str, Any]:
    risk = list(COLOURS)[number % 4]
    return {
        "number": str(number + 1),
        "question": f"Czy urząd {number} wykonuje kopie zapasowe systemów dziedzinowych i sprawdza ich odtworzenie?",
        "answer": ("Tak", "Częściowo", "Nie", "Nie wiem")[number % 4],
        "note": f"Kopie co {number % 7 + 1} dni, w tej samej serwerowni; brak próby odtworzenia od {number % 5 + 1}\u00a0lat & „opis”.",
        "risk": risk,
        "colour": COLOURS[risk],
    }


def docxtpl_render(source: bytes, context: Mapping[str, Any]) -> bytes:
    """What a user of docxtpl writes."""
    made = DocxTemplate(BytesIO(source))
    made.render(dict(context), SandboxedEnvironment(autoescape=True))
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("rows", SIZES)
def test_engine(benchmark: BenchmarkFixture, rows: int) -> None:
    compiled, context = compile_template(template()), content(rows)
    benchmark.group = f"{rows} rows"
    benchmark(lambda: render(compiled, context, created=CREATED))


@pytest.mark.parametrize("rows", SIZES)
def test_docxtpl(benchmark: BenchmarkFixture, rows: int) -> None:
    source, context = template(), content(rows)
    benchmark.group = f"{rows} rows"
    benchmark(lambda: docxtpl_render(source, context))


def test_compile(benchmark: BenchmarkFixture) -> None:
    source = template()
    benchmark.group = "compile"
    benchmark(lambda: compile_template(source))


def test_ratios() -> None:
    """Print median times of interleaved rounds and their ratio."""
    source = template()
    compiled = compile_template(source)
    print()
    for rows in SIZES:
        context = content(rows)
        ours, theirs = [], []
        for _ in range(max(5, 1_500 // rows)):
            ours.append(_milliseconds(partial(render, compiled, context, created=CREATED)))
            theirs.append(_milliseconds(partial(docxtpl_render, source, context)))
        print(
            f"{rows:>5} rows: engine {median(ours):7.2f} ms, docxtpl {median(theirs):7.1f} ms, ratio {median(theirs) / median(ours):.1f}"
        )


def test_chart_ratio() -> None:
    """Print the same for the report with a chart and its workbook; docxtpl makes no chart at all."""
    compiled, source, context = compile_template(template(with_chart=True)), template(), content(SIZES[0])
    ours, theirs = [], []
    for _ in range(15):
        ours.append(_milliseconds(partial(render, compiled, context, created=CREATED)))
        theirs.append(_milliseconds(partial(docxtpl_render, source, context)))
    ratio = median(theirs) / median(ours)
    print(f"\nwith chart: engine {median(ours):.2f} ms, docxtpl without {median(theirs):.1f} ms, ratio {ratio:.1f}")


def test_cache_ratio(tmp_path: Path) -> None:
    """Print what a template kept from before saves, for the shipped template; imports come on top and are not in it."""
    source, cache = shipped_template().read_bytes(), tmp_path / "cache"
    load_through(cache, source)
    compiled, kept = [], []
    for _ in range(7):
        compiled.append(_milliseconds(partial(compile_template, source)))
        kept.append(_milliseconds(partial(load_through, cache, source)))
    ratio = median(compiled) / median(kept)
    print(f"\nshipped template: compiled {median(compiled):.1f} ms, kept {median(kept):.2f} ms, ratio {ratio:.0f}")


def _milliseconds(action: Callable[[], object]) -> float:
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1_000
