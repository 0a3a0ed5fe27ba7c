"""Taking back what should never have been typed: a password, a PESEL. The one way to make the journal forget.

Texts of one question go from every event, from the sheet, and with them the sheet's .bak and the journal's torn tail, in
which they may stand too. What remains is the answer itself (options, numbers, dates) and the trace that texts were removed.
"""

from __future__ import annotations

import dataclasses
import glob
import os
from contextlib import suppress
from pathlib import Path

from diagnoza.answers.entry import entry_of
from diagnoza.answers.source import AnswerPart
from diagnoza.definition.model import Definition, Question
from diagnoza.files.platform import HERE, replace, sync_folder
from diagnoza.files.sheets import SheetFile
from diagnoza.interview import events
from diagnoza.interview.entries import REMOVED, without_texts
from diagnoza.interview.journal import TORN_SUFFIX, journal_of, line_of, open_journal
from diagnoza.interview.record import Now, open_record
from diagnoza.problems import Failure, problem, suggestion


def remove_texts(file: SheetFile, definition: Definition, id_: str, now: Now) -> tuple[Path, ...]:
    """Remove every text typed for question `id_`; the files that were changed or deleted.

    `Failure` A010 for an unknown question, and whatever `open_record` raises.
    """
    question = next((q for q in definition.questions if q.id == id_), None)
    if question is None:
        hint = suggestion(id_, [q.id for q in definition.questions])
        raise Failure([problem("A010", hint=hint, what="pytania", id=id_)])
    sheet = Path(file.path)
    record = open_record(file, definition, now)
    try:
        record.take(events.Removed(now(), id_))
        record.save()
    finally:
        record.close()
    journal = journal_of(sheet)
    _rewrite(journal, id_, question)
    stale = [sheet.with_name(sheet.name + ".bak"), journal.with_name(journal.name + TORN_SUFFIX)]
    stale += sorted(sheet.parent.glob(f".{glob.escape(sheet.name)}.*.tmp"))  # left by a snapshot that was killed
    gone = [path for path in stale if path.exists()]
    for path in gone:
        with suppress(FileNotFoundError):
            path.unlink()
    sync_folder(sheet.parent)
    return (sheet, journal, *gone)


def _rewrite(journal: Path, id_: str, question: Question) -> None:
    """The journal with the texts gone, in the place of the old one."""
    held = open_journal(journal)
    beside = journal.with_name(f".{journal.name}.tmp")
    try:
        data = b"".join(line_of(_cleared(event, id_, question)) for event in held.events)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if HERE.is_windows:
            held.close()  # an open file cannot be replaced there
        replace(beside, journal)
    finally:
        held.close()


def _cleared(event: events.Event, id_: str, question: Question) -> events.Event:
    if isinstance(event, events.Began) and id_ in event.entries:
        entry = _entry(event.entries[id_], question)
        return dataclasses.replace(event, entries={**event.entries, id_: entry})
    if getattr(event, "question", None) != id_:
        return event
    match event:
        case events.Answered():
            part = AnswerPart.model_validate({"odpowiedz": event.value, "uzasadnienie": event.reason})
            clear = without_texts(part, question)
            return dataclasses.replace(event, value=clear.value, reason=clear.reason)
        case events.Noted() | events.Evidenced():
            return dataclasses.replace(event, text=REMOVED if event.text else "")
        case events.Stated():
            part = AnswerPart.model_validate({"odpowiedz": event.value})
            value = without_texts(part, question).value
            return dataclasses.replace(event, value=value, note=REMOVED if event.note else "")
        case events.Merged():
            return dataclasses.replace(event, entry=_entry(event.entry, question))
        case _:
            return event


def _entry(entry: events.Entry, question: Question) -> events.Entry:
    return entry_of(without_texts(AnswerPart.model_validate(entry), question))
