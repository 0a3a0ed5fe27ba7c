"""The answer sheet as it stands in YAML (design §3). Field names are English, their aliases the Polish keys.

A key with nothing behind it counts as absent, so that an officer may leave lines of the form empty.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from diagnoza.answers.vat import VAT_RATES
from diagnoza.definition.fields import (
    Day,
    Id,
    Ids,
    Note,
    Number,
    PolishFlag,
    Text,
    Texts,
    Whole,
    to_date,
    to_decimal,
    wrong,
)
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


def _variant(value: Any) -> Any:
    return "pełny" if value == "pelny" else value


def _vat_rate(value: Any) -> Any:
    if value not in VAT_RATES:
        raise wrong(f"„{str(value)[:20]}” nie jest stawką VAT", f"dozwolone: {', '.join(VAT_RATES)}")
    return value


Moment = Annotated[datetime, BeforeValidator(_moment)]
Money = Annotated[Number, Field(ge=0, le=10_000_000_000, decimal_places=2)]
VatRate = Annotated[str, BeforeValidator(_vat_rate)]
Count = Annotated[Whole, Field(ge=0, le=1_000_000)]
SeverityWord = Annotated[SeverityName, BeforeValidator(_severity)]
Verification = Literal["oswiadczenie", "dokument", "ogledziny", "test"]
Raw = str | tuple[str | dict[str, str | None] | None, ...] | None


class SheetPart(BaseModel):
    """Base: unknown keys refused, keys with nothing behind them dropped."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty(cls, data: Any) -> Any:
        # A key that is no field stays to be refused even when empty: „{uwagi: a, b}” makes „b” such a key, and what was
        # typed would be gone without a word.
        if isinstance(data, dict):
            known = {name for field, info in cls.model_fields.items() for name in (field, info.alias)}
            return {
                key: value for key, value in data.items() if key not in known or (value is not None and value != "")
            }
        return data


class Head(SheetPart):
    """Head of the unit."""

    post: Note = Field(default="", alias="stanowisko")
    """Post of the head, such as wójt."""
    name: Note = Field(default="", alias="imie_nazwisko")
    """Name of the head."""


class Resources(SheetPart):
    """Size of the unit, the facts that conditions and quantities read."""

    employees: Count | None = Field(default=None, alias="pracownicy")
    """Number of employees."""
    full_time: Annotated[Number, Field(ge=0, le=1_000_000)] | None = Field(default=None, alias="etaty_1_stycznia")
    """Full-time equivalents on 1 January."""
    workstations: Count | None = Field(default=None, alias="stanowiska")
    """Number of computer workstations."""
    servers: Count | None = Field(default=None, alias="serwery")
    """Number of servers, physical and virtual."""
    sites: Count | None = Field(default=None, alias="lokalizacje")
    """Number of places the unit works in."""


class UnitPart(SheetPart):
    """The unit diagnosed."""

    id: Id = Field(default="urzad")
    """Name of the unit, unique among the sheets of one case."""
    name: Text = Field(alias="nazwa")
    """Full name of the unit."""
    role: Literal["urzad", "jednostka-podlegla"] = Field(default="urzad", alias="rola")
    """The office itself, or a unit under it."""
    kind: UnitKind = Field(alias="rodzaj")
    """Kind of the unit."""
    teryt: Note = ""
    """TERYT code, in quotation marks."""
    nip: Note = ""
    """Tax number, in quotation marks."""
    regon: Note = ""
    """Statistical number, in quotation marks."""
    head: Head = Field(default=Head(), alias="kierownik")
    """Head of the unit."""
    resources: Resources = Field(default=Resources(), alias="zasoby")
    """Size of the unit, read by conditions and quantities."""


class Grantee(SheetPart):
    """Who signed the grant contract."""

    name: Note = Field(default="", alias="nazwa")
    """Full name of the grantee."""
    nip: Note = ""
    """Tax number, in quotation marks."""
    regon: Note = ""
    """Statistical number, in quotation marks."""


