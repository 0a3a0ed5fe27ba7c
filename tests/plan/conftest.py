"""The bank of `support.plan_bank`, without a programme and under one."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from support.plan_bank import AREA, ITEMS, MEASURES, PROGRAMME, bank_of
from support.small import Small


@pytest.fixture
def free(small: Small) -> Definition:
    """Without a programme: nothing is obligatory, nothing ineligible."""
    return bank_of(small, AREA, MEASURES, ITEMS)


@pytest.fixture
def bound(small: Small) -> Definition:
    """Obliges to a diagnosis and pays at most 9 000 zł; the cloud is unclear."""
    return bank_of(small, AREA, MEASURES, ITEMS, PROGRAMME)
