"""Whether sound can be sent into an output: tried as it is done when somebody is spoken to, with silence."""

import time

from ui.speech.player.aplay import Clock, LostError, Output
from ui.speech.sound import silence

TRIED_S = 0.2


def refusal(device: str) -> str:
    """Why this ALSA device takes no sound, in aplay's words; "": it took TRIED_S of silence to its end."""
    try:
        output = Output(device, Clock(time.monotonic, time.sleep))
        output.mark(lambda: None)  # so that the end waits until it has taken something
        output.write(silence(TRIED_S))
        return "" if output.end() else "aplay was ended by somebody else"
    except LostError as error:
        return str(error)
