"""Findings: certain and possible, the auditor's decisions, order, and the trace."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from support.small import Small, by_id

KOPIE = """
    questions:
      - id: sa
        text: Czy są kopie?
        kind: single
        options:
          - {id: tak, label: "Tak, wszystkie", points: 1}
          - {id: czesciowo, label: Częściowo, points: 0.5, finding: niepelne}
          - {id: nie, label: Nie, points: 0, finding: brak}
      - id: kiedy
        text: Kiedy odtworzono?
        kind: date
        show_if: {q: sa, ne: nie}
        options: [{id: nigdy, label: Nigdy, points: 0, finding: nietestowane}]
        bands: [{up_to: 12, points: 1}, {up_to: 24, points: 0.5, finding: dawno}, {points: 0, finding: dawno}]
      - id: odstep
        text: Co ile dni?
        kind: number
        unit: dni
        bands: [{up_to: 7, points: 1}, {points: 0, finding: rzadko}]
      - id: gdzie
        text: Gdzie?
        kind: multi
        options:
          - {id: chmura, label: Chmura, points: 0.5, finding_if_absent: tylko-u-siebie}
          - {id: sejf, label: Sejf, points: 0.5}
          - {id: serwerownia, label: Serwerownia, points: 0, finding: razem}
    findings:
      - {id: brak, title: Brak, kind: spostrzezenie, text: stan, cause: powód, effect: e, likelihood: 4, impact: 4}
      - {id: niepelne, title: N, kind: spostrzezenie, text: t, effect: e, likelihood: 2, impact: 3}
      - {id: nietestowane, title: T, kind: spostrzezenie, text: t, effect: e, likelihood: 3, impact: 3}
      - {id: dawno, title: D, kind: spostrzezenie, text: t, effect: e, likelihood: 2, impact: 2}
      - {id: rzadko, title: R, kind: spostrzezenie, text: t, effect: e, likelihood: 1, impact: 3}
      - {id: tylko-u-siebie, title: U, kind: spostrzezenie, text: t, effect: e, likelihood: 2, impact: 4}
      - {id: razem, title: S, kind: spostrzezenie, text: t, effect: e, likelihood: 2, impact: 3}
      - {id: z-reguly, title: Z, kind: spostrzezenie, text: t, effect: e, likelihood: 3, impact: 2}
    """
RULES = """
    - id: r-mala
      area: kopie
      when: {all: [{q: sa, in: [nie, czesciowo]}, {any: [{q: odstep, gt: 7}, {q: gdzie, has_all: [chmura, sejf]}]}, {not: {fact: stanowiska, ge: 100}}]}
      finding: z-reguly
    """  # noqa: E501
GOOD = {"sa": "tak", "kiedy": "2022-06-01", "odstep": "1", "gdzie": "[chmura, sejf]"}


@pytest.fixture
def definition(small: Small) -> Definition:
    return small.file("bank/rules.yaml", RULES).area("kopie", KOPIE).definition()


def states(small: Small, definition: Definition, changes: dict[str, str], rest: str = "") -> dict[str, str]:
    """Findings by id with their state, every answer good but for `changes`."""
    answers = "\n".join(f"{id_}: {given}" for id_, given in {**GOOD, **changes}.items())
    return {finding.id: finding.state for finding in small.evaluate(definition, answers, rest).findings}


@pytest.mark.parametrize(
    ("changes", "fired"),
    [
        ({}, {}),
        ({"sa": "czesciowo"}, {"niepelne": "certain"}),
        ({"kiedy": "nigdy"}, {"nietestowane": "certain"}),
        ({"kiedy": "2021-06-08"}, {}),  # twelve whole months
        ({"kiedy": "2021-05-08"}, {"dawno": "certain"}),
        ({"odstep": "7.5"}, {"rzadko": "certain"}),
        ({"gdzie": "[sejf, serwerownia]"}, {"tylko-u-siebie": "certain", "razem": "certain"}),
        ({"sa": "nie", "kiedy": "nigdy"}, {"brak": "certain"}),  # kiedy is hidden
        ({"sa": "{odpowiedz: nie dotyczy, uzasadnienie: bo}"}, {}),  # and the rule is false
    ],
)
def test_answer_fires_its_finding_for_certain(
    small: Small, definition: Definition, changes: dict[str, str], fired: dict[str, str]
) -> None:
    found = states(small, definition, {**changes, "gdzie": changes.get("gdzie", "[chmura]")})
    assert found == fired


@pytest.mark.parametrize(
    "given",
    [
        "nie wiem",
        "{odpowiedz: nie zbadano, uzasadnienie: bo}",
        "{odpowiedz: nie dotyczy, uzasadnienie: bo, uznane: nie}",
        "",
    ],
)
def test_unknown_answer_keeps_everything_it_could_fire_possible(
    small: Small, definition: Definition, given: str
) -> None:
    assert states(small, definition, {"gdzie": given}) == {"tylko-u-siebie": "possible", "razem": "possible"}
    assert states(small, definition, {"kiedy": given}) == {"nietestowane": "possible", "dawno": "possible"}


def test_question_that_may_not_apply_keeps_only_the_finding_of_its_answer_possible(
    small: Small, definition: Definition
) -> None:
    found = states(small, definition, {"sa": "nie wiem", "kiedy": "nigdy"})
    assert found["nietestowane"] == "possible"
    assert "dawno" not in found


def test_date_that_cannot_be_placed_keeps_its_bands_possible(small: Small, definition: Definition) -> None:
    found = states(small, definition, {"kiedy": "2022-06-01"}, "przeprowadzono: {od: 2022-06-06}")
    assert found == {"nietestowane": "possible", "dawno": "possible"}


@pytest.mark.parametrize(
    ("changes", "workstations", "state"),
    [
        ({"sa": "czesciowo"}, "20", "certain"),
        ({"sa": "czesciowo"}, "100", None),
        ({"sa": "czesciowo"}, "", "possible"),  # the size is not known
        ({"sa": "nie wiem"}, "20", "possible"),
        ({"sa": "nie wiem"}, "100", None),  # one false part is enough
        ({"sa": "czesciowo", "gdzie": "nie wiem"}, "20", "possible"),
        ({"sa": "czesciowo", "gdzie": "nie wiem", "odstep": "8"}, "20", "certain"),  # one true alternative is enough
    ],
)
def test_rule_is_certain_when_true_and_possible_while_unknown(
    small: Small, definition: Definition, changes: dict[str, str], workstations: str, state: str | None
) -> None:
    rest = f"jednostka: {{nazwa: Urząd, rodzaj: gmina, zasoby: {{stanowiska: {workstations}}}}}"
    assert states(small, definition, changes, rest).get("z-reguly") == state


def test_finding_is_certain_as_soon_as_one_cause_is(small: Small) -> None:
    area = """
        questions:
          - {id: p, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: f}]}
          - {id: q, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie, finding: f}]}
        findings: [{id: f, title: F, kind: spostrzezenie, text: t, effect: e, likelihood: 1, impact: 1}]
        """
    definition = small.area("obszar", area).definition()
    [finding] = small.evaluate(definition, "{p: nie wiem, q: nie}").findings
    assert finding.state == "certain"
    assert [(cause.state, cause.questions[0].id) for cause in finding.causes] == [("possible", "p"), ("certain", "q")]


def test_rejected_finding_leaves_the_list_and_is_kept_with_its_reason(small: Small, definition: Definition) -> None:
    rest = "ustalenia: {brak: {decyzja: odrzucone, uzasadnienie: kopie robi dostawca}}"
    evaluation = small.evaluate(definition, "sa: nie", rest)
    assert "brak" not in by_id(evaluation.findings)
    [rejected] = evaluation.rejected
    assert (rejected.id, rejected.state, rejected.severity) == ("brak", "certain", "krytyczna")
    assert rejected.judgement is not None
    assert rejected.judgement.reason == "kopie robi dostawca"


def test_changed_severity_stands_beside_the_computed_one(small: Small, definition: Definition) -> None:
    rest = "ustalenia: {brak: {decyzja: zmieniona-waga, waga: średnia, uzasadnienie: bo}}"
    finding = by_id(small.evaluate(definition, "sa: nie", rest).findings)["brak"]
    assert (finding.severity, finding.computed_severity, finding.rank) == ("srednia", "krytyczna", 16)


def test_confirmed_finding_takes_the_auditors_words_where_given(small: Small, definition: Definition) -> None:
    rest = "ustalenia: {brak: {decyzja: potwierdzone, stan: Nie ma żadnej.}}"
    finding = by_id(small.evaluate(definition, "sa: nie", rest).findings)["brak"]
    assert (finding.text, finding.cause, finding.severity) == ("Nie ma żadnej.", "powód", "krytyczna")


def test_accepted_risk_stays_in_the_list(small: Small, definition: Definition) -> None:
    rest = "ustalenia: {brak: {decyzja: ryzyko-zaakceptowane, uzasadnienie: koszt}}"
    finding = by_id(small.evaluate(definition, "sa: nie", rest).findings)["brak"]
    assert (finding.state, finding.severity) == ("certain", "krytyczna")


def test_own_finding_is_certain_and_a_nonconformity_only_with_a_reference(small: Small) -> None:
    acts = """
        - {id: kri, title: t, short: KRI, publication: p, source: {title: s}, points: [{id: "1", label: § 1, title: t}]}
        """
    definition = small.file("bank/acts.yaml", acts).area("kopie", KOPIE).definition()
    rest = """
        wlasne_ustalenia:
          - {id: w-1, obszar: kopie, stan: otwarta szafa, prawdopodobienstwo: 3, wplyw: 4}
          - {id: w-2, obszar: kopie, stan: brak zamka, prawdopodobienstwo: 1, wplyw: 1, odniesienia: {kri: ["1"]}}
        """
    found = by_id(small.evaluate(definition, "{sa: tak, kiedy: 2022-06-01, odstep: 1, gdzie: [chmura]}", rest).findings)
    shown = [(f.id, f.state, f.kind, f.severity) for f in found.values()]
    assert shown == [("w-1", "certain", "spostrzezenie", "krytyczna"), ("w-2", "certain", "niezgodnosc", "niska")]


def test_order_is_certain_severity_rank_area_id(small: Small) -> None:
    """
    Areas are asked druga, pierwsza. Certain first; by severity (own matrix: 4 × 1 is krytyczna); within średnia by
    product 6 before 4; within 4 by area in the order asked, then by id. Possible last, though krytyczna.
    """

    def area(options: str, findings: str) -> str:
        return f"questions:\n  - {{id: {options}}}\nfindings:\n{findings}"

    def finding(id_: str, likelihood: int, impact: int) -> str:
        return (
            f"  - {{id: {id_}, title: T, kind: spostrzezenie, text: t, effect: e, "
            f"likelihood: {likelihood}, impact: {impact}}}\n"
        )

    one = "p1, text: Co?, kind: multi, options: [{id: x, label: X, finding: a-4}, {id: y, label: Y, finding: b-krytyczna}]"
    two = "p2, text: Co?, kind: multi, options: [{id: x, label: X, finding: d-4}, {id: y, label: Y, finding: c-4}, {id: z, label: Z, finding: e-6}]"  # noqa: E501
    three = "p3, text: Co?, kind: single, options: [{id: x, label: X, finding: f-mozliwe}, {id: y, label: Y}]"
    small.area("pierwsza", area(one, finding("a-4", 2, 2) + finding("b-krytyczna", 4, 1)))
    small.area("druga", area(two, finding("d-4", 2, 2) + finding("c-4", 2, 2) + finding("e-6", 2, 3)))
    small.area("trzecia", area(three, finding("f-mozliwe", 4, 4)))
    definition = small.definition("""
        areas: [druga, pierwsza, trzecia]
        matrix:
          - [niska, niska, niska, srednia]
          - [niska, srednia, srednia, wysoka]
          - [niska, srednia, wysoka, krytyczna]
          - [krytyczna, wysoka, krytyczna, krytyczna]
        """)
    evaluation = small.evaluate(definition, "{p1: [x, y], p2: [x, y, z], p3: nie wiem}")
    assert list(by_id(evaluation.findings)) == ["b-krytyczna", "e-6", "c-4", "d-4", "a-4", "f-mozliwe"]


def test_trace_of_an_option_names_the_question_and_the_answer(small: Small, definition: Definition) -> None:
    [cause] = by_id(small.evaluate(definition, "sa: czesciowo").findings)["niepelne"].causes
    assert cause.explanation == "pytanie sa: odpowiedź „Częściowo”"
    [cause] = by_id(small.evaluate(definition, "sa: nie wiem").findings)["niepelne"].causes
    assert cause.explanation == "pytanie sa: odpowiedź „nie wiem”"


def test_trace_of_a_band_names_the_number_or_the_day(small: Small, definition: Definition) -> None:
    found = by_id(small.evaluate(definition, "{sa: tak, kiedy: 2021-05-08, odstep: 7.5}").findings)
    assert found["rzadko"].causes[0].explanation == "pytanie odstep: odpowiedź „7,5\u00a0dni”"
    assert found["dawno"].causes[0].explanation.replace("\u00a0", " ") == "pytanie kiedy: odpowiedź „8 maja 2021 r.”"


def test_trace_of_a_question_that_may_not_apply_says_so(small: Small, definition: Definition) -> None:
    [cause] = by_id(small.evaluate(definition, "{sa: nie wiem, kiedy: nigdy}").findings)["nietestowane"].causes
    assert cause.explanation == "pytanie kiedy: odpowiedź „Nigdy”; nie wiadomo, czy pytanie ma zastosowanie"


def test_trace_of_a_rule_shows_each_leaf_with_its_value_and_truth(small: Small, definition: Definition) -> None:
    rest = "jednostka: {nazwa: Urząd, rodzaj: gmina, zasoby: {stanowiska: 20}}"
    [cause] = by_id(small.evaluate(definition, "{sa: czesciowo, odstep: 30}", rest).findings)["z-reguly"].causes
    assert cause.rule is not None
    assert [question.id for question in cause.questions] == ["sa", "odstep", "gdzie"]
    assert cause.explanation.startswith("reguła r-mala: wszystkie (")
    assert cause.explanation.endswith(") → prawda")
    leaves = [
        ("sa", "Częściowo", "prawda"),
        ("odstep", "30", "prawda"),
        ("gdzie", "nie wiadomo", "nie wiadomo"),
        ("stanowiska komputerowe", "20", "fałsz"),
    ]
    for shown, (what, value, truth) in zip(cause.explanation.split("; "), leaves, strict=True):
        head, _, tail = shown.rpartition(":")
        assert what in head
        assert value in head
        assert tail.split("→")[0].strip(" )") == truth


def test_trace_shows_a_fact_as_people_write_it(small: Small) -> None:
    """39.5 posts are „39,5”, never „79/2”."""
    rules = "- {id: r, area: kopie, when: {all: [{q: sa, eq: nie}, {fact: etaty, lt: 50}]}, finding: brak}"
    definition = small.file("bank/rules.yaml", rules).area("kopie", KOPIE).definition()
    rest = "jednostka: {nazwa: Urząd, rodzaj: gmina, zasoby: {etaty_1_stycznia: 39.5}}"
    causes = by_id(small.evaluate(definition, "sa: nie", rest).findings)["brak"].causes
    assert "etaty na 1 stycznia = 39,5" in causes[-1].explanation


def test_order_of_rules_in_the_file_changes_nothing(small: Small) -> None:
    """The digest takes rules in the order of their ids; so must the trace, or one fingerprint stands for two reports."""
    rules = (
        "- {id: r-1, area: kopie, when: {q: sa, eq: nie}, finding: brak}\n",
        "- {id: r-2, area: kopie, when: {q: odstep, gt: 7}, finding: brak}\n",
    )
    shown = []
    for order in (rules, rules[::-1]):
        definition = small.file("bank/rules.yaml", "".join(order)).area("kopie", KOPIE).definition()
        finding = by_id(small.evaluate(definition, "{sa: nie, odstep: 30}").findings)["brak"]
        shown.append((definition.sha256, [cause.explanation for cause in finding.causes]))
    assert shown[0] == shown[1]


@pytest.mark.parametrize(
    ("state", "title"),
    [
        ("Na 3 z 5 stacji hasło jest na kartce, która wisi na monitorze obok klawiatury; " * 3 + "koniec. Reszta.", None),
        ("Nie ma kopii. Jest plan.", "Nie ma kopii"),
        ("Wbrew § 20 ust. 2 pkt 7 nie ma kopii, np. poczty. Plan jest.", "Wbrew § 20 ust. 2 pkt 7 nie ma kopii, np. poczty"),
        ("bez kropki", "bez kropki"),
    ],
)  # fmt: skip
def test_an_own_finding_is_called_by_its_whole_first_sentence(
    small: Small, definition: Definition, state: str, title: str | None
) -> None:
    own = (
        f'wlasne_ustalenia: [{{id: w-1, obszar: kopie, stan: "{state}", skutek: s, prawdopodobienstwo: 1, wplyw: 1}}]\n'
    )
    found = by_id(small.evaluate(definition, "{sa: tak}", own).findings)["w-1"].title
    assert found == (title or state.removesuffix(". Reszta."))
