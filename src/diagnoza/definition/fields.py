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
_SPACES = re.compile(r"\s+")
_WITH_UNIT = re.compile(r"(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?)(?:%|[^\W\d_]+\.?)?")
_MONTHS = ("stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października",
           "listopada", "grudnia")  # fmt: skip
_DAY_FIRST = re.compile(r"([0-9]{1,2})(?:[./-] ?| )([0-9]{1,2}|[^\W\d_]+)(?:[./-] ?| )([0-9]{4}) ?(?:r\.?|roku)?")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})(?:[t ][0-9:.]+)?")


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


def nearest_number(typed: str) -> str:
    """The number as it should be typed, of a Polish way of writing one, with its unit behind or not; "" where none is seen."""
    bare = _SPACES.sub("", typed).replace(",", ".")
    found = _WITH_UNIT.fullmatch(bare)
    return found[1] if found and len(typed) <= 40 else ""


def to_decimal(value: Any) -> Any:
    """Text → Decimal; a Polish way of writing the number gets the right one as a hint."""
    if isinstance(value, str):
        if not _DECIMAL.fullmatch(value) or len(value) > 30:
            near = nearest_number(value)
            hint = f"wpisz {near}" if near else "wpisz liczbę z kropką, np. 18000.00"
            raise wrong(f"„{value[:40]}” nie jest liczbą", hint)
        return Decimal(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value


def nearest_day(typed: str) -> str:
    """RRRR-MM-DD of a day written otherwise: „12.03.2022 r.”, „12 marca 2022”, with an hour; "" where none is seen."""
    if len(typed) > 40:
        return ""
    text = _SPACES.sub(" ", typed.strip().casefold())
    if found := _DAY_FIRST.fullmatch(text):
        month = _MONTHS.index(found[2]) + 1 if found[2] in _MONTHS else int(found[2]) if found[2].isdecimal() else 0
        day, year = int(found[1]), int(found[3])
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    else:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def to_date(value: Any) -> Any:
    """Text RRRR-MM-DD → date; other ways of writing a date get the right one as a hint."""
    if isinstance(value, str):
        if not _DATE.fullmatch(value):
            near = nearest_day(value)
            raise wrong(f"„{value[:40]}” nie jest datą", f"wpisz {near or 'RRRR-MM-DD, np. 2022-06-08'}")
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
