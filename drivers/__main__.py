"""`python -m drivers DEVICE COMMAND …`: ask one device directly. Knows the devices, none of their commands.

Stop the kiosk first: a port can be open once only. Only the commands of the device that is asked are loaded: those of a
camera load OpenCV.
"""

import argparse
import importlib
import os
import sys
from argparse import Namespace

from drivers import ports, scan
from drivers.arguments import CommandParser
from drivers.kinds import KINDS

EXAMPLES = """\
examples:
  python -m drivers ports
  python -m drivers scan >devices.toml
  python -m drivers id_card status --port serial:///dev/ttyUSB0
  python -m drivers id_card read --config kiosk.toml --wait 20
  python -m drivers id_card parse --hex "AA AA AA 96 69 05 08 00 00 90 01 00 04 00 …"

Each device and each command has its own help: python -m drivers id_card read --help
The exit code is 0 when the device did what was asked, 1 when it did not, 2 when the command line is wrong.
"""


def parser(asked: str = "") -> argparse.ArgumentParser:
    """Takes the commands of the device `asked`; of the others it knows what they are."""
    top = CommandParser(
        prog="python -m drivers",
        description="Ask one of the terminal's devices directly. Stop the kiosk first: a port can be open once only.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    devices = top.add_subparsers(required=True, metavar="DEVICE")
    for kind in KINDS:
        device = devices.add_parser(kind.name, help=kind.what, description=f"Commands for {kind.what}.")
        if kind.name == asked:
            importlib.import_module(f"drivers.{kind.name}.cli").commands(device)
    says = "list the ports a device may stand at, by names that stay; opens none"
    ports.commands(devices.add_parser("ports", help=says, description=f"{says[0].upper()}{says[1:]}."))
    says = "find what is plugged in, and print the lines for kiosk.toml; asks known card readers alone"
    scan.commands(devices.add_parser("scan", help=says, description=f"{says[0].upper()}{says[1:]}."))
    return top


def main(arguments: list[str] | None = None) -> int:
    words = sys.argv[1:] if arguments is None else arguments
    args: Namespace = parser(words[0] if words else "").parse_args(words)
    try:
        status = int(args.func(args))
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return 130  # as a shell says it; whoever waited for a card had enough
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read it has seen enough
        return 0


if __name__ == "__main__":
    sys.exit(main())
