"""A questionnaire of six questions with a condition, and sessions over it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from diagnoza.answers.source import SheetSource
from diagnoza.definition.model import Definition
from diagnoza.interview.session import Session, begin
from support.small import Small

AREAS = {
    "kopie": """
        questions:
          - id: sa
            text: Czy są kopie?
            kind: single
            scope: core
            ask: [informatyk]
            options:
              - {id: tak, label: "Tak, wszystkie", points: 1}
              - {id: czesciowo, label: Częściowo, points: 0.5}
              - {id: nie, label: Nie, points: 0}
          - id: proba
            text: Kiedy była próba?
            kind: date
            scope: core
            ask: [informatyk]
            show_if: {q: sa, in: [tak, czesciowo]}
            options: [{id: nigdy, label: Nigdy, points: 0}]
            bands: [{up_to: 12, points: 1}, {points: 0}]
          - id: ile
            text: Ile kopii?
            kind: number
            ask: [informatyk, sekretarz]
            unit: szt.
            min: 0
            max: 99
            show_if: {q: sa, in: [tak, czesciowo]}
    """,
    "ludzie": """
        questions:
          - id: zasady
            text: Które zasady spisano?
            kind: multi
            scope: core
            ask: [sekretarz, kadry]
            options:
              - {id: hasla, label: Hasła, points: 0.5}
              - {id: odejscia, label: Odejścia z pracy, points: 0.5}
              - {id: zadne, label: Żadne z powyższych, points: 0, exclusive: true}
          - {id: opis, text: Jak to działa?, kind: text, ask: [sekretarz]}
          - id: spis
            text: Jakie umowy?
            kind: table
            columns: [{id: kto, label: Kto, required: true}, {id: do, label: Do kiedy, kind: date}]
    """,
}
SHEET = {
    "format_arkusza": "1",
    "kwestionariusz": "proba",
    "wersja_kwestionariusza": "1",
    "jednostka": {"nazwa": "Urząd", "rodzaj": "gmina"},
    "przeprowadzono": {"do": "2022-06-08"},
    "odpowiedzi": {},
}
START = datetime(2022, 6, 6, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def definition(tmp_path_factory: pytest.TempPathFactory) -> Definition:
    small = Small(tmp_path_factory.mktemp("bank"))
    for id_, text in AREAS.items():
        small.area(id_, text)
    return small.definition()


@pytest.fixture
def session(definition: Definition) -> Session:
    return begin(definition, SheetSource.model_validate(SHEET))


@pytest.fixture
def now() -> Callable[[], datetime]:
    """A clock that goes a minute on whenever it is looked at."""
    minutes = iter(range(10_000))
    return lambda: START + timedelta(minutes=next(minutes))


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "arkusz.yaml"
    path.write_text(
        """\
# Komentarz audytora.
format_arkusza: 1
kwestionariusz: proba
wersja_kwestionariusza: "1"
jednostka: {nazwa: Urząd, rodzaj: gmina, teryt: "0299012"}
przeprowadzono: {do: 2022-06-08}
odpowiedzi:
  opis: {odpowiedz: jakoś, uwagi: "tak powiedział, i tyle"}
""",
        encoding="utf-8",
    )
    return path
