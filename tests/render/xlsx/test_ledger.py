"""The plan as a workbook: values equal to the plan's to the grosz, formulas that add up again, texts that stay texts."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from diagnoza import wording
from diagnoza.answers.source import Price
from diagnoza.files.content import shipped
from diagnoza.pipeline import Case, open_case
from diagnoza.plan.build import build_plan
from diagnoza.plan.model import Plan
from diagnoza.plan.options import PlanOptions
from diagnoza.render.xlsx.book import ledger_workbook
from diagnoza.report.account import account
from diagnoza.report.ledger.build import build_ledger
from diagnoza.report.ledger.model import Formula
from diagnoza.report.opening import NOTICE
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


@pytest.fixture(scope="module")
def odd() -> bytes:
    """Prices that end in any grosz, of which 87 % of the VAT is eligible."""
    case = open_case([shipped("examples") / "miasto-przykladowe" / "arkusz.yaml"])
    items = case.evaluations[0].definition.bank.items.values()
    prices = {
        item: Price.model_validate(
            {"netto": f"{100 + 7 * number}.{number * 37 % 100:02}", "vat": ("23", "8", "5", "zw")[number % 4]}
        )
        for number, item in enumerate(items)
    }
    plan = build_plan(case.evaluations, PlanOptions(prices=prices, budget=10**9))
    return ledger_workbook(build_ledger(case.evaluations, plan))


def read(data: bytes) -> dict[str, Rows]:
    """What is seen, row by row."""
    book = load_workbook(BytesIO(data), data_only=True)
    return {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}


def table(rows: Rows, first: str) -> tuple[list[Any], Rows]:
    """The head that begins with this word, and the rows up to that of the total or an empty one."""
    place = next(index for index, row in enumerate(rows) if row[0] == first)
    body = rows[place + 1 :]
    end = next((index for index, row in enumerate(body) if str(row[0] or row[1]).startswith("Razem")), None)
    return rows[place], list(_until_empty(body)) if end is None else body[: end + 1]


def titled(rows: Rows, title: str) -> Rows:
    """What stands under this title, up to an empty row."""
    place = next(index for index, row in enumerate(rows) if str(row[0]).startswith(title))
    return list(_until_empty(rows[place + 1 :]))


def _until_empty(rows: Rows) -> Iterator[list[Any]]:
    for row in rows:
        if not any(row):
            return
        yield row


def grosze(value: Any) -> int:
    return int(Decimal(str(value or 0)) * 100)


def test_sheets_stand_in_their_order(rows: dict[str, Rows]) -> None:
    assert list(rows) == SHEETS


def test_lines_sum_to_the_totals_to_the_grosz(rows: dict[str, Rows], plan: Plan) -> None:
    """Σ of the bought lines = the last row = the plan's totals, on both sheets; net + VAT = gross in every line."""
    bought = sum(line.is_chosen for line in plan.lines)
    for name in ("Podsumowanie", "Plan"):
        head, body = table(rows[name], "Lp.")
        places = [head.index(amount) for amount in AMOUNTS]
        lines = [row for row in body if isinstance(row[0], int)]
        assert [row[0] for row in lines] == list(range(1, bought + 1))
        sums = [sum(grosze(row[place]) for row in lines) for place in places]
        assert sums == [plan.total.net, plan.total.gross - plan.total.net, plan.total.gross, plan.total.eligible]
        assert [grosze(body[-1][place]) for place in places] == sums
        for row in lines:
            net, vat, gross = (grosze(row[place]) for place in places[:3])
            assert net + vat == gross


def test_groups_of_the_summary_add_up_and_come_with_the_account(rows: dict[str, Rows], plan: Plan) -> None:
    head, body = table(rows["Podsumowanie"], "Lp.")
    gross = head.index("Brutto")
    groups = {row[1]: grosze(row[gross]) for row in body if row[1] in wording.BASIS_GROUP.values()}
    assert sum(groups.values()) == plan.total.gross
    own = sum(line.cost.gross for line in plan.lines if line.is_chosen and line.basis == "wish" and line.cost)
    assert groups["Potrzeby własne"] == own
    told = [(row[0], grosze(row[3])) for row in titled(rows["Podsumowanie"], "Środki")]
    assert told == [(entry.what, entry.amount) for entry in account(plan)]


