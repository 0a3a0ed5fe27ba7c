"""Binding a chart drawn in Word to the data: `wykres: area in unit.areas | area.title | area.percent` as the title of its drawing.

First the loop, then the label of a point, then an expression for each series of the sample. Needs lxml; done once per template.
Codes: T046–T048.
"""

import posixpath
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from html import escape
from typing import Final

from lxml import etree

from diagnoza.render.docx.chart import BOOK, Chart
from diagnoza.render.docx.expressions import Tag, parse_tag, straightened
from diagnoza.render.docx.faults import Place, TemplateFault, fault
from diagnoza.render.docx.figures import FIGURE, FIGURE_END
from diagnoza.render.docx.heal import instruction, parent_of
from diagnoza.render.docx.names import (
    CHART_NS,
    CONTENT_TYPES,
    OFFICE_NS,
    RELS_NS,
    RPR,
    TYPES_NS,
    WP_NS,
    P,
    R,
    T,
    relations_of,
    w,
)
from diagnoza.render.docx.structure import ATTRIBUTE, TaggedPart

BINDING: Final = re.compile(r"\s*wykres\s*:(.*)", re.IGNORECASE | re.DOTALL)
DOC_PR: Final = f"{{{WP_NS}}}docPr"
ID: Final = f"{{{OFFICE_NS}}}id"
RELATION: Final = f"{{{RELS_NS}}}Relationship"
SHEET: Final = re.compile(r"('(?:[^']|'')+'|[^'!\[\]:*?/\\]+)!")
DEFAULT_SHEET: Final = "Arkusz1"
GENERAL: Final = "General"
GALLERIES: Final = ("/chartStyle", "/chartColorStyle")
"""Relationships a copy of a chart does without: they serve the galleries of Word."""
OWN: Final = (*GALLERIES, "/package")
"""Relationships to what goes with the sample."""
BEFORE_TX: Final = frozenset({"idx", "order"})


@dataclass(frozen=True, slots=True)
class Package:
    """The template on its way: the root of each XML part, the bytes and the content type of each part, by name."""

    roots: dict[str, etree._Element]
    parts: dict[str, bytes]
    types: dict[str, str]

    def targets(self, part: str) -> Iterator[tuple[etree._Element, str]]:
        """The relationships of a part, each with the name of the part it leads to."""
        root = self.roots.get(relations_of(part))
        for relation in root.iter(RELATION) if root is not None else ():
            if relation.get("TargetMode") != "External":
                target = posixpath.join("/", posixpath.dirname(part), relation.get("Target", ""))
                yield relation, posixpath.normpath(target).lstrip("/")


def bind_charts(part: TaggedPart, package: Package) -> None:
    """Bind the charts of a part: its tags and `charts` grow, the drawings get marks, the samples leave the package.

    Raises T046 for a binding that can't be read or that doesn't fit the sample, T047 for a chart of another kind.
    """
    targets = {relation.get("Id", ""): target for relation, target in package.targets(part.name)}
    bound: set[str] = set()
    for properties in list(part.root.iter(DOC_PR)):
        drawing = parent_of(parent_of(properties))
        reference = next(drawing.iter(f"{{{CHART_NS}}}chart"), None)
        title = properties.get("title", "")
        if reference is None or not (BINDING.match(title) or "|" in title):
            continue
        place = Place(part.name, _near(drawing), title)
        sample = targets.get(reference.get(ID, ""), "")
        chart = _sample(sample, package, place)
        tags = _tags(title, len(chart.series), place)
        del properties.attrib["title"]
        bound.add(reference.get(ID, ""))
        numbers = "".join(ATTRIBUTE.format(part.add(tag)) for tag in tags)
        reference.set(ID, ATTRIBUTE.format(f"chart{len(part.charts)}") + numbers + ATTRIBUTE.format("charted"))
        part.charts.append(chart)
        _mark(drawing)
    used = {value for node in part.root.iter() for name, value in node.attrib.items() if OFFICE_NS in str(name)}
    for relation, target in list(package.targets(part.name)):
        if relation.get("Id") in bound - used:
            parent_of(relation).remove(relation)
            _drop(target, package)


def _near(drawing: etree._Element) -> str:
    """The text of the drawing's paragraph or the last one before it that has any."""
    paragraph = next(drawing.iterancestors(P), None)
    while paragraph is not None and not "".join(paragraph.itertext(T)).strip():
        paragraph = next(paragraph.itersiblings(P, preceding=True), None)
    return "".join(paragraph.itertext(T)) if paragraph is not None else ""


def _tags(title: str, series: int, place: Place) -> list[Tag]:
    """The loop, the label, a value for each series, the end of the loop."""
    found = BINDING.match(title)
    loop, *values = [piece.strip() for piece in straightened(found[1] if found else title).split("|")]
    if found is None or len(values) != series + 1 or not all((loop, *values)):
        raise _misread(title, loop, values, series, place)
    try:
        start = parse_tag(f"{{% for {loop} %}}", place)
        told = [parse_tag(f"{{{{ {value} }}}}", place) for value in values]
    except TemplateFault as error:
        if error.code == "T023":
            raise
        raise _misread(title, loop, values, series, place) from error
    label, *numbers = told
    points = [label.through("_label"), *(number.through("_point") for number in numbers)]
    return [start, *points, parse_tag("{% endfor %}", place)]


