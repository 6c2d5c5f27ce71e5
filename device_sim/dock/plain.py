"""A card for each kind of device that has none of its own: from the list of kinds, and from what its simulator can be
told. Knows no window.
"""

from collections.abc import Mapping

from device_sim.dock.board import BOARD
from device_sim.dock.pieces import Card, Flip, Piece, Press, Typed
from device_sim.dock.usual import plug
from drivers.kinds import KINDS

A_ROW = 4  # buttons
Verbs = Mapping[str, Mapping[str, str]]
"""Each device's verbs with the words that follow, as `World.verbs` returns them."""
_WITH_A_CARD = frozenset(
    press.device
    for card in BOARD
    for row in card.rows
    for piece in row
    if isinstance(press := piece.do if isinstance(piece, Flip) else piece, Press)
)


def plain_devices(verbs: Verbs) -> dict[str, str]:
    """Those of the list of kinds that stand in the world and have no card: by what verbs know them, what each is."""
    return {
        kind.serves: kind.what.removeprefix("the ")
        for kind in reversed(KINDS)  # where two serve one need, the first names it
        if kind.serves in verbs and kind.serves not in _WITH_A_CARD
    }


def plain_card(device: str, what: str, verbs: Mapping[str, str]) -> Card:
    """A button a verb; what needs words has a line for them."""
    pieces: list[Piece] = [
        _piece(device, verb, words) for verb, words in verbs.items() if verb not in ("plug", "unplug")
    ]
    if {"plug", "unplug"} <= verbs.keys():
        pieces.append(plug(device))
    rows = tuple(tuple(pieces[at : at + A_ROW]) for at in range(0, len(pieces), A_ROW))
    return Card("其他设备", what, rows)


def _piece(device: str, verb: str, words: str) -> Piece:
    press = Press(verb.replace("_", " "), words, device, verb)
    return Typed(press, words) if words and not words.startswith("[") else press
