"""`wczytaj`: filled forms into a sheet, told answer by answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from diagnoza.cli.errors import DONE, PROBLEMS, guarded


def import_forms(
    paths: Sequence[Path],
    output: Path,
    folder: Path | None,
    *,
    policy: str,
    unit: str | None,
    accepted: Sequence[str],
    preview: bool,
    as_json: bool,
) -> int:
    """`wczytaj`."""

    def work() -> int:
        from diagnoza import collecting
        from diagnoza.render.intake import intake_json, print_intake, waiting_text
        from diagnoza.render.json_values import problems_json
        from diagnoza.render.terminal import make_console, print_json, print_problems

        ids = tuple(name.strip() for entry in accepted for name in entry.split(",") if name.strip())
        options = collecting.ImportOptions(policy, unit, ids, preview)  # type: ignore[arg-type]  # the policies only
        done = collecting.import_forms(paths, output, folder, options)
        problems = (*done.problems, *done.disputes)
        if as_json:
            print_json({
                "schema": 1,
                "sheet": str(output),
                "written": done.is_written,
                "answers": intake_json(done.answers),
                "problems": problems_json(problems),
            })  # fmt: skip
        console = make_console(stderr=as_json)
        print_intake(console, done.definition, done.answers)
        for line in (waiting_text(done.answers), _ending(done, preview=preview)):
            if line:
                console.print(line, markup=False, highlight=False, soft_wrap=True)
        print_problems(make_console(stderr=True), problems)
        return PROBLEMS if done.disputes else DONE

    return guarded(work, as_json=as_json)


def _ending(done: object, *, preview: bool) -> str:
    from diagnoza.collecting import Import

    assert isinstance(done, Import)
    if preview:
        return f"To tylko podgląd; arkusza {done.sheet} nie zmieniono."
    if not done.is_written:
        return f"Arkusz {done.sheet} już to zawiera; nic nie zmieniono."
    if done.is_new:
        return f"Zapisano nowy arkusz {done.sheet}."
    return f"Zapisano {done.sheet}; poprzednia wersja, z komentarzami, jest w {done.sheet}.bak."
