"""Whole visits by a screen reader alone, over the real accessibility bus: read the tree, press what is in it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLibraryInfo

from device_sim.world import World
from kiosk.config.settings import load as load_config
from kiosk.model.screen import Screen
from kiosk.model.text import plain as as_it_stands
from tests.flows.player import Journey, PatientClock, Player, journeys
from tests.flows.terminal import BRISK, DIAGONALS
from tests.screen_reader.bus import accessibility_bus
from tests.screen_reader.hand import ScreenReaderHand, plain, terminal_read_aloud
from tests.screen_reader.program import Node
from ui.narrator.screen_reader import Terminal

ANNOUNCES = QLibraryInfo.version().segments()[:2] >= [6, 8]
NAMES = ("10-certificate-line-cut", "30-progress-by-card", "90-english-landscape")
VISITS = [one for one in journeys() if one.name in NAMES] + list(journeys(Path(__file__).parent / "journeys"))
# Not sentences to a screen reader, but states of what has them; and what only the voice mode has.
STATES = {"frame-elder", "frame-voice", "item-reveal", "item-consent"}


class Comparison:
    """Whether the tree says each sentence of each screen, and none of them twice."""

    def __init__(self, hand: ScreenReaderHand) -> None:
        self.wrong: list[str] = []
        self.titles: list[str] = []
        self._hand = hand

    def __call__(self, screen: Screen) -> None:
        before: Screen | None = None
        pages: list[list[Node]] = []
        while before != self._hand.screen:  # what is shown may have changed while it was read
            before, pages = self._hand.screen, list(self._hand.pages())
        self.titles.append(self._title())
        where = f"{screen.kind} {screen.title.key}"
        self.wrong += [f"{where}: missing: {one}" for one in self._missing(pages)]
        self.wrong += [f"{where}: twice: {one}" for page in pages for one in doubled(page)]

    def _title(self) -> str:
        title = next(stop for stop in self._hand.reading.stops if stop.id == "title")
        return plain(title.sentences[-1].shown)

    def _missing(self, pages: list[list[Node]]) -> Iterator[str]:
        said = {plain(f"{node.name} {node.description}") for page in pages for node in page}
        gives_way = any(item.state == "bad" for item in self._hand.screen.items)  # what went wrong stands in its place
        silent = {
            "frame-voice",
            "here" if self._hand.screen.keys else "",  # where one types, no drawing shows where
        }
        for stop in self._hand.reading.stops:
            sentences = stop.sentences[:1] if stop.id in STATES else stop.sentences
            if stop.id in silent or (stop.id.startswith("body-") and gives_way):
                continue
            yield from (one.shown for one in sentences if not any(plain(one.shown) in told for told in said))


def doubled(page: list[Node]) -> Iterator[str]:
    """A way back may stand on the page and in the frame."""
    told = Counter((node.role, node.name, node.description) for node in page if not node.label)
    yield from (name for (role, name, _), times in told.items() if times > 1 and role != "push button")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("visit", VISITS, ids=lambda one: one.name)
def test_a_visit_is_finished_by_accessibility_actions_alone(visit: Journey, tmp_path: Path) -> None:
    world = World(tmp_path / "world", speeds=BRISK)
    width, height = (int(part) for part in visit.panel.split("x"))
    config = world.write_config(width=width, height=height, diagonal=DIAGONALS[visit.panel])
    settings = load_config(config).terminal
    places = {"zh-Hans": settings.place, "en": settings.place_en or settings.place}
    frames = {
        language: Terminal(as_it_stands(place, private=False), settings.help_phone)
        for language, place in places.items()
    }
    try:
        with (
            accessibility_bus(tmp_path) as (surroundings, bus),
            terminal_read_aloud(config, surroundings, bus) as (program, ears),
        ):
            hand = ScreenReaderHand(program, ears, frames)
            comparison = Comparison(hand)
            Player(hand, world.tell, PatientClock(), comparison).play(visit)
            heard = list(program.announced())
    finally:
        world.close()
    assert comparison.wrong == []
    assert missing_of(heard, comparison.titles) == []


def missing_of(heard: list[str], titles: list[str]) -> list[str]:
    """Every page is announced when it comes; the first stands already."""
    told = [plain(one) for one in heard]
    return [title for title in titles if title != titles[0] and ANNOUNCES and not any(title in one for one in told)]
