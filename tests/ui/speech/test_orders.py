"""What the player is told of an utterance: all of it, or all but what is private, each phrase in its place."""

from ui.speech import orders
from ui.speech.utterance import MANDARIN, Phrase, Utterance

OPEN = Phrase("请选择", "请选择", private=False, pause=0.3)
SECRET = Phrase("13", "一三", private=True, units=("幺", "三"), pause=0.2)
BOTH = Utterance((OPEN, SECRET), MANDARIN)
TOLD = {"said": "请选择", "private": False, "pause": 0.3}
TOLD_SECRET = {"said": "一三", "private": True, "pause": 0.2, "units": ("幺", "三")}


def test_into_headphones_everything_is_told() -> None:
    told = orders.say(7, BOTH, private_too=True)
    assert told == {"do": "say", "number": 7, "tongue": MANDARIN, "phrases": [TOLD, TOLD_SECRET]}


def test_of_what_is_private_others_are_told_its_place_alone() -> None:
    told = orders.say(7, BOTH, private_too=False)
    assert told["phrases"] == [TOLD, {"said": "", "private": True, "pause": 0.2}]


def test_nothing_private_is_made_ready_for_a_loudspeaker() -> None:
    assert orders.prepare([BOTH], private_too=True)["utterances"] == [(MANDARIN, [TOLD, TOLD_SECRET])]
    assert orders.prepare([BOTH], private_too=False)["utterances"] == [(MANDARIN, [TOLD])]


def test_how_fast_how_loud_and_into_what_is_told_as_it_is() -> None:
    assert orders.pace(1, 7) == {"do": "pace", "speed": 1.0, "volume": 7}
    assert [orders.output(name) for name in ("speaker", "")] == [
        {"do": "output", "name": "speaker"},
        {"do": "output", "name": ""},
    ]
