"""How a device is, as far as it is known."""

from kiosk.model.device_state import DeviceState
from kiosk.problems.table import problem_named


def test_a_device_has_the_code_of_its_problem_and_none_where_it_is_well() -> None:
    assert DeviceState("scanner").code == ""
    assert DeviceState("scanner", problem_named("misconfigured")).code == "SYS-03"


def test_of_a_device_that_nobody_has_asked_nothing_is_known() -> None:
    state = DeviceState("scanner")
    assert (state.since, state.last_good_use, state.counters, state.evidence) == (None, None, {}, "")
