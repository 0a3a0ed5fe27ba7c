"""Faults of layout: indentation, colons, brackets, quotation marks, what an editor or a mail program does to lines."""

from __future__ import annotations

from random import Random

from corpus.case import MARK, Case, Faults, Told
from corpus.form import Filled

FAULTS = Faults()


@FAULTS.kind(3)
def tab_for_indentation(form: Filled, dice: Random) -> Case:
    """A tab where spaces stand."""
    tabs = dice.choice(("\t", "\t\t", "  \t"))
    return form.refused(
        form.struck("    uwagi:", f"{tabs.replace(chr(9), MARK + chr(9), 1)}uwagi:"), Told("E010", says="tabulator")
    )


@FAULTS.kind()
def tab_behind_colon(form: Filled, dice: Random) -> Case:
    """A tab between a colon and the answer does no harm."""
    return form.accepted(form.struck("odpowiedz: ", "odpowiedz:\t"))


@FAULTS.kind()
def hard_space_for_indentation(form: Filled, dice: Random) -> Case:
    """Unbreakable spaces, invisible, where spaces stand."""
    return form.refused(
        form.struck("    uwagi:", f"{MARK}\u00a0\u00a0\u00a0\u00a0uwagi:"), Told("E010", says="twarda spacja")
    )


@FAULTS.kind()
def hard_space_behind_colon(form: Filled, dice: Random) -> Case:
    """An unbreakable space between a colon and the answer."""
    return form.refused(form.struck("odpowiedz: ", f"odpowiedz:{MARK}\u00a0"), Told("E010", says="twarda spacja"))


@FAULTS.kind()
def indented_too_little(form: Filled, dice: Random) -> Case:
    """One space short."""
    return form.refused(form.struck("    uwagi:", f"   {MARK}uwagi:"), Told("E010", says="wcięcie"))


@FAULTS.kind()
def indented_too_much(form: Filled, dice: Random) -> Case:
    """Two spaces too many."""
    return form.refused(form.struck("    uwagi:", f"      {MARK}uwagi:"), Told("E010", says="wcięcie"))


@FAULTS.kind()
def question_not_indented(form: Filled, dice: Random) -> Case:
    """The question at the margin, as if it were a field of the sheet."""
    lines = form.chosen.lines()
    old = "".join(f"{line}\n" for line in lines[1:])
    rest = "".join(f"{line.removeprefix('  ')}\n" for line in lines[1:])
    ends = form.text.endswith(old)
    text = form.swapped(old, MARK + rest)
    if ends:
        return form.refused(text, Told("A001", "pytania stoją pod „odpowiedzi”, wcięte o dwa odstępy"))
    following = form.entries[form.entries.index(form.chosen) + 1].id
    return form.refused(
        text.replace(f"\n  {following}:", f"\n  {MARK}{following}:").replace(MARK, "", 1), Told("E010", says="wcięcie")
    )


@FAULTS.kind()
def no_space_behind_colon(form: Filled, dice: Random) -> Case:
    """The answer stuck to the colon."""
    return form.refused(form.struck("    odpowiedz: ", f"    {MARK}odpowiedz:"), Told("E010", says="odstęp"))


@FAULTS.kind()
def no_colon(form: Filled, dice: Random) -> Case:
    """The colon rubbed out, or another sign in its place."""
    sign = dice.choice((" ", " = ", " - "))
    return form.refused(
        form.struck("    odpowiedz: ", f"    {MARK}odpowiedz{sign}"), Told("E010", says="brak dwukropka")
    )


@FAULTS.kind()
def colon_in_text(form: Filled, dice: Random) -> Case:
    """A colon within a text without quotation marks."""
    return form.refused(form.noted(f"Kopie{MARK}: robi firma"), Told("E010", says="dwukropkiem"))


@FAULTS.kind(3)
def comment_sign_in_text(form: Filled, dice: Random) -> Case:
    """A „#” behind a space begins a comment, so what stands behind it would be lost without a word."""
    text = dice.choice(("serwer {}#2 w piwnicy", "patrz pismo {}# 14", "tak {}#ale nie w szkole"))
    kept = text.split(" {}")[0]
    return form.accepted(
        form.noted(text.format(MARK)), Told("A140", says=text.split("{}")[1]), answers=form.with_given(uwagi=kept)
    )


