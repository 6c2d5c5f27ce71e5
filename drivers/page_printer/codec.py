"""IPP messages as bytes and as values, in both directions. Knows no HTTP, no printer and no clock.

Framing after RFC 8010, confirmed against CUPS 2.4.2 and its ippeveprinter.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drivers.page_printer.vocabulary import Tag

CONTENT_TYPE = "application/ipp"
VERSION = (2, 0)
FIRST_ERROR, LAST_ERROR = 0x0400, 0x05FF  # statuses that refuse
MAX_DEPTH = 8  # collections within collections; real printers use three
MAX_VALUES = 20_000  # in one message; printers that tell all they have, asked or not, come to about 3,000

_END_OF_GROUPS = 0x03
_LAST_GROUP_TAG = 0x0F  # above it come value tags
_HEAD = struct.Struct(">BBHI")  # version, operation or status, request id
_U16 = struct.Struct(">H")
_I32 = struct.Struct(">i")
_RANGE = struct.Struct(">ii")
_LONGEST = 0x7FFF  # lengths are signed 16-bit numbers


_OUT_OF_BAND = range(0x10, 0x20)  # in place of a value: unsupported, unknown, no-value and their like
_NUMBERS = {Tag.INTEGER, Tag.ENUM}
_TEXTS = {
    Tag.TEXT,
    Tag.NAME,
    Tag.KEYWORD,
    Tag.URI,
    Tag.URI_SCHEME,
    Tag.CHARSET,
    Tag.LANGUAGE,
    Tag.MIME_TYPE,
    Tag.MEMBER_NAME,
}

# A text that names its language; whoever reads it needs the text alone.
_WITHOUT_LANGUAGE = {Tag.TEXT_WITH_LANGUAGE: Tag.TEXT, Tag.NAME_WITH_LANGUAGE: Tag.NAME}

Collection = tuple["Attribute", ...]
Plain = str | int | bool | bytes | tuple[int, int] | Collection | None


@dataclass(frozen=True, slots=True)
class Value:
    """`plain` is a str, int, bool, (low, high), a Collection, None for the out-of-band tags, or else raw bytes."""

    tag: int
    plain: Plain


@dataclass(frozen=True, slots=True)
class Attribute:
    name: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Group:
    tag: int
    attributes: tuple[Attribute, ...] = ()

    def plain(self) -> Mapping[str, tuple[Plain, ...]]:
        """Some printers write one attribute anew for each of its values: all of them count."""
        found: dict[str, tuple[Plain, ...]] = {}
        for attribute in self.attributes:
            found[attribute.name] = found.get(attribute.name, ()) + tuple(v.plain for v in attribute.values)
        return found


@dataclass(frozen=True, slots=True)
class Message:
    """A request (`code` is an operation) or a reply (`code` is a status), with the document that follows it."""

    code: int
    request_id: int
    groups: tuple[Group, ...] = ()
    document: bytes = b""
    version: tuple[int, int] = VERSION

    def group(self, tag: int) -> Mapping[str, tuple[Plain, ...]]:
        """Attribute values by name, of all groups of this kind; empty where there is none."""
        return Group(tag, tuple(one for group in self.groups if group.tag == tag for one in group.attributes)).plain()


def attribute(name: str, tag: Tag, *plain: Plain) -> Attribute:
    assert name  # without one it would be a further value of the attribute before it
    made = Attribute(name, tuple(Value(tag, value) for value in plain))
    assert made.values  # without one it would not be written at all
    return made


# --- to bytes -------------------------------------------------------------------------------------------------


def encode(message: Message) -> bytes:
    assert all(group.tag <= _LAST_GROUP_TAG and group.tag != _END_OF_GROUPS for group in message.groups)
    parts = [_HEAD.pack(*message.version, message.code, message.request_id)]
    for group in message.groups:
        parts.append(bytes([group.tag]))
        parts.extend(_encode_attribute(attribute) for attribute in group.attributes)
    data = b"".join([*parts, bytes([_END_OF_GROUPS]), message.document])
    assert len(data) == sum(map(len, parts)) + 1 + len(message.document)
    assert data.endswith(message.document)
    return data


def _encode_attribute(attribute: Attribute) -> bytes:
    # Further values of an attribute have a name of length 0.
    return b"".join(_encode_value(v, attribute.name if i == 0 else "") for i, v in enumerate(attribute.values))


def _encode_value(value: Value, name: str) -> bytes:
    if value.tag != Tag.COLLECTION:
        return _triple(value.tag, name, _to_bytes(value))
    if not isinstance(value.plain, tuple):
        raise ValueError(f"a collection holds attributes, got {value.plain!r}")
    members = b""
    for member in value.plain:
        if not isinstance(member, Attribute):
            raise ValueError(f"a collection holds attributes, got {member!r}")
        members += _triple(Tag.MEMBER_NAME, "", member.name.encode())
        members += b"".join(_encode_value(v, "") for v in member.values)
    return _triple(value.tag, name, b"") + members + _triple(Tag.END_COLLECTION, "", b"")


def _triple(tag: int, name: str, content: bytes) -> bytes:
    name_bytes = name.encode()
    if len(name_bytes) > _LONGEST or len(content) > _LONGEST:
        raise ValueError(f"attribute {name!r}: {len(content)} bytes, at most {_LONGEST} fit")
    return bytes([tag]) + _U16.pack(len(name_bytes)) + name_bytes + _U16.pack(len(content)) + content


def _to_bytes(value: Value) -> bytes:
    match value.plain:
        case None:
            return b""
        case bool() as flag:
            return bytes([flag])
        case int() as number:
            return _I32.pack(number)
        case str() as text:
            return text.encode()
        case bytes() as raw:
            return raw
        case (int() as low, int() as high):
            return _RANGE.pack(low, high)
    raise ValueError(f"value {value.plain!r} has no encoding under tag 0x{value.tag:02x}")


# --- from bytes -----------------------------------------------------------------------------------------------


def decode(data: bytes) -> Message:
    """ValueError, with what was expected: `data` is not one whole IPP message. Who refuses may name any version."""
    assert isinstance(data, bytes)  # a buffer that still grows is no message
    if len(data) < _HEAD.size:
        raise ValueError(f"IPP message of {len(data)} bytes, expected at least {_HEAD.size}")
    major, minor, code, request_id = _HEAD.unpack_from(data)
    if major not in (1, 2) and not FIRST_ERROR <= code <= LAST_ERROR:
        raise ValueError(f"IPP version {major}.{minor}, expected 1.x or 2.x")
    reader = _Reader(data, _HEAD.size)
    groups = tuple(_decode_groups(reader))
    assert _HEAD.size < reader.at <= len(data)
    return Message(code, request_id, groups, data[reader.at :], (major, minor))


class _Reader:
    """A place in the bytes. Every take is checked against the end, every value against how many there may be."""

    def __init__(self, data: bytes, at: int) -> None:
        self._data = data
        self.at = at
        self._values = 0

    def peek(self) -> int:
        if self.at >= len(self._data):
            raise ValueError(f"IPP message ends after {len(self._data)} bytes, expected the end tag 0x03")
        return self._data[self.at]

    def take(self, size: int) -> bytes:
        if self.at + size > len(self._data):
            raise ValueError(f"IPP message ends after {len(self._data)} bytes, expected {self.at + size} or more")
        self.at += size
        return self._data[self.at - size : self.at]

    def triple(self) -> tuple[int, str, bytes]:
        """A value tag, the attribute's name (empty: the same as before) and the value's bytes."""
        self._values += 1
        if self._values > MAX_VALUES:
            raise ValueError(f"IPP message of more values than expected, at most {MAX_VALUES}")
        tag = self.take(1)[0]
        name = _text(self.take(_U16.unpack(self.take(2))[0]))
        return tag, name, self.take(_U16.unpack(self.take(2))[0])


class _Attributes:
    """Attributes as they come in, value by value. Each value is put in its place once, however many there are."""

    def __init__(self) -> None:
        self._found: list[tuple[str, list[Value]]] = []

    def add(self, name: str, value: Value) -> None:
        """ValueError: a value without a name, and none before it."""
        if name:
            self._found.append((name, [value]))
        elif self._found:
            self._found[-1][1].append(value)
        else:
            raise ValueError("a further value without an attribute before it")

    def whole(self) -> tuple[Attribute, ...]:
        return tuple(Attribute(name, tuple(values)) for name, values in self._found)


def _decode_groups(reader: _Reader) -> Iterator[Group]:
    while (tag := reader.take(1)[0]) != _END_OF_GROUPS:
        if tag > _LAST_GROUP_TAG:
            raise ValueError(f"tag 0x{tag:02x} at byte {reader.at - 1}, expected the start of a group (0x01..0x0f)")
        attributes = _Attributes()
        while reader.peek() > _LAST_GROUP_TAG:
            value_tag, name, content = reader.triple()
            attributes.add(name, _decode_value(reader, value_tag, content, 0))
        yield Group(tag, attributes.whole())


def _decode_value(reader: _Reader, tag: int, content: bytes, depth: int) -> Value:
    if tag == Tag.COLLECTION:
        return Value(tag, _decode_members(reader, depth + 1))
    if tag in _WITHOUT_LANGUAGE and (text := _text_behind_language(content)) is not None:
        return Value(_WITHOUT_LANGUAGE[Tag(tag)], text)
    return Value(tag, _from_bytes(tag, content))


def _decode_members(reader: _Reader, depth: int) -> Collection:
    if depth > MAX_DEPTH:
        raise ValueError(f"collections {depth} deep, expected at most {MAX_DEPTH}")
    members = _Attributes()
    name = ""
    while True:
        tag, _, content = reader.triple()
        match tag:
            case Tag.END_COLLECTION:
                return members.whole()
            case Tag.MEMBER_NAME:
                name = _text(content)
            case _:
                members.add(name, _decode_value(reader, tag, content, depth))
                name = ""


def _from_bytes(tag: int, content: bytes) -> Plain:
    if tag in _OUT_OF_BAND:
        return None
    if tag in _TEXTS:
        return _text(content)
    if tag in _NUMBERS:
        return int(_I32.unpack(_sized(tag, content, 4))[0])
    if tag == Tag.BOOLEAN:
        return _sized(tag, content, 1) != b"\0"
    if tag == Tag.RANGE:
        low, high = _RANGE.unpack(_sized(tag, content, 8))
        return (low, high)
    return content


def _text_behind_language(content: bytes) -> str | None:
    """None: what is there is no language and text, each behind its length."""
    at = 2 + int.from_bytes(content[:2], "big")
    text = content[at + 2 :]
    return _text(text) if content[at : at + 2] == _U16.pack(len(text)) else None


def _sized(tag: int, content: bytes, size: int) -> bytes:
    if len(content) != size:
        raise ValueError(f"value of tag 0x{tag:02x} is {len(content)} bytes, expected {size}")
    return content


def _text(raw: bytes) -> str:
    # Makers send broken UTF-8 in model names; nothing is decided on those texts.
    return raw.decode("utf-8", "replace")
