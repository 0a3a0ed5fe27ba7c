"""The sample forms are what the tool builds."""

from __future__ import annotations

from build_operator_form import FOLDER, build


def test_the_forms_are_what_the_tool_builds() -> None:
    built = build()
    assert {path.name for path in FOLDER.glob("formularz.*")} == set(built)
    for name, data in built.items():
        assert (FOLDER / name).read_bytes() == data, "run: make generate"
