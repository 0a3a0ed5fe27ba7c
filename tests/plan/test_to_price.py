"""What has to be priced: items somebody wants, each once, and nothing of why."""

from __future__ import annotations

from diagnoza.plan.to_price import to_price
from support.plan_bank import bank_of, measures
from support.small import Small

AREA = """
    questions:
      - {id: kopie, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: bez-kopii}]}
    findings:
      - {id: bez-kopii, title: K, kind: spostrzezenie, text: t, effect: e, likelihood: 4, impact: 4, measures: [{any: [swoje, cudze]}]}
    """
MEASURES = measures({"swoje": "nas, laptop", "cudze": "chmura"})
ITEMS = """
    - {id: nas, name: NAS, kind: srodek-trwaly, unit: szt.}
    - {id: laptop, name: Laptop, kind: srodek-trwaly, unit: szt.}
    - {id: chmura, name: Chmura, kind: usluga, unit: mies.}
    """
REST = """
potrzeby_wlasne: [{item: laptop, ilosc: 3, uzasadnienie: stare}]
ceny_szacunkowe: {nas: {netto: "1.00", vat: 23}}
"""


def test_quantities_of_finding_and_wish_add_up_and_alternatives_are_left_out(small: Small) -> None:
    """laptop: 1 for the finding and 3 of the office's own; nas has a price; chmura only another measure asks for."""
    plan = small.plan(bank_of(small, AREA, MEASURES, ITEMS), ("{kopie: nie}", REST))
    assert [(entry.item.id, entry.quantity) for entry in to_price(plan)] == [("nas", 1), ("laptop", 4)]
    assert [(entry.item.id, entry.quantity) for entry in to_price(plan, only_missing=True)] == [("laptop", 4)]
