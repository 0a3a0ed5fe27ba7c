"""Words of purchase lists that do not tell what a thing is, by what they may stand beside without telling of another thing.

A word that is in none of these lists, is no brand and is not of the purchase item itself is foreign to it: „zapora
przeciwpowodziowa” is no firewall. Folded dictionary forms; inflection and slips of the pen are `words.Lexicon`'s.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from diagnoza.plan.words import Lexicon, Word, word_of

Group = Literal["idle", "paper", "office", "person", "department", "property", "part", "fitting", "course", "cyber", "it", "service"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NOISE = _set(
    """
    zakup zakupic zakupy zakupienie kupno kupic nabycie dostawa dostawy dostarczenie dostarczyc wraz oraz i lub albo a z ze do
    dla na w we o od po przez pod przy za u nad miedzy oraz szt sztuka sztuki sztuk kpl komplet egz op opak opakowanie
    lacznie ok okolo tym m in np tj itp itd typ typu klasa klasy model marka rok roku lata lat letni miesiac miesiecy mies mc
    dzien tydzien godzina nr numer lp poz pozycja ilosc liczba wartosc cena wykonanie przeprowadzenie realizacja
    swiadczenie opracowanie przygotowanie sporzadzenie stworzenie zapewnienie udzielenie wg ww dot tzw min max minimum maksymalnie co najmniej nie tylko sam samo bedacy ktory ten jego
    """
)
"""Never looked at."""

GROUPS: dict[Group, frozenset[str]] = {
    "idle": _set(
        """
        nowy nowe fabryczny fabrycznie dodatkowy kolejny nastepny oryginalny aktualny obecny dotychczasowy
        posiadany istniejacy nasz wlasny caly pelny kompletny kompleksowy podstawowy standardowy standard
        profesjonalny specjalistyczny odpowiedni wymagany niezbedny potrzebny wybrany rozny inny jeden dwa trzy
        cztery piec dziesiec sto roczny dwuletni trzyletni pieciletni miesieczny dwunastomiesieczny calodobowy
        polroczny kwartalny rocznie miesiecznie jednorazowy staly stale biezacy styczen luty marzec kwiecien maj
        czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien zadanie zad etap zgodny zgodnie ramy
        ramach zewnetrzny gwarancyjny producencki certyfikowany autoryzowany rownowazny pro professional home
        business essentials enterprise advanced premium std ent kazdy poszczegolny nowa nowych gb tb mb kb ghz
        mhz mah kva va kw mm cm metr kg wat gram hz rpm dpi ppm fps godz
        """
    ),
    "paper": _set(
        """
        umowa zalacznik oferta zapytanie zlecenie faktura fv specyfikacja swz siwz opz opis wymaganie wymog
        zgodnosc potrzeba rzecz cel zakres rodzaj gatunek wersja edycja seria symbol kod wykonawca dostawca
        producent firma inzynier sprzedawca gwarancja rekojmia wsparcie rownowaznosc regulamin program grant
        dofinansowanie czesc okres czas termin data grantowy projektowy formularz wzor generacja nbd onsite
        on-site etap punkt pkt paragraf ust art procedura dotacja
        """
    ),
    "office": _set(
        """
        urzad gmina gminny miasto miejski powiat powiatowy starostwo samorzad samorzadowy jednostka
        organizacyjny podlegly budynek siedziba filia oddzial ug um ugim sp zs gops mops ops mgops cuw zgk zgkim
        gok mok oswiata szkola szkolny przedszkole placowka biblioteka swietlica ratusz publiczny wojewodztwo
        administracja terenie obiekt pomieszczenie ogolny glowny zamiejscowy
        """
    ),
    "person": _set(
        """
        pracownik urzednik uzytkownik osoba stanowisko radny soltys rada sesja obrady wojt burmistrz prezydent
        starosta zastepca sekretarz skarbnik kierownik dyrektor kierownictwo kadra informatyk administrator
        asystent interesant petent mieszkaniec klient nauczyciel uczen referent inspektor kancelaria sekretariat
        biuro biurko pokoj gabinet skrzynka konto maszyna host lokalizacja licencja przedstawiciel zespol
        koordynator
        """
    ),
    "department": _set(
        """
        wydzial referat dzial komorka punkt obsluga ksiegowosc ksiegowy finanse finansowy kadry kadrowy place
        placowy geodezja architektura planowanie podatki podatkowy kasa archiwum usc stan cywilny promocja
        oswiatowy organizacyjny budownictwo inwestycje socjalny dowod osobisty paszport ewidencja zdalny praca
        terenowy teren mobilny korytarz sala pracownia klasa konferencyjny narada serwerownia akta dokument
        pismo korespondencja spotkanie wideokonferencja akt oplata rachunkowosc swiadczenie gospodarka komunalny
        nieruchomosc srodowisko zamowienie
        """
    ),
    "property": _set(
        """
        czarny bialy szary srebrny niebieski czerwony zielony zolty cyan magenta kolor kolorowy kolorowa mono
        monochromatyczny czarno-bialy czarno-biale maly duzy sredni wysoki niski szeroki waski lekki cienki cal
        cala cale cali ram ddr ddr4 ddr5 ssd hdd nvme sata sas led lcd ips oled tn fhd uhd full hd qhd 4k wuxga
        usb hdmi vga dvi displayport dp rj45 lan wlan wifi wi-fi wi fi ethernet poe sfp gigabit gigabitowy
        bluetooth nfc rfid lte 4g 5g gsm gps sim esim adf duplex dupleks dwustronny jednostronny arkuszowy raid
        lto rack rackowy tower desktop mini micro midi sff stacjonarny biurkowy przenosny mobilny stojacy
        wiszacy wolnostojacy scienny podlogowy stolowy obrotowy bezprzewodowy przewodowy optyczny laserowy
        atramentowy sieciowy lokalny sprzetowy programowy rdzen rdzeniowy dyskowy zintegrowany port portowy
        zlacze zlacza zatoka kieszen tacka pojemnosc predkosc szybkosc rozdzielczosc przekatna matowy dotykowy
        podswietlany linii papilarny intel core xeon ryzen i3 i5 i7 i9 ultra windows win win10 win11 linux
        android oem box esd pl wieczysty bezterminowy terminowy elektroniczny centralny konsola zarzadzajacy
        lokalnie wielostanowiskowy jednostanowiskowy jednofazowy trojfazowy redundantny nadmiarowy
        dwuprocesorowy jednoprocesorowy energooszczedny wydajny biznesowy sluzbowy biurowy uniwersalny
        nowoczesny ergonomiczny metalowy ilosc format warstwa pasmo zasieg wewnetrzny sufitowy natynkowy
        podtynkowy wyciszony przewozny walizkowy spalinowy benzynowy diesel zamykany skladany szybki cichy
        trwaly wodoodporny wzmocniony zatokowy generacja wydruk skanowanie drukowanie kopiowanie automatyczny
        plaski szklany stalowy zawieszany samodzielny wielofunkcyjny powyzej ponizej wysokowydajny
        wielozadaniowy poleasingowy odnowiony samoprzylepny bit 64-bit 32-bit dwurdzeniowy czterordzeniowy
        osmiordzeniowy dwukanalowy wideo audio
        """
    ),
    "part": _set(
        """
        procesor pamiec dysk ekran matryca kamera kamerka glosnik mikrofon obudowa antena gniazdo drzwi
        """
    ),
    "fitting": _set(
        """
        torba plecak etui pokrowiec ladowarka zasilacz kabel przewod okablowanie szyna uchwyt podstawa podstawka
        stojak kosz pojemnik podajnik finiszer szafka przyssawka rysik klawiatura mysz myszka mysza sluchawki
        kamera monitor karta dysk dyski system operacyjny oprogramowanie licencja pakiet biurowy akcesoria
        osprzet wyposazenie patchpanel panel wkladka modul graficzny polka listwa modem kontroler czytnik
        regulacja szr podwozie obudowa wizjer czujka powiadamianie sms email e-mail podlaczenie rozdzielnia
        gotowosc instrukcja dokumentacja szkolenie instruktaz wniesienie rozladunek serwis wentylator automatyka
        taca organizer zamek kolko nozka gniazdo rozruch tonerem toner startowy bebnem zapas sterownik pilot
        antena adapter przejsciowka stacja dokujaca uslugi usluga wdrozenie instalacja montaz konfiguracja
        gwarancja dok filtr kabelek sluchawka glosnik
        """
    ),
    "course": _set(
        """
        online on-line zdalny stacjonarny grupa grupowy dzien edycja certyfikat zaswiadczenie trener webinar warsztat warsztatowy wyklad
        praktyczny teoretyczny materialy szkoleniowy dydaktyczny zamkniety otwarty uczestnik
        """
    ),
    "cyber": _set(
        """
        cyberbezpieczenstwo cyberzagrozenie cyberprzestrzen cyberatak cyberhigiena cyber cybernetyczny bezpieczenstwo
        informacja dane zagrozenie atak phishing ransomware malware haslo socjotechnika incydent internet zlosliwy siec
        """
    ),
    "it": _set(
        """
        infrastruktura system siec serwer aplikacja strona www bip komputer urzadzenie sprzet oprogramowanie domena stacja
        roboczy siec lan wan wifi wi-fi serwerownia baza danych informatyczny teleinformatyczny komputerowy sieciowy it ict
        poczta internetowy laptop
        """
    ),
    "service": _set("montaz instalacja konfiguracja wdrozenie uruchomienie rozruch transport asysta"),
}
"""idle: for anything, also before the noun. paper: for anything, of the order. office: where. person: for whom, of no training. department: whose, of things only. property: how a
thing or a program is made. part: what a thing consists
of, and what may be bought for it. fitting: what comes with a thing. course: how people are trained. cyber: from what one
is guarded. it: what a service is done on. service: what is done with it on delivery."""

DEALS = _set(
    "rozbudowa naprawa serwis wynajem najem dzierzawa leasing ubezpieczenie modernizacja przeglad konserwacja utylizacja "
    "wymiana remont przebudowa likwidacja odkup regeneracja"
)
"""What is done with a thing instead of buying it; foreign to every item whose names do not hold it."""


def belongs(word: Word, group: Group) -> bool:
    """Whether the word is of the group, in whatever form."""
    return bool(_lexicon(group).alike(word))


@lru_cache(maxsize=len(GROUPS))
def _lexicon(group: Group) -> Lexicon:
    return Lexicon(word_of(text) for text in GROUPS[group])
