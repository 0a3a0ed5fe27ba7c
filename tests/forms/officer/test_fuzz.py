"""Two hundred thousand spoilt forms: whatever comes by mail, the import tells its problems, soon, and never breaks."""

from __future__ import annotations

import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random

import pytest

from build_corpus import FOLDER
from diagnoza.definition.model import Definition
from diagnoza.files.definition_cache import load_definition
from diagnoza.forms.officer.incoming import incoming
from diagnoza.forms.officer.intake import take_in
from diagnoza.forms.officer.reading import read_form
from diagnoza.problems import Failure
from support.cases import IS_LONG
from support.mutations import mutated, mutated_workbook

YAMLS = 190_000 if IS_LONG else 1_000
WORKBOOKS = 10_000 if IS_LONG else 40
PARTS = 10
"""So many tests share the work, for `pytest -n`."""
MOST_SECONDS = 1.0
MOST_MEGABYTES = 400
QUESTIONNAIRES = ("cyfrowa-gmina", "cyfrowy-powiat", "kri-2024", "ksc-2026", "cyberbezpieczny-samorzad")
GOOD = {".yaml": "byte-order-mark-1.yaml", ".xlsx": "rows-hidden-1.xlsx"}

Mutate = Callable[[Random, Sequence[bytes]], bytes]


@cache
def definitions() -> Mapping[str, Definition]:
    """Each questionnaire once."""
    return {id_: load_definition(id_) for id_ in QUESTIONNAIRES}


@cache
def seeds(suffix: str) -> Sequence[bytes]:
    """The files of the corpus, broken in one way already or good."""
    return [path.read_bytes() for path in sorted(FOLDER.glob(f"*{suffix}")) if path.stat().st_size < 40_000]


def outcome(path: Path) -> str:
    """How the import ends: „taken”, or the first code of what is told. Any exception but ours is raised."""
    try:
        form = read_form(path)
        definition = definitions().get(form.file.source.questionnaire, definitions()["kri-2024"])
        taken = take_in(None, [incoming(form, definition)], definition, "urzad", "zatrzymaj")
    except Failure as failure:
        problems = failure.problems
    else:
        assert taken.text
        return "taken"
    assert problems
    assert all(problem.message and problem.place.file for problem in problems), problems
    return problems[0].code


def inputs(part: int, total: int, mutate: Mutate, suffix: str) -> Iterator[tuple[str, bytes]]:
    """Every tenth input, with the seed that makes it again."""
    for number in range(part, total, PARTS):
        seed = f"{suffix} {number}"
        yield seed, mutate(Random(seed), seeds(suffix))


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(
    ("suffix", "mutate", "total"),
    [(".yaml", mutated, YAMLS), (".xlsx", mutated_workbook, WORKBOOKS)],
    ids=["yaml", "xlsx"],
)
def test_spoilt_form_is_told_in_time_and_never_breaks_the_import(
    tmp_path: Path, part: int, suffix: str, mutate: Mutate, total: int
) -> None:
    """No exception but `Failure`, none over a second of the processor's time, memory bounded; the seed of what fails is told."""
    path = tmp_path / f"formularz{suffix}"
    path.write_bytes((FOLDER / GOOD[suffix]).read_bytes())
    assert outcome(path) == "taken", "what is loaded once is loaded before the clock runs"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ends: Counter[str] = Counter()
    for seed, data in inputs(part, total, mutate, suffix):
        path.write_bytes(data)
        start = time.process_time()
        try:
            ends[outcome(path)] += 1
        except Exception as error:
            raise AssertionError(f"seed {seed!r}: {error!r} of {data[:4_000]!r}") from error
        spent = time.process_time() - start
        assert spent < MOST_SECONDS, f"seed {seed!r}: {spent:.1f} s for {data[:4_000]!r}"
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    assert grown < MOST_MEGABYTES, f"{grown} MB more than before"
    assert sum(ends.values()) == len(range(part, total, PARTS))
