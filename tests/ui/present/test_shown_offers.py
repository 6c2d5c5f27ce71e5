"""Services are said once, and only those that have changed are said again."""

from dataclasses import replace
from pathlib import Path

from kiosk.model.text import Text, plain
from ui.gallery.render import EXAMPLES
from ui.gallery.screens import SERVICES
from ui.present.localizer import Localizer
from ui.present.shown import SaidItems, shown_offers
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


def test_what_is_said_otherwise_of_a_service_is_known_by_what_is_shown(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "words.ftl").write_text("told = Soon\n    .spoken = Very soon\n", encoding="utf-8")
    localizer = Localizer(Words("en", (STRINGS, EXAMPLES, tmp_path)))
    item = replace(SERVICES[0], note=Text("told", private=False))
    assert shown_offers((item,), localizer, {})["spoken"] == {"Soon": "Very soon"}
