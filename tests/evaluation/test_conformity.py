"""Conformity per point of an act: each state of design §4."""

from __future__ import annotations

import pytest

from diagnoza.evaluation.model import ActResult, PointResult
from support.small import Small, by_id

ACTS = """
    - id: kri
      title: Rozporządzenie
      short: KRI
      publication: Dz.U. 2012 poz. 526
      source: {title: źródło}
      points:
        - {id: "1", label: § 1, title: całość}
        - {id: "1.a", label: § 1 lit. a, title: część, parent: "1"}
        - {id: "2", label: § 2, title: drugi}
        - {id: "3", label: § 3, title: niczyj}
        - {id: "4", label: § 4, title: tylko pomocniczo}
    """
AREA = """
    questions:
      - id: pierwsze
        text: Czy?
        kind: single
        refs: {kri: ["1"]}
        options:
          - {id: tak, label: Tak, points: 1}
          - {id: troche, label: Trochę, points: 0.5}
          - {id: nie, label: Nie, points: 0}
      - id: czesc
        text: Czy część?
        kind: single
        refs: {kri: ["1.a"]}
        options: &
      - id: pomocnicze
        text: Czy poza tym?
        kind: single
        refs: {kri: [{point: "1", role: supporting}]}
        options: &
      - id: drugie
        text: Czy drugi?
        kind: single
        show_if: {q: pierwsze, in: [tak, nie]}
        refs: {kri: ["2"]}
        options: &
      - id: tylko-pomocnicze
        text: Czy czwarty?
        kind: single
        refs: {kri: [{point: "4", role: supporting}]}
        options: &
      - {id: nieoceniane, text: Jaka?, kind: single, refs: {kri: ["2"]}, options: [{id: a, label: A}, {id: b, label: B}]}
    findings:
      - {id: sprzecznosc, title: S, kind: spostrzezenie, text: t, effect: e, likelihood: 2, impact: 2, refs: {kri: ["1.a"]}}
    """.replace("&", "[{id: tak, label: Tak, points: 1}, {id: nie, label: Nie, points: 0}]")
RULES = """
    - {id: r, area: obszar, when: {q: nieoceniane, eq: b}, finding: sprzecznosc}
    """
ALL_GOOD = {"pierwsze": "tak", "czesc": "tak", "pomocnicze": "tak", "drugie": "tak", "nieoceniane": "a"}


def act(small: Small, changes: dict[str, str], rest: str = "", acts: str = ACTS) -> ActResult:
    """Conformity with the act, every answer good but for `changes`."""
    small.file("bank/acts.yaml", acts).area("obszar", AREA).file("bank/rules.yaml", RULES)
    definition = small.definition("acts: [{act: kri}]")
    answers = "\n".join(f"{id_}: {given}" for id_, given in {**ALL_GOOD, **changes}.items())
    return small.evaluate(definition, answers, rest).conformity[0]


def point(small: Small, changes: dict[str, str], id_: str = "1", rest: str = "", acts: str = ACTS) -> PointResult:
    return next(p for p in act(small, changes, rest, acts).points if p.point.id == id_)


