"""`python -m device_sim`: what is typed wrong is answered with what was expected, and help says what there is."""

from pathlib import Path

import pytest

from device_sim.__main__ import main
from device_sim.receipt_printer.dialects import DIALECTS
from device_sim.typed import inches_of
from device_sim.world import World
from ui.gallery.render import PANELS


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What is said about a command line that cannot be meant."""
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    assert ended.value.code == 2
    return capsys.readouterr().err


def help_of(capsys: pytest.CaptureFixture[str], command: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("panel", ["abc", "0x0", "1080", "1080x", "-1x20", "1080x1920x3", "1080 x 1920", "９x９"])
def test_a_panel_is_two_numbers(panel: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "serve", "--dir", str(tmp_path), f"--panel={panel}")
    assert f"{panel!r}: expected WIDTHxHEIGHT in pixels, such as 1080x1920" in said


@pytest.mark.parametrize("inches", ["0", "-3", "nan", "inf", "wide"])
def test_a_diagonal_is_a_size(inches: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "serve", "--dir", str(tmp_path), f"--diagonal={inches}")
    assert f"{inches!r}: expected inches, such as 21.5" in said


@pytest.mark.parametrize("port", ["99999", "-1", "http", "65536"])
def test_a_port_has_a_range(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "backend", "--database", "sqlite://", f"--port={port}")
    assert f"{port!r}: expected a port from 0 (any free one) to 65535" in said


@pytest.mark.parametrize("name", ["x.txt", "x", "x.png.gz"])
def test_a_picture_is_written_under_the_name_of_one(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "r.bin").write_bytes(b"A\n")
    said = refused(capsys, "render", "receipt", str(tmp_path / "r.bin"), "--out", str(tmp_path / name))
    assert "expected a name that ends in .png" in said
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("folder", ["/proc/x", "/dev/null"])
def test_a_folder_that_cannot_be_made_is_named(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--dir", folder]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"device_sim: --dir {folder}: ")
    assert len(said.splitlines()) == 1


def test_a_folder_too_long_for_a_socket_is_refused_before_anything_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / ("x" * 100)
    assert main(["serve", "--dir", str(folder)]) == 1
    said = capsys.readouterr().err
    assert said == (
        f"device_sim: --dir {folder}: expected a path of at most 94 bytes, so that a socket fits into the folder; "
        f"this one has {len(str(folder))}\n"
    )
    assert not folder.exists()


def test_help_says_what_may_be_told_and_shows_how(capsys: pytest.CaptureFixture[str]) -> None:
    said = help_of(capsys, "tell")
    assert "tell world verbs" in said
    for example in ("tell id_card insert_card chen-jianming", "tell receipt_printer set_paper end", "tell line cut"):
        assert example in said
    assert "DEVICE VERB [WORD ...]" in said


def test_help_states_defaults_and_meanings(capsys: pytest.CaptureFixture[str]) -> None:
    assert "default: 8070" in help_of(capsys, "backend")
    serve = help_of(capsys, "serve")
    assert "WIDTHxHEIGHT" in serve
    assert "default: 1080x1920" in serve
    assert "default: 21.5" in serve
    assert "--fullscreen the kiosk covers the whole screen" in serve
    assert f"--receipt-printer MODEL one of {', '.join(DIALECTS)};" in serve


# --- words after a verb ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        (("id_card", "garble", "abc"), "count 'abc': expected a whole number from 0 to 1000000"),
        (("id_card", "garble", "-1"), "count '-1': expected a whole number from 0 to 1000000"),
        (("scanner", "drop_after", "1.5"), "count '1.5': expected a whole number from 0"),
        (("scanner", "pieces", "²"), "size '²': expected a whole number from 0"),
        (("scanner", "show_long", "-1"), "size '-1': expected a whole number from 1"),
        (("scanner", "show_receipt", "0"), "back '0': expected a whole number from 1"),
        (("scanner", "show_hex", "zz"), "payload 'zz': expected pairs of hexadecimal digits"),
        (("scanner", "noise", "a"), "data 'a': expected pairs of hexadecimal digits"),
        (("receipt_printer", "paper_out_after", "-2"), "lines '-2': expected a whole number from 0"),
        (("page_printer", "set_paper", "many"), "sheets 'many': expected a whole number from 0"),
        (("page_printer", "paper_out_after", "-2"), "sheets '-2': expected a whole number from 0"),
        (("line", "slow", "-1"), "count '-1': expected a whole number from 1"),
        (("line", "cut", "0"), "count '0': expected a whole number from 1"),
        (("id_card", "refuse_card", "maybe"), "on 'maybe': expected yes or no (or on, off, true, false)"),
        (("id_card", "self_test_failed", "1"), "on '1': expected yes or no"),
        (("scanner", "stall", ""), "on '': expected yes or no"),
        (("receipt_printer", "silent", "oui"), "on 'oui': expected yes or no"),
        (("id_card", "garble", "1", "2"), "2 words came after it, expected [count]"),
    ],
)
def test_a_word_that_cannot_be_meant_is_refused_with_what_was_expected(
    world: World, words: tuple[str, ...], answer: str
) -> None:
    before = world.state()
    with pytest.raises(ValueError, match="expected") as caught:
        world.tell(*words)
    assert answer in str(caught.value)
    assert world.state() == before


@pytest.mark.parametrize("yes", ["yes", "on", "true"])
@pytest.mark.parametrize("no", ["no", "off", "false"])
def test_a_switch_understands_three_words_for_yes_and_three_for_no(world: World, yes: str, no: str) -> None:
    world.tell("id_card", "refuse_card", yes)
    assert world.state()["id_card"]["refuses"]
    world.tell("id_card", "refuse_card", no)
    assert not world.state()["id_card"]["refuses"]


def test_the_world_lists_its_verbs_with_the_words_that_follow_them(world: World) -> None:
    verbs = world.verbs()
    assert verbs["id_card"]["insert_card"] == "who"
    assert verbs["id_card"]["garble"] == "[count]"
    assert verbs["receipt_printer"]["set_paper"] == "state"
    assert verbs["receipt_printer"]["jam"] == ""
    assert list(verbs["line"]) == sorted(verbs["line"])


def test_only_the_device_and_the_verb_must_be_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert "the following arguments are required: VERB\n" in refused(capsys, "tell", "id_card")


@pytest.mark.parametrize(("panel", "inches"), [((1366, 768), 15.6), ((1080, 1920), 21.5), ((1920, 1080), 21.5)])
def test_a_panel_has_the_size_of_the_one_in_the_gallery(panel: tuple[int, int], inches: float) -> None:
    assert inches_of(panel) == inches == PANELS["x".join(map(str, panel))].diagonal_in
