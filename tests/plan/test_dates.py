"""What hangs on a day is told: periods, the end of the project, a catalogue widened later; by hand."""

from __future__ import annotations

import pytest

from diagnoza.definition.model import Definition
from diagnoza.evaluation.model import Evaluation
from diagnoza.plan.build import build_plan
from diagnoza.plan.options import PlanOptions
from diagnoza.problems import Problem
from support.plan_bank import bank_of, programme
from support.small import Small

AREA = "questions: [{id: p, text: Czy?, kind: single, options: [{id: tak, label: Tak}, {id: nie, label: Nie}]}]"
ITEMS = """
    - {id: serwer, name: Serwer, kind: srodek-trwaly, unit: szt.}
    - {id: laptop, name: Laptop, kind: srodek-trwaly, unit: szt.}
    - {id: drukarka, name: Drukarka, kind: wyposazenie, unit: szt., yearly_cost: true}
    - {id: abonament, name: Abonament, kind: wnip, unit: szt., yearly_cost: true}
    """
SERVERS = """
    - {units: [spzoz], status: unclear, reason: szpital, source: {title: r}}
    - {from: 2021-10-19, area: a, status: eligible, reason: w katalogu, source: {title: r}}
    - {status: unclear, reason: "Dodano 19 października 2021 r.", source: {title: komunikat, point: serwery}}
"""
CLASSED = {"serwer": SERVERS, "laptop": "ineligible", "drukarka": "eligible", "abonament": "eligible"}
PERIOD = "eligible_period: {from: 2020-02-01, to: 2023-09-30}"


@pytest.fixture
def definition(small: Small) -> Definition:
    other = programme(CLASSED, PERIOD, "inny").replace("[gmina]", "[powiat]")
    return bank_of(small.file("programmes/inny.yaml", other), AREA, "", ITEMS, programme(CLASSED, PERIOD))


def told(plan_problems: tuple[Problem, ...]) -> dict[str, str]:
    """Messages of this module by code; one of each in these tests."""
    return {p.code: p.message for p in plan_problems if p.code in ("P009", "P014", "P062") or p.code.startswith("P05")}


def messages(small: Small, definition: Definition, rest: str) -> dict[str, str]:
    return told(small.plan(definition, ("p: tak", rest)).problems)


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        ("2020-01-31", {"P009"}),  # before the eligible period, which tells more than that servers were added later
        ("2020-02-01", {"P052"}),
        ("2021-10-18", {"P052"}),
        ("2021-10-19", set()),
        ("2023-09-30", set()),
        ("2023-10-01", {"P009"}),
    ],
)
def test_server_already_bought_is_judged_by_its_own_day(
    small: Small, definition: Definition, day: str, codes: set[str]
) -> None:
    rest = f'wydatki: [{{item: serwer, brutto: "100.00", data: {day}}}]'
    assert messages(small, definition, rest).keys() == codes


def test_expense_that_is_not_eligible_on_its_day_is_told_with_the_reason_and_the_source(
    small: Small, definition: Definition
) -> None:
    rest = 'wydatki: [{item: serwer, brutto: "100.00", data: 2021-10-18}]'
    (found,) = [p for p in small.plan(definition, ("p: tak", rest)).problems if p.code == "P052"]
    assert found.message == (
        "wydatek na „Serwer” z 18.10.2021 jest w programie Gmina do wyjaśnienia: Dodano 19 października 2021 r."
    )
    assert found.hint == (
        "zob. komunikat, serwery; rozstrzyga operator, a do tego czasu wydatek pomniejsza środki planu"
    )


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2020-01-31", "niekwalifikowalny: Zakup przed 1 lutego 2020 r., początkiem okresu kwalifikowalności."),
        (
            "2023-10-01",
            "do wyjaśnienia: Zakup po 30 września 2023 r., końcu okresu kwalifikowalności; rozstrzyga umowa.",
        ),
    ],
)
def test_expense_out_of_the_period_is_told_its_status(
    small: Small, definition: Definition, day: str, told: str
) -> None:
    rest = f'wydatki: [{{item: drukarka, brutto: "100.00", data: {day}}}]'
    message = messages(small, definition, rest)["P009"].replace("\N{NO-BREAK SPACE}", " ")
    assert message.endswith(f"leży poza okresem kwalifikowalności i jest w programie Gmina {told}")


def test_expense_no_programme_pays_on_any_day_stays_ineligible(small: Small, definition: Definition) -> None:
    found = messages(small, definition, 'wydatki: [{item: laptop, brutto: "100.00", data: 2023-10-01}]')
    assert found["P009"].endswith("niekwalifikowalny: nie")


def test_expense_without_a_day_is_asked_for_it_where_the_day_decides(small: Small, definition: Definition) -> None:
    assert messages(small, definition, 'wydatki: [{item: serwer, brutto: "100.00"}]').keys() == {"P053"}
    assert messages(small, definition, 'wydatki: [{item: drukarka, brutto: "100.00"}]') == {}
    hospital = 'jednostka: {nazwa: SP ZOZ, rodzaj: spzoz}\nwydatki: [{item: serwer, brutto: "100.00"}]'
    assert messages(small, definition, hospital) == {}  # unclear for it on any day


