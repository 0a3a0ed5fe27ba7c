"""`plan --zapisz-wariant`: the decision kept in the sheet, followed by every plan, written last of all that is written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from diagnoza.deciding import decide
from diagnoza.pipeline import open_case
from diagnoza.planning import PlanRequest, asked
from diagnoza.problems import Failure

Diagnoza = Callable[..., Any]
KEEP = ("--zapisz-wariant", "zalecany", "--stanowisko", "Wójt", "--json")


@pytest.fixture
def plan(diagnoza: Diagnoza, folder: Path, sheet: Path) -> Diagnoza:
    """`plan` of the sheet over the small bank: two t-nas at 2 460 zł close t-brak, one more at 1 230 zł is a wish."""
    return lambda *options: diagnoza("plan", sheet, "--katalog", folder, *options)


def chosen(ran: Any) -> list[tuple[str, str]]:
    """(item, basis) of what is bought."""
    return [(line["item"], line["basis"]) for line in ran.json["lines"] if line["chosen"]]


def test_decision_is_kept_in_the_sheet_and_followed(plan: Diagnoza, sheet: Path) -> None:
    before = sheet.read_text(encoding="utf-8")
    ran = plan("--budzet", "2500", "--zapisz-wariant", "zalecany", "--stanowisko", "Wójt", "--json")
    assert ran.code == 0
    text = sheet.read_text(encoding="utf-8")
    assert 'decyzja_zakupowa: {wariant: zalecany, budzet: "2500.00", dnia: ' in text
    assert "stanowisko: Wójt}" in text
    assert sheet.with_name("arkusz.yaml.bak").read_text(encoding="utf-8") == before
    followed = plan("--json")
    assert (followed.json["budget"], followed.json["budget_source"]) == ("2500.00", "decyzja_zakupowa.budzet")
    assert followed.json["limited_by"] == "decyzja"
    assert chosen(followed) == chosen(ran) == [("t-nas", "finding")]


def test_full_variant_is_kept_without_a_budget(plan: Diagnoza, sheet: Path) -> None:
    assert plan("--zapisz-wariant", "pelny", "--stanowisko", "Wójt").code == 0
    assert "wariant: pełny, dnia: " in sheet.read_text(encoding="utf-8")
    followed = plan("--json")
    assert (followed.json["variant"], followed.json["limit"]) == ("pełny", None)


def test_decision_needs_a_variant_and_a_post(plan: Diagnoza, sheet: Path) -> None:
    before = sheet.read_text(encoding="utf-8")
    ran = plan("--zapisz-wariant", "zalecan", "--json")
    assert (ran.code, ran.codes) == (1, ["P070", "P071"])
    assert "zalecany" in ran.json["problems"][0]["hint"]
    assert sheet.read_text(encoding="utf-8") == before


def test_nothing_is_recommended_without_a_budget(plan: Diagnoza, sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8").replace('kwota_grantu: "150000.00", ', "")
    sheet.write_text(text, encoding="utf-8")
    ran = plan("--zapisz-wariant", "zalecany", "--stanowisko", "Wójt", "--json")
    assert (ran.code, ran.codes) == (1, ["P072"])


def test_report_prints_the_decision(
    diagnoza: Diagnoza, plan: Diagnoza, folder: Path, sheet: Path, tmp_path: Path
) -> None:
    plan("--budzet", "2500", "--zapisz-wariant", "zalecany", "--stanowisko", "Wójt Nigdzie")
    report = tmp_path / "raport.md"
    assert diagnoza("raport", sheet, "--katalog", folder, "-o", report).code == 0
    text = report.read_text(encoding="utf-8").replace("\u00a0", " ")
    assert "wariant zalecany, do 2 500,00 zł" in text
    assert "Wójt Nigdzie" in text
    open_version = tmp_path / "jawny.md"
    assert diagnoza("raport", sheet, "--katalog", folder, "-o", open_version, "--jawna").code == 0
    assert "Wójt Nigdzie" not in open_version.read_text(encoding="utf-8")


# What else was asked for


def decision(sheet: Path) -> dict[str, Any]:
    """As the sheet holds it, without its day; every scalar a text."""
    data: dict[str, Any] = yaml.load(sheet.read_text(encoding="utf-8"), yaml.BaseLoader)
    return {key: value for key, value in data["decyzja_zakupowa"].items() if key != "dnia"}


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        (("--pomin", "t-usluga"), {"pomin": ["t-usluga"]}),
        (("--uwzglednij", "Serwer plików"), {"uwzglednij": ["t-nas"]}),
        (("--niejasne",), {"niejasne": "tak"}),
        (("--program", "t-program"), {"programy": ["t-program"]}),
    ],
)
def test_all_that_was_asked_for_is_kept_and_followed(
    plan: Diagnoza, sheet: Path, options: tuple[str, ...], kept: dict[str, Any]
) -> None:
    """The plan shown with the decision, the one that follows it, and the sheet after it is decided again are the same."""
    ran = plan("--budzet", "5000", *options, *KEEP)
    assert ran.code == 0
    whole = {"wariant": "zalecany", "budzet": "5000.00", "stanowisko": "Wójt", **kept}
    assert decision(sheet) == whole
    followed = plan("--json")
    assert (followed.code, followed.json["lines"]) == (0, ran.json["lines"])
    assert plan(*KEEP).code == 0
    assert decision(sheet) == whole


def test_nothing_else_of_the_sheet_changes(plan: Diagnoza, sheet: Path) -> None:
    before = yaml.load(sheet.read_text(encoding="utf-8"), yaml.BaseLoader)
    assert plan("--pomin", "t-usluga", *KEEP).code == 0
    after = yaml.load(sheet.read_text(encoding="utf-8"), yaml.BaseLoader)
    assert after.pop("decyzja_zakupowa")["pomin"] == ["t-usluga"]
    assert after == before


def test_option_stands_in_place_of_the_list_decided(plan: Diagnoza, sheet: Path) -> None:
    plan("--pomin", "t-nas", *KEEP)
    assert not any(line["chosen"] for line in plan("--json").json["lines"] if line["item"] == "t-nas")
    assert any(
        line["chosen"] for line in plan("--pomin", "t-usluga", "--json").json["lines"] if line["item"] == "t-nas"
    )
    plan("--pomin", "t-usluga", *KEEP)
    assert decision(sheet)["pomin"] == ["t-usluga"]


def test_id_that_is_wrong_in_the_sheet_is_told_with_its_place(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8") + "decyzja_zakupowa: {wariant: minimum, pomin: [t-nass]}\n"
    sheet.write_text(text, encoding="utf-8")
    ran = diagnoza("plan", sheet, "--katalog", folder, "--json")
    (problem,) = ran.json["problems"]
    assert (ran.code, problem["code"], problem["hint"]) == (1, "A010", "może chodziło o „t-nas”?")
    assert (problem["line"], problem["column"]) == (text.count("\n"), text.splitlines()[-1].index("t-nass") + 1)


# Failures


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--wycena", "{folder}/jest.xlsx"), "F004"),
        (("--wycena", "{folder}/wycena.pdf"), "F006"),
        (("-o", "{folder}/plan.pdf"), "F006"),
        (("-o", "{folder}/jest.xlsx"), "F004"),
        (("--wycena", "{folder}/nie-ma/wycena.xlsx"), "F003"),
        (("--wycena", "{folder}/plan.xlsx", "-o", "{folder}/plan.xlsx"), "F038"),
        (("--wycena", "{folder}/../{name}/plan.xlsx", "-o", "{folder}/plan.xlsx"), "F038"),
        (("--wycena", "{folder}/arkusz.yaml", "--nadpisz"), "F007"),
        (("--warianty", "duzo"), "F001"),
        (("--warianty=duzo",), "P029"),
        (("--pomin", "nic"), "P027"),
    ],
)
def test_decision_is_not_kept_where_anything_else_is_wrong(
    plan: Diagnoza, sheet: Path, options: tuple[str, ...], code: str
) -> None:
    """Nothing is written at all: no sheet, no .bak, no list, no workbook."""
    folder = sheet.parent
    (folder / "jest.xlsx").write_bytes(b"stary")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    ran = plan(*(option.format(folder=folder, name=folder.name) for option in options), *KEEP)
    assert ran.code != 0
    assert ran.codes == [code]
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_both_wrong_outputs_are_told_at_once(plan: Diagnoza, tmp_path: Path) -> None:
    ran = plan("--wycena", tmp_path / "a.pdf", "-o", tmp_path / "b.doc", "--json")
    assert ran.codes == ["F006", "F006"]


def test_decision_is_not_kept_where_there_is_nothing_to_price(plan: Diagnoza, sheet: Path, tmp_path: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    good = "odpowiedzi: {t-kopie-sa: tak, t-kopie-test: 2022-06-01, t-nosniki: [dysk, chmura], t-liczba: 5}\n"
    sheet.write_text(text[: text.index("odpowiedzi:")] + good, encoding="utf-8")
    before = sheet.read_bytes()
    ran = plan("--wycena", tmp_path / "w.yaml", "-o", tmp_path / "p.xlsx", *KEEP)
    assert ran.codes == ["P035"]
    assert sheet.read_bytes() == before
    assert not (tmp_path / "p.xlsx").exists()


def test_decision_that_can_not_be_carried_out_is_not_kept(plan: Diagnoza, sheet: Path) -> None:
    """What must be bought costs more than there is: the plan is shown, the sheet stays."""
    before = sheet.read_bytes()
    ran = plan("--budzet", "100", "--uwzglednij", "t-nas", *KEEP)
    assert (ran.code, "P025" in ran.codes) == (1, True)
    assert "Decyzji nie zapisano" in ran.err
    assert sheet.read_bytes() == before


def test_what_was_written_before_a_failure_is_told(plan: Diagnoza, sheet: Path, tmp_path: Path) -> None:
    """The .bak of the decision can't be written where a folder has its name."""
    before = sheet.read_bytes()
    sheet.with_name("arkusz.yaml.bak").mkdir()
    ran = plan("--wycena", tmp_path / "w.yaml", "-o", tmp_path / "p.xlsx", *KEEP)
    assert (ran.code, ran.codes) == (4, ["F013"])
    assert sheet.read_bytes() == before
    said = ran.err.splitlines()
    assert said[:2] == [f"Zapisano {tmp_path / 'w.yaml'}", f"Zapisano {tmp_path / 'p.xlsx'}"]
    assert all((tmp_path / name).exists() for name in ("w.yaml", "p.xlsx"))


