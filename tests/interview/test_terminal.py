"""The talk as it is seen: what is asked, what is said to what is typed, what is kept."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from pathlib import Path

import pytest

from diagnoza.answers.source import SheetSource
from diagnoza.definition.model import Definition
from diagnoza.files.definition_cache import load_definition
from diagnoza.interview import events
from diagnoza.interview.card import show_area, show_question
from diagnoza.interview.screen import Screen
from diagnoza.interview.session import Session, begin
from diagnoza.interview.terminal import run_interview
from diagnoza.problems import problem
from interview.conftest import SHEET, START
from interview.talks import NOTHING, Keeper, Told, talk


@pytest.fixture(scope="module")
def shipped() -> Session:
    data = {**SHEET, "kwestionariusz": "cyfrowa-gmina", "wersja_kwestionariusza": "2026.1"}
    return begin(load_definition("cyfrowa-gmina"), SheetSource.model_validate(data))


def current(told: Told) -> str | None:
    question = told.keeper.session.current
    return question.id if question else None


# Answers


def test_answers_are_taken_by_number_label_beginning_and_word(session: Session) -> None:
    told = talk(session, ["", "Częś", "12.03.2022", "3", "1, 2", "raz", "dwa", ".", "Firma", "", ".", ""])
    assert told.code == 0
    assert told.answer("sa") == "czesciowo"
    assert told.answer("proba") == "2022-03-12"
    assert told.answer("ile") == "3"
    assert told.answer("zasady") == ("hasla", "odejscia")
    assert told.answer("opis") == "raz\ndwa"
    assert told.answer("spis") == ({"kto": "Firma"},)
    assert current(told) is None


def test_every_prompt_is_a_line_that_ends_in_an_angle(session: Session) -> None:
    told = talk(session, ["", "1", "/o", "kadry", "nd", "", "/?", "/l", "nz", "powód", "/t", "o", "nigdy", "/k"])
    assert all(prompt.endswith("> ") and "\n" not in prompt for prompt in told.prompts)


def test_question_shows_area_number_progress_and_its_numbered_options(session: Session) -> None:
    text = talk(session, ["", "/k"]).text
    assert "Obszar 1/2 · 1/6 · ░░░░░░░░░░ · kopie\nCzy są kopie?\n" in text
    assert "  1. Tak, wszystkie\n  2. Częściowo\n  3. Nie\n" in text


def test_plain_question_tells_progress_in_words(session: Session) -> None:
    text = talk(session, ["", "1", "/k"], is_plain=True).text
    assert "Obszar 1 z 2, pytanie 2 z 6, odpowiedzi 1 z 6\n" in text
    assert not set("█░✓─·\x1b") & set(text)


def test_ambiguous_beginning_lists_what_fits_and_asks_again(shipped: Session) -> None:
    told = talk(shipped, ["", "/i kopie-sa", "ta", "2", "/k"])
    listed = "  1. Tak, wszystkich systemów i danych\n  2. Tak, lecz nie wszystkich\nOdpowiedź > 2\n"
    assert f"Odpowiedź > ta\nPasuje kilka odpowiedzi; wpisz numer:\n{listed}" in told.text
    assert told.answer("kopie-sa") == "czesciowo"


def test_wrong_answer_names_the_nearest_right_one_and_loses_nothing(session: Session) -> None:
    told = talk(session, ["", "czesciwo", "9", "2", "/k"])
    assert "„czesciwo” nie jest żadną z opcji: może 2. Częściowo?" in told.text
    assert "Nie ma opcji 9: " in told.text
    assert told.answer("sa") == "czesciowo"


def test_wrong_date_and_number_tell_how_to_write_them(session: Session) -> None:
    text = talk(session, ["", "1", "jutro", "32.13.2022", "nigdy", "sto", "100", "/k"]).text
    assert "„jutro” nie jest datą: wpisz datę, np. 12.03.2022 albo 2022-03-12; albo: nigdy." in text
    assert "„32.13.2022” nie jest datą" in text
    assert "„sto” nie jest liczbą: wpisz liczbę (szt.) od 0 do 99." in text
    assert "100 jest poza zakresem od 0 do 99" in text


@pytest.mark.parametrize(("word", "value"), [("nz", "nie zbadano"), ("nd", "nie dotyczy")])
def test_state_that_needs_a_reason_asks_until_there_is_one(session: Session, word: str, value: str) -> None:
    told = talk(session, ["", word, "", "  ", "brak dostępu", "/k"])
    assert told.answer("sa") == value
    assert told.keeper.session.answers["sa"].reason == "brak dostępu"


def test_reason_given_up_leaves_the_question_open(session: Session) -> None:
    told = talk(session, ["", "nz", "/p", "/k"])
    assert told.answer("sa") is None
    assert current(told) == "sa"


def test_empty_line_on_an_open_question_asks_again(session: Session) -> None:
    told = talk(session, ["", "", "/k"])
    assert "Nic nie wpisano: wpisz odpowiedź, nw (nie wiem) albo /p (pomiń)." in told.text
    assert not [event for event in told.keeper.events if not isinstance(event, events.Asked)]


def test_empty_line_on_an_answered_question_keeps_it_and_goes_on(session: Session) -> None:
    told = talk(session, ["", "1", "/w", "", "/k"])
    assert told.answer("sa") == "tak"
    assert current(told) == "proba"


def test_other_persons_different_answer_is_kept_and_the_contradiction_told(session: Session) -> None:
    told = talk(session, ["sekretarz", "1", "/w", "/r informatyk", "3", "/k"])
    assert "Wcześniej (sekretarz): Tak, wszystkie. Zachowano obie wypowiedzi, a rozbieżność odnotowano." in told.flat
    assert [(said.post, said.answer) for said in told.keeper.session.answers["sa"].statements] == [("sekretarz", "tak")]


def test_text_that_begins_with_a_slash_is_typed_with_two(session: Session) -> None:
    assert talk(session, ["", "/i opis", "//etc/kopie", ".", "/k"]).answer("opis") == "/etc/kopie"


def test_answered_question_shows_who_said_what(session: Session) -> None:
    told = talk(session, ["sekretarz", "1", "/w", "/o kadry", "nie", "tak mówią", "/u sprawdzić", "/i sa", "/k"])
    assert "  Odpowiedź: Tak, wszystkie (sekretarz, 06.06.2022, godz. 10:01)\n" in told.text
    assert "  Uwaga: sprawdzić\n" in told.text
    assert "  Mówi kadry: Nie (tak mówią)\n" in told.text


# Tables


def test_table_is_asked_row_by_row_and_each_whole_row_is_kept_at_once(session: Session) -> None:
    told = talk(session, ["", "/i spis", "Firma", "31.12.2022", "Druga", "/w", "Trzecia", "jutro", "", "Niecała"])
    assert told.answer("spis") == (
        {"kto": "Firma", "do": "2022-12-31"},
        {"kto": "Trzecia"},
        {"kto": "Niecała"},
    )
    assert "„jutro” nie jest datą" in told.text


def test_row_cut_short_without_what_is_required_is_told(definition: Definition, session: Session) -> None:
    question = next(question for question in definition.questions if question.id == "spis")
    last = dataclasses.replace(question.columns[1], required=True)
    object.__setattr__(question, "columns", (question.columns[0], last))
    try:
        told = talk(session, ["", "/i spis", "Firma"])
    finally:
        object.__setattr__(question, "columns", (question.columns[0], dataclasses.replace(last, required=False)))
    assert told.answer("spis") is None
    assert "Wiersza nie zapisano, bo jest niepełny: Firma" in told.text


def test_row_is_deleted_by_its_number(session: Session) -> None:
    told = talk(session, ["", "/i spis", "A", "", "B", "", "/x 1", "/x 7", ".", "/k"])
    assert told.answer("spis") == ({"kto": "B"},)
    assert "Nie ma wiersza 7: są wiersze od 1 do 1." in told.text


def test_table_with_rows_is_kept_extended_or_done_anew(session: Session) -> None:
    filled = ["", "/i spis", "A", "", ".", "/i spis"]
    assert talk(session, [*filled, "", "/k"]).answer("spis") == ({"kto": "A"},)
    assert talk(session, [*filled, "d", "B", "", ".", "/k"]).answer("spis") == ({"kto": "A"}, {"kto": "B"})
    assert talk(session, [*filled, "n", "B", "", ".", "/k"]).answer("spis") == ({"kto": "B"},)
    assert talk(session, [*filled, "n", ".", "/k"]).answer("spis") == ({"kto": "A"},)
    assert talk(session, [*filled, "/x 1", "/k"]).answer("spis") == ()


def test_empty_table_is_said_so(session: Session) -> None:
    told = talk(session, ["", "/i spis", ".", "brak", "/k"])
    assert "Nie wpisano żadnego wiersza" in told.text
    assert told.answer("spis") == ()


def test_table_may_be_unknown_and_take_commands_before_its_first_row(session: Session) -> None:
    told = talk(session, ["", "/i spis", "/u długa", "nw", "/k"])
    assert told.answer("spis") == "nie wiem"
    assert told.keeper.session.answers["spis"].note == "długa"


# Commands


def test_unknown_command_names_the_nearest(session: Session) -> None:
    assert "Nie ma polecenia „/szukja”: może /s, szukaj?" in talk(session, ["", "/szukja", "/k"]).text


def test_back_passes_a_table_of_many_rows_in_one_step(session: Session) -> None:
    told = talk(session, ["", "/i spis", "A", "", "B", "", ".", "/w", "/w", "/k"])
    assert current(told) == "sa"


def test_back_at_the_first_question_says_so(session: Session) -> None:
    assert "To jest pierwsze pytanie." in talk(session, ["", "/w", "/k"]).text


def test_remark_of_many_lines_ends_with_a_full_stop_and_a_second_one_is_added(session: Session) -> None:
    told = talk(session, ["", "/u", "raz", "", "dwa", ".", "/u trzy", "", "/k"])
    assert told.keeper.session.answers["sa"].note == "raz\n\ndwa\ntrzy"
    assert talk(session, ["", "/u raz", "/u dwa", "z", "/k"]).keeper.session.answers["sa"].note == "dwa"


def test_remark_cut_short_is_kept(session: Session) -> None:
    assert talk(session, ["", "/u", "zaczęta"]).keeper.session.answers["sa"].note == "zaczęta"

    def interrupted(prompt: str) -> str:
        if prompt.startswith("Uwaga") and keeper.path.name == "przerwij":
            raise KeyboardInterrupt
        if prompt.startswith("Uwaga"):
            keeper.path = Path("przerwij")
            return "wpisana"
        return "/u" if prompt.startswith("Odpowiedź") else ""

    keeper = Keeper(session)
    with pytest.raises(KeyboardInterrupt):
        talk(keeper, [], read=interrupted)
    assert keeper.session.answers["sa"].note == "wpisana"


def test_evidence_is_a_number_of_the_register_or_words(definition: Definition) -> None:
    register = {"dowody": [{"nr": "D-03", "nazwa": "Protokół"}]}
    session = begin(definition, SheetSource.model_validate({**SHEET, "przebieg": register}))
    told = talk(session, ["", "/d d-3", "/d D-09", "notatka służbowa", "/k"])
    assert "✓ zapisano: dowód: D-03 Protokół" in told.text
    assert "W rejestrze arkusza nie ma D-09: może chodziło o „D-03”?" in told.text
    assert told.keeper.session.answers["sa"].evidence == ("D-03", "notatka służbowa")


@pytest.mark.parametrize(("typed", "how"), [("o", "oswiadczenie"), ("g", "ogledziny"), ("Oglę", "ogledziny")])
def test_verification_is_told_by_letter_or_beginning(session: Session, typed: str, how: str) -> None:
    assert talk(session, ["", f"/t {typed}", "/k"]).keeper.session.answers["sa"].verification == how


def test_nie_dotyczy_from_a_form_is_accepted_and_told_until_then(definition: Definition, session: Session) -> None:
    """An officer's form brings it not yet accepted: it waits in the list, and counts from `/uz` on."""
    entry = {"odpowiedz": "nie dotyczy", "uzasadnienie": "robi to firma", "uznane": "nie"}
    data = {**SHEET, "odpowiedzi": {"sa": entry}}
    waiting = begin(definition, SheetSource.model_validate(data))
    assert "„Nie dotyczy” do uznania (/i ID, /uz): sa." in talk(waiting, ["", "/l", "/k"]).text
    told = talk(waiting, ["", "/i sa", "/uz", "/uz", "/l", "/k"])
    assert "✓ zapisano: uznano „nie dotyczy”: robi to firma" in told.text
    assert "Ta odpowiedź jest już uznana." in told.text
    assert "do uznania" not in told.text
    assert told.keeper.session.answers["sa"].accepted
    assert "Odpowiedzią nie jest „nie dotyczy”" in talk(session, ["", "/uz", "/k"]).text


