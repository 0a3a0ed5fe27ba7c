"""Own contribution, tranches of the grant and durability, in words; what is not known is said to be not known."""

from __future__ import annotations

from collections.abc import Iterator

from diagnoza import wording
from diagnoza.definition.model import Citation
from diagnoza.plan.model import Settlement, Tranche
from diagnoza.report import model
from diagnoza.report.text import UNCONFIRMED, joined

UNKNOWN = "nie ustalono"
_NOT_FOUND = "nie znaleziono w zebranych źródłach"
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def settlement_rows(settlement: Settlement | None) -> Iterator[model.Row]:
    """(what, how much or until when, source, how sure); none without a programme."""
    if settlement is None:
        return
    yield from _contribution(settlement)
    yield from _tranches(settlement)
    yield from _durability(settlement)


def _contribution(settlement: Settlement) -> Iterator[model.Row]:
    programme = settlement.programme
    known = programme.own_contribution
    rest = _sourced(known.source, known.verified) if known else ("", _NOT_FOUND)
    if settlement.own is None or programme.own_share is None:
        yield model.Row(("Wkład własny", joined([UNKNOWN, known.text if known else ""], ". "), *rest))
    else:
        share = f"{wording.number(programme.own_share)}{wording.NBSP}%"
        value = f"{wording.money(settlement.own)} ({share} kosztu kwalifikowalnego planu)"
        yield model.Row(("Wkład własny", value, *rest))
        yield model.Row(("Z grantu", wording.money(settlement.granted), "koszt kwalifikowalny bez wkładu własnego", ""))
    if settlement.above:
        yield model.Row(("Ponad grant", wording.money(settlement.above), "z innych środków urzędu", ""))
    if settlement.beyond:
        yield model.Row(
            ("Poza grantem", wording.money(settlement.beyond), "VAT, który nie jest kosztem kwalifikowalnym", "")
        )


def _tranches(settlement: Settlement) -> Iterator[model.Row]:
    known = settlement.programme.tranches
    if known is None:
        yield model.Row(("Transze grantu", UNKNOWN, "", _NOT_FOUND))
        return
    shown = "; ".join(map(_tranche, _ROMAN, settlement.tranches))
    if settlement.paid is None:
        base = "kwot nie ustalono, bo nie podano kwoty grantu"
    else:
        whose = "kwota grantu z umowy" if settlement.is_of_contract else "koszt planu finansowany z grantu"
        base = f"razem {wording.money(settlement.paid)} ({whose})"
    yield model.Row(("Transze grantu", f"{shown}; {base}", *_sourced(known.source, known.verified)))


def _tranche(number: str, tranche: Tranche) -> str:
    share = f"{number}: {wording.number(tranche.percent)}{wording.NBSP}%"
    return share if tranche.amount is None else f"{share} – {wording.money(tranche.amount)}"


def _durability(settlement: Settlement) -> Iterator[model.Row]:
    known = settlement.programme.durability
    if known is None:
        yield model.Row(("Trwałość", UNKNOWN, "", _NOT_FOUND))
        return
    years = wording.plural(known.years, "rok", "lata", "lat")
    if settlement.durable_until is None:
        until = "dnia nie ustalono, bo nie podano końca projektu"
    else:
        until = (
            f"licząc od końca projektu do {wording.short_day(settlement.durable_until)}; "
            "od jakiego dnia biegnie ten okres, nie ustalono"
        )
    yield model.Row(("Trwałość", f"{years}; {until}", *_sourced(known.source, known.verified)))


def _sourced(source: Citation, verified: bool) -> tuple[str, str]:
    return source.label, "potwierdzone w źródle" if verified else UNCONFIRMED
