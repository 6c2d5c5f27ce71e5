"""Services are said once, and only those that have changed are said again."""

from dataclasses import replace

from kiosk.model.text import plain
from ui.gallery.render import EXAMPLES
from ui.gallery.screens import SERVICES
from ui.present.shown import Localizer, SaidItems, shown_offers
from ui.words.sentences import STRINGS, Words

LOCALIZER = Localizer(Words("en", (STRINGS, EXAMPLES)))


def test_what_was_said_of_a_service_stays_until_the_service_is_another() -> None:
    said: SaidItems = {}
    first, second, *_ = shown_offers(SERVICES, LOCALIZER, said)["offers"]
    other = replace(SERVICES[0], note=plain("closed today", private=False))

    after = shown_offers((other, *SERVICES[1:]), LOCALIZER, said)["offers"]

    assert after[0]["note"] == "closed today"
    assert first["note"] != "closed today"
    assert after[1] is second
    assert after[1:] == shown_offers(SERVICES, LOCALIZER, {})["offers"][1:]
