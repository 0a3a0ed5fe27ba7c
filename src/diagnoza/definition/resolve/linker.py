"""Looking ids up and collecting what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from diagnoza.definition import acts, model, questions
from diagnoza.definition.order import in_order
from diagnoza.problems import Problem, problem, suggestion

T = TypeVar("T")
S = TypeVar("S")


@dataclass(slots=True)
class Linker:
    """Looks ids up and collects what is missing."""

    problems: list[Problem] = field(default_factory=list)

    def find(self, id_: str, among: Mapping[str, T], what: str, path: tuple[str | int, ...]) -> T | None:
        found = among.get(id_)
        if found is None:
            self.problems.append(problem("D020", path=path, hint=suggestion(id_, among), what=what, id=id_))
        return found

    def find_all(
        self, ids: Iterable[str], among: Mapping[str, T], what: str, path: tuple[str | int, ...]
    ) -> tuple[T, ...]:
        found = [self.find(id_, among, what, (*path, index)) for index, id_ in enumerate(ids)]
        return tuple(item for item in found if item is not None)

    def in_order(self, sources: Mapping[str, S], needs: Callable[[S], Iterable[str]], field_name: str) -> Iterator[S]:
        """Sources so that each comes after those it needs; a cycle is a problem (D022) and is cut."""
        ordered, cycles = in_order(sources, lambda id_: needs(sources[id_]))
        for cycle in cycles:
            self.problems.append(problem("D022", path=(cycle[-2], field_name), chain=" → ".join(cycle)))
        return (sources[id_] for id_ in ordered)


def citation(source: acts.CitationSource) -> model.Citation:
    """Where a fact comes from."""
    return model.Citation(source.title, source.point, source.url, source.read_on, source.verified)


def period(source: acts.PeriodSource) -> model.Period:
    return model.Period(source.from_, source.to, source.note)


def references(
    refs: questions.References,
    points: Mapping[tuple[str, str], model.Point],
    linker: Linker,
    path: tuple[str | int, ...],
) -> tuple[model.Reference, ...]:
    """Points by act as they stand, then the same duties in other acts (`same_as`) in the same role."""
    known_acts = {act: None for act, _ in points}
    found = []
    for act, cited in refs.items():
        if act not in known_acts:
            linker.problems.append(
                problem("D020", path=(*path, act), hint=suggestion(act, known_acts), what="aktu", id=act)
            )
            continue
        own = {point_id: point for (a, point_id), point in points.items() if a == act}
        for index, reference in enumerate(cited):
            point = linker.find(reference.point, own, f"punktu aktu {act}", (*path, act, index))
            if point is not None:
                found.append(model.Reference(point, reference.role))
    named = {reference.point for reference in found}
    twins = [model.Reference(twin, r.role) for r in found for twin in r.point.same_as if twin not in named]
    return (*found, *dict.fromkeys(twins))
