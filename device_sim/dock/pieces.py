"""What a card of the dock is made of: buttons, each with the one thing it tells the world. Knows no window."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

State = Mapping[str, Any]
"""What the world says about itself, as `World.state` returns it."""
Holds = Callable[[State], bool]


def never(state: State) -> bool:
    del state
    return False


@dataclass(frozen=True)
class Press:
    """A button: `zh` over `en`, telling `device` `verb` `args`. Drawn as chosen while `holds`; amber where `wrong`."""

    zh: str
    en: str
    device: str
    verb: str
    args: tuple[str, ...] = ()
    holds: Holds = never
    wrong: bool = False
    main: bool = False  # the card's most usual movement


@dataclass(frozen=True)
class Flip:
    """A thing in order or not. Shows what would break it; while `broken`, what mends it."""

    do: Press
    undo: Press
    broken: Holds


@dataclass(frozen=True)
class Dial:
    """A number before a button; it becomes the button's only word."""

    press: Press
    value: int
    low: int
    high: int


@dataclass(frozen=True)
class Typed:
    """A line of text before a button; it becomes the button's only word."""

    press: Press
    hint: str


@dataclass(frozen=True)
class Someone:
    """A button about the person who is chosen in the list."""

    press: Press


@dataclass(frozen=True)
class Listed:
    """A list of what there is, filled from the world's state, before a button; its words are added to the button's."""

    press: Press
    items: Callable[[State], tuple[tuple[str, ...], ...]]


Piece = Press | Flip | Dial | Typed | Someone | Listed


@dataclass(frozen=True)
class Card:
    zh: str
    en: str
    rows: tuple[tuple[Piece, ...], ...]
    people: bool = False  # the list of people stands in it
