"""What opens a diagnosis, made from a nearly empty sheet: letter, list to prepare, timetable, authorisation, secrecy.

Letters, not the report: they tell of no weakness, so the header is their own, and a draft of the sheet is none of theirs.
"""

from __future__ import annotations

from report_template.blocks import Writer
from report_template.cells import AFTER_TABLE, BEFORE_TABLE, Column, Line, cell, value

TITLE = "Rozpoczęcie diagnozy – {{ units[0].name }}"
HEADER = "Diagnoza cyberbezpieczeństwa: pisma otwierające"
FILL = "……………"
UNITS = "{% for u in units %}{% if not loop.first %}; {% endif %}{{ u.name }}{% endfor %}"
HEAD = "{{ cover.head or 'kierownik jednostki' }}"
REQUESTS = (
    "Proszę wyznaczyć osobę, która umówi rozmowy i będzie do dyspozycji audytora.",
    "Proszę przygotować to, co wymieniono w części „Co przygotować do rozmów”. Jeżeli czegoś nie ma, proszę o tym powiedzieć: "
    "nie trzeba tego tworzyć na potrzeby diagnozy.",
    "Proszę potwierdzić terminy z części „Harmonogram rozmów” i zapewnić, że wymienione osoby znajdą czas.",
    "Proszę umożliwić oględziny pomieszczeń i ustawień systemów w obecności pracownika urzędu.",
    "Jeżeli testy techniczne mają się odbyć, proszę wypełnić i podpisać upoważnienie.",
    "Proszę nie przesyłać haseł ani dokumentów z danymi mieszkańców; dokumenty o zabezpieczeniach przekazuje się na miejscu albo "
    "w uzgodniony, szyfrowany sposób.",
    "Proszę powiadomić pracowników: diagnoza dotyczy urzędu, nie osób; w raporcie zapisuje się stanowiska.",
)
LIMITS = (
    "Testy nie obejmują prób przełamania zabezpieczeń ani działań, które mogą przerwać pracę systemów, chyba że wyraźnie wpisano je wyżej.",
    "Testujący nie kopiuje danych osobowych ani treści dokumentów; zapisuje tylko to, co potwierdza wynik testu.",
    "Testy przerywa się na żądanie osoby wskazanej do kontaktu i wtedy, gdy zakłócają pracę urzędu.",
    "O słabości, która zagraża bezpośrednio, testujący powiadamia niezwłocznie, nie czekając na raport.",
    "Systemy utrzymywane u dostawców testuje się tylko za ich zgodą; uzyskuje ją urząd.",
)
PROMISES = (
    "zachować w tajemnicy to, czego dowiem się o urzędzie, jego systemach, zabezpieczeniach i osobach, także po zakończeniu diagnozy,",
    "używać tych informacji tylko do przeprowadzenia diagnozy i sporządzenia jej dokumentów,",
    "nie udostępniać ich nikomu poza osobami, które wskaże kierownik jednostki, i współpracującymi audytorami, którzy podpisali "
    "takie samo zobowiązanie,",
    "przechowywać dokumenty i pliki tak, aby nikt inny nie miał do nich dostępu, a nośniki i przesyłane pliki szyfrować,",
    "po zakończeniu diagnozy zwrócić dokumenty urzędu i usunąć ich kopie w terminie podanym niżej,",
    "niezwłocznie powiadomić kierownika jednostki o utracie albo ujawnieniu takich informacji.",
)


def write(writer: Writer) -> None:
    """The five parts, each on a page of its own."""
    _letter(writer)
    _documents(writer)
    _timetable(writer)
    _authorisation(writer)
    _secrecy(writer)


def _letter(writer: Writer) -> None:
    writer.text("{%p pictures %}", "ZnakiProgramu")
    writer.heading(1, "Rozpoczęcie diagnozy cyberbezpieczeństwa")
    writer.line("Miejscowość i data:")
    writer.text(f"**{HEAD}**\n{{{{ cover.unit }}}}")
    writer.text(
        f"Zawiadamiam o rozpoczęciu diagnozy. Obejmuje ona: {UNITS}. Prowadzi się ją według kwestionariusza „{{{{ cover.questionnaire }}}}”"
        "{% if cover.programme %}, dla programu {{ cover.programme }}{% endif %}."
    )
    writer.heading(2, "Zakres i terminy")
    with writer.each("course in courses"):
        with writer.when("course.scope"):
            writer.text("{% if units|length > 1 %}{{ course.unit }}: {% endif %}{{ course.scope }}")
            writer.otherwise()
            writer.line("Zakres{% if units|length > 1 %} ({{ course.unit }}){% endif %}:", 2)
        writer.otherwise()
        writer.line("Zakres:", 2)
    with writer.when("conducted"):
        writer.text("Termin: **{{ conducted }}**")
        writer.otherwise()
        writer.line("Termin (od – do):")
    writer.heading(2, "Kto prowadzi diagnozę")
    _auditors(writer)
    writer.line("Telefon i e-mail audytora:")
    writer.heading(2, "O co proszę")
    for request in REQUESTS:
        writer.text(request, "ListBullet")
    writer.line("Podpis audytora:")
    writer.text("**W zestawie:**", BEFORE_TABLE)
    writer.contents(1)


def _auditors(writer: Writer) -> None:
    with writer.each("a in cover.auditors"):
        writer.text("**{{ a.name }}** – {{ a.role }}; certyfikat: {{ a.certificate }}", "ListBullet")
        writer.otherwise()
        writer.line("Audytor (imię i nazwisko, certyfikat):")


