"""Markdown reads as it was typed."""

from __future__ import annotations

from pathlib import Path

from diagnoza.render.markdown import render_markdown
from support.reports import example, typed


def test_markup_that_was_typed_is_text(tmp_path: Path) -> None:
    note = "'*a* _b_ `c` [d](e) <img src=x onerror=y> | # ~ \\ &amp; <br>'"
    text = render_markdown(typed(tmp_path, f"odpowiedzi: {{kopie-sa: {{odpowiedz: nie, uwagi: {note}}}}}\n"))
    assert r"\*a\* \_b\_ \`c\` \[d\](e) \<img src=x onerror=y\> \| \# \~ \\ &amp;amp; \<br\>" in text


def test_lines_of_a_note_stay_in_their_cell(tmp_path: Path) -> None:
    rest = "odpowiedzi:\n  kopie-sa:\n    odpowiedz: nie\n    uwagi: |\n      pierwszy\n      - drugi\n"
    assert "| pierwszy<br>- drugi |" in render_markdown(typed(tmp_path, rest))


def test_text_that_begins_like_a_list_begins_no_list(tmp_path: Path) -> None:
    opinion = "opinia: {rodzaj: pozytywna, uzasadnienie: '1. powód'}\nodpowiedzi: {}\n"
    assert "\n\n1\\. powód\n\n" in render_markdown(typed(tmp_path, opinion))


def test_rows_have_as_many_cells_as_their_head() -> None:
    text = render_markdown(example("gmina-przykladowa")).replace(r"\|", "")
    tables = [block.splitlines() for block in text.split("\n\n") if block.startswith("| ")]
    assert len(tables) > 50
    for rows in tables:
        assert {row.count("|") for row in rows} == {rows[1].count("|")}
