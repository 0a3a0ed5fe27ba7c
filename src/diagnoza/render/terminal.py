"""What people see in the terminal: problems with a caret, score tables, plans. Text of people is never read as markup."""

from __future__ import annotations

import json
from collections.abc import Sequence

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from diagnoza import wording
from diagnoza.definition.census import Census, area_census, census
from diagnoza.definition.model import Definition
from diagnoza.evaluation.model import Evaluation
from diagnoza.problems import Problem
from diagnoza.render.terminal_text import folded, print_folded, table
from diagnoza.report.explanation import Explanation

_MAX_SHOWN = 60
_STYLE = {"niska": "", "srednia": "yellow", "wysoka": "red", "krytyczna": "bold red"}


class PipeConsole(Console):
    """A console whose reader may stop reading; rich would leave with exit 1, `cli.errors` knows that all is done."""

    def on_broken_pipe(self) -> None:
        """Hand the broken pipe on."""
        raise BrokenPipeError


def make_console(*, stderr: bool) -> Console:
    """A console that keeps to the terminal's width; 100 columns where there is no terminal."""
    console = PipeConsole(stderr=stderr, highlight=False, soft_wrap=False)
    if not console.is_terminal:
        console.width = 120
    return console


def print_json(shape: object) -> None:
    """One object on stdout."""
    print(json.dumps(shape, ensure_ascii=False, indent=2))


def print_problems(console: Console, problems: Sequence[Problem]) -> None:
    """Like a compiler: severity and code, sentence, place, the line, a caret, the remedy."""
    for problem in problems[:_MAX_SHOWN]:
        _problem(console, problem)
    if len(problems) > _MAX_SHOWN:
        console.print(Text(f"… i jeszcze {len(problems) - _MAX_SHOWN}; wszystkie pokaże --json"))
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    if problems:
        counts = [
            wording.plural(errors, "błąd", "błędy", "błędów") if errors else "",
            wording.plural(warnings, "ostrzeżenie", "ostrzeżenia", "ostrzeżeń") if warnings else "",
        ]
        console.print(Text(", ".join(filter(None, counts))))


def _problem(console: Console, problem: Problem) -> None:
    is_error = problem.severity == "error"
    style = "bold red" if is_error else "bold yellow"
    named = f"{'błąd' if is_error else 'ostrzeżenie'}[{problem.code}]"
    head = Text(folded(console, f"{named}: {problem.message}"))
    head.stylize(style, 0, len(named))
    console.print(head, soft_wrap=True)
    place = problem.place
    if place.cell:
        content = f" („{place.snippet}”)" if place.snippet else ""
        console.print(Text.assemble((f"  --> {place.file}: {place.cell}", "blue"), content), soft_wrap=True)
    elif place.line:
        console.print(Text(f"  --> {place.file}:{place.line}:{place.column}", "blue"), soft_wrap=True)
    elif place.file:
        console.print(Text(f"  --> {place.file}", "blue"), soft_wrap=True)
    if place.snippet and not place.cell:
        _snippet(console, place.snippet, place.line, place.column, place.width, style)
    if problem.hint:
        hint = Text(folded(console, problem.hint, mark="   = "))
        hint.stylize("blue", 0, 5)
        console.print(hint, soft_wrap=True)


def _snippet(console: Console, line: str, number: int, column: int, width: int, style: str) -> None:
    """The line and a caret under it; tabs and wide characters measured, long lines cut around the place."""
    start = max(0, column - 1 - 40)
    shown = line[start : start + 90].expandtabs(1)
    before = cell_len(shown[: column - 1 - start])
    under = max(1, min(cell_len(shown[column - 1 - start : column - 1 - start + width]), 60))
    gutter = f"{number:>5} | "
    console.print(Text.assemble((gutter, "blue"), shown), soft_wrap=True)
    console.print(Text.assemble((" " * 5 + " | ", "blue"), (" " * before + "^" * under, style)), soft_wrap=True)


