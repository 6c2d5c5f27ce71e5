"""The ports of this machine at which a device may stand, by names that stay when plugs are pulled. Opens none."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from drivers.api.permission import NotPermitted, require_permission

DEV = Path("/dev")
STABLE = {  # by scheme: links that udev keeps by maker, model and number, or by the socket of a chip that has none
    "serial": "serial/by-id/*",
    "camera": "v4l/by-id/*",
    "evdev": "input/by-id/*-event-kbd",
    "alsa": "snd/by-path/*",
}
SECOND = "-video-index1"  # the same camera's node for metadata


def commands(parser: argparse.ArgumentParser) -> None:
    """Sets `func`, which prints a line a port and returns 1 where there is none, or one may not be used."""
    parser.set_defaults(func=lambda _args: _told(list(ports())))


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


def _told(found: list[tuple[str, str, str]]) -> int:
    for address, now, refusal in found:
        print(f"{address}  {now}  {refusal or 'may be used'}")
    if not found:
        print("no port with a name that stays: nothing plugged in, or no udev here; /dev/ttyS1 and the like have none")
    return 0 if found and not any(refusal for *_, refusal in found) else 1
