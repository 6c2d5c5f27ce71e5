"""The technician's commands for cameras and pictures of codes. Knows how results are printed."""

import argparse
import json
import sys
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from cv2.typing import MatLike

from drivers.addresses import FORMS
from drivers.api.scanner import CodeScanner
from drivers.camera import decoder
from drivers.camera.frames import read_picture
from drivers.camera.readers import Code, PartOfCodeError, SeveralCodesError
from drivers.cli import add_port, add_wait, seen, use
from drivers.kinds import CAMERA
from drivers.open import driver_at
from drivers.scanner.cli import say_code, say_status

PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".pgm", ".ppm", ".gif"}
DECODED = """\
Each line on standard output is a JSON object:
  file    the picture's path
  text    what its code says; null where no code is seen. What nobody would see stands as \\uHHHH, as a byte-order mark
          in its middle does: a terminal would refuse such a code
  format  the kind of code, e.g. "QR Code" or "Code 128"; null where no code is seen
  note    why text is null although a code is seen: there are several that differ, or a part of a longer message only
  ms      how long the search for a code took, without reading the file

The exit code is 0 when every file was a picture, with a code or without; 1 when a path could not be read as one
(said on standard error, and the others are decoded all the same); 2 when the command line is wrong.
"""


def commands(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with this device; each sub-command sets `func`, which returns the exit code."""
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    still = verbs.add_parser(
        "decode",
        help="read the codes in picture files, one JSON line a picture",
        description="Read the codes in picture files.",
        epilog=DECODED,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    still.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="picture files, or folders of them")
    still.set_defaults(func=_decode)
    status = verbs.add_parser("status", help="ask whether the camera gives frames")
    status.set_defaults(func=lambda args: _with_camera(args, say_status))
    scan = verbs.add_parser("scan", help="wait for a code and print its text")
    add_wait(scan, "a code")
    scan.set_defaults(func=lambda args: _with_camera(args, say_code))
    for verb in (status, scan):
        add_port(verb, "camera", default=FORMS["camera"])


def _decode(args: Namespace) -> int:
    """`{"file", "text", "format", "ms"}` for each picture; `text` is null where no code is seen."""
    failed = 0
    for path in args.paths:
        try:
            files = _pictures(path)
        except ValueError as error:
            failed += _complain(error)
            continue
        for file in files:
            try:
                print(seen(json.dumps(_reading(file), ensure_ascii=False)), flush=True)
            except (OSError, ValueError) as error:
                failed += _complain(error)
    return min(failed, 1)


def _complain(error: Exception) -> int:
    print(f"camera decode: {error}", file=sys.stderr)
    return 1


def _pictures(path: Path) -> list[Path]:
    """The picture itself, or those in a folder and its sub-folders, in order of name. ValueError: none there."""
    if not path.is_dir():
        return [path]
    found = sorted(file for file in path.rglob("*") if file.suffix.lower() in PICTURES and file.is_file())
    if not found:
        raise ValueError(f"{path}: no pictures in this folder, expected {' '.join(sorted(PICTURES))}")
    return found


def _reading(file: Path) -> dict[str, object]:
    gray = read_picture(file)
    begun = time.perf_counter()
    code, note = _decoded(gray)
    took = time.perf_counter() - begun
    return {
        "file": str(file),
        "text": code.text if code else None,
        "format": code.format if code else None,
        "note": note,
        "ms": round(took * 1000, 2),
    }


def _decoded(gray: MatLike) -> tuple[Code | None, str | None]:
    try:
        return decoder.decode(gray), None
    except (SeveralCodesError, PartOfCodeError) as error:
        return None, str(error)


def _with_camera(args: Namespace, act: Callable[[CodeScanner, Namespace], None]) -> int:
    return use(driver_at(CAMERA, args.port), args, act)