class Contract(SheetPart):
    """The grant contract; `vat_share` is the percent of VAT that is eligible, None when not declared."""

    number: Note = Field(default="", alias="numer")
    """Number of the contract."""
    signed: Day | None = Field(default=None, alias="z_dnia")
    """Day of signing."""
    project_end: Day | None = Field(default=None, alias="koniec_projektu")
    """Last day of the project."""
    grant: Money | None = Field(default=None, alias="kwota_grantu")
    """Amount of the grant in złoty."""
    vat_share: Annotated[Decimal, BeforeValidator(_vat_share), Field(ge=0, le=100)] | None = Field(
        default=None, alias="vat_kwalifikowalny"
    )
    """Eligible part of VAT: `tak` (all), `nie` (none) or a percent."""


class Auditor(SheetPart):
    """Who made the diagnosis; `valid_until` is a day, „bezterminowo”, or None when it was not given."""

    name: Text = Field(alias="imie_nazwisko")
    """Name of the auditor."""
    role: Note = Field(default="", alias="rola")
    """Role in the diagnosis."""
    certificate: Note = Field(default="", alias="certyfikat")
    """Id or name of the certificate that entitles to make the diagnosis."""
    number: Note = Field(default="", alias="numer")
    """Number of the certificate."""
    issuer: Note = Field(default="", alias="wystawca")
    """Who issued the certificate."""
    valid_until: Annotated[date | Literal["bezterminowo"] | None, BeforeValidator(_until)] = Field(
        default=None, alias="wazny_do"
    )
    """Last day of its validity, or `bezterminowo`."""


class Declarations(SheetPart):
    """Independence."""

    impartial: PolishFlag | None = Field(default=None, alias="bezstronnosc")
    """Whether the auditors declare that they are impartial."""
    supplies: PolishFlag | None = Field(default=None, alias="udzial_w_dostawach")
    """Whether the auditors take part in the deliveries."""


class Conducted(SheetPart):
    """First and last day."""

    start: Day | None = Field(default=None, alias="od")
    """First day of the diagnosis."""
    end: Day | None = Field(default=None, alias="do")
    """Last day of the diagnosis."""


class Person(SheetPart):
    """Who was asked."""

    post: Text = Field(alias="stanowisko")
    """Post of the person asked."""
    when: Moment | None = Field(default=None, alias="kiedy")
    """Day, or day and hour, of the talk."""


class Evidence(SheetPart):
    """An entry of the evidence register."""

    number: Text = Field(alias="nr")
    """Number in the register, such as D-01; answers cite it."""
    name: Text = Field(alias="nazwa")
    """What it is."""
    date: Day | None = Field(default=None, alias="data")
    """Day of the document."""
    form: Note = Field(default="", alias="forma")
    """Original, copy, screenshot and the like."""
    shown_by: Note = Field(default="", alias="okazal")
    """Post of the person who showed it."""


class Sample(SheetPart):
    """A sample drawn."""

    of: Text = Field(alias="czego")
    """What was sampled."""
    population: Count | None = Field(default=None, alias="populacja")
    """How many there are."""
    size: Count | None = Field(default=None, alias="liczba")
    """How many were looked at."""
    method: Note = Field(default="", alias="dobor")
    """How they were chosen."""
    result: Note = Field(default="", alias="wynik")
    """What was found."""


class Inspection(SheetPart):
    """A room looked at."""

    place: Text = Field(alias="miejsce")
    """Place looked at."""
    date: Day | None = Field(default=None, alias="data")
    """Day of the inspection."""
    result: Note = Field(default="", alias="wynik")
    """What was found."""


class TechnicalTest(SheetPart):
    """A technical test."""

    scope: Text = Field(alias="zakres")
    """What was tested."""
    tool: Note = Field(default="", alias="narzedzie")
    """What it was tested with."""
    date: Day | None = Field(default=None, alias="data")
    """Day of the test."""
    authorisation: Note = Field(default="", alias="upowaznienie")
    """Who allowed the test, and by what paper."""
    result: Note = Field(default="", alias="wynik")
    """What was found."""


