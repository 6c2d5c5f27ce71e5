"""PC/SC as libpcsclite has it, by ctypes. Knows readers and cards, no command of a card.

Names, numbers and layouts: winscard.h and pcsclite.h of PCSC-lite on Linux, where a DWORD has the machine's word size.
"""

import ctypes
import os
from ctypes import POINTER, Structure, byref, c_char, c_char_p, c_long, c_ulong, c_void_p
from enum import IntEnum
from functools import cache
from typing import Any, NamedTuple

LIBRARY = "libpcsclite.so.1"
SOCKET = "/run/pcscd/pcscd.comm"  # of pcscd, where the environment names no other
FOR_EVER = 0xFFFFFFFF
EMPTY, PRESENT, MUTE = 0x10, 0x20, 0x200  # of a reader's state
NO_READER = 0x04 | 0x08  # unknown, unavailable
COUNTED = 16  # from this bit on a state counts how often a card has come or gone
_SYSTEM, _SHARED, _T0_OR_T1, _UNPOWER = 2, 2, 3, 2
_ATR_BYTES, _ANSWER_BYTES = 33, 4096


class Code(IntEnum):
    """What a call can come to, as far as we tell it apart."""

    CANCELLED = 0x80100002
    INVALID_HANDLE = 0x80100003
    UNKNOWN_READER = 0x80100009
    TIMEOUT = 0x8010000A
    SHARING_VIOLATION = 0x8010000B
    NO_SMARTCARD = 0x8010000C
    PROTO_MISMATCH = 0x8010000F
    COMM_ERROR = 0x80100013
    NOT_TRANSACTED = 0x80100016
    READER_UNAVAILABLE = 0x80100017
    NO_SERVICE = 0x8010001D
    SERVICE_STOPPED = 0x8010001E
    NO_READERS = 0x8010002E
    UNRESPONSIVE = 0x80100066
    UNPOWERED = 0x80100067
    RESET_CARD = 0x80100068
    REMOVED_CARD = 0x80100069
    SECURITY_VIOLATION = 0x8010006A


class PcscError(Exception):
    """`call`: which was made. `code`: a Code, or another number of PC/SC's."""

    def __init__(self, call: str, code: int) -> None:
        name = Code(code).name.lower().replace("_", " ") if code in set(Code) else "an error of PC/SC's"
        super().__init__(f"{call}: {name} ({code:08x})")
        self.call = call
        self.code = code


class _State(Structure):
    """SCARD_READERSTATE."""

    _fields_ = (
        ("reader", c_char_p),
        ("user_data", c_void_p),
        ("current", c_ulong),
        ("event", c_ulong),
        ("atr_bytes", c_ulong),
        ("atr", c_char * _ATR_BYTES),
    )


class _Io(Structure):
    """SCARD_IO_REQUEST."""

    _fields_ = (("protocol", c_ulong), ("length", c_ulong))


_CONTEXT = _CARD = c_long
_ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "SCardEstablishContext": (c_ulong, c_void_p, c_void_p, POINTER(_CONTEXT)),
    "SCardReleaseContext": (_CONTEXT,),
    "SCardCancel": (_CONTEXT,),
    "SCardListReaders": (_CONTEXT, c_char_p, c_char_p, POINTER(c_ulong)),
    "SCardGetStatusChange": (_CONTEXT, c_ulong, POINTER(_State), c_ulong),
    "SCardConnect": (_CONTEXT, c_char_p, c_ulong, c_ulong, POINTER(_CARD), POINTER(c_ulong)),
    "SCardDisconnect": (_CARD, c_ulong),
    "SCardStatus": (
        _CARD, c_char_p, POINTER(c_ulong), POINTER(c_ulong), POINTER(c_ulong), c_char_p, POINTER(c_ulong),
    ),
    "SCardTransmit": (_CARD, POINTER(_Io), c_char_p, c_ulong, POINTER(_Io), c_char_p, POINTER(c_ulong)),
}  # fmt: skip


@cache
def library() -> ctypes.CDLL:
    """Loaded by terminals that have such a reader, when it is opened. OSError: it is not installed."""
    loaded = ctypes.CDLL(LIBRARY)
    for name, arguments in _ARGUMENTS.items():
        function = getattr(loaded, name)
        function.argtypes, function.restype = arguments, c_long
    return loaded


def socket_path() -> str:
    return os.environ.get("PCSCLITE_CSOCK_NAME", SOCKET)


def _call(name: str, *arguments: Any) -> None:
    code = getattr(library(), name)(*arguments) & 0xFFFFFFFF  # a LONG of 64 bits may come with its sign
    if code:
        raise PcscError(name, code)


class Connected(NamedTuple):
    """A card that has current."""

    handle: int
    protocol: int  # 1: T=0, 2: T=1


class Context:
    """What pcscd knows us by. Its calls may wait; each belongs to one thread, but for `cancel`."""

    def __init__(self) -> None:
        """PcscError: pcscd is not there, or does not want us. OSError: there is no libpcsclite."""
        number = _CONTEXT()
        _call("SCardEstablishContext", _SYSTEM, None, None, byref(number))
        self._number = number.value

    def release(self) -> None:
        library().SCardReleaseContext(self._number)

    def cancel(self) -> None:
        """Ends a wait under way, not the next one."""
        library().SCardCancel(self._number)

    def readers(self) -> list[str]:
        size = c_ulong(0)
        try:
            _call("SCardListReaders", self._number, None, None, byref(size))
            names = ctypes.create_string_buffer(size.value)
            _call("SCardListReaders", self._number, None, names, byref(size))
        except PcscError as error:
            if error.code == Code.NO_READERS:
                return []
            raise
        return [name.decode("utf-8", "surrogateescape") for name in names.raw[: size.value].split(b"\0") if name]

    def change(self, reader: str, known: int) -> int:
        """How the reader is as soon as that is not `known` any more; 0: nothing is known. Waits for ever."""
        state = _State(_bytes(reader), None, known, 0, 0, b"")
        _call("SCardGetStatusChange", self._number, FOR_EVER, byref(state), 1)
        return int(state.event)

    def connect(self, reader: str) -> Connected:
        """Give the card in it current. Others may use it, too: a terminal is alone."""
        card, protocol = _CARD(), c_ulong()
        _call("SCardConnect", self._number, _bytes(reader), _SHARED, _T0_OR_T1, byref(card), byref(protocol))
        return Connected(card.value, protocol.value)


def atr_of(card: Connected) -> bytes:
    """What the card has said when it was given current."""
    name_bytes, state, protocol = c_ulong(0), c_ulong(), c_ulong()
    atr, size = ctypes.create_string_buffer(_ATR_BYTES), c_ulong(_ATR_BYTES)
    _call("SCardStatus", card.handle, None, byref(name_bytes), byref(state), byref(protocol), atr, byref(size))
    return atr.raw[: size.value]


def transmit(card: Connected, command: bytes) -> bytes:
    """What the card answers, its two status bytes last."""
    way = _Io(card.protocol, ctypes.sizeof(_Io))
    answer, size = ctypes.create_string_buffer(_ANSWER_BYTES), c_ulong(_ANSWER_BYTES)
    _call("SCardTransmit", card.handle, byref(way), command, len(command), None, answer, byref(size))
    return answer.raw[: size.value]


def disconnect(card: Connected) -> None:
    """Take the current away. What is gone needs no more than to be forgotten."""
    library().SCardDisconnect(card.handle, _UNPOWER)


def _bytes(reader: str) -> bytes:
    return reader.encode("utf-8", "surrogateescape")
