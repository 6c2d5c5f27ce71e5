"""What 300 services cost instead of 8: a start until it can be used, and a change of the letters' size."""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kiosk.catalogue.new import write_service
from tests.bench.result import Result
from tests.bench.start import CONFIG, HOME, SCREEN
from tests.bench.touch import many_services

ROOT = Path(__file__).parents[2]
ROOMS = ("kiosk", "drivers", "ui", "offline_cache")
FEW, MANY = 8, 300
START_GOAL = 1.2
RUNS = 7


def run() -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        few, many = (_copy(Path(folder) / str(count), count) for count in (FEW, MANY))
        for project in (few, many):
            _start(project)  # checks every service, writes the index, remembers the home screen, compiles modules
        runs = [(_start(many), _start(few)) for _ in range(RUNS)]
    slow, fast = (statistics.median(times) for times in zip(*runs, strict=True))
    name, peer = f"start with {MANY} services until it can be used", f"with {FEW} services"
    yield Result(name, slow, fast, "ms", peer, START_GOAL)
    yield from many_services()


def _copy(project: Path, count: int) -> Path:
    """The program with so many services, which check clean and can be played."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, project / room, ignore=shutil.ignore_patterns("__pycache__"))
    services = project / "kiosk" / "services"
    for number in range(count - len(list(services.glob("*/*/service.toml")))):
        write_service(services, f"office_{number % 20}", f"made_up_{number}")
    (project / "display.json").write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
    (project / "kiosk.toml").write_text(CONFIG, "utf-8")
    return project


def _start(project: Path) -> float:
    """Milliseconds from the start of the process until a touch that waited is answered, less such a touch alone."""
    surroundings = os.environ | {
        "QT_QPA_PLATFORM": f"offscreen:configfile={project / 'display.json'}",
        "QT_QUICK_BACKEND": "software",
        "XDG_CACHE_HOME": str(project / "cache"),
    }
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.time()
    child = subprocess.run(
        [sys.executable, "-c", HOME, str(project / "kiosk.toml")],
        cwd=project,
        env=surroundings,
        capture_output=True,
        check=True,
        text=True,
        timeout=120,
    )
    times = [(float(at) - begun) * 1000 for at in child.stdout.split()]
    return times[1] - (times[3] - times[2])
