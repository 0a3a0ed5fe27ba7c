"""An officer without a mouse: she walks a form by Tab and answers with the keys a browser knows, looking where she is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page

from support.html_entries import Entry

_LOOK = """() => {
  const at = document.activeElement;
  const box = at.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const top = document.elementFromPoint(x, Math.min(box.top + Math.min(box.height, 40) / 2, innerHeight - 1));
  return {
    id: at.id, tag: at.tagName, type: at.type ?? "",
    words: at.matches("button, summary, a") ? at.textContent : "",
    question: at.closest("[data-question]")?.dataset.question ?? "",
    group: at.type === "radio" ? [...document.getElementsByName(at.name)].map((radio) => radio.id) : [],
    options: at.tagName === "SELECT" ? [...at.options].map((option) => option.value) : [],
    selected: at.selectedIndex ?? -1,
    is_seen: at === document.body || (top !== null && (at.contains(top) || top.contains(at))),
  };
}"""


@dataclass(frozen=True)
class Stop:
    """What has the focus; `is_seen` unless something lies over it or it is outside the window."""

    id: str
    tag: str
    type: str
    words: str
    question: str
    group: list[str]
    options: list[str]
    selected: int
    is_seen: bool

    @property
    def name(self) -> str:
        """Enough to tell it in a message."""
        return self.id or f"{self.question} {self.words}".strip() or self.tag.lower()


@dataclass
class Typist:
    """Answers what she meets and only that; `reached` are the questions she was asked, `stops` the ways she went."""

    page: Page
    head: Mapping[str, str]
    entries: Mapping[str, Entry]
    reached: set[str] = field(default_factory=set)
    stops: list[Stop] = field(default_factory=list)
    _added: dict[tuple[str, str], int] = field(default_factory=dict)

    def look(self) -> Stop:
        """Where the focus is."""
        found: dict[str, Any] = self.page.evaluate(_LOOK)
        return Stop(**found)

    def go_to(self, id_: str, key: str = "Tab", most: int = 5000) -> None:
        """Press a key until the control has the focus, answering nothing on the way."""
        for _ in range(most):
            if self.look().id == id_:
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{key} never comes to {id_}")

    def answer_to(self, id_: str) -> None:
        """Walk by Tab to this control and answer on the way."""
        while True:
            stop = self.look()
            self.stops.append(stop)
            assert len(self.stops) < 5000, f"Tab never comes to {id_}"
            if stop.id == id_:
                return
            if stop.question:
                self.reached.add(stop.question)
            if not self._answer(stop):
                self.page.keyboard.press("Tab")

    def _answer(self, stop: Stop) -> bool:
        """Whether the answer moved the focus to what is to be filled next."""
        entry = self.entries.get(stop.question)
        fields = entry.fields if entry else self.head
        ticked = entry.ticked if entry else ()
        if stop.id in fields:
            self._fill(stop, fields[stop.id])
        elif stop.type == "radio":
            self._choose(stop, next((id_ for id_ in ticked if id_ in stop.group), ""))
        elif stop.type == "checkbox" and stop.id in ticked:
            self.page.keyboard.press("Space")
        elif stop.tag == "SUMMARY" and stop.words == "Uwagi i dowody" and entry:
            if entry.evidence or f"q-{stop.question}-note" in fields:
                self.page.keyboard.press("Enter")
        elif stop.tag == "BUTTON" and entry:
            wanted = {"Dodaj wiersz": entry.rows, "Dodaj dowód": entry.evidence}.get(stop.words, 0)
            return self._add(stop, wanted)
        return False

    def _fill(self, stop: Stop, text: str) -> None:
        if stop.options:
            steps = stop.options.index(text) - stop.selected
            for _ in range(abs(steps)):
                self.page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")
        else:
            self.page.keyboard.type(text)

    def _choose(self, stop: Stop, wanted: str) -> None:
        """Space at the first radio, arrows to another."""
        if not wanted:
            return
        if wanted == stop.id:
            self.page.keyboard.press("Space")
        for _ in range(stop.group.index(wanted) - stop.group.index(stop.id)):
            self.page.keyboard.press("ArrowDown")

    def _add(self, stop: Stop, wanted: int) -> bool:
        key = (stop.question, stop.words)
        if self._added.get(key, 0) == wanted:
            return False
        self._added[key] = self._added.get(key, 0) + 1
        self.page.keyboard.press("Enter")
        return True
