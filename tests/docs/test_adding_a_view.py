"""The view of docs/adding-a-view.md, shown a whole visit and joined to a terminal."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from device_sim.people import person
from device_sim.world import World
from kiosk.app.terminal import Kiosk
from kiosk.config.settings import load
from kiosk.visit.screen import screen_of
from tests.docs.page import ROOT, blocks, file_blocks, module_of
from tests.flows.terminal import BRISK
from tests.flows.window import until
from tests.kiosk.play import Gives, Play
from ui.present.presenter import Presenter, View
from ui.theme.reader import LANGUAGES, Reader
from ui.words.sentences import Words

PAGE = (ROOT / "docs" / "adding-a-view.md").read_text(encoding="utf-8")
FILE = "ui/announcer.py"
JOINED = "Kiosk(config, beside=(Announcer({one: Words(one) for one in LANGUAGES}, say),))"
WORDS = {language: Words(language) for language in LANGUAGES}
HE = person("he-xiuzhen").card
Make = Callable[[Mapping[str, Words], Callable[[str], None]], View]


@pytest.fixture
def announcer(tmp_path: Path) -> Make:
    """The class of the page's file."""
    made: Make = module_of(PAGE, FILE, tmp_path).Announcer
    return made


def test_the_page_names_one_file_and_says_how_it_is_joined() -> None:
    assert set(file_blocks(PAGE)) == {FILE}
    assert [body.strip() for info, body in blocks(PAGE) if info == "python"] == [JOINED]


def test_a_visit_is_announced_and_nothing_of_the_person(announcer: Make) -> None:
    said: list[str] = []
    presenter = Presenter([announcer(WORDS, said.append)], lambda _action, _value: None)
    play = Play()
    moves = (Gives(HE), "old-age-allowance")
    presenter.show(screen_of(play.visit))
    for move in moves:
        presenter.show(screen_of(play.do(move).visit))
    assert WORDS["zh-Hans"].say(screen_of(play.visit).title) in said
    assert [one for one in said if HE.name in one or HE.number in one] == []


def test_another_language_is_said_again_and_another_size_is_not(announcer: Make) -> None:
    said: list[str] = []
    presenter = Presenter([announcer(WORDS, said.append)], lambda _action, _value: None)
    screen = screen_of(Play().visit)
    presenter.show(screen)
    once = len(said)
    assert once
    presenter.wear(Reader(elder=True))
    assert len(said) == once
    presenter.wear(Reader(language="en"))
    assert WORDS["en"].say(screen.title) in said[once:]


def test_beside_the_window_it_hears_what_the_terminal_shows(announcer: Make, tmp_path: Path, qtbot: QtBot) -> None:
    world = World(tmp_path, speeds=BRISK)
    said: list[str] = []
    ready: list[bool] = []
    config = load(world.write_config(width=1080, height=1920, diagonal=21.5))
    kiosk = Kiosk(config, beside=(announcer(WORDS, said.append),), on_ready=lambda: ready.append(True))
    try:
        until(lambda: bool(ready), lambda: "the terminal did not get ready")
        kiosk.presenter.touch("old-age-allowance")
        until(lambda: kiosk.runtime.screen.kind == "prompt", lambda: "no page that asks for the card")
        assert WORDS["zh-Hans"].say(kiosk.runtime.screen.title) in said
    finally:
        kiosk.stop()
        world.close()
