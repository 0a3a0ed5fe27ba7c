"""A strict subset of YAML with the place of every node.

Built on PyYAML's event stream and not on `safe_load`, which turns a TERYT `0201011` into 66057, `no` into False, lets
a repeated key win silently, and can be killed by nested brackets. Here every scalar stays the text that was typed,
save an empty one, `~` and `null`, which are None; the field that takes the value decides its type. Anchors, aliases,
tags, merge keys and second documents are refused, bytes, nodes and depth are capped.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any

import yaml
import yaml.reader
from yaml import events as yaml_events

from diagnoza.files.yaml_faults import fault_of
from diagnoza.files.yaml_nodes import Container, Span, path_at, path_in, scalars_within
from diagnoza.problems import MAX_HINTS, Place, Problem, problem

MAX_BYTES = 2_000_000
MAX_NODES = 200_000
MAX_DEPTH = 32
MAX_SNIPPET = 400

try:
    from yaml._yaml import CParser as _Parser
except ImportError:  # PyYAML built without libyaml: the same events, six times slower

    class _Parser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):  # type: ignore[no-redef]
        """PyYAML's own parser, put together as its loaders do."""

        def __init__(self, text: str) -> None:
            yaml.reader.Reader.__init__(self, text)
            yaml.scanner.Scanner.__init__(self)
            yaml.parser.Parser.__init__(self)


_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
# What may not stand in the file even raw; YAML's own reader refuses it too, but counts its place in bytes.
_RAW_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_COMMENT = re.compile(r"[\]}\s]*\s(?P<comment>#.*)")
_NULLS = frozenset(("", "~", "null"))


@dataclass(frozen=True, slots=True)
class YamlText:
    """What a file says (`data`: dict, list, str or None) and where it says it."""

    file: str
    lines: tuple[str, ...]
    data: Any
    _root: Any

    def place(self, path: tuple[str | int, ...] = (), *, key: bool = False) -> Place:
        """The place of the value at `path`, or of its key.

        Segments that are not in the file (a union tag, a missing field) are passed over, so a missing field is
        placed at its parent.
        """
        node, key_span = self._root, None
        for segment in path:
            children = node.children if isinstance(node, Container) else {}
            if segment in children:
                key_span, node = children[segment]
        span = node.span if isinstance(node, Container) else node
        if span is None:
            return Place(self.file)
        if key_span is not None and (key or isinstance(node, Container)):
            span = key_span
        return self._at(span)

    def within(self, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """The segments of `path` that are in the file."""
        node, found = self._root, []
        for segment in path:
            children = node.children if isinstance(node, Container) else {}
            if segment in children:
                found.append(segment)
                node = children[segment][1]
        return tuple(found)

    def comments(self, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Place]]:
        """The comments that stand behind a value within `path`, on its line, with the value's path."""
        for way, span in scalars_within(self._root, path):
            line, column = span[2:]
            text = self.lines[line] if line < len(self.lines) else ""
            found = _COMMENT.match(text, column) if text[:column].strip() else None
            if found:
                start = found.start("comment")
                snippet = line_of(self.lines, line)
                yield way, Place(self.file, line + 1, start + 1, snippet, max(1, len(snippet) - start))

    def _at(self, span: Span) -> Place:
        line, column, last_line, last_column = span
        snippet = line_of(self.lines, line)
        width = last_column - column if last_line == line else len(snippet) - column
        return Place(self.file, line + 1, column + 1, snippet, max(1, width))


def line_of(lines: tuple[str, ...], index: int) -> str:
    """The line counted from 0, long ones cut, fit for a terminal: a control character shows as „□”."""
    return _RAW_CONTROL.sub("□", lines[index][:MAX_SNIPPET]) if index < len(lines) else ""


def split_lines(text: str) -> tuple[str, ...]:
    """Lines as YAML counts them."""
    return tuple(_LINE_END.split(text))


def decode(raw: bytes, file: str) -> tuple[str, list[Problem]]:
    """Bytes of a file → its text; E001 empty, E002 too large, E003 not UTF-8, E004 UTF-16, E005 binary."""
    if len(raw) > MAX_BYTES:
        return "", [problem("E002", Place(file), limit=f"{MAX_BYTES // 1_000_000} MB")]
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "", [problem("E004", Place(file))]
    if b"\x00" in raw:
        return "", [problem("E005", Place(file))]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        with suppress(UnicodeDecodeError):  # a half of a pair is told as a character, in its field (E011)
            return raw.decode("utf-8-sig", errors="surrogatepass"), []
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - raw.rfind(b"\n", 0, error.start)
        return "", [problem("E003", Place(file, line, column), byte=f"0x{raw[error.start]:02X}")]
    if not text.strip():
        return "", [problem("E001", Place(file))]
    return text, []


def parse_yaml(text: str, file: str) -> tuple[YamlText, list[Problem]]:
    """Text → data with places, and every problem met; after an error of syntax the data are what came before it."""
    builder = _Builder(file, text)
    if _RAW_CONTROL.search(text):
        builder.tell_raw_control()
        return YamlText(file, builder.lines, None, None), builder.problems
    try:
        builder.read()
    except yaml.MarkedYAMLError as error:
        line, column, reason = fault_of(error, builder.lines)
        builder.tell_in("E010", line, column, reason=reason)
    except yaml.reader.ReaderError:
        builder.tell_at("E010", 0, reason="znak, którego YAML nie dopuszcza")
    except _Stop:
        pass
    return YamlText(file, builder.lines, builder.data, builder.root), builder.problems


class _Stop(Exception):
    """A cap was reached; the problem is already told."""


