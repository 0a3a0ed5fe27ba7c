"""The answer sheet as it stands in YAML (design §3). Field names are English, their aliases the Polish keys.

A key with nothing behind it counts as absent, so that an officer may leave lines of the form empty.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from diagnoza.definition.fields import Day, Id, Note, Number, PolishFlag, Text, Texts, Whole, to_date, to_decimal, wrong
from diagnoza.definition.terms import SeverityName, UnitKind


def _moment(value: Any) -> Any:
    """A day, or a day and hour in ISO 8601."""
    if isinstance(value, str):
        if "T" not in value:
            return datetime.combine(to_date(value), datetime.min.time())
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            raise wrong(f"„{value[:40]}” nie jest datą i godziną", "wpisz np. 2022-06-06T10:12:00+02:00") from None
    return value


def _vat_share(value: Any) -> Any:
    """tak → 100, nie → 0, a percent stays: the share of VAT that nobody recovers."""
    if isinstance(value, str):
        known = {"tak": Decimal(100), "nie": Decimal(0)}.get(value.casefold())
        return known if known is not None else to_decimal(value)
    return value


def _until(value: Any) -> Any:
    return value if value == "bezterminowo" else to_date(value)


def _severity(value: Any) -> Any:
    return "srednia" if value == "średnia" else value


def _vat_rate(value: Any) -> Any:
    if value not in ("23", "8", "5", "0", "zw", "np"):
        raise wrong(f"„{str(value)[:20]}” nie jest stawką VAT", "dozwolone: 23, 8, 5, 0, zw, np")
    return value


Moment = Annotated[datetime, BeforeValidator(_moment)]
Money = Annotated[Number, Field(ge=0, le=10_000_000_000, decimal_places=2)]
Count = Annotated[Whole, Field(ge=0, le=1_000_000)]
SeverityWord = Annotated[SeverityName, BeforeValidator(_severity)]
Verification = Literal["oswiadczenie", "dokument", "ogledziny", "test"]
Raw = str | tuple[str | dict[str, str | None] | None, ...] | None


class SheetPart(BaseModel):
    """Base: unknown keys refused, keys with nothing behind them dropped."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        if isinstance(data, dict):
            return {key: value for key, value in data.items() if value is not None and value != ""}
        return data


class Head(SheetPart):
    """Head of the unit."""

    post: Note = Field(default="", alias="stanowisko")
    name: Note = Field(default="", alias="imie_nazwisko")


class Resources(SheetPart):
    """Size of the unit, the facts that conditions and quantities read."""

    employees: Count | None = Field(default=None, alias="pracownicy")
    full_time: Annotated[Number, Field(ge=0, le=1_000_000)] | None = Field(default=None, alias="etaty_1_stycznia")
    workstations: Count | None = Field(default=None, alias="stanowiska")
    servers: Count | None = Field(default=None, alias="serwery")
    sites: Count | None = Field(default=None, alias="lokalizacje")


class UnitPart(SheetPart):
    """The unit diagnosed."""

    id: Id = Field(default="urzad")
    name: Text = Field(alias="nazwa")
    role: Literal["urzad", "jednostka-podlegla"] = Field(default="urzad", alias="rola")
    kind: UnitKind = Field(alias="rodzaj")
    teryt: Note = ""
    nip: Note = ""
    regon: Note = ""
    head: Head = Field(default=Head(), alias="kierownik")
    resources: Resources = Field(default=Resources(), alias="zasoby")


class Grantee(SheetPart):
    """Who signed the grant contract."""

    name: Note = Field(default="", alias="nazwa")
    nip: Note = ""
    regon: Note = ""


class Contract(SheetPart):
    """The grant contract; `vat_share` is the percent of VAT that is eligible, None when not declared."""

    number: Note = Field(default="", alias="numer")
    signed: Day | None = Field(default=None, alias="z_dnia")
    project_end: Day | None = Field(default=None, alias="koniec_projektu")
    grant: Money | None = Field(default=None, alias="kwota_grantu")
    vat_share: Annotated[Decimal, BeforeValidator(_vat_share), Field(ge=0, le=100)] | None = Field(
        default=None, alias="vat_kwalifikowalny"
    )


class Auditor(SheetPart):
    """Who made the diagnosis; `valid_until` is a day, „bezterminowo”, or None when it was not given."""

    name: Text = Field(alias="imie_nazwisko")
    role: Note = Field(default="", alias="rola")
    certificate: Note = Field(default="", alias="certyfikat")
    number: Note = Field(default="", alias="numer")
    issuer: Note = Field(default="", alias="wystawca")
    valid_until: Annotated[date | Literal["bezterminowo"] | None, BeforeValidator(_until)] = Field(
        default=None, alias="wazny_do"
    )


class Declarations(SheetPart):
    """Independence."""

    impartial: PolishFlag | None = Field(default=None, alias="bezstronnosc")
    supplies: PolishFlag | None = Field(default=None, alias="udzial_w_dostawach")


