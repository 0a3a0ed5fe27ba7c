"""The bank as a whole: acts, certificates, measures and findings are linked here, the rest next door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from diagnoza.definition import model
from diagnoza.definition.acts import ActSource, CertificateSource
from diagnoza.definition.findings import FindingSource, RuleSource
from diagnoza.definition.measures import MeasureSource
from diagnoza.definition.procurement import BrandSource, ThresholdSource
from diagnoza.definition.programmes import ProgrammeSource
from diagnoza.definition.purchases import ItemSource
from diagnoza.definition.questions import AreaSource, ReferenceSource
from diagnoza.definition.resolve.conditions import ConditionResolver
from diagnoza.definition.resolve.linker import Linker, citation, period, references
from diagnoza.definition.resolve.programmes import resolve_items, resolve_programme
from diagnoza.definition.resolve.questions import resolve_questions, resolve_rules
from diagnoza.problems import Problem


@dataclass(frozen=True, slots=True)
class BankSource:
    """All files of the bank and the programmes, validated but not yet linked."""

    acts: Sequence[ActSource] = ()
    certificates: Sequence[CertificateSource] = ()
    areas: Sequence[AreaSource] = ()
    rules: Sequence[RuleSource] = ()
    measures: Sequence[MeasureSource] = ()
    items: Sequence[ItemSource] = ()
    programmes: Sequence[ProgrammeSource] = ()
    thresholds: Sequence[ThresholdSource] = ()
    brands: Sequence[BrandSource] = ()


def resolve_bank(source: BankSource) -> tuple[model.Bank, list[Problem]]:
    """Link the bank; D020 unknown id, D021 id given twice (told by the loader), D022 cycle, D023–D026 conditions."""
    linker = Linker()
    act_map, points = _acts(source.acts, linker)
    conditions = ConditionResolver(linker.problems)
    area_titles = {area.id: area.title for area in source.areas}
    numbers = {
        question.id: question for area in source.areas for question in area.questions if question.kind == "number"
    }
    items = resolve_items(source.items, numbers, conditions, linker)
    measure_map = {m.id: _measure(m, items, linker) for m in source.measures}
    inherited = _inherited(source.areas)
    finding_map = {
        f.id: _finding(f, area.id, inherited.get(f.id, {}), measure_map, points, linker)
        for area in source.areas
        for f in area.findings
    }
    question_map = resolve_questions(source.areas, finding_map, points, conditions, linker)
    rules = resolve_rules(source.rules, area_titles, question_map, finding_map, conditions, linker)
    programme_map = {p.id: resolve_programme(p, items, linker) for p in source.programmes}
    bank = model.Bank(
        acts=MappingProxyType(act_map),
        points=MappingProxyType(points),
        certificates=MappingProxyType({c.id: _certificate(c) for c in source.certificates}),
        area_titles=MappingProxyType(area_titles),
        questions=MappingProxyType(question_map),
        findings=MappingProxyType(finding_map),
        rules=tuple(rules),
        measures=MappingProxyType(measure_map),
        items=MappingProxyType(items),
        programmes=MappingProxyType(programme_map),
        thresholds=tuple(_threshold(t, programme_map, linker) for t in source.thresholds),
        brands=tuple(dict.fromkeys(name for brand in source.brands for name in brand.names)),
    )
    return bank, linker.problems


def _acts(
    sources: Sequence[ActSource], linker: Linker
) -> tuple[dict[str, model.Act], dict[tuple[str, str], model.Point]]:
    act_map: dict[str, model.Act] = {}
    points: dict[tuple[str, str], model.Point] = {}
    for source in sources:
        act = model.Act(
            source.id, source.title, source.short, source.publication, period(source.in_force), source.due,
            citation(source.source), source.note,
        )  # fmt: skip
        act_map[act.id] = act
        own: dict[str, model.Point] = {}
        for order, point in enumerate(source.points):
            path = (f"act:{act.id}", "points", order)
            parent = linker.find(point.parent, own, "punktu", (*path, "parent")) if point.parent else None
            same = []
            for other, other_point in point.same_as.items():
                siblings = {p: found for (a, p), found in points.items() if a == other}
                same.append(linker.find(other_point, siblings, f"punktu aktu {other}", (*path, "same_as", other)))
            own[point.id] = model.Point(
                act, point.id, point.label, point.title, order, parent, tuple(p for p in same if p is not None)
            )
        points.update({(act.id, id_): point for id_, point in own.items()})
    return act_map, points


def _certificate(source: CertificateSource) -> model.Certificate:
    return model.Certificate(source.id, source.name, source.note, period(source.valid), citation(source.source))


def _threshold(source: ThresholdSource, programmes: Mapping[str, model.Programme], linker: Linker) -> model.Threshold:
    named = linker.find_all(source.programmes, programmes, "programu", (f"threshold:{source.id}", "programmes"))
    return model.Threshold(
        source.id, source.title, int(source.amount * 100), period(source.in_force), source.note, named,
        citation(source.source),
    )  # fmt: skip


def _measure(source: MeasureSource, items: Mapping[str, model.Item], linker: Linker) -> model.Measure:
    return model.Measure(
        id=source.id,
        title=source.title,
        why=source.why,
        how=source.how,
        effort_days=source.effort_days,
        term_months=source.term_months,
        owner_role=source.owner_role,
        free_help=tuple(model.FreeHelp(help_.name, help_.url) for help_ in source.free_help),
        purchases=linker.find_all(source.purchases, items, "pozycji zakupowej", (source.id, "purchases")),
    )


def _inherited(areas: Sequence[AreaSource]) -> dict[str, dict[str, tuple[ReferenceSource, ...]]]:
    """By finding and act: the primary references of the questions whose answers fire it, each once."""
    found: dict[str, dict[str, dict[ReferenceSource, None]]] = {}
    for question in (question for area in areas for question in area.questions):
        fired = {band.finding for band in question.bands}
        fired.update(id_ for option in question.options for id_ in (option.finding, option.finding_if_absent))
        for id_ in fired - {None}:
            by_act = found.setdefault(str(id_), {})
            for act, refs in question.refs.items():
                by_act.setdefault(act, {}).update({ref: None for ref in refs if ref.role == "primary"})
    return {id_: {act: tuple(refs) for act, refs in by_act.items()} for id_, by_act in found.items()}


def _finding(
    source: FindingSource,
    area: str,
    inherited: Mapping[str, tuple[ReferenceSource, ...]],
    measure_map: Mapping[str, model.Measure],
    points: Mapping[tuple[str, str], model.Point],
    linker: Linker,
) -> model.Finding:
    groups = [
        linker.find_all(group, measure_map, "zalecenia", (source.id, "measures", index))
        for index, group in enumerate(source.measures)
    ]
    own = {act: tuple(ReferenceSource(point=p) for p in cited) for act, cited in source.refs.items()}
    # A question's unknown point is told at the question; what a finding inherits is not told again.
    taken = {act: refs for act, refs in inherited.items() if act not in own} if source.kind == "niezgodnosc" else {}
    return model.Finding(
        id=source.id,
        area=area,
        title=source.title,
        kind=source.kind,
        criterion=source.criterion,
        text=source.text,
        cause=source.cause,
        effect=source.effect,
        likelihood=source.likelihood,
        impact=source.impact,
        refs=_each_once(
            references(own, points, linker, (source.id, "refs")),
            references(taken, points, Linker(), (source.id, "refs")),
        ),
        measures=tuple(group for group in groups if group),
        no_measures=source.no_measures,
    )


def _each_once(*refs: tuple[model.Reference, ...]) -> tuple[model.Reference, ...]:
    """In the order of the acts and their points as the bank lists them."""
    return tuple(dict.fromkeys(reference for part in refs for reference in part))
