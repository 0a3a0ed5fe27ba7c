"""An empty answer sheet with comments: every question with its options, what to look at and whom to ask."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from diagnoza import wording
from diagnoza.definition.model import Definition, Question
from diagnoza.definition.terms import UNIT_KINDS

_WIDTH = 110

_HEAD = """\
# Arkusz odpowiedzi programu diagnoza. Zapisuj w UTF-8; wcięcia robi się odstępami, nie tabulatorami.
# Odpowiedzią może być opcja (jej nazwa albo skrót), liczba, data RRRR-MM-DD, tekst, a także:
#   nie wiem      – osoba pytana nie wie
#   nie zbadano   – poza zakresem albo brak dostępu (dopisz „uzasadnienie”)
#   nie dotyczy   – pytanie nie ma tu zastosowania (dopisz „uzasadnienie”)
# Przy każdej odpowiedzi można dodać: uwagi, dowody, weryfikacja (oswiadczenie, dokument, ogledziny, test).
# Puste pola zostaw puste; brak odpowiedzi liczy się jak „nie wiem”.
format_arkusza: 1
kwestionariusz: {id}
wersja_kwestionariusza: "{version}"
status: projekt                       # projekt albo ostateczny
jednostka:
  id: urzad
  nazwa: Nazwa jednostki              # wpisz pełną nazwę
  rola: urzad                         # urzad albo jednostka-podlegla
  rodzaj: gmina                       # {kinds}
  teryt:                              # w cudzysłowie, np. "0299012"
  nip:
  kierownik: {{stanowisko: , imie_nazwisko: }}
  zasoby: {{pracownicy: , etaty_1_stycznia: , stanowiska: , serwery: , lokalizacje: }}
grantobiorca: {{nazwa: , nip: }}
umowa: {{numer: , z_dnia: , koniec_projektu: , kwota_grantu: , vat_kwalifikowalny: }}
audytorzy: []                         # - {{imie_nazwisko: , rola: audytor wiodący, certyfikat: cisa, numer: , wystawca: , wazny_do: }}
oswiadczenia: {{bezstronnosc: , udzial_w_dostawach: }}
przeprowadzono: {{od: , do: }}
przebieg:
  zakres:
  techniki: []                        # [wywiad, przegląd dokumentów, oględziny, testy]
  ograniczenia:
  osoby: []                           # - {{stanowisko: informatyk, kiedy: 2022-06-06}}
  dowody: []                          # - {{nr: D-01, nazwa: , data: , forma: kopia, okazal: }}
  proby: []                           # - {{czego: , populacja: , liczba: , dobor: , wynik: }}
  ogledziny: []                       # - {{miejsce: , data: , wynik: }}
  testy: []                           # - {{zakres: , narzedzie: , data: , upowaznienie: , wynik: }}
  poprzednie_zalecenia: []            # - {{tresc: , stan: }}

odpowiedzi:
"""

_TAIL = """
# Rozstrzygnięcia audytora i dane do planu zakupów; przykłady wpisów są w dokumentacji formatu.
ustalenia: {}
wlasne_ustalenia: []
zgodnosc: {}
zalecenia: {}
opinia:
posiadane: []                         # - {item: nas-kopie, ilosc: 1, zrodlo: , trwalosc_do: }
potrzeby_wlasne: []                   # - {item: laptop, ilosc: 3, uzasadnienie: }
wydatki: []                           # - {item: diagnoza, brutto: "0.00", stan: poniesione, data: }
ceny_szacunkowe: {}                   # nas-kopie: {netto: "18000.00", vat: 23, sposob: trzy zapytania o cenę, data: }
"""


def empty_sheet(definition: Definition) -> str:
    """The sheet as YAML text; it reads back without a problem and answers nothing."""
    parts = [_HEAD.format(
        id=definition.id,
        version=definition.version,
        kinds=", ".join(UNIT_KINDS[:5]) + " …",
    )]  # fmt: skip
    for area in definition.areas:
        parts.append(f"\n  # ═══ {area.title} ═══\n")
        for question in area.questions:
            parts.extend(f"{line}\n" for line in _question(question))
    return "".join(parts) + _TAIL


def _question(question: Question) -> Iterator[str]:
    yield ""
    yield from _comment(question.text)
    whom = ", ".join(wording.ROLE[role] for role in question.ask)
    if whom:
        yield from _comment(f"Kogo zapytać: {whom}.")
    if question.help:
        yield from _comment(question.help)
    if question.evidence:
        yield from _comment(f"Dowody: {'; '.join(question.evidence)}.")
    if question.show_if is not None:
        yield from _comment("Pytanie warunkowe: może nie mieć zastosowania.")
    for option in question.options:
        requires = f" — {option.requires}" if option.requires else ""
        yield from _comment(f"· {option.id}: {option.label}{requires}")
    for band in question.bands:
        if band.points == 1 and band.requires:
            yield from _comment(f"Najlepszy wynik: {band.requires}.")
    if question.kind == "multi":
        yield from _comment("Można wybrać kilka: [pierwsza, druga].")
    if question.kind == "date":
        yield from _comment("Data RRRR-MM-DD.")
    if question.kind == "number":
        yield from _comment(f"Liczba{f' ({question.unit})' if question.unit else ''}.")
    if question.kind == "table":
        columns = ", ".join(f"{column.id}: …" for column in question.columns)
        yield from _comment(f"Wiersze tabeli: - {{{columns}}}")
        for column in question.columns:
            if column.options:
                options = ", ".join(id_ for id_, _ in column.options)
                yield from _comment(f"· {column.id}: {options}")
    yield f"  {question.id}:"


def _comment(text: str) -> Iterator[str]:
    for line in textwrap.wrap(text, _WIDTH - 4):
        yield f"  # {line}"
