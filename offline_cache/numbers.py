"""Acceptance numbers that are valid offline: GZ0117-20261123-0042-7KQ4C. Pure; knows no clock and no storage.

terminal - local date - daily sequence - four characters by chance and the check character. A disk that was restored or
replaced counts its days from an earlier place: chance keeps what it gives out apart from what was given out before.
Numbers of before December 2026 have the check character alone there.

The check character is ISO 7064 MOD 37-2 over the letters and digits before it. The hybrid systems MOD 11-10 and MOD
37-36 let some swaps of neighbours through (4 and 5 after certain beginnings, for instance); the pure system with
modulus 37 and radix 2 catches every wrong character and every swap of two characters up to 35 places apart. Its price
is a 37th check character, "*", which nobody can read aloud: a number that would need it is never given out.
"""

import re
from datetime import datetime, timedelta, timezone

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
_MODULUS, _RADIX = 37, 2
_FORM = re.compile(r"[A-Z0-9]{2,12}-[0-9]{8}-[0-9]{4,6}-(?:[A-Z0-9]{4})?[A-Z0-9]")
BY_CHANCE = "234679ACDEFGHJKMNPQRTUVWXYZ"  # none that looks or sounds like another one
LENGTH_BY_CHANCE = 4
_TERMINAL = re.compile(r"[A-Z0-9]{2,12}")

# All of China keeps UTC+8 without summer time, so no time-zone database is needed.
LOCAL_TIME = timezone(timedelta(hours=8), "Asia/Shanghai")


def local_day(now: float) -> str:
    """The date in Guangzhou at `now` (seconds since 1970), as YYYYMMDD."""
    return datetime.fromtimestamp(now, LOCAL_TIME).strftime("%Y%m%d")


def check_terminal(terminal: str) -> None:
    """ValueError unless `terminal` may stand in a number: 2 to 12 capital letters and digits."""
    if not _TERMINAL.fullmatch(terminal):
        raise ValueError(f"terminal code is {terminal!r}, expected 2 to 12 capital letters and digits")


def number_for(terminal: str, day: str, sequence: int, by_chance: str) -> str | None:
    """The acceptance number, or None where it would have no readable check character: take other characters."""
    body = f"{terminal}-{day}-{sequence:04d}-{by_chance}"
    check = check_character(body.replace("-", ""))
    return None if check == "*" else body + check


def number_is_valid(number: str) -> bool:
    """True for a number in canonical form (capitals, hyphens) with the right check character."""
    if not _FORM.fullmatch(number):
        return False
    return check_character(number[:-1].replace("-", "")) == number[-1]


def check_character(body: str) -> str:
    """ISO 7064 MOD 37-2 check character of `body`, which is of 0-9 and A-Z."""
    total = 0
    for character in body:
        total = (total + _ALPHABET.index(character)) * _RADIX % _MODULUS
    return _ALPHABET[(1 - total) % _MODULUS]
