"""The opening chapters: title page, contents, summary, opinion, method, course, earlier recommendations."""

from __future__ import annotations

from report_template.blocks import Writer
from report_template.cells import BEFORE_TABLE, NOTE, TOGETHER, Column, Line, cell, given, value, values


def write(writer: Writer) -> None:
    """All chapters up to the earlier recommendations."""
    _cover(writer)
    contents(writer, 2, new_page=True)
    _summary(writer)
    _changes(writer)
    opinion(writer, new_page=True)
    method(writer)
    _courses(writer)
    _earlier(writer)


def _cover(writer: Writer) -> None:
    writer.text("{%p pictures %}", "ZnakiProgramu")
    writer.text("{{ cover.title }}", "Title")
    writer.text("{{ cover.subtitle }}", "Subtitle")
    status(writer)
    writer.text("{{ cover.notice }}", "Ramka")
    writer.fields("Dane diagnozy", "cover.fields")
    auditors(writer)
    funding(writer)


def status(writer: Writer) -> None:
    """Draft or final, and what a draft lacks."""
    with writer.when("cover.is_draft"):
        writer.text("Status: **{{ cover.status }}**. Dokument roboczy – PROJEKT, nie jest wersją ostateczną.")
        with writer.when("cover.draft_reasons"):
            writer.text("Wersją ostateczną nie jest, bo: {{ cover.draft_reasons|join('; ') }}.")
        writer.otherwise()
        writer.text("Status: **{{ cover.status }}**.")


def auditors(writer: Writer) -> None:
    """The auditors with their certificates."""
    columns = (
        Column("Imię i nazwisko", 3.4, value("a.name")),
        Column("Rola", 2.4, value("a.role")),
        Column("Certyfikat", 3.6, value("a.certificate")),
        Column("Numer", 2.7, value("a.number")),
        Column("Wystawca", 2.3, value("a.issuer")),
        Column("Ważny do", 2.6, value("a.valid_until")),
    )
    writer.table(
        "Audytorzy", "a in cover.auditors", columns, empty="Nie wpisano audytora; dokument pozostaje projektem."
    )


def funding(writer: Writer) -> None:
    """The programme's funding statement."""
    with writer.when("cover.funding"):
        writer.text("**Informacja o finansowaniu.** {{ cover.funding }}", "Ramka")


def contents(writer: Writer, levels: int, *, new_page: bool = False) -> None:
    """The table of contents under its title."""
    writer.text("Spis treści", "TOCHeading", new_page=new_page)
    writer.contents(levels)


def _summary(writer: Writer) -> None:
    writer.heading(1, "Podsumowanie dla kierownictwa", new_page=True)
    headlines(writer)
    writer.heading(2, "Najważniejsze ustalenia")
    writer.bullets("summary.worst", "Nie stwierdzono ustaleń.")
    writer.heading(2, "Co zrobić najpierw")
    writer.bullets("summary.first_measures", "Brak zaleceń.")
    money(writer)


def headlines(writer: Writer) -> None:
    """The office's result in sentences, and the results of all units."""
    columns = (
        Column("Jednostka", 4.4, value("u.name")),
        Column("Wynik ostrożny (zakres)", 3.1, cell("**{{ u.score }}** ({{ u.range }})")),
        Column("Stopień", 2.5, value("u.level")),
        Column("Zbadano", 1.9, value("u.examined")),
        Column("Potwierdzono", 2.75, value("u.evidenced")),
        Column("Ustalenia (krytyczne)", 2.35, cell("{{ u.findings }} ({{ u.critical }})")),
    )
    writer.bullets("summary.sentences")
    writer.table("Wynik jednostek", "u in summary.units", columns)


def money(writer: Writer) -> None:
    """The sums of the plan in short."""
    with writer.when("summary.money"):
        writer.heading(2, "Koszty")
        with writer.each("field in summary.money"):
            writer.text("{{ field.label }}: **{{ field.value }}**", "ListBullet")


def _changes(writer: Writer) -> None:
    columns = (
        Column("Czego dotyczy", 6.2, cell("{{ row.what }}", Line("{{ row.unit }}", NOTE, when="units|length > 1"))),
        Column("Było", 5.4, value("row.before")),
        Column("Jest", 5.4, value("row.after")),
    )
    with writer.when("changes.since"):
        writer.heading(1, "Zmiany od poprzedniej wersji")
        writer.text("Poprzednia wersja: **{{ changes.since }}**.")
        writer.bullets("changes.sentences")
        writer.table("Co się zmieniło", "row in changes.rows", columns, empty="Treść się nie zmieniła.")


def opinion(writer: Writer, level: int = 1, *, new_page: bool = False) -> None:
    """What the auditor chose, for each unit."""
    writer.heading(level, "Opinia audytora", new_page=new_page)
    with writer.each("opinion in opinions"):
        writer.unit_heading("opinion.unit")
        with writer.when("opinion.kind"):
            writer.text("Opinia: **{{ opinion.kind }}**.")
            writer.otherwise()
            writer.text("Audytor nie wyraził opinii.")
        with writer.when("opinion.reason"):
            writer.text("{{ opinion.reason }}")


