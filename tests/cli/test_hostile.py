"""Malformed, hostile and foreign files: coded problems and exit 1 (4 where unreadable), never a traceback, a hang, a
crash or half a file."""

from __future__ import annotations

import copy
import json
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diagnoza.definition.model import Definition
from diagnoza.evaluation.evaluate import evaluate
from diagnoza.files.definitions import load_bank
from diagnoza.files.sheets import link_sheet, read_sheet
from diagnoza.pipeline import Case, explain_id, plan_case
from diagnoza.problems import CATALOGUE, Failure
from diagnoza.render.json_plan import plan_json
from diagnoza.render.json_shapes import evaluations_json
from diagnoza.render.markdown import render_markdown
from diagnoza.render.plan_terminal import print_plan
from diagnoza.render.terminal import make_console, print_findings, print_problems, print_scores
from diagnoza.report.build import build_report
from support.cases import cases
from support.reading import codes, own_definition
from support.small_bank import HEAD

Diagnoza = Callable[..., Any]

ZALACZNIK = HEAD + "odpowiedzi: {t-opis: Zażółć gęślą jaźń}\n"
FOREIGN: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "E001"),
    "blank": (b"\n \n\t\n", "E001"),
    "mark alone": (b"\xef\xbb\xbf", "E001"),
    "comment alone": (b"# nic\n", "A006"),
    "binary": (bytes(range(256)) * 40, "E005"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "E005"),
    "document": (b"PK\x03\x04\x14\x00\x06\x00" + b"x" * 100, "E005"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100, "E005"),
    "cp1250": (ZALACZNIK.encode("cp1250"), "E003"),
    "ISO-8859-2": (ZALACZNIK.encode("iso-8859-2"), "E003"),
    "UTF-16": (ZALACZNIK.encode("utf-16"), "E004"),
    "UTF-16 without mark": (ZALACZNIK.encode("utf-16-le"), "E005"),
    "UTF-32": (ZALACZNIK.encode("utf-32"), "E004"),
    "cut in a letter": (ZALACZNIK.encode()[: ZALACZNIK.encode().index("ż".encode()) + 1], "E003"),
    "tabs": (ZALACZNIK.replace("odpowiedzi: {", "odpowiedzi:\n\t").encode(), "E010"),
    "repeated key": (f"{ZALACZNIK}odpowiedzi: {{}}\n".encode(), "E013"),
    "anchors": (f"{ZALACZNIK}uwaga: &a 1\n".encode(), "E014"),
    "aliases": (f"{ZALACZNIK}zalecenia: *a\n".encode(), "E014"),
    "merge": (f"{ZALACZNIK}umowa: {{<<: {{}}}}\n".encode(), "E015"),
    "tag": (ZALACZNIK.replace("t-opis: Z", "t-opis: !!python/object/apply:os.system Z").encode(), "E017"),
    "binary tag": (ZALACZNIK.replace("Zażółć gęślą jaźń", "!!binary aGVq").encode(), "E017"),
    "two documents": (f"{ZALACZNIK}---\n{ZALACZNIK}".encode(), "E018"),
    "list as a key": (f"{ZALACZNIK}? [a, b]\n: 1\n".encode(), "E016"),
    "escape codes": (ZALACZNIK.replace("Zażółć gęślą jaźń", '"\\e[2J\\e[31m"').encode(), "E012"),
    "raw escape codes": (ZALACZNIK.replace("gęślą", "\x1b[2J").encode(), "E011"),
    "brackets": (b"[" * 100_000, "E021"),
    "braces": (b"{a: " * 100_000, "E021"),
    "dashes": (b"- " * 100_000, "E021"),
    "colons": (b": " * 100_000, "E0"),
    "quote never closed": (b'a: "' + b"x" * 100_000, "E010"),
    "docker-compose": (
        b"services:\n  web:\n    image: nginx:1.27\n    ports: ['80:80']\n    environment: {TZ: Europe/Warsaw}\n",
        "A006",
    ),
    "kubernetes": (
        b"apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - {name: a, image: b}\n",
        "A006",
    ),
    "ansible": (b"- hosts: all\n  tasks:\n    - name: a\n      ansible.builtin.ping:\n", "A006"),
    "JSON": (b'{"schema": 1, "problems": []}', "A006"),
    "HTML": (b"<!DOCTYPE html><html><body>odpowiedzi</body></html>", "A006"),
    "CSV": ("pytanie;odpowiedź\nkopie-sa;tak\n".encode(), "A006"),
    "one word": (b"tak", "A006"),
}
COMMANDS: dict[str, list[str]] = {
    "sprawdz": ["sprawdz", "{file}"],
    "ocena": ["ocena", "{file}"],
    "plan": ["plan", "{file}"],
    "dlaczego": ["dlaczego", "{file}", "kopie-sa"],
    "raport": ["raport", "{file}", "-o", "{folder}/raport.md"],
}


