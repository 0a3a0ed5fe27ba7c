"""What an import of filled forms promises, whatever the officers wrote and whatever the sheet held."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from diagnoza.answers.agreement import comparable, holds_all, holds_text
from diagnoza.answers.merged import Merged, Policy
from diagnoza.answers.model import Absent, Answered, NotApplicable, Response, Unknown
from diagnoza.answers.saying import response_of
from diagnoza.answers.source import AnswerPart
from diagnoza.definition.model import Definition, Question
from diagnoza.evaluation.evaluate import evaluate
from diagnoza.files.sheet_text import sheet_text
from diagnoza.forms.officer.intake import Intake
from support.cases import cases
from support.filled_forms import HEAD, POLICIES, Case, Data, imports, loaded
from support.reading import lay, own_definition
from support.small_bank import FILES

policies = st.sampled_from(POLICIES)


@cache
def small() -> Definition:
    """The small bank's questionnaire; no fixture, for Hypothesis would write all of it down with each failing case."""
    with TemporaryDirectory() as folder:
        return own_definition(lay(Path(folder), FILES), "t-ankieta")


@settings(max_examples=cases(3_000))
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


@settings(max_examples=cases(3_000))
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
        assert holds_all(entry.after.statements, before.statements)
        assert set(before.evidence) <= set(entry.after.evidence)
        assert holds_text(entry.after.note, before.note) or not before.note
        assert _has(entry, before) or _is_corrected(entry)


@settings(max_examples=cases(2_000))
@given(imports(), policies)
def test_not_knowing_never_wins_and_never_helps(case: Case, policy: Policy) -> None:
    """Nie wiem, nie dotyczy or a note of one officer takes no answer of another's away and raises no lower bound."""
    definition = small()
    modest = tuple({**form, "odpowiedzi": _without_answers(form["odpowiedzi"])} for form in case.forms)
    held = case.sheet or {**HEAD, "odpowiedzi": {}}
    done = Case(modest, held).bring(definition, policy)
    for entry in done.answers:
        if isinstance(_read(entry.question, entry.before), Answered | NotApplicable):
            posts = {
                form["przebieg"]["osoby"][0]["stanowisko"].casefold() for form in modest if form["przebieg"]["osoby"]
            }
            own = entry.before.established.post.casefold() if entry.before.established else ""
            is_unknown = isinstance(_read(entry.question, entry.after), Unknown)
            assert not is_unknown or own in posts
    if not done.disputes:
        before, after = (_low(text, definition) for text in (sheet_text(held, definition), done.text))
        assert (after or 0) <= (before or 0)


def _without_answers(answers: Data) -> Data:
    return {
        id_: said
        for id_, said in answers.items()
        if said["odpowiedz"] in ("nie wiem", "nie dotyczy", "nie zbadano", None)
    }


def _low(text: str, definition: Definition) -> Fraction | None:
    sheet = loaded(text, definition)
    return evaluate(sheet.sheet, sheet.route, definition).overall.low


@settings(max_examples=cases(2_000))
@given(imports())
def test_the_order_of_forms_does_not_matter(case: Case) -> None:
    """With wypowiedzi the same is known of each question whichever form is given first; with zatrzymaj the same is disputed."""
    orders = list(itertools.permutations(range(len(case.forms))))[:6]
    kept = [case.bring(small(), "wypowiedzi", order) for order in orders]
    stopped = [case.bring(small(), "zatrzymaj", order) for order in orders]
    for other, halted in zip(kept, stopped, strict=True):
        assert _known(other) == _known(kept[0])
        assert {p.path for p in halted.disputes} == {p.path for p in stopped[0].disputes}


def _known(done: Intake) -> dict[str, set[tuple[str, object]]]:
    """By question, who says what, as conclusion or as statement."""
    return {
        entry.question.id: {
            (who, comparable(response))
            for who, response in [(_post(entry.after), _read(entry.question, entry.after)), *_voices(entry.question, entry.after)]
            if not isinstance(response, Absent)
        }
        for entry in done.answers
    }  # fmt: skip


def _said(case: Case, entry: Merged) -> Iterator[AnswerPart]:
    yield from (
        saying.part for form in case.read(small()) for saying in form.sayings if saying.question is entry.question
    )


def _has(entry: Merged, part: AnswerPart) -> bool:
    """Whether the answer, of whoever gave it, stands as conclusion or statement, its texts anywhere in the entry."""
    after = entry.after
    post, by = _post(part), _post(after)
    voices = [(by, _read(entry.question, after)), *_voices(entry.question, after)]
    is_there = part.value is None or any(
        (who == post or (not post and who == "zapis w arkuszu"))
        and comparable(response) == comparable(_read(entry.question, part))
        for who, response in voices
    )
    texts = [after.note, after.reason, *(said.note for said in after.statements)]
    is_told = all(any(holds_text(text, own) for text in texts) for own in (part.note, part.reason) if own)
    return is_there and is_told and set(part.evidence) <= set(after.evidence)


def _is_corrected(entry: Merged) -> bool:
    """Whether the post of the earlier answer, which came with a form, has said something newer."""
    own = entry.before.established
    return own is not None and own.method == "formularz" and own.post.casefold() in _posts(entry)


def _posts(entry: Merged) -> set[str]:
    return {_post(entry.after), *(said.post.casefold() for said in entry.after.statements)}


def _post(part: AnswerPart) -> str:
    return part.established.post.casefold() if part.established else ""


def _read(question: Question, part: AnswerPart) -> Response:
    return response_of(question, part.value, part.reason, part.accepted)


def _voices(question: Question, part: AnswerPart) -> list[tuple[str, Response]]:
    return [(said.post.casefold(), response_of(question, said.answer, said.note)) for said in part.statements]
