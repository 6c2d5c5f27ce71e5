"""What a reader's driver makes of what a program says; a program of an integrator's, without its process."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from drivers.api.errors import DeviceError, Fault
from drivers.api.id_card import Presence
from drivers.api.permission import NotPermitted
from drivers.api.status import READY, Notice
from drivers.id_card.program_driver import ITS_OWN, ProgramReader
from tests.drivers.id_card.desk import CHEN

FIELDS = {"name": CHEN.name, "number": CHEN.number, "sex": "1", "ethnic_code": "01", "birth": "19810514"}
ANSWERS: dict[str, Any] = {
    "status": {"ok": {}},
    "sam_id": {"ok": {"sam_id": "1"}},
    "find": {"ok": {"card": True}},
    "read": {"ok": {"fields": FIELDS}},
    "presence": {"ok": {"lying": "there"}},
}


class Talk:
    """A program that answers each request by its word."""

    def __init__(self, can: tuple[str, ...] = ("sam_id", "presence"), **answers: Any) -> None:
        self.hello = {"suizhu": 1, "device": "id_card", "name": "Acme 2.1", "can": can}
        self.answers = {**ANSWERS, **answers}
        self.fails: OSError | None = None
        self.said = b""
        self.reader = ProgramReader(self._start)

    def _start(self) -> "Talk":
        if self.fails:
            raise self.fails
        self._say(self.hello)
        return self

    def _say(self, what: Any) -> None:
        self.said += json.dumps(what).encode() + b"\n"

    def write(self, data: bytes) -> None:
        asked = json.loads(data)
        self._say({"id": asked["id"], **self.answers[asked["do"]]})

    def read(self, size: int, timeout: float) -> bytes:
        assert self.said
        said, self.said = self.said[:size], self.said[size:]
        return said

    def flush_input(self) -> None:
        self.said = b""

    def set_baud(self, baud: int) -> None: ...

    def close(self) -> None:
        self.said = b""

    def error(self, act: Callable[[], object]) -> DeviceError:
        with pytest.raises(DeviceError) as caught:
            act()
        return caught.value


def test_a_program_of_an_integrator_s_is_a_reader() -> None:
    reader = Talk().reader
    assert reader.status() == READY
    assert reader.identity() == "Acme 2.1, 1"
    assert reader.find()
    assert (reader.read().name, reader.read().number) == (CHEN.name, CHEN.number)
    assert reader.presence() is Presence.THERE
    reader.close()
    assert reader.status() == READY


def test_whose_module_it_is_is_asked_once_for_each_start() -> None:
    talk = Talk()
    assert talk.reader.identity() == "Acme 2.1, 1"
    talk.answers["sam_id"] = {"ok": {"sam_id": "2"}}
    assert talk.reader.identity() == "Acme 2.1, 1"
    talk.reader.close()
    assert talk.reader.identity() == "Acme 2.1, 2"


def test_what_a_program_cannot_do_it_is_not_asked() -> None:
    talk = Talk(can=())
    del talk.answers["sam_id"], talk.answers["presence"]
    assert talk.reader.identity() == "Acme 2.1"
    assert talk.reader.sam_id() == ""
    assert talk.reader.presence() is Presence.UNTOLD


def test_one_that_has_not_asked_its_reader_is_not_called_ready() -> None:
    assert Talk(status={"ok": {"asked": False}}).reader.status().notices == (Notice.UNASKED,)


@pytest.mark.parametrize("number", [7, "长", "1" * 41, "a\nb", None])
def test_a_number_of_a_module_that_is_none_is_left_out(number: object) -> None:
    assert Talk(sam_id={"ok": {"sam_id": number}}).reader.identity() == "Acme 2.1"


@pytest.mark.parametrize(("lying", "is_"), [("gone", Presence.GONE), ("untold", Presence.UNTOLD), (5, Presence.UNTOLD)])
def test_how_it_is_with_the_card_is_one_of_three_words(lying: object, is_: Presence) -> None:
    assert Talk(presence={"ok": {"lying": lying}}).reader.presence() is is_


@pytest.mark.parametrize("fault", sorted(ITS_OWN))
def test_a_program_names_what_is_wrong_with_its_reader(fault: Fault) -> None:
    talk = Talk(status={"fault": fault.value, "call": "Open", "code": 7})
    error = talk.error(talk.reader.status)
    assert (error.fault, error.evidence) == (fault, "status: Open: 7")


def test_a_word_that_is_none_of_a_reader_is_a_refusal() -> None:
    for word in ("no_paper", "program", "never_heard"):
        talk = Talk(find={"fault": word})
        error = talk.error(talk.reader.find)
        assert (error.fault, error.evidence) == (Fault.REFUSED, "find")


def test_a_card_of_a_program_on_which_nobody_can_read_a_name_is_refused_as_such() -> None:
    talk = Talk(read={"ok": {"fields": {**FIELDS, "name": "\ufe00\u200d"}}})
    error = talk.error(talk.reader.read)
    assert (error.fault, "none that can be read" in error.evidence) == (Fault.NO_NAME, True)


@pytest.mark.hits("card-of-a-program-is-none")
def test_what_a_program_says_of_a_card_that_is_none_is_not_quoted() -> None:
    talk = Talk(read={"ok": {"fields": {**FIELDS, "number": "440104198105140238"}}})
    error = talk.error(talk.reader.read)
    assert error.fault is Fault.CARD_UNKNOWN
    assert CHEN.name not in error.evidence
    assert "440104" not in error.evidence


def test_an_answer_without_what_was_asked_is_the_program_s_fault() -> None:
    talk = Talk(find={"ok": {}}, read={"ok": {}})
    assert talk.error(talk.reader.find).fault is Fault.PROGRAM
    assert talk.error(talk.reader.read).fault is Fault.PROGRAM


def test_a_program_that_is_missing_is_told_apart_from_one_that_may_not_be_used() -> None:
    talk = Talk()
    talk.fails = FileNotFoundError(2, "No such file or directory", "/opt/MAKER/PROGRAM")
    assert talk.error(talk.reader.presence).fault is Fault.PROGRAM
    assert talk.reader.identity() == ""
    other = Talk()
    other.fails = NotPermitted("its mode is 600")
    assert other.error(other.reader.status).fault is Fault.FORBIDDEN
