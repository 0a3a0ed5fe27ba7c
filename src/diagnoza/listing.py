"""The use case of `plan --lista`: a list somebody else made, checked by programmes and, where there is one, by a diagnosis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from diagnoza.answers.model import AnswerSheet
from diagnoza.answers.source import UnitPart
from diagnoza.definition.model import Bank, Programme
from diagnoza.definition.terms import UnitKind
from diagnoza.files.content import search_path
from diagnoza.forms.purchase_list.reading import PurchaseList, read_list
from diagnoza.pipeline import Case
from diagnoza.plan.addressees import Addressee
from diagnoza.plan.brands import brands_in
from diagnoza.plan.checked_list import check_list
from diagnoza.plan.contract import vat_share_of
from diagnoza.plan.list_model import CheckedList, Examined, Office
from diagnoza.plan.matching import Matcher
from diagnoza.planning import PlanRequest, asked, plan_case, programmes_named
from diagnoza.problems import Failure, Problem, errors, problem, suggestion

_NAMED: Mapping[UnitKind, Addressee] = {"szkola": "szkola", "dps": "dps"}
_OFFICES: tuple[UnitKind, ...] = ("gmina", "powiat", "wojewodztwo")


def check_purchases(
    path: Path, case: Case | None, request: PlanRequest, folder: Path | None
) -> tuple[CheckedList, tuple[Problem, ...]]:
    """The list checked, and its problems with their places.

    Without a case `request` names the programmes. P027 an unknown item, P028 an unknown programme, P042 none; the rest
    as `read_list` and `check_list` tell it, and P061 for brands.
    """
    read = read_list(path)
    bank = case.definition.bank if case else _bank(folder)
    plan = plan_case(case, asked(case, request)) if case else None
    faults = _unknown_items(read, bank)
    programmes = plan.programmes if plan else programmes_named(bank, request.programmes, faults)
    if not programmes and not request.programmes:
        faults.append(problem("P042"))
    if faults:
        raise Failure(faults)
    office = _office(case, programmes)
    checked = check_list(read.entries, Matcher(bank.items.values(), bank.brands), programmes, office, plan)
    return checked, (*read.problems, *read.placed([*checked.problems, *_brands(read, bank)]))


def _bank(folder: Path | None) -> Bank:
    from diagnoza.files.definitions import load_bank  # its models are built only where the files are read

    loaded = load_bank(search_path(folder))
    if errors(loaded.problems):
        raise Failure(loaded.problems)
    return loaded.bank


def _unknown_items(read: PurchaseList, bank: Bank) -> list[Problem]:
    return [
        problem("P027", read.text.place(path), path, suggestion(entry.item, bank.items), id=entry.item)
        for index, entry in enumerate(read.entries)
        if entry.item and entry.item not in bank.items
        for path in [("zakupy", index, "pozycja")]
    ]


def _brands(read: PurchaseList, bank: Bank) -> list[Problem]:
    """P061 for each entry that names a brand without „lub równoważny”."""
    return [
        problem("P061", path=("zakupy", index), text=entry.name, brands=", ".join(named))
        for index, entry in enumerate(read.entries)
        if (named := brands_in(entry.name, bank.brands))
    ]


def _office(case: Case | None, programmes: Sequence[Programme]) -> Office:
    """Of the first sheet, which is the office's; without one the kind of office the programme is for."""
    if case is None:
        applicants = programmes[0].applicants
        return Office(next((kind for kind in _OFFICES if kind in applicants), applicants[0]))
    sheets = [evaluation.sheet for evaluation in case.evaluations]
    sources = [sheet.source for sheet in sheets]
    first = sources[0]
    return Office(
        kind=first.unit.kind,
        vat_share=vat_share_of(source.contract for source in sources),
        day=first.conducted.end,
        units=tuple(map(_examined, sheets)),
    )


def _examined(sheet: AnswerSheet) -> Examined:
    unit, day = sheet.source.unit, sheet.source.conducted.end
    return Examined(unit.id, _addressee(unit), unit.kind, day, unit.name, sheet.owned)


def _addressee(unit: UnitPart) -> Addressee:
    """How a list names the unit."""
    if unit.role == "urzad":
        return "urzad"
    return _NAMED.get(unit.kind, "jednostka")
