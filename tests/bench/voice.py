"""How soon a clip is on its way to the ear, how soon it is silent after a stop, and what the player holds.

The device is ALSA's file plugin, which takes sound at once: what a sound card adds is not in these figures.
"""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.result import Result
from tests.ui.speech.ear import Ear, children, listening, said
from tests.ui.speech.tones import phrase
from ui.speech.speaker import ProcessSpeaker
from ui.speech.utterance import HEADPHONES
from ui.speech.voices import STARTER

TIMES = 60
CLIP = "返回"
FIRST_S, SILENT_S, PLAYER_MB = 0.150, 0.100, 80.0


def run() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as name, listening(Path(name), STARTER, ahead=False) as (speaker, ear):
        speaker.set_output(HEADPHONES)
        took = [_once(speaker, ear) for _ in range(TIMES)]
        first, silent = (sorted(one) for one in zip(*took, strict=True))
        yield Result("clip: asked to taken by the device, p95", first[-TIMES // 20], FIRST_S, "s", "limit", 1.0)
        yield Result("stop: asked to aplay gone, the longest", silent[-1], SILENT_S, "s", "limit", 1.0)
        (player,) = children("ui.speech.player")
        yield Result("player, resident", player.memory_info().rss / 1e6, PLAYER_MB, "MB", "limit", 1.0)


def _once(speaker: ProcessSpeaker, ear: Ear) -> tuple[float, float]:
    """Seconds until it has begun, and until it is silent."""
    asked = time.perf_counter()
    number = speaker.say(said(*[phrase(CLIP)] * 5))
    ear.until(lambda: (number, 0) in ear.begun)
    begun = time.perf_counter()
    (aplay,) = children("aplay")
    stopped = time.perf_counter()
    speaker.stop()
    aplay.wait(10)
    return begun - asked, time.perf_counter() - stopped