def test_every_line_of_the_plan_has_a_row(rows: dict[str, Rows], plan: Plan) -> None:
    """First what is bought in the order of the summary, under its total the rest, each with why it is not bought."""
    head, bought = table(rows["Plan"], "Lp.")
    left = titled(rows["Plan"], "Poza planem")
    assert (len(bought) - 1, len(left)) == (
        sum(x.is_chosen for x in plan.lines),
        sum(not x.is_chosen for x in plan.lines),
    )
    told = [dict(zip(head, row, strict=True)) for row in (*bought[:-1], *left)]
    for line in plan.lines:
        row = next(
            row
            for row in told
            if str(row["Pozycja"]).startswith(line.item.name)
            and (row["Ilość"], row["Posiadane"]) == (line.quantity, line.owned)
            and row["Podstawa"].startswith(wording.BASIS[line.basis])
            and all(finding.title.rstrip("…") in (row["Ustalenia"] or "") for finding in line.findings)
        )
        assert row["Potrzebne"] == line.quantity + line.owned
        assert row["Status w programie"].rstrip("*") == wording.STATUS[line.status]
        assert row["Klasyfikacja budżetowa"] is None
        if line.cost is not None and line.quantity:
            assert grosze(row["Cena netto za j.m."]) * line.quantity == line.cost.net
            assert row["Stawka VAT"] in (0.23, 0.08, 0.05, 0, "zwolnione", "nie podlega")
            assert isinstance(row["Data szacowania"], datetime)
    assert all(row["W planie albo dlaczego nie"] != "w planie" for row in told[len(bought) - 1 :])


def test_sums_by_area_category_kind_unit_and_year_are_the_total(rows: dict[str, Rows], plan: Plan) -> None:
    for first in ("Obszar", "Kategoria", "Rodzaj", "Rok", "Klasyfikacja", "Jednostka"):
        head, (*groups, total) = table(rows["Sumy"], first)
        assert total[0] == "Razem"
        for place in range(1, len([title for title in head if title])):
            if head[place] in AMOUNTS:
                assert sum(grosze(row[place]) for row in groups) == grosze(total[place])
        assert grosze(total[head.index("Brutto")]) == plan.total.gross
    yearly = [row[0] for row in titled(rows["Sumy"], "Koszty roczne")[1:]]
    assert yearly == list(dict.fromkeys(line.item.name for line in by_group(plan) if line.item.yearly_cost)), (
        "only what is bought"
    )


def by_group(plan: Plan) -> list[Any]:
    return [line for basis in wording.BASIS_GROUP for line in plan.lines if line.is_chosen and line.basis == basis]


def test_own_needs_have_the_end_of_the_project_for_a_year(rows: dict[str, Rows]) -> None:
    years = [row[0] for row in table(rows["Sumy"], "Rok")[1]]
    assert "Potrzeby własne: rok wskaże urząd, najpóźniej 2026 (koniec projektu 30.06.2026)" in years


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
    _, first, second, total = titled(told["Sumy"], "Koszty roczne")
    assert (first[2], second[2], total[2]) == (30.03, "kwota do ustalenia", 30.03)


def test_orders_are_held_against_the_thresholds(rows: dict[str, Rows], plan: Plan) -> None:
    """77 870.00 net planned and 26 445.00 gross spent on services: above 80 000 together, below the threshold of the law."""
    head, (*groups, total) = table(rows["Zamówienia"], "Rodzaj zakupu")
    rule = next(place for place, title in enumerate(head) if "konkurencyjności" in str(title))
    for row in groups:
        assert grosze(row[2]) + grosze(row[3]) == grosze(row[4])
        is_coded = "bez przypisanego kodu" not in row[0]
        assert (row[rule] == "OSIĄGNIĘTY") == (is_coded and grosze(row[4]) >= 80_000_00)
    services = "Usługi bez przypisanego kodu CPV: podobieństwo ocenia zamawiający"
    judged = {row[0]: row[1] for row in groups if row[rule] == "do oceny"}
    assert services in judged
    services = judged[services]
    assert services.endswith("(opłacone); Diagnoza cyberbezpieczeństwa (zaangażowane)")
    assert sum(grosze(row[2]) for row in groups) == grosze(total[2]) == plan.total.net
    _, sources = table(rows["Zamówienia"], "Próg")
    assert [(grosze(row[2]), row[3]) for row in sources] == [
        (130_000_00, "nie ustalono"), (170_000_00, datetime(2026, 1, 1)), (80_000_00, "nie ustalono")
    ]  # fmt: skip
    text = " ".join(str(row[0]) for row in rows["Zamówienia"][:6])
    assert "zamówienia nie wolno dzielić" in text


