"""Whether a word of a line is foreign to a purchase item: it tells of another thing, however well the other words fit.

One foreign word keeps a line from being decided („zapora przeciwpowodziowa”, „szkolenie z pierwszej pomocy”, „laptop –
wymiana baterii”). So what may stand beside an item is told, not what may not: its own words, those of its requirements,
and everyday words, of which a thing takes more than a program, a service or a training.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from diagnoza.definition.model import Item
from diagnoza.definition.terms import ItemKind
from diagnoza.plan.everyday import DEALS, Group, belongs
from diagnoza.plan.phrases import Role, Spoken, is_one_of
from diagnoza.plan.words import Lexicon, words_of

_ANYWHERE: tuple[Group, ...] = ("idle", "paper", "office")
_WHOM: tuple[Group, ...] = ("staff", "person")
_WHERE: tuple[Group, ...] = ("division", "department")
_THING: dict[Role, tuple[Group, ...]] = {
    "other": ("property", "part", *_WHOM),
    "apart": ("property", *_WHOM, *_WHERE),
    "purpose": ("property", "part", *_WHOM, *_WHERE, "it"),
    "company": ("property", "part", *_WHOM, *_WHERE, "fitting", "service", "cyber"),
}
_PROGRAM: dict[Role, tuple[Group, ...]] = {
    "other": ("property", "it", "seat"),
    "apart": ("property", "it", "seat", "service"),
    "purpose": ("property", "it", "seat", *_WHOM),
    "company": ("property", "it", "seat", "service"),
}
_SERVICE: dict[Role, tuple[Group, ...]] = {
    "other": ("it", "service", "cyber", "seat"),
    "apart": ("service", "seat"),
    "purpose": ("it", "seat", *_WHOM),
    "company": ("it", "service", "fitting", "seat"),
}
_TRAINING: dict[Role, tuple[Group, ...]] = {
    "other": ("course",),
    "apart": ("cyber", "course"),
    "purpose": ("cyber", "course"),
    "company": ("cyber", "course"),
}
_BESIDE: dict[ItemKind, dict[Role, tuple[Group, ...]]] = {
    "srodek-trwaly": _THING,
    "wyposazenie": _THING,
    "wnip": _PROGRAM,
    "usluga": _SERVICE,
    "szkolenie": _TRAINING,
}


def are_foreign(line: Sequence[Spoken], explained: Collection[Spoken], item: Item) -> bool:
    """Whether a word of the line, of which the item's names explain some, tells of something else."""
    is_addressed = item.kind == "szkolenie" and any(belongs(said.word, "staff") for said in explained)
    return any(
        _is_foreign(said, item) for said in line if said not in explained and not (is_addressed and _is_addressee(said))
    )


def _is_addressee(said: Spoken) -> bool:
    """Whether a training that names its addressee may be for this one too: „dla wójta, zastępcy i kierowników wydziałów”.

    „Pracowników księgowości” are no list: that may be a training in bookkeeping.
    """
    return belongs(said.word, "division") or (said.is_joined and belongs(said.word, "staff"))


def _is_foreign(said: Spoken, item: Item) -> bool:
    """Whether the word, which is in no name or synonym of the item, tells of something else."""
    if said.role in ("head", "aim") or (said.role != "company" and is_one_of(said.word, DEALS)):
        return True
    if said.kind == "brand":
        return item.kind == "szkolenie"
    if said.role == "company" and said.word.is_adjective and item.kind not in ("usluga", "szkolenie"):
        # It tells of the word it stands beside, which is looked at itself: „z klawiaturą numeryczną”.
        return False
    groups = (*_ANYWHERE, *_BESIDE[item.kind].get(said.role, ()))
    if said.kind == "generic" or said.word.is_specification or any(belongs(said.word, group) for group in groups):
        return False
    # „Laptop – bateria” is a battery, though a laptop is required to have one.
    return said.role == "apart" or not _required(item).alike(said.word)


@lru_cache(maxsize=512)
def _required(item: Item) -> Lexicon:
    return Lexicon(word for text in item.requirements for word in words_of(text))
