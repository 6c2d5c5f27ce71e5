"""What printers send: A4 printers in IPP over HTTP, receipt printers in ESC/POS and in Star line mode."""

import io
from typing import Any, cast

from drivers.page_printer import codec as ipp
from drivers.page_printer import requests
from drivers.page_printer.http import Endpoint
from drivers.page_printer.job import accepted_job, job_number, job_of
from drivers.page_printer.reasons import identity, is_queue, printer_status
from drivers.page_printer.vocabulary import GroupTag, Tag
from drivers.receipt_printer import codec as escpos
from drivers.receipt_printer import star
from drivers.receipt_printer.line import PrinterLine
from drivers.receipt_printer.models import MODELS
from drivers.receipt_printer.star_line import StarLine
from tests.faults.reader import Reader, Said, one_of, refusing, unless_refused

URI = "ipp://127.0.0.1:631/ipp/print"
PATIENCE_S = 10.0
STAR = MODELS["star"]

STATUS = ipp.encode(
    ipp.Message(
        0,
        1,
        (
            ipp.Group(GroupTag.OPERATION, (ipp.attribute("attributes-charset", Tag.CHARSET, "utf-8"),)),
            ipp.Group(
                GroupTag.PRINTER,
                (
                    ipp.attribute("printer-state", Tag.ENUM, 3),
                    ipp.attribute("printer-state-reasons", Tag.KEYWORD, "media-low-warning", "toner-empty-error"),
                    ipp.attribute("printer-is-accepting-jobs", Tag.BOOLEAN, True),
                    ipp.attribute("printer-make-and-model", Tag.TEXT, "HP LaserJet"),
                ),
            ),
        ),
    )
)
_JOB = ipp.encode(
    ipp.Message(
        0,
        1,
        (
            ipp.Group(
                GroupTag.JOB,
                (
                    ipp.attribute("job-id", Tag.INTEGER, 7),
                    ipp.attribute("job-state", Tag.ENUM, 9),
                    ipp.attribute("job-state-reasons", Tag.KEYWORD, "job-completed-successfully"),
                    ipp.attribute("job-impressions-completed", Tag.INTEGER, 1),
                ),
            ),
        ),
    )
)
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\n"
_WHOLE = _HEAD + b"Content-Length: %d\r\n\r\n" % len(STATUS) + STATUS
_CHUNKED = _HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(STATUS) + STATUS + b"\r\n0\r\n\r\n"
_CONTINUED = b"HTTP/1.1 100 Continue\r\n\r\n" + _WHOLE
_ASKED = requests.printer_attributes(URI, 1)


# --- A4 printers ------------------------------------------------------------------------------------------------


class _Socket:
    """A connection that has brought all this, and was closed then."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def settimeout(self, seconds: float) -> None:
        """Nothing is waited for."""

    def sendall(self, data: bytes) -> None:
        """Whatever it is, the same comes back."""

    def makefile(self, mode: str, buffering: int) -> io.BytesIO:
        return io.BytesIO(self._data)

    def close(self) -> None:
        """It is closed."""


def _read_reply(data: bytes) -> None:
    endpoint = Endpoint(URI, lambda: 0.0, lambda _where, _timeout: cast(Any, _Socket(data)))
    refusing(lambda: endpoint.exchange(endpoint.connect(), _ASKED, PATIENCE_S))


def _read_message(data: bytes) -> None:
    message = ipp.decode(data)
    for read in (printer_status, is_queue, identity, job_number, accepted_job, job_of):
        unless_refused(read, message)


# --- receipt printers -------------------------------------------------------------------------------------------


def _read_states(data: bytes) -> None:
    for model in MODELS.values():
        unless_refused(escpos.decode_status, data[: len(model.status.pattern)], model.status)
        for question in model.identity:
            unless_refused(escpos.take_identity, data, question)
    for byte in data[:4]:
        escpos.is_fence(byte)
    escpos.take_count(data, b"ret")


def _read_talk(data: bytes) -> None:
    """As a driver hears it: everything is asked, and a fence is waited for."""
    line, model = Said(data), one_of(list(MODELS.values()), data)
    kind = StarLine if model is STAR else PrinterLine
    port = kind(line, model.status, line.clock)
    answers = b"".join(port.ask(number) for number in range(len(model.status.requests)))
    decode = star.decode_status if model is STAR else escpos.decode_status
    unless_refused(decode, answers, model.status)
    port.await_fence(PATIENCE_S)
    port.read_text(0.1)


def _read_blocks(data: bytes) -> None:
    unless_refused(star.decode_status, data, STAR.status)
    if data and star.begins(data[0]):
        block = data[: star.size_of(data[0])].ljust(star.LEAST)
        star.one_ended(block)
        star.ended(block)


_BLOCKS = [bytes.fromhex("23 06 28 08 00 0c 00 42 00"), bytes.fromhex("0f 02 00 00 00 04 00")]
_STATES = [b"\x16\x12\x12\x12", b"\x1a\x32\x12\x72", b"512ret", b"\x00\x0f", b"\x5fTM-T88VI\0"]
READERS = {
    "A4 printers": Reader([STATUS, _JOB, ipp.encode(_ASKED)], _read_message),
    "A4 printers over HTTP": Reader([_WHOLE, _CHUNKED, _CONTINUED], _read_reply),
    "receipt printers in Star line mode": Reader(_BLOCKS, _read_blocks),
    "receipt printers": Reader(_STATES, _read_states),
    "receipt printers on a line": Reader([*_STATES, *_BLOCKS, b"\x10\x00\x00\x00\x16\x12\x12\x12\x00"], _read_talk),
}
