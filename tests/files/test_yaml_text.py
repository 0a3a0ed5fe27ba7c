"""The strict loader: text stays text, every place is known, and no file can hurt."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from diagnoza.files import yaml_text
from diagnoza.files.yaml_text import MAX_BYTES, MAX_DEPTH, MAX_NODES, YamlText, decode, parse_yaml
from diagnoza.problems import Problem
from support.cases import cases

Parse = Callable[[str, str], tuple[YamlText, list[Problem]]]

BILLION_LAUGHS = 'a: &a ["ha", "ha"]\n' + "".join(
    f"{here}: &{here} [{', '.join([f'*{before}'] * 9)}]\n" for before, here in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.fixture(scope="module")
def pure() -> Iterator[ModuleType]:
    """The module as it is where PyYAML was built without libyaml: a second copy, its import of the C parser refused."""
    spec = importlib.util.spec_from_file_location("yaml_text_pure", yaml_text.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    compiled = sys.modules.pop("yaml._yaml")
    sys.modules["yaml._yaml"] = None  # type: ignore[assignment]
    sys.modules["yaml_text_pure"] = module
    try:
        spec.loader.exec_module(module)
    finally:
        sys.modules["yaml._yaml"] = compiled
    yield module
    del sys.modules["yaml_text_pure"]


@pytest.fixture(params=["C", "Python"])
def parse(request: pytest.FixtureRequest, pure: ModuleType) -> Parse:
    """The loader, once over each parser."""
    parser: Parse = parse_yaml if request.param == "C" else pure.parse_yaml
    return parser


def told(problems: list[Problem]) -> list[tuple[str, int, int]]:
    return [(problem.code, problem.place.line, problem.place.column) for problem in problems]


def test_copy_without_libyaml_reads_with_the_python_parser(pure: ModuleType) -> None:
    assert pure._Parser is not yaml_text._Parser
    assert issubclass(pure._Parser, yaml.parser.Parser)


# What stays text


@pytest.mark.parametrize(
    "scalar",
    ["no", "off", "yes", "on", "True", "true", "012", "0201011", "12:30", "2026-11-20", "1.10", "1_000", "0x1F", "1e3",
     ".inf", ".nan", "0b1", "NULL", "Null", "=", "-x", "?x", "nie", "tak", "18 000,00", "+48 12 345 67 89"],
)  # fmt: skip
def test_plain_scalar_stays_the_text_that_was_typed(parse: Parse, scalar: str) -> None:
    parsed, problems = parse(f"kod: {scalar}\n", "a.yaml")
    assert (parsed.data, problems) == ({"kod": scalar}, [])


@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("scalar", ["2026-11-20", "null", "~", "", "no", "0201011", "<<", "&a", "*a", "!a", "# b"])
def test_quoted_scalar_stays_text(parse: Parse, quote: str, scalar: str) -> None:
    parsed, problems = parse(f"kod: {quote}{scalar}{quote}\n", "a.yaml")
    assert (parsed.data, problems) == ({"kod": scalar}, [])


@pytest.mark.parametrize("empty", ["", "~", "null", "   # tylko komentarz"])
def test_nothing_typed_is_none(parse: Parse, empty: str) -> None:
    assert parse(f"a: {empty}\nb:\n  - {empty}\n", "a.yaml")[0].data == {"a": None, "b": [None]}


@pytest.mark.parametrize("key", ["on", "no", "012", "12:30", "2026-11-20", "null", "~", "'<<'"])
def test_key_stays_the_text_that_was_typed(parse: Parse, key: str) -> None:
    parsed, problems = parse(f"{key}: 1\n", "a.yaml")
    assert (parsed.data, problems) == ({key.strip("'"): "1"}, [])


def test_block_scalars_keep_their_lines(parse: Parse) -> None:
    parsed, problems = parse("a: |\n  pierwszy\n  drugi\nb: >-\n  zdanie\n  dalej\n", "a.yaml")
    assert parsed.data == {"a": "pierwszy\ndrugi\n", "b": "zdanie dalej"}
    assert problems == []


# What is refused, and where


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [("E013", 3, 1)]),
        ("x:\n  - {k: 1, k: 2, k: 3}\n", [("E013", 2, 12), ("E013", 2, 18)]),
        ("a: &kotwica 1\n", [("E014", 1, 4)]),
        ("a: &k 1\nb: *k\n", [("E014", 1, 4), ("E014", 2, 4)]),
        ("- *k\n- *k\n", [("E014", 1, 3), ("E014", 2, 3)]),
        ("*k : 1\n", [("E014", 1, 1)]),
        ("a: &k\n  b: 1\n", [("E014", 1, 4)]),
        ("a: {<<: {b: 1}}\n", [("E015", 1, 5)]),
        ("? [a, b]\n: 1\n", [("E016", 1, 3)]),
        ("{{a: 1}: 2}\n", [("E016", 1, 2)]),
        ("a: !!python/object/apply:os.system [id]\n", [("E017", 1, 4)]),
        ("a: !!str 012\nb: !own x\n", [("E017", 1, 4), ("E017", 2, 4)]),
        ("a: 1\n---\nb: 2\n", [("E018", 2, 1)]),
        ('a: "\\x1b[31m"\nb: "\\0"\n', [("E012", 1, 4), ("E012", 2, 4)]),
    ],
)
def test_what_yaml_allows_and_we_do_not_is_told_with_its_place(
    parse: Parse, text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert told(parse(text, "a.yaml")[1]) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a:\n\t- b\n", 2),
        ("\ta: 1\n", 1),
        ("a: b: c\n", 1),
        ("a: [1, 2\n", 2),
        ("a: 'otwarty\n", 2),
        ('a: "\\q"\n', 1),
        ("a: 1\n  b: 2\n", 2),
        ("a:\n- 1\n b: 2\n", 3),
        ("a: 1\nzwykły tekst bez dwukropka\nb: 2\n", 3),
        ("a: @x\n", 1),
        ("a: `x`\n", 1),
        ("%ZLE\n", 2),
    ],
)
def test_broken_syntax_is_told_once_in_polish_near_its_line(text: str, line: int) -> None:
    problems = parse_yaml(text, "a.yaml")[1]
    assert [p.code for p in problems] == ["E010"]
    assert abs(problems[0].place.line - line) <= 1, problems
    assert not {"expected", "found", "while", "token"} & set(problems[0].message.split())


def test_repeated_key_names_the_first_line() -> None:
    assert "wierszu 2" in parse_yaml("a: 1\nb: 2\nc: 3\nb: 4\n", "a.yaml")[1][0].message


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [("a: \x01\n", 1, 4), ("a: 1\nb: x\x1b[0m\n", 2, 5), ("nazwa: Zażółć gęślą\nb: jaźń\x07\n", 2, 8)],
)
def test_forbidden_character_is_told_with_its_place(parse: Parse, text: str, line: int, column: int) -> None:
    problems = parse(text, "a.yaml")[1]
    assert told(problems) == [("E011", line, column)]


def test_every_problem_of_a_file_is_told_not_the_first() -> None:
    text = "a: &k 1\nb: !t 2\na: 3\nc: {<<: 1}\n"
    assert told(parse_yaml(text, "a.yaml")[1]) == [("E014", 1, 4), ("E017", 2, 4), ("E013", 3, 1), ("E015", 4, 5)]


def test_problem_carries_the_line_for_the_caret() -> None:
    place = parse_yaml("a: 1\nbłąd: &k 2 # opis\n", "ark.yaml")[1][0].place
    assert (place.file, place.snippet) == ("ark.yaml", "błąd: &k 2 # opis")


# Places


PLACED = """\
a: "1"
łódź:
  lista:
    - raz
    - {m: 2}
  pusty:
