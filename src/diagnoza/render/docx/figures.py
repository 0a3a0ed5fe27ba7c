"""What stands in a report only when there is something to show: charts with points. Found by marks, as in `markers`."""

import re
from typing import Final

from diagnoza.render.docx.additions import Additions
from diagnoza.render.docx.chart import MARK, Chart, draw

FIGURE: Final = "<?figure ?>"
FIGURE_END: Final = "<?figured ?>"
WHOLE: Final = re.compile(f"{re.escape(FIGURE)}(.*?){re.escape(FIGURE_END)}", re.DOTALL)


def settle_figures(xml: str, source: str, charts: tuple[Chart, ...], additions: Additions) -> str:
    """The XML of the part `source` with its figures drawn; those with nothing to show go, with the paragraph they fill."""
    if FIGURE not in xml:
        return xml

    def figure(found: re.Match[str]) -> str:
        mark = MARK.search(found[1])
        if mark is None:
            return found[1]
        id_ = draw(charts[int(mark[1])], mark[2], source, additions)
        return f"{found[1][: mark.start()]}{id_}{found[1][mark.end() :]}" if id_ else ""

    return WHOLE.sub(figure, xml)
