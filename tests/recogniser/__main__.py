"""`python -m tests.recogniser OUT [JOURNEY ...] --whisper DIR`: what Whisper understands of spoken journeys.

OUT holds what `tests.flows` left: voice-JOURNEY.flac and .txt. It needs faster-whisper, which is no part of this
project, and a model for it (`--whisper`). Prints what was said and understood, then the rate of wrong syllables and the
groups of digits that were right. What was cut off by the next page is left out, and how much that was is told: of that
nobody knows what was said.
"""

import argparse
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import soundfile

from tests.recogniser.score import Score, parts, score
from ui.speech.sound import RATE, Floats

_RATE = 16_000  # what Whisper hears
_QUIET = 0.004  # of full scale
_PAUSE_S, _SHORTEST_S, _LONGEST_S = 0.2, 2.0, 12.0  # where an utterance is cut, as the window takes 30 s
_STEP_S = 0.02
_MARGIN_S = 0.4  # of silence around a piece
_EARCONS = re.compile(r"♪(card-read|paper-out|take-card|mistake)")
_LINE = re.compile(r"(\d+):(\d+\.\d+)  (\S+) +(.*)")
_CUT = "——"  # tests.flows.overheard.CUT
PROMPT = "以下是普通话的句子。政务服务自助终端。"


def utterances(out: Path, journey: str) -> Iterator[tuple[str, Floats]]:
    """What each shows, and its sound."""
    sound, rate = soundfile.read(out / f"voice-{journey}.flac", dtype="float32")
    assert rate == RATE
    lines = [_LINE.fullmatch(line) for line in (out / f"voice-{journey}.txt").read_text("utf-8").splitlines()]
    found = [(int(one[1]) * 60 + float(one[2]), one[4]) for one in lines if one]
    ends = [at for at, _ in found[1:]] + [len(sound) / RATE]
    for (_, words), begin, end in zip(found, [0.0, *ends], ends, strict=False):
        yield _EARCONS.sub("", words).replace("●", ""), sound[round(begin * RATE) : round(end * RATE)]


def pieces(sound: Floats) -> Iterator[Floats]:
    """Cut in pauses, so that each fits into what Whisper hears at once."""
    step = round(_STEP_S * RATE)
    loud = [bool(np.abs(sound[at : at + step]).max() > _QUIET) for at in range(0, len(sound), step)]
    begin, quiet = 0, 0
    for index, one in enumerate(loud):
        quiet = 0 if one else quiet + 1
        long = (index - begin) * _STEP_S
        if (quiet * _STEP_S >= _PAUSE_S and long > _SHORTEST_S) or long > _LONGEST_S:
            yield sound[begin * step : index * step]
            begin = index
    if any(loud[begin:]):
        yield sound[begin * step :]


class Whisper:
    def __init__(self, model: Path) -> None:
        whisper: Any = importlib.import_module("faster_whisper")
        self._model = whisper.WhisperModel(str(model), device="cpu", compute_type="int8", cpu_threads=1)

    def understand(self, sound: Floats) -> str:
        silence = np.zeros(round(_MARGIN_S * RATE), np.float32)
        heard = at_rate_of_whisper(np.concatenate((silence, sound, silence)))
        segments, _ = self._model.transcribe(
            heard, language="zh", beam_size=5, initial_prompt=PROMPT, condition_on_previous_text=False,
            without_timestamps=True,
        )  # fmt: skip
        return "".join(one.text for one in segments)


def at_rate_of_whisper(sound: Floats) -> Floats:
    """A third of the samples less: the band above 8 kHz is cut off first."""
    spectrum = np.fft.rfft(sound)
    many = len(sound) * _RATE // RATE
    made: Floats = (np.fft.irfft(spectrum[: many // 2 + 1], many) * (_RATE / RATE)).astype(np.float32)
    return made


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.recogniser", description=__doc__)
    parser.add_argument("out", type=Path, help="what tests.flows left")
    parser.add_argument("journey", nargs="*", help="all that were heard, by default")
    parser.add_argument("--whisper", type=Path, required=True, metavar="DIR", help="a model of faster-whisper")
    args = parser.parse_args()
    whisper, scores, cut = Whisper(args.whisper), [], 0
    heard = sorted(file.stem.removeprefix("voice-") for file in args.out.glob("voice-*.flac"))
    for journey in args.journey or heard:
        for words, sound in utterances(args.out, journey):
            if words.endswith(_CUT):
                print(f"{journey}  cut off     {words}")
                cut += 1
                continue
            understood = " ".join(map(whisper.understand, pieces(sound)))
            scores.append(score(parts(words), understood))
            print(f"{journey}  said        {words}\n{journey}  understood  {understood}")
            print(f"{journey}  {_told([scores[-1]])}", flush=True)
    print(f"{_told(scores)}; utterances that were cut off: {cut} of {len(scores) + cut}, left out")
    return 0


def _told(scores: list[Score]) -> str:
    wrong, of = sum(one.wrong for one in scores), sum(one.syllables for one in scores)
    groups = [group for one in scores for group in one.groups]
    missed = " ".join(said for said, right in groups if not right)
    digits = f"; groups of digits right: {len([1 for _, right in groups if right])} of {len(groups)}" if groups else ""
    digits += missed and f", not {missed}"
    return f"syllables wrong: {wrong} of {of} ({100 * wrong / max(1, of):.1f} %){digits}"


if __name__ == "__main__":
    raise SystemExit(main())
