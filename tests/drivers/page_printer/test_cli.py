"""The technician's commands against the simulated printer."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

import pytest

from device_sim.page_printer.printer import SimPagePrinter
from drivers.page_printer.cli import commands
from tests.drivers.page_printer.pages import blank_pdf


@pytest.fixture
def sim() -> Iterator[SimPagePrinter]:
    printer = SimPagePrinter()
    yield printer
    printer.unplug()


def run(*words: str) -> int:
    parser = ArgumentParser()
    commands(parser)
    args = parser.parse_args(words)
    return int(args.func(args))


def test_status_says_ready_or_what_is_wrong(sim: SimPagePrinter, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("status", "--port", sim.uri) == 0
    assert capsys.readouterr().out == "ready (printer-state 3: none)\n"
    sim.set_paper(0)
    assert run("status", "--port", sim.uri) == 1
    assert capsys.readouterr().out == "no_paper (printer-state 5: media-empty-error)\n"


def test_a_file_is_printed(sim: SimPagePrinter, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(blank_pdf(2))
    assert run("print", str(file), "--pages", "2", "--port", sim.uri) == 0
    assert capsys.readouterr().out == "2 of 2 out\ncompleted\n"
    assert sim.jobs[0].pdf == blank_pdf(2)


def test_what_went_wrong_is_said_and_whether_paper_may_be_out(
    sim: SimPagePrinter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(b"no pdf at all")
    assert run("print", str(file), "--port", sim.uri) == 1
    assert capsys.readouterr().err.endswith("; some paper may be out\n")
    assert run("print", str(tmp_path / "absent.pdf"), "--port", sim.uri) == 1
    assert "absent.pdf" in capsys.readouterr().err


def test_the_printers_address_may_be_called_uri_as_well(
    sim: SimPagePrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("status", "--uri", sim.uri) == 0
    assert capsys.readouterr().out.startswith("ready")


def test_the_digest_of_a_printers_certificate_is_printed_and_believed_in_its_address(
    sim: SimPagePrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    sim.renew_certificate()
    assert run("certificate", "--port", sim.uri) == 0
    digest = capsys.readouterr().out.strip()
    assert run("status", "--port", f"{sim.uri}?certificate={digest}") == 0
    sim.renew_certificate()
    assert run("status", "--port", f"{sim.uri}?certificate={digest}") == 1
    assert f"not_trusted (certificate {sim.certificate}, expected {digest})" in capsys.readouterr().err


def test_where_nothing_is_encrypted_there_is_no_certificate(
    sim: SimPagePrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("certificate", "--port", sim.uri) == 1
    assert "expected ipps://HOST[:PORT]/PATH" in capsys.readouterr().err
    assert run("certificate", "--port", sim.uri.replace("ipp:", "ipps:")) == 1
    assert "not_trusted (no encrypted line: " in capsys.readouterr().err
