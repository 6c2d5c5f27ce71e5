"""A page in the tongue and the sentences of whoever listens; a loudspeaker says that something is kept back."""

from dataclasses import replace

import pytest

from kiosk.model.text import Text, plain
from tests.ui.narrator.pages import TERMINAL, WORDS
from ui.gallery.screens import CHOICE
from ui.narrator.mode import Mode
from ui.narrator.reading import Sentence
from ui.narrator.wording import Wording
from ui.speech.utterance import CANTONESE, ENGLISH, HEADPHONES, MANDARIN, SPEAKER
from ui.theme.reader import Reader

CHINESE = Wording(WORDS.__getitem__, TERMINAL)
IN_ENGLISH = replace(CHINESE, reader=Reader("en"))
SECRET = plain("陈志明", private=True)


def into(output: str, **more: str) -> Mode:
    return Mode(frozenset({SPEAKER, HEADPHONES}), output=output, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("wording", "chosen", "spoken"),
    [(CHINESE, "", MANDARIN), (CHINESE, CANTONESE, CANTONESE), (IN_ENGLISH, CANTONESE, ENGLISH)],
)
def test_who_reads_english_is_spoken_to_in_english_and_others_in_the_tongue_they_chose(
    wording: Wording, chosen: str, spoken: str
) -> None:
    assert wording.spoken(chosen) == spoken
    assert wording.put([Text("frame-home")], into(SPEAKER, tongue=chosen)).tongue == spoken


def test_a_page_is_read_in_the_sentences_of_the_tongue() -> None:
    titles = [CHINESE.read(CHOICE, tongue).stops[0].said[-1].shown for tongue in (MANDARIN, CANTONESE)]
    assert titles == ["津贴发到哪里？", "津貼發去邊度？"]


def test_a_stop_is_found_by_what_is_written_also_where_it_is_said_otherwise() -> None:
    found = CHINESE.told_by(CHOICE, "津贴发到哪里？")
    assert found
    assert CHINESE.told_by(CHOICE, "这里没有写的") is None
    assert IN_ENGLISH.told_by(CHOICE, "Where should the allowance go?") == found


def test_what_is_private_is_for_headphones_and_a_loudspeaker_says_that_it_is_kept_back() -> None:
    for output, last in ((HEADPHONES, "陈志明"), (SPEAKER, "个人信息只在耳机里说")):
        assert last in CHINESE.put([SECRET], into(output)).phrases[-1].shown
    aloud = CHINESE.put([SECRET], into(SPEAKER, aloud=MANDARIN)).phrases[-1].shown
    assert aloud not in ("陈志明", CHINESE.put([SECRET], into(SPEAKER)).phrases[-1].shown)


def test_what_is_said_beside_something_kept_back_is_for_headphones_too() -> None:
    beside = replace(Sentence("来自身份证"), beside=True)
    assert len(CHINESE.put([beside, Text("frame-home")], into(HEADPHONES)).phrases) == 2
    assert [one.shown for one in CHINESE.put([beside, Text("frame-home")], into(SPEAKER)).phrases] == ["首页。"]


def test_a_caption_is_written_in_the_language_of_the_screen() -> None:
    assert [one.written(Text("frame-home")) for one in (CHINESE, IN_ENGLISH)] == ["首页", "Home"]
