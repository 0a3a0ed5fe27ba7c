"""The use cases of collecting answers from officers: forms out, filled forms in.

They stand beside `pipeline` so that a form does not wait for the report and the plan to be loaded.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

from diagnoza.answers.merged import Merged, Policy
from diagnoza.answers.source import UnitPart
from diagnoza.definition.model import Definition
from diagnoza.definition.terms import Role, Scope
from diagnoza.files.definition_cache import load_definition
from diagnoza.files.reading import is_there
from diagnoza.files.sheets import SheetFile, link_sheet, read_sheet
from diagnoza.files.write import ensure_not_input, ensure_writable, update_sheet, write_outputs
from diagnoza.forms.officer.form import Form, build_form
from diagnoza.forms.officer.incoming import incoming, unit_of
from diagnoza.forms.officer.intake import take_in
from diagnoza.forms.officer.reading import FilledForm, read_form
from diagnoza.interview.journal import has_unsaved, journal_of, read_journal
from diagnoza.problems import Failure, Place, Problem, problem

T = TypeVar("T")
R = TypeVar("R")
FORMATS = (".xlsx", ".html", ".yaml")


@dataclass(frozen=True, slots=True)
class FormOptions:
    """Which questions a form asks and what its head says; `unit` is a sheet to take the unit from."""

    role: Role | None = None
    areas: Collection[str] = ()
    scope: Scope = "full"
    unit: Path | None = None
    due: date | None = None
    contact: str = ""
    schema: Path | None = None
    """Where to write the JSON Schema that helps whoever fills a YAML form in an editor."""


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """A form on the disk and the SHA-256 of its bytes."""

    form: Form
    path: Path
    sha256: str


def new_form(
    questionnaire: str, output: Path, folder: Path | None, options: FormOptions, *, overwrite: bool
) -> WrittenForm:
    """Write a form of the kind its name ends in, and its schema where one is asked for: both or none.

    `Failure`: F006 for another ending, F025 a schema of a form that is no YAML, F038 both in one file.
    """
    suffix = output.suffix.lower()
    if suffix not in FORMATS:
        raise Failure([problem("F006", suffix=output.suffix, allowed=", ".join(FORMATS))])
    ensure_writable(output, overwrite=overwrite)
    if options.schema is not None:
        _ensure_schema(options.schema, output, overwrite=overwrite)
    definition = load_definition(questionnaire, folder)
    unit: UnitPart | None = None
    if options.unit is not None:
        for path in filter(None, (output, options.schema)):
            ensure_not_input(path, [options.unit])
        unit = read_sheet(options.unit).source.unit
    form = build_form(
        definition,
        role=options.role,
        areas=options.areas,
        scope=options.scope,
        unit=unit,
        due=options.due,
        contact=options.contact,
    )
    data = _form_bytes(form, suffix, _seen_from(output, options.schema) if options.schema else "")
    outputs = {output: data}
    if options.schema is not None:
        from diagnoza.forms.officer.schema import form_schema

        outputs = {options.schema: form_schema(definition), **outputs}
    write_outputs(outputs, overwrite=overwrite)
    return WrittenForm(form, output, hashlib.sha256(data).hexdigest())


def _ensure_schema(schema: Path, output: Path, *, overwrite: bool) -> None:
    if output.suffix.lower() != ".yaml":
        raise Failure([problem("F025", option="--schemat", suffix=output.suffix, allowed=".yaml")])
    ensure_writable(schema, overwrite=overwrite)
    if os.path.realpath(schema) == os.path.realpath(output):
        raise Failure([problem("F038", option="--schemat", file=output)])


def _seen_from(form: Path, schema: Path) -> str:
    """The way from the form to its schema as a relative address; to another drive the whole one."""
    try:
        way = Path(os.path.relpath(schema, form.parent)).as_posix()
    except ValueError:
        way = schema.resolve().as_posix()
    return quote(way, safe="/:", errors="surrogateescape")


def _form_bytes(form: Form, suffix: str, schema: str) -> bytes:
    """Each kind of form is loaded only when asked for."""
    if suffix == ".html":
        from diagnoza.forms.officer.html.page import form_page

        return form_page(form)
    if suffix == ".xlsx":
        from diagnoza.forms.officer.xlsx.write import form_workbook

        return form_workbook(form)
    from diagnoza.forms.officer.yaml_form import form_sheet

    return form_sheet(form, schema)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How filled forms are brought in; `unit` chooses the forms of one unit, `accepted` are ids whose nie dotyczy stands."""

    policy: Policy = "zatrzymaj"
    unit: str | None = None
    accepted: Collection[str] = ()
    preview: bool = False


