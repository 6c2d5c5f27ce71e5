"""What a person is called where others can read it: the surname, or the given name alone. Pure."""

from typing import Any

from kiosk.model.text import Text, plain

# Surnames of two characters that are still borne; all others have one.
TWO = frozenset(
    (
        "欧阳", "司徒", "上官", "诸葛", "司马", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "端木", "夏侯", "长孙",
    )
)  # fmt: skip
TITLES = {"1": "called-man", "2": "called-woman"}  # by GB/T 2261.1
PARTS = "·•．"  # between the parts of a name that was not given in Chinese


def called(person: Any, language: str) -> Text:
    """The name to greet this holder of a card by."""
    if language != "zh-Hans" and person.english_name:
        return plain(_given(person.english_name), private=True)
    if first := next((person.name.split(part)[0] for part in PARTS if part in person.name), ""):
        return plain(first, private=True)
    if language != "zh-Hans" or person.sex not in TITLES:
        return plain(person.name, private=True, mask="name")
    surname = person.name[: 2 if person.name[:2] in TWO else 1]
    return Text(TITLES[person.sex], {"name": plain(surname, private=True)}, private=True)


def _given(latin: str) -> str:
    """`SCHMIDT, ANNA` -> `Anna`; without a comma nobody knows which part is the given name."""
    surname, comma, given = latin.partition(",")
    return (given if comma and given.strip() else surname).strip().title()
