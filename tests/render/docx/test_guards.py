"""Empty loops and false conditions must leave valid Word."""

from collections.abc import Callable
from typing import Any

import pytest

Audit = Callable[[bytes], list[Any]]


def test_table_keeps_its_header_when_its_loop_is_empty(draft: Any, audit: Audit) -> None:
    draft.grid(("H", "H2"), ("{%tr for r in rows %}",), ("{{ r }}", ""), ("{%tr endfor %}",))
    assert draft.cells(rows=[]) == [["H", "H2"]]
    assert audit(draft.report(rows=[])) == []


def test_table_of_nothing_but_an_empty_loop_goes(draft: Any, audit: Audit) -> None:
    draft.lines("przed").grid(("{%tr for r in rows %}",), ("{{ r }}",), ("{%tr endfor %}",)).lines("po")
    assert draft.read(rows=[]).tables == []
    assert draft.text(rows=[]) == ["przed", "po"]
    assert audit(draft.report(rows=[])) == []
    assert draft.cells(rows=["a", "b"]) == [["a"], ["b"]]
    assert audit(draft.report(rows=["a"])) == []


def test_nested_empty_table_goes_and_its_cell_keeps_a_paragraph(draft: Any, audit: Audit) -> None:
    draft.grid(("{%tr for r in rows %}",), ("",), ("{%tr endfor %}",))
    cell = draft.document.tables[0].cell(1, 0)
    inner = cell.add_table(3, 1)
    for row, text in enumerate(("{%tr for x in r %}", "{{ x }}", "{%tr endfor %}")):
        inner.cell(row, 0).text = text
    cell._tc.remove(cell.paragraphs[0]._p)
    cell._tc.remove(cell.paragraphs[-1]._p)
    report = draft.report(rows=[["a"], []])
    tables = draft.read(rows=[["a"], []]).tables
    assert [len(row.cells[0].tables) for row in tables[0].rows] == [1, 0]
    assert audit(report) == []
    assert draft.read(rows=[]).tables == []


@pytest.mark.parametrize("xs", [[], ["a"], ["a", "b"]])
def test_cell_never_stays_without_a_paragraph(draft: Any, audit: Audit, xs: list[str]) -> None:
    draft.grid(("{%p for x in xs %}", "b"))
    cell = draft.document.tables[0].cell(0, 0)
    cell.add_paragraph("{{ x }}")
    cell.add_paragraph("{%p endfor %}")
    assert draft.cells(xs=xs) == [["\n".join(xs), "b"]]
    assert len(draft.read(xs=xs).tables[0].cell(0, 0).paragraphs) == max(1, len(xs))
    assert audit(draft.report(xs=xs)) == []


def test_comments_leave_valid_word_too(draft: Any, audit: Audit) -> None:
    draft.grid(("{#p uwaga #}",)).grid(("{#tr uwaga #}",)).lines("po")
    assert draft.cells() == [[""]]
    assert len(draft.read().tables) == 1
    assert audit(draft.report()) == []


def test_header_never_stays_empty(draft: Any, audit: Audit) -> None:
    header = draft.document.sections[0].header
    header.paragraphs[0].text = "{%p if x %}"
    header.add_paragraph("{{ x }}")
    header.add_paragraph("{%p endif %}")
    assert [paragraph.text for paragraph in draft.read(x="").sections[0].header.paragraphs] == [""]
    assert audit(draft.report(x="")) == []


def test_body_may_end_up_empty(draft: Any, audit: Audit) -> None:
    draft.lines("{%p if x %}", "a", "{%p endif %}")
    assert draft.text(x=None) == []
    assert audit(draft.report(x=None)) == []


def test_value_that_looks_like_a_mark_is_text(draft: Any) -> None:
    marks = "<?holder ?><?table ?><?rows ?></w:tbl><?drawing ?>"
    draft.lines("{{ a }}").grid(("{%p if a %}",))
    draft.document.tables[0].cell(0, 0).add_paragraph("{%p endif %}")
    assert draft.text(a=marks) == [marks]
