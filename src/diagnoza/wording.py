"""Polish for people: numbers, money, dates, plurals, names of states. Rounding happens here and nowhere else.

Money is integer grosze. Scores are `Fraction`s from 0 to 1. NBSP (U+00A0) holds together what must not be parted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

NBSP = "\u00a0"
NO_DATA = "brak danych"

_MONTHS = (
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
    "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
)  # fmt: skip

_OPENING = "[({„‚“”\"'«»‹›"
_HOLDERS = frozenset(
    form
    for word in (*"aiouwz", "§", "§§", "art.", "ust.", "pkt", "lit.", "poz.", "nr", "zał.", "cz.", "rozdz.", "tab.", "rys.", "str.",
                 "dz.", "dz.U.")
    for form in (word, word[0].upper() + word[1:])
)  # fmt: skip
"""Words that no line may end in."""
_UNIT = re.compile(
    r"(?:r\.|w\.|zł|gr|%|‰|°C|tys\.|mln|mld|proc\.|szt\.|etat\w*|osób|osoby|osoba|lat|lata|dzień|dni|dnia|mies\.|miesi\w+"
    r"|godz\.|godzin\w*|min|[kKMGT]B|[kKMG]b/s|kVA|VA|mm|cm|km|m²|bit|bitów|bity"
    rf"|{'|'.join(_MONTHS)})(?!\w)"
)
_GROUP = re.compile(r"[-–+]?\d{1,3}")
_NEXT_GROUP = re.compile(r"\d{3}(?!\d)")
_OTHER_SPACE = re.compile(r"([^\S ]+)")
_ENDS = frozenset("0123456789.")
_SHORTENED = frozenset(
    ("r.", "w.", "o.o.", "s.c.", "s.a.", "itp.", "itd.", "tys.", "godz.", "szt.", "mies.", "proc.", "poz.", "ust.")
)
"""Words whose full stop is their own."""

SEVERITY: Mapping[str, str] = {"niska": "niska", "srednia": "średnia", "wysoka": "wysoka", "krytyczna": "krytyczna"}
FINDING_KIND: Mapping[str, str] = {"niezgodnosc": "niezgodność", "spostrzezenie": "spostrzeżenie"}
FINDING_STATE: Mapping[str, str] = {"certain": "stwierdzone", "possible": "do ustalenia"}
CONFORMITY: Mapping[str, str] = {
    "spelnia": "spełnia",
    "spelnia-z-uwagami": "spełnia z uwagami",
    "czesciowo": "spełnia częściowo",
    "nie-spelnia": "nie spełnia",
    "do-ustalenia": "do ustalenia",
    "nie-dotyczy": "nie dotyczy",
    "przed-terminem": "przed terminem",
}
STATUS: Mapping[str, str] = {
    "eligible": "kwalifikowalny",
    "ineligible": "niekwalifikowalny",
    "unclear": "do wyjaśnienia",
}
ITEM_KIND: Mapping[str, str] = {
    "srodek-trwaly": "środek trwały",
    "wnip": "wartości niematerialne i prawne",
    "wyposazenie": "wyposażenie",
    "usluga": "usługa",
    "szkolenie": "szkolenie",
}
ROLE: Mapping[str, str] = {
    "informatyk": "informatyk",
    "sekretarz": "sekretarz",
    "kadry": "kadry",
    "iod": "inspektor ochrony danych",
    "skarbnik": "skarbnik",
    "kierownik": "kierownik jednostki",
}
UNIT_KIND: Mapping[str, str] = {
    "gmina": "gmina",
    "miasto-na-prawach-powiatu": "miasto na prawach powiatu",
    "powiat": "powiat",
    "wojewodztwo": "województwo",
    "szkola": "szkoła",
    "dps": "dom pomocy społecznej",
    "ops": "ośrodek pomocy społecznej",
    "jednostka-budzetowa": "jednostka budżetowa",
    "zaklad-budzetowy": "zakład budżetowy",
    "instytucja-kultury": "instytucja kultury",
    "spzoz": "samodzielny publiczny zakład opieki zdrowotnej",
    "spolka-komunalna": "spółka komunalna",
    "zwiazek": "związek jednostek samorządu",
}
VERIFICATION: Mapping[str, str] = {
    "oswiadczenie": "oświadczenie",
    "dokument": "dokument",
    "ogledziny": "oględziny",
    "test": "test",
}
BASIS: Mapping[str, str] = {"finding": "ustalenie", "programme": "obowiązek programu", "wish": "potrzeba własna"}
PLAN_STATE: Mapping[str, str] = {"certain": "potwierdzona", "conditional": "do ustalenia"}
ORDER_SORT: Mapping[str, str] = {
    "sprzet": "Sprzęt",
    "oprogramowanie": "Oprogramowanie i licencje",
    "usluga": "Usługi",
    "szkolenie": "Szkolenia",
}
UNIT_SHORT: Mapping[str, str] = {
    "gmina": "urząd",
    "miasto-na-prawach-powiatu": "urząd",
    "powiat": "starostwo",
    "wojewodztwo": "urząd marszałkowski",
    "szkola": "szkoła",
    "dps": "DPS",
    "ops": "OPS",
    "spzoz": "SPZOZ",
    "spolka-komunalna": "spółka",
}
"""What people call a unit of that kind among others of one case; other kinds go by their full names."""
FACT: Mapping[str, str] = {
    "rodzaj": "rodzaj jednostki",
    "etaty": "etaty na 1 stycznia",
    "pracownicy": "pracownicy",
    "stanowiska": "stanowiska komputerowe",
    "serwery": "serwery",
    "lokalizacje": "lokalizacje",
}
BASIS_GROUP: Mapping[str, str] = {
    "programme": "Obowiązek programu",
    "finding": "Z ustaleń diagnozy",
    "wish": "Potrzeby własne",
}
"""What lines of one reason are called together, in the order in which they are told."""

_COUNTED: Mapping[str, tuple[str, str, str]] = {
    "licencja": ("licencja", "licencje", "licencji"),
    "osoba": ("osoba", "osoby", "osób"),
    "osoby": ("osoba", "osoby", "osób"),
    "usługa": ("usługa", "usługi", "usług"),
    "komplet": ("komplet", "komplety", "kompletów"),
    "szkolenie": ("szkolenie", "szkolenia", "szkoleń"),
    "godzina": ("godzina", "godziny", "godzin"),
    "godziny": ("godzina", "godziny", "godzin"),
    "miesiąc": ("miesiąc", "miesiące", "miesięcy"),
    "miesiące": ("miesiąc", "miesiące", "miesięcy"),
    "dni": ("dzień", "dni", "dni"),
    "konta": ("konto", "konta", "kont"),
    "zalecenia": ("zalecenie", "zalecenia", "zaleceń"),
}


def held_together(text: str) -> str:
    """The text with NBSP where a line may not break: after one-letter words, „§”, „art.”, „nr” and the like, after
    initials, between a number and its unit or month, and within a number.

    Sheets and content keep plain spaces; this is for what is printed. Nothing but spaces changes, and twice is once.
    """
    if " " not in text:
        return text
    if text.isprintable():  # no white space in it but spaces
        return _held(text)
    return "".join(_held(piece) if " " in piece else piece for piece in _OTHER_SPACE.split(text))


def _held(text: str) -> str:
    """The same for a text whose only white space are spaces; every text of a report goes through here."""
    words = text.split(" ")
    parts = [words[0]]
    holds = False
    for word, following in pairwise(words):
        if word:  # between two spaces that were typed stands an empty word: what held the first holds the second
            holds = word in _HOLDERS or ((word[-1] in _ENDS or word[0] in _OPENING) and _holds(word, following))
        parts += NBSP if holds else " ", following
    return "".join(parts)


def _holds(word: str, following: str) -> bool:
    word = word.lstrip(_OPENING)
    if word[-1:].isdecimal():
        return bool(_UNIT.match(following) or (_GROUP.fullmatch(word) and _NEXT_GROUP.match(following)))
    is_initial = len(word) == 2 and word[1] == "." and word[0].isupper()
    return word in _HOLDERS or (is_initial and (following[:1].isupper() or following[:1].isdecimal()))


def rounded(value: Fraction | Decimal, digits: int) -> Decimal:
    """Half-up to so many decimals; exact until here."""
    exact = Fraction(value)
    scaled = exact * 10**digits
    whole = (abs(scaled) + Fraction(1, 2)).__floor__()
    return Decimal(whole if scaled >= 0 else -whole).scaleb(-digits)


def plural(count: int, one: str, few: str, many: str) -> str:
    """„1 ustalenie”, „2 ustalenia”, „5 ustaleń”, with the number in front."""
    return f"{number(count)}{NBSP}{plural_word(count, one, few, many)}"


def plural_word(count: int, one: str, few: str, many: str) -> str:
    """The form of a word that goes with the number."""
    last, teens = abs(count) % 10, abs(count) % 100
    return one if abs(count) == 1 else few if 2 <= last <= 4 and not 12 <= teens <= 14 else many


def number(value: int | Decimal | Fraction, digits: int | None = None) -> str:
    """„12 345,50”: comma, thousands parted by NBSP; without `digits` as many decimals as there are."""
    exact = rounded(value, digits) if digits is not None and not isinstance(value, int) else value
    if isinstance(exact, Fraction):
        exact = rounded(exact, 4).normalize()
    text = f"{exact:,f}" if isinstance(exact, Decimal) else f"{exact:,}"
    return text.replace(",", NBSP).replace(".", ",")


def counted(count: int, unit: str) -> str:
    """A number with its unit declined: „38 licencji”; a unit not in the list, such as „szt.”, stays as it is."""
    return f"{number(count)}{NBSP}{unit_word(count, unit)}"


def unit_word(count: int, unit: str) -> str:
    """The unit in the form that goes with the number, for a column of its own: „licencje” beside 3."""
    return plural_word(count, *_COUNTED.get(unit, (unit, unit, unit)))


def vat_rate(rate: str) -> str:
    """„23 %”, „zwolnione”, „nie podlega”."""
    return {"zw": "zwolnione", "np": "nie podlega"}.get(rate, f"{rate}{NBSP}%")


def listed(parts: Sequence[str]) -> str:
    """„A”, „A i B”, „A, B i C”."""
    return " i ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def clauses(parts: Iterable[str]) -> str:
    """Non-empty parts with „; ” between; only the last may end as a sentence does, abbreviations keep their full stop."""
    told = [part for part in parts if part]
    return "; ".join([*map(_unended, told[:-1]), *told[-1:]])


def _unended(text: str) -> str:
    is_end = text.endswith(".") and not text.endswith("..") and text.split()[-1].lower() not in _SHORTENED
    return text[:-1] if is_end else text


def first_few(parts: Iterable[str], most: int, separator: str = ", ") -> str:
    """The first parts, each once, and how many more there are: „A, B i jeszcze 4”; one more is named as well."""
    once = list(dict.fromkeys(parts))
    if len(once) <= most + 1:
        return separator.join(once)
    return f"{separator.join(once[:most])} i jeszcze {len(once) - most}"


def quoted(text: str) -> str:
    """„Text” in quotation marks, «those» within it turned so that the ends can be told."""
    return f"„{text.replace('„', '«').replace('”', '»')}”"


def moment(value: datetime | None) -> str:
    """A day, with the hour where one was given."""
    if value is None:
        return ""
    hour = f", godz. {value.hour}:{value.minute:02}" if (value.hour, value.minute) != (0, 0) else ""
    return f"{short_day(value.date())}{hour}"


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends in one."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def capital(text: str) -> str:
    """The text with its first letter a capital, also within an opening quotation mark."""
    first = next((index for index, letter in enumerate(text) if letter not in "„«("), 0)
    return f"{text[:first]}{text[first : first + 1].upper()}{text[first + 1 :]}"


def percent(value: Fraction | None, digits: int = 0) -> str:
    """A share from 0 to 1 as „41 %”; None is „brak danych”."""
    if value is None:
        return NO_DATA
    return f"{number(value * 100, digits) if digits else whole_percent(value)}{NBSP}%"


def whole_percent(share: Fraction) -> int:
    """A share from 0 to 1 in whole percents, as `percent` prints it: all of it is 100, whatever falls short at most 99."""
    return 100 if share == 1 else min(int(rounded(share * 100, 0)), 99)


def score_range(low: Fraction | None, high: Fraction | None) -> str:
    """„41–55 %”, or „41 %” where both round to the same."""
    if low is None or high is None:
        return NO_DATA
    first, last = whole_percent(low), whole_percent(high)
    return f"{first}{NBSP}%" if first == last else f"{first}–{last}{NBSP}%"


def money(grosze: int | None) -> str:
    """„1 877 190,00 zł”, „−12,50 zł”; None is „brak ceny”."""
    if grosze is None:
        return "brak ceny"
    return f"{number(Decimal(grosze).scaleb(-2), 2).replace('-', '−')}{NBSP}zł"


def amount(grosze: int) -> str:
    """Grosze as a plain string with two decimals, for JSON."""
    return f"{Decimal(grosze).scaleb(-2):.2f}"


def day(value: date) -> str:
    """„8 czerwca 2022 r.”"""
    return f"{value.day}{NBSP}{_MONTHS[value.month - 1]} {value.year}{NBSP}r."


def short_day(value: date) -> str:
    """„08.06.2022”."""
    return f"{value.day:02}.{value.month:02}.{value.year}"


def days(start: date | None, end: date | None) -> str:
    """A period: „6–8 czerwca 2022 r.”, or both days in full."""
    if start is None or end is None or start == end:
        only = end or start
        return day(only) if only else NO_DATA
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(end)}"
    return f"od {day(start)} do {day(end)}"


def plural_of(count: Decimal, one: str, few: str, many: str, part: str) -> str:
    """Like `plural`, for counts with a fraction: „0,5 dnia”."""
    return plural(int(count), one, few, many) if count == int(count) else f"{number(count)}{NBSP}{part}"
