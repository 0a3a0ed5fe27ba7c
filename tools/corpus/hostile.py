"""Bytes no officer types: encodings, truncation, other files under this name, and what is made to hurt a program."""

from __future__ import annotations

from random import Random
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from corpus.case import MARK, Case, Faults, Told
from corpus.form import Filled

FAULTS = Faults()
ANSI = "plik zapisano zapewne jako ANSI/windows-1250; zapisz go ponownie jako UTF-8"


def _place(data: bytes, at: int) -> str:
    """Line and column, in bytes, of the byte at an index."""
    before = data[:at].split(b"\n")
    return f"{len(before)}:{len(before[-1]) + 1}"


def _first_foreign(data: bytes) -> str:
    """Place of the first byte that is no ASCII."""
    return _place(data, next(index for index, byte in enumerate(data) if byte > 127))


@FAULTS.kind(2)
def windows_1250(form: Filled, dice: Random) -> Case:
    """Saved as ANSI."""
    data = form.noted("Żółta teczka").encode("cp1250", errors="replace")
    return form.raw(data, Told("E003", ANSI, place=_first_foreign(data)))


@FAULTS.kind(2)
def iso_8859_2(form: Filled, dice: Random) -> Case:
    """Saved in an old encoding."""
    data = form.noted("Żółta teczka").encode("iso-8859-2", errors="replace")
    return form.raw(data, Told("E003", ANSI, place=_first_foreign(data)))


@FAULTS.kind(2)
def one_line_in_windows_1250(form: Filled, dice: Random) -> Case:
    """A line pasted in another encoding than the file's."""
    before, after = form.noted(f"{MARK} w teczce").split(MARK)
    data = before.encode() + "żółta".encode("cp1250") + after.encode()
    return form.raw(data, Told("E003", ANSI, place=_place(data, len(before.encode()))))


@FAULTS.kind(2)
def utf_16(form: Filled, dice: Random) -> Case:
    """„Unicode” of the old notepad."""
    coding = dice.choice(("utf-16-le", "utf-16-be"))
    return form.raw(f"\ufeff{form.text}".encode(coding), Told("E004", "zapisz go ponownie jako UTF-8"))


@FAULTS.kind(2)
def utf_16_without_mark(form: Filled, dice: Random) -> Case:
    """Two bytes a letter and nothing that says so."""
    return form.raw(form.text.encode("utf-16-le"), Told("E005"))


@FAULTS.kind(2)
def byte_order_mark(form: Filled, dice: Random) -> Case:
    """The mark notepad puts before UTF-8."""
    return form.accepted("\ufeff" + form.text)


@FAULTS.kind(2)
def line_ends_of_others(form: Filled, dice: Random) -> Case:
    """Lines that end as on Windows or on an old Mac."""
    return form.accepted(form.text.replace("\n", dice.choice(("\r\n", "\r"))))


@FAULTS.kind(2)
def zero_byte(form: Filled, dice: Random) -> Case:
    """A zero byte within the text."""
    return form.raw(form.noted("Kopie \x00 robi firma").encode(), Told("E005"))


@FAULTS.kind(2)
def control_character(form: Filled, dice: Random) -> Case:
    """A control character pasted from another program."""
    sign = dice.choice(("\x0b", "\x1b", "\x07"))
    return form.refused(
        form.noted(f"Kopie {MARK}{sign} robi firma"), Told("E011", "usuń znak sterujący", f"U+{ord(sign):04X}")
    )


@FAULTS.kind(2)
def control_character_escaped(form: Filled, dice: Random) -> Case:
    """A control character behind a backslash."""
    sign = dice.choice((r"\x1b", r"\a", r"\ud800"))
    return form.refused(form.noted(f'{MARK}"Kopie {sign} robi firma"'), Told("E012"))


@FAULTS.kind(2)
def windows_path_in_quotation(form: Filled, dice: Random) -> Case:
    """Backslashes of a Windows path within quotation marks."""
    return form.refused(form.noted(f'"D:{MARK}\\kopie\\dane"'), Told("E010", says="ukośniku"))


@FAULTS.kind(2)
def empty_file(form: Filled, dice: Random) -> Case:
    """Nothing, or nothing but blank lines."""
    return form.raw(dice.choice((b"", b" \n\n", b"\xef\xbb\xbf")), Told("E001"))


@FAULTS.kind(1)
def only_comments(form: Filled, dice: Random) -> Case:
    """Nothing but comments."""
    return form.raw(b"# formularz\n# do uzupe\xc5\x82nienia\n", Told("A006"))


@FAULTS.kind(4)
def cut_between_entries(form: Filled, dice: Random) -> Case:
    """Cut off behind a whole answer: what came is taken."""
    kept = dice.randrange(1, len(form.entries))
    end = form.text.index(f"  # {form.entries[kept].question.text}\n")
    return form.accepted(form.text[:end], answers={entry.id: entry.given for entry in form.entries[:kept]})


