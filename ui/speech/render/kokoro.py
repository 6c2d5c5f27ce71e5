"""The voice network: symbols to sound. Knows no words and no process."""

import json
from pathlib import Path

import numpy as np
import onnxruntime

from ui.speech.sound import Floats, levelled, trimmed
from ui.speech.voices import VOICES

DATA = Path(__file__).parent / "data"
_ROWS = 256
_MOST_TOKENS = 508


class Kokoro:
    """Takes 1 to 3 s to load, then 0.6 s of one processor for a second of speech."""

    def __init__(self, model: Path) -> None:
        """OSError, RuntimeError: there is no such file, or it is no network."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # it would take the kiosk's processor
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._tokens: dict[str, int] = json.loads((DATA / "vocab.json").read_text(encoding="utf-8"))["vocab"]
        self._styles = {
            tongue: np.fromfile(DATA / f"{voice.name}.bin", np.float32).reshape(-1, _ROWS)
            for tongue, voice in VOICES.items()
        }

    def say(self, symbols: str, tongue: str) -> Floats:
        """Trimmed and levelled, at sound.RATE. What is no symbol of the network is left out."""
        ids = [self._tokens[one] for one in symbols if one in self._tokens][:_MOST_TOKENS]
        style = self._styles[tongue][max(0, len(ids) - 1)][None]
        tokens, speed = np.array([[0, *ids, 0]], np.int64), np.ones(1, np.float32)
        (made,) = self._session.run(None, {"tokens": tokens, "style": style, "speed": speed})
        return levelled(trimmed(np.asarray(made, np.float32).ravel()))
