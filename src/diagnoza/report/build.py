"""Evaluations and plan → the report model, in the order of design §6."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.model import Plan
from diagnoza.plan.variants import Variant
from diagnoza.report import model, opening
from diagnoza.report.abbreviations import with_abbreviations
from diagnoza.report.course import course
from diagnoza.report.measures import measures
from diagnoza.report.numbers import numbers_of
from diagnoza.report.purchases import INELIGIBLE_TITLE, TITLE, purchases, purchases_title
from diagnoza.report.summary import summary
from diagnoza.report.talks import talks
from diagnoza.report.tallies import tallies
from diagnoza.report.trace import trace
from diagnoza.report.units import unit_section
from diagnoza.version import __version__

CONTENTS = (
    "Podsumowanie dla kierownictwa",
    "Opinia audytora",
    "Podstawa prawna i metoda",
    "Zakres i przebieg diagnozy",
    "Wcześniejsze zalecenia",
    "Środowisko informatyczne",
    "Wyniki",
    "Obszary: odpowiedzi i ustalenia",
    "Zgodność z przepisami",
    "Wyłączenia („nie dotyczy”)",
    "Matryca ryzyka",
    "Zalecenia",
    TITLE,
    INELIGIBLE_TITLE,
    "Do ustalenia",
    "Ślad: od zakupu do przepisu",
    "Odpowiedzi w całości",
    "Skróty",
    "Podpisy",
    "Metryka dokumentu",
)

CHANGES_TITLE = "Zmiany od poprzedniej wersji"
"""Stands before „Skróty” where there is an earlier version."""
NO_CHANGES = model.Changes("", (), ())
SHEET_DIGEST = "SHA-256 arkusza"
_UNDATED = date(1980, 1, 1)
"""Stands in the file's properties when the sheet has no day; the clock is never asked, so that bytes repeat."""


def build_report(
    evaluations: Sequence[Evaluation],
    plan: Plan,
    sources: Sequence[tuple[str, str]],
    changes: model.Changes = NO_CHANGES,
    variants: Sequence[Variant] = (),
) -> model.Report:
    """The report of a case; `sources` are (file name, SHA-256) of the sheets, the office's first."""
    numbers = numbers_of(evaluations)
    conducted = evaluations[0].sheet.source.conducted
    report = model.Report(
        is_public=False,
        cover=opening.cover(evaluations, plan),
        contents=tuple(_contents(plan, changes)),
        summary=summary(evaluations, plan),
        opinions=opening.opinions(evaluations),
        method=opening.method(evaluations),
        courses=tuple(course(evaluation) for evaluation in evaluations),
        units=tuple(unit_section(e, numbers[e.sheet.source.unit.id]) for e in evaluations),
        measures=measures(evaluations, numbers),
        purchases=purchases(plan, evaluations, numbers, variants),
        trace=trace(evaluations, plan, numbers),
        tallies=tallies(evaluations, plan),
        changes=changes,
        talks=talks(evaluations),
        abbreviations=(),
        signatures=tuple(_signatures(evaluations[0])),
        provenance=tuple(_provenance(evaluations[0], sources)),
        conducted=wording.days(conducted.start, conducted.end) if conducted.start or conducted.end else "",
        matrix_note=opening.MATRIX_NOTE,
        dated=conducted.end or conducted.start or _UNDATED,
    )
    return with_abbreviations(report)


def _contents(plan: Plan, changes: model.Changes) -> Iterator[str]:
    """Titles of chapters; without a programme nothing is ineligible, so that chapter is left out."""
    for title in CONTENTS:
        if title == "Skróty" and changes.since:
            yield CHANGES_TITLE
        if title == TITLE:
            yield purchases_title(plan)
        elif title != INELIGIBLE_TITLE or plan.programmes:
            yield title


def _signatures(evaluation: Evaluation) -> Iterator[model.Row]:
    source = evaluation.sheet.source
    for auditor in source.auditors:
        yield model.Row((auditor.role or "audytor", auditor.name))
    yield model.Row((source.unit.head.post or "kierownik jednostki", source.unit.head.name))


def _provenance(evaluation: Evaluation, sources: Sequence[tuple[str, str]]) -> Iterator[model.Field]:
    definition = evaluation.definition
    for name, digest in sources:
        yield model.Field(f"{SHEET_DIGEST} {name}", digest)
    yield model.Field(f"SHA-256 kwestionariusza {definition.id}, wersja {definition.version}", definition.sha256)
    yield model.Field("Program diagnoza, wersja", __version__)
    yield model.Field("Kategoria archiwalna i okres przechowywania", "uzupełnia urząd: ……………………………………")
