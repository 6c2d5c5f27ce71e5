"""Whose voice each tongue is said in, and what exactly it is made from. Pure; opens no file."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ui.speech.utterance import ENGLISH, MANDARIN

MODEL = "kokoro-v1.0.int8"  # Kokoro-82M v1.0, Apache-2.0 (hexgrad); int8 ONNX export, MIT (kokoro-onnx)
MODEL_SHA256 = "6e742170d309016e5891a994e1ce1559c702a2ccd0075e67ef7157974f6406cb"
MODEL_BYTES = 92_361_271
STARTER = Path(__file__).parent / "starter"  # clips that come with the program


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice of the network: 510 rows of 256 float32, one for each number of tokens."""

    name: str
    sha256: str  # of its file

    @property
    def maker(self) -> str:
        """What a clip is made by, down to the last bit: another maker's clips may sound different."""
        return f"{MODEL} {MODEL_SHA256[:12]} {self.name} {self.sha256[:12]}"


VOICES = {
    MANDARIN: Voice("zf_xiaoxiao", "03adb5d5e3ddd88b047954e974e651cb0a4b524c985057e5d872e962c7be1169"),
    ENGLISH: Voice("af_heart", "d583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b"),
}  # none speaks Cantonese: recorded people do, otherwise espeak-ng


def model_in(folder: Path) -> Path:
    """Where the network lies in a folder of voices."""
    return folder / f"{MODEL}.onnx"


def key_of(maker: str, said: str) -> str:
    """Names the clip in which `maker` says this."""
    return hashlib.sha256(f"{maker}\n{said}".encode()).hexdigest()[:32]
