"""An option whose value may be left out: `--warianty` alone, or `--warianty 150000,300000`; Typer knows no such thing."""

from __future__ import annotations

from typing import Any

from diagnoza.cli.polish import PolishCommand

_NAMED = "nazwane"
"""Stands for the value that was left out, as `diagnoza.planning` reads it; not imported, for every start would pay for it."""
_OPTION = "--warianty"
_SHEET = (".yaml", ".yml")


class VariantsCommand(PolishCommand):
    """`plan`: what follows `--warianty` is its value where it begins with a digit and is no sheet."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if _OPTION in args:
            at = args.index(_OPTION)
            following = args[at + 1] if at + 1 < len(args) else ""
            if not following[:1].isdigit() or following.lower().endswith(_SHEET):
                args = [*args[:at], f"{_OPTION}={_NAMED}", *args[at + 1 :]]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed
