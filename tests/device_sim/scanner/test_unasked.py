"""Simulated scanners that take no commands."""

from device_sim.scanner.unasked import SimReportScanner
from drivers.scanner.codecs.hid_pos import FORMS, decode


def test_it_sends_a_code_in_reports_and_loses_the_last_ones_where_it_shall() -> None:
    sent: list[tuple[bytes, float]] = []
    scanner = SimReportScanner(lambda data, after: sent.append((data, after)))
    scanner.show_code("A" * 57)
    assert [decode(report, FORMS["hid-pos"]).data for report, _ in sent] == [b"A" * 56, b"A"]
    assert [after for _, after in sent] == sorted(after for _, after in sent)
    scanner.lose_reports = 1
    scanner.show_code("B" * 57)
    scanner.hide_code()
    scanner.receive(b"anything")
    assert (len(sent), scanner.sent, scanner.looking) == (3, 2, True)
    scanner.show_code("C")
    assert len(sent) == 4
