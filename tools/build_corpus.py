"""Build the broken forms of `tests/corpus/` and what the import has to say to each: `python tools/build_corpus.py`.

Each kind of fault is a small function in `corpus/`; where it strikes is drawn from its name, so that a new kind changes
no other file. Equal content of the bank gives equal bytes; a test holds that the files equal what this builds.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any, Final

TOOLS: Final = Path(__file__).resolve().parent
if str(TOOLS) not in sys.path:
    sys.path.insert(0, str(TOOLS))

from corpus import answers, cell_values, cells, fields, hostile, layout, packages, sheets, values  # noqa: E402
from corpus.case import Case, Spoil  # noqa: E402
from corpus.form import fill  # noqa: E402
from corpus.workbook import fill_book  # noqa: E402

FOLDER: Final = TOOLS.parent / "tests" / "corpus"
EXPECTED: Final = "expected.json"
FAULTS: Final = (
    (fill, (answers.FAULTS, values.FAULTS, layout.FAULTS, fields.FAULTS, hostile.FAULTS)),
    (fill_book, (cells.FAULTS, cell_values.FAULTS, sheets.FAULTS, packages.FAULTS)),
)
"""What makes a good form, and the kinds of fault that spoil it."""


def kinds() -> Iterator[tuple[str, int, Callable[[], Case]]]:
    """Name and number of each file, and what makes it."""
    for make, modules in FAULTS:
        for name, spoil, times, needs in chain.from_iterable(faults.kinds for faults in modules):
            for number in range(1, times + 1):
                yield name, number, partial(_made, f"{name} {number}", make, spoil, needs)


def _made(seed: str, make: Callable[[Random, str], Any], spoil: Spoil, needs: str) -> Case:
    dice = Random(seed)
    return spoil(make(dice, needs), dice)


def build(share: int = 1) -> dict[str, tuple[bytes, dict[str, Any]]]:
    """Name of each file, its bytes and what is expected of it; of the kinds only the first of every `share`."""
    made = [(name, number, case()) for index, (name, number, case) in enumerate(kinds()) if index % share == 0]
    return {f"{name}-{number}{case.suffix}": (case.data, case.as_json()) for name, number, case in made}


def main() -> None:
    """Write the corpus anew, and the expectations, a file a line."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    built = build()
    for name, (data, _) in built.items():
        (FOLDER / name).write_bytes(data)
    rows = (f"{json.dumps(name)}: {json.dumps(expected, ensure_ascii=False)}" for name, (_, expected) in built.items())
    (FOLDER / EXPECTED).write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
