"""The chapters about the units: environment, results, areas with findings, conformity, exclusions, risk matrix."""

from __future__ import annotations

from report_template.blocks import Writer
from report_template.cells import (
    BEFORE_TABLE,
    LABEL,
    NOTE,
    Cell,
    Column,
    Item,
    Line,
    cell,
    given,
    links,
    pointed,
    value,
    values,
)
from report_template.chart import RESULTS

OF_UNIT: str = "{% if units|length > 1 %}: {{ unit.name }}{% endif %}"
AREA: str = "{% if units|length > 1 %}{{ unit.name }}: {% endif %}{{ area.title }}"
SHARES: str = (
    "{% if area.tone == 'critical' %}poniżej jednej czwartej{% elif area.tone == 'high' %}poniżej połowy"
    "{% elif area.tone == 'medium' %}poniżej trzech czwartych{% elif area.tone == 'good' %}co najmniej trzy czwarte"
    "{% else %}bez oceny{% endif %}"
)
"""The meaning of the shading in words, so that colour is never the only sign."""


def write(writer: Writer) -> None:
    """All chapters from the environment to the matrix; the pages lie on their side from the conformity on."""
    _environment(writer)
    _results(writer)
    _areas(writer)
    conformity(writer)
    _exclusions(writer)
    _matrix(writer)


def _question() -> Cell:
    return cell("{% bookmark a.mark %}{{ a.text }}", Line("{{ a.mark }}", NOTE))


def _answer() -> Cell:
    return cell("{{ a.answer or '—' }}", given("a.details", NOTE), given("a.points", NOTE, "Punkty: "))


def _proof() -> Cell:
    return values(given("a.note"), given("a.evidence", label="Dowody: "))


def whole_answer() -> Cell:
    """Answer, note and proof in one wide cell: what is asked about the environment is answered by lists."""
    others = (("Uwagi", "note"), ("Dowody", "evidence"), ("Weryfikacja", "verification"))
    lines = (given(f"a.{field}", label=f"{label}: ") for label, field in others)
    return Cell((*_answer().lines, *lines))


def _environment(writer: Writer) -> None:
    writer.heading(1, "Środowisko informatyczne", new_page=True)
    columns = (
        Column("Pytanie", 4.6, _question()),
        Column("Odpowiedź, uwagi, dowody i weryfikacja", 12.4, whole_answer()),
    )
    with writer.each("unit in units"):
        writer.unit_heading("unit.name")
        with writer.each("area in unit.environment"):
            caption = "{{ area.title }} ({{ area.counts }})"
            writer.table(caption, "a in area.answers if a.is_active", columns, none=NO_QUESTIONS, may_split=True)
            with writer.when("area.major_findings"):
                writer.heading(2, f"Ustalenia: {AREA}")
            _findings(writer, "area")
            writer.otherwise()
            writer.text("Kwestionariusz nie pyta o środowisko informatyczne.")


NO_QUESTIONS: str = "Żadne pytanie nie ma zastosowania."


def _results(writer: Writer) -> None:
    writer.heading(1, "Wyniki", new_page=True)
    writer.text(
        "Cieniowanie w tabelach powtarza słowami zapisany próg wyniku ostrożnego: jedną czwartą, połowę i trzy czwarte "
        "punktów możliwych do zdobycia."
    )
    with writer.each("unit in units"):
        writer.unit_heading("unit.name")
        writer.text(
            "{{ unit.summary.name }}: wynik ostrożny **{{ unit.summary.score }}** (zakres {{ unit.summary.range }}). "
            "Stopień spełnienia wymagań: **{{ unit.summary.level }}**. Zbadano {{ unit.summary.examined }} pytań, "
            "potwierdzono {{ unit.summary.evidenced }} zdobytych punktów. Ustalenia stwierdzone: "
            "{{ unit.summary.findings }}, w tym krytyczne: {{ unit.summary.critical }}."
        )
        with writer.when("unit.areas"):
            area_chart(writer)
        area_results(writer)
        writer.heading(2, "Mocne strony" + OF_UNIT)
        writer.bullets("unit.strengths", "Mocnych stron nie odnotowano.")


