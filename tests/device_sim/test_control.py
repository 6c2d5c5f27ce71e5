"""The socket through which a running world is told: what goes in comes out, and nothing is left without an answer."""

import json
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from device_sim.__main__ import main
from device_sim.control import SOCKET, ControlServer, NobodyThereError, tell
from device_sim.people import person
from device_sim.world import World
from drivers.addresses import parse
from drivers.id_card.driver import SdtReader
from drivers.transports.line import opener


def say(folder: Path, line: bytes) -> dict[str, object]:
    """What the socket answers to bytes that `tell` would never send."""
    with closing(socket.socket(socket.AF_UNIX)) as mine:
        mine.settimeout(5)
        mine.connect(str(folder / SOCKET))
        mine.sendall(line)
        mine.shutdown(socket.SHUT_WR)
        with mine.makefile("rb") as answer:
            told: dict[str, object] = json.loads(answer.readline())
            return told


@contextmanager
def someone_else(folder: Path, answer: bytes) -> Iterator[None]:
    """A socket in the world's place that answers once, and goes."""
    with closing(socket.socket(socket.AF_UNIX)) as listening:
        listening.bind(str(folder / SOCKET))
        listening.listen()

        def answer_one() -> None:
            peer, _ = listening.accept()
            with closing(peer):
                peer.recv(4096)
                peer.sendall(answer)

        thread = threading.Thread(target=answer_one)
        thread.start()
        yield
        thread.join()


def test_a_card_inserted_through_the_socket_is_read_by_the_real_driver(told: Path) -> None:
    assert tell(told, "id_card", "insert_card", "rare-yan") is None
    reader = SdtReader(opener(parse("id_card", f"serial://{told}/id_card.tty?baud=115200")))
    assert reader.find()
    assert reader.read().name == "欧阳䶮" == person("rare-yan").card.name
    reader.close()


def test_the_worlds_own_words_come_back_as_the_error(told: Path) -> None:
    with pytest.raises(ValueError, match="no device 'toaster'; there are cabinet, headphones, id_card, keypad, line"):
        tell(told, "toaster", "toast")
    with pytest.raises(ValueError, match="line cannot 'sever'; it can cut, down, drip"):
        tell(told, "line", "sever")


def test_state_records_and_verbs_cross_the_socket_as_they_are(told: Path, world: World) -> None:
    assert tell(told, "world", "state") == world.state()
    assert tell(told, "world", "records") == world.records()
    assert tell(told, "world", "verbs") == world.verbs()


@pytest.mark.parametrize("payload", ["穗" * 2000, "GZ\x00\n\r\x1b[2J0117", ""])
def test_long_and_strange_words_arrive_unchanged(told: Path, world: World, payload: str) -> None:
    tell(told, "scanner", "show_code", payload)
    assert world.state()["scanner"]["shows"] == payload


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (b"\n", "Expecting value"),
        (b"", "Expecting value"),
        (b"\xff\xfe\n", "decode"),
        (b"[1, 2]\n", "list indices"),
        (b'{"device": "line"}\n', "'verb' is missing; a line has device, verb and perhaps args"),
        (b'{"device": "line", "verb": "cut", "args": 7}\n', "7"),
        (b'{"device": ["line"], "verb": "cut"}\n', "unhashable"),
    ],
)
def test_nonsense_is_answered_and_the_next_one_is_served(told: Path, line: bytes, answer: str) -> None:
    assert list(said := say(told, line)) == ["error"]
    if answer != "7":
        assert answer in str(said["error"])
    assert tell(told, "world", "state")["line"]["mode"] == "ok"


def test_many_may_tell_at_once(told: Path, world: World) -> None:
    threads = [threading.Thread(target=tell, args=(told, "page_printer", "set_paper", str(n))) for n in range(40, 60)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert world.state()["page_printer"]["sheets"] in range(40, 60)


def test_where_no_world_runs_nobody_is_there(tmp_path: Path) -> None:
    with pytest.raises(NobodyThereError, match="no simulated devices are running in"):
        tell(tmp_path, "line", "cut")


def test_a_world_that_has_ended_is_not_there_and_leaves_no_socket(world: World) -> None:
    control = ControlServer(world)
    tell(world.folder, "line", "cut")
    control.close()
    assert not (world.folder / SOCKET).exists()
    with pytest.raises(NobodyThereError):
        tell(world.folder, "line", "restore")


def test_a_socket_left_behind_by_a_killed_world_is_replaced(world: World) -> None:
    with closing(socket.socket(socket.AF_UNIX)) as dead:
        dead.bind(str(world.folder / SOCKET))
    with pytest.raises(NobodyThereError):
        tell(world.folder, "world", "state")
    control = ControlServer(world)
    assert tell(world.folder, "world", "state") == world.state()
    control.close()


@pytest.mark.parametrize("answer", [b"", b'{"result": nu'])
def test_a_world_that_goes_away_while_it_answers_is_said_to_be_gone(tmp_path: Path, answer: bytes) -> None:
    with someone_else(tmp_path, answer), pytest.raises(NobodyThereError, match="went away before they answered"):
        tell(tmp_path, "world", "state")


def test_the_command_line_says_the_worlds_words_and_fails(told: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["tell", "--dir", str(told), "receipt_printer", "set_paper", "wet"]) == 1
    assert capsys.readouterr().err == "device_sim: paper 'wet': expected one of ok, near_end, end\n"
    assert main(["tell", "--dir", str(told), "receipt_printer", "set_paper", "end"]) == 0
    assert main(["tell", "--dir", str(told), "world", "state"]) == 0
    assert json.loads(capsys.readouterr().out)["receipt_printer"]["paper"] == "end"
    assert main(["tell", "--dir", str(told / "elsewhere"), "line", "cut"]) == 1
    assert "no simulated devices are running" in capsys.readouterr().err