def test_sheet_that_was_changed_meanwhile_is_left_alone(folder: Path, sheet: Path) -> None:
    """Between reading and writing, while prices are typed say, somebody saves the sheet."""
    case = open_case([sheet], None, folder)
    request = PlanRequest(saved="minimum", post="Wójt")
    decided = decide(case, request, asked(case, request), date(2026, 11, 30))
    assert decided is not None
    sheet.write_text(sheet.read_text(encoding="utf-8") + "# dopisek\n", encoding="utf-8")
    with pytest.raises(Failure) as raised:
        decided.keep()
    assert [problem.code for problem in raised.value.problems] == ["F024"]
    assert sheet.read_text(encoding="utf-8").endswith("# dopisek\n")


def test_decision_of_several_sheets_stands_in_the_offices(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path
) -> None:
    school = tmp_path / "szkola.yaml"
    text = sheet.read_text(encoding="utf-8").replace("nazwa:", "id: szkola, rola: jednostka-podlegla, nazwa:", 1)
    school.write_text(text.replace("rodzaj: gmina", "rodzaj: szkola", 1), encoding="utf-8")
    before = school.read_bytes()
    ran = diagnoza("plan", school, sheet, "--katalog", folder, *KEEP)
    assert ran.code == 0, ran.err
    assert decision(sheet)["wariant"] == "zalecany"
    assert school.read_bytes() == before
