"""`wczytaj` and its alias: filled forms of several officers into one sheet, all of them or none."""

from __future__ import annotations

import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from diagnoza import interviewing
from diagnoza.files.sheets import read_sheet
from diagnoza.interview import events
from support.filled_forms import answers_in, form

Diagnoza = Callable[..., Any]
Write = Callable[..., Path]

INFORMATYK = """
t-kopie-sa: {odpowiedz: Tak, uwagi: mamy NAS, dowody: [protokół]}
t-opis: {odpowiedz: nie dotyczy, uzasadnienie: robi to firma}
"""
SEKRETARZ = """
t-kopie-sa: nie
t-liczba: 3
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, answers: str, post: str = "informatyk", when: str = "2022-06-06", **head: str) -> Path:
        path = tmp_path / name
        path.write_text(form(answers, post, when, **head), encoding="utf-8")
        return path

    return written


@pytest.fixture
def run(diagnoza: Diagnoza, folder: Path, tmp_path: Path) -> Diagnoza:
    """`wczytaj … -o wynik.yaml`."""
    return lambda *rest: diagnoza("wczytaj", *rest, "-o", tmp_path / "wynik.yaml", "--katalog", folder)


def bytes_of(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir() if path.is_file()}


@pytest.mark.parametrize("command", ["wczytaj", "import"])
def test_a_form_makes_a_new_sheet(diagnoza: Diagnoza, folder: Path, tmp_path: Path, write: Write, command: str) -> None:
    ran = diagnoza(command, write("inf.yaml", INFORMATYK), "-o", tmp_path / "wynik.yaml", "--katalog", folder)
    assert (ran.code, ran.err) == (0, "")
    assert "+ t-kopie-sa  Czy są kopie?\n    odpowiedź: Tak – informatyk; uwagi: mamy NAS; dowody: protokół" in ran.out
    assert "Dodano: 2, zmieniono: 0, bez zmian: 0, odrzucono: 0." in ran.out
    assert "1\u00a0odpowiedź „nie dotyczy” czeka na uznanie" in ran.out
    sheet = tmp_path / "wynik.yaml"
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert answers_in(sheet.read_text(encoding="utf-8"))["t-opis"] == {
        "odpowiedz": "nie dotyczy",
        "uzasadnienie": "robi to firma",
        "ustalono": {"metoda": "formularz", "stanowisko": "informatyk", "kiedy": "2022-06-06"},
        "uznane": "nie",
    }
    assert diagnoza("sprawdz", sheet, "--katalog", folder).code == 0


def test_officers_who_differ_stop_the_import(run: Diagnoza, tmp_path: Path, write: Write) -> None:
    files = [write("inf.yaml", INFORMATYK), write("sek.yaml", SEKRETARZ, "sekretarz")]
    ran = run(*files, "--json")
    assert (ran.code, ran.codes) == (1, ["A103"])
    problem = ran.json["problems"][0]
    assert (problem["file"], problem["line"]) == (str(files[1]), 7)
    assert problem["message"] == (
        f"pytanie „t-kopie-sa”: „sekretarz” odpowiada „Nie, żadnych”, a „informatyk” – „Tak” ({files[0]})"
    )
    assert not (tmp_path / "wynik.yaml").exists()


@pytest.mark.parametrize("policy", ["nowsza", "pierwsza", "wypowiedzi"])
def test_repeating_leaves_the_file_untouched(run: Diagnoza, tmp_path: Path, write: Write, policy: str) -> None:
    files = [write("inf.yaml", INFORMATYK), write("sek.yaml", SEKRETARZ, "sekretarz", "2022-06-07")]
    assert run(*files, "--przy-konflikcie", policy).code == 0
    before = bytes_of(tmp_path)
    again = run(*files, files[0], "--przy-konflikcie", policy)
    assert "już to zawiera; nic nie zmieniono" in again.out
    assert run(*files).code == 0  # what was decided is not asked again
    assert bytes_of(tmp_path) == before


def test_preview_shows_the_same_difference_and_writes_nothing(run: Diagnoza, tmp_path: Path, write: Write) -> None:
    files = [write("inf.yaml", INFORMATYK), write("sek.yaml", SEKRETARZ, "sekretarz")]
    before = bytes_of(tmp_path)
    shown = run(*files, "--podglad")
    assert (shown.code, bytes_of(tmp_path)) == (1, before)
    assert f"! t-kopie-sa  Czy są kopie?\n    w {files[0]}: Tak – informatyk" in shown.out
    assert "odrzucono: 1" in shown.out
    assert "błąd[A103]" in shown.err
    kept = ("--przy-konflikcie", "wypowiedzi", "--json")
    preview = run(*files, *kept, "--podglad").json
    assert bytes_of(tmp_path) == before
    done = run(*files, *kept).json
    assert (preview.pop("written"), done.pop("written")) == (False, True)
    assert preview == done


def test_json_tells_each_answer(run: Diagnoza, tmp_path: Path, write: Write) -> None:
    file = write("formularz – Żółć (1) $x [kopia].yaml", SEKRETARZ, "sekretarz")
    found = run(file, "--json").json
    assert found.keys() == {"schema", "sheet", "written", "answers", "problems"}
    assert found["answers"][1] == {
        "question": "t-liczba",
        "change": "added",
        "before": "brak odpowiedzi",
        "after": "3 szt. – sekretarz",
        "files": [str(file)],
        "refused": [],
    }


def test_one_bad_file_writes_nothing_and_all_are_told(run: Diagnoza, tmp_path: Path, write: Write) -> None:
    good = write("inf.yaml", INFORMATYK)
    bad = write("kadry.yaml", "t-kopie-saa: tak\nt-liczba: {odpowiedz: dużo}", "kadry")
    torn = tmp_path / "urwany.yaml"
    torn.write_text("odpowiedzi: {t-liczba: [", encoding="utf-8")
    other = write("inny.yaml", "t-liczba: 3")
    other.write_text(other.read_text(encoding="utf-8").replace("t-ankieta", "kri-2024"), encoding="utf-8")
    ran = run(good, torn, bad, other, "--json")
    assert ran.code == 1
    assert {(Path(p["file"]).name, p["code"]) for p in ran.json["problems"] if p["severity"] == "error"} == {
        ("urwany.yaml", "E010"),
        ("kadry.yaml", "A010"),
        ("kadry.yaml", "A005"),
        ("inny.yaml", "A102"),
    }
    missing = run(good, bad, tmp_path / "brak.yaml", "--json")
    assert (missing.code, missing.codes) == (4, ["F001", "A010", "A005"])
    assert not (tmp_path / "wynik.yaml").exists()


def test_an_existing_sheet_keeps_all_else_and_its_old_text(
    diagnoza: Diagnoza, folder: Path, sheet: Path, write: Write
) -> None:
    old = sheet.read_bytes()
    file = write("kadry.yaml", "t-kopie-sa: {odpowiedz: tak, dowody: [D-01]}", "kadry")
    ran = diagnoza("wczytaj", file, "-o", sheet, "--katalog", folder)
    assert (ran.code, "zmieniono: 1" in ran.out, f"{sheet}.bak" in ran.out) == (0, True, True)
    assert Path(f"{sheet}.bak").read_bytes() == old
    before, after = (read_sheet(path).text.data for path in (Path(f"{sheet}.bak"), sheet))
    assert {k: v for k, v in after.items() if k not in ("odpowiedzi", "przebieg")} == {
        k: v for k, v in before.items() if k not in ("odpowiedzi", "przebieg")
    }
    assert after["odpowiedzi"].pop("t-kopie-sa")["wypowiedzi"] == [{"stanowisko": "kadry", "odpowiedz": "tak"}]
    assert after["odpowiedzi"] == {k: v for k, v in before["odpowiedzi"].items() if k != "t-kopie-sa"}
    assert [person["stanowisko"] for person in after["przebieg"]["osoby"]] == ["sekretarz", "kadry"]


def test_evidence_out_of_the_register_is_told_in_the_form(run: Diagnoza, tmp_path: Path, write: Write) -> None:
    """A number the sheet's register has not is kept as a description, with a word; the HTML form saves it as one already."""
    answers = "t-liczba: {odpowiedz: 3, dowody: [raport, D-09]}\nt-opis: {odpowiedz: jest, dowody: [dowód D-07]}"
    ran = run(write("inf.yaml", answers), "--json")
    assert (ran.code, ran.codes) == (0, ["A134"])
    assert (Path(ran.json["problems"][0]["file"]).name, ran.json["problems"][0]["line"]) == ("inf.yaml", 7)
    saved = answers_in((tmp_path / "wynik.yaml").read_text(encoding="utf-8"))
    assert saved["t-liczba"]["dowody"] == ["raport", "dowód D-09"]
    assert saved["t-opis"]["dowody"] == ["dowód D-07"]


