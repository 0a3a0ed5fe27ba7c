"""Purchase items and the programmes that class them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import TypeVar

from diagnoza.definition import model, programmes, purchases
from diagnoza.definition.resolve.conditions import ConditionResolver
from diagnoza.definition.resolve.linker import Linker, citation, period

T = TypeVar("T")


def resolve_items(
    sources: Sequence[purchases.ItemSource],
    numbers: Mapping[str, object],
    conditions: ConditionResolver,
    linker: Linker,
) -> dict[str, model.Item]:
    """The items; `numbers` are the questions that are answered by a number, by id."""
    by_id = {source.id: source for source in sources}
    built: dict[str, model.Item] = {}
    for source in linker.in_order(by_id, lambda s: (*s.needs, *s.parts), "needs"):
        rule = source.quantity
        if rule.answer is not None:
            linker.find(rule.answer, numbers, "pytania liczbowego", (source.id, "quantity", "answer"))
        quantity = model.Quantity(rule.per, rule.answer or "", Fraction(rule.times), rule.at_least)
        built[source.id] = model.Item(
            id=source.id,
            name=source.name,
            synonyms=source.synonyms,
            kind=source.kind,
            unit=source.unit,
            cpv=source.cpv,
            requirements=source.requirements,
            quantity=quantity,
            suits=conditions.resolve(source.suits, {}, (source.id, "suits")),
            needs=_built(source.needs, by_id, built, linker, (source.id, "needs")),
            yearly_cost=source.yearly_cost,
            parts=_built(source.parts, by_id, built, linker, (source.id, "parts")),
        )
    return {id_: built[id_] for id_ in by_id if id_ in built}


def _built(
    ids: Sequence[str],
    sources: Mapping[str, object],
    built: Mapping[str, T],
    linker: Linker,
    path: tuple[str | int, ...],
) -> tuple[T, ...]:
    """Those already built; one that is in the sources but not built is part of a cycle told elsewhere."""
    for index, id_ in enumerate(ids):
        linker.find(id_, sources, "pozycji zakupowej", (*path, index))
    return tuple(built[id_] for id_ in ids if id_ in built)


def resolve_programme(
    source: programmes.ProgrammeSource, items: Mapping[str, model.Item], linker: Linker
) -> model.Programme:
    where = f"programme:{source.id}"
    areas = {area.id: model.Titled(area.id, area.title, area.note) for area in source.areas}
    categories = {c.id: model.Titled(c.id, c.title, c.note) for c in source.categories}

    def line(entry: programmes.EligibilitySource, path: tuple[str | int, ...]) -> model.EligibilityLine:
        return model.EligibilityLine(
            units=entry.units,
            period=model.Period(entry.from_, entry.to),
            area=linker.find(entry.area, areas, "obszaru programu", (*path, "area")) if entry.area else None,
            category=linker.find(entry.category, categories, "kategorii kosztu", (*path, "category"))
            if entry.category
            else None,
            status=entry.status,
            reason=entry.reason,
            source=citation(entry.source),
            verified=entry.verified,
        )

    classed = {}
    for id_, lines in source.items.items():
        item = linker.find(id_, items, "pozycji zakupowej", (where, "items", id_))
        if item is not None:
            classed[item] = tuple(line(entry, (where, "items", id_, i)) for i, entry in enumerate(lines))
    grant, own, tranches, durability = source.grant, source.own_contribution, source.tranches, source.durability
    return model.Programme(
        id=source.id,
        title=source.title,
        operator=source.operator,
        project=source.project,
        status=source.status,
        applicants=source.applicants,
        statement=source.statement,
        statement_verified=source.statement_verified,
        grant_min=None if grant.min is None else int(grant.min * 100),
        grant_max=None if grant.max is None else int(grant.max * 100),
        own_share=None if grant.own_share is None else Fraction(grant.own_share),
        own_contribution=_limit(own) if own else None,
        tranches=model.Tranches(tuple(map(Fraction, tranches.percents)), citation(tranches.source), tranches.verified)
        if tranches
        else None,
        durability=model.Durability(durability.years, citation(durability.source), durability.verified)
        if durability
        else None,
        eligible_period=period(source.eligible_period),
        duration_months=source.duration_months,
        certificate_required=source.auditor.certificate == "required",
        areas=tuple(areas.values()),
        categories=tuple(categories.values()),
        categories_note=source.categories_note,
        obligatory=linker.find_all(source.obligatory, items, "pozycji zakupowej", (where, "obligatory")),
        limits=tuple(map(_limit, source.limits)),
        sources=tuple(citation(entry) for entry in source.sources),
        items=MappingProxyType(classed),
    )


def _limit(source: programmes.LimitSource) -> model.Limit:
    return model.Limit(source.text, citation(source.source), source.verified)
