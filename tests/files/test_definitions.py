"""Loading definitions: every file is read, every problem is placed, ids are one namespace."""

from __future__ import annotations

from pathlib import Path

import pytest

from diagnoza.files.content import search_path, shipped
from diagnoza.files.definition_cache import load_definition
from diagnoza.files.definitions import lint, load_bank
from diagnoza.problems import Failure
from support.reading import codes, lay, own_definition, underlined
from support.small_bank import FILES


def test_small_bank_of_these_tests_has_no_problem(tmp_path: Path) -> None:
    _, problems = lint([lay(tmp_path, FILES)])
    assert problems == []


def test_users_folder_comes_before_the_shipped_one(tmp_path: Path) -> None:
    assert search_path(tmp_path) == (tmp_path, shipped("questionnaires"))
    assert search_path(None) == (shipped("questionnaires"),)


def test_users_questionnaire_may_ask_the_shipped_bank(tmp_path: Path) -> None:
    folder = lay(
        tmp_path,
        {
            "t-wlasny/questionnaire.yaml": """
                id: t-wlasny
                version: "1"
                title: Własny
                introduction: Pyta tylko o kopie.
                areas: [kopie]
                levels: [{from: 0, name: jedyny}]
            """
        },
    )
    definition = load_definition("t-wlasny", folder)
    assert [area.id for area in definition.areas] == ["kopie"]
    assert definition.questions


def test_users_folder_may_leave_out_the_folder_bank(tmp_path: Path) -> None:
    files = {name.removeprefix("bank/"): text for name, text in FILES.items()}
    assert own_definition(lay(tmp_path, files), "t-ankieta").questions


def test_id_given_twice_names_both_places(tmp_path: Path) -> None:
    folder = lay(
        tmp_path,
        {
            **FILES,
            "bank/areas/t-zz.yaml": """
                id: t-zz
                title: Powtórka
                questions:
                  - {id: t-opis, text: Znowu?, kind: text}
            """,
        },
    )
    [problem] = load_bank([folder]).problems
    assert problem.code == "D021"
    assert problem.place.file.endswith("t-zz.yaml")
    assert (problem.place.line, underlined(problem)) == (4, "t-opis")
    first = (folder / "bank/areas/t-kopie.yaml").read_text(encoding="utf-8").splitlines()
    line = 1 + next(i for i, text in enumerate(first) if "id: t-opis" in text)
    assert f"t-kopie.yaml:{line}" in problem.message


@pytest.mark.parametrize("other", ["t-brak", "t-wdrozyc", "t-nas", "t-regula"])
def test_questions_findings_rules_measures_and_items_share_one_namespace(tmp_path: Path, other: str) -> None:
    folder = lay(
        tmp_path,
        {
            **FILES,
            "bank/rules.yaml": """
                - {id: t-regula, area: t-kopie, when: {q: t-opis, answered: true}, finding: t-brak}
            """,
            "bank/areas/t-zz.yaml": f"""
                id: t-zz
                title: Powtórka
                questions: [{{id: {other}, text: Znowu?, kind: text}}]
            """,
        },
    )
    assert "D021" in codes(load_bank([folder]).problems)


def test_user_may_not_redefine_a_shipped_id(tmp_path: Path) -> None:
    shipped_question = next(iter(load_bank(search_path(None)).bank.questions))
    area = f"{{id: t-a, title: A, questions: [{{id: {shipped_question}, text: A?, kind: text}}]}}\n"
    with pytest.raises(Failure) as failure:
        load_definition("cyfrowa-gmina", lay(tmp_path, {"areas/t-a.yaml": area}))
    assert codes(failure.value.problems) == ["D021"]


def test_unknown_questionnaire_gets_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(Failure) as failure:
        load_definition("cyfrowa-gmin")
    [problem] = failure.value.problems
    assert (problem.code, problem.hint) == ("D010", "może chodziło o „cyfrowa-gmina”?")
    assert not failure.value.unreadable


