"""Faults in what was written as the answer to a question with options."""

from __future__ import annotations

from random import Random

from corpus.case import MARK, Case, Faults, Told
from corpus.form import Filled
from corpus.slips import allowed, doubled, maybe, swapped
from diagnoza.files.yaml_scalars import inline
from diagnoza.problems import fold

FAULTS = Faults()


def _option(form: Filled, id_: str) -> str:
    return next(option.label for option in form.chosen.question.options if option.id == id_)


@FAULTS.kind(4)
def misspelt_option_label(form: Filled, dice: Random) -> Case:
    """Two letters of the label changed places."""
    label = _option(form, form.chosen.answer)
    wrong = doubled(dice, label) if len(label) < 5 else swapped(dice, label)
    return form.refused(form.answered(MARK + inline(wrong)), Told("A020", maybe(label)))


@FAULTS.kind(3, "multi")
def misspelt_option_in_list(form: Filled, dice: Random) -> Case:
    """A letter too many in one id of a list."""
    first, second = form.chosen.answer
    return form.refused(form.answered(f"[{first}, {MARK}{doubled(dice, second)}]"), Told("A020", maybe(second)))


@FAULTS.kind(3)
def strange_option(form: Filled, dice: Random) -> Case:
    """A word like none of the options: what is allowed is listed."""
    word = dice.choice(("według potrzeb", "w trakcie wdrażania", "jest procedura"))
    return form.refused(form.answered(MARK + word), Told("A020", allowed(form.chosen.question.options)))


@FAULTS.kind(3)
def program_words(form: Filled, dice: Random) -> Case:
    """PRAWDA, true, no, on: words of other programs, and never a truth value here."""
    word = dice.choice(("PRAWDA", "true", "no", "on", "off", "yes", "FAŁSZ"))
    return form.refused(form.answered(MARK + word), Told("A020", allowed(form.chosen.question.options)))


@FAULTS.kind(3)
def label_in_capitals_without_diacritics(form: Filled, dice: Random) -> Case:
    """The label shouted, without Polish letters: it is that option all the same."""
    return form.accepted(form.answered(inline(fold(_option(form, form.chosen.answer)).upper())))


@FAULTS.kind()
def label_with_hard_spaces(form: Filled, dice: Random) -> Case:
    """The label copied from Word, its spaces unbreakable."""
    return form.accepted(form.answered(inline(_option(form, form.chosen.answer).replace(" ", "\u00a0"))))


@FAULTS.kind()
def option_with_full_stop(form: Filled, dice: Random) -> Case:
    """A full stop behind the label."""
    label = _option(form, form.chosen.answer)
    return form.refused(form.answered(MARK + inline(f"{label}.")), Told("A020", maybe(label)))


@FAULTS.kind()
def option_with_zero_width_space(form: Filled, dice: Random) -> Case:
    """An invisible character behind the option, as web pages leave it."""
    label = _option(form, form.chosen.answer)
    return form.refused(form.answered(f'{MARK}"{label}\u200b"'), Told("A020", maybe(label)))


@FAULTS.kind()
def option_with_remark(form: Filled, dice: Random) -> Case:
    """A remark behind the option: the option is told, the remark has a field of its own."""
    option = form.chosen.answer
    return form.refused(
        form.answered(f"{MARK}{option} – od maja 2025"),
        Told("A020", f"może chodziło o „{option}”? dopisek wpisz w polu „uwagi”"),
    )


@FAULTS.kind()
def two_options_in_one_text(form: Filled, dice: Random) -> Case:
    """Two options where one may stand."""
    first, second = (option.id for option in form.chosen.question.options[:2])
    return form.refused(form.answered(f"{MARK}{first}, {second}"), Told("A020", f"wybierz jedną z: {first}, {second}"))


@FAULTS.kind()
def list_where_one_option_stands(form: Filled, dice: Random) -> Case:
    """A list of two where one may stand."""
    first, second = (option.id for option in form.chosen.question.options[:2])
    return form.refused(form.answered(f"{MARK}[{first}, {second}]"), Told("A022", says="jedna opcja"))


@FAULTS.kind(3, "multi")
def options_without_brackets(form: Filled, dice: Random) -> Case:
    """Several options as one text, as officers write them."""
    mark = dice.choice((", ", "; ", " / "))
    wanted = ", ".join(form.chosen.answer)
    return form.refused(form.answered(MARK + mark.join(form.chosen.answer)), Told("A020", f"wpisz listę: [{wanted}]"))