def test_go_takes_questions_and_areas_and_names_the_nearest(session: Session) -> None:
    assert current(talk(session, ["", "/i ludzie", "/k"])) == "zasady"
    assert "Nie ma pytania ani obszaru „zasad”: może chodziło o „zasady”?" in talk(session, ["", "/i zasad", "/k"]).text


def test_search_lists_hits_and_goes_to_the_one_picked(session: Session) -> None:
    told = talk(session, ["", "/s UMOWY", "5", "1", "/k"])
    assert "  1. Jakie umowy? (otwarte)" in told.text
    assert current(told) == "spis"


def test_undo_and_redo_tell_what_changed(session: Session) -> None:
    told = talk(session, ["", "1", "/cz", "/po", "/k"])
    assert "Cofnięto, sa: jest „brak odpowiedzi” (było „Tak, wszystkie”)." in told.text
    assert "Ponowiono, sa: jest „Tak, wszystkie” (było „brak odpowiedzi”)." in told.text
    assert "Nie ma czego cofnąć." in talk(session, ["", "/cz", "/k"]).text


def test_list_tells_open_questions_by_area_and_whom_to_ask(session: Session) -> None:
    text = talk(session, ["", "/l", "/k"]).text
    assert "kopie (kopie): 3 pytania\n" in text
    assert "  ile: Ile kopii? (informatyk, sekretarz)\n" in text
    assert "  informatyk – 3 pytania\n" in text


