"""A dock before a real world, and a finger that presses its buttons."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from device_sim.control import ControlServer
from device_sim.dock.board import BOARD
from device_sim.dock.parts import TellButton
from device_sim.dock.window import Dock
from device_sim.world import World

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 60_000
NOT_OURS = "This plugin does not support"  # what the platform without a screen says about windows


class Ear:
    """A world in which is noted what it is told, and which can be kept from answering."""

    def __init__(self, world: World) -> None:
        self.folder = world.folder
        self.heard: list[tuple[str, ...]] = []
        self.free = threading.Event()
        self.free.set()
        self._world = world

    def tell(self, device: str, verb: str, *args: str) -> Any:
        if device != "world":
            self.free.wait()
            self.heard.append((device, verb, *args))
        return self._world.tell(device, verb, *args)


@contextmanager
def listening(world: World) -> Iterator[Ear]:
    """The world at its socket, with an ear on the line."""
    one = Ear(world)
    control = ControlServer(one)
    try:
        yield one
    finally:
        one.free.set()
        control.close()


def opened(folder: Path, qtbot: QtBot) -> Dock:
    window = Dock(folder)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "正在找" not in window.running.text(), timeout=PATIENCE_MS)
    return window


def button(dock: Dock, words: str) -> TellButton:
    """By what stands on it now: 身份证/放上."""
    title, zh = words.split("/")
    card = next(card for card, known in zip(dock.cards, BOARD, strict=True) if known.zh == title)
    return next(one for one in card.buttons if one.press.zh == zh)


def press(dock: Dock, words: str, qtbot: QtBot) -> None:
    """Click, and wait for the world's answer and for the look after it."""
    came: list[str] = []
    for signal, name in ((dock.link.did, "answer"), (dock.link.refused, "answer"), (dock.link.seen, "look")):
        signal.connect(lambda _, name=name: came.append(name))
    qtbot.mouseClick(button(dock, words), LEFT)
    qtbot.waitUntil(lambda: "look" in came[came.index("answer") :] if "answer" in came else False, timeout=PATIENCE_MS)


def words_of(dock: Dock) -> list[str]:
    return [light.word for light in dock.lights]
