"""Net, VAT, gross and eligible cost in grosze, half-up, by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from diagnoza.answers.source import Price
from diagnoza.plan.costs import cost_of, half_up


def price(net: str, vat: str) -> Price:
    return Price.model_validate({"netto": net, "vat": vat})


@pytest.mark.parametrize(
    ("quantity", "net", "vat", "expected"),
    [
        (1, "100.00", "23", (100_00, 23_00, 123_00)),
        (3, "33.33", "23", (99_99, 23_00, 122_99)),  # 22.9977
        (1, "0.10", "5", (10, 1, 11)),  # half a grosz goes up
        (1, "0.09", "5", (9, 0, 9)),  # 0.45 of a grosz goes down
        (7, "0.50", "5", (3_50, 18, 3_68)),  # 17.5 goes up to an even number …
        (9, "0.50", "5", (4_50, 23, 4_73)),  # … and 22.5 to an odd one: no banker's rounding
        (10, "0.02", "23", (20, 5, 25)),  # per line 4.6; per piece it would be 10 × 0
        (2, "18000", "8", (36_000_00, 2_880_00, 38_880_00)),
        (5, "12.34", "0", (61_70, 0, 61_70)),
        (5, "12.34", "zw", (61_70, 0, 61_70)),
        (5, "12.34", "np", (61_70, 0, 61_70)),
        (0, "12.34", "23", (0, 0, 0)),
        (
            1_000_000,
            "9999999999.99",
            "23",
            (999_999_999_999_000_000, 229_999_999_999_770_000, 1_229_999_999_998_770_000),
        ),
    ],
)
def test_vat_is_half_up_to_the_grosz_per_line(
    quantity: int, net: str, vat: str, expected: tuple[int, int, int]
) -> None:
    cost = cost_of(quantity, price(net, vat), None)
    assert (cost.net, cost.vat, cost.gross) == expected


@pytest.mark.parametrize(
    ("share", "eligible"),
    [
        (None, 123_00),  # not declared: the whole gross, and the plan warns
        (Decimal(100), 123_00),
        (Decimal(0), 100_00),
        (Decimal("50"), 111_50),
        (Decimal("33.3"), 107_66),  # 23.00 × 0.333 = 7.659
    ],
)
def test_eligible_cost_adds_the_vat_nobody_recovers(share: Decimal | None, eligible: int) -> None:
    assert cost_of(1, price("100.00", "23"), share).eligible == eligible


def test_share_of_vat_is_half_up_too() -> None:
    """VAT of 1 grosz, half of it eligible: half a grosz goes up."""
    assert cost_of(1, price("0.05", "23"), Decimal(50)).eligible == 5 + 1


@pytest.mark.parametrize(("value", "whole"), [("0", 0), ("0.49", 0), ("0.5", 1), ("1.5", 2), ("2.5", 3), ("2.499", 2)])
def test_half_goes_up(value: str, whole: int) -> None:
    assert half_up(Fraction(value)) == whole
