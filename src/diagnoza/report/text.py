"""Small sentences that several sections share."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date

from diagnoza import wording
from diagnoza.definition.model import Act, Reference
from diagnoza.evaluation.model import ConformityState, Evaluation
from diagnoza.problems import Problem

SEVERITY_TONE = {"niska": "low", "srednia": "medium", "wysoka": "high", "krytyczna": "critical"}
CONFORMITY_TONE: dict[ConformityState, str] = {
    "spelnia": "good",
    "spelnia-z-uwagami": "good",
    "czesciowo": "medium",
    "nie-spelnia": "high",
    "do-ustalenia": "open",
    "nie-dotyczy": "none",
    "przed-terminem": "open",
}
STATUS_TONE = {"eligible": "good", "ineligible": "high", "unclear": "open"}
UNCONFIRMED = "do potwierdzenia w regulaminie"


def day_or(value: date | None, otherwise: str = "nie podano") -> str:
    """A day in words."""
    return wording.day(value) if value else otherwise


def legal(refs: Iterable[Reference], not_due: Container[Act] = ()) -> str:
    """Points cited, by act: „KRI 2012: § 20 ust. 2 pkt 12 lit. b”; of acts `not_due`, since when they bind."""
    by_act: dict[Act, list[str]] = {}
    for reference in refs:
        by_act.setdefault(reference.point.act, []).append(reference.point.label)
    names = {act: f"{act.short} (od {wording.day(act.begins)})" for act in by_act if act in not_due and act.begins}
    return "; ".join(f"{names.get(act, act.short)}: {', '.join(labels)}" for act, labels in by_act.items())


def not_due(evaluation: Evaluation) -> frozenset[Act]:
    """Acts whose duties had not begun on the last day of the diagnosis."""
    return frozenset(held.act for held in evaluation.acts if held.is_not_due)


def joined(parts: Iterable[str], separator: str = "; ") -> str:
    """Non-empty parts in order."""
    return separator.join(part for part in parts if part)


def remark(problem: Problem) -> str:
    """What a plan warns of as sentences: „Brak ceny: Laptop. Plan jest niepełny.”"""
    return joined((wording.sentence(wording.capital(part)) for part in (problem.message, problem.advice) if part), " ")
