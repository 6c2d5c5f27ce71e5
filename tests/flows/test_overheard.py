"""What is written down of what was heard: when it began, and how long it took."""

from pathlib import Path

from tests.flows.overheard import BYTES_A_SECOND, Overheard
from tests.flows.player import PatientClock
from ui.speech.utterance import HEADPHONES, Phrase


def come_out(folder: Path, number: int, seconds: float) -> None:
    (folder / f"{HEADPHONES}.{number}.raw").write_bytes(bytes(round(seconds * BYTES_A_SECOND)))


def phrase(words: str) -> Phrase:
    return Phrase(words, words, private=False)


def test_an_utterance_stands_where_its_sound_begins_also_when_all_of_it_came_before_anybody_was_told(
    tmp_path: Path,
) -> None:
    clock = PatientClock()
    overheard = Overheard(tmp_path, clock, ahead=True)
    for number, (words, seconds) in enumerate((("您好。", 2), ("请放上身份证。", 3)), 1):
        come_out(tmp_path, number, seconds)
        overheard(number, phrase(words), HEADPHONES, False)
        overheard(number, None, HEADPHONES, False)
    assert overheard.written() == "00:00.000  headphones  您好。\n00:02.000  headphones  请放上身份证。\n"
    assert (overheard.lasted, clock.passed) == (3.0, 5.0)


def test_what_is_cut_off_is_marked_and_has_no_part_in_the_sound_of_what_cuts_it_off(tmp_path: Path) -> None:
    clock = PatientClock()
    overheard = Overheard(tmp_path, clock, ahead=True)
    come_out(tmp_path, 1, 2.5)
    overheard(1, phrase("正在安全保存。"), HEADPHONES, False)
    come_out(tmp_path, 2, 3)  # all of it, before anybody is told of it
    overheard(2, phrase("正在打印。"), HEADPHONES, False)
    overheard(2, phrase("请稍候。"), HEADPHONES, False)
    overheard(2, None, HEADPHONES, False)
    assert overheard.written() == "00:00.000  headphones  正在安全保存。——\n00:02.500  headphones  正在打印。请稍候。\n"
    assert (overheard.lasted, clock.passed) == (3.0, 5.5)


def test_what_a_pulled_plug_has_torn_is_marked_and_what_was_heard_to_its_end_is_not(tmp_path: Path) -> None:
    overheard = Overheard(tmp_path, PatientClock(), ahead=False)
    come_out(tmp_path, 1, 1)
    overheard(1, phrase("您好。"), HEADPHONES, False)
    overheard(1, None, HEADPHONES, False)
    come_out(tmp_path, 2, 0.5)
    overheard(2, phrase("身份证号码。"), HEADPHONES, False)
    overheard(2, phrase("440104"), HEADPHONES, False)
    overheard(2, None, "", True)
    assert overheard.written() == "00:00.000  headphones  您好。\n00:01.000  headphones  身份证号码。440104——\n"
