"""Random definitions, small but with everything that conditions, findings, measures and programmes can hold.

A definition is drawn as the plain data its YAML files would hold and goes through the source models and the resolvers,
as a shipped one does. Conditions read earlier questions only (cycles are an error), never the last one, so that every
definition has a scored question that no condition reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from diagnoza.definition.acts import ActSource
from diagnoza.definition.findings import RuleSource
from diagnoza.definition.measures import MeasureSource
from diagnoza.definition.model import Definition
from diagnoza.definition.programmes import ProgrammeSource
from diagnoza.definition.purchases import ItemSource
from diagnoza.definition.questionnaire import QuestionnaireSource
from diagnoza.definition.questions import AreaSource
from diagnoza.definition.resolve.bank import BankSource, resolve_bank
from diagnoza.definition.resolve.questionnaire import resolve_questionnaire
from support.draws import Dice, Draw

Data = dict[str, Any]

_TYPES: Mapping[str, TypeAdapter[Any]] = {
    "acts": TypeAdapter(tuple[ActSource, ...]),
    "areas": TypeAdapter(tuple[AreaSource, ...]),
    "rules": TypeAdapter(tuple[RuleSource, ...]),
    "measures": TypeAdapter(tuple[MeasureSource, ...]),
    "items": TypeAdapter(tuple[ItemSource, ...]),
    "programmes": TypeAdapter(tuple[ProgrammeSource, ...]),
}

MEASURES = ("m0", "m1", "m2", "m3")
ITEMS = ("i0", "i1", "i2", "i3")
FINDINGS = ("f0", "f1", "f2", "f3", "f4")
POINTS = ("1", "1.1", "2")
KINDS = ("gmina", "szkola", "powiat")
_WEIGHTS = ("1", "2", "0.5", "3.25")
_SOURCE = {"title": "regulamin"}


@dataclass(frozen=True)
class Drawn:
    """A definition as plain data; `lists` by the name of the bank's part."""

    lists: Mapping[str, Sequence[Data]]
    questionnaire: Data

    @property
    def questions(self) -> list[Data]:
        """All questions as plain data."""
        return [question for area in self.lists["areas"] for question in area["questions"]]

    @property
    def unread(self) -> list[Data]:
        """Questions that no condition reads; the bank always has one that is scored."""
        conditions = [q["show_if"] for q in self.questions if "show_if" in q]
        conditions += [rule["when"] for rule in self.lists["rules"]]
        conditions += [act["when"] for act in self.questionnaire["acts"] if "when" in act]
        read = {id_ for condition in conditions for id_ in _read(condition)}
        return [question for question in self.questions if question["id"] not in read]

    def build(self) -> Definition:
        """Validated, linked and resolved; a problem is a fault of the strategy."""
        sources = {name: type_.validate_python(list(self.lists[name])) for name, type_ in _TYPES.items()}
        bank, problems = resolve_bank(BankSource(**sources))
        source = QuestionnaireSource.model_validate(self.questionnaire)
        definition, more = resolve_questionnaire(source, (), bank)
        faults = [*problems, *more]
        assert not faults, faults
        return definition

    def without(self, question_id: str) -> Drawn:
        """The same without one question."""
        areas = [
            {**area, "questions": [q for q in area["questions"] if q["id"] != question_id]}
            for area in self.lists["areas"]
        ]
        return replace(self, lists={**self.lists, "areas": areas})


def _read(condition: Data) -> Iterator[str]:
    if "q" in condition:
        yield condition["q"]
    for part in (
        *condition.get("all", ()),
        *condition.get("any", ()),
        *([condition["not"]] if "not" in condition else ()),
    ):
        yield from _read(part)


def is_scored(question: Data) -> bool:
    """Whether the question's answers carry points."""
    return bool(question.get("bands")) or any("points" in option for option in question.get("options", ()))


@st.composite
def definitions(draw: Draw) -> Drawn:
    """Two areas, two to five questions, up to two rules, a programme or none."""
    dice = Dice(draw)
    count = dice.number(2, 5)
    questions: list[Data] = []
    for index in range(count):
        questions.append(_question(dice, index, questions, must_score=index == count - 1))
    readable = questions[:-1]
    split = dice.number(1, count)
    halves = [questions[:split], questions[split:]]
    findings = [_finding(dice, id_) for id_ in FINDINGS]
    areas = [
        # A question may stand before the one its condition reads.
        {"id": f"a{n}", "title": f"Obszar {n}", "questions": half[:: -1 if dice.chance(4) else 1], "findings": own}
        for n, (half, own) in enumerate(zip(halves, (findings[:3], findings[3:]), strict=True))
    ]
    lists = {
        "acts": [_ACT],
        "areas": areas,
        "rules": [_rule(dice, f"r{n}", readable) for n in range(dice.number(0, 2))],
        "measures": [_measure(dice, id_) for id_ in MEASURES],
        "items": [_item(dice, index) for index in range(len(ITEMS))],
        "programmes": [_programme(dice)],
    }
    return Drawn(lists, _questionnaire(dice, readable))


