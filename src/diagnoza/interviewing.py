"""The use cases of the interview on one screen, beside `pipeline`: a sheet is opened to be filled, told, or made to forget.

They stand apart so that the first question does not wait for the report and the plan to be loaded.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from diagnoza.definition.model import Definition
from diagnoza.definition.terms import Role, Scope
from diagnoza.files.definition_cache import load_definition
from diagnoza.files.sheets import SheetFile, read_sheet
from diagnoza.interview.journal import journal_of, read_journal
from diagnoza.interview.record import Now, Record, open_record

if TYPE_CHECKING:
    from diagnoza.interview.history import Entry


def open_interview(
    path: Path, folder: Path | None, now: Now, *, scope: Scope = "full", role: Role | None = None
) -> Record:
    """The interview on a sheet, at its first open question; it is the caller's to save and close."""
    file = read_sheet(path)
    return open_record(file, _definition_of(file, folder), now, scope=scope, role=role)


def tell_history(path: Path, folder: Path | None) -> tuple[Entry, ...]:
    """Who said what when, as the sheet's journal has it; empty where there was no interview."""
    from diagnoza.interview.history import history

    file = read_sheet(path)
    return tuple(history(read_journal(journal_of(path)), file.source, _definition_of(file, folder)))


def remove_typed(path: Path, question: str, folder: Path | None, now: Now) -> tuple[Path, ...]:
    """Take texts typed by mistake out of sheet and journal; the files touched."""
    from diagnoza.interview.removal import remove_texts

    file = read_sheet(path)
    return remove_texts(file, _definition_of(file, folder), question, now)


def _definition_of(file: SheetFile, folder: Path | None) -> Definition:
    return load_definition(file.source.questionnaire, folder, file.text.place(("kwestionariusz",)))
