"""`python -m tests.bench [NAME …]`: run the benchmarks and print a ratio a line. Never fails on a figure."""

import argparse
import importlib
import pkgutil
import sys

import tests.bench

NOT_BENCHMARKS = {"__main__", "result"}


def main() -> int:
    names = sorted(m.name for m in pkgutil.iter_modules(tests.bench.__path__) if m.name not in NOT_BENCHMARKS)
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("name", nargs="*", help=f"which to run (all by default): {', '.join(names)}")
    wanted = parser.parse_args().name or names
    unknown = sorted(set(wanted) - set(names))
    if unknown:
        parser.error(f"no benchmark named {', '.join(unknown)}; there are {', '.join(names)}")
    for name in wanted:
        for result in importlib.import_module(f"tests.bench.{name}").run():
            print(f"[{name}] {result.line()}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
