"""A status of HTTP at each moment of an exchange: what is known of the document then, over a real connection."""

import select
import socket
import ssl
import threading
from collections.abc import Callable

import pytest

from device_sim.page_printer.identity import Identity, self_made
from drivers.api.errors import DeviceError, Fault
from drivers.page_printer.codec import CONTENT_TYPE, Group, Message, attribute, encode
from drivers.page_printer.http import Endpoint, NotTaken
from drivers.page_printer.vocabulary import GroupTag, Tag

DOCUMENT = Message(0x02, 7, (), b"%PDF" * 4_000_000)  # more than any line holds by itself
PART = 1 << 20
SCAN = Message(0x02, 7, (), b"%PDF" * 150_000)
NARROW = 4096  # bytes that a line holds, less than one record of TLS
PATIENCE_S = 20.0

NOT_PRINTED, UNCERTAIN = "nothing was printed", "nobody knows"
BEFORE, WHILE, AFTER = "before the document", "while it is sent", "after it"
ALWAYS = {BEFORE: NOT_PRINTED, WHILE: NOT_PRINTED, AFTER: NOT_PRINTED}
UNTIL_ITS_END = {**ALWAYS, AFTER: UNCERTAIN}
UNTIL_ITS_BEGINNING = {**UNTIL_ITS_END, WHILE: UNCERTAIN}
KNOWN = {
    **dict.fromkeys((301, 302, 307, 401, 403, 404, 405, 410, 413, 415, 426, 501), ALWAYS),
    **dict.fromkeys((400, 402, 406, 409, 411, 412, 414, 417, 422, 429, 431), UNTIL_ITS_END),
    **dict.fromkeys((408, 500, 502, 503, 504, 505, 507), UNTIL_ITS_BEGINNING),
}

Talk = Callable[[socket.socket], None]


class Printer:
    """Listens, and does with one connection what a test says. The connection stays open until the test is over."""

    def __init__(self, identity: Identity | None = None, *, narrow: bool = False) -> None:
        """`identity`: it speaks TLS, as this one. `narrow`: the line holds little at both ends."""
        self._identity, self._narrow = identity, narrow
        self._listening = socket.create_server(("127.0.0.1", 0))
        if narrow:
            self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, NARROW)
        self._over = threading.Event()

    def exchange(self, talk: Talk, *, heard_first: bool, document: Message = DOCUMENT) -> Message:
        """Send it the document. `heard_first`: nothing is sent before something has come."""
        server = threading.Thread(target=self._serve, args=(talk,))
        server.start()
        try:
            return self._send(document, heard_first=heard_first)
        finally:
            self._over.set()
            server.join()
            self._listening.close()

    def _serve(self, talk: Talk) -> None:
        line, _ = self._listening.accept()
        line.settimeout(PATIENCE_S)
        if self._identity:
            line = self._identity.context.wrap_socket(line, server_side=True, suppress_ragged_eofs=True)
        with line:
            talk(line)

    def _send(self, document: Message, *, heard_first: bool) -> Message:
        def dial(address: tuple[str, int], seconds: float) -> socket.socket:
            line = socket.create_connection(address, seconds)
            if self._narrow:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, NARROW)
            assert not heard_first or select.select([line], [], [], PATIENCE_S)[0]
            return line

        scheme, digest = ("ipps", self._identity.digest) if self._identity else ("ipp", "")
        endpoint = Endpoint(f"{scheme}://127.0.0.1:{self._listening.getsockname()[1]}/p", lambda: 0.0, dial, digest)
        return endpoint.exchange(endpoint.connect(), document, PATIENCE_S)

    def pauses(self) -> None:
        self._over.wait(0.002)

    def stays(self, line: socket.socket) -> None:
        """The connection is open, and nobody reads it."""
        assert self._over.wait(PATIENCE_S)


@pytest.fixture
def printer() -> Printer:
    return Printer()


def take(line: socket.socket, size: int) -> None:
    while size > 0:
        size -= len(line.recv(min(size, PART)))


def take_head(line: socket.socket) -> None:
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += line.recv(1)


def answer(line: socket.socket, status: int, body: bytes = b"") -> None:
    head = f"HTTP/1.1 {status} So\r\nContent-Type: {CONTENT_TYPE}\r\nContent-Length: {len(body)}\r\n\r\n"
    line.sendall(head.encode() + body)


def talk_of(printer: Printer, moment: str, said: Talk, *, closes: bool) -> Talk:
    def talk(line: socket.socket) -> None:
        if moment == WHILE:
            take(line, PART)
        elif moment == AFTER:
            take_head(line)
            take(line, len(encode(DOCUMENT)))
        said(line)
        if not closes:
            printer.stays(line)

    return talk


