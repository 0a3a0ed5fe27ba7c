"""`python -m diagnoza` and the `diagnoza` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run and exit with the code of design §7; `--version` answers before Typer is loaded."""
    if sys.argv[1:] == ["--version"]:
        from diagnoza.version import __version__

        print(f"diagnoza {__version__}")
        return
    from diagnoza.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
