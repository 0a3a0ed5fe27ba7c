"""A real Chromium for tests of pages: no network, and a page that complains or asks for anything outside fails its test.

The content security policy of a page stays in force: axe and `evaluate` go in by the debugger, which it does not bind.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

AXE = Path(__file__).resolve().parents[2] / "requirements" / "node" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = (
    "--no-sandbox",  # CI runs as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
INSIDE = ("file:", "data:", "blob:", "about:")

OpenPage = Callable[..., Page]


class Watched:
    """A window of its own; `troubles` is everything its pages complained of, in order."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.troubles: list[str] = []
        context.on("console", lambda said: self._note(said.text, said.type == "error"))
        context.on("weberror", lambda thrown: self._note(f"uncaught: {thrown.error}"))
        context.on("request", lambda asked: self._note(f"asked for {asked.url}", not asked.url.startswith(INSIDE)))

    def _note(self, trouble: str, is_trouble: bool = True) -> None:
        if is_trouble:
            self.troubles.append(trouble)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of this process (with xdist, of this worker)."""
    program = shutil.which("chromium")
    if program is None:
        pytest.fail("Chromium is missing: apt install chromium (Debian)", pytrace=False)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Open a page in a window of its own; options are those of `Browser.new_context` (viewport, color_scheme …).

    Everything at the page's origin (local storage) lives as long as the window: `page.context.new_page()` shares it.
    """
    windows: list[Watched] = []
    with ExitStack() as closing:

        def opened(**options: Any) -> Page:
            context = browser.new_context(**{"offline": True, "locale": "pl-PL", **options})
            closing.callback(context.close)
            windows.append(Watched(context))
            return context.new_page()

        yield opened
    assert [trouble for window in windows for trouble in window.troubles] == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """An empty page, 1280 × 720."""
    return open_page()


def axe(page: Page, *tags: str) -> list[str]:
    """What axe-core finds against the page as it stands: „rule: help: element”; empty is good.

    All rules, or those of these tags („wcag2aa”). A page is tried in the state and colour scheme it is in: ask again after
    opening a dialog.
    """
    page.evaluate(_axe())
    options = {"runOnly": {"type": "tag", "values": list(tags)}} if tags else {}
    found = page.evaluate("options => axe.run(document, {resultTypes: ['violations'], ...options})", options)
    return [f"{rule['id']}: {rule['help']}: {node['html']}" for rule in found["violations"] for node in rule["nodes"]]


@cache
def _axe() -> str:
    if not AXE.is_file():
        raise FileNotFoundError(f"{AXE}: run make test, which installs it")
    return AXE.read_text(encoding="utf-8")
