"""What a questionnaire holds, counted, as a whole or in one area."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diagnoza.definition.model import Area, Definition, Finding, Question, Rule
from diagnoza.definition.needs import with_needs


@dataclass(frozen=True, slots=True)
class Census:
    """Each thing counted once; `items` with what they need, composites as their parts.

    `references` are to points of the acts the questionnaire names.
    """

    questions: int
    scored: int
    core: int
    findings: int
    rules: int
    measures: int
    items: int
    references: int


def census(definition: Definition) -> Census:
    """Counts of the whole questionnaire."""
    return _counted(definition, definition.questions, definition.rules)


def area_census(definition: Definition, area: Area) -> Census:
    """Counts of one area: its questions, and the rules whose findings stand in it."""
    return _counted(definition, area.questions, [rule for rule in definition.rules if rule.area == area.id])


def fired(questions: Iterable[Question], rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Findings the answers and rules can fire, each once."""
    found = [finding for question in questions for finding in question.findings]
    return tuple(dict.fromkeys([*found, *(rule.finding for rule in rules)]))


def _counted(definition: Definition, questions: Iterable[Question], rules: Iterable[Rule]) -> Census:
    asked, rules = list(questions), list(rules)
    findings = fired(asked, rules)
    measures = {measure for finding in findings for group in finding.measures for measure in group}
    named = {point for criterion in definition.criteria for point in criterion.points}
    return Census(
        questions=len(asked),
        scored=sum(question.is_scored for question in asked),
        core=sum(question.scope == "core" for question in asked),
        findings=len(findings),
        rules=len(rules),
        measures=len(measures),
        items=len(with_needs(item for measure in measures for item in measure.purchases)),
        references=sum(reference.point in named for question in asked for reference in question.refs),
    )
