"""The JSON Schema of a sheet narrowed to one questionnaire, by which an editor offers options and marks mistakes.

It starts from the sheet's own schema (`schemas/arkusz.json`, which `tools/build_schemas.py` makes of the models) and says of
`odpowiedzi` what the loader would: these questions, these options. An editor reads YAML 1.2, so a word that looks like a
number is one to it, and a date a text. Whatever the loader takes the schema takes, but answers to questions outside this
questionnaire, which the loader keeps and nobody fills here. It may take more: bounds of quoted numbers, days of a month.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from diagnoza import wording
from diagnoza.definition.model import Column, Definition, Option, Question
from diagnoza.definition.terms import UNKNOWN_WORDS
from diagnoza.files.content import shipped
from diagnoza.forms.condition_text import condition_text, with_id
from diagnoza.problems import fold

Schema = dict[str, Any]
Word = tuple[str, str]
"""What may be typed, and what it means."""

_SCALAR = ["boolean", "number", "string"]
_DAY = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_NUMBER = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)?$"
_NUMBER_READ = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_POLISH = ["ą", "ć", "ę", "ł", "ń", "ó", "ś", "ź", "ż"]
_NO_ANSWER: Schema = {"type": ["null", "string"], "maxLength": 0}  # no enum, or an editor would offer it
_MEANING = {
    "nie wiem": "osoba pytana nie wie",
    "nie zbadano": "poza zakresem albo brak dostępu; wymaga pola „uzasadnienie”",
    "nie dotyczy": "pytanie nie ma tu zastosowania; wymaga pola „uzasadnienie”",
}
_FIELDS = {
    "odpowiedz": "Odpowiedź na pytanie.",
    "uzasadnienie": "Powód; obowiązkowy przy „nie dotyczy” i „nie zbadano”.",
    "uwagi": "Uwaga do odpowiedzi; znajdzie się w raporcie.",
    "dowody": "Dokumenty i inne dowody: nazwa albo lista nazw.",
    "weryfikacja": "Wypełnia audytor: na czym opiera się odpowiedź.",
    "ustalono": "Jak, od kogo i kiedy ustalono odpowiedź.",
    "wypowiedzi": "Wypełnia audytor: co powiedziały inne osoby.",
    "uznane": "Wypełnia audytor: czy uznaje „nie dotyczy”.",
}
"""The fields of an entry for whoever fills the form; the sheet's schema tells them in English."""
_UNKNOWN, *_REASONED = ((word, _MEANING[word]) for word in UNKNOWN_WORDS)


def form_schema(definition: Definition) -> bytes:
    """The schema in UTF-8 (draft 7), a property a question in the order of the questionnaire."""
    schema: Schema = json.loads((shipped("schemas") / "arkusz.json").read_bytes())
    schema["title"] = f"diagnoza: {definition.title}"
    schema["properties"]["kwestionariusz"] = {
        "description": "Kwestionariusz tego formularza.",
        **_enum([(definition.id, "")]),
    }
    schema["properties"]["odpowiedzi"] = {
        "description": "Odpowiedzi: identyfikator pytania, dwukropek, odpowiedź.",
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {question.id: _question(question) for question in definition.questions},
    }
    answer = schema["definitions"]["Answer"]
    del answer["description"]  # an editor would show it in place of the question
    for field, meaning in _FIELDS.items():
        answer["properties"][field]["description"] = meaning
    shared = {"ReasonedAnswer": _reasoned_answer(), "Unknown": _words([_UNKNOWN]), "Reasoned": _words(_REASONED)}
    schema["definitions"] |= shared
    for question in definition.questions:
        schema["definitions"] |= _answers(question)
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _reasoned_answer() -> Schema:
    """An entry in full: with nie zbadano and nie dotyczy the reason is obligatory."""
    given = {"type": _SCALAR, "pattern": r"\S"}
    without = {"type": "string", "pattern": _pattern(word for word, _ in _REASONED)}
    return {
        "allOf": [_ref("Answer")],
        "if": {"required": ["odpowiedz"], "properties": {"odpowiedz": without}},
        "then": {"required": ["uzasadnienie"], "properties": {"uzasadnienie": given}},
    }


def _question(question: Question) -> Schema:
    """A bare answer, an entry in full, or nothing yet."""
    bare = [_ref(question.id), _ref("Unknown"), _NO_ANSWER]
    full = {"description": _FIELDS["odpowiedz"], "anyOf": [*bare, _ref("Reasoned")]}
    entry = {"allOf": [_ref("ReasonedAnswer"), {"properties": {"odpowiedz": full}}]}
    return {"description": _description(question), "anyOf": [*bare, {"type": "object", **entry}]}


def _answers(question: Question) -> dict[str, Schema]:
    """What answers the question, under its id; its options beside it, for they may be met several times."""
    definitions = {question.id: {"anyOf": _ANSWERS[question.kind](question)}}
    if question.options:
        definitions[_options_of(question)] = _words(_options(question.options))
    return definitions


