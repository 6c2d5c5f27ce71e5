"""Out of what a terminal speaks, and where its sounds lie."""

from pathlib import Path

from kiosk.app.speech import sound_of
from kiosk.config.settings import Backend, Config, Data, Terminal, Voice
from kiosk.config.settings import Sound as Outputs
from ui.speech.voices import STARTER, model_in


def config(folder: Path, voice: Voice) -> Config:
    return Config(
        terminal=Terminal("GZ0117", "0117", "越秀区"),
        backend=Backend("https://localhost", Path("key")),
        data=Data(folder),
        sound=Outputs("plughw:0,0", headphones="plughw:1,0"),
        voice=voice,
    )


def test_its_own_clips_come_before_those_of_the_program(tmp_path: Path) -> None:
    sound = sound_of(config(tmp_path, Voice()))
    assert sound.clips == (tmp_path / "voice", STARTER)
    assert (sound.speaker, sound.headphones, sound.ahead) == ("plughw:0,0", "plughw:1,0", False)


def test_clips_and_network_lie_where_the_settings_say(tmp_path: Path) -> None:
    elsewhere = tmp_path / "voices"
    sound = sound_of(config(tmp_path, Voice(folder=elsewhere)), ahead=True)
    assert (sound.clips[0], sound.model, sound.ahead) == (elsewhere, model_in(elsewhere), True)