def test_requirements_are_of_what_is_bought_and_findings_are_not_told(rows: dict[str, Rows], plan: Plan) -> None:
    """Each bought item once with the quantity of all its lines; what is needed too stands apart."""
    counts: dict[str, int] = {}
    for line in by_group(plan):
        counts[line.item.name] = counts.get(line.item.name, 0) + line.quantity
    units = {line.item.name: line.item.unit for line in plan.lines}
    _, body = table(rows["OPZ"], "Lp.")
    assert {row[1]: row[2] for row in body} == {name: wording.counted(n, units[name]) for name, n in counts.items()}
    first = by_group(plan)[0].item
    assert [row[3] for row in body if row[1] == first.name] == list(first.requirements)
    apart = {row[1] for row in titled(rows["OPZ"], "Poza planem")}
    assert apart == {
        line.item.name for line in plan.lines if line.is_needed and not line.is_chosen and line.state == "certain"
    }
    text = "\n".join(str(value) for row in rows["OPZ"] for value in row)
    assert not any(finding.title in text for line in plan.lines for finding in line.findings)


def test_several_units_are_told_apart(rows: dict[str, Rows]) -> None:
    """The head explains the short names, which stand behind the items."""
    for name in SHEETS[:4]:
        assert rows[name][1][0].startswith("Jednostki: urząd – Urząd Gminy w Niebywałej; OPS – ")
    names = [str(row[1]) for row in table(rows["Podsumowanie"], "Lp.")[1]]
    assert "Menedżer haseł dla urzędu (urząd 28, OPS 9, szkoła 31)" in names
    assert "Zasilacz awaryjny do serwerowni (urząd)" in names


def test_without_a_programme_no_column_is_of_one(small: Small) -> None:
    small.file("bank/purchases.yaml", "- {id: x, name: X, kind: wnip, unit: licencja}")
    definition = small.area("a", "questions: [{id: p, text: Czy?, kind: text}]\n").definition()
    rest = 'potrzeby_wlasne: [{item: x, ilosc: 2, uzasadnienie: u}]\nceny_szacunkowe: {x: {netto: "1.01", vat: 23}}\n'
    evaluation = small.evaluate(definition, "{p: x}", rest)
    told = read(ledger_workbook(build_ledger([evaluation], build_plan([evaluation]))))
    heads = [value for rows in told.values() for row in rows for value in row if value]
    assert not {"Koszt kwalifikowalny", "Status w programie", "Obszar", "bez programu"} & set(map(str, heads))
    head, (line, *_) = table(told["Plan"], "Lp.")
    assert [line[head.index(title)] for title in ("Ilość", "J.m.", "Brutto")] == [2, "licencje", 2.48]


def test_the_same_plan_is_the_same_file_and_both_validators_take_it(
    case: Case, plan: Plan, data: bytes, tmp_path: Path
) -> None:
    assert ledger_workbook(build_ledger(case.evaluations, plan)) == data
    path = tmp_path / "plan.xlsx"
    path.write_bytes(data)
    assert [*audit_errors(path), *sdk_errors(path)] == []


