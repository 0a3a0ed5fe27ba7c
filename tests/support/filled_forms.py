"""Filled forms over the small bank: written by a test or drawn, and brought into a sheet in memory."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from textwrap import dedent, indent
from typing import Any

from hypothesis import strategies as st

from diagnoza.answers.merged import Policy
from diagnoza.definition.model import Definition
from diagnoza.files.sheet_text import sheet_text
from diagnoza.files.sheets import LoadedSheet, link_sheet, sheet_in
from diagnoza.forms.officer.incoming import Incoming, incoming
from diagnoza.forms.officer.intake import Intake, take_in
from diagnoza.forms.officer.reading import FilledForm
from support.draws import Dice, Draw

Data = dict[str, Any]

HEAD: Data = {
    "format_arkusza": "1",
    "kwestionariusz": "t-ankieta",
    "wersja_kwestionariusza": "2026.2",
    "jednostka": {"nazwa": "Urząd Próbny", "rodzaj": "gmina"},
}
POLICIES: tuple[Policy, ...] = ("zatrzymaj", "nowsza", "pierwsza", "wypowiedzi")
_POSTS = ("informatyk", "sekretarz", "kadry", "Informatyk", "")
_TIMES = (
    "",
    "2022-06-06",
    "2022-06-07",
    "2022-06-06T10:00:00+02:00",
    "2022-06-06T09:00:00",
    "2022-06-07T08:30:00+02:00",
)
_TEXTS = ("", "mamy NAS", "NAS", "od 2021 r.\nmamy NAS", "# nie: komentarz", "„tak”", "=1+1", "- tak", "D-1 \\ {x}")
_EVIDENCE = ("protokół", "notatka: z 3 maja", "D-01")
_ANSWERS: Mapping[str, tuple[Any, ...]] = {
    "t-kopie-sa": ("tak", "Częściowo", "nie", "Nie, żadnych"),
    "t-nosniki": (["dysk"], "Chmura", ["chmura", "dysk"], ["dysk", "Chmura"], "zadne"),
    "t-liczba": ("0", "3", "3.0", "12"),
    "t-kopie-test": ("2022-01-10", "nigdy", "Nigdy", "2021-12-31"),
    "t-opis": ("ręcznie", "nigdy", "a\n  b\n\nc", "2022", "null"),
    "t-systemy": ([{"nazwa": "Kadry"}], [{"nazwa": "Kadry", "liczba": "3"}, {"nazwa": "=A1", "data": None}], []),
}


def form(answers: str, post: str = "informatyk", when: str = "", unit: str = "", rest: str = "") -> str:
    """A filled YAML form; `answers` as they stand under `odpowiedzi`, `unit` the id of the unit it was made for."""
    head = "\n".join(line for line in (
        "format_arkusza: 1",
        "kwestionariusz: t-ankieta",
        'wersja_kwestionariusza: "2026.2"',
        f"jednostka: {{{f'id: {unit}, ' if unit else ''}nazwa: Urząd Próbny, rodzaj: gmina}}",
        f"przebieg: {{osoby: [{{stanowisko: {post}, kiedy: {when}}}]}}" if post else "",
    ) if line)  # fmt: skip
    return f"{head}\nodpowiedzi:\n{indent(dedent(answers).strip(), '  ')}\n{dedent(rest)}"


def loaded(text: str, definition: Definition, name: str = "arkusz.yaml") -> LoadedSheet:
    """A sheet of that text."""
    return link_sheet(sheet_in(text.encode(), name), definition)


def taken(
    forms: Sequence[str],
    definition: Definition,
    policy: Policy = "zatrzymaj",
    sheet: str | None = None,
    accepted: Collection[str] = (),
) -> Intake:
    """The forms (named 1.yaml, 2.yaml …) brought into the sheet, or into a new one."""
    target = loaded(sheet, definition) if sheet else None
    register = {entry.number for entry in target.sheet.source.course.evidence} if target else set()
    return take_in(target, read(forms, definition, register), definition, "urzad", policy, accepted)


def read(forms: Sequence[str], definition: Definition, register: Collection[str] = ()) -> list[Incoming]:
    """The forms as they are read beside a sheet with that register of evidence, named 1.yaml, 2.yaml …"""
    files = [sheet_in(text.encode(), f"{number}.yaml") for number, text in enumerate(forms, 1)]
    return [incoming(FilledForm(file, ""), definition, register) for file in files]


def answers_in(text: str) -> Data:
    """What stands under `odpowiedzi` of a sheet."""
    return dict(sheet_in(text.encode(), "arkusz.yaml").text.data["odpowiedzi"])


@dataclass(frozen=True)
class Case:
    """Forms in their order, and the sheet they are brought into, None for a new one; as their YAML's plain data."""

    forms: tuple[Data, ...]
    sheet: Data | None

    def read(self, definition: Definition) -> list[Incoming]:
        """The forms as they are read."""
        return read([sheet_text(data, definition) for data in self.forms], definition)

    def bring(self, definition: Definition, policy: Policy, order: Sequence[int] = ()) -> Intake:
        """The forms brought in, perhaps in another order."""
        forms = self.read(definition)
        target = loaded(sheet_text(self.sheet, definition), definition) if self.sheet else None
        return take_in(target, [forms[index] for index in order] if order else forms, definition, "urzad", policy)


