"""A card in a slot of vpcd, the reader made of software that pcscd can have (vsmartcard). Knows no driver.

Who connects is a card that was put in; who hangs up was pulled out. The messages are those of `drivers.api.slot`,
but for the words of a slot: vpcd is one itself.
"""

import socket
import threading
import time
from contextlib import suppress
from typing import Protocol

from drivers.api.slot import Order, message, take_message

CONNECT_TIMEOUT_S, AGAIN_S = 10.0, 0.02
END_S = 5.0


class Card(Protocol):
    """What a chip does."""

    @property
    def atr(self) -> bytes: ...

    def off(self) -> None: ...

    def answer(self, command: bytes) -> bytes: ...


class InVpcd:
    """The card, until `pull`. `mute`: it hears, and says no more."""

    def __init__(self, card: Card, port: int) -> None:
        """Returns once it is in. TimeoutError: nobody listens at `port`."""
        self.card = card
        self.mute = False
        self._left: int | None = None
        self._socket = _connected(port)
        self._thread = threading.Thread(target=self._run, name="sim-vpcd", daemon=True)
        self._thread.start()

    def take_away_after(self, commands: int) -> None:
        """It is pulled out in the middle of a reading."""
        self._left = commands

    def pull(self) -> None:
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(END_S)
        self._socket.close()

    def _run(self) -> None:
        buffer = bytearray()
        with suppress(OSError):
            while data := self._socket.recv(4096):
                # vpcd sends a length and what it is of apart, and the second waits until the first is acknowledged.
                self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)
                buffer += data
                while (order := take_message(buffer)) is not None:
                    self._do(order)

    def _do(self, order: bytes) -> None:
        if len(order) > 1:
            self._left = None if self._left is None else self._left - 1
            if self._left == -1:
                self._socket.shutdown(socket.SHUT_RDWR)
            elif not self.mute:
                self._socket.sendall(message(self.card.answer(order)))
        elif order[0] == Order.ATR:
            self._socket.sendall(message(self.card.atr))
        else:
            self.card.off()


def _connected(port: int) -> socket.socket:
    """pcscd tells nobody when its slot listens: it is tried until it does."""
    ends = time.monotonic() + CONNECT_TIMEOUT_S
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port))
        except OSError as error:
            if time.monotonic() > ends:
                raise TimeoutError(f"nobody listens at port {port}") from error
            time.sleep(AGAIN_S)