def test_command_that_needs_a_question_says_so_at_the_end(definition: Definition) -> None:
    answers = {"sa": "nie", "zasady": ["zadne"], "opis": "x", "spis": [{"kto": "A"}]}
    session = begin(definition, SheetSource.model_validate({**SHEET, "odpowiedzi": answers}))
    told = talk(session, ["/u tekst", "1", "/i opis", "inaczej", ".", ""])
    assert told.text.count("Nie ma teraz pytania") == 2
    assert told.answer("opis") == "inaczej"


# Beginning, end, interruptions


def test_opening_tells_what_happened_to_the_sheet(session: Session) -> None:
    at = datetime(2022, 6, 7, tzinfo=START.tzinfo)
    opening = dataclasses.replace(
        NOTHING,
        is_resumed=True,
        torn=Path("/dane/arkusz.yaml.dziennik.uszkodzony"),
        merged=(events.Merged(at, "sa", "tak", at, True), events.Merged(at, "opis", "x", at, False)),
        changes=(problem("A013", old="stare", new="nowe", version="2"),),
        shared="dysk sieciowy",
        comments_lost=True,
    )
    text = talk(Keeper(session, opening), ["", "/k"]).text
    assert "Wznawiam od pytania 1 z 6." in text
    assert "  /dane/arkusz.yaml.dziennik.uszkodzony\n" in text
    assert "przyjęto z niego: sa." in text
    assert "zostają one: opis." in text
    assert "  - odpowiedź „stare” przeniesiono do „nowe”" in text
    assert "dysk sieciowy" in text
    assert ".bak" in text


