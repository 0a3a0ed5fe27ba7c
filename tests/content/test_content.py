"""The shipped content is linted like code, and answered as the best, the worst and the most ignorant office would."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from diagnoza import wording
from diagnoza.answers.model import Absent
from diagnoza.answers.shown import response_text
from diagnoza.definition.census import fired
from diagnoza.definition.check import check_bank
from diagnoza.definition.model import Band, Bank, Citation, Definition, Option, Point, Question
from diagnoza.definition.resolve.conditions import questions_of
from diagnoza.evaluation.model import Evaluation
from diagnoza.files.content import shipped
from diagnoza.files.definition_cache import load_definition
from diagnoza.files.definitions import LoadedBank, lint, load_bank
from diagnoza.files.sheets import link_sheet, read_sheet
from diagnoza.files.yaml_text import decode, parse_yaml
from diagnoza.forms.empty_sheet import empty_sheet
from diagnoza.pipeline import Case, open_case, plan_case
from diagnoza.plan.build import build_plan
from diagnoza.problems import errors
from support.walkers import Choose, best, unknown, walk, worst

CONTENT = shipped("questionnaires")
IDS = sorted(path.parent.name for path in CONTENT.glob("*/questionnaire.yaml"))
EXAMPLES = sorted(path for path in shipped("examples").glob("*/*.yaml") if path.parent.name != "formularz-operatora")


def example_name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.fixture(scope="module")
def loaded() -> LoadedBank:
    return load_bank([CONTENT])


@pytest.fixture(scope="module")
def bank(loaded: LoadedBank) -> Bank:
    return loaded.bank


definition_of = cache(load_definition)


@cache
def opened(path: Path) -> Case:
    """The example by its own questionnaire."""
    return open_case([path])


@pytest.fixture(scope="module", params=IDS)
def definition(request: pytest.FixtureRequest) -> Definition:
    return definition_of(request.param)


@pytest.fixture(scope="module")
def gmina() -> Definition:
    return definition_of("cyfrowa-gmina")


Office = Callable[[Definition, Choose], Evaluation]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The evaluation of an office that answers everything as `choose` does; each walked once."""
    folder = tmp_path_factory.mktemp("offices")
    return cache(lambda definition, choose: walk(definition, choose, folder / "a.yaml"))


def scored(definition: Definition) -> Iterator[Question]:
    return (question for question in definition.questions if question.is_scored)


def tops(question: Question) -> Iterator[Option | Band]:
    """Answers that bring the most: full points, and each good option of a multiple choice."""
    for option in question.options:
        if option.points == 1 or (question.kind == "multi" and option.points and option.finding is None):
            yield option
    yield from (band for band in question.bands if band.points == 1)


# The linter and the counts


def test_shipped_content_has_no_error_and_no_warning() -> None:
    assert lint([CONTENT])[1] == []


def test_five_questionnaires_are_shipped() -> None:
    assert IDS == ["cyberbezpieczny-samorzad", "cyfrowa-gmina", "cyfrowy-powiat", "kri-2024", "ksc-2026"]


def test_linter_looks_at_the_shipped_content_at_all(bank: Bank) -> None:
    """A linter that reads nothing finds nothing."""
    assert len(bank.questions) >= 150
    assert check_bank(bank) == []


def test_there_are_at_least_150_questions_in_20_scored_areas_and_the_environment(bank: Bank) -> None:
    assert len(bank.questions) >= 150
    with_scores = {question.area for question in bank.questions.values() if question.is_scored}
    assert len(with_scores) == 20
    assert set(bank.area_titles) - with_scores == {"srodowisko"}


EIGHT = {"kopie", "uprawnienia", "siec", "ciaglosc", "incydenty", "szkolenia", "dostawcy"}


def test_no_scored_area_has_under_five_questions_and_the_great_ones_have_eight(bank: Bank) -> None:
    counts = Counter(question.area for question in bank.questions.values() if question.area != "srodowisko")
    assert {id_: n for id_, n in counts.items() if n < (8 if id_ in EIGHT else 5)} == {}


def test_questions_are_of_all_kinds(bank: Bank) -> None:
    kinds = Counter(question.kind for question in bank.questions.values())
    assert {kind: n for kind, n in kinds.items() if kind != "text" and n < 5} == {}
    assert kinds["text"] >= 1
    assert sum(kinds.values()) - kinds["single"] >= 60


