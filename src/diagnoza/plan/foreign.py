"""Whether a word of a line is foreign to a purchase item: it tells of another thing, however well the other words fit.

One foreign word keeps a line from being decided („zapora przeciwpowodziowa”, „szkolenie z pierwszej pomocy”, „laptop –
wymiana baterii”). So what may stand beside an item is told, not what may not: its own words, those of its requirements,
and everyday words, of which a thing takes more than a program, a service or a training.
"""

from __future__ import annotations

from functools import lru_cache

from diagnoza.definition.model import Item
from diagnoza.definition.terms import ItemKind
from diagnoza.plan.everyday import DEALS, Group, belongs
from diagnoza.plan.phrases import Role, Spoken, is_one_of
from diagnoza.plan.words import Lexicon, words_of

_ANYWHERE: tuple[Group, ...] = ("idle", "paper", "office")
_THING: dict[Role, tuple[Group, ...]] = {
    "other": ("property", "part", "person"),
    "apart": ("property", "person", "department"),
    "purpose": ("property", "part", "person", "department", "it"),
    "company": ("property", "part", "person", "department", "fitting", "service", "cyber"),
}
_PROGRAM: dict[Role, tuple[Group, ...]] = {
    "other": ("property", "it", "seat"),
    "apart": ("property", "it", "seat", "service"),
    "purpose": ("property", "it", "seat", "person"),
    "company": ("property", "it", "seat", "service"),
}
_SERVICE: dict[Role, tuple[Group, ...]] = {
    "other": ("it", "service", "cyber", "seat"),
    "apart": ("service", "seat"),
    "purpose": ("it", "seat", "person"),
    "company": ("it", "service", "fitting", "seat"),
}
_TRAINING: dict[Role, tuple[Group, ...]] = {
    "other": ("course",),
    "apart": ("course",),
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


def is_foreign(said: Spoken, item: Item) -> bool:
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