def area_chart(writer: Writer) -> None:
    """The results of the areas of a unit as bars."""
    writer.chart(
        "Wyniki obszarów: {{ unit.name }}",
        "wykres: area in unit.areas | area.title | area.percent | area.open_percent",
        "Wykres słupkowy: wynik ostrożny każdego obszaru w procentach i to, co zależy od ustaleń: {{ unit.name }}. "
        "Te same dane są w tabeli pod wykresem.",
        RESULTS,
        12.0,
    )


def area_results(writer: Writer) -> None:
    """The results of the areas of a unit."""
    columns = (
        Column("Obszar", 6.0, value("area.title")),
        Column("Wynik ostrożny", 4.0, cell("**{{ area.score }}**", Line(SHARES), fill="area.fill")),
        Column("Zakres", 2.1, value("area.range")),
        Column("Waga", 1.3, value("area.weight")),
        Column("Odpowiedzi", 3.6, value("area.counts")),
    )
    writer.table(
        "Wyniki obszarów: {{ unit.name }}", "area in unit.areas", columns, empty="Żaden obszar nie jest punktowany."
    )


def _areas(writer: Writer) -> None:
    writer.heading(1, "Obszary: odpowiedzi i ustalenia", new_page=True)
    writer.text(
        "Pytania bez zastosowania oraz to, kto i jak ustalił odpowiedź, są w rozdziale „Odpowiedzi w całości”. Numery ustaleń "
        "(U-…) i zaleceń (Z-…) są wspólne dla całego raportu. Ustalenia o wadze krytycznej i wysokiej opisano osobno, pozostałe "
        "zebrano w tabeli obszaru; przyczynę podano w niej tam, gdzie ją ustalono."
    )
    columns = (
        Column("Pytanie", 5.9, _question()),
        Column("Odpowiedź i punkty", 4.6, _answer()),
        Column("Uwagi i dowody", 6.5, _proof()),
    )
    with writer.each("unit in units"):
        with writer.each("area in unit.areas"):
            writer.heading(2, AREA)
            writer.text(
                "Wynik ostrożny: **{{ area.score }}**; zakres: {{ area.range }}; waga obszaru: {{ area.weight }}; {{ area.counts }}.",
                BEFORE_TABLE,
            )
            writer.table("Odpowiedzi: {{ area.title }}", "a in area.answers if a.is_active", columns, none=NO_QUESTIONS)
            _findings(writer, "area")
            with writer.when("not area.major_findings and not area.minor_findings"):
                writer.text("W tym obszarze nie ma ustaleń.")
        with writer.when("unit.rejected"):
            writer.heading(2, "{{ unit.name }}: ustalenia odrzucone przez audytora")
            with writer.each("f in unit.rejected"):
                _finding(writer)
    writer.turn(
        "Ustalenia oznaczone słowami „do ustalenia” nie są stwierdzone; zebrano je także w rozdziale „Do ustalenia”."
    )


def _findings(writer: Writer, owner: str) -> None:
    """Critical and high findings a card each, the others a row each."""
    with writer.each(f"f in {owner}.major_findings"):
        _finding(writer)
    columns = (
        Column("Nr i waga", 2.5, _number()),
        Column("Stan, przyczyna i skutek", 7.6, _state()),
        Column("Kryterium i zalecenie", 6.9, _criterion()),
    )
    with writer.when(f"{owner}.minor_findings"):
        writer.table("Pozostałe ustalenia: {{ area.title }}", f"f in {owner}.minor_findings", columns)


def _finding(writer: Writer) -> None:
    writer.heading(
        3, "{% bookmark f.number %}{{ f.number }}. {{ f.title }}{% if f.is_open %} (do ustalenia){% endif %}"
    )
    items = (
        Item("Waga i stan", cell("**{{ f.severity }}** ({{ f.rank }}); {{ f.kind }}, {{ f.state }}", fill="f.fill")),
        Item("Kryterium", cell("{{ f.criterion or '—' }}", BASIS)),
        Item("Stan", value("f.text")),
        Item("Przyczyna", cell("{{ f.cause or 'nie ustalono' }}")),
        Item("Skutek", value("f.effect")),
        Item("Zalecenie", _recommendation()),
        Item("Wynika z", cell("{{ f.trace or '—' }}", Line("oznaczenie: {{ f.id }}", NOTE))),
        Item("Decyzja audytora", value("f.decision"), when="f.decision"),
    )
    writer.card("Ustalenie {{ f.number }}", items)


