"""What is known of makers' libraries, and what becomes of what they give; test_program_driver tries the calls."""

import ctypes
import io
import os
import struct
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from drivers.addresses import parse
from drivers.id_card.program_driver import ITS_OWN
from drivers.id_card.shim import LARGEST_SIDE, Library, Refused, data_of, day_of, png_of
from drivers.kinds import PROGRAMS

LIBRARIES = PROGRAMS[1:]
# The C library stands for one of a maker's: these calls of it do no harm. `strcmp` finds two empty texts the same.
C = {
    "needs": ["abs"],
    "encoding": "gb18030",
    "open": {"call": "abs", "args": ["port"], "ok": [1001], "otherwise": "offline"},
    "close": {"call": "labs", "args": [0]},
    "status": {"call": "abs", "args": [-3], "ok": [3], "otherwise": "silent"},
    "sam_id": {"call": "gethostname", "args": ["sam_id*", 64], "ok": [0], "otherwise": "refused"},
    "find": [{"call": "abs", "args": [1], "ok": [1], "otherwise": "garbled"}],
    "read": [{"call": "strcmp", "args": ["chip*", "chip#"], "ok": [0], "otherwise": "card_moved"}],
    "newest": {"call": "strcmp", "args": ["newest*", "newest#"], "ok": [0]},
    "picture": {"call": "strcmp", "args": ["picture*", "picture#"], "ok": [0]},
    "texts": {"name": "strcmp", "birth": "strcmp", "address": "no_such_call"},
    "text_ok": [0],
    "sizes": {"sam_id": 64, "chip": 256, "newest": 256, "picture": 256, "text": 256},
}


def library(port: int = 1001, **other: Any) -> Library:
    return Library("libc.so.6", {**C, **other}, port)


def refused(made: Library, verb: str) -> dict[str, Any]:
    with pytest.raises(Refused) as caught:
        made.answer(verb)
    return caught.value.said


def test_a_library_is_called_as_its_data_say() -> None:
    made = library()
    assert made.can() == ["sam_id"]
    assert made.answer("status") == {"asked": True}
    assert made.answer("sam_id") == {"sam_id": os.uname().nodename[:63]}
    assert made.answer("find") == {"card": True}
    read = made.answer("read")
    assert read["fields"] == {"name": "", "birth": "", "layout": "citizen"}
    assert (len(b64decode(read["chip"])), read["newest_address"]) == (256, "")
    assert "picture" not in read
    made.close()


def test_what_a_call_gives_back_is_a_word_and_a_call_that_is_none_is_told() -> None:
    assert refused(library(port=7), "find") == {"fault": "offline", "call": "abs", "code": 7}
    assert refused(library(), "dance") == {"fault": "refused", "call": "unknown_verb"}
    moved = {"call": "abs", "args": [0x41], "ok": [1], "faults": {"0x41": "card_moved"}, "otherwise": "garbled"}
    assert refused(library(read=[moved]), "read") == {"fault": "card_moved", "call": "abs", "code": 0x41}
    nothing = [{"call": "abs", "args": [2], "ok": [1], "none": [2], "otherwise": "garbled"}]
    assert library(find=nothing).answer("find") == {"card": False}
    assert refused(library(find=nothing), "read") == {"fault": "card_moved", "call": "abs"}
    with pytest.raises(Refused, match="no_such_call"):
        library(needs=["no_such_call"])
    with pytest.raises(OSError, match="no_such_library"):
        Library("no_such_library.so", C, 1001)


def test_what_is_not_there_is_said_not_to_be_known() -> None:
    assert library(status={}).answer("status") == {"asked": False}
    assert library(sam_id={}).can() == []
    for newest in ({}, {"call": "abs", "args": [5], "ok": [1]}):
        assert "newest_address" not in library(newest=newest).answer("read")
    assert library(newest={"call": "abs", "args": [5], "ok": [1], "none": [5]}).answer("read")["newest_address"] == ""
    assert library(encoding="utf-16-le", newest=C["newest"]).answer("read")["newest_address"] == ""
    foreign = {"layout": {"": "foreign_2017"}}
    assert refused(library(texts={"layout": "strcmp"}, words=foreign), "read")["fault"] == "card_unknown"


