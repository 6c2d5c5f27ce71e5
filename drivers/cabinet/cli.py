"""The technician's commands for the board in the cabinet. Knows how its answer is printed."""

import argparse
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable

from drivers.api.cabinet import Cabinet
from drivers.api.errors import Fault
from drivers.api.status import Notice
from drivers.cli import add_port, explained, use
from drivers.kinds import CABINET, LAMPS
from drivers.open import driver_at

MOVED = {Fault.COVER_OPEN: "the door stands open", Fault.TAMPERED: "the tamper contact has moved"}
UNASKED = "the line is open; this board answers nothing, so nobody knows whether it works"


def commands(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with this device; each sub-command sets `func`, which returns the exit code."""
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    status = verbs.add_parser("status", help="ask the board which relays and inputs are closed")
    status.set_defaults(func=lambda args: _with(args, _status))
    light = verbs.add_parser(
        "light", help="close the relays of these lamps and open those of all others; look yourself"
    )
    light.add_argument("devices", nargs="*", metavar="DEVICE", type=_lamp, help=f"of {', '.join(LAMPS)}")
    light.set_defaults(func=lambda args: _with(args, _light))
    for verb in (status, light):
        add_port(verb, "cabinet")


def _lamp(word: str) -> str:
    if word not in LAMPS:
        raise ArgumentTypeError(f"{word!r}, expected some of {', '.join(LAMPS)}")
    return word


def _with(args: Namespace, act: Callable[[Cabinet, Namespace], None]) -> int:
    return use(driver_at(CABINET, args.port), args, act)


def _status(board: Cabinet, _args: Namespace) -> None:
    status = board.status()
    wrong = f"{explained(MOVED[status.fault])}; " if status.fault else ""
    print(explained(UNASKED) if Notice.UNASKED in status.notices else wrong + status.evidence)


def _light(board: Cabinet, args: Namespace) -> None:
    """What the relays do then, the board says where it answers; what the lamps do, only eyes see."""
    board.light(args.devices)
    _status(board, args)
