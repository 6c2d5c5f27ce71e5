"""A driver of a reader for chip cards with a simulated one at the end of its line, in virtual time."""

from typing import Any

from device_sim.people import person
from device_sim.port import Loopback
from device_sim.smart_card.card import SimSocialCard, social_card
from device_sim.smart_card.reader import SimSmartCardReader
from drivers.smart_card.driver import SlotReader

CHEN = person("chen-jianming").card


class Slot(Loopback):
    """Each opening is one of its own, as pcscd's are: what is not said by the end of one is never said."""

    def close(self) -> None:
        self._due.clear()


class Bench:
    """`sim` and `driver` on a line whose faults are `line.faults`."""

    def __init__(self, **how: Any) -> None:
        self.line = Slot(SimSmartCardReader)
        assert isinstance(self.line.device, SimSmartCardReader)
        self.sim = self.line.device
        self.driver = SlotReader(self.line.open, self.line.clock, **how)

    def insert(self, version: str = "2.00", *, t0: bool = True, who: str = "chen-jianming") -> SimSocialCard:
        card = SimSocialCard(social_card(person(who).card, version), t0=t0)
        self.sim.insert(card)
        return card