def test_formulas_come_to_what_they_show_and_add_up_after_a_change(
    data: bytes, plan: Plan, odd: bytes, tmp_path: Path
) -> None:
    """LibreOffice, given the formulas without their values, finds the same ones; after a price rises and a classification
    is typed, every sum has the new amount.
    """
    (tmp_path / "plan.xlsx").write_bytes(_without_values(data))
    (tmp_path / "odd.xlsx").write_bytes(_without_values(odd))
    book: Any = load_workbook(BytesIO(data))
    row = _head(book["Plan"], "Lp.") + 1
    book["Plan"].cell(row, 5).value = 5000
    book["Plan"].cell(row, 13).value = "6060"
    book["Sumy"].cell(_head(book["Sumy"], "Klasyfikacja") + 1, 1).value = "6060"
    book.save(tmp_path / "changed.xlsx")
    names = ("plan", "odd", "changed")
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
         "--outdir", tmp_path / "lo", *(tmp_path / f"{name}.xlsx" for name in names)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    found, odd_found, again = (read((tmp_path / "lo" / f"{name}.xlsx").read_bytes()) for name in names)
    for shown, calculated in ((read(data), found), (read(odd), odd_found)):
        for name, sheet in shown.items():
            assert _rounded(sheet) == _rounded(calculated[name])
    line = by_group(plan)[0]
    dearer = plan.total.gross - line.cost.gross + line.quantity * 6150_00
    assert grosze(table(again["Podsumowanie"], "Lp.")[1][-1][6]) == dearer
    left = {row[0]: grosze(row[3]) for row in titled(again["Podsumowanie"], "Środki")}["Pozostaje po zakupach"]
    assert plan.limit is not None
    assert left == plan.limit - plan.total.eligible - (dearer - plan.total.gross)
    _, classified = table(again["Sumy"], "Klasyfikacja")
    assert [grosze(row[2]) for row in classified if row[0]] == [
        line.quantity * 6150_00, dearer - line.quantity * 6150_00, dearer
    ]  # fmt: skip


def _head(sheet: Any, first: str) -> int:
    """The row that begins with this word."""
    return next(cells[0].row for cells in sheet.iter_rows() if cells[0].value == first)


