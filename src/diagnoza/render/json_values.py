"""What every JSON of the program is made of: scores with four decimals, money as strings with two, problems."""

from __future__ import annotations

import json
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from diagnoza import wording
from diagnoza.problems import Problem

Shape = dict[str, Any]


def json_bytes(shape: Shape) -> bytes:
    """A shape as a file holds it: indented, Polish letters as they are, a line feed at the end."""
    return (json.dumps(shape, ensure_ascii=False, indent=2) + "\n").encode()


def problems_json(problems: Iterable[Problem]) -> list[Shape]:
    """A list of problems in the shape they have everywhere."""
    return [problem.as_json() for problem in problems]


def failure_json(problems: Iterable[Problem]) -> Shape:
    """What a command prints when it fails."""
    return {"schema": 1, "problems": problems_json(problems)}


def share(value: Fraction | None) -> float | None:
    """A share with four decimals."""
    return None if value is None else float(wording.rounded(value, 4))


def money_json(grosze: int | None) -> str | None:
    """An amount with two decimals; None stays None."""
    return None if grosze is None else wording.amount(grosze)
