"""Purchases whose eligibility was worked by hand from the sources, against what the shipped programmes say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from diagnoza.definition.model import Bank
from diagnoza.files.content import shipped
from diagnoza.files.definitions import load_bank
from diagnoza.plan.eligibility import classed, classed_bought

Case = tuple[str, str, str, date | str, str, str, str, str]
CONTENT = shipped("questionnaires")
NOT_COMPARED, NONE = "-", "none"
CASES: list[Case] = [
    tuple(row) for row in yaml.safe_load(Path(__file__).with_name("eligibility_cases.yaml").read_text("utf-8"))["cases"]
]


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank([CONTENT]).bank


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(map(str, case[:4])))
def test_shipped_programme_classes_a_purchase_as_the_sources_say(bank: Bank, case: Case) -> None:
    item, programme, kind, day, status, area, category, source = case
    entry = classed(bank.programmes[programme], bank.items[item], kind, day if isinstance(day, date) else None)
    said = {"status": entry.status, "area": entry.area, "category": entry.category}
    expected = {"status": status, "area": area, "category": category}
    assert _shown(said, expected) == {k: v for k, v in expected.items() if v != NOT_COMPARED}, source
    assert entry.reason
    assert entry.source is not None


def _shown(said: Mapping[str, object], expected: Mapping[str, str]) -> dict[str, object]:
    """What is compared, by ids; nothing is „none”."""
    found = {name: getattr(value, "id", value) if value is not None else NONE for name, value in said.items()}
    return {name: found[name] for name in expected if expected[name] != NOT_COMPARED}


def test_shipped_programme_gives_a_source_for_each_end_of_its_period(bank: Bank) -> None:
    """A purchase out of the period is told by the limit that gives the day; a limit reworded would leave it without one."""
    item = bank.items["zapora-utm"]
    for programme in bank.programmes.values():
        period = programme.eligible_period
        if period.start:
            entry = classed_bought(programme, item, "gmina", period.start - timedelta(days=1))
            assert (entry.status, bool(entry.source)) == ("ineligible", True), programme.id
        assert period.end
        entry = classed_bought(programme, item, "gmina", period.end + timedelta(days=1))
        assert (entry.status, entry.verified, bool(entry.source)) == ("unclear", False, True), programme.id


def test_eighty_cases_name_different_purchases_and_reach_every_programme_and_kind_of_answer() -> None:
    assert len(CASES) >= 80
    assert len({case[:4] for case in CASES}) == len(CASES)
    assert {case[1] for case in CASES} == {"cyfrowa-gmina", "cyfrowy-powiat", "cyberbezpieczny-samorzad"}
    assert {"gmina", "powiat", "szkola", "dps", "spzoz", "spolka-komunalna"} <= {case[2] for case in CASES}
    for programme in {case[1] for case in CASES}:
        assert {"eligible", "unclear"} <= {case[4] for case in CASES if case[1] == programme}
    assert all(case[7] for case in CASES)
