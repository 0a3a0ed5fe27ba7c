"""Conditions in the browser decide as `diagnoza.definition.truth` does."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from diagnoza.definition.model import Question
from diagnoza.definition.resolve.conditions import questions_of
from diagnoza.definition.truth import HIDDEN, NOT_APPLICABLE, UNKNOWN, Observation, Truth, compile_condition
from diagnoza.forms.officer.html.data import condition_data, decimal_text
from diagnoza.forms.officer.html.page import script_file
from support.cases import cases
from support.definitions import definitions
from support.draws import Dice, Draw

NUMBERS = ("0", "2", "2.5", "11.999999999999999999999", "12", "12.000000000000000000001", "13", "-3")
FACTS = (None, "0", "5", "5.00000000000000000001", "10", "39.5")


@st.composite
def scenes(draw: Draw) -> list[dict[str, Any]]:
    """Conditions of a random definition, each with what is seen of the questions it reads and facts of a unit."""
    definition = draw(definitions()).build()
    dice = Dice(draw)
    found = [question.show_if for question in definition.questions] + [rule.when for rule in definition.rules]
    return [_scene(dice, condition) for condition in found if condition is not None]


def _scene(dice: Dice, condition: Any) -> dict[str, Any]:
    seen = {question: _observation(dice, question) for question in questions_of(condition)}
    kind = dice.one(("gmina", "szkola", None))
    counts = {name: dice.one(FACTS) for name in ("stanowiska", "etaty")}
    facts = {name: None if number is None else Fraction(number) for name, number in counts.items()}
    truth = compile_condition(condition)(lambda question: seen[question], {"rodzaj": kind, **facts})  # type: ignore[dict-item]
    told = [["rodzaj", kind], *([name, number] for name, number in counts.items())]
    return {
        "condition": condition_data(condition),
        "seen": [[question.id, _data(observed)] for question, observed in seen.items()],
        "facts": [[name, value] for name, value in told if value is not None],
        "truth": truth,
    }


def _observation(dice: Dice, question: Question) -> Observation:
    fixed = dice.one((None, None, None, UNKNOWN, HIDDEN, NOT_APPLICABLE))
    is_disputed = dice.chance(4)
    if fixed is not None:
        return Observation(fixed.state, is_disputed=is_disputed)
    chosen = frozenset(dice.some(question.options))
    is_measure = question.kind in ("number", "date") and not chosen
    number = Fraction(dice.one(NUMBERS)) if is_measure and not dice.chance(4) else None
    return Observation("answered", chosen, number, not (is_measure and number is None), is_disputed=is_disputed)


def _data(observed: Observation) -> dict[str, Any]:
    return {
        "state": observed.state,
        "chosen": [option.id for option in observed.chosen],
        "number": None if observed.number is None else decimal_text(observed.number),
        "isMeasurable": observed.is_measurable,
        "rows": observed.rows,
        "isDisputed": observed.is_disputed,
    }


def test_browser_and_program_decide_alike(browser: Browser) -> None:
    """Every case is drawn first; the browser decides all of them in one call."""
    collected: list[dict[str, Any]] = []

    @settings(max_examples=cases(2000), phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck))
    @given(scenes())
    def collect(drawn: list[dict[str, Any]]) -> None:
        collected.extend(drawn)

    collect()
    context = browser.new_context()
    page = context.new_page()
    # A script of its own is a scope of its own: the functions are handed over by name.
    page.add_script_tag(content=script_file("truth") + script_file("decimal"))
    decided: list[Truth] = page.evaluate(
        """cases => cases.map(({condition, seen, facts}) => {
          const observed = new Map(seen);
          return truth(condition, (id) => observed.get(id), new Map(facts));
        })""",
        [{key: case[key] for key in ("condition", "seen", "facts")} for case in collected],
    )
    context.close()
    expected = [case["truth"] for case in collected]
    assert {True, False, None} <= set(expected)
    assert [case for case, truth in zip(collected, decided, strict=True) if truth is not case["truth"]] == []
