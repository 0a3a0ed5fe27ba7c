"""What may be typed as an answer, by the kind of question, and what is said where it may not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from diagnoza.answers.model import ABSENT, Answered, NotApplicable, NotExamined, Unknown
from diagnoza.definition.model import Option
from support.reading import Outcome, underlined

Ask = Callable[[str], Outcome]


def chosen(outcome: Outcome, id_: str) -> list[str]:
    response = outcome.answer(id_).response
    assert isinstance(response, Answered)
    assert isinstance(response.value, tuple)
    return [option.id for option in response.value if isinstance(option, Option)]


# One option


@pytest.mark.parametrize(
    "typed",
    ["czesciowo", "Częściowo", "częściowo", "CZĘŚCIOWO", "Czesciowo", "'  częściowo '", "{odpowiedz: Częściowo}"],
)
def test_option_is_found_by_id_or_label_without_case_and_diacritics(answers: Ask, typed: str) -> None:
    assert chosen(answers(f"t-kopie-sa: {typed}"), "t-kopie-sa") == ["czesciowo"]


@pytest.mark.parametrize("typed", ["nie", "Nie", '"Nie, żadnych"', "nie,  zadnych"])
def test_nie_is_an_option_and_never_false(answers: Ask, typed: str) -> None:
    assert chosen(answers(f"t-kopie-sa: {typed}"), "t-kopie-sa") == ["nie"]


@pytest.mark.parametrize("typed", ["no", "off", "false", "N", "0"])
def test_no_off_and_false_are_no_option(answers: Ask, typed: str) -> None:
    problem = answers(f"t-kopie-sa: {typed}").only("A020")
    assert typed in problem.message
    assert (problem.place.line, underlined(problem)) == (8, typed)


def test_wrong_option_gets_the_nearest(answers: Ask) -> None:
    problem = answers("t-kopie-sa: czesciwo").only("A020")
    assert problem.hint == "może chodziło o „Częściowo”?"


def test_option_far_from_all_gets_the_whole_choice(answers: Ask) -> None:
    problem = answers("t-kopie-sa: zupełnie inaczej").only("A020")
    assert problem.hint == "dozwolone: tak (Tak); czesciowo (Częściowo); nie (Nie, żadnych)"


@pytest.mark.parametrize("typed", ["[tak]", "[tak, nie]", "{odpowiedz: [{a: b}]}"])
def test_list_is_no_answer_where_one_option_is_asked_for(answers: Ask, typed: str) -> None:
    assert answers(f"t-kopie-sa: {typed}").only("A022").message == "oczekiwano: jedna opcja"


# Several options


def test_several_options_come_in_the_order_of_the_question(answers: Ask) -> None:
    assert chosen(answers("t-nosniki: [Chmura, dysk]"), "t-nosniki") == ["dysk", "chmura"]


def test_option_typed_twice_is_chosen_once(answers: Ask) -> None:
    assert chosen(answers("t-nosniki: [dysk, Dysk]"), "t-nosniki") == ["dysk"]


def test_one_option_needs_no_list(answers: Ask) -> None:
    assert chosen(answers("t-nosniki: chmura"), "t-nosniki") == ["chmura"]


def test_empty_list_asks_for_none_of_the_above(answers: Ask) -> None:
    problem = answers("t-nosniki: []").only("A021")
    assert "żadne z powyższych" in problem.hint


def test_exclusive_option_excludes_the_rest(answers: Ask) -> None:
    assert (
        answers("t-nosniki: [zadne, dysk]").only("A024").message == "„Żadne z powyższych” wyklucza pozostałe odpowiedzi"
    )
    assert chosen(answers("t-nosniki: [żadne z powyższych]"), "t-nosniki") == ["zadne"]


@pytest.mark.parametrize("word", ["nie wiem", "Nie Zbadano", "nie dotyczy"])
def test_state_may_not_stand_among_options(answers: Ask, word: str) -> None:
    assert answers(f"t-nosniki: [dysk, {word}]").only("A023").hint.startswith("wpisz samo")


def test_wrong_option_in_a_list_gets_the_nearest(answers: Ask) -> None:
    assert answers("t-nosniki: [dysk, chumra]").only("A020").hint == "może chodziło o „Chmura”?"


@pytest.mark.parametrize("typed", ["[[dysk]]", "[{a: b}]", "[~]"])
def test_only_texts_may_stand_among_options(answers: Ask, typed: str) -> None:
    assert {p.code for p in answers(f"t-nosniki: {typed}").problems} <= {"A022", "A004"}
    assert answers(f"t-nosniki: {typed}").loaded is None


# Numbers


@pytest.mark.parametrize(("typed", "value"), [("0", "0"), ("12", "12"), ("2.50", "2.50"), ("100", "100"), ("'7'", "7")])
def test_number_keeps_what_was_typed(answers: Ask, typed: str, value: str) -> None:
    assert answers(f"t-liczba: {typed}").answer("t-liczba").response == Answered(Decimal(value))


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("1,5", "wpisz 1.5"),
        ("18 000,00", "wpisz 18000.00"),
        ("18\u00a0000,00", "wpisz 18000.00"),
        ("1 000", "wpisz 1000"),
        ("007", "wpisz liczbę z kropką, np. 18000.00"),
        ("12:30", "wpisz liczbę z kropką, np. 18000.00"),
        ("dużo", "wpisz liczbę z kropką, np. 18000.00"),
        ("1e3", "wpisz liczbę z kropką, np. 18000.00"),
        ("+5", "wpisz liczbę z kropką, np. 18000.00"),
        ("1٣", "wpisz liczbę z kropką, np. 18000.00"),
        (".5", "wpisz liczbę z kropką, np. 18000.00"),
        ("no", "wpisz liczbę z kropką, np. 18000.00"),
    ],
)
def test_what_is_no_number_gets_the_right_way_to_write_it(answers: Ask, typed: str, hint: str) -> None:
    problem = answers(f"t-liczba: {typed}").only("A005")
    assert problem.hint == hint
    assert (problem.place.line, underlined(problem)) == (8, typed)


@pytest.mark.parametrize("typed", ["-1", "101", "100.01"])
def test_number_out_of_range_is_told_with_the_range(answers: Ask, typed: str) -> None:
    assert answers(f"t-liczba: '{typed}'").only("A025").message == f"{typed} jest poza zakresem od 0 do 100"


@pytest.mark.parametrize("id_", ["t-liczba", "t-kopie-test"])
def test_list_is_no_number_and_no_date(answers: Ask, id_: str) -> None:
    assert answers(f"{id_}: ['2']").only("A022").message.startswith("oczekiwano: jedna")


# Dates


def test_date_is_read(answers: Ask) -> None:
    assert answers("t-kopie-test: 2022-03-12").answer("t-kopie-test").response == Answered(date(2022, 3, 12))


@pytest.mark.parametrize("typed", ["nigdy", "Nigdy", "NIGDY"])
def test_date_may_be_an_option(answers: Ask, typed: str) -> None:
    assert chosen(answers(f"t-kopie-test: {typed}"), "t-kopie-test") == ["nigdy"]


@pytest.mark.parametrize(
    ("typed", "code", "hint"),
    [
        ("12.03.2022", "A005", "wpisz 2022-03-12"),
        ("1.3.2022", "A005", "wpisz 2022-03-01"),
        ("2022-13-01", "A005", "sprawdź miesiąc i dzień"),
        ("2022-02-30", "A005", "sprawdź miesiąc i dzień"),
        ("2022-3-1", "A005", "wpisz 2022-03-01"),
        ("12 marca 2022 r.", "A005", "wpisz 2022-03-12"),
        ("12/03/2022", "A005", "wpisz 2022-03-12"),
        ("2022-03-12 10:00", "A005", "wpisz 2022-03-12"),
        ("31.02.2022", "A005", "wpisz RRRR-MM-DD, np. 2022-06-08"),
        ("2022", "A005", "wpisz RRRR-MM-DD, np. 2022-06-08"),
        ("nigy", "A020", "może chodziło o „Nigdy”?"),
        ("marzec 2022", "A022", "wpisz datę RRRR-MM-DD albo: nigdy"),
    ],
)
def test_what_is_no_date_gets_the_right_way_to_write_it(answers: Ask, typed: str, code: str, hint: str) -> None:
    assert answers(f"t-kopie-test: {typed}").only(code).hint == hint


# Texts and tables


@pytest.mark.parametrize("typed", ["no", "012", "12:30", "2022-01-01", "0201011", "1.10", "tak & <nie>"])
def test_text_is_kept_as_typed(answers: Ask, typed: str) -> None:
    assert answers(f"t-opis: {typed}").answer("t-opis").response == Answered(typed)


def test_text_is_no_list(answers: Ask) -> None:
    assert answers("t-opis: [a, b]").only("A022").message == "oczekiwano: tekst"


def test_table_keeps_rows_by_label_and_shows_the_option_label(answers: Ask) -> None:
    outcome = answers(
        """
        t-systemy:
          - {nazwa: Kadry, liczba: 3, data: 2020-01-01, rodzaj: OBCY}
          - {nazwa: Płace, liczba: nie wiem}
          - {nazwa: 007, rodzaj: wlasny}
        """
    )
    assert outcome.answer("t-systemy").response == Answered(
        (
            (("Nazwa systemu", "Kadry"), ("Liczba stacji", "3"), ("Data wdrożenia", "01.01.2020"), ("Rodzaj", "Obcy")),
            (("Nazwa systemu", "Płace"), ("Liczba stacji", "nie wiem")),
            (("Nazwa systemu", "007"), ("Rodzaj", "własny")),
        )
    )


@pytest.mark.parametrize(
    ("row", "message", "hint"),
    [
        ("{liczba: 3}", "wiersz 1: brakuje „nazwa”", ""),
        ("{nazwa: , liczba: 3}", "wiersz 1: brakuje „nazwa”", ""),
        ("{nazwa: A, liczna: 3}", "wiersz 1: nie ma kolumny „liczna”", "może chodziło o „liczba”?"),
        ("{nazwa: A, liczba: '1,5'}", "wiersz 1: „1,5” nie jest liczbą", "wpisz 1.5"),
        ("{nazwa: A, data: 1.2.2020}", "wiersz 1: „1.2.2020” nie jest datą", "wpisz 2020-02-01"),
        ("{nazwa: A, rodzaj: obce}", "wiersz 1: nie ma opcji „obce” w kolumnie „rodzaj”", "może chodziło o „obcy”?"),
    ],
)
def test_wrong_cell_is_told_with_its_row(answers: Ask, row: str, message: str, hint: str) -> None:
    problem = answers(f"t-systemy: [{row}]").only("A026")
    assert (problem.message, problem.hint) == (message, hint)


def test_place_of_a_wrong_cell_is_its_row(answers: Ask) -> None:
    problem = answers("t-systemy:\n  - {nazwa: A}\n  - {nazwa: B, liczba: dużo}\n").only("A026")
    assert problem.place.line == 10


@pytest.mark.parametrize("typed", ["Kadry", "[Kadry]", "{odpowiedz: Kadry}"])
def test_table_is_a_list_of_rows(answers: Ask, typed: str) -> None:
    assert (
        answers(f"t-systemy: {typed}")
        .only("A022")
        .message.startswith(("oczekiwano: lista wierszy", "oczekiwano: wiersze"))
    )


def test_table_without_rows_says_there_is_none(answers: Ask) -> None:
    assert answers("t-systemy: []").answer("t-systemy").response == Answered(())
    assert answers("t-systemy:").answer("t-systemy").response == ABSENT


# The five states

QUESTIONS = ["t-kopie-sa", "t-nosniki", "t-liczba", "t-kopie-test", "t-opis", "t-systemy"]


@pytest.mark.parametrize("id_", QUESTIONS)
@pytest.mark.parametrize("typed", ["nie wiem", "Nie  Wiem", "NIE WIEM"])
def test_every_question_may_be_unknown(answers: Ask, id_: str, typed: str) -> None:
    assert answers(f"{id_}: {typed}").answer(id_).response == Unknown()


@pytest.mark.parametrize("id_", QUESTIONS)
def test_every_question_may_be_not_examined_with_a_reason(answers: Ask, id_: str) -> None:
    outcome = answers(f"{id_}: {{odpowiedz: nie zbadano, uzasadnienie: brak dostępu}}")
    assert outcome.answer(id_).response == NotExamined("brak dostępu")


@pytest.mark.parametrize("id_", QUESTIONS)
@pytest.mark.parametrize(("line", "accepted"), [("", True), (", uznane: tak", True), (", uznane: nie", False)])
def test_every_question_may_be_not_applicable_with_a_reason(answers: Ask, id_: str, line: str, accepted: bool) -> None:
    outcome = answers(f"{id_}: {{odpowiedz: nie dotyczy, uzasadnienie: nie ma serwerów{line}}}")
    assert outcome.answer(id_).response == NotApplicable("nie ma serwerów", accepted)
    assert ("A031" in outcome.codes) is not accepted


@pytest.mark.parametrize("state", ["nie zbadano", "nie dotyczy"])
@pytest.mark.parametrize("reason", ["", ", uzasadnienie: ", ", uzasadnienie: '  '", ", uwagi: bo tak"])
def test_state_without_a_reason_is_an_error(answers: Ask, state: str, reason: str) -> None:
    problem = answers(f"t-liczba: {{odpowiedz: {state}{reason}}}").only("A030")
    assert problem.message == f"„{state}” wymaga uzasadnienia"
    assert (problem.place.line, underlined(problem)) == (8, state)


def test_shorthand_state_without_a_reason_is_an_error_too(answers: Ask) -> None:
    assert "A030" in answers("t-liczba: nie dotyczy").codes


@pytest.mark.parametrize("id_", QUESTIONS)
@pytest.mark.parametrize("typed", ["", "~", "''", "{}", "{odpowiedz: }", "{uwagi: wrócić}"])
def test_nothing_typed_is_absent(answers: Ask, id_: str, typed: str) -> None:
    outcome = answers(f"{id_}: {typed}")
    assert outcome.answer(id_).response == ABSENT


def test_note_beside_no_answer_is_kept(answers: Ask) -> None:
    assert answers("t-liczba: {uwagi: wrócić w piątek}").answer("t-liczba").note == "wrócić w piątek"
