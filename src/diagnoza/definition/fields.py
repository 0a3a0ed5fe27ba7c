"""Field types of the YAML files: every scalar arrives as the text that was typed, the field decides what it is."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def wrong(message: str, hint: str = "") -> PydanticCustomError:
    """A fault of a value, in Polish; `files.validation` gives it a code and a place."""
    # The sentence goes in as a value, for braces in it must not be read as places.
    return PydanticCustomError("diagnoza", "{message}", {"message": message, "hint": hint})


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        if not _WHOLE.fullmatch(value) or len(value) > 12:
            raise wrong(
                f"„{value[:40]}” nie jest liczbą całkowitą", "wpisz same cyfry, bez zera na początku i bez odstępów"
            )
        return int(value)
    return value


def to_decimal(value: Any) -> Any:
    """Text → Decimal; a Polish way of writing the number gets the right one as a hint."""
    if isinstance(value, str):
        if not _DECIMAL.fullmatch(value) or len(value) > 30:
            mended = value.replace("\u00a0", "").replace(" ", "").replace(",", ".").removesuffix("zł")
            hint = f"wpisz {mended}" if _DECIMAL.fullmatch(mended) else "wpisz liczbę z kropką, np. 18000.00"
            raise wrong(f"„{value[:40]}” nie jest liczbą", hint)
        return Decimal(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value


def to_date(value: Any) -> Any:
    """Text RRRR-MM-DD → date; other ways of writing a date get the right one as a hint."""
    if isinstance(value, str):
        polish = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", value)
        hint = (
            f"wpisz {polish[3]}-{int(polish[2]):02}-{int(polish[1]):02}"
            if polish
            else "wpisz RRRR-MM-DD, np. 2022-06-08"
        )
        if not _DATE.fullmatch(value):
            raise wrong(f"„{value[:40]}” nie jest datą", hint)
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise wrong(f"nie ma takiego dnia: {value}", "sprawdź miesiąc i dzień") from None
    return value


def _flag(value: Any) -> Any:
    if isinstance(value, str):
        known = {"true": True, "false": False}.get(value)
        if known is None:
            raise wrong(f"„{value[:40]}” nie jest wartością true ani false")
        return known
    return value


def _polish_flag(value: Any) -> Any:
    if isinstance(value, str):
        known = {"tak": True, "nie": False}.get(value.casefold())
        if known is None:
            raise wrong(f"„{value[:40]}” zamiast „tak” albo „nie”", "wpisz tak albo nie")
        return known
    return value


def _one_or_many(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Note = Annotated[str, StringConstraints(strip_whitespace=True)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
Whole = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[Decimal, BeforeValidator(to_decimal)]
Day = Annotated[date, BeforeValidator(to_date)]
Flag = Annotated[bool, BeforeValidator(_flag)]
PolishFlag = Annotated[bool, BeforeValidator(_polish_flag)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_one_or_many)]
Ids = Annotated[tuple[Id, ...], BeforeValidator(_one_or_many)]


class Source(BaseModel):
    """Base of all file models: unknown keys are refused, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
