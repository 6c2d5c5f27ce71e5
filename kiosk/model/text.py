"""A sentence by its key. Pure; knows no language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence by its key. Whoever shows it puts it into the reader's language.

    `private` names the mask (`name`, `number`, `phone`, `address`, `whole`): masked on screen until asked,
    silent on the loudspeaker, redacted in the journal. Arguments may themselves be Texts.
    """

    key: str
    args: Mapping[str, Any] = field(default_factory=dict)
    private: str = ""


def plain(value: str, private: str = "") -> Text:
    """A value that is the same in every language: a name, a number."""
    return Text("plain", {"value": value}, private)
