"""A terminal without sound shows its listener where the frame is, and says nothing."""

from kiosk.model.screen import Screen
from tests.ui.narrator.pages import TERMINAL, WORDS
from ui.gallery.screens import CHOICE
from ui.narrator.narrator import Narrator
from ui.speech.silence import Silence
from ui.theme.reader import Reader


def test_without_an_output_everything_is_seen_and_nothing_is_said() -> None:
    seen: list[dict[str, object]] = []
    narrator = Narrator(
        WORDS.__getitem__,
        TERMINAL,
        lambda hears: Silence(),
        touch=lambda action, value: None,
        attended=lambda handled: None,
        note=lambda on, by: None,
        captioned=seen.append,
        seconds=lambda: len(seen) * 10.0,
        outputs=(),
    )
    screen: Screen = CHOICE
    narrator.show(screen, Reader())
    nothing = {"there": False, "on": False, "reads": [], "reading": False, "tongues": []}
    assert {name: seen[-1][name] for name in nothing} == nothing
    narrator.key("switch-1")
    narrator.key("switch-1")
    assert (seen[-1]["on"], seen[-1]["marked"]) == (True, ["item-card", "item-bank", "item-post"])
    narrator.visit_over()
    narrator.close()
