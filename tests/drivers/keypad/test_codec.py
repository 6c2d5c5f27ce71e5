"""Which key is for what: the tables of the models, and what an address changes in them."""

import pytest

from drivers.addresses import parse
from drivers.keypad.codec import MODELS, key_map, options_of
from drivers.kinds import KEYPAD, KEYS

NAVIGATION = {"up", "down", "select", "help"}


def test_the_one_code_that_the_storm_manual_tells_is_in_its_table() -> None:
    assert MODELS["audionav"][193] == "slower"  # usage 72h, F23, the key <<


def test_the_codes_of_a_keyboard_are_those_of_the_kernel() -> None:
    keyboard = MODELS["keyboard"]
    assert {keyboard[code] for code in (103, 108, 105, 106)} == {"up", "down", "left", "right"}
    assert [keyboard[code] for code in (2, 10, 11, 82, 79, 73)] == ["1", "9", "0", "0", "1", "9"]
    assert (keyboard[28], keyboard[96], keyboard[59], keyboard[1]) == ("select", "select", "help", "cancel")


@pytest.mark.parametrize("model", KEYPAD.models)
def test_every_model_has_the_keys_without_which_nobody_gets_on(model: str) -> None:
    keys = set(MODELS[model].values())
    assert keys >= NAVIGATION
    assert keys <= set(KEYS)


def test_a_code_in_an_address_takes_the_place_of_the_models_own() -> None:
    address = parse("keypad", "tcp://localhost:9?model=numeric&up=72&down=80")
    keys = key_map(address.model, address.options)
    assert (keys[72], keys[80]) == ("up", "down")
    assert [code for code, key in keys.items() if key == "up"] == [72]
    assert "8" not in keys.values()  # that code is another key's now
    assert keys[96] == "select"


def test_what_was_learned_is_an_address() -> None:
    learned = {"up": 188, "select": 190}
    address = parse("keypad", f"tcp://localhost:9?{options_of(learned)}")
    assert address.options == {"up": "188", "select": "190"}
