"""English words as symbols of Kokoro v1.0: espeak-ng's phonetic letters, written as the network was trained with.

espeak-ng (GPL) is a program of its own. It is asked by its standard input, so that nothing private stands among its
arguments.
"""

import re
import subprocess

_PROGRAM = "espeak-ng"
_ANSWERS_WITHIN_S = 3.0
# Longer ones first: each is written anew from what the ones before it have left.
_SYMBOLS = (
    *(("a^ɪ", "I"), ("a^ʊ", "W"), ("d^ʒ", "ʤ"), ("t^ʃ", "ʧ"), ("ɔ^ɪ", "Y"), ("e^ɪ", "A"), ("o^ʊ", "O"), ("ə^ʊ", "Q")),
    *(("ə^l", "ᵊl"), ("ʔˌn\u0329", "tᵊn"), ("ʔn\u0329", "tᵊn"), ("n\u0329", "ᵊn"), ("l\u0329", "ᵊl"), ("\u0329", "")),
    *(("ɚ", "əɹ"), ("ɜːɹ", "ɜɹ"), ("ɜː", "ɜɹ"), ("ɪə", "iə"), ("ɐ", "ə"), ("ʲo", "jo"), ("ʲə", "jə"), ("ʲ", "")),
    *(("r", "ɹ"), ("x", "k"), ("ç", "k"), ("ɬ", "l"), ("e", "A"), ("o", "ɔ"), ("ɾ", "T"), ("ʔ", "t"), ("g", "ɡ")),
    *(("ː", ""), ("^", ""), ("\u0303", ""), ("_", ""), ("\u200d", "")),
)
_LETTERS = {
    "A": "ˈA",
    "B": "bˈi",
    "C": "sˈi",
    "D": "dˈi",
    "E": "ˈi",
    "F": "ˈɛf",
    "G": "ʤˈi",
    "H": "ˈAʧ",
    "I": "ˈI",
    "J": "ʤˈA",
    "K": "kˈA",
    "L": "ˈɛl",
    "M": "ˈɛm",
    "N": "ˈɛn",
    "O": "ˈO",
    "P": "pˈi",
    "Q": "kjˈu",
    "R": "ˈɑɹ",
    "S": "ˈɛs",
    "T": "tˈi",
    "U": "jˈu",
    "V": "vˈi",
    "W": "dˈʌbəljˌu",
    "X": "ˈɛks",
    "Y": "wˈI",
    "Z": "zˈi",
}


def symbols(said: str) -> str:
    """A letter that stands alone is a letter, `A` no article. OSError: espeak-ng is not there, or says nothing."""
    parts: list[str] = []
    for part in re.findall(r"(?:(?<!\S)[A-Z](?!\S)\s*)+|(?:(?!(?<!\S)[A-Z](?!\S)).)+", said.strip()):
        letters = part.split()
        if all(letter in _LETTERS for letter in letters):
            parts += (_LETTERS[letter] for letter in letters)
        else:
            parts.append(_words(part))
    return " ".join(filter(None, parts))


def _words(said: str) -> str:
    if not any(map(str.isalpha, said)):
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; the text goes to its input
            (_PROGRAM, "-q", "--ipa", "--tie=^", "-v", "en-us", "--stdin"),
            input=said.encode(),
            capture_output=True,
            timeout=_ANSWERS_WITHIN_S,
            check=True,
        )
    except subprocess.SubprocessError as error:
        raise OSError(f"{_PROGRAM}: {error}") from error
    written = " ".join(done.stdout.decode().split())
    for theirs, ours in _SYMBOLS:
        written = written.replace(theirs, ours)
    return written
