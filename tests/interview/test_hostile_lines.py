"""Whatever is typed, pasted or cut off, the interview ends as designed and the sheet stays one that can be read."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from diagnoza.answers.parse import parse_sheet
from diagnoza.answers.source import SheetSource
from diagnoza.definition.model import Definition
from diagnoza.interview.session import begin
from interview.conftest import SHEET
from interview.talks import talk
from support.cases import cases

_WORDS = (
    "", " ", "1", "2", "3", "9", "nw", "nz", "nd", "nigdy", "12.03.2022", "d", "n", "z", "brak", ".", "..", "1, 2", "t",
    "/w", "/p", "/?", "/u", "/u x", "/d", "/d D-1", "/t", "/t g", "/o", "/o kadry", "/i", "/i spis", "/i opis", "/i sa",
    "/s", "/s kopie", "/cz", "/po", "/l", "/l wszystko", "/r", "/r iod", "/x 1", "/", "//", "//x", "/zzz",
)  # fmt: skip
_LINES = st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=30)), max_size=40)


@settings(max_examples=cases(4_000))
@given(_LINES, st.booleans(), st.integers(1, 120))
def test_any_lines_end_without_a_traceback(
    definition: Definition, lines: list[str], is_plain: bool, width: int
) -> None:
    told = talk(begin(definition, SheetSource.model_validate(SHEET)), lines, is_plain=is_plain, width=width)
    assert told.code == 0
    assert "\x1b" not in told.text.replace("".join(lines), "") or any("\x1b" in line for line in lines)
    _, problems = parse_sheet(told.keeper.session.source, definition)
    assert not problems


def test_pasted_text_of_20_kb_is_one_answer(definition: Definition) -> None:
    pasted = "Zażółć gęślą jaźń 🙂 \x1b[2J\x00" * 600
    told = talk(begin(definition, SheetSource.model_validate(SHEET)), ["", pasted, "/i opis", *[pasted] * 3, ".", "/k"])
    kept = told.answer("opis")
    assert isinstance(kept, str)
    assert kept.count("Zażółć") == 1_800
    assert "\x1b" not in kept
