"""Reading a sheet whose answers, or whole text, the test writes."""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from diagnoza.definition.model import Definition
from support.reading import Outcome, lay, own_definition, read
from support.small_bank import FILES, HEAD

Ask = Callable[[str], Outcome]


@pytest.fixture(scope="session")
def definition(tmp_path_factory: pytest.TempPathFactory) -> Definition:
    """The questionnaire `t-ankieta` of the small bank."""
    return own_definition(lay(tmp_path_factory.mktemp("bank"), FILES), "t-ankieta")


@pytest.fixture
def whole(tmp_path: Path, definition: Definition) -> Ask:
    """Read a whole sheet."""

    def read_text(text: str) -> Outcome:
        path = tmp_path / "arkusz.yaml"
        path.write_text(textwrap.dedent(text), encoding="utf-8")
        return read(path, definition)

    return read_text


@pytest.fixture
def answers(whole: Ask) -> Ask:
    """Read a sheet that is right in everything but perhaps the answers the test gives."""
    return lambda text: whole(HEAD + "odpowiedzi:\n" + textwrap.indent(textwrap.dedent(text).strip("\n"), "  ") + "\n")


@pytest.fixture
def sections(whole: Ask) -> Ask:
    """Read a sheet with the sections the test gives; they stand before what a right sheet has under the same key."""

    def read_text(text: str) -> Outcome:
        given = textwrap.dedent(text).strip("\n") + "\n"
        keys = {line.split(":")[0] for line in given.splitlines() if line[:1].isalpha()}
        rest = [line for line in HEAD.splitlines() if line.split(":")[0] not in keys]
        if "odpowiedzi" not in keys:
            rest.append("odpowiedzi: {}")
        return whole(given + "\n".join(rest) + "\n")

    return read_text
