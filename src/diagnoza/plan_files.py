"""The files `plan` writes: checked before anything is read, made before the first is written, the decision last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from diagnoza.deciding import Decided
from diagnoza.files.write import ensure_not_input, ensure_writable, write_output
from diagnoza.pipeline import Case
from diagnoza.plan.model import Plan
from diagnoza.pricing import PriceList, price_list
from diagnoza.problems import Failure, Place, collect, problem


@dataclass(frozen=True, slots=True)
class PlanFiles:
    """The list to be priced, the price file of what was typed, the workbook of the plan."""

    request: Path | None = None
    asked: Path | None = None
    output: Path | None = None
    overwrite: bool = False

    def check(self, inputs: Sequence[Path]) -> None:
        """Whether each can be written; `Failure` with F003, F004, F006, F007, and F038 for two that are one."""
        named = (("--pytaj-o-ceny", self.asked), ("--wycena", self.request), ("--wynik", self.output))
        given = [(option, path) for option, path in named if path is not None]

        def checked(number: int) -> None:
            option, path = given[number]
            for other, earlier in given[:number]:
                if earlier.resolve() == path.resolve():
                    raise Failure([problem("F038", option=other, file=path)])
            if option != "--pytaj-o-ceny":  # which may exist: it is added to (`pricing.PriceKeeper`)
                suffixes = (".xlsx",) if option == "--wynik" else (".xlsx", ".yaml", ".yml")
                self._check(path, suffixes, [*inputs, *(earlier for _, earlier in given[:number])])

        collect(checked, range(len(given)))

    def _check(self, path: Path, suffixes: tuple[str, ...], inputs: Sequence[Path]) -> None:
        if path.suffix.lower() not in suffixes:
            allowed = ", ".join(suffixes[:2])
            raise Failure([problem("F006", Place(str(path)), suffix=path.suffix, allowed=allowed)])
        ensure_not_input(path, inputs)
        ensure_writable(path, overwrite=self.overwrite)


@dataclass(frozen=True, slots=True)
class Made:
    """What the files will hold; None where one was not asked for."""

    files: PlanFiles
    request: PriceList | None
    workbook: bytes | None

    def write(self, decided: Decided | None, written: Callable[[Path], None]) -> None:
        """Write them, then the decision; `written` hears of each. `Failure` as `write_output` and `Decided.keep`."""
        if decided is not None:
            decided.check()
        if self.files.request is not None and self.request is not None:
            write_output(self.files.request, self.request.data, overwrite=self.files.overwrite)
            written(self.files.request)
        if self.files.output is not None and self.workbook is not None:
            # It tells of weaknesses.
            write_output(self.files.output, self.workbook, overwrite=self.files.overwrite, private=True)
            written(self.files.output)
        if decided is not None:
            decided.keep()


def make(case: Case, plan: Plan, files: PlanFiles) -> Made:
    """Nothing is written yet; P035 where there is nothing to price."""
    request = price_list(case, plan, files.request.suffix) if files.request else None
    return Made(files, request, _workbook(case, plan) if files.output else None)


def _workbook(case: Case, plan: Plan) -> bytes:
    """The plan for the treasurer and the tender."""
    from diagnoza.render.xlsx.book import ledger_workbook  # openpyxl is loaded only where a workbook is asked for
    from diagnoza.report.ledger.build import build_ledger

    return ledger_workbook(build_ledger(case.evaluations, plan))