class _Builder:
    """Turns events into data; one loop, no recursion."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.lines = split_lines(text)
        self.data: Any = None
        self.root: Any = None
        self.problems: list[Problem] = []

    def tell(self, code: str, mark: Any, path: tuple[str | int, ...] = (), **values: Any) -> None:
        line, column = (mark.line, mark.column) if mark is not None else (0, 0)
        self.tell_in(code, line, column, path, **values)

    def tell_in(self, code: str, line: int, column: int, path: tuple[str | int, ...] = (), **values: Any) -> None:
        """A problem at a line and column counted from 0."""
        place = Place(self.file, line + 1, column + 1, line_of(self.lines, line))
        self.problems.append(problem(code, place, path, **values))

    def tell_raw_control(self) -> None:
        """E011 for each forbidden character of the text, with its field; not more than people will read."""
        found = list(islice(_RAW_CONTROL.finditer(self.text), MAX_HINTS))
        mended = _Builder(self.file, _RAW_CONTROL.sub("\ufffd", self.text))
        with suppress(yaml.YAMLError, _Stop):
            mended.read()
        for match in found:
            before = _LINE_END.split(self.text[: match.start()])
            line, column = len(before) - 1, len(before[-1])
            place = Place(self.file, line + 1, column + 1, line_of(self.lines, line))
            path = path_at(mended.root, line, column)
            character = f"U+{ord(match.group()):04X}"
            self.problems.append(problem("E011", place, path, character=character, where=_where(path)))

    def tell_at(self, code: str, offset: int, **values: Any) -> None:
        """A problem at a character of the text."""
        before = _LINE_END.split(self.text[:offset])
        place = Place(self.file, len(before), len(before[-1]) + 1, line_of(self.lines, len(before) - 1))
        self.problems.append(problem(code, place, **values))

    def read(self) -> None:
        # The names are local because this loop runs once for every node of every file.
        get_event: Callable[[], Any] = _Parser(self.text).get_event
        scalar, mapping, sequence = (
            yaml_events.ScalarEvent,
            yaml_events.MappingStartEvent,
            yaml_events.SequenceStartEvent,
        )
        ends = (yaml_events.MappingEndEvent, yaml_events.SequenceEndEvent)
        stack: list[Container] = []
        top: Container | None = None
        nodes = 0
        while True:
            event = get_event()
            kind = type(event)
            if kind is scalar:
                nodes += 1
                if event.anchor or event.tag:
                    self._refuse(event)
                start, end = event.start_mark, event.end_mark
                span = (start.line, start.column, end.line, end.column)
                value = event.value
                style = event.style
                if style == '"' and (found := _CONTROL.search(value)):
                    path = path_in(stack)
                    character = f"U+{ord(found.group()):04X}"
                    self.tell("E012", event.start_mark, path, character=character, where=_where(path))
                    value = _CONTROL.sub("", value)
                if top is None:
                    self.data, self.root = (None if not style and value in _NULLS else value), span
                elif type(top.data) is list:
                    top.children[len(top.data)] = (None, span)
                    top.data.append(None if not style and value in _NULLS else value)
                elif top.key is None:
                    self._key(top, event, value, span)
                else:
                    top.data[top.key] = None if not style and value in _NULLS else value
                    top.children[top.key] = (top.key_span, span)
                    top.key = None
            elif kind is mapping or kind is sequence:
                nodes += 1
                if event.anchor or event.tag:
                    self._refuse(event)
                if len(stack) >= MAX_DEPTH:
                    self.tell("E021", event.start_mark, limit=MAX_DEPTH)
                    raise _Stop
                top = self._open(top, event, {} if kind is mapping else [])
                stack.append(top)
            elif kind in ends:
                stack.pop()
                top = stack[-1] if stack else None
            elif kind is yaml_events.StreamEndEvent:
                return
            else:
                self._other(event)
            if nodes > MAX_NODES:
                self.tell("E020", event.start_mark, limit=MAX_NODES)
                raise _Stop
            if kind is yaml_events.AliasEvent:
                self._alias(top)

    def _open(self, parent: Container | None, event: Any, data: Any) -> Container:
        start, end = event.start_mark, event.end_mark
        container = Container(data, (start.line, start.column, end.line, end.column))
        if parent is None:
            self.data, self.root = data, container
        elif type(parent.data) is list:
            parent.children[len(parent.data)] = (None, container)
            parent.data.append(data)
        elif parent.key is None:
            self.tell("E016", event.start_mark)
            raise _Stop
        else:
            parent.data[parent.key] = data
            parent.children[parent.key] = (parent.key_span, container)
            parent.key = None
        return container

    def _key(self, top: Container, event: Any, value: str, span: Span) -> None:
        if value in top.children:
            first = top.children[value][0][0] + 1
            self.tell("E013", event.start_mark, key=value, first=first)
        if value == "<<" and not event.style:
            self.tell("E015", event.start_mark)
        top.key, top.key_span = value, span

    def _refuse(self, event: Any) -> None:
        self.tell("E014" if event.anchor else "E017", event.start_mark)

    def _alias(self, top: Container | None) -> None:
        if top is None:
            return
        if type(top.data) is list:
            top.data.append(None)
        elif top.key is None:
            raise _Stop
        else:
            top.data[top.key], top.key = None, None

    def _other(self, event: Any) -> None:
        if isinstance(event, yaml_events.AliasEvent):
            self.tell("E014", event.start_mark)
        elif isinstance(event, yaml_events.DocumentStartEvent) and self.root is not None:
            self.tell("E018", event.start_mark)
            raise _Stop


def _where(path: tuple[str | int, ...]) -> str:
    """„w polu „przebieg: osoby: 1: stanowisko””; people count entries from 1."""
    return (
        f"w polu „{': '.join(str(way + 1 if isinstance(way, int) else way) for way in path)}”" if path else "w tekście"
    )
