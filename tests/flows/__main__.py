"""`python -m tests.flows --out DIR`: plays the journeys through the real window and leaves pictures, paper and records.

Exit code 0 only if every journey ended as written.
"""

import argparse
import html
import itertools
import json
import os
import shutil
import sys
import tempfile
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

os.environ.setdefault("QT_QUICK_BACKEND", "software")

import numpy as np
import soundfile
from PySide6.QtGui import QGuiApplication, QImage

from device_sim.world import World
from kiosk.app.terminal import Kiosk
from kiosk.model.screen import Screen
from tests.flows.ears import KeypadEars
from tests.flows.keyboard import KeyboardHand
from tests.flows.overheard import Overheard
from tests.flows.player import Journey, JourneyError, PatientClock, Player, journeys
from tests.flows.switches import Switches
from tests.flows.terminal import BRISK, terminal
from tests.flows.window import WindowHand
from ui.speech.sound import RATE

MOST_TOUCHES = 6  # from any page to a home screen that knows of nobody


def play_all(wanted: list[Journey], out: Path) -> int:
    """Play in order on one terminal with one back end; returns how many journeys failed."""
    folder = Path(tempfile.mkdtemp(prefix="suizhu-"))
    world = World(folder, speeds=BRISK)
    shots: list[tuple[Journey, str, str]] = []
    drawer = ThreadPoolExecutor(1)
    failed: dict[str, str] = {}
    fitted = lambda one: (one.panel, one.receipt_printer, one.lying, one.sound, one.switches)  # noqa: E731
    for (panel, printer, lying, sound, switches), group in itertools.groupby(wanted, key=fitted):
        world.fit_receipt_printer(printer)
        world.fit_id_card(lying)
        world.fit_switches(switches)
        clock = PatientClock()
        overheard = Overheard(folder, clock, ahead=sound == "ahead") if sound else None
        with terminal(world, panel, clock, overheard=overheard) as kiosk:
            for journey in group:
                hand = (KeyboardHand if journey.hand == "keyboard" else WindowHand)(kiosk, clock, twice=journey.twice)
                _send_home(hand, kiosk, world)
                ears = _ears(kiosk, hand, world, overheard)
                presses = Switches(kiosk, hand, world.tell, clock, switches) if switches else None
                try:
                    Player(hand, world.tell, clock, Shooter(kiosk, journey, out, shots, drawer), ears or presses).play(
                        journey
                    )
                    print(f"played  {journey.name}: {journey.says}", flush=True)
                except JourneyError as error:
                    failed[journey.name] = str(error)
                    print(f"FAILED  {error}", file=sys.stderr, flush=True)
                if overheard:
                    _keep_what_was_heard(overheard, out, journey.name)
    drawer.shutdown()
    _gather(world, out)
    _write_index(out, wanted, shots, failed)
    world.close()
    shutil.rmtree(folder)
    return len(failed)


class Shooter:
    """Takes a picture of every new screen. It is packed into its file beside the journey, which takes as long again."""

    def __init__(
        self, kiosk: Kiosk, journey: Journey, out: Path, shots: list[tuple[Journey, str, str]], drawer: Executor
    ) -> None:
        self._kiosk = kiosk
        self._journey = journey
        self._out = out
        self._shots = shots
        self._drawer = drawer
        self._count = 0

    def __call__(self, screen: Screen) -> None:
        self._count += 1
        name = f"{self._journey.name}-{self._count:02}-{screen.kind}.png"
        self._drawer.submit(_pack, self._kiosk.window.grabWindow(), self._out / name)
        self._shots.append((self._journey, name, screen.title.key))


def _pack(picture: QImage, file: Path) -> None:
    picture.convertToFormat(QImage.Format.Format_RGB888).save(str(file))  # without the alpha channel in half the time


def _send_home(hand: WindowHand, kiosk: Kiosk, world: World) -> None:
    """Each journey begins as it expects to, however the one before ended: nobody is greeted, and nothing was left."""
    for act in ("id_card remove_card", "scanner hide_code", "line restore", "headphones pull"):
        world.tell(*act.split())
    for _ in range(MOST_TOUCHES):
        screen = kiosk.runtime.screen
        if screen.title.key == "home-start" and not screen.actions:
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


def _gather(world: World, out: Path) -> None:
    for paper in world.papers.iterdir():
        shutil.copy(paper, out / paper.name)
    records = json.dumps(world.records(), ensure_ascii=False, indent=2)
    (out / "records.json").write_text(records, encoding="utf-8")
    shutil.copy(world.folder / "data" / "visits.jsonl", out / "visits.jsonl")


def _write_index(
    out: Path, wanted: list[Journey], shots: list[tuple[Journey, str, str]], failed: dict[str, str]
) -> None:
    parts = [
        "<!doctype html><meta charset=utf-8><title>Suizhu journeys</title><style>body{font:16px sans-serif;margin:2em;"
        "background:#f3f6fa}figure{display:inline-block;margin:6px;vertical-align:top}img{max-width:300px;max-height:520px;"
        "border:1px solid #ccd;background:#fff}figcaption{font-size:12px;max-width:300px}.bad{color:#b3261e}</style>"
        "<h1>Journeys</h1><p><a href=records.json>records.json</a> · <a href=visits.jsonl>visits.jsonl</a></p>"
    ]
    for journey in wanted:
        verdict = (
            f"<span class=bad>failed: {html.escape(failed[journey.name])}</span>"
            if journey.name in failed
            else "played"
        )
        parts.append(f"<h2>{html.escape(journey.name)}</h2><p>{html.escape(journey.says)} ({verdict})</p>")
        if journey.sound:
            name = f"voice-{html.escape(journey.name)}"
            parts.append(
                f'<p><audio controls preload=none src="{name}.flac"></audio> <a href="{name}.txt">{name}.txt</a></p>'
            )
        parts += [_figure(name, key) for one, name, key in shots if one == journey]
    parts.append("<h2>Paper</h2>")
    parts += [
        _figure(path.name, path.name)
        for path in sorted(out.glob("receipt-*.png")) + sorted(out.glob("certificate-*.png"))
    ]
    (out / "index.html").write_text("\n".join(parts), encoding="utf-8")


def _figure(name: str, caption: str) -> str:
    picture = f'<a href="{name}"><img src="{name}" loading=lazy></a>'
    return f"<figure>{picture}<figcaption>{html.escape(caption)}</figcaption></figure>"


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.flows", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for pictures, paper and records")
    parser.add_argument("journey", nargs="*", help="which to play (all by default)")
    args = parser.parse_args()
    every = journeys()
    wanted = [journey for journey in every if not args.journey or journey.name in args.journey]
    if unknown := set(args.journey) - {journey.name for journey in every}:
        parser.error(f"no journey {', '.join(sorted(unknown))}; there are {', '.join(j.name for j in every)}")
    args.out.mkdir(parents=True, exist_ok=True)
    app = QGuiApplication(sys.argv[:1])
    failures = play_all(wanted, args.out)
    del app
    print(f"{len(wanted) - failures} of {len(wanted)} journeys ended as written; look at {args.out / 'index.html'}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
