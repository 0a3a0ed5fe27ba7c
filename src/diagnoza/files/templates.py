"""The shipped templates: a folder of `report_templates/` each, with `szablon.docx` in it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from diagnoza.files.content import shipped
from diagnoza.problems import Failure, problem, suggestion

FILE: Final = "szablon.docx"
STANDARD: Final = "diagnoza"
PUBLIC: Final = "jawna"


def template_names() -> tuple[str, ...]:
    """The names of the templates there are, the standard one first."""
    names = sorted(path.parent.name for path in shipped("report_templates").glob(f"*/{FILE}"))
    return tuple(sorted(names, key=lambda name: name != STANDARD))


def template_path(name: str) -> Path:
    """Where a shipped template lies; `Failure` T075 for a name there is none of, with the nearest one."""
    if name not in template_names():
        raise Failure([problem("T075", hint=suggestion(name, template_names()), name=name)])
    return shipped("report_templates") / name / FILE


def named_template(name_or_path: str) -> Path:
    """A shipped template by its name, or a file of the user's own by its path; T075 for a bare word that is neither.

    What has a folder or a suffix in it is a path, to be told about as a file that is not there.
    """
    given = Path(name_or_path)
    is_bare = name_or_path == given.name and not given.suffix
    return template_path(name_or_path) if is_bare and not os.path.exists(name_or_path) else given