@pytest.mark.parametrize("field", ["help", "evidence", "ask", "refs"])
def test_every_scored_question_has(definition: Definition, field: str) -> None:
    assert [question.id for question in scored(definition) if not getattr(question, field)] == []


def test_every_scored_question_can_be_answered_and_bring_all_or_nothing(definition: Definition) -> None:
    for question in scored(definition):
        points = [option.points for option in question.options] + [band.points for band in question.bands]
        assert points, question.id
        assert None not in points, question.id
        assert question.highest_points == 1, question.id
        assert min(p for p in points if p is not None) == 0, question.id


def test_top_answers_say_what_must_be_seen_and_what_is_strong(bank: Bank) -> None:
    asked = [question for question in bank.questions.values() if question.is_scored]
    assert [q.id for q in asked for top in tops(q) if not (top.requires and top.strength)] == []
    assert [q.id for q in asked if not list(tops(q))] == []


def test_one_answer_brings_one_finding_and_a_multiple_choice_two(bank: Bank) -> None:
    """A report of a small office must stay readable: what always comes together is one finding."""
    assert [q.id for q in bank.questions.values() if q.kind == "multi" and len(q.findings) > 3] == []
    many = [
        q.id
        for q in bank.questions.values()
        if q.kind == "multi" and len({o.finding_if_absent for o in q.options if o.finding_if_absent}) > 2
    ]
    assert many == []


# The core: enough for a small office on its own


def core_of(definition: Definition) -> list[Question]:
    return [question for question in definition.questions if question.scope == "core"]


def test_core_is_about_sixty_questions_from_every_area(definition: Definition) -> None:
    core = core_of(definition)
    assert 50 <= len(core) <= 70
    counts = Counter(question.area for question in core)
    assert {area.id for area in definition.areas if counts[area.id] < 2} == set()


def test_core_question_depends_on_core_questions_alone(bank: Bank) -> None:
    beyond = [
        (question.id, read.id)
        for question in bank.questions.values()
        if question.scope == "core" and question.show_if is not None
        for read in questions_of(question.show_if)
        if read.scope != "core"
    ]
    assert beyond == []


@pytest.mark.parametrize("number", range(1, 15))
def test_core_asks_about_every_point_of_the_framework(gmina: Definition, number: int) -> None:
    point = gmina.bank.points["kri-2024", f"19.2.{number}"]
    assert [q.id for q in core_of(gmina) if q.is_scored and cites(q, point)]


# Measures, rules, items


def test_there_are_at_least_90_measures_and_70_items_and_20_rules(bank: Bank) -> None:
    assert len(bank.measures) >= 90
    assert len(bank.items) >= 70
    assert len(bank.rules) >= 20


def test_free_public_help_is_named(bank: Bank) -> None:
    """moje.cert.pl, scanning by CERT Polska, bezpiecznapoczta.cert.pl, Lista Ostrzeżeń (domain facts, law)."""
    urls = " ".join(entry.url for measure in bank.measures.values() for entry in measure.free_help)
    for address in (
        "moje.cert.pl",
        "incydent.cert.pl/skanowanie",
        "bezpiecznapoczta.cert.pl",
        "cert.pl/lista-ostrzezen",
    ):
        assert address in urls, address


def test_most_measures_cost_no_money(bank: Bank) -> None:
    """An organisational gap gets an organisational measure."""
    free = [measure for measure in bank.measures.values() if not measure.purchases]
    assert len(free) >= len(bank.measures) / 2


def test_measures_say_what_why_how_and_who(bank: Bank) -> None:
    assert [m.id for m in bank.measures.values() if not 3 <= len(m.how) <= 6] == []
    assert [m.id for m in bank.measures.values() if not (m.why and m.effort_days and m.term_months)] == []


def test_items_are_described_as_in_a_tender(bank: Bank) -> None:
    assert [item.id for item in bank.items.values() if not (item.requirements and item.unit and item.synonyms)] == []


