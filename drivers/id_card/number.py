"""Id numbers: their check character; and whether a card's fields can be true together. Knows no byte.

GB 11643, check character by ISO 7064 MOD 11-2 [A]. No message quotes a number: numbers are personal.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from drivers.api.id_card import CardLayout, IdCard
from drivers.api.visible import is_legible, is_visible
from drivers.id_card.dates import read_date

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


_HALF = "\ufffd"  # what half a character comes as
_PLACES = ("address", "newest_address", "authority", "nationality", "pass_number", "issues")
_TEXTS = ("name", "english_name", *_PLACES)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_NO_CHARACTER = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
_SEXES = {"0", "1", "2", "9"}  # GB/T 2261.1
_ETHNIC_CODE = r"0[1-9]|[1-4]\d|5[0-6]|97|98"  # GB/T 3304


class NamelessCardError(ValueError):
    """Of a card that is one in all else nobody can read the name."""


def require_plausible(card: IdCard) -> None:
    """ValueError where this can be nobody's card: an error the one-byte checksum let pass.

    That is: the number is none, or there is no name that could be shown and printed (NamelessCardError).
    """
    _require_number(card)
    if not is_legible(card.name + card.english_name):
        written = (card.name + card.english_name).strip()
        what = f"has {len(written)} characters, and none that can be read" if written else "is empty"
        raise NamelessCardError(f"the name {what}, expected a name")
    if _CONTROL.search(card.name + card.english_name):
        raise ValueError("the name holds control characters, expected a name")


def noted(card: IdCard) -> IdCard:
    """The card with all that is odd about it."""
    return replace(card, odd=(*card.odd, *oddities(card)))


def contradictions(card: IdCard) -> list[str]:
    """Where the number says otherwise than the fields. Registers have such people; a line that garbles has them too."""
    found = []
    if card.layout is not CardLayout.FOREIGN_2017 and card.number[6:14] != f"{card.birth.year:04}{card.birth:%m%d}":
        found.append("the number says another birth date than the card, expected the same")
    native = card.layout in (CardLayout.CITIZEN, CardLayout.HK_MACAO_TAIWAN)  # of the others it is not known
    if native and card.sex in ("1", "2") and int(card.number[16]) % 2 != int(card.sex) % 2:
        found.append("the number says another sex than the card, expected the same")
    cut = (name for name in _TEXTS if _HALF in getattr(card, name))
    return [*found, *(f"{name} holds half a character, expected whole ones" for name in cut)]


def birth_of(written: str, number: str, layout: CardLayout) -> tuple[date, str]:
    """What the card says, else its number, and what is odd about that. ValueError: neither does."""
    try:
        return read_date("birth", written)
    except ValueError as error:
        born = None if layout is CardLayout.FOREIGN_2017 else _birth_in(number)
        if born is None:
            raise
        return born, f"{error}: taken from the number"


def _birth_in(number: str) -> date | None:
    """None: there is no date. Where it stands in the number of a foreigner is known from one weak source."""
    try:
        return read_date("birth", number[6:14])[0]
    except ValueError:
        return None


def oddities(card: IdCard) -> list[str]:
    """What a card should not say, and yet is no reason to turn its holder away: what was found, what was expected.

    No service decides by these fields, and nobody knows every card that was ever issued.
    """
    found = contradictions(card)
    if card.sex not in _SEXES:
        found.append("sex is none of GB/T 2261.1, expected 0, 1, 2 or 9")
    if card.layout is CardLayout.CITIZEN and not re.fullmatch(_ETHNIC_CODE, card.ethnic_code, re.ASCII):
        found.append("ethnic_code is none of GB/T 3304, expected 01 to 56, 97 or 98")
    if card.valid_from and card.birth > card.valid_from:
        found.append("birth is after valid_from, expected an earlier day")
    if card.valid_from and card.valid_to and card.valid_to < card.valid_from:
        found.append("valid_to is before valid_from, expected a later day")
    for name in _PLACES:
        if _CONTROL.search(getattr(card, name)):
            found.append(f"{name} holds control characters, expected text")
    for name in _TEXTS:
        found += (f"{name} holds {what}" for what in _unread(getattr(card, name)))
    return found


def _unread(text: str) -> Iterator[str]:
    """What nobody can read in it, beside halves of characters and controls."""
    if _NO_CHARACTER.search(text):
        yield "codes that are no characters, expected text"
    if any(unicodedata.category(one) == "Co" for one in text):
        yield "private codes of which nobody knows the character, expected characters"
    if not all(map(is_visible, re.sub(f"{_CONTROL.pattern}|{_NO_CHARACTER.pattern}|{_HALF}", "", text))):
        yield "characters that nobody sees, expected visible ones"


def _require_number(card: IdCard) -> None:
    if not re.fullmatch(_NUMBER_FORM[card.layout], card.number, re.ASCII):
        raise ValueError(f"the number is not of the form of a {card.layout.name} card")
    if card.layout is not CardLayout.FOREIGN_2017 and not number_is_valid(card.number):
        right = check_character(card.number[:17])
        raise ValueError(f"the number's check character is {card.number[-1]}, expected {right} after its digits")