@FAULTS.kind(3)
def cut_within_a_name(form: Filled, dice: Random) -> Case:
    """Cut off within the name of a field."""
    end = form.text.index(f"\n  {form.chosen.id}:") + 3 + dice.randrange(1, len(form.chosen.id))
    start = form.text.rindex("\n", 0, end) + 3
    text = f"{form.text[:start]}{MARK}{form.text[start:end]}"
    return form.refused(text, Told("E010", says="brak dwukropka"))


@FAULTS.kind(2)
def cut_within_the_head(form: Filled, dice: Random) -> Case:
    """Cut off before the answers."""
    end = form.text.index("przebieg:")
    return form.refused(form.text[:end], Told("A002", says="odpowiedzi", place="1:1"))


@FAULTS.kind(2)
def cut_within_a_letter(form: Filled, dice: Random) -> Case:
    """Cut off within a letter of two bytes."""
    data = form.noted("Zajmuje się").encode()
    end = data.index("ę".encode()) + 1 if "ę".encode() in data else len(data)
    return form.raw(data[:end], Told("E003", ANSI, place=_place(data, end - 1)))


@FAULTS.kind(2)
def web_page(form: Filled, dice: Random) -> Case:
    """The page of the form itself, or any other, under this name."""
    page = '<!DOCTYPE html>\n<html lang="pl">\n<head><title>Formularz: pytania</title></head>\n<body></body></html>\n'
    return form.raw(page.encode(), Told("F028", place=""))


@FAULTS.kind(2)
def document_under_this_name(form: Filled, dice: Random) -> Case:
    """A Word document or a picture under this name."""
    return form.raw(
        dice.choice((b"PK\x03\x04\x14\x00\x00\x00", b"%PDF-1.7\n\x00", b"\x89PNG\r\n\x1a\n\x00\x00")), Told("E005")
    )


@FAULTS.kind(2)
def other_yaml(form: Filled, dice: Random) -> Case:
    """A YAML file that is no sheet."""
    text = dice.choice((f"{MARK}version: 3\nservices: {{}}\n", f"{MARK}- tak\n- nie\n", f"{MARK}Dzień dobry\n"))
    return form.refused(text, Told("A006"))


@FAULTS.kind(2)
def merge_key(form: Filled, dice: Random) -> Case:
    """A merge key."""
    return form.refused(
        form.struck("    uwagi:", f"    {MARK}<<: {{uwagi: x}}\n    dowody2:").replace("dowody2", "uwagi"), Told("E015")
    )


@FAULTS.kind(2)
def python_tag(form: Filled, dice: Random) -> Case:
    """A tag that makes careless programs run code."""
    tag = dice.choice(("!!python/object/apply:os.system [id]", "!!binary aGVq", "!!python/name:os.system"))
    return form.refused(form.noted(MARK + tag), Told("E017"))


@FAULTS.kind(1)
def laughs(form: Filled, dice: Random) -> Case:
    """A bomb of aliases."""
    bomb = "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*{p}, *{p}]\n" for p, n in zip("abcdefgh", "bcdefghi", strict=True))
    places = [f"1:{bomb.index('&') + 1}"]
    for number, line in enumerate(bomb.splitlines()[1:], 2):
        places += [f"{number}:{i + 1}" for i, sign in enumerate(line) if sign in "&*"]
    return form.raw((bomb + form.text).encode(), *(Told("E014", place=place) for place in places))


@FAULTS.kind(2)
def deep_nesting(form: Filled, dice: Random) -> Case:
    """Brackets within brackets."""
    opening = dice.choice(("[", "{a: "))
    depth = dice.choice((40, 300))
    before, after = form.noted(f"{opening * 29}{MARK}{opening * (depth - 29)}").split(MARK)
    return form.refused(f"{before}{MARK}{after}", Told("E021"))


@FAULTS.kind(1)
def ten_thousand_brackets(form: Filled, dice: Random) -> Case:
    """Brackets that would overflow a stack."""
    return form.refused(" " + "[" * 31 + "[" + MARK + "[" * 10_000, Told("E021"))


@FAULTS.kind(1)
def complex_key(form: Filled, dice: Random) -> Case:
    """A list as the name of a field."""
    return form.refused(f"{form.text}  ? {MARK}[a, b]\n  : tak\n", Told("E016"))


@FAULTS.kind(2)
def thousand_strange_questions(form: Filled, dice: Random) -> Case:
    """Two hundred ids nobody knows: each is told."""
    extra = "".join(f"  {MARK}zzz-{number}: tak\n" for number in range(200))
    return form.refused(form.text + extra, *(Told("A010", says=f"zzz-{number}") for number in range(200)))


def zipped(name: str, data: bytes) -> bytes:
    """One file in a zip with a fixed date."""
    from io import BytesIO

    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr(ZipInfo(name), data)
    return stream.getvalue()


@FAULTS.kind(1)
def zipped_form(form: Filled, dice: Random) -> Case:
    """The good form within a zip."""
    return form.raw(zipped("formularz.yaml", form.text.encode()), Told("E005"))
