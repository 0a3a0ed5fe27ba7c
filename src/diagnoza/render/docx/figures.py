"""What stands in a report only when there is something to show: charts with points and pictures given with the data.

Found by marks, as in `markers`; a figure without anything to show goes with the paragraph it fills.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Final

from markupsafe import escape

from diagnoza.render.docx.additions import Additions
from diagnoza.render.docx.chart import MARK, Chart, draw
from diagnoza.render.docx.environment import FORBIDDEN
from diagnoza.render.docx.markers import DRAWING
from diagnoza.render.docx.names import DRAWING_NS, OFFICE_NS, PIC_NS, WP_NS

FIGURE: Final = "<?figure ?>"
FIGURE_END: Final = "<?figured ?>"
PICTURES: Final = "<?pictures ?>"
WHOLE: Final = re.compile(f"{re.escape(FIGURE)}(.*?){re.escape(FIGURE_END)}", re.DOTALL)
GAP: Final = "<w:r><w:t>\u2003</w:t></w:r>"
"""Between two pictures: a space as wide as a letter is high, at which a line may break."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture to print: the file, its suffix (`png` or `jpeg`), its size in English Metric Units, and what is read aloud."""

    data: bytes
    suffix: str
    width: int
    height: int
    description: str


@dataclass(frozen=True, slots=True)
class Figures:
    """What there is to draw, and where the parts it takes are collected."""

    charts: tuple[Chart, ...]
    pictures: tuple[Picture, ...]
    additions: Additions


def settle_figures(xml: str, source: str, figures: Figures) -> str:
    """The XML of the part `source` with its figures drawn."""
    if FIGURE not in xml:
        return xml

    def figure(found: re.Match[str]) -> str:
        body = found[1]
        if PICTURES in body:
            strip = GAP.join(_run(picture, source, figures.additions) for picture in figures.pictures)
            return body.replace(PICTURES, strip) if strip else ""
        if (mark := MARK.search(body)) is None:
            return body
        id_ = draw(figures.charts[int(mark[1])], mark[2], source, figures.additions)
        return f"{body[: mark.start()]}{id_}{body[mark.end() :]}" if id_ else ""

    return WHOLE.sub(figure, xml)


def _run(picture: Picture, source: str, additions: Additions) -> str:
    """The run with the picture, whose part is named by its content, so that the same picture comes in once."""
    file = f"diagnoza-{hashlib.sha256(picture.data).hexdigest()[:16]}.{picture.suffix}"
    name = f"{source.rpartition('/')[0]}/media/{file}".lstrip("/")
    additions.add(name, picture.data, f"image/{picture.suffix}")
    id_ = additions.relate(source, f"{OFFICE_NS}/image", name)
    size = f'cx="{picture.width}" cy="{picture.height}"'
    words = FORBIDDEN.sub("", picture.description)
    told = f'id="{DRAWING}" name="{file}" descr="{escape(" ".join(words.split()))}"'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{WP_NS}" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f'<wp:docPr {told}/><a:graphic xmlns:a="{DRAWING_NS}"><a:graphicData uri="{PIC_NS}"><pic:pic xmlns:pic="{PIC_NS}">'
        f'<pic:nvPicPr><pic:cNvPr id="0" name="{file}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{OFFICE_NS}" r:embed="{id_}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
