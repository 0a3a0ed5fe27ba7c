"""`plan --lista`: a list of purchases somebody else made, by a programme alone and beside a diagnosis."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from rich.console import Console

from diagnoza import listing, pipeline
from diagnoza.files.content import shipped
from diagnoza.planning import PlanRequest
from diagnoza.render.purchase_list import print_list

Diagnoza = Callable[..., Any]
EXAMPLE = shipped("examples") / "gmina-przykladowa" / "arkusz.yaml"
LIST = """\
zakupy:
  - 2 serwery
  - {nazwa: kserokopiarka, ilosc: 1, netto: "8000.00", vat: 23}
  - {nazwa: 38 komputerów dla szkół, netto: "2400.00", vat: 0, data: 2022-05-10}
  - UPS
  - {nazwa: sprzęt dla dyrektora, pozycja: laptop, ilosc: 1, dla: szkola}
"""


@pytest.fixture
def purchases(tmp_path: Path) -> Any:
    def written(text: str) -> Path:
        path = tmp_path / "zakupy.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.fixture
def book(tmp_path: Path) -> Any:
    def written(*rows: list[object]) -> Path:
        workbook = Workbook()
        sheet = workbook.active
        assert sheet is not None
        for row in rows:
            sheet.append(row)
        path = tmp_path / "zakupy.xlsx"
        workbook.save(path)
        return path

    return written


def test_entries_come_in_their_order_with_status_cost_and_match(diagnoza: Diagnoza, purchases: Any) -> None:
    """net = quantity × netto, VAT per line; only eligible lines count into the eligible cost."""
    ran = diagnoza("plan", "--lista", purchases(LIST), "--program", "cyfrowa-gmina", "--json")
    lines = ran.json["lines"]
    assert (ran.code, [line["text"] for line in lines][:2]) == (0, ["2 serwery", "kserokopiarka"])
    server, copier, computers, ups, chosen = lines
    assert (server["item"], server["quantity"], server["status"]) == ("serwer", 2, "unclear")
    assert "wpis jej nie podaje" in server["eligibility"][0]["reason"]  # servers are classed by date
    assert (copier["net"], copier["vat"], copier["gross"]) == ("8000.00", "1840.00", "9840.00")
    assert (computers["quantity"], computers["for"], computers["gross"]) == (38, ["szkola"], "91200.00")
    assert computers["eligibility"][0]["area"] == "szkoly-dps"
    assert (ups["item"], ups["status"], ups["match"]["decided"]) == (None, "unclear", False)
    assert {c["item"] for c in ups["match"]["candidates"]} == {"ups-serwerowy", "ups-stanowiskowy"}
    assert chosen["match"] == {
        "item": "laptop", "confidence": 1.0, "decided": True,
        "candidates": [{"item": "laptop", "name": "Laptop", "confidence": 1.0}],
    }  # fmt: skip
    assert (ran.json["unfounded"], ran.json["lacking"]) == (None, None)
    assert "P048" in ran.codes


def test_beside_a_diagnosis_it_tells_what_is_bought_for_nothing_and_what_is_missing(
    diagnoza: Diagnoza, purchases: Any
) -> None:
    ran = diagnoza("plan", EXAMPLE, "--lista", purchases("zakupy: [2 serwery, kserokopiarka, szkolenie]"), "--json")
    assert (ran.code, ran.json["unfounded"]) == (0, [1])
    assert ran.json["lines"][0]["findings"]
    lacking = {entry["item"]: entry["perhaps"] for entry in ran.json["lacking"]}
    assert lacking["szkolenie-administratorow"] == [2]  # entry 2 is undecided and may be it
    assert "serwer" not in lacking
    assert "Kupowane bez podstawy w diagnozie" in ran.err
    assert "nie wskazuje na wpis 2 („kserokopiarka”)" in " ".join(ran.err.split())


def test_beside_a_diagnosis_quantities_units_and_money_are_compared(diagnoza: Diagnoza, purchases: Any) -> None:
    """Of the example: one server is asked for, no school was examined, 137 700 zł are left of the grant."""
    path = purchases(
        'zakupy: [3 serwery, laptopy dla szkół, 1 klucz sprzętowy, {nazwa: laptop, ilosc: 1, netto: "100.00", vat: 23}]'
    )
    ran = diagnoza("plan", EXAMPLE, "--lista", path, "--json")
    (more,) = ran.json["excess"]
    assert (more["item"], more["listed"], more["needed"], more["quantity"], more["entries"]) == ("serwer", 3, 1, 2, [0])
    lacking = {entry["item"]: entry for entry in ran.json["lacking"]}
    assert (lacking["klucze-mfa"]["needed"], lacking["klucze-mfa"]["quantity"]) == (42, 41)
    assert (ran.json["unfounded"], ran.json["budget"], ran.json["limit"]) == ([1], "137700.00", "137700.00")
    told = " ".join(ran.err.replace("\N{NO-BREAK SPACE}", " ").split())
    assert "Serwer 3 szt. (plan: 1; wpis 1)" in told
    assert "Wpis 2 („laptopy dla szkół”): szkoły nie objęto diagnozą." in told
    assert "41 szt. (plan: 42)" in told
    assert "Z tego koszt kwalifikowalny: 123,00 zł z 137 700,00 zł do wydania." in told
    assert "Bez kosztu pozostają 3 wpisy" in told


def test_list_dearer_than_what_is_left_says_by_how_much_and_one_without_prices_that_it_was_not_summed(
    diagnoza: Diagnoza, purchases: Any
) -> None:
    dear = diagnoza(
        "plan", EXAMPLE, "--lista", purchases("zakupy: [{nazwa: laptop, ilosc: 1, netto: 137701, vat: zw}]")
    )
    assert "z 137 700,00 zł do wydania; brakuje 1,00 zł." in dear.out.replace("\N{NO-BREAK SPACE}", " ")
    free = diagnoza("plan", EXAMPLE, "--lista", purchases("zakupy: [laptop]"))
    assert "Do wydania jest 137 700,00 zł; żaden wpis nie ma ceny" in free.out.replace("\N{NO-BREAK SPACE}", " ")


def test_what_is_paid_is_not_set_against_what_is_left(diagnoza: Diagnoza, purchases: Any) -> None:
    """12 300 zł for the diagnosis are among the expenses of the example, so 137 700 zł of the grant are left for the rest."""
    path = purchases(
        'zakupy: [{pozycja: diagnoza, nazwa: diagnoza, ilosc: 1, netto: "10000.00", vat: 23},'
        ' {nazwa: laptop, ilosc: 1, netto: "137701.00", vat: zw}]'
    )
    ran = diagnoza("plan", EXAMPLE, "--lista", path, "--json")
    assert (ran.json["spent"], [line["spent"] for line in ran.json["lines"]]) == ("12300.00", ["12300.00", "0.00"])
    told = " ".join(ran.err.replace("\N{NO-BREAK SPACE}", " ").split())
    assert "Z tego koszt kwalifikowalny: 150 001,00 zł, w tym już opłacone 12 300,00 zł (wpis 1)." in told
    assert "Nowe: 137 701,00 zł z 137 700,00 zł do wydania; brakuje 1,00 zł." in told


def test_what_is_missing_tells_the_own_need_that_is_left_and_the_entry_that_stands_for_it(
    diagnoza: Diagnoza, purchases: Any
) -> None:
    """Six computers close a finding of the example and two are an own need; the platform is for the same finding as a course."""
    path = purchases("zakupy: [6 komputerów stacjonarnych, szkolenie pracowników z cyberbezpieczeństwa]")
    ran = diagnoza("plan", EXAMPLE, "--lista", path, "--json")
    lacking = {entry["item"]: entry for entry in ran.json["lacking"]}
    assert (lacking["komputer-stacjonarny"]["basis"], lacking["platforma-elearning"]["instead"]) == ("wish", [1])
    told = " ".join(ran.err.replace("\N{NO-BREAK SPACE}", " ").split())
    assert "Komputer stacjonarny, 2 szt. (plan: 8) – potrzeba własna: „Dwa nowe stanowiska" in told
    assert "dwóch lat; można pominąć, jeśli zostaje wpis 2: usuwa to samo ustalenie" in told


def test_own_needs_are_proposed_for_what_nothing_asks_for_and_not_for_what_is_paid(
    diagnoza: Diagnoza, purchases: Any
) -> None:
    """The diagnosis is an obligatory expense of the example; a notice of the project is made one that nothing asks for."""
    text = EXAMPLE.read_text(encoding="utf-8")
    sheet = purchases(text.replace("wydatki:\n", 'wydatki:\n  - {item: promocja-projektu, brutto: "61.50"}\n'))
    sheet = sheet.rename(sheet.with_name("arkusz.yaml"))
    path = purchases("zakupy: [diagnoza cyberbezpieczeństwa, kserokopiarka, tablica informacyjna o projekcie]")
    told = " ".join(diagnoza("plan", sheet, "--lista", path).out.replace("\N{NO-BREAK SPACE}", " ").split())
    assert "Wpis 1 („diagnoza cyberbezpieczeństwa”): opłacone (12 300,00 zł, 30.06.2022)." in told
    assert "projekcie”): w arkuszu jest już ten wydatek (61,50 zł)." in told
    assert "Jeżeli urząd chce zakupu 2, należy wpisać go w arkuszu jako potrzebę własną" in told


def test_composite_on_the_list_covers_its_parts(diagnoza: Diagnoza, purchases: Any) -> None:
    ran = diagnoza("plan", EXAMPLE, "--lista", purchases("zakupy: [UTM z subskrypcją, serwer]"), "--json")
    assert {"zapora-utm", "licencje-zapory", "wdrozenie-zapory"}.isdisjoint(e["item"] for e in ran.json["lacking"])


def test_list_for_people_fits_80_columns(purchases: Any) -> None:
    case = pipeline.open_case([EXAMPLE])
    checked, _ = listing.check_purchases(purchases(LIST), case, PlanRequest(), None)
    console = Console(width=80, record=True, file=StringIO())
    print_list(console, checked)
    text = console.export_text()
    assert max(len(line.rstrip()) for line in text.splitlines()) <= 80
    assert "nie rozstrzygnięto" in text
    assert "(ups-serwerowy)" in text


# Workbooks


def test_one_column_of_text_is_enough(diagnoza: Diagnoza, book: Any) -> None:
    path = book(["Zakup"], ["2 serwery"], [], ["kserokopiarka"])
    ran = diagnoza("plan", "--lista", path, "--program", "cyfrowa-gmina", "--json")
    assert [line["item"] for line in ran.json["lines"]] == ["serwer", "kserokopiarka"]


def test_columns_are_found_by_their_headings(diagnoza: Diagnoza, book: Any) -> None:
    path = book(
        ["Zakupy gminy"], ["Lp.", "Dla", "Przedmiot", "Ilość", "Cena netto", "Stawka VAT", "Data", "Uwagi"],
        [1, "Szkoła Podstawowa", "laptopy", 12, 2500.5, "23%", "10.05.2022", "pilne"], [None, None, "Razem", 12],
    )  # fmt: skip
    ran = diagnoza("plan", "--lista", path, "--program", "cyfrowa-gmina", "--json")
    (line,) = ran.json["lines"]
    assert (line["item"], line["quantity"], line["for"], line["date"]) == ("laptop", 12, ["szkola"], "2022-05-10")
    assert (line["net"], line["vat"]) == ("30006.00", "6901.38")
    assert "P047" in ran.codes  # „Uwagi” is not read, and said so


def test_fault_in_a_workbook_names_the_cell(diagnoza: Diagnoza, book: Any) -> None:
    path = book(["nazwa", "ilość", "netto"], ["laptop", -2, "=2*3"], [None, 5, 100])
    ran = diagnoza("plan", "--lista", path, "--program", "cyfrowa-gmina", "--json")
    assert ran.code == 1
    assert {(p["code"], p.get("cell")) for p in ran.json["problems"]} == {
        ("A110", "Sheet!C2"), ("A004", "Sheet!B2"), ("P041", "Sheet!B3"),
    }  # fmt: skip


def test_workbook_without_a_column_of_names_is_refused(diagnoza: Diagnoza, book: Any) -> None:
    ran = diagnoza("plan", "--lista", book(["a", "b"], [1, 2]), "--program", "cyfrowa-gmina", "--json")
    assert (ran.code, ran.codes) == (1, ["P043"])


# Problems


def test_every_fault_of_a_list_is_told_at_once_with_its_place(diagnoza: Diagnoza, purchases: Any) -> None:
    path = purchases(
        'zakupy:\n  - ""\n  - {nazwa: laptop, ilosc: -1}\n  - {nazwa: a, cena: 5}\n  - {nazwa: b, dla: wójt}\n'
    )
    ran = diagnoza("plan", "--lista", path, "--program", "cyfrowa-gmina", "--json")
    found = [(p["code"], p["line"]) for p in ran.json["problems"]]
    assert (ran.code, found) == (1, [("P041", 2), ("A004", 3), ("A001", 4), ("A003", 5)])


@pytest.mark.parametrize(("text", "arguments", "codes"), [
    ("lista: [a]", ["--program", "cyfrowa-gmina"], ["P040"]),
    ("zakupy: []", ["--program", "cyfrowa-gmina"], ["P040"]),
    ("zakupy: [laptop]", [], ["P042"]),
    ("zakupy: [laptop]", ["--program", "cyfrowa-gmna"], ["P028"]),
    ("zakupy: [{nazwa: a, pozycja: lapto}]", ["--program", "cyfrowa-gmina"], ["P027"]),
])  # fmt: skip
def test_what_cannot_be_checked_is_refused(
    diagnoza: Diagnoza, purchases: Any, text: str, arguments: list[str], codes: list[str]
) -> None:
    ran = diagnoza("plan", "--lista", purchases(text), *arguments, "--json")
    assert (ran.code, ran.codes) == (1, codes)


@pytest.mark.parametrize(("entry", "code"), [
    ("{nazwa: laptopy, netto: 100, vat: 23}", "P044"),
    ("{nazwa: laptop, ilosc: 1, netto: 100}", "P045"),
    ("{nazwa: 2 laptopy, ilosc: 3}", "P046"),
])  # fmt: skip
def test_what_is_left_open_is_a_warning_at_its_entry(diagnoza: Diagnoza, purchases: Any, entry: str, code: str) -> None:
    path = purchases(f"zakupy:\n  - {entry}\n")
    ran = diagnoza("plan", "--lista", path, "--program", "cyfrowa-gmina", "--json")
    assert ran.code == 0
    assert [(p["code"], p["line"]) for p in ran.json["problems"] if p["code"] == code] == [(code, 2)]


def test_day_outside_the_programme_is_never_eligible(diagnoza: Diagnoza, purchases: Any) -> None:
    path = purchases("zakupy: [{nazwa: laptop, data: 2019-01-01}, {nazwa: laptop, data: 2023-10-01}]")
    ran = diagnoza("plan", "--lista", path, "--program", "cyfrowa-gmina", "--json")
    assert [line["status"] for line in ran.json["lines"]] == ["ineligible", "unclear"]
    assert all(line["eligibility"][0]["source"] for line in ran.json["lines"])
    assert "(2clickportal.pl, opis programu, do potwierdzenia)" in " ".join(ran.err.split())


@pytest.mark.parametrize(("entry", "status"), [
    ("laptopy dla urzędu i szkół", "eligible"),
    ("pakiety biurowe dla urzędu", "eligible"),
    ("pakiety biurowe dla szkół", "unclear"),
    ("pakiety biurowe dla urzędu i szkół", "unclear"),
])  # fmt: skip
def test_status_is_of_the_kind_of_unit_and_of_several_only_where_they_agree(
    diagnoza: Diagnoza, purchases: Any, entry: str, status: str
) -> None:
    ran = diagnoza("plan", "--lista", purchases(f"zakupy: [{entry}]"), "--program", "cyfrowa-gmina", "--json")
    line = ran.json["lines"][0]
    assert (line["match"]["decided"], line["status"]) == (True, status)
    assert line["for"] == [a for a, word in (("urzad", "urzędu"), ("szkola", "szkół")) if word in entry]


@pytest.mark.parametrize("option", [["--budzet", "1000"], ["--pomin", "laptop"], ["--niejasne"]])
def test_options_of_the_plan_do_not_go_with_a_list(diagnoza: Diagnoza, purchases: Any, option: list[str]) -> None:
    ran = diagnoza("plan", "--lista", purchases("zakupy: [laptop]"), *option)
    assert ran.code == 2
    assert "--lista" in ran.err


def test_plan_without_a_sheet_and_a_list_asks_for_the_sheet(diagnoza: Diagnoza) -> None:
    ran = diagnoza("plan")
    assert ran.code == 2
    assert "Brakuje argumentu ARKUSZ" in ran.err


def test_a_brand_without_lub_rownowazny_is_told_at_its_entry(diagnoza: Diagnoza, purchases: Any) -> None:
    path = purchases("zakupy:\n  - 2 serwery\n  - 3 laptopy Dell\n  - 3 laptopy Dell lub równoważne\n")
    ran = diagnoza("plan", "--lista", path, "--program", "cyfrowa-gmina", "--json")
    told = [problem for problem in ran.json["problems"] if problem["code"] == "P061"]
    assert [(problem["line"], "Dell" in problem["message"]) for problem in told] == [(3, True)]
