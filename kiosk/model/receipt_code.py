"""The code on a receipt: which application it belongs to, and a proof that one of our terminals made it. Pure.

`SUIZHU1|GZ0117-20261123-0042-7KQ4C|ABCDEFGH`: format, acceptance number, first 8 characters (base32) of
HMAC-SHA256(terminal key, "receipt:" + number).
"""

import re
from collections.abc import Mapping

_CODE = re.compile(
    r"SUIZHU1\|(?P<number>[A-Z0-9]{2,12}-[0-9]{8}-[0-9]{4,6}-(?:[0-9A-Z]{4})?[0-9A-Z*])\|(?P<mac>[A-Z2-7]{8})"
)


def parse(code: str) -> Mapping[str, str] | None:
    """`{"number", "mac"}`, or None when this is no receipt of ours."""
    found = _CODE.fullmatch(code.strip())
    return found.groupdict() if found else None


def compose(number: str, mac: str) -> str:
    return f"SUIZHU1|{number}|{mac}"
