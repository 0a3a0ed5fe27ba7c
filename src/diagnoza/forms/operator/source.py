"""The map of a form as it stands in YAML. Field names are English, their aliases the Polish keys."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from diagnoza.answers.source import SheetPart
from diagnoza.definition.fields import Id, Note, Text, Whole, wrong

TARGETS = ("komorka", "nazwa", "kontrolka")
SOURCES = (
    "wartosc",
    "odpowiedz",
    "uwagi",
    "dowody",
    "uzasadnienie",
    "weryfikacja",
    "zgodnosc",
    "ustalenie",
    "tekst",
)
Aspect = Literal["stan", "uzasadnienie", "uwagi", "dowody", "ustalenia"]


class PointPart(SheetPart):
    """A point of an act, and what of it is written."""

    act: Id = Field(alias="akt")
    """Id of the act."""
    point: Text = Field(alias="punkt")
    """Id of the point within the act, in quotation marks."""
    aspect: Aspect = Field(default="stan", alias="pole")
    """State of conformity, its reason, or remarks, evidence and findings of the point's questions."""


class FieldPart(SheetPart):
    """A field of the form: where it is, what is written there, and in which words."""

    cell: Text | None = Field(default=None, alias="komorka")
    """Cell as `Sheet!C5`, in a document `Tabela 2!B3`."""
    name: Text | None = Field(default=None, alias="nazwa")
    """Defined name of the workbook."""
    control: Text | None = Field(default=None, alias="kontrolka")
    """Tag or title of the document's content control."""
    value: Text | None = Field(default=None, alias="wartosc")
    """Datum of the sheet, result or sum, such as `jednostka.nazwa`."""
    answer: Id | None = Field(default=None, alias="odpowiedz")
    """Id of the question whose answer is written."""
    note: Id | None = Field(default=None, alias="uwagi")
    """Id of the question whose remark is written."""
    evidence: Id | None = Field(default=None, alias="dowody")
    """Id of the question whose evidence is written."""
    reason: Id | None = Field(default=None, alias="uzasadnienie")
    """Id of the question whose reason is written."""
    verification: Id | None = Field(default=None, alias="weryfikacja")
    """Id of the question for which is written what its answer rests on."""
    conformity: PointPart | None = Field(default=None, alias="zgodnosc")
    """Point whose conformity is written."""
    finding: Id | None = Field(default=None, alias="ustalenie")
    """Id of the finding for which is written whether it stands."""
    text: Text | None = Field(default=None, alias="tekst")
    """Constant text."""
    option: Text | None = Field(default=None, alias="opcja")
    """Option of the question for which is written whether it was chosen: tak or nie."""
    row: Annotated[Whole, Field(ge=1, le=10_000)] | None = Field(default=None, alias="wiersz")
    """Row of a table question, from 1."""
    column: Text | None = Field(default=None, alias="kolumna")
    """Id of the column of a table question."""
    unit: Id | None = Field(default=None, alias="jednostka")
    """Id of the unit whose sheet is read; the office where left out."""
    words: dict[Text, Note] = Field(default={}, alias="jako")
    """Words of the form by option or state, such as `tak: TAK`."""
    remark: Note = Field(default="", alias="opis")
    """What the field is called in the form, for people."""

    @model_validator(mode="after")
    def _one_of_each(self) -> FieldPart:
        given = {info.alias for name, info in type(self).model_fields.items() if getattr(self, name) is not None}
        for keys, what in ((TARGETS, "miejsce w formularzu"), (SOURCES, "źródło wartości")):
            present = [key for key in keys if key in given]
            if len(present) != 1:
                told = "nie podano żadnego" if not present else f"podano {len(present)}: {', '.join(present)}"
                raise wrong(f"pole mapy ma mieć jedno {what}, a {told}", f"dozwolone: {', '.join(keys)}")
        if (self.option or self.row or self.column) and self.answer is None:
            raise wrong("„opcja”, „wiersz” i „kolumna” mają sens tylko obok „odpowiedz”")
        if (self.row is None) != (self.column is None) or (self.option and self.row):
            raise wrong("„wiersz” i „kolumna” podaje się razem i bez „opcja”")
        return self

    @property
    def target(self) -> str:
        """The field's place in the form as it was typed."""
        return self.cell or self.name or self.control or ""

    @property
    def target_key(self) -> str:
        """komorka, nazwa or kontrolka."""
        return "komorka" if self.cell else "nazwa" if self.name else "kontrolka"

    @property
    def source_key(self) -> str:
        """The key that tells what is written."""
        values = (
            self.value,
            self.answer,
            self.note,
            self.evidence,
            self.reason,
            self.verification,
            self.conformity,
            self.finding,
            self.text,
        )
        return next(key for key, value in zip(SOURCES, values, strict=True) if value is not None)

    @property
    def question(self) -> str | None:
        """Id of the question that is read, None where none is."""
        return self.answer or self.note or self.evidence or self.reason or self.verification

    @property
    def source(self) -> str:
        """What is written, in one line."""
        if self.conformity is not None:
            aspect = "" if self.conformity.aspect == "stan" else f", {self.conformity.aspect}"
            what = f"{self.conformity.act} {self.conformity.point}{aspect}"
        else:
            what = self.value or self.question or self.finding or self.text or ""
        within = self.option or (f"wiersz {self.row}, {self.column}" if self.row else "")
        return f"{self.source_key}: {what}" + (f" ({within})" if within else "")


class MapSource(SheetPart):
    """A whole map."""

    format: Literal["1"] = Field(alias="format_mapy")
    """Version of the map's format."""
    form: Note = Field(default="", alias="formularz")
    """Name of the form, for people."""
    fields: Annotated[tuple[FieldPart, ...], Field(max_length=5000)] = Field(alias="pola")
    """Fields of the form to be filled."""
