"""Drives an SDT identity-card module over a byte transport. Knows verbs, time-outs and faults; no visit, no screen.

What is given as evidence are states and status bytes: a reply's data never leaves this file but as an IdCard.
"""

import math
import time
from contextlib import suppress
from dataclasses import replace

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.id_card import CardLayout, IdCard, PhotoDecoder, Presence
from drivers.api.mark import mark
from drivers.api.permission import fault_of
from drivers.api.status import READY, DeviceStatus
from drivers.api.transport import OpenTransport
from drivers.id_card import card_text, codec, number, program_driver
from drivers.id_card.codec import Command, Reply
from drivers.id_card.number import contradictions, noted
from drivers.id_card.photo import NoPhoto, picture_of
from drivers.id_card.program_driver import ProgramReader
from drivers.id_card.sdt_line import DEVICE, SdtLine
from drivers.transports.framing import Clock
from drivers.transports.host import THIS_MACHINE, Host

TIMEOUT_S = {
    Command.RESET: 1.0,
    Command.STATUS: 1.0,
    Command.SAM_ID: 1.0,
    Command.FIND: 1.0,
    Command.SELECT: 1.0,
    Command.READ: 3.0,
    Command.NEWEST_ADDRESS: 1.5,
}
READ_LIMIT_S = 10.0  # for one read() with all its tries
TRIES = 3  # after these the card has to be lifted and placed again
SILENCES_BEFORE_RESET = 2
NO_PHOTO = NoPhoto()
NO_ADDRESS = "the reader does not tell the appended address, expected one or that there is none"
# A card that was read and lies on: Find does not see it (most modules), Find finds it again, or it can be read again
# without Find. Which of them a model does is known from its maker or tried on the table [C].
UNSEEN, FOUND, READ_AGAIN = "unseen", "found", "read"

_FAULTS = {
    codec.BAD_CHECKSUM: Fault.GARBLED,
    codec.BAD_LENGTH: Fault.GARBLED,
    0x24: Fault.CARD_MOVED,
    0x31: Fault.CARD_REFUSED,
    codec.CARD_REFUSED: Fault.CARD_REFUSED,
    0x33: Fault.CARD_REFUSED,
    0x40: Fault.CARD_UNKNOWN,
    codec.READ_FAILED: Fault.CARD_MOVED,
    0x47: Fault.CARD_MOVED,
    codec.SELF_TEST: Fault.SELF_TEST,
    codec.NOT_ACTIVATED: Fault.NOT_AUTHORISED,
    codec.NO_CARD: Fault.CARD_MOVED,
    codec.NOT_SELECTED: Fault.CARD_MOVED,
}
_SEND_AGAIN = {codec.BAD_CHECKSUM, codec.BAD_LENGTH}
_RESTART = _SEND_AGAIN | {0x24, 0x31, 0x33, codec.READ_FAILED, 0x47, codec.NOT_SELECTED}
_HAS_NEWEST_ADDRESS = {CardLayout.CITIZEN, CardLayout.HK_MACAO_TAIWAN}


class _RestartableError(DeviceError):
    """A failure that going back to Find may mend; reading a card changes nothing, so that is harmless."""


