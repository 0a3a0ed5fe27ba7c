"""What the source says about its fields: the sentence under each, read from the text of the module.

Pydantic can read these sentences itself (`use_attribute_docstrings`), but did so at every start of the program and made
the loading of the models half as long again.
"""

from __future__ import annotations

import ast
import inspect
from functools import cache
from pathlib import Path

from pydantic import BaseModel


def field_sentence(model: type[BaseModel], name: str) -> str:
    """The sentence under the field; „” where there is none."""
    return _sentences(Path(inspect.getfile(model))).get((model.__name__, name), "")


def model_sentence(model: type[BaseModel]) -> str:
    """The first paragraph of the model's docstring on one line."""
    return " ".join(inspect.cleandoc(model.__doc__ or "").split("\n\n")[0].split())


@cache
def _sentences(path: Path) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if not isinstance(node, ast.ClassDef):
            continue
        for field, below in zip(node.body, node.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                said = (
                    below.value.value if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) else ""
                )
                found[node.name, field.target.id] = " ".join(str(said).split())
    return found