class Conducted(SheetPart):
    """First and last day."""

    start: Day | None = Field(default=None, alias="od")
    end: Day | None = Field(default=None, alias="do")


class Person(SheetPart):
    """Who was asked."""

    post: Text = Field(alias="stanowisko")
    when: Moment | None = Field(default=None, alias="kiedy")


class Evidence(SheetPart):
    """An entry of the evidence register."""

    number: Text = Field(alias="nr")
    name: Text = Field(alias="nazwa")
    date: Day | None = Field(default=None, alias="data")
    form: Note = Field(default="", alias="forma")
    shown_by: Note = Field(default="", alias="okazal")


class Sample(SheetPart):
    """A sample drawn."""

    of: Text = Field(alias="czego")
    population: Count | None = Field(default=None, alias="populacja")
    size: Count | None = Field(default=None, alias="liczba")
    method: Note = Field(default="", alias="dobor")
    result: Note = Field(default="", alias="wynik")


class Inspection(SheetPart):
    """A room looked at."""

    place: Text = Field(alias="miejsce")
    date: Day | None = Field(default=None, alias="data")
    result: Note = Field(default="", alias="wynik")


class TechnicalTest(SheetPart):
    """A technical test."""

    scope: Text = Field(alias="zakres")
    tool: Note = Field(default="", alias="narzedzie")
    date: Day | None = Field(default=None, alias="data")
    authorisation: Note = Field(default="", alias="upowaznienie")
    result: Note = Field(default="", alias="wynik")


class EarlierRecommendation(SheetPart):
    """A recommendation of an earlier audit."""

    text: Text = Field(alias="tresc")
    state: Note = Field(default="", alias="stan")


class Course(SheetPart):
    """How the diagnosis went."""

    scope: Note = Field(default="", alias="zakres")
    techniques: Texts = Field(default=(), alias="techniki")
    limitations: Note = Field(default="", alias="ograniczenia")
    people: tuple[Person, ...] = Field(default=(), alias="osoby")
    evidence: tuple[Evidence, ...] = Field(default=(), alias="dowody")
    samples: tuple[Sample, ...] = Field(default=(), alias="proby")
    inspections: tuple[Inspection, ...] = Field(default=(), alias="ogledziny")
    tests: tuple[TechnicalTest, ...] = Field(default=(), alias="testy")
    earlier: tuple[EarlierRecommendation, ...] = Field(default=(), alias="poprzednie_zalecenia")


class Established(SheetPart):
    """How, from whom and when an answer was established."""

    method: Note = Field(default="", alias="metoda")
    post: Note = Field(default="", alias="stanowisko")
    when: Moment | None = Field(default=None, alias="kiedy")


class StatementPart(SheetPart):
    """What somebody else said; the answer itself is the auditor's conclusion."""

    post: Text = Field(alias="stanowisko")
    answer: Raw = Field(default=None, alias="odpowiedz")
    note: Note = Field(default="", alias="uwagi")


class AnswerPart(SheetPart):
    """One answer with all that belongs to it."""

    value: Raw = Field(default=None, alias="odpowiedz")
    reason: Note = Field(default="", alias="uzasadnienie")
    note: Note = Field(default="", alias="uwagi")
    evidence: Texts = Field(default=(), alias="dowody")
    verification: Verification | None = Field(default=None, alias="weryfikacja")
    established: Established | None = Field(default=None, alias="ustalono")
    statements: tuple[StatementPart, ...] = Field(default=(), alias="wypowiedzi")
    accepted: PolishFlag = Field(default=True, alias="uznane")

    @model_validator(mode="before")
    @classmethod
    def _shorthand(cls, data: Any) -> Any:
        return data if isinstance(data, dict) else {"odpowiedz": data}


class Judgement(SheetPart):
    """The auditor's decision on a computed finding."""

    decision: Literal["potwierdzone", "zmieniona-waga", "ryzyko-zaakceptowane", "odrzucone"] = Field(alias="decyzja")
    state: Note = Field(default="", alias="stan")
    cause: Note = Field(default="", alias="przyczyna")
    severity: SeverityWord | None = Field(default=None, alias="waga")
    reason: Note = Field(default="", alias="uzasadnienie")

    @model_validator(mode="after")
    def _reasoned(self) -> Judgement:
        if self.decision == "zmieniona-waga" and self.severity is None:
            raise wrong("decyzja „zmieniona-waga” wymaga pola „waga”")
        if self.severity is not None and self.decision != "zmieniona-waga":
            raise wrong("pole „waga” wymaga decyzji „zmieniona-waga” z uzasadnieniem")
        if self.decision != "potwierdzone" and not self.reason:
            raise wrong(f"decyzja „{self.decision}” wymaga uzasadnienia", "dopisz pole „uzasadnienie”")
        return self


