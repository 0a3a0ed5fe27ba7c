"""Random cases to plan for: an office and perhaps a school, with measures turned down, risks accepted, pieces owned,
own needs that rest on what findings ask for and on each other, money spent, and prices for most of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from diagnoza.definition.model import Definition
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.options import PlanOptions
from support.definitions import FINDINGS, ITEMS, MEASURES, Data, Drawn, definitions
from support.draws import Dice, Draw
from support.sheets import evaluated, sheet, typed_answer

WISHED = ("laptop", "tablet")
"""Items that only own needs ask for; what they make no sense without may be shared."""
_PRICES = ("0.10", "100", "100", "250.05", "999.99", "3000")
_BUDGETS = (None, 0, 100_00, 250_00, 500_00, 1_000_00, 2_500_00, 10_000_00, 40_000_00)


@dataclass(frozen=True)
class PlanCase:
    """What the YAML files of a case would hold, and what is asked of its plan: ids of items, grosze."""

    drawn: Drawn
    sheets: Sequence[Data]
    budget: int | None
    included: Sequence[str]
    omitted: Sequence[str]
    with_unclear: bool

    def definition(self) -> Definition:
        return self.drawn.build()

    def evaluations(self, definition: Definition) -> list[Evaluation]:
        return [evaluated(data, definition) for data in self.sheets]

    def options(self, definition: Definition) -> PlanOptions:
        items = definition.bank.items
        return PlanOptions(
            budget=self.budget,
            included=frozenset(items[id_] for id_ in self.included),
            omitted=frozenset(items[id_] for id_ in self.omitted),
            with_unclear=self.with_unclear,
        )


@st.composite
def plan_cases(draw: Draw) -> PlanCase:
    """A case of one unit or two."""
    dice = Dice(draw)
    drawn = _to_plan(dice, draw(definitions()))
    units = ("urzad", "szkola") if dice.chance(3) else ("urzad",)
    asked = dice.one(([], [], [], ["laptop"], ["i0"], ["i1"], ["i2"], ["i3", "laptop"]))
    return PlanCase(
        drawn=drawn,
        sheets=[_sheet(dice, drawn, unit) for unit in units],
        budget=dice.one(_BUDGETS),
        included=asked,
        omitted=[id_ for id_ in dice.one(([], [], ["i1"], ["i2", "i0"])) if id_ not in asked],
        with_unclear=dice.chance(4),
    )


def _to_plan(dice: Dice, drawn: Drawn) -> Drawn:
    """The definition with more that findings ask for, more that is eligible, and items for own needs alone."""
    items = [dict(item) for item in drawn.lists["items"]]
    for index, item in enumerate(items):
        if index and "parts" not in item and dice.chance(2):
            item["needs"] = dice.some(ITEMS[:index], least=1)
    for id_ in WISHED:
        needs = dice.one((["i0"], ["i0", "i1"], [], ["i3"], ["laptop"] if id_ == "tablet" else ["i2"]))
        items.append({"id": id_, "name": id_, "kind": "usluga", "unit": "szt.", "needs": needs})
    areas = [
        {**area, "findings": [{**finding, "measures": dice.one(_WAYS)} for finding in area["findings"]]}
        for area in drawn.lists["areas"]
    ]
    [programme] = drawn.lists["programmes"]
    paid = {id_: [_PAID] for id_ in (*ITEMS, *WISHED) if not dice.chance(5)}
    grant = {"grant": {"max": dice.one(("300.00", "2000.00"))}} if dice.chance(3) else {}
    programmes = [{**programme, **grant, "items": {**programme["items"], **paid}}]
    return replace(drawn, lists={**drawn.lists, "areas": areas, "items": items, "programmes": programmes})


_PAID: Data = {"area": "pa", "status": "eligible", "reason": "tak", "source": {"title": "r"}}
_WAYS = (["m0"], ["m1"], ["m2"], ["m0", "m2"], [{"any": ["m1", "m3"]}], ["m0", {"any": ["m3", "m2"]}])


def _sheet(dice: Dice, drawn: Drawn, unit: str) -> Data:
    wishes = [id_ for id_ in (*WISHED, "i0", "i2") if dice.chance(3)]
    refused = [id_ for id_ in MEASURES if dice.chance(6)]
    accepted = [id_ for id_ in FINDINGS if dice.chance(8)]
    data = sheet(dice, drawn, unit)
    known = {q["id"]: {"odpowiedz": typed_answer(dice, q)} for q in drawn.questions if not dice.chance(4)}
    return {
        **data,
        "odpowiedzi": {**data["odpowiedzi"], **known},
        "zalecenia": {id_: {"stanowisko": "nie przyjęto"} for id_ in refused},
        "ustalenia": {id_: {"decyzja": "ryzyko-zaakceptowane", "uzasadnienie": "bo"} for id_ in accepted},
        "potrzeby_wlasne": [
            {"item": id_, "ilosc": dice.one(("1", "2")), "uzasadnienie": "bo"} for id_ in dice.shuffled(wishes)
        ],
        "posiadane": [{"item": id_, "ilosc": dice.one(("1", "20"))} for id_ in ITEMS if dice.chance(5)],
        "ceny_szacunkowe": {
            id_: {"netto": dice.one(_PRICES), "vat": dice.one(("zw", "23", "5"))}
            for id_ in (*ITEMS, *WISHED)
            if not dice.chance(7)
        },
    }