def test_one_point_by_hand(small: Small) -> None:
    """
    § 1 is cited by pierwsze (primary, 1 point), by czesc through its lit. a (primary, 0 points) and by pomocnicze
    (supporting). A primary answer with 0 points decides: nie-spelnia. Lit. a is cited by czesc alone: nie-spelnia.
    """
    whole = point(small, {"czesc": "nie"})
    assert whole.state == whole.computed == whole.present == "nie-spelnia"
    assert [question.id for question in whole.questions] == ["pierwsze", "czesc", "pomocnicze"]
    part = point(small, {"czesc": "nie"}, "1.a")
    assert (part.state, [question.id for question in part.questions]) == ("nie-spelnia", ["czesc"])


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, "spelnia"),
        ({"pierwsze": "troche"}, "czesciowo"),
        ({"pierwsze": "nie wiem"}, "do-ustalenia"),
        ({"pierwsze": "nie"}, "nie-spelnia"),
        ({"pierwsze": "nie", "czesc": "nie wiem"}, "nie-spelnia"),  # a zero stands before an unknown
        ({"pierwsze": "troche", "czesc": "nie wiem"}, "do-ustalenia"),  # an unknown before a part
        ({"pomocnicze": "nie"}, "spelnia-z-uwagami"),
        ({"pomocnicze": "nie wiem"}, "spelnia-z-uwagami"),
        ({"pierwsze": "troche", "pomocnicze": "nie"}, "czesciowo"),  # supporting ones lower spelnia only
        ({"pierwsze": "{odpowiedz: nie dotyczy, uzasadnienie: bo}"}, "spelnia"),  # by its lit. a alone
        ({"pierwsze": "{odpowiedz: nie dotyczy, uzasadnienie: bo, uznane: nie}"}, "do-ustalenia"),
        ({"pierwsze": "{odpowiedz: nie zbadano, uzasadnienie: bo}"}, "do-ustalenia"),
    ],
)
def test_state_of_a_point_by_the_answers_that_cite_it(small: Small, changes: dict[str, str], state: str) -> None:
    assert point(small, changes).state == state


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({}, "spelnia"),
        ({"pierwsze": "troche"}, "nie-dotyczy"),  # drugie is hidden, nieoceniane is not scored
        ({"pierwsze": "nie wiem"}, "do-ustalenia"),  # it is not known whether drugie applies
        ({"drugie": "{odpowiedz: nie dotyczy, uzasadnienie: bo}"}, "nie-dotyczy"),
    ],
)
def test_point_with_no_visible_scored_question_does_not_apply(
    small: Small, changes: dict[str, str], state: str
) -> None:
    assert point(small, changes, "2").state == state


def test_point_nobody_cites_does_not_apply(small: Small) -> None:
    result = point(small, {}, "3")
    assert (result.state, result.questions) == ("nie-dotyczy", ())


def test_point_cited_only_in_support_is_lowered_by_a_doubt(small: Small) -> None:
    assert point(small, {"tylko-pomocnicze": "tak"}, "4").state == "spelnia"
    assert point(small, {"tylko-pomocnicze": "nie"}, "4").state == "spelnia-z-uwagami"
    assert point(small, {"tylko-pomocnicze": "nie wiem"}, "4").state == "do-ustalenia"  # nobody knows better


@pytest.mark.parametrize(
    ("changes", "state"),
    [
        ({"nieoceniane": "b"}, "czesciowo"),
        ({"nieoceniane": "nie wiem"}, "do-ustalenia"),
        ({"nieoceniane": "b", "pomocnicze": "nie"}, "czesciowo"),  # lowers spelnia-z-uwagami as well
        ({"nieoceniane": "b", "pierwsze": "nie"}, "nie-spelnia"),  # never lifts
        ({"nieoceniane": "nie wiem", "pierwsze": "troche"}, "czesciowo"),
    ],
)
def test_rule_that_cites_the_point_or_its_part_lowers_it(small: Small, changes: dict[str, str], state: str) -> None:
    assert point(small, changes).state == state


def test_rejected_rule_lowers_nothing(small: Small) -> None:
    rest = "ustalenia: {sprzecznosc: {decyzja: odrzucone, uzasadnienie: bo}}"
    assert point(small, {"nieoceniane": "b"}, rest=rest).state == "spelnia"


def test_own_finding_that_cites_the_point_lowers_it(small: Small) -> None:
    rest = """
        wlasne_ustalenia:
          - {id: w-1, obszar: obszar, stan: widać, prawdopodobienstwo: 2, wplyw: 2, odniesienia: {kri: ["1.a"]}}
        """
    assert point(small, {}, rest=rest).state == "czesciowo"
    assert point(small, {}, "1.a", rest=rest).state == "czesciowo"
    assert point(small, {}, "2", rest=rest).state == "spelnia"


def test_finding_of_an_answer_does_not_count_twice(small: Small) -> None:
    """An option's finding is in the points of its answer already; only rules and own findings look beyond them."""
    area = """
        questions:
          - id: pytanie
            text: Czy?
            kind: single
            refs: {kri: ["2"]}
            options: [{id: tak, label: Tak, points: 1, finding: uwaga}, {id: nie, label: Nie, points: 0}]
        findings:
          - {id: uwaga, title: U, kind: spostrzezenie, text: t, effect: e, likelihood: 1, impact: 1, refs: {kri: ["2"]}}
        """
    small.file("bank/acts.yaml", ACTS).area("obszar", area)
    evaluation = small.evaluate(small.definition("acts: [{act: kri}]"), "pytanie: tak")
    assert by_id(evaluation.findings)["uwaga"].state == "certain"
    assert [p.state for p in evaluation.conformity[0].points if p.point.id == "2"] == ["spelnia"]


