"""What was found → the data of an answer sheet, with the cell of every value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from diagnoza import wording
from diagnoza.definition.terms import UNKNOWN_WORDS
from diagnoza.forms.officer.xlsx import layout
from diagnoza.forms.officer.xlsx.cells import pieces
from diagnoza.forms.officer.xlsx.found import Entry, Found, Gathered
from diagnoza.problems import Place, fold

Path = tuple[str | int, ...]
_KINDS = {fold(name): kind for kind, label in wording.UNIT_KIND.items() for name in (kind, label)}


@dataclass(slots=True)
class SheetData:
    """Data as the strict YAML loader would give them (`files.located.Located`), with the cells they came from."""

    file: str
    data: dict[str, Any] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    keys: dict[Path, Place] = field(default_factory=dict)

    def within(self, path: Path) -> Path:
        """The segments of `path` that are in the data."""
        node: Any = self.data
        found: list[str | int] = []
        for segment in path:
            is_entry = isinstance(node, list) and isinstance(segment, int) and segment < len(node)
            if (isinstance(node, dict) and segment in node) or is_entry:
                found.append(segment)
                node = node[segment]
        return tuple(found)

    def place(self, path: Path = (), *, key: bool = False) -> Place:
        """The cell of the value at `path`, or of its key; of the nearest one around it where it has none."""
        order = (self.keys, self.values) if key else (self.values, self.keys)
        for length in range(len(path), 0, -1):
            for places in order:
                if path[:length] in places:
                    return places[path[:length]]
        return Place(self.file)


def compose(gathered: Gathered, modified: datetime | None) -> SheetData:
    """The sheet. A125 for a table both filled and said to be empty or unknown."""
    facts = gathered.build.facts
    sheet = SheetData(gathered.file)
    sheet.data = {
        "format_arkusza": "1",
        "kwestionariusz": facts.get("kwestionariusz", ""),
        "wersja_kwestionariusza": facts.get("wersja", ""),
        "status": "projekt",
        "jednostka": _unit(sheet, gathered),
    }
    people = _people(sheet, gathered, modified)
    if people:
        sheet.data["przebieg"] = {"osoby": people}
    answers = {}
    for question, entry in gathered.entries.items():
        sheet.keys["odpowiedzi", question] = entry.key
        part = _Part(sheet, gathered, question, entry).build()
        if part:
            answers[question] = part
    sheet.data["odpowiedzi"] = answers
    return sheet


def _unit(sheet: SheetData, gathered: Gathered) -> dict[str, Any]:
    facts, found = gathered.build.facts, gathered.unit
    unit: dict[str, Any] = {}
    if "jednostka" in facts:
        unit["id"] = facts["jednostka"]
    if facts.get("rola", "urzad") != "urzad":
        unit["rola"] = facts["rola"]
    sheet.keys["jednostka",] = gathered.labels.get(layout.UNIT_NAME, Place(gathered.file))
    for key, label in (("nazwa", layout.UNIT_NAME), ("rodzaj", layout.UNIT_KIND)):
        if label in found:
            text = found[label].text
            unit[key] = _KINDS.get(fold(text), text) if key == "rodzaj" else text
            sheet.values["jednostka", key] = found[label].place
    resources = {}
    for key, label in layout.RESOURCES.items():
        if label in found:
            resources[key] = found[label].text
            sheet.values["jednostka", "zasoby", key] = found[label].place
    return {**unit, "zasoby": resources} if resources else unit


def _people(sheet: SheetData, gathered: Gathered, modified: datetime | None) -> list[dict[str, str]]:
    if layout.POST in gathered.labels:
        sheet.keys["przebieg", "osoby"] = gathered.labels[layout.POST]
    post = gathered.unit.get(layout.POST)
    if post is None:
        return []
    sheet.values["przebieg", "osoby", 0, "stanowisko"] = sheet.values["przebieg", "osoby", 0] = post.place
    person = {"stanowisko": post.text}
    if modified is not None and modified.replace(tzinfo=None) > layout.CREATED:
        person["kiedy"] = modified.replace(tzinfo=UTC, microsecond=0).isoformat()
    return [person]


@dataclass(frozen=True, slots=True)
class _Part:
    """Builds the entry of one question."""

    sheet: SheetData
    gathered: Gathered
    question: str
    entry: Entry

    def build(self) -> dict[str, Any]:
        """The entry; empty where nothing was typed."""
        part: dict[str, Any] = {}
        value = self._value()
        if value is not None:
            part["odpowiedz"] = value
            if isinstance(value, str) and fold(value) == layout.NOT_APPLICABLE:
                part["uznane"] = "nie"
        for name in ("uzasadnienie", "uwagi"):
            texts = self._texts(name)
            if texts:
                part[name] = "\n".join(texts)
        evidence = [piece for text in self._texts("dowody") for piece in text.splitlines()]
        if evidence:
            part["dowody"] = evidence
            for index in range(len(evidence)):
                self._at("dowody", index, place=self.sheet.values[self._path("dowody")])
        return part

    def _path(self, *steps: str | int) -> Path:
        return ("odpowiedzi", self.question, *steps)

    def _at(self, *steps: str | int, place: Place) -> None:
        self.sheet.values[self._path(*steps)] = place

    def _texts(self, name: layout.Field) -> list[str]:
        """What stands in a column beside the question and beside its options, these with the option's label."""
        own = self.entry.fields.get(name)
        beside = [found for (_, field_), found in self.entry.beside.items() if field_ == name]
        for found in (*beside[:1], *([own] if own else [])):
            self._at(name, place=found.place)
        return [*([own.text] if own else []), *(f"{found.label}: {found.text}" for found in beside)]

    def _value(self) -> Any:
        answer = self.entry.fields.get("odpowiedz")
        if answer:
            self._at("odpowiedz", place=answer.place)
        kind = self.gathered.build.kinds.get(self.question, "")
        if kind == "table" or self.entry.rows:
            return self._table(answer)
        if kind == "multi" or self.entry.marks:
            return self._several(answer)
        return answer.text if answer else None

    def _several(self, answer: Found | None) -> Any:
        """The options marked and those typed in the question's own cell, or nie wiem and the like alone."""
        chosen = [(option, mark.place) for option, mark in self.entry.marks.items() if mark.text == layout.YES]
        if answer and not chosen and fold(answer.text) in UNKNOWN_WORDS:
            return answer.text
        typed = [(piece, answer.place) for piece in pieces(answer.text)] if answer else []
        if not (typed or chosen or self.entry.marks):
            return None
        if not answer:
            self._at("odpowiedz", place=next(iter(self.entry.marks.values())).place)
        for index, (_, place) in enumerate([*typed, *chosen]):
            self._at("odpowiedz", index, place=place)
        return [text for text, _ in (*typed, *chosen)]

    def _table(self, answer: Found | None) -> Any:
        rows = self.entry.rows
        if not rows:
            is_none = answer is not None and fold(answer.text) == fold(layout.NO_ROWS)
            return [] if is_none else answer.text if answer else None
        if answer:
            first = next(iter(rows[0].values())).place.cell
            self.gathered.tell("A125", answer.place, cell=answer.place.cell, text=answer.text, rows=first)
        else:
            self._at("odpowiedz", place=next(iter(rows[0].values())).place)
        for index, row in enumerate(rows):
            self._at("odpowiedz", index, place=next(iter(row.values())).place)
            for column, found in row.items():
                self._at("odpowiedz", index, column, place=found.place)
        return [{column: found.text for column, found in row.items()} for row in rows]
