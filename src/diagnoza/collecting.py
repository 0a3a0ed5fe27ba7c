"""The use cases of collecting answers from officers: forms out, filled forms in.

They stand beside `pipeline` so that a form does not wait for the report and the plan to be loaded.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from diagnoza.answers.source import UnitPart
from diagnoza.definition.terms import Role, Scope
from diagnoza.files.definition_cache import load_definition
from diagnoza.files.sheets import read_sheet
from diagnoza.files.write import ensure_not_input, ensure_writable, write_output
from diagnoza.forms.officer.form import Form, build_form
from diagnoza.problems import Failure, problem

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


@dataclass(frozen=True, slots=True)
class WrittenForm:
    """A form on the disk and the SHA-256 of its bytes."""

    form: Form
    path: Path
    sha256: str


def new_form(
    questionnaire: str, output: Path, folder: Path | None, options: FormOptions, *, overwrite: bool
) -> WrittenForm:
    """Write a form of the kind its name ends in; F006 for another ending."""
    suffix = output.suffix.lower()
    if suffix not in FORMATS:
        raise Failure([problem("F006", suffix=output.suffix, allowed=", ".join(FORMATS))])
    ensure_writable(output, overwrite=overwrite)
    definition = load_definition(questionnaire, folder)
    unit: UnitPart | None = None
    if options.unit is not None:
        ensure_not_input(output, [options.unit])
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
    data = _form_bytes(form, suffix)
    write_output(output, data, overwrite=overwrite)
    return WrittenForm(form, output, hashlib.sha256(data).hexdigest())


def _form_bytes(form: Form, suffix: str) -> bytes:
    """Each kind of form is loaded only when asked for."""
    if suffix == ".html":
        from diagnoza.forms.officer.html.page import form_page

        return form_page(form)
    if suffix == ".xlsx":
        from diagnoza.forms.officer.xlsx.write import form_workbook

        return form_workbook(form)
    from diagnoza.forms.officer.yaml_form import form_sheet

    return form_sheet(form)