class SdtReader:
    """An IdCardReader. Opens its port on the first call, and again on the call after the port was lost."""

    def __init__(
        self,
        open_transport: OpenTransport,
        clock: Clock = time.monotonic,
        photos: PhotoDecoder = NO_PHOTO,
        *,
        lying: str = UNSEEN,
    ) -> None:
        """`lying`: how this module tells that a card it has read still lies there."""
        self._line = SdtLine(open_transport, clock)
        self._clock = clock
        self._photos = photos
        self._lying = lying
        self._silences = 0
        self._found = False
        self._is_mute = False  # it was asked for a card and stayed silent
        self._identity: str | None = None

    def status(self) -> DeviceStatus:
        reply = self._exchange(Command.STATUS)
        if reply.sw3 == codec.SELF_TEST:  # a start may be what it needs; nothing is in the field yet
            self._exchange(Command.RESET)
            self._line.doubt_speed()
            reply = self._exchange(Command.STATUS)
        _require(codec.OK, Command.STATUS, reply)
        if self._is_mute:  # it is well again when it does what it did not
            self.find()
        return READY

    def identity(self) -> str:
        """The security module's number; "" where it does not tell. Asked once for each opening."""
        if self._identity is None:
            self._identity = ""
            with suppress(DeviceError, ValueError):
                self._identity = self.sam_id()
        return self._identity

    def sam_id(self) -> str:
        """The security module's number, as the maker prints it."""
        reply = self._exchange(Command.SAM_ID)
        _require(codec.OK, Command.SAM_ID, reply)
        return codec.decode_sam_id(reply.data)

    def find(self) -> bool:
        self._found = self._finds(math.inf)
        return self._found

    def read(self) -> IdCard:
        card = noted(self._read_surely())
        return replace(card, picture=picture_of(card.photo, self._photos))

    def _read_surely(self) -> IdCard:
        """The card. One that contradicts itself is read once more: a garbled line would not say the same again."""
        before = self._clock() + READ_LIMIT_S
        kept: IdCard | None = None  # as good as nothing else
        for attempt in range(1, TRIES + 1):
            last = attempt == TRIES or self._clock() >= before
            try:
                card, again = self._read_once(before, first=attempt == 1)
            except DeviceError as error:
                if kept:
                    return kept  # most modules give a card only once
                mark("card-read-again")
                if last or not isinstance(error, _RestartableError):
                    raise
                continue
            if last or card == kept or not again:
                return card
            mark("odd-card-read-twice")
            kept = card
        raise AssertionError("unreachable: the last try returns or raises")

    def presence(self) -> Presence:
        if self._lying == UNSEEN:
            return Presence.UNTOLD
        there = self.find() if self._lying == FOUND else self._exchange(Command.READ).sw3 == codec.OK
        return Presence.THERE if there else Presence.GONE

    def close(self) -> None:
        self._found = False
        self._identity = None
        with suppress(OSError):
            self._line.close()

    def _read_once(self, before: float, *, first: bool) -> tuple[IdCard, bool]:
        """The card, and whether reading it again may tell more."""
        self._take_card(before, first=first)
        read = self._exchange(Command.READ, before)
        _require(codec.OK, Command.READ, read)
        card = _decode(read)
        doubtful = bool(card.odd or contradictions(card))
        if card.layout not in _HAS_NEWEST_ADDRESS:
            return card, doubtful
        try:
            card = replace(card, newest_address=self._newest_address(before))
            return card, doubtful or bool(contradictions(card))
        except DeviceError as error:
            restart = isinstance(error, _RestartableError)
            if not restart and error.fault not in (Fault.REFUSED, Fault.CARD_UNKNOWN):
                raise  # the module is not well, or the line is gone
            mark("newest-address-not-told")
            return replace(card, odd=(*card.odd, NO_ADDRESS)), doubtful or (restart and error.fault is not Fault.SILENT)

    def _newest_address(self, before: float) -> str:
        newest = self._exchange(Command.NEWEST_ADDRESS, before)
        if newest.sw3 in (codec.NO_ITEM, codec.BAD_COMMAND):  # an old module does not know the command
            return ""
        _require(codec.OK, Command.NEWEST_ADDRESS, newest)
        return _decode_newest(newest)

    def _take_card(self, before: float, *, first: bool) -> None:
        """Find and select, going on from a find() that has already seen the card."""
        found, self._found = self._found or self._finds(before), False
        if found:
            _require(codec.OK, Command.SELECT, self._exchange(Command.SELECT, before))
        elif first:
            raise DeviceError(DEVICE, Fault.CARD_MOVED, "no card in the field")
        # Most modules do not find a card again that they have read once, though it is still selected [C]:
        # when a reply was lost on the way, only reading again can tell whether the card is there.

    def _finds(self, before: float) -> bool:
        self._is_mute = True
        for _ in range(2):  # a first "no card" is asked again at once, as the vendor's own library does [B]
            reply = self._exchange(Command.FIND, before)
            self._is_mute = False
            if reply.sw3 != codec.NO_CARD:
                _require(codec.FOUND, Command.FIND, reply)
                return True
        return False

    def _exchange(self, command: Command, before: float = math.inf) -> Reply:
        """The reply. A line that was dropped meanwhile is opened again, once: nothing we ask changes a card."""
        held = self._line.is_open
        try:
            try:
                reply = self._asked(command, before)
            except OSError:
                self.close()
                if not held:
                    raise
                mark("reader-dropped-an-idle-line")
                reply = self._asked(command, before)
        except (OSError, ValueError) as error:  # ValueError: an address or a speed that no line can have
            self.close()
            raise DeviceError(DEVICE, fault_of(error), str(error)) from error
        self._silences = 0
        return reply

    def _asked(self, command: Command, before: float) -> Reply:
        self._make_ready(before)
        reply = self._ask(command, before)
        if reply.sw3 in _SEND_AGAIN:
            mark("card-request-sent-again")
            reply = self._ask(command, before)
        return reply

    def _make_ready(self, before: float) -> None:
        """So that what is answered now answers what is asked now."""
        try:
            self._line.make_ready()
            if self._line.is_owed:
                self._ask(Command.STATUS, before)
                self._line.catch_up()
        except DeviceError as error:
            if not isinstance(error, _RestartableError):
                self.close()
            raise

    def _ask(self, command: Command, before: float) -> Reply:
        timeout = max(min(TIMEOUT_S[command], before - self._clock()), 0.0)
        try:
            reply = self._line.ask(command, timeout)
        except ValueError:
            self._line.doubt_speed()
            raise _RestartableError(DEVICE, Fault.GARBLED, f"{command.name}: a broken reply") from None
        if reply is None:
            self._count_silence()
            raise _RestartableError(DEVICE, Fault.SILENT, f"{command.name}: no reply in {timeout:.1f} s")
        return reply

    def _count_silence(self) -> None:
        self._silences += 1
        if self._silences < SILENCES_BEFORE_RESET:
            return
        mark("silent-module-reset")
        self._silences = 0
        try:
            with suppress(ValueError):
                self._line.ask(Command.RESET, TIMEOUT_S[Command.RESET])
        finally:
            self.close()
        raise DeviceError(DEVICE, Fault.SILENT, f"{SILENCES_BEFORE_RESET} requests without a reply, module reset")


