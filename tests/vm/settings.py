"""The settings of a terminal in the guest: some devices and nothing else, at a back end that is not there."""

from collections.abc import Mapping

from tests.vm.machine import HOME, Machine

CONFIG = f"{HOME}/kiosk.toml"
_TERMINAL = """\
[terminal]
id = "GZ0117"
name = "0117"
place = "越秀区"
place_en = "Yuexiu"

[backend]
url = "http://127.0.0.1:9"
key_file = "terminal.key"

[data]
folder = "data"
"""


def configure(machine: Machine, devices: Mapping[str, str], sound: Mapping[str, str] | None = None) -> None:
    """`devices`: an address by need. `sound`: an ALSA name by output."""
    machine.put(CONFIG, _TERMINAL + _section("devices", devices) + _section("sound", sound or {}))


def doctor(machine: Machine) -> list[str]:
    """What the doctor prints of such a terminal."""
    return machine.product("kiosk", "doctor", "--config", CONFIG, "--language", "en").end()


def _section(name: str, values: Mapping[str, str]) -> str:
    return "".join((f"\n[{name}]\n", *(f'{key} = "{value}"\n' for key, value in values.items())))
