"""The simulated identity-card module, asked in plain bytes: does it behave as the described modules do?"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from device_sim.id_card.reader import SECONDS, WIRE_PIECE, SimIdCardReader, photo_block
from device_sim.people import person
from drivers.id_card import card_text, codec
from drivers.id_card.codec import Command, Reply

CHEN = person("chen-jianming").card
WIRE_S_PER_BYTE = 10 / 115200


class Host:
    """Sends bytes and keeps what comes back, each piece with its delay."""

    def __init__(self) -> None:
        self.heard: list[tuple[bytes, float]] = []
        self.module = SimIdCardReader(lambda data, after: self.heard.append((data, after)))

    def ask(self, body: bytes) -> Reply:
        return self.send(codec.encode_frame(body))

    def send(self, data: bytes) -> Reply:
        self.heard.clear()
        self.module.receive(data)
        return codec.decode_reply(b"".join(piece for piece, _ in self.heard))

    def read_card(self) -> Reply:
        assert self.ask(Command.FIND).sw3 == codec.FOUND
        assert self.ask(Command.SELECT).sw3 == codec.OK
        return self.ask(Command.READ)


@pytest.fixture
def host() -> Host:
    return Host()


def test_an_empty_reader_finds_selects_and_reads_nothing(host: Host) -> None:
    commands = (Command.FIND, Command.SELECT, Command.READ, Command.NEWEST_ADDRESS)
    assert [host.ask(command).sw3 for command in commands] == [0x80, 0x81, 0x41, 0x41]


def test_published_requests_get_the_published_replies(host: Host) -> None:
    host.module.insert_card(CHEN)
    for request, reply in (
        ("AA AA AA 96 69 00 03 11 FF ED", "AA AA AA 96 69 00 04 00 00 90 94"),
        ("AA AA AA 96 69 00 03 20 01 22", "AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97"),
        ("AA AA AA 96 69 00 03 20 02 21", "AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C"),
        ("AA AA AA 96 69 00 03 30 03 30", "AA AA AA 96 69 00 04 00 00 91 95"),
        (
            "AA AA AA 96 69 00 03 12 FF EE",
            "AA AA AA 96 69 00 14 00 00 90 05 00 03 00 35 04 33 01 37 17 03 00 D2 02 96 49 AD",
        ),
    ):
        host.heard.clear()
        host.module.receive(bytes.fromhex(request))
        assert b"".join(piece for piece, _ in host.heard) == bytes.fromhex(reply)


def test_a_card_is_read_only_after_find_and_select(host: Host) -> None:
    host.module.insert_card(CHEN)
    assert host.ask(Command.READ).sw3 == codec.READ_FAILED
    assert host.ask(Command.SELECT).sw3 == codec.NOT_SELECTED
    reply = host.read_card()
    assert reply.sw3 == codec.OK
    text, photo = card_text.decode_read(reply.data)
    assert card_text.decode_card(text, photo) == replace(CHEN, photo=photo_block(CHEN))


def test_the_whole_reply_to_reading_is_1295_bytes_and_takes_the_stated_time(host: Host) -> None:
    host.module.insert_card(CHEN)
    host.read_card()
    [(reply, after)] = host.heard
    assert (len(reply), after) == (1295, SECONDS[Command.READ])
    assert reply[14 + 256 :][:4] == b"WLf\0"


def test_without_delays_everything_comes_at_once(host: Host) -> None:
    host.module.seconds.clear()
    host.module.insert_card(CHEN)
    host.read_card()
    assert host.heard[0][1] == 0.0


def test_a_card_that_was_read_is_found_again_only_when_lifted_and_placed(host: Host) -> None:
    host.module.insert_card(CHEN)
    host.read_card()
    assert host.ask(Command.FIND).sw3 == codec.NO_CARD
    assert host.ask(Command.READ).sw3 == codec.OK  # it is still selected
    host.module.remove_card()
    assert host.ask(Command.READ).sw3 == codec.READ_FAILED
    host.module.insert_card(CHEN)
    assert host.read_card().sw3 == codec.OK


def test_some_modules_find_the_same_card_again(host: Host) -> None:
    host.module.lying = "found"
    host.module.insert_card(CHEN)
    host.read_card()
    assert host.read_card().sw3 == codec.OK


def test_most_modules_answer_neither_find_nor_a_reading_for_a_card_that_lies_on(host: Host) -> None:
    host.module.insert_card(CHEN)
    host.read_card()
    assert {host.ask(Command.FIND).sw3 for _ in range(9)} == {codec.NO_CARD}
    assert host.ask(Command.READ).sw3 == codec.READ_FAILED


def test_some_modules_read_the_same_card_again_without_finding_it(host: Host) -> None:
    host.module.lying = "read"
    host.module.insert_card(CHEN)
    host.read_card()
    assert {host.ask(Command.FIND).sw3 for _ in range(9)} == {codec.NO_CARD}
    assert host.ask(Command.READ).sw3 == codec.OK


def test_another_card_in_its_place_has_to_be_found_first(host: Host) -> None:
    host.module.insert_card(CHEN)
    host.ask(Command.FIND)
    host.module.insert_card(person("huang-yulan").card)
    assert host.ask(Command.SELECT).sw3 == codec.NOT_SELECTED


def test_the_appended_address_comes_where_there_is_one(host: Host) -> None:
    moved = person("he-xiuzhen").card
    host.module.insert_card(moved)
    host.read_card()
    assert card_text.decode_newest_address(host.ask(Command.NEWEST_ADDRESS).data) == moved.newest_address


def test_a_card_snatched_while_it_is_read_answers_41(host: Host) -> None:
    host.module.insert_card(CHEN)
    host.module.take_away_during_read()
    assert host.read_card().sw3 == codec.READ_FAILED
    assert host.ask(Command.FIND).sw3 == codec.NO_CARD


def test_a_card_snatched_while_its_reply_is_sent_leaves_half_a_frame(host: Host) -> None:
    host.module.insert_card(CHEN)
    host.module.take_away_during_read(half_frame=True)
    with pytest.raises(ValueError, match="647 bytes, expected 1295"):
        host.read_card()
    assert host.ask(Command.FIND).sw3 == codec.NO_CARD


@pytest.mark.parametrize(
    ("fault", "sw3"), [("self_test_failed", 0x60), ("not_authorised", 0x66), ("refuse_card", 0x32)]
)
def test_each_fault_has_its_state_and_goes_away(host: Host, fault: str, sw3: int) -> None:
    host.module.insert_card(CHEN)
    host.ask(Command.FIND)
    host.ask(Command.SELECT)
    setattr(host.module, fault, True)
    assert host.ask(Command.READ).sw3 == sw3
    setattr(host.module, fault, False)
    assert host.ask(Command.READ).sw3 == codec.OK


@pytest.mark.parametrize(
    ("request_hex", "sw3"),
    [
        ("AA AA AA 96 69 00 03 11 FF EE", 0x10),
        ("AA AA AA 96 69 FF FF 11 FF ED", 0x11),
        ("AA AA AA 96 69 00 02 11 13", 0x11),
        ("AA AA AA 96 69 00 03 77 01 75", 0x21),
        ("AA AA AA 96 69 00 03 60 09 6A", 0x21),
        ("AA AA AA 96 69 00 03 30 10 23", 0x21),
        ("AA AA AA 96 69 00 04 61 FF 50 CA", 0x90),
    ],
)
def test_wrong_requests_are_refused_by_their_reason(host: Host, request_hex: str, sw3: int) -> None:
    assert host.send(bytes.fromhex(request_hex)).sw3 == sw3
    assert host.ask(Command.STATUS).sw3 == codec.OK


def test_a_request_in_pieces_is_answered_once(host: Host) -> None:
    request = codec.encode_frame(Command.STATUS)
    for byte in request:
        host.module.receive(bytes([byte]))
    assert host.heard == [(codec.encode_reply(codec.OK), 0.0)]


def test_a_reset_module_finds_its_card_again(host: Host) -> None:
    host.module.insert_card(CHEN)
    host.read_card()
    assert host.ask(Command.RESET).sw3 == codec.OK
    assert host.read_card().sw3 == codec.OK


@pytest.mark.parametrize("noise", [b"", b"\xfe\x00"])
def test_a_host_at_another_speed_hears_nothing_or_noise(host: Host, noise: bytes) -> None:
    host.module.noise_at_wrong_speed = noise
    host.module.host_baud(9600)
    host.module.receive(codec.encode_frame(Command.STATUS))
    assert b"".join(piece for piece, _ in host.heard) == noise
    host.module.host_baud(115200)
    assert host.ask(Command.STATUS).sw3 == codec.OK


def test_a_changed_speed_holds_after_the_answer(host: Host) -> None:
    host.module.host_baud(115200)
    assert host.ask(b"\x60\x04").sw3 == codec.OK
    host.heard.clear()
    host.module.receive(codec.encode_frame(Command.STATUS))
    assert host.heard == []
    host.module.host_baud(9600)
    assert host.ask(Command.STATUS).sw3 == codec.OK


def test_on_a_line_with_time_the_last_byte_comes_when_the_wire_has_carried_it(host: Host) -> None:
    host.module.wire_time = True
    host.module.insert_card(CHEN)
    host.read_card()
    assert max(len(piece) for piece, _ in host.heard) == WIRE_PIECE
    assert host.heard[-1][1] == pytest.approx(SECONDS[Command.READ] + (10 + 1295) * WIRE_S_PER_BYTE)
    assert [after for _, after in host.heard] == sorted(after for _, after in host.heard)


def test_what_was_asked_is_kept_in_order(host: Host) -> None:
    ask: Callable[[bytes], Reply] = host.ask
    ask(Command.STATUS)
    ask(b"\x60\x00")
    assert host.module.commands == [Command.STATUS, b"\x60\x00"]