def test_nie_dotyczy_is_accepted_with_the_import_or_later(run: Diagnoza, tmp_path: Path, write: Write) -> None:
    file = write(
        "inf.yaml",
        "t-opis: {odpowiedz: nie dotyczy, uzasadnienie: bo}\nt-liczba: {odpowiedz: nie dotyczy, uzasadnienie: bo}",
    )
    sheet = tmp_path / "wynik.yaml"
    assert run(file, "--uznaj-nd", "t-opis").code == 0
    assert "uznane" not in answers_in(sheet.read_text(encoding="utf-8"))["t-opis"]
    wrong = run("--uznaj-nd", "t-liczbaa, t-kopie-sa", "--json")
    assert (wrong.code, wrong.codes) == (1, ["A109", "A109"])
    assert wrong.json["problems"][0]["hint"] == "może chodziło o „t-liczba”?"
    assert run("--uznaj-nd", "t-opis,t-liczba").code == 0
    assert "uznane" not in answers_in(sheet.read_text(encoding="utf-8"))["t-liczba"]
    assert "nic nie zmieniono" in run(file).out  # the form, which comes unaccepted, takes nothing back


def test_units_stay_apart(run: Diagnoza, diagnoza: Diagnoza, folder: Path, tmp_path: Path, write: Write) -> None:
    school = write("szkola.yaml", "t-liczba: 1", "dyrektor", unit="szkola-1")
    office = write("urzad.yaml", "t-liczba: 3", unit="urzad")
    anybody = write("kadry.yaml", "t-opis: ręcznie", "kadry")
    assert run(office, school, "--json").codes == ["A106"]
    assert run(office, school, anybody, "--jednostka", "urzad", "--json").codes == ["A107"]
    assert set(answers_in((tmp_path / "wynik.yaml").read_text(encoding="utf-8"))) == {"t-liczba", "t-opis"}
    assert run(school, "--json").codes == ["A106"]
    assert run(school, "--jednostka", "szkola-1", "--json").codes == ["A130"]
    own = ("-o", tmp_path / "szkola-arkusz.yaml", "--katalog", folder)
    assert diagnoza("wczytaj", school, office, "--jednostka", "szkola-1", *own).code == 0
    assert read_sheet(tmp_path / "szkola-arkusz.yaml").source.unit.id == "szkola-1"
    other = ("-o", tmp_path / "inny.yaml", "--katalog", folder)
    assert diagnoza("wczytaj", school, office, "--jednostka", "szkola-2", *other, "--json").codes == ["A131"]