@FAULTS.kind(3)
def text_beginning_with_a_sign(form: Filled, dice: Random) -> Case:
    """A sign at the start of a text that YAML takes for its own."""
    sign, code, says = dice.choice((
        ("@ informatyk", "E010", "cudzysłów"),
        ("% nieznany", "E010", "cudzysłów"),
        ("`kopia`", "E010", "cudzysłów"),
        ("*ważne", "E014", "kotwice"),
        ("&firma", "E014", "kotwice"),
        ("!pilne", "E017", "znaczniki"),
    ))  # fmt: skip
    return form.refused(form.noted(MARK + sign), Told(code, says=says))


@FAULTS.kind()
def list_sign_in_text(form: Filled, dice: Random) -> Case:
    """A dash at the start of a text."""
    return form.refused(form.noted(f"{MARK}- brak"), Told("E010", says="myślnik"))


@FAULTS.kind()
def text_in_brackets(form: Filled, dice: Random) -> Case:
    """Brackets around a text make it a list."""
    return form.refused(form.noted(f"{MARK}[do uzupełnienia]"), Told("A004", says="oczekiwano: tekst"))


@FAULTS.kind()
def text_in_braces(form: Filled, dice: Random) -> Case:
    """Braces around a text make it fields."""
    return form.refused(form.noted(f"{MARK}{{brak danych}}"), Told("A004", says="oczekiwano: tekst"))


@FAULTS.kind()
def quotation_closed_too_early(form: Filled, dice: Random) -> Case:
    """A name in quotation marks at the start of a text."""
    return form.refused(form.noted(f'{MARK}"Przykład" sp. z o.o.'), Told("E010", says="za cudzysłowem"))


@FAULTS.kind()
def quotation_never_closed(form: Filled, dice: Random) -> Case:
    """A quotation mark opened and not closed: told where it opens, not at the end of the file."""
    sign = dice.choice(('"', "'"))
    return form.refused(form.noted(f"{MARK}{sign}Kopie robi firma"), Told("E010", says="niezamknięty"))


@FAULTS.kind()
def bracket_never_closed(form: Filled, dice: Random) -> Case:
    """A bracket opened and not closed: told where it opens."""
    papers = ", ".join(form.chosen.given["dowody"])
    return form.refused(form.struck(f"dowody: [{papers}]", f"dowody: {MARK}[{papers}"), Told("E010", says="nawias"))


@FAULTS.kind()
def quotation_marks_of_word(form: Filled, dice: Random) -> Case:
    """Word's quotation marks are letters of the text."""
    text = dice.choice(("„Kopie” robi firma", "”Firma” z zewnątrz", "«Kopie»"))
    return form.accepted(form.noted(text), answers=form.with_given(uwagi=text))


@FAULTS.kind()
def text_on_two_lines(form: Filled, dice: Random) -> Case:
    """A text that goes on at the margin."""
    return form.refused(form.noted(f"Kopie robi firma\n{MARK}a próby nikt"), Told("E010", says="brak dwukropka"))


@FAULTS.kind()
def text_on_indented_lines(form: Filled, dice: Random) -> Case:
    """A text that goes on below, further in, is one text."""
    return form.accepted(
        form.noted("Kopie robi firma,\n      a próby nikt."),
        answers=form.with_given(uwagi="Kopie robi firma, a próby nikt."),
    )


@FAULTS.kind()
def quoted_by_mail(form: Filled, dice: Random) -> Case:
    """Sent as a reply: each line begins with „> ”."""
    text = "".join(f"> {line}\n" for line in form.text.splitlines())
    return form.refused(MARK + text, Told("E010", says="„>”"))


@FAULTS.kind()
def conflict_marks(form: Filled, dice: Random) -> Case:
    """Left by a program that merges files."""
    own = f"    odpowiedz: {form.chosen.answer}\n"
    text = form.struck(own, f"{MARK}<<<<<<< moje\n{own}=======\n    odpowiedz: nie wiem\n>>>>>>> cudze\n")
    return form.refused(text, Told("E010", says="brak dwukropka"))


@FAULTS.kind()
def option_line_uncommented(form: Filled, dice: Random) -> Case:
    """The comment sign rubbed out before the question's text."""
    question = form.chosen.question
    return form.refused(
        form.swapped(f"  # {question.text}\n", f"  {MARK}{question.text}\n"), Told("E010", says="brak dwukropka")
    )


@FAULTS.kind()
def text_behind_the_end(form: Filled, dice: Random) -> Case:
    """A second document behind „---”."""
    return form.refused(f"{form.text}{MARK}---\nDziękuję, proszę o potwierdzenie.\n", Told("E018"))


@FAULTS.kind()
def signature_at_the_end(form: Filled, dice: Random) -> Case:
    """A signature under the form."""
    return form.refused(f"{form.text}{MARK}Z poważaniem, inspektor\n", Told("E010", says="brak dwukropka"))
