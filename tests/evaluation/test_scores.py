"""Scores worked out by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from diagnoza.evaluation.model import AreaResult, Evaluation
from support.small import Small

KOPIE = """
    questions:
      - id: kopie-sa
        text: Czy są kopie?
        kind: single
        weight: 3
        options:
          - {id: tak, label: Tak, points: 1}
          - {id: czesciowo, label: Częściowo, points: 0.5}
          - {id: nie, label: Nie, points: 0}
      - id: kopie-test
        text: Kiedy odtworzono?
        kind: date
        weight: 2
        options: [{id: nigdy, label: Nigdy, points: 0}]
        bands: [{up_to: 12, points: 1}, {up_to: 24, points: 0.4}, {points: 0}]
      - id: kopie-gdzie
        text: Gdzie są?
        kind: multi
        options:
          - {id: chmura, label: Chmura, points: 0.7}
          - {id: sejf, label: Sejf, points: 0.7}
          - {id: serwerownia, label: Serwerownia, points: 0.2}
          - {id: nigdzie, label: Nigdzie, points: 0, exclusive: true}
      - id: kopie-ile
        text: Co ile dni?
        kind: number
        show_if: {q: kopie-sa, in: [tak, czesciowo]}
        bands: [{up_to: 1, points: 1}, {up_to: 7, points: 0.5}, {points: 0}]
      - {id: kopie-opis, text: Jak?, kind: text}
    """
LOGI = """
    questions:
      - id: logi-sa
        text: Czy są logi?
        kind: single
        options: [{id: tak, label: Tak, points: 1}, {id: nie, label: Nie, points: 0}]
      - id: logi-inne
        text: Czy inne?
        kind: single
        options: [{id: tak, label: Tak}, {id: nie, label: Nie}]
    """


def area(evaluation: Evaluation, id_: str) -> AreaResult:
    return next(result for result in evaluation.areas if result.area.id == id_)


def test_area_is_the_weighted_mean_of_its_visible_scored_questions(small: Small) -> None:
    """
    kopie-sa     weight 3   częściowo              0.5            3 × 0.5 = 1.5     1.5
    kopie-test   weight 2   13 whole months        0.4            2 × 0.4 = 0.8     0.8
    kopie-gdzie  weight 1   sejf, serwerownia      0.7 + 0.2      1 × 0.9 = 0.9     0.9
    kopie-ile    weight 1   nie wiem               0 … 1                    0       1
    together     weight 7                                              3.2 / 7   4.2 / 7
    """
    definition = small.area("kopie", KOPIE).definition()
    answers = """
        kopie-sa: czesciowo
        kopie-test: 2021-05-08
        kopie-gdzie: [sejf, serwerownia]
        kopie-ile: nie wiem
        kopie-opis: na taśmie
        """
    result = area(small.evaluate(definition, answers), "kopie")
    assert (result.low, result.high) == (Fraction(32, 70), Fraction(42, 70))
    counts = (result.visible, result.answered, result.unknown, result.unanswered)
    assert counts == (5, 4, 1, 0)


def test_headline_is_the_mean_of_areas_by_area_weight(small: Small) -> None:
    """kopie: kopie-sa 1 of weight 3 of 7, so 3/7 … 7/7; logi: 0 … 0; weights 2 and 0.5: (2 × 3/7) / 2.5 … 2 / 2.5."""
    definition = small.area("kopie", KOPIE).area("logi", LOGI).definition('weights: {kopie: 2, logi: "0.5"}')
    overall = small.evaluate(definition, "{kopie-sa: tak, logi-sa: nie}").overall
    assert (overall.low, overall.high) == (Fraction(6, 7) / Fraction(5, 2), Fraction(4, 5))


@pytest.mark.parametrize(
    "given",
    [
        "nie wiem",
        "{odpowiedz: nie zbadano, uzasadnienie: brak dostępu}",
        "{odpowiedz: nie dotyczy, uzasadnienie: bo, uznane: nie}",
        "",
    ],
)
def test_what_is_not_known_counts_from_0_to_1(small: Small, given: str) -> None:
    definition = small.area("logi", LOGI).definition()
    overall = small.evaluate(definition, f"logi-sa: {given}").overall
    assert (overall.low, overall.high) == (0, 1)


def test_accepted_not_applicable_leaves_both_sums_and_an_empty_area_is_null(small: Small) -> None:
    definition = small.area("kopie", KOPIE).area("logi", LOGI).definition()
    evaluation = small.evaluate(
        definition, "{kopie-sa: tak, logi-sa: {odpowiedz: nie dotyczy, uzasadnienie: bo, uznane: tak}}"
    )
    logi = area(evaluation, "logi")
    assert (logi.low, logi.high, logi.not_applicable) == (None, None, 1)
    # The empty area is left out: the headline is that of kopie alone.
    assert evaluation.overall.low == area(evaluation, "kopie").low == Fraction(3, 7)


def test_nothing_to_count_is_null_and_has_no_level(small: Small) -> None:
    definition = small.area("logi", LOGI).definition()
    overall = small.evaluate(definition, "logi-sa: {odpowiedz: nie dotyczy, uzasadnienie: bo}").overall
    assert (overall.low, overall.high, overall.level, overall.evidenced) == (None, None, None, None)
    assert overall.examined == 1


def test_hidden_question_leaves_the_sums_and_keeps_its_answer(small: Small) -> None:
    """With kopie-sa: nie, kopie-ile is hidden: weights 3 + 2 + 1, points 0, 2 × 1, 1 × min(1, 0.7 + 0.7)."""
    definition = small.area("kopie", KOPIE).definition()
    answers = "{kopie-sa: nie, kopie-test: 2022-01-01, kopie-gdzie: [chmura, sejf], kopie-ile: 1}"
    evaluation = small.evaluate(definition, answers)
    hidden = evaluation.results[definition.bank.questions["kopie-ile"]]
    assert (hidden.visible, hidden.low, hidden.high, hidden.state) == (False, None, None, "answered")
    assert evaluation.overall.low == evaluation.overall.high == Fraction(3, 6)


def test_question_that_may_be_hidden_counts_from_0_to_1_whatever_is_stored(small: Small) -> None:
    """kopie-sa is unknown, so whether kopie-ile applies is unknown too: 0 … 1 although 1 is stored."""
    definition = small.area("kopie", KOPIE).definition()
    evaluation = small.evaluate(definition, "{kopie-sa: nie wiem, kopie-ile: 1}")
    result = evaluation.results[definition.bank.questions["kopie-ile"]]
    assert (result.visible, result.low, result.high) == (None, 0, 1)


@pytest.mark.parametrize(
    ("day", "points"),
    [
        ("2022-06-08", Fraction(1)),
        ("2021-06-08", Fraction(1)),  # twelve whole months, inclusive
        ("2021-05-09", Fraction(1)),  # a day short of thirteen
        ("2021-05-08", Fraction(2, 5)),
        ("2020-06-08", Fraction(2, 5)),
        ("2020-05-08", Fraction(0)),
        ("nigdy", Fraction(0)),
    ],
)
def test_bands_of_a_date_hold_whole_months_inclusive(small: Small, day: str, points: Fraction) -> None:
    definition = small.area("kopie", KOPIE).definition()
    evaluation = small.evaluate(definition, f"kopie-test: {day}")
    result = evaluation.results[definition.bank.questions["kopie-test"]]
    assert (result.low, result.high) == (points, points)


def test_date_cannot_be_placed_without_the_day_of_the_diagnosis(small: Small) -> None:
    definition = small.area("kopie", KOPIE).definition()
    evaluation = small.evaluate(definition, "kopie-test: 2021-06-08", "przeprowadzono: {od: 2022-06-06}")
    result = evaluation.results[definition.bank.questions["kopie-test"]]
    assert (result.low, result.high, result.state) == (0, 1, "answered")


def test_examined_counts_answers_and_accepted_not_applicable_over_scored_visible(small: Small) -> None:
    """Scored: kopie-sa answered, kopie-test nie dotyczy uznane, kopie-gdzie nie wiem, kopie-ile hidden, logi-sa not
    accepted: 2 of 4. kopie-opis is answered but not scored."""
    definition = small.area("kopie", KOPIE).area("logi", LOGI).definition()
    answers = """
        kopie-sa: nie
        kopie-test: {odpowiedz: nie dotyczy, uzasadnienie: bo, uznane: tak}
        kopie-gdzie: nie wiem
        kopie-ile: 1
        kopie-opis: coś
        logi-sa: {odpowiedz: nie dotyczy, uzasadnienie: bo, uznane: nie}
        """
    assert small.evaluate(definition, answers).overall.examined == Fraction(2, 4)


def test_stored_answer_of_a_question_that_may_not_apply_is_not_examined(small: Small) -> None:
    """kopie-test and kopie-gdzie are examined; kopie-sa is unknown and kopie-ile may not apply: 2 of 4."""
    definition = small.area("kopie", KOPIE).definition()
    answers = "{kopie-sa: nie wiem, kopie-test: nigdy, kopie-gdzie: [sejf], kopie-ile: 1}"
    assert small.evaluate(definition, answers).overall.examined == Fraction(2, 4)


def test_evidenced_is_the_share_of_points_that_rest_on_more_than_a_declaration(small: Small) -> None:
    """Points: kopie-sa 3 × 1 by document, kopie-test 2 × 1 by declaration, logi-sa 1 × 1 unsaid: 3 of 6."""
    definition = small.area("kopie", KOPIE).area("logi", LOGI).definition()
    answers = """
        kopie-sa: {odpowiedz: tak, weryfikacja: dokument}
        kopie-test: {odpowiedz: 2022-06-01, weryfikacja: oswiadczenie}
        logi-sa: tak
        """
    assert small.evaluate(definition, answers).overall.evidenced == Fraction(3, 6)


LEVELS = """
    levels: [{from: "0", name: bardzo niski}, {from: "0.2", name: niski}, {from: "0.5", name: wysoki}]
    """
POINTS = """
    questions:
      - id: pytanie
        text: Ile?
        kind: number
        bands: [{up_to: 1, points: 1}, {up_to: 2, points: 0.5}, {up_to: 3, points: 0.49}, {up_to: 4, points: 0.2}, {points: 0}]
      - {id: drugie, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: grozne}]}
    findings:
      - {id: grozne, title: Groźne, kind: spostrzezenie, text: t, effect: e, likelihood: 3, impact: 4, no_measures: próba}
    """


@pytest.mark.parametrize(
    ("typed", "level"), [("1", "wysoki"), ("2", "wysoki"), ("3", "niski"), ("4", "niski"), ("5", "bardzo niski")]
)
def test_level_is_the_highest_whose_bound_is_reached(small: Small, typed: str, level: str) -> None:
    definition = small.area("obszar", POINTS).definition(LEVELS)
    found = small.evaluate(definition, f"{{pytanie: {typed}, drugie: tak}}").overall.level
    assert found is not None
    assert found.name == level


@pytest.mark.parametrize(
    ("answers", "judgement", "level"),
    [
        ("{pytanie: 1, drugie: nie}", "", "niski"),
        ("{pytanie: 5, drugie: nie}", "", "bardzo niski"),  # a cap never lifts
        ("{pytanie: 1, drugie: nie wiem}", "", "wysoki"),  # possible findings don't cap
        ("{pytanie: 1, drugie: nie}", "{decyzja: odrzucone, uzasadnienie: bo}", "wysoki"),
        ("{pytanie: 1, drugie: nie}", "{decyzja: zmieniona-waga, waga: wysoka, uzasadnienie: bo}", "wysoki"),
    ],
)
def test_cap_holds_while_a_certain_finding_that_severe_stands(
    small: Small, answers: str, judgement: str, level: str
) -> None:
    definition = small.area("obszar", POINTS).definition(f"{LEVELS}cap: {{severity: krytyczna, level: niski}}\n")
    rest = f"ustalenia: {{grozne: {judgement}}}" if judgement else ""
    found = small.evaluate(definition, answers, rest).overall.level
    assert found is not None
    assert found.name == level


def test_critical_counts_certain_findings_by_the_severity_the_auditor_decided(small: Small) -> None:
    definition = small.area("obszar", POINTS).definition()
    lowered = "ustalenia: {grozne: {decyzja: zmieniona-waga, waga: niska, uzasadnienie: bo}}"
    assert small.evaluate(definition, "drugie: nie").overall.critical == 1
    assert small.evaluate(definition, "drugie: nie wiem").overall.critical == 0
    assert small.evaluate(definition, "drugie: nie", lowered).overall.critical == 0
