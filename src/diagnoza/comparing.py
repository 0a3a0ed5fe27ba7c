"""The use cases of comparing two versions of a case, beside `pipeline`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from diagnoza.definition.model import Definition
from diagnoza.files.sheets import SheetFile, read_sheet, sheet_in
from diagnoza.pipeline import Case, link_case, open_case, plan_case
from diagnoza.plan.model import Plan
from diagnoza.problems import Failure, Place, Problem, collect, problem
from diagnoza.report.change import Change
from diagnoza.report.changes import Version, changes, compared, judged_anew
from diagnoza.report.model import Changes


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of a case, every difference between them, and the chapter that tells them."""

    before: Case
    after: Case
    found: tuple[Change, ...]
    chapter: Changes
    problems: tuple[Problem, ...]


def open_earlier(paths: Sequence[Path], definition: Definition) -> Case:
    """An earlier version of a case, judged by the present questionnaire: its ids are migrated, which A013 and A015 tell.

    Each path is a sheet of a unit, or a report that carries its sheets.
    """
    return link_case([file for files in collect(_sheets_in, paths) for file in files], definition)


def _sheets_in(path: Path) -> tuple[SheetFile, ...]:
    """The sheet, or those a report carries; P020 for a report without any."""
    if path.suffix.lower() != ".docx":
        return (read_sheet(path),)
    from diagnoza.recovering import origin_of

    origin = origin_of(path)
    if origin is None:
        raise Failure([problem("P020", Place(str(path)), file=path.name)])
    return tuple(sheet_in(sheet.content, f"{path}/{sheet.name}") for sheet in origin.sheets)


def compare_case(paths: Sequence[Path], case: Case, plan: Plan) -> Comparison:
    """What changed in a case since its earlier version; P021 where the two have no unit in common."""
    earlier = open_earlier(paths, case.definition)
    before, after = Version(earlier.evaluations, plan_case(earlier)), Version(case.evaluations, plan)
    names = ", ".join(dict.fromkeys(path.name for path in paths))
    problems = [p for sheet in earlier.sheets for p in sheet.problems if p.code in ("A013", "A015")]
    units = [{e.sheet.source.unit.id for e in version.evaluations} for version in (before, after)]
    if not units[0] & units[1]:
        problems.append(problem("P021", Place(str(paths[0])), ids=", ".join(sorted(units[0]))))
    remarks = [text for sheet in earlier.sheets if (text := judged_anew(sheet.filled_by, case.definition))]
    chapter = changes(before, after, names, dict.fromkeys(remarks))
    return Comparison(earlier, case, compared(before, after), chapter, tuple(problems))


def compare_files(
    old: Sequence[Path], new: Sequence[Path], questionnaire: str | None = None, folder: Path | None = None
) -> Comparison:
    """Before and after; the newer version's questionnaire judges both."""
    case = open_case(new, questionnaire, folder)
    return compare_case(old, case, plan_case(case))
