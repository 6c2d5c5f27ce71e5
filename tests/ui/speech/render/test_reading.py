"""Each tongue is read by its own dictionaries, and one that needs none is left to espeak-ng."""

import pytest

from ui.speech.render.reading import readings, symbols


@pytest.mark.parametrize(
    ("tongue", "said", "read"),
    [
        ("zh", "重新{曾|zeng1}", "chong2 xin1 zeng1"),
        ("yue", "銀行", "ngan4 hong4"),
        ("en", "Please", ""),
    ],
)
def test_espeak_is_given_readings_where_it_needs_them(tongue: str, said: str, read: str) -> None:
    assert readings(said, tongue) == read


@pytest.mark.process  # espeak-ng knows how English is read
@pytest.mark.parametrize(("tongue", "said", "some"), [("zh", "行", "ɕ"), ("en", "please", "pl"), ("yue", "行", "")])
def test_the_network_is_given_symbols_of_the_tongues_that_it_speaks(tongue: str, said: str, some: str) -> None:
    found = symbols(said, tongue)
    assert some in found
    assert bool(found) == bool(some)


@pytest.mark.process  # espeak-ng knows how English is read
def test_a_chinese_name_among_english_words_is_said_in_chinese_by_the_same_voice() -> None:
    assert symbols("Hello {曾|zeng1}国强", "en") == "həlˈO ʦə→ŋ kwo↗ ʨʰja↗ŋ"
    assert readings("Hello {曾|zeng1}国强", "en") == "Hello zeng guo qiang"
