"""The report without what protects the office: what must not be published is gone from the model, so no template can leak it.

Every part that holds what was typed or found is built anew, field by field: a field that is added to the model stops the
type checker here until somebody decides on it. Copied whole are only law and scales, headlines, sums and counts. Free text
that somebody typed is left out everywhere, for nobody knows what stands in it; names of units, posts and the contract's
number stay. Whether to publish is not decided here.
"""

from __future__ import annotations

from diagnoza.report import model
from diagnoza.report.abbreviations import with_abbreviations
from diagnoza.report.build import NO_CHANGES, SHEET_DIGEST
from diagnoza.report.costs import DECISION
from diagnoza.report.opening import HEAD_LABEL
from diagnoza.report.purchases import TITLE

NOTICE = (
    "Wersja bez informacji chronionych: pominięto opis zabezpieczeń, słabości, systemów i osób. O publikacji decyduje "
    "kierownik jednostki po zasięgnięciu opinii radcy prawnego."
)
CONTENTS = (
    "Podsumowanie dla kierownictwa",
    "Opinia audytora",
    "Podstawa prawna i metoda",
    "Wyniki",
    "Ustalenia i zgodność w liczbach",
    TITLE,
    "Skróty",
    "Podpisy",
    "Metryka dokumentu",
)
_COVER_FIELDS = frozenset(
    ("Jednostka", "Rodzaj jednostki", "Identyfikatory", "Grantobiorca", "Program", "Numer projektu operatora",
     "Umowa o powierzenie grantu", "Koniec projektu", "Kwota grantu", "Diagnozę przeprowadzono")
)  # fmt: skip
_HEAD = "kierownik jednostki"


def public(report: model.Report) -> model.Report:
    """The version with protected information left out; `is_public` is set, the chapters are those of `CONTENTS`."""
    return with_abbreviations(
        model.Report(
            is_public=True,
            cover=_cover(report.cover),
            contents=tuple(report.purchases.title if title == TITLE else title for title in CONTENTS),
            summary=_summary(report.summary),
            opinions=tuple(model.Opinion(o.unit, o.kind, reason="") for o in report.opinions),
            method=report.method,  # law, scales and how it is counted: nothing of the office
            courses=tuple(map(_course, report.courses)),
            units=tuple(map(_unit, report.units)),
            measures=(),  # „wdrożyć kopie” says that there are none
            purchases=_purchases(report.purchases),
            trace=(),
            tallies=report.tallies,
            changes=NO_CHANGES,  # answers and findings, before and after
            talks=(),  # who is asked what
            abbreviations=(),
            signatures=tuple(model.Row((row.cells[0], "")) for row in report.signatures),
            provenance=tuple(map(_provenance, report.provenance)),
            conducted=report.conducted,
            matrix_note=report.matrix_note,
            dated=report.dated,
        )
    )


def _cover(cover: model.Cover) -> model.Cover:
    fields = (_cover_field(field, cover) for field in cover.fields)
    return model.Cover(
        title=cover.title,
        subtitle=cover.subtitle,
        questionnaire=cover.questionnaire,
        status=cover.status,
        is_draft=cover.is_draft,
        draft_reasons=cover.draft_reasons,
        unit=cover.unit,
        head=cover.head_post or _HEAD,
        head_post=cover.head_post,
        grantee=cover.grantee,
        programme=cover.programme,
        contract=cover.contract,
        conducted=cover.conducted,
        fields=tuple(field for field in fields if field is not None),
        # The number of a certificate leads to a name in its issuer's register.
        auditors=tuple(
            model.AuditorEntry(name="", role=a.role, certificate=a.certificate, number="", issuer="", valid_until="")
            for a in cover.auditors
        ),
        funding=cover.funding,
        notice=NOTICE,
    )


def _cover_field(field: model.Field, cover: model.Cover) -> model.Field | None:
    if field.label == HEAD_LABEL:
        return model.Field(HEAD_LABEL, cover.head_post) if cover.head_post else None
    return field if field.label in _COVER_FIELDS else None


def _summary(summary: model.Summary) -> model.Summary:
    return model.Summary(
        units=summary.units,
        sentences=summary.sentences,
        worst=(),  # titles of findings
        first_measures=(),
        money=tuple(field for field in summary.money if field.label != DECISION),  # who decided was typed
        decisions=(),  # they name what is missing
    )


def _course(course: model.Course) -> model.Course:
    """The declarations are sentences of ours; all else was typed, and the counts of machines describe the network."""
    return model.Course(
        unit=course.unit,
        fields=(),
        scope="",
        techniques="",
        people=(),
        evidence=(),
        samples=(),
        inspections=(),
        tests=(),
        limitations="",
        not_examined=(),
        independence=course.independence,
        earlier=(),
    )


def _unit(unit: model.UnitSection) -> model.UnitSection:
    return model.UnitSection(
        id=unit.id,
        name=unit.name,
        summary=unit.summary,
        environment=(),
        areas=tuple(map(_area, unit.areas)),
        strengths=(),  # a strength names the safeguard
        rejected=(),
        conformity=(),  # the state of a single point is a weakness with its address; the tallies count them
        exclusions=(),
        matrix=(),
        open_findings=(),
        open_questions=(),
        idle_answers=(),
        idle=(),
    )


def _area(area: model.AreaSection) -> model.AreaSection:
    return model.AreaSection(
        id=area.id,
        title=area.title,
        score=area.score,
        range=area.range,
        percent=area.percent,
        open_percent=area.open_percent,
        weight=area.weight,
        counts=area.counts,
        tone=area.tone,
        is_scored=area.is_scored,
        answers=(),
        major_findings=(),
        minor_findings=(),
        strengths=(),
    )


def _purchases(purchases: model.Purchases) -> model.Purchases:
    """Sums alone: an item with its quantity tells what is missing, and its price what a bidder may ask for."""
    return model.Purchases(
        title=purchases.title,
        programme=purchases.programme,
        groups=tuple(model.LineGroup(group.title, (), group.total) for group in purchases.groups),
        needless=(),
        totals=purchases.totals,
        expenses=(),
        owned=(),
        settlement=(),
        limits=purchases.limits,
        remarks=(),
        ineligible=(),
        conditional=(),
        variants=(),
        curve=(),
        variants_note="",
        headline=(),
        unconfirmed="",
    )


def _provenance(field: model.Field) -> model.Field:
    """A file's name is the office's own; the digest alone ties this version to the sheet."""
    label = SHEET_DIGEST if field.label.startswith(SHEET_DIGEST) else field.label
    return model.Field(label, field.value)
