"""Draft or final: what a final report demands, told on the cover and, with the place, on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from diagnoza.pipeline import Case, open_case, plan_case
from diagnoza.report.build import build_report
from diagnoza.report.model import Cover
from support.examples import CASES
from support.reading import lay, underlined
from support.small_bank import FILES

AUDITOR = "audytorzy: [{imie_nazwisko: Ewa Próbna, certyfikat: t-cert, wazny_do: 2027-01-01}]\n"
OPINION = "opinia: {rodzaj: pozytywna}\n"
LIMITATIONS = "przebieg: {ograniczenia: szkoły nie oglądano}\n"
HEAD = """\
format_arkusza: 1
kwestionariusz: t-ankieta
wersja_kwestionariusza: "2026.2"
przeprowadzono: {od: 2022-06-06, do: 2022-06-08}
"""
OFFICE = "jednostka: {nazwa: Urząd Próbny, rodzaj: gmina}\n"
SCHOOL = "jednostka: {id: szkola, nazwa: Szkoła, rola: jednostka-podlegla, rodzaj: szkola}\n"
FINAL, DRAFT = "status: ostateczny\n", "status: projekt\n"
ALL_EXAMINED = (
    "odpowiedzi: {t-kopie-sa: nie, t-nosniki: [dysk], t-liczba: 3, t-opis: tekst, t-systemy: [{nazwa: Kadry}]}\n"
)
ONE_MISSING = ALL_EXAMINED.replace(", t-liczba: 3", "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "bank", FILES)


def case(folder: Path, *sheets: str) -> Case:
    paths = []
    for number, text in enumerate(sheets):
        path = folder.parent / f"{number}.yaml"
        path.write_text(HEAD + (OFFICE if "jednostka:" not in text else "") + text, encoding="utf-8")
        paths.append(path)
    return open_case(paths, folder=folder)


def cover(opened: Case) -> Cover:
    return build_report(opened.evaluations, plan_case(opened), opened.sources).cover


def told(opened: Case) -> list[str]:
    return [problem.code for problem in opened.problems if problem.code.startswith("A09")]


def test_report_with_all_it_demands_is_final(folder: Path) -> None:
    opened = case(folder, FINAL + AUDITOR + OPINION + ALL_EXAMINED)
    assert (cover(opened).status, cover(opened).is_draft, cover(opened).draft_reasons) == (
        "wersja ostateczna",
        False,
        (),
    )
    assert told(opened) == []


@pytest.mark.parametrize(
    ("rest", "reason", "code"),
    [
        (OPINION + ALL_EXAMINED, "nie wpisano audytora", "A090"),
        (
            AUDITOR.replace("certyfikat: t-cert, ", "") + OPINION + ALL_EXAMINED,
            "nie wpisano certyfikatu audytora, którego wymaga program",
            "A091",
        ),
        (AUDITOR + ALL_EXAMINED, "brak opinii audytora", "A092"),
        (
            AUDITOR + OPINION + ONE_MISSING,
            "zbadano mniej niż 90 % pytań, a nie opisano ograniczeń",
            "A093",
        ),
    ],
)
def test_each_demand_not_met_stands_on_the_cover_and_on_the_command_line(
    folder: Path, rest: str, reason: str, code: str
) -> None:
    opened = case(folder, FINAL + rest)
    shown = cover(opened)
    assert (shown.status, shown.is_draft) == ("projekt", True)
    assert [text.replace("\u00a0", " ") for text in shown.draft_reasons] == [reason]
    [problem] = [problem for problem in opened.problems if problem.code.startswith("A09")]
    assert (problem.code, problem.severity) == (code, "warning")
    assert "„ostateczny”" in problem.message
    assert shown.draft_reasons[0] in problem.message
    assert problem.hint
    assert problem.place.line


def test_warning_stands_where_the_sheet_calls_itself_final(folder: Path) -> None:
    [problem] = [p for p in case(folder, FINAL + AUDITOR + ALL_EXAMINED).problems if p.code == "A092"]
    assert underlined(problem) == "ostateczny"


def test_all_reasons_are_told_at_once(folder: Path) -> None:
    assert set(told(case(folder, FINAL + ONE_MISSING))) == {"A090", "A092", "A093"}


def test_written_limitation_answers_for_what_was_not_examined(folder: Path) -> None:
    opened = case(folder, FINAL + AUDITOR + OPINION + LIMITATIONS + ONE_MISSING)
    assert not cover(opened).is_draft


def test_draft_needs_no_reason_and_gives_no_warning(folder: Path) -> None:
    opened = case(folder, DRAFT + ONE_MISSING)
    assert (cover(opened).is_draft, cover(opened).draft_reasons, told(opened)) == (True, (), [])


def test_every_sheet_of_the_case_must_be_final_and_tell_its_limits(folder: Path) -> None:
    office = FINAL + AUDITOR + OPINION + ALL_EXAMINED
    opened = case(folder, office, SCHOOL + DRAFT + ONE_MISSING)
    reasons = [reason.replace("\u00a0", " ") for reason in cover(opened).draft_reasons]
    assert reasons == [
        "zbadano mniej niż 90 % pytań, a nie opisano ograniczeń (Szkoła)",
        "arkusz jednostki jest projektem (Szkoła)",
    ]
    assert {(p.code, Path(p.place.file).name) for p in opened.problems if p.code.startswith("A09")} == {
        ("A093", "1.yaml"),
        ("A094", "1.yaml"),
    }
    assert not cover(case(folder, office, SCHOOL + FINAL + ALL_EXAMINED)).is_draft


def test_listed_certificate_is_not_ruled_on_here(folder: Path) -> None:
    """A051 says that the operator may not accept it; the program does not rule."""
    opened = case(folder, FINAL + AUDITOR.replace("t-cert", "inny") + OPINION + ALL_EXAMINED)
    assert not cover(opened).is_draft
    assert "A051" in {problem.code for problem in opened.problems}


@pytest.mark.parametrize("example", CASES)
def test_shipped_example_that_calls_itself_final_is(example: str) -> None:
    opened = open_case(CASES[example])
    assert cover(opened).is_draft == (opened.evaluations[0].sheet.source.status == "projekt")
