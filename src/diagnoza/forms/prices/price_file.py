"""Price files: what suppliers or the office filled, YAML or a workbook → prices by item, each with its place."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import Field

from diagnoza.answers.source import Price, SheetPart
from diagnoza.definition.fields import Day, Id, Note
from diagnoza.definition.model import Item
from diagnoza.files.located import Located
from diagnoza.files.reading import read_bytes, yaml_in
from diagnoza.files.sheets import without
from diagnoza.files.validation import validate
from diagnoza.files.yaml_scalars import inline
from diagnoza.problems import MAX_HINTS, Failure, Place, Problem, errors, problem, suggestion

_OTHER_WORKBOOKS = (".xls", ".xlsm", ".xlsb", ".ods")
_PRICE_FIELDS = frozenset(info.alias or name for name, info in Price.model_fields.items())


class PriceFileSource(SheetPart):
    """A price file: prices by item, and what is so for those that do not say it themselves."""

    supplier: Note = Field(default="", alias="wykonawca")
    """Who gave the prices; stands for the way of estimating where a price has none."""
    day: Day | None = Field(default=None, alias="data")
    """Day of the prices that have none."""
    prices: dict[Id, Price] = Field(default={}, alias="ceny")
    """Prices by id of the purchase item."""


@dataclass(frozen=True, slots=True)
class Prices:
    """Prices by item in the order they were given, where each stands, and what is worth a warning."""

    prices: Mapping[Item, Price] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    places: Mapping[Item, Place] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Problem, ...] = ()


def read_prices(paths: Sequence[Path], items: Mapping[str, Item]) -> Prices:
    """Prices of all files together; `items` is the bank, by id.

    `Failure` with every error of all files: those of text and shape (E0xx, A001–A005), of cells (`read_price_workbook`),
    P027 an item that is not in the bank, P030 an item priced twice and differently. P033 warns of a price without its day
    or its way of estimating, P034 of a file with no price in it.
    """
    prices: dict[Item, Price] = {}
    places: dict[Item, Place] = {}
    problems: list[Problem] = []
    for path in paths:
        read = _read(path, items)
        problems += read.problems
        for item, price in read.prices.items():
            known = prices.setdefault(item, price)
            place = places.setdefault(item, read.places[item])
            if _amounts(known) != _amounts(price):
                second = read.places[item]
                problems.append(problem("P030", second, id=item.id, first=_shown(place), second=_shown(second)))
    if errors(problems):
        raise Failure(problems)
    return Prices(MappingProxyType(prices), MappingProxyType(places), tuple(problems))


def _amounts(price: Price) -> tuple[object, ...]:
    return (price.net, price.vat, price.yearly)


def _shown(place: Place) -> str:
    return f"{Path(place.file).name}: {place.cell}" if place.cell else f"{Path(place.file).name}:{place.line}"


def _read(path: Path, items: Mapping[str, Item]) -> Prices:
    text, problems = _text(path)
    source, faults = validate(PriceFileSource, text, "A", _filled(text.data))
    problems += faults
    if source is None:
        # The rest of the file is told as well, so that all its faults are mended at once.
        kept = without(_filled(text.data), {fault.path[:2] for fault in faults})
        source, _ = validate(PriceFileSource, text, "A", kept)
    prices: dict[Item, Price] = {}
    places: dict[Item, Place] = {}
    for id_, price in source.prices.items() if source else ():
        place = text.place(("ceny", id_), key=True)
        if id_ in items:
            prices[items[id_]] = _completed(price, source)
            places[items[id_]] = place
        else:
            hint = suggestion(id_, items) if len(problems) < MAX_HINTS else ""
            problems.append(problem("P027", place, ("ceny", id_), hint, id=id_))
    if not errors(problems):
        problems += _doubts(prices, places, path)
    return Prices(prices, places, tuple(problems))


def _text(path: Path) -> tuple[Located, list[Problem]]:
    """The file by the ending of its name; `Failure` where it cannot be read: F006, F029 for another kind."""
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        from diagnoza.forms.prices.read_workbook import read_price_workbook  # openpyxl is loaded for a workbook only

        data, told = read_price_workbook(path)
        return data, list(told)
    if suffix in (".yaml", ".yml"):
        read, problems = yaml_in(read_bytes(path), str(path))
        if errors(problems):
            raise Failure(problems)
        return read.yaml, list(problems)
    if suffix in _OTHER_WORKBOOKS:
        raise Failure([problem("F029", Place(str(path)), suffix=suffix)])
    raise Failure([problem("F006", Place(str(path)), suffix=path.suffix, allowed=".yaml, .xlsx")])


def _filled(data: Any) -> Any:
    """The data without entries whose fields were all left empty: a list to be priced need not be priced whole."""
    if isinstance(data, dict) and isinstance(data.get("ceny"), dict):
        return {**data, "ceny": {id_: entry for id_, entry in data["ceny"].items() if not _is_empty(entry)}}
    return data


def _is_empty(entry: Any) -> bool:
    if isinstance(entry, dict):
        return entry.keys() <= _PRICE_FIELDS and all(value in (None, "") for value in entry.values())
    return entry is None


def _completed(price: Price, source: PriceFileSource) -> Price:
    """The price with what the file says of all of them."""
    method = price.method or (f"zapytanie o cenę: {source.supplier}" if source.supplier else "")
    return price.model_copy(update={"method": method, "date": price.date or source.day})


def _doubts(prices: Mapping[Item, Price], places: Mapping[Item, Place], path: Path) -> Iterator[Problem]:
    if not prices:
        yield problem("P034", Place(str(path)), file=path)
    for item, price in prices.items():
        missing = [name for name, value in (("daty", price.date), ("sposobu oszacowania", price.method)) if not value]
        if missing:
            yield problem("P033", places[item], ("ceny", item.id), id=item.id, missing=" i ".join(missing))


def prices_text(prices: Iterable[tuple[Item, Price]]) -> str:
    """Prices as a price file in YAML, in their order; `read_prices` reads the same ones back."""
    lines = ["# Ceny jednostkowe netto w złotych do planu zakupów: diagnoza plan ARKUSZ --ceny PLIK", "ceny:"]
    lines += [f"  {item.id}: {{{_fields(price)}}}" for item, price in prices]
    return "".join(f"{line}\n" for line in lines)


def _fields(price: Price) -> str:
    shown = {
        "netto": f'"{price.net:.2f}"',
        "vat": price.vat,
        "sposob": inline(price.method, in_flow=True) if price.method else "",
        "data": price.date.isoformat() if price.date else "",
        "koszt_roczny": f'"{price.yearly:.2f}"' if price.yearly is not None else "",
    }
    return ", ".join(f"{key}: {value}" for key, value in shown.items() if value)
