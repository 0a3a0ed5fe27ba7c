"""The linter of the content: one test a rule, each with the smallest bank that breaks it and the same bank mended.

`given(area, …)` writes a bank whose one area file is the test's own YAML; `broken.told(code)` is what the linter says.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from diagnoza.files.definitions import lint
from diagnoza.problems import Problem
from support.reading import lay, underlined

QUESTIONNAIRE = """
    id: t-ankieta
    version: "1"
    title: Ankieta
    introduction: Do testu.
    areas: [t-a]
    levels: [{from: 0, name: jedyny}]
"""
MEASURES = """
    - {id: t-m, title: Zrób, why: Bo tak., how: [krok], effort_days: 1, term_months: 1, owner_role: informatyk}
"""
ACTS = """
    - id: t-akt
      title: Ustawa
      short: Ustawa
      publication: brak
      source: {title: test}
      points: [{id: "1", label: art. 1, title: punkt}]
"""
FINDING = "{id: t-f, title: F, kind: spostrzezenie, criterion: k, text: s, effect: e, likelihood: 1, impact: 1, measures: [t-m]}"
PROGRAMME = """
    id: t-p
    title: Program
    operator: Nikt
    status: open
    applicants: [gmina]
    statement: Nic.
    areas: [{id: o, title: Obszar}]
    items: %s
