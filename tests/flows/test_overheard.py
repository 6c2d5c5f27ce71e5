"""What is written down of what was heard: when it began, and how long it took."""

from pathlib import Path

from tests.flows.overheard import BYTES_A_SECOND, Overheard
from tests.flows.player import PatientClock
from ui.speech.utterance import HEADPHONES, Phrase


def test_an_utterance_stands_where_its_sound_begins_also_when_all_of_it_came_before_anybody_was_told(
    tmp_path: Path,
) -> None:
    clock = PatientClock()
    overheard = Overheard(tmp_path, clock, ahead=True)
    with (tmp_path / f"{HEADPHONES}.raw").open("ab", buffering=0) as device:
        for number, (words, seconds) in enumerate((("您好。", 2), ("请放上身份证。", 3)), 1):
            device.write(bytes(seconds * BYTES_A_SECOND))
            overheard(number, Phrase(words, words, private=False), HEADPHONES)
            overheard(number, None, HEADPHONES)
    assert overheard.written() == "00:00.0  headphones  您好。\n00:02.0  headphones  请放上身份证。\n"
    assert (overheard.lasted, clock.passed) == (3.0, 5.0)
