"""The kinds of files a person writes: where each lives, what model it fills, which schema describes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from diagnoza.answers.source import SheetSource
from diagnoza.definition import acts, findings, measures, procurement, programmes, purchases, questionnaire, questions
from diagnoza.forms.operator.source import MapSource

ROOT: Final = Path(__file__).resolve().parents[2]
CONTENT: Final = ROOT / "questionnaires"
EXAMPLES: Final = ROOT / "examples"
SCHEMAS: Final = ROOT / "schemas"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file; `schema` is the file's name in `schemas/`, `place` where such a file is looked for."""

    schema: str
    title: str
    place: str
    type: Any


SHEET: Final = Kind("arkusz.json", "Answer sheet", "anywhere", SheetSource)
AREA: Final = Kind("area.json", "Area of questions", "bank/areas/<area>.yaml", questions.AreaSource)
PROGRAMME: Final = Kind("programme.json", "Grant programme", "programmes/<id>.yaml", programmes.ProgrammeSource)
MAP: Final = Kind("mapa.json", "Map of an operator's form", "anywhere", MapSource)
NAMED: Final = {
    "acts.yaml": Kind("acts.json", "Acts and standards", "bank/acts.yaml", tuple[acts.ActSource, ...]),
    "certificates.yaml": Kind(
        "certificates.json", "Certificates", "bank/certificates.yaml", tuple[acts.CertificateSource, ...]
    ),
    "rules.yaml": Kind("rules.json", "Rules", "bank/rules.yaml", tuple[findings.RuleSource, ...]),
    "measures.yaml": Kind("measures.json", "Measures", "bank/measures.yaml", tuple[measures.MeasureSource, ...]),
    "purchases.yaml": Kind("purchases.json", "Purchase items", "bank/purchases.yaml", tuple[purchases.ItemSource, ...]),
    "procurement.yaml": Kind(
        "procurement.json",
        "Thresholds of orders",
        "bank/procurement.yaml",
        tuple[procurement.ThresholdSource, ...],
    ),
    "brands.yaml": Kind("brands.json", "Brand names", "bank/brands.yaml", tuple[procurement.BrandSource, ...]),
    "questionnaire.yaml": Kind(
        "questionnaire.json", "Questionnaire", "<questionnaire>/questionnaire.yaml", questionnaire.QuestionnaireSource
    ),
    "migrations.yaml": Kind(
        "migrations.json", "Migrations", "<questionnaire>/migrations.yaml", tuple[questionnaire.MigrationSource, ...]
    ),
}
CONTENT_KINDS: Final = (
    NAMED["questionnaire.yaml"],
    AREA,
    NAMED["rules.yaml"],
    NAMED["measures.yaml"],
    NAMED["purchases.yaml"],
    NAMED["procurement.yaml"],
    NAMED["brands.yaml"],
    NAMED["acts.yaml"],
    NAMED["certificates.yaml"],
    PROGRAMME,
    NAMED["migrations.yaml"],
)
"""In the order in which somebody who writes a questionnaire meets them."""
KINDS: Final = (*CONTENT_KINDS, SHEET, MAP)


def kind_of(path: Path) -> Kind:
    """The kind of a file under `questionnaires/` or `examples/`, by its place, as the loader tells it."""
    if path.is_relative_to(EXAMPLES):
        return MAP if path.name.startswith("mapa") else SHEET
    return NAMED.get(path.name) or (PROGRAMME if path.parent.name == "programmes" else AREA)


def shipped_files() -> tuple[Path, ...]:
    """Every file of content and every sheet of an example."""
    return (*sorted(CONTENT.rglob("*.yaml")), *sorted(EXAMPLES.glob("*/*.yaml")))


def schema_line(path: Path) -> str:
    """The first line of a shipped file, by which an editor finds its schema."""
    up = "../" * len(path.parent.relative_to(ROOT).parts)
    return f"# yaml-language-server: $schema={up}schemas/{kind_of(path).schema}"