def at(address: Address, host: Host = THIS_MACHINE) -> SdtReader | ProgramReader:
    """The reader at `address`."""
    if address.scheme == "process":
        return program_driver.at(address, host)
    return SdtReader(host.open_line(address), host.now, lying=address.options["lying"])


def _require(expected: int, command: Command, reply: Reply) -> None:
    if reply.sw3 == expected:
        return
    meaning = codec.SW3_MEANING.get(reply.sw3, "a status of no known meaning")
    evidence = f"{command.name}: {reply.status_words.hex(' ')} {reply.sw3:02x}, {meaning}"
    kind = _RestartableError if reply.sw3 in _RESTART else DeviceError
    raise kind(DEVICE, _FAULTS.get(reply.sw3, Fault.REFUSED), evidence)


def _decode_newest(newest: Reply) -> str:
    try:
        return card_text.decode_newest_address(newest.data)
    except ValueError as error:
        raise _RestartableError(DEVICE, Fault.CARD_UNKNOWN, f"NEWEST_ADDRESS: {error}") from None


def _decode(read: Reply) -> IdCard:
    try:
        text, photo = card_text.decode_read(read.data)
        card = card_text.decode_card(text, photo)
        number.require_plausible(card)
    except card_text.UnknownCardTypeError as error:
        mark("unknown-kind-of-card")
        raise DeviceError(DEVICE, Fault.CARD_UNKNOWN, str(error)) from None
    except ValueError as error:
        fault = Fault.NO_NAME if isinstance(error, number.NamelessCardError) else Fault.CARD_UNKNOWN
        raise _RestartableError(DEVICE, fault, str(error)) from None
    return card
