"""A technician's command of a device, run in this process as it is typed at a shell."""

from argparse import ArgumentParser
from collections.abc import Callable


def typed(commands: Callable[[ArgumentParser], None], *words: str) -> int:
    """The exit code. `commands`: those of the device, such as drivers.scanner.cli.commands."""
    parser = ArgumentParser()
    commands(parser)
    arguments = parser.parse_args(words)
    return int(arguments.func(arguments))
