"""Build `schemas/*.json` from the models: `python tools/build_schemas.py`.

An editor that knows YAML schemas then completes keys and marks faults while one writes; the file's first line says which
schema it keeps to. A test holds that the files equal what this builds.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

TOOLS: Final = Path(__file__).resolve().parent
if str(TOOLS) not in sys.path:
    sys.path.insert(0, str(TOOLS))

from content_format.kinds import KINDS, SCHEMAS  # noqa: E402
from content_format.schema import schema_text  # noqa: E402


def build() -> dict[str, str]:
    """Name of each schema and its text."""
    return {kind.schema: schema_text(kind) for kind in KINDS}


def main() -> None:
    """Write the schemas."""
    SCHEMAS.mkdir(exist_ok=True)
    for name, text in build().items():
        (SCHEMAS / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
