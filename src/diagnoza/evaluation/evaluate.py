"""A sheet and its definition → an evaluation; the whole of design §4 on one screen."""

from __future__ import annotations

from diagnoza.answers.model import AnswerSheet
from diagnoza.answers.route import Route
from diagnoza.definition.model import Definition
from diagnoza.evaluation import scores
from diagnoza.evaluation.conformity import conform
from diagnoza.evaluation.criteria import held_acts
from diagnoza.evaluation.findings import find
from diagnoza.evaluation.measures import recommend
from diagnoza.evaluation.model import Evaluation, Overall


def evaluate(sheet: AnswerSheet, route: Route, definition: Definition) -> Evaluation:
    """Scores, findings, measures and conformity of one unit."""
    results = scores.score_questions(sheet, route, definition)
    areas = scores.score_areas(definition, results)
    acts = held_acts(definition, sheet, route)
    findings, rejected = find(sheet, route, definition, acts, results)
    low = scores.overall_low(areas)
    overall = Overall(
        low=low,
        high=scores.overall_high(areas),
        level=scores.level_of(definition, low, findings),
        examined=scores.examined_share(results.values()),
        evidenced=scores.evidenced_share(areas),
        critical=sum(f.state == "certain" and f.severity == "krytyczna" for f in findings),
    )
    return Evaluation(
        definition=definition,
        sheet=sheet,
        route=route,
        overall=overall,
        areas=areas,
        acts=acts,
        findings=findings,
        rejected=rejected,
        measures=recommend(findings, areas, sheet),
        conformity=conform(acts, sheet, results, findings),
        results=results,
    )
