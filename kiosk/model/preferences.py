"""How the citizen reads: size, language, and by ear. Pure; knows nothing of how they look."""

from kiosk.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class DisplayPreferences:
    """How the citizen reads has changed. It decides what is offered, how much time there is, the slips' language."""

    elder: bool = False
    language: str = "zh-Hans"
    listens: bool = False  # the voice mode is on: larger letters are of no use
