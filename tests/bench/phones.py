"""Frames as a camera gives them while somebody holds a telephone before it, made from a seed: twelve conditions.

Each is two successive frames: between them hand and telephone move, noise and moiré are new, glare stays in the room.
Everything is drawn at 1080p in gray and goes through JPEG once, as in a camera.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import cv2
import numpy as np
import zxingcpp
from cv2.typing import MatLike
from numpy.random import Generator
from zxingcpp import BarcodeFormat

HEIGHT, WIDTH = 1080, 1920
CONDITIONS = (
    "clean", "rotated", "perspective", "small", "inverted", "lowcontrast",
    "defocus", "motion", "noise", "glare", "moire", "combined",
)  # fmt: skip
JPEG_QUALITY = 88
COLOUR_OF_EVERY_SECOND = cv2.IMWRITE_JPEG_SAMPLING_FACTOR_422
ROOMS = 6
SCALE = 8  # pixels a module, before the code is shown
_SCREEN = (640, 1240)  # pixels of the drawn telephone
_CODE = 400  # of which its code


@dataclass(frozen=True)
class Held:
    """How a telephone is held and seen. Lengths in pixels of the frame, angles in degrees."""

    x: float
    y: float
    width: float = 330.0
    turn: float = 0.0
    tilt: float = 0.0  # of its far side, as a share of its width
    low: float = 0.0  # the darkest and the brightest of it, of 255
    high: float = 250.0
    inverted: bool = False
    defocus: float = 0.0  # sigma
    smear: float = 0.0  # length
    towards: float = 0.0
    noise: float = 2.0
    moire: float = 0.0  # of its light
    glare: float = 0.0  # radius
    at: tuple[float, float] = (0.0, 0.0)  # the glare's place, from the middle of the code


@dataclass(frozen=True)
class Shown:
    """Two successive frames, and what the code in them says."""

    condition: str
    text: str
    frames: tuple[MatLike, MatLike]


@dataclass(frozen=True)
class Telephone:
    """Before a camera in a room, and how it is held."""

    condition: str
    text: str
    held: Held
    module: float  # pixels of the frame
    room: MatLike
    screen: MatLike
    random: Generator

    def trembling(self) -> Held:
        return _moved(self.held, self.random)

    def seen(self, held: Held | None) -> MatLike:
        """A frame of 8 bits; None: the room without it."""
        frame = self.room.copy() if held is None else _frame(self.screen, self.room, held, self.random)
        left, top = (int(self.random.integers(side)) for side in (WIDTH, HEIGHT))
        noise = held.noise if held else Held.noise
        cv2.scaleAdd(_grain()[top : top + HEIGHT, left : left + WIDTH], noise, frame, frame)
        return np.asarray(frame.clip(0, 255), np.uint8)


def shown(seed: int, each: int) -> Iterator[Shown]:
    """`each` of every condition."""
    for one in telephones(seed, each):
        frames = [_unpacked(one.seen(held)) for held in (one.held, one.trembling())]
        yield Shown(one.condition, one.text, (frames[0], frames[1]))


def telephones(seed: int, each: int) -> Iterator[Telephone]:
    """`each` of every condition."""
    for number, condition in enumerate(CONDITIONS):
        for at in range(each):
            random = np.random.default_rng((seed, number, at))
            text = _text(random, at)
            code = _drawn(text)
            modules = len(code) // SCALE
            held = _held(condition, random, modules)
            screen = _screen(code, random, inverted=held.inverted)
            room = _room(seed % 1000 + int(random.integers(ROOMS)))
            module = held.width * _CODE / _SCREEN[0] / modules
            yield Telephone(condition, text, held, module, room, screen, random)


def _text(random: Generator, at: int) -> str:
    token = "".join(random.choice(list("abcdefghijkmnpqrstuvwxyz23456789"), 16))
    match at % 3:
        case 0:
            return f"https://gov.example.cn/t?k={token}"
        case 1:
            return f"GA{random.integers(10**17, 10**18)}|{random.integers(10**9, 2 * 10**9)}|{token.upper() * 2}"
    signature = "".join(random.choice(list("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"), 88))
    return f'{{"姓名":"张以","事项":"社会保障卡补领","编号":"{random.integers(10**13, 10**14)}","sig":"{signature}"}}'


def _held(condition: str, random: Generator, modules: int) -> Held:
    """`modules`: a side of the code with its quiet zone."""
    plain = Held(
        x=WIDTH / 2 + random.uniform(-160, 160),
        y=HEIGHT / 2 + random.uniform(-60, 60),
        width=random.uniform(270, 520),
        turn=random.uniform(-10, 10),
    )
    module = plain.width * _CODE / _SCREEN[0] / modules
    changes: dict[str, Held] = {
        "rotated": replace(plain, turn=random.uniform(-180, 180)),
        "perspective": replace(plain, tilt=random.uniform(0.15, 0.32), turn=random.uniform(-25, 25)),
        "small": replace(plain, width=random.uniform(165, 230)),
        "inverted": replace(plain, inverted=True),
        "lowcontrast": replace(plain, low=95, high=95 + random.uniform(22, 50)),
        "defocus": replace(plain, defocus=random.uniform(0.3, 0.68) * module),
        "motion": replace(plain, smear=random.uniform(0.8, 2.0) * module, towards=random.uniform(0, 180)),
        "noise": replace(plain, noise=random.uniform(20, 50)),
        "glare": replace(plain, glare=plain.width * random.uniform(0.06, 0.16), at=_place(random, plain.width)),
        "moire": replace(plain, moire=random.uniform(0.15, 0.4)),
        "combined": replace(
            plain, turn=random.uniform(-40, 40), tilt=random.uniform(0, 0.15), low=40,
            defocus=random.uniform(0.2, 0.4) * module, high=random.uniform(140, 200),
            noise=random.uniform(4, 9), moire=random.uniform(0.1, 0.25),
            glare=plain.width * random.uniform(0.05, 0.13), at=_place(random, plain.width),
        ),
    }  # fmt: skip
    return changes.get(condition, plain)


def _place(random: Generator, width: float) -> tuple[float, float]:
    """Somewhere on the code."""
    reach = width * 0.3
    return random.uniform(-reach, reach), random.uniform(-reach, reach)


def _moved(held: Held, random: Generator) -> Held:
    """A fifteenth of a second later: a hand trembles, a camera looks for its focus, and glare does not come along."""
    dx, dy = random.normal(0, held.width / 22, 2)
    return replace(
        held,
        x=held.x + dx,
        y=held.y + dy,
        turn=held.turn + random.normal(0, 1.5),
        width=held.width * random.uniform(0.98, 1.02),
        defocus=held.defocus * random.uniform(0.9, 1.1),
        smear=held.smear * random.uniform(0.7, 1.2),
        towards=held.towards + random.uniform(-60, 60),
        at=(held.at[0] - dx * random.uniform(1.2, 2.4), held.at[1] - dy * random.uniform(1.2, 2.4)),
    )


# --- drawing --------------------------------------------------------------------------------------------------------


def _drawn(text: str) -> MatLike:
    return np.array(zxingcpp.write_barcode_to_image(zxingcpp.create_barcode(text, BarcodeFormat.QRCode), scale=SCALE))


def _screen(code: MatLike, random: Generator, *, inverted: bool) -> MatLike:
    """Light 0 to 1: a frame, a bar, lines of text and the code, whose middle is the screen's."""
    width, height = _SCREEN
    screen = np.full((height, width), 0.96, np.float32)
    cv2.rectangle(screen, (0, 0), (width, 90), 0.35, -1)
    for top in [*range(130, 330, 36), *range(height - 330, height - 100, 36)]:
        cv2.rectangle(screen, (50, top), (int(random.uniform(200, width - 60)), top + 14), 0.55, -1)
    top, left = (height - _CODE) // 2, (width - _CODE) // 2
    shown = cv2.resize(code, (_CODE, _CODE), interpolation=cv2.INTER_AREA)
    screen[top : top + _CODE, left : left + _CODE] = shown / np.float32(255)
    screen = 1 - screen if inverted else screen
    cv2.rectangle(screen, (0, 0), (width - 1, height - 1), 0.05, 24)
    return screen


