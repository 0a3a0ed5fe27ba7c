"""`porownaj`: before and after."""

from __future__ import annotations

from pathlib import Path

from diagnoza import comparing
from diagnoza.cli.errors import DONE, guarded
from diagnoza.render import changes, terminal


def compare(old: Path, new: Path, questionnaire: str | None, folder: Path | None, *, as_json: bool) -> int:
    """`porownaj`."""

    def work() -> int:
        comparison = comparing.compare_files([old], [new], questionnaire, folder)
        units = (comparison.before.evaluations, comparison.after.evaluations)
        if as_json:
            terminal.print_json(changes.changes_json(*units, comparison.found, comparison.problems))
        console = terminal.make_console(stderr=as_json)
        changes.print_changes(console, *units, comparison.found, comparison.chapter.sentences)
        terminal.print_problems(terminal.make_console(stderr=True), comparison.problems)
        return DONE

    return guarded(work, as_json=as_json)
