"""An option that nobody knows is answered by the command that was called."""

import pytest

from drivers.arguments import CommandParser


def test_the_usage_is_that_of_the_command_that_was_called(capsys: pytest.CaptureFixture[str]) -> None:
    top = CommandParser(prog="tool")
    top.add_subparsers().add_parser("print").add_argument("--pages")
    assert top.parse_args(["print", "--pages", "2"]).pages == "2"
    with pytest.raises(SystemExit):
        top.parse_args(["print", "--paegs", "2"])
    said = capsys.readouterr().err
    assert said.startswith("usage: tool print ")
    assert "unrecognized arguments: --paegs 2" in said