@pytest.mark.parametrize("name", ["pusty", "nie-ma-takiego"])
def test_folder_without_content_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "pusty").mkdir()
    [problem] = load_bank([tmp_path / name]).problems
    assert problem.code == "D011"
    assert problem.place.file == str(tmp_path / name)


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "word", "hint"),
    [
        ("id: a\ntitle: A\nquestion: []\nquestions: []\n", "D001", 3, 1, "question", "może chodziło o „questions”?"),
        ("id: a\nquestions: []\n", "D002", 1, 1, "title", ""),
        ("id: a\ntitle: A\nquestions:\n  - {id: q, text: Q, kind: sinlge}\n", "D003", 4, 28, "sinlge", "„single”"),
        ("id: Ą\ntitle: A\nquestions: []\n", "D003", 1, 5, "Ą", "małe litery"),
        ("id: a\ntitle: A\nquestions: tekst\n", "D004", 3, 12, "lista", ""),
        ("id: a\ntitle: [x]\nquestions: []\n", "D004", 2, 1, "tekst", ""),
        ("id: a\ntitle: ''\nquestions: []\n", "D004", 2, 8, "niepusty", ""),
        ("id: a\ntitle: A\nquestions:\n  - {id: q, text: Q, kind: single, weight: '2,5'}\n", "D005", 4, 44, "2,5", "2.5"),
        ("id: a\ntitle: A\nquestions:\n  - {id: q, text: Q, kind: single, weight: 0}\n", "D004", 4, 44, "większa", ""),
        ("id: a\ntitle: A\nquestions:\n  - {id: q, text: Q, kind: text, show_if: {q: b}}\n", "D005", 4, 34, "operator", ""),
    ],
)  # fmt: skip
def test_fault_of_shape_is_told_with_its_place(
    tmp_path: Path, text: str, code: str, line: int, column: int, word: str, hint: str
) -> None:
    folder = lay(tmp_path, {"areas/a.yaml": text})
    [problem] = load_bank([folder]).problems
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)
    assert word in problem.message
    assert hint in problem.hint


def test_problems_of_all_files_are_told_together(tmp_path: Path) -> None:
    folder = lay(
        tmp_path,
        {
            **FILES,
            "bank/areas/t-x.yaml": "id: t-x\ntytul: X\n",
            "bank/rules.yaml": "- &kotwica {}\n",
            "bank/measures.yaml": "to nie lista\n",
        },
    )
    problems = load_bank([folder]).problems
    files = {Path(problem.place.file).name for problem in problems}
    assert {"t-x.yaml", "rules.yaml", "measures.yaml"} <= files


def test_file_of_another_encoding_is_told(tmp_path: Path) -> None:
    folder = lay(tmp_path, FILES)
    path = folder / "bank/areas/t-kopie.yaml"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1250"))
    assert "E003" in codes(load_bank([folder]).problems)


def test_file_of_comments_alone_is_told_not_crashed_on(tmp_path: Path) -> None:
    folder = lay(tmp_path, dict.fromkeys(FILES, "# nic\n"))
    assert set(codes(load_bank([folder]).problems)) == {"D004"}


def test_migrations_belong_to_the_questionnaire_of_their_folder(tmp_path: Path) -> None:
    definition = own_definition(lay(tmp_path, FILES), "t-ankieta")
    assert [(step.start, step.to) for step in definition.migrations] == [("2025.1", "2026.1"), ("2026.1", "2026.2")]


def test_fingerprint_does_not_depend_on_the_order_of_keys(tmp_path: Path) -> None:
    first = own_definition(lay(tmp_path / "a", FILES), "t-ankieta")
    line = "        title: Ankieta próbna\n"
    turned = FILES["t-ankieta/questionnaire.yaml"].replace(line, "").rstrip() + f"\n{line}"
    second = own_definition(lay(tmp_path / "b", {**FILES, "t-ankieta/questionnaire.yaml": turned}), "t-ankieta")
    assert first.sha256 == second.sha256
    assert len(first.sha256) == 64


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("bank/areas/t-kopie.yaml", "points: 0.5, finding: t-niepelne}", "points: 0.4, finding: t-niepelne}"),
        ("bank/areas/t-kopie.yaml", "likelihood: 2", "likelihood: 3"),
        ("bank/areas/t-kopie.yaml", "text: Kopii nie ma.", "text: Kopii brak."),
        ("bank/measures.yaml", "term_months: 1", "term_months: 2"),
        ("bank/purchases.yaml", "per: lokalizacje", "per: serwery"),
        ("programmes/t-program.yaml", "status: ineligible", "status: unclear"),
        ("t-ankieta/questionnaire.yaml", "from: 0.5", "from: 0.6"),
        ("bank/acts.yaml", "title: kopie}", "title: kopie zapasowe}"),
        ("bank/acts.yaml", "in_force: {from: 2020-01-01}", "in_force: {from: 2020-01-01, to: 2021-01-01}"),
        ("bank/acts.yaml", "short: Próba", "short: Próba\n          due: 2030-01-01"),
    ],
)
def test_fingerprint_changes_with_what_the_evaluation_or_the_report_reads(
    tmp_path: Path, file: str, old: str, new: str
) -> None:
    assert old in FILES[file]
    before = own_definition(lay(tmp_path / "a", FILES), "t-ankieta")
    after = own_definition(lay(tmp_path / "b", {**FILES, file: FILES[file].replace(old, new)}), "t-ankieta")
    assert before.sha256 != after.sha256


def test_lint_of_a_broken_bank_tells_what_is_broken_and_guesses_nothing(tmp_path: Path) -> None:
    folder = lay(tmp_path, {**FILES, "bank/measures.yaml": "[]\n"})
    problems = lint([folder])[1]
    assert set(codes(problems)) == {"D020"}
    assert {underlined(problem) for problem in problems} == {"t-wdrozyc", "t-dokupic"}