class EarlierRecommendation(SheetPart):
    """A recommendation of an earlier audit."""

    text: Text = Field(alias="tresc")
    """The recommendation."""
    state: Note = Field(default="", alias="stan")
    """What became of it."""


class Course(SheetPart):
    """How the diagnosis went."""

    scope: Note = Field(default="", alias="zakres")
    """What the diagnosis covered."""
    techniques: Texts = Field(default=(), alias="techniki")
    """How the auditors worked."""
    limitations: Note = Field(default="", alias="ograniczenia")
    """What could not be examined, and why."""
    people: tuple[Person, ...] = Field(default=(), alias="osoby")
    """Who was asked."""
    evidence: tuple[Evidence, ...] = Field(default=(), alias="dowody")
    """Register of evidence."""
    samples: tuple[Sample, ...] = Field(default=(), alias="proby")
    """Samples drawn."""
    inspections: tuple[Inspection, ...] = Field(default=(), alias="ogledziny")
    """Rooms looked at."""
    tests: tuple[TechnicalTest, ...] = Field(default=(), alias="testy")
    """Technical tests made."""
    earlier: tuple[EarlierRecommendation, ...] = Field(default=(), alias="poprzednie_zalecenia")
    """Recommendations of earlier audits."""


class Established(SheetPart):
    """How, from whom and when an answer was established."""

    method: Note = Field(default="", alias="metoda")
    """How the answer was established."""
    post: Note = Field(default="", alias="stanowisko")
    """Post of the person who gave it."""
    when: Moment | None = Field(default=None, alias="kiedy")
    """Day, or day and hour."""


class StatementPart(SheetPart):
    """What somebody else said; the answer itself is the auditor's conclusion."""

    post: Text = Field(alias="stanowisko")
    """Post of the person who said it."""
    answer: Raw = Field(default=None, alias="odpowiedz")
    """What that person answered."""
    note: Note = Field(default="", alias="uwagi")
    """A remark on the statement."""


class AnswerPart(SheetPart):
    """One answer with all that belongs to it."""

    value: Raw = Field(default=None, alias="odpowiedz")
    """Option (id or label), list, number, date, text, rows, or nie wiem, nie zbadano, nie dotyczy."""
    reason: Note = Field(default="", alias="uzasadnienie")
    """Reason; obligatory with nie zbadano and nie dotyczy."""
    note: Note = Field(default="", alias="uwagi")
    """A remark printed beside the answer."""
    evidence: Texts = Field(default=(), alias="dowody")
    """Numbers of evidence from the register, or descriptions."""
    verification: Verification | None = Field(default=None, alias="weryfikacja")
    """What the answer rests on."""
    established: Established | None = Field(default=None, alias="ustalono")
    """How, from whom and when the answer comes."""
    statements: tuple[StatementPart, ...] = Field(default=(), alias="wypowiedzi")
    """What others said; the answer is the auditor's conclusion."""
    accepted: PolishFlag = Field(default=True, alias="uznane")
    """Whether the auditor accepts nie dotyczy."""

    @model_validator(mode="before")
    @classmethod
    def _shorthand(cls, data: Any) -> Any:
        return data if isinstance(data, dict) else {"odpowiedz": data}


class Judgement(SheetPart):
    """The auditor's decision on a computed finding."""

    decision: Literal["potwierdzone", "zmieniona-waga", "ryzyko-zaakceptowane", "odrzucone"] = Field(alias="decyzja")
    """Confirmed, severity changed, risk accepted, or rejected."""
    state: Note = Field(default="", alias="stan")
    """The auditor's own wording of the state found."""
    cause: Note = Field(default="", alias="przyczyna")
    """The auditor's own wording of the cause."""
    severity: SeverityWord | None = Field(default=None, alias="waga")
    """New severity; with `zmieniona-waga` and no other decision."""
    reason: Note = Field(default="", alias="uzasadnienie")
    """Reason; obligatory unless the finding is simply confirmed."""

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
    """Name of the finding, such as w-1."""
    area: Id = Field(alias="obszar")
    """Id of the area it is printed under."""
    criterion: Note = Field(default="", alias="kryterium")
    """What should be."""
    state: Text = Field(alias="stan")
    """What is."""
    cause: Note = Field(default="", alias="przyczyna")
    """Why it is so."""
    effect: Note = Field(default="", alias="skutek")
    """What may come of it."""
    likelihood: Annotated[Whole, Field(ge=1, le=4)] = Field(alias="prawdopodobienstwo")
    """How likely the effect is, from 1 to 4."""
    impact: Annotated[Whole, Field(ge=1, le=4)] = Field(alias="wplyw")
    """How bad the effect would be, from 1 to 4."""
    recommendation: Note = Field(default="", alias="zalecenie")
    """What to do."""
    refs: dict[Id, Texts] = Field(default={}, alias="odniesienia")
    """Points of acts it touches: id of the act and a list of points."""


