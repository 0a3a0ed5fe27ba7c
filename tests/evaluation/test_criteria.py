"""The acts a unit is held against, what is cited of them, and when a finding is a niezgodność."""

from __future__ import annotations

import pytest

from diagnoza.evaluation.model import Evaluation
from support.small import Small, by_id

ACTS = """
    - id: ustawa
      title: Ustawa
      short: Ustawa
      publication: brak
      source: {title: źródło}
      in_force: {from: 2020-01-01}
      points:
        - {id: "8", label: art. 8, title: t}
        - {id: "8.a", label: art. 8 lit. a, title: t, parent: "8"}
        - {id: "9", label: art. 9, title: t}
    - id: zalacznik
      title: Załącznik
      short: Załącznik
      publication: brak
      source: {title: źródło}
      in_force: {from: 2022-01-01}
      due: 2023-01-01
      points: [{id: "I", label: cz. I, title: t}]
    """
AREA = """
    questions:
      - id: status
        text: Jaki?
        kind: single
        options: [{id: duzy, label: Duży}, {id: maly, label: Mały}]
      - id: pytanie
        text: Czy?
        kind: single
        refs: {ustawa: ["8.a"], zalacznik: ["I"]}
        options: [{id: tak, label: Tak, points: 1}, {id: nie, label: Nie, points: 0, finding: brak}]
    findings:
      - {id: brak, title: B, kind: niezgodnosc, text: t., effect: e., likelihood: 2, impact: 2}
    """
BY_STATUS = """
    acts:
      - {act: ustawa, points: ["8"], when: {q: status, eq: duzy}}
      - {act: ustawa, points: ["9"]}
      - {act: zalacznik, when: {q: status, eq: maly}}
    """


def evaluation(small: Small, acts: str, status: str = "duzy", day: str = "2022-06-08") -> Evaluation:
    definition = small.file("bank/acts.yaml", ACTS).area("obszar", AREA).definition(acts)
    return small.evaluate(definition, f"status: {status}\npytanie: nie", f"przeprowadzono: {{do: {day}}}")


def held(evaluation: Evaluation) -> list[tuple[str, list[tuple[str, bool | None]]]]:
    return [(h.act.id, [(point.id, truth) for point, truth in h.points.items()]) for h in evaluation.acts]


def cites(evaluation: Evaluation) -> tuple[str, list[str]]:
    finding = by_id(evaluation.findings)["brak"]
    return finding.kind, [f"{r.point.act.id} {r.point.id}" for r in finding.refs]


@pytest.mark.parametrize(
    ("status", "points"),
    [
        ("duzy", [("ustawa", [("8", True), ("8.a", True), ("9", True)])]),
        ("maly", [("ustawa", [("9", True)]), ("zalacznik", [("I", True)])]),
        ("nie wiem", [("ustawa", [("8", None), ("8.a", None), ("9", True)]), ("zalacznik", [("I", None)])]),
    ],
)
def test_act_named_twice_is_held_once_with_the_points_that_bind(
    small: Small, status: str, points: list[tuple[str, list[tuple[str, bool | None]]]]
) -> None:
    assert held(evaluation(small, BY_STATUS, status)) == points


@pytest.mark.parametrize(
    ("status", "kind", "refs"),
    [
        ("duzy", "niezgodnosc", ["ustawa 8.a"]),
        ("maly", "spostrzezenie", ["zalacznik I"]),  # its duty begins in 2023
        ("nie wiem", "niezgodnosc", ["ustawa 8.a", "zalacznik I"]),  # what may bind is cited
    ],
)
def test_finding_cites_only_what_binds_the_unit(small: Small, status: str, kind: str, refs: list[str]) -> None:
    assert cites(evaluation(small, BY_STATUS, status)) == (kind, refs)


@pytest.mark.parametrize(("day", "kind"), [("2022-12-31", "spostrzezenie"), ("2023-01-01", "niezgodnosc")])
def test_niezgodnosc_begins_with_the_duty(small: Small, day: str, kind: str) -> None:
    assert cites(evaluation(small, "acts: [{act: zalacznik}]", day=day)) == (kind, ["zalacznik I"])


def test_finding_without_a_point_of_the_questionnaire_is_a_spostrzezenie(small: Small) -> None:
    """A niezgodność needs a reference (design §2); a questionnaire that names no act gives none."""
    assert cites(evaluation(small, "")) == ("spostrzezenie", [])
    assert cites(evaluation(small, 'acts: [{act: ustawa, points: ["9"]}]')) == ("spostrzezenie", [])


def test_conformity_of_points_that_may_bind_is_to_be_established(small: Small) -> None:
    result = evaluation(small, BY_STATUS, "nie wiem").conformity
    states = {(act.act.id, point.point.id): point.present for act in result for point in act.points}
    assert states == {
        ("ustawa", "8"): "do-ustalenia",
        ("ustawa", "8.a"): "do-ustalenia",
        ("ustawa", "9"): "nie-dotyczy",
        ("zalacznik", "I"): "do-ustalenia",
    }


def test_overruling_of_a_point_that_does_not_bind_is_not_lost(small: Small) -> None:
    from diagnoza.plan.build import build_plan
    from diagnoza.report.build import build_report

    definition = small.file("bank/acts.yaml", ACTS).area("obszar", AREA).definition(BY_STATUS)
    rest = "zgodnosc: {zalacznik: {I: {stan: spelnia, uzasadnienie: widziałem dokument}}}"
    evaluated = small.evaluate(definition, "status: duzy\npytanie: nie", rest)
    report = build_report([evaluated], build_plan([evaluated]), [("a.yaml", "0")])
    assert "widziałem dokument" in repr(report)
