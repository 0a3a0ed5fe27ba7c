"""The linter of the content (design §2): what a definition may not or should not say.

Every check takes resolved objects and yields problems with paths that begin with the element's id.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence

from diagnoza.definition import model
from diagnoza.definition.resolve.conditions import questions_of
from diagnoza.definition.terms import UNKNOWN_WORDS
from diagnoza.definition.truth import HIDDEN, UNKNOWN, Observation, compile_condition
from diagnoza.problems import Problem, fold, problem

_NORM = re.compile(
    r"\b(PN|ISO|IEC|EN|ANSI|NIST|FIPS)\b[ -/]|\bIEEE|\bcertyfik|common criteria|\bEAL ?[0-9]", re.IGNORECASE
)
_EQUIVALENT = "rownowazn"
_MAX_COMBINATIONS = 4096
_MAX_BEHIND = 50


def check_bank(bank: model.Bank) -> list[Problem]:
    """Faults of single elements and of the bank as a whole, whatever questionnaire asks them."""
    return [
        *(p for question in bank.questions.values() for p in _question(question)),
        *(p for finding in bank.findings.values() for p in _finding(finding)),
        *(p for item in bank.items.values() for p in _item(item)),
        *_unused(bank),
        *_programmes(bank),
        *_unverifiable(bank),
    ]


def check_questionnaires(bank: model.Bank, definitions: Sequence[model.Definition]) -> list[Problem]:
    """What no questionnaire asks or cites, over all of them."""
    asked = {question for definition in definitions for question in definition.questions}
    problems = [problem("D060", path=(q.id,), id=q.id) for q in bank.questions.values() if q not in asked]
    cited = {reference.point for question in asked for reference in question.refs}
    cited.update(reference.point for finding in bank.findings.values() for reference in finding.refs)
    parents = {point.parent for point in bank.points.values()}
    for point in bank.points.values():
        has_children = point in parents
        if point not in cited and not has_children:
            path = (f"act:{point.act.id}", "points", point.order)
            problems.append(problem("D061", path=path, point=f"{point.act.short} {point.label}"))
    for definition in definitions:
        for index, entry in enumerate(definition.calendar):
            where = (f"questionnaire:{definition.id}", "calendar", index)
            problems.extend(_citation(entry.source, entry.verified, where))
            if entry.end is not None and entry.end < entry.start:
                problems.append(problem("D031", path=where))
    return problems


def _question(question: model.Question) -> Iterator[Problem]:
    yield from _shape(question)
    yield from _points(question)
    yield from _labels(question)
    if question.show_if is not None and not _can_be_true(question.show_if):
        yield problem("D050", path=(question.id, "show_if"), id=question.id)
    if question.is_scored:
        proven = all(entry.requires for entry in _top_answers(question))
        filled = (("help", question.help), ("evidence", question.evidence), ("ask", question.ask), ("requires", proven))
        for name, value in filled:
            if not value:
                yield problem("D051", path=(question.id,), id=question.id, field=name)


def _top_answers(question: model.Question) -> Iterator[model.Option | model.Band]:
    """Answers that bring all their question has to give: what must be seen before one may be chosen is to be said."""
    for option in question.options:
        if option.points == 1 or (question.kind == "multi" and option.points and option.finding is None):
            yield option
    yield from (band for band in question.bands if band.points == 1)


def _shape(question: model.Question) -> Iterator[Problem]:
    """Fields that belong to another kind of question, or are missing for this one."""
    kind = question.kind
    if kind in ("single", "multi") and len(question.options) < 2:
        yield problem("D040", path=(question.id,), reason="pytanie wyboru ma mniej niż dwie opcje")
    if kind in ("text", "table") and question.options:
        yield problem("D040", path=(question.id, "options"), reason="to pytanie nie może mieć opcji")
    if question.bands and kind not in ("number", "date"):
        yield problem("D040", path=(question.id, "bands"), reason="przedziały są tylko dla liczb i dat")
    if kind in ("number", "date") and question.is_scored and not question.bands:
        yield problem("D040", path=(question.id,), reason="punktowana liczba albo data musi mieć przedziały")
    if bool(question.columns) != (kind == "table"):
        yield problem("D040", path=(question.id,), reason="kolumny ma mieć tabela i tylko tabela")
    if kind != "multi" and any(option.exclusive or option.finding_if_absent for option in question.options):
        reason = "exclusive i finding_if_absent są tylko dla pytań wielokrotnego wyboru"
        yield problem("D040", path=(question.id, "options"), reason=reason)
    ends = [band.up_to for band in question.bands]
    if ends and (ends[-1] is not None or None in ends[:-1]):
        yield problem("D040", path=(question.id, "bands"), reason="tylko ostatni przedział jest bez up_to")
    known = [end for end in ends if end is not None]
    if known != sorted(set(known)):
        yield problem("D040", path=(question.id, "bands"), reason="przedziały muszą rosnąć")
    if question.minimum is not None and question.maximum is not None and question.minimum > question.maximum:
        yield problem("D040", path=(question.id, "min"), reason="min jest większe niż max")
    for index, column in enumerate(question.columns):
        if (column.kind == "single") != bool(column.options):
            yield problem(
                "D040", path=(question.id, "columns", index), reason="opcje ma mieć kolumna wyboru i tylko ona"
            )
    ids = [option.id for option in question.options] + [column.id for column in question.columns]
    for repeated in {id_ for id_ in ids if ids.count(id_) > 1}:
        yield problem("D040", path=(question.id,), reason=f"powtórzony identyfikator „{repeated}”")


def _points(question: model.Question) -> Iterator[Problem]:
    given = [option.points is not None for option in question.options]
    if any(given) and not all(given):
        yield problem("D041", path=(question.id, "options"))
        return
    if question.kind == "single" and any(given):
        points = [option.points for option in question.options]
        if 1 not in points or 0 not in points:
            yield problem("D042", path=(question.id, "options"))
    if question.is_scored and question.highest_points < 1:
        yield problem("D043", path=(question.id,))
    for index, option in enumerate(question.options):
        path = (question.id, "options", index)
        if option.points == 1 and option.finding is not None:
            yield problem("D044", path=path, id=option.id, question=question.id)
        silent = option.finding is None and question.kind != "multi"
        if option.points == 0 and (silent or (question.kind == "multi" and option.exclusive and not option.finding)):
            yield problem("D045", path=path, id=option.id, question=question.id)
    for index, band in enumerate(question.bands):
        path = (question.id, "bands", index)
        if band.points == 1 and band.finding is not None:
            yield problem("D044", path=path, id=f"do {band.up_to}", question=question.id)
        if band.points == 0 and band.finding is None:
            yield problem("D045", path=path, id=f"do {band.up_to}", question=question.id)


def _labels(question: model.Question) -> Iterator[Problem]:
    folded = [fold(option.label) for option in question.options]
    for index, label in enumerate(folded):
        if label in UNKNOWN_WORDS or any(label.startswith(word) for word in UNKNOWN_WORDS):
            yield problem("D046", path=(question.id, "options", index), label=question.options[index].label)
        others = {fold(option.id) for option in question.options if option is not question.options[index]}
        if label in folded[:index] or label in others:
            yield problem("D047", path=(question.id, "options", index), label=question.options[index].label)


def _finding(finding: model.Finding) -> Iterator[Problem]:
    if not finding.measures and not finding.no_measures:
        yield problem("D052", path=(finding.id,), id=finding.id)
    if finding.kind == "niezgodnosc" and not finding.refs:
        yield problem("D053", path=(finding.id,), id=finding.id)
    if not finding.criterion and not finding.refs:
        yield problem("D054", path=(finding.id,), id=finding.id)


def _item(item: model.Item) -> Iterator[Problem]:
    for index, text in enumerate(item.requirements):
        if _NORM.search(text) and _EQUIVALENT not in fold(text):
            yield problem("D055", path=(item.id, "requirements", index), id=item.id)


def _unused(bank: model.Bank) -> Iterator[Problem]:
    fired = {finding for question in bank.questions.values() for finding in question.findings}
    fired.update(rule.finding for rule in bank.rules)
    for finding in bank.findings.values():
        if finding not in fired:
            yield problem("D062", path=(finding.id,), id=finding.id)
    emitted = {measure for finding in fired for group in finding.measures for measure in group}
    for measure in bank.measures.values():
        if measure not in emitted:
            yield problem("D063", path=(measure.id,), id=measure.id)


def _programmes(bank: model.Bank) -> Iterator[Problem]:
    for programme in bank.programmes.values():
        for item in bank.items.values():
            if item not in programme.items:
                yield problem("D064", path=(item.id,), id=item.id, programme=programme.id)
        for item, lines in programme.items.items():
            last = lines[-1]
            if last.units or last.period.start or last.period.end:
                yield problem("D065", path=(f"programme:{programme.id}", "items", item.id), id=item.id)


def _unverifiable(bank: model.Bank) -> Iterator[Problem]:
    """`verified: true` must rest on a source that can be opened or found."""
    for act in bank.acts.values():
        yield from _citation(act.source, act.source.verified, (f"act:{act.id}", "source"))
    for certificate in bank.certificates.values():
        yield from _citation(certificate.source, certificate.source.verified, (certificate.id, "source"))
    for threshold in bank.thresholds:
        yield from _citation(threshold.source, threshold.source.verified, (f"threshold:{threshold.id}", "source"))
    for programme in bank.programmes.values():
        where = f"programme:{programme.id}"
        for item, lines in programme.items.items():
            for index, line in enumerate(lines):
                yield from _citation(line.source, line.verified, (where, "items", item.id, index))
        for index, limit in enumerate(programme.limits):
            yield from _citation(limit.source, limit.verified, (where, "limits", index))


def _citation(source: model.Citation, verified: bool, path: tuple[str | int, ...]) -> Iterator[Problem]:
    if verified and not (source.title and (source.url or source.point)):
        yield problem("D056", path=path)


def _can_be_true(condition: model.Condition) -> bool:
    """Whether some choice of options makes the condition other than false; too many combinations count as yes.

    What a question further up hides is hidden here too.
    """
    behind = _behind(condition)
    questions = [q for q in behind if q.kind == "single"]
    if len(behind) > _MAX_BEHIND or math.prod(len(q.options) for q in questions) > _MAX_COMBINATIONS:
        return True
    decide = compile_condition(condition)
    shown = {q: compile_condition(q.show_if) for q in behind if q.show_if is not None}
    for combination in itertools.product(*(q.options for q in questions)):
        chosen = dict(zip(questions, combination, strict=True))

        def observe(question: model.Question, chosen: dict[model.Question, model.Option] = chosen) -> Observation:
            if question in shown and shown[question](observe, {}) is False:
                return HIDDEN
            option = chosen.get(question)
            return UNKNOWN if option is None else Observation("answered", frozenset((option,)))

        if decide(observe, {}) is not False:
            return True
    return False


def _behind(condition: model.Condition) -> tuple[model.Question, ...]:
    """Questions the condition reads, and those their own conditions read, all the way up."""
    found: dict[model.Question, None] = {}
    queue = list(questions_of(condition))
    while queue:
        question = queue.pop()
        if question not in found:
            found[question] = None
            queue.extend(questions_of(question.show_if) if question.show_if is not None else ())
    return tuple(found)
