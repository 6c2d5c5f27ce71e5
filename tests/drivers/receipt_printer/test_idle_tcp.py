"""A printer on a network that drops idle connections, over real sockets."""

import socket
import struct
import threading
from collections.abc import Iterator

import pytest

from device_sim.receipt_printer.printer import SimReceiptPrinter
from drivers.addresses import parse
from drivers.api.receipt_printer import ReceiptText, SlipEnd
from drivers.receipt_printer.driver import EscPosPrinter
from drivers.transports.line import opener
from tests.drivers.receipt_printer.bench import GLYPHS

AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER: closing sends a reset, not an end


class NetworkPrinter:
    """A printer behind a socket. `drop` closes the connection, as its timer would."""

    def __init__(self) -> None:
        self.sim = SimReceiptPrinter(self._say)
        self.sim.speed_mm_s = 0
        self.connections = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._line: socket.socket | None = None
        self.address = f"tcp://127.0.0.1:{self._socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, name="network-printer", daemon=True)
        self._thread.start()

    def drop(self, *, reset: bool) -> None:
        assert self._line
        if reset:
            self._line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
            self._line.close()
        else:
            self._line.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(5)

    def _say(self, data: bytes, _after: float) -> None:
        if self._line:
            self._line.sendall(data)

    def _serve(self) -> None:
        while True:
            try:
                self._line, _ = self._socket.accept()
                self.connections += 1
                with self._line:
                    while data := self._line.recv(4096):
                        self.sim.receive(data)
            except OSError:
                if self._socket.fileno() < 0:
                    return


@pytest.fixture
def printer() -> Iterator[NetworkPrinter]:
    printer = NetworkPrinter()
    yield printer
    printer.close()


@pytest.mark.parametrize("reset", [True, False])
def test_the_next_slip_is_printed_although_the_printer_has_dropped_the_line(
    printer: NetworkPrinter, reset: bool
) -> None:
    driver = EscPosPrinter(opener(parse("receipt_printer", printer.address)), GLYPHS)
    assert driver.print((ReceiptText("一"),)) is SlipEnd.OUT
    printer.drop(reset=reset)
    assert driver.print((ReceiptText("二"),)) is SlipEnd.OUT
    printer.drop(reset=reset)
    assert driver.status().fault is None
    driver.close()
    assert [slip.lines for slip in printer.sim.receipts] == [["一"], ["二"]]
    assert printer.connections == 3
