"""The words for what a hand can do: which verbs devices share, and which words may follow one. Knows no world."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from device_sim.page_printer.printer import SimPagePrinter
from device_sim.port import Port
from device_sim.receipt_printer.printer import SimReceiptPrinter

Verb = Callable[..., Any]
# What the printers can be told by the names of their own methods.
_SLIPS = (
    "set_paper", "open_cover", "close_cover", "jam", "clear_jam", "stick_cutter", "free_cutter", "overheat",
    "cool_down", "power_cycle", "take_slip",
)  # fmt: skip
_PAGES = (
    "renew_certificate",
    "open_cover", "close_cover", "jam", "clear_jam", "fill_output", "empty_output", "use_up_toner", "replace_toner",
    "unplug", "plug", "warn", "stop_warning",
)  # fmt: skip

MOST = 1_000_000  # of anything that a hand counts
_SWITCH = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}


class UnknownVerbError(ValueError):
    """There is no such device, or it cannot be told that. Says what there is."""


def words_of(verb: Verb) -> str:
    """What follows a verb, as it is written in a usage: those in brackets may be left out."""
    words = [one for one in inspect.signature(verb).parameters.values() if one.kind is not one.KEYWORD_ONLY]
    return " ".join(one.name if one.default is one.empty else f"[{one.name}]" for one in words)


def usages(verbs: Mapping[str, Verb]) -> dict[str, str]:
    return {name: words_of(verb) for name, verb in sorted(verbs.items())}


def require_words(what: str, verb: Verb, args: tuple[str, ...]) -> None:
    """ValueError, naming what is expected: too few or too many words for this verb."""
    try:
        inspect.signature(verb).bind(*args)
    except TypeError as error:
        expected = words_of(verb) or "nothing"
        raise ValueError(f"{what}: {len(args)} words came after it, expected {expected}") from error


def whole(name: str, word: str, least: int = 0) -> int:
    """ValueError: no whole number of this size. Python's own reading would take "1_0", and digits of any script."""
    if not (word.isascii() and word.isdecimal() and len(word) <= len(str(MOST)) and least <= int(word) <= MOST):
        raise ValueError(f"{name} {word!r}: expected a whole number from {least} to {MOST}")
    return int(word)


def hexadecimal(name: str, word: str) -> bytes:
    try:
        return bytes.fromhex(word)
    except ValueError:
        raise ValueError(f"{name} {word!r}: expected pairs of hexadecimal digits, such as 1b40") from None


def switch(target: object, attribute: str) -> Verb:
    """A verb that sets something that is on or off."""

    def turn(on: str = "yes") -> None:
        if on not in _SWITCH:
            raise ValueError(f"on {on!r}: expected yes or no (or on, off, true, false)")
        setattr(target, attribute, _SWITCH[on])

    return turn


def line_verbs(port: Port) -> dict[str, Verb]:
    """What can happen to the wire of any device."""
    faults = port.faults
    return {
        "unplug": port.unplug,
        "plug": port.plug,
        "garble": lambda count="1": setattr(faults, "garble_next", whole("count", count)),
        "drop_after": lambda count: setattr(faults, "drop_after", whole("count", count)),
        "noise": lambda data="aa55": setattr(faults, "noise_next", hexadecimal("data", data)),
        "late": lambda milliseconds="600": setattr(faults, "late_s", whole("milliseconds", milliseconds) / 1000),
        "stall": switch(faults, "stalled"),
        "unplug_within": lambda size="16": setattr(faults, "pull_within", whole("size", size, 2)),
        "pieces": lambda size="64": setattr(faults, "piece", whole("size", size)),
    }


def slip_verbs(port: Port, slips: SimReceiptPrinter) -> dict[str, Verb]:
    """What can happen to a receipt printer. Those with `after` happen once so many more lines have been printed."""

    def after(name: str, happens: Callable[[], None]) -> dict[str, Verb]:
        return {name: lambda lines: slips.after_lines(whole("lines", lines), happens, name)}

    return {
        **{name: getattr(slips, name) for name in _SLIPS},
        "paper_out_after": lambda lines: slips.paper_out_after(whole("lines", lines)),
        **after("jam_after", slips.jam),
        **after("open_cover_after", slips.open_cover),
        **after("overheat_after", slips.overheat),
        **after("unplug_after", port.unplug),
        "stick_cutter_at_cut": lambda: slips.stick_cutter(at_next_cut=True),
        "silent": switch(slips, "silent"),
        "mute": switch(slips, "mute"),
        "automatic_status": switch(slips, "tells_always"),
        **line_verbs(port),
    }


def page_verbs(pages: SimPagePrinter) -> dict[str, Verb]:
    """What can happen to an A4 printer."""
    return {
        **{name: getattr(pages, name) for name in _PAGES},
        "set_paper": lambda sheets: pages.set_paper(whole("sheets", sheets)),
        "set_speed": lambda pages_per_minute: pages.set_speed(whole("pages_per_minute", pages_per_minute)),
        "swallow_jobs": switch(pages, "swallow_jobs"),
        "forget_jobs": switch(pages, "forget_jobs"),
        "only_ipp_1_1": switch(pages, "only_ipp_1_1"),
        "paper_out_after": lambda sheets: pages.paper_out_after(whole("sheets", sheets)),
    }
