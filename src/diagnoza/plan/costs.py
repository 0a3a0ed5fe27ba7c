"""Net, VAT, gross and eligible cost of a line, in grosze."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from diagnoza.answers.source import Price
from diagnoza.plan.line import Cost


def cost_of(quantity: int, price: Price, vat_share: Decimal | None) -> Cost:
    """The cost of a line: VAT half-up to the grosz per line; `vat_share` in percent is what nobody recovers.

    Where the share is not declared the whole gross is shown as eligible, and the plan warns that the treasurer confirms.
    """
    net = quantity * int(price.net * 100)
    rate = Fraction(0) if price.vat in ("zw", "np") else Fraction(int(price.vat), 100)
    vat = half_up(net * rate)
    share = Fraction(1) if vat_share is None else Fraction(vat_share) / 100
    yearly = None if price.yearly is None else quantity * int(price.yearly * 100)
    return Cost(net, vat, net + half_up(vat * share), price.vat, price.method, price.date, yearly)


def half_up(value: Fraction) -> int:
    """To the nearest grosz, a half up; never negative here."""
    return int(value + Fraction(1, 2))
