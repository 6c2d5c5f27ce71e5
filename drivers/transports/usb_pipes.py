"""A stream of bytes in the bulk or interrupt pipes of a USB device, as many card readers carry it. Knows no command.

usb://0400:c35a?pipes=stream

"stream": one pipe there and one back, and the bytes as they are [A]. "four": each frame's head, which ends with how
many bytes follow it, goes by a pipe of its own [A]. Which of them a model has is known from its maker or tried: a
setting.
"""

import errno
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import usb.core
import usb.util

from drivers.api.mark import mark
from drivers.api.transport import Transport
from drivers.transports.usb_device import BULK, INTERRUPT, NODES, VENDOR, Id, Taken, take, told

STREAM, FOUR = "stream", "four"
HEAD_OUT, BODY_OUT, HEAD_IN, BODY_IN = 0x02, 0x06, 0x81, 0x85  # of the four
HEAD_BYTES, LENGTH_BYTES = 7, 2
WRITE_TIMEOUT_S = 5.0
SHORTEST_MS = 5  # a read that takes nothing off the wire needs a frame of the bus or two; 0 would be for ever
MOST_OLD_PACKETS = 256
TO_HOST = 0x80  # in an endpoint's address
PACKET = 0x7FF  # in what it says of its largest packet: how many bytes that has


class Stream:
    """Bytes to the device by `out`, and from it by `back`."""

    def __init__(self, meant: Id, taken: Taken, out: Any, back: Any, clock: Callable[[], float]) -> None:
        self._meant, self._taken, self._clock = meant, taken, clock
        self._out, self._back = out, back
        self._left = b""  # of a packet, not read yet

    def write(self, data: bytes) -> None:
        """OSError: it is gone, or has refused. TimeoutError: it takes no more."""
        self._send(self._out, data)

    def read(self, size: int, timeout: float) -> bytes:
        if not self._left:
            self._left = self._next(timeout)
        data, self._left = self._left[:size], self._left[size:]
        return data

    def flush_input(self) -> None:
        self._left = b""
        self._drain(self._back)

    def set_baud(self, baud: int) -> None:
        """There is no line speed."""

    def close(self) -> None:
        self._taken.close()

    def _next(self, timeout: float) -> bytes:
        return self._packet(self._back, timeout)

    def _send(self, pipe: Any, data: bytes) -> None:
        with told(self._meant):
            try:
                sent = pipe.write(data, int(WRITE_TIMEOUT_S * 1000))
            except usb.core.USBTimeoutError:
                sent = 0
            except usb.core.USBError as error:
                self._unstall(pipe, error)
                raise
        if sent < len(data):
            mark("pipe-takes-nothing")
            raise TimeoutError(errno.ETIMEDOUT, f"{len(data) - sent} bytes not taken in {WRITE_TIMEOUT_S:.0f} s")

    def _packet(self, pipe: Any, timeout: float) -> bytes:
        """One packet, whatever its size; b"" after so many seconds. An empty packet is no end: another may follow."""
        until = self._clock() + timeout
        while True:
            data = self._once(pipe, until - self._clock())
            if data or self._clock() >= until:
                return data or b""

    def _once(self, pipe: Any, timeout: float) -> bytes | None:
        """One packet, which may be empty; None: silence.

        More at once is not asked for: the end of a reply that fills its last packet would be waited for.
        """
        with told(self._meant):
            try:
                return bytes(pipe.read(pipe.wMaxPacketSize & PACKET, max(SHORTEST_MS, math.ceil(timeout * 1000))))
            except usb.core.USBTimeoutError:
                return None
            except usb.core.USBError as error:
                self._unstall(pipe, error)
                raise

    def _unstall(self, pipe: Any, error: usb.core.USBError) -> None:
        """A pipe that the device has halted works again once it is told so; what was under way is lost."""
        if error.errno == errno.EPIPE:
            mark("pipe-halted")
            pipe.clear_halt()
            raise OSError(errno.EPIPE, f"pipe {pipe.bEndpointAddress:02x} was halted by the device", str(self._meant))

    def _drain(self, pipe: Any) -> None:
        for _ in range(MOST_OLD_PACKETS):
            if self._once(pipe, 0.0) is None:
                return


