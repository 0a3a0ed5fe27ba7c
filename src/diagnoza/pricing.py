"""The use cases of prices: a list to be priced is made, price files are read, prices that were typed are kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diagnoza.answers.source import Price
from diagnoza.definition.model import Bank, Item
from diagnoza.files.reading import is_there
from diagnoza.files.write import ensure_not_input, ensure_writable, update_sheet
from diagnoza.pipeline import Case
from diagnoza.plan.model import Plan
from diagnoza.plan.to_price import to_price
from diagnoza.problems import Failure, Place, Problem, problem

if TYPE_CHECKING:
    from diagnoza.forms.prices.price_file import Prices


def given_prices(bank: Bank, paths: Sequence[Path], problems: list[Problem]) -> Prices:
    """Prices of the files; where there are errors in them none, and the errors are added to `problems`."""
    from diagnoza.forms.prices.price_file import Prices, read_prices

    if not paths:
        return Prices()
    try:
        return read_prices(paths, bank.items)
    except Failure as failure:
        if failure.unreadable:
            raise
        problems += failure.problems
        return Prices()


@dataclass(frozen=True, slots=True)
class PriceList:
    """The list to be priced as the bytes of a file, and how many items are in it."""

    data: bytes
    items: int


def price_list(case: Case, plan: Plan, suffix: str) -> PriceList:
    """The list as .xlsx or else as YAML; P035 where there is nothing to price."""
    from diagnoza.forms.prices.request import PriceRequest, request_text

    request = PriceRequest(case.evaluations[0].sheet.source.unit.name, to_price(plan))
    if not request.wanted:
        raise Failure([problem("P035")])
    if suffix.lower() == ".xlsx":
        from diagnoza.forms.prices.request_workbook import request_workbook

        return PriceList(request_workbook(request), len(request.wanted))
    return PriceList(request_text(request).encode(), len(request.wanted))


class PriceKeeper:
    """A price file that grows by a price at a time; one that exists keeps its prices, and its first form as `….bak`."""

    def __init__(self, path: Path, case: Case) -> None:
        if path.suffix.lower() not in (".yaml", ".yml"):
            raise Failure([problem("F006", Place(str(path)), suffix=path.suffix, allowed=".yaml")])
        ensure_not_input(path, [Path(sheet.path) for sheet in case.sheets])
        self._path = path
        self._prices: dict[Item, Price] = {}
        self._is_new = True
        if is_there(path):
            from diagnoza.forms.prices.price_file import read_prices

            self._prices.update(read_prices([path], case.definition.bank.items).prices)
        else:
            ensure_writable(path, overwrite=False)

    @property
    def files(self) -> tuple[Path, ...]:
        """The file, where there is one by now."""
        return (self._path,) if is_there(self._path) else ()

    def keep(self, item: Item, price: Price) -> None:
        """Write the price down; `Failure` F013 where that is not possible."""
        from diagnoza.forms.prices.price_file import prices_text

        self._prices[item] = price
        update_sheet(self._path, prices_text(self._prices.items()), keep_old=self._is_new)
        self._is_new = False
