"""What points to what in a finished document: bookmarks and links, the table of contents, numbers of captions.

All of it is known only when the values are in, so the tree carries marks and this step, over the text of a rendered part, replaces
them. Values are escaped, so nothing but a mark placed by `outline` or `structure` can look like one.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

LONGEST_NAME: Final = 40
"""Of a bookmark, as Word has it."""
STANDING: Final = re.compile("<w:bookmarkStart ([^>]*)>")
"""A bookmark of the template's own."""
ID: Final = re.compile(r'w:id="(\d+)"')
NAME: Final = re.compile(r'w:name="([^"]*)"')
ANCHOR: Final = re.compile(r"<\?anchor (\w*)\?>|<\?anchored \?>")
LINK: Final = re.compile(r'<w:hyperlink w:anchor="(_\w*)" w:history="1">(.*?)</w:hyperlink>', re.DOTALL)
HEADING: Final = re.compile(r"<\?heading (\d)\?>(.*?)<\?headed \?>", re.DOTALL)
CONTENTS: Final = re.compile(r"<\?contents (\d)-(\d) ([^ ?]*) ([^ ?]*)\?>")
NUMBERED: Final = re.compile(r"<\?seq (\w+)\?>")
TEXT: Final = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(tab|br)/>")
MARKS: Final = ("<?anchor ", "<w:hyperlink ", "<?heading ", "<?contents ", "<?seq ")
NO_ENTRIES: Final = "Dokument nie ma nagłówków."


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of the contents: `text` is XML, escaped already."""

    level: int
    bookmark: str
    text: str


def anchor_name(text: str) -> str:
    """The bookmark that a value names: „U-7” is `_U_7`; equal values give equal names, too long ones end in a checksum."""
    name = "_" + re.sub(r"\W", "_", text)
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[: LONGEST_NAME - 9]}_{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def resolve(xml: str, known: set[str] | None = None) -> str:
    """The part with every mark replaced: first numbers, bookmarks and headings, then what points to them.

    `known` are the names of bookmarks in parts resolved before; those of this part join them.
    """
    known = set() if known is None else known
    standing = STANDING.findall(xml)
    known.update(found[1] for attributes in standing if (found := NAME.search(attributes)))
    if not any(mark in xml for mark in MARKS):
        return xml
    ids = count(1 + max((int(found[1]) for attributes in standing if (found := ID.search(attributes))), default=0))
    xml = _bookmarked(_numbered(xml), known, ids)
    entries: list[_Entry] = []
    names = (name for number in count(1) if (name := f"_Toc{number:06}") not in known)

    def heading(found: re.Match[str]) -> str:
        text = "".join(_words(found[2]))
        if not text.strip():
            return found[2]
        number = next(ids)
        entries.append(_Entry(int(found[1]), next(names), text))
        known.add(entries[-1].bookmark)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{entries[-1].bookmark}"/>'
        return f'{start}{found[2]}<w:bookmarkEnd w:id="{number}"/>'

    xml = HEADING.sub(heading, xml)
    xml = CONTENTS.sub(lambda found: _contents(found, entries), xml)
    return LINK.sub(lambda found: found[0] if found[1] in known else _unlinked(found[2]), xml)


def _bookmarked(xml: str, known: set[str], ids: Iterator[int]) -> str:
    """The bookmarks, each from its mark to the end of the paragraph; of two with one name the first."""
    opened: list[int] = []

    def bookmark(found: re.Match[str]) -> str:
        name = found[1]
        if name is None:
            ends = "".join(f'<w:bookmarkEnd w:id="{number}"/>' for number in opened)
            opened.clear()
            return ends
        if name in known or len(name) < 2:
            return ""
        known.add(name)
        opened.append(next(ids))
        return f'<w:bookmarkStart w:id="{opened[-1]}" w:name="{name}"/>'

    return ANCHOR.sub(bookmark, xml)


def _numbered(xml: str) -> str:
    """The numbers of captions, counted in the order of the document for each name."""
    numbers: Counter[str] = Counter()

    def numbered(found: re.Match[str]) -> str:
        numbers[found[1]] += 1
        return str(numbers[found[1]])

    return NUMBERED.sub(numbered, xml)


def _words(xml: str) -> Iterator[str]:
    return (" " if found[2] else found[1] for found in TEXT.finditer(xml))


def _unlinked(runs: str) -> str:
    """Runs of a link to nothing, without the look of a link, which always comes first in them."""
    return re.sub(r'(<w:rPr>)<w:rStyle w:val="[^"]*"/>', r"\1", runs).replace("<w:rPr></w:rPr>", "")


def _contents(found: re.Match[str], entries: list[_Entry]) -> str:
    """The field with a paragraph an entry; page numbers nobody can know before Word lays the pages out, so it has none (\\n)."""
    first, last, styles, link = int(found[1]), int(found[2]), found[3].split(","), found[4]
    code = f' TOC \\o "{first}-{last}" \\n \\h \\z \\u '
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code.replace(chr(34), "&quot;")}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    look = f'<w:rPr><w:rStyle w:val="{link}"/></w:rPr>' if link else ""
    lines = [
        (
            styles[min(entry.level, len(styles)) - 1],
            f'<w:hyperlink w:anchor="{entry.bookmark}" w:history="1"><w:r>{look}'
            f'<w:t xml:space="preserve">{entry.text}</w:t></w:r></w:hyperlink>',
        )
        for entry in entries
        if first <= entry.level <= last
    ] or [(styles[0], f"<w:r><w:t>{NO_ENTRIES}</w:t></w:r>")]
    made = [
        (f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else "<w:p>")
        + (begin if number == 0 else "")
        + line
        + (end if number == len(lines) - 1 else "")
        + "</w:p>"
        for number, (style, line) in enumerate(lines)
    ]
    return "".join(made)