def test_end_of_an_area_tells_what_is_left_and_saves(session: Session) -> None:
    told = talk(session, ["", "1", "nigdy", "nw"])
    assert "── Koniec obszaru: kopie ──\nOdpowiedzi: 3 z 3.\nDo ustalenia: ile\nWynik ostrożny dotąd: " in told.text
    assert told.keeper.saves == 2


def test_end_tells_whom_to_ask_and_what_to_do_next(session: Session) -> None:
    told = talk(session, ["", "3", "/p", "x", ".", "brak", "/p", ""])
    assert "Otwarte: zasady\n" in told.text
    assert "  sekretarz – 1 pytanie: zasady\n" in told.text
    assert "  diagnoza ocena /dane/arkusz.yaml\n" in told.text


def test_full_disk_stops_the_interview_and_tells_where_everything_lies(session: Session) -> None:
    told = talk(Keeper(session, refuse_from=2), ["informatyk", "1", "nigdy", "5"])
    assert told.code == 4
    assert "No space left on device" in told.text
    assert "\n  /dane/arkusz.yaml.dziennik\n" in told.text
    assert told.text.count("✓ zapisano") == 2
    assert told.answer("proba") is None


def test_nothing_is_told_saved_before_it_is_taken(session: Session) -> None:
    keeper = Keeper(session)
    seen: list[tuple[int, str]] = []
    lines = iter(["kadry", "1", "/u raz", "/t d", "/d plik", "/o iod", "nigdy", "", "nigdy", "/k"])
    screen = Screen(lambda text: seen.append((len(keeper.events), text)), lambda: 80)
    run_interview(keeper, screen, lambda prompt: next(lines, None), lambda: START)
    acknowledged = [count for count, text in seen if text.startswith("✓")]
    assert acknowledged == [1, 2, 3, 4, 5, 6, 7]


