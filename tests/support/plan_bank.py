"""A bank of three findings with what closes them, and prices to count by hand: copies 16, firewall 4, rules 2 for nothing."""

from __future__ import annotations

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
MEASURES = "".join(
    f"- {{id: {id_}, title: T, why: w, how: [k], effort_days: 1, term_months: 1, owner_role: informatyk, purchases: {p}}}\n"
    for id_, p in {"miejscowa": "[nas]", "w-chmurze": "[chmura]", "zaslonic": "[zapora]", "spisac": "[]"}.items()
)
ITEMS = """
    - {id: nas, name: NAS, kind: srodek-trwaly, unit: szt., needs: [wdrozenie]}
    - {id: wdrozenie, name: Wdrożenie, kind: usluga, unit: szt.}
    - {id: chmura, name: Chmura, kind: usluga, unit: mies.}
    - {id: zapora, name: Zapora, kind: srodek-trwaly, unit: szt.}
    - {id: laptop, name: Laptop, kind: wyposazenie, unit: szt., needs: [torba]}
    - {id: torba, name: Torba, kind: wyposazenie, unit: szt.}
    - {id: diagnoza, name: Diagnoza, kind: usluga, unit: szt.}
    """
PROGRAMME = """
    id: gmina
    title: Gmina
    operator: Operator
    status: open
    applicants: [gmina]
    statement: Sfinansowano.
    grant: {min: "100.00", max: "9000.00"}
    areas: [{id: a, title: A}]
    obligatory: [diagnoza]
    items:
      nas: [&]
      wdrozenie: [&]
      chmura: [{status: unclear, reason: może, source: {title: r}}]
      zapora: [&]
      laptop: [&]
      torba: [&]
      diagnoza: [&]
    """.replace("&", "{area: a, status: eligible, reason: tak, source: {title: r}}")
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
