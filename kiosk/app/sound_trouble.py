"""What is wrong with speech, as the doctor tells it."""

from kiosk.problems.table import problem_named
from kiosk.runtime.availability import Availability

_VOICE = "voice"  # of the parts that `ui.speech.speaker` names: without it there is sound all the same


def trouble_of(part: str, why: str, availability: Availability) -> bool:
    """`why` "": the part is well again. Whether that is news.

    No service needs sound: it is only the doctor who tells of it.
    """
    need, name = ("voice", "no-voice") if part == _VOICE else ("sound", "no-sound")
    evidence = f"{part}: {why}" if why else ""
    now = availability.lacking.get(need)
    if why:
        availability.put(need, problem_named(name, evidence))
        return now is None or now.evidence != evidence
    if now is None or not now.evidence.startswith(f"{part}: "):
        return False
    availability.put(need, None)
    return True
