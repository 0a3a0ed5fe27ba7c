"""A workbook of the form: sheets, defined names, formats, and where a field of the map lies in them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from diagnoza.forms.operator.package import RELS_NS, Element, Form, parse_part
from diagnoza.forms.operator.source import FieldPart
from diagnoza.forms.operator.splice import Part
from diagnoza.forms.operator.targets import Refusal
from diagnoza.forms.operator.xlsx_formats import Formats, formats_of
from diagnoza.forms.operator.xlsx_sheet import Box, ListRule, Position, Sheet, address, box_of, covers, s, whole
from diagnoza.problems import Failure, fold, problem, suggestion

OFFICE_NS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_NS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_CELL = re.compile(r"(?:(?P<quoted>'(?:[^']|'')+')|(?P<bare>[^'!]+))!(?P<range>\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?::\S+)?)")
_RANGE = re.compile(
    r"(?:(?:'(?:[^']|'')+'|[^'!\s]+)!)?\$?[A-Za-z]{1,3}\$?[0-9]{1,7}(?::\$?[A-Za-z]{1,3}\$?[0-9]{1,7})?"
)
_LONGEST_LIST = 2_000


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell to be filled."""

    sheet: Sheet
    position: Position

    @property
    def label(self) -> str:
        """`Dane!C5`."""
        return f"{self.sheet.title}!{address(self.position)}"


