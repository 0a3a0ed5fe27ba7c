"""A whole interview on „Cyfrowa gmina” in a terminal of 80×24: every question that shows, typed as people type.

The next question is known from the same reducer, run beside it; what must stand in the sheet is known from what was typed.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import cycle
from typing import Any

import pytest
import yaml
from rich.cells import cell_len

from diagnoza.answers.source import SheetSource
from diagnoza.definition.model import Definition, Question
from diagnoza.files.definition_cache import load_definition
from diagnoza.interview import events
from diagnoza.interview.session import Session, apply, begin
from diagnoza.problems import fold
from support.terminal import PROGRAM, Desk, Terminal, acknowledged
from support.walkers import sheet_data, worst

AT = datetime(2027, 6, 8, tzinfo=UTC)
REASON = "Serwerownia była zamknięta na klucz – żółty."
Entry = dict[str, Any]


@dataclass
class Walk:
    """The interview so far: the terminal, the session it should be in, and by id what must stand in the sheet."""

    desk: Desk
    talk: Terminal
    session: Session
    typed: dict[str, Entry] = field(default_factory=dict)
    cards: dict[str, str] = field(default_factory=dict)

    @property
    def question(self) -> Question:
        assert self.session.current is not None
        return self.session.current

    def take(self, event: events.Event) -> None:
        self.session = apply(self.session, event)

    def type(self, *lines: str) -> str:
        """Type lines; what was written after the last."""
        return self.talk.type(*lines).seen

    def answer(self, lines: list[str], value: events.Raw, reason: str = "") -> None:
        """Answer the question asked and expect the next one."""
        id_ = self.question.id
        self.take(events.Answered(AT, id_, value, reason))
        entry = self.typed.setdefault(id_, {})
        entry["odpowiedz"] = list(value) if isinstance(value, tuple) else value
        if reason:
            entry["uzasadnienie"] = reason
        self.expect(self.type(*lines))

    def expect(self, told: str) -> None:
        """The question asked now is the one the reducer says."""
        if self.session.current is None:
            assert "Koniec pytań" in told
            return
        card = told[told.rindex("\nObszar ") + 1 :]
        assert f"\n{self.question.id}" in card
        self.cards[self.question.id] = card


@pytest.fixture(scope="module")
def definition() -> Definition:
    return load_definition("cyfrowa-gmina")


@pytest.fixture(scope="module", params=["", "--tekstowo"], ids=["80x24", "tekstowo"])
def walk(request: pytest.FixtureRequest, definition: Definition, tmp_path_factory: pytest.TempPathFactory) -> Walk:
    desk = Desk(tmp_path_factory.mktemp("wywiad"))
    data = sheet_data(definition, {})
    desk.sheet.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8")
    with desk.talk(*filter(None, [request.param])) as talk:
        walk = Walk(desk, talk, begin(definition, SheetSource.model_validate(data)))
        walk.expect(walk.type("informatyk"))
        walk.take(events.Asked(AT, "informatyk"))
        _answer_everything(walk)
        assert talk.last("") == 0
    return walk


def _answer_everything(walk: Walk) -> None:
    interludes = iter(INTERLUDES)
    for count in range(1_000):
        if walk.session.current is None:
            return
        if count % 11 == 5 and (interlude := next(interludes, None)):
            interlude(walk)
        question = walk.question
        if count % 13 == 7:
            walk.answer(["nz", "", REASON], "nie zbadano", REASON)
        elif count % 17 == 3:
            walk.answer(["Nie dotyczy", REASON], "nie dotyczy", REASON)
        elif count % 19 == 4:
            walk.answer(["nw"], "nie wiem")
        else:
            value = worst(question, walk.session.definition)
            taken = (tuple(value) if question.kind != "text" else value) if isinstance(value, list) else value
            walk.answer(list(_keys(question, value)), taken)
    raise AssertionError("the interview has no end")


NEXT_WAY = cycle(("number", "id", "label", "beginning"))


def _keys(question: Question, value: Any) -> Iterator[str]:
    """The lines a person would type for the value, each time in another of the ways there are."""
    match question.kind:
        case "single":
            yield _named(question.options, value, next(NEXT_WAY))
        case "multi":
            way = next(NEXT_WAY)
            yield ", ".join(_named(question.options, id_, way if way != "label" else "number") for id_ in value)
        case "date" if re.fullmatch("[0-9-]+", value) and next(NEXT_WAY) != "id":
            yield "{2}.{1}.{0}".format(*value.split("-"))
        case "text":
            yield from (*value.split("\n"), ".")
        case "table":
            for row in value:
                for column in question.columns:
                    labels = [id_ for id_, _ in column.options]
                    cell = row.get(column.id, "")
                    yield str(labels.index(cell) + 1) if cell in labels else cell
            yield "."
        case _:
            yield value


def _named(options: Any, id_: str, way: str) -> str:
    """The option's number, id or label, or the shortest beginning of its label that no other option has."""
    option = next(option for option in options if option.id == id_)
    if way == "number":
        return str(options.index(option) + 1)
    if way == "id":
        return id_
    if way == "label":
        return str(option.label.upper())
    names = [fold(name) for other in options if other is not option for name in (other.label, other.id)]
    for length in range(1, len(option.label)):
        start = option.label[:length].rstrip()
        is_other = fold(start) in ("nw", "nz", "nd") or start.isdigit() or "," in start
        if not is_other and not any(name.startswith(fold(start)) for name in names):
            return start
    return id_


