"""An empty answer sheet with comments: every question with its options, what to look at and whom to ask."""

from __future__ import annotations

from diagnoza.definition.model import Definition
from diagnoza.definition.terms import UNIT_KINDS
from diagnoza.forms.question_comments import area_heading, question_lines

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
decyzja_zakupowa:                     # {wariant: zalecany, budzet: "150000.00", dnia: 2026-11-30, stanowisko: Wójt,
                                      #  pomin: [laptop], uwzglednij: [nas-kopie], niejasne: nie, programy: []}
"""


def empty_sheet(definition: Definition) -> str:
    """The sheet as YAML text; it reads back without a problem and answers nothing."""
    parts = [_HEAD.format(
        id=definition.id,
        version=definition.version,
        kinds=", ".join(UNIT_KINDS[:5]) + " …",
    )]  # fmt: skip
    for area in definition.areas:
        parts.extend(f"{line}\n" for line in area_heading(area))
        for question in area.questions:
            parts.extend(f"{line}\n" for line in question_lines(question))
    return "".join(parts) + _TAIL
