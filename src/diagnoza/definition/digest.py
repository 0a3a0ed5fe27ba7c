"""The fingerprint of a questionnaire: SHA-256 over canonical JSON of what it resolves to (design §7)."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from diagnoza.definition import model
from diagnoza.definition.census import fired

_NAMED = (
    model.Question,
    model.Option,
    model.Finding,
    model.Measure,
    model.Item,
    model.Act,
    model.Point,
    model.Programme,
)


def digest(definition: model.Definition) -> str:
    """Hexadecimal SHA-256; equal for equal content whatever the order of keys in the files."""
    findings = fired(definition.questions, definition.rules)
    measures = {m for finding in findings for group in finding.measures for m in group}
    content = {
        "questionnaire": {
            field: _plain(getattr(definition, field))
            for field in (
                "id",
                "version",
                "title",
                "introduction",
                "programme",
                "criteria",
                "calendar",
                "levels",
                "cap",
                "matrix",
            )
        },
        "areas": [
            {"id": a.id, "title": a.title, "weight": str(a.weight), "questions": [_whole(q) for q in a.questions]}
            for a in definition.areas
        ],
        "rules": [_whole(rule) for rule in definition.rules],
        "findings": {finding.id: _whole(finding) for finding in findings},
        "measures": {measure.id: _whole(measure) for measure in measures},
        "items": {item.id: _whole(item) for item in definition.bank.items.values()},
        "acts": {act.id: _whole(act) for act in definition.bank.acts.values()},
        "points": {f"{act}:{id_}": _whole(point) for (act, id_), point in definition.bank.points.items()},
        "certificates": {c.id: _whole(c) for c in definition.bank.certificates.values()},
        "programme": _whole(definition.programme) if definition.programme else None,
    }
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _whole(value: Any) -> dict[str, Any]:
    """Every field of one object, objects within by id."""
    plain = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, model.Question):
        plain["options"] = [_whole(option) for option in value.options]
    return plain


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int):  # most of what there is
        return value
    if isinstance(value, model.Point):
        return f"{value.act.id}:{value.id}"
    if isinstance(value, _NAMED):
        return value.id
    if dataclasses.is_dataclass(value):
        return {"": type(value).__name__} | {
            field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)
        }
    if isinstance(value, Mapping):
        return {_plain(key): _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(_plain(item) for item in value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Fraction | Decimal | date):
        return str(value)
    return value
