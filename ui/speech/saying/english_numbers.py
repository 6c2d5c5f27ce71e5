"""Numbers as English says them. Pure."""

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_POWERS = ((10**15, "quadrillion"), (10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand"))
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def cardinal(number: int) -> str:
    """How many: 1234 is one thousand two hundred and thirty-four."""
    for power, name in _POWERS:
        if number >= power:
            head, rest = divmod(number, power)
            return f"{cardinal(head)} {name}{_then(rest)}"
    return _below_thousand(number)


def _then(rest: int) -> str:
    if not rest:
        return ""
    return f" and {cardinal(rest)}" if rest < 100 else f" {cardinal(rest)}"


def _below_thousand(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, rest = divmod(number, 10)
        return _TENS[tens] + (f"-{_SMALL[rest]}" if rest else "")
    hundreds, rest = divmod(number, 100)
    return f"{_SMALL[hundreds]} hundred{_then(rest)}"


def ordinal(number: int) -> str:
    """21 is twenty-first."""
    said = cardinal(number)
    for mark in ("-", " "):
        if mark in said:
            head, _, last = said.rpartition(mark)
            return head + mark + _ordinal(last)
    return _ordinal(said)


def _ordinal(word: str) -> str:
    return _ORDINALS.get(word) or (word[:-1] + "ieth" if word.endswith("y") else word + "th")


def number(written: str) -> str:
    """`-1,234.50`, digit by digit after the point."""
    sign, digits = ("minus ", written[1:]) if written[:1] in "-−" else ("", written)
    whole, _, fraction = digits.replace(",", "").partition(".")
    return sign + cardinal(int(whole or 0)) + (f" point {digit_by_digit(fraction)}" if fraction else "")


def digit_by_digit(digits: str) -> str:
    return " ".join(_SMALL[int(digit)] for digit in digits)


def year(number: int) -> str:
    """2026 is twenty twenty-six, 2006 two thousand and six, 1905 nineteen oh five."""
    century, rest = divmod(number, 100)
    if not 1000 < number < 10_000 or (century % 10 == 0 and rest < 10):
        return cardinal(number)
    if not rest:
        return f"{cardinal(century)} hundred"
    return f"{cardinal(century)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"
