"""What changed between two versions: every difference is told, nothing else is, in the order of the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from diagnoza.comparing import Comparison, compare_files
from diagnoza.files.content import shipped
from diagnoza.pipeline import open_case, plan_case
from diagnoza.problems import Failure
from diagnoza.report.build import CHANGES_TITLE, NO_CHANGES, build_report
from diagnoza.report.change import Change
from diagnoza.report.changes import UNCHANGED, summed
from diagnoza.reporting import ReportOptions, write_report
from support.full_sheet import FULL, text_paths, with_text
from support.reading import lay
from support.small_bank import FILES, HEAD

SHEET = (
    HEAD
    + """\
umowa: {kwota_grantu: "150000.00", vat_kwalifikowalny: tak}
odpowiedzi:
  t-kopie-sa: {odpowiedz: czesciowo, uwagi: raz w tygodniu}
  t-nosniki: [dysk]
  t-liczba: nie wiem
  t-kopie-test: 2022-01-01
  t-opis: na dysk
ustalenia: {t-niepelne: {decyzja: potwierdzone}}
zalecenia: {t-dokupic: {stanowisko: przyjęto}}
ceny_szacunkowe: {t-nas: {netto: "1000.00", vat: 23}, t-usluga: {netto: "10.00", vat: 23}}
"""
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return lay(tmp_path / "bank", FILES)


Compared = Callable[..., Comparison]


@pytest.fixture
def compared(folder: Path, tmp_path: Path) -> Compared:
    def run(old: str, new: str) -> Comparison:
        paths = [tmp_path / "stary.yaml", tmp_path / "nowy.yaml"]
        for path, text in zip(paths, (old, new), strict=True):
            path.write_text(text, encoding="utf-8")
        return compare_files([paths[0]], [paths[1]], folder=folder)

    return run


def shown(found: Comparison) -> list[tuple[str, str, str, str]]:
    return [(c.kind, c.id, c.before.replace("\u00a0", " "), c.after.replace("\u00a0", " ")) for c in found.found]


def test_equal_sheets_differ_in_nothing_and_say_so(compared: Compared) -> None:
    found = compared(SHEET, SHEET + "# uwaga\n")
    assert found.found == ()
    assert found.chapter.sentences == (UNCHANGED,)


def test_changed_answer_is_told_with_all_that_follows_from_it(compared: Compared) -> None:
    rows = shown(compared(SHEET, SHEET.replace("t-liczba: nie wiem", "t-liczba: 0")))
    assert ("answer", "t-liczba", "nie wiem", "0 szt.") in rows
    assert (
        "finding",
        "t-brak",
        "do ustalenia, niezgodność, waga krytyczna",
        "stwierdzone, niezgodność, waga krytyczna",
    ) in rows
    assert ("score", "zbadane") in {row[:2] for row in rows}
    kinds = list(dict.fromkeys(row[0] for row in rows))
    order = ["score", "answer", "finding", "conformity", "measure", "plan", "purchase"]
    assert kinds == [kind for kind in order if kind in kinds]


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("uwagi: raz w tygodniu", "uwagi: co dzień", ("remark", "t-kopie-sa", "—", "zmieniono uwagi")),
        ("uwagi: raz w tygodniu", "dowody: [harmonogram]", ("remark", "t-kopie-sa", "—", "zmieniono uwagi i dowody")),
        ("stanowisko: przyjęto}", "stanowisko: nie przyjęto, uwagi: brak środków}",
         ("position", "t-dokupic", "przyjęto", "nie przyjęto; brak środków")),
        ("zalecenia: {t-dokupic: {stanowisko: przyjęto}}\n", "", ("position", "t-dokupic", "przyjęto", "nie wpisano")),
        ("{decyzja: potwierdzone}", "{decyzja: ryzyko-zaakceptowane, uzasadnienie: mały urząd}",
         ("decision", "t-niepelne", "potwierdzone", "ryzyko-zaakceptowane: mały urząd")),
        ("{decyzja: potwierdzone}", "{decyzja: potwierdzone, stan: Kopii brakuje.}", ("finding", "t-niepelne", "—", "zmieniono opis")),
        ("umowa:", "opinia: {rodzaj: negatywna}\numowa:", ("opinion", "rodzaj", "nie wyrażono", "negatywna")),
        ("umowa:", "status: ostateczny\numowa:", ("sheet", "status", "projekt", "ostateczny")),
        ("umowa:", "przebieg: {ograniczenia: brak}\numowa:", ("sheet", "przebieg", "—", "zmieniono")),
        ("umowa:", 'zgodnosc: {t-akt: {"1.1": {stan: spelnia, uzasadnienie: widziano}}}\numowa:',
         ("conformity", "t-akt 1.1", "spełnia częściowo", "spełnia")),
        ('kwota_grantu: "150000.00"', 'kwota_grantu: "1500.00"', ("plan", "srodki", "150 000,00 zł", "1 500,00 zł")),
        ("umowa:", "potrzeby_wlasne: [{item: t-nas, ilosc: 2, uzasadnienie: stary}]\numowa:",
         ("purchase", "t-nas", "—", "2 szt.; 2 460,00 zł; potwierdzona; kwalifikowalny; w planie")),
    ],
)  # fmt: skip
def test_what_differs_is_told(compared: Compared, old: str, new: str, row: tuple[str, str, str, str]) -> None:
    assert old in SHEET
    assert row in shown(compared(SHEET, SHEET.replace(old, new)))
    turned = (row[0], row[1], row[3], row[2])
    if "—" not in row[2:] or row[0] == "purchase":
        assert turned in shown(compared(SHEET.replace(old, new), SHEET))


def test_small_step_of_a_score_shows_as_many_decimals_as_it_needs(folder: Path, compared: Compared) -> None:
    from fractions import Fraction

    from diagnoza.report.unit_changes import _share

    [step] = _share("u", "wynik", "Wynik", Fraction(4101, 10_000), Fraction(4104, 10_000))
    assert (step.before.replace("\u00a0", " "), step.after.replace("\u00a0", " ")) == ("41,01 %", "41,04 %")


def test_units_come_and_go(folder: Path, tmp_path: Path) -> None:
    school = (
        HEAD.replace("{nazwa: Urząd Próbny,", "{id: szkola, rola: jednostka-podlegla, nazwa: Szkoła,")
        + "odpowiedzi: {}\n"
    )
    (tmp_path / "u.yaml").write_text(SHEET, encoding="utf-8")
    (tmp_path / "s.yaml").write_text(school, encoding="utf-8")
    office, both = [tmp_path / "u.yaml"], [tmp_path / "u.yaml", tmp_path / "s.yaml"]
    came = compare_files(office, both, folder=folder).found[0]
    assert (came.kind, came.id, came.what, came.before, came.after) == (
        "unit",
        "szkola",
        "Jednostka: Szkoła",
        "nie było",
        "w sprawie",
    )
    went = compare_files(both, office, folder=folder).found[0]
    assert (went.before, went.after) == ("w sprawie", "nie ma")


def test_versions_without_a_common_unit_are_told(compared: Compared) -> None:
    found = compared(SHEET.replace("{nazwa: Urząd", "{id: inny, nazwa: Urząd"), SHEET)
    assert [problem.code for problem in found.problems] == ["P021"]


def test_older_sheet_is_migrated_and_told(compared: Compared) -> None:
    """The answer typed under an old id is compared with today's."""
    old = SHEET.replace('"2026.2"', '"2025.1"').replace(
        "t-kopie-sa: {odpowiedz: czesciowo", "t-stare: {odpowiedz: niepelne"
    )
    found = compared(old, SHEET)
    assert found.found == ()
    assert {problem.code for problem in found.problems} == {"A013", "A015"}
    assert found.chapter.sentences == (
        "Poprzedni arkusz wypełniono według kwestionariusza t-ankieta w wersji 2025.1; tu oceniono go według t-ankieta w wersji 2026.2.",
        UNCHANGED,
    )


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (1, "Zmieniła się 1 rzecz, w tym 1 odpowiedź."),
        (2, "Zmieniły się 2 rzeczy, w tym 2 odpowiedzi."),
        (5, "Zmieniło się 5 rzeczy, w tym 5 odpowiedzi."),
        (12, "Zmieniło się 12 rzeczy, w tym 12 odpowiedzi."),
        (22, "Zmieniły się 22 rzeczy, w tym 22 odpowiedzi."),
        (101, "Zmieniło się 101 rzeczy, w tym 101 odpowiedzi."),
    ],
)
def test_sum_of_changes_is_polish(count: int, text: str) -> None:
    assert summed([Change("u", "answer", "a", "a", "b", "c")] * count).replace("\u00a0", " ") == text


