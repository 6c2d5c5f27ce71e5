"""Somebody at a terminal who has a screen reader and nothing else: reads the tree, presses what is in it."""

import base64
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kiosk.model.screen import Screen
from kiosk.model.text import Text
from tests.flows.player import PATIENCE_S, JourneyError, describe
from tests.screen_reader.program import Node, Program
from ui.narrator.reading import Reading
from ui.narrator.screen_reader import ScreenReader, Terminal
from ui.theme.reader import LANGUAGES, Reader
from ui.words.sentences import Words

LOOK_S = 0.05  # not all that is waited for happens in the program, and what does may be slow to show
SAME_AGAIN_S = 0.6  # the same thing pressed twice sooner is one press
WORDS = {language: Words(language) for language in LANGUAGES}
PRESSED = ("push button", "check box", "radio button")
SHEET = ("display", "display-done")  # the window's own


class Ears:
    """Reads the lines of the terminal's process on a thread: what stands there, and for whom."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.ready = threading.Event()
        self.shown: tuple[Screen, Reader] | None = None
        self._process = process
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.strip() == "ready":
                self.ready.set()
            else:
                self.shown = pickle.loads(base64.b64decode(line))  # noqa: S301 - our own process says it


class ScreenReaderHand:
    """Plays journeys by accessibility actions alone. What a control is called is known from what is read there."""

    def __init__(self, program: Program, ears: Ears, terminals: Mapping[str, Terminal]) -> None:
        """`terminals`: what the frame says of this one, by language."""
        self._program = program
        self._ears = ears
        self._terminals = terminals
        self._last, self._last_at = "", 0.0

    @property
    def screen(self) -> Screen:
        assert self._ears.shown is not None
        return self._ears.shown[0]

    @property
    def reader(self) -> Reader:
        assert self._ears.shown is not None
        return self._ears.shown[1]

    @property
    def reading(self) -> Reading:
        reader = self.reader
        return ScreenReader(WORDS[reader.language], reader.elder, self._terminals[reader.language]).read(self.screen)

    def touch(self, name: str) -> None:
        """Press what is called so, on whichever page of the screen it stands."""
        found: list[Node] = []

        def there() -> bool:
            found[:] = self._named(self._name_of(name))
            return bool(found) or self._turned()

        while not found:
            self.until(there, f"something to press called {self._name_of(name)!r}")
        self._press(found[0])

    def _press(self, node: Node) -> None:
        if self._last == node.name:
            while (left := self._last_at + SAME_AGAIN_S - time.monotonic()) > 0:
                self._program.await_change(left)
        self._program.press(node)
        self._last, self._last_at = node.name, time.monotonic()

    def turn(self, name: str) -> None:
        self.touch(name)

    def touch_twice(self, name: str) -> None:
        raise NotImplementedError(f"{name}: a screen reader presses once")

    def settle(self) -> None:
        """The tree stands as the screen does: its heading is the title, and it stays as it is."""
        title = WORDS[self.reader.language].say(self.screen.title, elder=self.reader.elder, spoken=True)
        before: list[list[Node]] = [[]]

        def stands() -> bool:
            now = self._program.nodes()
            same, before[0] = now == before[0], now
            return same and any(plain(node.name) == plain(title) for node in now)

        self.until(stands, f"the title {title!r} in the tree")

    def let_time_pass(self) -> None:
        raise NotImplementedError("this terminal lives by the machine's clock")

    def until(self, condition: Callable[[], bool], what: str) -> None:
        give_up = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > give_up:
                names = [node.name for node in self._program.nodes()]
                raise JourneyError(f"expected {what}; there was {describe(self.screen)} {names}")
            self._program.await_change(LOOK_S)

    def pages(self) -> Iterator[list[Node]]:
        """All pages of this screen, and the first again. Of the services, all."""
        if self.screen.kind == "home" and self._pressed("all"):
            self.settle()
        yield self._program.nodes()
        while self._turned():
            self.settle()
            yield self._program.nodes()
        while self._pressed("previous"):
            self.settle()

    def _turned(self) -> bool:
        return self._pressed("next") or self._pressed("more-services")

    def _pressed(self, word: str) -> bool:
        found = self._named(self._frame_word(word))
        for node in found[:1]:
            self._press(node)
        return bool(found)

    def _named(self, name: str) -> list[Node]:
        nodes = [node for node in self._program.nodes() if node.possible and plain(node.name) == plain(name)]
        return [node for node in nodes if node.role in PRESSED]

    def _name_of(self, touched: str) -> str:
        """What one hears of it."""
        if touched in SHEET or touched.startswith("language-"):
            return self._frame_word(touched)
        for stop in self.reading.stops:
            if touched in (stop.handle, stop.handle.removeprefix("item-")):
                names = [one.shown for one in stop.sentences]
                return " ".join(names) if touched.startswith("change:") else names[0]
        return touched

    def _frame_word(self, key: str) -> str:
        reader = self.reader
        return WORDS[reader.language].say(Text(f"frame-{key}"), elder=reader.elder)


def plain(text: str) -> str:
    return "".join(text.split())


@contextmanager
def terminal_read_aloud(config: Path, surroundings: dict[str, str], bus: str) -> Iterator[tuple[Program, Ears]]:
    """A running terminal on this accessibility bus."""
    command = [sys.executable, "-m", "tests.screen_reader.child", str(config)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=surroundings, stdin=pipe, stdout=pipe, text=True) as process:
        try:
            ears = Ears(process)
            assert ears.ready.wait(PATIENCE_S), "the terminal did not get ready"
            program = Program(bus, "Suizhu")
            try:
                yield program, ears
            finally:
                program.close()
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(timeout=PATIENCE_S)
