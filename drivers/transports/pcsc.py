"""A slot for chip cards behind pcscd, the system's service for card readers. Knows no command of a card.

pcsc://Gemalto%20PC%20Twin%20Reader%2000%2000 or pcsc://0

What goes over the line stands in `drivers.api.slot`. One thread waits for cards to come and go, which pcscd says by
itself; another speaks with the card, which may take longer than anybody wants to wait.
"""

import errno
import os
import queue
import threading
from contextlib import suppress

from drivers.api.permission import NotRunning
from drivers.api.slot import LEAST_ANSWER, Order, Word, message, take_message
from drivers.transports import pcsclite
from drivers.transports.listening import hear
from drivers.transports.pcsc_readers import SERVICE, START, address_of, not_opened, reader_named, refused_by_polkit
from drivers.transports.pcsclite import Code, Connected, Context, PcscError

OPEN_TIMEOUT_S = 3.0  # pcscd says within milliseconds what readers there are
END_TIMEOUT_S = 2.0
TALK_END_S = 0.2
CANCEL_EVERY_S = 0.02  # a wait that has just begun may not have heard the first time
CHUNK = 4096
_OF_THE_CARD = {
    Code.NO_SMARTCARD: Word.NO_CARD,
    Code.REMOVED_CARD: Word.NO_CARD,
    Code.UNRESPONSIVE: Word.MUTE,
    Code.UNPOWERED: Word.MUTE,
    Code.PROTO_MISMATCH: Word.MUTE,
    Code.NOT_TRANSACTED: Word.MUTE,
    Code.TIMEOUT: Word.MUTE,
    Code.RESET_CARD: Word.RESET,
    Code.SHARING_VIOLATION: Word.IN_USE,
}
_GONE = (Code.UNKNOWN_READER, Code.READER_UNAVAILABLE, Code.NO_READERS)
# The last one: a pcscd that hangs up. At the beginning, and where a card is to be used, it does so by polkit's word.
_STOPPED = (Code.NO_SERVICE, Code.SERVICE_STOPPED, Code.COMM_ERROR, Code.INVALID_HANDLE, Code.SECURITY_VIOLATION)
_waiting: list[threading.Thread] = []  # for a pcscd that does not answer


