"""The answer sheet as YAML that people read and edit: what the strict loader gave, written so that it gives it again.

Short maps of texts stand on one line `{…}`, the rest below each other; answers follow the questionnaire, each under its
question. Comments of the file that was read are not among its data and do not come back.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from diagnoza.definition.model import Definition
from diagnoza.files.yaml_scalars import MAX_KEY, block, inline

_WIDTH = 110
_MAX_ROW = 400
_MAX_LIST = 140
_HEAD = """\
# Arkusz odpowiedzi zapisany przez program diagnoza. Komentarze dopisane do tego pliku znikną przy następnym zapisie;
# uwagi wpisuj w pole „uwagi”. Zapisuj w UTF-8; wcięcia robi się odstępami, nie tabulatorami.
"""
_OUTSIDE = "Odpowiedzi na pytania spoza tego kwestionariusza"
_ANSWERS = "odpowiedzi"
_SPREAD = {"jednostka": 1, "umowa": 1, "przebieg": 1, "opinia": 1, "ceny_szacunkowe": 1, "zalecenia": 1,
           "ustalenia": 2, "zgodnosc": 3}  # fmt: skip
"""So many levels of these maps stand below each other even where they would fit on a line."""
_BESIDE = frozenset(("format_arkusza", "kwestionariusz", "wersja_kwestionariusza", "status", "jednostka",
                     "grantobiorca", "umowa", "audytorzy", "oswiadczenia", "przeprowadzono"))  # fmt: skip
"""Keys of the sheet without a blank line before them."""
_TEXTS = frozenset(("wersja_kwestionariusza", "wersja", "teryt", "nip", "regon", "numer", "nr", "kwota_grantu",
                    "netto", "brutto", "koszt_roczny", "budzet"))  # fmt: skip
"""Fields whose number is a text: quoted, so that no other reader takes it for a number."""


def sheet_text(data: Mapping[str, Any], definition: Definition) -> str:
    """The sheet's plain data (maps, lists, texts, None) as YAML; `parse_yaml` reads them back equal.

    Control characters, which no sheet may hold, come back as visible signs (`yaml_scalars.storable`).
    """
    lines = []
    for key, value in data.items():
        if key == _ANSWERS and isinstance(value, Mapping) and value:
            lines += ["", f"{_ANSWERS}:", *_answers(value, definition)]
        else:
            lines += [] if key in _BESIDE or not value else [""]
            lines += _entry(key, value, "", _SPREAD.get(key, 0))
    return _HEAD + "".join(f"{line}\n" for line in lines or ["{}"])


def _answers(answers: Mapping[str, Any], definition: Definition) -> Iterator[str]:
    """In the order of the questionnaire, each under its question; then those it does not ask."""
    asked: set[str] = set()
    for area in definition.areas:
        given = [question for question in area.questions if question.id in answers]
        asked.update(question.id for question in given)
        if given:
            yield from ("", *_comment(f"═══ {area.title} ═══"))
        for question in given:
            yield from ("", *_comment(question.text))
            yield from _entry(question.id, answers[question.id], "  ", 1)
    outside = [id_ for id_ in answers if id_ not in asked]
    if outside:
        yield from ("", *_comment(f"═══ {_OUTSIDE} ═══"))
    for id_ in outside:
        yield ""
        yield from _entry(id_, answers[id_], "  ", 1)


def _comment(text: str) -> Iterator[str]:
    """`split` takes every kind of line end out of the text, so that none of it leaves the comment."""
    for line in textwrap.wrap(" ".join(text.split()), _WIDTH - 4, break_on_hyphens=False):
        yield f"  # {line}"


def _entry(key: str, value: Any, margin: str, spread: int = 0) -> Iterator[str]:
    """A key with its value; at `spread` above 0 a map below each other in any case."""
    name = inline(key)
    head = f"{margin}{name}:" if len(name) <= MAX_KEY else f"{margin}? {name}\n{margin}:"
    if (short := _short(key, value, margin)) is not None and not (spread > 0 and value and isinstance(value, Mapping)):
        yield f"{head} {short}".rstrip(" ")
    else:
        yield head
        yield from _below(value, margin + "  ", spread - 1)


def _below(value: Any, margin: str, spread: int) -> Iterator[str]:
    """The lines of a map or a list that does not fit on one."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _entry(key, part, margin, spread)
        return
    for part in value:
        if (short := _short("", part, margin)) is not None:
            yield f"{margin}- {short}".rstrip(" ")
        elif isinstance(part, Mapping):
            first, *others = _below(part, margin + "  ", 0)
            yield f"{margin}- {first.removeprefix(margin + '  ')}"
            yield from others
        else:
            yield f"{margin}-"
            yield from _below(part, margin + "  ", 0)


def _short(key: str, value: Any, margin: str) -> str | None:
    """What stands behind the colon or dash: a text, also as a block, or a row; None for what goes below."""
    if value is None:
        return ""
    if isinstance(value, str):
        return block(value, len(margin) + 2) or _text(key, value, in_flow=False)
    row = _row(value)
    return row if row is not None and len(row) <= (_MAX_ROW if isinstance(value, Mapping) else _MAX_LIST) else None


def _row(value: Any) -> str | None:
    """`{…}` of texts and lists of texts, `[…]` of texts; None for anything deeper, for several lines, for a gap in a list."""
    if isinstance(value, Mapping):
        entries = [_cell(key, part) for key, part in value.items()]
        return None if None in entries else "{" + ", ".join(filter(None, entries)) + "}"
    if not all(isinstance(part, str) and "\n" not in part for part in value):
        return None
    return "[" + ", ".join(inline(part, in_flow=True) for part in value) + "]"


def _cell(key: str, value: Any) -> str | None:
    name = inline(key, in_flow=True)
    if len(name) > MAX_KEY or (isinstance(value, Mapping) and value) or (isinstance(value, str) and "\n" in value):
        return None
    if value is None:
        return f"{name}: "
    text = _text(key, value, in_flow=True) if isinstance(value, str) else _row(value)
    return None if text is None else f"{name}: {text}"


def _text(key: str, text: str, *, in_flow: bool) -> str:
    written = inline(text, in_flow=in_flow)
    return f'"{written}"' if key in _TEXTS and written[0] in "-0123456789" else written
