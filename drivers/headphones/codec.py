"""Whether headphones are in, from what a jack says. Knows no port, no clock.

A jack is a switch of an input device: EV_SW with SW_HEADPHONE_INSERT or SW_LINEOUT_INSERT, 1 in and 0 out. A switch
speaks when it changes; how it is at first, whoever opens it has asked (`EVIOCGSW`) and says as the first events.
"""

from collections.abc import Mapping

from drivers.api.input_event import JACKS, SWITCH, SYN, SYN_DROPPED, InputEvent

Switches = Mapping[int, bool]
UNTOLD: Switches = {}


def after(switches: Switches, event: InputEvent) -> Switches:
    """Which switches are in after this event. What was lost is not known any more."""
    assert set(switches) <= set(JACKS)
    if (event.type, event.code) == (SYN, SYN_DROPPED):
        return UNTOLD
    if event.type != SWITCH or event.code not in JACKS:
        return switches
    told = {**switches, event.code: bool(event.value)}
    assert plugged_in(told) is not None
    return told


def plugged_in(switches: Switches) -> bool | None:
    """None: nobody has said."""
    assert set(switches) <= set(JACKS)
    answer = any(switches.values()) if switches else None
    assert answer is not True or True in switches.values()
    return answer