@pytest.mark.parametrize(
    "words",
    [
        "diagnoz", "serwer", "systemu serwerowego", "dostępow", "stacjonarny", "laptop", "tablet", "monitor", "kserokopiark",
        "wielofunkcyjn", "drukark", "skaner", "smartfon", "klawiatur", "mysz", "eksploatacyjn", "biurow", "operacyjn",
        "przełącznik", "router", "punkt dostępow", "zapora", "VPN", "monitorowani", "inwentaryzacj", "SZBI",
        "analiz", "ciągłości", "pracownik", "kierownic", "administrator", "usług cyfrowych", "phishing", "e-learning", "BIP",
        "utrzymani", "EZD", "chmur", "e-usług", "antywirus", "kopii", "taśm", "nośnik", "macierz", "UPS", "agregat", "klucz",
        "PAM", "SIEM", "SOC", "NAC", "segmentac", "szyfrowan", "MDM", "podatności", "penetracyjn", "kontrol",
        "czujnik", "klimatyzac", "gasz", "antyspam", "DMARC|DKIM", "domen", "promocj",
    ],
)  # fmt: skip
def test_every_purchase_of_the_domain_facts_is_an_item(bank: Bank, words: str) -> None:
    """domain/purchases.md, its list of items word by word."""
    texts = [" ".join((item.name, *item.synonyms, *item.requirements)) for item in bank.items.values()]
    assert [text for text in texts if re.search(words, text, re.IGNORECASE)]


# Acts

LETTERED = {6: "abc", 7: "abc", 12: "abcdefgh"}


@pytest.mark.parametrize(("act", "paragraph"), [("kri-2012", "20"), ("kri-2024", "19")])
def test_fourteen_points_of_the_framework_are_there_with_their_letters(bank: Bank, act: str, paragraph: str) -> None:
    expected = {f"{paragraph}.1", f"{paragraph}.3", *(f"{paragraph}.2.{n}" for n in range(1, 15))}
    expected |= {f"{paragraph}.2.{n}.{letter}" for n, letters in LETTERED.items() for letter in letters}
    assert expected <= {point for own, point in bank.points if own == act}


def test_points_of_the_two_frameworks_correspond(bank: Bank) -> None:
    pairs = {
        (point.id, same.id) for (act, _), point in bank.points.items() if act == "kri-2024" for same in point.same_as
    }
    for number in range(1, 15):
        assert (f"19.2.{number}", f"20.2.{number}") in pairs


@pytest.mark.parametrize("point", ["21.1", "22.1.1", "22.1.2", "22.1.3", "22.1.4", "22.1.5", "23.1"])
def test_duties_of_a_public_entity_are_there(bank: Bank, point: str) -> None:
    assert ("uoksc-2018", point) in bank.points


def cites(question: Question, point: Point) -> bool:
    """Whether the question decides the point or one below it."""
    return any(
        reference.role == "primary" and point in (reference.point, reference.point.parent)
        for reference in question.refs
    )


KRI = [f"2.{n}" for n in range(1, 15)] + [f"2.{n}.{letter}" for n, letters in LETTERED.items() for letter in letters]
DUTIES = [
    *(("cyfrowa-gmina", "kri-2012", f"20.{point}") for point in KRI),
    *(("cyfrowy-powiat", "kri-2012", f"20.{point}") for point in KRI),
    *(("cyberbezpieczny-samorzad", "kri-2024", f"19.{point}") for point in KRI),
    *(("kri-2024", "kri-2024", f"19.{point}") for point in KRI),
    *(("ksc-2026", "kri-2024", f"19.{point}") for point in KRI),
    *(("ksc-2026", "uoksc-zal4", f"I.{n}") for n in range(1, 19)),
    *(("ksc-2026", "uoksc-zal4", f"II.{n}") for n in range(1, 10)),
    *(("ksc-2026", "uoksc-zal4", part) for part in ("III", "IV")),
    *(("ksc-2026", "uoksc-2026", f"8.1.{n}") for n in (1, 3, 4)),
    *(("ksc-2026", "uoksc-2026", f"8.1.2.{letter}") for letter in "abcdefghijklmn"),
    *(("ksc-2026", "uoksc-2026", f"8.1.5.{letter}") for letter in "abcd"),
    *(("ksc-2026", "uoksc-2026", article) for article in ("8c", "8d", "8e", "9", "10", "12c")),
    *(("cyfrowa-gmina", "uoksc-2018", point) for point in ("21.1", *(f"22.1.{n}" for n in range(1, 6)), "23.1")),
]


