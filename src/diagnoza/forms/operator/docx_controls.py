"""Content controls: what kind each is, and filling it as Word would."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from diagnoza import wording
from diagnoza.forms.operator.docx_text import fill_paragraphs, look_of, mark_look, run_of, text_of, w, w14
from diagnoza.forms.operator.package import Element
from diagnoza.forms.operator.readings import Choice, Value, as_text
from diagnoza.forms.operator.splice import Part
from diagnoza.forms.operator.targets import Refusal, Remark, Written
from diagnoza.problems import fold

Kind = Literal["text", "list", "combo", "date", "checkbox", "other"]
_KINDS: Final[dict[str, Kind]] = {
    w("dropDownList"): "list",
    w("comboBox"): "combo",
    w("date"): "date",
    w14("checkbox"): "checkbox",
    **{
        w(name): "other"
        for name in ("picture", "docPartObj", "docPartList", "group", "equation", "citation", "bibliography")
    },
}
_CHECKED, _UNCHECKED, _SYMBOLS = "2612", "2610", "MS Gothic"
_CODE = re.compile(r"[0-9A-Fa-f]{2,4}")
_DAY_TOKEN = re.compile(r"'[^']*'|d{1,4}|M{1,4}|y{1,4}|[^dMy']+")
_WEEKDAYS = ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela")


@dataclass(frozen=True, slots=True)
class Control:
    """A content control of a part."""

    part: Part
    element: Element

    @property
    def properties(self) -> Element:
        """`w:sdtPr`; one without it is no control of ours."""
        return self.element.find(w("sdtPr"))

    def _value(self, name: str) -> str:
        found = self.properties.find(w(name))
        return "" if found is None else found.get(w("val"), "")

    @property
    def tag(self) -> str:
        """Its tag, empty where it has none."""
        return self._value("tag")

    @property
    def title(self) -> str:
        """Its title as Word shows it."""
        return self._value("alias")

    @property
    def is_locked(self) -> bool:
        """Whether its contents may not be changed."""
        return self._value("lock") in ("contentLocked", "sdtContentLocked")

    @property
    def content(self) -> Element | None:
        """`w:sdtContent`."""
        return self.element.find(w("sdtContent"))

    @property
    def is_empty(self) -> bool:
        """Whether it shows its placeholder or nothing."""
        shows = self.properties.find(w("showingPlcHdr"))
        return shows is not None or self.content is None or not text_of(self.content)

    @property
    def kind(self) -> Kind:
        """What may be put in; `other` for pictures, building blocks and whatever repeats."""
        for child in self.properties:
            if child.tag in _KINDS:
                return _KINDS[child.tag]
            if isinstance(child.tag, str) and child.tag.endswith(("}repeatingSection", "}repeatingSectionItem")):
                return "other"
        return "text"

    @property
    def items(self) -> tuple[tuple[str, str], ...]:
        """Of a list: (what is shown, value) of each item."""
        entries = self.properties.iterfind(f"{{*}}dropDownList/{w('listItem')}")
        combos = self.properties.iterfind(f"{{*}}comboBox/{w('listItem')}")
        found = (
            (item.get(w("displayText")) or item.get(w("value"), ""), item.get(w("value"), ""))
            for item in (*entries, *combos)
        )
        return tuple((shown, value) for shown, value in found if value or shown)

    def fill(self, value: Value, name: str) -> Written:
        """Put the value in; `Refusal` O037 kind, O040 locked, O041 not in the list, O044 neither tak nor nie."""
        kind, text = self.kind, as_text(value)
        if kind == "other" or self._holds_more():
            raise Refusal("O037", target=name)
        if self.is_locked:
            raise Refusal("O040", "kontrolka jest zablokowana", target=name)
        remarks: list[Remark] = []
        if kind == "checkbox":
            text = self._check(value, text, name)
        elif kind in ("list", "combo"):
            text, remarks = self._choose(text, name)
            self._write(text)
        elif kind == "date" and isinstance(value, date):
            text = self._set_day(value)
            self._write(text)
        else:
            if not self.is_empty and self.content is not None and text_of(self.content) != text:
                remarks.append(Remark("O043", {"target": name, "old": text_of(self.content)}))
            self._write(text)
        binding = [child for child in self.properties if str(child.tag).endswith("}dataBinding")]
        for child in binding:
            self.properties.remove(child)
        if binding:
            remarks.append(Remark("O046", {"target": name}))
        self.part.replace(self.element)
        return Written(text, tuple(remarks))

    def _holds_more(self) -> bool:
        """Whether it holds rows, tables or other controls, which filling would wipe out."""
        content = self.content
        return content is not None and any(
            True for _ in content.iter(w("sdt"), w("tbl"), w("tr"), w("drawing"), w("pict"))
        )

    def _check(self, value: Value, text: str, name: str) -> str:
        word = fold(text)
        if isinstance(value, Choice) and len(value.chosen) == 1:
            word = fold(value.chosen[0][0])
        if word not in ("tak", "nie"):
            raise Refusal("O044", "pole wyboru przyjmuje „tak” albo „nie”", target=name, word=text)
        box = self.properties.find(w14("checkbox"))
        checked = box.find(w14("checked"))
        if checked is None:
            checked = box.makeelement(w14("checked"))
            box.insert(0, checked)
        checked.set(w14("val"), "1" if word == "tak" else "0")
        state = box.find(w14("checkedState" if word == "tak" else "uncheckedState"))
        code, font = (_CHECKED if word == "tak" else _UNCHECKED), _SYMBOLS
        if state is not None:
            code, font = state.get(w14("val"), code), state.get(w14("font"), font)
        if not _CODE.fullmatch(code):
            code = _CHECKED if word == "tak" else _UNCHECKED
        self._write(chr(int(code, 16)), font)
        return word

    def _choose(self, text: str, name: str) -> tuple[str, list[Remark]]:
        folded = fold(text)
        for shown, item in self.items:
            if folded in (fold(shown), fold(item)):
                chosen = self.properties.find(w("dropDownList"))
                if chosen is None:
                    chosen = self.properties.find(w("comboBox"))
                chosen.set(w("lastValue"), item)
                return shown, []
        values = {"target": name, "word": text, "allowed": ", ".join(shown for shown, _ in self.items[:20])}
        if self.kind == "list":
            raise Refusal("O041", "słowa nie ma na liście tej kontrolki", **values)
        return text, [Remark("O041", values)]

    def _set_day(self, day: date) -> str:
        settings = self.properties.find(w("date"))
        settings.set(w("fullDate"), f"{day.isoformat()}T00:00:00Z")
        form = settings.find(w("dateFormat"))
        return formatted_day(day, "" if form is None else form.get(w("val"), ""))

    def _write(self, text: str, font: str = "") -> None:
        content = self.content
        if content is None:
            content = self.element.makeelement(w("sdtContent"))
            self.element.append(content)
        run = run_of(content, text, self._look(content))
        if font:
            _set_font(run, font)
        cell = content.find(w("tc"))
        if cell is not None:
            content = cell
        paragraphs = content.findall(w("p"))
        if paragraphs or cell is not None or not _is_inline(self.element):
            # A plain text control is one paragraph; any other may have several, as if they were typed.
            is_plain = self.kind != "text" or self.properties.find(w("text")) is not None
            lines = text.split("\n")
            runs = [run] if is_plain else [run_of(content, line, run.find(w("rPr"))) for line in lines]
            fill_paragraphs(content, paragraphs, *runs)
        else:
            for child in list(content):
                content.remove(child)
            content.append(run)
        shows = self.properties.find(w("showingPlcHdr"))
        if shows is not None:
            self.properties.remove(shows)

    def _look(self, content: Element) -> Element | None:
        """The look the control prescribes while it shows its placeholder, else that of what it holds."""
        if self.properties.find(w("showingPlcHdr")) is None:
            return mark_look(look_of(content))
        own = self.properties.find(w("rPr"))
        if own is not None:
            return own
        look = mark_look(look_of(content))
        if look is not None:
            for style in look.findall(w("rStyle")):  # the grey of the placeholder
                look.remove(style)
        return look


def _is_inline(element: Element) -> bool:
    """Whether the control stands within a line of text."""
    holder = next(element.iterancestors(w("p"), w("tc"), w("txbxContent"), w("body")), None)
    return holder is not None and holder.tag == w("p")


def _set_font(run: Element, font: str) -> None:
    look = run.find(w("rPr"))
    if look is None:
        look = run.makeelement(w("rPr"))
        run.insert(0, look)
    fonts = look.find(w("rFonts"))
    if fonts is None:
        fonts = look.makeelement(w("rFonts"))
        look.insert(1 if look.find(w("rStyle")) is not None else 0, fonts)
    for slot in ("ascii", "eastAsia", "hAnsi"):
        fonts.set(w(slot), font)


def formatted_day(day: date, pattern: str) -> str:
    """The day by Word's pattern, months and weekdays in Polish; without one „08.06.2022”."""
    if not pattern:
        return wording.short_day(day)
    month = wording.day(day).replace(wording.NBSP, " ").split(" ")[1]
    known = {
        "d": str(day.day),
        "dd": f"{day.day:02}",
        "ddd": _WEEKDAYS[day.weekday()][:2],
        "dddd": _WEEKDAYS[day.weekday()],
        "M": str(day.month),
        "MM": f"{day.month:02}",
        "MMM": month[:3],
        "MMMM": month,
        "y": str(day.year)[2:],
        "yy": str(day.year)[2:],
        "yyy": str(day.year),
        "yyyy": str(day.year),
    }
    return "".join(known.get(token, token.strip("'")) for token in _DAY_TOKEN.findall(pattern))