def known(error: DeviceError) -> str:
    return NOT_PRINTED if isinstance(error, NotTaken) else UNCERTAIN


@pytest.mark.parametrize("closes", [True, False], ids=["hangs up", "stays and reads no further"])
@pytest.mark.parametrize("moment", [BEFORE, WHILE, AFTER])
@pytest.mark.parametrize("status", KNOWN)
def test_a_status_says_of_a_document_what_it_can_say_at_that_moment(
    printer: Printer, status: int, moment: str, closes: bool
) -> None:
    talk = talk_of(printer, moment, lambda line: answer(line, status), closes=closes)
    with pytest.raises(DeviceError) as caught:
        printer.exchange(talk, heard_first=moment == BEFORE)
    assert known(caught.value) == KNOWN[status][moment], caught.value
    assert f"HTTP {status}" in caught.value.evidence


@pytest.mark.hits("refused-while-sending")
def test_a_bad_request_before_the_end_is_a_refusal(printer: Printer) -> None:
    talk = talk_of(printer, WHILE, lambda line: answer(line, 400), closes=True)
    with pytest.raises(NotTaken, match="before it had all of the document") as caught:
        printer.exchange(talk, heard_first=False)
    assert caught.value.fault is Fault.REFUSED


@pytest.mark.parametrize("moment", [BEFORE, WHILE, AFTER])
def test_who_hangs_up_without_a_word_has_printed_nothing_where_nothing_was_sent(printer: Printer, moment: str) -> None:
    with pytest.raises(DeviceError) as caught:
        printer.exchange(talk_of(printer, moment, lambda _: None, closes=True), heard_first=moment == BEFORE)
    assert caught.value.fault is Fault.OFFLINE
    assert known(caught.value) == UNTIL_ITS_BEGINNING[moment]


@pytest.mark.parametrize("closes", [True, False], ids=["hangs up", "stays and reads no further"])
@pytest.mark.parametrize("moment", [WHILE, AFTER])
def test_on_an_encrypted_line_a_status_is_heard_as_well(moment: str, closes: bool) -> None:
    printer = Printer(self_made())
    talk = talk_of(printer, moment, lambda line: answer(line, 400), closes=closes)
    with pytest.raises(DeviceError, match="HTTP 400") as caught:
        printer.exchange(talk, heard_first=False)
    assert known(caught.value) == UNTIL_ITS_END[moment]


def test_who_says_to_go_on_and_then_no_is_heard(printer: Printer) -> None:
    def said(line: socket.socket) -> None:
        line.sendall(b"HTTP/1.1 100 Continue\r\nX-A: b\r\n\r\n")
        answer(line, 413)

    with pytest.raises(NotTaken, match="HTTP 413"):
        printer.exchange(talk_of(printer, WHILE, said, closes=False), heard_first=False)


@pytest.mark.hits("answered-and-hung-up")
def test_a_printers_own_word_counts_although_it_has_hung_up_before_the_end(printer: Printer) -> None:
    refusal = Message(0x040A, 7, (Group(GroupTag.OPERATION, (attribute("status-message", Tag.TEXT, "no"),)),))
    talk = talk_of(printer, WHILE, lambda line: answer(line, 200, encode(refusal)), closes=True)
    assert printer.exchange(talk, heard_first=False).code == 0x040A


@pytest.mark.parametrize(
    "identity",
    [
        pytest.param(self_made(), id="TLS 1.3", marks=pytest.mark.hits("line-is-full")),
        pytest.param(None, id="in clear"),
    ],
)
def test_a_printer_that_is_only_slow_gets_the_whole_document(identity: Identity | None) -> None:
    printer, came = Printer(identity, narrow=True), bytearray()

    def talk(line: socket.socket) -> None:
        assert not isinstance(line, ssl.SSLSocket) or line.version() == "TLSv1.3"
        take_head(line)
        while len(came) < len(encode(SCAN)) and (more := line.recv(NARROW)):
            came.extend(more)
            printer.pauses()
        answer(line, 200, encode(Message(0x00, 7, ())))

    assert printer.exchange(talk, heard_first=False, document=SCAN).code == 0x00
    assert bytes(came) == encode(SCAN)


def test_of_a_document_whose_first_record_was_on_its_way_nobody_knows() -> None:
    printer = Printer(self_made(), narrow=True)

    def talk(line: socket.socket) -> None:
        take_head(line)
        assert select.select([line], [], [], PATIENCE_S)[0]

    with pytest.raises(DeviceError) as caught:
        printer.exchange(talk, heard_first=False, document=SCAN)
    assert (caught.value.fault, known(caught.value)) == (Fault.OFFLINE, UNCERTAIN)
