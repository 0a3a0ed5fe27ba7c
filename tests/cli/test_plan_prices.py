"""`plan --ceny`, `--wycena` and `--pytaj-o-ceny`, as a user gives them."""

from __future__ import annotations

import html
import re
import sys
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest

from cli.conftest import Diagnoza, Ran
from diagnoza import planning
from diagnoza.pricing import given_prices

PRICE = "sposob: trzy zapytania o cenę, data: 2022-06-01"


@pytest.fixture
def sheet_of_two(sheet: Path) -> Path:
    """t-nas has a price in the sheet; t-usluga, which the head wants, has none."""
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(
        text.replace("uzasadnienie: stary}", "uzasadnienie: stary}, {item: t-usluga, ilosc: 2, uzasadnienie: pilne}"),
        "utf-8",
    )
    return sheet


def unit_net(ran: Ran, item: str) -> set[Decimal | None]:
    """What one piece costs in each line of the item."""
    lines = [line for line in ran.json["lines"] if line["item"] == item]
    return {Decimal(line["net"]) / line["quantity"] if line["net"] else None for line in lines}


def test_prices_of_the_file_stand_above_those_of_the_sheet(
    diagnoza: Diagnoza, sheet_of_two: Path, folder: Path, tmp_path: Path
) -> None:
    """The sheet says 1000.00 for t-nas."""
    ceny = tmp_path / "ceny.yaml"
    ceny.write_text(f'ceny:\n  t-nas: {{netto: "7.00", vat: 8, {PRICE}}}\n', encoding="utf-8")
    plan = ("plan", sheet_of_two, "--katalog", folder, "--json")
    before, after = diagnoza(*plan), diagnoza(*plan, "--ceny", ceny)
    assert (unit_net(before, "t-nas"), unit_net(after, "t-nas")) == ({Decimal(1000)}, {Decimal(7)})
    assert (unit_net(after, "t-usluga"), after.json["complete"]) == ({None}, False)
    assert "P001" in after.codes


def test_old_price_is_warned_of(diagnoza: Diagnoza, sheet_of_two: Path, folder: Path, tmp_path: Path) -> None:
    """The diagnosis ended on 8 June 2022; three months before it a price is stale."""
    ceny = tmp_path / "ceny.yaml"
    for day, stale in (("2022-02-01", True), ("2022-04-01", False)):
        ceny.write_text(f'ceny: {{t-nas: {{netto: "7.00", vat: 8, sposob: oferta, data: {day}}}}}\n', encoding="utf-8")
        ran = diagnoza("plan", sheet_of_two, "--katalog", folder, "--json", "--ceny", ceny)
        assert ("P005" in ran.codes) == stale


def test_fault_of_a_price_file_stops_the_plan_with_its_place(
    diagnoza: Diagnoza, sheet: Path, folder: Path, tmp_path: Path
) -> None:
    ceny = tmp_path / "ceny.yaml"
    ceny.write_text('ceny:\n  t-nsa: {netto: "7.00", vat: 8}\n  t-nas: {netto: "7.00"}\n', encoding="utf-8")
    ran = diagnoza("plan", sheet, "--katalog", folder, "--json", "--ceny", ceny, "--budzet", "dużo")
    assert ran.code == 1
    assert {(p["code"], p["line"]) for p in ran.json["problems"]} == {("P027", 2), ("A002", 3), ("P029", 0)}


def test_list_written_filled_and_given_back_prices_the_plan(
    diagnoza: Diagnoza, sheet_of_two: Path, folder: Path, tmp_path: Path
) -> None:
    wycena = tmp_path / "wycena.yaml"
    plan = ("plan", sheet_of_two, "--katalog", folder)
    ran = diagnoza(*plan, "--wycena", wycena)
    assert ran.code == 0
    assert "(2 pozycje)" in ran.out.replace("\u00a0", " ")
    empty = wycena.read_text(encoding="utf-8")
    filled = (
        empty.replace("netto:", 'netto: "3.00"').replace("vat:", "vat: zw").replace("\ndata:", "\ndata: 2022-06-01")
    )
    wycena.write_text(filled.replace("wykonawca:", "wykonawca: Firma"), encoding="utf-8")
    priced = diagnoza(*plan, "--ceny", wycena, "--json")
    assert unit_net(priced, "t-nas") == unit_net(priced, "t-usluga") == {Decimal(3)}
    assert "P001" not in priced.codes


@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_list_tells_nothing_of_the_office_but_its_name(
    diagnoza: Diagnoza, sheet_of_two: Path, folder: Path, tmp_path: Path, suffix: str
) -> None:
    """No finding, measure, answer, note, reason, own estimate, grant or person leaves with it."""
    wycena = tmp_path / f"wycena{suffix}"
    assert diagnoza("plan", sheet_of_two, "--katalog", folder, "--wycena", wycena).code == 0
    if suffix == ".xlsx":
        with ZipFile(wycena) as book:
            text = html.unescape("".join(book.read(name).decode("utf-8") for name in book.namelist()))
    else:
        text = wycena.read_text(encoding="utf-8")
    assert "Urząd Próbny" in text
    assert "Serwer plików" in text
    secrets = (
        "Brak kopii",
        "Kopii nie ma",
        "Wdrożyć",
        "Zażółć",
        "stary",
        "pilne",
        "1000.00",
        "150000",
        "Ewa",
        "Próba",
        "niezgodn",
    )
    assert [secret for secret in secrets if secret in text] == []
    assert not re.search(r"ustaleni|zaleceni|diagnoz[ay] cyber", text, re.IGNORECASE)


