"""Build the broken forms of `tests/corpus/` and what the import has to say to each: `python tools/build_corpus.py`.

Each kind of fault is a small function in `corpus/`; where it strikes is drawn from its name, so that a new kind changes
no other file. Equal content of the bank gives equal bytes; a test holds that the files equal what this builds.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

TOOLS: Final = Path(__file__).resolve().parent
if str(TOOLS) not in sys.path:
    sys.path.insert(0, str(TOOLS))

from corpus import answers, fields, hostile, layout, values  # noqa: E402
from corpus.case import Case  # noqa: E402
from corpus.form import fill  # noqa: E402

FOLDER: Final = TOOLS.parent / "tests" / "corpus"
EXPECTED: Final = "expected.json"
FAULTS: Final = (answers.FAULTS, values.FAULTS, layout.FAULTS, fields.FAULTS, hostile.FAULTS)


def cases() -> Iterator[tuple[str, Case]]:
    """Name of each file and the case in it."""
    for faults in FAULTS:
        for name, spoil, times, needs in faults.kinds:
            for number in range(1, times + 1):
                dice = Random(f"{name} {number}")
                case = spoil(fill(dice, needs), dice)
                yield f"{name}-{number}{case.suffix}", case


def build() -> dict[str, bytes]:
    """Name of each file of the corpus and its bytes, the expectations among them, a file a line."""
    made = dict(cases())
    rows = (f"{json.dumps(name)}: {json.dumps(case.as_json(), ensure_ascii=False)}" for name, case in made.items())
    expected = "{\n" + ",\n".join(rows) + "\n}\n"
    return {**{name: case.data for name, case in made.items()}, EXPECTED: expected.encode()}


def main() -> None:
    """Write the corpus anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    for name, data in build().items():
        (FOLDER / name).write_bytes(data)


if __name__ == "__main__":
    main()