@dataclass(frozen=True, slots=True)
class Import:
    """What an import did or, with a preview, would do; `answers` in the order of the questionnaire.

    `disputes` stop it; they come only with a preview, which shows the rest beside them.
    """

    sheet: Path
    definition: Definition
    answers: tuple[Merged, ...]
    head_changed: bool
    is_new: bool
    is_written: bool
    disputes: tuple[Problem, ...]
    problems: tuple[Problem, ...]


def import_forms(paths: Sequence[Path], output: Path, folder: Path | None, options: ImportOptions) -> Import:
    """Bring filled forms into a new or an existing sheet: all of them, or nothing is written.

    `Failure`: what `read_form`, `incoming` and `take_in` tell, A103 and A132 where officers differ and nothing decides,
    A106, A130, A131 for units, F001 where there is neither a form nor a sheet.
    """
    if output.suffix.lower() not in (".yaml", ".yml"):
        raise Failure([problem("F006", suffix=output.suffix, allowed=".yaml")])
    target = read_sheet(output) if is_there(output) or not paths else None
    ensure_not_input(output, paths)
    failures: list[Failure] = []
    unit_known = target.source.unit if target else _named_unit(paths)
    forms = _tried(lambda path: read_form(path, unit_known), dict.fromkeys(paths), failures)
    files = [target] if target else [form.file for form in forms[:1]]
    definitions = _tried(lambda file: _definition_of(file, folder), files, failures)
    if not definitions:
        raise _together(failures)
    definition = definitions[0]
    unit, chosen, skipped, strangers = _of_one_unit(forms, target, options.unit)
    failures += [Failure(strangers)] if strangers else []
    loaded = _tried(lambda file: link_sheet(file, definition), [target] if target else [], failures)
    register = {entry.number for entry in target.source.course.evidence} if target else set()
    read = _tried(lambda form: incoming(form, definition, register), chosen, failures)
    if failures:
        raise _together(failures)
    told = [*skipped, *_of_interview(output)]
    taken = take_in(loaded[0] if loaded else None, read, definition, unit, options.policy, options.accepted)
    if taken.disputes and not options.preview:
        raise Failure(taken.disputes)
    is_changed = target is None or taken.head_changed or any(entry.change != "unchanged" for entry in taken.answers)
    is_written = is_changed and not options.preview
    if is_written:
        update_sheet(output, taken.text)
    problems = (*told, *taken.problems)
    is_new = target is None
    return Import(
        output, definition, taken.answers, taken.head_changed, is_new, is_written, taken.disputes, problems
    )  # fmt: skip


def _named_unit(paths: Iterable[Path]) -> UnitPart | None:
    """The unit as the first form that names it does; the others may leave it empty."""
    for path in paths:
        with suppress(Failure):
            return read_form(path).file.source.unit
    return None


def _definition_of(file: SheetFile, folder: Path | None) -> Definition:
    return load_definition(file.source.questionnaire, folder, file.text.place(("kwestionariusz",)))


def _tried(step: Callable[[T], R], inputs: Iterable[T], failures: list[Failure]) -> list[R]:
    """The step over all inputs; one that fails is put with the other failures, so that all files are told at once."""
    done: list[R] = []
    for entry in inputs:
        try:
            done.append(step(entry))
        except Failure as failure:
            failures.append(failure)
    return done


def _together(failures: Iterable[Failure]) -> Failure:
    found = list(failures)
    problems = [problem for failure in found for problem in failure.problems]
    return Failure(problems, unreadable=any(failure.unreadable for failure in found))


def _of_interview(sheet: Path) -> list[Problem]:
    """A133 where an interview holds answers that the sheet has not."""
    journal = journal_of(sheet)
    return [problem("A133", Place(str(journal)))] if has_unsaved(read_journal(journal)) else []


def _of_one_unit(
    forms: Sequence[FilledForm], target: SheetFile | None, wanted: str | None
) -> tuple[str, list[FilledForm], list[Problem], list[Problem]]:
    """The unit, its forms, what was left out (A107), and what is wrong; a form made for no unit belongs to whatever is asked.

    Wrong: A106 a form of another unit where none was asked for, A130 the sheet is of another, A131 no form left.
    """
    named = [unit_of(form.file) for form in forms]
    held = target.source.unit.id if target else None
    asked = wanted or held or next(filter(None, named), "urzad")
    chosen = [form for form, own in zip(forms, named, strict=True) if own in ("", asked)]
    told = [
        problem("A107" if wanted else "A106", form.file.text.place(("jednostka", "id")), own=own, asked=asked)
        for form, own in zip(forms, named, strict=True)
        if own not in ("", asked)
    ]
    if target and wanted and held != wanted:
        place = target.text.place(("jednostka", "id"))
        return asked, chosen, [], [problem("A130", place, own=held, asked=wanted)]
    if wanted and forms and not chosen:
        return asked, chosen, [], [problem("A131", Place(forms[0].file.path), asked=asked)]
    return (asked, chosen, told, []) if wanted else (asked, chosen, [], told)