@pytest.mark.parametrize(("questionnaire", "act", "point"), DUTIES, ids="-".join)
def test_every_duty_has_a_primary_question_that_is_always_asked(questionnaire: str, act: str, point: str) -> None:
    """Points of KRI with their letters, załącznik nr 4 parts I–IV, letters of art. 8 ust. 1, UoKSC art. 21–23."""
    definition = definition_of(questionnaire)
    duty = definition.bank.points[act, point]
    assert duty in {p for criterion in definition.criteria for p in criterion.points}
    deciding = [q for q in scored(definition) if cites(q, duty)]
    assert deciding
    # A question hidden by another leaves the point without an answer only if none of those that hide it cites it.
    assert [q.id for q in deciding if q.show_if is None or any(cites(r, duty) for r in questions_of(q.show_if))] != []


def test_no_question_and_no_finding_names_the_older_framework_itself() -> None:
    """KRI 2012 follows from `same_as`; what is written twice drifts apart."""
    for path in (CONTENT / "bank" / "areas").glob("*.yaml"):
        assert "kri-2012" not in path.read_text(encoding="utf-8"), path.name


def test_questions_that_cite_one_framework_cite_the_same_point_of_the_other(bank: Bank) -> None:
    for question in bank.questions.values():
        cited = {(reference.point.act.id, reference.point, reference.role) for reference in question.refs}
        new = {(point, role) for act, point, role in cited if act == "kri-2024"}
        old = {(point, role) for act, point, role in cited if act == "kri-2012"}
        assert {(same, role) for point, role in new for same in point.same_as} == old, question.id


def test_every_act_says_where_it_is_published_and_read(bank: Bank) -> None:
    for act in bank.acts.values():
        assert act.publication, act.id
        assert act.in_force.start, act.id
        assert act.source.read_on, act.id
        assert act.source.url or act.id == "iso-27001-2022", act.id  # the text of a norm is sold, not published


def test_amended_act_asks_for_the_status_and_prints_the_calendar() -> None:
    definition = definition_of("ksc-2026")
    assert definition.questions[0].id == "ksc-status"
    assert {entry.start.isoformat() for entry in definition.calendar} >= {"2026-04-03", "2027-04-03", "2028-04-03"}
    for phrase in ("Nie jest to", "nie sprawdzono"):
        assert phrase.casefold() in definition.introduction.casefold()


def test_introduction_says_what_the_questionnaire_is_not(definition: Definition) -> None:
    introduction = definition.introduction.casefold()
    assert "nie jest to" in introduction or "nie odtwarza" in introduction
    assert "nie sprawdzono" in introduction
    assert "nie odtwarza" in introduction or "ani audyt" in introduction


def citations(bank: Bank) -> Iterator[tuple[str, Citation, bool]]:
    """Everything that claims a source: where it stands, the source, and whether it is said to be verified."""
    for act in bank.acts.values():
        yield act.id, act.source, act.source.verified
    for certificate in bank.certificates.values():
        yield certificate.id, certificate.source, certificate.source.verified
    for programme in bank.programmes.values():
        for limit in programme.limits:
            yield programme.id, limit.source, limit.verified or limit.source.verified
        for item, lines in programme.items.items():
            for line in lines:
                yield f"{programme.id}:{item.id}", line.source, line.verified or line.source.verified
        for source in programme.sources:
            yield programme.id, source, source.verified


def test_what_is_said_to_be_verified_has_a_source_to_open(bank: Bank) -> None:
    verified = [(name, source) for name, source, is_verified in citations(bank) if is_verified]
    assert verified
    assert [name for name, source in verified if not (source.title and (source.url or source.point))] == []


def test_addresses_are_whole(bank: Bank) -> None:
    urls = {source.url for _, source, _ in citations(bank)} | {
        entry.url for measure in bank.measures.values() for entry in measure.free_help
    }
    assert [url for url in urls if url and not re.fullmatch(r"https?://[\w.-]+\.[a-z]{2,}(/\S*)?", url)] == []


def test_every_item_is_classed_by_every_programme_with_a_reason(bank: Bank) -> None:
    for programme in bank.programmes.values():
        assert set(programme.items) == set(bank.items.values())
        assert all(line.reason for lines in programme.items.values() for line in lines)
        assert all(line.area for lines in programme.items.values() for line in lines if line.status == "eligible")


# Answered whole


def test_worst_office_has_a_certain_finding_in_every_scored_area(definition: Definition, office: Office) -> None:
    evaluation = office(definition, worst)
    found = {finding.area for finding in evaluation.findings if finding.state == "certain"}
    expected = {area.id for area in definition.areas if any(question.is_scored for question in area.questions)}
    assert expected - found == set()
    assert evaluation.overall.low == evaluation.overall.high == 0
    assert evaluation.overall.level is not None
    assert evaluation.overall.level == definition.levels[0]
    assert evaluation.overall.critical >= 3


