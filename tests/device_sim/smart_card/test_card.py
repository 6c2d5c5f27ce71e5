"""The social-security card made of software says what a real one was heard to say, and locks what a real one locks."""

import pytest

from device_sim.people import person
from device_sim.smart_card.card import ATR_T1, SimSocialCard, cryptogram, social_card
from drivers.id_card.number import number_is_valid

CHEN = person("chen-jianming").card


def says(card: SimSocialCard, command: str) -> str:
    return card.answer(bytes.fromhex(command)).hex(" ").upper()


def test_a_session_goes_as_it_was_recorded() -> None:
    card = SimSocialCard(social_card(CHEN, "1.00"), t0=False)
    aid = "73 78 31 2E 73 68 2E C9 E7 BB E1 B1 A3 D5 CF"
    assert says(card, f"00 A4 04 00 0F {aid}") == f"6F 11 84 0F {aid} 90 00"
    assert says(card, "00 A4 02 00 02 EF 05") == "90 00"
    assert says(card, "00 B2 03 04 00") == "03 04 31 2E 30 30 90 00"
    assert says(card, "00 A4 02 00 02 EF 06") == "90 00"
    assert says(card, "00 B2 08 00 14") == f"08 12 {CHEN.number.encode().hex(' ')} 90 00".upper()
    assert says(card, "00 B2 55 00 00") == "6A 83"


def test_in_t0_no_command_both_brings_and_fetches() -> None:
    card = SimSocialCard(social_card(CHEN))
    assert says(card, "00 A4 04 00 0F 73 78 31 2E 73 68 2E C9 E7 BB E1 B1 A3 D5 CF") == "61 13"
    assert says(card, "00 C0 00 00 13").startswith("6F 11 84 0F 73")
    says(card, "00 A4 02 00 02 EF 05")
    assert says(card, "00 B2 03 00 00") == "6C 06"
    assert says(card, "00 B2 03 00 06") == "03 04 32 2E 30 30 90 00"


def test_a_card_of_the_third_kind_trusts_whoever_answers_its_last_question_once() -> None:
    card = SimSocialCard(social_card(CHEN, "3.00"), t0=False)
    says(card, "00 A4 02 00 02 EF 06")
    assert says(card, "00 B2 09 00 20") == "69 82"
    challenge = card.answer(bytes.fromhex("00 84 00 00 08"))[:-2]
    shown = "00 82 00 0A 10 " + cryptogram(challenge).hex(" ")
    assert says(card, "00 82 00 0A 10 " + "00 " * 16) == "63 00"
    assert says(card, shown) == "63 00"  # the question was answered already
    challenge = card.answer(bytes.fromhex("00 84 00 00 08"))[:-2]
    assert says(card, "00 82 00 0A 10 " + cryptogram(challenge).hex(" ")) == "90 00"
    assert says(card, "00 B2 09 00 20").endswith("90 00")
    card.off()
    says(card, "00 A4 02 00 02 EF 06")
    assert says(card, "00 B2 09 00 20") == "69 82"


@pytest.mark.parametrize(
    ("command", "words"),
    [("00", "67 00"), ("80 A4 00 00", "6E 00"), ("00 FF 00 00", "6D 00"), ("00 B2 01 04 00", "69 86"),
     ("00 A4 02 00 02 EF 09", "6A 82"), ("00 A4 00 00", "6A 82")],
)  # fmt: skip
def test_what_it_does_not_know_it_says_in_the_words_of_the_standard(command: str, words: str) -> None:
    assert says(SimSocialCard(social_card(CHEN)), command) == words


def test_a_pin_is_counted_and_never_asked_for() -> None:
    card = SimSocialCard(social_card(CHEN))
    assert says(card, "00 20 00 00 03 12 34 56") == "63 C2"
    assert card.verified == 1


def test_the_invented_have_numbers_with_right_check_characters_and_cards_of_a_known_kind() -> None:
    card = social_card(CHEN)
    assert number_is_valid(card.number)
    assert len(card.card_number) == 9
    with pytest.raises(ValueError, match=r"version '9\.00', expected one of 1\.00, 2\.00, 3\.00"):
        social_card(CHEN, "9.00")
    check = 0
    for byte in ATR_T1[1:]:
        check ^= byte
    assert check == 0
