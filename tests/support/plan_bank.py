"""A bank of three findings with what closes them, and prices to count by hand: copies 16, firewall 4, rules 2 for nothing.

And what the banks of other tests of plans are made of: measures, a programme, one area.
"""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

from diagnoza.definition.model import Definition
from diagnoza.plan.model import Plan
from diagnoza.plan.options import PlanOptions
from support.small import Small


def measures(purchases: Mapping[str, str]) -> str:
    """Measures that matter only for what they buy: id → items, „nas, chmura”."""
    fixed = "title: T, why: w, how: [k], effort_days: 1, term_months: 1, owner_role: informatyk"
    return "".join(f"- {{id: {id_}, {fixed}, purchases: [{items}]}}\n" for id_, items in purchases.items())


def programme(items: Mapping[str, str], extra: str = "", id_: str = "gmina") -> str:
    """A programme open to communes. `items` class an item each, „eligible”, „ineligible” and „unclear” for a line of that
    status; `extra` are other keys, with an area `a` of its own unless they say otherwise.
    """
    areas = "" if "areas:" in extra else "areas: [{id: a, title: A}]\n"
    lines = "".join(f"  {item}: {_CLASSED.get(status, status)}\n" for item, status in items.items())
    fixed = f"id: {id_}\ntitle: {id_.capitalize()}\noperator: Operator\nstatus: open\n"
    classed = f"items:\n{lines}" if lines else "items: {}\n"
    return f"{fixed}applicants: [gmina]\nstatement: Sfinansowano.\n{areas}{classed}{dedent(extra)}"


_CLASSED = {
    "eligible": "[{area: a, status: eligible, reason: tak, source: {title: r}}]",
    "ineligible": "[{status: ineligible, reason: nie, source: {title: r}}]",
    "unclear": "[{status: unclear, reason: może, source: {title: r}}]",
}


def bank_of(small: Small, area: str, measures: str, items: str, programme: str = "") -> Definition:
    """One area with what it proposes, under the programme `gmina` if there is one."""
    small.file("bank/purchases.yaml", items).area("obszar", area)
    if measures:
        small.file("bank/measures.yaml", measures)
    if not programme:
        return small.definition()
    return small.file("programmes/gmina.yaml", programme).definition("programme: gmina")


AREA = """
    questions:
      - {id: kopie, text: Czy?, kind: single, options: [{id: tak, label: Tak, points: 1}, {id: nie, label: Nie, points: 0, finding: bez-kopii}]}
      - {id: siec, text: Czy?, kind: single, options: [{id: tak, label: Tak, points: 1}, {id: nie, label: Nie, points: 0, finding: bez-zapory}]}
      - {id: zasady, text: Czy?, kind: single, options: [{id: tak, label: Tak, points: 1}, {id: nie, label: Nie, points: 0, finding: bez-zasad}]}
    findings:
      - {id: bez-kopii, title: K, kind: spostrzezenie, text: t, effect: e, likelihood: 4, impact: 4, measures: [{any: [miejscowa, w-chmurze]}]}
      - {id: bez-zapory, title: Z, kind: spostrzezenie, text: t, effect: e, likelihood: 2, impact: 2, measures: [zaslonic]}
      - {id: bez-zasad, title: P, kind: spostrzezenie, text: t, effect: e, likelihood: 1, impact: 2, measures: [spisac]}
    """  # noqa: E501
MEASURES = measures({"miejscowa": "nas", "w-chmurze": "chmura", "zaslonic": "zapora", "spisac": ""})
ITEMS = """
    - {id: nas, name: NAS, kind: srodek-trwaly, unit: szt., needs: [wdrozenie]}
    - {id: wdrozenie, name: Wdrożenie, kind: usluga, unit: szt.}
    - {id: chmura, name: Chmura, kind: usluga, unit: mies.}
    - {id: zapora, name: Zapora, kind: srodek-trwaly, unit: szt.}
    - {id: laptop, name: Laptop, kind: wyposazenie, unit: szt., needs: [torba]}
    - {id: torba, name: Torba, kind: wyposazenie, unit: szt.}
    - {id: diagnoza, name: Diagnoza, kind: usluga, unit: szt.}
    """
CLASSED = dict.fromkeys(("nas", "wdrozenie", "zapora", "laptop", "torba", "diagnoza"), "eligible")
CLASSED |= {"chmura": "unclear"}
GRANT_TERMS = 'grant: {min: "100.00", max: "9000.00"}\n'
PROGRAMME = programme(CLASSED, f"{GRANT_TERMS}obligatory: [diagnoza]\n")
PRICES = """
ceny_szacunkowe:
  nas: {netto: "1000.00", vat: zw}
  wdrozenie: {netto: "500.00", vat: zw}
  chmura: {netto: "100.00", vat: zw}
  zapora: {netto: "800.00", vat: zw}
  laptop: {netto: "300.00", vat: zw}
  torba: {netto: "20.00", vat: zw}
  diagnoza: {netto: "2000.00", vat: zw}
"""
ALL_BAD = "{kopie: nie, siec: nie, zasady: nie}"
ALL_GOOD = "{kopie: tak, siec: tak, zasady: tak}"
LAPTOP = "potrzeby_wlasne: [{item: laptop, ilosc: 1, uzasadnienie: bo}]\n"
SCHOOL = "jednostka: {id: szkola, nazwa: Szkoła, rodzaj: szkola, rola: jednostka-podlegla}\n"


def without_price(*items: str) -> str:
    """`PRICES` of all other items."""
    return "".join(line for line in PRICES.splitlines(keepends=True) if line.split(":")[0].strip() not in items)


def bought(plan: Plan) -> list[str]:
    """Ids of the chosen lines in their order."""
    return [line.item.id for line in plan.lines if line.is_chosen]


def left(plan: Plan) -> dict[str, str]:
    """Why the others are not."""
    return {line.item.id: line.hindrance for line in plan.lines if not line.is_chosen}


def zl(amount: int) -> PlanOptions:
    """A budget in whole złoty."""
    return PlanOptions(budget=amount * 100)
