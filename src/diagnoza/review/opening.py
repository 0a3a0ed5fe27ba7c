"""Opening a finished report, which may come from anybody."""

from __future__ import annotations

from pathlib import Path

from diagnoza.files.reading import read_bytes
from diagnoza.problems import Failure, Place, problem
from diagnoza.render.docx.faults import TemplateFault
from diagnoza.render.docx.package import Limits, read_package

LARGEST = 200_000_000
LIMITS = Limits(parts=5_000, part=64 * 2**20, xml=128 * 2**20, total=256 * 2**20)
_REASONS = {
    "T001": "to nie jest plik DOCX",
    "T002": "dane są uszkodzone albo zaszyfrowane",
    "T003": "po rozpakowaniu jest za duży",
    "T004": "zawiera część o niedozwolonej nazwie",
    "T005": "nie ma w nim dokumentu Worda",
    "T012": "zawiera deklarację DOCTYPE, której Word nie zapisuje",
    "T013": "jego XML jest uszkodzony",
}
"""The guard's sentences speak of templates; those of a report are here."""


def open_report(path: Path) -> dict[str, bytes]:
    """The parts of a report by name; `Failure` F00x where it cannot be read and F023 where it is no report or a hostile one."""
    data = read_bytes(path, LARGEST)
    if len(data) > LARGEST:
        raise Failure([problem("F023", Place(str(path)), file=path, reason="jest za duży")])
    try:
        return read_package(data, LIMITS)
    except TemplateFault as fault:
        raise unreadable(path, fault) from fault


def unreadable(path: Path, fault: TemplateFault) -> Failure:
    """The guard's fault told as one of a report."""
    reason = _REASONS.get(fault.code, fault.message)
    return Failure([problem("F023", Place(str(path)), file=path, reason=reason)])
