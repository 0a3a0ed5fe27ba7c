"""What questions and findings cite: as they say, as their twins in another act, or as a finding inherits it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from diagnoza.definition.model import Definition, Reference
from diagnoza.problems import Failure
from support.small import Small

ACTS = """
    - id: dawne
      title: Dawne
      short: Dawne
      publication: brak
      source: {title: źródło}
      points: [{id: "20.1", label: § 20, title: t}, {id: "20.2", label: § 20a, title: t}]
    - id: nowe
      title: Nowe
      short: Nowe
      publication: brak
      source: {title: źródło}
      points:
        - {id: "19.1", label: § 19, title: t, same_as: {dawne: "20.1"}}
        - {id: "19.2", label: § 19a, title: t, same_as: {dawne: "20.2"}}
    - id: inne
      title: Inne
      short: Inne
      publication: brak
      source: {title: źródło}
      points: [{id: "1", label: art. 1, title: t}, {id: "2", label: art. 2, title: t}]
    """
QUESTION = """
    questions:
      - id: pytanie
        text: Czy?
        kind: single
        refs: {nowe: ["19.1", {point: "19.2", role: supporting}], inne: ["1"]}
        options: [{id: tak, label: Tak, points: 1}, {id: nie, label: Nie, points: 0, finding: brak}]
    findings:
      - {id: brak, title: B, kind: niezgodnosc, text: t., effect: e., likelihood: 2, impact: 2%s}
    """


def definition(small: Small, finding: str = "", questionnaire: str = "") -> Definition:
    return small.file("bank/acts.yaml", ACTS).area("obszar", QUESTION % finding).definition(questionnaire)


def shown(refs: Iterable[Reference]) -> list[str]:
    return [f"{r.point.act.id} {r.point.id}{'' if r.role == 'primary' else ' ' + r.role}" for r in refs]


def test_reference_brings_the_same_duty_of_the_other_act_in_the_same_role(small: Small) -> None:
    """KRI 2024 § 19 is cited, KRI 2012 § 20 follows from `same_as`."""
    refs = definition(small).bank.questions["pytanie"].refs
    assert shown(refs) == ["nowe 19.1", "nowe 19.2 supporting", "inne 1", "dawne 20.1", "dawne 20.2 supporting"]


def test_twin_already_cited_is_not_cited_twice(small: Small) -> None:
    small.file("bank/acts.yaml", ACTS)
    text = (QUESTION % "").replace('inne: ["1"]', 'dawne: [{point: "20.1", role: supporting}]')
    refs = small.area("obszar", text).definition().bank.questions["pytanie"].refs
    assert shown(refs) == ["nowe 19.1", "nowe 19.2 supporting", "dawne 20.1 supporting", "dawne 20.2 supporting"]


@pytest.mark.parametrize(
    ("own", "cited"),
    [
        ("", ["nowe 19.1", "inne 1", "dawne 20.1"]),  # primary ones only
        (', refs: {inne: ["2"]}', ["inne 2", "nowe 19.1", "dawne 20.1"]),  # an act it names itself is not inherited
        (", refs: {inne: []}", ["nowe 19.1", "dawne 20.1"]),
    ],
)
def test_niezgodnosc_inherits_act_by_act_what_its_question_cites(small: Small, own: str, cited: list[str]) -> None:
    assert shown(definition(small, own).bank.findings["brak"].refs) == cited


def test_spostrzezenie_inherits_nothing(small: Small) -> None:
    text = (QUESTION % "").replace("niezgodnosc", "spostrzezenie")
    small.file("bank/acts.yaml", ACTS).area("obszar", text)
    assert small.definition().bank.findings["brak"].refs == ()


def test_finding_of_two_questions_inherits_from_both_once(small: Small) -> None:
    second = """
      - id: drugie
        text: Czy?
        kind: number
        refs: {inne: ["2", "1"]}
        bands: [{up_to: 0, points: 0, finding: brak}, {points: 1}]
    findings:"""
    text = (QUESTION % "").replace("\n    findings:", second)
    small.file("bank/acts.yaml", ACTS).area("obszar", text)
    assert shown(small.definition().bank.findings["brak"].refs) == ["nowe 19.1", "inne 1", "inne 2", "dawne 20.1"]


def test_unknown_point_is_told_at_the_question_alone(small: Small) -> None:
    text = (QUESTION % "").replace('inne: ["1"]', 'inne: ["9"]')
    small.file("bank/acts.yaml", ACTS).area("obszar", text)
    with pytest.raises(Failure) as failure:
        small.definition()
    assert [(p.code, p.path[0]) for p in failure.value.problems] == [("D020", "pytanie")]


# Points of an act a questionnaire chooses


def test_questionnaire_may_name_some_points_of_an_act(small: Small) -> None:
    criteria = definition(small, questionnaire='acts: [{act: inne, points: ["2"]}, {act: nowe}]').criteria
    assert [(c.act.id, [p.id for p in c.points]) for c in criteria] == [("inne", ["2"]), ("nowe", ["19.1", "19.2"])]


@pytest.mark.parametrize(
    ("acts", "code"),
    [
        ('[{act: inne, points: ["3"]}]', "D020"),
        ("[{act: inne, when: {q: obce, eq: a}}]", "D028"),  # a question this questionnaire does not ask
    ],
)
def test_criterion_that_cannot_be_told_is_an_error(small: Small, acts: str, code: str) -> None:
    foreign = "{id: obce, text: Co?, kind: single, options: [{id: a, label: A}, {id: b, label: B}]}"
    small.area("obcy", f"questions: [{foreign}]\n")
    with pytest.raises(Failure) as failure:
        definition(small, questionnaire=f"acts: {acts}\nareas: [obszar]\n")
    assert [problem.code for problem in failure.value.problems] == [code]