def test_best_office_fires_no_option_and_no_band(definition: Definition, office: Office) -> None:
    evaluation = office(definition, best)
    fired = {f.id: [c.explanation for c in f.causes if c.rule is None] for f in evaluation.findings}
    assert {id_: causes for id_, causes in fired.items() if causes} == {}
    assert evaluation.overall.low == evaluation.overall.high == 1
    assert evaluation.overall.level == definition.levels[-1]


def test_best_office_breaks_no_rule_either(definition: Definition, office: Office) -> None:
    assert [finding.id for finding in office(definition, best).findings] == []


def test_best_office_conforms_to_every_point_that_is_asked_about(definition: Definition, office: Office) -> None:
    evaluation = office(definition, best)
    states = {(act.act.id, point.point.id): point.state for act in evaluation.conformity for point in act.points}
    assert {key: state for key, state in states.items() if state not in ("spelnia", "nie-dotyczy")} == {}


def test_office_that_knows_nothing_is_certain_of_nothing(definition: Definition, office: Office) -> None:
    evaluation = office(definition, unknown)
    assert {finding.finding for finding in evaluation.findings} == set(fired(definition.questions, definition.rules))
    assert (evaluation.overall.low, evaluation.overall.high) == (0, 1)
    assert {finding.state for finding in evaluation.findings} == {"possible"}
    assert {measure.state for measure in evaluation.measures} == {"conditional"}
    assert evaluation.overall.critical == 0
    states = {point.state for act in evaluation.conformity for point in act.points}
    assert states <= {"do-ustalenia", "nie-dotyczy"}


def test_not_knowing_loses_no_finding_of_the_worst_office(definition: Definition, office: Office) -> None:
    """Rule: every finding and measure of the worst office is at least possible for the one that knows nothing."""
    bad, ignorant = (office(definition, choose) for choose in (worst, unknown))
    assert {f.id for f in bad.findings} - {f.id for f in ignorant.findings} == set()
    assert {m.measure.id for m in bad.measures} - {m.measure.id for m in ignorant.measures} == set()


def test_worst_office_has_something_to_buy_in_every_programme(definition: Definition, office: Office) -> None:
    plan = build_plan([office(definition, worst)])
    assert plan.lines
    assert all(line.quantity >= 1 for line in plan.lines)


