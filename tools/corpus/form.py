"""A good form filled by hand, small: a few questions of one area, with what a sheet has to hold of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from corpus.case import MARK, Answers, Case, Told, placed
from diagnoza.definition.model import Column, Definition, Question
from diagnoza.files.definition_cache import load_definition
from diagnoza.files.yaml_scalars import inline

QUESTIONNAIRES: Final = ("cyfrowa-gmina", "cyfrowy-powiat", "kri-2024", "ksc-2026", "cyberbezpieczny-samorzad")
UNITS: Final = (
    ("Urząd Gminy Zmyślonej", "gmina"),
    ("Starostwo Powiatowe w Nigdzie", "powiat"),
    ("Szkoła Podstawowa nr 0 w Nigdzie", "szkola"),
    ("Ośrodek Pomocy Społecznej w Nigdzie", "ops"),
)
POSTS: Final = ("informatyk", "sekretarz gminy", "inspektor ds. kadr", "skarbnik", "dyrektor szkoły")
NOTES: Final = (
    "Zajmuje się tym firma z zewnątrz.",
    "Stan na dziś, w grudniu zmiana.",
    "Żółta teczka w szafie sekretarza.",
)
PAPERS: Final = ("umowa z firmą", "protokół z przeglądu", "zarządzenie nr 7/2025", "wydruk z programu")
REASONS: Final = ("Jednostka nie ma własnej sieci.", "Zadanie prowadzi urząd gminy.")
_OPENS: Final = (f"{MARK}[", f"{MARK}{{")
"""A list or fields are told at the name before them."""
DAYS: Final = ("2025-11-03", "2026-01-19", "2026-03-02")


@dataclass(frozen=True, slots=True)
class Entry:
    """A question of the form and what was written to it: fields in their order, texts and lists as plain data."""

    question: Question
    given: Mapping[str, Any]

    @property
    def id(self) -> str:
        """Id of the question."""
        return self.question.id

    @property
    def answer(self) -> Any:
        """What stands under `odpowiedz`."""
        return self.given["odpowiedz"]

    def lines(self) -> list[str]:
        """The entry as an officer leaves it in the form."""
        lines = [f"  # {self.question.text}", f"  {self.id}:"]
        for key, value in self.given.items():
            lines += _field(key, value)
        return lines


def _field(key: str, value: Any) -> list[str]:
    if isinstance(value, str):
        return [f"    {key}: {inline(value)}"]
    if all(isinstance(part, str) for part in value):
        return [f"    {key}: [" + ", ".join(inline(part, in_flow=True) for part in value) + "]"]
    lines = [f"    {key}:"]
    for row in value:
        cells = [f"{name}: {inline(text)}" for name, text in row.items()]
        lines += [f"      - {cells[0]}", *(f"        {cell}" for cell in cells[1:])]
    return lines


@dataclass(frozen=True, slots=True)
class Filled:
    """A good form as text; `chosen` is the entry that a fault strikes."""

    definition: Definition
    unit: tuple[str, str]
    post: str
    day: str
    entries: tuple[Entry, ...]
    chosen: Entry

    @property
    def text(self) -> str:
        """The whole file."""
        name, kind = self.unit
        head = (
            f"format_arkusza: 1\nkwestionariusz: {self.definition.id}\n"
            f'wersja_kwestionariusza: "{self.definition.version}"\nstatus: projekt\n'
            f"jednostka:\n  nazwa: {name}\n  rodzaj: {kind}\n  zasoby:\n    pracownicy: 42\n    serwery: 3\n"
            f"przebieg:\n  osoby:\n    - stanowisko: {self.post}\n      kiedy: {self.day}\nodpowiedzi:\n"
        )
        return head + "".join(f"{line}\n" for entry in self.entries for line in entry.lines())

    @property
    def answers(self) -> dict[str, Mapping[str, Any]]:
        """What the sheet holds of it once it is imported."""
        return {entry.id: entry.given for entry in self.entries}

    @property
    def head(self) -> tuple[str, ...]:
        """Texts of the head that must be in the sheet."""
        return (*self.unit, self.post, self.day, "42", "3")

    def struck(self, old: str, new: str) -> str:
        """The file with `old`, which stands in the chosen entry, replaced once."""
        own = "".join(f"{line}\n" for line in self.chosen.lines())
        assert own.count(old) >= 1, (old, own)
        return self.swapped(own, own.replace(old, new, 1))

    def answered(self, typed: str) -> str:
        """The file with other words behind the chosen question's `odpowiedz:`."""
        first, *rest = _field("odpowiedz", self.chosen.answer)
        field = f"{MARK}odpowiedz: {typed[1:]}" if typed.startswith(_OPENS) else f"odpowiedz: {typed}"
        return self.struck("\n".join((first, *rest)) + "\n", f"    {field}\n")

    def noted(self, typed: str) -> str:
        """The file with other words behind the chosen question's `uwagi:`."""
        field = f"{MARK}uwagi: {typed[1:]}" if typed.startswith(_OPENS) else f"uwagi: {typed}"
        return self.struck(f"    uwagi: {inline(self.chosen.given['uwagi'])}\n", f"    {field}\n")

    def swapped(self, old: str, new: str) -> str:
        """The file with a part of it that stands there once replaced."""
        assert self.text.count(old) == 1, old
        return self.text.replace(old, new)

    def refused(self, text: str, *told: Told, into: str = "") -> Case:
        """The text is refused with these problems, in the order of the file."""
        clean, found = placed(text, told)
        return Case(clean.encode(), found, into=into)

    def raw(self, data: bytes, *told: Told) -> Case:
        """Bytes that are refused; every problem names its place itself."""
        return Case(data, told)

    def accepted(self, text: str, *told: Told, answers: Answers | None = None, into: str = "") -> Case:
        """The text is accepted with these warnings and brings these answers, the good ones unless told."""
        clean, found = placed(text, told)
        held = self.answers if answers is None else answers
        return Case(clean.encode(), found, held, self.head, into)

    def with_given(self, **changes: Any) -> dict[str, Mapping[str, Any]]:
        """The answers with other fields of the chosen one; None takes a field out."""
        given = {key: value for key, value in {**self.chosen.given, **changes}.items() if value is not None}
        return {**self.answers, self.chosen.id: given}


