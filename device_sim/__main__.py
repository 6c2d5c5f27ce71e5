"""`python -m device_sim …`: run the simulated devices, tell them what to do, render what they received.

Each command loads only what it needs: `tell` must answer at once.
"""

import argparse
import importlib
import json
import signal
import sys
import threading
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from device_sim.control import ControlServer, NobodyThereError, tell

DEFAULT_FOLDER = Path("run")


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m device_sim", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _serve(_command(commands, "serve", _run_world, "run all simulated devices and the back end"))
    _tell(_command(commands, "tell", _run_tell, "tell a running device what a hand does to it"))
    _dock(_command(commands, "dock", _run_dock, "play the physical world in a window"))
    _render(_command(commands, "render", _run_render, "draw what a receipt printer received"))
    _backend(_command(commands, "backend", _run_backend, "run the back end alone"))
    _command(commands, "people", _run_people, "list the invented people and their names")
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
    parser.add_argument("--panel", default="1080x1920", help="pixels of the panel in the kiosk.toml that is written")
    parser.add_argument("--diagonal", type=float, default=21.5, help="inches of the panel")
    parser.add_argument("--fullscreen", action="store_true")
    parser.add_argument("--database", default="", help="back end's database URL (default: SQLite in the folder)")
    parser.add_argument("--at-once", action="store_true", help="cards are read and paper is printed without delay")


def _run_world(args: Namespace) -> int:
    module = importlib.import_module("device_sim.world")
    speeds = module.AT_ONCE if args.at_once else module.LIFELIKE
    try:
        world = module.World(args.dir, database=args.database, speeds=speeds)
    except importlib.import_module("device_sim.backend.store").UnusableDatabaseError as error:
        return _refuse_database(error)
    width, height = (int(part) for part in args.panel.split("x"))
    config = world.write_config(width=width, height=height, diagonal=args.diagonal, fullscreen=args.fullscreen)
    control = ControlServer(world)
    print(f"simulated devices in {args.dir}, configuration {config}, back end {world.backend.url}", flush=True)
    stop = threading.Event()
    for stopping in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stopping, lambda *_: stop.set())
    stop.wait()
    control.close()
    world.close()
    return 0


def _tell(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    parser.add_argument("device", help="id_card, scanner, receipt_printer, page_printer, line, office or world")
    parser.add_argument("verb", help="what to do; an unknown one is answered with those there are")
    parser.add_argument("args", nargs="*", help="e.g. the id or name of a person")


def _run_tell(args: Namespace) -> int:
    try:
        result = tell(args.dir, args.device, args.verb, *args.args)
    except (NobodyThereError, ValueError) as error:
        print(f"device_sim: {error}", file=sys.stderr)
        return 1
    if result is not None:
        print(json.dumps(result, ensure_ascii=False, indent=2))
    return 0


def _dock(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    parser.add_argument("--screenshot", type=Path, metavar="FILE.png", help="write one picture of it and end")
    parser.add_argument("--left", type=int, metavar="PIXELS", help="where its left edge is on the screen")


def _run_dock(args: Namespace) -> int:
    code: int = importlib.import_module("device_sim.dock").run(args.dir, args.screenshot, args.left)
    return code


def _render(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["receipt"])
    parser.add_argument("file", type=Path, help="the bytes a receipt printer received")
    parser.add_argument("--out", type=Path, required=True, help="PNG to write")


def _run_render(args: Namespace) -> int:
    try:
        render = importlib.import_module("device_sim.receipt_printer").render_receipt
        args.out.write_bytes(render(args.file.read_bytes()))
    except (OSError, ValueError) as error:
        print(f"device_sim: {error}", file=sys.stderr)
        return 1
    return 0


def _backend(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--database", required=True, help="sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE")
    parser.add_argument("--port", type=int, default=8070)


def _run_backend(args: Namespace) -> int:
    serve = importlib.import_module("device_sim.backend.server").serve
    try:
        serve(
            args.database, port=args.port, ready=lambda port: print(f"back end on http://127.0.0.1:{port}", flush=True)
        )
    except importlib.import_module("device_sim.backend.store").UnusableDatabaseError as error:
        return _refuse_database(error)
    return 0


def _refuse_database(error: Exception) -> int:
    print(f"device_sim: --database: {error}", file=sys.stderr)
    return 2


def _run_people(args: Namespace) -> int:
    del args
    for one in importlib.import_module("device_sim.people").people():
        print(f"{one.id:16} {one.card.name:16} {one.card.number:20} {one.card.birth} {one.card.layout.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
