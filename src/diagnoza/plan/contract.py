"""What the contract of a case says; where several units say it, the first that does."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from diagnoza.answers.source import Contract
from diagnoza.definition.model import Programme
from diagnoza.evaluation.model import Evaluation


def contract_programme(evaluations: Iterable[Evaluation]) -> Programme | None:
    """The programme the contract is under: that of the questionnaire, None where it has none and so any may be meant."""
    return next((e.definition.programme for e in evaluations if e.definition.programme is not None), None)


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
