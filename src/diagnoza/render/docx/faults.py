"""The only place with sentences of the engine: what is wrong with a template or with a value put into it.

Codes: T00x the file, T01x its content, T02x tags, T04x rendering. A fault is raised where nothing can go on.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from diagnoza.problems import suggestion

LONGEST_QUOTE: Final = 120


class TemplateFault(Exception):
    """A template, or a value for it, that can't give a report.

    `message` says what is wrong and where, `hint` what to do (may be empty); both are Polish and, like those of `problems.CATALOGUE`,
    begin small and end without a full stop.
    """

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[type["TemplateFault"], tuple[str, str, str]]:
        return type(self), (self.code, self.message, self.hint)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a tag stands: the part of the file, the text of its paragraph, and the tag as its author wrote it."""

    part: str
    paragraph: str
    tag: str = ""


MESSAGES: Final[Mapping[str, tuple[str, str]]] = {
    "T001": ("plik nie jest dokumentem DOCX ({detail})", "zapisz szablon w Wordzie jako „Dokument programu Word (*.docx)”"),
    "T002": (
        "części {part} nie da się odczytać ({detail})",
        "otwórz szablon w Wordzie i zapisz go jeszcze raz, bez hasła",
    ),
    "T003": (
        "szablon przekracza limit: {detail}",
        "usuń z szablonu duże obrazy i zbędne części; prawdziwy szablon jest dużo mniejszy",
    ),
    "T004": (
        "niedozwolona nazwa części w pliku: {part}",
        "takiego pliku nie zapisał Word; otwórz szablon w Wordzie i zapisz go jeszcze raz",
    ),
    "T005": (
        "to nie jest zwykły dokument Worda ({detail})",
        "zapisz szablon jako „Dokument programu Word (*.docx)”, nie .dotx, .docm ani „Strict Open XML”",
    ),
    "T010": (
        "szablon zawiera makra lub osadzone obiekty: {detail}",
        "usuń makra, formanty ActiveX i obiekty OLE; szablon ma zawierać sam tekst, tabele i obrazy",
    ),
    "T011": (
        "szablon odwołuje się do zasobu spoza pliku: {detail}",
        "wstaw obraz do dokumentu zamiast łącza i odłącz szablon dokumentu; hiperłącza http, https i mailto są dozwolone",
    ),
    "T012": (
        "część {part} zawiera deklarację DOCTYPE",
        "takiego pliku nie zapisał Word; otwórz szablon w Wordzie i zapisz go jeszcze raz",
    ),
    "T013": (
        "część {part} nie jest poprawnym XML ({detail})",
        "otwórz szablon w Wordzie i zapisz go jeszcze raz",
    ),
    "T014": (
        "część {part} zawiera pole {detail}, które sięga poza dokument",
        "usuń to pole z szablonu (Alt+F9 pokazuje kody pól)",
    ),
    "T020": (
        "niedomknięty znacznik w akapicie: „{paragraph}”",
        "znacznik zaczyna się i kończy w tym samym akapicie: {{{{ pole }}}} albo {{% … %}}",
    ),
    "T021": (
        "nieznany znacznik {tag} w akapicie: „{paragraph}”",
        "dozwolone: for, endfor, if, elif, else, endif, set i cellbg, także z p albo tr tuż po {{%",
    ),
    "T022": (
        "znacznika {tag} nie da się zrozumieć (akapit: „{paragraph}”)",
        "sprawdź nawiasy, cudzysłowy i kropki w znaczniku",
    ),
    "T023": (
        "znacznik {tag} zawiera niedozwolone wyrażenie: {detail} (akapit: „{paragraph}”)",
        "dozwolone są pola, porównania, and, or, not oraz filtry: {filters}",
    ),
    "T024": (
        "obok znacznika {tag} stoi inna treść, która by zniknęła: „{paragraph}”",
        "znacznik {{%p … %}} musi być sam w akapicie, a {{%tr … %}} sam w wierszu tabeli",
    ),
    "T025": (
        "znacznik {tag} stoi poza tabelą (akapit: „{paragraph}”)",
        "{{%tr … %}} i cellbg działają tylko w tabeli; poza nią użyj {{%p … %}}",
    ),
    "T026": (
        "znacznik {tag} nie ma pary (akapit: „{paragraph}”)",
        "każde for ma endfor, a if endif: tego samego rodzaju (p, tr albo zwykłe) i w tym samym akapicie, tej samej komórce lub tabeli",
    ),
    "T027": (
        "znacznik {tag} jest w komórce drugi raz albo wewnątrz pętli lub warunku tej komórki (akapit: „{paragraph}”)",
        "użyj w komórce jednego cellbg, a kolor wybierz wyrażeniem: {{% cellbg a if warunek else b %}}",
    ),
    "T028": (
        "znacznik stoi w miejscu, w którym nie działa: „{detail}” (część {part})",
        "znaczniki działają w tekście, nagłówkach, stopkach i przypisach, a {{{{ pole }}}} także w tytule i tekście alternatywnym",
    ),
    "T029": ("znacznik {tag} leży w zbyt wielu pętlach i warunkach (akapit: „{paragraph}”)", "zagnieżdżaj najwyżej 12 poziomów"),
    "T040": ("szablon używa nieznanego pola „{name}” w {tag} (akapit: „{paragraph}”)", "{near}"),
    "T041": (
        "pole w znaczniku {tag} to {detail} (akapit: „{paragraph}”)",
        "wypisać można tylko tekst albo liczbę całkowitą; listę przejdź pętlą for",
    ),
    "T042": (
        "wartość w znaczniku {tag} zawiera znak {detail}, którego nie wolno zapisać w dokumencie: „{value}” (akapit: „{paragraph}”)",
        "usuń ten znak z danych; zwykle przychodzi z kopiowania z innego programu",
    ),
    "T043": (
        "„{value}” w znaczniku {tag} nie jest kolorem (akapit: „{paragraph}”)",
        "kolor to sześć cyfr szesnastkowych, np. F8CBAD",
    ),
    "T044": (
        "nie można obliczyć znacznika {tag} dla tych danych (akapit: „{paragraph}”)",
        "najczęściej porównano tekst z liczbą albo pętla for idzie po czymś, co nie jest listą",
    ),
    "T045": ("raport z tego szablonu przekracza limit: {detail}", "sprawdź, czy pętle nie są zagnieżdżone w sobie bez potrzeby"),
}


def fault(code: str, place: Place | None = None, **fields: str) -> TemplateFault:
    """The fault of that code, its sentence filled from the place and the fields; never raises itself for long or odd text."""
    message, hint = MESSAGES[code]
    if place is not None:
        fields = {"part": place.part, "paragraph": place.paragraph, "tag": place.tag, **fields}
    shown = {name: text if name == "near" else quoted(text) for name, text in fields.items()}
    return TemplateFault(code, message.format_map(shown), hint.format_map(shown))


def quoted(text: str) -> str:
    """Text fit for one line of a message: no control characters or surrogates, at most 120 characters."""
    line = "".join(letter if letter.isprintable() else " " for letter in text[: LONGEST_QUOTE * 2])
    line = " ".join(line.split())
    return line if len(line) <= LONGEST_QUOTE else line[: LONGEST_QUOTE - 1] + "…"


def near(name: str, choices: Iterable[str]) -> str:
    """The hint for a misspelt name: the nearest right one, or what there is; names of the engine's own are left out."""
    return suggestion(name, (choice for choice in choices if not choice.startswith("_")))
