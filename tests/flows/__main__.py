"""`python -m tests.flows --out DIR`: plays the journeys through the real window and leaves pictures, paper and records.

Exit code 0 only if every journey ended as written.
"""

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtGui import QGuiApplication

from tests.flows.album import gather, write_index
from tests.flows.lanes import parts, play_in_lanes
from tests.flows.player import Journey, journeys
from tests.flows.stage import Ended, play
from ui.speech.voices import model_in


def play_all(
    wanted: Sequence[Journey], out: Path, displays: Sequence[str] = (), voices: Path | None = None
) -> list[str]:
    """Play in order on one terminal with one back end, or side by side, a world on each of the `displays`.

    `voices`: where the voice network lies. Returns the names of those that ended otherwise than written. Without
    `displays` a Qt application has to be there.
    """
    ended: dict[str, Ended] = {}
    with ExitStack() as undo:
        left = [Path(undo.enter_context(tempfile.TemporaryDirectory(prefix="suizhu-left-"))) for _ in displays or "-"]
        told = play_in_lanes(wanted, out, left, displays, voices) if displays else play(wanted, out, left[0], voices)
        says = {journey.name: journey.says for journey in wanted}
        for one in told:
            ended[one.journey] = one
            line = f"FAILED  {one.journey}: {one.error}" if one.error else f"played  {one.journey}: {says[one.journey]}"
            print(line, file=sys.stderr if one.error else sys.stdout, flush=True)
        papers = gather(left, out)
    write_index(out, wanted, ended, papers)
    return [journey.name for journey in wanted if ended[journey.name].error]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.flows", description=__doc__)
    parser.add_argument("--out", type=Path, required=True, help="folder for pictures, paper and records")
    parser.add_argument(
        "--display", action="append", default=[], help="an X display; journeys are played side by side, one on each"
    )
    parser.add_argument("--voices", type=Path, metavar="DIR", help="the voice network in it says what no clip says")
    parser.add_argument("journey", nargs="*", help="which to play (all by default)")
    args = parser.parse_args()
    every = journeys()
    wanted = [journey for journey in every if not args.journey or journey.name in args.journey]
    if unknown := set(args.journey) - {journey.name for journey in every}:
        parser.error(f"no journey {', '.join(sorted(unknown))}; there are {', '.join(j.name for j in every)}")
    if args.voices and not model_in(args.voices).is_file():
        parser.error(f"there is no {model_in(args.voices)}")
    args.out.mkdir(parents=True, exist_ok=True)
    displays = args.display[: len(parts(wanted))]
    if displays:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # lanes end with it
    app = None if displays else QGuiApplication(sys.argv[:1])
    failed = play_all(wanted, args.out, displays, args.voices)
    del app
    print(f"{len(wanted) - len(failed)} of {len(wanted)} journeys ended as written; look at {args.out / 'index.html'}")
    if failed:
        print(f"FAILED: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
