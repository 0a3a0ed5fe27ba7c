"""`odzyskaj`: what a report was made from, and what was changed in it since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diagnoza import recovering, wording
from diagnoza.cli.errors import DONE, PROBLEMS, guarded
from diagnoza.problems import errors
from diagnoza.render.json_values import problems_json
from diagnoza.render.terminal import make_console, print_json, print_problems
from diagnoza.review.changes import Change, Changes

_SHOWN = 5
_LONGEST = 100
_KINDS = {"changed": "zmieniono", "added": "dodano", "removed": "usunięto po"}


def extract(report: Path, folder: Path | None, *, overwrite: bool, as_json: bool) -> int:
    """Exit 1 when a sheet does not fit its checksum; what was found is written all the same."""

    def work() -> int:
        target = folder or report.with_name(f"{report.stem}-dane")
        recovered = recovering.recover(report, target, overwrite=overwrite)
        if as_json:
            print_json(recovered_json(report, recovered))
        console = make_console(stderr=as_json)
        for line in told(recovered):
            console.print(line, markup=False, highlight=False, soft_wrap=True)
        print_problems(make_console(stderr=True), recovered.problems)
        return PROBLEMS if errors(recovered.problems) else DONE

    return guarded(work, as_json=as_json)


def told(recovered: recovering.Recovered) -> Iterator[str]:
    """The lines for people."""
    origin = recovered.origin
    yield from changes_told(recovered.changes)
    yield f"Kwestionariusz {origin.questionnaire}, wersja {origin.version}; program diagnoza {origin.program}."
    yield "Zapisano:"
    yield from (f"  {path}" for path, _ in recovered.files)


def changes_told(changes: Changes) -> Iterator[str]:
    """Whether the document was changed, and the first few places."""
    match changes.state:
        case "unchanged":
            yield "Dokument nie zmieniony od wydania."
        case "resaved":
            yield "Zapisano ponownie, treść ta sama."
        case "changed":
            if changes.places:
                counted = wording.plural(changes.changed, "akapit", "akapity", "akapitów")
                yield f"Zmieniono {counted}, dodano {changes.added}, usunięto {changes.removed}:"
                yield from (_place(place) for place in changes.places[:_SHOWN])
                if (rest := len(changes.places) - _SHOWN) > 0:
                    yield f"  i jeszcze {wording.plural(rest, 'miejsce', 'miejsca', 'miejsc')}"
            if changes.margins_changed:
                yield "Zmieniono tekst nagłówka, stopki albo przypisu."


def _place(place: Change) -> str:
    text = place.text if len(place.text) <= _LONGEST else f"{place.text[: _LONGEST - 1]}…"
    quoted = f"„{text}”" if text else "(początek dokumentu)"
    return f"  {_KINDS[place.kind]}: {quoted}"


def recovered_json(report: Path, recovered: recovering.Recovered) -> dict[str, Any]:
    """One object: what was made, from what, and what became of the document."""
    origin, changes = recovered.origin, recovered.changes
    return {
        "schema": 1,
        "report": str(report),
        "program": origin.program,
        "questionnaire": {
            "id": origin.questionnaire,
            "version": origin.version,
            "sha256": origin.questionnaire_sha256,
        },
        "state": changes.state,
        "changed": changes.changed,
        "added": changes.added,
        "removed": changes.removed,
        "margins_changed": changes.margins_changed,
        "places": [{"kind": place.kind, "text": place.text} for place in changes.places[:100]],
        "files": [{"path": str(path), "sha256": digest} for path, digest in recovered.files],
        "problems": problems_json(recovered.problems),
    }
