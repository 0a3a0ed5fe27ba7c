"""A parser's complaint about the syntax of a file → where it went wrong and what to do, in Polish.

The parser tells where it could not go on, which is often a line below the slip: „odpowiedz:tak” is told at the next
colon. The lines themselves show the slip, so they are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

_REASONS = (
    ("mapping values are not allowed", "dwukropek w nieoczekiwanym miejscu; tekst z dwukropkiem ujmij w cudzysłów"),
    ("could not find expected ':'", "brak dwukropka po nazwie pola"),
    ("did not find expected key", "wcięcie nie zgadza się z wierszami powyżej"),
    ("did not find expected '-' indicator", "wcięcie elementu listy nie zgadza się z wierszami powyżej"),
    ("did not find expected ',' or", "niezamknięty nawias albo brak przecinka"),
    ("unexpected end of stream", "cudzysłów otwarty i niezamknięty"),
    ("unknown escape character", "nieznany znak po ukośniku w cudzysłowie; użyj apostrofów: 'D:\\kopie'"),
    ("did not find expected <document start>", "tekst poza strukturą pliku"),
    ("control characters are not allowed", "znak sterujący"),
)
_BEGINS = (
    "cannot start any token",
    "sequence entries are not allowed",
    "mapping keys are not allowed",
    "did not find expected comment or line break",
    "did not find expected node content",
)
"""A sign of YAML's own at the start of a text."""
_AT_START = ("unexpected end of stream", "did not find expected ',' or", "expected comment or line break")
"""What is told best where it was opened, a quotation mark say."""
_SIGNS = {"-": "myślnika"}
_TAB = "tabulator w miejscu wcięcia; wcięcia robi się odstępami"
_HARD_SPACE = "twarda spacja w miejscu zwykłej; usuń ją i wpisz odstęp z klawiatury"
_NO_SPACE = "po dwukropku brakuje odstępu"
_DASH = "wiersz listy zaczyna się od krótkiego myślnika i odstępu: „- ”"
_TOO_FAR = "wcięcie jest większe niż w wierszu powyżej"
_QUOTED = "za cudzysłowem stoi dalszy tekst; ujmij całość w apostrofy"
_LOOKED_AT = 400
_BLANKS = " \t\u00a0\u202f\u2007"
_HARD = re.compile("^[ \t]*[\u00a0\u202f\u2007]|:[\u00a0\u202f\u2007]")
_STUCK = re.compile(r"(?:- +)?[\w-]+:[^\s:/\\]")
_LIST_LIKE = re.compile(r"-[^\s-]|[–—•·]")
_AGAIN = re.compile(r".*[^\s:]:\s")
_BEHIND_QUOTE = re.compile(r"""(?:.*?: +|.*?- +)?(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*$""")

Fault = tuple[int, int, str]


def fault_of(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> Fault:
    """Line and column, counted from 0, and the reason."""
    english = str(error.problem or error.context or "")
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return 0, 0, _reason(english)
    line, column = mark.line, mark.column
    if "mapping values are not allowed" in english:
        return _unexpected_colon(lines, line, column)
    if "could not find expected ':'" in english and error.context_mark is not None:
        line, column = error.context_mark.line, error.context_mark.column
        return _slip(lines, line) or (line, column, _reason(english))
    if any(part in english for part in _AT_START) and error.context_mark is not None:
        line, column = error.context_mark.line, error.context_mark.column
    sign = _line(lines, line)[column : column + 1]
    if sign == "\t" or "tab character" in english:
        return line, column, _TAB
    if sign and any(part in english for part in _BEGINS):
        return line, column, f"tekst nie może zaczynać się od {_SIGNS.get(sign, f'„{sign}”')}; ujmij go w cudzysłów"
    if "did not find expected key" in english:
        return _unexpected_text(lines, line, column)
    return line, column, _reason(english)


def _unexpected_colon(lines: Sequence[str], line: int, column: int) -> Fault:
    """A colon within a text; or the text began in an earlier line, where a slip made the line no field."""
    own = _line(lines, line)
    start = len(own) - len(own.lstrip(_BLANKS))
    if _AGAIN.match(own[:column]):
        return line, column, _reason("mapping values are not allowed")
    above = next((at for at in range(line - 1, -1, -1) if lines[at].strip() and lines[at].strip()[0] != "#"), None)
    for at in (line, above):
        if at is not None and (slip := _slip(lines, at)) is not None:
            return slip
    if above is None:
        return line, column, _reason("mapping values are not allowed")
    before = _line(lines, above)
    indent = len(before) - len(before.lstrip())
    if not re.search(r":(\s|$)", before):
        return above, indent, _reason("could not find expected ':'")
    if start > indent:
        return line, start, _TOO_FAR
    return line, column, _reason("mapping values are not allowed")


def _slip(lines: Sequence[str], line: int) -> Fault | None:
    """What keeps the line from being a field or an entry of a list, where it can be seen."""
    text = _line(lines, line)
    start = len(text) - len(text.lstrip(_BLANKS))
    bare = text[start:]
    if found := _HARD.search(text):
        return line, found.end() - 1, _HARD_SPACE
    if _LIST_LIKE.match(bare):
        return line, start, _DASH
    if _STUCK.match(bare) and not re.search(r":(\s|$)", bare):
        return line, start, _NO_SPACE
    return None


def _unexpected_text(lines: Sequence[str], line: int, column: int) -> Fault:
    own = _line(lines, line)
    if found := _BEHIND_QUOTE.match(own[:column]):
        return line, found.start("text"), _QUOTED
    if own[column : column + 2] == "- ":
        return line, column, "myślnik w nieoczekiwanym miejscu; wcięcie nie zgadza się z wierszami powyżej"
    return line, column, _reason("did not find expected key")


def _line(lines: Sequence[str], line: int) -> str:
    """The line, a long one cut: looking for a slip must cost little on any line."""
    return lines[line][:_LOOKED_AT] if line < len(lines) else ""


def _reason(english: str) -> str:
    return next((polish for part, polish in _REASONS if part in english), "niepoprawny zapis YAML")
