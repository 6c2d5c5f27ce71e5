"""An armed camera: what it takes while nothing moves before it, and how soon a code that comes near is read.

Through the camera's driver, from the JPEG that a camera sends on. Times are processor time, and what is waited for the
next of 30 frames a second.
"""

import math
import statistics
from collections.abc import Iterator
from dataclasses import replace

from drivers.camera.driver import CodeCamera
from tests.bench.film import FRAMES_A_SECOND, Film
from tests.bench.phones import HEIGHT, Held, Telephone, packed, telephones
from tests.bench.result import Result

SEED, EACH = 20261129, 3
STILL_S, ROOMS = 20.0, 3
ALIKE = 15  # frames of a room that differ by noise, again and again
ARMED_S, MOVES_S, HELD_S = 1.5, 0.5, 2.5  # nobody is there; the telephone comes in; it is held until it is read
EXPOSURE_S = 1 / 60
BUSY_LIMIT = 15.0  # per cent of a core
FRAME_LIMIT_MS = 1000 / 15
READ_LIMIT_MS = 120.0
TWELFTH = 1 / 12  # of the telephones may stay unread


def run() -> Iterator[Result]:
    held = list(telephones(SEED, EACH))
    shares, sizes = zip(*(_at_rest(one) for one in held[:: len(held) // ROOMS]), strict=True)
    name = f"nothing moves (frames of {statistics.mean(sizes) / 1000:.0f} kB)"
    yield Result(name, 100 * max(shares), BUSY_LIMIT, "% of a core", "limit", 1.0)
    yield from _coming_near(held)


def _at_rest(one: Telephone) -> tuple[float, float]:
    """The share of time that it works, and how many bytes a frame has."""
    room = [packed(one.seen(None)) for _ in range(ALIKE)]
    film = Film(lambda at: room[round(at * FRAMES_A_SECOND) % ALIKE])
    camera = CodeCamera(lambda: film, film.now)
    camera.poll(ARMED_S)
    begun, worked = film.now(), film.worked
    camera.poll(STILL_S)
    return (film.worked - worked) / (film.now() - begun), statistics.mean(map(len, room))


def _coming_near(held: list[Telephone]) -> Iterator[Result]:
    readings = [_Reading(one) for one in held]
    took = sorted(one.took_s for one in readings)
    looks = sum(one.looks for one in readings)
    work = 1000 * sum(one.worked for one in readings) / looks
    yield Result("a code comes near: a frame", work, FRAME_LIMIT_MS, "ms", "15 frames a second", 1.0)
    slowest = 1000 * max(one.worked / one.looks for one in readings)
    yield Result("the telephone with the slowest frames", slowest, FRAME_LIMIT_MS, "ms", "15 frames a second", 1.0)
    middle, nine_of_ten = (1000 * took[round(share * (len(took) - 1))] for share in (0.5, 0.9))
    name = f"until it is read, median (nine of ten within {nine_of_ten:.0f} ms)"
    yield Result(name, middle, READ_LIMIT_MS, "ms", "limit", 1.0)
    unread = [one.condition for one in readings if one.took_s >= HELD_S]
    name = f"of {len(held)} held for {HELD_S:g} s not read ({', '.join(sorted(unread)) or 'none'})"
    yield Result(name, len(unread), TWELFTH * len(held), "", "one in twelve", 1.0)
    wrong = sum(one.wrong for one in readings)
    yield Result("of them read wrongly", wrong, 1, "", "the first one is too many", 0.0)


class _Reading:
    """One telephone, from an empty room until its code is read.

    `took_s`: since its code is whole in view and moves by less than a module while a frame is exposed.
    """

    def __init__(self, one: Telephone) -> None:
        self._one = one
        self._room = [packed(one.seen(None)) for _ in range(ALIKE)]
        film = Film(self._shown)
        camera = CodeCamera(lambda: film, film.now)
        camera.poll(ARMED_S)
        looks, worked = film.looks, film.worked
        payload = camera.poll(MOVES_S + HELD_S)
        text = payload.decode() if payload else None
        self.condition = one.condition
        self.wrong = text is not None and text != one.text
        self.took_s = film.now() - self._readable_from() if text == one.text else HELD_S
        self.looks, self.worked = film.looks - looks, film.worked - worked

    def _shown(self, at: float) -> bytes:
        since = at - ARMED_S
        if since < 0:
            return self._room[round(at * FRAMES_A_SECOND) % ALIKE]
        held = self._one.trembling() if since >= MOVES_S else self._on_its_way(MOVES_S - since)
        return packed(self._one.seen(held))

    def _on_its_way(self, left: float) -> Held:
        """`left`: seconds until it is there. It comes from below, slower and slower."""
        held = self._one.held
        smear = max(held.smear, self._speed(left) * EXPOSURE_S)
        towards = 90.0 if smear > held.smear else held.towards
        return replace(held, y=held.y + self._way * (left / MOVES_S) ** 2, smear=smear, towards=towards)

    @property
    def _way(self) -> float:
        """Pixels, from where nothing of it is seen."""
        return HEIGHT - self._one.held.y + 2 * self._one.held.width

    def _speed(self, left: float) -> float:
        return 2 * self._way * left / MOVES_S**2

    def _readable_from(self) -> float:
        held = self._one.held
        slow = self._one.module / EXPOSURE_S / self._speed(1)
        whole = math.sqrt(max(HEIGHT - held.y - held.width / 2, 0) / self._way) * MOVES_S
        return ARMED_S + MOVES_S - min(slow, whole)
