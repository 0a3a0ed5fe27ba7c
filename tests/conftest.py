"""Profiles of the random cases, and a small definition written in the test itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cases import load_profile
from support.small import Small

load_profile()


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """A folder of content to which the test gives its YAML."""
    return Small(tmp_path)