_ACT: Data = {
    "id": "akt",
    "title": "Akt",
    "short": "Akt",
    "publication": "Dz.U.",
    "source": _SOURCE,
    "points": [
        {"id": "1", "label": "§ 1", "title": "całość"},
        {"id": "1.1", "label": "§ 1 pkt 1", "title": "część", "parent": "1"},
        {"id": "2", "label": "§ 2", "title": "drugi"},
    ],
}


def _question(dice: Dice, index: int, earlier: Sequence[Data], *, must_score: bool) -> Data:
    kind = dice.one(("single", "multi", "number", "date"))
    question: Data = {"id": f"q{index}", "text": f"Pytanie {index}?", "kind": kind, "weight": dice.one(_WEIGHTS)}
    question |= _KINDS[kind](dice, must_score or not dice.chance(6))
    if dice.chance(2):
        role = dice.one(("primary", "supporting"))
        question["refs"] = {"akt": [{"point": dice.one(POINTS), "role": role}]}
    if dice.chance(2) and (earlier or dice.chance(3)):
        question["show_if"] = condition(dice, earlier)
    return question


def _fires(dice: Dice, key: str = "finding") -> Data:
    return {key: dice.one(FINDINGS)} if dice.chance(2) else {}


def _single(dice: Dice, scored: bool) -> Data:
    points = [("1", "0"), ("1", "0.5", "0"), ("0", "0.25", "1")][dice.number(0, 2)]
    return {"options": [
        {"id": f"o{n}", "label": f"Opcja {n}", **({"points": p} if scored else {}), **_fires(dice)}
        for n, p in enumerate(points)
    ]}  # fmt: skip


def _multi(dice: Dice, scored: bool) -> Data:
    points = dice.one((("0.5", "0.5", "0"), ("0.75", "0.6", "0"), ("0.2", "0", "0.8")))
    options = [
        {"id": f"o{n}", "label": f"Opcja {n}", **({"points": p} if scored else {}), **_fires(dice)}
        for n, p in enumerate(points)
    ]
    options[0] |= _fires(dice, "finding_if_absent")
    if dice.chance(2):
        options[-1]["exclusive"] = "true"
    return {"options": options}


def _measured(dice: Dice, scored: bool, option: str) -> Data:
    """Bands 1 → 0 with an option beside the numbers or the dates."""
    ends = dice.one((("12", None), (None,), ("3", "12", None)))
    points = {1: ("1",), 2: ("1", "0"), 3: ("0", "0.4", "1")}[len(ends)]
    data: Data = {}
    if scored:
        data["bands"] = [
            {**({"up_to": end} if end else {}), "points": p, **_fires(dice)}
            for end, p in zip(ends, points, strict=True)
        ]
    if dice.chance(2):
        own = {"id": "o0", "label": option, **({"points": "0"} if scored else {}), **_fires(dice)}
        data["options"] = [own]
    return data


_KINDS = {
    "single": _single,
    "multi": _multi,
    "number": lambda dice, scored: _measured(dice, scored, "Brak"),
    "date": lambda dice, scored: _measured(dice, scored, "Nigdy"),
}


def condition(dice: Dice, readable: Sequence[Data], depth: int = 2) -> Data:
    """A leaf over a question or a fact, or not, any, all of such."""
    if depth and dice.chance(3):
        joint = dice.one(("not", "all", "any"))
        if joint == "not":
            return {"not": condition(dice, readable, depth - 1)}
        return {joint: [condition(dice, readable, depth - 1) for _ in range(2)]}
    return leaf(dice, dice.one(readable)) if readable and not dice.chance(4) else _fact(dice)


def leaf(dice: Dice, question: Data) -> Data:
    """A test of one question by any operator its kind knows."""
    ids = [option["id"] for option in question.get("options", ())]
    if dice.chance(4):
        return {"q": question["id"], dice.one(("answered", "na", "disputed")): True}
    if question["kind"] == "multi":
        return {"q": question["id"], dice.one(("has_any", "has_all")): dice.some(ids, least=1)}
    if question["kind"] == "single" or (ids and dice.chance(2)):
        operator = dice.one(("eq", "ne", "in"))
        return {"q": question["id"], operator: dice.some(ids, least=1) if operator == "in" else dice.one(ids)}
    return {"q": question["id"], dice.one(("lt", "le", "gt", "ge")): dice.one(("2", "12", "13"))}


