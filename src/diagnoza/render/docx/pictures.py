"""Pictures given with the data, such as logos: what they are, and how large they stand side by side.

The only module of the program that loads python-docx, whose readers know PNG and JPEG; it is imported only where pictures are given.
Codes: T049, T050.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from docx.image.image import Image

from diagnoza.problems import NOWHERE, Failure, Place, problem
from diagnoza.render.docx.figures import Picture

EMU: Final = 360_000
"""English Metric Units in a centimetre."""
WIDEST: Final = 17 * EMU
HIGHEST: Final = 16 * EMU // 10
GAP: Final = EMU // 2
"""Room for the space between two pictures."""
LARGEST: Final = 5_000_000
"""Bytes."""
MOST_PIXELS: Final = 50_000_000
SUFFIXES: Final = {"image/png": "png", "image/jpeg": "jpeg"}


def read_picture(data: bytes, description: str, place: Place = NOWHERE) -> Picture:
    """The picture in a file, in the size it has as it stands; Failure T049 for another file and T050 for a large one."""
    if len(data) > LARGEST:
        raise Failure([problem("T050", place, detail=f"ponad {LARGEST // 1_000_000} MB")])
    try:
        image = Image.from_blob(data)
        kind, across, down = image.content_type, image.px_width, image.px_height
        width, height = int(image.width), int(image.height)
    except Exception as error:  # python-docx reads a damaged file until something breaks, each time something else
        raise Failure([problem("T049", place, detail="nie jest obrazem albo jest uszkodzony")]) from error
    if kind not in SUFFIXES:
        raise Failure([problem("T049", place, detail=f"rodzaj {kind}")])
    if not all(side > 0 for side in (across, down, width, height)):
        raise Failure([problem("T049", place, detail="nie ma szerokości lub wysokości")])
    if across * down > MOST_PIXELS:
        raise Failure([problem("T050", place, detail=f"{across} na {down} punktów")])
    return Picture(data, SUFFIXES[kind], width, height, description)


def fit_pictures(pictures: Sequence[Picture]) -> tuple[Picture, ...]:
    """The pictures all as high as each other, 1.6 cm or less, so that side by side they are at most 17 cm wide.

    Of more than eighteen the gaps alone are wider than half of that; then the line breaks.
    """
    if not pictures:
        return ()
    room = max(WIDEST - GAP * (len(pictures) - 1), WIDEST // 2)
    height = min(HIGHEST, room / sum(picture.width / picture.height for picture in pictures))
    return tuple(
        replace(picture, width=max(1, int(height * picture.width / picture.height)), height=max(1, int(height)))
        for picture in pictures
    )
