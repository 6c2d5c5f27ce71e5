"""A pad that nobody knows is learned, key by key."""

from drivers.addresses import parse
from drivers.keypad.codec import options_of
from drivers.keypad.driver import InputKeypad
from drivers.keypad.learn import ASKED, EVERY_CODE, learn
from drivers.kinds import KEYS
from tests.drivers.keypad.bench import Bench


def test_each_key_is_asked_for_and_what_is_pressed_makes_an_address() -> None:
    bench = Bench()
    answers = {"up": ["left"], "down": ["left", "down"], "select": ["right"]}  # one is another key's already
    said: list[str] = []

    def hand(words: str) -> None:
        said.append(words)
        asked = next((key for key in answers if words == f"请按 Press: {ASKED[key]}"), "")
        if "already" in words:
            asked = "down"
        if answers.get(asked):
            bench.port.now += 1.0  # the finger has left the key before
            bench.pad.press(answers[asked].pop(0))

    learned = learn(InputKeypad(bench.port.open, EVERY_CODE, bench.port.clock), 1.0, hand)
    assert learned == {"up": 105, "down": 108, "select": 106}
    assert "  105 已经用过，请按另一个键 is another key's already, press another one" in said
    assert said.count("  没有这个键 there is none") == len(ASKED) - 3
    address = parse("keypad", f"tcp://localhost:9?{options_of(learned)}")
    assert address.options == {"up": "105", "down": "108", "select": "106"}


def test_only_keys_that_there_are_are_asked_for() -> None:
    assert set(ASKED) <= set(KEYS)