@st.composite
def imports(draw: Draw) -> Case:
    """Up to four forms of up to four officers, one perhaps twice, and a sheet with what an auditor may have made of it."""
    dice = Dice(draw)
    forms = [_form(dice) for _ in range(dice.number(1, 4))]
    if dice.chance(3):
        forms.append(dice.one(forms))
    return Case(tuple(forms), _sheet(dice) if dice.chance(2) else None)


def _form(dice: Dice) -> Data:
    person = {"stanowisko": dice.one(_POSTS), "kiedy": dice.one(_TIMES)}
    answers = {id_: _said(dice, id_) for id_ in dice.some(tuple(_ANSWERS), least=1)}
    return {**HEAD, "przebieg": {"osoby": [person] if person["stanowisko"] else []}, "odpowiedzi": answers}


def _said(dice: Dice, id_: str) -> Data:
    value = dice.one((*_ANSWERS[id_], "nie wiem", "nie dotyczy", "nie zbadano", None))
    said: Data = {"odpowiedz": value, "uzasadnienie": "", "uwagi": dice.one(_TEXTS)}
    if value in ("nie dotyczy", "nie zbadano"):
        said["uzasadnienie"] = dice.one(_TEXTS[1:])
    if dice.chance(3):
        said["dowody"] = dice.some(_EVIDENCE[:2], least=1)
    return {key: part for key, part in said.items() if part or key == "odpowiedz"}


def _sheet(dice: Dice) -> Data:
    register = [{"nr": "D-01", "nazwa": "Protokół"}]
    answers = {id_: _held(dice, id_) for id_ in dice.some(tuple(_ANSWERS))}
    return {**HEAD, "przebieg": {"dowody": register}, "odpowiedzi": answers}


def _held(dice: Dice, id_: str) -> Data:
    """An answer as a form, a talk or a hand has left it, perhaps verified or accepted, perhaps with others' statements."""
    held = _said(dice, id_)
    held["ustalono"] = {
        "metoda": dice.one(("formularz", "wywiad", "")),
        "stanowisko": dice.one(_POSTS),
        "kiedy": dice.one(_TIMES),
    }
    if held["odpowiedz"] == "nie dotyczy":
        held["uznane"] = dice.one(("nie", "tak"))
    elif dice.chance(3):
        held["weryfikacja"] = dice.one(("oswiadczenie", "dokument", "test"))
    if dice.chance(2):
        others = [dice.one(_POSTS[:3]) for _ in range(dice.number(1, 2))]
        held["wypowiedzi"] = [
            {"stanowisko": post, "odpowiedz": dice.one((*_ANSWERS[id_], "nie wiem")), "uwagi": dice.one(_TEXTS)}
            for post in others
        ]
    if dice.chance(4):
        del held["ustalono"]
    return held
