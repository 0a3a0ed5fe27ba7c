"""Evaluations and plan → the report model, in the order of design §6."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.model import Plan
from diagnoza.report import model, opening
from diagnoza.report.actions import measures, purchases, trace
from diagnoza.report.course import course
from diagnoza.report.numbers import numbers_of
from diagnoza.report.talks import talks
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
    "Zakupy według obszarów programu",
    "Potrzeby niekwalifikowalne",
    "Do ustalenia",
    "Ślad: od zakupu do przepisu",
    "Odpowiedzi w całości",
    "Skróty",
    "Podpisy",
    "Metryka dokumentu",
)

NO_CHANGES = model.Changes("", (), ())
_UNDATED = date(1980, 1, 1)
"""Stands in the file's properties when the sheet has no day; the clock is never asked, so that bytes repeat."""

_ABBREVIATIONS = (
    ("BIP", "Biuletyn Informacji Publicznej"),
    ("CSIRT NASK", "zespół reagowania na incydenty przy Naukowej i Akademickiej Sieci Komputerowej"),
    ("IOD", "inspektor ochrony danych"),
    ("KRI", "Krajowe Ramy Interoperacyjności"),
    ("MFA", "uwierzytelnianie wieloskładnikowe"),
    ("RODO", "rozporządzenie Parlamentu Europejskiego i Rady (UE) 2016/679"),
    ("SZBI", "system zarządzania bezpieczeństwem informacji"),
    ("UoKSC", "ustawa o krajowym systemie cyberbezpieczeństwa"),
)


def build_report(evaluations: Sequence[Evaluation], plan: Plan, sources: Sequence[tuple[str, str]]) -> model.Report:
    """The report of a case; `sources` are (file name, SHA-256) of the sheets, the office's first."""
    numbers = numbers_of(evaluations)
    conducted = evaluations[0].sheet.source.conducted
    return model.Report(
        is_public=False,
        cover=opening.cover(evaluations, plan),
        contents=CONTENTS,
        summary=opening.summary(evaluations, plan),
        opinions=opening.opinions(evaluations),
        method=opening.method(evaluations),
        courses=tuple(course(evaluation) for evaluation in evaluations),
        units=tuple(unit_section(e, numbers[e.sheet.source.unit.id]) for e in evaluations),
        measures=measures(evaluations, numbers),
        purchases=purchases(plan, evaluations, numbers),
        trace=trace(evaluations, plan, numbers),
        changes=NO_CHANGES,
        talks=talks(evaluations),
        abbreviations=tuple(model.Field(short, long) for short, long in _ABBREVIATIONS),
        signatures=tuple(_signatures(evaluations[0])),
        provenance=tuple(_provenance(evaluations[0], sources)),
        conducted=wording.days(conducted.start, conducted.end),
        matrix_note=opening.MATRIX_NOTE,
        dated=conducted.end or conducted.start or _UNDATED,
    )


def _signatures(evaluation: Evaluation) -> Iterator[model.Row]:
    source = evaluation.sheet.source
    for auditor in source.auditors:
        yield model.Row((auditor.role or "audytor", auditor.name))
    yield model.Row((source.unit.head.post or "kierownik jednostki", source.unit.head.name))


def _provenance(evaluation: Evaluation, sources: Sequence[tuple[str, str]]) -> Iterator[model.Field]:
    definition = evaluation.definition
    for name, digest in sources:
        yield model.Field(f"SHA-256 arkusza {name}", digest)
    yield model.Field(f"SHA-256 kwestionariusza {definition.id}, wersja {definition.version}", definition.sha256)
    yield model.Field("Program diagnoza, wersja", __version__)
    yield model.Field("Kategoria archiwalna i okres przechowywania", "uzupełnia urząd: ……………………………………")
