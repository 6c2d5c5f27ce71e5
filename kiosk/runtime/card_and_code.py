"""Waits for a card or a code until it comes or nobody waits any more. Knows drivers by their protocols only."""

from collections.abc import Callable
from typing import Protocol

from drivers.api.errors import DeviceError, Fault
from drivers.api.id_card import IdCard, IdCardReader
from drivers.api.scanner import CodeScanner
from kiosk.model.mark import mark
from kiosk.problems.table import problem_for

CARD_POLL_S = 0.3
CODE_POLL_S = 0.3
OTHER_CARD_POLL_S = 0.5
SAME_CARD_REST_S = 5.0  # some modules find a card that lies there again and again; reading it each time wears it out
Well = Callable[[], None]  # called when the device has shown that it works


class Stops(Protocol):
    """As much of a `Signal` as is needed here: set when nobody waits any more."""

    def is_set(self) -> bool: ...

    def wait(self, timeout: float) -> bool: ...


class CancelledError(Exception):
    """Nobody waits for this any more."""


def read_card(reader: IdCardReader, stop: Stops, well: Well, found: Callable[[], None]) -> IdCard:
    """The next card. `found` is called when one lies there, about a second before it is read. DeviceError."""
    while not stop.is_set():
        there = reader.find()
        well()
        if there:
            found()
            return reader.read()
        stop.wait(CARD_POLL_S)
    raise CancelledError


def await_other_card(reader: IdCardReader, number: str, stop: Stops, well: Well) -> IdCard:
    """The next card that is not the one of this number. DeviceError: the reader is not usable."""
    while not stop.wait(OTHER_CARD_POLL_S):
        card = _readable_card(reader, stop)
        well()
        if card and card.number != number:
            return card
        if card:
            mark("same-card-rests")
            stop.wait(SAME_CARD_REST_S)
    raise CancelledError


def _readable_card(reader: IdCardReader, stop: Stops) -> IdCard | None:
    """The card that lies there; None too where it cannot be read, for nobody has asked for it.

    Nor is it read when nobody waits any more: most modules give a card once only, and whoever asks next shall have it.
    """
    try:
        return reader.read() if reader.find() and not stop.is_set() else None
    except DeviceError as error:
        if problem_for(error).hint:
            mark("unreadable-card-passed-over")
            return None
        raise


def scan_code(scanner: CodeScanner, stop: Stops, well: Well, text: Callable[[bytes], str]) -> str:
    """The next code's text. `text`: ValueError where the content is not acceptable. DeviceError."""
    scanner.start()
    well()
    try:
        while not stop.is_set():
            payload = scanner.poll(CODE_POLL_S)
            well()
            if payload is not None:
                return _accepted(payload, text)
    finally:
        scanner.stop()
    raise CancelledError


def _accepted(payload: bytes, text: Callable[[bytes], str]) -> str:
    try:
        return text(payload)
    except ValueError as error:
        mark("code-not-acceptable")
        raise DeviceError("scanner", Fault.UNREADABLE, str(error)) from error
