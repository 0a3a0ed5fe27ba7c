"""A part of a form that is changed in places: the bytes of everything else stay as they are.

The tree is read twice: by lxml, to be understood and changed, and by expat, which tells at which byte each element
begins and ends. Only the elements that were replaced or added are written anew, without the namespace declarations
their parents make.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from lxml import etree

from diagnoza.forms.operator.package import Element, parse_part
from diagnoza.problems import Place

_TAG = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_DECLARED = re.compile(r' xmlns(?::([^=\s]+))?="([^"]*)"')


@dataclass(frozen=True, slots=True)
class _Span:
    """Bytes of an element; `close` is where its closing tag begins, None when it closes itself."""

    start: int
    close: int | None
    end: int


class Part:
    """A part with its tree; what is told to `replace` and `insert` goes into `written`."""

    def __init__(self, name: str, data: bytes, place: Place) -> None:
        self.name = name
        root = parse_part(name, data, place)
        if (root.getroottree().docinfo.encoding or "UTF-8").upper() not in ("UTF-8", "US-ASCII"):
            data = etree.tostring(root.getroottree(), encoding="UTF-8", standalone=True)
            root = parse_part(name, data, place)
        self.root = root
        self._data = data
        # Before the first change both readers see the same elements in the same order.
        self._spans: dict[Element, _Span] = dict(zip(root.iter(etree.Element), _spans(data), strict=True))
        self._replaced: set[Element] = set()
        self._grown_before: set[Element] = set()
        self._grown_at_end: set[Element] = set()

    @property
    def is_changed(self) -> bool:
        """Whether anything was told to be written."""
        return bool(self._replaced or self._grown_before or self._grown_at_end)

    def replace(self, element: Element) -> None:
        """Write the element as it stands in the tree then; a new one is written anyway."""
        if element in self._spans:
            self._replaced.add(element)

    def insert(self, parent: Element, new: Element, follower: Element | None = None) -> None:
        """Put a new element into `parent`: before `follower`, or last."""
        if follower is None:
            parent.append(new)
        else:
            follower.addprevious(new)
        while follower is not None and follower not in self._spans:
            follower = follower.getnext()
        if follower is not None:
            self._grown_before.add(follower)
        elif parent in self._spans and self._spans[parent].close is None:
            self._replaced.add(parent)
        elif parent in self._spans:
            self._grown_at_end.add(parent)

    def written(self) -> bytes:
        """The bytes of the part; a change within a replaced element is part of that element."""
        edits: list[tuple[int, int, bytes]] = []
        for element in self._replaced:
            edits.append((self._spans[element].start, self._spans[element].end, _bytes(element)))
        for element in self._grown_before:
            start = self._spans[element].start
            edits.append((start, start, self._new(element.itersiblings(etree.Element, preceding=True))))
        for element in self._grown_at_end:
            close = self._spans[element].close
            assert close is not None
            edits.append((close, close, self._new(element.iterchildren(etree.Element, reversed=True))))
        pieces: list[bytes] = []
        at = 0
        for start, end, new in sorted(edits, key=lambda edit: (edit[0], edit[1] > edit[0])):
            if start >= at:
                pieces += (self._data[at:start], new)
                at = end
        return b"".join((*pieces, self._data[at:]))

    def _new(self, backwards: Iterator[Element]) -> bytes:
        """New elements up to the first that was in the file, in the order of the file."""
        run = itertools.takewhile(lambda element: element not in self._spans, backwards)
        return b"".join(reversed([_bytes(element) for element in run]))


def _spans(data: bytes) -> Iterator[_Span]:
    """Of every element in the order of their opening tags."""
    parser = expat.ParserCreate()
    starts: list[int] = []
    closes: list[int] = []
    open_ones: list[int] = []

    def opened(name: str, attributes: dict[str, str]) -> None:
        open_ones.append(len(starts))
        starts.append(parser.CurrentByteIndex)
        closes.append(-1)

    def closed(name: str) -> None:
        closes[open_ones.pop()] = parser.CurrentByteIndex

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.Parse(data, True)
    for start, close in zip(starts, closes, strict=True):
        tag = _TAG.match(data, start)
        assert tag is not None
        if tag[0].endswith(b"/>"):
            yield _Span(start, None, tag.end())
        else:
            yield _Span(start, close, data.index(b">", close) + 1)


def _bytes(element: Element) -> bytes:
    """The element without its tail and without declarations that its parents make already."""
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    parent = element.getparent()
    known = {} if parent is None else parent.nsmap
    end = text.index(">")
    opening = _DECLARED.sub(lambda found: "" if known.get(found[1]) == found[2] else found[0], text[:end])
    return (opening + text[end:]).encode("utf-8")
