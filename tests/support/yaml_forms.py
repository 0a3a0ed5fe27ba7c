"""Filling a YAML form as an officer would, behind the keys that stand in its text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from diagnoza.files.yaml_scalars import inline
from diagnoza.forms.officer.form import Form
from support.draws import Dice


def fill_sheet(text: str, data: Mapping[str, Any]) -> str:
    """The form's text with the unit, the post and the answers of a sheet's plain data."""
    unit = data.get("jednostka", {})
    head = {"nazwa": unit.get("nazwa"), "rodzaj": unit.get("rodzaj"), **unit.get("zasoby", {})}
    head["stanowisko"] = data["przebieg"]["osoby"][0]["stanowisko"]
    for key, typed in head.items():
        if typed is not None:
            text = _behind(text, rf" +(?:- )?{key}:", f" {inline(typed)}")
    for question, part in data["odpowiedzi"].items():
        text = _behind(text, rf"  {question}:", _typed(part))
    return text


def in_words(form: Form, answers: Mapping[str, Any], dice: Dice) -> dict[str, Any]:
    """The answers with labels for the ids of options, of every other question."""
    labels = {q.id: {option.id: option.label for option in q.options} for q in form.questions}
    return {
        id_: {**part, "odpowiedz": _labelled(part["odpowiedz"], labels[id_])}
        if "odpowiedz" in part and dice.chance(2)
        else part
        for id_, part in answers.items()
    }


def _labelled(answer: Any, labels: Mapping[str, str]) -> Any:
    if isinstance(answer, str):
        return labels.get(answer, answer)
    return [labels[entry] if isinstance(entry, str) else entry for entry in answer]


def _behind(text: str, key: str, typed: str) -> str:
    """`typed` behind the one line that holds this key and nothing else but a comment."""
    filled, count = re.subn(rf"^({key}) *(#.*)?$", lambda found: found[1] + typed, text, flags=re.MULTILINE)
    assert count == 1, (key, count)
    return filled


def _typed(part: Mapping[str, Any]) -> str:
    """The answer behind the colon where there is no more to say and it is a text on a line, else all below."""
    said = {key: value for key, value in part.items() if key != "uznane"}  # not for an officer to say
    answer = said.get("odpowiedz")
    if said.keys() == {"odpowiedz"} and isinstance(answer, str) and "\n" not in answer:
        return f" {inline(answer)}"
    below = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=1000).rstrip("\n")
    return "".join(f"\n    {line}" if line else "\n" for line in below.split("\n"))
