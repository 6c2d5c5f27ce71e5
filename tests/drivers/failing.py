"""What comes out of a call that gets anything at all."""

from collections.abc import Callable
from typing import TypeVar

E = TypeVar("E", bound=Exception)


def failure(allowed: type[E], act: Callable[[], object]) -> E | None:
    """The failure of this kind, or None where it goes well. Any other goes on to whoever tests it, with its own
    traceback.
    """
    try:
        act()
    except allowed as error:
        return error
    return None
