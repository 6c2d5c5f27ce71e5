"""What differs between the models that the simulated receipt printer can be. Pure: knows no wire and no paper.

Written from the makers' manuals and not from the driver's own tables: a mistake there must not cancel out here.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from device_sim.receipt_printer.printed import PRINT_DOTS


class Sensors(NamedTuple):
    """What a printer feels of itself."""

    paper: str  # "ok", "near_end" or "end"
    cover_open: bool
    jammed: bool
    cutter_stuck: bool
    overheated: bool
    slip_waits: bool = False
    moving: bool = False
    ended: int = 0  # jobs, since it was switched on
    one_ended: bool = False  # since it was asked

    @property
    def offline(self) -> bool:
        return self.cover_open or self.jammed or self.cutter_stuck or self.overheated or self.paper == "end"


@dataclass(frozen=True, slots=True)
class Dialect:
    """A model: its commands where they differ, and what its answers say."""

    requests: re.Pattern[bytes]  # the real-time ones it answers, of three bytes at most; the group is n
    answer: Callable[[Sensors, int], bytes]  # to one request, by its n
    # A command without its arguments, answered in print order by a byte about the paper; None: it answers none such.
    question: bytes | None
    cuts: tuple[bytes, ...]  # commands that move the blade, without their arguments
    identities: Mapping[int, bytes]  # answers to GS I n, by n; it is silent to any other
    qr_levels: Mapping[int, str]  # error correction that a QR code is drawn with, by the number that asks for it
    qr_mode: int  # m of the functions that store and print a QR code
    chinese_font: bool  # False: text beyond ASCII is a mistake of the host
    dots: int = PRINT_DOTS  # of its print head; what is wider is cut off
    # What it sends unasked when something changes, once GS a has switched that on; None: it never does.
    block: Callable[[Sensors], bytes] | None = None
    presents: bool = False  # FS P pushes the slip out and holds it in the mouth
    recovers: bool = False  # DLE ENQ 2 brings a stuck blade home
    star: bool = False  # it speaks Star line mode: `question` is counted, not answered


def _one_byte(sensors: Sensors, n: int) -> bytes:
    """DLE EOT n: bits 1 and 4 are always set, the drawer pin idles high."""
    end = sensors.paper == "end"
    error = sensors.cutter_stuck or sensors.jammed or sensors.overheated
    flags = {
        1: ((True, 0x04), (sensors.offline, 0x08)),
        2: ((sensors.cover_open, 0x04), (end, 0x20), (error, 0x40)),
        3: ((sensors.jammed, 0x04), (sensors.cutter_stuck, 0x08), (sensors.overheated, 0x40)),
        4: ((sensors.paper != "ok", 0x0C), (end, 0x60)),
    }
    return bytes((0x12 | sum(bit for on, bit in flags[n] if on),))


def _block(sensors: Sensors) -> bytes:
    """Automatic status back: four bytes; the drawer pin idles high, the last one is reserved."""
    end = sensors.paper == "end"
    flags = (
        ((True, 0x14), (sensors.offline, 0x08), (sensors.cover_open, 0x20)),
        ((sensors.jammed, 0x04), (sensors.cutter_stuck, 0x08), (sensors.overheated, 0x40)),
        ((sensors.paper != "ok", 0x03), (end, 0x0C)),
        ((True, 0x0F),),
    )
    return bytes(sum(bit for on, bit in byte if on) for byte in flags)


def _six_bytes(sensors: Sensors, _n: int) -> bytes:
    """DLE EOT 14: 10 0F, paper, user, recoverable, unrecoverable. No black mark is under the sensor."""
    paper = (sensors.paper == "end", 0x01), (sensors.paper != "ok", 0x04), (sensors.slip_waits, 0x20), (True, 0x80)
    user = (sensors.cover_open, 0x02), (sensors.moving, 0x0C)
    recoverable = (sensors.overheated, 0x01), (sensors.jammed, 0x40)
    unrecoverable = ((sensors.cutter_stuck, 0x01),)
    flags = (paper, user, recoverable, unrecoverable)
    return b"\x10\x0f" + bytes(sum(bit for on, bit in byte if on) for byte in flags)


EPSON = Dialect(
    requests=re.compile(rb"\x10\x04([\x01-\x04])"),
    answer=_one_byte,
    question=b"\x1dr",
    cuts=(b"\x1dV", b"\x1bi", b"\x1bm", b"\x1cP"),
    identities={0x41: b"_1.07\0", 0x42: b"_SIMULATED\0", 0x43: b"_TM-S80\0"},
    qr_levels={0x30: "L", 0x31: "M", 0x32: "Q", 0x33: "H"},
    qr_mode=0x30,
    chinese_font=True,
    block=_block,
    recovers=True,
)
EPSON_LAN = replace(EPSON, question=None)
GPRINTER = replace(
    EPSON_LAN, identities={}, chinese_font=False, recovers=False
)  # of whose answers nothing more is known


def _of_masung(sensors: Sensors, n: int) -> bytes:
    """DLE EOT n as two programs for Masung printers read it: a jam has no bit of its own, 16 begins the four bytes."""
    flags = {
        1: ((True, 0x04), (sensors.offline, 0x08)),
        2: ((sensors.cover_open, 0x04), (sensors.jammed, 0x40)),
        3: ((sensors.cutter_stuck, 0x08), (sensors.overheated, 0x40)),
        4: ((sensors.paper != "ok", 0x0C), (sensors.paper == "end", 0x60)),
    }
    return bytes((0x12 | sum(bit for on, bit in flags[n] if on),))


MASUNG = replace(GPRINTER, answer=_of_masung, block=None)
VKP80III = Dialect(
    requests=re.compile(rb"\x10\x04(\x14)"),
    answer=_six_bytes,
    question=b"\x1bv",
    cuts=(b"\x1cP",),  # on a unit with a presenter GS V leaves the blade alone
    identities={0xFF: b"\x02\x05"},
    qr_levels={0x30: "L", 0x31: "L", 0x32: "M", 0x33: "Q", 0x34: "H"},
    qr_mode=0x31,
    chinese_font=False,
    presents=True,
)


def _star_block(sensors: Sensors, _n: int) -> bytes:
    """Two heads, printer, errors, errors, paper, nothing, jobs that ended, nothing: a TSP700II has nine bytes."""
    ended = sensors.ended % 32
    flags = (
        ((sensors.cover_open, 0x20), (sensors.offline, 0x08), (sensors.one_ended, 0x02)),
        ((sensors.overheated, 0x40), (sensors.cutter_stuck, 0x08), (sensors.jammed, 0x04)),
        (),
        ((sensors.paper != "ok", 0x04), (sensors.paper == "end", 0x08)),
        (),
        ((True, (ended & 0x18) << 2 | (ended & 0x07) << 1),),
        (),
    )
    return b"\x23\x06" + bytes(sum(bit for on, bit in byte if on) for byte in flags)


STAR = Dialect(
    requests=re.compile(rb"\x1b\x06(\x01)"),
    answer=_star_block,
    question=b"\x17",
    cuts=(b"\x1bd",),
    identities={},
    qr_levels={},
    qr_mode=0,
    chinese_font=False,
    star=True,
)
DIALECTS: Mapping[str, Dialect] = {
    "epson": EPSON,
    "vkp80iii": VKP80III,
    "epson-lan": EPSON_LAN,
    "gprinter": GPRINTER,
    "masung": MASUNG,
    "star": STAR,
}
