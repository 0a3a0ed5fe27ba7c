"""What is bought and costs the office every year: after the project where a programme pays for the first years."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza import wording
from diagnoza.plan.line import Line
from diagnoza.plan.model import Plan
from diagnoza.plan.sums import yearly

_NAMED = 3


def yearly_lines(plan: Plan) -> tuple[Line, ...]:
    """Bought lines that go on costing."""
    return tuple(line for line in plan.lines if line.is_chosen and line.is_yearly)


def yearly_sentences(plan: Plan) -> Iterator[str]:
    """What the office pays for every year, and how much of that is known; nothing where there is no such line."""
    lasting = yearly_lines(plan)
    if lasting:
        when = "Po projekcie urząd zapłaci co roku za" if plan.programmes else "Co roku urząd zapłaci za"
        yield f"{when}: {wording.first_few((line.item.name for line in lasting), _NAMED)}."
        yield wording.sentence(wording.capital(_amount(lasting)))


def yearly_short(plan: Plan) -> str:
    """„3 pozycje; kwoty roczne do ustalenia”; „” where there is no such line."""
    lasting = yearly_lines(plan)
    return f"{wording.plural(len(lasting), 'pozycja', 'pozycje', 'pozycji')}; {_amount(lasting)}" if lasting else ""


def _amount(lasting: tuple[Line, ...]) -> str:
    known = yearly(lasting)
    if known is None:
        return "kwoty roczne do ustalenia"
    rest = "; pozostałe do ustalenia" if any(yearly((line,)) is None for line in lasting) else ""
    return f"znane koszty: {wording.money(known)} netto rocznie{rest}"