@cache
def _room(seed: int) -> MatLike:
    """Soft light and dark, with sticks across it, some sharp, some not."""
    random = np.random.default_rng(seed)
    small = random.normal(0, 1, (HEIGHT // 60 + 4, WIDTH // 60 + 4)).astype(np.float32)
    room = cv2.resize(small, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC) * 45 + 115
    for _ in range(34):
        ends = [(int(random.uniform(0, WIDTH)), int(random.uniform(0, HEIGHT))) for _ in range(2)]
        layer = np.zeros((HEIGHT, WIDTH), np.float32)
        cv2.line(layer, ends[0], ends[1], (1.0,), int(random.uniform(4, 26)), cv2.LINE_AA)
        layer = cv2.blur(layer, (5, 5)) * random.uniform(0.5, 1)
        room = room * (1 - layer) + random.uniform(20, 230) * layer
    return room.clip(5, 245)


@cache
def _grain() -> MatLike:
    return np.random.default_rng(1).standard_normal((HEIGHT * 2, WIDTH * 2)).astype(np.float32)


def _frame(screen: MatLike, room: MatLike, held: Held, random: Generator) -> MatLike:
    """Only around the telephone anything is drawn anew: that is what is read."""
    onto = _onto_frame(held)
    frame = room.copy()
    part = _around(onto)
    if part[0].start >= part[0].stop:
        return frame  # it is above or below
    onto = np.array([(1, 0, -part[1].start), (0, 1, -part[0].start), (0, 0, 1)]) @ onto
    size = (part[1].stop - part[1].start, part[0].stop - part[0].start)
    small = held.width / _SCREEN[0]
    soft = cv2.GaussianBlur(screen, (0, 0), max(0.4 / small - 0.4, 0.1))  # a pixel of the camera sees an area
    light = cv2.warpPerspective(soft, onto, size, flags=cv2.INTER_LINEAR)
    there = cv2.warpPerspective(np.ones_like(screen), onto, size, flags=cv2.INTER_LINEAR)
    if held.moire:
        light = light * (1 - held.moire * _stripes(size, random))
    shown = frame[part] * (1 - there) + (held.low + light * (held.high - held.low)) * there
    shown = _seen(shown, held, held.x + held.at[0] - part[1].start, held.y + held.at[1] - part[0].start)
    frame[part] = shown.clip(0, 255)
    return frame


def _unpacked(frame: MatLike) -> MatLike:
    _, jpeg = cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])
    return np.asarray(cv2.imdecode(jpeg, cv2.IMREAD_GRAYSCALE))