class FourPipes(Stream):
    """As a stream, which is written a frame at a time. `out` and `back` carry the heads, these the rest."""

    def __init__(
        self, meant: Id, taken: Taken, out: Any, back: Any, clock: Callable[[], float], *, body_out: Any, body_back: Any
    ) -> None:
        super().__init__(meant, taken, out, back, clock)
        self._body_out, self._body_back = body_out, body_back
        self._head = b""  # of the frame that comes in, as far as it is there
        self._follows = 0  # bytes of that frame that are still to come

    def write(self, data: bytes) -> None:
        self._send(self._out, data[:HEAD_BYTES])
        if body := data[HEAD_BYTES:]:
            self._send(self._body_out, body)

    def flush_input(self) -> None:
        super().flush_input()
        self._drain(self._body_back)
        self._head, self._follows = b"", 0

    def _next(self, timeout: float) -> bytes:
        if self._follows:
            data = self._packet(self._body_back, timeout)
            self._follows = max(self._follows - len(data), 0)
            return data
        data = self._packet(self._back, timeout)
        self._head += data
        if len(self._head) >= HEAD_BYTES:
            self._follows = int.from_bytes(self._head[HEAD_BYTES - LENGTH_BYTES : HEAD_BYTES], "big")
            self._head = b""
        return data


def open_pipes(
    meant: tuple[int, int, str],
    pipes: str,
    backend: Any = None,
    nodes: Path = NODES,
    clock: Callable[[], float] = time.monotonic,
) -> Transport:
    """`meant`: the fields of an Id. `pipes`: STREAM or FOUR. OSError, NotPermitted: as `take`; it has no such pipes."""
    meant = Id(*meant)
    taken = take(meant, lambda interfaces: _interface(meant, pipes, interfaces), backend, nodes)
    ends = {one.bEndpointAddress: one for one in taken.interface}
    if pipes == FOUR:
        out, body_out, back, body_back = (ends[one] for one in (HEAD_OUT, BODY_OUT, HEAD_IN, BODY_IN))
        return FourPipes(meant, taken, out, back, clock, body_out=body_out, body_back=body_back)
    (out,) = (one for one in ends.values() if not one.bEndpointAddress & TO_HOST)
    (back,) = (one for one in ends.values() if one.bEndpointAddress & TO_HOST)
    return Stream(meant, taken, out, back, clock)


def _interface(meant: Id, pipes: str, interfaces: Sequence[Any]) -> Any:
    fit = {STREAM: _is_stream, FOUR: _is_four}
    of_its_maker_first = sorted(interfaces, key=lambda one: bool(one.bInterfaceClass != VENDOR))
    for one in of_its_maker_first:
        if fit[pipes](one):
            return one
    other = FOUR if pipes == STREAM else STREAM
    says = f"no pipes for pipes={pipes}, it has " + (" and ".join(filter(None, map(_named, interfaces))) or "none")
    if any(map(fit[other], interfaces)):
        says += f": its address needs pipes={other}"
    raise OSError(errno.ENXIO, says, str(meant))


def _is_stream(interface: Any) -> bool:
    ends = list(interface)
    back = [bool(one.bEndpointAddress & TO_HOST) for one in ends]
    return sorted(back) == [False, True] and all(_is_pipe(one) for one in ends)


def _is_four(interface: Any) -> bool:
    ends = {one.bEndpointAddress for one in interface if _is_pipe(one)}
    return ends >= {HEAD_OUT, BODY_OUT, HEAD_IN, BODY_IN}


def _is_pipe(end: Any) -> bool:
    return usb.util.endpoint_type(end.bmAttributes) in (BULK, INTERRUPT) and end.wMaxPacketSize & PACKET > 0


def _named(interface: Any) -> str:
    return " ".join(f"{one.bEndpointAddress:02x}" for one in interface)
