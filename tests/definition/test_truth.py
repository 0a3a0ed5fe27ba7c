"""Three-valued conditions against a reference written here, over every leaf, every state of an answer and every join.

The reference reads the condition and the answer as plain data; the program reads them through files, the resolver, the
route and the compiled closure.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diagnoza.answers.parse import parse_sheet
from diagnoza.answers.route import trace_route
from diagnoza.answers.source import SheetSource
from diagnoza.definition.conditions import ConditionSource
from diagnoza.definition.model import Definition
from diagnoza.definition.resolve.conditions import ConditionResolver
from diagnoza.definition.truth import Truth, compile_condition
from support.cases import cases
from support.draws import Dice, Draw
from support.small import Small

AREA = """
    questions:
      - {id: wlacznik, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie}]}
      - {id: jedno, text: Czy?, kind: single, show_if: &, options: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]}
      - {id: wiele, text: Co?, kind: multi, show_if: &, options: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]}
      - {id: liczba, text: Ile?, kind: number, show_if: &, options: [{id: brak, label: Brak}]}
      - {id: dzien, text: Kiedy?, kind: date, show_if: &, options: [{id: nigdy, label: Nigdy}]}
      - {id: opis, text: Jak?, kind: text, show_if: &}
      - {id: spis, text: Co?, kind: table, show_if: &, columns: [{id: co, label: Co}]}
    """.replace("&", "{q: wlacznik, eq: tak}")

# What may be typed, and what the reference sees of it: options as a set, a number or whole months to 8 June 2022, rows.
TYPED: Mapping[str, tuple[tuple[Any, Any], ...]] = {
    "jedno": (("a", {"a"}), ("b", {"b"})),
    "wiele": ((("a",), {"a"}), (("a", "b"), {"a", "b"}), (("c",), {"c"})),
    "liczba": (("2", Fraction(2)), ("3", Fraction(3)), ("3.5", Fraction(7, 2)), ("brak", {"brak"})),
    # 31 August to 8 June is nine whole months, 9 August nine, 8 August ten.
    "dzien": (("2021-08-31", 9), ("2021-08-09", 9), ("2021-08-08", 10), ("2022-06-08", 0), ("nigdy", {"nigdy"})),
    "opis": (("jakoś", set()),),
    "spis": ((({"co": "x"},), [1]), (({"co": "x"}, {"co": "y"}), [1, 2])),
}

Seen = tuple[str, Any]
Facts = Mapping[str, Any]
FACTS: tuple[Facts, ...] = (
    {"rodzaj": "gmina"},
    {"rodzaj": "szkola", "stanowiska": 5},
    {"rodzaj": "dps", "stanowiska": 6},
)

LEAVES: tuple[dict[str, Any], ...] = (
    *({"q": q, test: True} for q in TYPED for test in ("answered", "na")),
    {"q": "jedno", "eq": "a"},
    {"q": "jedno", "ne": "a"},
    {"q": "jedno", "in": ["a", "c"]},
    {"q": "wiele", "has_any": ["a", "c"]},
    {"q": "wiele", "has_all": ["a", "b"]},
    *({"q": "liczba", test: "3"} for test in ("lt", "le", "gt", "ge")),
    *({"q": "liczba", test: "brak"} for test in ("eq", "ne")),
    *({"q": "dzien", test: "9"} for test in ("lt", "le", "gt", "ge")),
    *({"q": "dzien", test: "nigdy"} for test in ("eq", "ne")),
    *({"q": "spis", "rows_ge": n} for n in ("0", "1", "2")),
    {"fact": "rodzaj", "eq": "gmina"},
    {"fact": "rodzaj", "in": ["gmina", "szkola"]},
    *({"fact": "stanowiska", test: "5"} for test in ("eq", "lt", "le", "gt", "ge")),
    {"fact": "stanowiska", "in": ["5", "7"]},
)


def expected(condition: Mapping[str, Any], seen: Mapping[str, Seen], facts: Facts) -> Truth:
    """Kleene's strong logic: false wins in `all`, true in `any`, else unknown wins; the leaves as design §4 has them."""
    match condition:
        case {"all": parts} | {"any": parts}:
            winner = "any" in condition
            values = [expected(part, seen, facts) for part in parts]
            return winner if winner in values else None if None in values else not winner
        case {"not": part}:
            return {True: False, False: True, None: None}[expected(part, seen, facts)]
        case {"fact": name, **test}:
            return _meets(facts[name], test) if name in facts else None
        case {"q": id_, **test}:
            state, value = seen[id_]
            if state == "unknown":
                return None
            return state == {"na": "na"}.get(*test, "answered") and ("na" in test or _meets(value, test))
    raise AssertionError(condition)