def _documents(writer: Writer) -> None:
    writer.heading(1, "Co przygotować do rozmów", new_page=True)
    writer.text(
        "Wykaz ułożono według stanowisk i obszarów. Każdą rzecz wystarczy pokazać raz, w takiej postaci, w jakiej jest używana. "
        "Brak dokumentu też jest odpowiedzią."
    )
    columns = (
        Column("Obszar", 4.6, value("topic.area")),
        Column("Dokumenty, wydruki i widoki ekranu", 12.4, value("topic.documents|join('; ')")),
    )
    with writer.each("talk in talks"):
        writer.heading(2, "{{ talk.post }}")
        writer.table(
            "Do przygotowania: {{ talk.post }}", "topic in talk.topics", columns, empty="Nie trzeba nic przygotować."
        )
        writer.otherwise()
        writer.text("Kwestionariusz nie wskazuje, kogo o co pytać; wykaz audytor ustali z urzędem.")


def _timetable(writer: Writer) -> None:
    writer.heading(1, "Harmonogram rozmów", new_page=True)
    writer.text(
        "Rozmowy dotyczą jednostki: {{ units[0].name }}.{% if units|length > 1 %} Rozmowy w pozostałych jednostkach umawia się "
        "osobno, z tymi samymi stanowiskami.{% endif %}"
    )
    areas = "{% for topic in talk.topics %}{% if not loop.first %}; {% endif %}{{ topic.area }}{% endfor %}"
    columns = (
        Column("Stanowisko", 2.8, cell("**{{ talk.post }}**")),
        Column("Obszary", 6.6, cell(areas)),
        Column("Zakres", 2.2, value("talk.questions")),
        Column("Dzień i godzina", 2.8, cell(f"{{{{ talk.day or '{FILL}' }}}}")),
        Column("Miejsce", 2.6, cell(FILL)),
    )
    writer.table(
        "Harmonogram rozmów",
        "talk in talks",
        columns,
        empty="Kwestionariusz nie wskazuje, kogo o co pytać; terminy audytor ustali z urzędem.",
    )
    writer.line("Oględziny pomieszczeń (dzień, godzina, kto towarzyszy):")
    writer.line("Omówienie wyników (dzień, godzina, miejsce):")


def _authorisation(writer: Writer) -> None:
    writer.heading(1, "Upoważnienie do testów technicznych", new_page=True)
    writer.line("Miejscowość i data:")
    writer.text(
        f"{HEAD} ({{{{ cover.unit }}}}) upoważnia osoby wymienione niżej do testów technicznych w podanym zakresie i czasie."
        "{% if units|length > 1 %} W każdej innej badanej jednostce upoważnienie podpisuje jej kierownik.{% endif %}"
    )
    writer.text("**Osoby wykonujące testy:**", BEFORE_TABLE)
    _auditors(writer)
    columns = (
        Column("Zakres testu", 6.6, value("row.cells[0]")),
        Column("Narzędzie", 4.0, value("row.cells[1]")),
        Column("Dzień", 2.4, value("row.cells[2]")),
        Column("Upoważnienie wpisane w arkuszu", 4.0, value("row.cells[3]")),
    )
    with writer.each("course in courses"):
        with writer.when("course.tests"):
            writer.table("Testy: {{ course.unit }}", "row in course.tests", columns)
            writer.otherwise()
            _tests_to_fill(writer, "{% if units|length > 1 %} ({{ course.unit }}){% endif %}")
        writer.otherwise()
        _tests_to_fill(writer)
    writer.line("Adresy i systemy objęte testami:", 2)
    writer.line("Systemy, których testować nie wolno:")
    writer.line("Ważne od – do:")
    writer.heading(2, "Granice testów")
    for limit in LIMITS:
        writer.text(limit, "ListBullet")
    writer.heading(2, "Kontakt w nagłych sprawach")
    writer.line("Urząd (stanowisko, telefon):")
    writer.line("Wykonujący testy (telefon):")
    writer.line("Podpis kierownika jednostki:")


def _tests_to_fill(writer: Writer, of_unit: str = "") -> None:
    writer.line(f"Zakres testów{of_unit}:", 2)
    writer.line("Narzędzia:")
    writer.line("Dni i godziny:")


def _secrecy(writer: Writer) -> None:
    writer.heading(1, "Zobowiązanie do zachowania poufności", new_page=True)
    writer.text(
        f"W związku z diagnozą cyberbezpieczeństwa (badane jednostki: {UNITS}) zobowiązuję się:",
        BEFORE_TABLE,
    )
    for promise in PROMISES:
        writer.text(promise, "ListBullet")
    writer.text(
        "Zobowiązanie nie obejmuje informacji, które są publicznie dostępne, ani takich, które trzeba ujawnić na podstawie przepisu prawa; "
        "o żądaniu ujawnienia zawiadomię kierownika jednostki, jeżeli przepis tego nie zabrania.",
        AFTER_TABLE,
    )
    columns = (
        Column("Imię i nazwisko", 6.0, value("a.name")),
        Column("Rola", 4.0, value("a.role")),
        Column("Data i podpis", 7.0, cell(Line("…………………………………", "Podpis"))),
    )
    with writer.when("cover.auditors"):
        writer.table("Podpisy zobowiązanych", "a in cover.auditors", columns)
        writer.otherwise()
        writer.line("Imię i nazwisko, data, podpis:")
    writer.line("Termin zwrotu dokumentów i usunięcia kopii:")
