"""Opening the zip of a template: the guard is `files.package`, its faults get the codes of templates here."""

from typing import Final

from diagnoza.files.package import FaultKind, Limits, PackageFault, is_safe_name, is_xml
from diagnoza.files.package import read_package as read_guarded
from diagnoza.render.docx.faults import fault

__all__ = ["Limits", "is_safe_name", "is_xml", "read_package"]

_CODES: Final[dict[FaultKind, str]] = {
    "no-package": "T001",
    "bad-part": "T002",
    "over-limit": "T003",
    "bad-name": "T004",
}


def read_package(data: bytes, limits: Limits | None = None) -> dict[str, bytes]:
    """The parts of a package by name, in the order of the file.

    Raises T001 (not a zip, not a docx), T002 (a part that can't be read), T003 (over a limit) and T004 (a name that leaves
    the package, or one given twice).
    """
    try:
        return read_guarded(data, limits)
    except PackageFault as refused:
        raise fault(_CODES[refused.kind], part=refused.part, detail=refused.detail) from refused
