"""Every fault of a map is told at its place, with the nearest right thing, all at once; what it reads is what the sheet says."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from diagnoza.forms.operator.reading import read_field
from diagnoza.forms.operator.readings import Choice, Empty, Money, Reading, Share, as_text
from diagnoza.forms.operator.source import FieldPart
from diagnoza.forms.operator.vocabulary import Facts, names
from diagnoza.pipeline import Case, fill_form, plan_case
from diagnoza.problems import Failure
from support.operator_forms import SAMPLE, Try, saved


def blank() -> bytes:
    return saved(Workbook())


def read(case: Case, **keys: object) -> Reading | object:
    part = FieldPart.model_validate({"komorka": "A!A1", **keys})
    return read_field(part, {"urzad": Facts(case.evaluations[0], plan_case(case))}, "urzad")


def test_all_faults_come_at_once_each_at_its_place(fill: Try) -> None:
    tried = fill(
        blank(),
        """
        - {komorka: Sheet!A1, wartosc: jednostka.nazwaa}
        - {komorka: Sheet!A2, odpowiedz: kopie-są}
        - {komorka: Sheet!A3, odpowiedz: kopie-sa, jako: {takk: TAK}}
        - {komorka: Sheet!A4, zgodnosc: {akt: kri-2021, punkt: "20.1"}}
        - {komorka: Sheet!A5, zgodnosc: {akt: kri-2012, punkt: "20.2.12.z"}}
        - {komorka: Sheet!A6, ustalenie: kopie-brakk}
        - {komorka: Sheet!A7, odpowiedz: kopie-sa, opcja: takk}
        - {komorka: Sheet!A8, uwagi: kopie-sa, jako: {tak: x}}
        - {komorka: Sheet!A9, wartosc: wynik.ostrozny, jako: {tak: x}}
        - {komorka: Sheet!A9, tekst: x}
        - {komorka: Sheet!B1, tekst: x, jednostka: szkola}
        - {komorka: Sheet!B2, tekst: x, uwagi: kopie-sa}
        - {komorka: Sheet!B3, nzawa: X, tekst: x}
        - {tekst: x}
        - {komorka: Arkusz!A1, tekst: x}
        """,
    )
    told = {(p.code, p.place.line) for p in tried.problems}
    assert told == {
        ("O010", 3), ("O003", 4), ("O012", 5), ("O010", 6), ("O010", 7), ("O010", 8),
        ("O010", 9), ("O016", 10), ("O016", 11), ("O013", 12), ("O010", 13), ("O005", 14), ("O001", 15), ("O005", 16), ("O030", 17),
    }  # fmt: skip
    hints = {p.place.line: p.hint for p in tried.problems}
    assert "jednostka.nazwa" in hints[3]
    assert "tak" in hints[5]
    assert "kri-2012" in hints[6]
    assert "kopie-brak" in hints[8]
    assert "nazwa" in hints[15]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "E001"),
        ("pola: [", "E010"),
        ("pola:\n  - &a {komorka: A!A1, tekst: x}\n", "E014"),
        ("format_mapy: 1\npola: []\npola: []\n", "E013"),
        ("jednostka: {}\n", "O006"),
        ("format_mapy: 2\npola: []\n", "O003"),
        ("format_mapy: 1\n", "O002"),
        ("format_mapy: 1\npola: tekst\n", "O004"),
        ("- a\n", "O006"),
    ],
)
def test_a_file_that_is_no_map_is_refused(case: Case, tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "mapa.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Failure) as caught:
        fill_form(case, SAMPLE / "formularz.xlsx", path, tmp_path / "w.xlsx", overwrite=False)
    assert code in [problem.code for problem in caught.value.problems]
    assert all(problem.place.file == str(path) for problem in caught.value.problems)


def test_an_empty_map_fills_nothing(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "mapa.yaml"
    path.write_text("format_mapy: 1\npola: []\n", encoding="utf-8")
    filling = fill_form(case, SAMPLE / "formularz.xlsx", path, tmp_path / "w.xlsx", overwrite=False)
    assert (filling.filled, filling.left) == ((), ())
    assert len(filling.unmapped) > 20


def test_what_this_questionnaire_does_not_ask_is_a_warning(fill: Try, case: Case) -> None:
    other = next(q for q in case.definition.bank.questions.values() if q not in set(case.definition.questions))
    tried = fill(
        blank(),
        f"- {{komorka: Sheet!A1, odpowiedz: {other.id}}}\n- {{komorka: Sheet!A2, zgodnosc: {{akt: kri-2024, punkt: '19.1'}}}}",
    )
    assert tried.codes == ["O011", "O011"]
    assert tried.done.left[0].reason == "kwestionariusz nie zadaje tego pytania"


def test_an_answer_without_a_word_is_told_and_left_empty(fill: Try) -> None:
    tried = fill(blank(), "- {komorka: Sheet!A1, odpowiedz: kopie-sa, jako: {tak: TAK, nie: NIE}}")
    assert (tried.codes, [left.reason for left in tried.done.left]) == (["O042"], ["mapa nie ma słowa dla „czesciowo”"])


def test_words_are_given_by_id_or_label_and_an_empty_one_leaves_the_field(fill: Try, case: Case) -> None:
    label = next(o.label for o in case.definition.bank.questions["kopie-sa"].options if o.id == "czesciowo")
    tried = fill(
        blank(),
        f"""
        - {{komorka: Sheet!A1, odpowiedz: kopie-sa, jako: {{"{label.upper()}": DUŻE}}}}
        - {{komorka: Sheet!A2, odpowiedz: kopie-sa, jako: {{czesciowo: ""}}}}
        - {{komorka: Sheet!A3, odpowiedz: siec-subskrypcja, jako: {{brak danych: nie podano}}}}
        """,
    )
    assert [(f.target, f.text) for f in tried.done.filled] == [("Sheet!A1", "DUŻE"), ("Sheet!A3", "nie podano")]
    assert [(left.target, left.reason) for left in tried.done.left] == [
        ("Sheet!A2", "mapa każe zostawić to pole puste")
    ]


def test_every_word_of_the_vocabulary_can_be_read(case: Case) -> None:
    facts = Facts(case.evaluations[0], plan_case(case))
    shown = {}
    for name in names(case.definition):
        reading = read_field(FieldPart.model_validate({"komorka": "A!A1", "wartosc": name}), {"urzad": facts}, "urzad")
        assert not hasattr(reading, "word")
        shown[name] = "" if isinstance(reading, Empty) else as_text(reading)  # type: ignore[arg-type]
    assert shown["jednostka.kierownik.imie_nazwisko"] == "Halina Zmyślona"
    assert shown["przebieg.osoby.1.stanowisko"] == "wójt"
    assert shown["przebieg.techniki"] == "wywiad; przegląd dokumentów; oględziny; testy"
    assert shown["umowa.vat_kwalifikowalny"] == "100\u00a0%"
    assert shown["wynik.zakres"] == "25–29\u00a0%"
    assert shown["opinia.rodzaj"] == "negatywna"
    assert not any("None" in text or "Fraction" in text for text in shown.values())
    assert {"jednostka.nip", "grantobiorca.nip"} <= {name for name, text in shown.items() if not text}


def test_entries_of_lists_are_counted_from_one(case: Case) -> None:
    assert (
        read(case, wartosc="przebieg.dowody.2.nr") == Choice((("D-02", "D-02"),))
        or as_text(read(case, wartosc="przebieg.dowody.2.nr")) == "D-02"
    )  # type: ignore[arg-type]
    assert isinstance(read(case, wartosc="audytorzy.9.imie_nazwisko"), Empty)


def test_what_a_question_reads_as(case: Case) -> None:
    assert read(case, odpowiedz="kopie-sa") == Choice((("czesciowo", "Tak, lecz nie wszystkich"),))
    assert read(case, uwagi="kopie-sa") == "Bez programu kadrowego, który działa na stacji roboczej."
    assert read(case, dowody="kopie-sa") == "D-08"
    assert read(case, weryfikacja="kopie-sa") == Choice((("dokument", "dokument"),))
    assert isinstance(read(case, uzasadnienie="kopie-sa"), Empty)
    assert isinstance(read(case, odpowiedz="siec-subskrypcja"), Empty)
    assert read(case, odpowiedz="sro-systemy", wiersz="1", kolumna="nazwa") == "PodatekGM"
    assert isinstance(read(case, odpowiedz="sro-systemy", wiersz="99", kolumna="nazwa"), Empty)
    assert isinstance(read(case, odpowiedz="szk-udzial"), Share)
    assert isinstance(read(case, wartosc="plan.brutto"), Money)


def test_what_a_point_and_a_finding_read_as(case: Case) -> None:
    point = {"akt": "kri-2012", "punkt": "20.2.12.b"}
    assert read(case, zgodnosc=point) == Choice((("nie-spelnia", "nie spełnia"),))
    findings = read(case, zgodnosc={**point, "pole": "ustalenia"})
    assert "Nigdy nie sprawdzono odtwarzania z kopii" in str(findings).split("\n")
    certain = next(f for f in case.evaluations[0].findings if f.state == "certain")
    assert read(case, ustalenie=certain.id) == Choice((("stwierdzone", "stwierdzone"),))
    rejected = case.evaluations[0].rejected[0]
    assert read(case, ustalenie=rejected.id) == Choice((("odrzucone", "odrzucone"),))
