"""A card that is there only while it is plugged in."""

import select
import threading
from pathlib import Path

from drivers.api.input_event import HEADPHONE_INSERT, SWITCH
from drivers.transports.sound_card import SoundCard
from tests.drivers.transports.kernel import events


def test_a_card_is_a_plug_that_is_in_while_it_is_there(tmp_path: Path) -> None:
    node = tmp_path / "by-id" / "usb-headset-00"  # the folder is made with the first such card
    card = SoundCard(str(node))
    assert events(card.read(4096, 0.0)) == [(SWITCH, HEADPHONE_INSERT, 0)]
    assert card.read(4096, 0.0) == b""
    node.parent.mkdir()
    threading.Timer(0.05, node.touch).start()
    assert events(card.read(4096, 5.0)) == [(SWITCH, HEADPHONE_INSERT, 1)]
    node.unlink()
    node.parent.rmdir()
    assert events(card.read(4096, 5.0)) == [(SWITCH, HEADPHONE_INSERT, 0)]
    card.close()


def test_who_waits_for_it_is_woken_and_needs_not_look_again_and_again(tmp_path: Path) -> None:
    node = tmp_path / "usb-headset-00"
    card = SoundCard(str(node))
    card.read(4096, 0.0)
    assert select.select([card], [], [], 0.0)[0] == []
    node.touch()
    assert select.select([card], [], [], 5.0)[0] == [card]
    assert events(card.read(4096, 0.0)) == [(SWITCH, HEADPHONE_INSERT, 1)]
    assert select.select([card], [], [], 0.0)[0] == []
    card.close()
