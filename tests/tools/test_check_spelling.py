"""The spell-check reads what people read and nothing else, tells the place, and never passes without a dictionary."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from check_spelling import in_order, main, misspelt
from spelling.texts import markdown_texts, page_texts, python_texts, script_texts, yaml_texts
from spelling.words import LIST, known_words, pieces_of, unknown_words, words_of

needs_hunspell = pytest.mark.skipif(shutil.which("hunspell") is None, reason="apt install hunspell hunspell-pl")


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def texts(path: Path) -> list[str]:
    read = {
        ".yaml": yaml_texts,
        ".py": python_texts,
        ".md": markdown_texts,
        ".html": page_texts,
        ".js": script_texts,
    }[path.suffix]
    return [" ".join(text.text.split()) for text in read(path) if text.text.strip()]


def test_the_list_is_sorted_and_holds_a_word_a_line() -> None:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    assert lines == in_order(frozenset(lines)), "run: python tools/check_spelling.py --posortuj"
    assert all(len(line.split()) == 1 for line in lines)


@needs_hunspell
def test_the_list_holds_no_word_that_the_dictionary_knows() -> None:
    listed = known_words()
    assert listed - unknown_words(listed, ()) == set()


def test_texts_are_read_and_ids_codes_and_addresses_are_not(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "measures.yaml",
        """\
- id: wdrozyc-kopje
  title: Tytuł
  why: Powód
  how: [krok, następny krok]
  effort_days: 5
  owner_role: informatyk
  free_help: [{name: Pomoc, url: "https://kopje.pl"}]
  purchases: [nas-kopje]
""",
    )
    assert texts(path) == ["Tytuł", "Powód", "krok", "następny krok", "Pomoc"]


def test_in_an_area_labels_are_read_and_conditions_are_not(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "kopie.yaml",
        """\
id: kopje
title: Kopie
questions:
  - id: kopje-sa
    text: Czy są?
    kind: single
    ask: [iod]
    evidence: [raport]
    refs: {kri-2024: ["19.2.12.b"]}
    show_if: {q: kopje-sa, eq: czesciowo}
    options: [{id: czesciowo, label: Częściowo, finding: kopje-brak}]
""",
    )
    assert texts(path) == ["Kopie", "Czy są?", "raport", "Częściowo"]


def test_of_a_module_polish_constants_are_read_and_docstrings_are_not(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "modul.py",
        '''\
"""Docstring z „polskim” słowem."""
NAME = "nie czytane, bo brak liter"
PATTERN = r"(?<!\\\\S)ąę"
MESSAGE = "nie ma pytania „{id}” w {file}"


@command
def utworz(count: int) -> str:
    """Utwórz arkusz."""
    return f"znaleziono błędów: {count}"
''',
    )
    assert texts(path) == ["Utwórz arkusz.", "nie ma pytania „ ” w", "znaleziono błędów:"]


def test_of_a_document_prose_is_read_and_code_is_not(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "opis.md",
        "# Tytuł\n\nZdanie `kod` i [odsyłacz](docs/kopje.md).\n\n```yaml\nkod: kopje\n```\n\n    make kopje\n\nKoniec.\n",
    )
    assert texts(path) == ["# Tytuł", "Zdanie i [odsyłacz] .", "Koniec."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Wi-Fi i e-mail", ["Wi-Fi", "i", "e-mail"]),
        ("zob. incydent.cert.pl/skanowanie oraz https://a.b/c?d", ["zob", "oraz"]),
        ("dodaj --nadpisz do arkusz.yaml", ["dodaj", "do"]),
        ("adres sekretariat@urzad.example", ["adres"]),
    ],
)
def test_addresses_options_and_file_names_are_no_words(text: str, words: list[str]) -> None:
    assert list(words_of(text)) == words


def test_codes_have_no_part_to_look_up() -> None:
    assert [list(pieces_of(word)) for word in ("D-01", "S46", "vat_kwalifikowalny", "10-osobowy")] == [
        [],
        [],
        [],
        ["osobowy"],
    ]


@needs_hunspell
def test_a_misspelling_is_told_with_the_line_it_stands_in(tmp_path: Path) -> None:
    path = written(tmp_path, "opis.md", "Kopie zapasowe.\n\nKopie zapsowe i zapsowe, Zapsowe.\n")
    assert misspelt(list(markdown_texts(path))) == [(f"{path}:3", "zapsowe"), (f"{path}:3", "Zapsowe")]


@needs_hunspell
def test_a_line_within_a_folded_text_is_found(tmp_path: Path) -> None:
    text = "- id: a\n  title: T\n  why: >-\n    Pierwszy wiersz.\n    Drugi wiersz z błendem.\n"
    path = written(tmp_path, "measures.yaml", text)
    assert misspelt(list(yaml_texts(path))) == [(f"{path}:5", "błendem")]


@needs_hunspell
def test_a_listed_word_may_begin_with_a_capital_and_a_listed_name_may_not_lose_its_own() -> None:
    words = {"zapsowe", "Zapsowe", "ZAPSOWE", "ZaPsowe", "uokxc", "UoKXC"}
    assert unknown_words(words, {"zapsowe", "UoKXC"}) == {"ZaPsowe", "uokxc"}


def test_without_hunspell_it_fails_and_names_the_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert main([]) == 1
    assert "apt install hunspell hunspell-pl" in capsys.readouterr().out


def test_of_a_page_the_text_between_tags_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, "strona.html", '<p title="kopje">Zapisz <b>plik</b> {{kopje}}</p>')
    assert texts(path) == ["Zapisz plik"]


def test_of_a_script_polish_strings_are_read_and_comments_are_not(tmp_path: Path) -> None:
    script = """// „kopje”
/* „kopje” */
const id = "kopje";
say("Usuń wiersz", `Zostało ${kopje} pytań`);
"""
    assert texts(written(tmp_path, "strona.js", script)) == ["Usuń wiersz", "Zostało pytań"]
