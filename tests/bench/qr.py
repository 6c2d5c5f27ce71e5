"""Codes that are read and codes that are not: frames made from a seed and, with a folder named, its photographs.

The made frames come in pairs, as of live video, and a pair is read where either frame is, or both together. The folder
holds truth.json: path -> {"text": what is to be read, or null where no code is}. Beside ours stand our own ladder
without what refocuses and fuses, and zxing-cpp alone.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import zxingcpp
from cv2.typing import MatLike
from zxingcpp import BarcodeFormat, BarcodeFormats, TextMode

from drivers.camera import decoder, easier, readers
from drivers.camera.frames import read_picture
from drivers.camera.others import Glance, alone
from drivers.camera.readers import PartOfCodeError, SeveralCodesError, is_read, only, seen_in
from tests.bench.phones import CONDITIONS, shown
from tests.bench.result import Result

SEED, EACH = 20261128, 40
MAY_MISS = 0.03  # of the made frames
FOLDER_QR, FOLDER_ALL = 119 / 122, 182 / 187  # of a folder's: what was read when this began
_QR = BarcodeFormats((BarcodeFormat.QRCode,))


def run(*folders: Path) -> Iterator[Result]:
    yield from made(SEED, EACH)
    for folder in folders:
        yield from _photographs(folder)


def made(seed: int, each: int) -> Iterator[Result]:
    missed: Counter[str] = Counter()
    by_condition: Counter[str] = Counter()
    for held in shown(seed, each):
        first, second = held.frames
        ours = {_ours(first), _ours(second, first)} - {None}
        missed["ours"] += held.text not in ours
        missed["wrong"] += bool(ours - {held.text})
        missed["before"] += held.text not in (_without_new(first), _without_new(second))
        missed["zxing-cpp"] += held.text not in _zxing(first) + _zxing(second)
        by_condition[held.condition] += held.text not in ours
    pairs = each * len(CONDITIONS)
    worst = ", ".join(f"{condition} {count}" for condition, count in by_condition.most_common() if count) or "none"
    yield Result(f"of {pairs} made pairs not read ({worst})", missed["ours"], MAY_MISS * pairs, "", "3 %", 1.0)
    yield Result("of them not read", missed["ours"], missed["before"], "", "without refocusing and fusing", 1.0)
    yield Result("of them not read", missed["ours"], missed["zxing-cpp"], "", "zxing-cpp, QR only", 1.0)
    yield Result("of them read wrongly", missed["wrong"], 1, "", "the first one is too many", 0.0)


def _photographs(folder: Path) -> Iterator[Result]:
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    said = {path: _ours(read_picture(folder / path)) for path in truth}
    meant = {path: _plain(one["text"]) for path, one in truth.items()}
    coded = [path for path in truth if meant[path] is not None]
    qr = [path for path in coded if "qr" in path.split("/")[0] or path.startswith("synth")]
    for name, paths, share in (("QR codes", qr, FOLDER_QR), ("codes of all kinds", coded, FOLDER_ALL)):
        unread = sum(_plain(said[path]) != meant[path] for path in paths)
        yield Result(f"of {len(paths)} {name} not read", unread, round(len(paths) * (1 - share)), "", "as it was", 1.0)
    wrong = sum(said[path] is not None and _plain(said[path]) != meant[path] for path in truth)
    yield Result(f"of {len(truth)} pictures read wrongly", wrong, 1, "", "the first one is too many", 0.0)


def _plain(text: str | None) -> str | None:
    return None if text is None else text.strip().replace("\r\n", "\n")


def _ours(frame: MatLike, before: MatLike | None = None) -> str | None:
    try:
        code = decoder.decode(frame, before)
    except (SeveralCodesError, PartOfCodeError):
        return None
    return code.text if code else None


def _without_new(frame: MatLike) -> str | None:
    """What `decode` was before it refocused and fused."""
    gray = easier.at_most(frame, decoder.FULL_HD)
    try:
        glance = Glance(gray)
        code = glance.code() or only(one for one in seen_in(gray, readers.NAMED) if is_read(one))
        tries = (one for one in decoder.STILL if one not in decoder.REFOCUSED)
        code = code or next((found for attempt in tries if (found := attempt(gray))), None)
        return alone(code, glance).text if code else None
    except (SeveralCodesError, PartOfCodeError):
        return None


def _zxing(frame: MatLike) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(frame, _QR, text_mode=TextMode.Plain)]
