"""Scan engines that are commanded in text and send codes as bare bytes: one entry a dialect. Knows no port, no clock.

Newland's unified commands: HR52 manual p. 35 and two public programs, which agree.
    host 7E 01 30 30 30 30 | @ kept or # until power-off | TAG SUB data | 3B 03; engine 02 01 …, a status before the 3B
Honeywell and Metrologic: N3680 guide p. 144, N86 guide p. 10-4, 2020-5 p. 10-3.
    SYN T CR triggers, SYN U CR ends it; SYN M CR tag data and ! until power-off, or . ; the reply is that and a status
Datalogic's single bytes: Magellan 800i p. 153, Magellan 9300i p. 469, PowerScan p. 381; answers are SOH STX … ETX EOT.
Status: 06 done, 05 no such command, 15 no such value.
"""

import re
from dataclasses import dataclass

_TAG_BYTES = 6
DONE, UNKNOWN, OUT_OF_RANGE = 0x06, 0x05, 0x15


@dataclass(frozen=True, slots=True)
class Dialect:
    """What is said to an engine, and what it answers."""

    trigger: bytes  # from now on it looks for a code
    untrigger: bytes
    ask: bytes  # a question that changes nothing
    answer: re.Pattern[bytes]  # to what is asked and set: group `told`, and `status` where it tells one
    setup: tuple[bytes, ...] = ()  # until it loses power; each is answered
    answers_triggers: bool = False
    tag_at: int | None = None  # in a command: of six letters with which its answer begins; None: it has none
    name_at: int | None = 0  # in what it answers to `ask`; None: that is no name


@dataclass(frozen=True, slots=True)
class Answer:
    told: bytes
    status: int


def newland(command: str) -> bytes:
    """The frame of one command, such as `#SCNTRG1`."""
    assert command[0] in "@#"
    frame = b"\x7e\x01" + b"0000" + command.encode("ascii") + b";\x03"
    assert frame.count(b";") == 1  # behind it another command begins
    return frame


def honeywell(command: str) -> bytes:
    """A menu command, such as `TRGMOD0!`."""
    assert command[-1] in ".!"
    frame = b"\x16M\r" + command.encode("ascii")
    assert frame.count(b"\r") == 1  # behind it the command begins
    return frame


DIALECTS = {
    "newland": Dialect(
        trigger=newland("#SCNTRG1"),
        untrigger=newland("#SCNTRG0"),
        ask=newland("@QRYSYS"),
        answer=re.compile(rb"\x02\x01....[@#](?P<told>.*?)(?P<status>[\x05\x06\x15]);\x03", re.DOTALL),
        setup=(newland("#SCNMOD0"), newland("#SETUPE0")),  # read when triggered; no setup codes from citizens
        answers_triggers=True,
        tag_at=7,
        name_at=_TAG_BYTES,
    ),
    "honeywell": Dialect(
        trigger=b"\x16T\r",
        untrigger=b"\x16U\r",
        ask=honeywell("TRGMOD?."),
        answer=re.compile(rb"(?P<told>[0-9A-Za-z:]{6}[^\x05\x06\x15]*)(?P<status>[\x05\x06\x15])[.!]?", re.DOTALL),
        setup=(honeywell("TRGMOD0!"),),  # read when triggered
        tag_at=3,
        name_at=None,
    ),
    "datalogic": Dialect(
        trigger=b"E", untrigger=b"D", ask=b"i", answer=re.compile(rb"\x01\x02(?P<told>.*?)\x03\x04", re.DOTALL)
    ),
    "powerscan": Dialect(
        trigger=b"T", untrigger=b"X", ask=b"i", answer=re.compile(rb"\x01\x02(?P<told>.*?)\x03\x04", re.DOTALL)
    ),
}


def take_answer(buffer: bytearray, dialect: Dialect, command: bytes) -> Answer | None:
    """Cut the answer to `command` out of what has come; None: there is none yet. What came before it goes as well."""
    assert isinstance(buffer, bytearray)  # what is taken is cut off in place
    tag = b"" if dialect.tag_at is None else command[dialect.tag_at : dialect.tag_at + _TAG_BYTES]
    while found := dialect.answer.search(buffer):
        groups, held = found.groupdict(), len(buffer)
        del buffer[: found.end()]
        assert len(buffer) < held  # so that this comes to an end
        if groups["told"].upper().startswith(tag.upper()):
            return Answer(bytes(groups["told"]), groups.get("status", bytes((DONE,)))[0])
    return None


def without_answer(received: bytes, dialect: Dialect, command: bytes) -> bytes:
    """What has come, without a late answer to `command` in it."""
    assert received
    tag = b"" if dialect.tag_at is None else command[dialect.tag_at : dialect.tag_at + _TAG_BYTES]
    found = dialect.answer.search(received)
    if not found or not found["told"].upper().startswith(tag.upper()):
        return received
    rest = received[: found.start()] + received[found.end() :]
    assert len(rest) < len(received)
    return rest
