"""Drives an identity-card reader by a maker's program or library in a process of its own. Knows verbs and faults.

No maker's library has been met yet: what they do comes from public sources that call them.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from drivers.addresses import Address
from drivers.api.errors import DeviceError, Fault
from drivers.api.id_card import IdCard, Presence
from drivers.api.mark import mark
from drivers.api.status import READY, DeviceStatus, Notice
from drivers.api.transport import OpenTransport
from drivers.id_card import program_codec
from drivers.id_card.number import NamelessCardError
from drivers.id_card.photo import as_picture
from drivers.transports.framing import Clock
from drivers.transports.host import Host
from drivers.transports.program import PATIENCE_S, Done, Program, ProgramFailed
from drivers.transports.program_lines import Hello

T = TypeVar("T")
DEVICE = "id_card"
ITS_OWN = frozenset(  # what a program may say of its reader
    {
        Fault.OFFLINE,
        Fault.SILENT,
        Fault.GARBLED,
        Fault.CARD_MOVED,
        Fault.CARD_UNKNOWN,
        Fault.CARD_REFUSED,
        Fault.NOT_AUTHORISED,
        Fault.SELF_TEST,
        Fault.REFUSED,
    }
)
PRESENCE = "presence"


class ProgramReader:
    """An IdCardReader. Its program runs from the first call on, and is started again by the call after it failed."""

    def __init__(
        self, open_transport: OpenTransport, clock: Clock = time.monotonic, patience: float = PATIENCE_S
    ) -> None:
        self._program = Program(open_transport, DEVICE, patience, clock)
        self._named: tuple[Hello, str] | None = None

    def status(self) -> DeviceStatus:
        asked = self._asked("status").get("asked", True)
        return DeviceStatus(notices=(Notice.UNASKED,)) if asked is False else READY

    def identity(self) -> str:
        """The name of the program, and the security module's number where it tells that."""
        try:
            hello = self._hello()
            if self._named is None or self._named[0] is not hello:  # once for each start, as the document tells
                self._named = hello, ", ".join(name for name in (hello.name, self.sam_id()) if name)
        except DeviceError:
            return ""
        return self._named[1]

    def sam_id(self) -> str:
        """The security module's number; "" where the program does not tell."""
        if "sam_id" not in self._hello().can:
            return ""
        said = self._asked("sam_id").get("sam_id")
        fits = isinstance(said, str) and said.isascii() and said.isprintable() and len(said) <= 40
        return said if fits and isinstance(said, str) else ""

    def find(self) -> bool:
        return _understood(program_codec.decode_found, self._asked("find"))

    def read(self) -> IdCard:
        done = self._asked("read")
        _understood(program_codec.require_card, done)
        try:
            card = program_codec.decode_card_answer(done)
        except ValueError as error:
            mark("card-of-a-program-is-none")
            fault = Fault.NO_NAME if isinstance(error, NamelessCardError) else Fault.CARD_UNKNOWN
            raise DeviceError(DEVICE, fault, str(error)) from None
        return replace(card, picture=as_picture(program_codec.decode_picture(done)))

    def presence(self) -> Presence:
        if PRESENCE not in self._hello().can:
            return Presence.UNTOLD
        said = self._asked(PRESENCE).get("lying")
        return {"there": Presence.THERE, "gone": Presence.GONE}.get(str(said), Presence.UNTOLD)

    def close(self) -> None:
        self._program.close()

    def _hello(self) -> Hello:
        try:
            return self._program.hello()
        except ProgramFailed as error:
            raise _failed(error) from error

    def _asked(self, verb: str) -> Done:
        try:
            answer = self._program.ask(verb)
        except ProgramFailed as error:
            raise _failed(error) from error
        if answer.done is not None:
            return answer.done
        fault = next((one for one in ITS_OWN if one == answer.fault), Fault.REFUSED)
        raise DeviceError(DEVICE, fault, ": ".join(part for part in (verb, answer.evidence) if part))


def at(address: Address, host: Host) -> ProgramReader:
    """The reader behind the program or library at `address`."""
    return ProgramReader(host.open_line(address), host.now, float(address.options["patience"]))


def _failed(error: ProgramFailed) -> DeviceError:
    return DeviceError(DEVICE, Fault.FORBIDDEN if error.forbidden else Fault.PROGRAM, str(error))


def _understood(understand: Callable[[Done], T], done: Done) -> T:
    try:
        return understand(done)
    except ValueError as error:
        raise DeviceError(DEVICE, Fault.PROGRAM, str(error)) from None
