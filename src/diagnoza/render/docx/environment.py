"""How a value of the report becomes XML: plain data only, everything escaped, nothing undefined printed as blank.

Jinja's delimiters are the brackets of a processing instruction. No text or attribute of serialised XML can contain them, so neither the
template's own words nor a value can ever become code.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence, Sized
from functools import lru_cache, partial
from typing import Final, cast

from jinja2 import StrictUndefined, TemplateRuntimeError, Undefined, UndefinedError
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup, escape

from diagnoza.render.docx.chart import POINT
from diagnoza.render.docx.references import anchor_name

FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All that XML 1.0 (section 2.2, Char) leaves out: control characters, surrogates, U+FFFE and U+FFFF."""
LINE_END: Final = re.compile("\r\n?")
COLOUR: Final = re.compile("[0-9A-Fa-f]{6}")
BREAK: Final = Markup('</w:t><w:br/><w:t xml:space="preserve">')
TAB: Final = Markup('</w:t><w:tab/><w:t xml:space="preserve">')
LONGEST_LABEL: Final = 1_000
"""Of a point, in characters; a cell of the workbook could hold 32,767."""
LOOP_FIELDS: Final = frozenset({"index", "index0", "first", "last", "length"})
TESTS: Final = ("defined", "undefined", "none", "equalto", "eq", "odd", "even")


class BadValue(Exception):
    """A value that can't be printed: the code of the fault and its fields; `write` adds where the tag stands."""

    def __init__(self, code: str, **fields: str) -> None:
        super().__init__(code)
        self.code = code
        self.fields = fields


class UnknownField(UndefinedError):
    """A name the data don't have; `owner` is the mapping it was looked up in, or None for a name of the top."""

    def __init__(self, name: str, owner: object, message: str | None = None) -> None:
        super().__init__(message)
        self.name = name
        self.owner = owner


class Missing(StrictUndefined):
    """Undefined that keeps what a good message needs: the name and where it was looked for."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        owner = None if obj is missing else obj
        super().__init__(hint, obj, name, cast(type[TemplateRuntimeError], partial(UnknownField, str(name), owner)))


class Xml(Markup):
    """XML made here. Any other `Markup` is a value like any text, so data can't bring markup."""

    __slots__ = ()


