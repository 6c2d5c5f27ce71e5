"""The card of a device that only the list of kinds and its simulator know."""

from device_sim.dock.pieces import Flip, Press, Typed
from device_sim.dock.plain import plain_card, plain_devices
from device_sim.dock.words import Level, lights
from device_sim.world import World

VERBS = {"open_door": "", "plug": "", "say": "words", "shut_door": "", "silent": "[on]", "unplug": ""}
DOOR = {"door_contact": "door contact"}


def test_every_device_of_today_has_a_card_of_its_own(world: World) -> None:
    assert plain_devices(world.verbs()) == {}


def test_a_plain_card_has_a_button_for_each_verb_and_a_line_where_words_are_needed() -> None:
    card = plain_card("door_contact", "door contact", VERBS)
    assert card.en == "door contact"
    (first, second) = card.rows
    presses = [piece for piece in first if isinstance(piece, Press)]
    assert [(press.verb, press.zh, press.args) for press in presses] == [
        ("open_door", "open door", ()),
        ("shut_door", "shut door", ()),
        ("silent", "silent", ()),
    ]
    assert [(piece.press.verb, piece.hint) for piece in first if isinstance(piece, Typed)] == [("say", "words")]
    assert [(piece.do.verb, piece.undo.verb) for piece in second if isinstance(piece, Flip)] == [("unplug", "plug")]


def test_a_plain_light_says_whether_the_device_is_plugged_in(world: World) -> None:
    state = {**world.state(), "door_contact": {"plugged": True}}
    assert lights(state, DOOR)[-1].word == "door contact · 接着 Plugged in"
    state["door_contact"]["plugged"] = False
    assert (lights(state, DOOR)[-1].level, lights(None, DOOR)[-1].level) == (Level.BAD, Level.UNKNOWN)
