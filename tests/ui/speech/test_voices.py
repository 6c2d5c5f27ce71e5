"""What a clip is made by."""

from ui.speech.voices import key_of


def test_a_key_names_maker_and_words() -> None:
    assert len({key_of(maker, said) for maker in ("a", "b") for said in ("一", "二")}) == 4
