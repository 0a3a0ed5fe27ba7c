"""An option whose value may be left out: `--warianty` alone, or `--warianty 150000,300000`; Typer knows no such thing."""

from __future__ import annotations

from typing import Any

from diagnoza.cli.polish import PolishCommand

_NAMED = "nazwane"
"""Stands for the value that was left out, as `diagnoza.planning` reads it; not imported, for every start would pay for it."""
_OPTION = "--warianty"
_SHEET = (".yaml", ".yml")


class VariantsCommand(PolishCommand):
    """`plan`: what follows `--warianty` is its value where it begins with a digit and is no sheet, or tells no amount at all."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if _OPTION in args:
            at = args.index(_OPTION) + 1
            if not any(map(_is_value, args[at : at + 1])):
                args = [*args[: at - 1], f"{_OPTION}={_NAMED}", *args[at:]]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed


def _is_value(text: str) -> bool:
    return not text.strip(" ,;") or (text[:1].isdigit() and not text.lower().endswith(_SHEET))
