"""What the chip of a card holds: its text, its photo block and appended addresses. Pure: no frame and no module.

Marks after a fact say how sure it is, as in `drivers`. A wrong input is a ValueError that says what was
expected and quotes no field.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from drivers.api.id_card import CardLayout, IdCard
from drivers.id_card.dates import read_end, read_if_any
from drivers.id_card.number import birth_of
from drivers.id_card.private_use import if_old_codes, with_real_characters

# The text: 256 bytes UTF-16LE; offsets and sizes in bytes [A]; blanks on the right.
TEXT_SIZE, PHOTO_SIZE = 256, 1024
_ADDRESS_SIZE = 70  # of one appended address
_APPENDED_SIZES = (70, 140, 210, 280)
NO_END = "长期"
_NO_ENDS = (NO_END, "長期")
_BLANK = " ".encode("utf-16-le")
# What fills up a field, and what somebody has typed before and behind a name; what was never written reads FF FF.
BLANKS = " \0\u3000\uffff"
_TYPE_AT = 248
_VALIDITY = {"valid_from": ((188, 16),), "valid_to": ((204, 16),)}
_CITIZEN = (
    {"name": ((0, 30),), "sex": ((30, 2),), "birth": ((36, 16),), "address": ((52, 70),)}
    | {"number": ((122, 36),), "authority": ((158, 30),)}
    | _VALIDITY
)
_SPANS: Mapping[CardLayout, Mapping[str, tuple[tuple[int, int], ...]]] = {
    CardLayout.CITIZEN: _CITIZEN | {"ethnic_code": ((32, 4),)},
    CardLayout.HK_MACAO_TAIWAN: _CITIZEN | {"pass_number": ((220, 18),), "issues": ((238, 4),)},
    CardLayout.FOREIGN_2017: _VALIDITY
    | {"english_name": ((0, 120),), "sex": ((120, 2),), "number": ((122, 30),), "nationality": ((152, 6),)}
    | {"name": ((158, 30),), "birth": ((220, 16),), "authority": ((240, 8),)},
    CardLayout.FOREIGN_2023: _VALIDITY
    | {"name": ((0, 30),), "sex": ((30, 2),), "issues": ((32, 4),), "birth": ((36, 16),)}
    | {"english_name": ((52, 70), (220, 22)), "number": ((122, 36),), "nationality": ((242, 6),)},
}
_FIELDS = IdCard.__dataclass_fields__.keys() - {"layout", "name_on_chip", "newest_address", "odd", "photo", "picture"}


class UnknownCardTypeError(ValueError):
    """A card of a kind that this reader was never told about."""


def decode_card(text: bytes, photo: bytes = b"", newest_address: str = "") -> IdCard:
    """The card's 256-byte text as a value, in whichever of the four layouts its type character names."""
    assert isinstance(text, bytes)
    if len(text) != TEXT_SIZE:
        raise ValueError(f"card text has {len(text)} bytes, expected {TEXT_SIZE}")
    layout = _layout_of(text[_TYPE_AT : _TYPE_AT + 2])
    card = card_of(layout, {name: _units(text, spans) for name, spans in _SPANS[layout].items()})
    assert not any(str(getattr(card, name)).endswith((" ", "\0")) for name in _SPANS[layout])
    return replace(card, photo=photo, newest_address=newest_address)


def card_of(layout: CardLayout, units: Mapping[str, str]) -> IdCard:
    """The card with these texts, each as a chip of this layout writes it; one that is not there is empty."""
    assert units.keys() <= _SPANS[layout].keys()
    fields: dict[str, Any] = {name: with_real_characters(units.get(name, "")) for name in _SPANS[layout]}
    fields["name_on_chip"] = if_old_codes(units.get("name", ""))
    fields["number"] = fields["number"].upper()  # some systems wrote the check character as x
    days = {"valid_to": read_end("valid_to", fields["valid_to"], _NO_ENDS)}
    days |= {
        "birth": birth_of(fields["birth"], fields["number"], layout),
        "valid_from": read_if_any("valid_from", fields["valid_from"]),
    }
    fields |= {name: day for name, (day, _) in days.items()}
    odd = tuple(said for _, said in days.values() if said)
    card = IdCard(layout=layout, odd=odd, **fields)
    assert card.layout is layout
    return card


