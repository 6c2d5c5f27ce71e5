"""`python -m device_sim …`: run the simulated devices, tell them what to do, render what they received.

Each command loads only what it needs: `tell` must answer at once.
"""

import argparse
import importlib
import json
import os
import signal
import sys
import threading
from argparse import Namespace
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from device_sim import typed
from device_sim.control import AlreadyRunningError, ControlServer, NobodyThereError, require_room, tell
from device_sim.reading import READERS
from device_sim.receipt_printer.dialects import DIALECTS
from device_sim.scanning import MODELS as SCANNERS

if TYPE_CHECKING:  # `tell` must answer at once
    from device_sim.world import World

DEFAULT_FOLDER = Path("run")
_EXAMPLES = """\
exit codes: 0 done; 1 it cannot be done, as it is said; 2 the command line or the database's address is wrong.

examples:
  python -m device_sim serve --dir run &
  python -m device_sim tell --dir run id_card insert_card chen-jianming
  python -m device_sim dock --dir run
  python -m device_sim render receipt run/papers/receipt-1.bin --out receipt.png
  python -m device_sim backend --database sqlite:///backend.db --port 8070
  python -m device_sim people | grep HK_MACAO_TAIWAN
"""
_TOLD = """\
`tell world verbs` lists every device's verbs with the words that follow them; those in brackets may be left out.
A switch such as `refuse_card` or `silent` takes yes or no.

examples:
  python -m device_sim tell world verbs
  python -m device_sim tell world state
  python -m device_sim tell id_card insert_card chen-jianming
  python -m device_sim tell id_card garble 2
  python -m device_sim tell scanner show_receipt
  python -m device_sim tell receipt_printer set_paper end      (ok, near_end or end)
  python -m device_sim tell page_printer set_paper 250
  python -m device_sim tell headphones insert
  python -m device_sim tell keypad press down 3
  python -m device_sim tell line cut
  python -m device_sim tell office accept
  python -m device_sim tell office answer PERSON QUERY EXAMPLE  (PERSON: an id, a name, or here: whose card lies there)
"""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m device_sim",
        description="Devices made of software and the back end behind them: run them, tell them what hands do, draw\n"
        "what they received.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _serve(_command(commands, "serve", _run_world, "run all simulated devices and the back end"))
    _tell(_command(commands, "tell", _run_tell, "tell a running device what a hand does to it"))
    _dock(_command(commands, "dock", _run_dock, "play the physical world in a window"))
    _render(_command(commands, "render", _run_render, "draw what a receipt printer received"))
    _backend(_command(commands, "backend", _run_backend, "run the back end alone"))
    _command(
        commands, "people", _run_people, "list the invented people: id, name, number, date of birth, layout of the card"
    )
    args = parser.parse_args(arguments)
    run: Callable[[Namespace], int] = args.run
    return run(args)


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[Namespace], int],
    says: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=says, description=says)
    command.set_defaults(run=run)
    return command


def _folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dir", type=Path, default=DEFAULT_FOLDER, help="the world's folder (default: run)")


def _serve(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    parser.add_argument(
        "--panel",
        type=typed.panel,
        default="1080x1920",
        metavar="WIDTHxHEIGHT",
        help="pixels of the panel, for the kiosk.toml that is written (default: 1080x1920)",
    )
    parser.add_argument(
        "--diagonal",
        type=typed.inches,
        metavar="INCHES",
        help="the panel's size (default: 21.5, and 15.6 for 1366x768)",
    )
    parser.add_argument(
        "--fullscreen", action="store_true", help="the kiosk covers the whole screen instead of being a window"
    )
    parser.add_argument("--database", default="", help="back end's database URL (default: SQLite in the folder)")
    _models(parser)
    parser.add_argument("--sound", default="", metavar="ALSA", help="what the terminal speaks into (default: nothing)")
    parser.add_argument("--voices", type=Path, metavar="DIR", help="where its voice network lies (default: its data)")
    parser.add_argument("--at-once", action="store_true", help="cards are read and paper is printed without delay")


def _models(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--receipt-printer",
        choices=tuple(DIALECTS),
        default="epson",
        metavar="MODEL",
        help=f"one of {', '.join(DIALECTS)}; vkp80iii holds the slip in its mouth (default: epson)",
    )
    parser.add_argument(
        "--reader",
        choices=READERS,
        default=READERS[0],
        metavar="MODEL",
        help="how the card reader is reached: sdt, on a serial line; program, by one of its maker's; usb or usb-four, "
        "on USB, with one pair of pipes or two (default: sdt)",
    )
    parser.add_argument(
        "--scanner",
        choices=SCANNERS,
        default=SCANNERS[0],
        metavar="MODEL",
        help=f"one of {', '.join(SCANNERS)}; those from hid-pos on take no commands (default: {SCANNERS[0]})",
    )


def _run_world(args: Namespace) -> int:
    module = importlib.import_module("device_sim.world")
    speeds = module.AT_ONCE if args.at_once else module.LIFELIKE
    try:
        require_room(args.dir)
        world = module.World(args.dir, database=args.database, speeds=speeds)
    except importlib.import_module("device_sim.backend.store").UnusableDatabaseError as error:
        return _refuse_database(error)
    except AlreadyRunningError as error:
        return _refuse(f"{error}: end them first, or give another --dir")
    except (OSError, ValueError) as error:
        return _refuse(f"--dir {args.dir}: {_words(error)}")
    stop = threading.Event()
    for stopping in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stopping, lambda *_: stop.set())
    with closing(world):
        _fit(world, args)
        width, height = args.panel
        diagonal = args.diagonal or typed.inches_of(args.panel)
        config = world.write_config(
            width=width, height=height, diagonal=diagonal, fullscreen=args.fullscreen,
            sound=args.sound, voices=args.voices,
        )  # fmt: skip
        with closing(ControlServer(world)):
            print(f"simulated devices in {args.dir}, configuration {config}, back end {world.backend.url}", flush=True)
            stop.wait()
    return 0


