"""Every message the program can give about an input: code → sentence and remedy, in Polish.

First letter: E the text of a YAML file, D a definition (questionnaires and bank), A an answer sheet, P a plan,
T a DOCX template, R a finished report, F files and outputs, O an operator's form and its map. A code is never
reused for another meaning.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A sentence with `{named}` places, the remedy, and whether the work may go on.

    `hint` is for who works with the program or the file; `advice` is for the office, and stands in the report too.
    """

    message: str
    hint: str = ""
    is_warning: bool = False
    advice: str = ""


def _warning(message: str, hint: str = "", advice: str = "") -> Entry:
    return Entry(message, hint, is_warning=True, advice=advice)


CATALOGUE: dict[str, Entry] = {
    # E: text of a YAML file
    "E001": Entry("plik jest pusty", "utwórz arkusz poleceniem „diagnoza utworz”"),
    "E002": Entry("plik jest większy niż {limit}", "arkusz odpowiedzi to tekst; sprawdź, czy to właściwy plik"),
    "E003": Entry(
        "plik nie jest zapisany w UTF-8 (bajt {byte})",
        "plik zapisano zapewne jako ANSI/windows-1250; zapisz go ponownie jako UTF-8",
    ),
    "E004": Entry("plik jest zapisany w UTF-16", "zapisz go ponownie jako UTF-8"),
    "E005": Entry("to nie jest plik tekstowy", "podaj plik YAML, a nie dokument lub archiwum"),
    "E010": Entry("{reason}"),
    "E011": Entry("niedozwolony znak {character} {where}", "usuń znak sterujący"),
    "E012": Entry("niedozwolony znak sterujący {character} {where}", "usuń znak; nowy wiersz i tabulator są dozwolone"),
    "E013": Entry("pole „{key}” powtórzono (pierwszy raz w wierszu {first})", "zostaw jedno z nich"),
    "E014": Entry(
        "kotwice i odwołania YAML (& i *) nie są dozwolone", "tekst zaczynający się od & lub * ujmij w cudzysłów"
    ),
    "E015": Entry("łączenie map YAML (<<) nie jest dozwolone", "wypisz pola wprost"),
    "E016": Entry("nazwą pola może być tylko tekst", "sprawdź nawiasy i wcięcia"),
    "E017": Entry("znaczniki YAML (!) nie są dozwolone", "tekst zaczynający się od ! ujmij w cudzysłów"),
    "E018": Entry("w pliku jest więcej niż jeden dokument (---)", "zostaw jeden"),
    "E020": Entry("plik ma ponad {limit} elementów"),
    "E021": Entry("zagnieżdżenie głębsze niż {limit} poziomy", "sprawdź nawiasy i wcięcia"),
    # D: definitions
    "D001": Entry("nieznane pole „{field}”"),
    "D002": Entry("brakuje pola „{field}”"),
    "D003": Entry("niedozwolona wartość „{value}”"),
    "D004": Entry("oczekiwano: {expected}"),
    "D005": Entry("{reason}"),
    "D010": Entry("nie ma kwestionariusza „{id}”"),
    "D011": Entry(
        "w katalogu {directory} nie ma plików kwestionariuszy",
        "podaj katalog z folderem bank/ albo z plikiem questionnaire.yaml",
    ),
    "D020": Entry("nie ma {what} „{id}”"),
    "D021": Entry("identyfikator „{id}” nadano dwa razy; pierwszy raz: {first}", "nadaj jednemu z nich inny"),
    "D022": Entry("zależności tworzą pętlę: {chain}"),
    "D023": Entry("pytanie „{question}” nie ma opcji „{id}”"),
    "D024": Entry("operator „{operator}” nie pasuje do rodzaju „{kind}”", "dozwolone: {allowed}"),
    "D025": Entry("„{value}” nie jest liczbą"),
    "D026": Entry("reguła nie czyta żadnego pytania"),
    "D027": Entry("nie ma rodzaju jednostki „{id}”"),
    "D028": Entry(
        "warunek czyta pytanie „{id}”, którego kwestionariusz „{questionnaire}” nie zadaje",
        "dodaj to pytanie albo usuń warunek",
    ),
    "D029": Entry("poziomy muszą zaczynać się od 0 i rosnąć"),
    "D030": Entry("obszar „{id}” podano dwa razy"),
    "D031": Entry("wpis kalendarza kończy się, zanim się zacznie", "popraw from albo to"),
    "D040": Entry("{reason}"),
    "D041": Entry("punkty mają mieć wszystkie opcje pytania albo żadna"),
    "D042": Entry("pytanie punktowane musi mieć opcję za 1 i opcję za 0 punktów"),
    "D043": Entry("za żadną odpowiedź nie można dostać pełnych punktów"),
    "D044": Entry("opcja „{id}” pytania „{question}” daje pełne punkty, a wywołuje ustalenie"),
    "D045": Entry("opcja „{id}” pytania „{question}” daje 0 punktów i nie wywołuje ustalenia"),
    "D046": Entry(
        "etykieta „{label}” udaje stan odpowiedzi", "„nie wiem”, „nie zbadano” i „nie dotyczy” są poza opcjami"
    ),
    "D047": Entry("etykieta „{label}” nie różni się od innej opcji tego pytania"),
    "D050": Entry("pytanie „{id}” nigdy się nie pokaże: warunek nie może być prawdziwy"),
    "D051": _warning("pytanie „{id}” nie ma pola „{field}”"),
    "D052": Entry("ustalenie „{id}” nie ma zalecenia", "dodaj measures albo no_measures z powodem"),
    "D053": Entry("niezgodność „{id}” nie ma odniesienia do przepisu", "dodaj refs albo zmień rodzaj na spostrzezenie"),
    "D054": _warning("ustalenie „{id}” nie ma kryterium ani odniesienia"),
    "D055": Entry(
        "wymaganie pozycji „{id}” przywołuje normę lub certyfikat bez „lub równoważny”", "art. 99 ust. 4–6 Pzp"
    ),
    "D056": Entry("verified: true bez źródła, które można otworzyć", "podaj source.url albo source.point"),
    "D060": _warning("pytania „{id}” nie zadaje żaden kwestionariusz"),
    "D061": _warning("żadne pytanie nie dotyczy punktu {point}"),
    "D062": _warning("ustalenia „{id}” nic nie wywołuje"),
    "D063": _warning("zalecenia „{id}” nie daje żadne ustalenie"),
    "D064": _warning("program „{programme}” nie klasyfikuje pozycji „{id}”"),
    "D065": Entry("ostatni wiersz klasyfikacji pozycji „{id}” musi pasować zawsze"),
    # A: answer sheets
    "A001": Entry("nieznane pole „{field}”"),
    "A002": Entry("brakuje pola „{field}”"),
    "A003": Entry("niedozwolona wartość „{value}”"),
    "A004": Entry("oczekiwano: {expected}"),
    "A005": Entry("{reason}"),
    "A006": Entry(
        "to nie jest arkusz odpowiedzi programu diagnoza",
        "arkusz zaczyna się od „format_arkusza: 1”; nowy utworzy „diagnoza utworz”",
    ),
    "A010": Entry("nie ma {what} „{id}”"),
    "A012": Entry(
        "identyfikator „{id}” jest już zajęty przez inne ustalenie", "nadaj własnemu ustaleniu inny, np. w-1"
    ),
    "A013": _warning("odpowiedź „{old}” przeniesiono do „{new}” (zmiana kwestionariusza w wersji {version})"),
    "A014": Entry(
        "arkusz jest w wersji {version}, a program zna kwestionariusz w wersji {present}",
        "zainstaluj nowszą wersję programu",
    ),
    "A015": _warning("arkusz jest w wersji {version}, kwestionariusz w wersji {present}; odpowiedzi przyjęto"),
    "A020": Entry("pytanie „{question}” nie ma opcji „{id}”"),
    "A021": Entry("pusta lista odpowiedzi na pytanie „{id}”", "jeśli nic nie pasuje, wybierz „żadne z powyższych”"),
    "A022": Entry("oczekiwano: {expected}"),
    "A023": Entry("„{word}” nie może stać obok innych odpowiedzi", "wpisz samo „{word}” zamiast listy"),
    "A024": Entry("„{label}” wyklucza pozostałe odpowiedzi", "zostaw tę jedną albo ją usuń"),
    "A025": Entry("{value} jest poza zakresem od {low} do {high}"),
    "A026": Entry("wiersz {row}: {reason}"),
    "A027": Entry(
        "data {date} jest późniejsza niż koniec diagnozy ({end})", "sprawdź datę odpowiedzi i pole „przeprowadzono”"
    ),
    "A028": _warning(
        "nie wiadomo, kiedy zakończono diagnozę, więc wieku daty nie można ocenić",
        "uzupełnij „przeprowadzono: {{do: …}}”",
    ),
    "A030": Entry("„{state}” wymaga uzasadnienia", "dopisz pole „uzasadnienie”"),
    "A031": _warning(
        "„nie dotyczy” nie zostało uznane przez audytora i liczy się jak „nie wiem”",
        "po sprawdzeniu wpisz „uznane: tak”",
    ),
    "A032": _warning("pełne punkty bez zapisanego dowodu; oczekiwano: {expected}", "wpisz „dowody” i „weryfikacja”"),
    "A033": Entry("nie ma dowodu „{number}” w rejestrze", "dopisz go w „przebieg: dowody” albo popraw numer"),
    "A034": Entry("numer dowodu „{number}” powtórzono"),
    "A035": _warning("osoba na stanowisku „{post}” mówi co innego niż odpowiedź", "rozbieżność opisz w uwagach"),
    "A040": Entry("„{value}” nie jest kodem TERYT: {reason}"),
    "A041": Entry("„{value}” nie jest poprawnym numerem NIP", "sprawdź cyfry; NIP ma 10 cyfr i cyfrę kontrolną"),
    "A042": Entry("„{value}” nie jest poprawnym numerem REGON", "REGON ma 9 albo 14 cyfr i cyfrę kontrolną"),
    "A050": _warning(
        "program {programme} wymaga audytora z certyfikatem z wykazu, a w arkuszu nie ma audytora",
        "bez tego operator może nie przyjąć diagnozy ani jej kosztu",
    ),
    "A051": _warning(
        "certyfikat „{certificate}” audytora {name} nie jest w wykazie certyfikatów uprawniających (Dz.U. 2018 poz. 1999)",
        "bez certyfikatu z wykazu operator może nie przyjąć diagnozy ani jej kosztu",
    ),
    "A052": _warning(
        "certyfikat audytora {name} stracił ważność {date}, przed końcem diagnozy",
        "bez ważnego certyfikatu operator może nie przyjąć diagnozy ani jej kosztu",
    ),
    "A053": _warning(
        "audytor {name} jest zarazem osobą pytaną ({post})",
        "kto odpowiada na pytania, nie powinien ich oceniać; opisz to w „ograniczenia”",
    ),
    "A054": _warning("audytor nie złożył oświadczenia o bezstronności albo bierze udział w dostawach"),
    "A060": Entry("początek {start} jest późniejszy niż koniec {end}"),
    "A061": _warning(
        "diagnoza skończyła się {date}, po końcu projektu {end}",
        "diagnoza po terminie projektu może nie zostać rozliczona",
    ),
    "A062": _warning("diagnoza zaczęła się {date}, przed początkiem okresu kwalifikowalności ({start})"),
    "A063": _warning("dzień {date} ({what}) leży poza czasem diagnozy"),
    "A064": _warning("umowę podpisano {date}, po końcu projektu {end}"),
    "A065": _warning(
        "diagnoza zaczęła się {date}, przed podpisaniem umowy ({signed})", "sprawdź, czy operator uzna jej koszt"
    ),
    "A070": _warning("kwota grantu {grant} jest poza granicami programu ({low}–{high})"),
    "A071": _warning("rodzaj jednostki „{kind}” nie jest wśród wnioskodawców programu {programme}"),
    "A072": _warning("ustalenie „{id}” oceniono, ale odpowiedzi go nie wywołują"),
    "A073": _warning("do zalecenia „{id}” wpisano stanowisko, ale zalecenia nie wydano"),
    "A074": _warning("oceny punktu {point} nie użyto: kwestionariusz nie obejmuje tego aktu"),
    "A075": _warning("ustalenia własnego „{id}” nie użyto: kwestionariusz nie obejmuje obszaru „{area}”"),
    "A080": Entry(
        "identyfikator jednostki „{id}” mają dwa arkusze", "każdy arkusz jednej sprawy musi mieć inny „jednostka: id”"
    ),
    "A090": _warning(
        "raport pozostaje projektem, choć arkusz ma status „ostateczny”: {reason}",
        "wpisz „audytorzy”: kto przeprowadził diagnozę",
    ),
    "A091": _warning(
        "raport pozostaje projektem, choć arkusz ma status „ostateczny”: {reason}", "dopisz „certyfikat” przy audytorze"
    ),
    "A092": _warning(
        "raport pozostaje projektem, choć arkusz ma status „ostateczny”: {reason}",
        "wpisz „opinia: {{rodzaj: …, uzasadnienie: …}}”; wybiera ją audytor, program jej nie oblicza",
    ),
    "A093": _warning(
        "raport pozostaje projektem, choć arkusz ma status „ostateczny”: {reason}",
        "wpisz w „przebieg: ograniczenia”, czego nie zbadano i dlaczego, albo uzupełnij odpowiedzi",
    ),
    "A094": _warning(
        "raport pozostaje projektem, choć arkusz urzędu ma status „ostateczny”: {reason}",
        "gdy arkusz tej jednostki jest gotowy, wpisz w nim „status: ostateczny”",
    ),
    "A100": _warning(
        "formularz powstał z innej treści kwestionariusza „{id}” niż ta, z którą pracuje program",
        "odpowiedzi sprawdzono według obecnej treści; porównaj pytania, których dotyczą zmiany",
    ),
    "A101": _warning(
        "formularz nie mówi, kto go wypełnił; jako źródło odpowiedzi wpisano „{post}”",
        "dopisz stanowisko w formularzu albo w arkuszu („ustalono: stanowisko”)",
    ),
    "A102": Entry(
        "formularz należy do kwestionariusza „{own}”, a arkusz do „{asked}”", "wczytaj go do osobnego arkusza"
    ),
    "A103": Entry(
        "pytanie „{question}”: „{post}” odpowiada „{answer}”, a „{other}” – „{held}” ({first})",
        "rozstrzygnij: --przy-konflikcie nowsza, pierwsza albo wypowiedzi (zachowa obie i zostawi pytanie otwarte)",
    ),
    "A104": _warning("pole „{field}” formularza nie jest wczytywane: wpisuje je audytor w arkuszu"),
    "A105": _warning(
        "dane jednostki: „{field}” w formularzu to „{value}”, w arkuszu „{held}”; arkusza nie zmieniono",
        "popraw arkusz, jeśli formularz ma rację",
    ),
    "A106": Entry(
        "formularz dotyczy jednostki „{own}”, a wczytuje się go do jednostki „{asked}”",
        "jednostki mają osobne arkusze; formularze jednej z nich wczyta --jednostka {own}",
    ),
    "A107": _warning("pominięto formularz jednostki „{own}”; wczytano tylko jednostkę „{asked}”"),
    "A108": _warning(
        "pytanie „{question}”: odpowiedź „{answer}” nie jest nowsza niż ta w arkuszu („{held}”); arkusza nie zmieniono",
        "ta sama osoba odpowiedziała później albo odpowiedź zmieniono po wczytaniu; jeśli formularz ma rację, popraw arkusz",
    ),
    "A130": Entry("arkusz należy do jednostki „{own}”, a wybrano jednostkę „{asked}”", "podaj arkusz tej jednostki"),
    "A131": Entry("żaden z formularzy nie dotyczy jednostki „{asked}”"),
    "A132": Entry(
        "pytanie „{question}”: nie wiadomo, która odpowiedź jest nowsza: „{post}” odpowiada „{answer}”, a „{other}” – „{held}” "
        "({first})",
        "rozstrzygnij: --przy-konflikcie pierwsza albo wypowiedzi (zachowa obie i zostawi pytanie otwarte)",
    ),
    "A133": _warning(
        "w przerwanym lub trwającym wywiadzie są odpowiedzi, których arkusz jeszcze nie ma; przy następnym zapisie wywiad "
        "połączy je z wczytanymi",
        "gdzie są różne, zostanie nowsza, a obie pokaże wywiad --historia",
    ),
    "A135": _warning(
        "arkusz ma status „ostateczny”, a wczytuje się do niego odpowiedzi",
        "sprawdź ustalenia i opinię; jeśli praca trwa, wpisz „status: projekt”",
    ),
    "A136": _warning("żaden formularz nie podaje nazwy jednostki", "wpisz ją w arkuszu („jednostka: nazwa”)"),
    "A134": _warning(
        "w rejestrze dowodów arkusza nie ma „{number}”; zapisano jako opis „dowód {number}”",
        "dopisz dowód w arkuszu („przebieg: dowody”) i popraw odpowiedź",
    ),
    "A109": Entry("pytanie „{id}” nie ma odpowiedzi „nie dotyczy”, którą można uznać"),
    "A140": _warning(
        "„{comment}” to dla programu komentarz i nie zostanie wczytane",
        "tekst ze znakiem # ujmij w cudzysłów albo wpisz dopisek w polu „uwagi”",
    ),
    # A11x–A12x: a workbook filled by an officer
    "A110": Entry(
        "komórka {cell} zawiera formułę ({value}); formuł program nie oblicza",
        "wpisz wartość albo skopiuj komórkę i wklej ją w to samo miejsce: Wklej specjalnie › Wartości",
    ),
    "A111": Entry("komórka {cell} zawiera błąd arkusza {value}", "wpisz w niej odpowiedź albo wyczyść ją"),
    "A112": Entry(
        "w komórce {cell} jest data lub godzina ({value}), a powinno być co innego",
        "Excel zamienia na datę wpisy takie jak 3-4 lub 1.5; ustaw format komórki „Tekst” i wpisz odpowiedź jeszcze raz",
    ),
    "A113": Entry("w komórce {cell} jest liczba {value} zamiast daty", "wpisz datę z rokiem, np. 2026-03-15"),
    "A114": _warning(
        "w komórce {cell} zamiast tekstu jest data; przyjęto „{value}”",
        "Excel zamienia na datę wpisy takie jak 3-4; jeśli to nie miała być data, popraw odpowiedź",
    ),
    "A115": Entry(
        "nie wiadomo, którego pytania dotyczy „{text}” w komórce {cell}",
        "przy odpowiedzi brakuje identyfikatora lub nagłówka; przenieś tekst do właściwego pola albo usuń",
    ),
    "A116": _warning(
        "tekstu „{text}” z komórki {cell} nie wczytano, bo stoi poza polami formularza",
        "jeśli jest potrzebny, przenieś go do kolumny „Uwagi”",
    ),
    "A117": Entry(
        "„{id}” jest w formularzu dwa razy i ma różną treść: {first} i {second}", "zostaw jedną z nich, drugą wyczyść"
    ),
    "A118": Entry(
        "scalono komórki {cells}; nie wiadomo, którego pola dotyczy wpis", "rozdziel je i wpisz każdą odpowiedź osobno"
    ),
    "A119": Entry(
        "wpis „{text}” w komórce {cell} nie mówi, czy wybrano tę odpowiedź",
        "wpisz „tak” albo zostaw puste; „nie wiem” i „nie dotyczy” wybiera się w wierszu pytania, wyjaśnienia wpisuje w „Uwagi”",
    ),
    "A121": Entry(
        "arkusz „{sheet}”: nagłówek „{heading}” – {reason}", "przywróć nagłówki takie, jakie były w formularzu"
    ),
    "A122": _warning(
        "notatki przy komórce {cell} nie wczytano: „{text}”", "jeśli jest potrzebna, przepisz ją do kolumny „Uwagi”"
    ),
    "A123": _warning(
        "obrazów i obiektów ({count}) z tego pliku nie wczytano, najpierw: {first}",
        "dowody w postaci obrazów poproś o przesłanie osobno, a w formularzu wpisz ich nazwy",
    ),
    "A124": Entry("w skoroszycie jest jeszcze {count}", "popraw najpierw te wypisane i wczytaj plik ponownie"),
    "A125": Entry(
        "w komórce {cell} jest „{text}”, choć tabela ma wiersze (od {rows})",
        "usuń wiersze tabeli albo wyczyść tę komórkę",
    ),
    # P: the purchase plan
    "P001": _warning(
        "brak ceny: {items}",
        "wpisz „ceny_szacunkowe” albo podaj plik cen (--ceny); listę do wyceny zapisze --wycena",
        advice="plan jest niepełny",
    ),
    "P003": _warning(
        "nie podano, jaka część VAT jest kwalifikowalna; przyjęto całość",
        "wpisz „umowa: vat_kwalifikowalny”",
        advice="potwierdza skarbnik",
    ),
    "P004": _warning(
        "ilość przyjęto najmniejszą, bo nie wiadomo, ile trzeba: {items}",
        "uzupełnij „jednostka: zasoby” albo liczbę w odpowiedzi",
    ),
    "P005": _warning("ceny starsze niż trzy miesiące: {items}", advice="szacowanie wartości trzeba powtórzyć"),
    "P006": _warning("do wyjaśnienia z operatorem, nie wliczono: {items}"),
    "P007": _warning("niekwalifikowalne w programie: {items}", advice="potrzebne są inne środki"),
    "P008": _warning(
        "{item}: jednostka „{unit}” ma {quantity} z „{source}” ({durability}), a plan kupuje dla niej {more}",
        advice="tego samego zakresu nie można sfinansować dwa razy",
    ),
    "P057": _warning("{item}: jednostka „{unit}” ma {quantity} z „{source}” ({durability}); plan jej tego nie kupuje"),
    "P058": _warning(
        "{item}: jednostka „{unit}” ma już na to wydatek {gross} brutto ({state}), a plan kupuje dla niej {more}",
        "co za te pieniądze kupiono, wpisz do „posiadane”, a plan kupi o tyle mniej",
        advice="trzeba sprawdzić, czy to nie ten sam zakup",
    ),
    "P059": _warning(
        "umowa w arkuszu dotyczy programu {own}, a plan liczony jest według programu {programme}",
        "budżet tego programu podaj w --budzet",
        advice="kwotę umowy przyjęto jako budżet; transz i trwałości z niej nie policzono",
    ),
    "P062": _warning(
        "koniec projektu ({date}) jest po okresie kwalifikowalności programu {programme} ({period})",
        "sprawdź „umowa: koniec_projektu”",
        advice="o datach rozstrzyga umowa o powierzenie grantu",
    ),
    "P063": _warning(
        "wydatki {spent} odliczono od grantu brutto, choć kwalifikowalne jest tylko {share} % VAT",
        advice="ile z nich jest kwalifikowalne, ustala skarbnik; do wydania może być więcej",
    ),
    "P009": _warning(
        "wydatek na „{item}” z {date} leży poza okresem kwalifikowalności i jest w programie {programme} {status}: {grounds}",
        advice="zob. {origin}; rozstrzyga operator, a do tego czasu wydatek pomniejsza środki planu",
    ),
    "P010": _warning("{since} urząd zapłaci za: {items}", advice="środki trzeba zaplanować w budżecie"),
    "P012": _warning(
        "jednostki podały różne dane ({what}); przyjęto z arkusza jednostki „{unit}”", "ujednolić dane w arkuszach"
    ),
    "P013": _warning("wydatki {spent} przekraczają kwotę grantu {grant}"),
    "P014": _warning(
        "wydatek na „{item}” z {date} jest późniejszy niż koniec projektu", advice="operator może go nie uznać"
    ),
    "P015": _warning(
        "{item} ({unit}): {found} wynika z ustaleń, a {wished} to potrzeba własna, razem {together}",
        advice="trzeba sprawdzić, czy to nie te same sztuki",
    ),
    "P016": _warning("mimo „uwzglednij” nie dołączono: {item} ({reason})"),
    "P017": Entry("pozycja „{item}” jest i w --uwzglednij, i w --pomin", "zostaw jedną z tych opcji"),
    "P018": _warning(
        "podany budżet {budget} przekracza to, co zostało z grantu: {left}",
        advice="różnicę {over} urząd zapłaci z innych środków",
    ),
    "P019": _warning(
        "wariant pełny kosztuje {cost}, a do wydania jest {budget}",
        advice="różnicę {over} urząd zapłaci z innych środków",
    ),
    "P020": Entry(
        "z dokumentu {file} nie da się odczytać arkuszy poprzedniej wersji",
        "podaj arkusz YAML albo raport zapisany z --z-danymi",
    ),
    "P021": _warning(
        "poprzednia wersja nie ma z obecną wspólnej jednostki (jednostki poprzedniej: {ids})",
        "sprawdź, czy to ta sama sprawa i czy „jednostka: id” jest w obu arkuszach takie samo",
    ),
    "P022": Entry(
        "szablon {file} nie odróżnia wersji jawnej, więc z --jawna drukowałby puste rozdziały",
        "opuść --szablon albo użyj w szablonie pola is_public, np. {{%p if is_public %}}",
    ),
    "P025": Entry(
        "pozycje obowiązkowe i wskazane kosztują {cost}, a do wydania jest {budget}",
        "zwiększ budżet (--budzet) albo nie wymagaj tych pozycji (--uwzglednij)",
    ),
    "P026": _warning(
        "czas obliczeń minął: lepszy wybór usunąłby ustalenia o wadze większej najwyżej o {weight}",
        "uruchom polecenie jeszcze raz",
        advice="plan jest dopuszczalny, lecz nie dowiedziono, że najlepszy",
    ),
    "P065": _warning(
        "czas obliczeń minął: te same ustalenia może usunąć tańszy zestaw",
        "uruchom polecenie jeszcze raz",
        advice="nie dowiedziono, że plan jest najtańszy",
    ),
    "P027": Entry("nie ma pozycji zakupowej „{id}”"),
    "P028": Entry("nie ma programu „{id}”"),
    "P029": Entry("{option}: {reason}"),
    "P030": Entry(
        "pozycja „{id}” ma dwie różne ceny: {first} i {second}", "zostaw tę, którą przyjmuje plan, drugą usuń"
    ),
    "P031": Entry(
        "w skoroszycie nie ma tabeli cen; brak kolumn: {names}",
        "wczytuje się listę zapisaną przez „diagnoza plan --wycena”, z jej nagłówkami",
    ),
    "P032": Entry(
        "nie wiadomo, której pozycji dotyczy „{text}” w komórce {cell}",
        "w wierszu brakuje identyfikatora pozycji; dopisz go albo usuń wpis",
    ),
    "P033": _warning("cena pozycji „{id}” nie ma {missing}", "uzupełnij; bez tego nie wiadomo, czy jest aktualna"),
    "P034": _warning("w pliku {file} nie ma żadnej ceny", "uzupełnij netto i stawkę VAT przynajmniej jednej pozycji"),
    "P035": Entry("plan nie ma pozycji do wyceny", "z odpowiedzi nie wynika żaden zakup; listy nie zapisano"),
    "P040": Entry(
        "to nie jest lista zakupów",
        "lista YAML ma klucz „zakupy”, a pod nim wiersze z myślnikiem, np. „- 2 serwery”",
    ),
    "P041": Entry("wpis nie mówi, co się kupuje", "wpisz nazwę zakupu albo usuń wpis"),
    "P042": Entry(
        "nie wiadomo, według którego programu sprawdzić listę",
        "podaj --program ID albo arkusz, którego kwestionariusz ma program",
    ),
    "P043": Entry(
        "w skoroszycie nie ma kolumny z nazwami zakupów",
        "nad nazwami wpisz nagłówek „nazwa”, „zakup” albo „przedmiot”",
    ),
    "P044": _warning("„{text}”: nie podano ilości; kwotę policzono dla jednej sztuki", "wpisz ilość"),
    "P045": _warning("„{text}”: nie podano stawki VAT; kosztu nie policzono", "wpisz 23, 8, 5, 0, zw albo np"),
    "P046": _warning("„{text}”: nazwa podaje inną ilość niż pole „ilość”; przyjęto {quantity}", "popraw jedną z nich"),
    "P047": _warning("nie wczytano: {what}", "lista jest czytana z kolumn: nazwa, ilość, netto, VAT, dla, data"),
    "P048": _warning(
        "nie rozstrzygnięto, co to za zakup: {entries}",
        "dopisz we wpisie „pozycja: ID” (w skoroszycie kolumna „identyfikator”) albo nazwę jednej z propozycji",
    ),
    "P080": _warning(
        "wpis {number}: jednostka „{unit}” ma już „{item}” ({quantity}) z „{source}”, {durability}",
        advice="tego samego zakresu nie można sfinansować dwa razy",
    ),
    "P081": _warning(
        "okres licencji lub usługi wykracza poza koniec projektu ({date}): {entries}",
        advice="koszt późniejszej części potwierdza operator",
    ),
    "P070": Entry("nie ma wariantu „{name}”"),
    "P071": Entry("nie podano, kto zdecydował o zakupach", "dopisz --stanowisko, np. --stanowisko Wójt"),
    "P072": Entry(
        "bez budżetu nie ma wariantu zalecanego", "podaj --budzet albo wpisz do arkusza „umowa: kwota_grantu”"
    ),
    "P024": Entry(
        "opcje {first} i {second} wykluczają się",
        "wersja jawna pomija to, co druga opcja dołącza; zostaw jedną z nich",
    ),
    "P050": _warning(
        "dzień diagnozy ({date}) jest {side} kwalifikowalności w programie {programme} ({period})",
        advice="zakupu spoza okresu operator może nie uznać; daty rozstrzyga umowa o powierzenie grantu",
    ),
    "P051": _warning(
        "licencje i usługi, które mogą wykroczyć poza koniec projektu ({date}): {items}",
        advice="kupuje się je na okres do końca projektu, chyba że operator uzna koszt późniejszej części",
    ),
    "P052": _warning(
        "wydatek na „{item}” z {date} jest w programie {programme} {status}: {grounds}",
        advice="zob. {origin}; rozstrzyga operator, a do tego czasu wydatek pomniejsza środki planu",
    ),
    "P053": _warning(
        "wydatek na „{item}” nie ma daty, a od niej zależy kwalifikowalność w programie {programme}",
        "wpisz „wydatki: data”",
    ),
    "P054": _warning(
        "nie podano dnia diagnozy, a od dnia zakupu zależy kwalifikowalność: {items}", "wpisz „przeprowadzono: do”"
    ),
    "P055": _warning(
        "jednostka „{unit}” ({kind}) nie mogła ubiegać się o grant w programie {programme}",
        advice="porównanie z tym programem jest tylko orientacyjne",
    ),
    "P056": _warning(
        "potrzeba własna „{item}” obejmuje to, co jednostka „{unit}” już ma z „{source}” ({quantity})",
        advice="potrzeba wymaga uzasadnienia; tego samego zakresu nie można sfinansować dwa razy",
    ),
    "P060": _warning(
        "zakupy podobne ({group}) mają w planie wartość {net} netto{spent} i osiągają próg: {thresholds}",
        advice="wartość ustala zamawiający z uwzględnieniem wszystkich swoich zamówień; zamówienia nie wolno dzielić, by uniknąć progu",
    ),
    "P064": _warning(
        "{group}: zakupy bez przypisanego kodu CPV mogą być podobne do innych tego rodzaju; wtedy {value} osiąga próg: {thresholds}",
        advice="które zakupy są podobne, ocenia zamawiający",
    ),
    "P061": _warning(
        "opis pozycji „{text}” zawiera nazwę własną bez „lub równoważny”: {brands}",
        advice="trzeba opisać wymagane cechy albo dopisać „lub równoważny”",
    ),
    "P011": Entry("arkusze jednej sprawy muszą być ocenione jednym kwestionariuszem", "podaj --kwestionariusz"),
    # T: DOCX templates
    "T001": Entry(
        "plik nie jest dokumentem DOCX ({detail})",
        "zapisz szablon w Wordzie jako „Dokument programu Word (*.docx)”",
    ),
    "T002": Entry(
        "części {part} nie da się odczytać ({detail})",
        "otwórz szablon w Wordzie i zapisz go jeszcze raz, bez hasła",
    ),
    "T003": Entry(
        "szablon przekracza limit: {detail}",
        "usuń z szablonu duże obrazy i zbędne części; prawdziwy szablon jest dużo mniejszy",
    ),
    "T004": Entry(
        "niedozwolona nazwa części w pliku: {part}",
        "takiego pliku nie zapisał Word; otwórz szablon w Wordzie i zapisz go jeszcze raz",
    ),
    "T005": Entry(
        "to nie jest zwykły dokument Worda ({detail})",
        "zapisz szablon jako „Dokument programu Word (*.docx)”, nie .dotx, .docm ani „Strict Open XML”",
    ),
    "T010": Entry(
        "szablon zawiera makra lub osadzone obiekty: {detail}",
        "usuń makra, formanty ActiveX i obiekty OLE; szablon ma zawierać sam tekst, tabele i obrazy",
    ),
    "T011": Entry(
        "szablon odwołuje się do zasobu spoza pliku: {detail}",
        "wstaw obraz do dokumentu zamiast łącza i odłącz szablon dokumentu; hiperłącza http, https i mailto są dozwolone",
    ),
    "T012": Entry(
        "część {part} zawiera deklarację DOCTYPE",
        "takiego pliku nie zapisał Word; otwórz szablon w Wordzie i zapisz go jeszcze raz",
    ),
    "T013": Entry(
        "część {part} nie jest poprawnym XML ({detail})",
        "otwórz szablon w Wordzie i zapisz go jeszcze raz",
    ),
    "T014": Entry(
        "część {part} zawiera pole {detail}, które sięga poza dokument",
        "usuń to pole z szablonu (Alt+F9 pokazuje kody pól)",
    ),
    "T020": Entry(
        "niedomknięty znacznik w akapicie: „{paragraph}”",
        "znacznik zaczyna się i kończy w tym samym akapicie: {{{{ pole }}}} albo {{% … %}}",
    ),
    "T021": Entry(
        "nieznany znacznik {tag} w akapicie: „{paragraph}”",
        "dozwolone: for, endfor, if, elif, else, endif, set, cellbg, bookmark, link i {{%p pictures %}}; for, if i set także z p albo tr tuż po {{%",
    ),
    "T022": Entry(
        "znacznika {tag} nie da się zrozumieć (akapit: „{paragraph}”)",
        "sprawdź nawiasy, cudzysłowy i kropki w znaczniku",
    ),
    "T023": Entry(
        "znacznik {tag} zawiera niedozwolone wyrażenie: {detail} (akapit: „{paragraph}”)",
        "dozwolone są pola, porównania, and, or, not oraz filtry: {filters}",
    ),
    "T024": Entry(
        "obok znacznika {tag} stoi inna treść, która by zniknęła: „{paragraph}”",
        "znacznik {{%p … %}} musi być sam w akapicie, a {{%tr … %}} sam w wierszu tabeli",
    ),
    "T025": Entry(
        "znacznik {tag} stoi poza tabelą (akapit: „{paragraph}”)",
        "{{%tr … %}} i cellbg działają tylko w tabeli; poza nią użyj {{%p … %}}",
    ),
    "T026": Entry(
        "znacznik {tag} nie ma pary (akapit: „{paragraph}”)",
        "każde for ma endfor, a if endif: tego samego rodzaju (p, tr albo zwykłe) i w tym samym akapicie, tej samej komórce lub tabeli",
    ),
    "T027": Entry(
        "znacznik {tag} jest w komórce drugi raz albo wewnątrz pętli lub warunku tej komórki (akapit: „{paragraph}”)",
        "użyj w komórce jednego cellbg, a kolor wybierz wyrażeniem: {{% cellbg a if warunek else b %}}",
    ),
    "T028": Entry(
        "znacznik stoi w miejscu, w którym nie działa: „{detail}” (część {part})",
        "znaczniki działają w tekście, nagłówkach, stopkach i przypisach, a {{{{ pole }}}} także w tytule i tekście alternatywnym",
    ),
    "T029": Entry(
        "znacznik {tag} leży w zbyt wielu pętlach i warunkach (akapit: „{paragraph}”)",
        "zagnieżdżaj najwyżej 12 poziomów",
    ),
    "T040": Entry(
        "szablon używa nieznanego pola „{name}” w {tag} (akapit: „{paragraph}”)",
        "{near}",
    ),
    "T041": Entry(
        "pole w znaczniku {tag} to {detail} (akapit: „{paragraph}”)",
        "wypisać można tylko tekst albo liczbę całkowitą; listę przejdź pętlą for",
    ),
    "T042": Entry(
        "wartość w znaczniku {tag} zawiera znak {detail}, którego nie wolno zapisać w dokumencie: „{value}” (akapit: „{paragraph}”)",
        "usuń ten znak z danych; zwykle przychodzi z kopiowania z innego programu",
    ),
    "T043": Entry(
        "„{value}” w znaczniku {tag} nie jest kolorem (akapit: „{paragraph}”)",
        "kolor to sześć cyfr szesnastkowych, np. F8CBAD",
    ),
    "T044": Entry(
        "nie można obliczyć znacznika {tag} dla tych danych (akapit: „{paragraph}”)",
        "najczęściej porównano tekst z liczbą albo pętla for idzie po czymś, co nie jest listą",
    ),
    "T045": Entry(
        "raport z tego szablonu przekracza limit: {detail}",
        "sprawdź, czy pętle nie są zagnieżdżone w sobie bez potrzeby",
    ),
    "T046": Entry(
        "powiązania wykresu nie da się zrozumieć: „{detail}” (przy akapicie: „{paragraph}”); liczba serii w wykresie: {series}",
        "w polu „Tytuł” tekstu alternatywnego wykresu wpisz: {right}",
    ),
    "T047": Entry(
        "tego wykresu nie da się wypełnić danymi: {detail} (przy akapicie: „{paragraph}”)",
        "wstaw wykres słupkowy, liniowy, kołowy albo radarowy: Wstawianie › Wykres",
    ),
    "T048": Entry(
        "punkt wykresu w {tag} to {detail}, a ma być liczba całkowita (przy akapicie: „{paragraph}”)",
        "podaj pole z liczbą całkowitą albo puste; pole z tekstem, np. „41 %”, do wykresu się nie nadaje",
    ),
    "T049": Entry(
        "tego pliku nie da się wstawić do raportu jako obrazu: {detail}",
        "zapisz logotyp jako PNG albo JPEG",
    ),
    "T050": Entry(
        "obraz jest za duży: {detail}",
        "zmniejsz go; do druku w pasku logotypów wystarczy 2000 punktów szerokości",
    ),
    "T060": Entry(
        "znacznik zaczyna się w {start}, a kończy w {end}: „{paragraph}” … „{other}”",
        "zapisz cały znacznik od nawiasów do nawiasów w jednym akapicie; do nowego wiersza w znaczniku nie używaj klawisza Enter",
    ),
    "T061": Entry(
        "{opening} zaczyna się w {start}, a {tag} stoi w {end} (akapit: „{paragraph}”)",
        "oba znaczniki muszą stać w tym samym akapicie albo w tej samej komórce; wiersze tabeli powtarza {{%tr for … %}} w wierszu nad nimi i {{%tr endfor %}} w wierszu pod nimi",
    ),
    "T064": Entry(
        "pętla {tag} idzie po „{name}”, a to {detail}, nie lista (akapit: „{paragraph}”)",
        "{near}",
    ),
    "T065": Entry(
        "„{name}” w znaczniku {tag} stoi poza swoją pętlą (akapit: „{paragraph}”)",
        "{near}",
    ),
    "T066": Entry(
        "„{name}” to {detail} i nie ma pola „{field}” ({tag}, akapit: „{paragraph}”)",
        "{near}",
    ),
    "T067": Entry(
        "dokument używa stylu „{name}”, którego w nim nie ma (tekst: „{paragraph}”)",
        "{near}",
    ),
    "T068": Entry(
        "powiązanie wykresu z danymi jest błędne: {detail} („{paragraph}”)",
        "wpisz tytuł tekstu alternatywnego tak: wykres: area in unit.areas | area.title | area.percent | area.open_percent",
    ),
    "T070": _warning(
        "strona ma {width} × {height} mm, a nie A4",
        "ustaw: Układ › Rozmiar › A4; urząd wydrukuje raport na A4",
    ),
    "T071": _warning(
        "szablon nie pokazuje, czy raport jest projektem",
        "dodaj np. do nagłówka strony: {{% if cover.is_draft %}}PROJEKT{{% endif %}} albo {{{{ cover.status }}}}",
    ),
    "T072": _warning("szablon nie drukuje wszystkiego, co wpisano do arkusza (pominięte części: {count})"),
    "T075": Entry("nie ma szablonu „{name}”"),
    "T080": _warning(
        "tabela bez wiersza nagłówka: „{where}”",
        "zaznacz pierwszy wiersz tabeli i włącz: Układ tabeli › Powtórz wiersze nagłówka",
    ),
    "T081": _warning(
        "tabela bez tytułu i opisu dla czytnika ekranu: „{where}”",
        "uzupełnij: Właściwości tabeli › Tekst alternatywny",
    ),
    "T082": _warning(
        "obraz lub wykres „{name}” bez tekstu alternatywnego (przy tekście: „{where}”)",
        "kliknij go prawym przyciskiem › Wyświetl tekst alternatywny i opisz, co z niego wynika; ozdobę oznacz jako dekoracyjną",
    ),
    "T083": _warning(
        "językiem tekstu nie jest polski ({language}); czytnik ekranu przeczyta go z obcą wymową",
        "zaznacz całość (Ctrl+A) i wybierz: Recenzja › Język › Ustaw język sprawdzania › polski, Ustaw jako domyślne",
    ),
    "T084": _warning(
        "właściwości dokumentu nie mówią, że jest po polsku ({language})",
        "wpisz pl-PL w: Plik › Informacje › Właściwości zaawansowane › Niestandardowe albo zacznij od szablonu wbudowanego",
    ),
    "T085": _warning(
        "dokument nie ma tytułu we właściwościach",
        "wpisz go w: Plik › Informacje › Tytuł, np. {{{{ cover.title }}}}",
    ),
    "T086": _warning(
        "za słaby kontrast liter {colour} na tle {behind}: {ratio}:1, potrzeba {needed}:1 („{where}”)",
        "przyciemnij litery albo rozjaśnij tło",
    ),
    "T087": _warning(
        "komórka mówi tylko kolorem: „{where}”",
        "dopisz w niej słowo, które znaczy to samo co kolor",
    ),
    "T088": _warning(
        "pusty akapit zamiast odstępu (po: „{where}”)",
        "usuń go i ustaw odstęp przed akapitem lub po nim albo podział strony w stylu akapitu",
    ),
    "T089": _warning(
        "przeskok w poziomach nagłówków: po poziomie {above} stoi poziom {level}: „{where}”",
        "zacznij od stylu Nagłówek 1 i schodź po jednym poziomie",
    ),
    "T090": _warning(
        "lista z punktorem lub numerem wpisanym z klawiatury: „{where}”",
        "usuń wpisany znak i użyj listy Worda (styl Lista punktowana albo Lista numerowana)",
    ),
    "T091": _warning(
        "pole tekstowe, którego czytnik ekranu nie przeczyta po kolei: „{where}”",
        "przenieś tekst do zwykłego akapitu; ramkę da obramowanie akapitu",
    ),
    "T092": _warning(
        "litery mniejsze niż 9 pt ({size} pt): „{where}”",
        "ustaw co najmniej 9 pt, w tekście ciągłym 11 pt",
    ),
    "T094": _warning(
        "scalone komórki, w których czytnik ekranu gubi kolumny: „{where}”",
        "rozdziel komórki albo podziel tabelę na dwie",
    ),
    "T095": _warning(
        "łącze, z którego nie wynika, dokąd prowadzi: „{where}”",
        "nazwij w nim stronę lub dokument, np. „regulamin programu”",
    ),
    # O: an operator's form and its map
    "O001": Entry("nieznane pole „{field}”"),
    "O002": Entry("brakuje pola „{field}”"),
    "O003": Entry("niedozwolona wartość „{value}”"),
    "O004": Entry("oczekiwano: {expected}"),
    "O005": Entry("{reason}"),
    "O006": Entry(
        "to nie jest mapa formularza",
        "mapa zaczyna się od „format_mapy: 1” i ma listę „pola”; zaproponuje ją „diagnoza wypelnij FORMULARZ --szkic-mapy”",
    ),
    "O010": Entry("nie ma {what} „{id}”"),
    "O011": _warning("kwestionariusz „{questionnaire}” nie obejmuje {what} „{id}”; pole zostanie puste"),
    "O012": Entry("{what} nie przyjmuje odpowiedzi „{word}”"),
    "O013": Entry("pole „{target}” wskazano dwa razy; pierwszy raz w pozycji {number} listy", "zostaw jedną z nich"),
    "O014": Entry("„{key}” nie działa w {kind}", "dozwolone: {allowed}"),
    "O015": Entry("„{target}” nie jest adresem komórki", "wpisz np. „{example}”"),
    "O016": Entry("„{key}” nie ma tu sensu: {why}", "usuń je albo zostaw w nim tylko „brak danych”"),
    "O020": Entry(
        "formularz nie jest plikiem XLSX ani DOCX ({detail})", "otwórz go w Excelu albo Wordzie i zapisz jeszcze raz"
    ),
    "O021": Entry(
        "części {part} formularza nie da się odczytać ({detail})",
        "otwórz formularz w Excelu albo Wordzie i zapisz go jeszcze raz, bez hasła",
    ),
    "O022": Entry(
        "formularz przekracza limit: {detail}", "usuń z niego duże obrazy; prawdziwy formularz jest dużo mniejszy"
    ),
    "O023": Entry(
        "niedozwolona nazwa części w formularzu: {part}",
        "takiego pliku nie zapisał Excel ani Word; otwórz go i zapisz jeszcze raz",
    ),
    "O024": Entry(
        "formularz zawiera makra ({detail})",
        "zapisz go bez makr, jako .xlsx albo .docx, jeśli operator na to pozwala; inaczej wypełnij go ręcznie",
    ),
    "O025": Entry(
        "część {part} formularza zawiera deklarację DOCTYPE",
        "takiego pliku nie zapisał Excel ani Word; otwórz go i zapisz jeszcze raz",
    ),
    "O026": Entry(
        "część {part} formularza nie jest poprawnym XML",
        "otwórz formularz w Excelu albo Wordzie i zapisz go jeszcze raz",
    ),
    "O027": _warning(
        "formularz jest podpisany elektronicznie, a wypełnienie unieważnia podpis",
        "sprawdź, czy operator wymaga zachowania podpisu",
    ),
    "O030": Entry("w formularzu nie ma arkusza „{sheet}”"),
    "O031": Entry("w formularzu nie ma {what} „{name}”"),
    "O032": Entry("komórki „{target}” nie ma w formularzu: {what}"),
    "O033": Entry(
        "komórka {target} zawiera formułę, której nie wolno nadpisać", "usuń ją z mapy; formuła policzy się sama"
    ),
    "O034": Entry("„{target}” jest częścią scalonej komórki „{first}”"),
    "O035": Entry("nazwa „{name}” nie oznacza jednej komórki, lecz „{meaning}”", 'wskaż komórkę: komorka: "Arkusz!C5"'),
    "O036": Entry(
        "komórka {target} jest nagłówkiem tabeli Excela, którego zmiana uszkodziłaby plik",
        "wskaż komórkę pod nagłówkiem",
    ),
    "O037": Entry(
        "kontrolka „{target}” nie przyjmuje tekstu (obraz, sekcja powtarzana albo inne kontrolki w środku)",
        "wskaż kontrolkę tekstu, listy, daty albo pole wyboru",
    ),
    "O038": Entry("w komórce „{target}” jest kontrolka albo tabela", "wskaż kontrolkę: kontrolka: ZNACZNIK"),
    "O040": _warning(
        "pole „{target}” jest zablokowane i pozostało bez zmian", "wskaż pole, które formularz pozwala wypełnić"
    ),
    "O041": _warning("słowa „{word}” nie ma na liście pola „{target}”", "dozwolone: {allowed}"),
    "O042": _warning(
        "mapa nie podaje w „jako” słowa dla „{word}” ({source}); pole pozostało puste", "dopisz je do „jako”"
    ),
    "O043": _warning("w polu „{target}” był już tekst „{old}”; został zastąpiony"),
    "O044": _warning(
        "pole wyboru „{target}” nie przyjmuje „{word}”; pozostało bez zmian", "podaj w „jako”, co znaczy tak, a co nie"
    ),
    "O045": _warning(
        "tekst nie mieści się w komórce {target} (ponad {limit} znaków); pozostała bez zmian", "wpisz skrót ręcznie"
    ),
    "O046": _warning(
        "kontrolka „{target}” brała treść z danych ukrytych w pliku; powiązanie usunięto, aby Word nie przywrócił starej treści"
    ),
    "O047": _warning("w formularzu nie znaleziono pustych pól z etykietami", "wskaż pola mapy ręcznie"),
    # R: a finished report
    "R001": Entry(
        "w raporcie brakuje ({count}): {kind}; najpierw {where}: „{text}”",
        "to błąd programu, nie Twój: zgłoś go; do czasu poprawki zapisz raport jako .md",
    ),
    "R002": Entry(
        "w raporcie widać ślad szablonu albo pustą wartość: „{text}”",
        "we własnym szablonie popraw znacznik; w szablonie programu to jego błąd, zgłoś go",
    ),
    "R003": _warning(
        "szablon pomija ({count}): {kind}; najpierw {where}: „{text}”",
        "jeśli raport ma być pełny, dodaj w szablonie brakujące pola",
    ),
    "R004": Entry(
        "suma w raporcie ({name}: {printed}) różni się od sumy pozycji ({counted})",
        "to błąd programu, nie Twój: zgłoś go",
    ),
    "R010": Entry(
        "w raporcie nie ma danych, z których powstał",
        "dane zawiera raport zapisany z opcją --z-danymi; bez nich arkusz trzeba odszukać u autora raportu",
    ),
    "R011": Entry(
        "danych w raporcie nie da się odczytać: {reason}", "poproś autora o raport, którego nikt nie zmieniał"
    ),
    "R012": Entry(
        "arkusz {name} nie zgadza się ze swoją sumą kontrolną",
        "zmieniono go wewnątrz raportu; porównaj go z arkuszem autora",
    ),
    "R013": _warning("arkusz zapisano w raporcie pod nazwą „{name}”, której nie można użyć; plik nazwano {given}"),
    "R020": _warning("pusty nagłówek (po: „{where}”)", "wpisz w nim tekst albo usuń akapit"),
    "R021": _warning("tabela bez treści: „{where}”", "usuń ją albo wypełnij"),
    "R022": _warning(
        "wiersz tabeli może się podzielić między strony: „{where}”",
        "wyłącz: Właściwości tabeli › Wiersz › Zezwalaj na dzielenie wierszy między strony",
    ),
    "R023": Entry(
        "łącze „{where}” prowadzi do zakładki „{target}”, której nie ma", "wskaż w łączu istniejące miejsce dokumentu"
    ),
    "R024": Entry("zakładka „{name}” jest powtórzona albo niezamknięta", "wstaw ją jeszcze raz pod inną nazwą"),
    "R025": _warning(
        "dokument z {count} nagłówkami nie ma wypełnionego spisu treści", "wstaw spis: Odwołania › Spis treści"
    ),
    "R026": _warning("tekst ciągły ma {size} pt, potrzeba co najmniej 11 pt", "zmień rozmiar w stylu Normalny"),
    "R027": _warning("tekst wyjustowany zamiast wyrównany do lewej: „{where}”", "wyrównaj styl akapitu do lewej"),
    "R028": _warning("krój pisma „{face}” jest szeryfowy", "użyj kroju bezszeryfowego, np. Calibri albo Arial"),
    "R029": _warning("w dokumencie nie ma rozdziału z wyjaśnieniem skrótów", "dodaj rozdział „Skróty”"),
    "R030": _warning(
        "tabela ma tylko tytuł albo tylko opis dla czytnika ekranu: „{where}”",
        "uzupełnij oba: Właściwości tabeli › Tekst alternatywny",
    ),
    # F: files and outputs
    "F001": Entry("nie ma pliku {file}"),
    "F002": Entry("nie można odczytać pliku {file}: {reason}"),
    "F003": Entry("nie można zapisać pliku {file}: {reason}"),
    "F004": Entry("plik {file} już istnieje", "dodaj --nadpisz, aby go zastąpić"),
    "F005": Entry("{file} to nie jest zwykły plik"),
    "F008": Entry("{message}", "diagnoza --help"),
    "F007": Entry("plik {file} jest wejściem tego polecenia; wynik by go zniszczył", "podaj inną nazwę wyniku"),
    "F006": Entry("nieobsługiwane rozszerzenie „{suffix}”", "dozwolone: {allowed}"),
    "F010": Entry(
        "plik {file} jest otwarty w innym wywiadzie ({holder})",
        "zakończ tamten wywiad; dwa naraz gubiłyby sobie nawzajem odpowiedzi",
    ),
    "F011": Entry(
        "dziennik {file} prowadzono według kwestionariusza „{own}”, a arkusz jest według „{asked}”",
        "odłóż dziennik pod inną nazwą albo wróć do poprzedniego kwestionariusza",
    ),
    "F012": Entry(
        "nie można zastąpić pliku {file}: {reason}; plik pozostał bez zmian",
        "nowa treść leży w {beside}; zamknij program, który trzyma plik, i zapisz jeszcze raz",
    ),
    "F013": Entry(
        "nie można zapisać arkusza {file}: {reason}; arkusz pozostał bez zmian",
        "zwolnij miejsce na dysku albo sprawdź uprawnienia do katalogu",
    ),
    "F014": Entry(
        "arkusz {file} zapisano, lecz dysk nie potwierdził zapisu: {reason}",
        "sprawdź dysk; poprzednią wersję, jeśli była, zawiera {beside}",
    ),
    "F020": Entry(
        "nie znaleziono LibreOffice, który zamienia raport na PDF",
        "zainstaluj LibreOffice, wskaż jego program zmienną DIAGNOZA_LIBREOFFICE albo zapisz raport jako .docx",
    ),
    "F021": Entry(
        "LibreOffice nie zamienił raportu na PDF w {seconds} s i został zatrzymany",
        "zamknij inne programy i spróbuj jeszcze raz albo zapisz raport jako .docx i wyeksportuj go z Worda",
    ),
    "F022": Entry(
        "LibreOffice nie zamienił raportu na PDF: {reason}",
        "zapisz raport jako .docx i otwórz go w LibreOffice albo wyeksportuj z Worda",
    ),
    "F023": Entry("nie można odczytać raportu {file}: {reason}", "podaj raport .docx zapisany przez program diagnoza"),
    "F024": Entry("arkusz {file} zmienił się w czasie pracy programu", "uruchom polecenie jeszcze raz"),
    "F025": Entry("opcja {option} nie działa z wynikiem {suffix}", "podaj wynik o rozszerzeniu {allowed}"),
    "F026": Entry(
        "kwestionariusz {id} nie ma pytań przy tym wyborze (kogo: {who}, obszary: {areas})",
        "podaj mniej ograniczeń: --dla, --obszary, --zakres",
    ),
    "F027": Entry("{option}: {reason}"),
    "F028": Entry(
        "{file} to strona formularza, a nie odpowiedzi",
        "odpowiedzi są w pliku .yaml, który formularz zapisuje po kliknięciu „Zapisz plik”; poproś o ten plik",
    ),
    "F029": Entry("skoroszytu „{suffix}” program nie czyta", "zapisz go jako „Skoroszyt programu Excel (.xlsx)”"),
    "F038": Entry("{option} i wynik to ten sam plik: {file}", "podaj dwie różne nazwy"),
    "F035": Entry(
        "tego skoroszytu program nie otworzy: {reason}",
        "poproś o plik zapisany jako „Skoroszyt programu Excel (.xlsx)”",
    ),
    "F036": Entry(
        "ten skoroszyt nie jest formularzem programu diagnoza",
        "wczytuje się plik utworzony poleceniem „diagnoza formularz” i wypełniony, ze wszystkimi jego arkuszami",
    ),
    "F037": Entry(
        "skoroszyt jest za duży: {reason}",
        "usuń z pliku obrazy i dane, które nie są odpowiedziami, i zapisz go ponownie",
    ),
}