def _meets(value: Any, test: Mapping[str, Any]) -> bool:
    """Of what is known: options are a set, numbers compare with numbers only."""
    [(operator, operand)] = test.items()
    chosen = value if isinstance(value, set) else {str(value)}
    wanted = set(operand) if isinstance(operand, list) else {operand}
    if operator in ("lt", "le", "gt", "ge"):
        if isinstance(value, set):
            return False
        order = (value > int(operand)) - (value < int(operand))
        return order in {"lt": (-1,), "le": (-1, 0), "gt": (1,), "ge": (0, 1)}[operator]
    if operator == "rows_ge":
        return len(value) >= int(operand)
    return {
        "answered": True,
        "eq": bool(chosen & wanted),
        "in": bool(chosen & wanted),
        "has_any": bool(chosen & wanted),
        "ne": not chosen & wanted,
        "has_all": wanted <= chosen,
    }[operator]


@pytest.fixture(scope="module")
def definition(tmp_path_factory: pytest.TempPathFactory) -> Definition:
    return Small(tmp_path_factory.mktemp("truth")).area("obszar", AREA).definition()


def actual(condition: Mapping[str, Any], typed: Mapping[str, Any], facts: Facts, definition: Definition) -> Truth:
    """The program's truth of a condition over a sheet."""
    problems: list[Any] = []
    resolver = ConditionResolver(problems)
    resolved = resolver.resolve(ConditionSource.model_validate(condition), definition.bank.questions, ())
    assert resolved is not None, problems
    resources = {key: str(value) for key, value in facts.items() if key != "rodzaj"}
    source = SheetSource.model_validate(
        {
            "format_arkusza": "1",
            "kwestionariusz": "proba",
            "wersja_kwestionariusza": "1",
            "jednostka": {"nazwa": "Urząd", "rodzaj": facts["rodzaj"], "zasoby": resources},
            "przeprowadzono": {"do": "2022-06-08"},
            "odpowiedzi": typed,
        }
    )
    sheet, faults = parse_sheet(source, definition)
    assert not faults
    return compile_condition(resolved)(trace_route(sheet, definition).observe, sheet.facts)


def states_of(question: str) -> Iterator[tuple[dict[str, Any], Seen]]:
    """Every way the question can stand in a sheet: (what is typed, what the reference sees of it)."""
    shown = {"wlacznik": "tak"}
    for typed, value in TYPED[question]:
        yield {**shown, question: {"odpowiedz": typed}}, ("answered", value)
    first = TYPED[question][0][0]
    reason = {"uzasadnienie": "bo"}
    yield {**shown, question: "nie wiem"}, ("unknown", None)
    yield {**shown, question: {"odpowiedz": "nie zbadano", **reason}}, ("unknown", None)
    yield {**shown, question: {"odpowiedz": "nie dotyczy", **reason, "uznane": "tak"}}, ("na", None)
    yield {**shown, question: {"odpowiedz": "nie dotyczy", **reason, "uznane": "nie"}}, ("unknown", None)
    yield shown, ("unknown", None)
    yield {"wlacznik": "nie", question: {"odpowiedz": first}}, ("hidden", None)
    yield {"wlacznik": "nie", question: {"odpowiedz": "nie dotyczy", **reason}}, ("hidden", None)
    yield {question: {"odpowiedz": first}}, ("unknown", None)
    yield {question: {"odpowiedz": "nie dotyczy", **reason}}, ("unknown", None)


@pytest.mark.parametrize("leaf", LEAVES, ids=str)
def test_leaf_is_what_the_reference_says_in_every_state(leaf: dict[str, Any], definition: Definition) -> None:
    if "fact" in leaf:
        for facts in FACTS:
            assert actual(leaf, {}, facts, definition) is expected(leaf, {}, facts), facts
        return
    for typed, seen in states_of(leaf["q"]):
        truth = expected(leaf, {leaf["q"]: seen}, {})
        assert actual(leaf, typed, FACTS[0], definition) is truth, (typed, seen)