def _go_back(walk: Walk) -> None:
    before, here = walk.session.trail[-1], walk.question.id
    assert f"\n{before}" in walk.type("/w")
    assert f"\n{here}" in walk.type("")  # Enter keeps the answer and goes on


def _jump(walk: Walk) -> None:
    here = walk.question.id
    assert "\nsro-opis" in walk.type("/i sro-opis")
    assert "może chodziło o „sro-opis”?" in " ".join(walk.type("/i sro-opsi").split())
    assert f"\n{here}" in walk.type(f"/i {here}")


def _note(walk: Walk) -> None:
    id_ = walk.question.id
    assert "apisano: uwaga: Pokazano wydruk." in walk.type("/u Pokazano wydruk.")
    walk.type("/u", "Drugi wiersz: żółć.", "  wcięty 🐛", ".", "")
    walk.typed.setdefault(id_, {})["uwagi"] = "Pokazano wydruk.\nDrugi wiersz: żółć.\n  wcięty 🐛"
    walk.take(events.Noted(AT, id_, walk.typed[id_]["uwagi"]))


def _evidence(walk: Walk) -> None:
    id_ = walk.question.id
    walk.type("/d zarządzenie nr 5/2022", "/d", "protokół odbioru")
    walk.take(events.Evidenced(AT, id_, "zarządzenie nr 5/2022"))
    walk.take(events.Evidenced(AT, id_, "protokół odbioru"))
    walk.typed.setdefault(id_, {})["dowody"] = ["zarządzenie nr 5/2022", "protokół odbioru"]


def _verification(walk: Walk) -> None:
    id_ = walk.question.id
    assert "oględziny" in walk.type("/t", "g")
    assert "dokument" in walk.type("/t dok")
    walk.take(events.Verified(AT, id_, "dokument"))
    walk.typed.setdefault(id_, {})["weryfikacja"] = "dokument"


def _statement(walk: Walk) -> None:
    id_ = walk.question.id
    walk.type("/o", "sekretarz", "nw", "nie pamięta")
    walk.take(events.Stated(AT, id_, "sekretarz", "nie wiem", "nie pamięta"))
    said = {"stanowisko": "sekretarz", "odpowiedz": "nie wiem", "uwagi": "nie pamięta"}
    walk.typed.setdefault(id_, {})["wypowiedzi"] = [said]


def _undo(walk: Walk) -> None:
    """An answer taken back is asked again, and the same again when made again."""
    id_ = walk.question.id
    walk.answer(["nw"], "nie wiem")
    told = walk.type("/cz")
    assert "Cofnięto" in told
    assert f"\n{id_}" in told
    assert "Ponowiono" in walk.type("/po")
    walk.type("/cz")
    walk.take(events.Undone(AT))
    assert walk.question.id == id_


