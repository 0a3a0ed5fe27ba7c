"""The form as one HTML file: style sheet, data and script within, a policy that lets in nothing else."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from functools import cache
from importlib.resources import files

from diagnoza.forms.officer.form import Form
from diagnoza.forms.officer.html.data import form_data

SCRIPTS = (
    "form",
    "wording",
    "truth",
    "decimal",
    "answer",
    "table",
    "entry",
    "route",
    "unit",
    "sheet",
    "saved_value",
    "saved_file",
    "draft",
    "element",
    "press",
    "field",
    "choices",
    "list",
    "rows",
    "question",
    "head",
    "progress",
    "search",
    "file",
    "page",
)
"""The files of the script in the order they are joined; each uses what stands before it, `page` sets all going."""

_GAP = re.compile(r"\{\{([a-z]+)\}\}")
_ESCAPED = {"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def form_page(form: Form) -> bytes:
    """The page in UTF-8; the same form gives the same bytes."""
    style, script = _read("form.css"), _script()
    policy = (
        f"default-src 'none'; script-src '{_hash(script)}'; style-src '{_hash(style)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    parts = {
        "policy": html.escape(policy),
        "title": html.escape(form.definition.title),
        "style": style,
        "data": _json(form_data(form)),
        "script": script,
    }
    # One pass, so that what stands in a text of the questionnaire is never taken for a gap to fill.
    return _GAP.sub(lambda gap: parts[gap[1]], _read("form.html")).encode()


@cache
def _read(name: str) -> str:
    """A file of this package; line ends as a browser counts them for the hash."""
    return files(__package__ or "").joinpath(name).read_text("utf-8").replace("\r\n", "\n")


def script_file(name: str) -> str:
    """One file of the script as it lies in the package."""
    return _read(f"script/{name}.js")


@cache
def _script() -> str:
    """All files as one script that leaves nothing in the scope of the page."""
    body = "\n".join(map(script_file, SCRIPTS))
    return f'"use strict";\n(() => {{\n{body}}})();\n'


def _hash(text: str) -> str:
    """The hash by which the policy knows a style sheet or a script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _json(data: object) -> str:
    """Data that can neither end their element nor open a comment in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<\u2028\u2029]", lambda found: _ESCAPED[found[0]], text)