def _fact(dice: Dice) -> Data:
    fact = dice.one(("rodzaj", "stanowiska", "etaty"))
    if fact == "rodzaj":
        return {"fact": fact, "eq": "gmina"} if dice.chance(2) else {"fact": fact, "in": ["szkola", "powiat"]}
    return {"fact": fact, dice.one(("ge", "lt", "le", "gt", "eq")): dice.one(("5", "10"))}


def _rule(dice: Dice, id_: str, readable: Sequence[Data]) -> Data:
    when = leaf(dice, dice.one(readable))
    if dice.chance(2):
        when = {dice.one(("all", "any")): [when, condition(dice, readable, 1)]}
    return {"id": id_, "area": "a0", "when": when, "finding": dice.one(FINDINGS)}


def _finding(dice: Dice, id_: str) -> Data:
    measures = dice.one(([], ["m0"], ["m1"], ["m0", "m2"], [{"any": ["m1", "m3"]}], ["m0", {"any": ["m3", "m2"]}]))
    finding: Data = {
        "id": id_,
        "title": id_,
        "kind": "spostrzezenie",
        "text": "stan",
        "effect": "skutek",
        "likelihood": str(dice.number(1, 4)),
        "impact": str(dice.number(1, 4)),
        "measures": measures,
    }
    if dice.chance(3):
        finding["refs"] = {"akt": [dice.one(POINTS)]}
    return finding


def _measure(dice: Dice, id_: str) -> Data:
    return {
        "id": id_,
        "title": id_,
        "why": "bo",
        "how": ["krok"],
        "effort_days": dice.one(("1", "0.5", "10")),
        "term_months": "3",
        "owner_role": "informatyk",
        "purchases": dice.some(ITEMS),
    }


def _item(dice: Dice, index: int) -> Data:
    item: Data = {"id": ITEMS[index], "name": ITEMS[index], "kind": "usluga", "unit": "szt."}
    if dice.chance(2):
        per = dice.one(("stanowiska", "etaty", "serwery"))
        item["quantity"] = {"per": per, "times": dice.one(("1", "0.3", "2")), "at_least": dice.one(("1", "0", "4"))}
    if dice.chance(4):
        item["suits"] = _fact(dice)
    if index and dice.chance(4):
        item[dice.one(("needs", "parts"))] = dice.some(ITEMS[:index], least=1)
    return item


def _programme(dice: Dice) -> Data:
    return {
        "id": "program",
        "title": "Program",
        "operator": "Operator",
        "status": "open",
        "applicants": ["gmina"],
        "statement": "…",
        "areas": [{"id": "pa", "title": "Obszar"}],
        "categories": [{"id": "pk", "title": "Kategoria"}],
        "obligatory": dice.one(([], [], ["i0"], ["i2", "i0"])),
        "items": {id_: _classing(dice) for id_ in ITEMS if not dice.chance(4)},
    }


def _classing(dice: Dice) -> list[Data]:
    last = {"area": "pa", "status": dice.one(("eligible", "eligible", "ineligible", "unclear")), **_REASONED}
    first = {"category": "pk", "status": dice.one(("eligible", "ineligible", "unclear")), **_REASONED}
    if dice.chance(2):
        return [last]
    return [{**first, **dice.one(({"units": ["szkola"]}, {"from": "2022-06-09"}, {"to": "2022-06-08"}))}, last]


_REASONED: Data = {"reason": "bo tak", "source": _SOURCE}


def _questionnaire(dice: Dice, readable: Sequence[Data]) -> Data:
    questionnaire: Data = {
        "id": "proba",
        "version": "1",
        "title": "Próba",
        "introduction": "…",
        "acts": [{"act": "akt", **({"when": condition(dice, readable, 1)} if dice.chance(4) else {})}],
        "areas": dice.one((["a0", "a1"], ["a1", "a0"])),
        "weights": {"a1": dice.one(_WEIGHTS)},
        "levels": [
            {"from": "0", "name": "niski"},
            {"from": "0.4", "name": "średni"},
            {"from": "0.8", "name": "wysoki"},
        ],
        "cap": {"severity": "wysoka", "level": "niski"},
    }
    if not dice.chance(4):
        questionnaire["programme"] = "program"
    return questionnaire
