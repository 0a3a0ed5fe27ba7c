"""The shipped content is linted like code, and answered as the best, the worst and the most ignorant office would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from diagnoza.definition.check import check_bank
from diagnoza.definition.model import Bank, Citation, Definition, Point, Question
from diagnoza.files.content import shipped
from diagnoza.files.definitions import LoadedBank, lint, load_bank, load_definition
from diagnoza.files.sheets import link_sheet, read_sheet
from diagnoza.files.yaml_text import decode, parse_yaml
from diagnoza.forms.yaml_form import empty_sheet
from diagnoza.plan.build import build_plan
from diagnoza.problems import errors
from support.walkers import best, unknown, walk, worst

CONTENT = shipped("questionnaires")
IDS = sorted(path.parent.name for path in CONTENT.glob("*/questionnaire.yaml"))
EXAMPLES = sorted(shipped("examples").glob("*/arkusz.yaml"))


@pytest.fixture(scope="module")
def loaded() -> LoadedBank:
    return load_bank([CONTENT])


@pytest.fixture(scope="module")
def bank(loaded: LoadedBank) -> Bank:
    return loaded.bank


@pytest.fixture(scope="module", params=IDS)
def definition(request: pytest.FixtureRequest) -> Definition:
    return load_definition(request.param)


@pytest.fixture(scope="module")
def gmina() -> Definition:
    return load_definition("cyfrowa-gmina")


def scored(definition: Definition) -> Iterator[Question]:
    return (question for question in definition.questions if question.is_scored)


# The linter and the counts


def test_shipped_content_has_no_error_and_no_warning() -> None:
    assert lint([CONTENT])[1] == []


def test_linter_looks_at_the_shipped_content_at_all(bank: Bank) -> None:
    """A linter that reads nothing finds nothing: taking a measure's findings away must be told."""
    assert len(bank.questions) >= 70
    assert check_bank(bank) == []


def test_there_are_at_least_70_questions_in_20_scored_areas_and_the_environment(gmina: Definition) -> None:
    assert len(gmina.questions) >= 70
    with_scores = [area for area in gmina.areas if any(question.is_scored for question in area.questions)]
    assert len(with_scores) == 20
    assert [area.id for area in gmina.areas if area not in with_scores] == ["srodowisko"]


def test_no_scored_area_has_under_two_scored_questions(definition: Definition) -> None:
    counts = {area.id: sum(question.is_scored for question in area.questions) for area in definition.areas}
    assert {id_: count for id_, count in counts.items() if count < 2 and id_ != "srodowisko"} == {}


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


def test_top_answers_say_what_must_be_seen_and_what_is_strong(definition: Definition) -> None:
    bare = [
        (question.id, option.id)
        for question in scored(definition)
        for option in question.options
        if question.kind == "single" and option.points == 1 and not (option.requires and option.strength)
    ]
    assert bare == []


def test_core_is_about_sixty_questions(gmina: Definition) -> None:
    core = sum(question.scope == "core" for question in gmina.questions)
    assert 50 <= core <= 80


def test_there_are_at_least_35_measures_and_35_items(bank: Bank) -> None:
    assert len(bank.measures) >= 35
    assert len(bank.items) >= 35


def test_a_finding_that_needs_money_has_something_to_buy(bank: Bank) -> None:
    bought = {item for measure in bank.measures.values() for item in measure.purchases}
    assert len(bought) >= 35
    assert len([measure for measure in bank.measures.values() if not measure.purchases]) >= 10


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


@pytest.mark.parametrize("number", range(1, 15))
@pytest.mark.parametrize(("act", "paragraph"), [("kri-2012", "20"), ("kri-2024", "19")])
def test_every_point_of_the_framework_has_a_primary_question(
    gmina: Definition, act: str, paragraph: str, number: int
) -> None:
    point: Point | None = gmina.bank.points[act, f"{paragraph}.2.{number}"]
    primary = [
        question.id
        for question in scored(gmina)
        for reference in question.refs
        if reference.role == "primary" and point in (reference.point, reference.point.parent)
    ]
    assert primary


