"""What an auditor is told about a sheet that can be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from support.reading import Outcome, underlined

Ask = Callable[[str], Outcome]


def told(outcome: Outcome) -> list[tuple[str, str]]:
    return [(problem.code, problem.severity) for problem in outcome.problems]


# Identifiers: teryt by pattern and voivodeship, NIP and REGON by their check digits


@pytest.mark.parametrize("teryt", ['"0299012"', "0299012", "'02'", "1465", "146501", "3299999", ""])
def test_right_teryt_is_taken_with_its_leading_zero(sections: Ask, teryt: str) -> None:
    outcome = sections(f"jednostka: {{nazwa: U, rodzaj: gmina, teryt: {teryt}}}")
    assert outcome.problems == ()
    assert outcome.sheet.sheet.source.unit.teryt == teryt.strip("\"'")


@pytest.mark.parametrize(
    ("teryt", "reason"),
    [
        ("299012x", "oczekiwano 2, 4, 6 albo 7 cyfr"),
        ("02990", "oczekiwano 2, 4, 6 albo 7 cyfr"),
        ("02 99 012", "oczekiwano 2, 4, 6 albo 7 cyfr"),
        ("0199012", "nie ma województwa o kodzie 01"),
        ("3499012", "nie ma województwa o kodzie 34"),
        ("0099012", "nie ma województwa o kodzie 00"),
        ("14٩٩٠١", "oczekiwano 2, 4, 6 albo 7 cyfr"),
    ],
)
def test_wrong_teryt_is_told_with_the_reason(sections: Ask, teryt: str, reason: str) -> None:
    problem = sections(f"jednostka: {{nazwa: U, rodzaj: gmina, teryt: {teryt}}}").only("A040")
    assert reason in problem.message
    assert underlined(problem) == teryt


# 8567346215 is the example of python-stdnum's own documentation; the other differs in the last digit.
@pytest.mark.parametrize(("nip", "right"), [("8567346215", True), ("856-734-62-15", True), ("8567346216", False)])
@pytest.mark.parametrize("owner", ["jednostka", "grantobiorca"])
def test_nip_by_its_check_digit(sections: Ask, nip: str, right: bool, owner: str) -> None:
    body = "{nazwa: U, rodzaj: gmina, nip: %s}" if owner == "jednostka" else "{nip: %s}"
    outcome = sections(f"{owner}: {body % nip}")
    assert told(outcome) == ([] if right else [("A041", "error")])
    if not right:
        assert underlined(outcome.only("A041")) == nip


@pytest.mark.parametrize(
    ("regon", "right"),
    [("192598184", True), ("12345678512347", True), ("192598183", False), ("1", False), ("ab", False)],
)
def test_regon_by_its_check_digit(sections: Ask, regon: str, right: bool) -> None:
    outcome = sections(f"jednostka: {{nazwa: U, rodzaj: gmina, regon: {regon}}}")
    assert told(outcome) == ([] if right else [("A042", "error")])


# Dates


def test_end_before_the_start_is_an_error(sections: Ask) -> None:
    problem = sections("przeprowadzono: {od: 2022-06-08, do: 2022-06-06}").only("A060")
    assert underlined(problem) == "2022-06-08"


def test_diagnosis_after_the_end_of_the_project_is_told(sections: Ask) -> None:
    outcome = sections("umowa: {z_dnia: 2022-04-28, koniec_projektu: 2022-06-07}")
    assert told(outcome) == [("A061", "warning")]


def test_diagnosis_on_the_last_day_of_the_project_is_in_time(sections: Ask) -> None:
    assert sections("umowa: {z_dnia: 2022-04-28, koniec_projektu: 2022-06-08}").problems == ()


def test_contract_signed_after_the_end_of_the_project_is_told(sections: Ask) -> None:
    assert "A064" in sections("umowa: {z_dnia: 2022-12-01, koniec_projektu: 2022-11-30}").codes


def test_diagnosis_before_the_eligible_period_is_told(sections: Ask) -> None:
    assert told(sections("przeprowadzono: {od: 2021-12-31, do: 2022-01-02}")) == [("A062", "warning")]
    assert sections("przeprowadzono: {od: 2022-01-01, do: 2022-01-02}").problems == ()


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("osoby: [{stanowisko: informatyk, kiedy: 2022-06-05}]", "rozmowa"),
        ("osoby: [{stanowisko: informatyk, kiedy: 2022-06-09T08:00:00}]", "rozmowa"),
        ("ogledziny: [{miejsce: serwerownia, data: 2022-06-09}]", "oględziny"),
        ("testy: [{zakres: skan, data: 2022-06-05}]", "test"),
    ],
)
def test_day_outside_the_diagnosis_is_told(sections: Ask, line: str, what: str) -> None:
    problem = sections(f"przebieg: {{{line}}}").only("A063")
    assert problem.severity == "warning"
    assert f"({what})" in problem.message


def test_days_within_the_diagnosis_are_right(sections: Ask) -> None:
    people = (
        "osoby: [{stanowisko: informatyk, kiedy: 2022-06-06}, {stanowisko: kadry, kiedy: 2022-06-08T15:00:00+02:00}]"
    )
    assert sections(f"przebieg: {{{people}, testy: [{{zakres: skan, data: 2022-06-08}}]}}").problems == ()


def test_answer_dated_after_the_diagnosis_is_an_error(answers: Ask) -> None:
    outcome = answers("t-kopie-sa: częściowo\nt-kopie-test: 2022-06-09")
    assert underlined(outcome.only("A027")) == "2022-06-09"
    assert answers("t-kopie-sa: częściowo\nt-kopie-test: 2022-06-08").problems == ()


def test_answer_that_rests_because_its_question_is_hidden_stops_nothing(answers: Ask) -> None:
    """Rule: a hidden question keeps its stored answer, inactive; an inactive answer is no reason to refuse the sheet."""
    assert answers("t-kopie-sa: nie\nt-kopie-test: 2022-06-09").loaded is not None


def test_date_without_the_end_of_the_diagnosis_is_told(sections: Ask) -> None:
    outcome = sections(
        "przeprowadzono: {od: 2022-06-06}\nodpowiedzi: {t-kopie-sa: czesciowo, t-kopie-test: 2022-01-01}"
    )
    assert told(outcome) == [("A028", "warning")]


# Auditors


def test_programme_that_demands_a_certificate_tells_of_a_missing_auditor(sections: Ask) -> None:
    assert told(sections("audytorzy: []")) == [("A050", "warning")]


@pytest.mark.parametrize("certificate", ["t-cert", "Certyfikat Próbny", "certyfikat probny", "T-CERT"])
def test_listed_certificate_is_found_by_id_or_name(sections: Ask, certificate: str) -> None:
    assert (
        sections(f"audytorzy: [{{imie_nazwisko: A, certyfikat: {certificate}, wazny_do: bezterminowo}}]").problems == ()
    )


@pytest.mark.parametrize("certificate", ["ECDL", ""])
def test_certificate_not_listed_is_told(sections: Ask, certificate: str) -> None:
    problem = sections(f"audytorzy: [{{imie_nazwisko: Ewa, certyfikat: {certificate}}}]").only("A051")
    assert problem.severity == "warning"
    assert f"„{certificate or 'brak'}”" in problem.message
    assert "operator może nie przyjąć" in problem.hint


def test_one_auditor_with_a_listed_certificate_is_enough(sections: Ask) -> None:
    two = "[{imie_nazwisko: A, certyfikat: t-cert}, {imie_nazwisko: B, certyfikat: ECDL}]"
    assert sections(f"audytorzy: {two}").problems == ()


@pytest.mark.parametrize(("until", "codes"), [("2022-06-07", ["A052"]), ("2022-06-08", []), ("bezterminowo", [])])
def test_certificate_must_be_valid_to_the_end_of_the_diagnosis(sections: Ask, until: str, codes: list[str]) -> None:
    outcome = sections(f"audytorzy: [{{imie_nazwisko: Ewa, certyfikat: t-cert, wazny_do: {until}}}]")
    assert outcome.codes == codes
    if codes:
        assert underlined(outcome.problems[0]) == until


@pytest.mark.parametrize(
    "asked",
    [
        "przebieg: {osoby: [{stanowisko: Informatyk}]}",
        "odpowiedzi: {t-opis: {odpowiedz: a, ustalono: {stanowisko: informatyk}}}",
    ],
)
def test_auditor_who_is_the_person_asked_is_told(sections: Ask, asked: str) -> None:
    outcome = sections(f"audytorzy: [{{imie_nazwisko: Ewa, rola: informatyk, certyfikat: t-cert}}]\n{asked}")
    assert told(outcome) == [("A053", "warning")]


def test_auditor_whose_name_stands_among_those_asked_is_told(sections: Ask) -> None:
    outcome = sections(
        "audytorzy: [{imie_nazwisko: Łucja Żak, certyfikat: t-cert}]\nprzebieg: {osoby: [{stanowisko: lucja zak}]}"
    )
    assert told(outcome) == [("A053", "warning")]


@pytest.mark.parametrize(
    ("declared", "codes"),
    [
        ("{bezstronnosc: tak, udzial_w_dostawach: nie}", []),
        ("{bezstronnosc: nie}", ["A054"]),
        ("{udzial_w_dostawach: tak}", ["A054"]),
        ("{}", []),
    ],
)
def test_declarations_of_independence(sections: Ask, declared: str, codes: list[str]) -> None:
    assert sections(f"oswiadczenia: {declared}").codes == codes


# Programme


@pytest.mark.parametrize(
    ("grant", "codes"), [("999.99", ["A070"]), ("1000.00", []), ("200000.00", []), ("200000.01", ["A070"])]
)
def test_grant_out_of_the_programmes_bounds_is_told(sections: Ask, grant: str, codes: list[str]) -> None:
    assert sections(f"umowa: {{kwota_grantu: '{grant}'}}").codes == codes


@pytest.mark.parametrize(
    ("unit", "codes"),
    [("rodzaj: powiat", ["A071"]), ("rodzaj: gmina", []), ("rodzaj: szkola, rola: jednostka-podlegla", [])],
)
def test_applicant_the_programme_does_not_know_is_told(sections: Ask, unit: str, codes: list[str]) -> None:
    assert sections(f"jednostka: {{nazwa: U, {unit}}}").codes == codes


# Answers and their evidence


def test_evidence_by_number_must_be_in_the_register(sections: Ask) -> None:
    outcome = sections(
        """
        przebieg: {dowody: [{nr: D-01, nazwa: Protokół}]}
        odpowiedzi: {t-kopie-sa: {odpowiedz: tak, dowody: [D-01, D-02, notatka D-03]}}
        """
    )
    assert [underlined(p) for p in outcome.problems] == ["D-02"]
    assert outcome.codes == ["A033"]


def test_number_of_evidence_given_twice_is_an_error(sections: Ask) -> None:
    outcome = sections("przebieg: {dowody: [{nr: D-01, nazwa: A}, {nr: D-02, nazwa: B}, {nr: D-01, nazwa: C}]}")
    assert told(outcome) == [("A034", "error")]


def test_statement_that_contradicts_the_answer_is_told(answers: Ask) -> None:
    text = "t-kopie-sa: {odpowiedz: tak, dowody: [a], wypowiedzi: [{stanowisko: kadry, odpowiedz: %s}]}"
    assert "kadry" in answers(text % "nie").only("A035").message
    assert answers(text % "Tak").problems == ()
    assert answers(text % "nie wiem").problems == ()


def test_warnings_do_not_stop_the_work(sections: Ask) -> None:
    assert sections("audytorzy: []").loaded is not None
