"""A line on which one reply of the device is lost."""

from collections.abc import Callable
from typing import Protocol


class Line(Protocol):
    """`instead`: what comes in place of what the device says."""

    instead: Callable[[bytes], bytes]


def lose(line: Line, number: int, is_reply: Callable[[bytes], bool] = lambda _said: True) -> list[bytes]:
    """The reply of this number from now on, from 0, is lost on the way; returned is a list of all that come."""
    replies: list[bytes] = []

    def carried(said: bytes) -> bytes:
        if not is_reply(said):
            return said
        replies.append(said)
        return b"" if len(replies) == number + 1 else said

    line.instead = carried
    return replies