def _fit(world: "World", args: Namespace) -> None:
    """The models that are asked for, and what the dock has always."""
    world.fit_receipt_printer(args.receipt_printer)
    world.fit_reader(args.reader)
    world.fit_scanner(args.scanner)
    world.fit_switches(2)
    world.cabinet.fit("modbus")  # the door


def _tell(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _TOLD
    parser.add_argument(
        "device",
        metavar="DEVICE",
        help="id_card, scanner, receipt_printer, page_printer, keypad, headphones, line, office or world",
    )
    parser.add_argument("verb", metavar="VERB", help="what to do; an unknown one is answered with those there are")
    parser.add_argument(
        "args", metavar="WORD", nargs="*", default=[], help="what the verb needs, e.g. the id or name of a person"
    )


def _run_tell(args: Namespace) -> int:
    try:
        result = tell(args.dir, args.device, args.verb, *args.args)
    except (NobodyThereError, ValueError) as error:
        return _refuse(str(error))
    return 0 if result is None else _say([json.dumps(result, ensure_ascii=False, indent=2)])


def _dock(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    parser.add_argument("--screenshot", type=typed.png, metavar="FILE.png", help="write one picture of it and end")
    parser.add_argument("--left", type=int, metavar="PIXELS", help="where its left edge is on the screen")


def _run_dock(args: Namespace) -> int:
    code: int = importlib.import_module("device_sim.dock.window").run(args.dir, args.screenshot, args.left)
    return code


def _render(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["receipt"])
    parser.add_argument("file", type=Path, help="the bytes a receipt printer received")
    parser.add_argument(
        "--model", choices=tuple(DIALECTS), default="epson", metavar="MODEL", help="the printer's (default: epson)"
    )
    parser.add_argument("--out", type=typed.png, required=True, metavar="FILE.png", help="picture to write")


def _run_render(args: Namespace) -> int:
    try:
        render = importlib.import_module("device_sim.receipt_printer.rendering").render
        rendering = render(args.file.read_bytes(), args.model)
        args.out.write_bytes(rendering.png)
    except (OSError, ValueError) as error:
        return _refuse(str(error))
    if rendering.remarks:
        print(f"device_sim: {rendering.remarks}", file=sys.stderr)
    return 0


def _backend(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--database", required=True, help="sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE")
    parser.add_argument(
        "--port", type=typed.port, default=8070, help="where it answers; 0: any free one (default: 8070)"
    )


def _run_backend(args: Namespace) -> int:
    serve = importlib.import_module("device_sim.backend.server").serve
    try:
        serve(
            args.database, port=args.port, ready=lambda port: print(f"back end on http://127.0.0.1:{port}", flush=True)
        )
    except importlib.import_module("device_sim.backend.store").UnusableDatabaseError as error:
        return _refuse_database(error)
    except OSError as error:
        return _refuse(f"--port {args.port}: {_words(error)}")
    return 0


def _run_people(args: Namespace) -> int:
    del args
    return _say(
        f"{one.id:16} {one.card.name:16} {one.card.number:20} {one.card.birth} {one.card.layout.name}"
        for one in importlib.import_module("device_sim.people").people()
    )


# --- what is said -----------------------------------------------------------------------------------------------------


def _say(lines: Iterable[str]) -> int:
    """Print them. A reader that has seen enough, as `head` has, is no failure."""
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left goes nowhere, also at the end
        return 0 if isinstance(error, BrokenPipeError) else _refuse(f"the output cannot be written: {_words(error)}")
    return 0


def _refuse(why: str, code: int = 1) -> int:
    print(f"device_sim: {why}", file=sys.stderr)
    return code


def _refuse_database(error: Exception) -> int:
    return _refuse(f"--database: {error}", 2)


def _words(error: Exception) -> str:
    """The system's own words, without its number and without what is named already."""
    return os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)


if __name__ == "__main__":
    sys.exit(main())