def _look(walk: Walk) -> None:
    here = walk.question.id
    assert "Kogo zapytać" in walk.type("/l")
    assert f"\n{here}" in walk.type("/s kopie", "")
    assert "Nie ma polecenia „/xyz”" in walk.type("/xyz")
    assert "odpowiada sekretarz" in walk.type("/r sekretarz")
    walk.take(events.Asked(AT, "sekretarz"))


INTERLUDES = (_go_back, _note, _undo, _evidence, _jump, _statement, _verification, _look, _undo, _go_back)


def test_every_question_that_shows_was_asked_and_answered(walk: Walk) -> None:
    assert walk.session.open == ()
    assert {question.id for question in walk.session.asked} <= set(walk.typed)
    assert len(walk.typed) > 100
    assert {question.kind for question in walk.session.asked} == {"single", "multi", "number", "date", "text", "table"}


def test_sheet_holds_what_was_typed_and_nothing_else(walk: Walk) -> None:
    found = {id_: _bare(entry) for id_, entry in walk.desk.answers().items()}
    assert found == {id_: entry for id_, entry in walk.typed.items() if entry}


def _bare(entry: Any) -> Entry:
    """The entry without who said it and when, cells left empty left out."""
    entry = dict(entry) if isinstance(entry, dict) else {"odpowiedz": entry}
    assert entry.pop("ustalono")["metoda"] == "wywiad"
    return entry


def test_journal_leads_to_the_same_sheet(walk: Walk, definition: Definition) -> None:
    resumed = walk.desk.resumed(definition)
    assert resumed.current is None
    assert {id_: part.value for id_, part in resumed.answers.items()} == {
        id_: tuple(value) if isinstance(value := entry.get("odpowiedz"), list) else value
        for id_, entry in walk.typed.items()
    }


def test_everything_taken_was_acknowledged(walk: Walk) -> None:
    taken = [
        event
        for event in walk.desk.events()
        if isinstance(
            event, events.Answered | events.Noted | events.Evidenced | events.Verified | events.Stated | events.Asked
        )
    ]
    assert len(acknowledged(walk.talk.text)) == len(taken)


def test_every_question_is_shown_with_all_its_options_and_no_word_broken(walk: Walk) -> None:
    questions = {question.id: question for question in walk.session.definition.questions}
    for id_, card in walk.cards.items():
        shown = " ".join(card.split())
        for text in (questions[id_].text, *(option.label for option in questions[id_].options)):
            if questions[id_].kind in ("single", "multi") or text == questions[id_].text:
                assert " ".join(text.split()) in shown


def test_no_line_reaches_the_edge_and_every_question_asks_at_a_prompt(walk: Walk) -> None:
    lines = walk.talk.text.split("\n")
    assert max(map(cell_len, lines)) < 80, max(lines, key=cell_len)
    assert all(card.endswith("> ") for card in walk.cards.values())


def test_question_with_its_options_fits_one_screen(walk: Walk) -> None:
    assert {id_: card for id_, card in walk.cards.items() if card.count("\n") >= 24} == {}


def test_sheet_is_evaluated_with_nothing_unanswered_and_reported(walk: Walk) -> None:
    ran = subprocess.run(
        [*PROGRAM, "ocena", "arkusz.yaml", "--json"], cwd=walk.desk.folder, capture_output=True, check=True
    )
    (evaluation,) = json.loads(ran.stdout)["evaluations"]
    assert len(evaluation["areas"]) == len(walk.session.definition.areas)
    assert {area["unanswered"] for area in evaluation["areas"]} == {0}
    report = [*PROGRAM, "raport", "arkusz.yaml", "-o", "x.docx"]
    done = subprocess.run(report, cwd=walk.desk.folder, capture_output=True, text=True, check=False)
    assert (done.returncode, (walk.desk.folder / "x.docx").exists()) == (0, True), done.stderr
