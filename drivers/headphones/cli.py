"""The technician's commands for the headphone jack. Knows how its answer is printed."""

import argparse
from argparse import Namespace
from collections.abc import Callable

from drivers.api.headphones import Headphones
from drivers.cli import add_port, add_wait, explained, use
from drivers.headphones.driver import WORDS
from drivers.kinds import HEADPHONES
from drivers.open import driver_at

HEAR_S = 0.5  # for what a jack says as soon as it is listened to


def commands(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with this device; each sub-command sets `func`, which returns the exit code."""
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    status = verbs.add_parser("status", help="ask whether headphones are plugged in")
    status.set_defaults(func=lambda args: _with(args, _status))
    watch = verbs.add_parser("watch", help="print it whenever they are plugged in or pulled out")
    add_wait(watch, "each change")
    watch.set_defaults(func=lambda args: _with(args, _watch))
    for verb in (status, watch):
        add_port(verb, "headphones")


def _with(args: Namespace, act: Callable[[Headphones, Namespace], None]) -> int:
    return use(driver_at(HEADPHONES, args.port), args, act)


def _status(jack: Headphones, _args: Namespace) -> None:
    print(explained(WORDS[jack.poll(HEAR_S)]))


def _watch(jack: Headphones, args: Namespace) -> None:
    before = jack.poll(HEAR_S)
    print(explained(WORDS[before]), flush=True)
    while (now := jack.poll(args.wait)) != before:
        print(explained(WORDS[now]), flush=True)
        before = now
