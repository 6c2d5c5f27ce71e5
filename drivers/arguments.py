"""How this product's commands read their arguments. Knows argparse, no command."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any


class CommandParser(ArgumentParser):
    """Where an option is not known, it shows the usage of the very command that was called, not of all of them."""

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[Namespace, list[str]]:
        known, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return known, unknown
