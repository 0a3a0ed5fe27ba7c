"""A template is told everything at once, in the words of whoever wrote it; good ones are told nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from diagnoza.files.templates import template_names, template_path
from diagnoza.problems import Problem
from diagnoza.render.docx.lint.check import check_bytes, check_template, touched_fields
from support.small_template import BODY, Changed, lines, row, table, template

HEAD = row("A", "B", header=True)


def told(body: str) -> list[Problem]:
    """Everything but the chapters the small template leaves out."""
    return [problem for problem in check_bytes(template(BODY + body)) if problem.code != "T072"]


@pytest.mark.parametrize("name", template_names())
def test_shipped_template_has_no_errors_and_the_standard_one_no_warnings(name: str) -> None:
    problems = check_template(template_path(name))
    expected = set() if name == "diagnoza" else {"T071", "T072"} if name == "start" else {"T072"}
    assert [problem for problem in problems if problem.code not in expected] == []


@pytest.mark.parametrize(
    "tag",
    [
        "{{ cover.titel }}",
        "{{ cover['titel'] }}",
        "{% if cover.titel %}a{% endif %}",
        "{% if cover.title %}a{% elif cover.titel %}b{% endif %}",
        "{% set x = cover.titel %}",
        "{% for m in measures if m.titel %}a{% endfor %}",
        "{% for m in cover.titel %}a{% endfor %}",
        "{{ cover.title or cover.titel }}",
        "{{ 'a' if cover.titel else 'b' }}",
        "{{ cover.draft_reasons|join(cover.titel) }}",
        "{% bookmark cover.titel %}",
    ],
)
def test_a_wrong_name_is_told_wherever_it_stands_in_a_tag(tag: str) -> None:
    assert [(problem.code, problem.hint) for problem in told(lines(tag))] == [("T040", "może chodziło o „title”?")]


@pytest.mark.parametrize(
    "texts",
    [
        ("{% for unit in units %}{{ loop.index }}. {{ unit.name }}{% if not loop.last %}; {% endif %}{% endfor %}",),
        ("{% set unit = units[0] %}{{ unit.name }} {{ unit.areas[0].title }}",),
        ("{{ cover.funding or '—' }} {{ cover.title if cover.is_draft else cover.subtitle }}",),
        ("{{ cover.draft_reasons|join('; ') }} {{ units|length }} {{ cover.title|upper }}",),
        ("{{ units[0]['name'] }} {{ cover['title'] }}",),
        ("{{ cover.title == 'a' and units|length > 1 and cover.subtitle or 'b' }}",),
        ("{%p if pictures %}", "Są obrazy.", "{%p endif %}"),
        ("{%p for row in trace %}", "{% if row.measure %}{{ row.measure.title }}{% endif %}", "{%p endfor %}"),
        (
            "{%p for course in courses %}{%p for row in course.people %}",
            "{{ row.cells[0] }}",
            "{%p endfor %}{%p endfor %}",
        ),
        ("{# uwaga: {{ nic }} #}", "{%p if cover.is_draft %}", "a", "{%p else %}", "b", "{%p endif %}"),
        ("{{ „cover.title” }}", "{{\u00a0cover.title\u00a0}}"),
        ("{% for m in measures %}{% bookmark m.number %}{% link m.number %}{% endfor %}",),
    ],
)
def test_good_tags_are_told_nothing(texts: tuple[str, ...]) -> None:
    assert told(lines(*texts)) == []


def test_all_faults_are_told_and_not_the_first_alone() -> None:
    problems = told(
        lines(
            "{{ cover.titel }} {{ cover.statuss }}",
            "{{ x|attr('y') }}",
            "{{ cover.title",
            "{% include 'a' %}",
            "{%p endfor %}",
        )
        + table(HEAD, row("{%tr for unit in unitts %}", ""), row("{{ unit.name }}", ""), row("{%tr endfor %}", ""))
    )
    errors = sorted(problem.code for problem in problems if problem.severity == "error")
    assert errors == ["T020", "T021", "T023", "T026", "T040", "T040", "T040"]


def test_everything_wrong_with_a_package_is_told() -> None:
    changed = Changed().relation("image", "http://zly.example/a.png", "External").add("word/vbaProject.bin", b"x")
    codes = {
        problem.code
        for problem in check_bytes(changed.replace("word/document.xml", "cover.title", "cover.titel").data())
    }
    assert {"T010", "T011", "T040"} <= codes


def test_errors_come_before_warnings() -> None:
    severities = [problem.severity for problem in told(table(row("A", "B"), row("{{ x }}", "b")))]
    assert severities == ["error", "warning"]


def test_message_names_paragraph_tag_and_the_nearest_field() -> None:
    [problem] = told(
        lines(
            "{%p for unit in units %}{%p for area in unit.areas %}",
            "Obszar {{ area.titel }}",
            "{%p endfor %}{%p endfor %}",
        )
    )
    assert (
        problem.message
        == "szablon używa nieznanego pola „titel” w {{ area.titel }} (akapit: „Obszar {{ area.titel }}”)"
    )
    assert problem.hint == "może chodziło o „title”?"


def test_tag_of_a_wrong_loop_does_not_make_its_variable_unknown() -> None:
    assert [problem.code for problem in told(lines("{% for x in range(9) %}{{ x.name }}{% endfor %}"))] == ["T023"]


def test_names_of_a_picture_between_the_tags_of_a_line_are_read_there() -> None:
    picture = (
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="{{ unit.name }}"/></wp:inline></w:drawing></w:r>'
    )
    inside = "<w:p><w:r><w:t>{% for unit in units %}</w:t></w:r>" + picture + "<w:r><w:t>{% endfor %}</w:t></w:r></w:p>"
    assert told(inside) == []
    after = "<w:p><w:r><w:t>{% for unit in units %}a{% endfor %}</w:t></w:r>" + picture + "</w:p>"
    assert [problem.code for problem in told(after)] == ["T065"]


def test_a_chart_bound_to_whole_numbers_is_good() -> None:
    title = "wykres: area in unit.areas | area.title | area.percent | area.open_percent"
    picture = f'<wp:inline><wp:docPr id="1" name="a" descr="Wyniki" title="{title}"/></wp:inline>'
    chart = f"<w:p><w:r><w:drawing>{picture}</w:drawing></w:r></w:p>"
    assert told(lines("{%p for unit in units %}") + chart + lines("{%p endfor %}")) == []


def test_fields_of_a_template_are_told_by_their_way(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(template())
    assert {"units[].areas[].title", "units[].areas[].answers[].text", "cover.is_draft"} <= touched_fields(path)