def test_a_form_that_does_not_say_who_filled_it_is_named_by_its_file(
    run: Diagnoza, tmp_path: Path, write: Write
) -> None:
    assert run(write("nie wiadomo kto.yaml", "t-liczba: 3", ""), "--json").codes == ["A101"]
    held = answers_in((tmp_path / "wynik.yaml").read_text(encoding="utf-8"))["t-liczba"]
    assert held["ustalono"] == {"metoda": "formularz", "stanowisko": "plik nie wiadomo kto.yaml"}


def test_older_versions_are_brought_to_todays(run: Diagnoza, tmp_path: Path, write: Write) -> None:
    """A sheet and a form of 2025.1, whose t-stare is today's t-kopie-sa and whose „niepelne” is „czesciowo”."""
    sheet = write("wynik.yaml", "t-stare: niepelne", "")
    file = write("inf.yaml", "t-stare: niepelne\nt-liczba: 3")
    for path in (sheet, file):
        path.write_text(path.read_text(encoding="utf-8").replace("2026.2", "2025.1"), encoding="utf-8")
    ran = run(file, "--json")
    assert (ran.code, {Path(p["file"]).name for p in ran.json["problems"]}) == (0, {"inf.yaml", "wynik.yaml"})
    assert set(ran.codes) == {"A013", "A015"}
    after = answers_in(sheet.read_text(encoding="utf-8"))
    assert set(after) == {"t-kopie-sa", "t-liczba"}
    assert after["t-kopie-sa"]["wypowiedzi"] == [{"stanowisko": "informatyk", "odpowiedz": "czesciowo"}]
    newer = write("nowszy.yaml", "t-liczba: 3")
    newer.write_text(newer.read_text(encoding="utf-8").replace("2026.2", "2027.1"), encoding="utf-8")
    assert run(newer, "--json").codes == ["A014"]


def test_a_form_made_of_other_content_is_told(run: Diagnoza, write: Write) -> None:
    file = write("inf.yaml", "t-liczba: 3")
    mark = f"# formularz: t-ankieta 2026.2 sha256={'0' * 64}\n"
    file.write_text(mark + file.read_text(encoding="utf-8"), encoding="utf-8")
    ran = run(file, "--json")
    assert (ran.code, ran.codes) == (0, ["A100"])


