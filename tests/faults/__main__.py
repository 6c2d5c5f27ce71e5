"""`python -m tests.faults [NAME …] [--times N] [--seed N]`: the fault harnesses at their long counts, a line each."""

import argparse
import importlib
import pkgutil
import secrets
import sys
import time
from pathlib import Path

import tests.faults.harness
from tests import conftest as conftest  # the display that the kiosk's processes see


def main() -> int:
    names = sorted(module.name for module in pkgutil.iter_modules(tests.faults.harness.__path__))
    parser = argparse.ArgumentParser(
        prog="python -m tests.faults",
        description="Provokes faults as often as no test command has time for, and prints a line a harness: how\n"
        "often, what was wrong, and what the same harness sees of a wrong product. Exit code 1: one did not hold.",
        epilog="\n".join(["harnesses:", *(f"  {name:10} {_about(name)}" for name in names)]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", nargs="*", metavar="NAME", help="which to run (all by default)")
    parser.add_argument("--times", type=int, metavar="N", help="how often, in place of the harness's own count")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**9), metavar="N", help="as an earlier run's")
    asked = parser.parse_args()
    wanted = asked.name or names
    if unknown := sorted(set(wanted) - set(names)):
        parser.error(f"no harness named {', '.join(unknown)}; there are {', '.join(names)}")
    print(f"seed {asked.seed}", flush=True)
    failed = [name for name in wanted if not _held(name, asked.times, asked.seed)]
    return 1 if failed else 0


def _about(name: str) -> str:
    """The first line of its file, read and not imported."""
    source = Path(tests.faults.harness.__path__[0], f"{name}.py").read_text("utf-8")
    return source.partition('"""')[2].partition('"""')[0].splitlines()[0]


def _held(name: str, times: int | None, seed: int) -> bool:
    harness = importlib.import_module(f"tests.faults.harness.{name}")
    begun = time.monotonic()
    seen = harness.run(times or harness.TIMES, seed)
    print(f"[{name}] {seen.line()} ({time.monotonic() - begun:.0f} s)", flush=True)
    return bool(seen.held)


if __name__ == "__main__":
    sys.exit(main())
