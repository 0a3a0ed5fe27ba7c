"""A sheet and its journal kept together: opened, brought into step with what was edited by hand, saved.

The journal is the truth while an interview runs; the sheet is written from it at the end of an area, at leaving and when
the program is told to end. A sheet edited by hand meanwhile is merged answer by answer: the newer one stands, both stay
in the history.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from diagnoza.answers.entry import entry_of
from diagnoza.answers.migrate import migrated, version_key
from diagnoza.answers.source import AnswerPart, SheetSource
from diagnoza.definition.model import Definition
from diagnoza.definition.terms import Role, Scope
from diagnoza.files.platform import shared_folder
from diagnoza.files.sheets import SheetFile, link_sheet, read_sheet
from diagnoza.interview.events import Began, Entry, Event, Merged, Saved
from diagnoza.interview.journal import DISK, Disk, Journal, journal_of, open_journal
from diagnoza.interview.session import Session, apply, begin, started
from diagnoza.problems import Failure, Place, Problem, problem

Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Opening:
    """What happened when the sheet was opened: a torn tail set aside, answers merged from the file, what a newer version
    of the questionnaire changed, a word for a shared folder, whether comments of the file stay in its .bak only.
    """

    is_resumed: bool
    torn: Path | None
    merged: tuple[Merged, ...]
    changes: tuple[Problem, ...]
    shared: str | None
    comments_lost: bool


@dataclass(frozen=True, slots=True)
class Replayed:
    """Where the journal leads to, what the sheet held when it was written, and which answers were touched since.

    `is_edited` when the file is none that the journal knows.
    """

    session: Session
    known: Mapping[str, AnswerPart]
    touched: Mapping[str, datetime]
    is_edited: bool


class Record:
    """The open interview. `take` puts an event on the disk before the session knows of it."""

    def __init__(self, path: Path, file: SheetFile, journal: Journal, session: Session, opening: Opening, now: Now):
        self.path = path
        self.session = session
        self.opening = opening
        self._file = file
        self._journal = journal
        self._now = now
        self._sha256 = file.sha256

    def take(self, event: Event) -> None:
        """The event on the disk, then in the session; `Failure` F003 where it could not be written."""
        self._journal.append(event)
        self.session = apply(self.session, event)

    def save(self) -> None:
        """The sheet written from the session; what was edited by hand meanwhile is merged first."""
        # Here, for the first question need not wait for what only writing needs.
        from diagnoza.files.sheet_text import sheet_text
        from diagnoza.files.write import update_sheet

        try:
            present = read_sheet(self.path)
        except Failure:
            present = None  # gone or broken: what is there, if anything, goes to the .bak
        if present is not None and present.sha256 != self._sha256:
            for event in _edits(present, _parts(self._file), {}, self.session, self._now()):
                self.take(event)
            self._file = present
        text = sheet_text(_data(self._file, self.session), self.session.definition)
        is_ours = present is not None and _is_saved(self._journal, present.sha256)
        # The journal first: a kill in between must not make our own snapshot look like somebody's edit.
        self.take(Saved(self._now(), hashlib.sha256(text.encode()).hexdigest()))
        self._sha256 = update_sheet(self.path, text, keep_old=not is_ours)
        self._file = read_sheet(self.path)

    def close(self) -> None:
        """Leave the journal to others."""
        self._journal.close()


def open_record(
    file: SheetFile,
    definition: Definition,
    now: Now,
    *,
    scope: Scope = "full",
    role: Role | None = None,
    disk: Disk = DISK,
) -> Record:
    """Open the sheet's journal and bring both into step.

    `Failure`: the sheet has errors (as `sprawdz` tells them), is of a newer version (A014), is open elsewhere (F010), or
    its journal belongs to another questionnaire (F011).
    """
    link_sheet(file, definition)
    path = Path(file.path)
    journal = open_journal(journal_of(path), disk=disk)
    try:
        return _stepped(path, file, definition, journal, now, scope, role)
    except BaseException:
        journal.close()
        raise


def _stepped(
    path: Path,
    file: SheetFile,
    definition: Definition,
    journal: Journal,
    now: Now,
    scope: Scope,
    role: Role | None,
) -> Record:
    is_resumed = bool(journal.events)
    if not is_resumed:
        journal.append(Began(now(), definition.id, file.source.version, _entries(file), file.sha256))
    replayed = replay(journal.events, file.sha256, file.source, definition, journal.path)
    session = dataclasses.replace(replayed.session, scope=scope, role=role)
    merged: list[Merged] = []
    if replayed.is_edited:
        for event in _edits(file, replayed.known, replayed.touched, session, now()):
            journal.append(event)
            session = apply(session, event)
            merged.append(event)
    changes: Sequence[Problem] = ()
    if version_key(session.source.version) < version_key(definition.version):
        source, changes = migrated(session.source, definition)
        source = source.model_copy(update={"version": definition.version})
        entries = {id_: entry_of(part) for id_, part in source.answers.items()}
        journal.append(Began(now(), definition.id, definition.version, entries, file.sha256))
        session = dataclasses.replace(begin(definition, source, scope=scope, role=role), post=session.post)
    first = next(iter(session.open), None)
    session = dataclasses.replace(session, current=first, trail=(), skipped=frozenset(), done=(), undone=())
    opening = Opening(
        is_resumed=is_resumed,
        torn=journal.torn,
        merged=tuple(merged),
        changes=tuple(changes),
        shared=shared_folder(path.parent),
        comments_lost=not _is_saved(journal, file.sha256),
    )
    return Record(path, file, journal, session, opening, now)


def _is_saved(journal: Journal, sha256: str) -> bool:
    """Whether these are bytes the interview wrote itself."""
    return any(isinstance(event, Saved) and event.sha256 == sha256 for event in journal.events)


def replay(found: Sequence[Event], sha256: str, source: SheetSource, definition: Definition, journal: Path) -> Replayed:
    """The session the events lead to, beside the file of that SHA-256; `Failure` F011 for another questionnaire.

    A snapshot is told to the journal before it is written, so the last one told may not be the one that lies there.
    """
    starts = [index for index, event in enumerate(found) if isinstance(event, Began)]
    start = found[starts[-1]] if starts else None
    if not isinstance(start, Began) or start.questionnaire != definition.id:
        own = start.questionnaire if isinstance(start, Began) else "?"
        raise Failure([problem("F011", Place(str(journal)), file=journal, own=own, asked=definition.id)])
    session = started(start, source, definition)
    known, touched, is_known = dict(session.answers), dict[str, datetime](), start.sha256 == sha256
    for event in found[starts[-1] + 1 :]:
        session = apply(session, event)
        if isinstance(event, Saved) and (event.sha256 == sha256 or not is_known):
            known, touched, is_known = dict(session.answers), {}, event.sha256 == sha256
        elif (id_ := getattr(event, "question", None)) is not None:
            touched[id_] = event.at
    return Replayed(session, known, touched, is_edited=not is_known)


def _edits(
    file: SheetFile,
    known: Mapping[str, AnswerPart],
    touched: Mapping[str, datetime],
    session: Session,
    at: datetime,
) -> list[Merged]:
    """Answers the file has otherwise than it had when it was last written; the newer of file and journal is taken."""
    edited = datetime.fromtimestamp(Path(file.path).stat().st_mtime, UTC).astimezone(at.tzinfo)
    in_file = _parts(file)
    raw = _entries(file)
    found = []
    for id_ in dict.fromkeys((*in_file, *known)):
        there = in_file.get(id_, AnswerPart())
        if there in (known.get(id_, AnswerPart()), session.answers.get(id_, AnswerPart())):
            continue
        ours = touched.get(id_)
        found.append(Merged(at, id_, raw.get(id_, {}), edited, ours is None or edited >= ours))
    return found


def _entries(file: SheetFile) -> dict[str, Entry]:
    """Answers as they stand in the file, by id."""
    data = file.text.data
    answers = data.get("odpowiedzi") if isinstance(data, dict) else None
    return (
        {id_: entry for id_, entry in answers.items() if entry not in (None, "")} if isinstance(answers, dict) else {}
    )


def _parts(file: SheetFile) -> dict[str, AnswerPart]:
    return {id_: AnswerPart.model_validate(entry) for id_, entry in _entries(file).items()}


def _data(file: SheetFile, session: Session) -> dict[str, Any]:
    """The sheet's plain data with the session's answers; one that did not change stays as it was typed."""
    raw, before = _entries(file), _parts(file)
    answers = {
        id_: raw[id_] if before.get(id_) == part else entry_of(part)
        for id_, part in session.answers.items()
        if part != AnswerPart()
    }
    assert isinstance(file.text.data, dict)
    return {**file.text.data, "wersja_kwestionariusza": session.source.version, "odpowiedzi": answers}