class Overruling(SheetPart):
    """A conformity state set by the auditor against the computed one."""

    state: Literal["spelnia", "spelnia-z-uwagami", "czesciowo", "nie-spelnia", "do-ustalenia", "nie-dotyczy"] = Field(
        alias="stan"
    )
    """State the auditor sets."""
    reason: Text = Field(alias="uzasadnienie")
    """Reason."""


class Position(SheetPart):
    """What the head of the unit says to a measure."""

    position: Literal["przyjęto", "przyjęto częściowo", "nie przyjęto"] | None = Field(default=None, alias="stanowisko")
    """Accepted, accepted in part, or not accepted."""
    responsible: Note = Field(default="", alias="odpowiedzialny")
    """Post of the person responsible."""
    due: Day | None = Field(default=None, alias="termin_wykonania")
    """Day by which it will be done."""
    note: Note = Field(default="", alias="uwagi")
    """A remark."""


class Opinion(SheetPart):
    """The auditor's opinion: chosen, never computed."""

    kind: Literal["pozytywna", "pozytywna z zastrzeżeniami", "negatywna", "odstąpienie od opinii"] = Field(
        alias="rodzaj"
    )
    """The opinion."""
    reason: Note = Field(default="", alias="uzasadnienie")
    """Reason."""


class Owned(SheetPart):
    """What the unit already has."""

    item: Id
    """Id of the purchase item."""
    quantity: Count = Field(default=1, alias="ilosc")
    """How many the unit has."""
    source: Note = Field(default="", alias="zrodlo")
    """What it was paid from."""
    durable_until: Day | None = Field(default=None, alias="trwalosc_do")
    """Last day on which the earlier project must keep it."""


class Wish(SheetPart):
    """An own need, decided by the head."""

    item: Id
    """Id of the purchase item."""
    quantity: Annotated[Whole, Field(ge=1, le=1_000_000)] = Field(default=1, alias="ilosc")
    """How many are wanted."""
    reason: Text = Field(alias="uzasadnienie")
    """Reason."""


class Expense(SheetPart):
    """Money already spent or committed, gross."""

    item: Id
    """Id of the purchase item."""
    gross: Money = Field(alias="brutto")
    """Gross amount in złoty."""
    state: Note = Field(default="poniesione", alias="stan")
    """Spent or committed."""
    date: Day | None = Field(default=None, alias="data")
    """Day of the expense."""


class Price(SheetPart):
    """The office's own estimate per unit of an item."""

    net: Money = Field(alias="netto")
    """Net price of one piece in złoty."""
    vat: VatRate
    """VAT rate in percent, zw (exempt) or np (not subject)."""
    method: Note = Field(default="", alias="sposob")
    """How the price was estimated."""
    date: Day | None = Field(default=None, alias="data")
    """Day of the estimate."""
    yearly: Money | None = Field(default=None, alias="koszt_roczny")
    """What one piece costs a year after the project, net in złoty."""