"""


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("a",), (1, 4), (1, 1)),
        (("łódź", "lista", 0), (4, 7), (4, 7)),
        (("łódź", "lista", 1, "m"), (5, 11), (5, 8)),
        (("łódź", "lista", "single", 1, "union", "m"), (5, 11), (5, 8)),
    ],
)
def test_place_of_a_scalar_and_of_its_key(
    parse: Parse, path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    parsed, _ = parse(PLACED, "a.yaml")
    at_value, at_key = parsed.place(path), parsed.place(path, key=True)
    assert (at_value.line, at_value.column) == value
    assert (at_key.line, at_key.column) == key


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("łódź",), (2, 1)),
        (("łódź", "lista"), (3, 3)),
        (("łódź", "lista", 1), (5, 7)),
        (("łódź", "brak"), (2, 1)),
        (("łódź", "lista", 7, "m"), (3, 3)),
        (("brak",), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_place_of_a_map_is_its_key_and_of_what_is_missing_its_parent(
    parse: Parse, path: tuple[str | int, ...], expected: tuple[int, int]
) -> None:
    place = parse(PLACED, "a.yaml")[0].place(path)
    assert (place.line, place.column) == expected


def test_place_of_an_empty_field_is_on_its_line(parse: Parse) -> None:
    parsed, _ = parse(PLACED, "a.yaml")
    assert parsed.place(("łódź", "pusty")).line == 6


def test_caret_spans_the_value() -> None:
    parsed, _ = parse_yaml("a: [jeden, 'dwa słowa']\nb: trzy\n", "a.yaml")
    assert (parsed.place(("a", 1)).column, parsed.place(("a", 1)).width) == (12, 11)
    assert parsed.place(("b",)).width == 4


def test_a_mapping_is_marked_by_its_key() -> None:
    place = parse_yaml("a:\n  b:\n    c: 1\n", "a.yaml")[0].place(("a", "b"))
    assert (place.line, place.column, place.width) == (2, 3, 1)


# Bytes


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"", ("E001", 0, 0)),
        (b" \n\t\n", ("E001", 0, 0)),
        (b"\xef\xbb\xbf", ("E001", 0, 0)),
        (b"a" * (MAX_BYTES + 1), ("E002", 0, 0)),
        ("a: 1\nnazwa: Urząd\n".encode("cp1250"), ("E003", 2, 11)),
        ("a: 1\nnazwa: Urząd\n".encode("iso-8859-2"), ("E003", 2, 11)),
        ("a: 1\n".encode("utf-16"), ("E004", 0, 0)),
        ("a: 1\n".encode("utf-16-le"), ("E005", 0, 0)),
        ("a: 1\n".encode("utf-32"), ("E004", 0, 0)),
        (b"PK\x03\x04\x00\x00", ("E005", 0, 0)),
        (b"%PDF-1.7\n\x00\xff", ("E005", 0, 0)),
    ],
)
def test_bytes_that_are_no_utf8_text_are_told(raw: bytes, expected: tuple[str, int, int]) -> None:
    text, problems = decode(raw, "a.yaml")
    assert (text, told(problems)) == ("", [expected])


def test_byte_order_mark_is_no_part_of_the_key() -> None:
    text, problems = decode(b"\xef\xbb\xbfa: 1\n", "a.yaml")
    assert problems == []
    assert parse_yaml(text, "a.yaml")[0].data == {"a": "1"}


def test_windows_line_ends_count_as_one() -> None:
    parsed, problems = parse_yaml("a: 1\r\nb: 2\r\n", "a.yaml")
    assert (parsed.data, problems) == ({"a": "1", "b": "2"}, [])
    assert parsed.place(("b",)).line == 2


# Hostile files


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- "])
def test_depth_is_capped_before_anything_is_built(parse: Parse, bracket: str) -> None:
    problems = parse(bracket * 100_000, "a.yaml")[1]
    assert told(problems) == [("E021", 1, MAX_DEPTH * len(bracket) + 1)]


def test_depth_up_to_the_cap_is_read(parse: Parse) -> None:
    text = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert parse(text, "a.yaml")[1] == []


def test_number_of_nodes_is_capped() -> None:
    _, problems = parse_yaml("[" + "1," * MAX_NODES + "]", "a.yaml")
    assert [p.code for p in problems] == ["E020"]
    assert parse_yaml("[" + "1," * (MAX_NODES - 1) + "]", "a.yaml")[1] == []


def test_billion_laughs_are_refused_without_being_told_one_by_one(parse: Parse) -> None:
    problems = parse(BILLION_LAUGHS, "a.yaml")[1]
    assert {p.code for p in problems} == {"E014"}


def test_merge_bomb_is_refused() -> None:
    text = "a: &a {x: 1}\nb: {<<: [*a, *a]}\n"
    assert [p.code for p in parse_yaml(text, "a.yaml")[1]] == ["E014", "E015", "E014", "E014"]


# Properties

# Without what the reader refuses as control characters, halves of pairs that no UTF-8 file can hold, and the three
# rarer line breaks, which PyYAML's own emitter folds away.
CHARACTERS = st.characters(
    exclude_categories=["Cc", "Cs", "Zl", "Zp"], include_characters="\n\t", exclude_characters="\ufffe\uffff\ufeff"
)
TEXTS = st.text(CHARACTERS, max_size=20) | st.sampled_from(
    ["no", "012", "0201011", "12:30", "~", "null", "", " ", "<<", "=", "- a", "a: b", "#", "&a", "*a", "!!str", "|"]
)
DATA = st.recursive(
    TEXTS,
    lambda part: st.lists(part, max_size=4) | st.dictionaries(TEXTS, part, max_size=4),
    max_leaves=12,
)
YAML_LIKE = st.text(
    st.sampled_from("[]{}:,-&*!|>'\"%@`#?\n\n  \tab01~<=\\\x85\u2028é\ufeff\r.") | st.characters(), max_size=60
)


@settings(max_examples=cases(10_000))
@given(data=DATA, style=st.sampled_from([None, True, False]), is_unicode=st.booleans())
@example(data={"a" * 200: ["x" * 300]}, style=False, is_unicode=True)
@example(data={"\x85\u2028": ["\u2029", "\ufeff", "\U0001f600"]}, style=None, is_unicode=False)
def test_whatever_yaml_dumps_reads_back_as_the_same_texts(data: Any, style: bool | None, is_unicode: bool) -> None:
    """Rule: data of texts, lists and maps written by any YAML library come back the same, no text becoming a number,
    a date or a truth value, no key lost."""
    text = yaml.safe_dump(data, allow_unicode=is_unicode, default_flow_style=style)
    parsed, problems = parse_yaml(text, "a.yaml")
    assert problems == []
    assert parsed.data == data


@settings(max_examples=cases(2_000))
@given(data=DATA)
def test_both_parsers_read_the_same_and_place_it_alike(pure: ModuleType, data: Any) -> None:
    """Rule: a machine without libyaml reads every file as one with it, and marks the same places."""
    text = yaml.safe_dump(data, allow_unicode=True)
    ours, problems = parse_yaml(text, "a.yaml")
    theirs, their_problems = pure.parse_yaml(text, "a.yaml")
    assert (theirs.data, their_problems) == (ours.data, problems)
    for path in paths(data):
        place, other = ours.place(path, key=True), theirs.place(path, key=True)
        assert (other.line, other.column) == (place.line, place.column)


@settings(max_examples=cases(10_000))
@given(raw=st.binary(max_size=80) | YAML_LIKE.map(lambda text: text.encode("utf-8", "ignore")))
@example(raw=b"\xef\xbb\xbf\xef\xbb\xbfa: 1")
@example(raw=b"a: \xef\xbf\xbe")
@example(raw=b"\xc2\x85a: 1\xe2\x80\xa8b: 2\x0b")
def test_no_bytes_can_raise(raw: bytes) -> None:
    """Rule: any bytes give a text or problems, and the text data of texts alone; nothing is raised."""
    text, problems = decode(raw, "a.yaml")
    assert bool(text) != bool(problems)
    if text:
        assert only_texts(parse_yaml(text, "a.yaml")[0].data)


@settings(max_examples=cases(10_000))
@given(text=YAML_LIKE.filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)))
def test_no_text_can_raise_in_either_parser(pure: ModuleType, text: str) -> None:
    """Rule: any text gives data or problems with either parser; nothing is raised."""
    for parser in (parse_yaml, pure.parse_yaml):
        assert only_texts(parser(text, "a.yaml")[0].data)


@settings(max_examples=cases(10_000))
@given(text=st.text(st.sampled_from("[]{}:,-&*!|>'\"%@\n \tabą😀\x01"), min_size=1, max_size=40))
def test_every_problem_points_into_the_file(pure: ModuleType, text: str) -> None:
    """Rule: a problem stands at a character, just after a line's end, or on the empty line after the last."""
    lines = [*text.split("\n"), ""]
    for parser in (parse_yaml, pure.parse_yaml):
        for problem in parser(text, "a.yaml")[1]:
            place = problem.place
            assert 1 <= place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1


@settings(max_examples=cases(2_000))
@given(text=YAML_LIKE, path=st.lists(st.text(max_size=3) | st.integers(0, 3), max_size=4))
def test_every_path_has_a_place(text: str, path: list[str | int]) -> None:
    """Rule: whatever path a problem names, there is a place to show, at worst the whole file."""
    usable = text.encode("utf-8", "ignore").decode()
    parsed, _ = parse_yaml(usable, "a.yaml")
    for key in (True, False):
        place = parsed.place(tuple(path), key=key)
        assert place.file == "a.yaml"
        assert place.width >= 1


def paths(data: Any, before: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every path of the data."""
    yield before
    entries = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in entries:
        yield from paths(value, (*before, key))


def only_texts(data: Any) -> bool:
    """Whether the data hold nothing but texts, None, lists and maps."""
    if isinstance(data, dict):
        return all(isinstance(key, str) and only_texts(value) for key, value in data.items())
    if isinstance(data, list):
        return all(only_texts(value) for value in data)
    return data is None or type(data) is str
