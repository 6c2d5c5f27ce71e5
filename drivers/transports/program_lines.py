"""The lines that a terminal and a maker's program say to each other, as docs/vendor-programs.md tells. Pure.

A wrong line is a ValueError that says what was expected and quotes nothing of it. Of what a program says beside its
answer only the name of a call and a number of 32 bits are kept: neither has room for what is on a card.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

VERSION = 1
LONGEST = 1 << 18  # bytes of a line
_NAME = re.compile(r"[!-~](?:[ -~]{0,62}[!-~])?")  # of a program
_CALL = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")
_WORD = re.compile(r"[a-z_]{1,40}")
_CODES = range(-(1 << 31), 1 << 32)


@dataclass(frozen=True, slots=True)
class Hello:
    """What a program says first."""

    name: str
    can: frozenset[str]  # verbs beyond those that each has


@dataclass(frozen=True, slots=True)
class Answer:
    """To the request of this number: `done`, or why not, in a word of `Fault`."""

    number: int
    done: Mapping[str, Any] | None
    fault: str = ""
    evidence: str = ""


def take_line(buffer: bytearray) -> bytes | None:
    """Cut the first whole line off the front; None: it has not ended. ValueError: longer than any may be."""
    assert isinstance(buffer, bytearray)
    end = buffer.find(b"\n", 0, LONGEST)
    if end < 0:
        if len(buffer) >= LONGEST:
            raise ValueError(f"a line that does not end, expected at most {LONGEST} bytes")
        return None
    line = bytes(buffer[:end])
    del buffer[: end + 1]
    assert b"\n" not in line
    return line


def encode_request(number: int, verb: str) -> bytes:
    assert number >= 0
    assert _WORD.fullmatch(verb)
    line = json.dumps({"id": number, "do": verb}, separators=(",", ":")).encode("ascii") + b"\n"
    assert line.count(b"\n") == 1
    return line


def decode_hello(line: bytes, device: str) -> Hello:
    assert device
    said = _object(line)
    if said.get("suizhu") != VERSION:
        raise ValueError(f'its first line does not greet, expected {{"suizhu":{VERSION},"device":"{device}"}}')
    if said.get("device") != device:
        raise ValueError(f'it is for another device, expected "device":"{device}"')
    name, can = said.get("name", ""), said.get("can", [])
    if not isinstance(can, list) or not all(isinstance(one, str) for one in can):
        raise ValueError('"can" is no list, expected one of words')
    if "trouble" in said:
        raise ValueError(f"it says: {_printable(said['trouble'])}")
    known = isinstance(name, str) and _NAME.fullmatch(name)
    hello = Hello(name if known else "", frozenset(can))
    assert not hello.name or hello.name.isprintable()
    return hello


def decode_answer(line: bytes) -> Answer:
    assert isinstance(line, bytes)
    said = _object(line)
    number, done, fault = said.get("id"), said.get("ok"), said.get("fault")
    if type(number) is not int:
        raise ValueError('no answer, expected "id" with the number of the request')
    if isinstance(done, dict) and fault is None:
        return Answer(number, done)
    if done is not None or not isinstance(fault, str) or not _WORD.fullmatch(fault):
        raise ValueError('no answer, expected "ok" with an object, or "fault" with one of its words')
    assert fault
    return Answer(number, None, fault, _evidence(said))


def _printable(said: object) -> str:
    """What a program says of itself before it was asked anything: it has seen no card yet."""
    text = said if isinstance(said, str) else ""
    return "".join(one if " " <= one <= "~" else "?" for one in text[:200]) or "no reason"


def _evidence(said: Mapping[str, Any]) -> str:
    call, code = said.get("call"), said.get("code")
    named = call if isinstance(call, str) and _CALL.fullmatch(call) else ""
    numbered = str(code) if type(code) is int and code in _CODES else ""
    return f"{named}: {numbered}" if named and numbered else named or numbered


def _object(line: bytes) -> Mapping[str, Any]:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):  # also bytes that are no UTF-8
        raise ValueError("a line that is no JSON in UTF-8, expected an object") from None
    if not isinstance(said, dict):
        raise ValueError("a line that is no object, expected one")
    return said
