"""The cache of templates: what comes from it is what compiling would give, and nothing about it can do harm."""

import marshal
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from diagnoza.files.kept import MAX_ENTRIES, OFF
from diagnoza.render.docx import cache as template_cache
from diagnoza.render.docx.cache import load_template, load_through, read_entry, template_key
from diagnoza.render.docx.compile import compile_template
from diagnoza.render.docx.faults import TemplateFault
from diagnoza.render.docx.write import render
from support.drawn_charts import draw, radar, series

CREATED = datetime(2026, 11, 20, tzinfo=UTC)
AREAS = [{"title": "Kopie", "percent": 41}, {"title": "Hasła", "percent": None}]


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "pamiec"


@pytest.fixture
def source(draft: Any) -> bytes:
    """A template with all that a compiled one holds."""
    draft.document.add_heading("{% bookmark name %}{{ name }}")
    draft.lines("{%p pictures %}", "{%p for a in areas %}", "{% link name %} {{ a.title }}", "{%p endfor %}")
    draw(draft.document, "wykres: a in areas | a.title | a.percent", radar(series(0, "W")))
    return bytes(draft.source())


def entry(cache: Path) -> Path:
    """The only thing that is kept."""
    [path] = cache.iterdir()
    return path


def test_kept_template_is_the_one_compiling_gives(cache: Path, source: bytes) -> None:
    anew, kept = load_through(cache, source), load_through(cache, source)
    assert kept is not anew
    assert kept == anew == compile_template(source)
    first, second = (render(template, {"name": "U-7", "areas": AREAS}, created=CREATED) for template in (anew, kept))
    assert first == second


def test_fault_in_the_data_still_names_the_paragraph(cache: Path, source: bytes) -> None:
    load_through(cache, source)
    with pytest.raises(TemplateFault, match=r"„title” .*a\.title"):
        render(load_through(cache, source), {"name": "U-7", "areas": [{}]}, created=CREATED)


def test_other_template_has_another_key(draft: Any, source: bytes) -> None:
    assert template_key(source) != template_key(draft.lines("jeszcze").source())


def test_changed_engine_has_another_key(source: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = tmp_path / "engine"
    code.mkdir()
    monkeypatch.setattr(template_cache, "CODE", (code,))
    before = template_key(source)
    (code / "new.py").write_text("")
    assert template_key(source) != before
    monkeypatch.setattr(template_cache, "CODE", (tmp_path / "zip",))
    assert template_key(source) is None
    assert load_through(tmp_path / "pamiec", source) == compile_template(source)


def test_faulty_template_is_told_each_time_and_never_kept(cache: Path, draft: Any) -> None:
    source = draft.lines("{{ a").source()
    for _ in range(2):
        with pytest.raises(TemplateFault):
            load_through(cache, source)
    assert not cache.exists()


def sealed(body: bytes) -> bytes:
    return sha256(body).digest() + body


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw[:5000] + b"\x00" + raw[5001:],
        lambda raw: sealed(b""),
        lambda raw: sealed(raw[32:5000]),
        lambda raw: sealed(b"to nie marshal"),
        lambda raw: sealed(marshal.dumps("co innego")),
        lambda raw: sealed(marshal.dumps(([("a", 1)], [], [], {}))),
        lambda raw: sealed(marshal.dumps((None, None, None, None))),
    ],
)
def test_broken_entry_is_not_read_and_is_replaced(cache: Path, source: bytes, damage: Callable[[bytes], bytes]) -> None:
    load_through(cache, source)
    path = entry(cache)
    path.write_bytes(damage(path.read_bytes()))
    assert read_entry(path) is None
    assert load_through(cache, source) == read_entry(path)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX owners and modes")
def test_only_an_entry_of_this_user_that_nobody_else_may_write_is_read(cache: Path, source: bytes) -> None:
    load_through(cache, source)
    path = entry(cache)
    assert (cache.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o600)
    assert read_entry(path, os.geteuid() + 1) is None
    path.chmod(0o620)
    assert read_entry(path) is None
    path.chmod(0o600)
    cache.chmod(0o720)
    assert read_entry(path) is None
    cache.chmod(0o700)
    path.rename(cache.parent / "gdzie-indziej")
    path.symlink_to(cache.parent / "gdzie-indziej")
    assert read_entry(path) is None


def test_only_the_newest_stay_and_definitions_are_not_counted(cache: Path, draft: Any) -> None:
    cache.mkdir(mode=0o700)
    for number in range(MAX_ENTRIES + 5):
        for suffix in ("szablon", "definicja"):
            path = cache / f"{number}.{suffix}"
            path.write_bytes(b"")
            os.utime(path, (number, number))
    load_through(cache, draft.source())
    assert len(list(cache.glob("*.szablon"))) == MAX_ENTRIES
    assert len(list(cache.glob("*.definicja"))) == MAX_ENTRIES + 5


def test_switched_off_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: bytes) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv(OFF, "1")
    load_template(source)
    assert not (tmp_path / "xdg").exists()


def test_report_from_a_kept_template_loads_no_lxml_and_no_python_docx(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom diagnoza.files.content import shipped\n"
        "from diagnoza.pipeline import open_case, plan_case\nfrom diagnoza.render.reports import render_report\n"
        "from diagnoza.report.build import build_report\n"
        "case = open_case([shipped('examples') / 'gmina-przykladowa' / 'arkusz.yaml'])\n"
        "report = build_report(case.evaluations, plan_case(case), case.sources)\n"
        "Path(sys.argv[1]).write_bytes(render_report(report, '.docx', None))\nprint(' '.join(sys.modules))"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "xdg")}
    arguments = [sys.executable, "-c", script, str(tmp_path / "raport.docx")]
    loaded, reports = [], []
    for _ in range(2):
        done = subprocess.run(arguments, env=environment, capture_output=True, text=True, timeout=120, check=True)
        loaded.append(set(done.stdout.split()))
        reports.append((tmp_path / "raport.docx").read_bytes())
    assert "lxml" in loaded[0]
    assert loaded[1] & {"lxml", "docx", "matplotlib"} == set()
    assert reports[0] == reports[1]
