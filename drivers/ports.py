"""The ports of this machine at which a device may stand, by names that stay when plugs are pulled. Opens none."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from drivers.api.permission import NotPermitted, require_permission
from drivers.cli import add_language, language
from drivers.mistake import ENGLISH, sentences
from drivers.reasons import in_language

DEV = Path("/dev")
SENTENCES = Path(__file__).with_name("ports.toml")
STABLE = {  # by scheme: links that udev keeps by maker, model and number, or by the socket of a chip that has none
    "serial": "serial/by-id/*",
    "camera": "v4l/by-id/*",
    "evdev": "input/by-id/*-event-kbd",
    "alsa": "snd/by-path/*",
}
SECOND = "-video-index1"  # the same camera's node for metadata


def commands(parser: argparse.ArgumentParser) -> None:
    """Sets `func`, which prints a line a port and returns 1 where there is none, or one may not be used."""
    add_language(parser)
    parser.set_defaults(func=lambda args: _told(list(ports()), language(args)))


def ports(dev: Path = DEV) -> Iterator[tuple[str, str, str]]:
    """Address for kiosk.toml, what it is a name of now, and why this user may not use it ("": it may)."""
    for scheme, links in STABLE.items():
        for link in sorted(dev.glob(links)):
            if not link.name.endswith(SECOND):
                yield f"{scheme}://{link}", link.resolve().name, _refusal(link)


def _refusal(link: Path) -> str:
    try:
        require_permission(str(link))
    except NotPermitted as error:
        return str(error)
    return ""


def _told(found: list[tuple[str, str, str]], language: str = ENGLISH) -> int:
    usable, nothing = sentences(SENTENCES)["may-be-used"][language], sentences(SENTENCES)["no-port"][language]
    for address, now, refusal in found:
        print(f"{address}  {now}  {in_language(refusal, language) or usable}")
    if not found:
        print(nothing)
    return 0 if found and not any(refusal for *_, refusal in found) else 1
