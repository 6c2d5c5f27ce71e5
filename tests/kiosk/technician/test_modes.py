"""Which files are open to others, and the command that closes each."""

from dataclasses import replace
from pathlib import Path

from kiosk.config.settings import Backend, Config, Data, Terminal
from kiosk.technician.modes import open_to_others


def test_only_what_is_there_and_open_is_told_and_the_command_can_be_pasted(tmp_path: Path) -> None:
    key, data = tmp_path / "terminal.key", tmp_path / "my data"
    config = Config(Terminal("GZ0117", "0117", "here"), Backend("https://h", key), Data(data))
    assert list(open_to_others(config)) == []
    key.touch(mode=0o600)
    data.mkdir(mode=0o700)
    assert list(open_to_others(config)) == []
    key.chmod(0o640)
    data.chmod(0o755)
    tls = tmp_path / "tls.key"
    tls.touch()
    tls.chmod(0o604)
    with_tls = replace(config, backend=replace(config.backend, client_key=tls))
    assert list(open_to_others(with_tls)) == [f"chmod 600 {key}", f"chmod 600 {tls}", f"chmod 700 '{data}'"]
