"""The browser of the tests hears what it is there to hear: each test below would pass in silence if it were deaf."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from support.browser import OpenPage, Watched, axe

STRICT = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"
WHOLE = (
    "<!doctype html><html lang='pl'><head><title>Próba</title></head><body><main><h1>Próba</h1>{}</main></body></html>"
)


@pytest.fixture
def watched(browser: Browser) -> Watched:
    """A window whose complaints the test itself reads."""
    return Watched(browser.new_context(offline=True))


def lay(folder: Path, html: str) -> str:
    path = folder / "strona.html"
    path.write_text(html, encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize(
    ("html", "heard"),
    [
        ("<script>console.error('źle')</script>", "źle"),
        ("<script>throw new Error('pękło')</script>", "pękło"),
        ("<img src='https://example.com/a.png' alt=''>", "asked for https://example.com/a.png"),
        (f"{STRICT}<script>1</script>", "Content Security Policy"),
    ],
)
def test_page_that_complains_or_asks_for_what_is_outside_is_heard(
    watched: Watched, tmp_path: Path, html: str, heard: str
) -> None:
    watched.context.new_page().goto(lay(tmp_path, html))
    watched.context.close()
    assert any(heard in trouble for trouble in watched.troubles)


def test_axe_sees_what_is_wrong_behind_a_strict_policy_and_nothing_on_a_good_page(page: Page, tmp_path: Path) -> None:
    page.goto(lay(tmp_path, WHOLE.format("<form><input></form>").replace("<head>", f"<head>{STRICT}")))
    assert [line.split(":")[0] for line in axe(page)] == ["label"]
    page.goto(lay(tmp_path, WHOLE.format("<p>Dobrze.</p>")))
    assert axe(page, "wcag2a", "wcag2aa") == []


def test_windows_share_nothing_and_pages_of_one_window_do(open_page: OpenPage, tmp_path: Path) -> None:
    address = lay(tmp_path, WHOLE.format(""))
    first, other = open_page(), open_page(color_scheme="dark")
    second = first.context.new_page()
    for each in (first, other, second):
        each.goto(address)
    first.evaluate("localStorage.setItem('a', '1')")
    assert second.evaluate("localStorage.getItem('a')") == "1"
    assert other.evaluate("localStorage.getItem('a')") is None
    assert other.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
