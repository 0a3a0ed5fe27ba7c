"""What a questionnaire is said to hold."""

from __future__ import annotations

from diagnoza.definition.census import area_census, census
from support.small import Small

ACTS = """
    - id: akt
      title: Akt
      short: Akt
      publication: brak
      source: {title: źródło}
      points: [{id: "1", label: art. 1, title: t}, {id: "2", label: art. 2, title: t}]
    """
FIRST = """
    questions:
      - id: a1
        text: Czy?
        kind: single
        scope: core
        refs: {akt: ["1", "2"]}
        options: [{id: tak, label: Tak, points: 1}, {id: nie, label: Nie, points: 0, finding: f1}]
      - {id: a2, text: Jak?, kind: text}
    findings:
      - {id: f1, title: F, kind: spostrzezenie, text: t, effect: e, likelihood: 1, impact: 1, measures: [m1]}
      - {id: f2, title: F, kind: spostrzezenie, text: t, effect: e, likelihood: 1, impact: 1, measures: [m1, {any: [m2]}]}
    """
SECOND = """
    questions:
      - id: b1
        text: Ile?
        kind: number
        refs: {akt: ["2"]}
        bands: [{up_to: 0, points: 0, finding: f1}, {points: 1}]
    """
RULES = "- {id: r, area: drugi, when: {q: a1, eq: nie}, finding: f2}"
MEASURES = """
    - {id: m1, title: M, why: w, how: [k], effort_days: 1, term_months: 1, owner_role: informatyk, purchases: [serwer, zestaw]}
    - {id: m2, title: M, why: w, how: [k], effort_days: 1, term_months: 1, owner_role: informatyk}
    """
ITEMS = """
    - {id: serwer, name: Serwer, kind: srodek-trwaly, unit: szt., needs: [licencja]}
    - {id: licencja, name: Licencja, kind: wnip, unit: licencja, needs: [montaz]}
    - {id: montaz, name: Montaż, kind: usluga, unit: usługa}
    - {id: zestaw, name: Zestaw, kind: srodek-trwaly, unit: kpl., parts: [szafa, serwer]}
    - {id: szafa, name: Szafa, kind: srodek-trwaly, unit: szt.}
    - {id: nikomu, name: Nikomu, kind: usluga, unit: usługa}
    """


def test_everything_is_counted_once_and_items_as_they_are_bought(small: Small) -> None:
    """By hand: f1 is fired from both areas, serwer needs licencja, which needs montaz; zestaw
    is szafa and serwer, so there are four items; point 2 is not among the criteria."""
    small.file("bank/acts.yaml", ACTS).file("bank/measures.yaml", MEASURES).file("bank/purchases.yaml", ITEMS)
    small.file("bank/rules.yaml", RULES).area("pierwszy", FIRST).area("drugi", SECOND)
    definition = small.definition('acts: [{act: akt, points: ["1"]}]')
    whole = census(definition)
    assert (whole.questions, whole.scored, whole.core) == (3, 2, 1)
    assert (whole.findings, whole.rules, whole.measures, whole.items, whole.references) == (2, 1, 2, 4, 1)
    first, second = (area_census(definition, area) for area in definition.areas)
    assert (first.questions, first.findings, first.rules, first.measures, first.references) == (2, 1, 0, 1, 1)
    assert (second.questions, second.findings, second.rules, second.measures, second.references) == (1, 2, 1, 2, 0)


def test_area_may_be_asked_without_some_questions(small: Small) -> None:
    small.file("bank/measures.yaml", MEASURES).file("bank/purchases.yaml", ITEMS).file("bank/acts.yaml", ACTS)
    small.file("bank/rules.yaml", RULES).area("pierwszy", FIRST).area("drugi", SECOND)
    definition = small.definition("areas: [{id: pierwszy, without: [a1]}, drugi]")
    assert [question.id for question in definition.questions] == ["a2", "b1"]
    assert definition.rules == ()  # a rule that reads a question not asked is left out
