"""The small bank's questionnaire and, beside it, the shipped ones."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from support.reading import lay, own_definition
from support.small_bank import FILES


@pytest.fixture(scope="session")
def definition(tmp_path_factory: pytest.TempPathFactory) -> Definition:
    """The questionnaire `t-ankieta` of the small bank."""
    return own_definition(lay(tmp_path_factory.mktemp("bank"), FILES), "t-ankieta")
