"""A maker's program for the simulated reader: the lines of docs/vendor-programs.md on one side, its tty on the other.

Installed into a folder, it is what `process:///FOLDER/reader` means; it can be told to misbehave once.
"""

import contextlib
import json
import os
import select
import signal
import sys
import tty
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from drivers.id_card import codec
from drivers.id_card.codec import Command

ANSWERS = 3  # the descriptor on which it answers
PATIENCE_S = 3.0
LEAK_BYTES = 64 << 20  # at once
TEXT_AT, PHOTO_AT = 4, 260  # in the reply to READ
MISDEEDS = ("crash", "hang", "leak", "chatter", "nonsense")
FAULTS = {  # in the words of the lines; another status is a card that has moved
    codec.SELF_TEST: "self_test",
    codec.NOT_ACTIVATED: "not_authorised",
    codec.CARD_REFUSED: "card_refused",
}


def install(folder: Path, port: Path) -> Path:
    """The program as a file that can be run."""
    path = folder / "reader"
    path.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m device_sim.id_card.program "{port}" "{path}"\n', "utf-8")
    path.chmod(0o755)
    return path


def misbehave(path: Path, how: str) -> None:
    """At the next request, once. ValueError: not one of MISDEEDS."""
    if how not in MISDEEDS:
        raise ValueError(f"{how!r}: expected one of {', '.join(MISDEEDS)}")
    whole = path.with_name(f"{path.name}.will")
    whole.write_text(how, "ascii")
    whole.replace(_misdeed(path))  # at once: the program may look just then, and would take half of it for nothing


def misdeed(path: Path | None) -> str:
    """What it will do at the next request; "": nothing, or there is no such program."""
    with contextlib.suppress(OSError):
        return _misdeed(path).read_text("ascii") if path else ""
    return ""


def _misdeed(path: Path) -> Path:
    return path.with_name(f"{path.name}.does")


class Refusal(Exception):  # noqa: N818 - says what happened
    """What is answered instead: a word, a call and its value."""


class Module:
    """The simulated reader as a maker's program reaches it."""

    def __init__(self, port: str) -> None:
        self._port = port
        self._line = -1

    def answer(self, verb: str) -> Mapping[str, Any]:
        """Refusal."""
        match verb:
            case "status":
                self._require(codec.OK, Command.STATUS)
                return {}
            case "sam_id":
                return {"sam_id": codec.decode_sam_id(self._require(codec.OK, Command.SAM_ID))}
            case "find":
                return {"card": self._asked(Command.FIND).sw3 == codec.FOUND}
            case "read":
                return self._read()
        raise Refusal("refused", "verb", 0)

    def _read(self) -> Mapping[str, Any]:
        self._asked(Command.FIND)
        self._require(codec.OK, Command.SELECT)
        data = self._require(codec.OK, Command.READ)
        newest = self._asked(Command.NEWEST_ADDRESS)
        told = newest.data[-70:].decode("utf-16-le").strip(" \0") if newest.sw3 == codec.OK else ""
        chip, photo = (b64encode(part).decode() for part in (data[TEXT_AT:PHOTO_AT], data[PHOTO_AT:]))
        return {"chip": chip, "photo": photo, "newest_address": told}

    def _require(self, status: int, command: Command) -> bytes:
        reply = self._asked(command)
        if reply.sw3 != status:
            raise Refusal(FAULTS.get(reply.sw3, "card_moved"), command.name, reply.sw3)
        return reply.data

    def _asked(self, command: Command) -> codec.Reply:
        try:
            self._open()
            os.write(self._line, codec.encode_frame(command))
            return self._heard(command)
        except OSError as error:
            self._close()
            raise Refusal("offline", command.name, error.errno or 0) from error
        except ValueError:
            raise Refusal("garbled", command.name, 0) from None

    def _heard(self, command: Command) -> codec.Reply:
        buffer = bytearray()
        while select.select([self._line], [], [], PATIENCE_S)[0]:
            data = os.read(self._line, 4096)
            if not data:
                raise OSError("the port is gone")
            buffer += data
            if frame := codec.take_answer(buffer, command):
                return codec.decode_reply(frame)
        raise Refusal("silent", command.name, 0)

    def _open(self) -> None:
        if self._line < 0:
            self._line = os.open(self._port, os.O_RDWR | os.O_NOCTTY)
            tty.setraw(self._line)

    def _close(self) -> None:
        if self._line >= 0:
            os.close(self._line)
        self._line = -1


def main(port: str, path: str) -> None:
    """Answers until nobody asks any more."""
    module = Module(port)
    _say({"suizhu": 1, "device": "id_card", "name": "Simulated maker 1.0", "can": ["sam_id"]})
    for line in sys.stdin:
        asked = json.loads(line)
        with contextlib.suppress(FileNotFoundError):
            how = _misdeed(Path(path)).read_text("ascii")
            _misdeed(Path(path)).unlink()
            _misbehave(how)
        try:
            _say({"id": asked["id"], "ok": module.answer(asked["do"])})
        except Refusal as refusal:
            fault, call, code = refusal.args
            _say({"id": asked["id"], "fault": fault, "call": call, "code": code})


def _say(what: Mapping[str, Any]) -> None:
    os.write(ANSWERS, json.dumps(what).encode() + b"\n")


def _misbehave(how: str) -> None:
    match how:
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "hang":
            while True:
                signal.pause()
        case "leak":
            held = [bytearray(LEAK_BYTES)]
            while True:
                held.append(bytearray(LEAK_BYTES))
        case "chatter":
            print('{"id":1,"ok":{"card":true}}', flush=True)
        case "nonsense":
            os.write(ANSWERS, b"Segmentation fault\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
