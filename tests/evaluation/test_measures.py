"""Measures: merged over findings, ordered, and what each would gain, worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from diagnoza.definition.model import Definition
from support.small import Small, measures

KOPIE = """
    questions:
      - id: sa
        text: Czy są kopie?
        kind: single
        weight: 3
        options:
          - {id: tak, label: Tak, points: 1}
          - {id: czesciowo, label: Częściowo, points: 0.5, finding: niepelne}
          - {id: nie, label: Nie, points: 0, finding: brak}
      - id: probowane
        text: Czy próbowane?
        kind: single
        options: [{id: tak, label: Tak, points: 1}, {id: nie, label: Nie, points: 0, finding: nieprobowane}]
      - id: odstep
        text: Co ile dni?
        kind: number
        show_if: {q: sa, in: [tak, czesciowo]}
        bands: [{up_to: 1, points: 0.9}, {points: 0, finding: rzadko}]
    findings:
      - {id: brak, title: B, kind: spostrzezenie, text: t, effect: e, likelihood: 4, impact: 4, measures: [wdrozyc]}
      - {id: niepelne, title: N, kind: spostrzezenie, text: t, effect: e, likelihood: 2, impact: 3, measures: [wdrozyc]}
      - {id: nieprobowane, title: P, kind: spostrzezenie, text: t, effect: e, likelihood: 2, impact: 2, measures: [probowac, {any: [chmura, nas]}]}
      - {id: rzadko, title: R, kind: spostrzezenie, text: t, effect: e, likelihood: 1, impact: 1, measures: [wdrozyc]}
    """  # noqa: E501
SIEC = """
    questions:
      - id: zapora
        text: Czy jest zapora?
        kind: single
        options: [{id: tak, label: Tak, points: 1}, {id: nie, label: Nie, points: 0, finding: bez-zapory}]
      - id: zdalny
        text: Czy jest zdalny dostęp?
        kind: single
        options: [{id: jest, label: Jest}, {id: brak, label: Brak}]
    findings:
      - {id: bez-zapory, title: Z, kind: spostrzezenie, text: t, effect: e, likelihood: 4, impact: 4, no_measures: próba}
      - {id: otwarte, title: O, kind: spostrzezenie, text: t, effect: e, likelihood: 3, impact: 3, measures: [zamknac]}
    """
RULES = """
    - {id: r, area: siec, when: {all: [{q: zapora, eq: nie}, {q: zdalny, eq: jest}, {q: probowane, eq: nie}]}, finding: otwarte}
    """
LIST = """
    - {id: wdrozyc, title: Wdrożyć, why: w, how: [k], effort_days: 5, term_months: 1, owner_role: informatyk}
    - {id: probowac, title: Próbować, why: w, how: [k], effort_days: 1, term_months: 1, owner_role: informatyk}
    - {id: chmura, title: Chmura, why: w, how: [k], effort_days: 2, term_months: 1, owner_role: informatyk}
    - {id: nas, title: NAS, why: w, how: [k], effort_days: 0.5, term_months: 1, owner_role: informatyk}
    - {id: zamknac, title: Zamknąć, why: w, how: [k], effort_days: 9, term_months: 1, owner_role: informatyk}
    """


@pytest.fixture
def definition(small: Small) -> Definition:
    small.file("bank/measures.yaml", LIST).file("bank/rules.yaml", RULES)
    return small.area("kopie", KOPIE).area("siec", SIEC).definition("weights: {kopie: 2}")


def test_one_gain_by_hand(small: Small, definition: Definition) -> None:
    """
    Visible and scored: sa (weight 3) częściowo 0.5, probowane (1) tak 1, odstep (1) 30 days 0; zapora (1) tak 1.
    kopie low = (3 × 0.5 + 1 + 0) / 5 = 0.5; siec low = 1; overall = (2 × 0.5 + 1 × 1) / 3 = 2/3.
    „wdrozyc” closes niepelne (sa → 1) and rzadko (odstep → 0.9, its highest):
    kopie = (3 × 1 + 1 + 0.9) / 5 = 0.98; overall = (2 × 0.98 + 1) / 3; the gain is 2 × 0.48 / 3 = 0.32.
    """
    evaluation = small.evaluate(definition, "{sa: czesciowo, probowane: tak, odstep: 30, zapora: tak, zdalny: brak}")
    assert evaluation.overall.low == Fraction(2, 3)
    result = measures(evaluation)["wdrozyc"]
    assert [finding.id for finding in result.findings] == ["niepelne", "rzadko"]
    assert result.gain == Fraction(32, 100)


def test_gain_freezes_visibility(small: Small, definition: Definition) -> None:
    """sa: nie hides odstep. With sa at its highest, odstep stays out: kopie goes from 1/4 to 4/4, by 2 × 0.75 / 3."""
    evaluation = small.evaluate(definition, "{sa: nie, probowane: tak, zapora: tak, zdalny: brak}")
    assert measures(evaluation)["wdrozyc"].gain == Fraction(2, 3) * Fraction(3, 4)


def test_gain_of_a_rule_lifts_every_scored_question_its_condition_reads(small: Small, definition: Definition) -> None:
    """The rule reads zapora 0 → 1 (siec by 1 of weight 1 of 3), zdalny (not scored) and probowane 0 → 1 (kopie by 1/5,
    weight 2 of 3): 1/3 + 2/15."""
    evaluation = small.evaluate(definition, "{sa: tak, probowane: nie, odstep: 1, zapora: nie, zdalny: jest}")
    assert measures(evaluation)["zamknac"].gain == Fraction(1, 3) + Fraction(2, 15)


def test_gain_of_an_unknown_answer_counts_from_0(small: Small, definition: Definition) -> None:
    evaluation = small.evaluate(definition, "{sa: tak, probowane: nie wiem, odstep: 1, zapora: tak, zdalny: brak}")
    result = measures(evaluation)["probowac"]
    assert (result.state, result.gain) == ("conditional", Fraction(2, 3) * Fraction(1, 5))


def test_measure_without_a_scored_question_behind_it_gains_nothing(small: Small) -> None:
    area = """
        questions:
          - {id: p, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: f}]}
        findings:
          - {id: f, title: F, kind: spostrzezenie, text: t, effect: e, likelihood: 1, impact: 1, measures: [wdrozyc]}
        """
    definition = small.file("bank/measures.yaml", LIST).area("obszar", area).definition()
    assert measures(small.evaluate(definition, "p: nie"))["wdrozyc"].gain == 0


def test_measures_are_merged_over_their_findings(small: Small, definition: Definition) -> None:
    evaluation = small.evaluate(definition, "{sa: nie wiem, zapora: nie}")
    result = measures(evaluation)["wdrozyc"]
    assert [finding.id for finding in result.findings] == ["brak", "niepelne", "rzadko"]
    assert (result.state, result.severity) == ("conditional", "krytyczna")


def test_certain_findings_alone_give_the_severity_of_a_certain_measure(small: Small) -> None:
    """lekkie (1 × 1, niska) is certain, ciezkie (4 × 4, krytyczna) only possible: niska, not krytyczna."""
    area = """
        questions:
          - {id: p, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: lekkie}]}
          - {id: q, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: ciezkie}]}
        findings:
          - {id: lekkie, title: L, kind: spostrzezenie, text: t, effect: e, likelihood: 1, impact: 1, measures: [wdrozyc]}
          - {id: ciezkie, title: C, kind: spostrzezenie, text: t, effect: e, likelihood: 4, impact: 4, measures: [wdrozyc]}
        """
    definition = small.file("bank/measures.yaml", LIST).area("obszar", area).definition()
    result = measures(small.evaluate(definition, "{p: nie, q: nie wiem}"))["wdrozyc"]
    assert [(f.id, f.state) for f in result.findings] == [("lekkie", "certain"), ("ciezkie", "possible")]
    assert (result.state, result.severity) == ("certain", "niska")


def test_alternatives_name_each_other_and_the_first_is_the_choice(small: Small, definition: Definition) -> None:
    found = measures(small.evaluate(definition, "{probowane: nie}"))
    shown = {id_: ([m.id for m in found[id_].alternatives], found[id_].is_first_choice) for id_ in found}
    assert shown["probowac"] == ([], True)
    assert shown["chmura"] == (["nas"], True)
    assert shown["nas"] == (["chmura"], False)


def test_order_is_certain_severity_weight_of_findings_effort_id(small: Small) -> None:
    """
    Certain: a-srednia (2 × 2) and b-srednia (2 × 2 + 1 × 1 = 5) are średnia, so the heavier b goes first; c-wysoka
    before both; d-rowna and e-rowna weigh as a-srednia does, by effort (½ before 2), then by id. f-mozliwa is
    krytyczna but only possible: last.
    """
    area = """
        questions:
          - {id: p, text: Co?, kind: multi, options: [{id: jest, label: Jest, finding: f4}, {id: tez, label: Też, finding: f1}, {id: bywa, label: Bywa, finding: f9}]}
          - {id: q, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: f16}]}
        findings:
          - {id: f4, title: F, kind: spostrzezenie, text: t, effect: e, likelihood: 2, impact: 2, measures: [a-srednia, b-srednia, e-rowna, d-rowna, g-szybka]}
          - {id: f1, title: F, kind: spostrzezenie, text: t, effect: e, likelihood: 1, impact: 1, measures: [b-srednia]}
          - {id: f9, title: F, kind: spostrzezenie, text: t, effect: e, likelihood: 3, impact: 3, measures: [c-wysoka]}
          - {id: f16, title: F, kind: spostrzezenie, text: t, effect: e, likelihood: 4, impact: 4, measures: [f-mozliwa]}
        """  # noqa: E501
    days = {"a-srednia": 2, "b-srednia": 9, "c-wysoka": 9, "d-rowna": 2, "e-rowna": 2, "f-mozliwa": 0, "g-szybka": 0.5}
    listed = "".join(
        f"- {{id: {id_}, title: T, why: w, how: [k], effort_days: {d}, term_months: 1, owner_role: informatyk}}\n"
        for id_, d in days.items()
    )
    definition = small.file("bank/measures.yaml", listed).area("obszar", area).definition()
    evaluation = small.evaluate(definition, "{p: [jest, tez, bywa], q: nie wiem}")
    assert list(measures(evaluation)) == [
        "c-wysoka", "b-srednia", "g-szybka", "a-srednia", "d-rowna", "e-rowna", "f-mozliwa",
    ]  # fmt: skip


def test_rejected_finding_asks_for_no_measure(small: Small, definition: Definition) -> None:
    rest = "ustalenia: {nieprobowane: {decyzja: odrzucone, uzasadnienie: bo}}"
    assert "probowac" not in measures(small.evaluate(definition, "{probowane: nie}", rest))


def test_position_of_the_head_stands_beside_the_measure(small: Small, definition: Definition) -> None:
    rest = "zalecenia: {probowac: {stanowisko: przyjęto, termin_wykonania: 2022-12-31}}"
    found = measures(small.evaluate(definition, "{probowane: nie}", rest))
    assert found["probowac"].position is not None
    assert found["probowac"].position.position == "przyjęto"
    assert found["chmura"].position is None


@pytest.mark.parametrize(
    ("positions", "first"),
    [
        ("{}", "chmura"),
        ("{chmura: {stanowisko: nie przyjęto}}", "nas"),
        ("{nas: {stanowisko: przyjęto}}", "nas"),
        ("{nas: {stanowisko: przyjęto częściowo}}", "nas"),
        ("{chmura: {stanowisko: przyjęto częściowo}, nas: {stanowisko: przyjęto}}", "nas"),
        ("{chmura: {stanowisko: nie przyjęto}, nas: {stanowisko: nie przyjęto}}", "chmura"),
        ("{nas: {odpowiedzialny: informatyk}}", "chmura"),  # no position taken
    ],
)
def test_of_alternatives_the_head_accepted_comes_first(
    small: Small, definition: Definition, positions: str, first: str
) -> None:
    """What the head turned down is chosen only where there is nothing else."""
    answers = "{sa: tak, probowane: nie, zapora: tak, zdalny: brak}"
    found = measures(small.evaluate(definition, answers, f"zalecenia: {positions}\n"))
    assert [id_ for id_ in ("chmura", "nas") if found[id_].is_first_choice] == [first]
