"""What a terminal draws its papers with: its services, fonts, place and clock. Knows no printer."""

from collections.abc import Callable

from kiosk.catalogue.load import SERVICES
from kiosk.config.settings import Config
from kiosk.model.clock import in_china
from kiosk.model.text import Text
from kiosk.papers.fonts import PaperFonts
from kiosk.papers.lettering import Lettering
from kiosk.papers.paper_data import PrintPlace
from kiosk.papers.papers import Papers

Says = Callable[[str], Callable[[Text], str]]  # how each language says a sentence


def papers_of(config: Config, says: Says, lettering: Lettering, wall: Callable[[], float]) -> Papers:
    """The papers of the terminal of this configuration. `wall`: seconds since the epoch."""
    terminal, fonts = config.terminal, config.fonts
    return Papers(
        services=SERVICES,
        says=says,
        fonts=PaperFonts(fonts.page, fonts.page_rare),
        lettering=lettering,
        place=PrintPlace(terminal.id, terminal.help_phone),
        now=lambda: in_china(wall()),
    )
