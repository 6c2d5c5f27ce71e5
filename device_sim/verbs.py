"""The words for what a hand can do: which verbs devices share, and how many words may follow one. Knows no world."""

import inspect
from collections.abc import Callable
from typing import Any

from device_sim.port import PtyPort

Verb = Callable[..., Any]
# What the printers can be told by the names of their own methods.
SLIP_VERBS = (
    "set_paper", "open_cover", "close_cover", "jam", "clear_jam", "stick_cutter", "free_cutter", "overheat",
    "cool_down", "power_cycle",
)  # fmt: skip
PAGE_VERBS = (
    "open_cover", "close_cover", "jam", "clear_jam", "fill_output", "empty_output", "use_up_toner", "replace_toner",
    "unplug", "plug",
)  # fmt: skip


class UnknownVerbError(ValueError):
    """There is no such device, or it cannot be told that. Says what there is."""


def require_words(what: str, verb: Verb, args: tuple[str, ...]) -> None:
    """ValueError, naming what is expected: too few or too many words for this verb."""
    signature = inspect.signature(verb)
    try:
        signature.bind(*args)
    except TypeError as error:
        expected = " ".join(signature.parameters) or "nothing"
        raise ValueError(f"{what}: {len(args)} words came after it, expected {expected}") from error


def line_verbs(port: PtyPort) -> dict[str, Verb]:
    """What can happen to the wire of any serial device."""
    faults = port.faults
    return {
        "unplug": port.unplug,
        "plug": port.plug,
        "garble": lambda count="1": setattr(faults, "garble_next", int(count)),
        "drop_after": lambda count: setattr(faults, "drop_after", int(count)),
        "noise": lambda data="aa55": setattr(faults, "noise_next", bytes.fromhex(data)),
        "stall": lambda on="yes": setattr(faults, "stalled", on == "yes"),
        "pieces": lambda size="64": setattr(faults, "piece", int(size)),
    }
