"""The contacts of door and cabinet: every move of one is a line of the journal. Knows no input, screen or visit."""

from dataclasses import replace

from drivers.api.cabinet import Cabinet
from drivers.kinds import CONTACTS
from kiosk.journal.writer import Journal
from kiosk.model.device_state import DeviceState

TAMPER = "tamper"


class Contacts:
    """What a look has found of each. A problem names the first fault alone; the journal is to have them all."""

    every_s = 0.2  # so often they are looked at

    def __init__(self, board: Cabinet, journal: Journal) -> None:
        self._board = board
        self._journal = journal
        self._moved: frozenset[str] = frozenset()  # when this begins all is in order, as far as anybody knows

    def felt(self, state: DeviceState) -> DeviceState:
        """The board was looked at, and told this. What is not known now is as it was.

        With it comes back whether an alarm is over although something else is wrong, such as a lamp.
        """
        if (moved := self._board.moved) is None:
            return state
        for contact in CONTACTS:
            if (contact in moved) is not (contact in self._moved):
                self._journal.write("contact", {"contact": contact, "moved": contact in moved})
        self._moved = frozenset(moved)
        if state.problem is None or TAMPER in moved:
            return state
        return replace(state, problem=replace(state.problem, clears=True))
