"""The allow-list: what a tag may say."""

from typing import Any

import pytest

from diagnoza.render.docx.expressions import TAG, Tag, parse_tag
from diagnoza.render.docx.faults import Place, TemplateFault


def parsed(text: str) -> Tag:
    return parse_tag(text, Place("word/document.xml", text, text))


def refused(text: str) -> str:
    with pytest.raises(TemplateFault) as caught:
        parsed(text)
    return caught.value.code


@pytest.mark.parametrize(
    "text",
    [
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ x.__class__ }}",
        "{{ x['__class__'] }}",
        "{{ _created }}",
        "{{ x|_property }}",
        "{{ x.items() }}",
        "{{ range(10) }}",
        "{{ loop.cycle('a', 'b') }}",
        "{{ loop.cycle }}",
        "{{ 'a' * 100000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ a ~ a }}",
        "{{ a + a }}",
        "{{ a % b }}",
        "{{ -a }}",
        "{{ a[1:] }}",
        "{{ [a, a] }}",
        "{{ {'a': a} }}",
        "{{ a, b }}",
        "{{ x|safe }}",
        "{{ x|attr('a') }}",
        "{{ x|default('a') }}",
        "{{ x|join(d=',') }}",
        "{{ x|join(*a) }}",
        "{{ x is callable }}",
        "{{ x if y.__class__ }}",
        "{% if x.__class__ %}",
        "{% if f() %}",
        "{% elif f() %}",
        "{% for x in range(9) %}",
        "{% for x in y if x.a() %}",
        "{% for _x in y %}",
        "{% for x in y recursive %}",
        "{% set x = f() %}",
        "{% set x = a * b %}",
        "{% set _created = a %}",
        "{% set x.y = a %}",
        "{%p for x in f() %}",
        "{% cellbg f() %}",
        "{% cellbg a ~ b %}",
    ],
)
def test_expression_off_the_list_is_refused(text: str) -> None:
    assert refused(text) == "T023"


@pytest.mark.parametrize(
    "text",
    [
        "{% include 'a' %}", "{% import 'a' as b %}", "{% from 'a' import b %}", "{% extends 'a' %}", "{% macro a() %}", "{% call a() %}",
        "{% filter upper %}", "{% block a %}", "{% raw %}", "{% autoescape false %}", "{% with %}", "{% do a %}", "{% debug %}",
        "{% colspan 2 %}", "{% vm %}", "{%tc for a in b %}", "{%r if a %}", "{%tr cellbg a %}", "{% %}",
    ],
)  # fmt: skip
def test_unknown_tag_is_refused(text: str) -> None:
    assert refused(text) == "T021"


@pytest.mark.parametrize(
    "text",
    [
        "{{ }}", "{{ a b }}", "{{ a. }}", "{{ 'a }}", "{{ a ?> <?v b }}", "{{ '?>' }}", "{{p a }}", "{% if %}", "{% for a %}",
        "{% for a in %}",
        "{% else a %}", "{% endif a %}", "{% set a %}", "{% if a ?><?b else %}", "{% if a ?>x<?b endif ?><?b if b %}", "{% cellbg %}",
        "{{ " + "(" * 400 + "a" + ")" * 400 + " }}", "{{ " + "a" * 2_000 + " }}", "{% for loop.x in a %}", "{{ $a }}",
        "{{ " + "not " * 150 + "a }}", "{{ a" + " and a" * 150 + " }}",
    ],
)  # fmt: skip
def test_unreadable_tag_is_refused(text: str) -> None:
    assert refused(text) in {"T022", "T023"}


@pytest.mark.parametrize(
    "text",
    [
        "{{ a }}", "{{a.b.c}}", "{{ a['b c'] }}", "{{ a[0].b }}", "{{ a[i] }}", "{{ 'tekst' }}", "{{ 1 }}", "{{ loop.index }}",
        "{{ a|upper }}",
        "{{ a|join(', ')|upper }}", "{{ a|length }}", "{{ a if b else c }}", "{{- a -}}", "{%- if a and not (b or c) -%}",
        "{% if a == 'b' %}",
        "{% if a.b is not none and a is defined %}", "{% if a in ['x', 'y'] %}", "{% elif 1 < a <= 3 %}", "{% else %}", "{%endif%}",
        "{%p for a, b in c %}", "{%tr for a in b if a.c %}", "{%tr endfor %}", "{% set a = b.c %}", "{% cellbg a if b else 'F8CBAD' %}",
        "{# uwaga #}", "{#p uwaga #}",
    ],
)  # fmt: skip
def test_expression_on_the_list_passes(text: str) -> None:
    assert TAG.fullmatch(text)
    parsed(text)


def test_scope_and_names_are_read() -> None:
    tag = parsed("{%tr for klucz, wartosc in pary %}")
    assert (tag.scope, tag.keyword, tag.names) == ("tr", "for", frozenset({"klucz", "wartosc"}))


@pytest.mark.parametrize("quoted", ["„a”", "“a”", "”a”", "«a»", "‚a’", "‘a’", '"a"', "'a'"])
def test_quotes_of_word_are_mended(draft: Any, quoted: str) -> None:
    assert draft.lines(f"{{% if x\u00a0==\u202f{quoted} %}}tak{{% endif %}}").text(x="a") == ["tak"]


def test_fault_names_the_tag_and_the_paragraph(draft: Any) -> None:
    fault = draft.lines("Wynik: {{ a * b }} punktów").fault()
    assert (fault.code, fault.message) == (
        "T023",
        "znacznik {{ a * b }} zawiera niedozwolone wyrażenie: Mul (akapit: „Wynik: {{ a * b }} punktów”)",
    )
    assert fault.hint.endswith("join, length, lower, upper")