def fill(dice: Random, needs: str) -> Filled:
    """A form of four questions, one of them of the kind `needs`, with a note and evidence."""
    definition = load_definition(dice.choice(QUESTIONNAIRES))
    areas = [area for area in definition.areas if {needs, "single"} <= {question.kind for question in area.questions}]
    questions = dice.choice(areas).questions
    fitting = [question for question in questions if question.kind == needs and is_plain(question)]
    chosen = dice.choice(fitting)
    others = dice.sample([question for question in questions if question is not chosen], 3)
    kept = [question for question in questions if question is chosen or question in others]
    entries = [Entry(question, _given(dice, question, is_rich=question is chosen)) for question in kept]
    open_ = dice.choice([index for index, entry in enumerate(entries) if entry.question is not chosen])
    entries[open_] = Entry(entries[open_].question, dice.choice(({"odpowiedz": "nie wiem"}, _not_applicable(dice))))
    strike = next(entry for entry in entries if entry.question is chosen)
    return Filled(definition, dice.choice(UNITS), dice.choice(POSTS), dice.choice(DAYS), tuple(entries), strike)


def is_plain(question: Question) -> bool:
    """Whether a number has no words beside it, so that a fault has one meaning."""
    return question.kind != "number" or not question.options


def _not_applicable(dice: Random) -> dict[str, Any]:
    return {"odpowiedz": "nie dotyczy", "uzasadnienie": dice.choice(REASONS)}


def _given(dice: Random, question: Question, *, is_rich: bool) -> dict[str, Any]:
    given: dict[str, Any] = {"odpowiedz": good_answer(dice, question)}
    if is_rich:
        given |= {"uwagi": dice.choice(NOTES), "dowody": dice.sample(PAPERS, 2)}
    return given


def good_answer(dice: Random, question: Question) -> Any:
    """Something right, as the sheet will hold it."""
    match question.kind:
        case "single":
            return dice.choice(question.options).id
        case "multi":
            ids = [option.id for option in question.options if not option.exclusive]
            return sorted(dice.sample(ids, 2), key=ids.index)
        case "number":
            return str(dice.randrange(1, 90))
        case "date":
            return dice.choice(DAYS)
        case "text":
            return "Urząd prowadzi sieć i dwa serwery."
    return [{column.id: _cell(dice, column, row) for column in question.columns if column.required} for row in (1, 2)]


def _cell(dice: Random, column: Column, row: int) -> str:
    if column.kind == "single":
        return dice.choice(column.options)[0]
    if column.kind == "number":
        return str(dice.randrange(1, 40))
    return dice.choice(DAYS) if column.kind == "date" else f"{column.label} {row}"


__all__ = ["MARK", "Answers", "Entry", "Filled", "Told", "fill", "good_answer"]
