"""What a maker's program says of a card, as docs/vendor-programs.md tells, made a card. Pure.

A wrong input is a ValueError that says what was expected and quotes no field.
"""

import binascii
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from drivers.api.id_card import CardLayout, IdCard
from drivers.id_card.card_text import BLANKS, PHOTO_SIZE, UnknownCardTypeError, card_of, decode_card, longest
from drivers.id_card.ethnic import code_of
from drivers.id_card.number import noted, require_plausible
from drivers.id_card.private_use import with_real_characters

LONGEST_ADDRESS = 140  # characters that four appended addresses have
NO_ADDRESS = "the program does not tell the appended address, expected one or that there is none"
_LAYOUTS = {layout.name.lower(): layout for layout in CardLayout}
_HAVE_NEWEST_ADDRESS = {CardLayout.CITIZEN, CardLayout.HK_MACAO_TAIWAN}


def decode_found(done: Mapping[str, Any]) -> bool:
    """Whether a card lies there."""
    assert isinstance(done, Mapping)
    found = done.get("card")
    if not isinstance(found, bool):
        raise ValueError('an answer to find without "card", expected true or false')
    assert done["card"] == found
    return found


def require_card(done: Mapping[str, Any]) -> None:
    """ValueError where it says nothing of a card."""
    assert isinstance(done, Mapping)
    if not isinstance(done.get("chip"), str) and not isinstance(done.get("fields"), dict):
        raise ValueError('an answer to read without a card, expected "chip" or "fields"')
    assert {"chip", "fields"} & done.keys()


def decode_card_answer(done: Mapping[str, Any]) -> IdCard:
    """The card, with all that is odd about it. UnknownCardTypeError: of a kind that nobody told us about."""
    assert isinstance(done, Mapping)
    require_card(done)
    card = decode_card(_bytes(done, "chip")) if isinstance(done.get("chip"), str) else _from_fields(done)
    require_plausible(card)
    newest, odd = _newest_address(done), card.odd
    if newest is None and card.layout in _HAVE_NEWEST_ADDRESS:
        odd = (*odd, NO_ADDRESS)
    photo = _bytes(done, "photo")
    if photo and len(photo) != PHOTO_SIZE:
        raise ValueError(f'"photo" has {len(photo)} bytes, expected the {PHOTO_SIZE} of the chip, or none')
    card = noted(replace(card, newest_address=newest or "", photo=photo, odd=odd))
    assert len(card.photo) in (0, PHOTO_SIZE)
    return card


def decode_picture(done: Mapping[str, Any]) -> bytes:
    """What it calls a picture; whether it is one, `photo.as_picture` knows."""
    assert isinstance(done, Mapping)
    try:
        picture = _bytes(done, "picture")
    except ValueError:
        picture = b""  # the card was read all the same
    assert not picture or done["picture"]
    return picture


def _from_fields(done: Mapping[str, Any]) -> IdCard:
    said = done["fields"]
    layout = _LAYOUTS.get(said.get("layout", "citizen")) if isinstance(said.get("layout", ""), str) else None
    if layout is None:
        raise UnknownCardTypeError(f"a layout of no known name, expected one of {', '.join(_LAYOUTS)}")
    units = {name: _text(said, name, most) for name, most in longest(layout).items()}
    if layout is CardLayout.CITIZEN and not units["ethnic_code"]:
        units["ethnic_code"] = code_of(_text(said, "ethnic_name", 20))
    return card_of(layout, units)


def _newest_address(done: Mapping[str, Any]) -> str | None:
    """None: it was not told."""
    if done.get("newest_address") is None:
        return None
    return with_real_characters(_text(done, "newest_address", LONGEST_ADDRESS))


def _text(said: Mapping[str, Any], name: str, most: int) -> str:
    """Half a character, as JSON can write one, becomes U+FFFD, which no font of ours writes."""
    value = said.get(name, "")
    if not isinstance(value, str):
        raise ValueError(f"{name} is no text, expected a string")
    whole = value.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").strip(BLANKS)
    if len(whole.encode("utf-16-le")) // 2 > most:
        raise ValueError(f"{name} is too long, expected at most {most} characters")
    return whole


def _bytes(said: Mapping[str, Any], name: str) -> bytes:
    value = said.get(name, "")
    try:
        return b64decode(value, validate=True) if isinstance(value, str) else _no_base64(name)
    except (binascii.Error, ValueError):
        return _no_base64(name)


def _no_base64(name: str) -> bytes:
    raise ValueError(f'"{name}" is no base64, expected a string of it')
