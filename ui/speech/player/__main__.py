"""`python -m ui.speech.player`: says what it is told on its standard input, and tells on its standard output what
became of it, in lines of JSON. It ends with the program that has started it.
"""

import argparse
import contextlib
import os
import sys
import threading
import time
import traceback
from pathlib import Path

from ui.speech.clips import Clips
from ui.speech.lifeline import Message, as_line, at_priority, die_with, keep_private, messages
from ui.speech.player.aplay import Clock
from ui.speech.player.program import Player
from ui.speech.player.renderer import Renderer
from ui.speech.player.sources import Sources
from ui.speech.utterance import HEADPHONES, SPEAKER

NICE = -10  # sound that stutters cannot be understood


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m ui.speech.player")
    parser.add_argument("--parent", type=int, required=True, help="it ends with this process")
    parser.add_argument("--speaker", default="", help="ALSA name of the loudspeaker")
    parser.add_argument("--headphones", default="", help="ALSA name of the headphones")
    parser.add_argument("--clips", type=Path, action="append", default=[], help="folder of clips; earlier ones first")
    parser.add_argument("--model", type=Path, required=True, help="file of the voice network; it need not be there")
    parser.add_argument("--ahead", action="store_true", help="as fast as the device takes it, not as it is heard")
    return parser.parse_args()


def main() -> None:
    args = _arguments()
    die_with(args.parent)
    keep_private()
    at_priority(NICE)
    lock = threading.Lock()

    def tell(message: Message) -> None:
        with lock, contextlib.suppress(OSError):
            sys.stdout.buffer.write(as_line(message))
            sys.stdout.buffer.flush()

    def voice(works: bool, why: str) -> None:  # noqa: FBT001 - as the renderer tells it
        tell({"is": "voice", "works": works, "why": why})

    clips = Clips(args.clips)
    devices = {SPEAKER: args.speaker, HEADPHONES: args.headphones}
    clock = Clock(time.monotonic, None if args.ahead else time.sleep)
    player = Player(devices, Sources(clips, Renderer(args.model, time.monotonic, voice)), clock, tell)
    threading.Thread(target=_speak, args=(player,), name="speaks", daemon=True).start()
    tell({"is": "ready", "wrong": clips.wrong})
    for message in messages(sys.stdin.buffer):
        player.handle(message)
    os._exit(0)  # nobody is left to speak for; the kernel ends aplay and the renderer


def _speak(player: Player) -> None:
    """Until it fails: a player that takes messages and says nothing is worse than none, which is noticed."""
    try:
        player.speak()
    except BaseException as error:  # any at all: the program ends below
        traceback.print_tb(error.__traceback__)
        print(f"player: {type(error).__name__}", file=sys.stderr, flush=True)  # its words may be a citizen's
    finally:
        os._exit(1)


if __name__ == "__main__":
    main()
