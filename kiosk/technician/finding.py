"""What the doctor has found of one part, and how it is told: a line for people, an object for programs. Pure."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from drivers.mistake import ENGLISH, Sentence, in_a_row
from drivers.reasons import in_language, quoted
from kiosk.model.frozen import dataclass
from kiosk.model.problem import Problem
from kiosk.model.text import PLAIN, Text, plain
from kiosk.queue.status_file import StateRow

Says = Callable[[Text], str]
SENTENCES = Path(__file__).with_name("reasons.toml")  # what is said of the back end, and by it


@dataclass(frozen=True, slots=True)
class Finding:
    """How a part is. `says` is told with semicolons between."""

    part: str
    says: tuple[Text, ...]
    code: str = ""  # of the problem; "" where the part is well
    action: Text | None = None  # what to do about it
    state: StateRow | None = None  # of a device, all that is known of it
    told: Sentence | None = None  # in the languages of technicians, instead of `says`


def as_it_is(words: str) -> Text:
    """What a device, a file or the system said, in its own words."""
    return plain(words, private=False)


def well(part: str, *says: Text, state: StateRow | None = None) -> Finding:
    return Finding(part, says, state=state)


def ill(part: str, problem: Problem, *says: Text, action: Text | None = None, told: Sentence | None = None) -> Finding:
    """`says` or `told`: instead of the problem's evidence. `action`: instead of what its code asks for."""
    says = says or (as_it_is(problem.evidence),)
    return Finding(part, says, problem.code, action or problem.technician, told=told)


def lines(findings: Iterable[Finding], say: Says, language: str = ENGLISH) -> list[str]:
    """A line a part: code, part, what is said; below it what to do."""
    told = []
    for one in findings:
        told.append(f"{one.code or 'ok':8} {one.part:16} {_sentence(one, say, language)}")
        if one.action:
            told.append(f"{'':25} -> {say(one.action)}")
    return told


def as_json(finding: Finding, say: Says, language: str = ENGLISH) -> Mapping[str, Any]:
    """`part`, `code`, `says`, `action` ("" where there is none) and `state` (null where it is no device)."""
    return {
        "part": finding.part,
        "code": finding.code,
        "says": _sentence(finding, say, language),
        "action": say(finding.action) if finding.action else "",
        "state": finding.state,
    }


def _sentence(finding: Finding, say: Says, language: str) -> str:
    if finding.told:
        return in_language(finding.told.say(language), language, SENTENCES)
    pieces = (_piece(text, say(text), language) for text in finding.says)
    return in_a_row(filter(None, pieces), language)


def _piece(text: Text, said: str, language: str) -> str:
    """What others said in their own words is marked as theirs where it stays in another language."""
    tell = quoted if text.key == PLAIN else in_language
    return tell(said, language, SENTENCES)