def _misread(title: str, loop: str, values: list[str], series: int, place: Place) -> TemplateFault:
    """T046 with the same words in the right form, completed by invented ones."""
    entry = next((name for value in values if "." in value and (name := value.split(".")[0]).isidentifier()), "pozycja")
    loop = loop.rpartition(":")[2].strip()
    head = loop if " in " in loop else f"{entry} in {loop or 'lista'}"
    given = [value for value in values if value]
    invented = [f"{entry}.nazwa", *(f"{entry}.liczba_{number + 1}" for number in range(series))]
    right = " | ".join(["wykres: " + head, *given[: series + 1], *invented[len(given) :]])
    return fault("T046", place, detail=title, series=str(series), right=right)


def _sample(name: str, package: Package, place: Place) -> Chart:
    """The chart of the sample; T047 for one whose series have no labels and values, such as a scatter chart."""
    if name not in package.roots:
        raise fault("T047", place, detail="brak części z wykresem")
    root = deepcopy(package.roots[name])
    every = list(root.iter(_c("ser")))
    if not every or any(series.find(_c("val")) is None for series in every):
        raise fault("T047", place, detail="jego serie nie mają wartości jednego wymiaru")
    formula = next((node.text or "" for node in root.iter(_c("f"))), "")
    found = SHEET.match(formula)
    quoted = found[1] if found else DEFAULT_SHEET
    heads = [_series(series, number) for number, series in enumerate(every)]
    sheet = quoted[1:-1].replace("''", "'") if quoted.startswith("'") else quoted
    return Chart(
        xml=etree.tostring(root, encoding="unicode"),
        series=tuple(escape(head) for head, _ in heads),
        formats=tuple(escape(shape) for _, shape in heads),
        sheet=escape(sheet),
        quoted=escape(quoted, quote=False),
        relations=_relations(name, package),
    )


def _c(local: str) -> str:
    return f"{{{CHART_NS}}}{local}"


def _series(series: etree._Element, number: int) -> tuple[str, str]:
    """The name of a series and its number format; name, labels and numbers of the sample give way to marks."""
    tx, cat, val = (series.find(_c(local)) for local in ("tx", "cat", "val"))
    texts = list(tx.iter(_c("v"))) if tx is not None else []
    head = " ".join(text.text or "" for text in texts).strip() or f"Seria {number + 1}"
    shape = val.findtext(f".//{_c('formatCode')}", GENERAL) if val is not None else GENERAL
    if tx is None:
        tx = etree.Element(_c("tx"))
        series.insert(sum(etree.QName(child).localname in BEFORE_TX for child in series), tx)
    if val is not None and cat is None:
        cat = etree.Element(_c("cat"))
        val.addprevious(cat)
    for node, mark in ((tx, f"<?tx {number}?>"), (cat, "<?cat ?>"), (val, f"<?val {number}?>")):
        if node is not None:
            node[:] = [instruction(mark)]
            node.text = None
    return head, shape


def _relations(name: str, package: Package) -> str:
    """The relationships of the chart's part without those of galleries, and with BOOK where its workbook stood; "" for none."""
    root = package.roots.get(relations_of(name))
    if root is None:
        return ""
    outside = package.roots[name].find(_c("externalData"))
    book = outside.get(ID) if outside is not None else None
    kept = etree.Element(root.tag, nsmap={None: RELS_NS})
    for relation, target in package.targets(name):
        if not relation.get("Type", "").endswith(GALLERIES):
            copy = deepcopy(relation)
            copy.set("Target", BOOK if relation.get("Id") == book else f"/{target}")
            kept.append(copy)
    return etree.tostring(kept, encoding="unicode") if len(kept) else ""


def _mark(drawing: etree._Element) -> None:
    """Mark what goes when there are no points: the paragraph if it holds nothing else, otherwise the drawing alone."""
    paragraph = next(drawing.iterancestors(P), None)
    goes = paragraph if paragraph is not None and _fills(drawing, paragraph) else drawing
    goes.addprevious(instruction(FIGURE))
    goes.addnext(instruction(FIGURE_END))


def _fills(drawing: etree._Element, paragraph: etree._Element) -> bool:
    runs = [child for child in paragraph if child.tag != w("pPr")]
    inside = [node for run in runs for node in run if node.tag != RPR]
    has_section = next(paragraph.iter(w("sectPr")), None) is not None
    return not has_section and all(run.tag == R for run in runs) and inside == [drawing]


def _drop(name: str, package: Package) -> None:
    """Take a part and what is its own out of the package, unless something else leads to it."""
    own = relations_of(name)
    owners = (_owner(source) for source in package.roots if source.endswith(".rels"))
    if any(target == name for owner in owners for _, target in package.targets(owner)):
        return
    below = [target for relation, target in package.targets(name) if relation.get("Type", "").endswith(OWN)]
    rules = package.roots[CONTENT_TYPES]
    for part in (name, own):
        package.parts.pop(part, None)
        package.roots.pop(part, None)
        package.types.pop(part, None)
        for rule in rules.findall(f"{{{TYPES_NS}}}Override"):
            if rule.get("PartName", "").lower() == f"/{part}".lower():
                rules.remove(rule)
    for target in below:
        _drop(target, package)


def _owner(relations: str) -> str:
    """The part whose relationships these are."""
    folder, _, name = relations.rpartition("/")
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
