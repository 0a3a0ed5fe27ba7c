"""Linking a map to a questionnaire: every id, option, word and address, each with the nearest right one.

What the bank knows and this questionnaire doesn't ask is a warning: one map serves several questionnaires.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from diagnoza import wording
from diagnoza.definition.model import Definition, Question
from diagnoza.definition.terms import UNKNOWN_WORDS
from diagnoza.forms.operator import vocabulary
from diagnoza.forms.operator.loading import Entry
from diagnoza.forms.operator.readings import NO_DATA
from diagnoza.problems import MAX_HINTS, Problem, fold, problem, suggestion

FINDING_WORDS = {
    "stwierdzone": "stwierdzone",
    "do-ustalenia": "do ustalenia",
    "odrzucone": "odrzucone",
    "nie-stwierdzono": "nie stwierdzono",
}


def check_map(entries: Sequence[Entry], definition: Definition, units: Iterable[str]) -> list[Problem]:
    """O010 unknown ids, O011 what isn't asked here, O012 words that stand for nothing, O013 a field named twice, O016."""
    linker = _Linker(definition, tuple(units))
    for entry in entries:
        linker.problems.extend(linker.check(entry))
    return linker.problems


class _Linker:
    def __init__(self, definition: Definition, units: tuple[str, ...]) -> None:
        self.definition = definition
        self.units = units
        self.names = vocabulary.names(definition)
        self.asked = frozenset(definition.questions)
        self.held = frozenset(point for criterion in definition.criteria for point in criterion.points)
        self.seen: dict[tuple[str, str], int] = {}
        self.problems: list[Problem] = []

    def check(self, entry: Entry) -> Iterator[Problem]:
        part, path = entry.part, entry.path
        key = (part.target_key, fold(part.target).replace("$", ""))
        first = self.seen.setdefault(key, entry.index)
        if first != entry.index:
            yield problem("O013", path=(*path, part.target_key), target=part.target, number=first + 1)
        if part.unit is not None and part.unit not in self.units:
            yield self.unknown((*path, "jednostka"), "jednostki", part.unit, self.units)
        if part.value is not None:
            yield from self.value(entry, part.value)
        elif part.question is not None:
            yield from self.question(entry, part.question)
        elif part.conformity is not None:
            yield from self.point(entry)
        elif part.finding is not None:
            yield from self.finding(entry, part.finding)
        elif part.words:
            yield problem("O016", path=(*path, "jako"), key="jako", why="stały tekst nie ma odmian")

    def value(self, entry: Entry, name: str) -> Iterator[Problem]:
        path = entry.path
        if vocabulary.general(name) not in self.names:
            yield self.unknown((*path, "wartosc"), "wartości", name, self.names)
            return
        words = vocabulary.choices(name)
        if words is None and set(entry.part.words) - {NO_DATA}:
            yield problem("O016", path=(*path, "jako"), key="jako", why=f"„{name}” to liczba albo data")
        elif words:
            yield from self.words(entry, words, f"wartość „{name}”")

    def question(self, entry: Entry, id_: str) -> Iterator[Problem]:
        part, path = entry.part, (*entry.path, entry.part.source_key)
        question = self.definition.bank.questions.get(id_)
        if question is None:
            yield self.unknown(path, "pytania", id_, self.definition.bank.questions)
            return
        if question not in self.asked:
            yield problem("O011", path=path, questionnaire=self.definition.id, what="pytania", id=id_)
        if part.option is not None:
            yield from self.option(entry, question, part.option)
        elif part.column is not None:
            yield from self.column(entry, question, part.column)
        elif part.answer is not None and part.words:
            if not question.options:
                states = (*UNKNOWN_WORDS, NO_DATA)
                yield from self.words(entry, states, f"pytanie „{id_}”")
            else:
                known = [word for option in question.options for word in (option.id, option.label)]
                yield from self.words(entry, (*known, *UNKNOWN_WORDS), f"pytanie „{id_}”")
        elif part.verification is not None:
            yield from self.words(entry, tuple(wording.VERIFICATION), "weryfikacja")
        elif set(part.words) - {NO_DATA}:
            yield problem("O016", path=(*entry.path, "jako"), key="jako", why=f"„{part.source_key}” to tekst")

    def option(self, entry: Entry, question: Question, id_: str) -> Iterator[Problem]:
        known = [word for option in question.options for word in (option.id, option.label)]
        if fold(id_) not in {fold(word) for word in known}:
            options = [option.id for option in question.options]
            yield self.unknown((*entry.path, "opcja"), f"w pytaniu „{question.id}” opcji", id_, options)
        yield from self.words(entry, ("tak", "nie", *UNKNOWN_WORDS), "opcja pytania")

    def column(self, entry: Entry, question: Question, id_: str) -> Iterator[Problem]:
        columns = [column.id for column in question.columns]
        if id_ not in columns:
            yield self.unknown((*entry.path, "kolumna"), f"w pytaniu „{question.id}” kolumny", id_, columns)
        if set(entry.part.words) - {NO_DATA}:
            yield problem("O016", path=(*entry.path, "jako"), key="jako", why="komórka tabeli to tekst")

    def point(self, entry: Entry) -> Iterator[Problem]:
        named, path = entry.part.conformity, (*entry.path, "zgodnosc")
        assert named is not None
        bank = self.definition.bank
        if named.act not in bank.acts:
            yield self.unknown((*path, "akt"), "aktu", named.act, bank.acts)
            return
        point = bank.points.get((named.act, named.point))
        if point is None:
            points = [id_ for act, id_ in bank.points if act == named.act]
            yield self.unknown((*path, "punkt"), f"w akcie „{named.act}” punktu", named.point, points)
        elif point not in self.held:
            what = f"punktu {point.label} aktu"
            yield problem("O011", path=path, questionnaire=self.definition.id, what=what, id=named.act)
        if named.aspect == "stan":
            yield from self.words(entry, tuple(wording.CONFORMITY), "zgodność")
        elif set(entry.part.words) - {NO_DATA}:
            yield problem("O016", path=(*entry.path, "jako"), key="jako", why=f"„{named.aspect}” to tekst")

    def finding(self, entry: Entry, id_: str) -> Iterator[Problem]:
        if id_ not in self.definition.bank.findings:
            yield self.unknown((*entry.path, "ustalenie"), "ustalenia", id_, self.definition.bank.findings)
        yield from self.words(entry, tuple(FINDING_WORDS), "ustalenie")

    def words(self, entry: Entry, known: Sequence[str], what: str) -> Iterator[Problem]:
        folded = {fold(word) for word in (*known, NO_DATA)}
        for word in entry.part.words:
            if fold(word) not in folded:
                hint = suggestion(word, [*known, NO_DATA]) if len(self.problems) < MAX_HINTS else ""
                yield problem("O012", path=(*entry.path, "jako", word), at_key=True, hint=hint, what=what, word=word)

    def unknown(self, path: tuple[str | int, ...], what: str, id_: str, known: Iterable[str]) -> Problem:
        hint = suggestion(id_, known) if len(self.problems) < MAX_HINTS else ""
        return problem("O010", path=path, hint=hint, what=what, id=id_)
