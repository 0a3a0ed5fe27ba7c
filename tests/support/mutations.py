"""Files spoilt at random: bytes, lines, tokens, splices, nodes of a YAML tree, parts of a workbook. All from a seed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from random import Random
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import yaml

from diagnoza.files.yaml_scalars import storable

TOKENS = (
    b"\t", b"\n", b"\r", b"\r\n", b": ", b":", b"- ", b"-", b"[", b"]", b"{", b"}", b", ", b"# ", b"#", b"&a ", b"*a", b"!!x ",
    b"!", b"<<: ", b"? ", b"| ", b"> ", b"|\n", b"---\n", b"...\n", b'"', b"'", b"\\", b"\\x00", b"%YAML 1.1\n", b"~", b"null",
    b"\x00", b"\x1b", b"\x85", b"\xc2\xa0", b"\xe2\x80\xa8", b"\xef\xbb\xbf", b"\xff\xfe", b"\xed\xa0\x80", b"\xf0\x9f\x98\x80",
    b"nie wiem", b"nie dotyczy", b"uzasadnienie: ", b"odpowiedz: ", b"odpowiedzi:\n", b"wypowiedzi: [{}]", b"ustalono: {kiedy: x}",
    b"kiedy: 2022-06-06T10:12:00+02:00", b"9999-12-31", b"0000-00-00", b"-0", b"1e999", b"0" * 40, b"[" * 40, b"{a: " * 40,
    b"  ", b"    ", b"\xe2\x80\x9e", b"\xe2\x80\x93 ", b"__proto__", b"format_arkusza: 1\n",
)  # fmt: skip
WORDS = ("", " ", "tak", "nie", "nie wiem", "nie dotyczy", "nie zbadano", "żadne", "3-4", "2026-02-30", "12.03.2026 r.",
         "1 250,50", "7 dni", "n/d", "„a”", "a: b", "#", "=1+1", "٣", "²", "½", "Ⅷ", "ﬁ", "İ", "\u202e", "x" * 5_000, "0" * 400,
         "tak, nie, tak", "2022-06-06T99:00", "99999-01-01", "1" * 29, "a\nb", "\u200b", "ss", "ß", "9" * 12)  # fmt: skip
XML_TOKENS = (
    b"<", b">", b"&", b"&#0;", b"&amp;", b'"', b"<c ", b"</c>", b"<v>", b"</v>", b"<row>", b"</row>", b"<is><t>", b' t="s"',
    b' t="b"', b' t="e"', b' t="str"', b' t="d"', b' t="n"', b' t="inlineStr"', b' r="A1"', b' r="XFD1048576"', b' r="0"', b' r="ZZZZ9"',
    b"<f>1+1</f>", b"<v>99999999</v>", b"<v>-1</v>", b"<v>1e308</v>", b"<v>NaN</v>", b"<v>inf</v>", b"<v/>", b' s="9999"', b' s="-1"',
    b'<mergeCell ref="A1:XFD1048576"/>', b'<mergeCell ref="x"/>', b"<!DOCTYPE a>", b"<!-- ", b"<![CDATA[", b"\x00", b"\xff",
    b' xmlns="x"', b"<si/>", b"<t/>", b"_x0000_", b"_xD800_", b"2026-13-45", b"<hyperlink ref=\"A1:B2\"/>", b"<sheet/>",
)  # fmt: skip

Mutation = Callable[[Random, bytes, Sequence[bytes]], bytes]


def mutated(dice: Random, seeds: Sequence[bytes]) -> bytes:
    """A YAML file spoilt in one to four ways."""
    data = dice.choice(seeds)
    for _ in range(dice.randrange(1, 5)):
        data = dice.choice(_YAML)(dice, data, seeds)
    return data


def mutated_workbook(dice: Random, seeds: Sequence[bytes]) -> bytes:
    """A workbook with one or two of its parts spoilt, now and then the zip itself."""
    data = dice.choice(seeds)
    if dice.random() < 0.1:
        return dice.choice(_BYTES)(dice, data, seeds)
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (BadZipFile, OSError, RuntimeError):
        return _spliced(dice, data, seeds)
    for _ in range(dice.randrange(1, 3)):
        name = dice.choice(list(parts))
        if dice.random() < 0.5:  # the sheets and their texts more often than what lies beside them
            name = dice.choice([part for part in parts if part.startswith("xl/worksheets/sheet")] or list(parts))
        if dice.random() < 0.05 and len(parts) > 1:
            del parts[name]
        else:
            change = dice.choice(_BYTES if dice.random() < 0.1 else _XML)
            parts[name] = change(dice, parts[name], list(parts.values()))
    return _zipped(dice, parts)


def _zipped(dice: Random, parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", dice.choice((ZIP_STORED, ZIP_DEFLATED))) as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name), content)
    return stream.getvalue()


def _at(dice: Random, data: bytes) -> int:
    return dice.randrange(len(data) + 1)


def _flipped(dice: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    at = _at(dice, data)
    return data[:at] + bytes((dice.randrange(256),)) + data[at + 1 :]


def _cut(dice: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    at = _at(dice, data)
    return data[:at] + data[at + dice.randrange(1, 30) :]


def _cut_off(dice: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    return data[: _at(dice, data)]


def _doubled(dice: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    at, length = _at(dice, data), dice.randrange(1, 60)
    return data[:at] + data[at : at + length] * dice.choice((2, 2, 3, 50)) + data[at + length :]


def _spliced(dice: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    other = dice.choice(seeds)
    return data[: _at(dice, data)] + other[_at(dice, other) :]


def _token(dice: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    at = _at(dice, data)
    return data[:at] + dice.choice(TOKENS) + data[at + dice.choice((0, 0, 1, 5)) :]


def _line_changed(dice: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    lines = data.split(b"\n")
    at = dice.randrange(len(lines))
    line = lines[at]
    match dice.randrange(6):
        case 0:
            del lines[at]
        case 1:
            lines.insert(dice.randrange(len(lines)), line)
        case 2:
            lines[at] = b" " * dice.randrange(9) + line.lstrip()
        case 3:
            lines[at] = line.lstrip(b" #")
        case 4:
            key, colon, _ = line.partition(b": ")
            lines[at] = key + colon + dice.choice(WORDS).encode()
        case _:
            other = dice.randrange(len(lines))
            lines[at], lines[other] = lines[other], line
    return b"\n".join(lines)


def _node_changed(dice: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    """A value somewhere in the tree becomes another one, of the same kind or not; the file as another program writes it."""
    try:
        tree = yaml.load(data.decode("utf-8", "replace"), yaml.CBaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError, TypeError):
        return _line_changed(dice, data, seeds)
    places = list(_places(tree, 0))
    if not places:
        return _token(dice, data, seeds)
    holder, key = dice.choice(places)
    match dice.randrange(5):
        case 0:
            holder[key] = dice.choice(WORDS)
        case 1:
            holder[key] = dice.choice(([], {}, None, ["tak"], [None], [["tak"]], {"a": "b"}, {"odpowiedz": None}, [{}]))
        case 2:
            other, name = dice.choice(places)
            holder[key] = other[name] if not isinstance(other[name], dict | list) else dice.choice(WORDS)
        case 3 if isinstance(holder, dict):
            holder[dice.choice((*WORDS[:12], "wypowiedzi", "ustalono", "__proto__", "id"))] = holder.pop(key)
        case _:
            del holder[key]
    style = dice.choice((None, None, True))
    return yaml.dump(
        tree, Dumper=yaml.CSafeDumper, allow_unicode=True, default_flow_style=style, sort_keys=False
    ).encode("utf-8", "replace")


def _places(node: Any, depth: int) -> Any:
    if depth > 12:
        return
    for key in list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ():
        yield node, key
        yield from _places(node[key], depth + 1)


def _xml_token(dice: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    at = data.find(dice.choice((b"<c ", b"<row", b"<v>", b"<si>", b"<", b">")), _at(dice, data))
    at = at if at >= 0 else _at(dice, data)
    return data[:at] + dice.choice(XML_TOKENS) + data[at + dice.choice((0, 0, 1, 6)) :]


def _number_changed(dice: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    found = list(re.finditer(rb"\d+", data))
    if not found:
        return _token(dice, data, seeds)
    one = dice.choice(found)
    number = dice.choice((b"0", b"1", b"-1", b"7", b"99", b"65536", b"1048577", b"99999999999", b"4e9", b"1.5", b""))
    return data[: one.start()] + number + data[one.end() :]


def _element_changed(dice: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    """A cell, a row or a text lost, doubled, or put in another's place; a text typed anew. What is left is XML."""
    found = list(_ELEMENT.finditer(data))
    if not found:
        return _number_changed(dice, data, seeds)
    one, other = dice.choice(found), dice.choice(found)
    typed = b"<t>" + escape(storable(dice.choice(WORDS))).encode() + b"</t>"
    new = dice.choice((b"", one[0] * 2, other[0], _TEXT.sub(lambda _: typed, one[0])))
    return data[: one.start()] + new + data[one.end() :]


def _attribute_lost(dice: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    found = list(re.finditer(rb' [\w:]+="[^"]*"', data))
    if not found:
        return _cut(dice, data, seeds)
    one = dice.choice(found)
    return data[: one.start()] + data[one.end() :]


_ELEMENT = re.compile(rb"<(c|row|si)\b(?:[^>]*/>|.*?</\1>)", re.DOTALL)
_TEXT = re.compile(rb"<t\b[^>]*>[^<]*</t>")
_XML: tuple[Mutation, ...] = (_xml_token, _number_changed, _number_changed, _attribute_lost, *(_element_changed,) * 4)
_BYTES: tuple[Mutation, ...] = (_flipped, _cut, _cut_off, _doubled, _spliced, _token)
_YAML: tuple[Mutation, ...] = (
    *_BYTES,
    _token,
    _line_changed,
    _line_changed,
    _line_changed,
    _node_changed,
    _node_changed,
)
