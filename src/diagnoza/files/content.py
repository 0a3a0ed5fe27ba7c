"""Where content lies: the shipped one inside the installed package or beside `src/` in a checkout, the user's before it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from diagnoza.problems import Failure, Place, problem

LISTS = (
    "acts.yaml", "brands.yaml", "certificates.yaml", "measures.yaml", "procurement.yaml", "purchases.yaml", "rules.yaml",
)  # fmt: skip
"""Files of the bank that hold a list each."""

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """The shipped folder `questionnaires`, `report_templates` or `examples`."""
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent.parent / name


def search_path(folder: Path | None) -> tuple[Path, ...]:
    """Where definitions are looked for, the user's folder first."""
    return (folder, shipped("questionnaires")) if folder is not None else (shipped("questionnaires"),)


def content_files(folder: Path) -> Iterator[Path]:
    """Files of the layout of design §2, in a fixed order; a user's folder may leave out `bank/`. `Failure` F002."""
    try:
        folder.is_dir()
    except OSError as error:  # a name too long for the system
        told = problem("F002", Place(str(folder)), file=folder, reason=error.strerror)
        raise Failure([told], unreadable=True) from error
    for base in (folder / "bank", folder):
        yield from (path for name in LISTS if (path := base / name).is_file())
        yield from sorted((base / "areas").glob("*.yaml"))
    yield from sorted((folder / "programmes").glob("*.yaml"))
    yield from sorted(folder.glob("*/questionnaire.yaml"))
    if (folder / "questionnaire.yaml").is_file():
        yield folder / "questionnaire.yaml"
    yield from sorted(folder.glob("*/migrations.yaml"))
