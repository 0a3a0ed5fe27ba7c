"""The glossary explains each term once, briefly, and the questionnaires keep to the words it prefers."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from content_format.kinds import CONTENT, kind_of, shipped_files  # noqa: E402
from content_format.shapes import shape_of  # noqa: E402
from diagnoza.files.reading import read_yaml  # noqa: E402
from spelling.texts import walk  # noqa: E402

GLOSSARY = (ROOT / "docs" / "slownik.md").read_text(encoding="utf-8")
ALPHABET = "aąbcćdeęfghijklłmnńoóprsśtuvwxyzźż0123456789"
FILES = [path for path in shipped_files() if path.is_relative_to(CONTENT)]


def tables() -> Iterator[list[list[str]]]:
    """Rows of each table, the head first."""
    for block in re.findall(r"(?:^\|.*\n)+", GLOSSARY, re.MULTILINE):
        rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in block.splitlines()]
        yield [rows[0], *rows[2:]]


TERMS = [table[1:] for table in tables() if table[0] == ["termin", "co znaczy", "źródło"]]
AVOIDED = [row for table in tables() if table[0] == ["piszemy", "nie piszemy"] for row in table[1:]]
VARIANTS = [variant for _, variants in AVOIDED for variant in re.findall(r"`([^`]+)`", variants)]


def pattern(variant: str) -> re.Pattern[str]:
    """`backup*` in any case and with any ending; a variant with a capital only as it stands."""
    body = re.escape(variant.rstrip("*")) + (r"\w*" if variant.endswith("*") else "")
    return re.compile(rf"\b{body}\b", 0 if variant != variant.lower() else re.IGNORECASE)


def key(term: str) -> list[int]:
    return [ALPHABET.find(letter) for letter in term.lower()]


def test_about_eighty_terms_are_explained_each_once() -> None:
    terms = [row[0] for table in TERMS for row in table]
    assert 60 <= len(terms) <= 85
    assert len(set(terms)) == len(terms)


@pytest.mark.parametrize("table", TERMS, ids=lambda table: table[0][0])
def test_terms_stand_in_alphabetical_order(table: list[list[str]]) -> None:
    assert [row[0] for row in table] == sorted((row[0] for row in table), key=key)


def test_a_term_is_explained_in_one_or_two_sentences() -> None:
    for table in TERMS:
        for term, meaning, _ in table:
            ends = re.findall(r"(?<!\br)(?<!\bnp)(?<!\bust)(?<!\bart)[.!?](?=\s|$)", meaning)
            assert 1 <= len(ends) <= 2, term
            assert meaning.endswith("."), term


def test_the_words_to_avoid_are_read_at_all() -> None:
    assert len(VARIANTS) > 20
    assert pattern("backup*").search("Brak backupów")
    assert not pattern("ABI").search("abisynka i Kabina")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_questionnaires_keep_to_the_preferred_words(path: Path) -> None:
    data = read_yaml(path)[0].yaml.data
    told = [
        (variant, place)
        for place, text in walk(shape_of(kind_of(path).type), data)
        if "synonyms" not in place
        for variant in VARIANTS
        if pattern(variant).search(re.sub(r"„[^”]*”", "", text))
    ]
    assert told == []
