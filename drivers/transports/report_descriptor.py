"""What a HID device says of itself in its report descriptor. Pure.

Items and their tags: USB HID 1.11, 6.2.2. Only what a device is for is read of it.
"""

from collections.abc import Iterator

USAGE_PAGE, USAGE, COLLECTION, END_COLLECTION, PUSH, POP = 0x04, 0x08, 0xA0, 0xC0, 0xA4, 0xB4
_LONG = 0xFE
_KIND = 0xFC  # of a short item's first byte, without its size


def pages_of(descriptor: bytes) -> tuple[int, ...]:
    """The usage pages of its outermost collections, in order: 01 a keyboard or mouse, 8C a code scanner."""
    page, depth, own, pushed = 0, 0, 0, list[int]()  # own: the page that the last usage names itself
    found: list[int] = []
    for kind, value, size in _items(descriptor):
        if kind == USAGE_PAGE:
            page = value
        elif kind == USAGE:
            own = value >> 16 if size == 4 else 0
        elif kind == PUSH:
            pushed.append(page)
        elif kind == POP and pushed:
            page = pushed.pop()
        elif kind == COLLECTION:
            found += [own or page] if depth == 0 else []
            depth, own = depth + 1, 0
        elif kind == END_COLLECTION:
            depth = max(depth - 1, 0)
    return tuple(found)


def _items(descriptor: bytes) -> Iterator[tuple[int, int, int]]:
    """Kind, value and size of each short item, up to where the bytes end."""
    at = 0
    while at < len(descriptor):
        first = descriptor[at]
        if first == _LONG:
            at += 3 + (descriptor[at + 1] if at + 1 < len(descriptor) else 0)
            continue
        size = (0, 1, 2, 4)[first & 3]
        yield first & _KIND, int.from_bytes(descriptor[at + 1 : at + 1 + size], "little"), size
        at += 1 + size
