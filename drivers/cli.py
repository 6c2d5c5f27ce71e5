"""What the technician's commands of all devices have in common. Knows argparse and addresses, no device."""

import json
import math
import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from unicodedata import category

from drivers.addresses import check, forms
from drivers.api.errors import DeviceError
from drivers.api.font_coverage import is_written
from drivers.api.status import Device
from drivers.config import address_in
from drivers.mistake import ENGLISH, LANGUAGES, in_every_language, language_of, sentences
from drivers.mistake import SENTENCES as MISTAKES
from drivers.reasons import in_language

D = TypeVar("D", bound=Device)
WORDS = Path(__file__).with_name("words.toml")
WAIT_S, MOST_S = 30.0, 86_400.0


def add_port(verb: ArgumentParser, device: str, *aliases: str, default: str | None = None) -> None:
    """Let `verb` take --port, an address of such a device, or --config, a kiosk.toml that has one.

    Both set `port` to the address. What is wrong is refused with what was expected. Needed without `default`.
    """
    where = verb.add_mutually_exclusive_group(required=default is None)
    where.add_argument(
        "--port",
        *aliases,
        type=_refusing(lambda text: _checked(device, text)),
        default=default,
        metavar="ADDRESS",
        help=forms(device) + (f" ({default})" if default else ""),
    )
    where.add_argument(
        "--config",
        dest="port",
        type=_refusing(lambda text: address_in(Path(text), device)),
        metavar="FILE",
        help="the terminal's kiosk.toml: the address that stands there",
    )


def add_wait(verb: ArgumentParser, what: str) -> None:
    """Let `verb` take --wait SECONDS, and --timeout, which is the same. Sets `wait`."""
    says = f"how long to wait for {what} ({WAIT_S:g})"
    verb.add_argument("--wait", "--timeout", dest="wait", type=_seconds, default=WAIT_S, metavar="SECONDS", help=says)


def add_language(verb: ArgumentParser) -> None:
    """Let `verb` take --language. Sets `language`: one of LANGUAGES, "" where it is not said."""
    says = f"{' or '.join(LANGUAGES)} (default: Chinese in a Chinese locale, otherwise English)"
    verb.add_argument("--language", choices=LANGUAGES, default="", metavar="LANGUAGE", help=says)


def language(args: Namespace) -> str:
    """The one that was said, or that of the locale."""
    return args.language or language_of(os.environ)


def use(device: D, args: Namespace, act: Callable[[D, Namespace], None]) -> int:
    """Do this with the device, then close it. The exit code; 1: it cannot be done, and why is printed."""
    try:
        act(device, args)
    except DeviceError as error:
        return device_failed(error)
    except ValueError as error:
        return failed(str(error))
    finally:
        device.close()
    return 0


def failed(why: str) -> int:
    """Say why it cannot be done. The exit code."""
    print(of_locale(why), file=sys.stderr)
    return 1


def seen(line: str) -> str:
    """The same line of JSON, with what is drawn as nothing, or stands for something else, in digits."""

    def is_drawn(one: str) -> bool:  # ideographs newer than Python are none of its printable characters
        return one.isprintable() or category(one) == "Zs" or is_written(one)

    return "".join(one if is_drawn(one) else json.dumps(one)[1:-1] for one in line)


def device_failed(error: DeviceError, *consequences: str) -> int:
    """The same of a device, with its word for scripts and what that means. `consequences`: words of `explained`."""
    device, fault = error.device, explained(error.fault.value)
    because = f" ({of_locale(error.evidence)})" if error.evidence else ""
    print(f"{device}: {fault}{because}{''.join(f'; {explained(one)}' for one in consequences)}", file=sys.stderr)
    return 1


def explained(words: str) -> str:
    """What a command says, as scripts look for it; in a Chinese locale with its meaning, where `words.toml` has one."""
    chosen = language_of(os.environ)
    meaning = next((said[chosen] for said in sentences(WORDS).values() if said[ENGLISH] == words), words)
    return words if meaning == words else sentences(MISTAKES)["colon"][chosen].join((words, meaning))


def of_locale(evidence: str) -> str:
    """What a device or the system said, as far as it is known in the language of the locale."""
    return in_language(evidence, language_of(os.environ))


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= MOST_S:
        raise ArgumentTypeError(f"{text!r}, expected seconds, at most {MOST_S:g}")
    return seconds


def _checked(device: str, text: str) -> str:
    check(device, text)
    return text


def _refusing(understand: Callable[[str], str]) -> Callable[[str], str]:
    def understood(text: str) -> str:
        try:
            return understand(text)
        except ValueError as error:  # of a ValueError argparse says only "invalid value"
            raise ArgumentTypeError("\n".join(in_every_language(error))) from None

    return understood