def test_of_what_a_library_has_told_nothing_is_left_in_memory_that_was_its(monkeypatch: pytest.MonkeyPatch) -> None:
    made, buffer_of = list[Any](), ctypes.create_string_buffer

    def kept(size: int) -> Any:
        made.append(buffer_of(size))
        return made[-1]

    monkeypatch.setattr(ctypes, "create_string_buffer", kept)
    texts = {"name": "gethostname", "address": "strcmp", "authority": "gethostname"}
    read = library(texts=texts).answer("read")["fields"]
    assert (read["name"], read["address"]) == (os.uname().nodename, "")
    assert made
    assert [bytes(one).strip(b"\0") for one in made] == [b""] * len(made)


def test_a_day_is_read_however_it_is_written() -> None:
    assert {day_of(text) for text in ("20200630", "2020-06-30", "2020.06.30", "2020年06月30日")} == {"20200630"}
    assert day_of("长期") == "长期"


@pytest.mark.parametrize("model", LIBRARIES)
def test_all_that_is_said_of_a_library_can_be_called_and_told(model: str, tmp_path: Path) -> None:
    data = data_of(model, str(tmp_path / "lib.so"))
    steps = [*data["find"], *data["read"], *(data[name] for name in ("open", "close", "status", "sam_id", "newest"))]
    for step in [*steps, data["picture"]]:
        buffers = {one[:-1] for one in step["args"] if isinstance(one, str) and one != "port"}
        assert buffers <= set(data["sizes"])
        words = {*step.get("faults", {}).values(), *([step["otherwise"]] if "otherwise" in step else [])}
        assert words <= {fault.value for fault in ITS_OWN}
    assert set(data["needs"]) <= {step["call"] for step in steps}
    for step in (data["open"], data["status"], data["sam_id"], *data["find"], *data["read"]):
        assert step["otherwise"]
    assert parse("id_card", f"process:///opt/lib.so?model={model}").model == model


def test_a_model_that_nobody_knows_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="expected one of cvr, sdtapi, syn"):
        data_of("acme", "/opt/lib.so")


def bitmap(width: int, height: int, pixels: bytes, bits: int = 24) -> bytes:
    head = struct.pack("<2sIIIIiiHHI20x", b"BM", 54 + len(pixels), 0, 54, 40, width, height, 1, bits, 0)
    return head + pixels


@pytest.mark.parametrize("turned", [False, True])
def test_a_bitmap_becomes_the_same_picture(turned: bool) -> None:
    red, blue, green = b"\x00\x00\xff", b"\xff\x00\x00", b"\x00\xff\x00"
    rows = [red + blue + green + bytes(3), green + green + green + bytes(3)]  # the lower one first, padded
    made = png_of(bitmap(3, -2, b"".join(reversed(rows))) if turned else bitmap(3, 2, b"".join(rows)))
    picture = Image.open(io.BytesIO(made))
    assert picture.size == (3, 2)
    assert [picture.getpixel((x, 1)) for x in range(3)] == [(255, 0, 0), (0, 0, 255), (0, 255, 0)]
    assert picture.getpixel((0, 0)) == (0, 255, 0)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"BM",
        b"\xff\xd8\xff\xe0" + bytes(100),
        bitmap(102, 126, bytes(308 * 125)),
        bitmap(LARGEST_SIDE + 1, 1, bytes(4096)),
        bitmap(0, 0, b""),
        bitmap(-3, 2, bytes(24)),
        bitmap(2, 2, bytes(16), bits=32),
    ],
)
def test_what_is_no_bitmap_of_this_kind_becomes_no_picture(data: bytes) -> None:
    assert png_of(data) == b""
