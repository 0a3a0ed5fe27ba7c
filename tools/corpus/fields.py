"""Faults in names of fields and questions, and in the head of the form."""

from __future__ import annotations

from random import Random

from corpus.case import MARK, Case, Faults, Told
from corpus.form import QUESTIONNAIRES, Filled
from corpus.slips import doubled, maybe, swapped

FAULTS = Faults()
ID_SHAPE = "identyfikator: małe litery bez ogonków, cyfry i myślniki"


@FAULTS.kind(4)
def misspelt_question(form: Filled, dice: Random) -> Case:
    """A letter too many, or two swapped, in a question's id."""
    id_ = form.chosen.id
    wrong = dice.choice((doubled, swapped))(dice, id_)
    return form.refused(form.struck(f"  {id_}:", f"  {MARK}{wrong}:"), Told("A010", maybe(id_), f"pytania „{wrong}”"))


@FAULTS.kind()
def strange_question(form: Filled, dice: Random) -> Case:
    """An id like none of the questionnaire's."""
    wrong = dice.choice(("xyz-123", "www", "0-1-2"))
    return form.refused(form.struck(f"  {form.chosen.id}:", f"  {MARK}{wrong}:"), Told("A010", says=wrong))


@FAULTS.kind()
def question_in_capitals(form: Filled, dice: Random) -> Case:
    """An id that the editor began with a capital."""
    id_ = form.chosen.id
    return form.refused(
        form.struck(f"  {id_}:", f"  {MARK}{id_.capitalize()}:"), Told("A003", ID_SHAPE, id_.capitalize())
    )


@FAULTS.kind()
def question_twice(form: Filled, dice: Random) -> Case:
    """A question answered twice."""
    again = f"  {MARK}{form.chosen.id}: nie wiem\n"
    return form.refused(form.text + again, Told("E013", says=f"„{form.chosen.id}”"))


@FAULTS.kind()
def field_twice(form: Filled, dice: Random) -> Case:
    """A field written twice under a question."""
    return form.refused(form.struck("    uwagi:", f"    uwagi: Raz.\n    {MARK}uwagi:"), Told("E013", says="„uwagi”"))


@FAULTS.kind()
def whole_form_twice(form: Filled, dice: Random) -> Case:
    """The file pasted below itself."""
    keys = [key for key in form.text.splitlines() if not key.startswith(" ")]
    second = form.text
    for key in keys:
        second = second.replace(f"{key}\n", f"{MARK}{key}\n", 1)
    return form.refused(form.text + second, *(Told("E013", says=f"„{key.split(':')[0]}”") for key in keys))


@FAULTS.kind(3)
def misspelt_field(form: Filled, dice: Random) -> Case:
    """A field's name with a letter too many, with a capital, or with Polish letters."""
    wrong, right = dice.choice((("uwaggi", "uwagi"), ("Uwagi", "uwagi"), ("uwagii", "uwagi")))
    return form.refused(form.struck("    uwagi:", f"    {MARK}{wrong}:"), Told("A001", maybe(right), wrong))


@FAULTS.kind()
def answer_field_with_diacritics(form: Filled, dice: Random) -> Case:
    """`odpowiedź`, as it is written in Polish."""
    return form.refused(form.struck("    odpowiedz:", f"    {MARK}odpowiedź:"), Told("A001", maybe("odpowiedz")))


@FAULTS.kind()
def field_of_no_meaning(form: Filled, dice: Random) -> Case:
    """A field nobody knows."""
    name = dice.choice(("kto_wypelnil", "ważne", "lp"))
    return form.refused(form.struck("    uwagi:", f"    {MARK}{name}: 1\n    uwagi:"), Told("A001", says=name))


@FAULTS.kind(3)
def keys_of_programs(form: Filled, dice: Random) -> Case:
    """Names that mean something to a programming language, as a question or a field of the sheet."""
    name = dice.choice(("__proto__", "__class__", "__init__"))
    if dice.random() < 0.5:
        return form.refused(f"{form.text}  {MARK}{name}: {{a: 1}}\n", Told("A003", ID_SHAPE, name))
    return form.refused(f"{MARK}{name}: {{a: 1}}\n{form.text}", Told("A001", says=name))


@FAULTS.kind()
def question_of_another_questionnaire(form: Filled, dice: Random) -> Case:
    """A question the bank has and this questionnaire does not ask is kept."""
    asked = {question.id for question in form.definition.questions}
    others = [q for q in form.definition.bank.questions.values() if q.id not in asked and q.kind == "single"]
    if not others:
        return form.accepted(form.text)
    other = dice.choice(sorted(others, key=lambda question: question.id))
    answers = {**form.answers, other.id: {"odpowiedz": "nie wiem"}}
    return form.accepted(f"{form.text}  {other.id}: nie wiem\n", answers=answers)


@FAULTS.kind()
def newer_version(form: Filled, dice: Random) -> Case:
    """Made by a newer version of the questionnaire than the program has."""
    version = form.definition.version
    return form.refused(
        form.swapped(f'"{version}"', f'{MARK}"2031.7"'), Told("A014", "zainstaluj nowszą wersję programu", "2031.7")
    )