def test_questions_that_cite_one_framework_cite_the_same_point_of_the_other(bank: Bank) -> None:
    for question in bank.questions.values():
        cited = {(reference.point.act.id, reference.point, reference.role) for reference in question.refs}
        new = {(point, role) for act, point, role in cited if act == "kri-2024"}
        old = {(point, role) for act, point, role in cited if act == "kri-2012"}
        assert {(same, role) for point, role in new for same in point.same_as} == old, question.id


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


def test_worst_office_has_a_certain_finding_in_every_scored_area(definition: Definition, tmp_path: Path) -> None:
    evaluation = walk(definition, worst, tmp_path / "a.yaml")
    found = {finding.area for finding in evaluation.findings if finding.state == "certain"}
    expected = {area.id for area in definition.areas if any(question.is_scored for question in area.questions)}
    assert expected - found == set()
    assert evaluation.overall.low == evaluation.overall.high == 0
    assert evaluation.overall.level is not None
    assert evaluation.overall.level == definition.levels[0]
    assert evaluation.overall.critical >= 3


def test_best_office_fires_no_option_and_no_band(definition: Definition, tmp_path: Path) -> None:
    evaluation = walk(definition, best, tmp_path / "a.yaml")
    fired = {f.id: [c.explanation for c in f.causes if c.rule is None] for f in evaluation.findings}
    assert {id_: causes for id_, causes in fired.items() if causes} == {}
    assert evaluation.overall.low == evaluation.overall.high == 1
    assert evaluation.overall.level == definition.levels[-1]


def test_best_office_breaks_no_rule_either(definition: Definition, tmp_path: Path) -> None:
    assert [finding.id for finding in walk(definition, best, tmp_path / "a.yaml").findings] == []


def test_best_office_conforms_to_every_point_that_is_asked_about(definition: Definition, tmp_path: Path) -> None:
    evaluation = walk(definition, best, tmp_path / "a.yaml")
    states = {(act.act.id, point.point.id): point.state for act in evaluation.conformity for point in act.points}
    assert {key: state for key, state in states.items() if state not in ("spelnia", "nie-dotyczy")} == {}


def test_office_that_knows_nothing_is_certain_of_nothing(definition: Definition, tmp_path: Path) -> None:
    evaluation = walk(definition, unknown, tmp_path / "a.yaml")
    assert (evaluation.overall.low, evaluation.overall.high) == (0, 1)
    assert {finding.state for finding in evaluation.findings} == {"possible"}
    assert {measure.state for measure in evaluation.measures} == {"conditional"}
    assert evaluation.overall.critical == 0
    states = {point.state for act in evaluation.conformity for point in act.points}
    assert states <= {"do-ustalenia", "nie-dotyczy"}


def test_not_knowing_loses_no_finding_of_the_worst_office(definition: Definition, tmp_path: Path) -> None:
    """Rule: every finding and measure of the worst office is at least possible for the one that knows nothing."""
    bad, ignorant = (walk(definition, choose, tmp_path / "a.yaml") for choose in (worst, unknown))
    assert {f.id for f in bad.findings} - {f.id for f in ignorant.findings} == set()
    assert {m.measure.id for m in bad.measures} - {m.measure.id for m in ignorant.measures} == set()


def test_worst_office_has_something_to_buy_in_every_programme(definition: Definition, tmp_path: Path) -> None:
    plan = build_plan([walk(definition, worst, tmp_path / "a.yaml")])
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


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_example_has_no_error_and_invents_its_office(path: Path) -> None:
    file = read_sheet(path)
    linked = link_sheet(file, load_definition(file.source.questionnaire))
    assert not errors(linked.problems)
    source = file.source
    assert source.unit.teryt[2:4] == "99", "an unassigned district"
    assert not source.unit.nip
    assert re.search("(wy|z)myśl", path.read_text(encoding="utf-8")[:800])


def test_there_are_examples() -> None:
    assert {path.parent.name for path in EXAMPLES} >= {"gmina-przykladowa", "miasto-przykladowe"}


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
