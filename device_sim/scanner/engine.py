"""A scan engine made of software, speaking the GM65 / EM3095 hex protocol. Knows no driver.

Left out: the "read failed" text at time-out, the beeper, USB modes.
"""

import time
from collections.abc import Callable

from device_sim.port import Emit
from drivers.scanner import codec
from drivers.scanner.codec import Register, Reply, ReplyKind, Request, RequestKind

REPLY_DELAY_S = 0.01
READ_DELAY_S = 0.06  # from seeing a code to sending it
BAUD_TOLERANCE = 0.03  # of the speed, before characters are lost
FACTORY_REGISTERS = {
    Register.MODE: 0xD7,  # sense mode: it reads whatever is shown
    Register.SETUP_CODES: 0x01,
    Register.READ_TIMEOUT: 50,
    Register.SAME_CODE_DELAY: 0x00,
    Register.TAIL: 0x10,
    Register.BAUD_LOW: 0x39,
    Register.BAUD_HIGH: 0x01,
}
_TAILS = (b"\r", b"\r\n", b"\t", b"")
SIZE = 0x100  # registers 0000 to 00FF
FACTORY_RESET_DATA = 0x02


class SimHexScanner:
    """Verbs for tests and the dock: `show_code`, `hide_code`, `fail_next`. `sent` counts the codes it has sent.

    A code stays before the window until it is hidden. In command mode it is read once for each trigger, and only
    between the trigger and the read time-out; in sense and continuous mode once when it is shown.
    """

    def __init__(self, emit: Emit, clock: Callable[[], float] = time.monotonic) -> None:
        self.tail: bytes | None = None  # None: as its register says; else it cannot be set, as in some engines
        self.prefix = self.suffix = b""  # around each code, before its tail
        self.times = 1  # it sends each code so many times in a row
        self.pause = (0, 0.0)  # after so many bytes of a code it pauses for so many seconds
        self.register_at_a_time = False  # it tells one, however many it is asked for
        self.silent_on_several = False  # it says nothing where it is asked for more than one register
        self.sent = 0
        self.fail_next: list[ReplyKind] = []  # the coming requests are answered with these errors
        self._emit = emit
        self._clock = clock
        self._buffer = bytearray()
        self._shown: bytes | None = None
        self._looking_until = 0.0
        self._last: tuple[bytes, float] = (b"", 0.0)  # what was sent last, and when
        self._host_baud: int | None = None  # None: a wire without line speed
        self._saved = _factory()
        self.registers = bytearray(self._saved)

    # --- what a person does ---

    def show_code(self, payload: bytes | str) -> None:
        self._shown = payload.encode() if isinstance(payload, str) else payload
        if self._mode in (codec.Mode.SENSE, codec.Mode.CONTINUOUS) or self.looking:
            self._see()

    def hide_code(self) -> None:
        self._shown = None

    def blurt(self, code: bytes) -> None:
        """A code that nobody has asked for."""
        self._send(code + self._tail)

    def power_cycle(self) -> None:
        """Everything not saved to flash is forgotten."""
        self.registers[:] = self._saved
        self._looking_until = 0.0
        self._buffer.clear()

    @property
    def looking(self) -> bool:
        """The light is on after a trigger."""
        return self._clock() < self._looking_until

    # --- what the host does ---

    def host_baud(self, baud: int) -> None:
        self._host_baud = baud

    def receive(self, data: bytes) -> None:
        if not self._understands_baud():
            return
        self._buffer += data
        while request := self._next_request():
            self._answer(request)

    def _next_request(self) -> Request | None:
        try:
            return codec.take_request(self._buffer)
        except ValueError:
            self._reply(Reply(ReplyKind.BAD_CRC, b"\0"))
            return None

    def _answer(self, request: Request) -> None:
        if self.fail_next:
            self._reply(Reply(self.fail_next.pop(0), b"\0"))
            return
        match request:
            case Request(address=Register.TAIL) if self.tail is not None:
                self._reply(Reply(ReplyKind.UNKNOWN_COMMAND, b"\0"))
            case Request(RequestKind.HEARTBEAT):
                self._reply(Reply(ReplyKind.OK, b"\0", heartbeat=True))
            case Request(RequestKind.READ, data=data) if self.silent_on_several and data != b"\x01":
                return
            case Request(RequestKind.READ, address) if self.register_at_a_time and address < SIZE:
                self._reply(Reply(ReplyKind.OK, bytes(self.registers[address : address + 1])))
            case Request(RequestKind.READ, address, data) if address + (data[0] or 256) <= SIZE:
                self._reply(Reply(ReplyKind.OK, bytes(self.registers[address : address + (data[0] or 256)])))
            case Request(RequestKind.WRITE, address, data) if address + len(data) <= SIZE:
                self._reply(Reply(ReplyKind.OK, b"\0"))
                self._write(address, data)
            case Request(RequestKind.SAVE, 0, data):
                self._reply(Reply(ReplyKind.OK, b"\0"))
                self._save(data[0])
            case _:
                self._reply(Reply(ReplyKind.UNKNOWN_COMMAND, b"\0"))

    def _write(self, address: int, data: bytes) -> None:
        self.registers[address : address + len(data)] = data
        if address <= Register.TRIGGER < address + len(data):
            self._trigger(on=bool(self.registers[Register.TRIGGER] & 1))
            self.registers[Register.TRIGGER] &= ~1 & 0xFF

    def _save(self, what: int) -> None:
        if what == FACTORY_RESET_DATA:
            self.registers[:] = _factory()
        self._saved = bytes(self.registers)

    def _trigger(self, *, on: bool) -> None:
        tenths = self.registers[Register.READ_TIMEOUT]
        endless = on and not tenths
        self._looking_until = float("inf") if endless else self._clock() + tenths / 10 * on
        if on and self._mode is codec.Mode.COMMAND:
            self._see()

    def _see(self) -> None:
        if self._shown is None or self._too_soon(self._shown):
            return
        self._looking_until = 0.0
        self._last = (self._shown, self._clock())
        self.sent += 1
        self._send((self.prefix + self._shown + self.suffix + self._tail) * self.times)

    def _send(self, code: bytes) -> None:
        at, seconds = self.pause
        self._emit(code[: at or None], READ_DELAY_S)
        if at:
            self._emit(code[at:], READ_DELAY_S + seconds)

    @property
    def _tail(self) -> bytes:
        if self.tail is not None:
            return self.tail
        setting = self.registers[Register.TAIL]
        return _TAILS[setting >> 5 & 3] if setting & 0x10 else b""

    def _too_soon(self, payload: bytes) -> bool:
        delay = self.registers[Register.SAME_CODE_DELAY]
        last, sent_at = self._last
        return bool(delay & 0x80) and payload == last and self._clock() < sent_at + (delay & 0x7F) / 10

    def _reply(self, reply: Reply) -> None:
        self._emit(codec.encode_reply(reply), REPLY_DELAY_S)

    @property
    def _mode(self) -> codec.Mode:
        return codec.Mode(self.registers[Register.MODE] & codec.READING_MODES)

    def _understands_baud(self) -> bool:
        divisor = self.registers[Register.BAUD_LOW] | self.registers[Register.BAUD_HIGH] << 8
        return self._host_baud is None or abs(self._host_baud * divisor / codec.BAUD_CLOCK - 1) < BAUD_TOLERANCE


def _factory() -> bytes:
    registers = bytearray(SIZE)
    for register, value in FACTORY_REGISTERS.items():
        registers[register] = value
    return bytes(registers)
