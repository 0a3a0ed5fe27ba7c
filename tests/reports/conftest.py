"""The bank of `support.plan_bank`, without a programme."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from support.plan_bank import AREA, ITEMS, MEASURES, bank_of
from support.small import Small


@pytest.fixture
def free(small: Small) -> Definition:
    """Nothing is obligatory, nothing ineligible."""
    return bank_of(small, AREA, MEASURES, ITEMS)
