"""The plan as a workbook: values equal to the plan's to the grosz, texts that stay texts, a file both validators take."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from diagnoza import wording
from diagnoza.files.content import shipped
from diagnoza.pipeline import Case, open_case
from diagnoza.plan.build import build_plan
from diagnoza.plan.model import Plan
from diagnoza.render.xlsx.book import ledger_workbook
from diagnoza.report.ledger.build import CONFIDENTIAL, build_ledger
from support.small import Small
from support.validity import audit_errors, sdk_errors

SHEETS = ["Podsumowanie", "Plan", "Sumy", "Zamówienia", "OPZ"]
AMOUNTS = ("Netto", "VAT", "Brutto", "Koszt kwalifikowalny")
Rows = list[list[Any]]


@pytest.fixture(scope="module")
def case() -> Case:
    folder = shipped("examples") / "gmina-z-jednostkami"
    return open_case([folder / name for name in ("urzad.yaml", "ops.yaml", "szkola.yaml")])


@pytest.fixture(scope="module")
def plan(case: Case) -> Plan:
    return build_plan(case.evaluations)


@pytest.fixture(scope="module")
def data(case: Case, plan: Plan) -> bytes:
    return ledger_workbook(build_ledger(case.evaluations, plan))


@pytest.fixture(scope="module")
def rows(data: bytes) -> dict[str, Rows]:
    return read(data)


def read(data: bytes) -> dict[str, Rows]:
    book = load_workbook(BytesIO(data))
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}


def tables(rows: Rows) -> Iterator[tuple[list[str], Rows]]:
    """Tables of a sheet: a heading is a row whose second cell is a text, after a row without one."""
    head: list[str] | None = None
    body: Rows = []
    for row in [*rows, []]:
        filled = [value for value in row if value is not None]
        if head is None and len(filled) > 1:
            head, body = [str(value) for value in filled], []
        elif head is not None and len(filled) > 1:
            body.append(row[: len(head)])
        elif head is not None:
            yield head, body
            head = None


def grosze(value: Any) -> int:
    return int(Decimal(str(value or 0)) * 100)


def test_sheets_stand_in_their_order(rows: dict[str, Rows]) -> None:
    assert list(rows) == SHEETS


def test_lines_sum_to_the_totals_to_the_grosz(rows: dict[str, Rows], plan: Plan) -> None:
    """Σ of the chosen lines = the last row = the plan's totals; net + VAT = gross in every line."""
    for name in ("Podsumowanie", "Plan"):
        head, body = next(tables(rows[name]))
        *lines, total = body
        places = [head.index(amount) for amount in AMOUNTS]
        chosen = [row for row in lines if name == "Podsumowanie" or row[head.index("W planie")] == "tak"]
        assert len(chosen) == sum(line.is_chosen for line in plan.lines)
        sums = [sum(grosze(row[place]) for row in chosen) for place in places]
        vat = plan.total.gross - plan.total.net
        assert sums == [plan.total.net, vat, plan.total.gross, plan.total.eligible]
        assert [grosze(total[place]) for place in places] == sums
        for row in lines:
            net, vat, gross = (grosze(row[place]) for place in places[:3])
            assert net + vat == gross


def test_every_line_of_the_plan_has_a_row(rows: dict[str, Rows], plan: Plan) -> None:
    head, (*lines, _) = next(tables(rows["Plan"]))
    assert len(lines) == len(plan.lines)
    for row, line in zip(lines, plan.lines, strict=True):
        told = dict(zip(head, row, strict=True))
        assert (told["Pozycja"], told["Ilość"], told["J.m."]) == (line.item.name, line.quantity, line.item.unit)
        assert told["Rodzaj"] == wording.ITEM_KIND[line.item.kind]
        assert told["Status"] == wording.STATUS[line.status]
        assert told["Klasyfikacja budżetowa"] is None
        assert told["Potwierdzone w źródle"] == ("tak" if line.eligibility[0].verified else "nie")
        assert all(finding.title in told["Ustalenia i zalecenia"] for finding in line.findings)
        if line.cost is not None and line.quantity:
            assert grosze(told["Cena netto za j.m."]) * line.quantity == line.cost.net
            assert told["Stawka VAT"] in (0.23, 0.08, 0.05, 0, "zwolnione", "nie podlega")
            assert isinstance(told["Data szacowania"], datetime)


def test_sums_by_area_category_kind_and_year_are_the_total(rows: dict[str, Rows], plan: Plan) -> None:
    summed = {head[0]: body for head, body in tables(rows["Sumy"])}
    for first in ("Obszar", "Kategoria", "Rodzaj", "Rok"):
        *groups, total = summed[first]
        assert total[0] == "Razem"
        for place in range(1, 5):
            assert sum(grosze(row[place]) for row in groups) == grosze(total[place])
        assert [grosze(total[1]), grosze(total[3])] == [plan.total.net, plan.total.gross]
    yearly = {row[0]: row[3] for row in summed["Pozycja"]}
    assert yearly.keys() == {line.item.name for line in plan.lines if line.is_wanted and line.item.yearly_cost}
    assert set(yearly.values()) == {"kwota do ustalenia"}


