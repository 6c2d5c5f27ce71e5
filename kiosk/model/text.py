"""A sentence by its key, and a value as it stands. Pure; knows no language."""

from collections.abc import Mapping
from typing import Any, overload

from kiosk.model.frozen import dataclass

PLAIN = "plain"  # the key of what is a value alone


@dataclass(frozen=True, slots=True, init=False)
class Text:
    """A sentence by its key. Whoever shows it puts it into the reader's language.

    `private`: it may be shown whole, but it is never said where others can hear it and never written into the journal.
    Where there are arguments, or a mask, it has to be said: an argument may come from a card, an office or the keys.
    A sentence with a private Text among its arguments is private as well.

    `mask` is how the reader sees it until asked to show all of it: one of `kiosk.model.masking.MASKS`, or "" for whole.
    """

    key: str
    args: Mapping[str, Any]
    private: bool
    mask: str

    @overload
    def __init__(self, key: str, *, private: bool = ...) -> None: ...

    @overload
    def __init__(self, key: str, args: Mapping[str, Any], *, private: bool, mask: str = ...) -> None: ...

    def __init__(
        self, key: str, args: Mapping[str, Any] | None = None, *, private: bool | None = None, mask: str = ""
    ) -> None:
        if private is None and (args or mask):
            raise TypeError(f"Text {key!r} has arguments or a mask: expected private=True or private=False")
        given = args or {}
        inner = any(isinstance(value, Text) and value.private for value in given.values())
        for name, value in (("key", key), ("args", given), ("private", bool(private) or inner), ("mask", mask)):
            object.__setattr__(self, name, value)


@dataclass(frozen=True, slots=True)
class Value:
    """A number, a code, what is being typed: the same in every language, and always said whether it is private."""

    text: str
    private: bool


def plain(value: str, *, private: bool, mask: str = "") -> Text:
    """A value within sentences that is the same in every language: a name, a number."""
    return Text(PLAIN, {"value": value}, private=private, mask=mask)


def own(service: str, key: str) -> str:
    """The key of a sentence that belongs to one service: it stands in that service's folder and nowhere else."""
    return f"{service}/{key}"
