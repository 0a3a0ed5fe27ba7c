"""The use case of `odzyskaj` on one screen, beside `pipeline`: what a report was made from, and what became of it since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from diagnoza.files.write import ensure_not_input, ensure_writable, make_folder, write_output
from diagnoza.problems import Failure, Place, Problem, problem
from diagnoza.render.docx.data import OWN_NAMES, BadData, Origin, file_names, read_data
from diagnoza.render.docx.faults import TemplateFault
from diagnoza.review.changes import Changes, changes_since
from diagnoza.review.opening import open_report, unreadable


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was in the report; `files` are (path, SHA-256), sheets first."""

    origin: Origin
    changes: Changes
    files: tuple[tuple[Path, str], ...]
    problems: tuple[Problem, ...]


def origin_of(report: Path) -> Origin | None:
    """What a report was made from, None for one without data; `Failure` R011 for damaged data."""
    with _told(report):
        found = read_data(open_report(report))
    return found[0] if found else None


@contextmanager
def _told(report: Path) -> Iterator[None]:
    try:
        yield
    except BadData as bad:
        raise Failure([problem("R011", Place(str(report)), reason=bad)]) from bad
    except TemplateFault as fault:
        raise unreadable(report, fault) from fault


def recover(report: Path, folder: Path, *, overwrite: bool) -> Recovered:
    """Write the sheets, `ocena.json` and `plan.json` into a folder, all or none of them.

    `Failure` R010 for a report without data and R011 for damaged data. A sheet whose checksum does not fit is written all the same
    and told (R012), and so is one whose name is no name of a file (R013).
    """
    place = Place(str(report))
    parts = open_report(report)
    with _told(report):
        found = read_data(parts)
        if found is None:
            raise Failure([problem("R010", place)])
        origin, issued = found
        changes = changes_since(issued, parts)
    names = file_names(sheet.name for sheet in origin.sheets)
    contents = [sheet.content for sheet in origin.sheets]
    problems = [
        problem("R013", place, name=s.name, given=n) for s, n in zip(origin.sheets, names, strict=True) if s.name != n
    ]
    files = _write(
        folder, (*names, *OWN_NAMES), (*contents, origin.evaluation, origin.plan), report, overwrite=overwrite
    )
    problems += [
        problem("R012", place, name=name)
        for sheet, (path, digest) in zip(origin.sheets, files, strict=False)
        if (name := path.name) and digest != sheet.sha256
    ]
    return Recovered(origin, changes, files, tuple(problems))


def _write(
    folder: Path, names: tuple[str, ...], contents: tuple[bytes, ...], report: Path, *, overwrite: bool
) -> tuple[tuple[Path, str], ...]:
    make_folder(folder)
    paths = [folder / name for name in names]
    for path in paths:
        ensure_not_input(path, [report])
        ensure_writable(path, overwrite=overwrite)
    for path, content in zip(paths, contents, strict=True):
        write_output(path, content, overwrite=overwrite, private=True)
    return tuple((path, hashlib.sha256(content).hexdigest()) for path, content in zip(paths, contents, strict=True))
