"""What conditions see of an answer others contradict."""

from __future__ import annotations

import pytest

from support.small import Small, by_id

AREA = """
    questions:
      - id: pytanie
        text: Czy?
        kind: %s
      - {id: nic, text: Co?, kind: text}
    findings:
      - {id: rozbieznosc, title: R, kind: spostrzezenie, text: t., effect: e., likelihood: 1, impact: 1}
    """
SINGLE = "single\n        options: [{id: tak, label: Tak}, {id: nie, label: Nie}]"
MULTI = "multi\n        options: [{id: a, label: A}, {id: b, label: B}, {id: c, label: C}]"
RULE = "- {id: r, area: obszar, when: {q: pytanie, disputed: true}, finding: rozbieznosc}"


def state(small: Small, kind: str, answer: str, *said: str) -> str | None:
    """State of the finding that stands when statements differ."""
    definition = small.area("obszar", AREA % kind).file("bank/rules.yaml", RULE).definition()
    statements = ", ".join(f"{{stanowisko: sekretarz, odpowiedz: {entry}}}" for entry in said)
    answers = f"pytanie: {{odpowiedz: {answer}, uzasadnienie: bo, wypowiedzi: [{statements}]}}"
    finding = by_id(small.evaluate(definition, answers).findings).get("rozbieznosc")
    return finding and finding.state


@pytest.mark.parametrize(
    ("kind", "answer", "said", "expected"),
    [
        (SINGLE, "tak", (), None),
        (SINGLE, "tak", ("tak",), None),
        (SINGLE, "tak", ("nie",), "certain"),
        (SINGLE, "tak", ("tak", "nie"), "certain"),
        (SINGLE, "tak", ("nie wiem",), None),  # who does not know contradicts nobody
        (SINGLE, "nie dotyczy", ("nie",), "certain"),
        (SINGLE, "tak", ("nie dotyczy",), "certain"),
        (SINGLE, "nie wiem", ("tak",), "possible"),  # one statement and no conclusion yet
        (SINGLE, "nie wiem", ("tak", "nie"), "certain"),
        (SINGLE, "nie wiem", (), "possible"),
        (MULTI, "[a, b]", ("[b, a]",), None),  # the order of what was chosen says nothing
        (MULTI, "[a, b]", ("[a]",), "certain"),
        ("number", "3", ("3.0",), None),
        ("number", "3", ("4",), "certain"),
        ("date", "2022-01-01", ("2022-01-02",), "certain"),
    ],
)
def test_answer_is_disputed_when_people_said_different_things(
    small: Small, kind: str, answer: str, said: tuple[str, ...], expected: str | None
) -> None:
    assert state(small, kind, answer, *said) == expected


def test_dispute_is_told_in_the_trace(small: Small) -> None:
    definition = small.area("obszar", AREA % SINGLE).file("bank/rules.yaml", RULE).definition()
    answers = "pytanie: {odpowiedz: tak, wypowiedzi: [{stanowisko: sekretarz, odpowiedz: nie}]}"
    [finding] = small.evaluate(definition, answers).findings
    assert finding.causes[0].explanation == "reguła r: co do pytanie wyjaśnienia są rozbieżne: prawda → prawda"
