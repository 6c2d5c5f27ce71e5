"""The addresses in a terminal's kiosk.toml, for commands that ask one device. Knows its [devices] and nothing else."""

from pathlib import Path

from drivers.addresses import check, first_mistake
from drivers.kinds import kinds_of
from drivers.settings_file import read_settings


def address_in(file: Path, device: str) -> str:
    """Where this terminal has such a device, a kind or a need.

    ValueError: unreadable; it has none; a mistake in [devices], with its line and what was expected.
    """
    read = read_settings(file)
    devices = read.tables.get("devices", {})
    if not isinstance(devices, dict):
        raise ValueError(f"{file}: devices = {devices!r}, expected a section [devices]")
    need = kinds_of(device)[0].serves
    for key, value in devices.items():
        if not isinstance(value, str):
            raise ValueError(f"{file}:{read.line('devices', key)}: {key} = {value!r}, expected a string")
    if mistake := first_mistake(devices):
        key, words = mistake
        raise ValueError(f"{file}:{read.line('devices', key)}: {words}")
    if not (address := devices.get(need)):
        raise ValueError(f"{file}: [devices] has no {need}, expected its address")
    try:
        check(device, address)  # of a scanner's that is a camera, where a camera is asked for
    except ValueError as error:
        raise ValueError(f"{file}:{read.line('devices', need)}: {need}: {error}") from error
    return str(address)
