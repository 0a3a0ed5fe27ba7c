"""`plan`: options, amounts as people type them, variants."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diagnoza.cli.optional_value import _NAMED
from diagnoza.planning import NAMED

Diagnoza = Callable[..., Any]


@pytest.fixture
def plan(diagnoza: Diagnoza, folder: Path, sheet: Path) -> Diagnoza:
    """`plan` of the sheet over the small bank: two t-nas at 2 460 zł close t-brak, one more at 1 230 zł is a wish."""
    return lambda *options: diagnoza("plan", sheet, "--katalog", folder, *options)


def chosen(ran: Any) -> list[tuple[str, str]]:
    """(item, basis) of what is bought."""
    return [(line["item"], line["basis"]) for line in ran.json["lines"] if line["chosen"]]


@pytest.mark.parametrize(
    ("typed", "budget"),
    [
        ("150000", "150000.00"),
        ("150 000", "150000.00"),
        ("150\u00a0000,50", "150000.50"),
        ("150000.5", "150000.50"),
        ("1230 zł", "1230.00"),
        ("0", "0.00"),
    ],
)
def test_amount_is_read_as_people_type_it(plan: Diagnoza, typed: str, budget: str) -> None:
    ran = plan("--budzet", typed, "--json")
    assert (ran.code, ran.json["budget"], ran.json["budget_source"]) == (0, budget, "--budzet")


@pytest.mark.parametrize("option", ["--budzet", "--rezerwa", "--warianty"])
@pytest.mark.parametrize("typed", ["1.2.3", "1.234", "1e9", "12tys"])
def test_amount_that_is_none_is_told_with_its_option(plan: Diagnoza, option: str, typed: str) -> None:
    ran = plan(option, typed, "--json")
    assert (ran.code, ran.codes) == (1, ["P029"])
    assert option in ran.json["problems"][0]["message"]


def test_negative_amount_is_told(plan: Diagnoza) -> None:
    assert plan("--budzet=-5", "--json").codes == ["P029"]


def test_unknown_items_and_programmes_are_told_together(plan: Diagnoza) -> None:
    ran = plan("--uwzglednij", "t-nass", "--pomin", "zz", "--program", "nic", "--budzet", "x", "--json")
    assert (ran.code, sorted(ran.codes)) == (1, ["P027", "P027", "P028", "P029"])
    assert "t-nas" in ran.json["problems"][1]["hint"] + ran.json["problems"][2]["hint"]


def test_budget_is_kept_and_what_binds_is_named(plan: Diagnoza) -> None:
    ran = plan("--budzet", "2500", "--json")
    assert chosen(ran) == [("t-nas", "finding")]
    assert (ran.json["limit"], ran.json["limited_by"]) == ("2500.00", "budzet")
    assert [line["not_chosen"] for line in ran.json["lines"] if not line["chosen"]] == ["alternative", "money"]
    assert "z 2 500,00 zł (podany budżet)" in ran.err.replace("\u00a0", " ")
    grant = plan("--rezerwa", "147500", "--json")
    assert (grant.json["limit"], grant.json["limited_by"]) == ("2500.00", "grant")


def test_next_step_is_said_in_a_sentence(plan: Diagnoza) -> None:
    ran = plan("--budzet", "100", "--json")
    assert ran.json["next_step"] == {
        "gross": "2460.00",
        "missing": "2360.00",
        "missing_with_own_needs": "2360.00",
        "weight": 16,
        "findings": ["t-brak"],
        "reopened": [],
        "items": ["t-nas"],
        "dropped": [],
    }
    said = " ".join(ran.err.replace("\u00a0", " ").split())
    assert "Za dodatkowe 2 460,00 zł brutto usuniesz jeszcze 1 ustalenie: Brak kopii. Trzeba dokupić: Serwer" in said


def test_forced_item_above_the_budget_ends_with_1(plan: Diagnoza) -> None:
    ran = plan("--budzet", "100", "--uwzglednij", "t-nas", "--json")
    assert ran.code == 1
    assert "P025" in ran.codes


def test_omitted_item_says_so(plan: Diagnoza) -> None:
    ran = plan("--pomin", "t-nas", "--json")
    assert {line["not_chosen"] for line in ran.json["lines"] if line["item"] == "t-nas"} == {"omitted"}


# Variants


def test_value_left_out_means_the_same_on_both_sides() -> None:
    assert _NAMED == NAMED


def test_variants_stand_beside_each_other(plan: Diagnoza) -> None:
    ran = plan("--warianty", "--json")
    assert ran.code == 0
    shown = [(v["name"], v["limit"], v["total"]["gross"], v["critical_closed"]) for v in ran.json["variants"]]
    assert shown == [
        ("minimum", "150000.00", "0.00", 0),  # t-brak is critical as computed, but the auditor made it „wysoka”
        ("zalecany", "150000.00", "3690.00", 0),
        ("pełny", None, "3690.00", 0),
    ]
    for word in ("minimum", "zalecany", "pełny", "Wynik: dolna granica"):
        assert word in ran.err


def test_variants_of_amounts(plan: Diagnoza, folder: Path, sheet: Path, diagnoza: Diagnoza) -> None:
    for typed in ("2460,100", "2460;100,00", "100, 2 460"):
        ran = plan("--warianty", typed, "--json")
        shown = [(v["limit"], v["removed_weight"]) for v in ran.json["variants"]]
        assert shown == [("100.00", 0), ("2460.00", 16)], typed
    before = diagnoza("plan", "--warianty", "100", sheet, "--katalog", folder, "--json")
    assert [v["limit"] for v in before.json["variants"]] == ["100.00"]


@pytest.mark.parametrize("option", [("--warianty", ","), ("--warianty=",), ("--warianty", ""), ("--warianty= ; ",)])
def test_variants_of_no_amount_are_told(plan: Diagnoza, option: tuple[str, ...]) -> None:
    ran = plan(*option, "--json")
    assert (ran.code, ran.codes) == (1, ["P029"])
    assert "--warianty: nie podano żadnej kwoty" in ran.json["problems"][0]["message"]


def test_sheet_after_the_option_is_no_amount(diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path) -> None:
    dated = tmp_path / "2022-arkusz.yaml"
    dated.write_text(sheet.read_text(encoding="utf-8"), encoding="utf-8")
    for path in (sheet, dated):
        ran = diagnoza("plan", "--warianty", path, "--katalog", folder, "--json")
        assert [v["name"] for v in ran.json["variants"]] == ["minimum", "zalecany", "pełny"]


def test_curve_begins_with_what_is_free_and_ends_with_all(plan: Diagnoza) -> None:
    ran = plan("--krzywa", "--json")
    assert [(p["total"]["gross"], p["removed_weight"]) for p in ran.json["curve"]] == [("0.00", 0), ("2460.00", 16)]
    assert ran.json["variants"] == []
    assert "100 %" in ran.err.replace("\u00a0", " ")


def test_tables_fit_eighty_columns(process: Diagnoza) -> None:
    """The widest sums of the examples, at the width of an old terminal: nothing is cut, no line runs over."""
    example = Path(__file__).parents[2] / "examples" / "gmina-z-jednostkami"
    ran = process("plan", *sorted(example.glob("*.yaml")), "--warianty", "--krzywa", COLUMNS="80", timeout=90)
    tables = ran.out[ran.out.index("Warianty planu") :]
    assert "…" not in tables
    assert max(len(line.rstrip()) for line in tables.splitlines() if " z " in line and "%" in line) <= 80
