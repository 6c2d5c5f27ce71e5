"""`python -m ui.speech.render`: sounds for what it is asked on its standard input; it ends by itself when idle.

Nothing that it is asked or makes is written anywhere.
"""

import argparse
import os
import sys
import threading
from pathlib import Path

from ui.speech.lifeline import at_priority, die_with, keep_private
from ui.speech.render.program import IDLE_S, Renderer

NICE = 10  # the screen and the player come first


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m ui.speech.render")
    parser.add_argument("--parent", type=int, required=True, help="it ends with this process")
    parser.add_argument("--model", type=Path, required=True, help="file of the voice network; it need not be there")
    parser.add_argument("--idle", type=float, default=IDLE_S, help="seconds without a question after which it ends")
    args = parser.parse_args()
    die_with(args.parent)
    keep_private()
    at_priority(0)  # readings are words that somebody waits for
    renderer = Renderer(args.model, sys.stdout.buffer, args.idle)
    threading.Thread(target=renderer.listen, args=(sys.stdin.buffer,), name="listens", daemon=True).start()
    at_priority(NICE)  # of this thread, which makes the sounds
    renderer.work()
    os._exit(0)  # the thread that listens waits for its input for ever


if __name__ == "__main__":
    main()