def test_list_replaces_nothing_without_leave_and_never_an_input(
    diagnoza: Diagnoza, sheet: Path, folder: Path, tmp_path: Path
) -> None:
    wycena = tmp_path / "wycena.xlsx"
    plan = ("plan", sheet, "--katalog", folder, "--json")
    assert diagnoza(*plan, "--wycena", wycena).code == 0
    first = wycena.read_bytes()
    assert diagnoza(*plan, "--wycena", wycena).codes == ["F004"]
    assert diagnoza(*plan, "--wycena", wycena, "--nadpisz").code == 0
    assert wycena.read_bytes() == first
    assert diagnoza(*plan, "--wycena", sheet, "--nadpisz").codes == ["F007"]
    assert diagnoza(*plan, "--wycena", wycena, "--ceny", wycena, "--nadpisz").codes == ["F007"]
    assert diagnoza(*plan, "--wycena", tmp_path / "wycena.pdf").codes == ["F006"]


def test_plan_that_buys_nothing_has_no_list(diagnoza: Diagnoza, sheet: Path, folder: Path, tmp_path: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    good = (
        text[: text.index("odpowiedzi:")]
        + "odpowiedzi: {t-kopie-sa: tak, t-kopie-test: 2022-06-01, t-nosniki: [dysk, chmura], t-liczba: 5}\n"
    )
    sheet.write_text(good, encoding="utf-8")
    ran = diagnoza("plan", sheet, "--katalog", folder, "--json", "--wycena", tmp_path / "w.yaml")
    assert (ran.code, ran.codes) == (1, ["P035"])
    assert not (tmp_path / "w.yaml").exists()


def test_asking_needs_a_terminal_and_writes_nothing_without(
    diagnoza: Diagnoza, sheet: Path, folder: Path, tmp_path: Path
) -> None:
    ran = diagnoza("plan", sheet, "--katalog", folder, "--pytaj-o-ceny", tmp_path / "ceny.yaml")
    assert ran.code == 5
    assert "--wycena" in ran.err
    assert list(tmp_path.glob("ceny*")) == []
    assert diagnoza("plan", sheet, "--katalog", folder, "--pytaj-o-ceny", "c.yaml", "--json").code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal of POSIX")
def test_prices_typed_in_a_terminal_are_kept_in_a_price_file_and_in_the_plan(
    sheet_of_two: Path, folder: Path, tmp_path: Path
) -> None:
    """A second run asks for nothing more; the sheet is not touched; the file's older prices stay."""
    from support.terminal import PROGRAM, Terminal

    before = sheet_of_two.read_bytes()
    ceny = tmp_path / "ceny.yaml"
    ceny.write_text(f'# moje ceny\nceny: {{t-nas: {{netto: "5.00", vat: 5, {PRICE}}}}}\n', encoding="utf-8")
    command = [*PROGRAM, "plan", sheet_of_two, "--katalog", folder, "--pytaj-o-ceny", ceny]
    with Terminal(command, columns=120) as terminal:
        assert terminal.type("12,30", "23%", "", "oferta").last("1.06.2022") == 0
        assert "Przechowywanie" in terminal.text
        assert "30,26\u00a0zł" in terminal.text  # 2 × 12.30 net, 24.60 + 5.66
    assert 't-usluga: {netto: "12.30", vat: 23, sposob: oferta, data: 2022-06-01}' in ceny.read_text(encoding="utf-8")
    assert "5.00" in ceny.read_text(encoding="utf-8")
    assert "# moje ceny" in ceny.with_name("ceny.yaml.bak").read_text(encoding="utf-8")
    with Terminal(command) as terminal:
        assert terminal.end() == 0
        assert "Cena netto" not in terminal.text
    assert sheet_of_two.read_bytes() == before


def test_price_file_is_read_once_for_all_that_is_made_of_it(
    diagnoza: Diagnoza, sheet_of_two: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plan, variants, curve and decision: a file that changed between two readings would give them different prices."""
    ceny = tmp_path / "ceny.yaml"
    ceny.write_text(f'ceny: {{t-nas: {{netto: "900.00", vat: 23, {PRICE}}}}}', "utf-8")
    readings = []
    monkeypatch.setattr(planning, "given_prices", lambda *given: readings.append(given) or given_prices(*given))
    made = ("--warianty", "--krzywa", "--zapisz-wariant", "zalecany", "--stanowisko", "Wójt")
    ran = diagnoza("plan", sheet_of_two, "--katalog", folder, "--ceny", ceny, *made)
    assert ran.code == 0, ran.err
    assert len(readings) == 1
