"""What the doctor finds of the outputs for sound, where no running terminal holds them."""

from kiosk.config.settings import Config
from kiosk.model.text import Text
from kiosk.problems.table import problem_named
from kiosk.technician.finding import Finding, ill, well
from ui.speech.player.trial import refusal
from ui.speech.utterance import HEADPHONES, SPEAKER


def sound_findings(config: Config) -> list[Finding]:
    """One for each output that `[sound]` names, after trying it; none where it names none."""
    outputs = ((SPEAKER, config.sound.speaker), (HEADPHONES, config.sound.headphones))
    return [_found(output, device) for output, device in outputs if device]


def _found(output: str, device: str) -> Finding:
    if why := refusal(device):
        return ill("sound", problem_named("no-sound", f"{output}, {device}: {why}"))
    return well("sound", Text(f"doctor-sound-{output}", {"address": device}, private=False))