IN_FORCE = "      source: {title: źródło}\n"


@pytest.mark.parametrize(
    ("due", "day", "state"),
    [
        ("2022-06-09", "{do: 2022-06-08}", "przed-terminem"),
        ("2022-06-08", "{do: 2022-06-08}", "nie-spelnia"),  # on the day itself the duty is due
        ("2022-06-09", "{od: 2022-06-08}", "nie-spelnia"),  # the day is not known
    ],
)
def test_act_whose_duty_is_not_yet_due_is_before_its_term(small: Small, due: str, day: str, state: str) -> None:
    acts = ACTS.replace(IN_FORCE, f"{IN_FORCE}      in_force: {{from: 2022-01-01}}\n      due: {due}\n")
    result = point(small, {"pierwsze": "nie"}, rest=f"przeprowadzono: {day}", acts=acts)
    assert result.state == state
    assert result.present == "nie-spelnia"  # the present state stands beside


def test_act_that_comes_into_force_later_is_before_its_term(small: Small) -> None:
    """Without `due` the duty begins on the first day in force (design §2: „due: when the duty itself begins, where
    later”), and one not yet due gives przed-terminem (design §4)."""
    acts = ACTS.replace(IN_FORCE, f"{IN_FORCE}      in_force: {{from: 2024-05-23}}\n")
    result = point(small, {"pierwsze": "nie"}, acts=acts)
    assert (result.state, result.present) == ("przed-terminem", "nie-spelnia")


@pytest.mark.parametrize(("until", "is_repealed"), [("2022-06-07", True), ("2022-06-08", False), ("2024-05-22", False)])
def test_repealed_act_is_marked_and_keeps_its_states(small: Small, until: str, is_repealed: bool) -> None:
    acts = ACTS.replace(IN_FORCE, f"{IN_FORCE}      in_force: {{from: 2012-05-31, to: {until}}}\n")
    result = act(small, {"pierwsze": "nie"}, acts=acts)
    assert result.is_repealed is is_repealed
    assert result.points[0].state == "nie-spelnia"


def test_auditor_overrules_a_point_and_both_states_are_kept(small: Small) -> None:
    rest = 'zgodnosc: {kri: {"1": {stan: spelnia-z-uwagami, uzasadnienie: widziałem}}}'
    result = point(small, {"pierwsze": "nie"}, rest=rest)
    assert (result.state, result.computed) == ("spelnia-z-uwagami", "nie-spelnia")
    assert result.overruling is not None
    assert result.overruling.reason == "widziałem"
    assert point(small, {"czesc": "nie"}, "1.a", rest=rest).state == "nie-spelnia"


def test_overruling_before_the_term_stands_beside_it(small: Small) -> None:
    acts = ACTS.replace(IN_FORCE, f"{IN_FORCE}      due: 2023-01-01\n")
    rest = 'zgodnosc: {kri: {"1": {stan: czesciowo, uzasadnienie: bo}}}'
    result = point(small, {"pierwsze": "nie"}, rest=rest, acts=acts)
    assert (result.state, result.present, result.computed) == ("przed-terminem", "czesciowo", "nie-spelnia")


@pytest.mark.parametrize(
    ("when", "states"),
    [
        ("{fact: rodzaj, eq: gmina}", ["nie-spelnia"]),
        ("{fact: rodzaj, eq: szkola}", []),
        ("{fact: stanowiska, ge: 5}", ["do-ustalenia"]),  # not known whether the act applies
    ],
)
def test_act_under_a_condition(small: Small, when: str, states: list[str]) -> None:
    small.file("bank/acts.yaml", ACTS).area("obszar", AREA).file("bank/rules.yaml", RULES)
    definition = small.definition(f"acts: [{{act: kri, when: {when}}}]")
    evaluation = small.evaluate(definition, "pierwsze: nie")
    assert [result.points[0].state for result in evaluation.conformity] == states
