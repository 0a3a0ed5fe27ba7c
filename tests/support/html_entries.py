"""What is done at the controls of an HTML form to give an answer: by its ids, for the keyboard or all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from playwright.sync_api import Page

from diagnoza.definition.model import Question
from diagnoza.forms.officer.form import Form
from support.draws import Dice

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """`ticked` are ids of radios and check boxes, `fields` what is typed or chosen by id, `rows` and `evidence` how many
    are added before that."""

    question: str
    ticked: Sequence[str]
    fields: Mapping[str, str]
    rows: int
    evidence: int


def entries(form: Form, answers: Mapping[str, Data], dice: Dice) -> dict[str, Entry]:
    """An entry for each answer, by the id of its question; numbers and days written as people write them."""
    return {q.id: _entry(q, answers[q.id], dice) for q in form.questions if q.id in answers}


def head_fields(data: Data) -> dict[str, str]:
    """What is typed in the head."""
    unit = data.get("jednostka", {})
    known = {"unit-name": unit.get("nazwa"), "unit-kind": unit.get("rodzaj")}
    counts = {f"unit-{key.removesuffix('_1_stycznia')}": count for key, count in unit.get("zasoby", {}).items()}
    fields = {**known, **counts, "post": data["przebieg"]["osoby"][0]["stanowisko"]}
    return {id_: text for id_, text in fields.items() if text is not None}


def _entry(question: Question, part: Data, dice: Dice) -> Entry:
    id_ = f"q-{question.id}"
    answer = part.get("odpowiedz")
    rows = answer if question.kind == "table" and isinstance(answer, list) else []
    pieces = part.get("dowody", [])
    options = [option.id for option in question.options]
    chosen = [answer] if isinstance(answer, str) else answer or []
    words = [word for word in chosen if word in (*options, "nie wiem", "nie dotyczy")] if not rows else []
    ticked = [f"{id_}-a-{word.replace(' ', '-')}" for word in words] + ([f"{id_}-a-brak"] if answer == [] else [])
    fields = dict(_cells(question, rows, dice))
    if isinstance(answer, str) and not words:
        fields[f"{id_}-answer"] = typed(question.kind, answer, dice)
    fields |= {f"{id_}-{at}": part[key] for key, at in (("uzasadnienie", "reason"), ("uwagi", "note")) if key in part}
    fields |= {f"{id_}-e{index}": text for index, text in enumerate(pieces)}
    return Entry(question.id, ticked, fields, len(rows), len(pieces))


def _cells(question: Question, rows: Sequence[Mapping[str, str]], dice: Dice) -> Iterator[tuple[str, str]]:
    kinds = {column.id: column.kind for column in question.columns}
    for index, row in enumerate(rows):
        for column, text in row.items():
            yield f"q-{question.id}-r{index}-{column}", typed(kinds[column], text, dice)


def typed(kind: str, text: str, dice: Dice) -> str:
    """A number with a comma, a day either way round; other texts as they are."""
    if text == "nie wiem":
        return text
    if kind == "number":
        return text.replace(".", ",")
    if kind == "date" and dice.chance(2):
        day = date.fromisoformat(text)
        return dice.one((f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year}"))
    return text


# The events are those a browser fires when somebody types, chooses or clicks.
_FILL = """({head, entries}) => {
  const set = (id, text) => {
    const field = document.getElementById(id);
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event("input", {bubbles: true}));
    field.dispatchEvent(new Event("change", {bubbles: true}));
  };
  const add = (question, words, count) => {
    const buttons = [...document.querySelectorAll(`#q-${CSS.escape(question)} button`)];
    for (let i = 0; i < count; i += 1) buttons.find((button) => button.textContent === words).click();
  };
  for (const [id, text] of Object.entries(head)) set(id, text);
  for (const {question, ticked, fields, rows, evidence} of entries) {
    for (const id of ticked) document.getElementById(id).click();
    add(question, "Dodaj wiersz", rows);
    add(question, "Dodaj dowód", evidence);
    for (const [id, text] of Object.entries(fields)) set(id, text);
  }
}"""


def fill_page(page: Page, head: Mapping[str, str], filled: Sequence[Entry]) -> None:
    """Fill the form at one go, every control by itself."""
    page.evaluate(_FILL, {"head": dict(head), "entries": [asdict(entry) for entry in filled]})