"""
LINE = "status: eligible, reason: r, source: {title: t}"


@dataclass(frozen=True)
class Linted:
    """What the linter said of a bank."""

    problems: list[Problem]

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]

    def told(self, code: str) -> Problem:
        found = [problem for problem in self.problems if problem.code == code]
        assert len(found) == 1, self.problems
        return found[0]


Given = Callable[..., Linted]


@pytest.fixture
def given(tmp_path: Path) -> Given:
    """Lint a bank of one area and whatever other files the test names (`rules`, `measures`, `purchases`, …)."""
    count = iter(range(100))

    def linted(area: str, questionnaire: str = QUESTIONNAIRE, programme: str = "", **files: str) -> Linted:
        own: Mapping[str, str] = {"measures": MEASURES, "acts": ACTS, **files}
        texts = {f"bank/{name}.yaml": text for name, text in own.items()}
        texts |= {"bank/areas/t-a.yaml": area, "t-ankieta/questionnaire.yaml": questionnaire}
        if programme:
            texts["programmes/t-p.yaml"] = programme
        return Linted(lint([lay(tmp_path / str(next(count)), texts)])[1])

    return linted


def area(*questions: str, findings: str = FINDING) -> str:
    """An area file of these questions (YAML in one line each) and findings."""
    lines = ["id: t-a", "title: A", "questions:", *(f"  - {question}" for question in questions)]
    return "\n".join([*lines, "findings:", f"  - {findings}"]) + "\n" if findings else "\n".join(lines) + "\n"


def question(options: str = "", kind: str = "single", more: str = "") -> str:
    """One question `t-q` that has all a question should have, so that only the fault of the test is told."""
    given_options = f", options: [{options}]" if options else ""
    refs = "" if "refs:" in more else ', refs: {t-akt: ["1"]}'
    return f"{{id: t-q, text: Q, kind: {kind}, help: h, evidence: [e], ask: [informatyk]{refs}{given_options}{more}}}"


GOOD = "{id: tak, label: Tak, points: 1, requires: dokument}, {id: nie, label: Nie, points: 0, finding: t-f}"
RIGHT = area(question(GOOD))


def test_right_bank_breaks_no_rule(given: Given) -> None:
    assert given(RIGHT).codes == []


# Ids and links


def test_d020_unknown_id_gets_the_nearest(given: Given) -> None:
    told = given(area(question(GOOD.replace("t-f", "t-ff")))).told("D020")
    assert (told.message, told.hint) == ("nie ma ustalenia „t-ff”", "może chodziło o „t-f”?")
    assert underlined(told) == "t-ff"


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"findings": FINDING.replace("[t-m]", "[t-x]")}, "nie ma zalecenia „t-x”"),
        ({"findings": FINDING.replace("[t-m]", "[t-m], refs: {t-akt: ['2']}")}, "nie ma punktu aktu t-akt „2”"),
        ({"findings": FINDING.replace("[t-m]", "[t-m], refs: {t-akty: ['1']}")}, "nie ma aktu „t-akty”"),
    ],
)
def test_d020_unknown_id_behind_a_finding(given: Given, changed: Mapping[str, str], message: str) -> None:
    assert given(area(question(GOOD), **changed)).told("D020").message == message


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("areas: [t-a]", "areas: [t-b]", "nie ma obszaru „t-b”"),
        ("areas: [t-a]", "areas: [{id: t-a, questions: [t-x]}]", "nie ma pytania „t-x”"),
        ("areas: [t-a]", "areas: [t-a]\n    programme: t-x", "nie ma programu „t-x”"),
        ("areas: [t-a]", "areas: [t-a]\n    acts: [{act: t-x}]", "nie ma aktu „t-x”"),
        ("areas: [t-a]", "areas: [t-a]\n    weights: {t-x: 2}", "nie ma obszaru kwestionariusza „t-x”"),
        ("areas: [t-a]", "areas: [t-a]\n    cap: {severity: niska, level: t-x}", "nie ma poziomu „t-x”"),
    ],
)
def test_d020_unknown_id_in_a_questionnaire(given: Given, old: str, new: str, message: str) -> None:
    told = [p for p in given(RIGHT, QUESTIONNAIRE.replace(old, new)).problems if p.code == "D020"]
    assert [problem.message for problem in told] == [message]
    assert told[0].place.file.endswith("t-ankieta/questionnaire.yaml")


def test_d020_unknown_question_in_a_condition(given: Given) -> None:
    told = given(area(question(GOOD), "{id: t-r, text: R, kind: text, show_if: {q: t-qq, answered: true}}")).told(
        "D020"
    )
    assert (told.message, told.hint) == ("nie ma pytania „t-qq”", "może chodziło o „t-q”?")
    assert underlined(told) == "t-qq"


def test_d020_unknown_item_of_a_measure_and_of_an_item(given: Given) -> None:
    measures = MEASURES.replace("owner_role", "purchases: [t-x], owner_role")
    purchases = "- {id: t-i, name: I, kind: usluga, unit: szt., needs: [t-y]}\n"
    told = [p.message for p in given(RIGHT, measures=measures, purchases=purchases).problems if p.code == "D020"]
    assert sorted(told) == ["nie ma pozycji zakupowej „t-x”", "nie ma pozycji zakupowej „t-y”"]


def test_d021_id_given_twice(given: Given) -> None:
    assert (
        given(area(question(GOOD), question(GOOD)))
        .told("D021")
        .message.startswith("identyfikator „t-q” nadano dwa razy")
    )


def test_d022_questions_that_show_each_other(given: Given) -> None:
    first = "{id: t-q, text: Q, kind: text, show_if: {q: t-r, answered: true}}"
    second = "{id: t-r, text: R, kind: text, show_if: {q: t-q, answered: true}}"
    assert given(area(first, second)).told("D022").message == "zależności tworzą pętlę: t-q → t-r → t-q"


def test_d022_question_that_shows_itself(given: Given) -> None:
    own = "{id: t-q, text: Q, kind: text, show_if: {not: {q: t-q, answered: true}}}"
    assert given(area(own)).told("D022").message == "zależności tworzą pętlę: t-q → t-q"


def test_d022_items_that_need_each_other(given: Given) -> None:
    purchases = """
        - {id: t-i, name: I, kind: usluga, unit: szt., needs: [t-j]}
        - {id: t-j, name: J, kind: usluga, unit: szt., parts: [t-i]}
    """
    assert "t-i → t-j → t-i" in given(RIGHT, purchases=purchases).told("D022").message


# Conditions

SHOWN = "{id: t-r, text: R, kind: text, show_if: %s}"


@pytest.mark.parametrize("operator", ["eq: tka", "ne: tka", "in: [tka, nie]"])
def test_d023_unknown_option_value_gets_the_nearest(given: Given, operator: str) -> None:
    told = given(area(question(GOOD), SHOWN % f"{{q: t-q, {operator}}}")).told("D023")
    assert told.message == "pytanie „t-q” nie ma opcji „tka”"
    assert told.hint == "może chodziło o „tak”?"
    assert underlined(told) == ("in" if operator.startswith("in") else "tka")


def test_d023_label_is_no_option_value(given: Given) -> None:
    assert "D023" in given(area(question(GOOD), SHOWN % "{q: t-q, eq: Tak}")).codes


@pytest.mark.parametrize(
    ("kind", "operator"),
    [
        ("single", "gt: 1"),
        ("single", "has_any: [tak]"),
        ("single", "rows_ge: 1"),
        ("multi", "eq: tak"),
        ("multi", "in: [tak]"),
        ("number", "has_any: [tak]"),
        ("date", "rows_ge: 1"),
        ("text", "eq: tak"),
        ("table", "eq: tak"),
        ("table", "gt: 1"),
    ],
)
def test_d024_operator_that_does_not_fit_the_kind(given: Given, kind: str, operator: str) -> None:
    made = {
        "single": question(GOOD),
        "multi": question(GOOD, "multi"),
        "number": question("", "number"),
        "date": question("", "date"),
        "text": question("", "text"),
        "table": question("", "table", ", columns: [{id: k, label: K}]"),
    }[kind]
    told = given(area(made, SHOWN % f"{{q: t-q, {operator}}}")).told("D024")
    assert told.hint.startswith("dozwolone: ")


def test_d024_order_over_the_kind_of_unit(given: Given) -> None:
    assert "D024" in given(area(question(GOOD), SHOWN % "{fact: rodzaj, gt: gmina}")).codes


@pytest.mark.parametrize(
    "condition", ["{q: t-q, gt: dużo}", "{fact: etaty, ge: '1,5'}", "{q: t-q, lt: ''}", "{q: t-q, le: nan}"]
)
def test_d025_value_that_is_no_number(given: Given, condition: str) -> None:
    assert {"D025", "D004"} & set(given(area(question("", "number"), SHOWN % condition)).codes)


def test_d026_rule_that_reads_no_question(given: Given) -> None:
    rules = "- {id: t-reg, area: t-a, when: {fact: etaty, ge: 1}, finding: t-f}\n"
    assert given(RIGHT, rules=rules).told("D026").place.file.endswith("rules.yaml")
    assert "D026" not in given(RIGHT, rules=rules.replace("{fact: etaty, ge: 1}", "{q: t-q, eq: nie}")).codes


def test_d027_unknown_kind_of_unit_gets_the_nearest(given: Given) -> None:
    told = given(area(question(GOOD), SHOWN % "{fact: rodzaj, in: [gmina, powait]}")).told("D027")
    assert (told.message, told.hint) == ("nie ma rodzaju jednostki „powait”", "może chodziło o „powiat”?")


def test_d028_condition_over_a_question_not_asked(given: Given) -> None:
    two = area(question(GOOD), SHOWN % "{q: t-q, eq: nie}")
    only = QUESTIONNAIRE.replace("areas: [t-a]", "areas: [{id: t-a, questions: [t-r]}]")
    assert "t-q" in given(two, only).told("D028").message
    assert "D028" not in given(two).codes


# Questionnaire


@pytest.mark.parametrize(
    "levels",
    [
        "[{from: 0.1, name: a}]",
        "[{from: 0, name: a}, {from: 0, name: b}]",
        "[{from: 0, name: a}, {from: 0.5, name: b}, {from: 0.4, name: c}]",
    ],
)
def test_d029_levels_begin_at_zero_and_rise(given: Given, levels: str) -> None:
    told = given(RIGHT, QUESTIONNAIRE.replace("[{from: 0, name: jedyny}]", levels)).told("D029")
    assert underlined(told) == "levels"


def test_d030_area_asked_twice(given: Given) -> None:
    assert (
        given(RIGHT, QUESTIONNAIRE.replace("[t-a]", "[t-a, {id: t-a}]")).told("D030").message
        == "obszar „t-a” podano dwa razy"
    )


# Shape of a question


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (question("{id: tak, label: Tak}"), "pytanie wyboru ma mniej niż dwie opcje"),
        (question("", "multi"), "pytanie wyboru ma mniej niż dwie opcje"),
        (question("{id: tak, label: Tak}, {id: nie, label: Nie}", "text"), "to pytanie nie może mieć opcji"),
        (question(GOOD, more=", bands: [{points: 1}]"), "przedziały są tylko dla liczb i dat"),
        (question("", "table"), "kolumny ma mieć tabela i tylko tabela"),
        (question("", "text", ", columns: [{id: k, label: K}]"), "kolumny ma mieć tabela i tylko tabela"),
        (question(GOOD.replace("points: 1,", "points: 1, exclusive: true,")), "tylko dla pytań wielokrotnego wyboru"),
        (question(GOOD.replace("points: 1,", "points: 1, finding_if_absent: t-f,")), "tylko dla pytań wielokrotnego wyboru"),
        (question("", "number", ", bands: [{up_to: 1, points: 1}]"), "tylko ostatni przedział jest bez up_to"),
        (question("", "number", ", bands: [{points: 0, finding: t-f}, {points: 1}]"), "tylko ostatni przedział jest bez up_to"),
        (question("", "date", ", bands: [{up_to: 9, points: 1}, {up_to: 3, points: 0.5}, {points: 1}]"), "przedziały muszą rosnąć"),
        (question("", "date", ", bands: [{up_to: 9, points: 1}, {up_to: 9, points: 0.5}, {points: 1}]"), "przedziały muszą rosnąć"),
        (question("{id: a, label: A}, {id: a, label: B}"), "powtórzony identyfikator „a”"),
        (question("", "table", ", columns: [{id: k, label: K}, {id: k, label: L}]"), "powtórzony identyfikator „k”"),
    ],
)  # fmt: skip
def test_d040_shape_that_does_not_fit_the_kind(given: Given, broken: str, reason: str) -> None:
    assert reason in given(area(broken)).told("D040").message


# Points


def test_d041_points_on_some_options_only(given: Given) -> None:
    broken = "{id: tak, label: Tak, points: 1}, {id: nie, label: Nie, points: 0, finding: t-f}, {id: moze, label: Może}"
    assert underlined(given(area(question(broken))).told("D041")) == "options"


@pytest.mark.parametrize("points", [("1", "0.5"), ("0.5", "0")])
def test_d042_scored_choice_has_the_best_and_the_worst(given: Given, points: tuple[str, str]) -> None:
    best, worst = points
    broken = f"{{id: a, label: A, points: {best}}}, {{id: b, label: B, points: {worst}, finding: t-f}}"
    assert "D042" in given(area(question(broken))).codes


@pytest.mark.parametrize(
    "broken",
    [
        question("{id: a, label: A, points: 0.5}, {id: b, label: B, points: 0.4}", "multi"),
        question("", "number", ", bands: [{up_to: 1, points: 0.9}, {points: 0, finding: t-f}]"),
    ],
)
def test_d043_full_points_can_be_had(given: Given, broken: str) -> None:
    given(area(broken)).told("D043")


def test_d044_full_points_fire_no_finding(given: Given) -> None:
    broken = GOOD.replace("points: 1,", "points: 1, finding: t-f,")
    assert "opcja „tak” pytania „t-q”" in given(area(question(broken))).told("D044").message
    band = question("", "number", ", bands: [{up_to: 1, points: 0, finding: t-f}, {points: 1, finding: t-f}]")
    given(area(band)).told("D044")


def test_d045_no_points_fire_a_finding(given: Given) -> None:
    assert "opcja „nie”" in given(area(question(GOOD.replace(", finding: t-f", "")))).told("D045").message
    band = question("", "date", ", bands: [{up_to: 1, points: 1}, {points: 0}]")
    given(area(band)).told("D045")
    exclusive = "{id: a, label: A, points: 1}, {id: zadne, label: Żadne, points: 0, exclusive: true}"
    given(area(question(exclusive, "multi"))).told("D045")


@pytest.mark.parametrize("label", ["Nie wiem", "NIE DOTYCZY", "nie  zbadano", "Nie wiem, trzeba sprawdzić"])
def test_d046_label_that_plays_a_state(given: Given, label: str) -> None:
    broken = GOOD.replace("label: Nie,", f'label: "{label}",')
    given(area(question(broken))).told("D046")


@pytest.mark.parametrize("other", ["TAK", "tąk", " Tak "])
def test_d047_labels_that_read_alike(given: Given, other: str) -> None:
    assert "D047" in given(area(question(GOOD.replace("label: Nie,", f'label: "{other}",')))).codes


def test_d047_label_that_reads_like_the_id_of_another_option(given: Given) -> None:
    broken = "{id: tak, label: Nie, points: 1}, {id: nie, label: Ani trochę, points: 0, finding: t-f}"
    given(area(question(broken))).told("D047")


# Reachability and completeness


@pytest.mark.parametrize(
    "condition",
    [
        "{all: [{q: t-q, eq: tak}, {q: t-q, eq: nie}]}",
        "{not: {any: [{q: t-q, eq: tak}, {q: t-q, eq: nie}]}}",
        "{all: [{q: t-q, eq: tak}, {not: {q: t-q, answered: true}}]}",
    ],
)
def test_d050_condition_that_no_answer_meets(given: Given, condition: str) -> None:
    assert given(area(question(GOOD), SHOWN % condition)).told("D050").path[0] == "t-r"
    assert "D050" not in given(area(question(GOOD), SHOWN % "{q: t-q, eq: tak}")).codes


def test_d050_question_shown_only_by_one_that_hides_it(given: Given) -> None:
    """`t-s` needs an answer to `t-r` and `t-q` = nie, but `t-r` is asked only where `t-q` = tak."""
    shown = SHOWN % "{q: t-q, eq: tak}"
    unreachable = "{id: t-s, text: S, kind: text, show_if: {all: [{q: t-r, answered: true}, {q: t-q, eq: nie}]}}"
    assert given(area(question(GOOD), shown, unreachable)).told("D050").path[0] == "t-s"


@pytest.mark.parametrize("field", ["help", "evidence", "ask", "requires"])
def test_d051_scored_question_has_help_evidence_someone_to_ask_and_what_must_be_seen(given: Given, field: str) -> None:
    values = {
        "help": "help: h, ",
        "evidence": "evidence: [e], ",
        "ask": ", ask: [informatyk]",
        "requires": ", requires: dokument",
    }
    told = given(area(question(GOOD).replace(values[field], "", 1))).told("D051")
    assert told.severity == "warning"
    assert f"pola „{field}”" in told.message


@pytest.mark.parametrize(
    "bare",
    [
        question("{id: a, label: A, points: 1}, {id: b, label: B, points: 0, exclusive: true, finding: t-f}", "multi"),
        question("", "number", ", bands: [{up_to: 1, points: 0, finding: t-f}, {points: 1}]"),
    ],
)
def test_d051_every_way_to_full_points_says_what_must_be_seen(given: Given, bare: str) -> None:
    assert "pola „requires”" in given(area(bare)).told("D051").message
    assert "D051" not in given(area(bare.replace("points: 1}", "points: 1, requires: dokument}"))).codes


def test_d051_question_that_is_not_scored_may_do_without(given: Given) -> None:
    assert "D051" not in given(area(question(GOOD), "{id: t-r, text: R, kind: text}")).codes


def test_d052_finding_without_a_measure_says_why(given: Given) -> None:
    bare = FINDING.replace("[t-m]", "[]")
    given(area(question(GOOD), findings=bare)).told("D052")
    assert "D052" not in given(area(question(GOOD), findings=bare.replace("measures: []", "no_measures: bo nie"))).codes


def test_d053_nonconformity_cites_what_it_breaks(given: Given) -> None:
    bare = FINDING.replace("spostrzezenie", "niezgodnosc")
    # A question that cites a point as primary would lend it to its finding.
    supporting = question(GOOD, more=", refs: {t-akt: [{point: '1', role: supporting}]}")
    given(area(supporting, findings=bare)).told("D053")
    assert "D053" not in given(area(question(GOOD), findings=bare)).codes
    cited = bare.replace("measures:", "refs: {t-akt: ['1']}, measures:")
    assert "D053" not in given(area(question(GOOD), findings=cited)).codes


def test_d054_finding_has_a_criterion(given: Given) -> None:
    told = given(area(question(GOOD), findings=FINDING.replace("criterion: k, ", ""))).told("D054")
    assert told.severity == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "zgodność z PN-EN 50131",
        "certyfikat Common Criteria",
        "ISO/IEC 27001 wdrożone",
        "zgodność z normą ISO 9001",
        "moduł FIPS 140-2",
    ],
)
def test_d055_requirement_that_cites_a_norm_admits_an_equivalent(given: Given, text: str) -> None:
    item = "- {id: t-i, name: I, kind: usluga, unit: szt., requirements: ['pamięć', '%s']}\n"
    assert underlined(given(RIGHT, purchases=item % text).told("D055")).strip("'") == text
    assert "D055" not in given(RIGHT, purchases=item % f"{text} lub równoważna").codes


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ("{title: Dz.U., verified: true}", ["D056"]),
        ("{title: Dz.U., verified: true, url: 'https://a.pl'}", []),
        ("{title: Dz.U., verified: true, point: art. 1}", []),
        ("{title: Dz.U.}", []),
    ],
)
def test_d056_verified_rests_on_a_source_that_can_be_opened(given: Given, source: str, codes: list[str]) -> None:
    assert given(RIGHT, acts=ACTS.replace("{title: test}", source)).codes == codes
    certificates = f"- {{id: t-c, name: C, source: {source}}}\n"
    assert given(RIGHT, certificates=certificates).codes == codes


def test_d056_verified_line_and_limit_of_a_programme(given: Given) -> None:
    purchases = "- {id: t-i, name: I, kind: usluga, unit: szt.}\n"
    items = f"{{t-i: [{{{LINE}, verified: true}}]}}\n    limits: [{{text: Do 100 zł., source: {{title: t}}, verified: true}}]"
    assert given(RIGHT, purchases=purchases, programme=PROGRAMME % items).codes == ["D056", "D056"]


# What nothing uses


def test_d060_question_no_questionnaire_asks(given: Given) -> None:
    two = area(question(GOOD), "{id: t-r, text: R, kind: text}")
    only = QUESTIONNAIRE.replace("areas: [t-a]", "areas: [{id: t-a, questions: [t-q]}]")
    told = given(two, only).told("D060")
    assert (told.severity, told.path) == ("warning", ("t-r",))
    assert "D060" not in given(two).codes


def test_d061_point_no_question_cites(given: Given) -> None:
    acts = QUESTIONNAIRE.replace("areas: [t-a]", "areas: [t-a]\n    acts: [{act: t-akt}]")
    told = given(area(question(GOOD, more=", refs: {}")), acts).told("D061")
    assert (told.severity, told.message) == ("warning", "żadne pytanie nie dotyczy punktu Ustawa art. 1")
    assert told.place.file.endswith("acts.yaml")
    assert "D061" not in given(area(question(GOOD, more=", refs: {t-akt: ['1']}")), acts).codes


def test_d061_point_cited_by_its_parts_is_cited(given: Given) -> None:
    parts = ACTS.replace("title: punkt}", "title: punkt}, {id: '1.a', label: lit. a, title: a, parent: '1'}")
    acts = QUESTIONNAIRE.replace("areas: [t-a]", "areas: [t-a]\n    acts: [{act: t-akt}]")
    assert "D061" not in given(area(question(GOOD, more=", refs: {t-akt: ['1.a']}")), acts, acts=parts).codes


def test_d062_finding_nothing_fires(given: Given) -> None:
    two = area(question(GOOD)) + f"  - {FINDING.replace('t-f', 't-g')}\n"
    assert given(two).told("D062").message == "ustalenia „t-g” nic nie wywołuje"
    rules = "- {id: t-reg, area: t-a, when: {q: t-q, eq: nie}, finding: t-g}\n"
    assert "D062" not in given(two, rules=rules).codes


def test_d063_measure_no_finding_gives(given: Given) -> None:
    two = MEASURES + MEASURES.lstrip("\n").replace("t-m", "t-n")
    assert given(RIGHT, measures=two).told("D063").message == "zalecenia „t-n” nie daje żadne ustalenie"
    either = area(question(GOOD), findings=FINDING.replace("[t-m]", "[{any: [t-m, t-n]}]"))
    assert "D063" not in given(either, measures=two).codes


def test_d064_item_a_programme_does_not_class(given: Given) -> None:
    purchases = "- {id: t-i, name: I, kind: usluga, unit: szt.}\n"
    told = given(RIGHT, purchases=purchases, programme=PROGRAMME % "{}").told("D064")
    assert (told.severity, told.message) == ("warning", "program „t-p” nie klasyfikuje pozycji „t-i”")


@pytest.mark.parametrize("narrow", ["units: [szkola], ", "from: 2022-01-01, ", "to: 2022-01-01, "])
def test_d065_last_line_of_a_classing_always_matches(given: Given, narrow: str) -> None:
    purchases = "- {id: t-i, name: I, kind: usluga, unit: szt.}\n"
    broken = PROGRAMME % f"{{t-i: [{{{narrow}{LINE}}}]}}"
    given(RIGHT, purchases=purchases, programme=broken).told("D065")
    mended = PROGRAMME % f"{{t-i: [{{{narrow}{LINE}}}, {{{LINE}}}]}}"
    assert "D065" not in given(RIGHT, purchases=purchases, programme=mended).codes


def test_every_problem_of_the_linter_stands_in_a_file(given: Given) -> None:
    two = area(
        question("{id: a, label: Nie wiem}"), "{id: t-r, text: R, kind: table}", findings=FINDING.replace("[t-m]", "[]")
    )
    problems = given(two).problems
    assert problems
    assert all(problem.place.file and problem.place.line for problem in problems)
