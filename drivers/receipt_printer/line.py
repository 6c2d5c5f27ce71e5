"""Sorts what a receipt printer sends: answers to questions, answers to fences, and what it pushes unasked.

An answer does not say which question it belongs to, but answers come in the order of the questions. So one that is
late has come, or has had its time, before the next question is asked. Knows no receipt and no fault.
"""

from drivers.api.mark import mark
from drivers.api.transport import Transport
from drivers.receipt_printer import codec
from drivers.receipt_printer.models import StatusMap
from drivers.transports.framing import Clock
from drivers.transports.usb_printer import port_of

ANSWER_S = 1.5  # for one real-time request: a printer answers within milliseconds, a busy network within a second
LATE_S = 3.0  # from a question until its answer will not come any more
NOISE_S = 0.3  # from a byte that is no answer until an answer behind it is not waited for any more
MOST_NOISE = 8  # bytes, as evidence
TWICE_S = 0.05  # from an answer until it has come again, where nobody knows yet whether each is said twice
AGAIN_S = 0.3  # the same where they are: over a network the second may wait for the first to be acknowledged
MOST_OLD = 64  # bytes that have come already and are heard though the time is over: a line may never fall silent
BLOCK_GAP_S = 0.3  # longest pause inside a block that the printer pushes


class PrinterLine:
    """A transport to a printer whose status is as `status` says."""

    def __init__(self, port: Transport, status: StatusMap, clock: Clock) -> None:
        self.fence_seen = False  # a fence was answered; whoever sends one forgets this first
        self.fence_doubtful = False  # or a block that had broken off went on: only asking once more can tell
        self.usb = port_of(port)  # what it tells of itself beside its bytes; None: nothing
        self._port = port
        self._status = status
        self._clock = clock
        self._asked = 0  # the last question
        self._late_until = 0.0  # so long its answer may still come, though nobody waits for it; 0: it has come
        self._said = b""  # the last answer; b"": none came whole
        self._twice: bool | None = None  # whether each answer comes once more; None: no whole one has come yet
        self._past = 0  # bytes heard though the time was over
        self._in_block = 0  # bytes of a pushed block that have come
        self._block_at = 0.0
        self._rest = 0  # bytes of one that broke off, which may still come

    def write(self, data: bytes) -> None:
        self._port.write(data)

    def forget_fence(self) -> None:
        """What answers a fence from now on answers one that is still to be sent."""
        self.fence_seen = self.fence_doubtful = False

    def close(self) -> None:
        self._port.close()

    def flush(self) -> None:
        """Throw away what has come and was not heard."""
        self._in_block = 0
        self._port.flush_input()

    @property
    def answer_is_late(self) -> bool:
        """The last question has no whole answer yet: what was taken for one, if anything, was noise."""
        return self._late_until > 0

    def ask(self, number: int) -> bytes:
        """The answer to the real-time request of this number. Less of it, or noise, where no more came in time.

        What has come before it is asked is no answer to it, and an answer that comes twice is none to the next request.
        """
        if self.answer_is_late:
            self._answer(self._asked, self._late_until, LATE_S)
        self._note_again(self._pass_over(0.0))
        self._port.write(self._status.requests[number])
        now = self._clock()
        answer = self._answer(number, now + ANSWER_S, NOISE_S)
        whole = len(answer) == self._status.size and self._begins(number, answer[0])
        self._asked, self._late_until = number, 0.0 if whole else now + LATE_S
        self._said = answer if whole else b""
        if whole and len(self._status.requests) > 1:
            self._await_again()
        return answer

    def await_fence(self, timeout: float) -> bool:
        """True once a fence has been answered; False after so many seconds."""
        until = self._clock() + timeout
        while not self.fence_seen and (byte := self._hear(until)):
            if codec.is_fence(byte[0]):
                self._note_fence()
        return self.fence_seen

    def rest(self, seconds: float) -> None:
        """Let time pass; what comes meanwhile is nobody's."""
        until = self._clock() + seconds
        while self._hear(until):
            pass

    def read_text(self, timeout: float) -> bytes:
        """The next byte of an answer that is a text, or b"". What is pushed into a text cannot be told from it."""
        while (byte := self._port.read(1, timeout)) in codec.FLOW_CONTROL:
            pass
        return byte

    def _answer(self, number: int, until: float, noise_s: float) -> bytes:
        """What comes of one answer, or of noise where none comes. A fence's answer that comes before it is noted."""
        answer = noise = b""
        while len(answer) < self._status.size and (byte := self._hear(until, inside=bool(answer))):
            if answer or self._begins(number, byte[0]):
                answer += byte
            elif codec.is_fence(byte[0]):
                self._note_fence()
            else:
                noise += byte
                until = min(until, self._clock() + noise_s)
        return answer or noise[:MOST_NOISE]

    def _await_again(self) -> None:
        """Who says the first answer on this line once says the others once, until one comes again all the same."""
        if self._twice is not False:
            self._note_again(self._pass_over(AGAIN_S if self._twice else TWICE_S, self._said))
            self._twice = bool(self._twice)

    def _note_again(self, heard: bytes) -> None:
        if self._said and self._said in heard:
            mark("answers-come-twice")
            self._twice = True

    def _pass_over(self, seconds: float, last: bytes = b"") -> bytes:
        """What comes meanwhile and answers nothing; nothing behind `last`. A fence's answer is noted."""
        until, heard = self._clock() + seconds, b""
        while not (last and last in heard) and (byte := self._hear(until)):
            if codec.is_fence(byte[0]):
                self._note_fence()
            else:
                heard += byte
        return heard

    def _note_fence(self) -> None:
        """A byte like a fence's answer. The rest of a block looks the same: the paper that ended is no receipt."""
        if self._rest and self._clock() - self._block_at <= LATE_S:
            mark("fence-or-rest-of-a-block")
            self._rest -= 1
            self.fence_doubtful = True
        else:
            self.fence_seen = True

    def _begins(self, number: int, byte: int) -> bool:
        bits, value = self._status.pattern[number * self._status.size]
        return byte & bits == value

    def _hear(self, until: float, *, inside: bool = False) -> bytes:
        """The next byte, or b"" at the time `until`. Between answers, what answers nothing is passed over.

        What has come by then is heard also by whoever looks later.
        """
        while (left := until - self._clock()) >= 0 or self._past < MOST_OLD:
            self._past = 0 if left >= 0 else self._past + 1
            if not (byte := self._port.read(1, max(0.0, left))):
                break
            if inside or not (byte in codec.FLOW_CONTROL or self._is_pushed(byte[0])):
                return byte
        self._past = 0
        return b""

    def _is_pushed(self, byte: int) -> bool:
        """True for each byte of a block that the printer sends when something about it changes."""
        block = self._status.pushed
        if self._in_block and self._clock() - self._block_at > BLOCK_GAP_S:
            self._rest, self._in_block = len(block) - self._in_block, 0
        for at in dict.fromkeys((self._in_block, 0)):  # one that was cut short may be followed by the next
            if at < len(block) and byte & block[at][0] == block[at][1]:
                self._in_block, self._block_at = (at + 1) % len(block), self._clock()
                return True
        self._in_block = 0
        return False