def _options_of(question: Question) -> str:
    return f"{question.id}.options"  # no id has a dot


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _description(question: Question) -> str:
    """What an editor shows at the id; no `title`, which one of them spreads to the other questions."""
    parts = [question.text, question.help]
    if question.show_if is not None:
        parts.append(f"Odpowiedz tylko, jeżeli {condition_text(question.show_if, with_id)}.")
    if question.ask:
        parts.append(f"Kogo zapytać: {', '.join(wording.ROLE[role] for role in question.ask)}.")
    if question.evidence:
        parts.append(f"Dowody: {'; '.join(question.evidence)}.")
    return "\n\n".join(filter(None, parts))


def _single(question: Question) -> list[Schema]:
    return [_ref(_options_of(question))]


def _multi(question: Question) -> list[Schema]:
    option = _ref(_options_of(question))
    several: Schema = {"type": "array", "minItems": 1, "items": option}
    exclusive = [choice for choice in question.options if choice.exclusive]
    if exclusive:
        several["not"] = {"minItems": 2, "contains": _words(_options(exclusive))}
    return [option, several]


def _number(question: Question) -> list[Schema]:
    low, high = (None if bound is None else _as_number(bound) for bound in (question.minimum, question.maximum))
    bounds = {key: bound for key, bound in (("minimum", low), ("maximum", high)) if bound is not None}
    return [{"type": ["number", "string"], "pattern": _NUMBER, **bounds}, *_beside(question)]


def _date(question: Question) -> list[Schema]:
    return [{"type": "string", "pattern": _DAY}, *_beside(question)]


def _beside(question: Question) -> list[Schema]:
    """The options a date or a number may have, „nigdy” mostly."""
    return [_ref(_options_of(question))] if question.options else []


def _text(question: Question) -> list[Schema]:
    reasoned = _pattern(word for word, _ in _REASONED)
    return [{"type": _SCALAR, "not": {"type": "string", "pattern": reasoned}}]


def _table(question: Question) -> list[Schema]:
    row: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {column.id: _cell(column) for column in question.columns},
        "required": [column.id for column in question.columns if column.required],
    }
    return [{"type": "array", "items": row}]


def _cell(column: Column) -> Schema:
    kinds: dict[str, Schema] = {
        "text": {"type": _SCALAR, "minLength": 1},
        "number": {"type": ["number", "string"], "pattern": _NUMBER},
        "date": {"type": "string", "pattern": _DAY},
        "single": _words(
            [*((id_, label) for id_, label in column.options), *((label, "") for _, label in column.options)]
        ),
    }
    ways = [kinds[column.kind], _ref("Unknown")] + ([] if column.required else [_NO_ANSWER])
    return {"title": column.label, "anyOf": ways}


_ANSWERS = {"single": _single, "multi": _multi, "number": _number, "date": _date, "text": _text, "table": _table}


def _options(options: Sequence[Option]) -> list[Word]:
    """Ids first, for an editor offers them in this order; then labels."""
    told = [(option, f"{option.label}{f' — {option.requires}' if option.requires else ''}") for option in options]
    return [(option.id, text) for option, text in told] + [(option.label, text) for option, text in told]


def _words(words: Sequence[Word]) -> Schema:
    """The words as they are offered, or written in another case and without diacritics."""
    return {"anyOf": [_enum(words), {"type": "string", "pattern": _pattern(word for word, _ in words)}]}


def _enum(words: Sequence[Word]) -> Schema:
    """Each word once, by its JSON: to Python 1 and true are the same."""
    ways = {json.dumps(way): (way, text) for word, text in words for way in _ways(word)}
    told = {"enumDescriptions": [text for _, text in ways.values()]} if any(text for _, text in words) else {}
    return {"enum": [way for way, _ in ways.values()], **told}


def _ways(word: str) -> list[Any]:
    """A word as it is, and as an editor reads it that takes it for a number, a flag or nothing."""
    if _NUMBER_READ.fullmatch(word):
        return [word, _as_number(Fraction(word))]
    read: dict[str, Any] = {"true": True, "false": False}
    return [word, read[word.casefold()]] if word.casefold() in read else [word]


def _as_number(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)


def _pattern(words: Iterable[str]) -> str:
    """A pattern for the ways of writing that `fold` holds for the same: case, Polish diacritics or none, spaces."""
    alternatives = dict.fromkeys("".join(map(_any_way, " ".join(word.split()))) for word in words)
    return rf"^\s*({'|'.join(alternatives)})\s*$"


def _any_way(char: str) -> str:
    if char == " ":
        return r"\s+"
    bare = fold(char)
    if len(bare) == 1 and bare.isalpha():
        letters = [bare, *(letter for letter in _POLISH if fold(letter) == bare)]
        return f"[{''.join(dict.fromkeys((*letters, *map(str.upper, letters), char)))}]"
    plain, itself = _literal(bare), _literal(char)
    return itself if plain == itself else f"({itself}|{plain})"


def _literal(text: str) -> str:
    return "".join(rf"\{char}" if char in r"\^$.|?*+()[]{}/" else char for char in text)
