"""How a driver says that it has failed."""

from drivers.api.errors import DeviceError, Fault


def test_it_says_which_device_what_is_wrong_and_what_the_device_answered() -> None:
    error = DeviceError("scanner", Fault.GARBLED, "02 00")
    assert str(error) == "scanner: garbled (02 00)"
    assert (error.device, error.fault, error.evidence) == ("scanner", Fault.GARBLED, "02 00")


def test_without_evidence_nothing_stands_in_its_place() -> None:
    assert str(DeviceError("page_printer", Fault.JAM)) == "page_printer: jam"


def test_paper_has_moved_only_where_that_is_said() -> None:
    assert not DeviceError("page_printer", Fault.JAM).began
    assert DeviceError("page_printer", Fault.JAM, began=True).began