def _without_values(data: bytes) -> bytes:
    """The workbook with formulas that were never calculated."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name.startswith("xl/worksheets/"):
                part = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", part)
            target.writestr(name, part)
    return out.getvalue()


def _rounded(rows: Rows) -> Rows:
    """Without empty cells and rows at the end of either, floats to the tenth of a grosz."""
    return [
        [round(v, 3) if isinstance(v, float) else v for v in row if v not in (None, "")] for row in rows if any(row)
    ]


def test_the_summary_is_one_page(case: Case, data: bytes) -> None:
    """Three of four kinds of examples are printed on one upright page; a case of several units may take two."""
    for name in ("gmina-przykladowa", "powiat-przykladowy", "miasto-przykladowe", "ksc-2026"):
        single = open_case([shipped("examples") / name / "arkusz.yaml"])
        book: Any = load_workbook(
            BytesIO(ledger_workbook(build_ledger(single.evaluations, build_plan(single.evaluations))))
        )
        setup = book["Podsumowanie"].page_setup
        assert (setup.orientation, setup.fitToWidth, setup.fitToHeight) == ("portrait", 1, 1), name
    book = load_workbook(BytesIO(data))
    assert len(book["Podsumowanie"].row_breaks.brk) == 1
    assert book["Podsumowanie"].page_setup.scale >= 65


def test_the_plan_is_printed_a_page_wide_and_warns_on_every_page(data: bytes) -> None:
    book: Any = load_workbook(BytesIO(data))
    sheet = book["Plan"]
    assert {name: book[name].oddHeader.center.text for name in SHEETS} == {
        **dict.fromkeys(SHEETS), "Podsumowanie": NOTICE, "Plan": NOTICE
    }  # fmt: skip
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    head = _head(sheet, "Lp.")
    assert (sheet.freeze_panes, sheet.print_title_rows) == (f"C{head + 1}", f"${head}:${head}")
    assert sheet.print_area.startswith("'Plan'!$A$1:$N$")
    assert (
        sheet["N1"].value,
        sheet.column_dimensions["N"].outlineLevel,
        sheet.column_dimensions["O"].outlineLevel,
    ) == (None, 0, 1)
    assert sheet.auto_filter.ref.startswith(f"A{head}:")


@pytest.mark.parametrize("name", SHEETS)
def test_no_text_is_cut(rows: dict[str, Rows], name: str) -> None:
    """Own findings stand with their whole first sentence in the columns of the plan."""
    if name != "Podsumowanie":  # its headline is that of the report
        assert not [value for row in rows[name] for value in row if isinstance(value, str) and "…" in value]


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
    texts = {cell.value for cell in cells if isinstance(cell.value, str) and cell.data_type == "s"}
    assert {"=1+1", "=2+2", "=4+4", "=cmd|x", "zwolnione"} <= texts
    assert any("=3+3" in text for text in texts)
    formulas = [cell.value for cell in cells if cell.data_type == "f"]
    assert not [formula for formula in formulas if re.search(r"cmd|\b[1-4]\+[1-4]\b", formula)]


def test_a_plan_without_purchases_says_so(small: Small) -> None:
    definition = small.area("a", "questions: [{id: p, text: Czy?, kind: text}]\n").definition()
    evaluation = small.evaluate(definition, "{p: x}")
    told = read(ledger_workbook(build_ledger([evaluation], build_plan([evaluation]))))
    texts = {name: " ".join(str(value) for row in rows for value in row if value) for name, rows in told.items()}
    assert "Żadna pozycja nie weszła do planu." in texts["Podsumowanie"]
    assert "Żadna pozycja nie weszła do planu." in texts["Plan"]
    assert "Plan nie zawiera zakupów." in texts["OPZ"]


def test_what_was_paid_for_is_told_with_day_and_amount() -> None:
    case = open_case([shipped("examples") / "gmina-przykladowa" / "arkusz.yaml"])
    told = read(ledger_workbook(build_ledger(case.evaluations, build_plan(case.evaluations))))
    left = {row[0]: row[3] for row in titled(told["Podsumowanie"], "Poza planem")}
    assert left[f"Opłacone ({wording.money(12_300_00)}, 30.06.2022)"] == "Diagnoza cyberbezpieczeństwa."


def test_the_head_tells_until_when_the_expenses_go() -> None:
    """The diagnosis is paid for three weeks after it ended."""
    case = open_case([shipped("examples") / "gmina-przykladowa" / "arkusz.yaml"])
    told = read(ledger_workbook(build_ledger(case.evaluations, build_plan(case.evaluations))))
    days = "Diagnoza zakończona 8 czerwca 2022 r.; wydatki według arkusza, ostatni z 30 czerwca 2022 r."
    assert wording.held_together(str(told["Plan"][2][0])).endswith(wording.held_together(days))


def test_a_decision_that_was_taken_is_told(small: Small) -> None:
    definition = small.area("a", "questions: [{id: p, text: Czy?, kind: text}]\n").definition()
    rest = 'decyzja_zakupowa: {wariant: zalecany, budzet: "100.00", stanowisko: Wójt}\n'
    evaluation = small.evaluate(definition, "{p: x}", rest)
    told = read(ledger_workbook(build_ledger([evaluation], build_plan([evaluation]))))
    brief = {row[0]: row[2] for row in titled(told["Podsumowanie"], "W skrócie")}
    assert brief["Decyzja"].startswith("wariant zalecany, do 100,00")


def test_orders_of_two_own_needs_alike_are_of_two_rows(small: Small) -> None:
    """The same thing wished twice: each amount is added from its own row, so that a changed price counts once."""
    small.file("bank/purchases.yaml", "- {id: znana, name: Znana, kind: usluga, unit: szt.}\n")
    definition = small.area("a", "questions: [{id: p, text: Czy?, kind: text}]\n").definition()
    rest = """
        potrzeby_wlasne: [{item: znana, uzasadnienie: u}, {item: znana, uzasadnienie: u}]
        ceny_szacunkowe: {znana: {netto: "5.00", vat: 23}}
        """
    case = [small.evaluate(definition, "{p: x}", rest)]
    ledger = build_ledger(case, build_plan(case))
    [orders] = [sheet for sheet in ledger.sheets if sheet.name == "Zamówienia"]
    net = orders.tables[0].rows[0][2]
    assert isinstance(net, Formula)
    assert [(cells.first, cells.last) for cells in net.cells] in ([(0, 1)], [(0, 0), (1, 1)])
