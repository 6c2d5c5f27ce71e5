"""Simulated engines of other makers."""

from device_sim.scanner.commanded import SimCommandedScanner, SimSsiScanner
from drivers.scanner.codecs.dialects import DIALECTS, newland
from drivers.scanner.codecs.ssi import PACKETS, Opcode, Packet, encode


def test_it_answers_each_command_and_reads_once_for_each_trigger() -> None:
    sent: list[bytes] = []
    engine = SimCommandedScanner(lambda data, _: sent.append(data), "newland", lambda: 0.0)
    engine.show_code("A")
    engine.receive(b"noise"[:0] + newland("#NOSUCH1") + DIALECTS["newland"].trigger[:5])
    engine.receive(DIALECTS["newland"].trigger[5:])
    assert sent == [b"\x02\x010000#NOSUCH1\x05;\x03", b"\x02\x010000#SCNTRG1\x06;\x03", b"A\r"]
    assert not engine.looking


def test_one_in_packets_sends_bare_text_until_it_is_told() -> None:
    sent: list[bytes] = []
    engine = SimSsiScanner(lambda data, _: sent.append(data), lambda: 0.0)
    engine.show_code("AB")
    engine.receive(encode(Packet(Opcode.START_SESSION)))
    engine.receive(encode(Packet(Opcode.SET_PARAMETER, PACKETS)) + encode(Packet(Opcode.START_SESSION)))
    acknowledged = bytes.fromhex("04 D0 00 00 FF 2C")
    decoded = bytes.fromhex("07 F3 00 00 1C 41 42 FE 67")
    assert sent == [acknowledged, b"AB\r", acknowledged, acknowledged, decoded]
    engine.receive(b"\x04\xe4\x04\x00\x00\x00")
    assert sent[-1][1] == Opcode.NAK