def print_scores(console: Console, evaluation: Evaluation) -> None:
    """The headline and the table of areas."""
    overall, source = evaluation.overall, evaluation.sheet.source
    rows = [
        (
            area.area.title,
            wording.percent(area.low),
            wording.score_range(area.low, area.high),
            f"{area.answered}/{area.visible}",
            wording.number(sum(f.area == area.area.id and f.state == "certain" for f in evaluation.findings)),
        )
        for area in evaluation.areas
        if any(question.is_scored for question in area.area.questions)
    ]
    columns = (("Obszar", "text"), ("Wynik", "right"), ("Zakres", "right"), ("Odp.", "right"), ("Ust.", "right"))
    console.print(table(source.unit.name, columns, rows))
    level = overall.level.name if overall.level else wording.NO_DATA
    lines = (
        f"Wynik ostrożny (dolna granica): {wording.percent(overall.low)}, zakres {wording.score_range(overall.low, overall.high)}",
        f"Stopień spełnienia wymagań (skala własna): {level}",
        f"Zbadano pytań: {wording.percent(overall.examined)}; punktów popartych dowodem: {wording.percent(overall.evidenced)}",
        f"Ustalenia krytyczne: {overall.critical}",
    )
    for line in lines:
        console.print(Text(line))


def print_findings(console: Console, evaluation: Evaluation) -> None:
    """Findings and measures in order."""
    findings = Table(
        title="Ustalenia", title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0)
    )
    for name in ("Id", "Ustalenie", "Waga", "Stan"):
        findings.add_column(name, overflow="fold")
    for finding in evaluation.findings:
        severity = Text(wording.SEVERITY[finding.severity], _STYLE[finding.severity])
        findings.add_row(Text(finding.id), Text(finding.title), severity, Text(wording.FINDING_STATE[finding.state]))
    if evaluation.findings:
        console.print(findings)
    rows = [
        (
            result.measure.id,
            result.measure.title,
            f"{wording.number(result.gain * 100, 1)} pkt proc.",
            "" if result.state == "certain" else "warunkowe",
        )
        for result in evaluation.measures
    ]
    columns = (("Id", "left"), ("Zalecenie", "text"), ("Zysk", "right"), ("", "left"))
    if rows:
        console.print(table("Zalecenia", columns, rows))


def print_price_request(console: Console, path: object, count: int) -> None:
    """Where the list to be priced is, and what to do with it."""
    items = wording.plural(count, "pozycja", "pozycje", "pozycji")
    console.print(Text(f"Lista do wyceny: {path} ({items}). Wypełnioną podaj w opcji --ceny."), soft_wrap=True)


def print_questionnaires(console: Console, definitions: Sequence[Definition]) -> None:
    """A line a questionnaire."""
    rows = [
        (d.id, d.version, d.title, wording.number(len(d.questions)), d.programme.title if d.programme else "—")
        for d in definitions
    ]
    columns = (("Id", "left"), ("Wersja", "left"), ("Tytuł", "text"), ("Pytań", "right"), ("Program", "left"))
    console.print(table("Kwestionariusze", columns, rows))


def print_questionnaire(console: Console, definition: Definition) -> None:
    """One questionnaire with its counts by area."""
    console.print(Text(definition.title, "bold"))
    console.print(Text(definition.introduction))
    counts = [
        (area.id, area.title, wording.number(area.weight), area_census(definition, area)) for area in definition.areas
    ]
    rows = [(id_, title, weight, *_counted(own)) for id_, title, weight, own in counts]
    rows.append(("", "Razem, każde raz", "", *_counted(census(definition))))
    columns = (("Id", "left"), ("Obszar", "text"), ("Waga", "right"), *((name, "right") for name in _COUNTED))
    console.print(table("", columns, rows))


_COUNTED = ("Pytań", "Punkt.", "Podst.", "Ustaleń", "Zaleceń", "Poz.", "Odn.")


def _counted(own: Census) -> tuple[str, ...]:
    counts = (own.questions, own.scored, own.core, own.findings, own.measures, own.items, own.references)
    return tuple(wording.number(count) for count in counts)


def print_explanation(console: Console, explanation: Explanation, *, name_units: bool) -> None:
    """The chain, indented; a sentence that wraps stays beside its mark."""
    print_folded(console, f"{explanation.id}: {explanation.title}", style="bold")
    unit = ""
    for step in explanation.steps:
        if name_units and step.unit != unit:
            unit = step.unit
            console.print(Text(f"[{unit}]", "bold"))
        print_folded(console, step.text, mark=f"{'  ' * step.depth}{'└' if step.depth else '•'} ")
