"""What the contract of a case says; where several units say it, the first that does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from diagnoza.answers.source import Contract
from diagnoza.definition.model import Programme
from diagnoza.evaluation.model import Evaluation


def is_of_contract(programme: Programme, evaluations: Iterable[Evaluation]) -> bool:
    """Whether the contract of the case is under the programme: that of the questionnaires, any where they have none."""
    own = {evaluation.definition.programme for evaluation in evaluations} - {None}
    return not own or programme in own


def contracts_of(evaluations: Iterable[Evaluation]) -> tuple[Contract, ...]:
    """As the units' sheets have it."""
    return tuple(evaluation.sheet.source.contract for evaluation in evaluations)


def grant_of(contracts: Iterable[Contract]) -> int | None:
    """The grant in grosze, None where none is told."""
    return next((int(contract.grant * 100) for contract in contracts if contract.grant is not None), None)


def vat_share_of(contracts: Iterable[Contract]) -> Decimal | None:
    """How many percent of VAT nobody recovers, None where it is not declared."""
    return next((contract.vat_share for contract in contracts if contract.vat_share is not None), None)


def project_end(contracts: Iterable[Contract]) -> date | None:
    """The last day of the project, None where none is told."""
    return next((contract.project_end for contract in contracts if contract.project_end is not None), None)
