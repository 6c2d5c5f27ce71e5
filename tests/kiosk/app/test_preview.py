"""`kiosk catalogue preview`: what a service shows and prints, as files."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parents[3]


def preview(service: str, out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kiosk", "catalogue", "preview", service, "--out", str(out), *options]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)


def size_of(file: Path) -> tuple[int, int]:
    with Image.open(file) as picture:
        return picture.size


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("preview")
    done = preview("social-insurance-certificate", out)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(f"papers in {out}\n")
    return out


def test_every_screen_is_drawn_in_both_languages_as_large_as_the_panel(shown: Path) -> None:
    screens = sorted(shown.glob("screens/*.png"))
    assert {size_of(screen) for screen in screens} == {(1080, 1920)}
    named = {screen.name for screen in screens}
    assert "usual.03-check-1.zh-Hans.1.png" in named
    assert {name.replace(".en.", ".zh-Hans.") for name in named if ".en.1." in name} <= named
    assert any(name.startswith("usual-spoiled.") for name in named)
    assert any(name.startswith("refused-name-differs.") for name in named)


def test_no_screen_is_written_twice(shown: Path) -> None:
    screens = [screen.read_bytes() for screen in shown.glob("screens/usual*.zh-Hans.1.png")]
    assert len({*screens}) >= len(screens) - 1  # two records are saved on the way, and look alike but for their stage


def test_pages_are_written_as_pdf_and_as_pictures(shown: Path) -> None:
    pages = {file.name for file in shown.glob("papers/social-insurance-certificate.*")}
    assert {f"social-insurance-certificate.{name}" for name in ("usual.pdf", "usual.1.png", "rare.1.png")} <= pages
    assert size_of(shown / "papers" / "social-insurance-certificate.usual.1.png") == (1241, 1754)


def test_slips_are_drawn_in_both_languages_and_sizes_each_once(shown: Path) -> None:
    slips = list(shown.glob("papers/*-slip.*.png"))
    usual = {
        f"certificate-slip.usual.{language}.{size}.png"
        for language in ("zh-Hans", "en")
        for size in ("standard", "elder")
    }
    assert usual <= {slip.name for slip in slips}
    assert len({slip.read_bytes() for slip in slips}) == len(slips)


def test_a_service_that_is_not_there_is_answered_with_those_that_are(tmp_path: Path) -> None:
    done = preview("library-card", tmp_path)
    assert done.returncode == 2
    assert "'library-card'" in done.stderr
    assert "old-age-allowance" in done.stderr


def test_another_panel_and_elder_mode_are_shown_where_they_are_wanted(tmp_path: Path) -> None:
    done = preview("application-progress", tmp_path, "--panel", "1366x768", "--elder")
    assert (done.returncode, done.stderr) == (0, "")
    assert {size_of(screen) for screen in tmp_path.glob("screens/*.png")} == {(1366, 768)}
    standard = tmp_path / "standard"
    assert preview("application-progress", standard, "--panel", "1366x768").returncode == 0
    usual = {screen.name: screen.read_bytes() for screen in standard.glob("screens/*.png")}
    assert len(usual) > 1
    assert all((tmp_path / "screens" / name).read_bytes() != picture for name, picture in usual.items())


def test_a_panel_that_is_none_is_answered_with_those_that_are(tmp_path: Path) -> None:
    done = preview("application-progress", tmp_path, "--panel", "800x600")
    assert done.returncode == 2
    assert "'800x600': expected one of 1080x1920, 1920x1080, 1366x768" in done.stderr
