"""Styles a template names by id but doesn't hold: Word then falls back to plain text without a word.

Ids of built-in styles follow the language of the Word that wrote the file (Heading1, Nagwek1); their names in the file are English in
every language („heading 1”), so names tell which style was meant.
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from diagnoza.problems import nearest
from diagnoza.render.docx.accessibility import text_of
from diagnoza.render.docx.faults import Place, TemplateFault, fault
from diagnoza.render.docx.names import TBL, P, w
from diagnoza.render.docx.styles import Styles

USES: Final = (w("pStyle"), w("rStyle"), w("tblStyle"))
POLISH_IDS: Final = {
    "Normalny": "normal", "Tytu": "title", "Podtytu": "subtitle", "Legenda": "caption", "Nagwek": "header", "Stopka": "footer",
    "Listapunktowana": "list bullet", "Listanumerowana": "list number", "Akapitzlist": "list paragraph", "Tabela-Siatka": "table grid",
    "Pogrubienie": "strong", "Uwydatnienie": "emphasis", "Hipercze": "hyperlink", "Nagwekspisutreci": "toc heading",
    "Tekstprzypisudolnego": "footnote text", "Odwoanieprzypisudolnego": "footnote reference", "Cytat": "quote",
    **{f"Nagwek{level}": f"heading {level}" for level in range(1, 10)}, **{f"Spistreci{level}": f"toc {level}" for level in range(1, 10)},
}  # fmt: skip
"""Ids of Polish Word, which leaves out letters ASCII lacks, and the names of the same styles in the file."""
POLISH_NAMES: Final = {
    "normal": "Normalny", "title": "Tytuł", "subtitle": "Podtytuł", "caption": "Legenda", "header": "Nagłówek", "footer": "Stopka",
    "list bullet": "Lista punktowana", "list number": "Lista numerowana", "list paragraph": "Akapit z listą",
    "table grid": "Tabela – siatka", "strong": "Pogrubienie", "emphasis": "Uwydatnienie", "hyperlink": "Hiperłącze",
    "toc heading": "Nagłówek spisu treści", "footnote text": "Tekst przypisu dolnego",
    "footnote reference": "Odwołanie przypisu dolnego", "quote": "Cytat",
    **{f"heading {level}": f"Nagłówek {level}" for level in range(1, 10)},
    **{f"toc {level}": f"Spis treści {level}" for level in range(1, 10)},
}  # fmt: skip


def missing_styles(part: str, root: etree._Element, styles: Styles) -> Iterator[TemplateFault]:
    """T067 for each id that is named and missing, once, where it is named first."""
    told: set[str] = set()
    for use in root.iter(*USES):
        id_ = use.get(w("val"), "")
        if id_ in styles.by_id or id_ in told:
            continue
        told.add(id_)
        holder = next(use.iterancestors(TBL if use.tag == w("tblStyle") else P), None)
        yield fault(
            "T067", Place(part, text_of(holder) if holder is not None else ""), name=id_, near=_likely(id_, styles)
        )


def _likely(id_: str, styles: Styles) -> str:
    name = builtin_name(id_)
    for known in styles.by_id:
        if styles.name(known) == name:
            return f"w tym pliku ten styl ma identyfikator {known} („{POLISH_NAMES.get(name, name)}”); nadaj go akapitowi w Wordzie"
    if name in POLISH_NAMES:
        return f"to styl „{POLISH_NAMES[name]}”; nadaj go w Wordzie choć raz, a znajdzie się w pliku"
    near = nearest(id_, styles.by_id)
    return f"może chodziło o styl „{near}”?" if near else "nadaj akapitowi styl, który jest w dokumencie"


def builtin_name(id_: str) -> str:
    """The name in the file of the built-in style an id stands for: `Heading1` and `Nagwek1` are „heading 1”."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z0-9])|(?<=TOC)(?=\w)", " ", id_).lower()
    return POLISH_IDS.get(id_, spaced)
