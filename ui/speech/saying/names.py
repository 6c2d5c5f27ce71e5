"""How people's names are said. Pure."""

from collections.abc import Iterator

from ui.speech.saying.pieces import Piece


def name_pieces(name: str, tongue: str) -> Iterator[Piece]:
    yield Piece(name, name)
