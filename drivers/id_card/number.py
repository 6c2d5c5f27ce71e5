"""Id numbers: their check character, and whether a card's fields agree with its number. Knows no byte.

GB 11643, check character by ISO 7064 MOD 11-2 [A]. No message quotes a number: numbers are personal.
"""

import re

from drivers.api import CardLayout, IdCard

_CHECK_CHARACTERS = "10X98765432"


def check_character(first17: str) -> str:
    """The 18th character. ValueError: not 17 digits."""
    if not re.fullmatch(r"[0-9]{17}", first17):
        raise ValueError("expected 17 digits")
    return _CHECK_CHARACTERS[sum(int(digit) * 2 ** (17 - i) for i, digit in enumerate(first17)) % 11]


def number_is_valid(number: str) -> bool:
    """18 characters whose last one agrees with the others; holds for citizens, 81/82/83 permits and 2023 cards."""
    return re.fullmatch(r"[0-9]{17}[0-9X]", number) is not None and check_character(number[:17]) == number[17]


_NUMBER_FORM = {
    CardLayout.CITIZEN: r"[1-6]\d{16}[\dX]",
    CardLayout.HK_MACAO_TAIWAN: r"8[123]0000\d{11}[\dX]",
    CardLayout.FOREIGN_2017: r"[A-Z]{3}\d{12}",
    CardLayout.FOREIGN_2023: r"9\d{16}[\dX]",  # where region and country stand in it is [U]
}


def require_plausible(card: IdCard) -> None:
    """ValueError where number, birth and sex contradict one another: an error the one-byte checksum let pass."""
    if not re.fullmatch(_NUMBER_FORM[card.layout], card.number, re.ASCII):
        raise ValueError(f"the number is not of the form of a {card.layout.name} card")
    if card.layout is not CardLayout.FOREIGN_2017 and not number_is_valid(card.number):
        raise ValueError("the number's check character does not agree with its digits")
    if card.layout not in (CardLayout.CITIZEN, CardLayout.HK_MACAO_TAIWAN):
        return
    if card.number[6:14] != card.birth.strftime("%Y%m%d"):
        raise ValueError("the number says another birth date than the card")
    if card.sex in ("1", "2") and int(card.number[16]) % 2 != int(card.sex) % 2:
        raise ValueError("the number says another sex than the card")