def test_what_is_not_for_officers_is_told_and_left(run: Diagnoza, tmp_path: Path, write: Write) -> None:
    extra = "audytorzy: [{imie_nazwisko: Ja}]\nopinia: {rodzaj: pozytywna}\n"
    ran = run(write("inf.yaml", "t-liczba: {odpowiedz: 3, weryfikacja: test}", rest=extra), "--json")
    assert (ran.code, ran.codes) == (0, ["A104", "A104", "A104"])
    assert "Ja" not in (tmp_path / "wynik.yaml").read_text(encoding="utf-8")


def test_an_interview_beside_loses_nothing(
    run: Diagnoza, folder: Path, tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The interview is open, one answer of it only in its journal; forms come in; the interview goes on and saves."""
    assert run(write("inf.yaml", "t-liczba: 3")).code == 0
    sheet = tmp_path / "wynik.yaml"
    record = interviewing.open_interview(sheet, folder, lambda: datetime(2022, 6, 8, 10, tzinfo=UTC))
    record.take(events.Asked(record._now(), "sekretarz"))
    record.take(events.Answered(record._now(), "t-opis", "ręcznie"))
    ran = run(write("kadry.yaml", "t-kopie-sa: tak", "kadry"), "--json")
    assert (ran.code, ran.codes) == (0, ["A133"])
    record.save()
    record.close()
    after = answers_in(sheet.read_text(encoding="utf-8"))
    assert {id_: said["odpowiedz"] for id_, said in after.items()} == {
        "t-kopie-sa": "tak", "t-liczba": "3", "t-opis": "ręcznie",
    }  # fmt: skip
    assert after["t-kopie-sa"]["ustalono"]["metoda"] == "formularz"
    assert run(write("kadry.yaml", "t-kopie-sa: tak", "kadry"), "--json").codes == []


def test_output_is_no_input_and_must_be_a_sheet(
    run: Diagnoza, diagnoza: Diagnoza, tmp_path: Path, write: Write
) -> None:
    file = write("wynik.yaml", "t-liczba: 3")
    assert run(file, "--json").codes == ["F007"]
    assert diagnoza("wczytaj", file, "-o", tmp_path / "wynik.xlsx", "--json").codes == ["F006"]
    assert diagnoza("wczytaj", file, "-o", tmp_path / "brak" / "wynik.yaml", "--json").code in (1, 4)
    assert diagnoza("wczytaj", "-o", tmp_path / "wynik.yaml").code == 2
    assert diagnoza("wczytaj", file).code == 2


@pytest.mark.parametrize(("name", "code"), [("f.html", "F028"), ("f.ods", "F029"), ("f.txt", "F006")])
def test_what_is_no_filled_form_is_refused(run: Diagnoza, write: Write, name: str, code: str) -> None:
    assert run(write(name, "t-liczba: 3"), "--json").codes == [code]


def test_a_form_may_leave_the_unit_to_the_sheet_or_to_another_form(run: Diagnoza, tmp_path: Path, write: Write) -> None:
    """Eight forms made for no unit are not eight times „brakuje pola nazwa”; the name typed once holds for all."""
    named = write("a.yaml", "t-liczba: 3")
    unnamed = write("b.yaml", "t-opis: mamy")
    text = unnamed.read_text(encoding="utf-8")
    unnamed.write_text(text.replace("nazwa: Urząd Próbny, rodzaj: gmina", "nazwa: , rodzaj: "), encoding="utf-8")
    assert run(unnamed).code == 1
    assert run(unnamed, named).code == 0
    assert run(unnamed).code == 0
    assert "bez zmian: 1" in run(unnamed).out


def test_a_unit_nobody_named_is_told(run: Diagnoza, tmp_path: Path, write: Write) -> None:
    """The page saves „nie podano” where no name was typed; a real name takes its place without a word of a difference."""
    page, named = write("a.yaml", "t-liczba: 3"), write("b.yaml", "t-opis: mamy")
    name = read_sheet(page).source.unit.name
    page.write_text(page.read_text(encoding="utf-8").replace(name, "nie podano"), encoding="utf-8")
    assert "A136" in run(page).err
    assert "A105" not in run(named).err
    assert read_sheet(tmp_path / "wynik.yaml").source.unit.name == name
    assert run(page).err == ""


def test_a_final_sheet_takes_answers_with_a_word(run: Diagnoza, tmp_path: Path, write: Write) -> None:
    run(write("a.yaml", "t-liczba: 3"))
    sheet = tmp_path / "wynik.yaml"
    sheet.write_text(
        sheet.read_text(encoding="utf-8").replace("status: projekt", "status: ostateczny"), encoding="utf-8"
    )
    ran = run(write("b.yaml", "t-opis: mamy"))
    assert (ran.code, "A135" in ran.err) == (0, True)
