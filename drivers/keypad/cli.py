"""The technician's commands for the keypad. Knows how keys are asked for and printed."""

import argparse
from argparse import Namespace

from drivers.addresses import parse
from drivers.api.keypad import Keypad
from drivers.api.status import Notice
from drivers.cli import add_port, add_wait, explained, use
from drivers.keypad.codec import options_of
from drivers.keypad.driver import InputKeypad
from drivers.keypad.learn import EVERY_CODE, learn
from drivers.kinds import KEYPAD
from drivers.open import driver_at
from drivers.transports.host import THIS_MACHINE

_LEARN = "Ask for each key in turn, in Chinese and English, then print the line for kiosk.toml."

UNHEARD = "the line is open; no key has been pressed yet, so nobody knows whether a keypad is there"


def commands(parser: argparse.ArgumentParser) -> None:
    """Add what can be done with this device; each sub-command sets `func`, which returns the exit code."""
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    status = verbs.add_parser("status", help="ask whether the keypad is there")
    status.set_defaults(func=lambda args: use(driver_at(KEYPAD, args.port), args, _status))
    watch = verbs.add_parser("watch", help="print each key that is pressed, by what it is for")
    add_wait(watch, "each key")
    watch.set_defaults(func=lambda args: use(driver_at(KEYPAD, args.port), args, _watch))
    learning = verbs.add_parser("learn", help="ask for each key and print its address", description=_LEARN)
    add_wait(learning, "each key; a key that the pad has not is left out then")
    learning.set_defaults(func=lambda args: use(_every_code(args.port), args, _learn))
    for verb in (status, watch, learning):
        add_port(verb, "keypad")


def _every_code(address: str) -> Keypad:
    """A keypad whose keys are called by their codes."""
    return InputKeypad(THIS_MACHINE.open_line(parse("keypad", address)), EVERY_CODE)


def _status(keypad: Keypad, _args: Namespace) -> None:
    status = keypad.status()
    notices = [explained(UNHEARD if notice is Notice.UNHEARD else notice) for notice in status.notices]
    well = [] if Notice.UNHEARD in status.notices else [explained("ready")]
    print(", ".join([*well, *notices, *filter(None, [status.evidence])]))


def _watch(keypad: Keypad, args: Namespace) -> None:
    while key := keypad.poll(args.wait):
        print(key, flush=True)


def _learn(keypad: Keypad, args: Namespace) -> None:
    learned = learn(keypad, args.wait, lambda words: print(words, flush=True))
    if not learned:
        raise ValueError(f"no key within {args.wait:g} s, expected some")
    where = str(args.port).partition("?")[0]
    print(f'\n[devices]\nkeypad = "{where}?{options_of(learned)}"')
