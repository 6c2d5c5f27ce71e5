"""The reader for chip cards and the social-security cards of the invented people, part of the world."""

from collections.abc import Mapping
from contextlib import ExitStack
from typing import Any

from device_sim.people import person
from device_sim.smart_card.card import SimSocialCard, social_card
from device_sim.smart_card.reader import SimSmartCardReader
from device_sim.tcp_port import TcpPort
from device_sim.verbs import Verb, line_verbs, switch

SNATCHED_AFTER = 5  # commands


class ChipCards:
    """At a port of its own until `undo` closes it."""

    def __init__(self, undo: ExitStack) -> None:
        self.port = TcpPort(SimSmartCardReader, "smart_card")
        undo.callback(self.port.close)

    @property
    def address(self) -> str:
        """Where a terminal finds it."""
        return self.port.address

    def verbs(self) -> Mapping[str, dict[str, Verb]]:
        """By device, as `World.tell` knows them."""
        reader = self._reader
        return {
            "smart_card": {
                "insert_card": self._insert,
                "remove_card": reader.remove,
                "take_away_during_read": lambda: reader.take_away_after(SNATCHED_AFTER),
                "mute": switch(reader, "mute"),
                "in_use": switch(reader, "in_use"),
                "silent": switch(reader, "silent"),
                **line_verbs(self.port),
            }
        }

    def state(self) -> Mapping[str, Mapping[str, Any]]:
        """By device, as JSON values."""
        card = self._reader.card
        return {
            "smart_card": {
                "plugged": self.port.plugged,
                "card": card.card.name if card else "",
                "mute": self._reader.mute,
            }
        }

    def _insert(self, who: str, version: str = "2.00") -> None:
        self._reader.insert(SimSocialCard(social_card(person(who).card, version)))

    @property
    def _reader(self) -> SimSmartCardReader:
        assert isinstance(self.port.device, SimSmartCardReader)
        return self.port.device
