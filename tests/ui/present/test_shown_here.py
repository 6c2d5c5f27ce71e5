"""What stands at the light of the device that is drawn: place it here, and not while what was placed is being read."""

import pytest

from kiosk.model.events import Progress
from kiosk.model.screen import Screen
from tests.kiosk.play import CARD_MOVED, CERT, Fails, Play
from ui.gallery.screens import STATUS
from ui.present.localizer import Localizer
from ui.present.shown import shown_screen
from ui.theme.reader import LANGUAGES
from ui.words.sentences import Words


def at_the_light(screen: Screen, language: str = "zh-Hans") -> str:
    return str(shown_screen(screen, STATUS, Localizer(Words(language)), {"spoken": {}})["here"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_told_to_place_a_card_beside_the_word_that_it_is_to_stay(language: str) -> None:
    play = Play().do(CERT)
    asked = at_the_light(play.screen, language)
    read = at_the_light(play.do(Progress(play.visit.waiting, "reading")).screen, language)
    assert (asked, read) == {
        "zh-Hans": ("放在这里", "先别拿开"),
        "en": ("Place it here", "Leave it there"),
    }[language]
    assert at_the_light(play.do(Fails(CARD_MOVED)).screen, language) == asked
