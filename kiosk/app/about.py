"""What is said of a terminal: in its journal, and in the frame of its screen."""

from kiosk.app.version import VERSION
from kiosk.config.settings import Config
from kiosk.model.text import plain
from ui.present.shown import FrameStatus


def about(config: Config) -> dict[str, object]:
    """Which program runs on which terminal, for the journal. Of an address only its kind: it may hold a password."""
    devices = {need: address.partition("://")[0] for need, address in config.devices.items() if address}
    return {"version": VERSION, "terminal": config.terminal.id, "devices": devices}


def frame_status(config: Config) -> FrameStatus:
    """What the frame says of this machine."""
    terminal = config.terminal
    english = {"en": plain(terminal.place_en, private=False)} if terminal.place_en else {}
    return FrameStatus(plain(terminal.place, private=False), terminal.name, terminal.help_phone, places=english)
