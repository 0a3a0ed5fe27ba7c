"""From the text of one tag to Jinja source that is known to be harmless: a list of what is allowed, all else refused."""

import re
from dataclasses import dataclass, replace
from typing import Final

from jinja2 import TemplateSyntaxError, nodes

from diagnoza.render.docx.environment import FILTERS, LOOP_FIELDS, TESTS, environment
from diagnoza.render.docx.faults import Place, TemplateFault, fault

TAG: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
STRAY: Final = re.compile(r"\{\{|\}\}|\{%|%\}")
VALUE: Final = re.compile(r"\{\{[-+]?(.*?)[-+]?\}\}", re.DOTALL)
BLOCK: Final = re.compile(r"\{[%#][-+]?(?:(p|tr|tc|r)\s)?\s*(\w*)(.*?)[-+]?[%#]\}", re.DOTALL)
QUOTES: Final = str.maketrans(
    {**dict.fromkeys("„”“‟«»", '"'), **dict.fromkeys("‚’‘‛", "'"), **dict.fromkeys("\u00a0\u202f\u2007\t\n", " ")}
)
LONGEST: Final = 1_000
DEEPEST: Final = 40
OPENING: Final = frozenset({"for", "if"})
MIDDLE: Final = frozenset({"elif", "else"})
CLOSING: Final = frozenset({"endfor", "endif"})
PRINTING: Final = frozenset({"cellbg", "bookmark", "link"})
"""Words that take a value: the shading of the cell, a bookmark where they stand, a link to such a bookmark."""
BARE: Final = frozenset({"else", "endfor", "endif"})
PICTURES: Final = "pictures"
"""The word that stands for the pictures given with the data, alone in its paragraph."""
WHOLE: Final = {
    "for": "<?b for {} ?><?b endfor ?>",
    "if": "<?b if {} ?><?b endif ?>",
    "elif": "<?b if {} ?><?b endif ?>",
    "set": "<?b set {} ?>",
}
PLAIN: Final = (
    nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
    nodes.CondExpr, nodes.Filter, nodes.Test, nodes.Output, nodes.Template,
)  # fmt: skip
STATEMENTS: Final = {"for": nodes.For, "if": nodes.If, "elif": nodes.If, "set": nodes.Assign}


@dataclass(frozen=True, slots=True)
class Tag:
    """One tag, read and allowed.

    `scope` is what goes with it: "p" its paragraph, "tr" its row, "" nothing. `keyword` is "value" for `{{ }}`, "comment", or the word
    after `{%`. `source` is the Jinja tag without line feeds, empty for a comment; `names` are the names it defines.
    """

    scope: str
    keyword: str
    source: str
    place: Place
    names: frozenset[str] = frozenset()

    @property
    def is_block(self) -> bool:
        """Whether it decides about what follows, so that it stands between elements and not inside text."""
        return self.keyword not in ("value", "comment", *PRINTING)

    def through(self, inner_filter: str) -> "Tag":
        """The same value tag for another place than running text; the filter is one of `environment.INNER_FILTERS`."""
        return replace(self, source=f"{self.source.removesuffix(' ?>')}|{inner_filter} ?>")


def parse_tag(text: str, place: Place) -> Tag:
    """The tag in `text`, one match of TAG. Raises T021 (unknown word), T022 (syntax) and T023 (not on the list)."""
    if len(text) > LONGEST or "?>" in text:  # "?>" would end the Jinja tag early
        raise fault("T022", place)
    if value := VALUE.fullmatch(text):
        return _value("", "value", value[1], place)
    found = BLOCK.fullmatch(text)
    scope, keyword, rest = (found[1] or "", found[2], straightened(found[3])) if found else ("", "", "")
    if scope in ("tc", "r"):
        raise fault("T021", place)
    if text.startswith("{#"):
        return Tag(scope, "comment", "", place)
    if keyword in PRINTING and not scope:
        return _value("", keyword, rest, place)
    if keyword in BARE or (keyword, scope) == (PICTURES, "p"):
        if rest:
            raise fault("T022", place)
        return Tag(scope, keyword, f"<?b {keyword} ?>", place)
    if keyword not in STATEMENTS:
        raise fault("T021", place)
    return _statement(scope, keyword, rest, place)


def straightened(text: str) -> str:
    """Undo what Word's autocorrection does to quotes and spaces, and what would count as a line."""
    return text.translate(QUOTES).strip()


def _value(scope: str, keyword: str, expression: str, place: Place) -> Tag:
    inner = straightened(expression)
    if not inner:
        raise fault("T022", place)
    source = f"<?v ({inner}) ?>"
    body = _parse(source, place)
    if (
        len(body) != 1
        or not isinstance(body[0], nodes.Output)
        or len(body[0].nodes) != 1
        or isinstance(body[0].nodes[0], nodes.TemplateData)
    ):
        raise fault("T022", place)
    _check(body[0], place)
    return Tag(scope, keyword, source, place)


def _statement(scope: str, keyword: str, rest: str, place: Place) -> Tag:
    body = _parse(WHOLE[keyword].format(rest), place)
    if len(body) != 1 or not isinstance(body[0], STATEMENTS[keyword]):
        raise fault("T022", place)
    return Tag(scope, keyword, f"<?b {keyword} {rest} ?>", place, _check_statement(body[0], place))


def _parse(source: str, place: Place) -> list[nodes.Node]:
    try:
        return environment().parse(source).body
    except (TemplateSyntaxError, RecursionError) as error:
        raise fault("T022", place) from error


def _check_statement(statement: nodes.Node, place: Place) -> frozenset[str]:
    """Check `for`, `if` or `set`, each with an empty body, and give the names it defines."""
    if any(getattr(statement, part, None) for part in ("body", "elif_", "else_")):
        raise fault("T022", place)
    if getattr(statement, "recursive", False):
        raise _refusal("recursive", place)
    target = getattr(statement, "target", None)
    names = target.items if isinstance(target, nodes.Tuple) else [target] if target is not None else []
    for child in (*names, *(child for child in statement.iter_child_nodes() if child is not target)):
        _check(child, place)
    return frozenset(name.name for name in names if isinstance(name, nodes.Name))


def _check(node: nodes.Node, place: Place, depth: int = 0) -> None:
    """Refuse (T023) any node that isn't on the list, and (T022) an expression deeper than Python's compiler would bear."""
    if depth > DEEPEST:
        raise fault("T022", place)
    if isinstance(node, nodes.List | nodes.Tuple):
        if not all(isinstance(item, nodes.Const) for item in node.items):
            raise _refusal("lista z pól", place)
    elif not isinstance(node, PLAIN):
        raise _refusal(type(node).__name__, place)
    if isinstance(node, nodes.Filter | nodes.Test) and (node.dyn_args or node.dyn_kwargs):
        raise _refusal("*", place)
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        raise _refusal(f"filtr {node.name}", place)
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        raise _refusal(f"test {node.name}", place)
    if isinstance(node, nodes.Name) and node.name.startswith("_"):
        raise _refusal(node.name, place)
    if isinstance(node, nodes.Getattr):
        of_loop = isinstance(node.node, nodes.Name) and node.node.name == "loop"
        if node.attr.startswith("_") or (of_loop and node.attr not in LOOP_FIELDS):
            raise _refusal(node.attr, place)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) and str(node.arg.value).startswith("_"):
        raise _refusal(str(node.arg.value), place)
    for child in node.iter_child_nodes():
        _check(child, place, depth + 1)


def _refusal(detail: str, place: Place) -> TemplateFault:
    return fault("T023", place, detail=detail, filters=", ".join(FILTERS))
