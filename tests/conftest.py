"""Profiles of the random cases, and a small definition written in the test itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.cases import load_profile
from support.small import Small

load_profile()
pytest_plugins = ["support.browser"]


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the program keeps between two commands must not come from, or go to, whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("DIAGNOZA_BEZ_PAMIECI", raising=False)
        yield


@pytest.fixture
def small(tmp_path: Path) -> Small:
    """A folder of content to which the test gives its YAML."""
    return Small(tmp_path)