class PurchaseDecision(SheetPart):
    """Which variant of the plan was decided on, when and by whom; a plan that is asked for nothing else follows it."""

    variant: Annotated[Literal["minimum", "zalecany", "pełny"], BeforeValidator(_variant)] = Field(alias="wariant")
    """Variant of the plan: obligatory items and critical findings, the best for the money, or all."""
    budget: Money | None = Field(default=None, alias="budzet")
    """How much may be spent, in złoty."""
    decided: Day | None = Field(default=None, alias="dnia")
    """Day of the decision."""
    post: Note = Field(default="", alias="stanowisko")
    """Post of the person who decided."""
    omitted: Ids = Field(default=(), alias="pomin")
    """Ids of purchase items that are not to be bought."""
    included: Ids = Field(default=(), alias="uwzglednij")
    """Ids of purchase items that are to be bought in any case."""
    with_unclear: PolishFlag | None = Field(default=None, alias="niejasne")
    """Whether items may be bought that are not clearly eligible."""
    programmes: Ids = Field(default=(), alias="programy")
    """Ids of the programmes in place of the questionnaire's; the first decides."""

    @model_validator(mode="after")
    def _not_both(self) -> PurchaseDecision:
        both = sorted(set(self.omitted) & set(self.included))
        if both:
            raise wrong(f"„{both[0]}” jest i w „uwzglednij”, i w „pomin”", "zostaw pozycję na jednej z list")
        return self


class SheetSource(SheetPart):
    """A whole sheet."""

    format: Literal["1"] = Field(alias="format_arkusza")
    """Version of the sheet's format."""
    questionnaire: Id = Field(alias="kwestionariusz")
    """Id of the questionnaire answered."""
    version: Annotated[Text, Field(pattern=r"^[0-9]{1,9}(\.[0-9]{1,9}){0,5}$")] = Field(alias="wersja_kwestionariusza")
    """Version of the questionnaire, in quotation marks."""
    status: Literal["projekt", "ostateczny"] = "projekt"
    """Draft or final."""
    unit: UnitPart = Field(alias="jednostka")
    """The unit diagnosed."""
    grantee: Grantee = Field(default=Grantee(), alias="grantobiorca")
    """Who signed the grant contract."""
    contract: Contract = Field(default=Contract(), alias="umowa")
    """The grant contract."""
    auditors: tuple[Auditor, ...] = Field(default=(), alias="audytorzy")
    """Who made the diagnosis."""
    declarations: Declarations = Field(default=Declarations(), alias="oswiadczenia")
    """Declarations of independence."""
    conducted: Conducted = Field(default=Conducted(), alias="przeprowadzono")
    """When it was made."""
    course: Course = Field(default=Course(), alias="przebieg")
    """How it went."""
    answers: dict[Id, AnswerPart] = Field(alias="odpowiedzi")
    """Answers by id of the question; a bare value is short for `odpowiedz`."""
    judgements: dict[Id, Judgement] = Field(default={}, alias="ustalenia")
    """Decisions on computed findings by id of the finding."""
    own_findings: tuple[OwnFinding, ...] = Field(default=(), alias="wlasne_ustalenia")
    """Findings of the auditor's own."""
    conformity: dict[Id, dict[Text, Overruling]] = Field(default={}, alias="zgodnosc")
    """States of conformity the auditor sets against the computed ones, by act and point."""
    positions: dict[Id, Position] = Field(default={}, alias="zalecenia")
    """The head's position on measures by id of the measure."""
    opinion: Opinion | None = Field(default=None, alias="opinia")
    """The auditor's opinion."""
    owned: tuple[Owned, ...] = Field(default=(), alias="posiadane")
    """What the unit already has."""
    wishes: tuple[Wish, ...] = Field(default=(), alias="potrzeby_wlasne")
    """Own needs decided by the head."""
    expenses: tuple[Expense, ...] = Field(default=(), alias="wydatki")
    """Money spent or committed."""
    prices: dict[Id, Price] = Field(default={}, alias="ceny_szacunkowe")
    """Estimated prices by id of the purchase item."""
    decision: PurchaseDecision | None = Field(default=None, alias="decyzja_zakupowa")
    """Which variant of the purchase plan was decided on."""

    @model_validator(mode="before")
    @classmethod
    def _empty_answers(cls, data: Any) -> Any:
        if isinstance(data, dict) and data.get("odpowiedzi", "") is None:
            return {**data, "odpowiedzi": {}}
        return data
