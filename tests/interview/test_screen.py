"""Lines on the screen: folded by words, harmless, and without drawing where they are read aloud."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from diagnoza.interview.screen import Screen, cut, folded, harmless, terminal_screen
from support.cases import cases


def lines(text: str, *, width: int = 41, mark: str = "", most: int = 0, is_plain: bool = False) -> list[str]:
    out: list[str] = []
    Screen(out.append, lambda: width, is_plain=is_plain).say(text, mark=mark, most=most)
    return "".join(out).split("\n")[:-1]


def test_text_is_folded_between_words_and_hangs_under_its_mark() -> None:
    assert lines("Tak, wszystkich systemów i danych urzędu oraz jednostek", mark="  1. ") == [
        "  1. Tak, wszystkich systemów i danych",
        "     urzędu oraz jednostek",
    ]


def test_one_letter_word_does_not_end_a_line() -> None:
    assert lines("Kopie wykonuje się codziennie osobno i w chmurze", width=43) == [
        "Kopie wykonuje się codziennie osobno",
        "i w chmurze",
    ]


def test_wide_characters_take_two_columns() -> None:
    assert all(cell_len(line) <= 40 for line in lines("日本語 " * 30))


def test_width_is_asked_anew_for_each_paragraph() -> None:
    out: list[str] = []
    widths = iter([40, 100])
    screen = Screen(out.append, lambda: next(widths))
    screen.say("słowo " * 12)
    screen.say("słowo " * 12)
    assert len(out[0].rstrip()) <= 39
    assert len(out[-1].rstrip()) == 71


def test_width_stays_between_forty_and_a_hundred() -> None:
    assert Screen(str, lambda: 3).width == 40
    assert Screen(str, lambda: 500).width == 100


def test_control_characters_are_shown_not_obeyed() -> None:
    assert harmless("a\x1b[31mb\x07\u202ec\td") == "a�[31mb��c d"


def test_long_text_is_cut_after_so_many_lines() -> None:
    shown = lines("słowo " * 100, most=2)
    assert len(shown) == 2
    assert shown[1].endswith(" …")


def test_plain_screen_has_no_escape_and_no_drawing() -> None:
    out: list[str] = []
    screen = Screen(out.append, lambda: 80, is_plain=True, is_coloured=True)
    screen.heading("Obszar")
    screen.saved("Tak")
    assert "".join(out) == "\nObszar\nZapisano: Tak\n"


def test_colour_is_one_of_four_and_ends_with_the_line() -> None:
    out: list[str] = []
    Screen(out.append, lambda: 80, is_coloured=True).say("uwaga", "warning")
    assert out == ["\x1b[33muwaga\x1b[0m\n"]


def test_stream_without_drawing_characters_gets_plain_text() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="iso8859-2")
    screen = terminal_screen(stream, {}, is_plain=False)
    screen.saved("żółć 日")
    stream.flush()
    assert stream.buffer.getvalue().decode("iso8859-2") == "Zapisano: żółć ?\n"  # type: ignore[attr-defined]


def test_dumb_terminal_is_plain() -> None:
    assert terminal_screen(io.StringIO(), {"TERM": "dumb"}, is_plain=False).is_plain


def test_closed_stream_takes_lines_without_a_word() -> None:
    stream = io.StringIO()
    screen = terminal_screen(stream, {}, is_plain=True)
    stream.close()
    screen.say("jest w dzienniku")


@settings(max_examples=cases(4_000))
@given(st.text(), st.integers(20, 100), st.sampled_from(["", "  1. ", "Uwaga: "]))
def test_no_line_is_wider_than_the_screen_and_no_letter_is_lost(text: str, width: int, mark: str) -> None:
    made = list(folded(text, width, mark))
    assert all(cell_len(line) <= width for line in made)
    kept = "".join("".join(line.removeprefix(mark).split()) for line in made)
    assert kept == "".join(harmless(text).split())
    assert cell_len(cut(text, width)) <= width
