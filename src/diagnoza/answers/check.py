"""What an auditor should be told about a sheet that can be read: identifiers, dates, certificates, evidence.

Errors say the sheet contradicts itself; warnings say what the operator or an inspector may ask about. The words about
certificates follow `law.md`: the operator may not accept the diagnosis; the program does not rule.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Literal

from diagnoza.answers.model import Answered, AnswerSheet, NotApplicable
from diagnoza.answers.route import Route
from diagnoza.answers.source import Auditor
from diagnoza.definition.model import Certificate, Definition, Question
from diagnoza.problems import Problem, fold, problem

_TERYT = re.compile(r"[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{7}")
_VOIVODESHIPS = frozenset(f"{code:02}" for code in range(2, 33, 2))
_REGISTER_NUMBER = re.compile(r"D-[0-9]+")


def check_sheet(sheet: AnswerSheet, route: Route, definition: Definition) -> list[Problem]:
    """Every remark on the sheet; codes A027–A072."""
    return [
        *_identifiers(sheet),
        *_dates(sheet, definition),
        *_auditors(sheet, definition),
        *_programme(sheet, definition),
        *_register(sheet),
        *(p for question in route.visible for p in _answer(sheet, route, question)),
    ]


def _identifiers(sheet: AnswerSheet) -> Iterator[Problem]:
    source = sheet.source
    teryt = source.unit.teryt
    if teryt and not _TERYT.fullmatch(teryt):
        yield problem("A040", path=("jednostka", "teryt"), value=teryt, reason="oczekiwano 2, 4, 6 albo 7 cyfr")
    elif teryt and teryt[:2] not in _VOIVODESHIPS:
        reason = f"nie ma województwa o kodzie {teryt[:2]}"
        yield problem("A040", path=("jednostka", "teryt"), value=teryt, reason=reason)
    for owner, part in (("jednostka", source.unit), ("grantobiorca", source.grantee)):
        if part.nip and not _is_valid("nip", part.nip):
            yield problem("A041", path=(owner, "nip"), value=part.nip)
        if part.regon and not _is_valid("regon", part.regon):
            yield problem("A042", path=(owner, "regon"), value=part.regon)


def _is_valid(kind: Literal["nip", "regon"], number: str) -> bool:
    # Loaded for a number only: python-stdnum brings the network libraries with it, a sixth of a command's start.
    from stdnum.pl import nip, regon

    return bool({"nip": nip, "regon": regon}[kind].is_valid(number))


def _dates(sheet: AnswerSheet, definition: Definition) -> Iterator[Problem]:
    source = sheet.source
    start, end = source.conducted.start, source.conducted.end
    signed, project_end = source.contract.signed, source.contract.project_end
    if start and end and start > end:
        yield problem("A060", path=("przeprowadzono", "od"), start=start, end=end)
    if end and project_end and end > project_end:
        yield problem("A061", path=("przeprowadzono", "do"), date=end, end=project_end)
    if start and signed and start < signed:
        yield problem("A065", path=("przeprowadzono", "od"), date=start, signed=signed)
    if signed and project_end and signed > project_end:
        yield problem("A064", path=("umowa", "z_dnia"), date=signed, end=project_end)
    programme = definition.programme
    eligible = programme.eligible_period.start if programme else None
    if start and eligible and start < eligible:
        yield problem("A062", path=("przeprowadzono", "od"), date=start, start=eligible)
    course = source.course
    dated: list[tuple[tuple[str | int, ...], date | None, str]] = [
        *(
            (("przebieg", "osoby", i, "kiedy"), p.when.date() if p.when else None, "rozmowa")
            for i, p in enumerate(course.people)
        ),
        *((("przebieg", "ogledziny", i, "data"), p.date, "oględziny") for i, p in enumerate(course.inspections)),
        *((("przebieg", "testy", i, "data"), p.date, "test") for i, p in enumerate(course.tests)),
    ]
    for question, answer in sheet.answers.items():
        if answer.established and answer.established.when:
            where = ("odpowiedzi", question.id, "ustalono", "kiedy")
            dated.append((where, answer.established.when.date(), "ustalenie odpowiedzi"))
    for path, when, what in dated:
        if when and ((start and when < start) or (end and when > end)):
            yield problem("A063", path=path, date=when, what=what)


def _auditors(sheet: AnswerSheet, definition: Definition) -> Iterator[Problem]:
    source, programme = sheet.source, definition.programme
    if programme is not None and programme.certificate_required:
        if not source.auditors:
            yield problem("A050", path=("audytorzy",), programme=programme.title)
        elif not any(_holds_certificate(auditor, definition) for auditor in source.auditors):
            for index, auditor in enumerate(source.auditors):
                path = ("audytorzy", index, "certyfikat")
                yield problem("A051", path=path, certificate=auditor.certificate or "brak", name=auditor.name)
        for index, auditor in enumerate(source.auditors):
            until, end = auditor.valid_until, source.conducted.end
            if isinstance(until, date) and end and until < end:
                yield problem("A052", path=("audytorzy", index, "wazny_do"), name=auditor.name, date=until)
    asked = {fold(person.post): person.post for person in source.course.people}
    for answer in sheet.answers.values():
        if answer.established and answer.established.post:
            asked.setdefault(fold(answer.established.post), answer.established.post)
    for index, auditor in enumerate(source.auditors):
        for own in {fold(auditor.name), fold(auditor.role)} & asked.keys():
            yield problem("A053", path=("audytorzy", index), name=auditor.name, post=asked[own])
    declarations = source.declarations
    if declarations.impartial is False or declarations.supplies is True:
        yield problem("A054", path=("oswiadczenia",))


def _holds_certificate(auditor: Auditor, definition: Definition) -> bool:
    return certificate_of(auditor, definition) is not None


def certificate_of(auditor: Auditor, definition: Definition) -> Certificate | None:
    """The listed certificate the auditor names by id or name, or None."""
    wanted = fold(auditor.certificate)
    for certificate in definition.bank.certificates.values():
        if wanted in (certificate.id, fold(certificate.name)):
            return certificate
    return None


def _programme(sheet: AnswerSheet, definition: Definition) -> Iterator[Problem]:
    programme, source = definition.programme, sheet.source
    if programme is None:
        return
    grant = source.contract.grant
    if grant is not None:
        grosze = int(grant * 100)
        low, high = programme.grant_min, programme.grant_max
        if (low is not None and grosze < low) or (high is not None and grosze > high):
            shown = [f"{value / 100:.2f}" if value is not None else "?" for value in (low, high)]
            yield problem("A070", path=("umowa", "kwota_grantu"), grant=grant, low=shown[0], high=shown[1])
    if source.unit.role == "urzad" and source.unit.kind not in programme.applicants:
        yield problem("A071", path=("jednostka", "rodzaj"), kind=source.unit.kind, programme=programme.title)


def _register(sheet: AnswerSheet) -> Iterator[Problem]:
    numbers = [entry.number for entry in sheet.source.course.evidence]
    for number, count in Counter(numbers).items():
        if count > 1:
            index = len(numbers) - 1 - numbers[::-1].index(number)
            yield problem("A034", path=("przebieg", "dowody", index, "nr"), number=number)
    for question, answer in sheet.answers.items():
        for index, text in enumerate(answer.evidence):
            if _REGISTER_NUMBER.fullmatch(text) and text not in numbers:
                yield problem("A033", path=("odpowiedzi", question.id, "dowody", index), number=text)


def _answer(sheet: AnswerSheet, route: Route, question: Question) -> Iterator[Problem]:
    answer = sheet.answer(question)
    response = answer.response
    path = ("odpowiedzi", question.id)
    if isinstance(response, NotApplicable) and not response.accepted:
        yield problem("A031", path=path)
    for said in answer.statements:
        if isinstance(said.response, Answered) and said.response != response:
            yield problem("A035", path=path, post=said.post)
    if not isinstance(response, Answered):
        return
    end = sheet.source.conducted.end
    if isinstance(response.value, date):
        if end is None and question.bands:
            yield problem("A028", path=(*path, "odpowiedz"))
        elif end is not None and response.value > end and route.visible[question] is not False:
            yield problem("A027", path=(*path, "odpowiedz"), date=response.value, end=end)
