"""Waits for a card or a code until it comes or nobody waits any more. Knows drivers by their protocols only."""

from collections.abc import Callable
from typing import Protocol

from drivers.api.errors import DeviceError, Fault
from drivers.api.id_card import IdCard, IdCardReader, Presence
from drivers.api.scanner import CodeScanner
from kiosk.model.mark import mark

CARD_POLL_S = 0.3
CODE_POLL_S = 0.3
LIFTED_AFTER = 2  # looks in a row that do not see a card: one may miss it
Well = Callable[[], None]  # called when the device has shown that it works


class Stops(Protocol):
    """As much of a `Signal` as is needed here: set when nobody waits any more."""

    def is_set(self) -> bool: ...

    def wait(self, timeout: float) -> bool: ...


class CancelledError(Exception):
    """Nobody waits for this any more."""


def await_lifted(reader: IdCardReader, stop: Stops, well: Well, tell: Callable[[str], None]) -> None:
    """Return when the card that was read last is not seen any more, at once where the reader cannot tell. DeviceError.

    Tells "lies" where it lies there, and "lifted" where it is gone; nothing where the reader cannot tell.
    """
    missed, told, presence = 0, False, Presence.UNTOLD
    while missed < LIFTED_AFTER:
        presence = reader.presence()
        there = presence is Presence.THERE
        well()
        missed = 0 if there else missed + 1
        if there and not told:
            told = True
            tell("lies")
        if told and stop.wait(CARD_POLL_S):
            raise CancelledError
    if told or presence is Presence.GONE:  # it may have been taken before anybody looked
        mark("card-left-behind-lifted")
        tell("lifted")


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
