"""Questions with their options, findings and conditions; the rules over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from diagnoza.definition import findings, model, questions
from diagnoza.definition.resolve.conditions import ConditionResolver, condition_ids, questions_of
from diagnoza.definition.resolve.linker import Linker, references
from diagnoza.problems import problem


def resolve_questions(
    areas: Sequence[questions.AreaSource],
    finding_map: Mapping[str, model.Finding],
    points: Mapping[tuple[str, str], model.Point],
    conditions: ConditionResolver,
    linker: Linker,
) -> dict[str, model.Question]:
    by_id = {question.id: (question, area.id) for area in areas for question in area.questions}
    built: dict[str, model.Question] = {}

    def needs(entry: tuple[questions.QuestionSource, str]) -> Iterable[str]:
        return condition_ids(entry[0].show_if)

    for source, area in linker.in_order(by_id, needs, "show_if"):
        conditions.declared = by_id.keys()
        built[source.id] = _question(source, area, finding_map, points, built, conditions, linker)
    return {id_: built[id_] for id_ in by_id if id_ in built}


def _question(
    source: questions.QuestionSource,
    area: str,
    finding_map: Mapping[str, model.Finding],
    points: Mapping[tuple[str, str], model.Point],
    built: Mapping[str, model.Question],
    conditions: ConditionResolver,
    linker: Linker,
) -> model.Question:
    def finding(id_: str | None, *path: str | int) -> model.Finding | None:
        return linker.find(id_, finding_map, "ustalenia", (source.id, *path)) if id_ else None

    options = tuple(
        model.Option(
            id=option.id,
            label=option.label,
            points=None if option.points is None else Fraction(option.points),
            requires=option.requires,
            strength=option.strength,
            finding=finding(option.finding, "options", index, "finding"),
            finding_if_absent=finding(option.finding_if_absent, "options", index, "finding_if_absent"),
            exclusive=option.exclusive,
        )
        for index, option in enumerate(source.options)
    )
    bands = tuple(
        model.Band(
            up_to=None if band.up_to is None else Fraction(band.up_to),
            points=Fraction(band.points),
            requires=band.requires,
            strength=band.strength,
            finding=finding(band.finding, "bands", index, "finding"),
        )
        for index, band in enumerate(source.bands)
    )
    return model.Question(
        id=source.id,
        area=area,
        text=source.text,
        kind=source.kind,
        weight=Fraction(source.weight if source.weight is not None else 1),
        scope=source.scope,
        ask=source.ask,
        help=source.help,
        evidence=source.evidence,
        refs=references(source.refs, points, linker, (source.id, "refs")),
        show_if=conditions.resolve(source.show_if, built, (source.id, "show_if")),
        options=options,
        bands=bands,
        columns=tuple(
            model.Column(c.id, c.label, c.kind, tuple((o.id, o.label) for o in c.options), c.required)
            for c in source.columns
        ),
        unit=source.unit,
        minimum=None if source.min is None else Fraction(source.min),
        maximum=None if source.max is None else Fraction(source.max),
    )


def resolve_rules(
    rules: Sequence[findings.RuleSource],
    areas: Mapping[str, str],
    question_map: Mapping[str, model.Question],
    finding_map: Mapping[str, model.Finding],
    conditions: ConditionResolver,
    linker: Linker,
) -> Iterator[model.Rule]:
    for rule in rules:
        linker.find(rule.area, areas, "obszaru", (rule.id, "area"))
        finding = linker.find(rule.finding, finding_map, "ustalenia", (rule.id, "finding"))
        when = conditions.resolve(rule.when, question_map, (rule.id, "when"))
        if finding is None or when is None:
            continue
        read = questions_of(when)
        if not read:
            linker.problems.append(problem("D026", path=(rule.id, "when")))
        yield model.Rule(rule.id, rule.area, when, finding, read)
