"""`--json`: one object on stdout with the keys and types of design §7, everything for people on stderr."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from support.reading import lay
from support.shapes import Map, misfits, one_of
from support.small_bank import FILES

Diagnoza = Callable[..., Any]

SHARE = one_of(float, None)
SEVERITY = one_of("niska", "srednia", "wysoka", "krytyczna")
CONFORMITY = one_of(
    "spelnia", "spelnia-z-uwagami", "czesciowo", "nie-spelnia", "do-ustalenia", "nie-dotyczy", "przed-terminem"
)
MONEY = one_of(str, None)
PROBLEM = {
    "code": str,
    "severity": one_of("error", "warning"),
    "message": str,
    "hint": str,
    "file": str,
    "line": int,
    "column": int,
    "path": [one_of(str, int)],
}
FAILURE = {"schema": 1, "problems": [PROBLEM]}

# Beyond the contract by docs/decisions/0005: rejected, trace, decision_reason, computed_severity, alternatives.
FINDING = {
    "id": str,
    "state": one_of("certain", "possible"),
    "kind": one_of("niezgodnosc", "spostrzezenie"),
    "severity": SEVERITY,
    "likelihood": int,
    "impact": int,
    "area": str,
    "questions": [str],
    "measures": [str],
    "decision": one_of("potwierdzone", "zmieniona-waga", "ryzyko-zaakceptowane", "odrzucone", None),
    "decision_reason": one_of(str, None),
    "computed_severity": SEVERITY,
    "trace": [str],
}
MEASURE = {
    "id": str,
    "title": str,
    "state": one_of("certain", "conditional"),
    "severity": SEVERITY,
    "effort_days": float,
    "term_months": int,
    "owner_role": str,
    "gain": float,
    "findings": [str],
    "purchases": [str],
    "alternatives": [str],
}
OCENA = {
    "schema": 1,
    "questionnaire": {"id": str, "version": str, "sha256": str},
    "evaluations": [
        {
            "unit": str,
            "sheet": {"path": str, "sha256": str},
            "overall": {
                "low": SHARE,
                "high": SHARE,
                "level": one_of(str, None),
                "examined": SHARE,
                "evidenced": SHARE,
                "critical": int,
            },
            "areas": [
                {
                    "id": str,
                    "title": str,
                    "low": SHARE,
                    "high": SHARE,
                    "visible": int,
                    "answered": int,
                    "unknown": int,
                    "not_examined": int,
                    "not_applicable": int,
                    "unanswered": int,
                }
            ],
            "conformity": [
                {
                    "act": str,
                    "point": str,
                    "state": CONFORMITY,
                    "present": CONFORMITY,
                    "computed": CONFORMITY,
                    "overruling": one_of(str, None),
                    "questions": [str],
                }
            ],
            "findings": [FINDING],
            "rejected": [FINDING],
            "measures": [MEASURE],
        }
    ],
    "problems": [PROBLEM],
}

# Beyond the contract by docs/decisions/0005: reason, vat_rate, vat, kind, yearly_cost, owned, consider.
SOURCE = one_of({"title": str, "point": str, "url": str, "verified": bool}, None)
SETTLEMENT = {
    "programme": str,
    "own_share": one_of(float, None),
    "own_contribution": MONEY,
    "own_contribution_source": SOURCE,
    "granted": MONEY,
    "above_grant": str,
    "beyond_grant": str,
    "grant": MONEY,
    "grant_source": one_of("umowa.kwota_grantu", "plan", None),
    "tranches": [{"percent": float, "amount": MONEY}],
    "tranches_source": SOURCE,
    "durability_years": one_of(int, None),
    "durable_until": one_of(str, None),
    "durability_source": SOURCE,
}
VARIANT = {
    "name": one_of("minimum", "zalecany", "pełny", None),
    "limit": MONEY,
    "total": {"net": str, "gross": str, "eligible_cost": str},
    "closed": [str],
    "findings": int,
    "critical_closed": int,
    "critical": int,
    "removed_weight": int,
    "open_weight": int,
    "scores": Map(SHARE),
    "items": [str],
}

# Beyond the contract by docs/decisions/0005: reason, vat_rate, vat, kind, yearly_cost, owned, consider; by 0012 what
# follows the problems, and `not_chosen`; by 0013 `needed`, `support` and `missing`.
PLAN = {
    "schema": 1,
    "programmes": [
        {
            "id": str,
            "status": str,
            "grant": {"min": MONEY, "max": MONEY},
            "covers": {"eligible": int, "unclear": int, "ineligible": int, "eligible_cost": str},
        }
    ],
    "budget": MONEY,
    "budget_source": one_of(str, None),
    "total": {"net": str, "gross": str, "eligible_cost": str},
    "to_establish": str,
    "lines": [
        {
            "item": str,
            "name": str,
            "quantity": int,
            "unit": str,
            "state": one_of("certain", "conditional"),
            "basis": one_of("finding", "programme", "wish"),
            "reason": str,
            "net": MONEY,
            "vat_rate": one_of(str, None),
            "vat": MONEY,
            "gross": MONEY,
            "eligible_cost": MONEY,
            "kind": str,
            "yearly_cost": bool,
            "eligibility": [
                {
                    "programme": str,
                    "area": one_of(str, None),
                    "category": one_of(str, None),
                    "status": one_of("eligible", "ineligible", "unclear"),
                    "reason": str,
                    "source": str,
                    "point": str,
                    "url": str,
                    "verified": bool,
                }
            ],
            "chosen": bool,
            "units": Map(int),
            "owned": int,
            "measures": [str],
            "findings": [str],
            "consider": [str],
            "match": None,
            "not_chosen": one_of(str, None),
            "needed": bool,
            "support": bool,
            "why_not": one_of(str, None),
        }
    ],
    "removed_weight": int,
    "open_weight": int,
    "complete": bool,
    "settlement": one_of(SETTLEMENT, None),
    "problems": [PROBLEM],
    "variant": one_of("minimum", "zalecany", "pełny"),
    "limit": MONEY,
    "limited_by": one_of("budzet", "decyzja", "grant", "program", None),
    "unproved_weight": int,
    "free_measures": [str],
    "next_step": one_of(
        {
            "gross": str,
            "missing": str,
            "missing_with_own_needs": str,
            "weight": int,
            "findings": [str],
            "reopened": [str],
            "items": [str],
            "dropped": [str],
        },
        None,
    ),
    "variants": [VARIANT],
    "curve": [VARIANT],
}


def test_ocena_has_the_keys_and_types_of_the_contract(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    ran = diagnoza("ocena", sheet, "--katalog", folder, "--json")
    assert ran.code == 0
    assert list(misfits(ran.json, OCENA)) == []
    [evaluation] = ran.json["evaluations"]
    assert evaluation["unit"] == "urzad"
    assert evaluation["sheet"] == {"path": str(sheet), "sha256": hashlib.sha256(sheet.read_bytes()).hexdigest()}
    assert all(evaluation[key] for key in ("areas", "conformity", "findings", "rejected", "measures"))


def test_ocena_says_what_the_answers_say(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    """Weights 3, 1, 1, 1: tak = 1, one of two media = 0.5, unknown = 0–1, never tested = 0."""
    [evaluation] = diagnoza("ocena", sheet, "--katalog", folder, "--json").json["evaluations"]
    assert evaluation["overall"] == {
        "low": 0.5833,
        "high": 0.75,
        "level": "wysoki",
        "examined": 0.75,
        "evidenced": 0.8571,
        "critical": 0,
    }
    found = {finding["id"]: finding for finding in evaluation["findings"]}
    assert (found["t-brak"]["severity"], found["t-brak"]["computed_severity"]) == ("wysoka", "krytyczna")
    assert found["t-brak"]["decision"] == "zmieniona-waga"
    assert (found["t-niepelne"]["state"], found["w-1"]["state"]) == ("possible", "certain")
    assert [finding["id"] for finding in evaluation["rejected"]] == ["t-jedno-miejsce"]


def test_plan_has_the_keys_and_types_of_the_contract(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    ran = diagnoza("plan", sheet, "--katalog", folder, "--json")
    assert ran.code == 0
    assert list(misfits(ran.json, PLAN)) == []
    assert {line["basis"] for line in ran.json["lines"]} == {"finding", "wish"}
    assert (ran.json["budget"], ran.json["budget_source"]) == ("150000.00", "umowa.kwota_grantu")
    assert {line["gross"] for line in ran.json["lines"]} >= {"2460.00", "1230.00"}


def test_plan_without_prices_budget_or_programme_has_the_same_shape(
    diagnoza: Diagnoza, tmp_path: Path, sheet: Path
) -> None:
    bare = FILES["t-ankieta/questionnaire.yaml"].replace("        programme: t-program\n", "")
    folder = lay(tmp_path / "katalog", {**FILES, "t-ankieta/questionnaire.yaml": bare})
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text[: text.index("ceny_szacunkowe")].replace('kwota_grantu: "150000.00", ', ""), encoding="utf-8")
    ran = diagnoza("plan", sheet, "--katalog", folder, "--json")
    assert list(misfits(ran.json, PLAN)) == []
    assert (ran.json["programmes"], ran.json["budget"], ran.json["budget_source"]) == ([], None, None)
    assert (ran.json["complete"], ran.json["total"]["gross"]) == (False, "0.00")


@pytest.mark.parametrize("command", ["ocena", "plan"])
def test_sheet_that_answers_nothing_has_the_same_shape(diagnoza: Diagnoza, tmp_path: Path, command: str) -> None:
    path = tmp_path / "a.yaml"
    assert diagnoza("utworz", path, "--kwestionariusz", "cyfrowa-gmina").code == 0
    ran = diagnoza(command, path, "--json")
    assert ran.code == 0
    assert list(misfits(ran.json, OCENA if command == "ocena" else PLAN)) == []


@pytest.mark.parametrize("command", ["ocena", "plan"])
def test_office_comes_first_and_its_units_in_the_order_given(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path, command: str
) -> None:
    school = tmp_path / "szkola.yaml"
    text = sheet.read_text(encoding="utf-8").replace(
        "rodzaj: gmina", "rodzaj: szkola, id: szkola, rola: jednostka-podlegla"
    )
    school.write_text(text, encoding="utf-8")
    ran = diagnoza(command, school, sheet, "--katalog", folder, "--json")
    assert ran.code == 0
    if command == "ocena":
        assert [evaluation["unit"] for evaluation in ran.json["evaluations"]] == ["urzad", "szkola"]
    else:
        assert list(misfits(ran.json, PLAN)) == []
        assert {unit for line in ran.json["lines"] for unit in line["units"]} == {"szkola", "urzad"}


COMMANDS = {
    "ocena": ["ocena", "{sheet}"],
    "plan": ["plan", "{sheet}"],
    "dlaczego": ["dlaczego", "{sheet}", "t-brak"],
    "sprawdz": ["sprawdz", "{sheet}"],
    "kwestionariusze": ["kwestionariusze"],
    "kwestionariusze ID": ["kwestionariusze", "t-ankieta"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_stdout_is_one_object_and_people_read_stderr(diagnoza: Diagnoza, folder: Path, sheet: Path, name: str) -> None:
    arguments = [part.format(sheet=sheet) for part in COMMANDS[name]]
    ran = diagnoza(*arguments, "--katalog", folder, "--json")
    assert ran.code == 0
    assert ran.json["schema"] == 1
    assert ran.err.strip()
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", ["ocena", "plan", "sprawdz", "dlaczego"])
def test_failure_is_an_object_of_problems_alone(diagnoza: Diagnoza, folder: Path, sheet: Path, command: str) -> None:
    sheet.write_text(
        sheet.read_text(encoding="utf-8").replace("t-kopie-test: nigdy", "t-kopie-test: nigy"), encoding="utf-8"
    )
    ran = diagnoza(command, sheet, *(["t-brak"] if command == "dlaczego" else []), "--katalog", folder, "--json")
    assert ran.code == 1
    shape = {**FAILURE, "files": [str]} if command == "sprawdz" else FAILURE
    assert list(misfits(ran.json, shape)) == []
    [problem] = [problem for problem in ran.json["problems"] if problem["severity"] == "error"]
    assert (problem["code"], problem["line"], problem["column"]) == ("A020", 15, 17)
    assert problem["file"] == str(sheet)
    assert problem["path"] == ["odpowiedzi", "t-kopie-test", "odpowiedz"]
    assert "A020" in ran.err


@pytest.mark.parametrize("command", ["ocena", "plan", "sprawdz", "dlaczego"])
def test_unreadable_file_is_an_object_of_problems_too(diagnoza: Diagnoza, tmp_path: Path, command: str) -> None:
    ran = diagnoza(command, tmp_path / "nie-ma.yaml", *(["x"] if command == "dlaczego" else []), "--json")
    assert ran.code == 4
    assert ran.codes == ["F001"]
    assert "F001" in ran.err


def test_failing_kwestionariusze_is_an_object_of_problems(diagnoza: Diagnoza) -> None:
    ran = diagnoza("kwestionariusze", "cyfrowa-gmian", "--json")
    assert ran.code == 1
    assert list(misfits(ran.json, FAILURE)) == []
    assert ran.json["problems"][0]["hint"] == "może chodziło o „cyfrowa-gmina”?"


def test_demo_tells_what_it_wrote(diagnoza: Diagnoza, tmp_path: Path) -> None:
    ran = diagnoza("demo", tmp_path / "demo", "--json")
    assert ran.code == 0
    assert set(ran.json) == {"schema", "written", "problems"}
    assert all(Path(path).is_file() for path in ran.json["written"].values())
    written = json.loads(Path(ran.json["written"]["plan"]).read_text(encoding="utf-8"))
    assert list(misfits(written, PLAN)) == []


def test_polish_letters_stand_as_themselves(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    ran = diagnoza("dlaczego", sheet, "t-brak", "--katalog", folder, "--json")
    assert "Nigdy" in ran.out
    assert "\\u" not in ran.out


def test_pattern_of_these_tests_catches_what_it_should() -> None:
    assert list(misfits({"a": 1}, {"a": str})) == ["$.a: 1 is no str"]
    assert list(misfits({}, {"a": str})) == ["$: missing ['a'], beyond []"]
    assert list(misfits({"a": True}, {"a": int})) == ["$.a: True is no int"]
    assert list(misfits([None, 1], [one_of(str, None)]))
    assert not list(misfits({"x": 1}, Map(float)))
