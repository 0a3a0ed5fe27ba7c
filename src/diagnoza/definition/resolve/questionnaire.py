"""A questionnaire over the bank → the definition that is asked and evaluated."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Collection, Sequence
from fractions import Fraction
from types import MappingProxyType

from diagnoza.definition import model
from diagnoza.definition.digest import digest
from diagnoza.definition.order import in_order
from diagnoza.definition.questionnaire import MigrationSource, QuestionnaireSource
from diagnoza.definition.resolve.conditions import ConditionResolver, questions_of
from diagnoza.definition.resolve.linker import Linker, citation
from diagnoza.definition.terms import SeverityName
from diagnoza.problems import Problem, problem, suggestion

_BY_PRODUCT: tuple[tuple[int, SeverityName], ...] = ((3, "niska"), (6, "srednia"), (9, "wysoka"), (16, "krytyczna"))


def default_matrix() -> tuple[tuple[SeverityName, ...], ...]:
    """Severity by likelihood × impact: 1–3 niska, 4–6 średnia, 8–9 wysoka, 12–16 krytyczna (design §2)."""
    steps = range(1, 5)
    return tuple(tuple(next(n for top, n in _BY_PRODUCT if row * column <= top) for column in steps) for row in steps)


def resolve_questionnaire(
    source: QuestionnaireSource, migrations: Sequence[MigrationSource], bank: model.Bank
) -> tuple[model.Definition, list[Problem]]:
    """Choose from the bank what this questionnaire asks.

    Rules that read a question not asked here are left out. D020 unknown id, D028 a condition that reads a question not
    asked, D029 levels that do not begin at 0 or do not ascend, D030 an area asked twice.
    """
    linker = Linker()
    where = f"questionnaire:{source.id}"
    areas = _areas(source, bank, linker, where)
    asked = {question for area in areas for question in area.questions}
    for question in asked:
        outside = [q.id for q in questions_of(question.show_if) if q not in asked] if question.show_if else []
        for id_ in outside:
            linker.problems.append(problem("D028", path=(question.id, "show_if"), id=id_, questionnaire=source.id))
    levels = tuple(model.Level(Fraction(level.from_), level.name) for level in source.levels)
    starts = [level.start for level in levels]
    if starts[0] != 0 or any(a >= b for a, b in itertools.pairwise(starts)):
        linker.problems.append(problem("D029", path=(where, "levels")))
    programme = None
    if source.programme is not None:
        programme = linker.find(source.programme, bank.programmes, "programu", (where, "programme"))
    definition = model.Definition(
        id=source.id,
        version=source.version,
        title=source.title,
        introduction=source.introduction,
        programme=programme,
        criteria=_criteria(source, bank, asked, linker, where),
        calendar=tuple(
            model.CalendarEntry(c.from_, c.to, c.text, citation(c.source), c.verified) for c in source.calendar
        ),
        areas=areas,
        rules=tuple(sorted((r for r in bank.rules if asked.issuperset(r.questions)), key=lambda rule: rule.id)),
        levels=levels,
        cap=_cap(source, levels, linker, where),
        matrix=tuple(tuple(row) for row in source.matrix) if source.matrix else default_matrix(),
        route=in_order(
            (question for area in areas for question in area.questions),
            lambda question: questions_of(question.show_if) if question.show_if is not None else (),
        )[0],
        migrations=tuple(
            model.Migration(m.from_, m.to, MappingProxyType(m.questions), MappingProxyType(dict(m.options)))
            for m in migrations
        ),
        bank=bank,
        sha256="",
    )
    return _with_digest(definition), linker.problems


def _with_digest(definition: model.Definition) -> model.Definition:
    return dataclasses.replace(definition, sha256=digest(definition))


def _areas(source: QuestionnaireSource, bank: model.Bank, linker: Linker, where: str) -> tuple[model.Area, ...]:
    chosen: dict[str, model.Area] = {}
    for index, area in enumerate(source.areas):
        title = linker.find(area.id, bank.area_titles, "obszaru", (where, "areas", index))
        if title is None:
            continue
        if area.id in chosen:
            linker.problems.append(problem("D030", path=(where, "areas", index), id=area.id))
            continue
        own = {id_: question for id_, question in bank.questions.items() if question.area == area.id}
        questions = tuple(own.values())
        if area.questions is not None:
            questions = linker.find_all(area.questions, own, "pytania", (where, "areas", index, "questions"))
        left_out = linker.find_all(area.without, own, "pytania", (where, "areas", index, "without"))
        questions = tuple(question for question in questions if question not in left_out)
        weight = Fraction(source.weights.get(area.id, 1))
        chosen[area.id] = model.Area(area.id, title, weight, questions)
    for id_ in source.weights:
        linker.find(id_, chosen, "obszaru kwestionariusza", (where, "weights", id_))
    return tuple(chosen.values())


def _criteria(
    source: QuestionnaireSource, bank: model.Bank, asked: Collection[model.Question], linker: Linker, where: str
) -> tuple[model.Criterion, ...]:
    resolver = ConditionResolver(linker.problems)
    criteria = []
    for index, entry in enumerate(source.acts):
        act = linker.find(entry.act, bank.acts, "aktu", (where, "acts", index, "act"))
        if act is not None:
            path = (where, "acts", index)
            when = resolver.resolve(entry.when, bank.questions, (*path, "when"))
            outside = [q.id for q in questions_of(when) if q not in asked] if when is not None else []
            for id_ in outside:
                linker.problems.append(problem("D028", path=(*path, "when"), id=id_, questionnaire=source.id))
            own = {id_: point for (owner, id_), point in bank.points.items() if owner == act.id}
            points = tuple(own.values())
            if entry.points is not None:
                chosen = linker.find_all(entry.points, own, f"punktu aktu {act.id}", (*path, "points"))
                points = tuple(point for point in points if any(_lies_in(point, above) for above in chosen))
            criteria.append(model.Criterion(act, points, when))
    return tuple(criteria)


def _lies_in(point: model.Point | None, above: model.Point) -> bool:
    while point is not None and point is not above:
        point = point.parent
    return point is above


def _cap(
    source: QuestionnaireSource, levels: Sequence[model.Level], linker: Linker, where: str
) -> tuple[SeverityName, model.Level] | None:
    if source.cap is None:
        return None
    names = {level.name: level for level in levels}
    level = names.get(source.cap.level)
    if level is None:
        hint = suggestion(source.cap.level, names)
        linker.problems.append(problem("D020", path=(where, "cap"), hint=hint, what="poziomu", id=source.cap.level))
        return None
    return source.cap.severity, level
