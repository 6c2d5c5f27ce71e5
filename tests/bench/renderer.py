"""What the process that renders takes at most: its longest clauses, one after another, by the voice network.

The network lies in the demonstration's cache folder. `resident` is what the process keeps, `peak` the most it ever had.
"""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk.app.voice_commands import fixed_texts
from tests.bench.result import Result
from tests.bench.voice import CACHE, RENDERER_MB
from tests.ui.speech.ear import children
from ui.speech.player.renderer import Renderer
from ui.speech.saying.clauses import MOST
from ui.speech.utterance import ENGLISH, MANDARIN
from ui.speech.voices import model_in

LONGEST = 4  # of the terminal's own in each tongue
DENSE = "双窗床撞状庄装"  # syllables of six symbols, as long as they come
GOAL = 0.95  # of the limit
_PATIENCE_S = 120.0


def run() -> Iterator[Result]:
    model = model_in(CACHE)
    assert model.is_file(), f"{model} is missing: kiosk voice fetch"
    works = threading.Event()
    renderer = Renderer(model, time.monotonic, lambda _works, _why: works.set())
    renderer.wake()
    assert works.wait(_PATIENCE_S)
    for tongue, said in _clauses():
        slot = renderer.ask(tongue, said)
        assert slot.wait(_PATIENCE_S), said
        assert slot.sound is not None, said
    (process,) = children("ui.speech.render")
    yield Result("renderer, resident", process.memory_info().rss / 1e6, RENDERER_MB, "MB", "limit", GOAL)
    yield Result("renderer, peak", _peak(process.pid), RENDERER_MB, "MB", "limit", GOAL)


def _clauses() -> Iterator[tuple[str, str]]:
    """From short to long and back, as arenas that only grow are largest then."""
    for tongue in (MANDARIN, ENGLISH):
        ordered = sorted(fixed_texts(tongue), key=len)
        yield from ((tongue, said) for said in (*ordered[:: len(ordered) // 8], *ordered[-LONGEST:]))
    yield MANDARIN, (DENSE * MOST)[:MOST]
    yield MANDARIN, "您好"


def _peak(pid: int) -> float:
    """MB, by the kernel."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    (high,) = (line for line in lines if line.startswith("VmHWM:"))
    return int(high.split()[1]) * 1024 / 1e6