def test_planned_purchase_is_asked_for_the_day_of_the_diagnosis_where_it_decides(
    small: Small, definition: Definition
) -> None:
    wish = "potrzeby_wlasne: [{item: serwer, uzasadnienie: stary}]"
    assert messages(small, definition, wish) == {}
    dayless = messages(small, definition, f"przeprowadzono: {{}}\n{wish}")
    assert dayless.keys() == {"P054"}
    assert dayless["P054"].endswith(": Serwer")


@pytest.mark.parametrize(
    ("day", "side"),
    [("2020-01-31", "przed okresem"), ("2020-02-01", ""), ("2023-09-30", ""), ("2023-10-01", "po okresie")],
)
def test_plan_outside_the_eligible_period_is_told(small: Small, definition: Definition, day: str, side: str) -> None:
    found = messages(small, definition, f"przeprowadzono: {{do: {day}}}")
    assert ("P050" in found) is bool(side)
    if side:
        assert f"jest {side} kwalifikowalności w programie Gmina (od 01.02.2020 do 30.09.2023)" in found["P050"]


def test_subscription_that_may_outlast_the_project_is_told_with_its_last_day(
    small: Small, definition: Definition
) -> None:
    """A printer costs its paper after the project, yet nothing of that is paid ahead. Without a price nothing is bought."""
    wish = "potrzeby_wlasne: [{item: abonament, uzasadnienie: a}, {item: drukarka, uzasadnienie: d}]"
    assert messages(small, definition, f"umowa: {{koniec_projektu: 2023-06-30}}\n{wish}") == {}
    wish += '\nceny_szacunkowe: {abonament: {netto: "1.00", vat: zw}, drukarka: {netto: "1.00", vat: zw}}'
    found = messages(small, definition, f"umowa: {{koniec_projektu: 2023-06-30}}\n{wish}")
    assert found == {"P051": "licencje i usługi, które mogą wykroczyć poza koniec projektu (30.06.2023): Abonament"}
    assert messages(small, definition, wish) == {}


def test_expense_after_the_end_of_the_project_is_told(small: Small, definition: Definition) -> None:
    rest = 'umowa: {koniec_projektu: 2023-06-30}\nwydatki: [{item: drukarka, brutto: "1.00", data: 2023-07-01}]'
    assert messages(small, definition, rest).keys() == {"P014"}


def test_programme_the_office_could_not_apply_to_is_told_once_it_is_compared(
    small: Small, definition: Definition
) -> None:
    evaluation: Evaluation = small.evaluate(definition, "p: tak")
    both = PlanOptions(programmes=(definition.bank.programmes["gmina"], definition.bank.programmes["inny"]))
    assert told(build_plan([evaluation], both).problems) == {
        "P055": "jednostka „Urząd” (gmina) nie mogła ubiegać się o grant w programie Inny"
    }


@pytest.mark.parametrize(("end", "is_told"), [("2023-09-30", False), ("2023-10-01", True)])
def test_project_that_ends_after_the_period_of_the_programme_is_told(
    small: Small, definition: Definition, end: str, is_told: bool
) -> None:
    found = messages(small, definition, f"umowa: {{koniec_projektu: {end}}}")
    said = "koniec projektu (01.10.2023) jest po okresie kwalifikowalności programu Gmina (od 01.02.2020 do 30.09.2023)"
    assert found == ({"P062": said} if is_told else {})


@pytest.mark.parametrize(
    ("contract", "programmes", "is_told"),
    [
        pytest.param('{kwota_grantu: "500.00"}', ("inny",), True, id="another programme first"),
        pytest.param("{koniec_projektu: 2024-12-31}", ("inny",), True, id="its end says nothing of the other's period"),
        pytest.param('{kwota_grantu: "500.00"}', ("gmina", "inny"), False, id="its own first"),
        pytest.param('{kwota_grantu: "500.00"}', (), False, id="its own alone"),
        pytest.param("{vat_kwalifikowalny: 100}", ("inny",), False, id="neither grant nor end"),
    ],
)
def test_contract_of_another_programme_is_told_and_settles_nothing(
    small: Small, definition: Definition, contract: str, programmes: tuple[str, ...], is_told: bool
) -> None:
    options = PlanOptions(programmes=tuple(definition.bank.programmes[id_] for id_ in programmes))
    plan = small.plan(definition, ("p: tak", f"umowa: {contract}"), options=options)
    found = [problem.message for problem in plan.problems if problem.code in ("P059", "P062")]
    said = "umowa w arkuszu dotyczy programu Gmina, a plan liczony jest według programu Inny"
    assert found == ([said] if is_told else [])
    assert plan.settlement is not None
    assert plan.settlement.is_of_contract is ("kwota" in contract and not is_told)
