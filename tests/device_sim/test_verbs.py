"""The words that may follow a verb: how they are asked for, and which are refused."""

import pytest

from device_sim.faults import LineFaults
from device_sim.verbs import Verb, hexadecimal, line_verbs, require_words, switch, usages, whole


class Wire:
    """Has everything that a hand can do to one."""

    def __init__(self) -> None:
        self.faults = LineFaults()
        self.plugged = True

    def plug(self) -> None:
        self.plugged = True

    def unplug(self) -> None:
        self.plugged = False


def test_what_may_be_left_out_stands_in_brackets() -> None:
    verbs: dict[str, Verb] = {"open": lambda door, far="1": None, "close": lambda: None}
    assert usages(verbs) == {"close": "", "open": "door [far]"}


def test_too_few_and_too_many_words_are_refused_with_what_was_expected() -> None:
    def open_door(door: str) -> None:
        pass

    require_words("open", open_door, ("left",))
    for words in ((), ("left", "right")):
        with pytest.raises(ValueError, match=f"open: {len(words)} words came after it, expected door"):
            require_words("open", open_door, words)


@pytest.mark.parametrize("word", ["", "-1", "1_0", "１", "1000001", "1.5"])
def test_only_a_plain_number_is_a_whole_one(word: str) -> None:
    assert whole("count", "1000000") == 1_000_000
    with pytest.raises(ValueError, match="expected a whole number from 0 to 1000000"):
        whole("count", word)


def test_a_number_may_have_to_be_more_than_nothing() -> None:
    with pytest.raises(ValueError, match="from 1 to"):
        whole("count", "0", 1)


def test_bytes_are_pairs_of_digits() -> None:
    assert hexadecimal("data", "1b40") == b"\x1b@"
    with pytest.raises(ValueError, match="pairs of hexadecimal digits"):
        hexadecimal("data", "1b4")


def test_a_switch_knows_its_words_and_no_others() -> None:
    wire = Wire()
    turn = switch(wire, "plugged")
    for word, state in (("yes", True), ("off", False), ("true", True), ("no", False)):
        turn(word)
        assert wire.plugged is state
    with pytest.raises(ValueError, match="expected yes or no"):
        turn("perhaps")


def test_a_wire_of_any_device_can_be_made_bad() -> None:
    port = Wire()
    verbs = line_verbs(port)
    verbs["unplug"]()
    assert not port.plugged
    verbs["plug"]()
    assert port.plugged
    verbs["late"]("600")
    verbs["noise"]()
    verbs["pieces"]()
    assert (port.faults.late_s, port.faults.noise_next, port.faults.piece) == (0.6, b"\xaa\x55", 64)
