"""The fields of a template are those of the report's plain data, no more and no fewer, each told in Polish."""

from __future__ import annotations

from typing import Any

import pytest

from diagnoza.files.content import shipped
from diagnoza.pipeline import open_case, plan_case
from diagnoza.render.docx.field_words import CHAPTERS, description
from diagnoza.render.docx.fields import ENGINE_NAMES, Group, Leaf, Listing, Shape, entries, report_shape
from diagnoza.render.docx.lint.layout import shape_at
from diagnoza.render.docx.report import context_of
from diagnoza.render.docx.samples import Field, listed, used
from diagnoza.report.build import build_report
from diagnoza.report.model import Report


@pytest.fixture(scope="module")
def report() -> Report:
    case = open_case([shipped("examples") / "gmina-przykladowa" / "arkusz.yaml"])
    return build_report(case.evaluations, plan_case(case), case.sources)


def mismatches(shape: Shape, value: Any, way: str = "") -> list[str]:
    """Where plain data and shape differ."""
    if value is None:
        return [] if isinstance(shape, Leaf) or (isinstance(shape, Group) and shape.optional) else [way]
    if isinstance(shape, Listing):
        return (
            [f for item in value for f in mismatches(shape.item, item, f"{way}[]")]
            if isinstance(value, list)
            else [way]
        )
    if isinstance(shape, Group):
        if set(value) != set(shape.fields):
            return [f"{way}: {set(value) ^ set(shape.fields)}"]
        return [f for name, inner in shape.fields.items() for f in mismatches(inner, value[name], f"{way}.{name}")]
    return [] if type(value) is {"text": str, "number": int, "truth": bool}[shape.kind] else [way]


def test_shape_is_that_of_the_data_a_template_gets(report: Report) -> None:
    """The linter would refuse a good template, or let a bad one pass, if the two differed anywhere."""
    context = {**dict.fromkeys(ENGINE_NAMES, False), **context_of(report)}
    assert mismatches(report_shape(), context) == []


def test_beside_every_tone_stands_its_fill() -> None:
    groups = {entry.inside: set[str]() for entry in entries()}
    for entry in entries():
        groups[entry.inside].add(entry.name)
    assert {name for name, fields in groups.items() if ("tone" in fields) != ("fill" in fields)} == set()


def test_every_field_is_told_in_polish() -> None:
    assert sorted({f"{entry.inside}.{entry.name}" for entry in entries() if not description(entry)}) == []


def test_every_chapter_is_a_field() -> None:
    assert [path for path in CHAPTERS if shape_at(path) is None] == []


def test_a_list_is_written_as_a_loop_and_its_fields_behind_its_variable() -> None:
    found = {(entry.path, entry.loops): entry for entry in entries()}
    areas = found["unit.areas", ("unit in units",)]
    assert areas.loop == "area in unit.areas"
    assert ("area.title", ("unit in units", "area in unit.areas")) in found


def test_loops_in_loops_never_share_a_variable_whose_fields_are_still_needed() -> None:
    for entry in entries():
        variables = [loop.partition(" in ")[0] for loop in entry.loops]
        assert len(variables) == len(set(variables)), entry


def test_samples_are_those_of_the_example_and_short(report: Report) -> None:
    fields = {field.way: field for field in listed(report)}
    assert fields["cover.title"].sample == report.cover.title
    assert fields["units[].areas[].title"].sample == report.units[0].areas[0].title
    assert fields["units"].sample == "1"
    assert fields["cover.is_draft"].sample == "tak" if report.cover.is_draft else "nie"
    assert max(len(field.sample) for field in fields.values()) <= 60
    assert not any("\n" in field.sample for field in fields.values())


def test_what_the_example_lacks_in_one_place_is_shown_from_another(report: Report) -> None:
    fields = {field.way: field for field in listed(report)}
    assert not report.units[0].environment[0].major_findings
    assert fields["units[].environment[].major_findings[].title"].sample != ""


def test_fields_of_a_template_come_with_the_loops_around_them(report: Report) -> None:
    kept = used(listed(report), {"units[].areas[].title", "cover.title"})
    assert [field.way for field in kept] == ["cover", "cover.title", "units", "units[].areas", "units[].areas[].title"]


def test_json_of_a_field(report: Report) -> None:
    field: Field = next(field for field in listed(report) if field.way == "units[].areas[].is_scored")
    assert field.as_json() == {
        "path": "area.is_scored",
        "kind": "truth",
        "loop": None,
        "inside_loops": ["unit in units", "area in unit.areas"],
        "optional": False,
        "description": "obszar jest punktowany",
        "sample": field.sample,
    }
