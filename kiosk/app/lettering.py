"""The lettering of this terminal: the fonts of its screen and slips, and those that are configured for its pages."""

import importlib
from collections.abc import Sequence
from dataclasses import replace

from kiosk.config.settings import Fonts
from kiosk.papers.lettering import Faces, Lettering

SANS = 2  # the face of Noto Sans CJK SC in the file that slips use the Mono face of


def lettering_of(fonts: Fonts) -> Lettering:
    """Nothing of it is imported or read before a rare character comes: the home screen waits for none."""

    def media() -> Sequence[Faces]:
        raster = importlib.import_module("drivers.receipt_printer.raster")
        papers = importlib.import_module("kiosk.papers.fonts")
        noto, *rare = slip = raster.TERMINAL_FACES
        screen = replace(noto, index=SANS), *rare  # the families of `ui.window`
        return screen, slip, papers.PaperFonts(fonts.page, fonts.page_rare).faces

    return Lettering(media)
