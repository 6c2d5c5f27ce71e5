"""A reader for chip cards, and how a social-security card is read. Knows when to ask and how that fails; no port.

What is given as evidence are states and status bytes: a card's data never leaves this file but as a SocialCard.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import NoReturn

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.mark import mark
from drivers.api.permission import fault_of
from drivers.api.slot import Order, Word, message, take_message
from drivers.api.smart_card import SecurityModule, SocialCard
from drivers.api.status import DeviceStatus, Notice
from drivers.api.transport import OpenTransport
from drivers.id_card.number import number_is_valid
from drivers.smart_card import codec
from drivers.smart_card.codec import Answer, Field
from drivers.transports.held import Held
from drivers.transports.host import THIS_MACHINE, Host
from drivers.transports.waking import Waker

DEVICE = "smart_card"
CHUNK = 4096
SAYS_S = 0.5  # a slot says at once whether a card is in it
ATR_TIMEOUT_S = 5.0
ANSWER_TIMEOUT_S = 3.0
READ_LIMIT_S = 15.0
MOST_PIECES = 16  # of one answer
TRIES = 2
WORDS = {True: "a card is in it", False: "no card is in it", None: "has not said yet"}
_FAULTS = {
    Word.NO_CARD: (Fault.CARD_MOVED, "no card in the reader"),
    Word.MUTE: (Fault.CARD_UNKNOWN, "the card does not answer"),
    Word.IN_USE: (Fault.OFFLINE, "in use by another program"),
}


class _ResetError(Exception):
    """Somebody else has reset the card: it has forgotten what was selected. To begin anew is harmless."""


class SlotReader:
    """Implements `drivers.api.smart_card.SmartCardReader`."""

    def __init__(
        self,
        open_transport: OpenTransport,
        clock: Callable[[], float] = time.monotonic,
        keys: SecurityModule | None = None,
        *,
        way: int = 0x02,
        by_number: bool = False,
        without_application: bool = False,
    ) -> None:
        """`way`, `by_number`: see the codec. `without_application`: read also what says it has none [C]."""
        self._held = Held(open_transport)
        self._clock = clock
        self._keys = keys
        self._way, self._by_number, self._without_application = way, by_number, without_application
        self._buffer = bytearray()
        self._changes: list[bool] = []  # of cards, that nobody was told of yet
        self._card_in: bool | None = None
        self._told: bool | None = None  # what `poll` has last answered
        self._waker = Waker()
        self._ends = 0.0  # of the reading under way

    def status(self) -> DeviceStatus:
        """Ready where the reader is there, with or without a card. DeviceError: it cannot be asked."""
        self._listen(0.0 if self._card_in is not None else SAYS_S)
        unheard = (Notice.UNHEARD,) if self._card_in is None else ()
        return DeviceStatus(notices=unheard, evidence=WORDS[self._card_in])

    def identity(self) -> str:
        """The reader's name in PC/SC; "" where it has none."""
        return str(getattr(self._held.line, "name", ""))

    def poll(self, timeout: float) -> bool | None:
        """See the protocol. Every change is answered, also one that is over already."""
        ends = self._clock() + timeout
        while not self._changes and not self._waker.woken() and (left := ends - self._clock()) > 0:
            self._listen(left)
        if self._changes:
            self._told = self._changes.pop(0)
        return self._told

    def wake(self) -> None:
        self._waker.wake()

    def close(self) -> None:
        """Let go of the reader; the next call asks it again."""
        self._held.let_go()
        self._buffer.clear()
        self._changes.clear()
        self._card_in = self._told = None

    # --- a social-security card --------------------------------------------------------------------------------

    def read(self) -> SocialCard:
        self._ends = self._clock() + READ_LIMIT_S
        for _ in range(TRIES):
            try:
                return self._read_once()
            except _ResetError:
                mark("card-was-reset")
        raise DeviceError(DEVICE, Fault.OFFLINE, "in use by another program, which resets the card")

    def _read_once(self) -> SocialCard:
        self._ask(bytes((Order.ATR,)), ATR_TIMEOUT_S)
        try:
            self._select_application()
            card, locked = self._card()
            if locked and self._keys and self._keys.unlock(self._exchange, card):
                mark("card-unlocked")
                card, _ = self._card()
            return card
        finally:
            self._power_off()

    def _power_off(self) -> None:
        """Nothing is opened for it; a line that fails now is heard of by the next call: what came before counts."""
        if self._held.line:
            with suppress(DeviceError):
                self._send(bytes((Order.OFF,)))

    def _select_application(self) -> None:
        answer = self._exchanged(codec.select_application())
        if answer.status == codec.NO_APPLICATION and self._without_application:
            mark("card-without-application")
        elif answer.status != codec.OK:
            raise DeviceError(DEVICE, Fault.CARD_UNKNOWN, f"no social-security card: {answer.words}")

    def _card(self) -> tuple[SocialCard, bool]:
        """What it says, and whether it keeps something for itself."""
        values: dict[Field, bytes] = {}
        withheld: list[Field] = []
        for file, records in codec.FILES.items():
            if self._selects(file):
                for field in records:
                    self._read_record(field, values, withheld)
        try:
            card = codec.decode_card(values, tuple(withheld))
        except ValueError as error:
            raise DeviceError(DEVICE, Fault.CARD_UNKNOWN, str(error)) from None
        return _noted(card), bool(withheld)

    def _selects(self, file: int) -> bool:
        """Whether it has this file."""
        answer = self._exchanged(codec.select_file(file, self._way))
        if answer.status not in (codec.OK, *codec.NO_RECORD):
            raise DeviceError(DEVICE, Fault.CARD_UNKNOWN, f"file {file:04x}: {answer.words}")
        return answer.status == codec.OK

    def _read_record(self, field: Field, values: dict[Field, bytes], withheld: list[Field]) -> None:
        answer = self._exchanged(codec.read_record(field, by_number=self._by_number))
        if answer.status == codec.WITHHELD:
            withheld.append(field)
        elif answer.status == codec.OK:
            try:
                values[field] = codec.value_of(field, answer.data)
            except ValueError as error:
                raise DeviceError(DEVICE, Fault.CARD_UNKNOWN, str(error)) from None
        elif answer.status not in codec.NO_RECORD:
            raise DeviceError(DEVICE, Fault.CARD_UNKNOWN, f"record {field:02x}: {answer.words}")

    # --- a command ---------------------------------------------------------------------------------------------

    def _exchange(self, command: bytes) -> bytes:
        """As a security module needs it: the whole answer, with its status."""
        answer = self._exchanged(command)
        return answer.data + answer.status.to_bytes(2, "big")

    def _exchanged(self, command: bytes) -> Answer:
        """The whole answer, however many pieces the card gives it in, and with the length that it wants (T=0)."""
        answer = self._answer(command)
        if answer.status >> 8 == codec.LENGTH:
            answer = self._answer(codec.with_length(command, answer.status & 0xFF))
        data = answer.data
        for _ in range(MOST_PIECES):
            if answer.status >> 8 != codec.MORE:
                return Answer(data, answer.status)
            answer = self._answer(codec.get_response(answer.status & 0xFF))
            data += answer.data
        raise DeviceError(DEVICE, Fault.CARD_UNKNOWN, f"an answer of more than {MOST_PIECES} pieces")

    def _answer(self, command: bytes) -> Answer:
        return codec.decode_answer(self._ask(command, ANSWER_TIMEOUT_S))

    def _ask(self, data: bytes, timeout: float) -> bytes:
        """What the card says to it, at least two bytes."""
        self._send(data)
        ends = min(self._clock() + timeout, self._ends)
        while (left := ends - self._clock()) > 0:
            if (said := self._next()) is None:
                self._hear(left)
            elif len(said) > 1:
                return said
            elif not self._is_change(said):
                self._refuse(said[0])
        self.close()
        raise DeviceError(DEVICE, Fault.SILENT, f"no answer in {timeout:.0f} s")

    def _refuse(self, word: int) -> NoReturn:
        if word == Word.RESET:
            raise _ResetError
        if word not in set(Word):
            raise self._garbled(f"the slot says {word:02x}, expected one of its words")
        fault, evidence = _FAULTS[Word(word)]
        raise DeviceError(DEVICE, fault, evidence)

    # --- the line ----------------------------------------------------------------------------------------------

    def _listen(self, timeout: float) -> None:
        """Take in what the slot says unasked, as soon as it says anything or somebody wakes."""
        try:
            self._buffer += self._waker.read(self._held.connected(), CHUNK, timeout)
        except OSError as error:
            raise self._lost(error) from error
        while (said := self._next()) is not None:
            self._is_change(said)  # an answer that came after its time was up is nobody's

    def _is_change(self, said: bytes) -> bool:
        """Whether it says that a card has come or gone, which is kept."""
        if said not in (bytes((Word.IN,)), bytes((Word.OUT,))):
            return False
        there = said[0] == Word.IN
        if there != self._card_in:
            self._changes.append(there)
        self._card_in = there
        return True

    def _next(self) -> bytes | None:
        try:
            return take_message(self._buffer)
        except ValueError as error:
            raise self._garbled(str(error)) from error

    def _send(self, data: bytes) -> None:
        try:
            self._held.connected().write(message(data))
        except OSError as error:
            raise self._lost(error) from error

    def _hear(self, timeout: float) -> None:
        try:
            self._buffer += self._held.connected().read(CHUNK, timeout)
        except OSError as error:
            raise self._lost(error) from error

    def _garbled(self, why: str) -> DeviceError:
        self.close()
        return DeviceError(DEVICE, Fault.GARBLED, why)

    def _lost(self, error: OSError) -> DeviceError:
        self.close()
        return DeviceError(DEVICE, fault_of(error), str(error))


def _noted(card: SocialCard) -> SocialCard:
    """With what its number should not be. It is not quoted."""
    if not card.number or number_is_valid(card.number):
        return card
    return replace(card, odd=(*card.odd, "number has a wrong check character, expected that of GB 11643"))


def at(address: Address, host: Host = THIS_MACHINE) -> SlotReader:
    """The reader at `address`."""
    said = address.options
    return SlotReader(
        host.open_line(address),
        host.now,
        way=int(said["select"], 16),
        by_number=said["records"] == "number",
        without_application=said["application"] == "tried",
    )
