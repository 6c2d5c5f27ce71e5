"""The kiosk.toml of a terminal that is joined to simulated devices. Knows no device."""

import json
from pathlib import Path

CONFIG = """\
# Joined to simulated devices: written by `python -m device_sim`.
[terminal]
id = "{terminal}"
name = "0117"
place = "越秀区府前路 24 小时自助区"
place_en = "Fuqian Road, Yuexiu · open 24 hours"
help_phone = "12345"

[panel]
width = {width}
height = {height}
diagonal_inches = {diagonal}
fullscreen = {fullscreen}

[devices]
id_card = "{id_card}"
scanner = "{scanner}"
receipt_printer = "serial://{folder}/receipt_printer.tty?baud=115200&model={slip_model}"
page_printer = "{page}"
keypad = "{keypad}"
headphones = "{headphones}"
smart_card = "{smart_card}"
cabinet = "{cabinet}"

[backend]
url = "{url}"
key_file = "{folder}/terminal.key"
look_every = 5  # who plays with it waits less than citizens do

[data]
folder = "{folder}/data"
"""


def sound_of(output: str, voices: Path | None) -> str:
    """What is added where the terminal speaks: `output`, an ALSA name, is loudspeaker and headphones in one, as most
    machines have it. "": it is silent. `voices`: where the voice network lies, or is put; None: with the other data.
    """
    if not output:
        return ""
    folder = ("", "[voice]", f"folder = {json.dumps(str(voices.resolve()))}") if voices else ()
    outputs = (f"{name} = {json.dumps(output)}" for name in ("speaker", "headphones"))
    return "\n".join(("", "[sound]", *outputs, *folder, ""))
