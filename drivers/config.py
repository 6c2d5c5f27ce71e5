"""The addresses in a terminal's kiosk.toml, for commands that ask one device. Knows its [devices] and nothing else."""

from pathlib import Path

from drivers.addresses import check, first_mistake, of_device
from drivers.kinds import kinds_of
from drivers.mistake import Sentence, SettingsError, at_line, in_file
from drivers.settings_file import SettingsFile, read_settings


def address_in(file: Path, device: str) -> str:
    """Where this terminal has such a device, a kind or a need.

    SettingsError: unreadable; it has none; a mistake in [devices], with its line and what was expected.
    """
    read = read_settings(file)
    devices = read.tables.get("devices", {})
    if not isinstance(devices, dict):
        raise SettingsError(in_file(file, Sentence("no-section", {"name": "devices", "value": devices})))
    need = kinds_of(device)[0].serves
    for key, value in devices.items():
        if not isinstance(value, str):
            raise _wrong(read, key, Sentence("no-string", {"key": key, "value": value}))
    if found := first_mistake(devices):
        raise _wrong(read, *found)
    if not (address := devices.get(need)):
        raise SettingsError(in_file(file, Sentence("no-device", {"need": need})))
    try:
        check(device, address)  # of a scanner's that is a camera, where a camera is asked for
    except SettingsError as error:
        raise _wrong(read, need, of_device(need, error.sentence)) from error
    return str(address)


def _wrong(file: SettingsFile, key: str, what: Sentence) -> SettingsError:
    return SettingsError(at_line(file.path, file.line("devices", key), what))