def test_empty_sheet_of_every_questionnaire_reads_back_and_answers_nothing(
    definition: Definition, tmp_path: Path
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(empty_sheet(definition), encoding="utf-8")
    linked = link_sheet(read_sheet(path), definition)
    assert not errors(linked.problems)
    assert linked.sheet.answers == {} or all(
        type(answer.response).__name__ == "Absent" for answer in linked.sheet.answers.values()
    )


# The examples


@pytest.mark.parametrize("questionnaire", IDS)
@pytest.mark.parametrize("path", EXAMPLES, ids=example_name)
def test_every_example_can_be_evaluated_by_every_questionnaire(path: Path, questionnaire: str) -> None:
    """Answer once, be assessed many times: an answer counts wherever its question is asked."""
    own, other = opened(path), open_case([path], questionnaire)
    given = {q.id: response_text(r.answer.response, q) for q, r in own.evaluations[0].results.items()}
    taken = {q.id: response_text(r.answer.response, q) for q, r in other.evaluations[0].results.items()}
    shared = given.keys() & taken.keys()
    assert len(shared) >= 100
    assert {id_: taken[id_] for id_ in shared} == {id_: given[id_] for id_ in shared}
    assert not errors(other.problems)
    assert plan_case(other).lines


@pytest.mark.parametrize("path", EXAMPLES, ids=example_name)
def test_example_answers_every_question_that_shows(path: Path) -> None:
    evaluation = opened(path).evaluations[0]
    open_ones = [
        q.id for q, r in evaluation.results.items() if r.visible is not False and isinstance(r.answer.response, Absent)
    ]
    assert open_ones == []


@pytest.mark.parametrize("path", EXAMPLES, ids=example_name)
def test_example_has_no_error_and_invents_its_office(path: Path) -> None:
    file = read_sheet(path)
    linked = link_sheet(file, load_definition(file.source.questionnaire))
    assert not errors(linked.problems)
    source = file.source
    assert source.unit.teryt[2:4] == "99", "an unassigned district"
    assert not source.unit.nip
    assert re.search("(wy|z)myśl", path.read_text(encoding="utf-8")[:800])


@pytest.mark.parametrize("path", EXAMPLES, ids=example_name)
def test_comment_above_an_answer_is_its_question(path: Path, bank: Bank) -> None:
    """A reader of the sheet sees what was asked; a question reworded is reworded here too."""
    lines = path.read_text(encoding="utf-8").split("odpowiedzi:\n", 1)[1].splitlines()
    told: dict[str, str] = {}
    comment: list[str] = []
    for line in lines:
        if line and not line.startswith(" "):
            break
        if line.startswith("  # ") and "═" not in line:
            comment.append(line[4:])
        elif found := re.match(r"  ([a-z0-9-]+):", line):
            told[found[1]] = " ".join(comment)
            comment = []
    assert len(told) > 100
    assert {id_: text for id_, text in told.items() if not text.endswith(bank.questions[id_].text)} == {}


def test_readme_of_the_examples_tells_what_they_come_to() -> None:
    rows = re.findall(r"(?m)^\| `(.+?)` \|(.*)\|$", (shipped("examples") / "README.md").read_text(encoding="utf-8"))
    assert {name for name, _ in rows} == {f"{path.parent.name}/{path.name}" for path in EXAMPLES}
    for name, rest in rows:
        evaluation = open_case([shipped("examples") / name]).evaluations[0]
        overall = evaluation.overall
        assert overall.level is not None
        shown = f"{wording.percent(overall.low)} ({wording.score_range(overall.low, overall.high)})"
        cells = [cell.strip() for cell in rest.split("|")]
        status = evaluation.sheet.source.status
        assert cells[1:] == [status, shown.replace("\u00a0", " "), overall.level.name, str(overall.critical)], name


def test_there_are_examples() -> None:
    assert {path.parent.name for path in EXAMPLES} >= {
        "gmina-przykladowa",
        "miasto-przykladowe",
        "powiat-przykladowy",
        "gmina-z-jednostkami",
        "ksc-2026",
    }


# Polish of the content


def texts() -> Iterator[tuple[str, str]]:
    """Every text of the content with its file."""
    for path in sorted(CONTENT.rglob("*.yaml")):
        parsed, _ = parse_yaml(decode(path.read_bytes(), str(path))[0], path.name)
        stack = [parsed.data]
        while stack:
            node = stack.pop()
            if isinstance(node, dict):
                stack.extend(node.values())
            elif isinstance(node, list):
                stack.extend(node)
            elif node:
                yield path.name, node


def test_content_is_yaml_of_the_strict_subset_and_of_any_other_reader() -> None:
    for path in CONTENT.rglob("*.yaml"):
        parsed, problems = parse_yaml(path.read_text(encoding="utf-8"), str(path))
        assert problems == []
        assert yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader) is not None
        assert parsed.data is not None


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (r"\badresow\w+ (problem|ryzyk|wyzwa)", "calque of „to address”"),
        (r"\bdedykowan", "calque of „dedicated”"),
        (r"w oparciu o\b", "opierać się na"),
        (r"\b(POUFNE|ZASTRZEŻONE|TAJNE)\b", "words of the act on classified information"),
        (r"!(\s|$)", "no exclamation marks"),
        (r"[“\"][^“”\"]*[”\"]|„[^”]*\"", "Polish quotation marks"),
        (r" - [a-ząćęłńóśźż]", "a dash, not a hyphen"),
        (r"\.\.\.", "one character for an ellipsis"),
        (r"  ", "double space"),
        ("\u00a0", "non-breaking spaces are set by rule, not by hand"),
        (r" [,.;:]", "space before a mark"),
        (r"\b(lorem|TODO|FIXME|XXX)\b", "left over"),
    ],
)
def test_polish_of_the_content(pattern: str, why: str) -> None:
    assert [(name, text[:80]) for name, text in texts() if re.search(pattern, text)] == [], why


def test_labels_and_texts_end_as_sentences_should() -> None:
    bank = load_bank([CONTENT]).bank
    assert [q.id for q in bank.questions.values() if not q.text.endswith(("?", ".", ":"))] == []
    assert [f.id for f in bank.findings.values() if not f.text.endswith(".") or f.title.endswith(".")] == []
    assert [m.id for m in bank.measures.values() if m.title.endswith(".")] == []
