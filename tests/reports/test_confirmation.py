"""What of a plan is not confirmed in the rules, and what units are called in short."""

from __future__ import annotations

from diagnoza import wording
from diagnoza.files.content import shipped
from diagnoza.pipeline import open_case
from diagnoza.plan.build import build_plan
from diagnoza.report.confirmation import unconfirmed_sentence
from diagnoza.report.text import remark
from diagnoza.report.unit_names import short_names, whose
from support.small import Small


def test_bought_lines_whose_status_was_not_read_are_counted() -> None:
    """In the gmina no status was read in the rules themselves; without a programme there is none to read."""
    gmina = open_case([shipped("examples") / "gmina-przykladowa" / "arkusz.yaml"])
    plan = build_plan(gmina.evaluations)
    count = sum(line.is_chosen for line in plan.lines)
    assert unconfirmed_sentence(plan) == (
        f"kwalifikowalności żadnej z {count}{wording.NBSP}pozycji nie potwierdzono w regulaminie; "
        "przed zakupem potwierdza ją operator."
    )
    ksc = open_case([shipped("examples") / "ksc-2026" / "arkusz.yaml"])
    assert unconfirmed_sentence(build_plan(ksc.evaluations)) == ""


def test_a_remark_is_whole_sentences() -> None:
    gmina = open_case([shipped("examples") / "gmina-przykladowa" / "arkusz.yaml"])
    for problem in build_plan(gmina.evaluations).problems:
        told = remark(problem)
        assert told[0] == told[0].upper()
        assert told.endswith(".")
        assert " – " not in told


def test_units_of_one_kind_go_by_their_full_names(small: Small) -> None:
    """Two schools are not both „szkoła”."""
    definition = small.area("a", "questions: [{id: p, text: Czy?, kind: text}]\n").definition()
    units = (("a", "Urząd Gminy", "gmina"), ("b", "Szkoła nr 1", "szkola"), ("c", "Szkoła nr 2", "szkola"))
    evaluations = [
        small.evaluate(definition, "{p: x}", f"jednostka: {{id: {id_}, nazwa: {name}, rodzaj: {kind}}}\n")
        for id_, name, kind in units
    ]
    assert short_names(evaluations) == {"a": "urząd", "b": "Szkoła nr 1", "c": "Szkoła nr 2"}


def test_a_line_of_nothing_to_buy_still_says_whose_it_is(small: Small) -> None:
    """The files server that only the school has is bought for nobody."""
    folder = shipped("examples") / "gmina-z-jednostkami"
    case = open_case([folder / name for name in ("urzad.yaml", "ops.yaml", "szkola.yaml")])
    names = short_names(case.evaluations)
    lines = {line.item.id: line for line in build_plan(case.evaluations).lines}
    assert (lines["nas-kopie"].quantity, whose(lines["nas-kopie"], names)) == (0, "szkoła")
    assert whose(lines["menedzer-hasel"], names) == "urząd 28, OPS 9, szkoła 31"
    assert whose(lines["menedzer-hasel"], {}) == ""
