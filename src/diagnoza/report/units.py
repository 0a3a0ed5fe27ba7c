"""One unit: areas with answers and findings, conformity, exclusions, risk matrix, what is still to be established."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from diagnoza import wording
from diagnoza.answers.model import Answer, Answered, NotApplicable
from diagnoza.answers.shown import response_text
from diagnoza.definition.model import Option
from diagnoza.evaluation.model import AreaResult, Evaluation, FindingResult, PointResult, QuestionResult
from diagnoza.evaluation.scores import band_of
from diagnoza.report import model
from diagnoza.report.numbers import Numbers
from diagnoza.report.summary import unit_summary
from diagnoza.report.text import CONFORMITY_TONE, SEVERITY_TONE, joined, legal, not_due
from diagnoza.wording import moment

MAJOR = frozenset({"krytyczna", "wysoka"})
"""Severities whose findings are printed at length; the others take a row each."""

_LIKELIHOODS = ("małe", "umiarkowane", "duże", "bardzo duże")


def unit_section(evaluation: Evaluation, numbers: Numbers) -> model.UnitSection:
    """Everything about one unit, areas in the order of the questionnaire."""
    sections = [_area(area, evaluation, numbers) for area in evaluation.areas]
    scored = tuple(section for section in sections if section.is_scored)
    return model.UnitSection(
        id=evaluation.sheet.source.unit.id,
        name=evaluation.sheet.source.unit.name,
        summary=unit_summary(evaluation),
        environment=tuple(section for section in sections if not section.is_scored),
        areas=scored,
        strengths=tuple(f"{section.title}: {' '.join(section.strengths)}" for section in scored if section.strengths),
        rejected=tuple(_finding(f, evaluation, numbers) for f in evaluation.rejected),
        conformity=tuple(_conformity(evaluation, numbers)),
        exclusions=tuple(_exclusions(evaluation)),
        matrix=tuple(_matrix(evaluation, numbers)),
        open_findings=tuple(_open_findings(evaluation, numbers)),
        open_questions=tuple(_open_questions(evaluation)),
        idle_answers=tuple(a for section in sections for a in section.answers if not a.is_active),
        idle=tuple(_idle(evaluation)),
    )


def _area(area: AreaResult, evaluation: Evaluation, numbers: Numbers) -> model.AreaSection:
    findings = [(f, _finding(f, evaluation, numbers)) for f in evaluation.findings if f.area == area.area.id]
    low = _percent(area.low)
    counts = (
        (area.answered, "odpowiedź", "odpowiedzi", "odpowiedzi"),
        (area.unknown, "„nie wiem”", "„nie wiem”", "„nie wiem”"),
        (area.not_examined, "niezbadane", "niezbadane", "niezbadanych"),
        (area.not_applicable, "„nie dotyczy”", "„nie dotyczy”", "„nie dotyczy”"),
        (area.unanswered, "bez odpowiedzi", "bez odpowiedzi", "bez odpowiedzi"),
    )
    shown = ", ".join(wording.plural(count, *words) for count, *words in counts if count)
    return model.AreaSection(
        id=area.area.id,
        title=area.area.title,
        score=wording.percent(area.low),
        range=wording.score_range(area.low, area.high),
        percent=low,
        open_percent=None if low is None or area.high is None else wording.whole_percent(area.high) - low,
        weight=wording.number(area.area.weight),
        counts=shown or "brak pytań mających zastosowanie",
        tone=_score_tone(area),
        is_scored=any(question.is_scored for question in area.area.questions),
        answers=tuple(answer_entry(result, numbers) for result in area.questions),
        major_findings=tuple(entry for f, entry in findings if f.severity in MAJOR),
        minor_findings=tuple(entry for f, entry in findings if f.severity not in MAJOR),
        strengths=tuple(_strengths(area, evaluation.sheet.source.conducted.end)),
    )


def _percent(share: Fraction | None) -> int | None:
    return None if share is None else wording.whole_percent(share)


def _score_tone(area: AreaResult) -> str:
    if area.low is None:
        return "none"
    percents = area.low * 100
    return "critical" if percents < 25 else "high" if percents < 50 else "medium" if percents < 75 else "good"


def answer_entry(result: QuestionResult, numbers: Numbers) -> model.AnswerEntry:
    """A question with everything that was typed for it."""
    answer, question = result.answer, result.question
    note = joined([answer.note, *_statements(answer)], "\n")
    points = "" if result.low is None or result.high is None else wording.number(result.low, 2)
    if result.low != result.high:
        points = f"{points}–{wording.number(result.high or 0, 2)}"
    return model.AnswerEntry(
        mark=numbers.mark(question),
        text=question.text,
        answer=_shown_answer(result),
        details=joined([answer.reason, _applicability(result)]),
        note=note,
        evidence="; ".join(answer.evidence),
        verification=joined(
            [wording.VERIFICATION[answer.verification] if answer.verification else "", _established(answer)]
        ),
        points=points,
        is_active=result.visible is not False,
    )


def _shown_answer(result: QuestionResult) -> str:
    never_asked = result.visible is False and result.state == "unanswered"
    return "—" if never_asked else response_text(result.answer.response, result.question)


def _applicability(result: QuestionResult) -> str:
    if result.visible is None:
        return "nie wiadomo, czy pytanie ma zastosowanie"
    if result.visible:
        return ""
    kept = "" if result.state == "unanswered" else "odpowiedź zachowano, lecz się nie liczy"
    return joined(["pytanie nie ma zastosowania", kept])


def _established(answer: Answer) -> str:
    established = answer.established
    return joined([established.method, established.post, moment(established.when)], ", ") if established else ""


def _statements(answer: Answer) -> Iterator[str]:
    for said in answer.statements:
        note = f" ({said.note})" if said.note else ""
        yield f"Wypowiedź — {said.post}: {response_text(said.response)}{note}"


def _strengths(area: AreaResult, end: date | None) -> Iterator[str]:
    for result in area.questions:
        response = result.answer.response
        if result.visible and isinstance(response, Answered):
            value = response.value
            chosen = [entry for entry in value if isinstance(entry, Option)] if isinstance(value, tuple) else []
            band = band_of(result.question, value, end)
            yield from (entry.strength for entry in (*chosen, band) if entry and entry.strength)


def _finding(finding: FindingResult, evaluation: Evaluation, numbers: Numbers) -> model.FindingEntry:
    judgement = finding.judgement
    severity = wording.SEVERITY[finding.severity]
    if finding.severity != finding.computed_severity:
        severity = f"{severity} (obliczona: {wording.SEVERITY[finding.computed_severity]})"
    decision = joined([f"{judgement.decision}", judgement.reason], ": ") if judgement else ""
    own = finding.own.source.recommendation if finding.own else ""
    unanswered = finding.finding.no_measures if finding.finding and not finding.measures else ""
    return model.FindingEntry(
        number=numbers.findings[finding.id],
        id=finding.id,
        title=finding.title,
        kind=wording.FINDING_KIND[finding.kind],
        state=wording.FINDING_STATE[finding.state],
        is_open=finding.state == "possible",
        severity=severity,
        tone=SEVERITY_TONE[finding.severity],
        rank=f"{finding.likelihood} × {finding.impact} = {finding.rank}",
        criterion=finding.criterion or legal(finding.refs),
        text=finding.text,
        cause=finding.cause,
        effect=finding.effect or "nie określono",
        legal=legal(finding.refs, not_due(evaluation)),
        recommendation=own or unanswered,
        measures=tuple(
            numbers.measure(measure, "albo" if index else "")
            for group in finding.measures
            for index, measure in enumerate(group)
        ),
        decision=decision,
        trace="; ".join(cause.explanation for cause in finding.causes) or "ustalenie własne audytora",
        questions=tuple(map(numbers.mark, finding.questions)),
    )


def _conformity(evaluation: Evaluation, numbers: Numbers) -> Iterator[model.ActSection]:
    for result in evaluation.conformity:
        notes = []
        if result.is_repealed:
            notes.append("Akt nieobowiązujący w dniu diagnozy; obok podano dzisiejszy odpowiednik punktu.")
        if result.is_not_due:
            notes.append("Obowiązki jeszcze się nie rozpoczęły; obok podano stan obecny.")
        if result.act.note:
            notes.append(wording.sentence(result.act.note))
        if not result.act.source.verified:
            notes.append("Treść punktów podano w skrócie; brzmienie do potwierdzenia w tekście aktu.")
        yield model.ActSection(
            short=result.act.short,
            title=result.act.title,
            note=" ".join(notes),
            points=tuple(_point(point, evaluation, numbers, result.is_repealed) for point in result.points),
        )


def _point(result: PointResult, evaluation: Evaluation, numbers: Numbers, is_repealed: bool) -> model.PointEntry:
    remarks = []
    if result.state != result.present:
        remarks.append(f"stan obecny: {wording.CONFORMITY[result.present]}")
    if result.overruling is not None:
        remarks.append(
            f"decyzja audytora (obliczono: {wording.CONFORMITY[result.computed]}): {result.overruling.reason}"
        )
    if is_repealed:
        points = evaluation.definition.bank.points.values()
        remarks.extend(f"dziś: {p.act.short}, {p.label}" for p in points if result.point in p.same_as)
    return model.PointEntry(
        label=result.point.label,
        title=result.point.title,
        state=wording.CONFORMITY[result.state],
        tone=CONFORMITY_TONE[result.state],
        questions=tuple(map(numbers.mark, result.questions)),
        remark="; ".join(remarks),
    )


def _exclusions(evaluation: Evaluation) -> Iterator[model.Row]:
    for result in evaluation.results.values():
        response = result.answer.response
        if isinstance(response, NotApplicable) and result.visible is not False:
            accepted = "uznane" if response.accepted else "nieuznane; liczy się jak „nie wiem”"
            yield model.Row((result.question.text, response.reason, accepted))


def _matrix(evaluation: Evaluation, numbers: Numbers) -> Iterator[model.MatrixRow]:
    """Likelihood from 4 down to 1; certain findings and those to be established apart."""
    definition = evaluation.definition
    for likelihood in range(4, 0, -1):
        cells = []
        for impact in range(1, 5):
            severity = definition.severity(likelihood, impact)
            here = [f for f in evaluation.findings if (f.likelihood, f.impact) == (likelihood, impact)]
            cells.append(
                model.MatrixCell(
                    severity=wording.SEVERITY[severity],
                    tone=SEVERITY_TONE[severity],
                    findings=tuple(numbers.finding(f) for f in here if f.state == "certain"),
                    open_findings=tuple(numbers.finding(f) for f in here if f.state == "possible"),
                )
            )
        yield model.MatrixRow(f"{likelihood} – {_LIKELIHOODS[likelihood - 1]}", tuple(cells))


def _open_findings(evaluation: Evaluation, numbers: Numbers) -> Iterator[model.Row]:
    for finding in evaluation.findings:
        if finding.state == "possible":
            asks = sorted({role for q in finding.questions for role in q.ask})
            whom = ", ".join(wording.ROLE[role] for role in asks)
            questions = ", ".join(map(numbers.mark, finding.questions))
            severity = wording.SEVERITY[finding.severity]
            yield model.Row((numbers.findings[finding.id], finding.title, severity, questions, whom or "nie wskazano"))


def _open_questions(evaluation: Evaluation) -> Iterator[model.Row]:
    for result in evaluation.results.values():
        if result.visible is not False and result.state in ("unknown", "not_examined", "unanswered"):
            whom = ", ".join(wording.ROLE[role] for role in result.question.ask)
            answer = response_text(result.answer.response)
            yield model.Row((result.question.text, answer, whom or "nie wskazano", "; ".join(result.question.evidence)))


def _idle(evaluation: Evaluation) -> Iterator[model.Row]:
    """Decisions on findings that do not stand, positions on measures not recommended, answers to questions not asked."""
    sheet = evaluation.sheet
    standing = {f.id for f in (*evaluation.findings, *evaluation.rejected)}
    for finding, judgement in sheet.judgements.items():
        if finding.id not in standing:
            content = joined([judgement.decision, judgement.state, judgement.cause, judgement.reason])
            yield model.Row((f"Decyzja o ustaleniu, którego odpowiedzi nie wywołują: {finding.title}", content))
    recommended = {result.measure for result in evaluation.measures}
    for measure, position in sheet.positions.items():
        if measure not in recommended:
            content = joined([position.position or "", position.responsible, position.note])
            yield model.Row((f"Stanowisko do zalecenia, którego nie wydano: {measure.title}", content))
    binding = {point for held in evaluation.acts for point in held.points}
    for point, overruling in sheet.overrulings.items():
        if point not in binding:
            content = joined([wording.CONFORMITY[overruling.state], overruling.reason])
            yield model.Row(
                (
                    f"Ocena punktu, według którego tej jednostki się nie ocenia: {point.act.short}, {point.label}",
                    content,
                )
            )
    for own in sheet.idle_findings:
        content = joined([own.criterion, own.state, own.cause, own.effect, own.recommendation])
        yield model.Row((f"Ustalenie własne w obszarze spoza tego kwestionariusza: {own.area}", content))
    for id_ in sheet.kept:
        part = sheet.source.answers[id_]
        evidence = ", ".join(part.evidence)
        content = joined([str(part.value or ""), part.reason, part.note, evidence])
        yield model.Row((f"Odpowiedź na pytanie spoza tego kwestionariusza: {id_}", content))
