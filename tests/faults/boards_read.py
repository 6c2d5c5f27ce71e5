"""What boards in a cabinet send: relays, lamps and contacts that speak Modbus RTU; and what the kernel hands on of a
watchdog, in the size that it sets.
"""

from contextlib import suppress

from pymodbus.framer.rtu import FramerRTU

from drivers.cabinet.codecs import modbus
from drivers.watchdog import codec as watchdog
from tests.faults.reader import Reader, unless_refused

_COILS, _INPUTS, _LAMP = modbus.read_coils(1, 8), modbus.read_inputs(1, 8), modbus.write_coil(1, 2, on=True)
_ANSWERS = [b"\x01\x01\x01\x05", b"\x01\x02\x01\x03", _LAMP.frame[:-2], b"\x01\x81\x02", b"\x01\x85\x06"]


def _checked(data: bytes) -> bytes:
    return data + FramerRTU.compute_CRC(data).to_bytes(2, "big")


def _read_answer(data: bytes) -> None:
    answer = modbus.take_answer(bytearray(data))
    if answer is not None:
        unless_refused(_read, answer)


def _read(answer: bytes) -> None:
    for read, ask in ((modbus.bits_of, _COILS), (modbus.bits_of, _INPUTS), (modbus.require_done, _LAMP)):
        with suppress(modbus.RefusedError):  # it said no, in a right frame
            unless_refused(read, ask, answer)


def _of_a_watchdog(data: bytes) -> bytes:
    return data[: watchdog.INFO_BYTES].ljust(watchdog.INFO_BYTES, b"\0")


def _read_watchdog(data: bytes) -> None:
    assert watchdog.info_of(data).identity.isprintable()
    watchdog.restarted_by_it(watchdog.number_of(data[: len(watchdog.number_bytes(0))]))


_INFOS = [watchdog.Info("Software Watchdog", may_be_stopped=True), watchdog.Info("iTCO_wdt", may_be_stopped=False)]
READERS = {
    "boards on Modbus": Reader([_checked(answer) for answer in _ANSWERS], _read_answer),
    "boards on Modbus in right frames": Reader(_ANSWERS, _read_answer, _checked),
    "watchdogs": Reader([watchdog.info_bytes(info) for info in _INFOS], _read_watchdog, _of_a_watchdog),
}
