"""What an import did to a sheet, for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from diagnoza import wording
from diagnoza.answers.merged import Merged
from diagnoza.answers.saying import response_of
from diagnoza.answers.shown import response_text
from diagnoza.answers.source import AnswerPart, StatementPart
from diagnoza.definition.model import Definition, Question

_MARKS = {"added": ("+", "green"), "changed": ("~", "yellow")}
_WIDTH = 100


def print_intake(console: Console, definition: Definition, answers: Sequence[Merged]) -> None:
    """Area by area what is added (+), changed (~) and refused (!), then the numbers; what is unchanged is only counted."""
    titles = definition.bank.area_titles
    heading = ""
    for entry in answers:
        lines = list(_lines(entry))
        if lines and titles.get(entry.question.area, entry.question.area) != heading:
            heading = titles.get(entry.question.area, entry.question.area)
            console.print(Text(f"\n{heading}", "bold"))
        for line in lines:
            console.print(line, soft_wrap=True)
    if answers:
        console.print()
    console.print(Text(_counts(answers)))


def _lines(entry: Merged) -> Iterator[Text]:
    if entry.change != "unchanged":
        mark, style = _MARKS[entry.change]
        yield Text.assemble((f"{mark} {entry.question.id}", style), f"  {_cut(entry.question.text)}")
        if entry.change == "changed":
            yield Text(f"    było: {_said(entry.question, entry.before)}", "dim")
        yield Text(f"    {'jest' if entry.change == 'changed' else 'odpowiedź'}: {_said(entry.question, entry.after)}")
    for saying in entry.outdated:
        yield Text.assemble((f"! {entry.question.id}", "red"), f"  {_cut(entry.question.text)}")
        yield Text(
            f"    nie jest nowsza niż w arkuszu, nie wczytano: {_said(entry.question, saying.part)} ({saying.origin})"
        )
    for dispute in entry.disputes:
        yield Text.assemble((f"! {entry.question.id}", "red"), f"  {_cut(entry.question.text)}")
        yield Text(f"    w {dispute.origin or 'arkuszu'}: {_said(entry.question, dispute.against)}")
        yield Text(f"    w {dispute.saying.origin}: {_said(entry.question, dispute.saying.part)}")


def _said(question: Question, part: AnswerPart) -> str:
    """The answer with who gave it, all that stands beside it, and what others said."""
    response = response_of(question, part.value, part.reason, part.accepted)
    by = f" – {part.established.post}" if part.established and part.established.post else ""
    beside = [("uzasadnienie", part.reason), ("uwagi", part.note), ("dowody", ", ".join(part.evidence))]
    beside += [("wypowiedź", _stated(question, said)) for said in part.statements]
    told = [f"{name}: {text}" for name, text in beside if text]
    return _cut("; ".join([f"{response_text(response, question)}{by}", *told]), 400)


def _stated(question: Question, said: StatementPart) -> str:
    answer = response_text(response_of(question, said.answer, said.note), question)
    return f"{said.post} – {answer}" + (f" ({said.note})" if said.note else "")


def _cut(text: str, width: int = _WIDTH) -> str:
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1]}…"


def _counts(answers: Sequence[Merged]) -> str:
    def count(change: str) -> int:
        return sum(entry.change == change for entry in answers)

    refused = sum(len(entry.outdated) + len(entry.disputes) for entry in answers)
    parts = [f"Dodano: {count('added')}", f"zmieniono: {count('changed')}", f"bez zmian: {count('unchanged')}"]
    return ", ".join([*parts, f"odrzucono: {refused}"]) + "."


def waiting_text(answers: Sequence[Merged]) -> str:
    """How many nie dotyczy wait for the auditor, "" where none does."""
    ids = [entry.question.id for entry in answers if entry.after.value == "nie dotyczy" and not entry.after.accepted]
    if not ids:
        return ""
    counted = wording.plural(len(ids), "odpowiedź", "odpowiedzi", "odpowiedzi")
    verb = wording.plural_word(len(ids), "czeka", "czekają", "czeka")
    shown = " ".join(ids[:10]) + (" …" if len(ids) > 10 else "")
    return f"{counted} „nie dotyczy” {verb} na uznanie przez audytora (--uznaj-nd ID, wywiad albo „uznane: tak” w arkuszu): {shown}"


def intake_json(answers: Sequence[Merged]) -> list[dict[str, object]]:
    """Each answer that came in: the question, what happened, before, after and the files it came from."""
    return [
        {
            "question": entry.question.id,
            "change": entry.change,
            "before": _said(entry.question, entry.before),
            "after": _said(entry.question, entry.after),
            "files": list(entry.origins),
            "refused": [
                {"file": saying.origin, "answer": _said(entry.question, saying.part)}
                for saying in (*entry.outdated, *(dispute.saying for dispute in entry.disputes))
            ],
        }
        for entry in answers
    ]
