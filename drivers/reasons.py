"""The reasons that devices and the system give, read back out of evidence for technicians who read Chinese.

Evidence goes through journal and state as one English line, so that it can be searched for; what is known of it has a
sentence in `reasons.toml`. Knows no device.
"""

import re
from functools import cache
from pathlib import Path
from string import Formatter

from drivers.mistake import ENGLISH, Sentence, sentences
from drivers.mistake import SENTENCES as MISTAKES

SENTENCES = Path(__file__).with_name("reasons.toml")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_SENTENCE = re.compile(r"[A-Za-z]{2,},? [A-Za-z]{2,}")
_COMMAND = re.compile(r"\b(?:sudo|chmod|chown|uv|pip|lpstat) [^\u3000-\u303f\uff00-\uffef]*")
LONGEST_VALUE = 200  # characters; nothing that a device says is searched for longer


def in_language(evidence: str, language: str, *files: Path) -> str:
    """`evidence` with what is known of it in one of LANGUAGES, and all else as it came. `files`: further sentences."""
    if language == ENGLISH:
        return evidence
    for pattern, said in _known(language, (*files, SENTENCES)):
        evidence = pattern.sub(lambda found, said=said: said.format(**found.groupdict()), evidence)  # type: ignore[misc]
    return evidence


def quoted(evidence: str, language: str, *files: Path) -> str:
    """The same, and what stays foreign in it is marked as somebody's own words, in brackets."""
    told = in_language(evidence, language, *files)
    if language == ENGLISH or not told or not _foreign(told):
        return told
    known, _, rest = told.rpartition(sentences(MISTAKES)["colon"][language])
    if _HAN.search(known) and not _HAN.search(rest) and not _foreign(known):
        return Sentence("known-words", {"known": known, "words": rest}).say(language)
    return Sentence("own-words", {"words": told}).say(language)


def _foreign(told: str) -> bool:
    """Nothing of it is Chinese, or a sentence in it is not. A command to be typed is the same in every language."""
    return not _HAN.search(told) or bool(_SENTENCE.search(_COMMAND.sub("", told)))


@cache
def _known(language: str, files: tuple[Path, ...]) -> list[tuple[re.Pattern[str], str]]:
    """The longest first: some begin as others do."""
    found = [said for file in files for said in sentences(file).values()]
    found.sort(key=lambda said: -len(said[ENGLISH]))
    return [(_pattern(said[ENGLISH]), said[language]) for said in found]


def _pattern(sentence: str) -> re.Pattern[str]:
    """A value ends where the words behind it begin; the last one, where a word ends."""
    parts: list[str] = []
    seen: set[str] = set()
    for words, place, _, _ in Formatter().parse(sentence):
        parts.append(re.escape(words))
        if place:
            value = r"\w+" if sentence.endswith(f"{{{place}}}") else f".{{1,{LONGEST_VALUE}}}?"
            parts.append(f"(?P={place})" if place in seen else f"(?P<{place}>{value})")
            seen.add(place)
    return re.compile("".join(parts))
