"""Words of a text, and which of them neither hunspell's Polish dictionary nor the project's list knows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Final

LIST: Final = Path(__file__).resolve().parents[1] / "slowa.txt"

_WORD: Final = re.compile(r"\w+(?:[-’']\w+)*")
_NO_WORDS: Final = re.compile(
    r"https?://\S+|\S+@\S*|(?<!\w)--?[a-z][\w-]*|\b[\w-]+(?:[./][\w-]+)*\.(?:pl|eu|com|org|net|info|legal|example|yaml|docx|md|json)\b(?:/[\w./-]*)?"
)
_PLAIN: Final = re.compile(r"[^\W\d_]{2,}")


class NoDictionary(Exception):
    """hunspell or its Polish dictionary is not there."""


def words_of(text: str) -> Iterator[str]:
    """Words in order, a compound whole; addresses, options and file names are no words."""
    for found in _WORD.finditer(_NO_WORDS.sub(" ", text.replace("\u00ad", ""))):
        yield found.group()


def pieces_of(word: str) -> Iterator[str]:
    """The parts of a compound that can be looked up; codes such as „D-01” have none."""
    for piece in re.split(r"[-’']", word):
        if _PLAIN.fullmatch(piece):
            yield piece


def known_words(path: Path = LIST) -> frozenset[str]:
    """The project's own list, a word a line."""
    return frozenset(path.read_text(encoding="utf-8").split())


def unknown_words(words: Iterable[str], known: Collection[str]) -> set[str]:
    """Those nobody knows; a word listed in small letters may also begin with a capital or be all capitals."""
    asked = {word: list(pieces_of(word)) for word in set(words) if not _listed(word, known)}
    strange = _ask_hunspell({piece for pieces in asked.values() for piece in pieces if not _listed(piece, known)})
    return {word for word, pieces in asked.items() if any(piece in strange for piece in pieces)}


def _listed(word: str, known: Collection[str]) -> bool:
    return word in known or (word.lower() in known and (word == word.capitalize() or word.isupper()))


def _ask_hunspell(words: Collection[str]) -> set[str]:
    program = shutil.which("hunspell")
    if program is None:
        raise NoDictionary
    # A personal dictionary of whoever runs this would hide what others are told.
    command = [program, "-d", "pl_PL", "-i", "utf-8", "-p", os.devnull, "-l"]
    asked = "".join(f"{word}\n" for word in sorted(words))
    done = subprocess.run(command, input=asked, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise NoDictionary
    return set(done.stdout.split())
