"""Build `docs/questionnaire-format.md`, the guide for those who write questionnaires: `python tools/build_guide.py`.

Its prose stands in `tools/content_format/guide.md`; its tables come from the models, so they cannot grow old.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

TOOLS: Final = Path(__file__).resolve().parent
if str(TOOLS) not in sys.path:
    sys.path.insert(0, str(TOOLS))

from content_format.guide import guide_text  # noqa: E402

GUIDE: Final = TOOLS.parent / "docs" / "questionnaire-format.md"


def main() -> None:
    """Write the guide."""
    GUIDE.write_text(guide_text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
