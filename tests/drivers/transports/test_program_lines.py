"""The lines between a terminal and a maker's program: those of the document, and what is none."""

import json
from functools import partial
from random import Random

import pytest

from drivers.transports.program_lines import (
    LONGEST,
    Answer,
    Hello,
    decode_answer,
    decode_hello,
    encode_request,
    take_line,
)
from tests.drivers.failing import failure

GREETING = b'{"suizhu":1,"device":"id_card","name":"Acme 2.1","can":["sam_id","presence"]}'


def test_the_lines_are_those_of_the_document() -> None:
    assert encode_request(7, "find") == b'{"id":7,"do":"find"}\n'
    assert decode_hello(GREETING, "id_card") == Hello("Acme 2.1", frozenset({"sam_id", "presence"}))
    assert decode_answer(b'{"id":7,"ok":{"card":true}}') == Answer(7, {"card": True})
    refusal = b'{"id":8,"fault":"offline","call":"CVR_InitComm","code":2}'
    assert decode_answer(refusal) == Answer(8, None, "offline", "CVR_InitComm: 2")


def test_what_a_later_version_may_add_is_passed_over() -> None:
    assert decode_hello(b'{"suizhu":1,"device":"id_card","since":2030}', "id_card") == Hello("", frozenset())
    assert decode_answer(b'{"id":1,"ok":{},"took":0.2,"fault":null}') == Answer(1, {})


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"hello", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[1]", "no object"),
        (b'{"suizhu":2,"device":"id_card"}', 'expected {"suizhu":1,"device":"id_card"}'),
        (b'{"suizhu":1,"device":"scanner"}', "for another device"),
        (b'{"suizhu":1,"device":"id_card","can":"find"}', "expected one of words"),
        (b'{"suizhu":1,"device":"id_card","trouble":"libusb: not there"}', "it says: libusb: not there"),
    ],
)
def test_a_greeting_that_is_none_says_what_was_expected(line: bytes, expected: str) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        decode_hello(line, "id_card")
    assert expected in str(caught.value)


@pytest.mark.parametrize(
    "line",
    [
        b"{}",
        b'{"id":"1","ok":{}}',
        b'{"id":true,"ok":{}}',
        b'{"id":1}',
        b'{"id":1,"ok":1}',
        b'{"id":1,"ok":{},"fault":"jam"}',
        b'{"id":1,"fault":"Not A Word"}',
    ],
)
def test_an_answer_that_is_none_says_what_was_expected(line: bytes) -> None:
    with pytest.raises(ValueError, match="expected"):
        decode_answer(line)


def test_of_what_goes_with_a_fault_nothing_has_room_for_what_is_on_a_card() -> None:
    said = {"id": 1, "fault": "refused", "call": "陈建明", "code": 440104198105140237}
    assert decode_answer(json.dumps(said).encode()).evidence == ""
    assert decode_answer(b'{"id":1,"fault":"refused","call":"Get People","code":"440104"}').evidence == ""
    assert decode_answer(b'{"id":1,"fault":"refused","code":-1}').evidence == "-1"


def test_lines_are_cut_where_they_end_and_none_is_waited_for_without_end() -> None:
    buffer = bytearray(b'{"id":1}\n{"id":')
    assert take_line(buffer) == b'{"id":1}'
    assert take_line(buffer) is None
    assert bytes(buffer) == b'{"id":'
    with pytest.raises(ValueError, match="expected at most"):
        take_line(bytearray(b"x" * LONGEST))


LINES = (GREETING, encode_request(7, "find"), b'{"id":7,"ok":{"card":true}}', b'{"id":8,"fault":"offline","code":2}')
VALUES = (b"null", b"1e999", b"-1", b'"\\ud800"', b"[[]]", b"{}", b'""', b"9" * 5000, b"NaN", b'"\xff"')


def spoilt(dice: Random) -> bytes:
    """A good line with a byte, a piece or a value of it changed."""
    line = dice.choice(LINES)
    at, to = sorted(dice.randrange(len(line) + 1) for _ in range(2))
    return line[:at] + dice.choice((b"", dice.randbytes(dice.randrange(4)), dice.choice(VALUES))) + line[to:]


def test_any_line_is_understood_or_refused_and_nothing_else() -> None:
    dice = Random(10)
    for _ in range(20_000):
        line = spoilt(dice)
        refusals = [
            failure(ValueError, partial(decode_hello, line, "id_card")),
            failure(ValueError, partial(decode_answer, line)),
        ]
        assert all(str(refusal) for refusal in refusals if refusal), "each says why"
