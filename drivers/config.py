"""The addresses in a terminal's kiosk.toml, for commands that ask one device. Knows its [devices] and nothing else."""

import re
import tomllib
from pathlib import Path

from drivers.addresses import check, first_mistake
from drivers.kinds import kinds_of


def address_in(file: Path, device: str) -> str:
    """Where this terminal has such a device, a kind or a need.

    ValueError: unreadable; it has none; a mistake in [devices], with its line and what was expected.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
        devices = tomllib.loads(text).get("devices", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ValueError(f"{file}: {error}") from error
    if not isinstance(devices, dict):
        raise ValueError(f"{file}: devices = {devices!r}, expected a section [devices]")
    need = kinds_of(device)[0].serves
    for key, value in devices.items():
        if not isinstance(value, str):
            raise ValueError(f"{file}:{_line(text, key)}: {key} = {value!r}, expected a string")
    if mistake := first_mistake(devices):
        key, words = mistake
        raise ValueError(f"{file}:{_line(text, key)}: {words}")
    if not (address := devices.get(need)):
        raise ValueError(f"{file}: [devices] has no {need}, expected its address")
    try:
        check(device, address)  # of a scanner's that is a camera, where a camera is asked for
    except ValueError as error:
        raise ValueError(f"{file}:{_line(text, need)}: {need}: {error}") from error
    return str(address)


def _line(text: str, key: str) -> int:
    """The line of a key in [devices]; 1 where it is written in another way than usual."""
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("["):
            inside = re.match(r"\s*\[\s*devices\s*\]", line) is not None
        elif inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return number
    return 1
