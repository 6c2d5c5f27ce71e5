"""`python -m tests.bench [NAME …]`: run the benchmarks and print a ratio a line. Never fails on a figure."""

import argparse
import importlib
import pkgutil
import sys
from pathlib import Path

import tests.bench

NOT_BENCHMARKS = {"__main__", "film", "phones", "result", "served", "spoken", "timed"}


def _about(name: str) -> str:
    """The first line of its file, read and not imported: some of them need a display."""
    source = Path(tests.bench.__path__[0], f"{name}.py").read_text("utf-8")
    return source.partition('"""')[2].partition('"""')[0].splitlines()[0]


def benchmarks() -> list[str]:
    """The modules of this folder that can be run by name."""
    return sorted(m.name for m in pkgutil.iter_modules(tests.bench.__path__) if m.name not in NOT_BENCHMARKS)


def main() -> int:
    names = benchmarks()
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Runs benchmarks and prints a ratio a line: ours, a peer's or a limit's. The exit code is 0\n"
        "whatever the figures are. Some open a window: QT_QPA_PLATFORM=offscreen where there is no display.",
        epilog="\n".join(["benchmarks:", *(f"  {name:12} {_about(name)}" for name in names)]),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", nargs="*", metavar="NAME", help="which to run (all by default); for qr also folders")
    args = parser.parse_args().name
    folders = [Path(one) for one in args if Path(one).is_dir()]
    wanted = [one for one in args if not Path(one).is_dir()] or names
    unknown = sorted(set(wanted) - set(names))
    if unknown:
        parser.error(f"no benchmark named {', '.join(unknown)}; there are {', '.join(names)}")
    for name in wanted:
        run = importlib.import_module(f"tests.bench.{name}").run
        for result in run(*folders) if folders else run():
            print(f"[{name}] {result.line()}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