class PcscSlot:
    """The slot of one reader. A Transport."""

    def __init__(self, name: str) -> None:
        """`name`: of a reader, or its number among those that are there.

        OSError: there is no such reader. NotRunning: pcscd is not installed, does not run, or does not answer.
        NotPermitted: this user may not.
        """
        self._wanted = name
        self._near, self._far = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._said = threading.Lock()  # held while something is said, or the line ends
        self._ended: OSError | None = None
        self._far_open = True
        self._orders: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._buffer = bytearray()  # of what is written
        self._opened = threading.Event()
        self._reader = ""
        self._context: Context | None = None
        self._talker: threading.Thread | None = None
        self._watcher = threading.Thread(target=self._watch, name="pcsc-watch", daemon=True)
        try:
            self._open()
        except BaseException:  # any at all: what was opened is let go of, and it goes on
            self.close()
            raise

    def write(self, data: bytes) -> None:
        """ValueError: no message of `drivers.api.slot`."""
        self._require_open()
        self._buffer += data
        while (order := take_message(self._buffer)) is not None:
            self._orders.put(order)
            if not self._talker:
                self._talker = threading.Thread(target=self._talk, name="pcsc-talk", daemon=True)
                self._talker.start()

    def read(self, size: int, timeout: float) -> bytes:
        try:
            return hear(self._near, size, timeout)
        except OSError as error:
            raise self._ended or error from None

    def flush_input(self) -> None:
        """What was not read yet. Whether a card is in it is said anew to whoever asks for its ATR."""
        while not self._ended and hear(self._near, CHUNK, 0.0):
            pass
        self._require_open()

    def set_baud(self, baud: int) -> None:
        """There is no line speed."""

    def fileno(self) -> int:
        """To be waited on."""
        return self._near

    def close(self) -> None:
        self._end(OSError(errno.EBADF, "closed", self._address))
        self._orders.put(None)
        for _ in range(round(END_TIMEOUT_S / CANCEL_EVERY_S)):
            if not self._watcher.is_alive() or (context := self._context) is None:
                break
            context.cancel()
            self._watcher.join(CANCEL_EVERY_S)
        if self._talker:
            self._talker.join(TALK_END_S)  # one that waits for a mute card ends when the card does
        if self._near >= 0:
            os.close(self._near)
            self._near = -1

    @property
    def name(self) -> str:
        """Of the reader, as pcscd has it."""
        return self._reader

    @property
    def _address(self) -> str:
        return address_of(self._wanted)

    def _open(self) -> None:
        """Return once pcscd has said how the reader is."""
        _waiting[:] = [one for one in _waiting if one.is_alive()]
        if not _waiting:
            self._watcher.start()
        if _waiting or not self._opened.wait(OPEN_TIMEOUT_S):
            _waiting.extend([] if _waiting else [self._watcher])
            says = f"{SERVICE} does not answer: sudo systemctl restart {SERVICE}"
            raise NotRunning(errno.ETIMEDOUT, says, pcsclite.socket_path())
        self._require_open()

    def _require_open(self) -> None:
        if self._ended:
            raise self._ended

    def _say(self, data: bytes) -> None:
        """What nobody reads is lost."""
        with self._said, suppress(BlockingIOError):
            if self._far_open:
                os.write(self._far, message(data))

    def _end(self, why: OSError) -> None:
        """Whoever reads is given what was said before, and then hears why."""
        with self._said:
            self._ended = self._ended or why
            if self._far_open:
                self._far_open = False
                os.close(self._far)
        self._opened.set()

    def _watch(self) -> None:
        """A task: tells of every card that comes and goes, until the reader or the line is gone."""
        try:
            context = Context()
        except (PcscError, OSError) as error:
            self._end(not_opened(error))
            return
        try:
            self._reader = reader_named(self._wanted, context.readers())
            self._context = context
            self._tell_changes(context)
        except PcscError as error:
            self._end(self._why(error))
        except OSError as error:
            self._end(error)
        finally:
            self._context = None
            context.release()

    def _tell_changes(self, context: Context) -> None:
        before = 0
        while self._far_open:
            now = context.change(self._reader, before)
            if now & pcsclite.NO_READER:
                raise PcscError("reader", Code.READER_UNAVAILABLE)
            for word in changes(before, now):
                self._say(bytes((word,)))
            before = now
            self._opened.set()

    def _talk(self) -> None:
        """A task: speaks with the card, an order or a command at a time, until the line is closed."""
        talk: _Talk | None = None
        try:
            talk = _Talk(Context(), self._reader)
            while (order := self._orders.get()) is not None:
                if answer := talk.answer(order):
                    self._say(answer)
        except (PcscError, OSError, ValueError) as error:  # ValueError: a card that says more than a message holds
            self._end(self._why(error) if isinstance(error, PcscError) else OSError(str(error)))
        finally:
            if talk:
                talk.close()

    def _why(self, error: PcscError) -> OSError:
        """What ended the line, so that somebody can mend it."""
        if error.code in _GONE:
            return OSError(errno.ENODEV, "the card reader is not plugged in any more", self._address)
        if (error.call, error.code) == ("SCardConnect", Code.SECURITY_VIOLATION):
            return refused_by_polkit()
        if error.code in _STOPPED:
            return NotRunning(errno.ECONNRESET, f"{SERVICE} has stopped: {START}", SERVICE)
        return OSError(errno.EIO, str(error), self._address)


class _Talk:
    """With the card that is in the reader. PcscError: it does not go on."""

    def __init__(self, context: Context, reader: str) -> None:
        self._context, self._reader = context, reader
        self._card: Connected | None = None

    def answer(self, order: bytes) -> bytes:
        """ "" where nothing is answered. What is wrong with the card is an answer."""
        try:
            return self._answer(order)
        except PcscError as error:
            self.forget()
            if error.code not in _OF_THE_CARD:
                raise
            return bytes((_OF_THE_CARD[Code(error.code)],))

    def _answer(self, order: bytes) -> bytes:
        if len(order) > 1:
            return _as_answer(pcsclite.transmit(self._require(), order))
        if order[0] in (Order.OFF, Order.RESET, Order.ATR):
            self.forget()
        if order[0] != Order.ATR:
            return b""
        self._card = self._context.connect(self._reader)
        return _as_answer(pcsclite.atr_of(self._card))

    def _require(self) -> Connected:
        if not self._card:
            raise PcscError("card", Code.NO_SMARTCARD)
        return self._card

    def forget(self) -> None:
        card, self._card = self._card, None
        if card:
            pcsclite.disconnect(card)

    def close(self) -> None:
        self.forget()
        self._context.release()


def _as_answer(said: bytes) -> bytes:
    """What a card has said, so that it is never taken for a word of the slot."""
    return said if len(said) >= LEAST_ANSWER else bytes((Word.MUTE,))


def changes(before: int, now: int) -> list[Word]:
    """What has happened to the cards from one state of a reader to the next. `before` 0: nothing was known."""
    was, there = bool(before & pcsclite.PRESENT), bool(now & pcsclite.PRESENT)
    if not before or was != there:
        return [Word.IN if there else Word.OUT]
    if there and before >> pcsclite.COUNTED != now >> pcsclite.COUNTED:
        return [Word.OUT, Word.IN]  # another one, in the same moment
    return []
