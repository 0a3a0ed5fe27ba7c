"""Filling a document: content controls by tag or title, cells of tables; everything else keeps its bytes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from openpyxl.utils.cell import column_index_from_string

from diagnoza.forms.operator.docx_controls import Control
from diagnoza.forms.operator.docx_tables import Span, Table, tables_of
from diagnoza.forms.operator.docx_text import fill_paragraphs, look_of, mark_look, run_of, text_of, w
from diagnoza.forms.operator.package import Form, close_form, parse_part
from diagnoza.forms.operator.readings import Value, as_text
from diagnoza.forms.operator.source import FieldPart
from diagnoza.forms.operator.splice import Part
from diagnoza.forms.operator.targets import Refusal, Remark, Written
from diagnoza.problems import Failure, problem, suggestion

_CELL = re.compile(r"tabela\s*([0-9]{1,4})\s*!\s*([a-z]{1,2})([0-9]{1,4})", re.IGNORECASE)
_TEXTS = (
    "wordprocessingml.document.main+xml",
    "wordprocessingml.header+xml",
    "wordprocessingml.footer+xml",
    "wordprocessingml.footnotes+xml",
    "wordprocessingml.endnotes+xml",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a field goes: the controls of one tag, or a cell of a table."""

    name: str
    controls: tuple[Control, ...] = ()
    table: Table | None = None
    cell: Span | None = None


class DocxWriter:
    """A document being filled."""

    def __init__(self, form: Form) -> None:
        self.form = form
        mains = form.parts_of(_TEXTS[0])
        if not mains:
            raise Failure([problem("O020", form.place, part="", detail="w pliku nie ma dokumentu programu Word")])
        self.parts = tuple(Part(name, form.parts[name], form.place) for name in form.parts_of(*_TEXTS))
        self.main = next(part for part in self.parts if part.name in mains)
        if self.main.root.tag != w("document"):
            detail = "zapis „Strict Open XML”; zapisz formularz jako zwykły dokument .docx"
            raise Failure([problem("O020", form.place, part="", detail=detail)])
        self._located: set[int] = set()

    @cached_property
    def controls(self) -> tuple[Control, ...]:
        """Content controls in the order of the parts."""
        return tuple(
            Control(part, element)
            for part in self.parts
            for element in part.root.iter(w("sdt"))
            if element.find(w("sdtPr")) is not None
        )

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Tables of the text itself."""
        return tables_of(self.main)

    @cached_property
    def protection(self) -> str:
        """What the document's protection leaves open: empty without one, else forms, readOnly and the like."""
        for name in self.form.parts_of("wordprocessingml.settings+xml"):
            root = parse_part(name, self.form.parts[name], self.form.place)
            found = root.find(w("documentProtection"))
            if found is not None and found.get(w("enforcement"), "0") in ("1", "true", "on"):
                return str(found.get(w("edit"), "readOnly"))
        return ""

    def locate(self, part: FieldPart) -> Place:
        """The field's place; `Refusal` O014, O015, O031, O032, O034, O038."""
        if part.name is not None:
            raise Refusal("O014", key="nazwa", kind="dokumencie DOCX", allowed="kontrolka, komorka")
        return self._control(part.control) if part.control is not None else self._cell(part.cell or "")

    def _control(self, name: str) -> Place:
        found = [control for control in self.controls if control.tag == name]
        found = found or [control for control in self.controls if control.title == name]
        if not found:
            names = dict.fromkeys(known for control in self.controls for known in (control.tag, control.title) if known)
            raise Refusal("O031", hint=suggestion(name, names), what="kontrolki", name=name)
        self._located.update(id(control.element) for control in found)
        return Place(name, tuple(found))

    def _cell(self, target: str) -> Place:
        found = _CELL.fullmatch(target)
        if found is None:
            raise Refusal("O015", target=target, example="Tabela 2!B3")
        number, column, row = int(found[1]), column_index_from_string(found[2].upper()), int(found[3])
        if not 1 <= number <= len(self.tables):
            hint = f"dokument ma tabele o numerach od 1 do {len(self.tables)}" if self.tables else ""
            raise Refusal("O031", hint=hint, what="tabeli", name=str(number))
        table = self.tables[number - 1]
        cell = table.at(row, column)
        if cell is None:
            last = max(table.cells, key=lambda one: (one.top, one.left), default=None)
            raise Refusal("O032", target=target, what=f"tabela kończy się na komórce {last.address if last else 'A1'}")
        right = f"Tabela {number}!{cell.address}"
        if (cell.top, cell.left) != (row, column):
            raise Refusal("O034", hint=f"wpisz „{right}”", target=target, first=right)
        if next(cell.element.iter(w("sdt"), w("tbl")), None) is not None:
            raise Refusal("O038", target=target)
        return Place(right, table=table, cell=cell)

    def write(self, target: Place, value: Value, *, is_word: bool) -> Written:
        """Fill it; `Refusal` O037, O040, O041, O044."""
        if self.protection in ("readOnly", "comments", "trackedChanges") or (self.protection and target.cell):
            raise Refusal("O040", "dokument jest chroniony przed zmianą w tym miejscu", target=target.name)
        if target.cell is None:
            written = [control.fill(value, target.name) for control in target.controls]
            remarks = {(r.code, str(r.values)): r for one in written for r in one.remarks}
            return Written(written[0].text, tuple(remarks.values()))
        assert target.table is not None
        cell, text = target.cell.element, as_text(value)
        old = text_of(cell)
        remark = (Remark("O043", {"target": target.name, "old": old}),) if old and old != text else ()
        run = run_of(cell, text, mark_look(look_of(cell)))
        fill_paragraphs(cell, cell.findall(w("p")), run)
        target.table.part.replace(cell)
        return Written(text, remark)

    def unmapped(self) -> tuple[str, ...]:
        """Controls that were never located, by tag or title."""
        found: dict[str, None] = {}
        for number, control in enumerate(self.controls, 1):
            if id(control.element) not in self._located and control.kind != "other":
                name = control.tag or control.title
                found[f"kontrolka {name}" if name else f"kontrolka bez znacznika i tytułu (nr {number})"] = None
        return tuple(found)

    def finish(self) -> bytes:
        """The filled document."""
        return close_form(self.form, {part.name: part.written() for part in self.parts if part.is_changed})
