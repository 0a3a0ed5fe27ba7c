"""The styles of a document: what a paragraph, a run or a cell looks like once its style, its table's style and its own wishes are merged.

A look is a mapping of traits: `colour` and `fill` (six hex digits, "" for automatic and none), `size` (half points), `bold`, `hidden`,
`outline` (0–8 for headings 1–9, 9 for running text) and `list`. Only traits somebody set are in it. Word lets the bold of two styles
cancel each other out; here the nearer one wins.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from lxml import etree

from diagnoza.render.docx.names import DRAWING_NS, RPR, SHD, TBL, TC, TCPR, TR, WORD_TYPE, w

Look = Mapping[str, Any]

STYLES_TYPE: Final = WORD_TYPE + "styles+xml"
THEME_TYPE: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
HEADING_NAMES: Final = {f"heading {level}": level - 1 for level in range(1, 10)}
"""Built-in styles keep their English names in the file whatever the language of Word; only their ids are translated."""
PPR: Final = w("pPr")
HEX: Final = re.compile("[0-9A-Fa-f]{1,6}")
OFF: Final = frozenset({"0", "false", "off"})
THEME_NAMES: Final = {
    "text1": "dk1", "dark1": "dk1", "text2": "dk2", "dark2": "dk2", "background1": "lt1", "light1": "lt1",
    "background2": "lt2", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
HIGHLIGHTS: Final = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
    "none": "",
}  # fmt: skip
CONDITIONS: Final = (
    ("firstRow", 0x20),
    ("lastRow", 0x40),
    ("firstColumn", 0x80),
    ("lastColumn", 0x100),
    ("noHBand", 0x200),
)


def is_on(node: etree._Element | None) -> bool:
    """Whether a switch such as `w:tblHeader` stands there and isn't turned off."""
    return node is not None and node.get(w("val"), "1") not in OFF


@dataclass(frozen=True)
class Styles:
    """The style sheet of a document. `by_id` holds its `w:style` elements, `theme` the hex digits of the theme's colours."""

    by_id: Mapping[str, etree._Element]
    defaults: tuple[etree._Element | None, etree._Element | None]
    theme: Mapping[str, str]
    _known: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    _tables: dict[etree._Element, tuple[dict[etree._Element, int], set[str]]] = field(default_factory=dict)

    @cached_property
    def standard(self) -> Mapping[str, str]:
        """The id of the default style of each kind (paragraph, character, table)."""
        found: dict[str, str] = {}
        for id_, style in self.by_id.items():
            if style.get(w("default"), "0") not in OFF:
                found.setdefault(style.get(w("type"), "paragraph"), id_)
        return found

    def name(self, id_: str) -> str:
        """The name a style has in the file, in small letters; "" for a style it lacks."""
        return _value(self.by_id[id_].find(w("name"))).lower() if id_ in self.by_id else ""

    def id_of(self, name: str, kind: str = "paragraph") -> str:
        """The id of the style with that name, such as `heading 1`; "" where the file has none."""
        return next((id_ for id_, s in self.by_id.items() if self.name(id_) == name and s.get(w("type")) == kind), "")

    def chain(self, id_: str) -> list[etree._Element]:
        """The style after all it is based on; a ring of styles is cut where it closes."""
        found: list[etree._Element] = []
        while id_ in self.by_id and self.by_id[id_] not in found:
            found.append(self.by_id[id_])
            id_ = _value(self.by_id[id_].find(w("basedOn")))
        return found[::-1]

    def heading_level(self, paragraph: etree._Element) -> int | None:
        """1–9 for a heading, by the outline level or the name of its style, whatever its id; otherwise None."""
        level: int = self.paragraph(paragraph).get("outline", 9)
        return level + 1 if level < 9 else None

    def paragraph(self, paragraph: etree._Element) -> dict[str, Any]:
        """The look of a paragraph by its style and itself; `fill` is that of its own shading, without the cell's."""
        own = paragraph.find(PPR)
        return {**self.of_style(style_of(paragraph)), **self._traits(own)}

    def of_style(self, id_: str, kind: str = "paragraph") -> dict[str, Any]:
        """The look a style gives to paragraphs and runs; an empty id is the default style of the kind."""
        key = kind, id_
        if key not in self._known:
            merged: dict[str, Any] = {}
            for style in self.chain(id_ or self.standard.get(kind, "")):
                if (level := HEADING_NAMES.get(_value(style.find(w("name"))).lower())) is not None:
                    merged["outline"] = level
                merged |= self._traits(style.find(PPR)) | self._traits(style.find(RPR))
            self._known[key] = merged
        return self._known[key]

    def run(self, run: etree._Element, paragraph: Look, cell: Look) -> dict[str, Any]:
        """The look of a run, in the layers Word has: defaults, table style, paragraph style, character style, the run itself."""
        own = run.find(RPR)
        id_ = _value(own.find(w("rStyle"))) if own is not None else ""
        layers: tuple[Look, ...] = (cell, paragraph, self.of_style(id_, "character") if id_ else {}, self._traits(own))
        merged = dict(self._default_traits)
        for layer in layers:
            merged |= layer
        merged["fill"] = next((fill for layer in layers[::-1] if (fill := layer.get("fill"))), "")
        return merged

    @cached_property
    def _default_traits(self) -> dict[str, Any]:
        return {"size": 20} | self._traits(self.defaults[1]) | self._traits(self.defaults[0])

    def cell(self, cell: etree._Element) -> dict[str, Any]:
        """What table style, table and cell give to the text in a cell: its shading, and colour, size and weight of letters."""
        table = next(cell.iterancestors(TBL), None)
        if table is None:
            return {}
        properties = table.find(w("tblPr"))
        merged = dict(self._of_table(cell, table, properties))
        for own in (properties, cell.find(TCPR)):
            if own is not None and own.find(SHD) is not None:
                merged |= self._traits(own)
        return merged

    def _of_table(self, cell: etree._Element, table: etree._Element, properties: etree._Element | None) -> Look:
        id_ = _value(properties.find(w("tblStyle"))) if properties is not None else ""
        if id_ not in self.by_id:
            return {}
        if table not in self._tables:
            self._tables[table] = {row: place for place, row in enumerate(rows_of(table))}, _table_look(table)
        conditions = tuple(_conditions(cell, *self._tables[table]))
        key = " ".join(("table", *conditions)), id_
        if key not in self._known:
            merged: dict[str, Any] = {}
            for condition in ("", *conditions):
                for holder in (holder for style in self.chain(id_) for holder in _holders(style, condition)):
                    merged |= {name: value for name, value in self._traits(holder).items() if name != "fill" or value}
            self._known[key] = merged
        return self._known[key]

    def _traits(self, properties: etree._Element | None) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for node in properties if properties is not None else ():
            local = etree.QName(node).localname if isinstance(node.tag, str) else ""
            if local == "color":
                found["colour"] = self._colour(node, "val", "themeColor")
            elif local == "shd":
                found["fill"] = self._colour(node, "fill", "themeFill")
            elif local == "highlight":
                found["fill"] = HIGHLIGHTS.get(_value(node), "")
            elif local == "sz":
                found["size"] = _number(node, 0)
            elif local in ("b", "vanish"):
                found["bold" if local == "b" else "hidden"] = is_on(node)
            elif local == "outlineLvl":
                found["outline"] = _number(node, 9)
            elif local == "numPr":
                found["list"] = _value(node.find(w("numId"))) != "0"
        return found

    def _colour(self, node: etree._Element, name: str, theme: str) -> str:
        """Word writes beside a theme's colour the digits it comes to; the theme is asked only where they are missing."""
        digits = node.get(w(name), "")
        if len(digits) == 6 and HEX.fullmatch(digits):
            return digits.upper()
        wanted = node.get(w(theme), "")
        return self.theme.get(THEME_NAMES.get(wanted, wanted), "")


