"""The words of `wartosc`: keys of the sheet joined by dots, and what the program computes.

Entries of lists are counted from 1: `audytorzy.1.imie_nazwisko`. A whole list of texts may be named too.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Any

from pydantic import BaseModel

from diagnoza import wording
from diagnoza.answers.source import SheetSource
from diagnoza.definition.model import Definition
from diagnoza.evaluation.model import AreaResult, Evaluation
from diagnoza.forms.operator.readings import Choice, Empty, Money, Reading, Share, yes_or_no
from diagnoza.plan.model import Plan
from diagnoza.version import __version__

_ROOTS = (
    "status",
    "wersja_kwestionariusza",
    "jednostka",
    "grantobiorca",
    "umowa",
    "audytorzy",
    "oswiadczenia",
    "przeprowadzono",
    "przebieg",
    "opinia",
)
_MONEY = frozenset(("umowa.kwota_grantu",))
_PERCENT = frozenset(("umowa.vat_kwalifikowalny",))
_INDEX = re.compile(r"(?<=\.)[1-9][0-9]{0,3}(?=\.|$)")
_WORDS: Mapping[str, Mapping[str, str]] = {
    "status": {"projekt": "projekt", "ostateczny": "ostateczny"},
    "jednostka.rodzaj": wording.UNIT_KIND,
    "jednostka.rola": {"urzad": "urząd", "jednostka-podlegla": "jednostka podległa"},
    "opinia.rodzaj": {
        word: word for word in ("pozytywna", "pozytywna z zastrzeżeniami", "negatywna", "odstąpienie od opinii")
    },
}
_YES_NO = ("tak", "nie")
_FLAGS = frozenset(("oswiadczenia.bezstronnosc", "oswiadczenia.udzial_w_dostawach", "plan.kompletny"))


@dataclass(frozen=True, slots=True)
class Facts:
    """One unit's evaluation, and the plan of the whole case."""

    evaluation: Evaluation
    plan: Plan


Read = Callable[[Facts], object]


def _count(kind: Callable[[Any], bool]) -> Read:
    return lambda facts: sum(kind(finding) for finding in facts.evaluation.findings)


def _findings(facts: Facts) -> str:
    certain = [f for f in facts.evaluation.findings if f.state == "certain"]
    return "\n".join(f"{n}. {f.title} (waga: {wording.SEVERITY[f.severity]})" for n, f in enumerate(certain, 1))


def _measures(facts: Facts) -> str:
    certain = [m for m in facts.evaluation.measures if m.state == "certain" and m.is_first_choice]
    return "\n".join(f"{n}. {m.measure.title}" for n, m in enumerate(certain, 1))


def _purchases(facts: Facts) -> str:
    chosen = [line for line in facts.plan.lines if line.is_chosen]
    return "\n".join(
        f"{n}. {line.item.name}: {line.quantity} {line.item.unit}, {wording.money(line.cost.gross if line.cost else None)}"
        for n, line in enumerate(chosen, 1)
    )


_COMPUTED: Mapping[str, Read] = {
    "wynik.ostrozny": lambda facts: facts.evaluation.overall.low,
    "wynik.gorny": lambda facts: facts.evaluation.overall.high,
    "wynik.zakres": lambda facts: wording.score_range(facts.evaluation.overall.low, facts.evaluation.overall.high),
    "wynik.stopien": lambda facts: facts.evaluation.overall.level and facts.evaluation.overall.level.name,
    "wynik.zbadano": lambda facts: facts.evaluation.overall.examined,
    "wynik.potwierdzono": lambda facts: facts.evaluation.overall.evidenced,
    "ustalenia.stwierdzone": _count(lambda f: f.state == "certain"),
    "ustalenia.do-ustalenia": _count(lambda f: f.state == "possible"),
    "ustalenia.krytyczne": _count(lambda f: f.state == "certain" and f.severity == "krytyczna"),
    "ustalenia.wysokie": _count(lambda f: f.state == "certain" and f.severity == "wysoka"),
    "ustalenia.srednie": _count(lambda f: f.state == "certain" and f.severity == "srednia"),
    "ustalenia.niskie": _count(lambda f: f.state == "certain" and f.severity == "niska"),
    "ustalenia.niezgodnosci": _count(lambda f: f.state == "certain" and f.kind == "niezgodnosc"),
    "ustalenia.spostrzezenia": _count(lambda f: f.state == "certain" and f.kind == "spostrzezenie"),
    "ustalenia.odrzucone": lambda facts: len(facts.evaluation.rejected),
    "ustalenia.lista": _findings,
    "zalecenia.liczba": lambda facts: sum(
        m.state == "certain" and m.is_first_choice for m in facts.evaluation.measures
    ),
    "zalecenia.lista": _measures,
    "pytania.wszystkie": lambda facts: sum(area.visible for area in facts.evaluation.areas),
    "pytania.odpowiedzi": lambda facts: sum(area.answered for area in facts.evaluation.areas),
    "pytania.nie-wiem": lambda facts: sum(area.unknown for area in facts.evaluation.areas),
    "pytania.nie-zbadano": lambda facts: sum(area.not_examined for area in facts.evaluation.areas),
    "pytania.nie-dotyczy": lambda facts: sum(area.not_applicable for area in facts.evaluation.areas),
    "plan.netto": lambda facts: Money(facts.plan.total.net),
    "plan.brutto": lambda facts: Money(facts.plan.total.gross),
    "plan.kwalifikowalne": lambda facts: Money(facts.plan.total.eligible),
    "plan.do-ustalenia": lambda facts: Money(facts.plan.to_establish),
    "plan.budzet": lambda facts: None if facts.plan.budget is None else Money(facts.plan.budget),
    "plan.pozycje": lambda facts: sum(line.is_chosen for line in facts.plan.lines),
    "plan.kompletny": lambda facts: facts.plan.is_complete,
    "plan.lista": _purchases,
    "kwestionariusz.tytul": lambda facts: facts.evaluation.definition.title,
    "kwestionariusz.id": lambda facts: facts.evaluation.definition.id,
    "kwestionariusz.wersja": lambda facts: facts.evaluation.definition.version,
    "program.wersja": lambda facts: __version__,
}
_OF_AREA: Mapping[str, Callable[[AreaResult, Facts], object]] = {
    "tytul": lambda area, facts: area.area.title,
    "ostrozny": lambda area, facts: area.low,
    "gorny": lambda area, facts: area.high,
    "zakres": lambda area, facts: wording.score_range(area.low, area.high),
    "pytania": lambda area, facts: area.visible,
    "odpowiedzi": lambda area, facts: area.answered,
    "ustalenia": lambda area, facts: sum(
        f.area == area.area.id and f.state == "certain" for f in facts.evaluation.findings
    ),
    "lista-ustalen": lambda area, facts: "\n".join(
        f.title for f in facts.evaluation.findings if f.area == area.area.id and f.state == "certain"
    ),
}