class OwnFinding(SheetPart):
    """A finding of the auditor's own."""

    id: Id
    area: Id = Field(alias="obszar")
    criterion: Note = Field(default="", alias="kryterium")
    state: Text = Field(alias="stan")
    cause: Note = Field(default="", alias="przyczyna")
    effect: Note = Field(default="", alias="skutek")
    likelihood: Annotated[Whole, Field(ge=1, le=4)] = Field(alias="prawdopodobienstwo")
    impact: Annotated[Whole, Field(ge=1, le=4)] = Field(alias="wplyw")
    recommendation: Note = Field(default="", alias="zalecenie")
    refs: dict[Id, Texts] = Field(default={}, alias="odniesienia")


class Overruling(SheetPart):
    """A conformity state set by the auditor against the computed one."""

    state: Literal["spelnia", "spelnia-z-uwagami", "czesciowo", "nie-spelnia", "do-ustalenia", "nie-dotyczy"] = Field(
        alias="stan"
    )
    reason: Text = Field(alias="uzasadnienie")


class Position(SheetPart):
    """What the head of the unit says to a measure."""

    position: Literal["przyjęto", "przyjęto częściowo", "nie przyjęto"] | None = Field(default=None, alias="stanowisko")
    responsible: Note = Field(default="", alias="odpowiedzialny")
    due: Day | None = Field(default=None, alias="termin_wykonania")
    note: Note = Field(default="", alias="uwagi")


class Opinion(SheetPart):
    """The auditor's opinion: chosen, never computed."""

    kind: Literal["pozytywna", "pozytywna z zastrzeżeniami", "negatywna", "odstąpienie od opinii"] = Field(
        alias="rodzaj"
    )
    reason: Note = Field(default="", alias="uzasadnienie")


class Owned(SheetPart):
    """What the unit already has."""

    item: Id
    quantity: Count = Field(default=1, alias="ilosc")
    source: Note = Field(default="", alias="zrodlo")
    durable_until: Day | None = Field(default=None, alias="trwalosc_do")


class Wish(SheetPart):
    """An own need, decided by the head."""

    item: Id
    quantity: Annotated[Whole, Field(ge=1, le=1_000_000)] = Field(default=1, alias="ilosc")
    reason: Text = Field(alias="uzasadnienie")


class Expense(SheetPart):
    """Money already spent or committed, gross."""

    item: Id
    gross: Money = Field(alias="brutto")
    state: Note = Field(default="poniesione", alias="stan")
    date: Day | None = Field(default=None, alias="data")


class Price(SheetPart):
    """The office's own estimate per unit of an item."""

    net: Money = Field(alias="netto")
    vat: Annotated[str, BeforeValidator(_vat_rate)]
    method: Note = Field(default="", alias="sposob")
    date: Day | None = Field(default=None, alias="data")


class SheetSource(SheetPart):
    """A whole sheet."""

    format: Literal["1"] = Field(alias="format_arkusza")
    questionnaire: Id = Field(alias="kwestionariusz")
    version: Annotated[Text, Field(pattern=r"^[0-9]{1,9}(\.[0-9]{1,9}){0,5}$")] = Field(alias="wersja_kwestionariusza")
    status: Literal["projekt", "ostateczny"] = "projekt"
    unit: UnitPart = Field(alias="jednostka")
    grantee: Grantee = Field(default=Grantee(), alias="grantobiorca")
    contract: Contract = Field(default=Contract(), alias="umowa")
    auditors: tuple[Auditor, ...] = Field(default=(), alias="audytorzy")
    declarations: Declarations = Field(default=Declarations(), alias="oswiadczenia")
    conducted: Conducted = Field(default=Conducted(), alias="przeprowadzono")
    course: Course = Field(default=Course(), alias="przebieg")
    answers: dict[Id, AnswerPart] = Field(alias="odpowiedzi")
    judgements: dict[Id, Judgement] = Field(default={}, alias="ustalenia")
    own_findings: tuple[OwnFinding, ...] = Field(default=(), alias="wlasne_ustalenia")
    conformity: dict[Id, dict[Text, Overruling]] = Field(default={}, alias="zgodnosc")
    positions: dict[Id, Position] = Field(default={}, alias="zalecenia")
    opinion: Opinion | None = Field(default=None, alias="opinia")
    owned: tuple[Owned, ...] = Field(default=(), alias="posiadane")
    wishes: tuple[Wish, ...] = Field(default=(), alias="potrzeby_wlasne")
    expenses: tuple[Expense, ...] = Field(default=(), alias="wydatki")
    prices: dict[Id, Price] = Field(default={}, alias="ceny_szacunkowe")

    @model_validator(mode="before")
    @classmethod
    def _empty_answers(cls, data: Any) -> Any:
        if isinstance(data, dict) and data.get("odpowiedzi", "") is None:
            return {**data, "odpowiedzi": {}}
        return data
