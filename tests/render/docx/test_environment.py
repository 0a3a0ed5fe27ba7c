"""How values become text."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

import pytest
from markupsafe import Markup

Audit = Callable[[bytes], list[Any]]


class Risk(StrEnum):
    HIGH = "wysokie"


@pytest.mark.parametrize(
    "value",
    [
        "A & B < C",
        "A < B, C > D; <w:p/>",
        "]]>",
        "„cudzysłów” i \"drugi\" i 'trzeci'",
        "Zażółć gęślą jaźń",
        "  odstępy  w środku i na końcu  ",
        "{{ 7*7 }} {% if x %} {# y #} <?v z ?>",
        "\ufdd00\ufdd1",
        "&amp; &#60;",
        "😀 \U0001f9d1\u200d\U0001f4bb",
        "twarda\u00a0spacja",
        "wiersz 1\nwiersz 2\n\nwiersz 4",
        "kolumna\tkolumna",
        "\n\t na brzegach \t\n",
    ],
)
def test_text_comes_out_as_it_went_in(draft: Any, audit: Audit, value: str) -> None:
    assert draft.lines("[{{ a }}]", "{{ a }}").text(a=value) == [f"[{value}]", value]
    assert audit(draft.report(a=value)) == []


@pytest.mark.parametrize("value", ["a\r\nb", "a\rb"])
def test_line_ends_of_other_systems_are_line_breaks(draft: Any, value: str) -> None:
    assert draft.lines("{{ a }}").text(a=value) == ["a\nb"]


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (-12, "-12"), (None, ""), ("", ""), (Risk.HIGH, "wysokie"), (10**30, "1" + "0" * 30)]
)
def test_plain_values_print(draft: Any, value: object, text: str) -> None:
    assert draft.lines("<{{ a }}>").text(a=value) == [f"<{text}>"]


@pytest.mark.parametrize("value", [Markup("<w:br/>"), Markup("&lt;")])
def test_markup_in_data_is_only_text(draft: Any, value: str) -> None:
    assert draft.lines("{{ a }}").text(a=value) == [str(value)]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (True, "wartość tak/nie"),
        (0.1, "liczba niecałkowita"),
        ([1], "lista"),
        ({"a": 1}, "grupa pól"),
        (object(), "coś, co nie jest tekstem"),
    ],
)
def test_what_is_no_text_is_refused(draft: Any, value: object, kind: str) -> None:
    fault = draft.lines("{{ a }}").fault(a=value)
    assert (fault.code, fault.message) == ("T041", f"pole w znaczniku {{{{ a }}}} to {kind} (akapit: „{{{{ a }}}}”)")


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x0c", "\x1f", "\ufffe", "\uffff", "\ud800"])
@pytest.mark.parametrize("tag", ["{{ a }}", "{{ a|upper }}", "{{ xs|join }}", "{{ b.c }}"])
def test_character_xml_cannot_hold_is_refused(draft: Any, bad: str, tag: str) -> None:
    value = f"przed{bad}po"
    fault = draft.lines(f"Opis: {tag}").fault(a=value, xs=[value], b={"c": value})
    assert fault.code == "T042"
    assert f"U+{ord(bad):04X}" in fault.message
    assert f"Opis: {tag}" in fault.message
    assert fault.message.isprintable()


def test_bad_character_in_a_caption_or_title_is_refused(draft: Any) -> None:
    draft.document.core_properties.title = "{{ a }}"
    assert draft.fault(a="\x01").code == "T042"


class Office:
    name = "tajne"

    def __str__(self) -> str:
        return "tajne"


@pytest.mark.parametrize("tag", ["{{ a.name }}", "{{ a['name'] }}", "{{ a }}"])
def test_objects_are_not_looked_into(draft: Any, tag: str) -> None:
    assert draft.lines(tag).fault(a=Office()).code in {"T040", "T041"}


def test_keys_win_over_methods_of_mappings(draft: Any) -> None:
    draft.lines("{{ a.items }} {{ a.keys }} {{ a.get }}")
    assert draft.text(a={"items": "1", "keys": "2", "get": "3"}) == ["1 2 3"]
    assert draft.fault(a={"items": "1"}).code == "T040"


def test_any_mapping_and_sequence_will_do(draft: Any) -> None:
    inner: Mapping[str, object] = MappingProxyType({"b": ("x", "y")})
    assert draft.lines("{{ a.b[1] }}{% for c in a.b %}{{ c }}{% endfor %}").text(a=inner) == ["yxy"]


def test_filters(draft: Any) -> None:
    draft.lines("{{ xs|join(', ') }}; {{ xs|length }}; {{ a|upper }}; {{ a|lower }}")
    assert draft.text(xs=["a & b", 2], a="Łódź <1>") == ["a & b, 2; 2; ŁÓDŹ <1>; łódź <1>"]


def test_joining_text_is_refused(draft: Any) -> None:
    assert draft.lines("{{ a|join('-') }}").fault(a="tekst").code == "T041"


@pytest.mark.parametrize("text", ["{% if a < 'x' %}{% endif %}", "{% for x in a %}{% endfor %}", "{{ a|length }}"])
def test_what_cannot_be_computed_names_the_tag(draft: Any, text: str) -> None:
    fault = draft.lines("dobrze {{ a }}", text).fault(a=5)
    assert fault.code == "T044"
    assert text in fault.message


def test_unknown_name_is_told_with_the_nearest_one(draft: Any) -> None:
    fault = draft.lines("{{ office }}", "Gmina: {{ ofice }}").fault(office="x")
    assert (fault.code, fault.message, fault.hint) == (
        "T040",
        "szablon używa nieznanego pola „ofice” w {{ ofice }} (akapit: „Gmina: {{ ofice }}”)",
        "może chodziło o „office”?",
    )


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{{ unit.nme }}", "może chodziło o „name”?"),
        ("{{ unit['nme'] }}", "może chodziło o „name”?"),
        ("{% if unit.nme %}{% endif %}", "może chodziło o „name”?"),
        ("{% for x in unit.names %}{% endfor %}", "może chodziło o „name”?"),
        ("{{ unit.nme.first }}", "może chodziło o „name”?"),
        ("{{ unit.zzz|upper }}", "dozwolone: name, teryt"),
        ("{% for finding in xs %}{{ findng }}{% endfor %}", "może chodziło o „finding”?"),
        ("{{ unit.name.pl }}", ""),
        ("{{ xs[7] }}", ""),
    ],
)
def test_unknown_field_is_told_with_its_paragraph(draft: Any, text: str, hint: str) -> None:
    fault = draft.lines("wstęp {{ unit.name }}", text, "po").fault(unit={"name": "a", "teryt": "0201011"}, xs=["a"])
    assert (fault.code, fault.hint) == ("T040", hint)
    assert fault.message.endswith(f"(akapit: „{text}”)")


def test_unknown_field_in_a_row_is_told_with_its_cell(draft: Any) -> None:
    draft.grid(("{%tr for r in rows %}",), ("{% cellbg r.color %}{{ r.name }}",), ("{%tr endfor %}",))
    fault = draft.fault(rows=[{"name": "a", "colour": ""}])
    assert fault.hint == "może chodziło o „colour”?"
    assert "{% cellbg r.color %}" in fault.message


def test_defined_asks_without_a_fault(draft: Any) -> None:
    assert draft.lines("{% if a is defined %}a{% else %}b{% endif %}").text() == ["b"]