def read_styles(roots: Mapping[str, etree._Element], types: Mapping[str, str]) -> Styles:
    """The style sheet of a package, given the root and the content type of each part by its name; empty where there is none."""
    root = next((root for name, root in roots.items() if types.get(name) == STYLES_TYPE), None)
    theme = next((root for name, root in roots.items() if types.get(name) == THEME_TYPE), None)
    if root is None:
        return Styles({}, (None, None), _theme(theme))
    by_id = {style.get(w("styleId"), ""): style for style in root.findall(w("style"))}
    looks = (
        root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{RPR}"),
        root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{PPR}"),
    )
    return Styles(by_id, looks, _theme(theme))


def style_of(paragraph: etree._Element) -> str:
    """The id of a paragraph's style; "" for the default one."""
    own = paragraph.find(PPR)
    return _value(own.find(w("pStyle"))) if own is not None else ""


def _theme(root: etree._Element | None) -> dict[str, str]:
    scheme = next(root.iter(f"{{{DRAWING_NS}}}clrScheme"), None) if root is not None else None
    found = {}
    for entry in scheme if scheme is not None else ():
        colour = next(iter(entry), None)
        if colour is not None:
            found[etree.QName(entry).localname] = (colour.get("lastClr") or colour.get("val") or "").upper()
    return {name: digits for name, digits in found.items() if len(digits) == 6}


def _holders(style: etree._Element, condition: str) -> Iterator[etree._Element]:
    for holder in [style] if not condition else style.findall(w("tblStylePr")):
        if not condition or holder.get(w("type")) == condition:
            yield from (found for name in (PPR, RPR, TCPR) if (found := holder.find(name)) is not None)


def rows_of(table: etree._Element) -> list[etree._Element]:
    """The rows of a table without those of tables inside it; a row may stand in a content control."""
    return [row for row in table.iter(TR) if next(row.iterancestors(TBL)) is table]


def cells_of(row: etree._Element) -> list[etree._Element]:
    """The cells of a row without those of tables inside it."""
    return [cell for cell in row.iter(TC) if next(cell.iterancestors(TR)) is row]


def _conditions(cell: etree._Element, rows: Mapping[etree._Element, int], look: set[str]) -> Iterator[str]:
    """The parts of a table style that reach this cell, the weakest first."""
    row = next(cell.iterancestors(TR))
    place = rows[row]
    is_first, is_last = place == 0 and "firstRow" in look, place == len(rows) - 1 and "lastRow" in look
    if "noHBand" not in look and not is_first:
        yield "band1Horz" if (place - ("firstRow" in look)) % 2 == 0 else "band2Horz"
    if "lastColumn" in look and cell is cells_of(row)[-1]:
        yield "lastCol"
    if "firstColumn" in look and cell is cells_of(row)[0]:
        yield "firstCol"
    if is_last:
        yield "lastRow"
    if is_first:
        yield "firstRow"


def _table_look(table: etree._Element) -> set[str]:
    node = table.find(f"{w('tblPr')}/{w('tblLook')}")
    if node is None:
        return {"noHBand"}
    bits = int(_value(node), 16) if HEX.fullmatch(_value(node)) else 0
    asked = {name: node.get(w(name)) for name, _ in CONDITIONS}
    return {name for name, bit in CONDITIONS if (bits & bit if asked[name] is None else asked[name] not in OFF)}


def _value(node: etree._Element | None) -> str:
    return node.get(w("val"), "") if node is not None else ""


def _number(node: etree._Element, otherwise: int) -> int:
    text = _value(node)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else otherwise