def test_known_costs_after_the_project_are_summed(small: Small) -> None:
    """Three pieces at 10.01 a year are 30.03; what is not known stays to be established and in no sum."""
    small.file(
        "bank/purchases.yaml",
        """
        - {id: znana, name: Znana, kind: usluga, unit: szt., yearly_cost: true}
        - {id: nieznana, name: Nieznana, kind: usluga, unit: szt., yearly_cost: true}
        """,
    )
    definition = small.area("a", "questions: [{id: p, text: Czy?, kind: text}]\n").definition()
    rest = """
        potrzeby_wlasne: [{item: znana, ilosc: 3, uzasadnienie: u}, {item: nieznana, uzasadnienie: u}]
        ceny_szacunkowe: {znana: {netto: "5.00", vat: 23, koszt_roczny: "10.01"}, nieznana: {netto: "5.00", vat: 23}}
        """
    evaluation = small.evaluate(definition, "{p: x}", rest)
    told = read(ledger_workbook(build_ledger([evaluation], build_plan([evaluation]))))
    *_, (_, (first, second, total)) = tables(told["Sumy"])
    assert (first[3], second[3], total[3]) == (30.03, "kwota do ustalenia", 30.03)


def test_orders_are_held_against_the_thresholds(rows: dict[str, Rows], plan: Plan) -> None:
    """120 420,00 net of licences and more in other groups: above 80 000, below the threshold of the law."""
    (head, (*groups, total)), (_, sources) = tables(rows["Zamówienia"])
    rule = next(place for place, title in enumerate(head) if "konkurencyjności" in title)
    for row in groups:
        assert (row[rule] == "OSIĄGNIĘTY") == (grosze(row[2]) >= 80_000_00)
    assert sum(grosze(row[2]) for row in groups) == grosze(total[2]) == plan.total.net
    assert [grosze(row[2]) for row in sources] == [130_000_00, 170_000_00, 80_000_00]
    text = " ".join(str(row[0]) for row in rows["Zamówienia"][:4])
    assert "zamówienia nie wolno dzielić" in text


def test_requirements_stand_in_the_tender_and_findings_do_not(rows: dict[str, Rows], plan: Plan) -> None:
    wanted = [line for line in plan.lines if line.is_wanted and line.state == "certain"]
    _, body = next(tables(rows["OPZ"]))
    assert [row[3] for row in body if row[1] == wanted[0].item.name] == list(wanted[0].item.requirements)
    assert any("równoważn" in row[3] for row in body)
    text = "\n".join(str(value) for row in rows["OPZ"] for value in row)
    assert not any(finding.title in text for line in plan.lines for finding in line.findings)


def test_the_same_plan_is_the_same_file_and_both_validators_take_it(
    case: Case, plan: Plan, data: bytes, tmp_path: Path
) -> None:
    assert ledger_workbook(build_ledger(case.evaluations, plan)) == data
    path = tmp_path / "plan.xlsx"
    path.write_bytes(data)
    assert [*audit_errors(path), *sdk_errors(path)] == []


def test_libreoffice_keeps_every_value(data: bytes, rows: dict[str, Rows], tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(data)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
         "--outdir", tmp_path / "lo", path], check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    again = read((tmp_path / "lo" / "plan.xlsx").read_bytes())
    assert {name: [row for row in sheet if any(row)] for name, sheet in again.items()} == {
        name: [row for row in sheet if any(row)] for name, sheet in rows.items()
    }


def test_the_plan_prints_readably_and_warns_on_every_page(data: bytes) -> None:
    book: Any = load_workbook(BytesIO(data))
    sheet = book["Plan"]
    assert sheet.oddHeader.center.text == CONFIDENTIAL
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.page_setup.scale >= 55
    assert (sheet.freeze_panes, sheet.print_title_cols) == ("C6", "$A:$B")
    assert sheet.auto_filter.ref.startswith("A5:Z")
    assert r"\z\ł" in sheet["H6"].number_format + sheet["H7"].number_format
    assert book["Podsumowanie"].page_setup.fitToWidth == 1


def test_what_looks_like_a_formula_stays_a_text(small: Small) -> None:
    """A name, a requirement, a reason and a way of estimating that begin with „=”; a character XML can't hold."""
    small.file(
        "bank/purchases.yaml",
        """- {id: x, name: "=1+1", kind: wnip, unit: szt., requirements: ["=2+2", "_x0041_"]}""",
    )
    definition = small.area("a", "questions: [{id: p, text: Czy?, kind: text}]\n").definition()
    rest = (
        'jednostka: {nazwa: "=cmd|x", rodzaj: gmina}\npotrzeby_wlasne: [{item: x, uzasadnienie: "=3+3"}]\n'
        'ceny_szacunkowe: {x: {netto: "1.01", vat: zw, sposob: "=4+4"}}\n'
    )
    evaluation = small.evaluate(definition, "{p: x}", rest)
    written = ledger_workbook(build_ledger([evaluation], build_plan([evaluation])))
    book = load_workbook(BytesIO(written))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    texts = {cell.value for cell in cells if isinstance(cell.value, str)}
    assert {"=1+1", "=2+2", "=4+4", "zwolnione", "bez programu"} <= texts
    assert any("=3+3" in text for text in texts)


def test_a_plan_without_purchases_says_so(small: Small) -> None:
    definition = small.area("a", "questions: [{id: p, text: Czy?, kind: text}]\n").definition()
    evaluation = small.evaluate(definition, "{p: x}")
    told = read(ledger_workbook(build_ledger([evaluation], build_plan([evaluation]))))
    texts = {name: " ".join(str(value) for row in rows for value in row if value) for name, rows in told.items()}
    assert "Żadna pozycja nie weszła do planu." in texts["Podsumowanie"]
    assert "Diagnoza nie wskazuje zakupów." in texts["Plan"]
    assert "Plan nie zawiera zakupów." in texts["OPZ"]
