"""Words of purchase lists that do not tell what a thing is, by what they may stand beside without telling of another thing.

A word that is in none of the groups, is no brand and is not of the purchase item itself is foreign to it: „zapora
przeciwpowodziowa” is no firewall. Folded dictionary forms; inflection and slips of the pen are `words.Lexicon`'s.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from diagnoza.plan.words import Lexicon, Word, word_of

Group = Literal[
    "idle",
    "paper",
    "office",
    "staff",
    "division",
    "person",
    "seat",
    "department",
    "property",
    "part",
    "fitting",
    "course",
    "cyber",
    "it",
    "service",
]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


GENERIC = _set(
    "system program oprogramowanie usluga urzadzenie sprzet licencja subskrypcja aplikacja modul rozwiazanie narzedzie "
    "platforma pakiet uslugi komputerowy sieciowy informatyczny teleinformatyczny it wdrozenie"
)
"""Words that many things are called by."""
RENEWAL = _set("odnowienie przedluzenie wznowienie kontynuacja abonament")
"""Buying again what is used up; what follows tells what."""
INTANGIBLE = _set("licencja subskrypcja oprogramowanie program aplikacja wdrozenie") | RENEWAL
"""Words for what cannot be touched: no device is meant where one of them leads."""
LICENCES = _set("licencja subskrypcja wdrozenie") | RENEWAL
"""What a thing may come with: „UTM z subskrypcją” is a device, „subskrypcja UTM” is none."""
DEALS = _set(
    "rozbudowa naprawa serwis wynajem najem dzierzawa leasing ubezpieczenie modernizacja przeglad konserwacja utylizacja "
    "wymiana remont przebudowa likwidacja odkup regeneracja szkolenie"
)
"""What is done with a thing instead of buying it or beside it; foreign to every item whose names do not hold it."""
BRIEFING = _set("instruktaz przeszkolenie")
"""How to use what is bought; joined to it, it comes with it: „konfiguracja zapory i instruktaż”."""
PURPOSE = _set("do dla na w we o od przez pod przy")
COMPANY = _set("z ze wraz zakres zakresie")
NOISE = _set(
    """
    a albo bedacy cena co dla do dostarczenie dostarczyc dostawa dostawy dot dzien egz godzina i ilosc in itd itp jako jego
    klasa klasy komplet kpl ktory kupic kupno lacznie lat lata letni liczba lp lub m maksymalnie marka max mc miedzy
    mies miesiac miesiecy min minimum model na nabycie nad najmniej nie np nr numer o od ok okolo op opak opakowanie
    opracowanie oraz po pod poz pozycja przeprowadzenie przez przy przygotowanie realizacja rok roku sam samo
    sporzadzenie stworzenie swiadczenie szt sztuk sztuka sztuki ten tj tydzien tylko tym typ typu tzw u udzielenie w
    wartosc we wg wraz ww wykonanie z za zakup zakupic zakupienie zakupy zapewnienie ze
    """
)
"""Never looked at."""

GROUPS: dict[Group, frozenset[str]] = {
    # for anything, also before the noun
    "idle": _set(
        """
        advanced aktualny autoryzowany biezacy biznes business calodobowy caly certyfikowany cm czerwiec cztery
        dodatkowy dotychczasowy dpi dwa dwuletni dwunastomiesieczny dziesiec ent enterprise essentials etap fabrycznie
        fabryczny fps gb ghz godz gram grudzien gwarancyjny home hz inny istniejacy jeden jednorazowy kazdy kb kg
        kolejny kompleksowy kompletny kva kw kwartal kwartalny kwiecien lipiec listopad ltsc luty mah maj marzec mb
        metr mhz miesiecznie miesieczny mm nastepny nasz niezbedny nowa nowe nowy nowych obecny odpowiedni oryginalny
        pazdziernik pelny piec pieciletni podstawowy polroczny posiadany poszczegolny potrzebny ppm premium pro
        producencki profesjonalny professional ramach ramy raz rocznie roczny rownowazny rozny rpm sierpien
        specjalistyczny stale staly standard standardowy std sto str styczen tb trzy trzyletni va wat wlasny wrzesien
        wybrany wymagany zad zadanie zamienny zewnetrzny zgodnie zgodny
        """
    ),
    # for anything: of the order and its papers
    "paper": _set(
        """
        art audytor cel czas czesc data dofinansowanie dostawca dotacja edycja ekspert etap faktura firma formularz
        funkcja fv gatunek generacja grant grantowy gwarancja iec inzynier iso kod nbd norma oferta okres on-site
        onsite opis opz paragraf pkt potrzeba procedura producent program projektowy punkt regulamin rekojmia rodzaj
        rownowaznosc rzecz seria siwz specyfikacja sprzedawca start swz symbol termin umowa ust wersja wsparcie
        wykonawca wymaganie wymog wzor zakres zalacznik zapytanie zgodnosc zlecenie
        """
    ),
    # for anything: where
    "office": _set(
        """
        administracja biblioteka budynek cuw filia glowny gmina gminny gok gops jednostka mgops miasto miejski mok
        mops obiekt oddzial ogolny ops organizacyjny oswiata oswiatowy placowka podlegly pomieszczenie powiat powiatowy
        przedszkole publiczny ratusz samorzad samorzadowy siedziba sp starostwo swietlica szkola szkolny terenie ug
        ugim um urzad wiejski wojewodztwo zakladowy zamiejscowy zgk zgkim zs
        """
    ),
    # who works in the office; a training may be for several of them
    "staff": _set(
        """
        administrator asystent burmistrz dyrektor informatyk inspektor kadra kierownictwo kierownik koordynator naczelnik
        podinspektor pracownik prezydent radny referent sekretarz skarbnik starosta urzednik uzytkownik wicestarosta wojt
        zastepca
        """
    ),
    # and where, whatever is done there
    "division": _set("biuro dzial komorka pion referat wydzial"),
    # for whom or what else; of a training it would tell another
    "person": _set(
        """
        audytor biurko biuro domowy gabinet host interesant kancelaria klient konto licencja lokalizacja maszyna mieszkaniec
        nauczyciel obrady osoba petent pokoj przedstawiciel rada sekretariat sesja skrzynka soltys stanowisko uczen zespol
        """
    ),
    # how many use it
    "seat": _set(
        "komputer laptop uzytkownik stanowisko konto skrzynka licencja host maszyna osoba pracownik lokalizacja"
    ),
    # of things only: in which part of the office
    "department": _set(
        """
        akt akta architektura archiwum budownictwo cywilny dokument dowod ewidencja finanse finansowy geodezja
        gospodarka inwestycje kadrowy kadry kasa klasa komunalny konferencyjny korespondencja korytarz
        ksiegowosc ksiegowy mobilny narada nieruchomosc obsluga oplata organizacyjny osobisty paszport pismo
        place placowy planowanie podatki podatkowy praca pracownia promocja punkt rachunkowosc sala
        serwerownia socjalny spotkanie srodowisko stan swiadczenie teren terenowy usc wideokonferencja zamowienie zdalny
        """
    ),
    # how a thing or a program is made
    "property": _set(
        """
        32-bit 4g 4k 5g 64-bit adf android arkuszowy atramentowy audio automatyczny benzynowy bezprzewodowy
        bezterminowy bialy bit biurkowy biurowy biznesowy bluetooth box cal cala cale cali centralny cichy cienki core
        cyan czarno-biale czarno-bialy czarny czerwony czterordzeniowy ddr ddr4 ddr5 desktop diesel displayport
        dotykowy dp drukowanie dupleks duplex duzy dvi dwukanalowy dwuprocesorowy dwurdzeniowy dwustronny dyskowy
        elektroniczny energooszczedny ergonomiczny esd esim ethernet fhd fi format full generacja gigabit gigabitowy
        gps gsm hd hdd hdmi i3 i5 i7 i9 ilosc intel ips jednofazowy jednoprocesorowy jednostanowiskowy jednostronny
        kieszen kolor kolorowa kolorowy konsola kopiowanie lan laserowy lcd led lekki linux lokalnie lokalny lte lto
        magenta maly matowy metalowy micro midi mini mobilny mono monochromatyczny nadmiarowy natynkowy nfc niebieski
        niski nowoczesny nvme obrotowy odnowiony oem oled online optyczny osmiordzeniowy pasmo pietrowy pl plaski podlogowy
        podswietlany podtynkowy poe pojemnosc poleasingowy ponizej port portowy powyzej predkosc programowy przekatna
        przelotowy przenosny przewodowy przewozny qhd rack rackowy raid ram rdzen rdzeniowy redundantny rfid rj45
        rozdzielczosc ryzen samodzielny samoprzylepny sas sata scienny sff sfp sieciowy sim skanowanie skladany
        sluzbowy spalinowy sprzetowy srebrny sredni ssd stacjonarny stalowy stojacy stolowy sufitowy szary szeroki
        szklany szybki szybkosc tacka terminowy tn tower trojfazowy trwaly twardy uhd ultra uniwersalny usb usb-c vga
        walizkowy warstwa waski wewnetrzny wi wi-fi wideo wieczysty wielofunkcyjny wielostanowiskowy wielozadaniowy
        wifi win win10 win11 windows wiszacy wlan wodoodporny wolnostojacy wuxga wyciszony wydajny wydruk wysoki
        wysokowydajny wzmocniony xeon zamykany zarzadzajacy zarzadzanie zasieg zatoka zatokowy zawieszany zielony
        zintegrowany zlacza zlacze zolty
        """
    ),
    # of things: what they consist of; after a dash it is bought itself
    "part": _set(
        """
        antena drzwi dysk ekran glosnik gniazdo kamera kamerka matryca mikrofon obudowa pamiec procesor
        """
    ),
    # what comes with a thing
    "fitting": _set(
        """
        adapter akcesoria akumulator antena automatyka bateria bebnem biurowy czujka czytnik dok dokujaca dokumentacja
        dysk dyski e-mail email etui filtr finiszer glosnik gniazdo gotowosc graficzny gwarancja instalacja instrukcja
        instruktaz kabel kabelek kamera karta klawiatura kolko konfiguracja kontroler kosz ladowarka licencja linii
        listwa modem modul monitor montaz mysz mysza myszka nozka obudowa okablowanie operacyjny oprogramowanie
        organizer osprzet pakiet panel papilarny patchpanel pilot plecak podajnik podlaczenie podstawa podstawka
        podwozie pojemnik pokrowiec polka powiadamianie przejsciowka przeszkolenie przewod przyssawka regulacja rozdzielnia
        rozladunek rozruch rysik serwis sluchawka sluchawki sms stacja startowy sterownik stojak system szafka
        szkolenie szr szyna taca toner tonerem torba uchwyt usluga uslugi wdrozenie wentylator wizjer wkladka
        wniesienie wyposazenie zamek zapas zasilacz
        """
    ),
    # how people are trained
    "course": _set(
        """
        certyfikat dydaktyczny dzien edycja grupa grupowy materialy on-line online osoba otwarty po praktyczny
        stacjonarny szkoleniowy teoretyczny trener uczestnik warsztat warsztatowy webinar wyklad zamkniety
        zaswiadczenie zdalny
        """
    ),
    # what one is guarded from
    "cyber": _set(
        """
        atak bezpieczenstwo cyber cyberatak cyberbezpieczenstwo cyberhigiena cybernetyczny cyberprzestrzen
        cyberzagrozenie dane haslo incydent informacja internet kri ksc malware nis nis2 phishing ransomware siec
        socjotechnika uksc zagrozenie zlosliwy
        """
    ),
    # what a program or a service is for
    "it": _set(
        """
        aplikacja backup baza bip brzeg chmura danych domena domenowy ict informatyczny infrastruktura internetowy it
        klaster komputerowy kopia lan oprogramowanie poczta przelacznik roboczy serwer serwerownia siec sieciowy
        sprzet stacja strona system szafa teleinformatyczny urzadzenie vpn wan wi-fi wifi wirtualizacja wirtualizator
        wirtualny www
        """
    ),
    # what is done with a thing on delivery
    "service": _set(
        """
        asysta instalacja konfiguracja montaz rozruch transport uruchomienie wdrozenie
        """
    ),
}


def belongs(word: Word, group: Group) -> bool:
    """Whether the word is of the group, in whatever form."""
    return bool(_lexicon(group).alike(word))


@lru_cache(maxsize=len(GROUPS))
def _lexicon(group: Group) -> Lexicon:
    return Lexicon(word_of(text) for text in GROUPS[group])
