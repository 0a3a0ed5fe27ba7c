"""Days that matter, duties that have not begun, and strengths of dates and numbers, as the report prints them."""

from __future__ import annotations

import pytest

from diagnoza.plan.build import build_plan
from diagnoza.problems import Failure
from diagnoza.render.reports import render_report
from diagnoza.report.build import build_report
from diagnoza.report.model import Report
from support.small import Small

ACTS = """
    - id: akt
      title: Akt
      short: Akt
      publication: brak
      source: {title: źródło}
      due: 2027-04-03
      points: [{id: "1", label: art. 1, title: t}]
    """
AREA = """
    questions:
      - id: proba
        text: Kiedy?
        kind: date
        refs: {akt: ["1"]}
        bands: [{up_to: 12, points: 1, requires: protokół, strength: Próba była niedawno.}, {points: 0, finding: dawno}]
    findings:
      - {id: dawno, title: D, kind: niezgodnosc, text: t., effect: e., likelihood: 2, impact: 2, no_measures: bo nie}
    """
CALENDAR = """
    acts: [{act: akt}]
    calendar:
      - {from: 2026-04-03, text: Wejście w życie., source: {title: omówienie, url: "https://przyklad.example"}, verified: true}
      - {from: 2026-05-07, to: 2026-10-03, text: Zgłaszanie., source: {title: omówienie}}
      - {from: 2027-04-03, text: Początek obowiązków., source: {title: omówienie}}
    """


def report(small: Small, day: str, answer: str = "2020-01-01") -> Report:
    definition = small.file("bank/acts.yaml", ACTS).area("obszar", AREA).definition(CALENDAR)
    evaluation = small.evaluate(definition, f"proba: {answer}", f"przeprowadzono: {{do: {day}}}")
    return build_report([evaluation], build_plan([evaluation]), [("a.yaml", "0")])


@pytest.mark.parametrize(
    ("day", "states"),
    [
        ("2026-04-02", ["nadchodzi", "nadchodzi", "nadchodzi"]),
        ("2026-05-07", ["nastąpiło", "trwa", "nadchodzi"]),
        ("2026-10-03", ["nastąpiło", "trwa", "nadchodzi"]),
        ("2026-11-20", ["nastąpiło", "zakończone", "nadchodzi"]),
    ],
)
def test_calendar_stands_as_on_the_last_day_of_the_diagnosis(small: Small, day: str, states: list[str]) -> None:
    assert [row.state for row in report(small, day).method.calendar] == states


def test_calendar_says_when_and_what_is_not_verified(small: Small) -> None:
    rows = report(small, "2026-11-20").method.calendar
    assert [row.when.replace("\u00a0", " ") for row in rows] == [
        "3 kwietnia 2026 r.",
        "od 7 maja 2026 r. do 3 października 2026 r.",
        "3 kwietnia 2027 r.",
    ]
    assert [bool(row.verified) for row in rows] == [False, True, True]


def test_every_renderer_prints_the_calendar(small: Small) -> None:
    assert "Początek obowiązków." in render_report(report(small, "2026-11-20"), ".md", None).decode()


def test_finding_on_a_duty_not_yet_begun_says_since_when_it_binds(small: Small) -> None:
    [finding] = report(small, "2026-11-20").units[0].areas[0].findings
    assert finding.kind == "spostrzeżenie"
    assert finding.legal.replace("\u00a0", " ") == "Akt (od 3 kwietnia 2027 r.): art. 1"
    [later] = report(small, "2027-04-03").units[0].areas[0].findings
    assert (later.kind, later.legal) == ("niezgodność", "Akt: art. 1")


def test_best_band_is_a_strength(small: Small) -> None:
    assert report(small, "2026-11-20", "2026-10-01").units[0].areas[0].strengths == ("Próba była niedawno.",)
    assert report(small, "2026-11-20", "2020-10-01").units[0].areas[0].strengths == ()


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("{from: 2026-05-07, to: 2026-05-06, text: t, source: {title: s}}", "D031"),
        ("{from: 2026-05-07, text: t, source: {title: s}, verified: true}", "D056"),
    ],
)
def test_calendar_is_linted(small: Small, entry: str, code: str) -> None:
    from diagnoza.definition.check import check_questionnaires

    small.file("bank/acts.yaml", ACTS).area("obszar", AREA)
    try:
        definition = small.definition(f"acts: [{{act: akt}}]\ncalendar: [{entry}]\n")
        found = check_questionnaires(definition.bank, [definition])
    except Failure as failure:
        found = list(failure.problems)
    assert code in {problem.code for problem in found}
