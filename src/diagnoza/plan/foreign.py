"""Whether a word of a line is foreign to a purchase item: it tells of another thing, however well the other words fit.

One foreign word keeps a line from being decided („zapora przeciwpowodziowa”, „szkolenie z pierwszej pomocy”, „laptop –
wymiana baterii”). So what may stand beside an item is told, not what may not: its own words, those of its requirements,
and everyday words, of which a thing takes more than a program, a service or a training.
"""

from __future__ import annotations

from functools import lru_cache

from diagnoza.definition.model import Item
from diagnoza.definition.terms import ItemKind
from diagnoza.plan.everyday import DEALS, GROUPS, Group
from diagnoza.plan.phrases import GENERIC, RENEWAL, Role, Spoken, is_one_of
from diagnoza.plan.words import Lexicon, Word, word_of, words_of

_ANYWHERE: tuple[Group, ...] = ("idle", "paper", "office")
_THING: dict[Role, tuple[Group, ...]] = {
    "other": ("property", "person", "department"),
    "apart": ("property", "person", "department"),
    "purpose": ("property", "person", "department"),
    "company": ("property", "person", "department", "fitting", "service"),
}
_PROGRAM: dict[Role, tuple[Group, ...]] = {
    "other": ("property",),
    "apart": ("property",),
    "purpose": ("property", "person"),
    "company": ("property", "service"),
}
_BESIDE: dict[ItemKind, dict[Role, tuple[Group, ...]]] = {
    "srodek-trwaly": _THING,
    "wyposazenie": _THING,
    "wnip": _PROGRAM,
    "usluga": {"other": ("service",), "purpose": ("person",), "company": ("service",)},
    "szkolenie": {},
}


_THINGS: tuple[ItemKind, ...] = ("srodek-trwaly", "wyposazenie")


def is_foreign(said: Spoken, item: Item) -> bool:
    """Whether the word, which is in no name or synonym of the item, tells of something else."""
    word = said.word
    if said.role in ("head", "aim") or is_one_of(word, DEALS):
        return True
    if any(is_one_of(form, GENERIC | RENEWAL) for form in (word, *said.same)):
        return False
    if said.is_brand:
        return item.kind == "szkolenie"
    if said.role == "purpose" and said.same and item.kind in _THINGS:
        return False
    groups = (*_ANYWHERE, *_BESIDE[item.kind].get(said.role, ()))
    return not any(_lexicon(group).alike(word) for group in groups) and not _required(item).alike(word)


@lru_cache(maxsize=len(GROUPS))
def _lexicon(group: Group) -> Lexicon:
    return Lexicon(word_of(text) for text in GROUPS[group])


@lru_cache(maxsize=512)
def _required(item: Item) -> Lexicon:
    return Lexicon(word for text in item.requirements for word in words_of(text))