@FAULTS.kind(2, "multi")
def excluding_option_beside_others(form: Filled, dice: Random) -> Case:
    """„Żadne z powyższych” beside another one."""
    none = form.chosen.question.options[-1]
    return form.refused(form.answered(f"{MARK}[{form.chosen.answer[0]}, {none.id}]"), Told("A024", says=none.label))


@FAULTS.kind(2, "multi")
def unknown_beside_options(form: Filled, dice: Random) -> Case:
    """nie wiem within a list."""
    return form.refused(
        form.answered(f"[{form.chosen.answer[0]}, {MARK}nie wiem]"),
        Told("A023", "wpisz samo „nie wiem” zamiast listy"),
    )


@FAULTS.kind(2, "multi")
def empty_list(form: Filled, dice: Random) -> Case:
    """Brackets with nothing in them."""
    return form.refused(form.answered(f"{MARK}[]"), Told("A021"))


@FAULTS.kind(2, "multi")
def option_twice(form: Filled, dice: Random) -> Case:
    """The same option twice in a list counts once."""
    first, second = form.chosen.answer
    return form.accepted(form.answered(f"[{first}, {second}, {first}]"))


@FAULTS.kind(2, "multi")
def one_option_for_a_list(form: Filled, dice: Random) -> Case:
    """One option without brackets where several may stand."""
    first = form.chosen.answer[0]
    return form.accepted(form.answered(first), answers=form.with_given(odpowiedz=[first]))


@FAULTS.kind(3)
def misspelt_unknown(form: Filled, dice: Random) -> Case:
    """nie wiem misspelt."""
    word = dice.choice(("nie wim", "niewiem", "nie weim", "nie wiem."))
    return form.refused(form.answered(MARK + word), Told("A020", maybe("nie wiem")))


@FAULTS.kind(3)
def misspelt_not_applicable(form: Filled, dice: Random) -> Case:
    """nie dotyczy misspelt or shortened."""
    word = dice.choice(("nie dotycz", "niedotyczy", "nie dotyczny", "n/d", "nd.", "N.D."))
    return form.refused(form.answered(MARK + word), Told("A020", maybe("nie dotyczy")))


@FAULTS.kind()
def not_applicable_without_reason(form: Filled, dice: Random) -> Case:
    """nie dotyczy with no reason."""
    return form.refused(form.answered(f"{MARK}nie dotyczy"), Told("A030", "dopisz pole „uzasadnienie”"))


@FAULTS.kind()
def not_examined_without_reason(form: Filled, dice: Random) -> Case:
    """nie zbadano with no reason."""
    return form.refused(form.answered(f"{MARK}nie zbadano"), Told("A030", "dopisz pole „uzasadnienie”"))


@FAULTS.kind()
def not_applicable_accepted_by_the_officer(form: Filled, dice: Random) -> Case:
    """`uznane: tak` is the auditor's word: the answer comes in as not accepted, and that is told."""
    text = form.answered(f"nie dotyczy\n    uzasadnienie: Nie mamy tego.\n    {MARK}uznane: tak")
    return form.accepted(
        text,
        Told("A104", says="uznane"),
        answers=form.with_given(odpowiedz="nie dotyczy", uzasadnienie="Nie mamy tego."),
    )


@FAULTS.kind()
def verified_by_the_officer(form: Filled, dice: Random) -> Case:
    """`weryfikacja: dokument` is the auditor's word: it does not come in, and that is told."""
    return form.accepted(
        form.struck("    uwagi:", f"    {MARK}weryfikacja: dokument\n    uwagi:"), Told("A104", says="weryfikacja")
    )


@FAULTS.kind()
def answer_as_fields(form: Filled, dice: Random) -> Case:
    """A map where the answer stands."""
    return form.refused(form.answered(f"{MARK}{{wartosc: {form.chosen.answer}}}"), Told("A004"))


@FAULTS.kind()
def option_in_mojibake(form: Filled, dice: Random) -> Case:
    """UTF-8 read as windows-1250 and saved again: the note stays as it came, legible or not."""
    wrong = "Zażółć gęślą jaźń".encode().decode("cp1250", errors="replace")
    return form.accepted(form.noted(inline(wrong)), answers=form.with_given(uwagi=wrong))
