"""Filling a workbook: only the cells named by the map are written anew, and formulas are told to be counted again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from diagnoza.forms.operator.package import Element, Form, close_form
from diagnoza.forms.operator.readings import Value
from diagnoza.forms.operator.source import FieldPart
from diagnoza.forms.operator.targets import Refusal, Remark, Written
from diagnoza.forms.operator.xlsx_book import Book, Cell
from diagnoza.forms.operator.xlsx_formats import Content, content_of
from diagnoza.forms.operator.xlsx_sheet import Sheet, covers, s

LONGEST: Final = 32_767
"""Characters that a cell can hold."""
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_BEFORE_CALC: Final = tuple(
    s(name)
    for name in (
        "fileVersion",
        "fileSharing",
        "workbookPr",
        "workbookProtection",
        "bookViews",
        "sheets",
        "functionGroups",
        "externalReferences",
        "definedNames",
    )
)
"""What precedes `calcPr` in a workbook."""
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_MOST_UNMAPPED: Final = 200


class XlsxWriter:
    """A workbook being filled."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.book = Book(form)
        self._located: set[str] = set()

    def locate(self, part: FieldPart) -> Cell:
        """The field's cell; `Refusal` O014, O015, O030–O036."""
        cell = self.book.locate(part)
        self._located.add(cell.label)
        if cell.sheet.is_formula(cell.position):
            raise Refusal("O033", target=cell.label)
        if any(covers(box, cell.position) for box in cell.sheet.headers):
            raise Refusal("O036", target=cell.label)
        return cell

    def write(self, target: Cell, value: Value, *, is_word: bool) -> Written:
        """Fill the cell; `Refusal` O040 locked, O045 too long."""
        sheet, position = target.sheet, target.position
        style = sheet.style(position)
        if sheet.is_protected and self.book.formats.is_locked(style):
            raise Refusal("O040", "komórka jest zablokowana", target=target.label)
        content = content_of(value, self.book.formats.kind(style), is_word=is_word, is_1904=self.book.is_1904)
        if content.type == "inlineStr" and len(content.raw) > LONGEST:
            raise Refusal("O045", "tekst jest za długi na komórkę", target=target.label, limit=LONGEST)
        remarks = []
        old = self.book.text(sheet, position).strip()
        allowed = self.book.allowed(target)
        if old and old != content.text and old not in (allowed or ()):
            remarks.append(Remark("O043", {"target": target.label, "old": old}))
        if allowed is not None and not {content.text, content.raw} & set(allowed):
            remarks.append(
                Remark("O041", {"target": target.label, "word": content.text, "allowed": ", ".join(allowed[:20])})
            )
        self._put(target, content)
        return Written(content.text, tuple(remarks))

    def _put(self, target: Cell, content: Content) -> None:
        make = self.book.main.root.makeelement
        if content.type == "inlineStr":
            holder = make(s("is"))
            text = make(s("t"), {_XML_SPACE: "preserve"})
            text.text = _ESCAPE_LIKE.sub("_x005F_", content.raw)
            holder.append(text)
        else:
            holder = make(s("v"))
            holder.text = content.raw
        kind = {} if content.type == "n" else {"t": content.type}
        target.sheet.write(target.position, kind, holder)

    def unmapped(self) -> tuple[str, ...]:
        """Names of one cell, cells with a drop-down list, and cells left open in a protected sheet."""
        found: dict[str, None] = {}
        for name in self.book.defined:
            try:
                cell = self.book.named(name)
            except Refusal:
                continue
            if cell.label not in self._located:
                found[f"nazwa {name} ({cell.label})"] = None
        for title in self.book.titles:
            for cell in self._inputs(self.book.sheet(title)):
                if cell.label not in self._located and len(found) < _MOST_UNMAPPED:
                    found[f"komórka {cell.label}"] = None
        return tuple(found)

    def _inputs(self, sheet: Sheet) -> list[Cell]:
        """Empty cells of the file that somebody meant to be filled."""
        lists = [box for rule in sheet.lists for box in rule.boxes]
        return [
            Cell(sheet, position)
            for position in sheet.cells
            if not self.book.text(sheet, position)
            and not sheet.is_formula(position)
            and (sheet.merge_of(position) or position)[:2] == position
            and (
                any(covers(box, position) for box in lists)
                or (sheet.is_protected and not self.book.formats.is_locked(sheet.style(position)))
            )
        ]

    def finish(self) -> bytes:
        """The filled workbook."""
        stale = [cell for title in self.book.titles for cell in self._forget(self.book.sheet(title))]
        if stale:
            self._count_again()
        parts = [self.book.main, *(sheet.part for sheet in self.book.loaded)]
        return close_form(self.form, {part.name: part.written() for part in parts if part.is_changed})

    def _forget(self, sheet: Sheet) -> Iterator[Element]:
        """Take the old results off formulas: LibreOffice would show them, whatever `fullCalcOnLoad` says."""
        if not _FORMULA.search(self.form.parts[sheet.part.name]):
            return
        for cell in sheet.cells.values():
            if cell.find(s("f")) is not None:
                for old in cell.findall(s("v")):
                    cell.remove(old)
                cell.attrib.pop("t", None)
                sheet.part.replace(cell)
                yield cell

    def _count_again(self) -> None:
        main = self.book.main
        settings = main.root.find(s("calcPr"))
        if settings is not None:
            settings.set("fullCalcOnLoad", "1")
            main.replace(settings)
            return
        settings = main.root.makeelement(s("calcPr"), {"fullCalcOnLoad": "1"})
        followers = [child for child in main.root if isinstance(child.tag, str) and child.tag not in _BEFORE_CALC]
        main.insert(main.root, settings, followers[0] if followers else None)
