"""Clips made before anybody needs them: rendered by the network into a folder, and compared with today's wording.

For commands, which are processes of their own.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ui.speech.clips import (
    MANIFEST,
    RENDERED,
    Clip,
    Clips,
    DamagedError,
    Manifest,
    decoded,
    read_manifest,
    store,
    write_manifest,
)
from ui.speech.render.kokoro import Kokoro
from ui.speech.render.reading import symbols
from ui.speech.sound import LEVEL, RATE, floats, loudness
from ui.speech.utterance import ENGLISH
from ui.speech.voices import VOICES

_LICENCE = "Apache-2.0"  # of the network and its voices; nobody else has a right in what they say
_KEEP_EVERY = 20  # clips that are lost at most where the work is broken off
_CHINESE = 0x2E80  # where its characters begin
_FAR = 3.0  # LU from LEVEL: a recording as loud as none of the others


@dataclass(frozen=True, slots=True)
class Stock:
    """How the clips of one tongue agree with its fixed texts."""

    tongue: str
    texts: int
    missing: tuple[str, ...]
    wrong: tuple[
        str, ...
    ]  # a line each: damaged, older, read otherwise, too loud; and texts that nothing says any more


def sayable(texts: Iterable[str], tongue: str) -> list[str]:
    """Those that the tongue's voice can say: an English one says no Chinese characters."""
    return [one for one in texts if tongue != ENGLISH or not any(ord(sign) >= _CHINESE for sign in one)]


def render(folder: Path, tongue: str, texts: Iterable[str], model: Path, told: Callable[[str], None]) -> int:
    """Render what has no clip in `folder` yet, or one that is read otherwise today. How many were rendered.

    A clip of what is none of `texts` any more is taken away. What is broken off goes on where it was.
    OSError, RuntimeError: the network or the folder cannot be used.
    """
    voice, texts = VOICES[tongue], sayable(texts, tongue)
    own = folder / tongue / voice.name
    before = _manifest_of(own, tongue)
    clips = {} if before.older else {clip.said: clip for clip in before.clips}
    network, many = Kokoro(model), 0
    for said in texts:
        read = symbols(said, tongue)
        if not read or (said in clips and clips[said].read == read and _is_whole(own, clips[said])):
            continue
        clips[said] = store(own, voice.maker, said, network.say(read, tongue), RATE, read)
        many += 1
        told(said)
        if many % _KEEP_EVERY == 0:
            _write(before, clips)
    gone = [clips.pop(said) for said in clips.keys() - set(texts)]
    _write(before, clips)
    for clip in gone:  # after the manifest: a clip that it names is always there
        (own / clip.file).unlink(missing_ok=True)
    return many


def stock(folders: Iterable[Path], tongue: str, texts: Iterable[str]) -> Stock:
    """What `kiosk voice check` tells."""
    wanted = sayable(texts, tongue)
    clips = Clips(folders)
    mine = [one for one in clips.manifests if one.tongue == tongue]
    found = [line for manifest in mine for line in _looked_at(manifest, set(wanted))]
    missing = tuple(one for one in wanted if not clips.has(tongue, one))
    return Stock(tongue, len(wanted), missing, (*clips.wrong, *found))


def _looked_at(manifest: Manifest, wanted: set[str]) -> Iterator[str]:
    if manifest.older:
        yield f"{manifest.folder}: rendered by {manifest.maker}, which is not today's voice: not used"
        return
    for clip in manifest.clips:
        place = f"{manifest.folder / clip.file}: {clip.said}"
        try:
            level = loudness(floats(decoded(manifest.folder, clip)))
        except DamagedError as error:
            yield str(error)
            continue
        if clip.said not in wanted:
            yield f"{place}: nothing says this any more"
        elif clip.read and clip.read != symbols(clip.said, manifest.tongue):
            yield f"{place}: is read otherwise today"
        elif manifest.source != RENDERED and abs(level - LEVEL) > _FAR:
            yield f"{place}: {level:.0f} LUFS, expected {LEVEL:.0f}"


def _manifest_of(own: Path, tongue: str) -> Manifest:
    voice = VOICES[tongue]
    fresh = Manifest(tongue, voice.name, RENDERED, voice.maker, _LICENCE, (), own)
    try:
        return read_manifest(own / MANIFEST)
    except DamagedError:
        return fresh


def _write(manifest: Manifest, clips: dict[str, Clip]) -> None:
    voice = VOICES[manifest.tongue]
    write_manifest(replace(manifest, maker=voice.maker, clips=tuple(clips.values())))


def _is_whole(own: Path, clip: Clip) -> bool:
    try:
        return bool(len(decoded(own, clip)))
    except DamagedError:
        return False
