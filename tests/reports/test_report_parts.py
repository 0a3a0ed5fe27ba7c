"""Single sentences of the report that must not say more than the sheet does."""

from __future__ import annotations

from pathlib import Path

import pytest

from diagnoza.pipeline import Case, open_case, plan_case
from diagnoza.problems import Failure
from diagnoza.render.reports import render_report
from diagnoza.report.build import build_report
from diagnoza.report.model import Report

HEAD = """\
format_arkusza: 1
kwestionariusz: cyfrowa-gmina
wersja_kwestionariusza: "2026.1"
"""
UNIT = "jednostka: {nazwa: Urząd Próbny, rodzaj: gmina, zasoby: {pracownicy: 42, stanowiska: 38}}\n"


def case(tmp_path: Path, *rests: str) -> Case:
    paths = []
    for number, rest in enumerate(rests):
        path = tmp_path / f"{number}.yaml"
        unit = "" if "jednostka:" in rest else UNIT
        path.write_text(HEAD + unit + rest, encoding="utf-8")
        paths.append(path)
    return open_case(paths)


def report(opened: Case) -> Report:
    return build_report(opened.evaluations, plan_case(opened), opened.sources)


def markdown(opened: Case) -> str:
    return render_report(report(opened), ".md", None).decode()


def codes(opened: Case) -> set[str]:
    return {problem.code for problem in (*opened.problems, *plan_case(opened).problems)}


def test_report_without_an_auditor_stays_a_draft(tmp_path: Path) -> None:
    """Design §3: a missing auditor makes a report a „projekt", whatever the status says."""
    cover = report(case(tmp_path, "status: ostateczny\nodpowiedzi: {}\n")).cover
    assert (cover.status, cover.is_draft) == ("projekt", True)


def test_validity_not_given_is_not_called_unlimited(tmp_path: Path) -> None:
    rest = "audytorzy: [{imie_nazwisko: A B, certyfikat: cisa}, {imie_nazwisko: C D, wazny_do: bezterminowo}]\nodpowiedzi: {}\n"
    shown = [auditor.valid_until for auditor in report(case(tmp_path, rest)).cover.auditors]
    assert shown == ["nie podano", "bezterminowo"]


def test_empty_sections_claim_nothing(tmp_path: Path) -> None:
    text = markdown(case(tmp_path, "odpowiedzi: {}\n"))
    assert "Oględzin nie przeprowadzono" not in text
    assert "Testów technicznych nie przeprowadzono" not in text
    assert "Oględzin nie wpisano do arkusza." in text


def test_reason_is_printed_whatever_the_answer(tmp_path: Path) -> None:
    text = markdown(case(tmp_path, "odpowiedzi: {kopie-sa: {odpowiedz: nie, uzasadnienie: powód ważny}}\n"))
    assert "powód ważny" in text


def test_overruling_of_an_act_not_asked_is_told_and_printed(tmp_path: Path) -> None:
    rest = 'odpowiedzi: {}\nzgodnosc: {kri-2024: {"19.2.12.b": {stan: spelnia, uzasadnienie: widziano wykaz}}}\n'
    opened = case(tmp_path, rest)
    assert "A074" in codes(opened)
    assert "widziano wykaz" in markdown(opened)


def test_one_of_two_acts_with_the_same_duty_is_cited(tmp_path: Path) -> None:
    """„Store both, print the one the programme uses, never mix them" (domain, the numbering trap)."""
    opened = case(tmp_path, "odpowiedzi: {kopie-sa: nie}\n")
    legal = {finding.legal for unit in report(opened).units for area in unit.areas for finding in area.findings}
    assert any("KRI 2012" in text for text in legal)
    assert not any("KRI 2024" in text for text in legal)


def test_every_act_the_findings_cite_stands_in_the_legal_basis(tmp_path: Path) -> None:
    made = report(case(tmp_path, "odpowiedzi: {}\n"))
    named = {act.short for act in made.method.acts}
    cited = {
        part.split(":")[0]
        for unit in made.units
        for area in unit.areas
        for finding in area.findings
        for part in finding.legal.split("; ")
        if ":" in part
    }
    assert cited <= named


def test_refused_measure_and_accepted_risk_buy_nothing(tmp_path: Path) -> None:
    prices = 'ceny_szacunkowe: {klucze-mfa: {netto: "100.00", vat: 23}}\n'
    answers = "odpowiedzi: {upr-mfa: nie}\n"
    bought = plan_case(case(tmp_path, answers + prices))
    refused = plan_case(case(tmp_path, answers + prices + "zalecenia: {wdrozyc-mfa: {stanowisko: nie przyjęto}}\n"))
    assert any(line.item.id == "klucze-mfa" and line.is_chosen for line in bought.lines)
    assert [line.is_chosen for line in refused.lines if line.item.id == "klucze-mfa"] == [False]


def test_units_that_contradict_each_other_are_told(tmp_path: Path) -> None:
    first = "umowa: {vat_kwalifikowalny: nie}\nodpowiedzi: {}\n"
    school = "jednostka: {id: szkola, nazwa: Szkoła, rodzaj: szkola, rola: jednostka-podlegla}\n"
    second = school + "umowa: {vat_kwalifikowalny: tak}\nodpowiedzi: {}\n"
    assert "P012" in codes(case(tmp_path, first, second))


def test_expenses_above_the_grant_leave_nothing_and_are_told(tmp_path: Path) -> None:
    rest = 'umowa: {kwota_grantu: "100000.00"}\nodpowiedzi: {}\nwydatki: [{item: laptop, brutto: "120000.00"}]\n'
    opened = case(tmp_path, rest)
    assert plan_case(opened).budget == 0
    assert "P013" in codes(opened)


def test_planned_expense_of_an_obligatory_item_is_no_purchase(tmp_path: Path) -> None:
    """Only what is paid takes the duty off the list (decision 0004)."""
    spent = 'odpowiedzi: {}\nwydatki: [{item: diagnoza, brutto: "12300.00", stan: %s}]\n'
    quantities = [
        next(line.quantity for line in plan_case(case(tmp_path, spent % state)).lines if line.item.id == "diagnoza")
        for state in ("planowane", "poniesione")
    ]
    assert quantities == [1, 0]


def test_faults_of_shape_and_of_answers_are_told_together(tmp_path: Path) -> None:
    """Design §8: all problems of a file, not the first."""
    rest = 'nieznane: 1\nceny_szacunkowe: {nas-kopie: {netto: "18 000,00", vat: 23}}\nodpowiedzi: {kopie-test: 2020-02-30}\n'
    with pytest.raises(Failure) as failure:
        case(tmp_path, rest)
    assert {problem.code for problem in failure.value.problems} >= {"A001", "A005"}
    assert len([p for p in failure.value.problems if p.code == "A005"]) == 2


def test_office_is_the_headline_whatever_order_the_sheets_are_named_in(tmp_path: Path) -> None:
    """Design §4: the office's result is the headline."""
    unit = "jednostka: {id: ops, nazwa: Ośrodek, rodzaj: ops, rola: jednostka-podlegla}\nodpowiedzi: {}\n"
    opened = case(tmp_path, unit, "odpowiedzi: {}\n")
    assert [evaluation.sheet.source.unit.id for evaluation in opened.evaluations] == ["urzad", "ops"]
    assert [section.id for section in report(opened).units] == ["urzad", "ops"]
