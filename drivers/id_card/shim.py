"""Runs as a process of its own: loads a maker's library and answers for it, as docs/vendor-programs.md tells.

Started with Python alone, so it imports nothing of ours. What a library does is data: libraries.toml, and LIBRARY.toml
beside the library. By hand, with requests that are typed:

    .venv/bin/python -m drivers.id_card.shim --library /opt/MAKER/libtermb.so --model cvr --port 1001 3>&1
"""

import argparse
import ctypes
import json
import os
import struct
import sys
import tomllib
import zlib
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ANSWERS = 3
SET_DUMPABLE = 4  # prctl(2)
MORE = 8192  # bytes behind each buffer: some libraries fill more than they were told there is
DATES = ("birth", "valid_from", "valid_to")
BLOCKS = ("chip", "photo")  # that go to the terminal as they are
READ_HERE = ("citizen", "hk_macao_taiwan")  # layouts whose texts are known
LARGEST_SIDE = 1024
Data = Mapping[str, Any]


class Refused(Exception):  # noqa: N818 - says what happened
    """A call did not go well."""

    def __init__(self, fault: str, call: str, code: int | None = None) -> None:
        super().__init__(call)
        self.said = {"fault": fault, "call": call} | ({} if code is None else {"code": code})


class Library:
    """A maker's library, called as its data say."""

    def __init__(self, path: str, data: Data, port: int) -> None:
        """OSError: it cannot be loaded. Refused: it lacks a call that is needed."""
        self._path, self._data, self._port = path, data, port
        self._library = ctypes.CDLL(path)
        for name in data["needs"]:
            if not hasattr(self._library, name):
                raise Refused("refused", name)
        self._buffers: dict[str, ctypes.Array[ctypes.c_char]] = {}
        self._sizes: dict[str, ctypes.c_int] = {}
        self._open = self._found = False

    def can(self) -> list[str]:
        return ["sam_id"] if self._has(self._data.get("sam_id", {})) else []

    def answer(self, verb: str) -> Data:
        """What is done. Refused."""
        acts = {"status": self._status, "sam_id": self._sam_id, "find": self._find, "read": self._read}
        if verb not in acts:
            raise Refused("refused", "unknown_verb")
        try:
            self._ready()
            return acts[verb]()
        except Refused as refused:
            if refused.said["fault"] == "offline":
                self.close()
            raise
        finally:
            self._forget()

    def close(self) -> None:
        if self._open and self._has(self._data.get("close", {})):
            self._call(self._data["close"])
        self._open = self._found = False

    def _ready(self) -> None:
        if not self._open:
            self._do(self._data["open"])
            self._open = True

    def _status(self) -> Data:
        asked = self._has(self._data.get("status", {}))
        if asked:
            self._do(self._data["status"])
        return {"asked": asked}

    def _sam_id(self) -> Data:
        self._do(self._data["sam_id"])
        return {"sam_id": self._buffers["sam_id"].value.decode("ascii", "replace")}

    def _find(self) -> Data:
        self._found = all(self._do(step) for step in self._data["find"])
        return {"card": self._found}

    def _read(self) -> Data:
        if not self._found and not all(self._do(step) for step in self._data["find"]):
            raise Refused("card_moved", self._data["find"][0]["call"])
        self._found = False
        for step in self._data["read"]:
            self._do(step)
        said: dict[str, Any] = {name: self._block(name) for name in BLOCKS if name in self._buffers}
        if "texts" in self._data:
            said["fields"] = self._texts()
        if (newest := self._newest()) is not None:
            said["newest_address"] = newest
        if picture := self._picture():
            said["picture"] = b64encode(picture).decode()
        return said

    def _texts(self) -> dict[str, str]:
        words, found = self._data.get("words", {}), dict[str, str]()
        for field, name in self._data["texts"].items():
            step = {"call": name, "args": ["text*", "text#"]}
            if not self._has(step) or self._call(step) not in self._data.get("text_ok", [1]):
                continue
            text = self._buffers["text"].value.decode(self._data["encoding"], "replace")
            text = words.get(field, {}).get(text.strip(" \0"), text)
            found[field] = day_of(text) if field in DATES else text
        if found.setdefault("layout", "citizen") not in READ_HERE:
            raise Refused("card_unknown", str(self._data["texts"]["layout"]))
        return found

    def _newest(self) -> str | None:
        """None: nobody can tell."""
        step: Data = self._data.get("newest", {})
        if not self._has(step):
            return None
        code = self._call(step)
        if code in step.get("none", []):
            return ""
        if code not in step["ok"]:
            return None
        block = self._filled("newest")
        if "encoding" in self._data:
            return block.partition(b"\0")[0].decode(self._data["encoding"], "replace").strip()
        pieces = [block[at : at + 70].decode("utf-16-le", "replace").strip(" \0") for at in range(0, len(block), 70)]
        return next((piece for piece in reversed(pieces) if piece), "")

    def _picture(self) -> bytes:
        """A PNG; b"" where there is none."""
        step = self._data.get("picture")
        if not step:
            return b""
        library = self._library
        if "library" in step:
            beside = Path(self._path).parent / step["library"]
            if not beside.exists() or "photo" not in self._buffers:
                return b""
            library = ctypes.CDLL(str(beside))
        if not hasattr(library, step["call"]) or self._call(step, library) not in step["ok"]:
            return b""
        return png_of(self._filled("picture"))

    def _has(self, step: Data) -> bool:
        return "call" in step and hasattr(self._library, step["call"])

    def _do(self, step: Data) -> bool:
        """Whether a card is there. Refused."""
        code = self._call(step)
        if code in step["ok"]:
            return True
        if code in step.get("none", []):
            return False
        faults = {int(value, 0): word for value, word in step.get("faults", {}).items()}
        raise Refused(str(faults.get(code) or step["otherwise"]), step["call"], code)

    def _call(self, step: Data, library: ctypes.CDLL | None = None) -> int:
        function = getattr(library or self._library, step["call"])
        function.restype = ctypes.c_int
        return int(function(*[self._argument(one) for one in step["args"]]))

    def _argument(self, said: str | int) -> Any:
        if said == "port":
            return ctypes.c_int(self._port)
        if isinstance(said, int):
            return ctypes.c_int(said)
        name, size = said[:-1], self._data["sizes"][said[:-1]]
        if said.endswith("#"):
            self._sizes[name] = ctypes.c_int(size)
            return ctypes.byref(self._sizes[name])
        if name not in self._buffers:
            self._buffers[name] = ctypes.create_string_buffer(size + MORE)
        elif name == "text":  # one after another
            _overwrite(self._buffers[name])
        return self._buffers[name]

    def _filled(self, name: str) -> bytes:
        most = self._data["sizes"][name]
        size = self._sizes[name].value if name in self._sizes else most
        return self._buffers[name].raw[: size if 0 <= size <= most else most]

    def _block(self, name: str) -> str:
        return b64encode(self._filled(name)).decode()

    def _forget(self) -> None:
        """What was on a card is overwritten: nothing here needs it any more."""
        for buffer in self._buffers.values():
            _overwrite(buffer)
        self._buffers.clear()
        self._sizes.clear()


