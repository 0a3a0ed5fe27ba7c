"""`python -m diagnoza` and the `diagnoza` command."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> None:
    """Run; Ctrl+C while the program is still being loaded ends it as it does later, without a traceback."""
    try:
        _run()
    except KeyboardInterrupt:
        sys.exit(130)


def _run() -> None:
    """Exit with the code of design §7.

    Two ways go round Typer, which is a third of a quick start: `--version`, and an interview begun without any option,
    as an auditor does it many times a day with an official waiting. Whatever has an option is read by Typer.
    """
    match sys.argv[1:]:
        case ["--version"]:
            from diagnoza.version import __version__

            print(f"diagnoza {__version__}")
        case ["wywiad" | "interview", sheet] if not sheet.startswith("-"):
            from diagnoza.cli.talks import interview

            folder = os.environ.get("DIAGNOZA_KATALOG")
            sys.exit(interview(Path(sheet), Path(folder) if folder else None))
        case arguments:
            from diagnoza.cli.app import run

            sys.exit(run(arguments))


if __name__ == "__main__":
    main()
