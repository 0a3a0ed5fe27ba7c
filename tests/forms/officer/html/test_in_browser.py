"""The HTML form in a real Chromium, opened from the disk without a network."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Dialog, Page, expect

from diagnoza.answers.model import ABSENT, Answered, NotApplicable, Unknown
from diagnoza.forms.officer.form import Form, build_form
from diagnoza.forms.officer.reading import read_form
from diagnoza.problems import Failure
from support.browser import OpenPage, axe
from support.html_forms import UNIT, every_kind, imported, open_form, save, shipped
from support.small import Small

HOSTILE = "</script><script>window.PWN=1</script><img src=x onerror='window.PWN=2'>"


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    return every_kind(tmp_path_factory.mktemp("bank"))


@pytest.fixture
def page(page: Page, form: Form, tmp_path: Path) -> Page:
    return open_form(page, form, tmp_path)


def question(page: Page, id_: str) -> Any:
    return page.locator(f"#q-{id_}")


def keys(page: Page, *pressed: str) -> None:
    """A key each; what is no name of a key is typed as text."""
    for key in pressed:
        if key.startswith("="):
            page.keyboard.type(key[1:])
        else:
            page.keyboard.press(key)


def fill_head(page: Page) -> None:
    page.locator("#unit-name").fill("Urząd Gminy Próbnej")
    page.locator("#unit-serwery").fill("3")
    page.locator("#post").fill("informatyk")


def answer_all(page: Page) -> None:
    """Every question of the small bank, by the keyboard alone."""
    fill_head(page)
    question(page, "t-kopie-sa").locator("input").first.focus()
    keys(page, "Space")  # Tak
    question(page, "t-nosniki").locator("input").first.focus()
    keys(page, "Space", "Tab", "Space")  # Dysk, Chmura
    question(page, "t-liczba").locator("#q-t-liczba-answer").focus()
    keys(page, "=12,50", "Tab")
    page.locator("#q-t-kopie-test-answer").focus()
    keys(page, "=12.03.2022", "Tab")
    page.locator("#q-t-opis-answer").focus()
    keys(page, '=Kopia: „raz” na tydzień # "codziennie"', "Enter", "=i co miesiąc", "Tab")
    question(page, "t-systemy").get_by_role("button", name="Dodaj wiersz").focus()
    keys(page, "Enter", "=Kadry", "Tab", "=1 200", "Tab", "=1.2.2020", "Tab", "ArrowDown", "ArrowDown")


def test_answers_of_every_kind_typed_by_keyboard_come_in_as_they_were_typed(
    page: Page, form: Form, tmp_path: Path
) -> None:
    answer_all(page)
    question(page, "t-opis").locator("summary", has_text="Uwagi").press("Enter")
    page.locator("#q-t-opis-note").fill("zob. zarządzenie")
    question(page, "t-opis").get_by_role("button", name="Dodaj dowód").press("Enter")
    keys(page, "=D-01")
    loaded = imported(save(page, tmp_path), form)
    sheet = loaded.sheet
    values = {q.id: answer.response for q, answer in sheet.answers.items()}
    chosen = {id_: response.value for id_, response in values.items() if isinstance(response, Answered)}
    assert [option.id for option in chosen["t-kopie-sa"]] == ["tak"]  # type: ignore[union-attr]
    assert [option.id for option in chosen["t-nosniki"]] == ["dysk", "chmura"]  # type: ignore[union-attr]
    assert chosen["t-liczba"] == Decimal("12.50")
    assert chosen["t-kopie-test"] == date(2022, 3, 12)
    assert chosen["t-opis"] == 'Kopia: „raz” na tydzień # "codziennie"\ni co miesiąc'
    row = (("Nazwa systemu", "Kadry"), ("Liczba stacji", "1200"), ("Data wdrożenia", "01.02.2020"), ("Rodzaj", "Obcy"))
    assert chosen["t-systemy"] == (row,)
    described = next(answer for q, answer in sheet.answers.items() if q.id == "t-opis")
    assert (described.note, described.evidence) == ("zob. zarządzenie", ("dowód D-01",))
    assert described.established is not None
    assert (described.established.method, described.established.post) == ("formularz", "informatyk")
    assert [person.post for person in sheet.source.course.people] == ["informatyk"]
    assert (sheet.source.unit.name, sheet.source.unit.resources.servers) == ("Urząd Gminy Próbnej", 3)
    assert read_form(tmp_path / "odpowiedzi.yaml").made_of == form.definition.sha256


def test_conditional_question_goes_and_returns_with_its_answer(page: Page, form: Form, tmp_path: Path) -> None:
    """Unknown is shown with a note, false is hidden, and what was typed is kept and saved all the same."""
    dated = question(page, "t-kopie-test")
    expect(dated.locator(".maybe")).to_be_visible()
    question(page, "t-kopie-sa").get_by_label("Częściowo").check()
    expect(dated.locator(".maybe")).to_be_hidden()
    page.locator("#q-t-kopie-test-answer").fill("2022-03-12")
    question(page, "t-kopie-sa").get_by_label("Nie, żadnych").check()
    expect(dated).to_be_hidden()
    expect(page.locator("#said")).to_have_text("Ukryto: 1\u00a0pytanie.")
    fill_head(page)
    kept = {q.id: answer for q, answer in imported(save(page, tmp_path), form).sheet.answers.items()}
    assert kept["t-kopie-test"].response == Answered(date(2022, 3, 12))
    question(page, "t-kopie-sa").get_by_label("Nie dotyczy", exact=True).check()
    expect(dated.locator(".maybe")).to_be_visible()
    expect(page.locator("#q-t-kopie-test-answer")).to_have_value("2022-03-12")


def test_not_knowing_and_not_applicable_come_in_with_the_reason(page: Page, form: Form, tmp_path: Path) -> None:
    fill_head(page)
    question(page, "t-kopie-sa").get_by_label("Nie wiem").check()
    question(page, "t-liczba").get_by_label("Nie dotyczy", exact=True).check()
    page.locator("#q-t-liczba-reason").fill("urząd nie ma serwera")
    question(page, "t-kopie-test").get_by_label("Nigdy").check()
    question(page, "t-systemy").get_by_label("Nie ma czego wpisać").check()
    kept = {q.id: answer.response for q, answer in imported(save(page, tmp_path), form).sheet.answers.items()}
    assert kept["t-kopie-sa"] == Unknown()
    assert kept["t-liczba"] == NotApplicable("urząd nie ma serwera", accepted=False)
    assert isinstance(kept["t-kopie-test"], Answered)
    assert kept["t-systemy"] == Answered(())


def test_option_that_excludes_the_rest_takes_it_away_and_says_so(page: Page) -> None:
    media = question(page, "t-nosniki")
    media.get_by_label("Dysk").check()
    media.get_by_label("Żadne z powyższych").check()
    expect(media.get_by_label("Dysk")).not_to_be_checked()
    expect(page.locator("#said")).to_have_text("Odznaczono: Dysk.")
    media.get_by_label("Nie wiem").check()
    expect(media.get_by_label("Żadne z powyższych")).not_to_be_checked()


def half_typed(page: Page) -> None:
    """What no sheet may hold: a wrong number, a day that is none, nie dotyczy without a reason, a row half filled."""
    page.locator("#q-t-liczba-answer").fill("dwanaście")
    page.locator("#q-t-kopie-test-answer").fill("31.02.2022")
    question(page, "t-kopie-sa").get_by_label("Nie dotyczy", exact=True).check()
    question(page, "t-systemy").get_by_role("button", name="Dodaj wiersz").click()
    page.locator("#q-t-systemy-r0-liczba").fill("sto")
    page.locator("#unit-serwery").fill("kilka")


def test_half_typed_answers_are_told_saved_as_remarks_and_return_as_they_were(
    page: Page, form: Form, tmp_path: Path
) -> None:
    """Saving is always possible: the question stays open, its text goes into the remarks, and nothing is lost."""
    half_typed(page)
    first = save(page, tmp_path)
    notes = {q.id: (answer.response, answer.note) for q, answer in imported(first, form).sheet.answers.items()}
    assert {id_: note for id_, (_, note) in notes.items()} == {
        "t-kopie-sa": "wpisano: nie dotyczy (bez uzasadnienia)",
        "t-liczba": "wpisano: dwanaście",
        "t-kopie-test": "wpisano: 31.02.2022",
        "t-systemy": "wpisano: wiersz 1: Liczba stacji: sto",
    }
    assert not any(isinstance(response, Answered) for response, _ in notes.values())
    told = page.locator("#result-list a").all_inner_texts()
    assert len(told) == 8, told  # name, servers and post in the head; five faults of questions
    page.get_by_role("link", name="Do poprawy: 8").press("Enter")
    expect(page.locator("#result")).to_be_focused()
    page.locator("#result-list a", has_text="Pytanie 1.3").click()
    expect(page.locator("#q-t-liczba-answer")).to_be_focused()
    expect(page.locator("#q-t-liczba-answer")).to_have_attribute("aria-invalid", "true")
    page.reload()
    page.locator("#file").set_input_files(first)
    expect(page.locator("#opened")).to_contain_text("Wczytano plik")
    expect(page.locator("#q-t-liczba-answer")).to_have_value("dwanaście")
    expect(page.locator("#q-t-systemy-r0-liczba")).to_have_value("sto")
    expect(page.locator("#unit-serwery")).to_have_value("kilka")
    assert save(page, tmp_path, "drugi.yaml").read_bytes() == first.read_bytes()


def test_fault_told_on_leaving_a_field_does_not_move_what_is_being_clicked(page: Page, tmp_path: Path) -> None:
    """Told at once, it would push the button from under the pointer and the click would be lost."""
    page.locator("#unit-serwery").fill("kilka")
    expect(page.locator("#unit-serwery-fault")).to_be_hidden()
    save(page, tmp_path)
    expect(page.locator("#unit-serwery-fault")).to_be_visible()
    page.reload()  # asks nothing: telling a fault is no change to save


def test_saved_file_opens_again_and_saves_the_same(page: Page, form: Form, tmp_path: Path) -> None:
    answer_all(page)
    first = save(page, tmp_path)
    page.reload()
    page.locator("#file").set_input_files(first)
    expect(page.locator("#opened")).to_have_text(re.compile("Wczytano plik odpowiedzi.yaml: 6.odpowiedzi."))
    assert page.locator("#opened-list li").all_inner_texts() == []
    assert save(page, tmp_path, "drugi.yaml").read_bytes() == first.read_bytes()


def test_file_that_is_not_ours_changes_nothing(page: Page, tmp_path: Path) -> None:
    page.locator("#q-t-opis-answer").fill("moje")
    strange = tmp_path / "obcy.yaml"
    for text, said in (
        ("zupełnie: inny\n", "To nie jest plik zapisany w tym formularzu."),
        ('format_arkusza: "1"\nkwestionariusz: "kri-2024"\n', "inny kwestionariusz: kri-2024"),
    ):
        strange.write_text(text, encoding="utf-8")
        page.locator("#file").set_input_files(strange)
        expect(page.locator("#opened")).to_contain_text(said)
        expect(page.locator("#q-t-opis-answer")).to_have_value("moje")


def test_hostile_file_is_taken_only_as_far_as_the_questions_know_it(page: Page, form: Form, tmp_path: Path) -> None:
    hostile = json.dumps(HOSTILE)
    path = tmp_path / "zly.yaml"
    path.write_text(
        f"{form_mark(form)}\n"
        'format_arkusza: "1"\nkwestionariusz: "t-ankieta"\nwersja_kwestionariusza: "2026.2"\n'
        f'jednostka: {{"nazwa": {hostile}, "rodzaj": "__proto__", "zasoby": {{"__proto__": 1}}}}\n'
        "odpowiedzi:\n"
        f'  "t-opis": {{"odpowiedz": {hostile}, "__proto__": {{"uwagi": "x"}}}}\n'
        '  "t-kopie-sa": {"odpowiedz": "constructor"}\n'
        '  "t-systemy": {"odpowiedz": [{"__proto__": "x", "nazwa": "A"}]}\n'
        '  "__proto__": {"odpowiedz": "tak"}\n'
        '  "t-liczba": {"odpowiedz": 5}}\n',
        encoding="utf-8",
    )
    page.locator("#file").set_input_files(path)
    expect(page.locator("#q-t-opis-answer")).to_have_value(HOSTILE)
    told = page.locator("#opened-list li").all_inner_texts()
    assert [re.match(r"Wiersz \d+|Nie wczytano", line)[0] for line in told] == [  # type: ignore[index]
        "Wiersz 11", "Wiersz 7", "Wiersz 8", "Wiersz 9", "Nie wczytano",
    ]  # fmt: skip
    assert page.evaluate("[window.PWN, ({}).uwagi]") == [None, None]
    assert page.locator("#unit-kind").input_value() == "gmina"


def form_mark(form: Form) -> str:
    from diagnoza.forms.officer.reading import mark

    return mark(form.definition.id, form.definition.version, form.definition.sha256)


def test_answers_on_the_page_are_not_replaced_without_asking(page: Page, form: Form, tmp_path: Path) -> None:
    page.locator("#q-t-opis-answer").fill("z pliku")
    path = save(page, tmp_path)
    page.locator("#q-t-opis-answer").fill("nowsze")
    for answer, left in (("dismiss", "nowsze"), ("accept", "z pliku")):
        page.once("dialog", getattr(Dialog, answer))
        with page.expect_event("dialog"):
            page.locator("#file").set_input_files(path)
        expect(page.locator("#q-t-opis-answer")).to_have_value(left)


def test_draft_is_kept_only_when_switched_on_and_goes_when_cleared(page: Page, form: Form) -> None:
    page.locator("#q-t-opis-answer").fill("tajne")
    page.wait_for_timeout(400)
    assert page.evaluate("localStorage.length") == 0
    page.locator("#draft").check()
    assert page.evaluate("localStorage.key(0)") == f"diagnoza:t-ankieta:{form.key}"
    page.locator("#q-t-liczba-answer").fill("12 i")
    page.once("dialog", Dialog.accept)
    page.reload()
    expect(page.locator("#opened")).to_contain_text("Przywrócono szkic")
    expect(page.locator("#q-t-opis-answer")).to_have_value("tajne")
    expect(page.locator("#q-t-liczba-answer")).to_have_value("12 i")
    page.get_by_role("button", name="Wyczyść szkic").click()
    assert page.evaluate("localStorage.length") == 0
    expect(page.locator("#draft")).not_to_be_checked()
    expect(page.locator("#q-t-opis-answer")).to_have_value("tajne")


def test_hostile_draft_runs_nothing_and_stays_out(page: Page, form: Form) -> None:
    key = f"diagnoza:t-ankieta:{form.key}"
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, HOSTILE])
    page.reload()
    expect(page.locator("#draft-warning")).to_contain_text("nie można odczytać")
    expect(page.locator("#draft")).not_to_be_checked()
    assert page.evaluate("window.PWN") is None


def test_shut_or_full_store_is_told(open_page: OpenPage, form: Form, tmp_path: Path) -> None:
    """A private window or a policy may make the very getter throw; the form works on without a draft."""
    shut = open_page()
    shut.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('shut'); }})")
    open_form(shut, form, tmp_path)
    expect(shut.locator("#draft-warning")).to_be_hidden()
    shut.locator("#draft").check()
    expect(shut.locator("#draft-warning")).to_contain_text("Zapisuj odpowiedzi przyciskiem")


def test_row_taken_away_comes_back(page: Page) -> None:
    """Without a mouse: the focus goes to the undo, and from there to the row."""
    table = question(page, "t-systemy")
    for name in ("Kadry", "Podatki"):
        table.get_by_role("button", name="Dodaj wiersz").press("Enter")
        keys(page, f"={name}")
    table.get_by_role("button", name="Usuń wiersz 1").press("Enter")
    expect(page.locator("#q-t-systemy-r0-nazwa")).to_have_value("Podatki")
    undo = table.get_by_role("button", name="Cofnij usunięcie wiersza 1")
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(page.locator("#q-t-systemy-r0-nazwa")).to_have_value("Kadry")
    expect(page.locator("#q-t-systemy-r1-nazwa")).to_have_value("Podatki")


def test_answer_taken_away_comes_back(page: Page) -> None:
    page.locator("#q-t-liczba-answer").fill("7")
    asked = question(page, "t-liczba")
    asked.get_by_role("button", name="Usuń odpowiedź").press("Enter")
    expect(page.locator("#q-t-liczba-answer")).to_have_value("")
    asked.get_by_role("button", name="Cofnij").press("Enter")
    expect(page.locator("#q-t-liczba-answer")).to_have_value("7")


def test_progress_and_open_questions_follow_the_answers(page: Page) -> None:
    expect(page.locator("#done")).to_have_text("0 z 6")
    question(page, "t-kopie-sa").get_by_label("Nie, żadnych").check()
    expect(page.locator("#done")).to_have_text("1 z 5")
    expect(page.locator("#missing-count")).to_have_text("Brakuje odpowiedzi: 4")
    page.get_by_role("link", name="Brakuje 4").press("Enter")
    expect(page.locator("#missing-count")).to_be_focused()
    page.locator("#missing-list a", has_text="Opisz sposób").click()
    expect(page.locator("#q-t-opis-answer")).to_be_focused()


def test_question_gone_to_does_not_lie_under_the_bar(open_page: OpenPage, tmp_path: Path) -> None:
    """However much the bar tells: on a narrow screen the name of the saved file takes several lines of it."""
    form = every_kind(tmp_path / "inny", unit=UNIT)
    page = open_form(open_page(viewport={"width": 320, "height": 640}), form, tmp_path)
    question(page, "t-liczba").locator("input").first.fill("dwanaście")
    save(page, tmp_path)
    expect(page.locator("#result-text")).to_contain_text("Bez odpowiedzi: 6\u00a0pytań.")
    page.get_by_role("link", name="Do poprawy").press("Enter")
    page.locator("#result-list a", has_text="Pytanie 1.3").press("Enter")
    bar, heading = page.locator("#bar").bounding_box(), question(page, "t-liczba").locator("h3").bounding_box()
    assert bar is not None
    assert heading["y"] >= bar["y"] + bar["height"]


def test_fact_of_the_unit_decides_which_questions_apply(page: Page, small: Small, tmp_path: Path) -> None:
    """Not known: shown with a note; known: shown or hidden, whatever was typed in the field before."""
    small.area(
        "a",
        """
        questions:
          - {id: q, text: Serwery?, kind: text, show_if: {fact: serwery, ge: 3}}
          - {id: r, text: Szkoła?, kind: text, show_if: {fact: rodzaj, eq: szkola}}
    """,
    )
    open_form(page, build_form(small.definition()), tmp_path)
    expect(question(page, "r")).to_be_hidden()
    for typed, is_shown, is_unknown in (
        ("", True, True),
        ("2", False, False),
        ("3", True, False),
        ("trzy", True, True),
    ):
        page.locator("#unit-serwery").fill(typed)
        expect(question(page, "q")).to_be_visible(visible=is_shown)
        if is_shown:
            expect(question(page, "q").locator(".maybe")).to_be_visible(visible=is_unknown)
    page.locator("#unit-kind").select_option("szkola")
    expect(question(page, "r")).to_be_visible()


def test_saving_is_called_to_mind_after_twenty_answers(page: Page, small: Small, tmp_path: Path) -> None:
    small.area("a", "questions:\n" + "".join(f"  - {{id: q{n}, text: P{n}, kind: text}}\n" for n in range(21)))
    form = build_form(small.definition())
    open_form(page, form, tmp_path)
    for number in range(20):
        expect(page.locator("#reminder")).to_be_hidden()
        page.locator(f"#q-q{number}-answer").fill("x")
    expect(page.locator("#reminder")).to_contain_text("Niezapisane odpowiedzi: 20.")
    save(page, tmp_path)
    expect(page.locator("#reminder")).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1 234,5", "1234.5"),
        ("007", "7"),
        ("−0,5", None),
        ("1.500", None),
        ("100.0", "100.0"),
        ("101", None),
        ("1e3", None),
    ],
)
def test_number_is_read_as_people_write_it_or_told(
    page: Page, small: Small, tmp_path: Path, typed: str, number: str | None
) -> None:
    """Spaces, a comma, zeros in front; out of range (0 to 100, or 1300) and what may be read in two ways is told."""
    top = 1300 if " " in typed or "." in typed else 100
    small.area(
        "a",
        f"""
        questions:
          - {{id: q, text: Ile?, kind: number, min: 0, max: {top}}}
    """,
    )
    form = build_form(small.definition())
    open_form(page, form, tmp_path)
    page.locator("#q-q-answer").fill(typed)
    first = save(page, tmp_path)
    (answer,) = imported(first, form).sheet.answers.values()
    assert (answer.response, answer.note) == (
        (Answered(Decimal(number)), "") if number else (ABSENT, f"wpisano: {typed}")
    )
    page.reload()
    page.locator("#file").set_input_files(first)
    expect(page.locator("#opened")).to_contain_text("Wczytano")
    assert save(page, tmp_path, "drugi.yaml").read_bytes() == first.read_bytes()


def test_search_finds_questions_whatever_the_diacritics(page: Page) -> None:
    page.locator("#search").fill("OPISZ SPOSOB")
    expect(page.locator("#search-result")).to_have_text("Pasuje 1\u00a0pytanie.")
    expect(question(page, "t-kopie-sa")).to_be_hidden()
    expect(question(page, "t-opis")).to_be_visible()
    page.locator("#search").fill("")
    expect(question(page, "t-kopie-sa")).to_be_visible()


def test_unit_the_form_was_made_for_comes_back_as_it_was(page: Page, tmp_path: Path) -> None:
    form = every_kind(tmp_path / "inny", unit=UNIT)
    open_form(page, form, tmp_path)
    expect(page.locator("#unit-name")).to_have_count(0)
    page.locator("#post").fill("dyrektor")
    assert imported(save(page, tmp_path), form).sheet.source.unit == UNIT


def test_leaving_with_unsaved_answers_asks(page: Page, tmp_path: Path) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.locator("#q-t-opis-answer").click()
    keys(page, "=x")
    page.reload()
    assert asked == ["beforeunload"]
    page.locator("#q-t-opis-answer").click()
    keys(page, "=x")
    save(page, tmp_path)
    page.reload()
    assert asked == ["beforeunload"]


def test_hostile_question_is_shown_as_it_is_written(page: Page, small: Small, tmp_path: Path) -> None:
    small.area(
        "a",
        f"""
        questions:
          - {{id: q, text: {json.dumps(HOSTILE)}, kind: multi, help: {json.dumps(HOSTILE)},
             options: [{{id: a, label: {json.dumps(HOSTILE + "1")}}}, {{id: constructor, label: B}}]}}
    """,
    )
    form = build_form(small.definition(), contact=HOSTILE)
    open_form(page, form, tmp_path)
    expect(page.locator("#q-q legend")).to_contain_text(HOSTILE)
    page.get_by_label("B", exact=True).check()
    assert page.evaluate("window.PWN") is None
    fill_head(page)
    (answer,) = imported(save(page, tmp_path), form).sheet.answers.values()
    assert isinstance(answer.response, Answered)


def test_characters_no_sheet_may_hold_are_kept_as_signs(page: Page, form: Form, tmp_path: Path) -> None:
    """As `yaml_scalars.storable` does; a half of a pair, a BOM and other ends of line pass or become a sign."""
    page.locator("#q-t-opis-answer").evaluate(
        "(field, text) => { field.value = text; field.dispatchEvent(new Event('input', {bubbles: true})); }",
        "a\u001bb\u0085c\u2028d\ufeffe\u009ff",
    )
    page.locator("#post").fill("\u0085 ")
    kept = imported(save(page, tmp_path), form).sheet
    (answer,) = kept.answers.values()
    assert answer.response == Answered("a␛b\u0085c\u2028d\ufeffe\ufffdf")
    assert kept.source.course.people == ()


@pytest.mark.parametrize("text", ["nie dotyczy", "Nie  DOTYCZY", "nie\u00a0zbadano", "nie\u0085dotyczy"])
def test_word_for_no_answer_typed_as_a_text_does_not_break_the_file(
    page: Page, form: Form, tmp_path: Path, text: str
) -> None:
    page.locator("#q-t-opis-answer").fill(text)
    try:
        (answer,) = imported(save(page, tmp_path), form).sheet.answers.values()
    except Failure as failure:
        pytest.fail(str(failure))
    assert answer.note == f"wpisano: {text}"


def test_axe_finds_nothing_in_any_state(page: Page, tmp_path: Path) -> None:
    """Empty, answered, with faults and the result of saving, and on a narrow screen."""
    assert axe(page) == []
    answer_all(page)
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert axe(page) == []
    half_typed(page)
    save(page, tmp_path)
    assert axe(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_shipped_areas_are_free_of_what_axe_finds(open_page: OpenPage, tmp_path: Path) -> None:
    """The area with most tables and that with most conditions."""
    page = open_form(open_page(), shipped("ksc-2026", areas=("srodowisko", "kopie")), tmp_path)
    assert axe(page) == []


def test_largest_form_fits_a_narrow_screen(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_form(open_page(viewport={"width": 320, "height": 640}), shipped("ksc-2026"), tmp_path)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
