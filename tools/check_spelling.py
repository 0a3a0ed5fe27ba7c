"""Check the spelling of all Polish text people read: `python tools/check_spelling.py`; part of `make check`.

A real word hunspell does not know (a name, an abbreviation, a term) goes into `tools/slowa.txt`, never a misspelling.
`--lista` prints each unknown word once, with one place; `--posortuj` puts the list in order.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

TOOLS: Final = Path(__file__).resolve().parent
if str(TOOLS) not in sys.path:
    sys.path.insert(0, str(TOOLS))

from content_format.kinds import CONTENT, ROOT  # noqa: E402
from spelling.texts import Text, all_texts, names_of_the_format  # noqa: E402
from spelling.words import LIST, NoDictionary, known_words, unknown_words, words_of  # noqa: E402


def main(arguments: list[str]) -> int:
    """0 when every word is known, 1 when some are not or there is no dictionary to ask."""
    if "--posortuj" in arguments:
        LIST.write_text("".join(f"{word}\n" for word in in_order(known_words())), encoding="utf-8", newline="\n")
    try:
        found = misspelt(list(all_texts()))
    except NoDictionary:
        print("Brakuje programu hunspell albo polskiego słownika. Zainstaluj pakiety: apt install hunspell hunspell-pl")
        return 1
    if "--lista" in arguments:
        found = list({word: (place, word) for place, word in reversed(found)}.values())
        found.sort(key=lambda pair: sort_key(pair[1]))
    for place, word in found:
        print(f"{place}: {word}")
    if found:
        print(f"Nieznane słowa: {len({word for _, word in found})}. Popraw je, a prawdziwe dopisz do tools/slowa.txt.")
    return 1 if found else 0


def misspelt(texts: list[Text]) -> list[tuple[str, str]]:
    """Place („file:line”) and word, in the order of the texts."""
    told = {(text.path, text.line, text.text): tuple(words_of(text.text)) for text in texts}
    in_code = names_of_the_format()
    words = {
        word
        for (path, _, _), found in told.items()
        for word in found
        if not (path.suffix == ".py" and all(piece in in_code for piece in word.split("-")))
    }
    questionnaires = {path.parent.name for path in CONTENT.glob("*/questionnaire.yaml")}
    strange = unknown_words(words, known_words() | questionnaires)
    return [
        (f"{path.relative_to(ROOT) if path.is_relative_to(ROOT) else path}:{line_of_word(path, line, word)}", word)
        for (path, line, _), found in told.items()
        for word in dict.fromkeys(found)
        if word in strange
    ]


def line_of_word(path: Path, line: int, word: str) -> int:
    """The line of the word in a text of several lines; where it is folded within, the line the text begins in."""
    for number, text in enumerate(path.read_text(encoding="utf-8").split("\n")[line - 1 :], start=line):
        if word in text:
            return number
    return line


def sort_key(word: str) -> tuple[str, str]:
    """By letters, capitals beside small ones."""
    return (word.casefold(), word)


def in_order(words: frozenset[str]) -> list[str]:
    """The project's list as it is kept."""
    return sorted(words, key=sort_key)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
