"""`demo.sh`, `check.sh` and `test.sh` from outside: what they refuse, what they say, what they leave alone."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from device_sim.control import tell
from device_sim.reading import READERS
from device_sim.receipt_printer.dialects import DIALECTS
from device_sim.scanning import MODELS as SCANNERS

ROOT = Path(__file__).parents[2]
JOURNEYS = sorted(path.stem for path in (ROOT / "tests" / "flows" / "journeys").glob("*.toml"))


def script(name: str | Path, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["sh", ROOT / "packaging" / name, *words],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_a_demonstration_does_not_disturb_devices_that_run_in_its_folder(told: Path, tmp_path: Path) -> None:
    before = (told / "control.sock").stat().st_ino
    # Without the set-up, which would change the environment that this test runs in.
    (tmp_path / "setup.sh").write_text(f"cd '{ROOT}'\n", encoding="utf-8")
    demo = shutil.copy(ROOT / "packaging" / "demo.sh", tmp_path)
    # No window is opened where nothing is simulated, so no screen need stand behind the name.
    done = script(demo, "--dir", str(told), DISPLAY=":none")
    assert done.returncode == 1
    assert f"device_sim: simulated devices already run in {told}: " in done.stderr
    assert "Traceback" not in done.stderr
    assert (told / "control.sock").stat().st_ino == before
    assert tell(told, "world", "state")["line"]["mode"] == "ok"


def test_help_of_the_demonstration_names_every_journey_and_every_device() -> None:
    done = script("demo.sh", "--help")
    assert done.returncode == 0
    assert [name for name in JOURNEYS if name not in done.stdout.split()] == []
    assert "tests/flows/journeys" in done.stdout
    named = set(re.findall("[a-z0-9-]+", done.stdout))
    assert {*DIALECTS, *SCANNERS, *READERS} <= named


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--headless", "--out", "x", "--panel", "1920x1080"), "demo: --panel goes with a window"),
        (("--headless", "--out", "x", "--reader", "program"), "demo: --reader goes with a window"),
        (("--headless", "--out", "x", "--printer", "masung"), "demo: --printer goes with a window"),
        (("--headless", "--out", "x", "--dir", "y"), "demo: --dir goes with a window"),
        (("--headless",), "demo: --headless needs --out DIR"),
        (("--out", "x"), "demo: --out, --voices and names of journeys go with --headless"),
        (("31-too-young",), "demo: --out, --voices and names of journeys go with --headless"),
        (("--panel", "abc"), "demo: --panel abc: expected 1080x1920, 1920x1080 or 1366x768"),
        (("--panel", "0x0"), "demo: --panel 0x0: expected 1080x1920, 1920x1080 or 1366x768"),
    ],
)
def test_options_that_do_not_go_together_are_refused_before_anything_is_set_up(
    words: tuple[str, ...], said: str
) -> None:
    done = script("demo.sh", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("word", ["-h", "--help"])
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("check.sh", "no window, no other process and no socket, and are not marked as thorough."),
        ("test.sh", "they name are run, e.g.: sh packaging/test.sh tests/drivers -k garbled"),
    ],
)
def test_help_of_the_checks_is_said_before_anything_is_set_up(name: str, said: str, word: str, tmp_path: Path) -> None:
    (tmp_path / "sed").symlink_to("/bin/sed")
    done = subprocess.run(
        ["/bin/sh", f"packaging/{name}", word],
        cwd=ROOT,
        env={"PATH": str(tmp_path)},  # no dpkg-query, no Python
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert said in done.stdout
