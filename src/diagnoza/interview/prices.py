"""Prices asked for in the terminal, item by item, in lines. Nothing is proposed but what the person typed before, or today.

Enter passes an item over, „koniec” ends; an item is kept as soon as it is whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from diagnoza import wording
from diagnoza.answers.source import Price
from diagnoza.answers.vat import VAT_RATES, rate_typed
from diagnoza.definition.fields import nearest_day, nearest_number
from diagnoza.definition.model import Item
from diagnoza.files.validation import validate
from diagnoza.files.yaml_text import YamlText
from diagnoza.interview.screen import Screen
from diagnoza.interview.talk import Left, ReadLine, typed_line
from diagnoza.plan.to_price import ToPrice
from diagnoza.problems import fold

END: Final = "koniec"
_NO_RATE: Final = "Bez stawki VAT cena nie wejdzie do planu; /p pomija pozycję."
_GIVE_UP: Final = ("/p", "/pomin")
"""As in the interview; folded."""


class _Skipped(Exception):
    """The item is passed over."""


@dataclass(slots=True)
class _Talk:
    """`method` and `day` are those of the item before, proposed for the next one."""

    screen: Screen
    read_line: ReadLine
    day: date
    method: str = ""
    kept: list[Item] = field(default_factory=list)

    def line(self, prompt: str) -> str:
        """What was typed; raises `Left` at „koniec”."""
        text = typed_line(self.screen, self.read_line, prompt).strip()
        if fold(text) == END:
            raise Left
        if fold(text) in _GIVE_UP:
            raise _Skipped
        return text

    def value(
        self, key: str, prompt: str, read: Callable[[str], str], otherwise: str | None = None, missing: str = ""
    ) -> str:
        """A field of a price, asked for until it is one; Enter gives `otherwise`, without it passes the item over.

        With `missing`, the sentence that asks again, Enter does neither.
        """
        while True:
            typed = self.line(prompt)
            if not typed and missing:
                self.screen.say(missing, "warning")
                continue
            if not typed:
                if otherwise is None:
                    raise _Skipped
                return otherwise
            text = read(typed)
            faults = validate(Price, _typed({"netto": "0", "vat": "0", key: text}), "A")[1]
            if not faults:
                return text
            hint = f": {faults[0].hint}" if faults[0].hint else ""
            self.screen.say(
                wording.sentence(f"{faults[0].message[:1].upper()}{faults[0].message[1:]}{hint}"), "warning"
            )


def ask_prices(
    wanted: Sequence[ToPrice], screen: Screen, read_line: ReadLine, today: date, keep: Callable[[Item, Price], None]
) -> tuple[Item, ...]:
    """Ask for the price of each item; `keep` writes one down before the next is asked for. The items that were priced."""
    talk = _Talk(screen, read_line, today)
    screen.say(f"Cena jednostkowa netto: {wording.plural(len(wanted), 'pozycja', 'pozycje', 'pozycji')}. "
               f"Enter pomija pozycję, {END} kończy.")  # fmt: skip
    try:
        for number, entry in enumerate(wanted, 1):
            _show(screen, entry, f"{number}/{len(wanted)}")
            try:
                price = _price(talk, entry.item)
            except _Skipped:
                screen.say("Pominięto.", "dim")
                continue
            keep(entry.item, price)
            talk.kept.append(entry.item)
            screen.saved(f"{entry.item.name}, {wording.money(int(price.net * 100))} netto")
    except Left:
        pass
    screen.say()
    return tuple(talk.kept)


def _show(screen: Screen, entry: ToPrice, number: str) -> None:
    screen.heading(f"{number} {entry.item.name}: {wording.counted(entry.quantity, entry.item.unit)}")
    for requirement in entry.item.requirements:
        screen.say(requirement, mark="  - ")


def _price(talk: _Talk, item: Item) -> Price:
    """The whole price of an item; raises `_Skipped` and `Left`."""
    data = {"netto": talk.value("netto", f"Cena netto w zł, jednostka: {item.unit} (Enter pomija)", _number)}
    data["vat"] = talk.value("vat", f"Stawka VAT ({', '.join(VAT_RATES)})", rate_typed, missing=_NO_RATE)
    if item.yearly_cost:
        data["koszt_roczny"] = talk.value(
            "koszt_roczny", "Koszt roczny netto odnowienia lub utrzymania (Enter: nie wiem)", _number, ""
        )
    proposed = talk.method or "nie zapisuj"
    data["sposob"] = talk.method = talk.value("sposob", f"Sposób oszacowania (Enter: {proposed})", str, talk.method)
    day = talk.value("data", f"Data (Enter: {wording.short_day(talk.day)})", _day, talk.day.isoformat())
    talk.day = date.fromisoformat(day)
    price: Price = validate(Price, _typed({**data, "data": day}), "A")[0]
    return price


def _typed(data: dict[str, str]) -> YamlText:
    return YamlText("", (), data, None)


def _number(text: str) -> str:
    return nearest_number(text) or text


def _day(text: str) -> str:
    return nearest_day(text) or text
