"""Every command by its own: what it does, how it ends, what it leaves alone."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diagnoza.version import __version__
from support.examples import CASES
from support.reading import lay
from support.small_bank import AREA, FILES

Diagnoza = Callable[..., Any]
ALIASES = {
    "kwestionariusze": "questionnaires",
    "utworz": "new",
    "sprawdz": "check",
    "ocena": "evaluate",
    "dlaczego": "explain",
    "raport": "report",
}


# kwestionariusze


def test_kwestionariusze_lists_the_shipped_and_the_users(diagnoza: Diagnoza, folder: Path) -> None:
    ran = diagnoza("kwestionariusze", "--katalog", folder)
    assert ran.code == 0
    assert "cyfrowa-gmina" in ran.out
    assert "t-ankieta" in ran.out


def test_kwestionariusze_shows_one_with_its_counts(diagnoza: Diagnoza, folder: Path) -> None:
    ran = diagnoza("kwestionariusze", "t-ankieta", "--katalog", folder)
    assert (ran.code, "Kopie zapasowe" in ran.out) == (0, True)
    [shown] = diagnoza("kwestionariusze", "t-ankieta", "--katalog", folder, "--json").json["questionnaires"]
    assert shown["counts"]["questions"] == 6
    assert shown["counts"]["scored"] == 4
    assert shown["counts"]["findings"] == 3
    assert shown["counts"]["measures"] == 2
    assert shown["areas"][0]["questions"] == 6


def test_folder_may_be_named_by_the_environment(
    diagnoza: Diagnoza, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIAGNOZA_KATALOG", str(folder))
    assert "t-ankieta" in diagnoza("kwestionariusze").out


def test_missing_folder_is_told(diagnoza: Diagnoza, tmp_path: Path) -> None:
    ran = diagnoza("kwestionariusze", "--katalog", tmp_path / "nie-ma")
    assert ran.code in (1, 4)
    assert "D011" in ran.err


# utworz


def test_utworz_writes_a_private_sheet_that_answers_nothing(diagnoza: Diagnoza, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    ran = diagnoza("utworz", path, "--kwestionariusz", "t-ankieta", "--katalog", folder)
    assert ran.code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    checked = diagnoza("sprawdz", path, "--katalog", folder, "--json")
    assert (checked.code, checked.codes) == (0, ["A050"])
    [evaluation] = diagnoza("ocena", path, "--katalog", folder, "--json").json["evaluations"]
    assert evaluation["areas"][0]["unanswered"] == evaluation["areas"][0]["visible"] == 6


def test_utworz_explains_every_question(diagnoza: Diagnoza, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    diagnoza("utworz", path, "--kwestionariusz", "t-ankieta", "--katalog", folder)
    text = path.read_text(encoding="utf-8")
    for words in ("Czy są kopie?", "czesciowo: Częściowo", "harmonogram kopii", "Kogo zapytać: informatyk", "rodzaj: "):
        assert words in text
    assert max(len(line) for line in text.splitlines()) <= 140


def test_utworz_twice_keeps_the_first(diagnoza: Diagnoza, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("moja praca\n", encoding="utf-8")
    arguments = ("utworz", path, "--kwestionariusz", "t-ankieta", "--katalog", folder)
    ran = diagnoza(*arguments)
    assert ran.code == 1
    assert "F004" in ran.err
    assert "--nadpisz" in ran.err
    assert path.read_text(encoding="utf-8") == "moja praca\n"
    assert diagnoza(*arguments, "--nadpisz").code == 0
    assert "format_arkusza: 1" in path.read_text(encoding="utf-8")


def test_utworz_of_an_unknown_questionnaire_leaves_no_file(diagnoza: Diagnoza, tmp_path: Path) -> None:
    ran = diagnoza("utworz", tmp_path / "a.yaml", "--kwestionariusz", "cyfrowa-gmna")
    assert ran.code == 1
    assert "może chodziło o „cyfrowa-gmina”?" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("output", [".", "nie-ma/a.yaml"])
def test_output_that_cannot_be_written_is_exit_4(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path, output: str
) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert diagnoza("utworz", tmp_path / output, "--kwestionariusz", "t-ankieta", "--katalog", folder).code == 4
    assert diagnoza("raport", sheet, "-o", tmp_path / output, "--katalog", folder).code == 4
    assert sorted(tmp_path.rglob("*")) == before


# sprawdz


def test_sprawdz_shows_the_line_and_a_caret(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8").replace("t-kopie-test: nigdy", "t-kopie-test: nigy")
    sheet.write_text(text, encoding="utf-8")
    ran = diagnoza("sprawdz", sheet, "--katalog", folder)
    assert ran.code == 1
    assert ran.out == ""
    assert ran.err == (
        "błąd[A020]: pytanie „t-kopie-test” nie ma opcji „nigy”\n"
        f"  --> {sheet}:15:17\n"
        "   15 |   t-kopie-test: nigy\n"
        "      |                 ^^^^\n"
        "   = może chodziło o „Nigdy”?\n"
        "1\u00a0błąd\n"
    )


def test_sprawdz_of_a_right_sheet_says_so(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    ran = diagnoza("sprawdz", sheet, "--katalog", folder)
    assert (ran.code, ran.out, ran.err) == (0, "Bez błędów i ostrzeżeń.\n", "")


def test_sprawdz_with_warnings_alone_is_exit_0(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("dowody: [D-01], ", ""), encoding="utf-8")
    ran = diagnoza("sprawdz", sheet, "--katalog", folder, "--json")
    assert (ran.code, ran.codes) == (0, ["A032"])


def test_sprawdz_tells_the_problems_of_every_file(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path
) -> None:
    other = tmp_path / "b.yaml"
    other.write_text("to nie arkusz\n", encoding="utf-8")
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("[dysk]", "[]"), encoding="utf-8")
    ran = diagnoza("sprawdz", sheet, other, "--katalog", folder, "--json")
    assert (ran.code, ran.codes) == (1, ["A021", "A006"])


def test_sprawdz_of_a_folder_is_the_linter(diagnoza: Diagnoza, folder: Path, tmp_path: Path) -> None:
    assert diagnoza("sprawdz", folder).code == 0
    broken = lay(
        tmp_path / "x", {**FILES, "bank/areas/t-kopie.yaml": AREA.replace("points: 0, finding: t-brak", "points: 0")}
    )
    ran = diagnoza("sprawdz", broken, "--json")
    assert ran.code == 1
    assert "D045" in ran.codes


def test_sprawdz_of_a_users_folder_knows_the_shipped_bank(diagnoza: Diagnoza, tmp_path: Path) -> None:
    """A folder that only adds a questionnaire works with `--katalog`; its check must not say its areas do not exist."""
    text = """
        id: t-wlasny
        version: "1"
        title: Własny
        introduction: Pyta tylko o kopie.
        areas: [kopie]
        levels: [{from: 0, name: jedyny}]
    """
    folder = lay(tmp_path, {"t-wlasny/questionnaire.yaml": text})
    assert diagnoza("kwestionariusze", "t-wlasny", "--katalog", folder).code == 0
    ran = diagnoza("sprawdz", folder, "--json")
    assert (ran.code, set(ran.codes) & {"D020"}) == (0, set())


def test_sprawdz_of_a_folder_that_is_none_of_ours_is_told(diagnoza: Diagnoza, tmp_path: Path) -> None:
    ran = diagnoza("sprawdz", tmp_path, "--json")
    assert (ran.code, ran.codes) == (1, ["D011"])


# ocena, dlaczego, plan


def test_ocena_prints_the_headline_and_the_findings(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    ran = diagnoza("ocena", sheet, "--katalog", folder)
    assert ran.code == 0
    plain = ran.out.replace("\u00a0", " ")
    assert "Wynik ostrożny (dolna granica): 58 %, zakres 58–75 %" in plain
    assert "t-brak" in plain


def test_ocena_by_another_questionnaire(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    ran = diagnoza("ocena", sheet, "--katalog", folder, "--kwestionariusz", "cyfrowa-gmina", "--json")
    assert ran.code == 0
    # What the other questionnaire has no use for is told, not dropped: an own finding in an area it does not ask.
    assert "A075" in ran.codes
    assert ran.json["questionnaire"]["id"] == "cyfrowa-gmina"


def test_sheets_of_different_questionnaires_are_no_case(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path
) -> None:
    other = tmp_path / "b.yaml"
    diagnoza("utworz", other, "--kwestionariusz", "cyfrowa-gmina")
    assert diagnoza("ocena", sheet, other, "--katalog", folder, "--json").codes == ["P011", "P011"]


def test_unit_named_twice_is_told_in_both_files(diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.yaml"
    other.write_bytes(sheet.read_bytes())
    ran = diagnoza("ocena", sheet, other, "--katalog", folder, "--json")
    assert (ran.code, ran.codes) == (1, ["A080", "A080"])
    assert {problem["file"] for problem in ran.json["problems"]} == {str(sheet), str(other)}


def test_problems_of_all_sheets_are_told_not_of_the_first(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path
) -> None:
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("[dysk]", "[]"), encoding="utf-8")
    other = tmp_path / "b.yaml"
    other.write_text(sheet.read_text(encoding="utf-8").replace("nazwa: Urząd", "id: b, nazwa: Urząd"), encoding="utf-8")
    ran = diagnoza("ocena", sheet, other, "--katalog", folder, "--json")
    assert {problem["file"] for problem in ran.json["problems"]} == {str(sheet), str(other)}


@pytest.mark.parametrize(
    ("id_", "words"),
    [
        ("t-brak", "Nigdy"),
        ("t-kopie-sa", "Tak"),
        ("t-wdrozyc", "t-brak"),
        ("t-nas", "Wdrożyć kopie"),
        ("w-1", "Własne"),
        ("t-jedno-miejsce", "jest drugie"),
    ],
)
def test_dlaczego_explains_every_kind_of_id(
    diagnoza: Diagnoza, folder: Path, sheet: Path, id_: str, words: str
) -> None:
    ran = diagnoza("dlaczego", sheet, id_, "--katalog", folder)
    assert ran.code == 0, ran.err
    assert words in ran.out


def test_dlaczego_takes_the_units_of_a_case_and_an_item_by_name(diagnoza: Diagnoza) -> None:
    """The school's sheet has no prices of its own; without the office's it is said that they may be there."""
    units = CASES["gmina-z-jednostkami"]
    ran = diagnoza("dlaczego", *units, "nośniki do kopii zapasowych")
    assert ran.code == 0, ran.err
    assert "[szkola]" in ran.out
    assert "w planie" in ran.out.replace("\u00a0", " ")
    alone = diagnoza("dlaczego", next(path for path in units if path.stem == "szkola"), "nosniki-kopii")
    assert "Ceny i grant sprawy są zwykle w arkuszu urzędu" in alone.err


def test_dlaczego_of_an_unknown_id_gets_the_nearest(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    ran = diagnoza("dlaczego", sheet, "t-barak", "--katalog", folder, "--json")
    assert (ran.code, ran.codes) == (1, ["A010"])
    assert "t-brak" in ran.json["problems"][0]["hint"]


def test_plan_prints_the_lines_and_the_sums(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    ran = diagnoza("plan", sheet, "--katalog", folder)
    assert ran.code == 0
    assert "Serwer plików" in ran.out
    assert "3 690,00 zł" in ran.out.replace("\u00a0", " ")


@pytest.mark.parametrize("command", ["ocena", "plan", "sprawdz"])
def test_brackets_in_what_people_typed_are_no_markup(
    diagnoza: Diagnoza, folder: Path, sheet: Path, command: str
) -> None:
    text = (
        sheet.read_text(encoding="utf-8")
        .replace("Urząd Próbny", "'[bold]Urząd[/] [link=x]y'")
        .replace("Ewa Próbna", "'[red]Ewa'")
    )
    sheet.write_text(text.replace("t-cert", "'[/b] inny'"), encoding="utf-8")
    ran = diagnoza(command, sheet, "--katalog", folder)
    assert ran.code == 0, ran.err
    assert "[/b] inny" in ran.err
    if command == "ocena":
        assert "[bold]Urząd[/] [link=x]y" in ran.out


def test_closing_bracket_in_a_name_is_no_fault(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("Urząd Próbny", "'Urząd [/b]'"), encoding="utf-8")
    for command in ("ocena", "plan"):
        assert diagnoza(command, sheet, "--katalog", folder).code == 0


# raport


@pytest.mark.parametrize("suffix", [".md", ".docx", ".MD"])
def test_raport_writes_the_format_of_the_suffix(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"raport{suffix}"
    ran = diagnoza("raport", sheet, "-o", path, "--katalog", folder)
    assert ran.code == 0, ran.err
    assert path.read_bytes()[:2] == (b"PK" if suffix == ".docx" else b"> ")
    assert str(path) in ran.out


@pytest.mark.parametrize("name", ["raport.odt", "raport", "raport.docx.txt"])
def test_raport_of_another_suffix_is_told_with_those_it_knows(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path, name: str
) -> None:
    ran = diagnoza("raport", sheet, "-o", tmp_path / name, "--katalog", folder)
    assert ran.code == 1
    assert "F006" in ran.err
    assert ".docx" in ran.err
    assert not (tmp_path / name).exists()


def test_raport_keeps_an_existing_file(diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path) -> None:
    path = tmp_path / "raport.md"
    path.write_text("podpisany", encoding="utf-8")
    assert diagnoza("raport", sheet, "-o", path, "--katalog", folder).code == 1
    assert path.read_text(encoding="utf-8") == "podpisany"
    assert diagnoza("raport", sheet, "-o", path, "--katalog", folder, "--nadpisz").code == 0
    assert path.read_text(encoding="utf-8") != "podpisany"


def test_raport_never_overwrites_the_sheet_it_reads(
    diagnoza: Diagnoza, folder: Path, tmp_path: Path, sheet: Path
) -> None:
    path = tmp_path / "arkusz.md"
    path.write_bytes(sheet.read_bytes())
    before = path.read_bytes()
    diagnoza("raport", path, "-o", path, "--katalog", folder, "--nadpisz")
    assert path.read_bytes() == before


@pytest.mark.parametrize("template", ["nie-ma.docx", "."])
def test_raport_with_a_template_that_cannot_be_read_is_exit_4(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path, template: str
) -> None:
    path = tmp_path / "raport.docx"
    assert diagnoza("raport", sheet, "-o", path, "--szablon", tmp_path / template, "--katalog", folder).code == 4
    assert not path.exists()


def test_raport_takes_a_shipped_template_by_its_name(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path
) -> None:
    usual, whole, card = (tmp_path / f"{name}.docx" for name in ("raport", "caly", "karta"))
    assert diagnoza("raport", sheet, "-o", usual, "--katalog", folder).code == 0
    for path, name in ((whole, "diagnoza"), (card, "karta")):
        ran = diagnoza("raport", sheet, "-o", path, "--szablon", name, "--katalog", folder)
        assert (ran.code, "R003" in ran.err) == (0, False)
    assert whole.read_bytes() == usual.read_bytes() != card.read_bytes()


def test_raport_with_an_unknown_template_names_the_nearest(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path
) -> None:
    path = tmp_path / "raport.docx"
    ran = diagnoza("raport", sheet, "-o", path, "--szablon", "protokół", "--katalog", folder)
    assert (ran.code, "T075" in ran.err, "protokol" in ran.err, path.exists()) == (1, True, True, False)


def test_raport_with_a_template_that_is_none_is_told(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path
) -> None:
    path = tmp_path / "raport.docx"
    ran = diagnoza("raport", sheet, "-o", path, "--szablon", sheet, "--katalog", folder)
    assert (ran.code, "T001" in ran.err, path.exists()) == (1, True, False)


# demo


def test_demo_does_the_whole_job_and_twice_the_same(diagnoza: Diagnoza, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    assert diagnoza("demo", folder).code == 0
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert set(first) == {"arkusz.yaml", "report.docx", "plan.json"}
    assert stat.S_IMODE((folder / "arkusz.yaml").stat().st_mode) == 0o600
    assert diagnoza("demo", folder).code == 0, "the same bytes are no overwriting"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


def test_demo_keeps_a_changed_sheet(diagnoza: Diagnoza, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    (folder / "arkusz.yaml").write_text("moja praca\n", encoding="utf-8")
    ran = diagnoza("demo", folder)
    assert (ran.code, "F004" in ran.err) == (1, True)
    assert (folder / "arkusz.yaml").read_text(encoding="utf-8") == "moja praca\n"
    assert [path.name for path in folder.iterdir()] == ["arkusz.yaml"]


def test_demo_into_a_file_is_exit_4(diagnoza: Diagnoza, tmp_path: Path) -> None:
    (tmp_path / "demo").write_bytes(b"")
    assert diagnoza("demo", tmp_path / "demo").code == 4


# Usage


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["oceń"], "Nie ma polecenia"),
        (["ocena"], "Brakuje argumentu"),
        (["ocena", "a.yaml", "--jsno"], "Nie ma opcji --jsno"),
        (["utworz", "a.yaml"], "Brakuje opcji"),
        (["raport", "a.yaml"], "Brakuje opcji"),
        (["dlaczego", "a.yaml"], "Brakuje argumentu"),
        (["demo", "a", "b"], "Nadmiarowe argumenty"),
        (["kwestionariusze", "--katalog"], "wymaga wartości"),
        (["--nieznana"], "Nie ma opcji"),
        (["plan", "a.yaml", "--json=tak"], ""),
    ],
)
def test_wrong_usage_is_exit_2_and_told_in_polish(diagnoza: Diagnoza, arguments: list[str], message: str) -> None:
    ran = diagnoza(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert "Pomoc: diagnoza --help" in ran.err
    assert not {"Usage", "Error", "Try", "No", "such", "Missing", "does", "requires", "Got", "Possible"} & set(
        ran.err.split()
    )


@pytest.mark.parametrize("command", ALIASES)
def test_english_alias_does_the_same(
    diagnoza: Diagnoza, folder: Path, sheet: Path, tmp_path: Path, command: str
) -> None:
    def arguments(name: str) -> list[object]:
        rest: dict[str, list[object]] = {
            "kwestionariusze": [],
            "utworz": [tmp_path / f"{name}.yaml", "--kwestionariusz", "t-ankieta"],
            "dlaczego": [sheet, "t-brak"],
            "raport": [sheet, "-o", tmp_path / f"{name}.md"],
        }
        return [name, *rest.get(command, [sheet]), "--katalog", folder]

    first, second = diagnoza(*arguments(command)), diagnoza(*arguments(ALIASES[command]))
    assert first.code == second.code == 0
    assert second.out.replace(ALIASES[command], command) == first.out


def test_version_is_told_both_ways(diagnoza: Diagnoza, process: Diagnoza) -> None:
    assert diagnoza("--version").out == process("--version").out == f"diagnoza {__version__}\n"


# Determinism


@pytest.mark.parametrize(
    "arguments",
    [
        ["ocena", "{sheet}", "--json"],
        ["plan", "{sheet}", "--json"],
        ["kwestionariusze", "--json"],
        ["sprawdz", "{sheet}"],
    ],
)
def test_output_does_not_depend_on_the_seed_of_hashes(
    process: Diagnoza, folder: Path, sheet: Path, arguments: list[str]
) -> None:
    filled = [part.format(sheet=sheet) for part in arguments]
    first, second = (process(*filled, "--katalog", folder, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first == second
    assert first.code == 0


@pytest.mark.parametrize("suffix", [".md", ".docx"])
def test_report_is_byte_identical_whatever_the_seed_the_folder_and_the_locale(
    process: Diagnoza, folder: Path, sheet: Path, tmp_path: Path, suffix: str
) -> None:
    paths = [tmp_path / f"{name}{suffix}" for name in ("a", "b")]
    for path, seed, locale in zip(paths, ("1", "2"), ("C", "C.UTF-8"), strict=True):
        ran = process(
            "raport", sheet, "-o", path, "--katalog", folder, PYTHONHASHSEED=seed, LC_ALL=locale, TZ=f"UTC-{seed}"
        )
        assert ran.code == 0, ran.err
    assert paths[0].read_bytes() == paths[1].read_bytes()


@pytest.mark.parametrize("encoding", ["cp1250", "cp852", "ascii"])
def test_redirected_output_is_utf8_whatever_the_console(
    process: Diagnoza, folder: Path, sheet: Path, encoding: str
) -> None:
    ran = process("ocena", sheet, "--katalog", folder, PYTHONIOENCODING=encoding, LC_ALL="C")
    assert ran.code == 0
    assert "Wynik ostrożny" in ran.out


def test_reader_that_stops_reading_breaks_nothing(folder: Path, sheet: Path) -> None:
    writer = subprocess.Popen(
        [sys.executable, "-m", "diagnoza", "ocena", str(sheet), "--katalog", str(folder), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert writer.stdout is not None
    assert writer.stderr is not None
    writer.stdout.close()
    err = writer.stderr.read().decode()
    writer.stderr.close()
    assert writer.wait(30) in (0, 141)
    assert "Traceback" not in err
    assert "Exception" not in err


def test_whether_a_file_can_be_read_is_told_by_what_reads_it(
    diagnoza: Diagnoza, folder: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wrong usage (2) in half English it was where the parser of the command line looked first; rights are a matter of 4."""
    monkeypatch.setattr(os, "access", lambda *given, **how: False)
    assert diagnoza("plan", sheet, "--katalog", folder).code == 0