def test_report_without_an_earlier_version_has_no_chapter_of_changes() -> None:
    case = open_case([shipped("examples") / "gmina-przykladowa" / "arkusz.yaml"])
    report = build_report(case.evaluations, plan_case(case), case.sources)
    assert report.changes == NO_CHANGES
    assert CHANGES_TITLE not in report.contents


@pytest.mark.parametrize("path", text_paths(), ids=lambda path: ": ".join(map(str, path)))
def test_text_changed_anywhere_in_the_sheet_is_never_passed_over(
    compared: Compared, path: tuple[str | int, ...]
) -> None:
    """Rule: change one typed text of the sheet, and at least one change is told."""
    changed = with_text(path, "zupełnie inny tekst")
    assert compared(FULL, yaml.dump(changed, Dumper=yaml.CSafeDumper, allow_unicode=True)).found


def test_earlier_version_may_be_a_report_that_carries_its_sheets(tmp_path: Path) -> None:
    """What was typed for the draft need not be kept beside its report."""
    old, new, report = tmp_path / "stary.yaml", tmp_path / "nowy.yaml", tmp_path / "projekt.docx"
    head = 'format_arkusza: 1\nkwestionariusz: cyfrowa-gmina\nwersja_kwestionariusza: "2026.1"\n'
    unit = "jednostka: {nazwa: Urząd, rodzaj: gmina}\n"
    old.write_text(f"{head}{unit}odpowiedzi: {{kopie-sa: nie}}\n", encoding="utf-8")
    new.write_text(f"{head}{unit}odpowiedzi: {{kopie-sa: tak}}\n", encoding="utf-8")
    write_report(open_case([old]), report, ReportOptions(with_data=True))
    by_sheet, by_report = compare_files([old], [new]), compare_files([report], [new])
    assert by_report.found == by_sheet.found
    assert any(change.id == "kopie-sa" for change in by_report.found)


def test_report_without_sheets_is_no_earlier_version(tmp_path: Path) -> None:
    sheet = shipped("examples") / "powiat-przykladowy" / "arkusz.yaml"
    write_report(open_case([sheet]), tmp_path / "r.docx", ReportOptions())
    with pytest.raises(Failure) as failure:
        compare_files([tmp_path / "r.docx"], [sheet])
    assert [problem.code for problem in failure.value.problems] == ["P020"]
