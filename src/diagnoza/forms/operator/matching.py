"""Matching a label of a form with what the map can name: data of the sheet, questions, options, points of acts.

A match is sure when its likeness is at least 0.85 and 0.10 ahead of the next, or the words are the very same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from diagnoza.definition.model import Point, Question
from diagnoza.forms.operator.spots import Spot
from diagnoza.problems import fold

ENOUGH, AHEAD, WORTH_TELLING = 0.85, 0.10, 0.55
_REFERENCE = re.compile(
    r"(§|art\.?)\s*(\d+[a-z]?)(?:\s*ust\.?\s*(\d+[a-z]?))?(?:\s*pkt\.?\s*(\d+[a-z]?))?(?:\s*lit\.?\s*([a-z])\b)?"
)
_WORD = re.compile(r"\w+")
LABELS: dict[str, tuple[str, ...]] = {
    "jednostka.nazwa": ("nazwa jednostki", "pełna nazwa jednostki", "nazwa urzędu", "nazwa podmiotu", "jednostka"),
    "jednostka.rodzaj": ("rodzaj jednostki", "typ jednostki"),
    "jednostka.teryt": ("kod TERYT", "TERYT jednostki"),
    "jednostka.nip": ("NIP jednostki", "NIP"),
    "jednostka.regon": ("REGON jednostki", "REGON"),
    "jednostka.kierownik.imie_nazwisko": ("imię i nazwisko kierownika jednostki", "kierownik jednostki"),
    "jednostka.kierownik.stanowisko": ("stanowisko kierownika jednostki",),
    "jednostka.zasoby.pracownicy": ("liczba pracowników", "liczba zatrudnionych"),
    "jednostka.zasoby.etaty_1_stycznia": ("liczba etatów", "liczba etatów na 1 stycznia"),
    "jednostka.zasoby.stanowiska": ("liczba stanowisk komputerowych", "liczba stacji roboczych", "liczba komputerów"),
    "jednostka.zasoby.serwery": ("liczba serwerów",),
    "jednostka.zasoby.lokalizacje": ("liczba lokalizacji",),
    "grantobiorca.nazwa": ("nazwa grantobiorcy", "grantobiorca", "beneficjent", "nazwa beneficjenta"),
    "grantobiorca.nip": ("NIP grantobiorcy",),
    "grantobiorca.regon": ("REGON grantobiorcy",),
    "umowa.numer": ("numer umowy", "numer umowy o powierzenie grantu", "nr umowy"),
    "umowa.z_dnia": ("data umowy", "data podpisania umowy", "data zawarcia umowy"),
    "umowa.koniec_projektu": ("koniec projektu", "data zakończenia projektu"),
    "umowa.kwota_grantu": ("kwota grantu", "wysokość grantu"),
    "audytorzy.1.imie_nazwisko": ("imię i nazwisko audytora", "audytor", "osoba przeprowadzająca diagnozę"),
    "audytorzy.1.certyfikat": ("certyfikat audytora", "nazwa certyfikatu", "rodzaj certyfikatu"),
    "audytorzy.1.numer": ("numer certyfikatu", "nr certyfikatu"),
    "audytorzy.1.wystawca": ("wystawca certyfikatu",),
    "audytorzy.1.wazny_do": ("ważność certyfikatu", "certyfikat ważny do"),
    "oswiadczenia.bezstronnosc": ("oświadczenie o bezstronności", "audytor jest bezstronny"),
    "przeprowadzono.od": ("data rozpoczęcia diagnozy", "początek diagnozy", "diagnoza od"),
    "przeprowadzono.do": ("data zakończenia diagnozy", "koniec diagnozy", "data przeprowadzenia diagnozy"),
    "przebieg.zakres": ("zakres diagnozy", "zakres badania"),
    "przebieg.techniki": ("techniki badania", "zastosowane techniki", "metody badania"),
    "przebieg.ograniczenia": ("ograniczenia badania", "ograniczenia i wyłączenia"),
    "wynik.ostrozny": ("wynik diagnozy", "wynik ogólny", "wynik ostrożny"),
    "wynik.stopien": ("stopień spełnienia wymagań", "poziom spełnienia wymagań"),
    "wynik.zbadano": ("odsetek zbadanych pytań",),
    "ustalenia.stwierdzone": ("liczba ustaleń", "liczba stwierdzonych ustaleń"),
    "ustalenia.krytyczne": ("liczba ustaleń krytycznych",),
    "ustalenia.niezgodnosci": ("liczba niezgodności",),
    "ustalenia.lista": ("lista ustaleń", "stwierdzone niezgodności", "wykaz ustaleń"),
    "zalecenia.liczba": ("liczba zaleceń",),
    "zalecenia.lista": ("zalecenia", "lista zaleceń", "wykaz zaleceń"),
    "opinia.rodzaj": ("opinia audytora", "rodzaj opinii"),
    "opinia.uzasadnienie": ("uzasadnienie opinii",),
    "plan.brutto": ("wartość planowanych zakupów brutto", "koszt zakupów brutto", "planowane zakupy brutto"),
    "plan.netto": ("wartość planowanych zakupów netto", "koszt zakupów netto"),
    "plan.kwalifikowalne": ("wydatki kwalifikowalne", "koszty kwalifikowalne"),
    "plan.lista": ("lista zakupów", "planowane zakupy"),
}
"""How forms call the data of the sheet."""
_ACTS = {"kri": ("kri", "interoperacyjnosci"), "uoksc": ("ksc", "cyberbezpieczenstwa"), "rodo": ("rodo", "2016/679")}


@dataclass(frozen=True, slots=True)
class Source:
    """What may be written: the keys of the map's entry, and the object behind it."""

    keys: tuple[tuple[str, str], ...]
    question: Question | None = None
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A source and its likeness from 0 to 1."""

    source: Source
    likeness: float


class Matcher:
    """Phrases of everything that can be matched, folded once."""

    def __init__(self, questions: Iterable[Question], points: Iterable[Point]) -> None:
        self._points = tuple(points)
        questions = tuple(questions)
        self._phrases = [(plain(p), Source((("wartosc", n),))) for n, ps in LABELS.items() for p in ps]
        self._phrases += [(plain(q.text), Source((("odpowiedz", q.id),), q)) for q in questions]
        self._options = [
            (plain(option.label), Source((("odpowiedz", q.id), ("opcja", option.id)), q))
            for q in questions
            for option in q.options
        ]

    def matches(self, spot: Spot) -> list[Match]:
        """The likeliest first, each source once, those worth telling."""
        found: dict[Source, float] = {}
        for label in spot.labels:
            for match in self._of_label(label, is_checkbox=spot.is_checkbox):
                found[match.source] = max(found.get(match.source, 0), match.likeness)
        best = sorted((Match(s, n) for s, n in found.items() if n >= WORTH_TELLING), key=lambda match: -match.likeness)
        return best[:4]

    def _of_label(self, label: str, *, is_checkbox: bool) -> list[Match]:
        folded = fold(label)
        if _REFERENCE.search(folded):
            return self._cited(folded)
        words = plain(label)
        if not words:
            return []
        phrases = [*self._phrases, *(self._options if is_checkbox else ())]
        return [Match(source, likeness(words, phrase)) for phrase, source in phrases]

    def _cited(self, folded: str) -> list[Match]:
        """Points whose number stands in the label; an act named beside it tells them apart."""
        cited = {reference(found) for found in _REFERENCE.finditer(folded)}
        found = [point for point in self._points if _label_reference(point) in cited]
        named = [point for point in found if any(word in folded for word in _ACTS.get(_family(point), ()))]
        chosen = named or found
        sure = 0.97 if len(chosen) == 1 and len(cited) == 1 else 0.6
        return [Match(_point_source(point), sure) for point in chosen]


def is_sure(matches: Sequence[Match]) -> bool:
    """Whether the first match may stand without being confirmed."""
    if not matches:
        return False
    first, second = matches[0].likeness, matches[1].likeness if len(matches) > 1 else 0.0
    return first >= ENOUGH and (first - second >= AHEAD or (first == 1 and second < 1))


def likeness(first: str, second: str) -> float:
    """Of two plain texts: mostly how like they are in any order, partly how far one holds the other.

    „Nazwa jednostki nadrzędnej” holds „nazwa jednostki” whole and means another thing.
    """
    if first == second:
        return 1.0
    return min(0.99, (0.7 * fuzz.token_sort_ratio(first, second) + 0.3 * fuzz.token_set_ratio(first, second)) / 100)


def plain(text: str) -> str:
    """Words alone, folded, without a leading number of the row."""
    words = _WORD.findall(fold(text))
    return " ".join(words[1:] if len(words) > 1 and words[0].isdigit() else words)


def reference(found: re.Match[str]) -> str:
    """`§ 20 ust. 2 pkt 12 lit. b` in one way of writing."""
    sign, *numbers = found.groups()
    return "/".join(("§" if sign == "§" else "art", *(number or "" for number in numbers)))


def _label_reference(point: Point) -> str:
    found = _REFERENCE.fullmatch(fold(point.label))
    return reference(found) if found else ""


def _family(point: Point) -> str:
    return fold(point.act.short).split(" ")[0]


def _point_source(point: Point) -> Source:
    return Source((("zgodnosc.akt", point.act.id), ("zgodnosc.punkt", point.id)), point=point)