class DocxEnvironment(ImmutableSandboxedEnvironment):
    """Stricter than the sandbox: a dot or bracket reads a key of a mapping or an index of a list, never an attribute of an object."""

    def getattr(self, obj: object, attribute: str) -> object:
        """The item of a mapping, or one of the few facts of a loop; otherwise undefined, so `{{ row.items }}` is a key as well."""
        if type(obj) is dict or isinstance(obj, Mapping):
            try:
                return obj[attribute]
            except KeyError:
                return Missing(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP_FIELDS:
            return getattr(obj, attribute)
        if isinstance(obj, Undefined):
            str(obj)
        return Missing(obj=obj, name=attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """The item of a mapping, or of a list by number; otherwise undefined."""
        if isinstance(obj, Sequence) and not isinstance(obj, str) and type(argument) is int:
            try:
                return obj[argument]
            except IndexError:
                return Missing(obj=obj, name=str(argument))
        return self.getattr(obj, str(argument))


def plain_text(value: object) -> str:
    """The text of a value: text as it is, whole numbers in digits, None as nothing.

    Raises UnknownField, or BadValue T041 for what is neither (a list, a truth value, a float: rounding and wording are done before)
    and T042 for characters XML can't hold.
    """
    if isinstance(value, str):
        text = str.__str__(value)
    elif type(value) is int:
        return str(value)
    elif value is None:
        return ""
    elif isinstance(value, Undefined):
        return str(value)
    else:
        raise BadValue("T041", detail=_kind(value))
    if found := FORBIDDEN.search(text):
        raise BadValue(
            "T042", detail=f"U+{ord(found[0]):04X}", value=text[max(0, found.start() - 40) : found.end() + 40]
        )
    return LINE_END.sub("\n", text) if "\r" in text else text


def _kind(value: object) -> str:
    kinds: tuple[tuple[type, str], ...] = (
        (bool, "wartość tak/nie"),
        (int, "liczba"),
        (float, "liczba niecałkowita"),
        (Mapping, "grupa pól"),
        (Iterable, "lista"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "coś, co nie jest tekstem")


def run_text(value: object) -> str:
    """A value inside `w:t`: text (Jinja escapes it afterwards), or XML when it has lines or tabs.

    Printable text, the usual case, is free of control characters, surrogates and nonchars by Unicode's own tables, and goes straight.
    """
    if type(value) is str and value.isprintable():
        return value
    if type(value) is Xml:
        return value
    text = plain_text(value)
    if "\n" in text or "\t" in text:
        return Xml(escape(text).replace("\n", BREAK).replace("\t", TAB))
    return text


def attribute_text(value: object) -> Xml:
    """A value inside an attribute: one line."""
    return Xml(escape(" ".join(plain_text(value).split())))


def property_text(value: object) -> Xml:
    """A value inside a property of the document: lines stay as they are."""
    return Xml(escape(plain_text(value)))


def shading(value: object) -> Xml:
    """The `w:shd` of a cell from six hex digits, nothing from an empty value; raises BadValue T043."""
    colour = plain_text(value)
    if not colour:
        return Xml()
    if not COLOUR.fullmatch(colour):
        raise BadValue("T043", value=colour)
    return Xml(f'<w:shd w:val="clear" w:color="auto" w:fill="{colour.upper()}"/>')


def join(values: Iterable[object], separator: str = "") -> str:
    """The texts of a list with a separator between; text itself is no list, so repeating the filter can't blow a text up."""
    if isinstance(values, Undefined):
        str(values)
    if isinstance(values, str | Mapping):
        raise BadValue("T041", detail="tekst, a filtr join łączy listę")
    return plain_text(separator).join(map(plain_text, values))


def length(value: Sized) -> int:
    """How many items, or characters."""
    return len(value)


def upper(value: object) -> str:
    """Text in capitals."""
    return plain_text(value).upper()


def lower(value: object) -> str:
    """Text in small letters."""
    return plain_text(value).lower()


FILTERS: Final[Mapping[str, Callable[..., object]]] = {"join": join, "length": length, "lower": lower, "upper": upper}


def anchor(value: object) -> Xml:
    """The mark of a bookmark named after a value, nothing for an empty one."""
    text = plain_text(value)
    return Xml(f"<?anchor {anchor_name(text)}?>") if text else Xml()


def anchored(value: object) -> Xml:
    """The name of that bookmark, inside the attribute of a link."""
    return Xml(anchor_name(plain_text(value)))


def label(value: object) -> Xml:
    """The label of a point of a chart, for its mark."""
    line = plain_text(value).replace("\n", " ").replace("\t", " ")
    return Xml(POINT) + escape(line if len(line) <= LONGEST_LABEL else f"{line[: LONGEST_LABEL - 1]}…")


def point(value: object) -> Xml:
    """The number of a point of a chart, for its mark; None is a gap. Raises BadValue T048."""
    if value is not None and type(value) is not int:
        if isinstance(value, Undefined):
            str(value)
        raise BadValue("T048", detail="tekst" if isinstance(value, str) else _kind(value))
    return Xml(POINT + ("" if value is None else str(value)))


INNER_FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "_anchor": anchor,
    "_anchored": anchored,
    "_attribute": attribute_text,
    "_label": label,
    "_point": point,
    "_property": property_text,
    "_shading": shading,
}


@lru_cache(maxsize=1)
def environment() -> DocxEnvironment:
    """The one environment of compiling and rendering; it has no globals and no loader."""
    made = DocxEnvironment(
        block_start_string="<?b ",
        block_end_string="?>",
        variable_start_string="<?v ",
        variable_end_string="?>",
        comment_start_string="<?# ",
        comment_end_string="#?>",
        keep_trailing_newline=True,
        autoescape=True,
        undefined=Missing,
        finalize=run_text,
        cache_size=0,
    )
    made.globals.clear()
    made.filters = {**FILTERS, **INNER_FILTERS}
    made.tests = {name: made.tests[name] for name in TESTS}
    return made
