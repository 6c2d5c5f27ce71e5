"""A USB bus as the kernel shows it in /sys/bus/usb/devices, made of files."""

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree


def plug_in(bus: Path, *, kind: str = "07", **said: str) -> Callable[[], None]:
    """A device with one interface of this class, and what it says: serial, product, manufacturer, ieee1284_id.

    What is given back unplugs it.
    """
    device, interface = bus / "1-4", bus / "1-4:1.0"
    for folder in (device, interface):
        folder.mkdir(parents=True)
    (interface / "bInterfaceClass").write_text(f"{kind}\n")
    for name, value in said.items():
        folder = interface if name == "ieee1284_id" else device
        (folder / name).write_text(f"{value}\n")

    def unplug() -> None:
        rmtree(device)
        rmtree(interface)

    return unplug
