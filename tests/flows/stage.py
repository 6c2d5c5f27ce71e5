"""Plays journeys through the real window, one after the other, on one simulated world. Knows no other lane."""

import itertools
import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtGui import QImage

from device_sim.world import World
from kiosk.app.terminal import Kiosk
from kiosk.model.screen import Screen
from tests.flows.ears import KeypadEars
from tests.flows.keyboard import KeyboardHand
from tests.flows.overheard import Overheard
from tests.flows.player import Journey, JourneyError, PatientClock, Player
from tests.flows.switches import Switches
from tests.flows.terminal import BRISK, terminal
from tests.flows.window import WindowHand
from ui.speech.sound import RATE

MOST_TOUCHES = 6  # from any page to a home screen that knows of nobody
Fitting = tuple[str, str, str, str, str, int, str, str]


@dataclass(frozen=True)
class Ended:
    """How a journey ended. `error`: where it went otherwise, or ""; `shots`: the name and the title of each picture."""

    journey: str
    error: str
    shots: tuple[tuple[str, str], ...]


def fitting(journey: Journey) -> Fitting:
    """What the terminal has to be for it; those that agree are played on one."""
    return (
        journey.panel,
        journey.receipt_printer,
        journey.scanner,
        journey.lying,
        journey.sound,
        journey.switches,
        journey.reader,
        journey.cabinet,
    )


def play(wanted: Iterable[Journey], out: Path, left: Path, voices: Path | None = None) -> Iterator[Ended]:
    """Play in order, the next one when it is asked for. Pictures and sound go to `out`.

    Papers, records and the diary go to `left` once the last one has ended. `voices`: see `Overheard`.
    """
    with tempfile.TemporaryDirectory(prefix="suizhu-", ignore_cleanup_errors=True) as folder:
        world = World(Path(folder), speeds=BRISK)
        with ThreadPoolExecutor(1) as drawer:
            for fits, group in itertools.groupby(wanted, key=fitting):
                yield from _on_one_terminal(world, fits, group, out, drawer, voices)
        _gather(world, left)
        world.close()


def _on_one_terminal(
    world: World, fits: Fitting, group: Iterable[Journey], out: Path, drawer: Executor, voices: Path | None
) -> Iterator[Ended]:
    panel, printer, scanner, lying, sound, switches, reader, cabinet = fits
    world.fit_receipt_printer(printer)
    world.fit_scanner(scanner)
    world.fit_id_card(lying)
    world.fit_reader(reader)
    world.cabinet.fit(cabinet)
    world.fit_switches(switches)
    clock = PatientClock()
    overheard = Overheard(world.folder, clock, ahead=sound == "ahead", voices=voices) if sound else None
    with terminal(world, panel, clock, overheard=overheard) as kiosk:
        for journey in group:
            shooter, error = Shooter(kiosk, journey, out, drawer), ""
            hand = (KeyboardHand if journey.hand == "keyboard" else WindowHand)(kiosk, clock, twice=journey.twice)
            try:
                _send_home(hand, kiosk, world, tells=lying != "unseen")
                ears = _ears(kiosk, hand, world, overheard)
                presses = Switches(kiosk, hand, world.tell, clock, switches, ears) if switches else None
                Player(hand, world.tell, clock, shooter, presses or ears).play(journey)
            except JourneyError as wrong:
                error = str(wrong).removeprefix(f"{journey.name}, ")
            if overheard:
                _keep_what_was_heard(overheard, out, journey.name)
            yield Ended(journey.name, error, tuple(shooter.shots))


class Shooter:
    """Takes a picture of every new screen. It is packed into its file beside the journey, which takes as long again."""

    def __init__(self, kiosk: Kiosk, journey: Journey, out: Path, drawer: Executor) -> None:
        self.shots: list[tuple[str, str]] = []
        self._kiosk = kiosk
        self._journey = journey
        self._out = out
        self._drawer = drawer

    def __call__(self, screen: Screen) -> None:
        name = f"{self._journey.name}-{len(self.shots) + 1:02}-{screen.kind}.png"
        self._drawer.submit(_pack, self._kiosk.window.grabWindow(), self._out / name)
        self.shots.append((name, screen.title.key))


def _pack(picture: QImage, file: Path) -> None:
    picture.convertToFormat(QImage.Format.Format_RGB888).save(str(file))  # without the alpha channel in half the time


def _send_home(hand: WindowHand, kiosk: Kiosk, world: World, *, tells: bool) -> None:
    """Each journey begins as it expects to, however the one before ended: nobody is greeted, and nothing was left.

    `tells`: the reader can tell whether a card still lies there.
    """
    for act in ("id_card remove_card", "scanner hide_code", "line restore", "headphones pull"):
        world.tell(*act.split())
    for _ in range(MOST_TOUCHES):
        screen = kiosk.runtime.screen
        if screen.title.key == "home-start" and not screen.actions:
            if tells:  # a card may have been left before a restart: the next one counts when this has been seen gone
                hand.until(lambda: not kiosk.runtime.visit.stale, "an empty reader")
            return
        kiosk.runtime.touch("taken" if screen.title.key == "home-start" else "home")
        hand.until(lambda before=screen: kiosk.runtime.screen != before, "another screen")  # type: ignore[misc]
    raise JourneyError(f"expected the home screen before a journey; there is {kiosk.runtime.screen.title.key}")


def _ears(kiosk: Kiosk, hand: WindowHand, world: World, overheard: Overheard | None) -> KeypadEars | None:
    """Somebody who has heard nothing yet, where the terminal speaks."""
    if overheard is None:
        return None
    hand.until(lambda: not kiosk.narrator.mode.speaking, "silence before the journey")
    overheard.begin()
    return KeypadEars(kiosk, hand, world.tell, overheard)


def _keep_what_was_heard(overheard: Overheard, out: Path, name: str) -> None:
    sound = np.frombuffer(overheard.sound, np.int16)
    soundfile.write(out / f"voice-{name}.flac", sound, RATE)
    (out / f"voice-{name}.txt").write_text(overheard.written(), encoding="utf-8")


def _gather(world: World, left: Path) -> None:
    for paper in world.papers.iterdir():
        shutil.copy(paper, left / paper.name)
    (left / "records.json").write_text(json.dumps(world.records()), encoding="utf-8")
    shutil.copy(world.folder / "data" / "visits.jsonl", left / "visits.jsonl")
