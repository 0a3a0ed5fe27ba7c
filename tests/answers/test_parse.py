"""Ids of a sheet meet the definition: known, kept, or unknown with the nearest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest

from diagnoza.answers.model import Answered, NotExamined, Unknown
from support.reading import Outcome, lay, own_definition, read, underlined
from support.small_bank import FILES, HEAD

Ask = Callable[[str], Outcome]


def test_all_that_is_noted_beside_an_answer_is_kept(answers: Ask) -> None:
    outcome = answers(
        """
        t-kopie-sa:
          odpowiedz: tak
          uwagi: |-
            Dwa & <trzy> „cudzysłowy”
            druga linia
          dowody: [notatka, zdjęcie]
          weryfikacja: dokument
          ustalono: {metoda: wywiad, stanowisko: informatyk, kiedy: 2022-06-06T10:12:00+02:00}
          wypowiedzi:
            - {stanowisko: sekretarz, odpowiedz: częściowo, uwagi: nie pamięta}
            - {stanowisko: kadry, odpowiedz: nie wiem}
            - {stanowisko: skarbnik, odpowiedz: nie zbadano}
        """
    )
    answer = outcome.answer("t-kopie-sa")
    assert answer.note == "Dwa & <trzy> „cudzysłowy”\ndruga linia"
    assert (answer.evidence, answer.verification) == (("notatka", "zdjęcie"), "dokument")
    assert answer.established is not None
    assert answer.established.when == datetime(2022, 6, 6, 10, 12, tzinfo=timezone(timedelta(hours=2)))
    first, second, third = answer.statements
    assert (first.post, first.note) == ("sekretarz", "nie pamięta")
    assert isinstance(first.response, Answered)
    assert second.response == Unknown()
    assert isinstance(third.response, NotExamined)


@pytest.mark.parametrize(
    ("text", "what", "hint"),
    [
        ("odpowiedzi: {t-kopie-s: tak}", "pytania", "t-kopie-sa"),
        ("ustalenia: {t-bark: {decyzja: potwierdzone}}", "ustalenia", "t-brak"),
        ("zalecenia: {t-wdrozy: {stanowisko: przyjęto}}", "zalecenia", "t-wdrozyc"),
        ("posiadane: [{item: t-nsa}]", "pozycji zakupowej", "t-nas"),
        ("potrzeby_wlasne: [{item: t-nass, uzasadnienie: tak}]", "pozycji zakupowej", "t-nas"),
        ("wydatki: [{item: t-uslug, brutto: '1.00'}]", "pozycji zakupowej", "t-usluga"),
        ("ceny_szacunkowe: {t-ns: {netto: '1.00', vat: 23}}", "pozycji zakupowej", "t-nas"),
        ("decyzja_zakupowa: {wariant: pelny, pomin: [t-usluga, t-nsa]}", "pozycji zakupowej", "t-nas"),
        ("decyzja_zakupowa: {wariant: pelny, uwzglednij: t-nsa}", "pozycji zakupowej", "t-nas"),
        ("decyzja_zakupowa: {wariant: pelny, programy: [t-progam]}", "programu", "t-program"),
        ("zgodnosc: {t-ak: {'1.1': {stan: spelnia, uzasadnienie: a}}}", "aktu", "t-akt"),
        ("zgodnosc: {t-akt: {'1.11': {stan: spelnia, uzasadnienie: a}}}", "punktu aktu t-akt", "1.1"),
        (
            "wlasne_ustalenia: [{id: w-1, obszar: t-kopi, stan: s, prawdopodobienstwo: 1, wplyw: 1}]",
            "obszaru",
            "t-kopie",
        ),
    ],
)
def test_unknown_id_is_told_with_the_nearest(sections: Ask, text: str, what: str, hint: str) -> None:
    problem = sections(text).only("A010")
    assert f"nie ma {what} „" in problem.message
    assert problem.hint == f"może chodziło o „{hint}”?"
    assert (problem.severity, problem.place.line) == ("error", 1)


@pytest.mark.parametrize("text", ["odpowiedzi: {t-kopie-są: tak}", "zalecenia: {T-WDROZYC: {stanowisko: przyjęto}}"])
def test_id_with_diacritics_or_capitals_is_told_how_ids_look(sections: Ask, text: str) -> None:
    assert sections(text).only("A003").hint == "identyfikator: małe litery bez ogonków, cyfry i myślniki"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("odpowiedzi: {t-kopie-s: tak}", "t-kopie-s"),
        ("ustalenia: {t-bark: {decyzja: potwierdzone}}", "t-bark"),
        ("zalecenia: {t-wdrozy: {stanowisko: przyjęto}}", "t-wdrozy"),
        ("ceny_szacunkowe: {t-ns: {netto: '1.00', vat: 23}}", "t-ns"),
        ("zgodnosc: {t-ak: {'1.1': {stan: spelnia, uzasadnienie: a}}}", "t-ak"),
        ("posiadane: [{item: t-nsa}]", "t-nsa"),
        ("decyzja_zakupowa: {wariant: pelny, pomin: [t-usluga, t-nsa]}", "t-nsa"),
        ("decyzja_zakupowa: {wariant: pelny, programy: [t-progam]}", "t-progam"),
    ],
)
def test_caret_of_an_unknown_id_stands_under_the_id(sections: Ask, text: str, marked: str) -> None:
    assert underlined(sections(text).only("A010")) == marked


def test_decision_has_its_ids_resolved(sections: Ask) -> None:
    outcome = sections(
        """
        decyzja_zakupowa: {wariant: pelny, pomin: t-usluga, uwzglednij: [t-nas], niejasne: nie, programy: [t-program]}
        """
    )
    decision = outcome.sheet.sheet.decision
    assert decision is not None
    named = [[thing.id for thing in things] for things in (decision.omitted, decision.included, decision.programmes)]
    assert named == [["t-usluga"], ["t-nas"], ["t-program"]]
    assert (decision.source.variant, decision.source.with_unclear) == ("pełny", False)


@pytest.mark.parametrize(
    ("decision", "code", "said"),
    [
        ("{wariant: pelny, pomin: [t-nas], uwzglednij: [t-usluga, t-nas]}", "A005", "„t-nas” jest i w „uwzglednij”"),
        ("{wariant: pelny, niejasne: moze}", "A005", "„moze”"),
        ("{wariant: pelny, programy: {t-program: tak}}", "A004", ""),
        ("{pomin: [t-nas]}", "A002", "wariant"),
    ],
)
def test_decision_that_makes_no_sense_is_told(sections: Ask, decision: str, code: str, said: str) -> None:
    problem = sections(f"decyzja_zakupowa: {decision}").only(code)
    assert said in problem.message
    assert problem.place.line == 1


def test_question_of_the_bank_that_is_not_asked_here_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "mniej"
    fewer = FILES["t-ankieta/questionnaire.yaml"].replace(
        "areas: [t-kopie]", "areas: [{id: t-kopie, questions: [t-opis]}]"
    )
    definition = own_definition(lay(folder, {**FILES, "t-ankieta/questionnaire.yaml": fewer}), "t-ankieta")
    path = folder / "arkusz.yaml"
    path.write_text(HEAD + "odpowiedzi: {t-liczba: cokolwiek, t-opis: a}\n", encoding="utf-8")
    outcome = read(path, definition)
    assert outcome.problems == ()
    assert outcome.sheet.sheet.kept == ("t-liczba",)


def test_own_finding_may_not_take_an_id_in_use(sections: Ask) -> None:
    own = "{id: %s, obszar: t-kopie, stan: s, prawdopodobienstwo: 1, wplyw: 1}"
    outcome = sections(f"wlasne_ustalenia: [{own % 't-brak'}, {own % 'w-1'}, {own % 'w-1'}]")
    assert [underlined(p) for p in outcome.problems if p.code == "A012"] == ["t-brak", "w-1"]


def test_own_finding_has_its_references_resolved(sections: Ask) -> None:
    outcome = sections(
        """
        wlasne_ustalenia:
          - {id: w-1, obszar: t-kopie, stan: s, prawdopodobienstwo: 1, wplyw: 1, odniesienia: {t-akt: ["1.1", "1.2"]}}
        """
    )
    [own] = outcome.sheet.sheet.own_findings
    assert [reference.point.id for reference in own.refs] == ["1.1", "1.2"]


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        ("{decyzja: odrzucone}", "wymaga uzasadnienia"),
        ("{decyzja: ryzyko-zaakceptowane}", "wymaga uzasadnienia"),
        ("{decyzja: zmieniona-waga, uzasadnienie: a}", "wymaga pola „waga”"),
        ("{decyzja: zmieniona-waga, waga: niska}", "wymaga uzasadnienia"),
    ],
)
def test_decision_of_the_auditor_needs_its_reason(sections: Ask, decision: str, message: str) -> None:
    assert message in sections(f"ustalenia: {{t-brak: {decision}}}").only("A005").message


@pytest.mark.parametrize("word", ["srednia", "średnia"])
def test_severity_may_be_written_with_diacritics(sections: Ask, word: str) -> None:
    outcome = sections(f"ustalenia: {{t-brak: {{decyzja: zmieniona-waga, waga: {word}, uzasadnienie: a}}}}")
    [judgement] = outcome.sheet.sheet.judgements.values()
    assert judgement.severity == "srednia"


@pytest.mark.parametrize(("word", "share"), [("tak", "100"), ("nie", "0"), ("Nie", "0"), ("45.5", "45.5")])
def test_recoverable_vat_is_yes_no_or_a_percent(sections: Ask, word: str, share: str) -> None:
    contract = sections(f"umowa: {{vat_kwalifikowalny: {word}}}").sheet.sheet.source.contract
    assert contract.vat_share == Decimal(share)


@pytest.mark.parametrize("word", ["101", "-1", "częściowo", "'50%'"])
def test_other_vat_is_an_error(sections: Ask, word: str) -> None:
    assert sections(f"umowa: {{vat_kwalifikowalny: {word}}}").loaded is None


@pytest.mark.parametrize("rate", ["23", "8", "5", "0", "zw", "np"])
def test_rates_of_vat(sections: Ask, rate: str) -> None:
    [price] = sections(f"ceny_szacunkowe: {{t-nas: {{netto: '10.00', vat: {rate}}}}}").sheet.sheet.prices.values()
    assert (str(price.net), price.vat) == ("10.00", rate)


@pytest.mark.parametrize("rate", ["22", "23%", "23.0", "tak"])
def test_other_rate_of_vat_is_an_error_that_lists_them(sections: Ask, rate: str) -> None:
    problem = sections(f"ceny_szacunkowe: {{t-nas: {{netto: '10.00', vat: {rate}}}}}").only("A005")
    assert problem.hint == "dozwolone: 23, 8, 5, 0, zw, np"


@pytest.mark.parametrize(
    ("money", "hint"),
    [
        ("18 000,00", "wpisz 18000.00"),
        ("18000,5 zł", "wpisz 18000.5"),
        ("18.000,00", "wpisz liczbę z kropką, np. 18000.00"),
    ],
)
def test_money_the_polish_way_gets_the_right_one_as_a_hint(sections: Ask, money: str, hint: str) -> None:
    problem = sections(f"ceny_szacunkowe: {{t-nas: {{netto: '{money}', vat: 23}}}}").only("A005")
    assert problem.hint == hint


@pytest.mark.parametrize("money", ["-1.00", "1.005", "10000000000.01"])
def test_money_is_whole_grosze_and_not_negative(sections: Ask, money: str) -> None:
    assert sections(f"wydatki: [{{item: t-nas, brutto: '{money}'}}]").loaded is None


def test_facts_are_read_from_the_unit(answers: Ask) -> None:
    facts = answers("t-opis: a").sheet.sheet.facts
    assert (facts["rodzaj"], facts["pracownicy"], facts["lokalizacje"], facts["serwery"]) == ("gmina", 12, 2, None)
