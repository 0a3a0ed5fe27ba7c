"""Sentences on the money of a plan, in right Polish, and the variants in the report."""

from __future__ import annotations

import dataclasses

import pytest

from diagnoza.definition.model import Definition
from diagnoza.plan.line import Expense
from diagnoza.plan.model import NextStep, Plan, Variant
from diagnoza.plan.options import PlanOptions
from diagnoza.plan.variants import named_variants
from diagnoza.render.markdown import render_markdown
from diagnoza.report.build import build_report
from diagnoza.report.plan_headline import money_sentences
from diagnoza.report.public import public
from diagnoza.report.spending import decision_text, free_sentence, next_step_sentence
from support.plan_bank import ALL_BAD, AREA, ITEMS, LAPTOP, MEASURES, PRICES
from support.small import Small


@pytest.fixture
def definition(small: Small) -> Definition:
    small.file("bank/measures.yaml", MEASURES).file("bank/purchases.yaml", ITEMS)
    return small.area("obszar", AREA).definition()


@pytest.fixture
def plan(small: Small, definition: Definition) -> Plan:
    """Of 100 zł chmura is bought; zapora at 800 zł is the next step."""
    return small.plan(definition, (ALL_BAD, PRICES), options=PlanOptions(budget=100_00))


def plain(text: str) -> str:
    """Without hard spaces."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "1 ustalenie: Z."),
        (2, "2 ustalenia: Z (w 2 jednostkach)."),
        (5, "5 ustaleń: Z (w 5 jednostkach)."),
        (22, "22 ustalenia: Z (w 22 jednostkach)."),
    ],
)
def test_next_step_declines_its_findings(plan: Plan, count: int, said: str) -> None:
    step = plan.next_step
    assert step is not None
    more = dataclasses.replace(plan, next_step=dataclasses.replace(step, findings=step.findings * count))
    assert (
        plain(next_step_sentence(more))
        == f"Za dodatkowe 800,00 zł brutto usuniesz jeszcze {said} Trzeba dokupić: Zapora."
    )


def test_next_step_tells_what_it_gives_up(plan: Plan) -> None:
    step = plan.next_step
    assert step is not None
    chmura = tuple(line for line in plan.lines if line.item.id == "chmura")
    swap = NextStep(700_00, 3, step.findings, step.findings, step.lines, chmura, 700_00, 700_00)
    assert plain(next_step_sentence(dataclasses.replace(plan, next_step=swap), "można usunąć")) == (
        "Za dodatkowe 700,00 zł brutto można usunąć jeszcze 1 ustalenie: Z. "
        "Trzeba dokupić: Zapora, a zrezygnować z: Chmura. Otwarte pozostanie wtedy: Z."
    )


def test_no_step_and_nothing_free_say_nothing(plan: Plan) -> None:
    bare = dataclasses.replace(plan, next_step=None, free=())
    assert (next_step_sentence(bare), free_sentence(bare)) == ("", "")


def test_step_tells_what_it_takes_beyond_what_the_plan_leaves(plan: Plan) -> None:
    step = plan.next_step
    assert step is not None

    def shortage(missing: int, with_wishes: int, gross: int = 800_00) -> str:
        made = dataclasses.replace(step, missing=missing, missing_with_wishes=with_wishes, gross=gross)
        return plain(next_step_sentence(dataclasses.replace(plan, next_step=made))).partition("Zapora. ")[2]

    assert shortage(799_00, 799_00) == "Brakuje na to 799,00 zł, resztę plan zostawia."
    assert shortage(800_00, 800_00) == ""
    assert shortage(300_00, 700_00) == (
        "Brakuje na to 300,00 zł kosztem potrzeb własnych albo co najmniej 700,00 zł, jeżeli mają zostać."
    )
    # of 984 zł gross 184 are VAT that the grant does not pay
    of = "koszt kwalifikowalny to 800,00 zł"
    assert shortage(1, 1, gross=984_00) == f"Brakuje na to 0,01 zł, resztę plan zostawia; {of}."


@pytest.mark.parametrize(
    ("limiter", "said"),
    [
        ("budzet", "(podany budżet)"),
        ("decyzja", "(budżet z decyzji o zakupach)"),
        ("grant", "(900,00 zł grantu − 700,00 zł wydatków − 100,00 zł rezerwy)"),
        ("program", "(największa kwota grantu w programie; budżet 500,00 zł jest większy)"),
    ],
)
def test_limit_names_what_binds(plan: Plan, limiter: str, said: str) -> None:
    expense = Expense(plan.lines[0].item, "u", 700_00, "poniesione", None)
    budget = 500_00 if limiter == "program" else plan.budget
    bound = dataclasses.replace(plan, limiter=limiter, budget=budget, grant=900_00, reserve=100_00, expenses=(expense,))
    assert said in plain(" ".join(money_sentences(bound)))


@pytest.mark.parametrize(
    ("variant", "said"),
    [
        ("minimum", "Wariant minimum: tylko to, do czego zobowiązuje program, i to, co usuwa ustalenia krytyczne."),
        ("pełny", "Wariant pełny: wszystkie zalecane zakupy, bez względu na budżet."),
        ("zalecany", "Nie podano budżetu ani kwoty grantu, więc plan obejmuje wszystkie zalecane zakupy."),
    ],
)
def test_plan_without_a_limit_says_why(plan: Plan, variant: Variant, said: str) -> None:
    assert list(money_sentences(dataclasses.replace(plan, limit=None, available=None, variant=variant))) == [said]


def test_measures_without_purchases_are_counted(plan: Plan) -> None:
    assert free_sentence(plan).replace("\u00a0", " ") == "1 zalecenie można wykonać bez zakupów."


def decided(small: Small, definition: Definition, said: str) -> str:
    """The sentence of a sheet's decision."""
    decision = small.evaluate(definition, ALL_BAD, f"decyzja_zakupowa: {{{said}}}").sheet.decision
    assert decision is not None
    return plain(decision_text(decision))