def longest(layout: CardLayout) -> Mapping[str, int]:
    """The fields of a card of this layout, with how many characters the chip has room for."""
    assert layout in _SPANS
    room = {name: sum(size for _, size in spans) // 2 for name, spans in _SPANS[layout].items()}
    assert min(room.values()) > 0
    return room


def encode_card(card: IdCard) -> bytes:
    """The 256-byte text. ValueError: a field is too long for the chip, or this layout has no place for it."""
    assert card.layout in _SPANS
    card = replace(card, name=card.name_on_chip or card.name)
    text = bytearray(_BLANK * (TEXT_SIZE // 2))
    _put(text, ((_TYPE_AT, 2),), card.layout.value, "type character")
    if card.layout is CardLayout.FOREIGN_2017:
        _put(text, ((236, 4),), "01", "card version")
    for name in _FIELDS:
        value = getattr(card, name)
        _put(text, _SPANS[card.layout].get(name, ()), _encode_value(value), name)
    assert len(text) == TEXT_SIZE
    return bytes(text)


def decode_read(data: bytes) -> tuple[bytes, bytes]:
    """Text and photo out of the reply to READ: two big-endian lengths, then both blocks [A].

    The reply to 30 10 is read as well: a third length and block, of fingerprints [A], which go no further.
    """
    assert isinstance(data, bytes)
    sizes = [int.from_bytes(data[at : at + 2], "big") for at in (0, 2, 4)]
    for head, blocks in ((4, sizes[:2]), (6, sizes)):
        if len(data) == head + sum(blocks) and sizes[0] == TEXT_SIZE:
            text, photo = data[head : head + TEXT_SIZE], data[head + TEXT_SIZE : head + sum(sizes[:2])]
            assert (len(text), len(photo)) == (TEXT_SIZE, sizes[1])
            return text, photo
    raise ValueError(f"{len(data)} bytes of data, expected lengths, then {TEXT_SIZE} bytes of text and a photo")


def encode_read(text: bytes, photo: bytes) -> bytes:
    assert len(text) == TEXT_SIZE
    data = len(text).to_bytes(2, "big") + len(photo).to_bytes(2, "big") + text + photo
    assert decode_read(data) == (text, photo)
    return data


def decode_newest_address(data: bytes) -> str:
    """The last of at most four appended addresses of 70 bytes (order of appending: [U])."""
    assert isinstance(data, bytes)
    if len(data) not in _APPENDED_SIZES:
        raise ValueError(f"appended addresses have {len(data)} bytes, expected 70, 140, 210 or 280")
    appended = [_decode_text(data, ((at, 70),)) for at in range(0, len(data), 70)]
    newest = next((address for address in reversed(appended) if address), "")
    assert len(newest) <= _ADDRESS_SIZE // 2
    return newest


def encode_newest_address(address: str) -> bytes:
    assert "\0" not in address  # that is how an end is written
    data = bytearray(_ADDRESS_SIZE)
    _put(data, ((0, _ADDRESS_SIZE),), address, "newest_address")
    assert len(data) == _ADDRESS_SIZE
    return bytes(data)


def _layout_of(character: bytes) -> CardLayout:
    for layout in CardLayout:
        if character.replace(b"\0\0", _BLANK) == layout.value.encode("utf-16-le"):
            return layout
    raise UnknownCardTypeError(f"card type {character.hex(' ')}, expected 20 00, 4a 00, 49 00 or 59 00")


def _decode_text(text: bytes, spans: tuple[tuple[int, int], ...]) -> str:
    return with_real_characters(_units(text, spans))


def _units(text: bytes, spans: tuple[tuple[int, int], ...]) -> str:
    """Half a character, as where a field was too short for the last one, comes as U+FFFD: no font of ours writes it."""
    return b"".join(text[at : at + size] for at, size in spans).decode("utf-16-le", "replace").strip(BLANKS)


def _encode_value(value: str | date | None) -> str:
    match value:
        case None:
            return NO_END
        case date():
            return f"{value.year:04}{value.month:02}{value.day:02}"
    return value


def _put(text: bytearray, spans: tuple[tuple[int, int], ...], value: str, name: str) -> None:
    room = sum(size for _, size in spans)
    data = value.encode("utf-16-le")
    if len(data) > room:
        raise ValueError(f"{name} needs {len(data)} bytes, expected {room} at most")
    data += _BLANK * ((room - len(data)) // 2)
    for at, size in spans:
        text[at : at + size], data = data[:size], data[size:]