def names(definition: Definition) -> frozenset[str]:
    """Every word that `wartosc` may hold, entries of lists as the first."""
    areas = (f"obszary.{id_}.{what}" for id_ in definition.bank.area_titles for what in _OF_AREA)
    return frozenset((*_sheet_names(), *_COMPUTED, *areas))


def general(name: str) -> str:
    """The word with every index made 1, as `names` holds it."""
    return _INDEX.sub("1", name)


def choices(name: str) -> tuple[str, ...] | None:
    """What `jako` may translate: a closed list of words, () where any text may come, None for numbers and days."""
    name = general(name)
    if name in _FLAGS:
        return _YES_NO
    if name in _WORDS:
        return tuple(_WORDS[name])
    leaf = _sheet_names().get(name)
    if name in _COMPUTED or name.startswith("obszary."):
        return () if name.endswith((".stopien", ".lista", ".tytul", "-ustalen")) else None
    return () if leaf is str else None


def read_value(name: str, facts: Facts) -> Reading:
    """The datum of that name."""
    if name in _COMPUTED:
        return _reading(name, _COMPUTED[name](facts))
    if name.startswith("obszary."):
        _, id_, what = name.split(".", 2)
        found = [area for area in facts.evaluation.areas if area.area.id == id_]
        if not found:
            return Empty("kwestionariusz nie obejmuje tego obszaru")
        return _reading(name, _OF_AREA[what](found[0], facts))
    value: Any = facts.evaluation.sheet.source
    for step in name.split("."):
        if isinstance(value, tuple):
            value = value[int(step) - 1] if int(step) <= len(value) else None
        elif value is not None:
            value = getattr(value, _field_name(type(value), step))
    if name.endswith(".certyfikat") and value in facts.evaluation.definition.bank.certificates:
        return Choice(((value, facts.evaluation.definition.bank.certificates[value].name),))
    return _reading(general(name), value)


def _reading(name: str, value: object) -> Reading:
    match value:
        case None | "" | ():
            return Empty("w arkuszu tego nie podano" if name not in _COMPUTED else "nie da się tego obliczyć")
        case bool():
            return yes_or_no(value)
        case Fraction():
            return Share(value)
        case Money():
            return value
        case Decimal() if name in _MONEY:
            return Money(int(value * 100))
        case Decimal() if name in _PERCENT:
            return Share(Fraction(value) / 100)
        case Decimal():
            return value
        case int():
            return Decimal(value)
        case datetime():
            return wording.moment(value)
        case date():
            return value
        case tuple():
            return "; ".join(str(part) for part in value)
        case str() if name in _WORDS:
            return Choice(((value, _WORDS[name].get(value, value)),))
    text = str(value)
    return Choice(((text, text),)) if choices(name) == () and "\n" not in text else text


@cache
def _sheet_names() -> Mapping[str, type]:
    """Leaf of the sheet → its type: `str` for texts, else whatever it is."""
    fields = SheetSource.model_fields
    roots = {info.alias or name: info.annotation for name, info in fields.items()}
    return {name: type_ for root in _ROOTS for name, type_ in _leaves(root, roots[root])}


def _leaves(name: str, annotation: Any) -> Iterator[tuple[str, type]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for field, info in annotation.model_fields.items():
            yield from _leaves(f"{name}.{info.alias or field}", info.annotation)
        return
    arguments = [part for part in typing.get_args(annotation) if part is not type(None)]
    if typing.get_origin(annotation) is tuple:
        entry = arguments[0]
        if not (isinstance(entry, type) and issubclass(entry, BaseModel)):
            yield name, tuple
        yield from _leaves(f"{name}.1", entry)
    elif typing.get_origin(annotation) is typing.Literal:
        yield name, str
    elif len(arguments) == 1 or (arguments and typing.get_origin(annotation) is typing.Annotated):
        yield from _leaves(name, arguments[0])
    else:
        yield name, annotation if isinstance(annotation, type) else str


def _field_name(model: type[BaseModel], alias: str) -> str:
    return next(name for name, info in model.model_fields.items() if (info.alias or name) == alias)
