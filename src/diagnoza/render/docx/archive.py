"""The zip container, written by hand: `zipfile` can't take data deflated before, and its dates would differ at each run.

Equal input gives equal bytes under one version of zlib: dates are 1980-01-01 (as Word writes), system and attributes are 0.
"""

import struct
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from diagnoza.render.docx.names import CONTENT_TYPES, ROOT_RELS

STORED: Final = 0
DEFLATED: Final = 8
VERSION: Final = 20
MIDNIGHT: Final = 0
FIRST_OF_1980: Final = 0x21
LEVEL: Final = 6
BEST_LEVEL: Final = 9
LOCAL: Final = struct.Struct("<4s5H3L2H")
CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
END: Final = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class Packed:
    """A part ready to be written: its name, method (0 or 8), CRC-32, size unpacked, and data as they go into the file."""

    name: str
    method: int
    crc: int
    size: int
    data: bytes


def pack(name: str, content: bytes, level: int = LEVEL) -> Packed:
    """The part deflated, or stored when deflating doesn't make it smaller (PNG, JPEG)."""
    deflate = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = deflate.compress(content) + deflate.flush()
    method = DEFLATED
    if len(data) >= len(content):
        method, data = STORED, content
    return Packed(name, method, zlib.crc32(content), len(content), data)


def position(name: str) -> tuple[int, str]:
    """The sort key of a part: content types, then the package's relations, then by name."""
    return {CONTENT_TYPES: 0, ROOT_RELS: 1}.get(name, 2), name


def assemble(parts: Iterable[Packed]) -> bytes:
    """The zip with the parts in the given order; their names are ASCII and the whole stays under 4 GiB (`package` sees to both)."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in parts:
        name = part.name.encode("ascii")
        facts = (VERSION, 0, part.method, MIDNIGHT, FIRST_OF_1980, part.crc, len(part.data), part.size, len(name), 0)
        body += (LOCAL.pack(b"PK\x03\x04", *facts), name, part.data)
        directory += (CENTRAL.pack(b"PK\x01\x02", VERSION, *facts, 0, 0, 0, 0, offset), name)
        offset += LOCAL.size + len(name) + len(part.data)
    index = b"".join(directory)
    count = len(directory) // 2
    return b"".join((*body, index, END.pack(b"PK\x05\x06", 0, 0, count, count, len(index), offset, 0)))