def test_the_reference_itself_knows_the_rules_of_the_design() -> None:
    """A value leaf over N/A or hidden is false, over unanswered unknown; `answered` and `na` as design §4 has them."""
    value, answered, na = {"q": "jedno", "ne": "a"}, {"q": "jedno", "answered": True}, {"q": "jedno", "na": True}
    table = {
        "answered": (True, True, False),
        "hidden": (False,) * 3,
        "na": (False, False, True),
        "unknown": (None,) * 3,
    }
    for state, truths in table.items():
        seen = {"jedno": (state, {"b"} if state == "answered" else None)}
        assert tuple(expected(leaf, seen, {}) for leaf in (value, answered, na)) == truths
    assert expected({"fact": "stanowiska", "ge": "5"}, {}, {}) is None


def test_date_without_the_day_of_the_diagnosis_is_answered_but_cannot_be_compared(small: Small) -> None:
    definition = small.area("obszar", AREA).definition()
    evaluation = small.evaluate(definition, "{wlacznik: tak, dzien: 2021-08-08}", "przeprowadzono: {od: 2022-06-06}")

    def truth(condition: dict[str, Any]) -> Truth:
        source = ConditionSource.model_validate(condition)
        resolved = ConditionResolver([]).resolve(source, definition.bank.questions, ())
        assert resolved is not None
        return compile_condition(resolved)(evaluation.route.observe, evaluation.sheet.facts)

    assert truth({"q": "dzien", "ge": "9"}) is None
    assert truth({"q": "dzien", "eq": "nigdy"}) is False
    assert truth({"q": "dzien", "answered": True}) is True


_ANY_STATE: Mapping[Truth, dict[str, Any]] = {True: {"jedno": "a"}, False: {"jedno": "b"}, None: {"jedno": "nie wiem"}}
_OTHER: Mapping[Truth, Any] = {True: ("a",), False: ("c",), None: "nie wiem"}


@pytest.mark.parametrize(("one", "two"), list(itertools.product((True, False, None), repeat=2)))
def test_joins_over_every_pair_of_truths(one: Truth, two: Truth, definition: Definition) -> None:
    typed = {"wlacznik": "tak", **_ANY_STATE[one], "wiele": _OTHER[two]}
    left, right = {"q": "jedno", "eq": "a"}, {"q": "wiele", "has_any": ["a"]}
    seen = {
        "jedno": ("unknown", None) if one is None else ("answered", {"a"} if one else {"b"}),
        "wiele": ("unknown", None) if two is None else ("answered", {"a"} if two else {"c"}),
    }
    for join in ({"all": [left, right]}, {"any": [left, right]}, {"not": left}, {"not": {"all": [left, right]}}):
        assert actual(join, typed, FACTS[0], definition) is expected(join, seen, FACTS[0]), join
    # Spelt out once, so that the reference is not believed alone: minimum, maximum, and the opposite.
    rank = {False: 0, None: 1, True: 2}
    assert actual({"all": [left, right]}, typed, FACTS[0], definition) is min(one, two, key=rank.__getitem__)
    assert actual({"any": [left, right]}, typed, FACTS[0], definition) is max(one, two, key=rank.__getitem__)


@st.composite
def _nested(draw: Draw) -> tuple[dict[str, Any], dict[str, Any], dict[str, Seen], Facts]:
    dice = Dice(draw)
    typed: dict[str, Any] = {"wlacznik": "tak"}
    seen: dict[str, Seen] = {}
    for question in TYPED:
        # Those that show while `wlacznik` is tak: all but the last four.
        given_, seen[question] = dice.one(list(states_of(question))[:-4])
        typed |= {question: given_[question]} if question in given_ else {}
    return _tree(dice, 3), typed, seen, dice.one(FACTS)


def _tree(dice: Dice, depth: int) -> dict[str, Any]:
    if not depth or dice.chance(3):
        return dice.one(LEAVES)
    join = dice.one(("not", "all", "any"))
    if join == "not":
        return {"not": _tree(dice, depth - 1)}
    return {join: [_tree(dice, depth - 1) for _ in range(dice.number(1, 3))]}


@settings(max_examples=cases(10_000))
@given(case=_nested())
def test_nested_conditions_are_what_the_reference_says(
    definition: Definition, case: tuple[dict[str, Any], dict[str, Any], dict[str, Seen], Facts]
) -> None:
    """Every tree of not, all and any over the leaves has the reference's truth, whatever the sheet."""
    condition, typed, seen, facts = case
    assert actual(condition, typed, facts, definition) is expected(condition, seen, facts)