def _overwrite(buffer: ctypes.Array[ctypes.c_char]) -> None:
    ctypes.memset(buffer, 0, len(buffer))


def day_of(text: str) -> str:
    """YYYYMMDD of 2020-06-30, 2020.06.30 or 2020年06月30日; another text stays as it is."""
    digits = "".join(one for one in text if one in "0123456789")
    return digits if len(digits) == 8 else text


def png_of(bitmap: bytes) -> bytes:
    """A BMP of 24 bits a pixel as PNG; b"" where it is none."""
    if len(bitmap) < 54 or bitmap[:2] != b"BM":
        return b""
    start, (width, height, _, bits, packed) = (
        *struct.unpack_from("<I", bitmap, 10),
        struct.unpack_from("<iiHHI", bitmap, 18),
    )
    row = (width * 3 + 3) // 4 * 4
    fits = 0 < width <= LARGEST_SIDE and 0 < abs(height) <= LARGEST_SIDE and (bits, packed) == (24, 0)
    if not fits or len(bitmap) < start + row * abs(height):
        return b""
    rows = [bitmap[start + at * row : start + at * row + width * 3] for at in range(abs(height))]
    pixels = b"".join(b"\0" + _rgb(one) for one in (reversed(rows) if height > 0 else rows))
    head = struct.pack(">IIBBBBB", width, abs(height), 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(pixels)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def _rgb(row: bytes) -> bytes:
    turned = bytearray(row)
    turned[0::3], turned[2::3] = row[2::3], row[0::3]
    return bytes(turned)


def data_of(model: str, library: str) -> Data:
    """What is known of the model, with what is said beside the library instead. OSError, ValueError."""
    models = tomllib.loads((Path(__file__).parent / "libraries.toml").read_text(encoding="utf-8"))
    if model not in models:
        raise ValueError(f"no model {model}, expected one of {', '.join(models)}")
    beside = Path(f"{library}.toml")
    return {**models[model], **(tomllib.loads(beside.read_text(encoding="utf-8")) if beside.exists() else {})}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description="Answer for a maker's library, in lines of JSON.")
    parser.add_argument("--library", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--port", type=int, default=1001)
    args = parser.parse_args(arguments)
    ctypes.CDLL(None).prctl(SET_DUMPABLE, 0, 0, 0, 0)  # no other program of this user looks into cards
    requests, answers = _own_descriptors()
    hello: dict[str, Any] = {"suizhu": 1, "device": "id_card", "name": Path(args.library).name}
    try:
        library = Library(args.library, data_of(args.model, args.library), args.port)
    except Refused as refused:
        return _say(answers, {**hello, "trouble": f"{args.library} has no call {refused}"})
    except (OSError, ValueError, KeyError) as error:
        return _say(answers, {**hello, "trouble": str(error)})
    _say(answers, {**hello, "can": library.can()})
    with os.fdopen(requests, "rb") as lines:
        for line in lines:
            asked = json.loads(line)
            try:
                said: Data = {"ok": library.answer(asked["do"])}
            except Refused as refused:
                said = refused.said
            _say(answers, {"id": asked["id"], **said})
    library.close()
    return 0


def _own_descriptors() -> tuple[int, int]:
    """Copies that no library knows of: what it reads, prints or closes by number is none of ours."""
    requests, answers, nothing = os.dup(0), os.dup(ANSWERS), os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, ANSWERS)
    return requests, answers


def _say(answers: int, said: Data) -> int:
    data = json.dumps(said, ensure_ascii=True).encode() + b"\n"
    while data:
        data = data[os.write(answers, data) :]
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