BASIS = Line("Podstawa: {{ f.legal }}", when="f.legal and f.legal != f.criterion")


def _number() -> Cell:
    kind = "{{ f.kind }}, {{ f.state }}"
    return cell("{% bookmark f.number %}**{{ f.number }}**", "{{ f.severity }} ({{ f.rank }})", kind, fill="f.fill")


def _state() -> Cell:
    origin = Line(
        "Wynika z: {% for q in f.questions %}{% if not loop.first %}, {% endif %}{% link q %}{% endfor %}", NOTE
    )
    return cell(
        "**{{ f.title }}**",
        "{{ f.text }}",
        Line("Przyczyna: {{ f.cause }}", when="f.cause"),
        Line("Skutek: {{ f.effect }}", when="f.effect"),
        Line("**Decyzja audytora:** {{ f.decision }}", when="f.decision"),
        Line(origin.text, NOTE, when="f.questions"),
    )


def _criterion() -> Cell:
    return Cell((given("f.criterion"), BASIS, *_recommendation("Zalecenie: ").lines))


def _recommendation(label: str = "") -> Cell:
    return Cell(
        (
            Line(f"{label}{pointed('f.measures')}", when="f.measures"),
            given("f.recommendation", label=label),
            Line(f"{label}—", when="not f.measures and not f.recommendation"),
        )
    )


def _questions() -> Cell:
    shown = "{% for q in point.questions %}{% if not loop.first %}, {% endif %}{% link q %}{% endfor %}"
    return values(Line(shown, when="point.questions"))


def conformity(writer: Writer) -> None:
    """Conformity per act, on pages that lie on their side."""
    writer.heading(1, "Zgodność z przepisami")
    columns = (
        Column("Punkt", 4.2, value("point.label")),
        Column("Wymaganie", 7.3, value("point.title")),
        Column("Stan", 2.8, value("point.state", fill="point.fill")),
        Column("Pytania", 6.2, _questions()),
        Column("Uwagi", 5.2, value("point.remark")),
    )
    with writer.each("unit in units"), writer.each("act in unit.conformity"):
        writer.heading(2, "{% if units|length > 1 %}{{ unit.name }}: {% endif %}{{ act.short }}")
        writer.text("{{ act.title }}")
        with writer.when("act.note"):
            writer.text("{{ act.note }}")
        empty = "Żadne zadane pytanie nie dotyczy punktów tego aktu."
        writer.table("Zgodność: {{ act.short }}", "point in act.points", columns, empty=empty)
        writer.otherwise()
        writer.text("{{ unit.name }}: kwestionariusz nie wskazuje aktów.")


def _exclusions(writer: Writer) -> None:
    writer.heading(1, "Wyłączenia („nie dotyczy”)")
    columns = (
        Column("Pytanie", 10.6, value("row.cells[0]")),
        Column("Uzasadnienie", 9.6, value("row.cells[1]")),
        Column("Uznanie", 5.5, value("row.cells[2]")),
    )
    with writer.each("unit in units"):
        writer.table(
            "Wyłączenia: {{ unit.name }}", "row in unit.exclusions", columns, empty="{{ unit.name }}: brak wyłączeń."
        )
    writer.text("Uznane „nie dotyczy” nie wchodzi do wyniku; nieuznane liczy się jak „nie wiem”.")


def _matrix(writer: Writer) -> None:
    writer.heading(1, "Matryca ryzyka", new_page=True)
    label = cell(Line("{{ row.label }}", LABEL))
    columns = (
        Column("Prawdopodobieństwo", 4.0, label),
        *(Column(f"Wpływ {i + 1}", 5.425, _square(i)) for i in range(4)),
    )
    with writer.each("unit in units"):
        writer.unit_heading("unit.name")
        writer.table("Ustalenia według prawdopodobieństwa i wpływu: {{ unit.name }}", "row in unit.matrix", columns)
    writer.turn("W nawiasach ustalenia niepotwierdzone. {{ matrix_note }}")


def _square(index: int) -> Cell:
    square = f"row.cells[{index}]"
    found = Line(links(f"{square}.findings"), when=f"{square}.findings")
    still_open = Line(f"({links(f'{square}.open_findings')})", when=f"{square}.open_findings")
    return cell(f"**{{{{ {square}.severity }}}}**", found, still_open, fill=f"{square}.fill")
