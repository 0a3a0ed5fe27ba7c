"""How much of what a plan calls eligible was confirmed in the rules of the programme."""

from __future__ import annotations

from diagnoza import wording
from diagnoza.plan.line import Line
from diagnoza.plan.model import Plan

MARK = "*"
"""Stands behind a status that is not confirmed; `unconfirmed_sentence` says what it means."""


def is_marked(line: Line) -> bool:
    """Whether the programme is said to pay or not to pay for the line, and that was not read in its rules themselves."""
    return bool(line.eligibility) and line.status != "unclear" and not line.eligibility[0].verified


def status_text(line: Line) -> str:
    """„kwalifikowalny*”, „do wyjaśnienia”: the mark stands where a status is told that was not read in the rules."""
    return f"{wording.STATUS[line.status]}{MARK if is_marked(line) else ''}"


def unconfirmed_sentence(plan: Plan) -> str:
    """„kwalifikowalności 14 z 21 pozycji nie potwierdzono w regulaminie; …”, to stand after a colon; „” where all is confirmed."""
    bought = [line for line in plan.lines if line.is_chosen]
    count = sum(map(is_marked, bought))
    if not count:
        return ""
    some = "żadnej" if count == len(bought) else wording.number(count)
    every = wording.plural(len(bought), "pozycji", "pozycji", "pozycji")
    told = f"{some} z {every}" if len(bought) > 1 else "pozycji"
    return f"kwalifikowalności {told} nie potwierdzono w regulaminie; przed zakupem potwierdza ją operator."
