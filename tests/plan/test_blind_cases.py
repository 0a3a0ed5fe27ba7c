"""Purchases classed from the sources by a stranger to the program, against what the shipped programmes say."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from diagnoza.definition.model import Bank
from diagnoza.files.content import shipped
from diagnoza.files.definitions import load_bank
from diagnoza.plan.eligibility import classed

_READ: dict[str, list[list[Any]]] = yaml.safe_load(Path(__file__).with_name("blind_cases.yaml").read_text("utf-8"))
CASES, OUT_OF_PERIOD = _READ["cases"], _READ["out_of_period"]


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank([shipped("questionnaires")]).bank


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(map(str, case[:4])))
def test_program_agrees_with_who_never_saw_it(bank: Bank, case: list[Any]) -> None:
    """Status, area and category by id, each among those the sources allow; what is sure has its source."""
    item, programme, kind, day, *allowed, source = case
    entry = classed(bank.programmes[programme], bank.items[item], kind, day)
    said = (entry.status, *(titled and titled.id for titled in (entry.area, entry.category)))
    for one, among in zip(said, allowed, strict=True):
        assert among == "-" or one in among.split("|"), source
    assert entry.reason
    assert entry.source is not None or not entry.verified


@pytest.mark.parametrize("case", OUT_OF_PERIOD, ids=lambda case: "-".join(map(str, case[:4])))
def test_day_outside_the_eligible_period_is_known_to_be_outside(bank: Bank, case: list[Any]) -> None:
    _, programme, _, day, side, source = case
    period = bank.programmes[programme].eligible_period
    assert isinstance(day, date)
    assert not period.covers(day), source
    is_before = period.start is not None and day < period.start
    assert is_before is (side == "before"), source


def test_cases_are_all_there_and_differ() -> None:
    assert (len(CASES), len(OUT_OF_PERIOD)) == (154, 6)
    assert len({tuple(case[:4]) for case in [*CASES, *OUT_OF_PERIOD]}) == 160
