"""A report with its data inside: given back byte for byte, and what became of the text since is told truthfully."""

from __future__ import annotations

import base64
import json
import re
import stat
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document

from diagnoza.pipeline import Case
from diagnoza.problems import Failure
from diagnoza.recovering import Recovered, recover
from diagnoza.render.docx.data import EmbeddedFile, Origin, file_names, read_data, with_data
from diagnoza.render.docx.package import read_package
from diagnoza.reporting import ReportOptions, write_report
from diagnoza.review.changes import Change
from support.validity import audit_errors

Repack = Callable[[Path, Mapping[str, tuple[str, str]]], Path]
ITEM = "customXml/item1.xml"


def recovered(report: Path, folder: Path) -> Recovered:
    return recover(report, folder / "dane", overwrite=False)


def refusal(report: Path, folder: Path) -> str:
    with pytest.raises(Failure) as caught:
        recovered(report, folder)
    assert not list((folder / "dane").glob("*"))
    return caught.value.problems[0].code


def resaved(report: Path, folder: Path, change: Callable[[Document], None] = lambda _: None) -> Path:
    """Opened and saved with python-docx."""
    document = Document(str(report))
    change(document)
    path = folder / "zapisany.docx"
    document.save(str(path))
    return path


def test_sheet_comes_back_byte_for_byte_and_private(report: Path, sheet_path: Path, tmp_path: Path) -> None:
    found = recovered(report, tmp_path)
    written = tmp_path / "dane" / "arkusz ósmy.yaml"
    assert written.read_bytes() == sheet_path.read_bytes()
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert [path.name for path, _ in found.files] == ["arkusz ósmy.yaml", "ocena.json", "plan.json"]
    assert found.problems == ()


def test_evaluation_and_plan_come_back_and_name_no_folder(report: Path, case: Case, tmp_path: Path) -> None:
    recovered(report, tmp_path)
    evaluation = json.loads((tmp_path / "dane" / "ocena.json").read_bytes())
    assert evaluation["questionnaire"]["sha256"] == case.definition.sha256
    assert [entry["sheet"]["path"] for entry in evaluation["evaluations"]] == ["arkusz ósmy.yaml"]
    assert json.loads((tmp_path / "dane" / "plan.json").read_bytes())["total"]["gross"]


def test_report_with_data_is_valid_and_the_same_each_time(report: Path, case: Case, tmp_path: Path) -> None:
    assert audit_errors(report) == []
    write_report(case, tmp_path / "drugi.docx", ReportOptions(with_data=True))
    assert (tmp_path / "drugi.docx").read_bytes() == report.read_bytes()


def test_report_without_the_option_holds_no_data(bare_report: Path, tmp_path: Path) -> None:
    assert not [name for name in ZipFile(bare_report).namelist() if name.startswith("customXml")]
    assert refusal(bare_report, tmp_path) == "R010"


def test_report_nobody_touched_is_unchanged(report: Path, tmp_path: Path) -> None:
    assert recovered(report, tmp_path).changes.state == "unchanged"


def test_report_saved_again_has_the_same_text(report: Path, tmp_path: Path) -> None:
    assert recovered(resaved(report, tmp_path), tmp_path).changes.state == "resaved"


def test_changed_paragraph_is_told_with_its_new_text(report: Path, tmp_path: Path) -> None:
    def change(document: Document) -> None:
        next(p for p in document.paragraphs if p.style.name == "List Bullet").text = "Zmienione przez kogoś"

    found = recovered(resaved(report, tmp_path, change), tmp_path).changes
    assert (found.state, found.changed, found.added, found.removed) == ("changed", 1, 0, 0)
    assert found.places == (Change("changed", "Zmienione przez kogoś"),)


def test_added_and_removed_paragraphs_are_told(report: Path, tmp_path: Path) -> None:
    def change(document: Document) -> None:
        headings = [p for p in document.paragraphs if p.style.name == "Heading 1"]
        headings[3].insert_paragraph_before("Dopisane zdanie.")
        body = next(p for p in document.paragraphs if p.style.name == "List Bullet")
        body._p.getparent().remove(body._p)

    found = recovered(resaved(report, tmp_path, change), tmp_path).changes
    assert (found.changed, found.added, found.removed) == (0, 1, 1)
    assert [place.kind for place in found.places] == ["removed", "added"]
    assert found.places[1].text == "Dopisane zdanie."


