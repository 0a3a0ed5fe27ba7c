"""What waits for the head of the unit: sentences for the card of a diagnosis, counted from what is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diagnoza import wording
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.model import Plan
from diagnoza.report.yearly import yearly_lines


def decisions(evaluations: Sequence[Evaluation], plan: Plan) -> tuple[str, ...]:
    """What the head decides now, over all units, gravest first; empty when nothing waits."""
    return (*_about_findings(evaluations), *_about_money(plan))


def _about_findings(evaluations: Sequence[Evaluation]) -> Iterator[str]:
    critical = sum(evaluation.overall.critical for evaluation in evaluations)
    if critical:
        count = wording.plural(critical, "ustalenia krytycznego", "ustaleń krytycznych", "ustaleń krytycznych")
        yield f"Wyznaczyć osobę odpowiedzialną i termin usunięcia {count}."
    awaited = sum(result.position is None for evaluation in evaluations for result in evaluation.measures)
    if awaited:
        count = wording.plural(awaited, "zalecenia", "zaleceń", "zaleceń")
        yield f"Zająć stanowisko wobec {count}: przyjęto, przyjęto częściowo albo nie przyjęto."
    possible = sum(f.state == "possible" for evaluation in evaluations for f in evaluation.findings)
    if possible:
        count = wording.plural(possible, "sprawy", "spraw", "spraw")
        yield f"Zlecić wyjaśnienie {count} do ustalenia."


def _about_money(plan: Plan) -> Iterator[str]:
    wanted = [line for line in plan.lines if line.is_needed and line.state == "certain"]
    if plan.next_step is not None:
        count = wording.plural(len(plan.next_step.findings), "ustalenie", "ustalenia", "ustaleń")
        yield (
            f"Zdecydować o dodatkowych środkach: {wording.money(plan.next_step.gross)} brutto ponad plan "
            f"usunęłoby jeszcze {count}."
        )
    unclear = sum(bool(line.eligibility) and line.status == "unclear" for line in wanted)
    if unclear:
        count = wording.plural(unclear, "zakupu", "zakupów", "zakupów")
        yield f"Wyjaśnić z operatorem programu, czy finansuje on koszt {count} o niejasnym statusie."
    unpriced = sum(line.cost is None for line in wanted)
    if unpriced:
        yield f"Zlecić oszacowanie ceny {wording.plural(unpriced, 'zakupu', 'zakupów', 'zakupów')} bez ceny w planie."
    lasting = len(yearly_lines(plan))
    if lasting:
        count = wording.plural(lasting, "zakupu", "zakupów", "zakupów")
        when = "po zakończeniu projektu" if plan.programmes else "w kolejnych latach"
        yield f"Zaplanować w budżecie koszty utrzymania {count} {when}."
