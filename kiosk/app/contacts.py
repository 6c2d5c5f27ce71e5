"""The contacts of door and cabinet: every move of one is a line of the journal. Knows no input, screen or visit."""

from drivers.api.cabinet import Cabinet
from drivers.kinds import CONTACTS
from kiosk.journal.writer import Journal


class Contacts:
    """What a look has found of each. A problem names the first fault alone; the journal is to have them all."""

    every_s = 0.2  # so often they are looked at

    def __init__(self, board: Cabinet, journal: Journal) -> None:
        self._board = board
        self._journal = journal
        self._moved: frozenset[str] = frozenset()  # when this begins all is in order, as far as anybody knows

    def felt(self) -> None:
        """The board was looked at. What is not known now is as it was."""
        if (moved := self._board.moved) is None:
            return
        for contact in CONTACTS:
            if (contact in moved) is not (contact in self._moved):
                self._journal.write("contact", {"contact": contact, "moved": contact in moved})
        self._moved = frozenset(moved)
