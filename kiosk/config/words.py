"""What is said of wrong settings, in the languages of technicians: the sentences of `mistakes.toml`."""

from pathlib import Path
from typing import Any

from drivers.mistake import Sentence

SENTENCES = Path(__file__).with_name("mistakes.toml")


def sentence(key: str, /, **args: Any) -> Sentence:
    return Sentence(key, args, SENTENCES)
