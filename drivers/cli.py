"""What the technician's commands of all devices have in common. Knows argparse and addresses, no device."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable

from drivers.addresses import check, forms


def add_port(verb: ArgumentParser, device: str, *aliases: str, default: str | None = None) -> None:
    """Let `verb` take --port: an address of such a device, refused with what was expected. Needed without `default`."""
    verb.add_argument(
        "--port",
        *aliases,
        type=_address_of(device),
        required=default is None,
        default=default,
        metavar="ADDRESS",
        help=forms(device) + (f" ({default})" if default else ""),
    )


def _address_of(device: str) -> Callable[[str], str]:
    def address(text: str) -> str:
        try:
            check(device, text)
        except ValueError as error:  # of a ValueError argparse says only "invalid value"
            raise ArgumentTypeError(str(error)) from None
        return text

    return address
