"""A slot made of software, and the hand with the card. Speaks the messages of `drivers.api.slot`; knows no driver."""

from device_sim.port import Emit
from device_sim.smart_card.card import SimSocialCard
from drivers.api.slot import Order, Word, message, take_message

ANSWER_DELAY_S = 0.005


class SimSmartCardReader:
    """Hands: `insert`, `remove`, `take_away_after`. Faults: `silent`, `mute`, `in_use`, `resets`."""

    def __init__(self, emit: Emit) -> None:
        self.card: SimSocialCard | None = None
        self.silent = False  # the reader answers nothing
        self.mute = False  # the card answers nothing, as one that lies the wrong way up
        self.in_use = False  # another program has it for itself
        self.resets = 0  # so many more times somebody else resets the card in the middle
        self._left: int | None = None  # commands until the card is taken away
        self._emit = emit
        self._buffer = bytearray()

    def joined(self) -> None:
        """Somebody listens from now on, and hears first how it is."""
        self._buffer.clear()
        self._tell(Word.IN if self.card else Word.OUT)

    def insert(self, card: SimSocialCard) -> None:
        if self.card:
            self.remove()
        card.off()
        self.card = card
        self._tell(Word.IN)

    def remove(self) -> None:
        self.card = self._left = None
        self._tell(Word.OUT)

    def take_away_after(self, commands: int) -> None:
        """In the middle of a reading."""
        self._left = commands

    def receive(self, data: bytes) -> None:
        self._buffer += data
        try:
            while (order := take_message(self._buffer)) is not None:
                self._do(order)
        except ValueError:  # no host says that; a new one begins anew
            self._buffer.clear()

    def _do(self, order: bytes) -> None:
        if order == bytes((Order.OFF,)) and self.card:
            self.card.off()
        if self.silent or order in (bytes((Order.OFF,)), bytes((Order.ON,)), bytes((Order.RESET,))):
            return
        self._emit(message(self._answer(order)), ANSWER_DELAY_S)

    def _answer(self, order: bytes) -> bytes:
        if len(order) > 1 and self._left is not None:
            self._left -= 1
            if self._left < 0:
                self.remove()
        if self.card is None:
            return bytes((Word.NO_CARD,))
        if self.mute or self.in_use:
            return bytes((Word.MUTE if self.mute else Word.IN_USE,))
        if len(order) == 1:
            self.card.off()
            return self.card.atr
        if self.resets:
            self.resets -= 1
            self.card.off()
            return bytes((Word.RESET,))
        return self.card.answer(order)

    def _tell(self, word: Word) -> None:
        self._emit(message(bytes((word,))), 0.0)
