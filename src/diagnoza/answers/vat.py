"""Rates of VAT as a sheet holds them, and how people write them."""

from __future__ import annotations

from diagnoza.problems import fold

VAT_RATES = ("23", "8", "5", "0", "zw", "np")


def rate_typed(text: str) -> str:
    """„23 %” → „23”, „zw.” → „zw”; what is no rate stays as it was typed, to be told."""
    bare = fold(text).rstrip("%. ")
    return bare if bare in VAT_RATES else text
