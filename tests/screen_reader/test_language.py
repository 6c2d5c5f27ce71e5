"""A screen reader is told in which language the texts are: by that it chooses the voice that reads them."""

from pathlib import Path

from device_sim.world import World
from kiosk.config.settings import load as load_config
from kiosk.model.text import plain as as_it_stands
from tests.flows.terminal import BRISK
from tests.screen_reader.bus import accessibility_bus
from tests.screen_reader.hand import ScreenReaderHand, terminal_read_aloud
from ui.narrator.screen_reader import Terminal


def test_the_language_is_the_readers_and_changes_with_it(tmp_path: Path) -> None:
    world = World(tmp_path / "world", speeds=BRISK)
    config = world.write_config(width=1080, height=1920, diagonal=21.5)
    settings = load_config(config).terminal
    frame = Terminal(as_it_stands(settings.place, private=False), settings.help_phone)
    try:
        with (
            accessibility_bus(tmp_path) as (surroundings, bus),
            terminal_read_aloud(config, surroundings, bus) as (program, ears),
        ):
            hand = ScreenReaderHand(program, ears, {"zh-Hans": frame, "en": frame})
            hand.until(lambda: bool(program.nodes()), "a page")
            assert program.language == "zh_CN"
            hand.touch("display")
            hand.touch("language-en")
            hand.until(lambda: program.language == "en_US", "English to be told")
            hand.touch("language-zh-Hans")
            hand.until(lambda: program.language == "zh_CN", "Chinese to be told")
    finally:
        world.close()
