"""Whether what the doctor says in Chinese is Chinese, judged apart from the program."""

import re

_BRACKETS = re.compile(r"（[^（）]*）|\([^()]*\)")
_TYPED = re.compile(r"(sudo|chmod|/\S+/kiosk|/\S+/python\S*) [^，。；：]*")
_WORDS = re.compile(r"[a-z]{2,} [a-z]{2,}", re.IGNORECASE)


def foreign_in(said: str) -> list[str]:
    """The pieces of `said` that are no Chinese sentence, or in which another one stands outside brackets."""
    told = _TYPED.sub("", said)
    while (bare := _BRACKETS.sub("", told)) != told:
        told = bare
    return [piece for piece in told.split("；") if not re.search("[\u4e00-\u9fff]", piece) or _WORDS.search(piece)]
