"""How many of an item are bought, in words."""

from __future__ import annotations

from diagnoza import wording
from diagnoza.plan.line import Line


def quantity_text(line: Line) -> str:
    """„27 szt. do dokupienia (potrzebne 36, posiadane 9)”; „41 licencji (potrzebne 61, …)” of what nobody means to buy."""
    quantity = wording.counted(line.quantity, line.item.unit)
    if not line.owned:
        return quantity
    what = "posiadane albo opłacone" if line.basis == "programme" else "posiadane"
    had = f"potrzebne {wording.number(line.quantity + line.owned)}, {what} {wording.number(line.owned)}"
    return f"{quantity} do dokupienia ({had})" if line.is_needed else f"{quantity} ({had})"
