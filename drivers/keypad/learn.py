"""Asks for each key of a keypad in turn. Knows no port and no terminal of a technician."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from drivers.api.input_event import LAST_CODE
from drivers.api.keypad import Keypad

WORDS = tomllib.loads(Path(__file__).with_name("learn.toml").read_text(encoding="utf-8"))
ASKED: Mapping[str, str] = WORDS["keys"]
EVERY_CODE = {code: str(code) for code in range(1, LAST_CODE + 1)}
"""The keys of a pad that is learned from: each is called by its code."""


def learn(keypad: Keypad, wait: float, say: Callable[[str], None]) -> Mapping[str, int]:
    """The code of each key that was pressed within `wait` seconds of being asked for. `keypad` has EVERY_CODE."""
    learned: dict[str, int] = {}
    for key, words in ASKED.items():
        say(WORDS["press"].format(words))
        code = keypad.poll(wait)
        while code and int(code) in learned.values():
            say(WORDS["taken"].format(code))
            code = keypad.poll(wait)
        say(f"  {code}" if code else WORDS["none"])
        if code:
            learned[key] = int(code)
    return learned