def lines_told(err: str) -> list[str]:
    return [line for line in err.splitlines() if line.startswith(("błąd[", "ostrzeżenie["))]


# Foreign and malformed


@pytest.mark.parametrize("name", FOREIGN)
def test_file_that_is_no_sheet_is_a_coded_problem(diagnoza: Diagnoza, tmp_path: Path, name: str) -> None:
    raw, code = FOREIGN[name]
    path = tmp_path / "a.yaml"
    path.write_bytes(raw)
    for command in ("sprawdz", "ocena"):
        ran = diagnoza(command, path, "--json")
        assert ran.code == 1
        assert ran.codes[0].startswith(code)
        assert set(ran.codes) <= CATALOGUE.keys()
        assert all(problem["file"] == str(path) for problem in ran.json["problems"])
        assert "\x1b" not in ran.err
        assert "Traceback" not in ran.err
    assert path.read_bytes() == raw


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["empty", "binary", "cp1250", "two documents", "docker-compose"])
def test_no_command_leaves_anything_behind(diagnoza: Diagnoza, tmp_path: Path, command: str, name: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(FOREIGN[name][0])
    ran = diagnoza(*(part.format(file=path, folder=tmp_path) for part in COMMANDS[command]))
    assert ran.code == 1
    assert ran.out == ""
    assert lines_told(ran.err)
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("what", ["missing", "missing folder", "beneath a file", "loop of links", "long name"])
def test_what_cannot_be_read_is_exit_4(diagnoza: Diagnoza, tmp_path: Path, command: str, what: str) -> None:
    (tmp_path / "plik").write_bytes(b"a")
    (tmp_path / "petla").symlink_to(tmp_path / "petla")
    path = (
        tmp_path
        / {
            "missing": "a.yaml",
            "missing folder": "x/a.yaml",
            "beneath a file": "plik/a.yaml",
            "loop of links": "petla",
            "long name": "a" * 3000,
        }[what]
    )
    ran = diagnoza(*(part.format(file=path, folder=tmp_path) for part in COMMANDS[command]))
    assert ran.code == 4
    assert ran.out == ""
    assert lines_told(ran.err)[0][5:7] == "F0"
    assert not (tmp_path / "raport.md").exists()


@pytest.mark.parametrize("command", ["ocena", "plan", "dlaczego", "raport"])
def test_folder_given_as_a_sheet_is_exit_4(diagnoza: Diagnoza, tmp_path: Path, command: str) -> None:
    ran = diagnoza(*(part.format(file=tmp_path, folder=tmp_path) for part in COMMANDS[command]))
    assert ran.code == 4
    assert "F005" in ran.err


def test_device_is_no_sheet_and_is_not_read(process: Diagnoza) -> None:
    for device in ("/dev/zero", "/dev/stdin"):
        assert process("ocena", device, timeout=10).code == 4


def test_byte_order_mark_and_windows_lines_are_no_fault(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    sheet.write_bytes(b"\xef\xbb\xbf" + sheet.read_bytes().replace(b"\n", b"\r\n"))
    assert diagnoza("sprawdz", sheet, "--katalog", folder).code == 0


@pytest.mark.parametrize("version", ['"2031.1"', "2026.2.1", "99999999999999999999"])
def test_newer_version_is_told(diagnoza: Diagnoza, folder: Path, sheet: Path, version: str) -> None:
    sheet.write_text(sheet.read_text(encoding="utf-8").replace('"2026.2"', version), encoding="utf-8")
    ran = diagnoza("ocena", sheet, "--katalog", folder, "--json")
    assert ran.code == 1
    assert set(ran.codes) & {"A003", "A014"}


def test_unknown_questionnaire_is_told_where_it_stands(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("t-ankieta", "t-ankiet"), encoding="utf-8")
    ran = diagnoza("ocena", sheet, "--katalog", folder, "--json")
    assert (ran.code, ran.codes) == (1, ["D010"])
    [problem] = ran.json["problems"]
    assert (problem["line"], problem["column"], problem["hint"]) == (2, 17, "może chodziło o „t-ankieta”?")


# Words that YAML 1.1 would turn into something else

WORDS = [
    "no",
    "on",
    "off",
    "yes",
    "012",
    "12:30",
    "0201011",
    "1e3",
    "0x1F",
    ".inf",
    "2022-06-08",
    "1_000",
    "~x",
    "true",
]


@pytest.mark.parametrize("word", WORDS)
def test_word_in_a_text_field_stays_as_typed(desk: Desk, word: str) -> None:
    text = HEAD.replace("nazwa: Urząd Próbny", f"nazwa: {word}")
    desk.path.write_text(f"{text}umowa: {{numer: {word}}}\nodpowiedzi: {{t-opis: {word}}}\n", encoding="utf-8")
    source = link_sheet(read_sheet(desk.path), desk.definition).sheet.source
    assert (source.unit.name, source.contract.number, source.answers["t-opis"].value) == (word, word, word)


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("field", ["pracownicy", "etaty_1_stycznia"])
def test_word_in_a_number_field_is_a_problem_never_another_number(desk: Desk, word: str, field: str) -> None:
    text = HEAD.replace("pracownicy: 12", f"{field}: {word}")
    desk.path.write_text(f"{text}odpowiedzi: {{}}\n", encoding="utf-8")
    with pytest.raises(Failure) as shape:
        link_sheet(read_sheet(desk.path), desk.definition)
    desk.path.write_text(f"{HEAD}odpowiedzi: {{t-liczba: {word}}}\n", encoding="utf-8")
    with pytest.raises(Failure) as answer:
        link_sheet(read_sheet(desk.path), desk.definition)
    assert codes(shape.value.problems) == codes(answer.value.problems) == ["A005"]


# Large and slow, each in a process of its own


def test_file_of_50_megabytes_is_refused_at_once(process: Diagnoza, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1\n" * 10_000_000)
    ran = process("ocena", path, "--json", timeout=10)
    assert (ran.code, ran.codes) == (1, ["E002"])


SLOW = {
    "repeated keys": "a: 1\n" * 390_000,
    "aliases": "- *a\n" * 390_000,
    "unknown fields": "".join(f"pole{n}: 1\n" for n in range(90_000)),
    "unknown answers": HEAD + "odpowiedzi:\n" + "".join(f"  q-{n}: tak\n" for n in range(10_000)),
    "wrong answers": HEAD + "odpowiedzi:\n  t-nosniki: [" + "zle, " * 150_000 + "]\n",
    "wrong rows": HEAD + "wydatki:\n" + "  - {item: t-nas, brutto: x}\n" * 40_000,
    "one long line": HEAD + "odpowiedzi: {t-opis: '" + "x" * 1_900_000 + "'}\n",
    "one long fault": HEAD + "odpowiedzi: {t-kopie-sa: '" + "x" * 1_900_000 + "'}\n",
    "long id": HEAD + f"odpowiedzi: {{{'x' * 900}: tak}}\n",
    "many spaces": HEAD + "odpowiedzi: {t-opis: a" + " " * 1_900_000 + "}\n",
}


@pytest.mark.parametrize("name", SLOW)
def test_file_at_the_caps_ends_in_time(process: Diagnoza, folder: Path, tmp_path: Path, name: str) -> None:
    """Rule: within the caps of bytes, nodes and depth no file takes more than 20 seconds or shows more than a screenful."""
    path = tmp_path / "a.yaml"
    path.write_text(SLOW[name], encoding="utf-8")
    ran = process("sprawdz", path, "--katalog", folder, timeout=20)
    assert ran.code in (0, 1)
    assert "Traceback" not in ran.err
    assert len(ran.err) < 100_000


def test_absurd_version_is_a_problem(diagnoza: Diagnoza, folder: Path, sheet: Path) -> None:
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("2026.2", "9" * 5000), encoding="utf-8")
    assert diagnoza("ocena", sheet, "--katalog", folder).code == 1


# Hostile folders of content

AREA = """\
id: t-a
title: A
questions:
  - {id: t-n, text: N, kind: number}
  - {id: t-r, text: R, kind: text, show_if: %s}
"""


@pytest.mark.parametrize(
    "condition",
    [
        "{q: t-n, gt: 1e999999999}",
        "{q: t-n, gt: -1e-999999999}",
        "{fact: etaty, ge: 9e99999999}",
        f"{{q: t-n, gt: {'9' * 6000}}}",
        "{not: " * 28 + "{q: t-n, answered: true}" + "}" * 28,
        "{not: " * 200 + "{q: t-n, answered: true}" + "}" * 200,
        "{q: t-n, gt: 1/0}",
        "{}",
        "[]",
        "{all: []}",
        "{q: t-n, gt: 1, lt: 2}",
        "{q: t-n, answered: false}",
    ],
)
def test_hostile_condition_ends_in_time(process: Diagnoza, tmp_path: Path, condition: str) -> None:
    (tmp_path / "areas").mkdir()
    (tmp_path / "areas/t-a.yaml").write_text(AREA % condition, encoding="utf-8")
    ran = process("sprawdz", tmp_path, timeout=10)
    assert ran.code in (0, 1)
    assert "Traceback" not in ran.err


def test_long_chain_of_conditional_questions_is_no_fault(diagnoza: Diagnoza, folder: Path, tmp_path: Path) -> None:
    """600 questions, each shown by the one after it, so that the first needs all the others first."""
    shown = "".join(
        f"  - {{id: t-{n}, text: Q, kind: text, show_if: {{q: t-{n + 1}, answered: true}}}}\n" for n in range(600)
    )
    (tmp_path / "areas").mkdir()
    (tmp_path / "areas/t-z.yaml").write_text(
        f"id: t-z\ntitle: Z\nquestions:\n{shown}  - {{id: t-600, text: Q, kind: text}}\n", encoding="utf-8"
    )
    assert diagnoza("sprawdz", tmp_path).code in (0, 1)


@pytest.mark.parametrize(
    "name", ["empty", "binary", "cp1250", "brackets", "two documents", "one word", "comment alone"]
)
@pytest.mark.parametrize(
    "file", ["areas/a.yaml", "measures.yaml", "t-q/questionnaire.yaml", "programmes/a.yaml", "t-q/migrations.yaml"]
)
def test_broken_file_of_content_is_told_with_its_name(tmp_path: Path, name: str, file: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(FOREIGN[name][0])
    problems = load_bank([tmp_path]).problems
    assert {problem.place.file for problem in problems if problem.severity == "error"} == {str(path)}


@pytest.mark.parametrize("command", ["sprawdz", "kwestionariusze --katalog"])
def test_broken_file_of_content_is_exit_1(diagnoza: Diagnoza, tmp_path: Path, command: str) -> None:
    (tmp_path / "measures.yaml").write_bytes(FOREIGN["brackets"][0])
    ran = diagnoza(*command.split(), tmp_path, "--json")
    assert (ran.code, ran.codes) == (1, ["E021"])


# A good sheet with some of its nodes replaced

TYPED_BY_SOMEONE = """
~ tak nie nie_wiem nie_dotyczy nie_zbadano 0 1 -1 1.5 012 18_000,00 1e9 99999999999 2022-06-08 0001-01-01 9999-12-31
2022-02-30 2022-06-08T25:00 2022-06-08T10:00:00+02:00 T gmina t-nas t-brak t-wdrozyc t-kopie t-akt t-kopie-sa 1.1 D-01 zw 23
bezterminowo odrzucone krytyczna spelnia ostateczny „” [b]x[/b] {0} %s \\ | # 🙂 \u202e
"""
TYPED = st.sampled_from([None, "", *(word.replace("_", " ") for word in TYPED_BY_SOMEONE.split())]) | st.text(
    max_size=8
)
NODES = st.recursive(
    TYPED,
    lambda part: (
        st.lists(part, max_size=3) | st.dictionaries(TYPED.filter(lambda key: key is not None), part, max_size=3)
    ),
    max_leaves=6,
)


def good() -> dict[str, Any]:
    """The sheet of these tests and all else a sheet may hold, as data of texts."""
    more = """
    status: ostateczny
    grantobiorca: {nazwa: Gmina, nip: "8567346215"}
    oswiadczenia: {bezstronnosc: tak, udzial_w_dostawach: nie}
    przebieg:
      zakres: urząd
      techniki: [wywiad]
      osoby: [{stanowisko: sekretarz, kiedy: 2022-06-06T10:00:00+02:00}]
      dowody: [{nr: D-01, nazwa: Protokół, data: 2022-06-06}]
      proby: [{czego: stacje, populacja: "38", liczba: "5"}]
      ogledziny: [{miejsce: serwerownia, data: 2022-06-07}]
      testy: [{zakres: skan, data: 2022-06-08}]
      poprzednie_zalecenia: [{tresc: a, stan: b}]
    odpowiedzi:
      t-kopie-sa:
        odpowiedz: tak
        dowody: [D-01]
        weryfikacja: dokument
        ustalono: {metoda: wywiad, stanowisko: informatyk, kiedy: 2022-06-06}
        wypowiedzi: [{stanowisko: kadry, odpowiedz: nie}]
      t-nosniki: [dysk]
      t-liczba: "2"
      t-kopie-test: 2022-01-01
      t-opis: {odpowiedz: nie dotyczy, uzasadnienie: bo nie, uznane: nie}
      t-systemy: [{nazwa: Kadry, liczba: "3", data: 2020-01-01, rodzaj: obcy}]
    ustalenia: {t-niepelne: {decyzja: zmieniona-waga, waga: niska, uzasadnienie: mały urząd}}
    wlasne_ustalenia:
      - {id: w-1, obszar: t-kopie, stan: s, prawdopodobienstwo: "2", wplyw: "2", odniesienia: {t-akt: ["1.1"]}}
    zgodnosc: {t-akt: {"1.1": {stan: spelnia, uzasadnienie: a}}}
    zalecenia: {t-wdrozyc: {stanowisko: przyjęto, termin_wykonania: 2022-12-31}}
    opinia: {rodzaj: negatywna, uzasadnienie: a}
    posiadane: [{item: t-nas, ilosc: "1", trwalosc_do: 2028-10-28}]
    potrzeby_wlasne: [{item: t-nas, ilosc: "3", uzasadnienie: a}]
    wydatki: [{item: t-usluga, brutto: "12300.00", data: 2022-06-30}]
    ceny_szacunkowe: {t-nas: {netto: "1000.00", vat: "23", data: 2022-06-01}}
    umowa: {kwota_grantu: "150000.00", z_dnia: 2022-04-28, koniec_projektu: 2023-09-30, vat_kwalifikowalny: "45.5"}
    """
    return yaml.load(HEAD, yaml.CBaseLoader) | yaml.load(textwrap.dedent(more), yaml.CBaseLoader)


def nodes(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from nodes(value, (*path, key))


def replaced(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    parent = data
    for key in path[:-1]:
        parent = parent[key]
    parent[path[-1]] = value
    return data


class Desk:
    """Where a sheet is written and everything the program does is done with it."""

    def __init__(self, definition: Definition, path: Path) -> None:
        self.definition = definition
        self.path = path

    def work(self, data: Any) -> str:
        """„done”, or „refused” where problems are told instead."""
        text = yaml.safe_dump(data, allow_unicode=True)
        self.path.write_text(text, encoding="utf-8", errors="replace")
        try:
            loaded = link_sheet(read_sheet(self.path), self.definition)
        except Failure as failure:
            self.tell(failure)
            return "refused"
        case = Case(self.definition, (loaded,), (evaluate(loaded.sheet, loaded.route, self.definition),))
        plan = plan_case(case)
        console = make_console(stderr=True)
        print_scores(console, case.evaluations[0])
        print_findings(console, case.evaluations[0])
        print_plan(console, plan, case.evaluations)
        json.dumps(evaluations_json(self.definition, case.evaluations, [(loaded.path, loaded.sha256)], case.problems))
        json.dumps(plan_json(plan, case.problems))
        assert render_markdown(build_report(case.evaluations, plan, case.sources))
        for finding in case.evaluations[0].findings:
            explain_id(case, finding.id)
        return "done"

    def tell(self, failure: Failure) -> None:
        """Show the problems for people and for machines; each has a code and stands in this file."""
        assert failure.problems
        assert not failure.unreadable
        assert all(problem.code in CATALOGUE and problem.place.file == str(self.path) for problem in failure.problems)
        json.dumps([problem.as_json() for problem in failure.problems])
        print_problems(make_console(stderr=True), failure.problems)


@pytest.fixture
def desk(folder: Path, tmp_path: Path) -> Desk:
    return Desk(own_definition(folder, "t-ankieta"), tmp_path / "a.yaml")


def test_good_sheet_of_the_property_is_good(desk: Desk) -> None:
    assert desk.work(good()) == "done"


@settings(max_examples=cases(10_000), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choices=st.lists(st.tuples(st.integers(0, 400), NODES), min_size=1, max_size=4))
def test_sheet_with_nodes_replaced_is_done_or_refused_never_crashed_on(
    desk: Desk, choices: list[tuple[int, Any]]
) -> None:
    """Rule: replace any nodes of a good sheet by anything; either the whole work is done, or coded problems are told."""
    data: Any = good()
    for position, value in choices:
        paths = list(nodes(data))
        data = replaced(data, paths[position % len(paths)], copy.deepcopy(value))
    desk.work(data)


@pytest.mark.parametrize("wrong", ["x", ["x"], [["x"]], {"x": {"x": "x"}}, None])
def test_sheet_with_a_section_or_all_of_the_wrong_type_is_done_or_refused(desk: Desk, wrong: Any) -> None:
    for key in good():
        desk.work(good() | {key: wrong})
    assert desk.work(dict.fromkeys(good(), wrong)) == "refused"
