"""A sheet's source and the definition → an `AnswerSheet`, with every problem at once.

A path in a problem is the path in the YAML file; `files.sheets` adds the place.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

from diagnoza.answers import source as sheet
from diagnoza.answers.migrate import migrated
from diagnoza.answers.model import ABSENT, Answer, AnswerSheet, Decision, OwnFinding, Response, Statement
from diagnoza.answers.values import Misread, read_response
from diagnoza.definition.model import Definition, Item, Point, Question, Reference
from diagnoza.definition.terms import FactName
from diagnoza.definition.truth import Facts
from diagnoza.problems import MAX_HINTS, Problem, problem, suggestion

T = TypeVar("T")
S = TypeVar("S")


class _OfItem(Protocol):
    """An entry that names a purchase item."""

    @property
    def item(self) -> str: ...


P = TypeVar("P", bound=_OfItem)


def parse_sheet(source: sheet.SheetSource, definition: Definition) -> tuple[AnswerSheet, list[Problem]]:
    """Link the sheet: A010 unknown id, A014 a newer version, A02x answers, A030 a reason is missing.

    Errors leave the faulty entry out, so that the rest can still be looked at.
    """
    source, problems = migrated(source, definition)
    parser = _Parser(definition, problems)
    bank = definition.bank
    parsed = AnswerSheet(
        source=source,
        answers=MappingProxyType(parser.answers(source.answers)),
        judgements=MappingProxyType(parser.by_id(source.judgements, bank.findings, "ustalenia", "ustalenia")),
        own_findings=parser.own_findings(source.own_findings),
        idle_findings=tuple(parser.idle_findings),
        overrulings=MappingProxyType(parser.overrulings(source.conformity)),
        positions=MappingProxyType(parser.by_id(source.positions, bank.measures, "zalecenia", "zalecenia")),
        owned=parser.items(source.owned, "posiadane"),
        wishes=parser.items(source.wishes, "potrzeby_wlasne"),
        expenses=parser.items(source.expenses, "wydatki"),
        prices=MappingProxyType(parser.by_id(source.prices, bank.items, "pozycji zakupowej", "ceny_szacunkowe")),
        decision=parser.decision(source.decision),
        kept=tuple(parser.kept),
        facts=_facts(source.unit),
    )
    return parsed, parser.problems


def _facts(unit: sheet.UnitPart) -> Facts:
    resources = unit.resources
    counts: dict[FactName, object] = {
        "etaty": resources.full_time,
        "pracownicy": resources.employees,
        "stanowiska": resources.workstations,
        "serwery": resources.servers,
        "lokalizacje": resources.sites,
    }
    facts: dict[FactName, str | Fraction | None] = {"rodzaj": unit.kind}
    for name, value in counts.items():
        facts[name] = None if value is None else Fraction(str(value))
    return MappingProxyType(facts)


class _Parser:
    """Resolves the ids of a sheet against one definition."""

    def __init__(self, definition: Definition, problems: list[Problem]) -> None:
        self.definition = definition
        self.problems = problems
        self.kept: list[str] = []
        self.idle_findings: list[sheet.OwnFinding] = []

    def answers(self, parts: Mapping[str, sheet.AnswerPart]) -> dict[Question, Answer]:
        asked = {question.id: question for question in self.definition.questions}
        answers = {}
        for id_, part in parts.items():
            if id_ in asked:
                answer = self._answer(asked[id_], part)
                if answer is not None:
                    answers[asked[id_]] = answer
            elif id_ in self.definition.bank.questions:
                self.kept.append(id_)
            else:
                hint = self._nearest(id_, self.definition.bank.questions)
                self._tell("A010", ("odpowiedzi", id_), hint, at_key=True, what="pytania", id=id_)
        return {question: answers[question] for question in asked.values() if question in answers}

    def _answer(self, question: Question, part: sheet.AnswerPart) -> Answer | None:
        path = ("odpowiedzi", question.id, "odpowiedz")
        try:
            response = read_response(question, part.value, part.reason, part.accepted)
            statements = tuple(
                Statement(said.post, self._statement(question, said, index), said.note)
                for index, said in enumerate(part.statements)
            )
        except Misread as misread:
            self.problems.append(dataclasses.replace(misread.problem, path=(*path, *misread.problem.path)))
            return None
        return Answer(response, part.reason, part.note, part.evidence, part.verification, part.established, statements)

    def _statement(self, question: Question, said: sheet.StatementPart, index: int) -> Response:
        try:
            return read_response(question, said.answer, said.note or "—", accepted=True)
        except Misread as misread:
            path = ("odpowiedzi", question.id, "wypowiedzi", index, "odpowiedz")
            self.problems.append(dataclasses.replace(misread.problem, path=path))
            return ABSENT

    def by_id(self, parts: Mapping[str, T], among: Mapping[str, S], what: str, key: str) -> dict[S, T]:
        found = {}
        for id_, part in parts.items():
            if id_ in among:
                found[among[id_]] = part
            else:
                self._tell("A010", (key, id_), self._nearest(id_, among), at_key=True, what=what, id=id_)
        return found

    def items(self, parts: Iterable[P], key: str) -> tuple[tuple[Item, P], ...]:
        items = self.definition.bank.items
        found = []
        for index, part in enumerate(parts):
            if part.item in items:
                found.append((items[part.item], part))
            else:
                path = (key, index, "item")
                self._tell("A010", path, self._nearest(part.item, items), what="pozycji zakupowej", id=part.item)
        return tuple(found)

    def decision(self, part: sheet.PurchaseDecision | None) -> Decision | None:
        if part is None:
            return None
        bank = self.definition.bank
        return Decision(
            source=part,
            omitted=frozenset(self._listed(part.omitted, bank.items, "pozycji zakupowej", "pomin")),
            included=frozenset(self._listed(part.included, bank.items, "pozycji zakupowej", "uwzglednij")),
            programmes=tuple(dict.fromkeys(self._listed(part.programmes, bank.programmes, "programu", "programy"))),
        )

    def _listed(self, ids: Iterable[str], among: Mapping[str, S], what: str, key: str) -> list[S]:
        """What a list of the decision names."""
        found = []
        for index, id_ in enumerate(ids):
            if id_ in among:
                found.append(among[id_])
            else:
                path = ("decyzja_zakupowa", key, index)
                self._tell("A010", path, self._nearest(id_, among), what=what, id=id_)
        return found

    def own_findings(self, parts: Iterable[sheet.OwnFinding]) -> tuple[OwnFinding, ...]:
        areas = {area.id: area for area in self.definition.areas}
        taken = set(self.definition.bank.findings)
        found = []
        for index, part in enumerate(parts):
            path = ("wlasne_ustalenia", index)
            if part.area not in areas and part.area in self.definition.bank.area_titles:
                self._tell("A075", (*path, "obszar"), "", id=part.id, area=part.area)
                self.idle_findings.append(part)
                continue
            if part.area not in areas:
                self._tell("A010", (*path, "obszar"), self._nearest(part.area, areas), what="obszaru", id=part.area)
            if part.id in taken:
                self._tell("A012", (*path, "id"), "", id=part.id)
            taken.add(part.id)
            refs = [
                point
                for act, points in part.refs.items()
                for position, id_ in enumerate(points)
                if (point := self._point(act, id_, (*path, "odniesienia", act), position)) is not None
            ]
            found.append(OwnFinding(part, tuple(Reference(point) for point in refs)))
        return tuple(found)

    def overrulings(self, parts: Mapping[str, Mapping[str, sheet.Overruling]]) -> dict[Point, sheet.Overruling]:
        found = {}
        for act, points in parts.items():
            for id_, overruling in points.items():
                point = self._point(act, id_, ("zgodnosc", act), id_)
                if point is not None:
                    found[point] = overruling
        return found

    def _point(self, act: str, id_: str, path: tuple[str | int, ...], last: str | int) -> Point | None:
        bank = self.definition.bank
        if act not in bank.acts:
            self._tell("A010", path, self._nearest(act, bank.acts), at_key=True, what="aktu", id=act)
            return None
        own = {point: found for (a, point), found in bank.points.items() if a == act}
        if id_ not in own:
            at_key = isinstance(last, str)
            self._tell("A010", (*path, last), self._nearest(id_, own), at_key=at_key, what=f"punktu aktu {act}", id=id_)
        return own.get(id_)

    def _nearest(self, wrong: str, right: Iterable[str]) -> str:
        """The nearest right id; behind a hundred problems the search would cost more than it helps."""
        return suggestion(wrong, right) if len(self.problems) < MAX_HINTS else ""

    def _tell(self, code: str, path: tuple[str | int, ...], hint: str, **values: Any) -> None:
        self.problems.append(problem(code, path=path, hint=hint, **values))
