"""Build the DOCX templates that ship with diagnoza: `python tools/build_templates.py`.

The file is checked in; a test holds that it equals what this builds, so change the template here, never in Word.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

TOOLS: Final = Path(__file__).resolve().parent
if str(TOOLS) not in sys.path:
    sys.path.insert(0, str(TOOLS))

from report_template import actions, closing, opening, units  # noqa: E402
from report_template.blocks import Writer  # noqa: E402
from report_template.package import new_document, packed  # noqa: E402

TEMPLATE: Final = TOOLS.parent / "report_templates" / "diagnoza" / "szablon.docx"


def build() -> bytes:
    """The template of the report, in the order of design §6."""
    document = new_document()
    writer = Writer(document)
    opening.write(writer)
    units.write(writer)
    actions.write(writer)
    closing.write(writer)
    return packed(document)


def main() -> None:
    """Write the template."""
    TEMPLATE.parent.mkdir(parents=True, exist_ok=True)
    TEMPLATE.write_bytes(build())


if __name__ == "__main__":
    main()
