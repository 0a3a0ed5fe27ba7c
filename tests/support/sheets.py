"""Random sheets over a random definition, as the plain data their YAML would hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from diagnoza.answers.model import AnswerSheet
from diagnoza.answers.parse import parse_sheet
from diagnoza.answers.route import trace_route
from diagnoza.answers.source import SheetSource
from diagnoza.definition.model import Definition
from diagnoza.evaluation.evaluate import evaluate
from diagnoza.evaluation.model import Evaluation
from support.definitions import FINDINGS, ITEMS, KINDS, POINTS, Data, Drawn, definitions
from support.draws import Dice, Draw

END = "2022-06-08"
# Whole months up to END: 0, 2, 3, 11, 12, 13, 65.
_DATES = ("2022-06-08", "2022-04-08", "2022-03-01", "2021-06-09", "2021-06-08", "2021-05-08", "2017-01-01")
_NUMBERS = ("0", "3", "3.5", "12", "12.01", "13", "400")
_STATES = ("answered", "answered", "answered", "answered", "nie wiem", "nie zbadano", "uznane", "nieuznane", "absent")
_JUDGEMENTS: tuple[Data, ...] = (
    {"decyzja": "odrzucone", "uzasadnienie": "bo"},
    {"decyzja": "potwierdzone", "stan": "inaczej"},
    {"decyzja": "zmieniona-waga", "waga": "krytyczna", "uzasadnienie": "bo"},
    {"decyzja": "zmieniona-waga", "waga": "niska", "uzasadnienie": "bo"},
    {"decyzja": "ryzyko-zaakceptowane", "uzasadnienie": "bo"},
)  # fmt: skip


def typed_answer(dice: Dice, question: Data) -> Any:
    """Something that answers the question."""
    options = question.get("options", ())
    if question["kind"] == "multi":
        if options[-1].get("exclusive") and dice.chance(4):
            return (options[-1]["id"],)
        ids = [option["id"] for option in options if not option.get("exclusive")]
        return tuple(dice.some(ids, least=1))
    if question["kind"] == "single" or (options and dice.chance(4)):
        return dice.one(options)["id"]
    return dice.one(_DATES if question["kind"] == "date" else _NUMBERS)


def answer(dice: Dice, question: Data) -> Data | None:
    """One of the five states; None is absent."""
    state = dice.one(_STATES)
    if state == "absent":
        return None
    if state in ("uznane", "nieuznane"):
        return {**NOT_APPLICABLE, "uznane": "tak" if state == "uznane" else "nie"}
    if state != "answered":
        return {"odpowiedz": state, "uzasadnienie": "bo"}
    verified = dice.one((None, "oswiadczenie", "dokument"))
    said = [{"stanowisko": "sekretarz", "odpowiedz": typed_answer(dice, question)}] if dice.chance(4) else []
    return {"odpowiedz": typed_answer(dice, question), "weryfikacja": verified, "wypowiedzi": said}


NOT_APPLICABLE: Data = {"odpowiedz": "nie dotyczy", "uzasadnienie": "bo", "uznane": "tak"}
UNKNOWN: Data = {"odpowiedz": "nie wiem"}


@st.composite
def cases_drawn(draw: Draw) -> tuple[Drawn, Data]:
    """A definition and a sheet over it."""
    drawn = draw(definitions())
    return drawn, sheet(Dice(draw), drawn)


def sheet(dice: Dice, drawn: Drawn, unit: str = "urzad") -> Data:
    """A sheet of `unit`; only the office is bound by the programme."""
    answers = {question["id"]: answer(dice, question) for question in drawn.questions}
    return {
        "format_arkusza": "1",
        "kwestionariusz": "proba",
        "wersja_kwestionariusza": "1",
        "jednostka": {
            "id": unit,
            "nazwa": "Jednostka",
            "rola": "urzad" if unit == "urzad" else "jednostka-podlegla",
            "rodzaj": dice.one(KINDS),
            "zasoby": {
                "etaty_1_stycznia": dice.one(("9.5", None, "10")),
                "stanowiska": dice.one(("10", None, "5")),
                "serwery": dice.one((None, "0", "3")),
            },
        },
        "umowa": {
            "kwota_grantu": dice.one((None, "1000.00")),
            "vat_kwalifikowalny": dice.one((None, "tak", "nie", "33.3")),
        },
        "przeprowadzono": {"do": END if not dice.chance(6) else None},
        "odpowiedzi": {id_: given for id_, given in answers.items() if given is not None},
        "ustalenia": {id_: dice.one(_JUDGEMENTS) for id_ in FINDINGS if dice.chance(8)},
        "wlasne_ustalenia": [_own_finding(dice)] if dice.chance(4) else [],
        "zgodnosc": {"akt": {"2": {"stan": "nie-spelnia", "uzasadnienie": "bo"}}} if dice.chance(8) else {},
        "posiadane": [{"item": id_, "ilosc": dice.one(("1", "20"))} for id_ in ITEMS if dice.chance(6)],
        "potrzeby_wlasne": [{"item": dice.one(ITEMS), "ilosc": "3", "uzasadnienie": "bo"}] if dice.chance(4) else [],
        "wydatki": [{"item": dice.one(ITEMS), "brutto": "123.45"}] if dice.chance(6) else [],
        "ceny_szacunkowe": {id_: _price(dice) for id_ in ITEMS if not dice.chance(4)},
    }


def _own_finding(dice: Dice) -> Data:
    own: Data = {"id": "w-1", "obszar": "a0", "stan": "widać", "prawdopodobienstwo": "2", "wplyw": "4"}
    if dice.chance(2):
        own["odniesienia"] = {"akt": dice.one(POINTS)}
    return own


def _price(dice: Dice) -> Data:
    return {"netto": f"{dice.number(0, 99_999) / 100:.2f}", "vat": dice.one(("23", "8", "5", "0", "zw", "np"))}


def with_answer(data: Data, question_id: str, given: Data | None) -> Data:
    """The same sheet with another answer; None takes it out."""
    answers = {id_: part for id_, part in data["odpowiedzi"].items() if id_ != question_id}
    if given is not None:
        answers[question_id] = given
    return {**data, "odpowiedzi": answers}


def parsed(data: Mapping[str, Any], definition: Definition) -> AnswerSheet:
    """The sheet linked to the definition; a problem is a fault of the strategy."""
    linked, problems = parse_sheet(SheetSource.model_validate(data), definition)
    assert not problems, problems
    return linked


def evaluated(data: Mapping[str, Any], definition: Definition) -> Evaluation:
    """The sheet from its plain data to its evaluation."""
    linked = parsed(data, definition)
    return evaluate(linked, trace_route(linked, definition), definition)
