"""Numbers by which the parts of a report point to each other: findings „U-7”, measures „Z-3”, running on over the units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from diagnoza.definition.model import Measure, Question
from diagnoza.evaluation.model import Evaluation, FindingResult
from diagnoza.report.model import Pointer

NO_POINTER = Pointer("", "")


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one unit: finding id → „U-7”, measure id → „Z-3”; `unit` is empty where there is but one."""

    unit: str
    findings: Mapping[str, str]
    measures: Mapping[str, str]

    def mark(self, question: Question) -> str:
        """By what an answer is pointed to: „kopie-test”, of one unit among several „szkola/kopie-test”."""
        return f"{self.unit}/{question.id}" if self.unit else question.id

    def finding(self, finding: FindingResult) -> Pointer:
        """Where a finding of this unit is printed."""
        return Pointer(self.findings[finding.id], finding.title)

    def measure(self, measure: Measure, joint: str = "") -> Pointer:
        """Where a measure is printed; one that nothing in this unit asks for (a mere alternative) has no number."""
        return Pointer(self.measures.get(measure.id, ""), measure.title, joint)


def numbers_of(evaluations: Sequence[Evaluation]) -> Mapping[str, Numbers]:
    """Unit → its numbers: findings in their order, rejected ones last; measures in theirs."""
    findings, measures = count(1), count(1)
    return {
        (unit := evaluation.sheet.source.unit.id): Numbers(
            unit if len(evaluations) > 1 else "",
            {f.id: f"U-{next(findings)}" for f in (*evaluation.findings, *evaluation.rejected)},
            {result.measure.id: f"Z-{next(measures)}" for result in evaluation.measures},
        )
        for evaluation in evaluations
    }
