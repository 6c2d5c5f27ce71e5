"""What is being said, phrase by phrase: what goes on after a word in between, and which sounds were still to come."""

from ui.narrator.said import Said
from ui.speech.utterance import MANDARIN, MISTAKE, PAPER_OUT, Phrase, Utterance, earcon

FIRST, SECOND, THIRD = (Phrase(one, one, private=False) for one in "一二三")


def saying(*phrases: Phrase, before: int = 0) -> Said:
    return Said(Utterance(phrases, MANDARIN), 7, before)


def test_the_phrase_that_was_being_said_is_said_again_with_all_that_follows() -> None:
    said = saying(FIRST, SECOND, THIRD)
    assert [*said.rest] == [FIRST, SECOND, THIRD]
    said.begins(1)
    assert (said.phrase, [*said.rest]) == (1, [SECOND, THIRD])


def test_what_was_put_before_the_rest_is_not_said_a_second_time() -> None:
    said = saying(FIRST, SECOND, THIRD, before=2)
    said.begins(0)
    assert said.rest == (THIRD,)


def test_a_sound_that_has_not_begun_is_still_to_come_and_words_are_not() -> None:
    wrong, paper = earcon(MISTAKE), earcon(PAPER_OUT)
    said = saying(wrong, paper, FIRST)
    assert [*said.unheard_sounds] == [wrong, paper]
    said.begins(0)
    assert [*said.unheard_sounds] == [paper]


def test_words_are_over_when_each_of_them_and_one_behind_them_has_begun() -> None:
    said = saying(FIRST, SECOND, THIRD)
    said.begins(0)
    said.begins(1)
    assert (said.over((FIRST,)), said.over((FIRST, SECOND)), said.over((THIRD,))) == (True, False, False)
    said.begins(2)
    assert said.over((FIRST, SECOND))
    assert not said.over((SECOND, FIRST))


def test_a_word_in_between_takes_nothing_from_words_that_go_on_after_it() -> None:
    said = saying(FIRST, SECOND, THIRD)
    said.begins(0)
    said.begins(1)
    assert said.gone == ((FIRST, True),)
    then = saying(earcon(MISTAKE), SECOND, THIRD, before=1)
    then.earlier = said.gone
    for at in range(3):
        assert not then.over((FIRST, SECOND))
        then.begins(at)
    assert then.over((FIRST, SECOND))
    then.number = -1
    assert then.gone == ()


def test_words_of_which_one_never_began_are_never_over() -> None:
    said = saying(FIRST, SECOND, THIRD)
    said.begins(0)
    said.begins(2)
    assert not said.over((FIRST, SECOND))


def test_of_what_has_ended_nothing_goes_on() -> None:
    said = saying(earcon(MISTAKE), FIRST)
    said.number = -1
    assert (said.rest, said.unheard_sounds) == ((), ())
    assert Said().rest == ()
