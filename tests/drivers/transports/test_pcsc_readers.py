"""Which readers pcscd has and which of them is meant; whom polkit refuses is told what to do."""

import errno
from pathlib import Path

import pytest

from drivers.api.permission import NotPermitted
from drivers.transports.pcsc import PcscSlot
from drivers.transports.pcsc_readers import not_opened, reader_named, readers
from drivers.transports.pcsclite import Code, PcscError
from tests.drivers.transports.pcscd import READER, SECOND, Pcscd

ROOT = Path(__file__).parents[3]


def test_readers_are_found_with_their_addresses(pcscd: Pcscd) -> None:
    assert [(one.name, one.address) for one in readers()] == [
        (READER, "pcsc://Virtual%20PCD%2000%2000"),
        (SECOND, "pcsc://Virtual%20PCD%2000%2001"),
    ]
    line = PcscSlot("1")
    assert line.name == SECOND
    line.close()


def test_which_reader_is_meant() -> None:
    there = ["Gemalto PC Twin Reader 00 00", "ACS ACR39U (1) 01 00"]
    assert reader_named(there[1], there) == there[1]
    assert reader_named("0", there) == there[0]
    assert reader_named("Gemalto PC Twin Reader 02 00", there) == there[0]  # its numbers change with its socket
    assert reader_named("ACS ACR39U (1)", there) == there[1]
    with pytest.raises(OSError, match="2 of them are plugged in"):
        reader_named("Gemalto PC Twin Reader", [there[0], "Gemalto PC Twin Reader 01 00"])
    with pytest.raises(OSError, match="there is none") as caught:
        reader_named("2", [])
    assert caught.value.errno == errno.ENODEV


def test_whom_polkit_refuses_is_told_the_rule_which_comes_with_the_package(pcscd: Pcscd) -> None:
    refused = not_opened(PcscError("SCardEstablishContext", Code.SECURITY_VIOLATION))
    assert isinstance(refused, NotPermitted)
    rule = str(refused).rpartition(" ")[2]
    assert (ROOT / rule).is_file()
    assert "org.debian.pcsc-lite.access_pcsc" in (ROOT / rule).read_text(encoding="utf-8")
