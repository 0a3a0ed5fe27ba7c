"""The properties of the document."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from typing import Any

import pytest
from docx import Document

from diagnoza.render.docx.compile import compile_template
from diagnoza.render.docx.write import render

Audit = Callable[[bytes], list[Any]]


def test_tags_in_title_and_keywords_are_filled_and_escaped(draft: Any, audit: Audit) -> None:
    draft.document.core_properties.title = "Diagnoza {{ a }} ({{ b }})"
    draft.document.core_properties.keywords = "{{ b }}"
    properties = draft.read(a="A & B <C>", b="x").core_properties
    assert (properties.title, properties.keywords) == ("Diagnoza A & B <C> (x)", "x")
    assert audit(draft.report(a="A & B <C>", b="x")) == []


def test_dates_are_the_reports(draft: Any) -> None:
    draft.document.core_properties.created = datetime(2013, 1, 1, tzinfo=UTC)
    moment = datetime(2026, 11, 20, 13, 30, tzinfo=timezone(timedelta(hours=1)))
    properties = Document(BytesIO(render(compile_template(draft.source()), {}, created=moment))).core_properties
    assert properties.created == properties.modified == datetime(2026, 11, 20, 12, 30, tzinfo=UTC)


def test_moment_without_a_zone_is_a_fault_of_ours(draft: Any) -> None:
    with pytest.raises(ValueError, match="time zone"):
        render(compile_template(draft.source()), {}, created=datetime(2026, 11, 20))


def test_package_without_properties_gets_them(draft: Any, audit: Audit, packages: Any) -> None:
    relations = draft.replace("_rels/.rels", "metadata/core-properties", "metadata/nothing")
    data = packages(relations, {})
    draft.source = lambda: data
    kept = draft.replace("[Content_Types].xml", 'PartName="/docProps/core.xml"', 'PartName="/docProps/inne.xml"')
    bare = packages(kept, {"docProps/core.xml": None})
    draft.source = lambda: bare
    assert draft.read().core_properties.created == datetime(2026, 11, 20, 12, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "code"), [("{{ a", "T020"), ("{% if a %}", "T028"), ("{{ a() }}", "T023"), ("{{ b }}", "T040")]
)
def test_bad_tag_in_a_title_is_refused(draft: Any, title: str, code: str) -> None:
    draft.document.core_properties.title = title
    assert draft.fault(a="").code == code


def test_context_cannot_set_the_moment(draft: Any) -> None:
    assert draft.read(_created="1999").core_properties.created == datetime(2026, 11, 20, 12, 30, tzinfo=UTC)
