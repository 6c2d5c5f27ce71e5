"""What the doctor says of a back end that is there and is none."""

import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from drivers.mistake import CHINESE
from kiosk.config.settings import load
from kiosk.model.run import Run
from kiosk.technician.doctor import examine
from kiosk.technician.finding import as_json
from kiosk.visit.service import catalogue_of
from tests.kiosk.at import At
from tests.kiosk.backend.bad_lines import NOBODY_KNOWN, answer, opened_lines, saying
from tests.kiosk.queue.room import CONFIG
from tests.kiosk.technician.chinese import foreign_in
from tests.offline_cache.rig import NOON
from ui.words.sentences import STRINGS, TECHNICIAN, Words

SAY = Words("en", (STRINGS, TECHNICIAN)).say
SAY_CHINESE = Words(CHINESE, (STRINGS, TECHNICIAN)).say


@pytest.mark.parametrize(
    ("body", "said", "code", "says"),
    [
        (b"<html>", {"status": "404 Not Found", "kind": "text/html"}, "NET-03", "garbled: HTTP 404, expected 200"),
        (b"<html>", {"status": "502 Bad Gateway", "kind": "text/html"}, "NET-01", "unreachable: HTTP 502"),
        (b"", {"status": "204 No Content"}, "NET-03", "garbled: HTTP 204: 0 bytes that are not JSON"),
        (b'{"error": "no"}', {"status": "400 Bad Request"}, "NET-03", "HTTP 400, expected the back end's own refusal"),
        (b'{"code": 0, "data": {}}', {}, "NET-03", "garbled: answer: "),
        (b'{"code": 401}', {}, "NET-03", "garbled: answer: "),
        (NOBODY_KNOWN.replace(b'""', b"null", 1), {}, "NET-03", "garbled: answer.kind: "),
        (b'{"error": "token"}', {"status": "401 Unauthorized"}, "NET-04", "is this the back end itself?"),
    ],
)
def test_a_back_end_that_is_well_but_answers_no_signed_question_is_ill(
    tmp_path: Path, body: bytes, said: dict[str, str], code: str, says: str
) -> None:
    backend = of_a_back_end_that(saying(body=body, **said), tmp_path, At(lambda: NOON))
    assert backend["code"] == code
    assert says in backend["says"]


def of_a_back_end_that(plays: Callable[[socket.socket, bytes], None], folder: Path, run: Run) -> Mapping[str, Any]:
    """What the doctor says of it, its address among it."""
    with opened_lines() as make:
        there = make(plays)
        (folder / "terminal.key").write_text("5a" * 32, encoding="ascii")
        settings = folder / "kiosk.toml"
        text = CONFIG.format(folder=folder / "data").replace("http://127.0.0.1:9", there.url)
        settings.write_text(text, encoding="utf-8")
        found = examine(load(settings), catalogue_of(()), run)
        there.over.set()
    (backend,) = [as_json(one, SAY) for one in found if one.part == "backend"]
    (in_chinese,) = [as_json(one, SAY_CHINESE, CHINESE)["says"] for one in found if one.part == "backend"]
    assert foreign_in(in_chinese) == [], in_chinese
    assert there.url in backend["says"]
    return backend


def test_a_back_end_whose_answers_do_not_say_which_question_they_answer_is_ill(tmp_path: Path) -> None:
    def without_nonce(connection: socket.socket, request: bytes) -> None:
        connection.sendall(answer(request, NOBODY_KNOWN).replace(b"X-Answers", b"X-Other"))

    backend = of_a_back_end_that(without_nonce, tmp_path, At(lambda: NOON))
    assert backend["code"] == "NET-03"
    assert "the answer to another request" in backend["says"]


class Hurried(At):
    """Whoever waits for an exchange here waits for a tenth of the time."""

    def start(self, name: str, function: Callable[[], None]) -> Event:
        return _Sooner(super().start(name, function))


class _Sooner(Event):
    def __init__(self, ended: Event) -> None:
        super().__init__()
        self._ended = ended

    def wait(self, timeout: float | None = None) -> bool:
        return self._ended.wait((timeout or 0.0) / 10)


def test_a_back_end_that_answers_a_signed_question_after_twenty_seconds_is_ill(tmp_path: Path) -> None:
    over = Event()

    def late(connection: socket.socket, request: bytes) -> None:
        if b"/v1/health" not in request:
            over.wait(1.0)  # as twenty seconds to whom the doctor is in no hurry
        connection.sendall(answer(request, NOBODY_KNOWN))

    backend = of_a_back_end_that(late, tmp_path, Hurried(lambda: NOON))
    assert backend["code"] == "NET-02"
    assert "no whole answer within 4 s" in backend["says"]