@FAULTS.kind()
def older_version(form: Filled, dice: Random) -> Case:
    """Made by an older version: told, and taken."""
    return form.accepted(form.swapped(f'"{form.definition.version}"', f'{MARK}"2025.1"'), Told("A015", says="2025.1"))


@FAULTS.kind()
def version_in_words(form: Filled, dice: Random) -> Case:
    """A version that is none."""
    typed = dice.choice(("„2026.1”", "rok 2026", "2026,1"))
    return form.refused(
        form.swapped(f'"{form.definition.version}"', MARK + typed),
        Told("A003", "wersja: cyfry i kropki, np. 2026.1", typed),
    )


@FAULTS.kind()
def misspelt_questionnaire(form: Filled, dice: Random) -> Case:
    """The questionnaire's id with a letter too many."""
    id_ = form.definition.id
    wrong = doubled(dice, id_)
    return form.refused(form.swapped(f": {id_}\n", f": {MARK}{wrong}\n"), Told("D010", maybe(id_), wrong))


@FAULTS.kind(3)
def other_questionnaire(form: Filled, dice: Random) -> Case:
    """Sent in for a sheet of another questionnaire."""
    other = dice.choice([id_ for id_ in QUESTIONNAIRES if id_ != form.definition.id])
    told = Told("A102", "wczytaj go do osobnego arkusza", form.definition.id)
    return form.refused(form.swapped(f": {form.definition.id}\n", f": {MARK}{form.definition.id}\n"), told, into=other)


@FAULTS.kind(3)
def lost_head_field(form: Filled, dice: Random) -> Case:
    """An obligatory line of the head deleted."""
    name = dice.choice(("wersja_kwestionariusza", "format_arkusza"))
    line = next(line for line in form.text.splitlines() if line.startswith(name))
    return form.refused(form.swapped(f"{line}\n", ""), Told("A002", says=name, place="1:1"))


@FAULTS.kind()
def unit_without_name(form: Filled, dice: Random) -> Case:
    """The unit's name left empty."""
    text = form.swapped(f"  nazwa: {form.unit[0]}\n", "  nazwa:\n").replace("\njednostka:", f"\n{MARK}jednostka:")
    return form.refused(text, Told("A002", says="nazwa"))


@FAULTS.kind()
def unit_of_unknown_kind(form: Filled, dice: Random) -> Case:
    """A misspelt kind of unit."""
    wrong = doubled(dice, form.unit[1])
    return form.refused(
        form.swapped(f"  rodzaj: {form.unit[1]}\n", f"  rodzaj: {MARK}{wrong}\n"),
        Told("A003", maybe(form.unit[1]), wrong),
    )


@FAULTS.kind(3)
def count_in_words(form: Filled, dice: Random) -> Case:
    """A count of the unit that is no number."""
    typed = dice.choice(("ok. 40", "40 osób", "4 2", "042"))
    told = Told("A005", "wpisz same cyfry, bez zera na początku i bez odstępów", "nie jest liczbą całkowitą")
    return form.refused(form.swapped("pracownicy: 42", f"pracownicy: {MARK}{typed}"), told)


@FAULTS.kind()
def day_of_the_head(form: Filled, dice: Random) -> Case:
    """The day of filling in Polish order."""
    year, month, day = form.day.split("-")
    return form.refused(
        form.swapped(f"kiedy: {form.day}", f"kiedy: {MARK}{day}.{month}.{year}"), Told("A005", f"wpisz {form.day}")
    )


@FAULTS.kind()
def nobody_filled_it(form: Filled, dice: Random) -> Case:
    """The post left empty, with the day beside it."""
    text = form.swapped(f"    - stanowisko: {form.post}\n", f"    - {MARK}stanowisko:\n")
    return form.refused(text, Told("A002", says="stanowisko"))


@FAULTS.kind(3)
def field_of_the_auditor(form: Filled, dice: Random) -> Case:
    """What only the auditor may say: told, and left out."""
    name, text = dice.choice((
        ("opinia", "opinia: {rodzaj: pozytywna, uzasadnienie: dobrze}"),
        ("oswiadczenia", "oswiadczenia: {bezstronnosc: tak}"),
        ("przeprowadzono", "przeprowadzono: {od: 2026-01-01, do: 2026-01-02}"),
    ))  # fmt: skip
    return form.accepted(f"{MARK}{text}\n{form.text}", Told("A104", says=name))


@FAULTS.kind()
def made_of_other_content(form: Filled, dice: Random) -> Case:
    """The form's mark tells another content of the questionnaire: told, and taken."""
    mark = f"# formularz: {form.definition.id} {form.definition.version} sha256={'0' * 64}\n"
    return form.accepted(
        mark + form.swapped(f": {form.definition.id}\n", f": {MARK}{form.definition.id}\n"), Told("A100")
    )


@FAULTS.kind()
def pairs_in_braces(form: Filled, dice: Random) -> Case:
    """The answer in braces: „tak” becomes a field without a value."""
    lines = form.chosen.lines()
    old = "".join(f"{line}\n" for line in lines[1:])
    new = f"  {form.chosen.id}: {{{MARK}{form.chosen.answer}}}\n"
    return form.refused(form.swapped(old, new), Told("A001", says=form.chosen.answer))