def test_changed_header_is_told(report: Path, tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document.sections[0].header.paragraphs[0].text = "Inny nagłówek"

    found = recovered(resaved(report, tmp_path, change), tmp_path).changes
    assert (found.state, found.margins_changed, found.places) == ("changed", True, ())


def test_sheet_changed_inside_the_report_is_told_and_written(report: Path, repack: Repack, tmp_path: Path) -> None:
    xml = ZipFile(report).read(ITEM).decode()
    packed = re.search(r"<sheet [^>]*>([^<]*)</sheet>", xml)
    assert packed
    other = base64.b64encode(zlib.compress(b"format_arkusza: 1\n")).decode()
    found = recovered(repack(report, {ITEM: (packed[1], other)}), tmp_path)
    assert [(p.code, p.severity) for p in found.problems] == [("R012", "error")]
    assert (tmp_path / "dane" / "arkusz ósmy.yaml").read_bytes() == b"format_arkusza: 1\n"


@pytest.mark.parametrize(
    "name", ["../../obcy.yaml", "/etc/obcy.yaml", "C:\\obcy.yaml", "nul", "ocena.json", ".ukryty", "a\tb"]
)
def test_name_that_is_none_of_a_file_is_replaced_and_told(
    report: Path, repack: Repack, tmp_path: Path, name: str
) -> None:
    found = recovered(
        repack(report, {ITEM: ('name="arkusz ósmy.yaml"', f'name="{name.replace(chr(9), "&#9;")}"')}), tmp_path
    )
    assert [p.code for p in found.problems] == ["R013"]
    assert sorted(path.name for path in (tmp_path / "dane").iterdir()) == ["arkusz-1.yaml", "ocena.json", "plan.json"]
    assert {path.name for path in tmp_path.iterdir()} == {"dane", "zmieniony.docx"}


def test_sheets_of_one_name_get_names_of_their_own() -> None:
    assert file_names(["a.yaml", "A.YAML", "arkusz-2.yaml", "plan.json", "x" * 200]) == (
        "a.yaml",
        "arkusz-2.yaml",
        "arkusz-3.yaml",
        "arkusz-4.yaml",
        "arkusz-5.yaml",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<report xmlns="urn:diagnoza:raport:1"', '<raport xmlns="urn:diagnoza:raport:1"'),
        ("<plan>", "<plan>!"),
        ("<plan>", "<plan>AAAA"),
        ("<evaluation>", "<evaluation></evaluation><evaluation>"),
        ("<fingerprints ", "<fingerprints2 "),
        (' text="', ' txt="'),
        ("<plan>", "<!DOCTYPE a><plan>"),
    ],
)
def test_damaged_data_are_refused(report: Path, repack: Repack, tmp_path: Path, old: str, new: str) -> None:
    assert refusal(repack(report, {ITEM: (old, new)}), tmp_path) == "R011"


def test_dtd_before_the_data_is_refused(report: Path, repack: Repack, tmp_path: Path) -> None:
    laughs = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><report '
    assert refusal(repack(report, {ITEM: ("<report ", laughs)}), tmp_path) == "R011"


def test_text_that_unpacks_without_end_is_refused(report: Path, repack: Repack, tmp_path: Path) -> None:
    bomb = base64.b64encode(zlib.compress(b"\0" * (65 * 2**20), 9)).decode()
    assert refusal(repack(report, {ITEM: ("<plan>", f"<plan>{bomb}</plan><plan>")}), tmp_path) == "R011"
    copy = repack(report, {ITEM: ("<evaluation>", f"<evaluation>{bomb}</evaluation><old>"), "z.xml": ("", "<a/>")})
    assert refusal(copy, tmp_path) == "R011"


def test_zip_bomb_is_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomba.docx"
    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
            archive.writestr(name, b" " * (130 * 2**20))
    assert refusal(bomb, tmp_path) == "F023"


@pytest.mark.parametrize("content", [b"", b"PK", b"\xd0\xcf\x11\xe0stary", b"zwykly tekst"])
def test_file_that_is_no_report_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plik.docx"
    path.write_bytes(content)
    assert refusal(path, tmp_path) == "F023"


def test_nothing_is_written_over_without_leave(report: Path, tmp_path: Path) -> None:
    (tmp_path / "dane").mkdir()
    mine = tmp_path / "dane" / "plan.json"
    mine.write_text("moje", encoding="utf-8")
    with pytest.raises(Failure) as caught:
        recovered(report, tmp_path)
    assert [p.code for p in caught.value.problems] == ["F004"]
    assert [path.name for path in (tmp_path / "dane").iterdir()] == ["plan.json"]
    assert mine.read_text(encoding="utf-8") == "moje"
    recover(report, tmp_path / "dane", overwrite=True)
    assert mine.read_text(encoding="utf-8") != "moje"


def test_templates_own_custom_part_stays_and_gets_a_neighbour(bare_report: Path, repack: Repack) -> None:
    copy = repack(bare_report, {ITEM: ("", "<obcy/>"), "customXml/itemProps2.xml": ("", "<obcy/>")})
    origin = Origin((EmbeddedFile("a.yaml", "0" * 64, b"a"),), b"{}", b"{}", "0", "k", "1", "0" * 64)
    parts = read_package(with_data(copy.read_bytes(), origin))
    assert (parts[ITEM], "customXml/item3.xml" in parts) == (b"<obcy/>", True)
    found = read_data(parts)
    assert found is not None
    assert found[0] == origin


def test_sheet_changed_while_the_report_was_made_is_told(case: Case, sheet_path: Path, tmp_path: Path) -> None:
    before = sheet_path.read_bytes()
    try:
        sheet_path.write_bytes(before + b"\r\n")
        with pytest.raises(Failure) as caught:
            write_report(case, tmp_path / "a.docx", ReportOptions(with_data=True))
    finally:
        sheet_path.write_bytes(before)
    assert [p.code for p in caught.value.problems] == ["F024"]
    assert list(tmp_path.iterdir()) == []


def test_report_with_data_opens_as_before(report: Path, bare_report: Path) -> None:
    with_it, without = (Document(BytesIO(path.read_bytes())) for path in (report, bare_report))
    assert [p.text for p in with_it.paragraphs] == [p.text for p in without.paragraphs]
