"""How many of an item are bought, in words."""

from __future__ import annotations

from diagnoza import wording
from diagnoza.plan.model import Line
from diagnoza.report.text import joined


def quantity_text(line: Line) -> str:
    """„27 szt. do dokupienia (posiadane 9, potrzebne 36)”; what is needed is told of one unit, for units share nothing."""
    quantity = wording.counted(line.quantity, line.item.unit)
    if not line.owned:
        return quantity
    what = "posiadane albo opłacone" if line.basis == "programme" else "posiadane"
    needed = f"potrzebne {wording.number(line.quantity + line.owned)}" if len(line.units) == 1 else ""
    had = joined([f"{what} {wording.number(line.owned)}", needed], ", ")
    return f"{quantity} do dokupienia ({had})"
