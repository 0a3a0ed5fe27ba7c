"""The hand-over record that payment for the diagnosis depends on."""

from __future__ import annotations

from report_template import closing
from report_template.blocks import Writer
from report_template.cells import Item, cell, given

TITLE = "Protokół zdawczo-odbiorczy – {{ units[0].name }}"
HEADER = "Diagnoza cyberbezpieczeństwa: protokół zdawczo-odbiorczy"
FILL = "………………"


def write(writer: Writer) -> None:
    """Parties, what was ordered, what is handed over, how it was accepted."""
    writer.text("{%p pictures %}", "ZnakiProgramu")
    writer.heading(1, "Protokół zdawczo-odbiorczy")
    writer.line("Miejscowość i data odbioru:")
    _parties(writer)
    _subject(writer)
    _handed_over(writer)
    _acceptance(writer)
    writer.line("Liczba egzemplarzy protokołu:")
    closing.signatures(writer, 2)
    closing.provenance(writer, 2)


def _parties(writer: Writer) -> None:
    writer.heading(2, "Strony")
    writer.text(
        "**Zamawiający:** {% if cover.grantee %}{{ cover.grantee }}, {% endif %}{{ cover.unit }}"
        "{% if cover.head %}; kierownik jednostki: {{ cover.head }}{% endif %}."
    )
    writer.line("Wykonawca (nazwa, adres):")
    with writer.when("cover.auditors"):
        writer.text("**Audytorzy:**", "TekstPrzedTabela")
        with writer.each("a in cover.auditors"):
            writer.text(
                "{{ a.name }} – {{ a.role }}; certyfikat: {{ a.certificate }}, numer: {{ a.number }}", "ListBullet"
            )
        writer.otherwise()
        writer.line("Audytor (imię i nazwisko, certyfikat i jego numer):")


def _subject(writer: Writer) -> None:
    writer.heading(2, "Umowa i przedmiot odbioru")
    writer.line("Umowa o wykonanie diagnozy (numer i data):")
    names = "{% for u in units %}{% if not loop.first %}; {% endif %}{{ u.name }}{% endfor %}"
    items = (
        Item("Przedmiot", cell("{{ cover.title }}")),
        Item("Kwestionariusz", cell("{{ cover.questionnaire }}")),
        Item("Jednostki", cell(names)),
        Item("Przeprowadzono", cell("{{ cover.conducted }}")),
        Item("Status raportu", cell("{{ cover.status }}")),
        Item("Program", cell(given("cover.programme")), when="cover.programme"),
        Item("Umowa o grant", cell(given("cover.contract")), when="cover.contract"),
    )
    writer.card("Przedmiot odbioru", items, 3.6)


def _handed_over(writer: Writer) -> None:
    writer.heading(2, "Co przekazano")
    documents = (
        "raport z diagnozy",
        "karta dla kierownika i rady",
        "zestawienie do rozliczenia grantu",
        "arkusz odpowiedzi",
        f"inne: {FILL}",
    )
    heads = (("Dokument", 7.0), ("Postać (plik, wydruk) i liczba", 6.4), ("Przekazano", 3.6))
    writer.grid("Przekazane dokumenty", heads, [(name, FILL, "☐ tak   ☐ nie") for name in documents])
    with writer.when("cover.is_draft"):
        writer.text("Przekazywany raport jest projektem, nie wersją ostateczną.")


def _acceptance(writer: Writer) -> None:
    writer.heading(2, "Odbiór")
    writer.text("Zamawiający oświadcza, że (zaznacza jedno):", "TekstPrzedTabela")
    writer.choices(
        "odbiera przedmiot umowy bez zastrzeżeń,",
        "odbiera przedmiot umowy z zastrzeżeniami wpisanymi niżej,",
        "odmawia odbioru z powodów wpisanych niżej.",
    )
    writer.line("Uwagi i zastrzeżenia:", 3)
    writer.line("Termin usunięcia zastrzeżeń:")
