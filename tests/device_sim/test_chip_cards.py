"""What a hand does at the reader for chip cards, and what the real driver then meets over a real line."""

from contextlib import ExitStack

import pytest

from device_sim.chip_cards import ChipCards
from drivers.api.errors import DeviceError, Fault
from drivers.kinds import SMART_CARD
from drivers.open import driver_at


def test_a_card_that_a_hand_puts_in_is_read_and_snatched_and_read_again() -> None:
    with ExitStack() as undo:
        cards = ChipCards(undo)
        do = cards.verbs()["smart_card"]
        reader = driver_at(SMART_CARD, cards.address)
        undo.callback(reader.close)
        assert reader.poll(5.0) is False
        do["insert_card"]("huang-yulan", "1.00")
        assert reader.poll(5.0) is True
        assert reader.read().name == cards.state()["smart_card"]["card"] == "黄玉兰"
        do["take_away_during_read"]()
        with pytest.raises(DeviceError) as caught:
            reader.read()
        assert caught.value.fault is Fault.CARD_MOVED
        do["unplug"]()
        with pytest.raises(DeviceError) as caught:  # noqa: PT012 - a network tells it by the second time
            reader.status()
            reader.status()
        assert caught.value.fault is Fault.OFFLINE
        do["plug"]()
        do["insert_card"]("chen-jianming")
        assert reader.read().name == "陈建明"
        do["mute"]()
        assert cards.state() == {"smart_card": {"plugged": True, "card": "陈建明", "mute": True}}
