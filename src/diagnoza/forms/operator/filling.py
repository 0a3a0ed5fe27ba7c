"""The whole filling: every field of the map read, found and written; an error leaves nothing written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from diagnoza.forms.operator.loading import Entry, FormMap
from diagnoza.forms.operator.package import Form
from diagnoza.forms.operator.reading import Untranslated, read_field
from diagnoza.forms.operator.readings import Empty
from diagnoza.forms.operator.targets import Refusal, Writer
from diagnoza.forms.operator.vocabulary import Facts
from diagnoza.problems import CATALOGUE, Failure, Problem, errors, problem


@dataclass(frozen=True, slots=True)
class Filled:
    """A field that was filled, and with what."""

    target: str
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Left:
    """A field of the map that stayed as it was, and why."""

    target: str
    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Filling:
    """A filled form. `unmapped` is what looks like a field of the form and isn't in the map."""

    data: bytes
    filled: tuple[Filled, ...]
    left: tuple[Left, ...]
    unmapped: tuple[str, ...]
    problems: tuple[Problem, ...]


def writer_for(form: Form) -> Writer:
    """The writer of such a form."""
    # lxml and openpyxl are loaded by nothing else.
    if form.suffix == ".xlsx":
        from diagnoza.forms.operator.xlsx_fill import XlsxWriter

        return XlsxWriter(form)
    from diagnoza.forms.operator.docx_fill import DocxWriter

    return DocxWriter(form)


def fill(form: Form, form_map: FormMap, known: tuple[Problem, ...], units: Mapping[str, Facts], office: str) -> Filling:
    """Fill the form; `known` are problems of the map told before. `Failure` with all problems where one is an error."""
    writer = writer_for(form)
    told: list[Problem] = [*form_map.faults, *known]
    spoilt = {fault.path[1] for fault in errors(known) if len(fault.path) > 1}
    filled: list[Filled] = []
    left: list[Left] = []
    for entry in form_map.entries:
        outcome = _field(entry, writer, units, office, told, is_sound=entry.index not in spoilt)
        if isinstance(outcome, Filled):
            filled.append(outcome)
        elif outcome is not None:
            left.append(outcome)
    problems = (*form_map.placed(told), *form.problems)
    if errors(problems):
        raise Failure(problems)
    return Filling(writer.finish(), tuple(filled), tuple(left), writer.unmapped(), problems)


def _field(
    entry: Entry, writer: Writer, units: Mapping[str, Facts], office: str, told: list[Problem], *, is_sound: bool
) -> Filled | Left | None:
    part = entry.part
    path = (*entry.path, part.target_key)
    try:
        target = writer.locate(part)
        if not is_sound:  # what it would read is not known; where it is, was checked
            return None
        reading = read_field(part, units, office)
        if isinstance(reading, Untranslated):
            word = reading.word
            told.append(problem("O042", path=(*entry.path, "jako"), at_key=True, word=word, source=part.source))
            return Left(part.target, part.source, f"mapa nie ma słowa dla „{word}”")
        if isinstance(reading, Empty):
            return Left(part.target, part.source, reading.reason)
        written = writer.write(target, reading, is_word=bool(part.words))
    except Refusal as refusal:
        told.append(problem(refusal.code, path=path, hint=refusal.hint, **refusal.values))
        is_warning = CATALOGUE[refusal.code].is_warning
        return Left(part.target, part.source, refusal.reason) if is_warning else None
    for remark in written.remarks:
        told.append(problem(remark.code, path=path, **remark.values))
    return Filled(part.target, part.source, written.text)
