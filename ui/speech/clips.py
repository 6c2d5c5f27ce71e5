"""The store of clips: what was recorded or rendered before, found by what is said in it.

A folder `<tongue>/<speaker>` holds a manifest and the clips that it names. People's voices come before rendered ones,
earlier folders before later ones. A clip that is missing or damaged is as if it were not there, and is told by `wrong`.
"""

import hashlib
import io
import os
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import soundfile

from ui.speech.sound import Floats, Sound, at_rate, samples
from ui.speech.voices import VOICES, key_of

MANIFEST = "manifest.toml"
RECORDED, RENDERED = "recorded", "rendered"
_BIT_RATE_LEVEL = 0.928  # of libsndfile's scale, 256 to 6 kbit/s: 24 kbit/s of Opus


class DamagedError(ValueError):
    """A clip or a manifest cannot be used; says which and why."""


@dataclass(frozen=True, slots=True)
class Clip:
    said: str
    file: str  # below the folder of its manifest
    sha256: str
    seconds: float
    read: str = ""  # the symbols that the voice was given


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a folder holds, and where it comes from."""

    tongue: str
    speaker: str
    source: str  # RECORDED or RENDERED
    maker: str  # of rendered clips the voice, down to its bits; of recorded ones whatever helps to find them again
    licence: str
    clips: tuple[Clip, ...]
    folder: Path

    @property
    def older(self) -> bool:
        """Rendered by a voice that is not today's."""
        voice = VOICES.get(self.tongue)
        return self.source == RENDERED and (voice is None or self.maker != voice.maker)


class Clips:
    """All clips of several folders. Nothing is decoded before it is asked for."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self.wrong: list[str] = []
        manifests = list(self._manifests(folders))
        self.manifests = sorted(manifests, key=lambda one: one.source != RECORDED)  # stable: folders keep their order
        self._found: dict[tuple[str, str], list[tuple[Path, Clip]]] = {}
        for manifest in self.manifests:
            for clip in () if manifest.older else manifest.clips:
                self._found.setdefault((manifest.tongue, clip.said), []).append((manifest.folder, clip))

    def _manifests(self, folders: Iterable[Path]) -> Iterator[Manifest]:
        for file in (file for folder in folders for file in sorted(folder.glob(f"*/*/{MANIFEST}"))):
            try:
                yield read_manifest(file)
            except DamagedError as error:
                self.wrong.append(str(error))

    def has(self, tongue: str, said: str) -> bool:
        return (tongue, said) in self._found

    def in_one_voice(self, tongue: str, *said: str) -> bool:
        """Whether there is a clip of each, and the same speaker says all of them."""
        folders = {self._found[tongue, one][0][0] if self.has(tongue, one) else None for one in said}
        return len(folders) == 1 and None not in folders

    def sound(self, tongue: str, said: str) -> Sound | None:
        """None: there is no clip of this that can be used."""
        for folder, clip in self._found.get((tongue, said), ()):
            try:
                return decoded(folder, clip)
            except DamagedError as error:
                self.wrong.append(str(error))
        return None


def read_manifest(file: Path) -> Manifest:
    """DamagedError: it is no manifest."""
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8"))
        clips = tuple(Clip(**one) for one in raw.pop("clip", ()))
        return Manifest(**raw, clips=clips, folder=file.parent)
    except (OSError, ValueError, TypeError) as error:
        raise DamagedError(f"{file}: {error}") from error


def write_manifest(manifest: Manifest) -> None:
    """Whole or not at all, whenever the power goes."""
    head = {"tongue": manifest.tongue, "speaker": manifest.speaker, "source": manifest.source}
    head |= {"maker": manifest.maker, "licence": manifest.licence}
    parts = [_toml(head)]
    for clip in sorted(manifest.clips, key=lambda one: one.said):
        row: dict[str, str | float] = {
            "said": clip.said,
            "file": clip.file,
            "sha256": clip.sha256,
            "seconds": clip.seconds,
        }
        if clip.read:
            row["read"] = clip.read
        parts.append("\n[[clip]]\n" + _toml(row))
    write_whole(manifest.folder / MANIFEST, "".join(parts).encode())


def decoded(folder: Path, clip: Clip) -> Sound:
    """DamagedError: the file is missing, another one, or no sound."""
    file = folder / clip.file
    try:
        content = file.read_bytes()
        if hashlib.sha256(content).hexdigest() != clip.sha256:
            raise DamagedError(f"{file}: is not the file that {MANIFEST} names")
        sound, rate = soundfile.read(io.BytesIO(content), dtype="float32", always_2d=True)
    except (OSError, soundfile.SoundFileError) as error:
        raise DamagedError(f"{file}: {error}") from error
    return samples(at_rate(sound[:, 0], rate))


def store(folder: Path, maker: str, said: str, sound: Floats, rate: int, read: str = "") -> Clip:
    """Write one clip as Opus. Its manifest is the caller's to write."""
    name = key_of(maker, said)
    content = io.BytesIO()
    soundfile.write(content, sound, rate, format="OGG", subtype="OPUS", compression_level=_BIT_RATE_LEVEL)
    file = f"{name[:2]}/{name}.opus"
    write_whole(folder / file, content.getvalue())
    return Clip(said, file, hashlib.sha256(content.getvalue()).hexdigest(), round(len(sound) / rate, 2), read)


def write_whole(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.new")
    with beside.open("wb") as new:
        new.write(content)
        new.flush()
        os.fsync(new.fileno())
    beside.replace(file)


def _toml(row: Mapping[str, str | float]) -> str:
    return "".join(f"{key} = {_string(value) if isinstance(value, str) else value}\n" for key, value in row.items())


def _string(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
