"""A printer of A4 paper on USB that speaks IPP there (class 7, subclass 1, protocol 4): what each of its two pairs of
pipes carries is HTTP, as a network port's. The printer behind it is `device_sim`'s, at its port of this machine.

Facts: "USB Print Interface Class IPP Protocol Specification" 1.0.
"""

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator

from device_sim.port import Emit
from tests.vm.descriptors import BULK, IN, Endpoint, Interface, Passport
from tests.vm.usbredir import Request, StallError

_PAIRS = (0x01, 0x02)  # the pipes to the device; with IN, those back
_PRINTS = bytes((9, 0x21, 0x00, 0x01, 1, 0x00, 1, 0x01, 0x00))  # the class's own descriptor: it can print


class HttpPipes:
    """Joins each pair of pipes to a connection to `port`. What comes and goes begins with the number of its pipe."""

    def __init__(self, emit: Emit, port: int) -> None:
        self._emit = emit
        self._port = port
        self._links: dict[int, socket.socket] = {}

    def joined(self) -> None:
        """Nothing of what came before its plug was put in is gone on with."""
        links, self._links = self._links, {}
        for link in links.values():
            with contextlib.suppress(OSError):
                link.shutdown(socket.SHUT_RDWR)

    def receive(self, data: bytes) -> None:
        """Of one packet. The printer hangs up after each reply, and is asked anew on another connection."""
        pipe, body = data[0], data[1:]
        if pipe not in self._links:
            self._links[pipe] = link = socket.create_connection(("127.0.0.1", self._port))
            threading.Thread(target=self._answer, args=(pipe, link), name="sim-ipp-usb", daemon=True).start()
        with contextlib.suppress(OSError):
            self._links[pipe].sendall(body)

    def _answer(self, pipe: int, link: socket.socket) -> None:
        with contextlib.suppress(OSError), link:
            while data := link.recv(4096):
                self._emit(bytes((pipe,)) + data, 0.0)
        if self._links.get(pipe) is link:
            del self._links[pipe]


class IppGadget:
    """Its USB side."""

    IDENTITY = b"MFG:Suizhu Test;MDL:Pages;CMD:PDF;CLS:PRINTER;"

    def __init__(self) -> None:
        pairs = tuple(
            Interface((7, 1, 4), (Endpoint(pipe, BULK), Endpoint(pipe | IN, BULK)), _PRINTS) for pipe in _PAIRS
        )
        self.passport = Passport(0x1209, 0x0016, "Suizhu_Test", "Pages", "000023", pairs)

    def asked(self, request: Request) -> bytes:
        if (request.kind, request.request) == (0xA1, 0):
            return struct.pack(">H", len(self.IDENTITY) + 2) + self.IDENTITY
        raise StallError

    def told(self, request: Request, data: bytes) -> None:
        if request.request != 2:  # a soft reset
            raise StallError

    def heard(self, endpoint: int, data: bytes) -> bytes:
        return bytes((endpoint,)) + data

    def packets(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        yield data[0] | IN, data[1:]
