"""Which key of which keypad is for what. Knows no port, no clock.

Codes are those of linux/input-event-codes.h. A model is a table; an address replaces lines of it (`?up=103&down=108`),
and `python -m drivers keypad learn` asks for each key and prints such an address.
"""

from collections.abc import Mapping

from drivers.api.input_event import LAST_CODE

# Storm AudioNav 1400 manual, revision 1.5: the key << sends usage 72h, which is F23. All other lines are UNVERIFIED, as
# the manual's own table could not be had. The keys at the ends are taken for slower and faster: a voting terminal that
# has this keypad maps them so. Where a pad sends something else, `learn` has the last word.
_AUDIONAV = {
    193: "slower",  # F23, <<
    194: "faster",  # F24, >>
    188: "up",  # F18
    189: "down",  # F19
    191: "left",  # F21
    192: "right",  # F22
    190: "select",  # F20, the round key
    187: "help",  # F17
    185: "plugged",  # F15, headphones put in
    186: "unplugged",  # F16, headphones taken out
    115: "louder",  # volume up
    114: "softer",  # volume down
}
# A numeric pad that is laid out like a telephone: its digits are digits, the arrows are not there.
_DIGITS = {82: "0", 79: "1", 80: "2", 81: "3", 75: "4", 76: "5", 77: "6", 71: "7", 72: "8", 73: "9"}
_NUMERIC = {
    **_DIGITS,
    96: "select",  # Enter
    14: "cancel",  # Backspace
    83: "help",  # point
    98: "slower",  # /
    55: "faster",  # *
    74: "up",  # -
    78: "down",  # +
    1: "cancel",  # Escape, on pads that have it
}
_KEYBOARD = {
    **{code: str(code - 1) for code in range(2, 11)},  # 1 to 9 of the upper row
    11: "0",
    **_DIGITS,
    103: "up",
    108: "down",
    105: "left",
    106: "right",
    28: "select",  # Enter
    96: "select",
    57: "select",  # space
    59: "help",  # F1
    1: "cancel",  # Escape
    14: "cancel",  # Backspace
    60: "slower",  # F2
    61: "faster",  # F3
    62: "softer",  # F4
    63: "louder",  # F5
    64: "repeat",  # F6
    114: "softer",
    115: "louder",
}
MODELS: Mapping[str, Mapping[int, str]] = {"audionav": _AUDIONAV, "numeric": _NUMERIC, "keyboard": _KEYBOARD}


def key_map(model: str, said: Mapping[str, str]) -> Mapping[int, str]:
    """What each code is for. `said`: the codes of an address, by key; each replaces what the model has for that key."""
    assert all(0 < int(code) <= LAST_CODE for code in said.values())
    codes = {int(code): key for key, code in said.items()}
    kept = {code: key for code, key in MODELS[model].items() if key not in said and code not in codes}
    keys = {**kept, **codes}
    assert set(said) <= set(keys.values())
    return keys


def options_of(learned: Mapping[str, int]) -> str:
    """What an address says of keys that were learned."""
    assert learned
    options = "&".join(f"{key}={code}" for key, code in learned.items())
    assert options.count("=") == len(learned)
    return options
