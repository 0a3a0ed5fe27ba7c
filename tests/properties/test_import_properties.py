"""What an import of filled forms promises, whatever the officers wrote and whatever the sheet held."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from diagnoza.answers.agreement import comparable, holds_text
from diagnoza.answers.merging import Merged, Policy
from diagnoza.answers.model import Absent, Answered, NotApplicable, Response, Unknown
from diagnoza.answers.saying import response_of
from diagnoza.answers.source import AnswerPart
from diagnoza.definition.model import Definition, Question
from diagnoza.evaluation.evaluate import evaluate
from diagnoza.forms.officer.intake import Intake
from support.cases import cases
from support.filled_forms import POLICIES, Case, imports, loaded
from support.reading import lay, own_definition
from support.small_bank import FILES

policies = st.sampled_from(POLICIES)


@cache
def small() -> Definition:
    """The small bank's questionnaire; no fixture, for Hypothesis would write all of it down with each failing case."""
    with TemporaryDirectory() as folder:
        return own_definition(lay(Path(folder), FILES), "t-ankieta")


@settings(max_examples=cases(10_000))
@given(imports(), policies)
def test_the_same_once_more_changes_nothing(case: Case, policy: Policy) -> None:
    """Whatever the policy, the same forms brought into the result leave it as it is, to the byte, and dispute nothing new."""
    definition = small()
    first = case.bring(definition, policy)
    if first.disputes:
        return
    again = Case(case.forms, loaded(first.text, definition).text.data).bring(definition, policy)
    assert [entry.change for entry in again.answers if entry.change != "unchanged"] == []
    assert (again.text, again.head_changed, again.disputes) == (first.text, False, ())


@settings(max_examples=cases(10_000))
@given(imports(), policies)
def test_nothing_said_is_lost(case: Case, policy: Policy) -> None:
    """Every answer of a form and of the sheet is in the result under its post, with its texts and evidence.

    But for what is told as refused, and for an answer in whose place its own officer has put a newer one.
    """
    for entry in case.bring(small(), policy).answers:
        refused = [*entry.outdated, *(dispute.saying for dispute in entry.disputes)]
        said = [saying for saying in _said(case, entry) if saying not in [r.part for r in refused]]
        for part in said:
            assert _has(entry, part), (part, entry.after)
        before = entry.before
        assert set(before.statements) <= set(entry.after.statements) or entry.question.kind == "table"
        assert set(before.evidence) <= set(entry.after.evidence)
        assert holds_text(entry.after.note, before.note) or not before.note
        assert _has(entry, before) or _is_corrected(before, entry.after)


def _said(case: Case, entry: Merged) -> Iterator[AnswerPart]:
    yield from (saying.part for form in case.read(small()) for saying in form.sayings if saying.question is entry.question)


def _has(entry: Merged, part: AnswerPart) -> bool:
    """Whether the answer, of whoever gave it, stands as conclusion or statement, its texts anywhere in the entry."""
    after = entry.after
    post = part.established.post.casefold() if part.established else ""
    by = after.established.post.casefold() if after.established else ""
    voices = [(by, _read(entry.question, after)), *_voices(entry.question, after)]
    is_there = part.value is None or any(
        (who == post or (not post and who == "zapis w arkuszu")) and comparable(response) == comparable(_read(entry.question, part))
        for who, response in voices
    )
    texts = [after.note, after.reason, *(said.note for said in after.statements)]
    is_told = all(any(holds_text(text, own) for text in texts) for own in (part.note, part.reason) if own)
    return is_there and is_told and set(part.evidence) <= set(after.evidence)


def _is_corrected(before: AnswerPart, after: AnswerPart) -> bool:
    own, new = before.established, after.established
    return own is not None and new is not None and own.post.casefold() == new.post.casefold() and own.method == "formularz"


def _read(question: Question, part: AnswerPart) -> Response:
    return response_of(question, part.value, part.reason, part.accepted)


def _voices(question: Question, part: AnswerPart) -> list[tuple[str, Response]]:
    return [(said.post.casefold(), response_of(question, said.answer, said.note)) for said in part.statements]