def method(writer: Writer) -> None:
    """Legal basis, how it is counted, and the scales."""
    writer.heading(1, "Podstawa prawna i metoda")
    with writer.when("method.introduction"):
        writer.text("{{ method.introduction }}")
    columns = (
        Column("Akt", 2.7, value("act.short")),
        Column("Tytuł", 6.6, value("act.title")),
        Column("Publikacja", 3.2, value("act.publication")),
        Column("Uwagi", 4.5, values(given("act.note"), given("act.verified"))),
    )
    writer.table(
        "Akty, z którymi porównano stan", "act in method.acts", columns, empty="Kwestionariusz nie wskazuje aktów."
    )
    calendar = (
        Column("Kiedy", 3.4, value("entry.when")),
        Column("Co", 6.6, value("entry.text")),
        Column("W dniu diagnozy", 2.4, value("entry.state")),
        Column("Źródło", 4.6, values(given("entry.source"), given("entry.verified"))),
    )
    with writer.when("method.calendar"):
        writer.heading(2, "Kalendarz")
        writer.table("Terminy, które trzeba znać", "entry in method.calendar", calendar)
    writer.heading(2, "Jak liczono")
    writer.bullets("method.sentences")
    writer.heading(2, "Skale")
    _scale(writer, "Stopień spełnienia wymagań", "levels")
    _scale(writer, "Waga ustalenia", "severities")
    _scale(writer, "Stan zgodności", "conformity")


def _scale(writer: Writer, name: str, field: str) -> None:
    columns = (
        Column(name, 4.6, cell(Line("{{ step.name or '—' }}", TOGETHER), fill="step.fill")),
        Column("Znaczenie", 12.4, value("step.meaning")),
    )
    writer.table(f"Skala: {name[0].lower()}{name[1:]}", f"step in method.{field}", columns)


def _courses(writer: Writer) -> None:
    writer.heading(1, "Zakres i przebieg diagnozy")
    with writer.when("conducted"):
        writer.text("Diagnozę przeprowadzono: **{{ conducted }}**")
    with writer.each("course in courses"):
        writer.unit_heading("course.unit")
        writer.text("**Zakres:** {{ course.scope or 'nie opisano' }}")
        writer.text("**Techniki:** {{ course.techniques or 'nie podano' }}")
        with writer.when("course.fields"):
            writer.fields("Zasoby jednostki", "course.fields", 6.5)
        _course_tables(writer)
        writer.text("**Ograniczenia:** {{ course.limitations or 'nie wpisano' }}")
        rows = (("Nie zbadano", 9.0), ("Powód", 8.0))
        writer.rows("Pytania niezbadane", "course.not_examined", rows, "Żadnego pytania nie oznaczono jako niezbadane.")
        with writer.when("course.independence"):
            writer.text("**Oświadczenia o niezależności**", BEFORE_TABLE)
            writer.bullets("course.independence")


def _course_tables(writer: Writer) -> None:
    rows: tuple[tuple[str, float], ...] = (("Osoba pytana", 11.0), ("Kiedy", 6.0))
    writer.rows("Osoby pytane", "course.people", rows, "Osób pytanych nie wpisano.")
    rows = (("Nr", 1.8), ("Dowód", 6.6), ("Data", 2.4), ("Forma", 3.0), ("Okazał", 3.2))
    writer.rows("Rejestr dowodów", "course.evidence", rows, "Rejestr dowodów jest pusty.")
    rows = (("Próba", 5.2), ("Populacja", 2.3), ("Liczba", 1.8), ("Dobór", 3.0), ("Wynik", 4.7))
    writer.rows("Próby", "course.samples", rows, "Prób nie wpisano do arkusza.")
    rows = (("Miejsce oględzin", 5.6), ("Data", 2.4), ("Wynik", 9.0))
    writer.rows("Oględziny", "course.inspections", rows, "Oględzin nie wpisano do arkusza.")
    rows = (("Test", 4.2), ("Narzędzie", 3.2), ("Data", 2.4), ("Upoważnienie", 3.4), ("Wynik", 3.8))
    writer.rows("Testy techniczne", "course.tests", rows, "Testów technicznych nie wpisano do arkusza.")


def _earlier(writer: Writer) -> None:
    writer.heading(1, "Wcześniejsze zalecenia")
    with writer.each("course in courses"):
        rows = (("Zalecenie", 12.0), ("Stan", 5.0))
        sentence = "{{ course.unit }}: nie odnotowano wcześniejszych zaleceń."
        writer.rows("Wcześniejsze zalecenia: {{ course.unit }}", "course.earlier", rows, sentence)