def test_decision_in_words(small: Small, definition: Definition) -> None:
    said = 'wariant: zalecany, budzet: "150000.00", dnia: 2026-11-30, stanowisko: Wójt'
    assert decided(small, definition, said) == "wariant zalecany, do 150 000,00 zł; Wójt, 30.11.2026"
    assert decided(small, definition, "wariant: pelny, niejasne: nie") == "wariant pełny"
    more = f"{said}, pomin: [zapora, laptop], uwzglednij: nas, niejasne: tak"
    assert decided(small, definition, more) == (
        "wariant zalecany, do 150 000,00 zł; Wójt, 30.11.2026; kupić w każdym razie: NAS; nie kupować: Laptop i Zapora; "
        "dopuszczono pozycje, których kwalifikowalność jest niejasna"
    )


def test_report_compares_the_variants_and_its_open_version_does_not(small: Small, definition: Definition) -> None:
    """The rows of `test_named_variants_by_hand`; how much is open is not for the public."""
    case = small.case(definition, (ALL_BAD, LAPTOP + PRICES))
    options = PlanOptions(budget=2000_00)
    plan = small.plan(definition, (ALL_BAD, LAPTOP + PRICES), options=options)
    report = build_report(case, plan, [("a.yaml", "0")], variants=named_variants(case, options, plan))
    text = plain(render_markdown(report))
    rows = [
        "**minimum** | 100,00 zł<br>limit: 2 000,00 zł | 2 z 3<br>krytyczne: 1 z 1<br>waga: 82 % | 67 % | kupuje: Chmura",
        "**zalecany** | 1 220,00 zł<br>limit: 2 000,00 zł | 3 z 3<br>krytyczne: 1 z 1<br>waga: 100 % | 100 % | "
        "dokłada: Zapora, 1 szt.; Laptop, 1 szt. (potrzeba własna); Torba, 1 szt. (potrzeba własna)",
        "**pełny** | 2 620,00 zł<br>limit: — | 3 z 3<br>krytyczne: 1 z 1<br>waga: 100 % | 100 % | "
        "dokłada: NAS, 1 szt.; Wdrożenie, 1 szt.; rezygnuje z: Chmura, 1 mies.",
    ]
    assert [row for row in rows if row not in text] == []
    assert "Wynik: dolna granica wyniku jednostki „Urząd”" in text
    assert "minimum" not in render_markdown(public(report))