class Book:
    """The workbook's parts, read when they are asked for."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.name = next(iter(form.parts_of("spreadsheetml.sheet.main+xml")), "")
        if not self.name:
            raise Failure([problem("O020", form.place, part="", detail="w pliku nie ma skoroszytu programu Excel")])
        self.main = Part(self.name, form.parts[self.name], form.place)
        if self.main.root.tag != s("workbook"):
            detail = "zapis „Strict Open XML”; zapisz formularz jako zwykły skoroszyt .xlsx"
            raise Failure([problem("O020", form.place, part="", detail=detail)])
        self._relations = self._targets(self.name)
        self._loaded: dict[str, Sheet] = {}

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Names of worksheets, in order; sheets of charts are none."""
        return tuple(self._sheet_parts)

    @cached_property
    def _sheet_parts(self) -> dict[str, str]:
        found = {}
        for sheet in self.main.root.iterfind(f"{s('sheets')}/{s('sheet')}"):
            name = self._relations.get(sheet.get(f"{{{OFFICE_NS}}}id", ""), "")
            if self.form.types.get(name, "").endswith("worksheet+xml"):
                found[sheet.get("name", "")] = name
        return found

    def sheet(self, title: str) -> Sheet:
        """The worksheet of that name, in whatever case; `Refusal` O030."""
        by_fold = {fold(known): known for known in self.titles}
        if fold(title) not in by_fold:
            raise Refusal("O030", hint=suggestion(title, self.titles), sheet=title)
        exact = title if title in self._sheet_parts else by_fold[fold(title)]
        if exact not in self._loaded:
            name = self._sheet_parts[exact]
            try:
                part = Part(name, self.form.parts[name], self.form.place)
                self._loaded[exact] = Sheet(exact, part, tuple(self._headers(name)))
            except ValueError as error:
                detail = "niepoprawne adresy komórek"
                raise Failure([problem("O021", self.form.place, part=name, detail=detail)]) from error
        return self._loaded[exact]

    @property
    def loaded(self) -> tuple[Sheet, ...]:
        """Sheets read so far."""
        return tuple(self._loaded.values())

    def _headers(self, name: str) -> Iterator[Box]:
        for target in self._targets(name).values():
            if self.form.types.get(target, "").endswith("spreadsheetml.table+xml"):
                table = parse_part(target, self.form.parts[target], self.form.place)
                box = box_of(table.get("ref", ""))
                rows = whole(table.get("headerRowCount"), 1)
                if box and rows:
                    yield (box[0], box[1], box[0] + rows - 1, box[3])

    def _targets(self, name: str) -> dict[str, str]:
        """Relations of a part: id → part."""
        folder, base = posixpath.split(name)
        relations = self.form.parts.get(f"{folder}/_rels/{base}.rels")
        if relations is None:
            return {}
        root = parse_part(f"{base}.rels", relations, self.form.place)
        return {
            relation.get("Id", ""): posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip(
                "/"
            )
            for relation in root.iter(f"{{{RELS_NS}}}Relationship")
            if relation.get("TargetMode") != "External"
        }

    @cached_property
    def formats(self) -> Formats:
        """Formats of cells."""
        names = self.form.parts_of("spreadsheetml.styles+xml")
        root = next((parse_part(name, self.form.parts[name], self.form.place) for name in names), None)
        return formats_of(root)

    @cached_property
    def is_1904(self) -> bool:
        """Whether days are counted from 1904."""
        properties = self.main.root.find(s("workbookPr"))
        return properties is not None and properties.get("date1904", "0") in ("1", "true")

    @cached_property
    def strings(self) -> tuple[str, ...]:
        """Shared texts by index."""
        for name in self.form.parts_of("spreadsheetml.sharedStrings+xml"):
            root = parse_part(name, self.form.parts[name], self.form.place)
            return tuple(_text(entry) for entry in root.iterchildren(s("si")))
        return ()

    def text(self, sheet: Sheet, position: Position) -> str:
        """What the cell holds, as text; „” for an empty one."""
        cell = sheet.cells.get(position)
        if cell is None:
            return ""
        kind, value = cell.get("t", "n"), cell.findtext(s("v"), "")
        if kind == "s":
            return self.strings[int(value)] if value.isdigit() and int(value) < len(self.strings) else ""
        inline = cell.find(s("is"))
        return _text(inline) if kind == "inlineStr" and inline is not None else value

    @cached_property
    def defined(self) -> dict[str, str]:
        """Defined names and what they stand for; of a sheet's own as `Arkusz!NAZWA`; Excel's own left out."""
        found = {}
        for name in self.main.root.iterfind(f"{s('definedNames')}/{s('definedName')}"):
            label, local = name.get("name", ""), name.get("localSheetId", "")
            if label.startswith("_xlnm") or name.get("hidden") in ("1", "true"):
                continue
            sheets = [sheet.get("name", "") for sheet in self.main.root.iterfind(f"{s('sheets')}/{s('sheet')}")]
            prefix = f"{sheets[int(local)]}!" if local.isdigit() and int(local) < len(sheets) else ""
            found[prefix + label] = (name.text or "").strip()
        return found

    def locate(self, part: FieldPart) -> Cell:
        """The cell of a field; `Refusal` O014, O015, O030–O032, O034, O035."""
        if part.control is not None:
            raise Refusal("O014", key="kontrolka", kind="arkuszu XLSX", allowed="komorka, nazwa")
        if part.name is not None:
            return self.named(part.name)
        assert part.cell is not None
        found = _CELL.fullmatch(part.cell)
        if found is None or ":" in found["range"]:
            raise Refusal("O015", target=part.cell, example="Dane!C5")
        sheet = self.sheet((found["quoted"] or f"'{found['bare']}'")[1:-1].replace("''", "'"))
        box = box_of(found["range"])
        if box is None:
            raise Refusal("O032", target=part.cell, what="arkusz kończy się na komórce XFD1048576")
        return self._single(sheet, box, part.cell)

    def named(self, name: str) -> Cell:
        """The cell a defined name stands for; `Refusal` O030, O031, O034, O035."""
        by_fold = {fold(known): known for known in self.defined}
        if fold(name) not in by_fold:
            raise Refusal("O031", hint=suggestion(name, self.defined), what="nazwy zdefiniowanej", name=name)
        meaning = self.defined[by_fold[fold(name)]]
        found = _CELL.fullmatch(meaning)
        box = box_of(found["range"]) if found else None
        if found is None or box is None:
            raise Refusal("O035", name=name, meaning=meaning)
        sheet = self.sheet((found["quoted"] or f"'{found['bare']}'")[1:-1].replace("''", "'"))
        merge = sheet.merge_of(box[:2])
        if box[:2] != box[2:] and box != merge:
            raise Refusal("O035", name=name, meaning=meaning)
        return self._single(sheet, (*box[:2], *box[:2]), name)

    def _single(self, sheet: Sheet, box: Box, target: str) -> Cell:
        merge = sheet.merge_of(box[:2])
        if merge is not None and merge[:2] != box[:2]:
            right = Cell(sheet, merge[:2]).label
            raise Refusal("O034", hint=f"wpisz „{right}”", target=target, first=right)
        return Cell(sheet, box[:2])

    def allowed(self, cell: Cell) -> tuple[str, ...] | None:
        """Words of the cell's drop-down list; None where it has none or the list can't be read."""
        for rule in cell.sheet.lists:
            if any(covers(box, cell.position) for box in rule.boxes):
                return self._words(rule, cell.sheet)
        return None

    def _words(self, rule: ListRule, own: Sheet) -> tuple[str, ...] | None:
        formula = rule.formula.strip()
        if formula.startswith('"') and formula.endswith('"'):
            return tuple(word.strip() for word in formula[1:-1].split(","))
        by_fold = {fold(name): meaning for name, meaning in self.defined.items()}
        formula = by_fold.get(fold(formula), formula).lstrip("=")
        if not _RANGE.fullmatch(formula):
            return None
        title, _, ranged = formula.rpartition("!")
        box = box_of(ranged)
        if box is None or (box[2] - box[0] + 1) * (box[3] - box[1] + 1) > _LONGEST_LIST:
            return None
        try:
            sheet = self.sheet(title.removeprefix("'").removesuffix("'").replace("''", "'")) if title else own
        except Refusal:
            return None
        cells = ((row, column) for row in range(box[0], box[2] + 1) for column in range(box[1], box[3] + 1))
        return tuple(filter(None, (self.text(sheet, position).strip() for position in cells)))


def _text(entry: Element) -> str:
    """Text of a shared or inline string without its phonetic reading."""
    return "".join(t.text or "" for t in entry.iter(s("t")) if t.getparent().tag != s("rPh"))
