"""A finished report read back: is everything in it, and nothing of the machinery."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.model import Plan
from diagnoza.problems import Problem, problem
from diagnoza.render.docx.data import main_part
from diagnoza.render.docx.text import Line, folded, read_lines
from diagnoza.review.completeness import Expected, expected_texts, expenses_by_state, sums

_LONG = 30
"""A text so long is not to be met by chance, so it may stand anywhere."""
_NEAR = 40
"""So many lines after its anchor a short text may stand, outside a row of the table."""
_MACHINERY = re.compile(r"\{\{|\}\}|\{%|%\}|<\?[bv#] |\b(?:None|nan|NaN|Undefined)\b")
_MARKS = (*((mark, '"') for mark in "„”“«»"), *((mark, "'") for mark in "‚’‘"), *((mark, "-") for mark in "–—−‑"))


class PrintedText:
    """The lines of a report, found by what they hold; quotation marks and dashes of all kinds are the same."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._whole = _marked("\n".join(line.text for line in lines))  # folded as they are read
        self._texts = self._whole.split("\n")
        self._starts = [0]
        for text in self._texts:
            self._starts.append(self._starts[-1] + len(text) + 1)
        self._near: dict[tuple[str, bool], _Windows] = {}

    @classmethod
    def of(cls, parts: Mapping[str, bytes]) -> PrintedText:
        """The text of a report by its parts."""
        main = main_part(parts)
        return cls(read_lines(main, parts[main]))

    def holds(self, expected: Expected) -> bool:
        """Whether any of the texts stands where it must; where no anchor stands anywhere, it is missed itself, and any place will do."""
        texts = [plain(text) for text in expected.texts]
        is_anchored = False
        for anchor in expected.anchors:
            for window in self._windows(plain(anchor), tight=expected.is_tight):
                is_anchored = True
                if any(text in window for text in texts):
                    return True
        return any(text in self._whole for text in texts if not is_anchored or len(text) >= _LONG)

    def _windows(self, anchor: str, *, tight: bool) -> Iterator[str]:
        """What stands near each place of an anchor; sought as far as it is asked for, and kept."""
        key = (anchor, tight)
        if key not in self._near:
            self._near[key] = _Windows(self._places(anchor, tight=tight))
        return iter(self._near[key])

    def _places(self, anchor: str, *, tight: bool) -> Iterator[str]:
        at = self._whole.find(anchor)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            near = self._around(number, tight=tight)
            yield self._whole[self._starts[near.start] : self._starts[near.stop]]
            at = self._whole.find(anchor, self._starts[number + 1])

    def _around(self, place: int, *, tight: bool) -> range:
        line = self._lines[place]
        row = self._rows.get(line.row)
        if row is not None and tight and self._lines[row[0]].cell != self._lines[row[-1]].cell:
            return row
        first = row[0] if row else place
        return range(first, min(place + _NEAR, len(self._lines)))

    @cached_property
    def _rows(self) -> dict[int, range]:
        """Lines of each row, tables nested in it included."""
        rows: dict[int, range] = {}
        for number, line in enumerate(self._lines):
            if line.row:
                first = rows[line.row][0] if line.row in rows else number
                rows[line.row] = range(first, number + 1)
        return rows

    def machinery(self, allowed: Iterable[str]) -> Iterator[str]:
        """Lines that show a tag, `None` or `nan`, unless one of the allowed texts has it."""
        suspects = [text for text in self._texts if _MACHINERY.search(text)]
        if suspects:
            typed = [folded for text in allowed if (folded := plain(text)) and _MACHINERY.search(folded)]
            yield from (line for line in suspects if _MACHINERY.search(_without(line, typed)))


class _Windows:
    """An iterator that can be gone through again without seeking again."""

    def __init__(self, source: Iterator[str]) -> None:
        self._source = source
        self._found: list[str] = []

    def __iter__(self) -> Iterator[str]:
        yield from self._found
        for window in self._source:
            self._found.append(window)
            yield window


def _without(line: str, typed: Iterable[str]) -> str:
    for text in typed:
        line = line.replace(text, " ")
    return line


def plain(text: str) -> str:
    """Text as it is compared: white space, quotation marks and dashes made equal."""
    return _marked(folded(text))


def _marked(text: str) -> str:
    """Marks made equal one after the other, which is many times quicker than `translate` over Polish text."""
    for mark, plain_mark in _MARKS:
        text = text.replace(mark, plain_mark)
    return text


def missing(printed: PrintedText, evaluations: Sequence[Evaluation], plan: Plan) -> tuple[Expected, ...]:
    """What a full report lacks."""
    return tuple(expected for expected in expected_texts(evaluations, plan) if not printed.holds(expected))


def read_back(
    parts: Mapping[str, bytes], evaluations: Sequence[Evaluation], plan: Plan, *, by_own_template: bool
) -> tuple[Problem, ...]:
    """What is wrong with the text of a full report: R001 for each kind of text that lacks, R002 for machinery, R004 for sums.

    By a template of the user's own, R003 instead of R001: what it leaves out is the user's choice, and worth a warning.
    """
    printed = PrintedText.of(parts)
    groups: dict[str, list[Expected]] = {}
    for expected in missing(printed, evaluations, plan):
        groups.setdefault(expected.kind, []).append(expected)
    code = "R003" if by_own_template else "R001"
    found = [
        problem(code, kind=kind, count=len(group), where=group[0].where, text=group[0].texts[0])
        for kind, group in groups.items()
    ]
    allowed = (text for e in evaluations for text in (*_typed(e.sheet.source), *_asked(e)))
    found += [problem("R002", text=line) for line in printed.machinery(allowed)]
    return (*found, *check_sums(plan))


def _typed(value: Any) -> Iterator[str]:
    """Every text of a sheet, a line each."""
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _typed(getattr(value, name))
    elif isinstance(value, dict):
        for key, entry in value.items():
            yield from _typed(key)
            yield from _typed(entry)
    elif isinstance(value, tuple | list):
        for entry in value:
            yield from _typed(entry)
    elif isinstance(value, str):
        yield from value.splitlines()


def _asked(evaluation: Evaluation) -> Iterator[str]:
    for question in evaluation.results:
        yield from (question.text, *(option.label for option in question.options))


def check_sums(plan: Plan) -> Iterator[Problem]:
    """Each printed sum against the lines as printed, to the grosz (R004): what a reader with a calculator would find."""
    chosen = [line.cost for line in plan.lines if line.is_chosen and line.cost]
    waiting = [line.cost for line in plan.lines if line.state == "conditional" and line.is_needed and line.cost]
    columns = {
        "netto": [cost.net for cost in chosen],
        "VAT": [cost.vat for cost in chosen],
        "brutto": [cost.gross for cost in chosen],
        "kwalifikowalne": [cost.eligible for cost in chosen],
        "do ustalenia": [cost.gross for cost in waiting],
    }
    for kind, expenses in expenses_by_state(plan).items():
        columns[kind] = [expense.gross for expense in expenses]
    for name, total in sums(plan):
        printed, counted = grosze(wording.money(total)), sum(grosze(wording.money(amount)) for amount in columns[name])
        if printed != counted:
            yield problem("R004", name=name, printed=wording.money(total), counted=wording.money(counted))


def grosze(text: str) -> int:
    """„1 877 190,00 zł” as grosze."""
    digits = "".join(letter for letter in text if letter.isdigit())
    return -int(digits) if text.startswith(("-", "−")) else int(digits)
