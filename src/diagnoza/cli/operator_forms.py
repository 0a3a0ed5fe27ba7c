"""`wypelnij`: the operator's own form filled, or a map for it proposed; what was filled, what stayed empty, what is not mapped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from diagnoza import pipeline, wording
from diagnoza.cli.errors import DONE, guarded
from diagnoza.render import json_values, terminal

if TYPE_CHECKING:
    from rich.console import Console

    from diagnoza.forms.operator.filling import Filling

_MAX_SHOWN = 40


def fill(
    form: Path,
    map_path: Path,
    sheets: Sequence[Path],
    output: Path,
    questionnaire: str | None,
    folder: Path | None,
    *,
    overwrite: bool,
    as_json: bool,
) -> int:
    """`wypelnij`."""

    def work() -> int:
        case = pipeline.open_case(sheets, questionnaire, folder)
        filling = pipeline.fill_form(case, form, map_path, output, overwrite=overwrite)
        if as_json:
            terminal.print_json(
                {
                    "schema": 1,
                    "written": str(output),
                    "filled": [{"target": f.target, "source": f.source, "value": f.text} for f in filling.filled],
                    "empty": [{"target": f.target, "source": f.source, "reason": f.reason} for f in filling.left],
                    "unmapped": list(filling.unmapped),
                    "problems": json_values.problems_json([*case.problems, *filling.problems]),
                }
            )
        terminal.print_problems(terminal.make_console(stderr=True), [*case.problems, *filling.problems])
        _tell(terminal.make_console(stderr=as_json), output, filling)
        return DONE

    return guarded(work, as_json=as_json)


def _tell(console: Console, output: Path, filling: Filling) -> None:
    count = wording.plural(len(filling.filled), "pole", "pola", "pól")
    console.print(f"Zapisano {output}: wypełniono {count}.", markup=False, soft_wrap=True)
    _listed(console, "Zostały puste:", [f"{f.target} ({f.source}) – {f.reason}" for f in filling.left])
    _listed(console, "Wyglądają na pola, a nie ma ich w mapie:", list(filling.unmapped))


def _listed(console: Console, title: str, lines: Sequence[str]) -> None:
    if lines:
        console.print(title, markup=False)
    for line in lines[:_MAX_SHOWN]:
        console.print(f"  {line}", markup=False, soft_wrap=True)
    if len(lines) > _MAX_SHOWN:
        console.print(f"  … i jeszcze {len(lines) - _MAX_SHOWN}; wszystkie pokaże --json", markup=False)


def sketch(
    form: Path, output: Path, questionnaire: str | None, folder: Path | None, *, overwrite: bool, as_json: bool
) -> int:
    """`wypelnij --szkic-mapy`."""

    def work() -> int:
        drawn = pipeline.sketch_map(form, output, questionnaire, folder, overwrite=overwrite)
        if as_json:
            terminal.print_json(
                {
                    "schema": 1,
                    "written": str(output),
                    "sure": drawn.sure,
                    "unsure": drawn.unsure,
                    "unmatched": drawn.unmatched,
                    "problems": json_values.problems_json(drawn.problems),
                }
            )
        terminal.print_problems(terminal.make_console(stderr=True), drawn.problems)
        console = terminal.make_console(stderr=as_json)
        console.print(
            f"Zapisano {output}: {wording.plural(drawn.sure, 'pole pewne', 'pola pewne', 'pól pewnych')}, "
            f"{drawn.unsure} do potwierdzenia, {drawn.unmatched} bez propozycji.",
            markup=False,
            soft_wrap=True,
        )
        console.print("Przejrzyj każdą pozycję, zanim użyjesz mapy: etykiety dopasowano do słów.", markup=False)
        return DONE

    return guarded(work, as_json=as_json)
