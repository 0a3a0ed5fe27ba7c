"""What waits for the head: said only while it waits. And whom to talk to about what."""

from __future__ import annotations

from pathlib import Path

from diagnoza.pipeline import open_case, plan_case
from diagnoza.report.build import build_report
from diagnoza.report.model import Report

HEAD = """\
format_arkusza: 1
kwestionariusz: cyfrowa-gmina
wersja_kwestionariusza: "2026.1"
jednostka: {nazwa: Urząd Próbny, rodzaj: gmina, zasoby: {pracownicy: 42, stanowiska: 38}}
"""
NO_MFA = "odpowiedzi: {upr-mfa: nie}\n"
PRICED = 'ceny_szacunkowe: {klucze-mfa: {netto: "100.00", vat: 23}}\n'


def report(tmp_path: Path, rest: str) -> Report:
    path = tmp_path / "arkusz.yaml"
    path.write_text(HEAD + rest, encoding="utf-8")
    case = open_case([path])
    return build_report(case.evaluations, plan_case(case), case.sources)


def decisions(tmp_path: Path, rest: str) -> str:
    return "\n".join(report(tmp_path, rest).summary.decisions).replace("\u00a0", " ")


def test_open_questions_wait_for_an_order_to_clear_them_up(tmp_path: Path) -> None:
    assert "Zlecić wyjaśnienie" in decisions(tmp_path, "odpowiedzi: {}\n")


def test_a_position_taken_waits_no_more(tmp_path: Path) -> None:
    def awaited(rest: str) -> int:
        [line] = [line for line in decisions(tmp_path, rest).split("\n") if line.startswith("Zająć stanowisko")]
        return int(line.split("wobec ")[1].split(" ")[0])

    taken = "zalecenia: {wdrozyc-mfa: {stanowisko: przyjęto}}\n"
    assert awaited(NO_MFA) - awaited(NO_MFA + taken) == 1


def test_a_critical_finding_wants_somebody_responsible(tmp_path: Path) -> None:
    critical = "odpowiedzi: {kopie-test: nigdy, kopie-sa: tak}\n"
    made = report(tmp_path, critical)
    counted = int(made.units[0].summary.critical)
    assert ("Wyznaczyć osobę" in "\n".join(made.summary.decisions)) == (counted > 0)


def test_a_price_that_is_missing_is_to_be_estimated(tmp_path: Path) -> None:
    unpriced, priced = decisions(tmp_path, NO_MFA), decisions(tmp_path, NO_MFA + PRICED)
    assert "Zlecić oszacowanie ceny" in unpriced
    assert unpriced != priced


def test_what_more_money_would_close_is_to_be_decided(tmp_path: Path) -> None:
    """Keys for 42 people, 5 166 zł, do not fit in a grant of 100 zł; without a grant nothing limits the plan."""
    grant = 'umowa: {kwota_grantu: "100.00"}\n'
    assert "5 166,00 zł brutto ponad plan usunęłoby jeszcze 1 ustalenie" in decisions(tmp_path, NO_MFA + PRICED + grant)
    assert "ponad plan" not in decisions(tmp_path, NO_MFA + PRICED)


def test_a_talk_has_its_areas_in_order_and_each_document_once_an_area(tmp_path: Path) -> None:
    made = report(tmp_path, "odpowiedzi: {}\n")
    titles = [area.title for unit in made.units for area in (*unit.environment, *unit.areas)]
    assert [talk.post for talk in made.talks][:2] == ["informatyk", "sekretarz"]
    for talk in made.talks:
        areas = [topic.area for topic in talk.topics]
        assert areas == sorted(areas, key=titles.index)
        assert all(len(set(topic.documents)) == len(topic.documents) for topic in talk.topics)
        assert talk.day == ""


def test_a_question_that_does_not_apply_brings_no_document(tmp_path: Path) -> None:
    def documents(rest: str) -> set[str]:
        return {text for talk in report(tmp_path, rest).talks for topic in talk.topics for text in topic.documents}

    assert documents("odpowiedzi: {kopie-sa: nie}\n") < documents("odpowiedzi: {kopie-sa: tak}\n")


def test_a_diagnosis_without_a_day_has_no_day_to_print(tmp_path: Path) -> None:
    assert report(tmp_path, "odpowiedzi: {}\n").conducted == ""
    assert report(tmp_path, "przeprowadzono: {do: 2022-06-08}\nodpowiedzi: {}\n").conducted.replace("\u00a0", " ") == (
        "8 czerwca 2022 r."
    )


def test_the_questionnaire_stands_on_the_cover_with_its_version(tmp_path: Path) -> None:
    assert report(tmp_path, "odpowiedzi: {}\n").cover.questionnaire.endswith(", wersja 2026.1")
