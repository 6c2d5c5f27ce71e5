"""What is wrong with speech is told by the doctor as long as it is so, and takes no service away."""

from kiosk.app.sound_trouble import trouble_of
from kiosk.runtime.availability import Availability


def availability() -> Availability:
    return Availability(lambda lacking: None, lambda: 0.0)


def codes(of: Availability) -> dict[str, str]:
    return {need: problem.code for need, problem in of.lacking.items()}


def test_a_device_that_is_silent_is_told_with_its_words_until_it_works() -> None:
    states = availability()
    assert trouble_of("output", "audio open error: No such device", states)
    assert codes(states) == {"sound": "SND-01"}
    assert states.lacking["sound"].evidence == "output: audio open error: No such device"
    assert trouble_of("output", "", states)
    assert codes(states) == {}


def test_the_same_trouble_is_news_once() -> None:
    states = availability()
    assert [trouble_of("voice", why, states) for why in ("gone", "gone", "gone again", "", "")] == [
        True,
        False,
        True,
        True,
        False,
    ]


def test_a_network_that_is_lost_leaves_sound() -> None:
    states = availability()
    trouble_of("voice", "the renderer ended with -9", states)
    assert codes(states) == {"voice": "SND-02"}


def test_a_player_that_is_back_does_not_make_a_device_well() -> None:
    states = availability()
    trouble_of("output", "takes no sound", states)
    assert not trouble_of("player", "", states)
    assert codes(states) == {"sound": "SND-01"}