def packed(frame: MatLike) -> bytes:
    """As a USB camera sends it: in colour, of which every second column is there."""
    how = [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY, cv2.IMWRITE_JPEG_SAMPLING_FACTOR, COLOUR_OF_EVERY_SECOND]
    return cv2.imencode(".jpg", cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR), how)[1].tobytes()


def _around(onto: MatLike) -> tuple[slice, slice]:
    """Rows and columns of the frame."""
    width, height = _SCREEN
    drawn = np.array([[(0, 0), (width, 0), (width, height), (0, height)]], np.float32)
    corners = cv2.perspectiveTransform(drawn, onto)[0]
    (left, top), (right, bottom) = corners.min(0).astype(int) - 40, corners.max(0).astype(int) + 40
    return slice(max(top, 0), min(bottom, HEIGHT)), slice(max(left, 0), min(right, WIDTH))


def _onto_frame(held: Held) -> MatLike:
    width, height = _SCREEN
    corners = np.array([(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)]) * (1, height / width) * held.width
    corners[:2, 0] *= 1 - held.tilt  # its upper side is further away
    corners[1:3, 1] *= 1 - held.tilt * 0.6
    angle = np.deg2rad(held.turn)
    turned = corners @ np.array([(np.cos(angle), np.sin(angle)), (-np.sin(angle), np.cos(angle))])
    drawn = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    return cv2.getPerspectiveTransform(drawn, np.add(turned, (held.x, held.y)).astype(np.float32))


def _stripes(size: tuple[int, int], random: Generator) -> MatLike:
    """Where a screen's pixels and those of a camera beat: 0 to 1."""
    angle, every = random.uniform(0, np.pi), random.uniform(5, 11)
    across = np.add.outer(np.sin(angle) * np.arange(size[1]), np.cos(angle) * np.arange(size[0])).astype(np.float32)
    return np.asarray(0.5 + 0.5 * np.sin(across * (2 * np.pi / every) + random.uniform(0, 6)), np.float32)


def _seen(frame: MatLike, held: Held, x: float, y: float) -> MatLike:
    """Out of focus, smeared, with glare at this place."""
    if held.defocus:
        frame = cv2.GaussianBlur(frame, (0, 0), held.defocus)
    if held.smear > 1:
        side = int(np.ceil(held.smear)) | 1
        line = np.zeros((side, side), np.float32)
        turned = np.deg2rad(held.towards)
        middle = side / 2 - 0.5
        reach = np.array((np.cos(turned), np.sin(turned))) * middle
        ends = [[round(float(part) * 16) for part in middle + sign * reach] for sign in (-1, 1)]
        cv2.line(line, ends[0], ends[1], (1.0,), 1, cv2.LINE_AA, 4)
        frame = cv2.filter2D(frame, -1, line / line.sum())
    if held.glare:
        height, width = frame.shape
        down, along = (
            np.exp(-1.2 * ((np.arange(side) - at) / held.glare) ** 2) for side, at in ((height, y), (width, x))
        )
        frame = frame + 300 * np.outer(down, along).astype(np.float32)
    return frame
