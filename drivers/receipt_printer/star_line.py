"""Asks a printer in Star line mode how it is, and hears in that when a job has ended. Knows no receipt and no fault."""

from drivers.receipt_printer import star
from drivers.receipt_printer.line import ANSWER_S, BLOCK_GAP_S, MOST_NOISE, PrinterLine

LOOK_S = 0.3  # between two looks whether a job has ended


class StarLine(PrinterLine):
    """Its fence, ETB, is answered by nothing; it is counted in the status once everything before it is on paper."""

    _ended: int | None = None  # the last count that was seen
    _before: int | None = None  # and that of before the fence

    def forget_fence(self) -> None:
        super().forget_fence()
        self._before = self._ended

    def ask(self, number: int) -> bytes:
        """The block that answers. Less of it, or noise, where no more came in time."""
        self._port.flush_input()
        self._port.write(self._status.requests[number])
        block = self._block(self._clock() + ANSWER_S)
        if block and star.begins(block[0]) and len(block) == star.size_of(block[0]):
            self._note(block)
        return block

    def await_fence(self, timeout: float) -> bool:
        until = self._clock() + timeout
        while not self.fence_seen and (left := until - self._clock()) > 0:
            self.rest(min(LOOK_S, left))
            self.ask(0)
        return self.fence_seen

    def _note(self, block: bytes) -> None:
        count = star.ended(block)
        if count is None:
            self.fence_seen = self.fence_seen or star.one_ended(block)
        elif self._before is not None and count == (self._before + 1) % star.ENDS:
            # A printer that was switched off and on counts from 0, too.
            self.fence_seen = self.fence_seen or bool(count) or star.one_ended(block)
        self._ended = count

    def _block(self, until: float) -> bytes:
        noise = b""
        while byte := self._hear(until):
            if star.begins(byte[0]):
                break
            noise += byte
        block = byte
        while block and len(block) < star.size_of(block[0]):
            more = self._hear(self._clock() + BLOCK_GAP_S, inside=True)
            if not more:
                break
            block += more
        return block or noise[:MOST_NOISE]
