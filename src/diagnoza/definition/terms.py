"""The closed vocabularies of design §2 and §3."""

from __future__ import annotations

from typing import Literal, get_args

QuestionKind = Literal["single", "multi", "number", "date", "text", "table"]
ColumnKind = Literal["text", "number", "date", "single"]
Scope = Literal["core", "full"]
Role = Literal["informatyk", "sekretarz", "kadry", "iod", "skarbnik", "kierownik"]
ReferenceRole = Literal["primary", "supporting"]
FindingKind = Literal["niezgodnosc", "spostrzezenie"]
SeverityName = Literal["niska", "srednia", "wysoka", "krytyczna"]
ItemKind = Literal["srodek-trwaly", "wnip", "wyposazenie", "usluga", "szkolenie"]
EligibilityStatus = Literal["eligible", "ineligible", "unclear"]
FactName = Literal["rodzaj", "etaty", "pracownicy", "stanowiska", "serwery", "lokalizacje"]
UnitKind = Literal[
    "gmina",
    "miasto-na-prawach-powiatu",
    "powiat",
    "wojewodztwo",
    "szkola",
    "dps",
    "ops",
    "jednostka-budzetowa",
    "zaklad-budzetowy",
    "instytucja-kultury",
    "spzoz",
    "spolka-komunalna",
    "zwiazek",
]
Operator = Literal["in", "ne", "lt", "le", "gt", "ge", "has_any", "has_all"]

SEVERITIES: tuple[SeverityName, ...] = get_args(SeverityName)
UNIT_KINDS: tuple[UnitKind, ...] = get_args(UnitKind)
FACTS: tuple[FactName, ...] = get_args(FactName)
ROLES: tuple[Role, ...] = get_args(Role)

UNKNOWN_WORDS = ("nie wiem", "nie zbadano", "nie dotyczy")
"""The three answers that stand outside a question's options; no option label may fold to one of them."""