def test_undecodable_bytes_and_a_lost_terminal_end_in_no_traceback(session: Session) -> None:
    replies = iter(["", UnicodeDecodeError("utf-8", b"\xff", 0, 1, "x"), "1", OSError(5, "EIO")])

    def read(prompt: str) -> str:
        reply = next(replies)
        if isinstance(reply, Exception):
            raise reply
        return reply

    told = talk(session, [], read=read)
    assert told.code == 0
    assert told.answer("sa") == "tak"


def test_whom_is_asked_once_and_the_role_is_the_default(session: Session) -> None:
    told = talk(dataclasses.replace(session, role="informatyk"), ["", "/k"])
    assert told.keeper.session.post == "informatyk"
    assert "Odpowiada: kadry (zmienia /r)." in talk(dataclasses.replace(session, post="kadry"), ["/k"]).text


# The shipped questionnaire


@pytest.mark.parametrize("is_plain", [False, True])
def test_every_question_fits_a_screen_of_24_lines(shipped: Session, is_plain: bool) -> None:
    for question in shipped.definition.questions:
        out: list[str] = []
        screen = Screen(out.append, lambda: 80, is_plain=is_plain)
        show_area(screen, shipped, question)
        show_question(screen, shipped, question)
        assert len(out) + 1 <= 24, question.id
        assert all(len(line) <= 81 for line in out), question.id


def test_whole_interview_of_cyfrowa_gmina(shipped: Session) -> None:
    def read(prompt: str) -> str:
        if prompt.startswith("Wiersz"):
            return "." if prompt.startswith("Wiersz 2") else "1.2.2022" if "(data" in prompt else "1"
        question = keeper.session.current
        if question is None or prompt.startswith("Kogo"):
            return ""
        if prompt.startswith("dalej"):
            return "."
        return {"date": "12.03.2022", "number": "5", "text": "tekst"}.get(question.kind, "1")

    keeper = Keeper(shipped)
    told = talk(keeper, [], read=read)
    assert told.code == 0
    assert not told.keeper.session.open
    assert told.text.count("── Koniec obszaru: ") == len(shipped.definition.areas) - 1
    assert "── Koniec pytań ──" in told.text
    assert "Wynik ostrożny dotąd: " in told.text
