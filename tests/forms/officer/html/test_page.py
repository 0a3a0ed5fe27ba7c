"""The HTML form is whole in itself and shut to the outside; texts of the questionnaire are data in it."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import html5lib
import pytest
from lxml import html
from lxml.html import HtmlElement

from diagnoza.forms.officer.html.data import form_data
from diagnoza.forms.officer.html.page import SCRIPTS, form_page, script_file
from support.html_forms import every_kind, shipped
from support.small import Small

HOSTILE = '</script><script>window.PWN=1</script><img src=x onerror=window.PWN=2><!-- {{script}} \u2028 &amp; "'


@pytest.fixture(scope="module")
def text() -> str:
    return form_page(shipped("ksc-2026")).decode()


@pytest.fixture(scope="module")
def page(text: str) -> HtmlElement:
    return html.document_fromstring(text)


def hashed(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_parser_of_the_standard_finds_no_error(text: str) -> None:
    html5lib.HTMLParser(strict=True).parse(text)


def test_policy_lets_in_the_one_script_and_the_one_style_sheet(page: HtmlElement) -> None:
    (style,) = page.xpath("//style")
    (script,) = page.xpath("//script[not(@type)]")
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashed(script.text)}'; style-src 'sha256-{hashed(style.text)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_nothing_is_fetched_and_nothing_runs_beside_the_script(text: str, page: HtmlElement) -> None:
    assert page.xpath("//link|//img|//iframe|//object|//embed|//form|//base|//*[@src]|//*[@style]") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    assert len(page.xpath("//script")) == 2
    (style,) = page.xpath("//style/text()")
    assert "url(" not in style
    assert "@import" not in style


def test_largest_questionnaire_stays_under_400_kilobytes(text: str) -> None:
    assert len(text.encode()) < 400_000


def test_the_same_form_gives_the_same_bytes(tmp_path: Path) -> None:
    assert form_page(every_kind(tmp_path)) == form_page(every_kind(tmp_path))


def test_hostile_text_stays_data_and_comes_back_as_it_was(small: Small) -> None:
    """A question's text may hold anything: it neither ends the element it stands in nor fills a gap of the page."""
    small.area(
        "a",
        f"""
        questions:
          - {{id: q, text: {json.dumps(HOSTILE)}, kind: text}}
    """,
    )
    from diagnoza.forms.officer.form import build_form

    form = build_form(small.definition())
    page = html.document_fromstring(form_page(form).decode())
    assert page.xpath("//img") == []
    assert len(page.xpath("//script")) == 2
    (data,) = page.xpath("//script[@id='form-data']/text()")
    read = json.loads(data)
    assert read == form_data(form)
    assert read["areas"][0]["questions"][0]["text"] == HOSTILE


def test_every_file_of_the_script_is_joined_and_ends_nothing() -> None:
    """A file left out of the list would be missing only in the browser."""
    import diagnoza.forms.officer.html as package

    folder = Path(str(package.__file__)).parent / "script"
    assert {path.stem for path in folder.glob("*.js")} == set(SCRIPTS)
    assert len(set(SCRIPTS)) == len(SCRIPTS)
    for name in SCRIPTS:
        assert "</" not in script_file(name)
        assert "<!--" not in script_file(name)
