"""Buttons that several cards of the dock have, and how they are drawn as chosen. Knows no window."""

from typing import Any

from device_sim.dock.pieces import Flip, Holds, Press

Words = tuple[str, str]  # Chinese over English
_SILENT = (("不应答", "Go silent"), ("恢复应答", "Speak again"))


def is_true(device: str, name: str) -> Holds:
    return lambda state: bool(state[device][name])


def is_value(device: str, name: str, value: Any) -> Holds:
    return lambda state: bool(state[device][name] == value)


def plug(device: str) -> Flip:
    do, undo = Press("拔线", "Unplug", device, "unplug"), Press("插回", "Plug in", device, "plug")
    return Flip(do, undo, lambda state: not state[device]["plugged"])


def garble(device: str) -> Press:
    return Press("乱码一次", "Garble next", device, "garble", holds=is_true(device, "garbles"), wrong=True)


def switch(device: str, verb: str, do: Words, undo: Words, name: str) -> Flip:
    """Told `verb` "yes" or "no"; the world says under `name` which holds."""
    wrong, right = Press(*do, device, verb, ("yes",)), Press(*undo, device, verb, ("no",))
    return Flip(wrong, right, is_true(device, name))


def stall(device: str) -> Flip:
    return switch(device, "stall", *_SILENT, "stalled")


def silence(device: str) -> Flip:
    return switch(device, "silent", *_SILENT, "silent")


def piecewise(device: str) -> Flip:
    do, undo = (
        Press("一字节一段", "Byte by byte", device, "pieces", ("1",)),
        Press("整段", "Whole", device, "pieces", ("0",)),
    )
    return Flip(do, undo, is_true(device, "piece"))


def pull(zh: str, en: str, device: str, verb: str) -> Press:
    return Press(zh, en, device, verb, holds=is_true(device, "pull_within"), wrong=True)
