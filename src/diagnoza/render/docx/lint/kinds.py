"""What an expression of a tag is: a field, group or list of the report, told by the types of its model."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from jinja2 import nodes

from diagnoza.problems import nearest
from diagnoza.render.docx.environment import LOOP_FIELDS
from diagnoza.render.docx.faults import near
from diagnoza.render.docx.fields import Group, Leaf, Listing, Shape, entries

WORDS: Final[Mapping[str, str]] = {"text": "tekst", "number": "liczba", "truth": "wartość tak/nie"}


@dataclass(frozen=True, slots=True)
class Known:
    """A value of the report: its shape, and the way to it from the top (`units[].areas[].title`; `[]` is any item of a list).

    Without a shape nothing is known about it, and nothing is said against it.
    """

    shape: Shape | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a name: the code and the fields of its sentence."""

    code: str
    fields: tuple[tuple[str, str], ...]


ANYTHING: Final = Known()
TEXT, NUMBER, TRUTH = (Known(Leaf(kind)) for kind in ("text", "number", "truth"))
Names = Mapping[str, Known]


class Reader:
    """Reads expressions over the names in reach; collects what is wrong with them and which fields they touch."""

    def __init__(self, names: Names, gone: frozenset[str] = frozenset()) -> None:
        self.names = names
        self.gone = gone
        self.wrong: list[Wrong] = []
        self.touched: list[str] = []

    def kind(self, node: nodes.Node) -> Known:
        """What the expression is; faults in it go to `wrong`."""
        read = _READERS.get(type(node))
        if read is None:
            for child in node.iter_child_nodes():
                self.kind(child)
            return TRUTH if isinstance(node, nodes.Compare | nodes.Not | nodes.Test) else ANYTHING
        known = read(self, node)
        if known.path:
            self.touched.append(known.path)
        return known

    def name(self, node: nodes.Name) -> Known:
        """A name of the top, of a loop, or of `set`."""
        if node.name in self.names:
            return self.names[node.name]
        if node.name == "loop":
            self._say("T065", name="loop", near="„loop” działa tylko między for a endfor")
        elif node.name in self.gone:
            self._say("T065", name=node.name, near="przenieś znacznik przed endfor")
        else:
            self._say("T040", name=node.name, near=self._near(node.name))
        return ANYTHING

    def item(self, node: nodes.Getattr | nodes.Getitem) -> Known:
        """A field behind a dot or in brackets, or one item of a list."""
        owner = self.kind(node.node)
        if isinstance(node, nodes.Getattr):
            key: object = node.attr
        else:
            key = node.arg.value if isinstance(node.arg, nodes.Const) else None
            self.kind(node.arg)
        if isinstance(node.node, nodes.Name) and node.node.name == "loop" and "loop" in self.names:
            return NUMBER if key in LOOP_FIELDS - {"first", "last"} else TRUTH
        if owner.shape is None or key is None:
            return ANYTHING
        if isinstance(owner.shape, Listing) and isinstance(key, int):
            return Known(owner.shape.item, f"{owner.path}[]")
        if isinstance(owner.shape, Group):
            return self._field(owner, owner.shape, str(key))
        loop = _loop_hint(node.node, owner.shape, str(key))
        self._say("T066", name=source_of(node.node), field=str(key), detail=told(owner.shape), near=loop)
        return ANYTHING

    def _field(self, owner: Known, group: Group, name: str) -> Known:
        if name in group.fields:
            return Known(group.fields[name], f"{owner.path}.{name}")
        self._say("T040", name=name, near=near(name, group.fields) or _elsewhere(name))
        return ANYTHING

    def filtered(self, node: nodes.Filter) -> Known:
        """A value through a filter."""
        inner = self.kind(node.node) if node.node is not None else ANYTHING
        for argument in node.args:
            self.kind(argument)
        if node.name == "length":
            return NUMBER
        if node.name == "join" and isinstance(inner.shape, Listing):
            if not isinstance(inner.shape.item, Leaf):
                self._say("T041", detail="lista grup pól, której join nie połączy")
            return Known(Leaf("text"), f"{inner.path}[]")
        if isinstance(inner.shape, Group | Listing):
            self._say("T041", detail=told(inner.shape))
        return TEXT

    def choice(self, node: nodes.CondExpr | nodes.And | nodes.Or) -> Known:
        """What it most likely comes to: the first alternative, of `and` the second."""
        if isinstance(node, nodes.CondExpr):
            self.kind(node.test)
            parts = [self.kind(child) for child in (node.expr1, node.expr2) if child is not None]
        else:
            parts = [self.kind(node.left), self.kind(node.right)]
            if isinstance(node, nodes.And):
                parts.reverse()
        return next((part for part in parts if part.shape is not None), ANYTHING)

    def constant(self, node: nodes.Const) -> Known:
        """A text, number or truth typed in the tag."""
        return TRUTH if isinstance(node.value, bool) else NUMBER if isinstance(node.value, int) else TEXT

    def _near(self, name: str) -> str:
        """The nearest name in reach; a field of something in reach, or of a loop, of just that name comes first."""
        for variable, known in self.names.items():
            if isinstance(known.shape, Group) and name in known.shape.fields:
                return f"może chodziło o „{variable}.{name}”?"
        return near(name, self.names) if nearest(name, self.names) else _elsewhere(name)

    def _say(self, code: str, **fields: str) -> None:
        wrong = Wrong(code, tuple(fields.items()))
        if wrong not in self.wrong:
            self.wrong.append(wrong)


def told(shape: Shape) -> str:
    """The kind of a field in words."""
    if isinstance(shape, Leaf):
        return WORDS[shape.kind]
    return "lista" if isinstance(shape, Listing) else "grupa pól"


def lists_in(names: Names) -> Iterator[tuple[str, str]]:
    """Every list in reach as a template names it, and the loop over it."""
    for name, known in names.items():
        if isinstance(known.shape, Listing):
            yield name, f"{{% for {name.removesuffix('s')} in {name} %}}"
        elif isinstance(known.shape, Group):
            for field, shape in known.shape.fields.items():
                if isinstance(shape, Listing):
                    yield f"{name}.{field}", f"{{% for … in {name}.{field} %}}"


def _elsewhere(name: str) -> str:
    """Where in the report a field of that name is."""
    for entry in entries():
        if entry.name == name and entry.path.endswith(name):
            inside = f" w pętli „{entry.loops[-1]}”" if entry.loops else ""
            return f"takie pole to „{entry.path}”{inside}"
    return "nazwy pól pokaże polecenie: diagnoza szablon pola"


def _loop_hint(node: nodes.Expr, shape: Shape, field: str) -> str:
    if isinstance(shape, Listing) and isinstance(shape.item, Group) and field in shape.item.fields:
        return f"przejdź listę pętlą: {{% for x in {source_of(node)} %}} {{{{ x.{field} }}}} {{% endfor %}}"
    return "nazwy pól pokaże polecenie: diagnoza szablon pola"


def source_of(node: nodes.Node) -> str:
    """A field as it stands in a tag; anything longer is „wyrażenie”."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{source_of(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{source_of(node.node)}[{node.arg.value!r}]"
    return "wyrażenie"


_READERS: Final[Mapping[type, Callable[..., Known]]] = {
    nodes.Name: Reader.name,
    nodes.Getattr: Reader.item,
    nodes.Getitem: Reader.item,
    nodes.Filter: Reader.filtered,
    nodes.CondExpr: Reader.choice,
    nodes.And: Reader.choice,
    nodes.Or: Reader.choice,
    nodes.Const: Reader.constant,
}
