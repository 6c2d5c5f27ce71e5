"""One IPP message over HTTP, in every way in which servers answer."""

import socket
import time
from collections.abc import Iterator

import pytest

from device_sim.page_printer.printer import SimPagePrinter
from drivers.api.errors import DeviceError, Fault
from drivers.page_printer import requests
from drivers.page_printer.codec import Group, Message, attribute, encode
from drivers.page_printer.http import Endpoint, NotTaken
from drivers.page_printer.vocabulary import GroupTag, Tag

ASKED = Message(0x0B, 7)
REPLY = Message(0, 7, (Group(GroupTag.PRINTER, (attribute("printer-state", Tag.ENUM, 3),)),))
BODY = encode(REPLY)
IPP = b"Content-Type: application/ipp\r\n"


@pytest.fixture
def wire() -> Iterator[tuple[socket.socket, socket.socket]]:
    ours, theirs = socket.socketpair()
    yield ours, theirs
    ours.close()
    theirs.close()


Wire = tuple[socket.socket, socket.socket]


def answered(wire: Wire, said: bytes) -> Message:
    """What is made of it when a server says this and hangs up."""
    ours, theirs = wire
    theirs.sendall(said)
    theirs.shutdown(socket.SHUT_WR)
    endpoint = Endpoint("ipp://printer/ipp/print", lambda: 0.0, lambda *_: ours)
    return endpoint.exchange(endpoint.connect(), ASKED, 5.0)


def failure(wire: Wire, said: bytes) -> DeviceError:
    with pytest.raises(DeviceError) as caught:
        answered(wire, said)
    return caught.value


def chunks(size: int) -> bytes:
    pieces = [BODY[at : at + size] for at in range(0, len(BODY), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


CHUNKED = b"HTTP/1.1 200 OK\r\n" + IPP + b"Transfer-Encoding: chunked\r\n\r\n"
SIZED = b"HTTP/1.1 200 OK\r\n" + IPP + b"Content-Length: %d\r\n\r\n" % len(BODY)


@pytest.mark.parametrize(
    "said",
    [
        SIZED + BODY,
        CHUNKED + chunks(len(BODY)) + b"0\r\n\r\n",
        CHUNKED + chunks(1) + b"0\r\n\r\n",
        CHUNKED + chunks(3) + b"0\r\nX-Trailer: 1\r\n\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n" + SIZED + BODY,
        b"HTTP/1.1 100 Continue\r\n\r\n" * 3 + CHUNKED + chunks(5) + b"0\r\n\r\n",
        b"HTTP/1.0 200 OK\r\n" + IPP + b"\r\n" + BODY,
        SIZED.replace(b"application/ipp", b"APPLICATION/IPP; charset=utf-8") + BODY,
        SIZED.replace(IPP, b"") + BODY,
    ],
    ids=[
        "sized",
        "a chunk",
        "chunks of a byte",
        "a trailer",
        "continue",
        "continue and chunks",
        "HTTP 1.0",
        "charset",
        "no type",
    ],
)
def test_a_reply_is_understood_however_it_is_sent(wire: Wire, said: bytes) -> None:
    assert answered(wire, said) == REPLY


@pytest.mark.parametrize(
    "said",
    [
        SIZED + BODY[:-1],
        CHUNKED + chunks(5),
        CHUNKED + b"zz\r\n",
        CHUNKED + b"ffffffff\r\n" + BODY,
        b"HTTP/1.1 200 OK\r\n" + IPP + b"\r\n",
        b"HTTP/1.1 100 Continue\r\n\r\n",
        b"\x02\x00\x00\x00",
        b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n",
    ],
    ids=["cut", "no last chunk", "no size", "a chunk cut", "empty", "continue alone", "no HTTP", "500", "503", "400"],
)
def test_what_is_no_whole_reply_is_garbled_or_a_broken_line(wire: Wire, said: bytes) -> None:
    assert failure(wire, said).fault in (Fault.GARBLED, Fault.OFFLINE)


@pytest.mark.parametrize(
    "status",
    [
        b"401 Unauthorized",
        b"403 Forbidden",
        b"413 Content Too Large",
        b"415 Unsupported Media Type",
        b"426 Upgrade Required",
    ],
)
def test_who_wants_a_password_an_encrypted_line_or_another_document_refuses(wire: Wire, status: bytes) -> None:
    error = failure(wire, b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n")
    assert isinstance(error, NotTaken)
    assert error.fault is Fault.REFUSED
    assert status.decode() in error.evidence


@pytest.mark.parametrize(
    "status", [b"301 Moved", b"302 Found", b"404 Not Found", b"405 Method Not Allowed", b"501 Unsupported method"]
)
def test_a_web_server_is_no_printer(wire: Wire, status: bytes) -> None:
    error = failure(wire, b"HTTP/1.1 " + status + b"\r\nContent-Type: text/html\r\nContent-Length: 0\r\n\r\n")
    assert isinstance(error, NotTaken)
    assert error.fault is Fault.WRONG_ADDRESS
    assert status.decode() in error.evidence


def test_what_does_not_say_its_type_and_is_no_reply_is_garbled(wire: Wire) -> None:
    assert failure(wire, b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>").fault is Fault.GARBLED


def test_a_page_of_a_web_server_is_no_printer_either(wire: Wire) -> None:
    error = failure(wire, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nhi")
    assert not isinstance(error, NotTaken)  # nobody knows what was done with the request
    assert error.fault is Fault.WRONG_ADDRESS
    assert "text/html" in error.evidence


def test_an_encrypted_exchange_is_the_same_one_with_the_printer_of_the_certificate() -> None:
    printer = SimPagePrinter()
    printer.renew_certificate()
    endpoint = Endpoint(printer.uri, time.monotonic, socket.create_connection, printer.certificate)
    asked = requests.printer_attributes(printer.uri, 3)
    assert endpoint.exchange(endpoint.connect(), asked, 5.0).request_id == 3
    assert endpoint.certificate() == printer.certificate
    printer.unplug()
    with pytest.raises(DeviceError) as caught:
        endpoint.certificate()
    assert caught.value.fault is Fault.OFFLINE
