"""Polish for Typer's own words: help panels, usage line, completion options, messages of wrong usage."""

from __future__ import annotations

import re
from typing import Any

import typer.core

_USAGE = (("Usage:", "Użycie:"), ("[OPTIONS]", "[OPCJE]"), ("COMMAND [ARGS]...", "POLECENIE [ARGUMENTY]…"))
_PANELS = {
    "ARGUMENTS_PANEL_TITLE": "Argumenty",
    "OPTIONS_PANEL_TITLE": "Opcje",
    "COMMANDS_PANEL_TITLE": "Polecenia",
    "ERRORS_PANEL_TITLE": "Błąd",
    "DEFAULT_STRING": "[domyślnie: {}]",
    "ENVVAR_STRING": "[zmienna: {}]",
    "REQUIRED_LONG_STRING": "[wymagane]",
}
_COMPLETION = {
    "install_completion": "Zainstaluj uzupełnianie poleceń w tej powłoce.",
    "show_completion": "Pokaż skrypt uzupełniania dla tej powłoki.",
}
_TYPES = {"<bool>": None, "<path>": "ścieżka", "<str>": "tekst", "<list[Path]>": "ścieżki"}
_MESSAGES = (
    (r"No such option: (\S+)", r"Nie ma opcji \1"),
    (r"No such command ['\"](.+?)['\"]\.?", r"Nie ma polecenia „\1”."),
    (r"Missing argument ['\"](.+?)['\"]\.?", r"Brakuje argumentu \1"),
    (r"Missing option ['\"](?:.* / ')?(.+?)['\"]+\.?", r"Brakuje opcji \1"),
    (r"Missing command\.?", r"Brakuje polecenia"),
    (r"Option ['\"](.+?)['\"] requires (?:an argument|\d+ arguments)\.?", r"Opcja \1 wymaga wartości"),
    (r"Option ['\"](.+?)['\"] does not take a value\.?", r"Opcja \1 nie przyjmuje wartości"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.+)\)", r"Nadmiarowe argumenty: \1"),
    (r"Invalid value for ['\"]?(.+?)['\"]?: ", r"Niewłaściwa wartość \1: "),
    (r"\(?Did you mean:? ['\"]?(.+?)['\"]?\?\)?", r"Może chodziło o: \1?"),
    (r"\(?Possible options: (.+?)\)?$", r"Możliwe: \1"),
)


class PolishCommand(typer.core.TyperCommand):
    """A command whose help is Polish throughout."""

    def get_params(self, ctx: Any) -> Any:
        return [_with_polish_type(param) for param in super().get_params(ctx)]

    def get_usage(self, ctx: Any) -> str:
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        return _help_option(super().get_help_option(ctx))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _set_panels()
        super().format_help(ctx, formatter)


class PolishGroup(typer.core.TyperGroup):
    """The group of commands, its help Polish throughout."""

    def get_usage(self, ctx: Any) -> str:
        return _usage(super().get_usage(ctx))

    def get_help_option(self, ctx: Any) -> Any:
        return _help_option(super().get_help_option(ctx))

    def get_params(self, ctx: Any) -> Any:
        params = [_with_polish_type(param) for param in super().get_params(ctx)]
        for param in params:
            if param.name in _COMPLETION:
                param.help = _COMPLETION[param.name]
        return params

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _set_panels()
        super().format_help(ctx, formatter)


def usage_message(error: Exception) -> str:
    """Typer's message about wrong usage, in Polish; one it does not know stays as it is."""
    text = str(error.format_message()) if hasattr(error, "format_message") else str(error)
    for pattern, polish in _MESSAGES:
        text = re.sub(pattern, polish, text)
    return text


def _with_polish_type(param: Any) -> Any:
    """The type column in Polish; a switch takes no value and shows none. Whether a file can be read is for `files` to tell."""
    info = getattr(getattr(param, "type_descriptor", None), "parameter_info", None)
    if info is not None and getattr(info, "readable", False):
        info.readable = False
    shown = getattr(param, "display_type_rich", None)
    if shown is not None and not hasattr(param, "english_type"):
        param.english_type = shown
        param.display_type_rich = lambda ctx: _TYPES.get(param.english_type(ctx=ctx), param.english_type(ctx=ctx))
    return param


def _usage(text: str) -> str:
    for english, polish in _USAGE:
        text = text.replace(english, polish)
    return text


def _help_option(option: Any) -> Any:
    if option is not None:
        option.help = "Pokaż tę pomoc i zakończ."
    return option


def _set_panels() -> None:
    # rich_utils reads these names when it draws; it offers no other way to change them.
    from typer import rich_utils

    for name, polish in _PANELS.items():
        setattr(rich_utils, name, polish)
