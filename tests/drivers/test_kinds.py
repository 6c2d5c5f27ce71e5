"""The list of kinds of devices."""

import pytest

from drivers.kinds import NEEDS, kinds_of


def test_a_need_is_served_by_one_kind_or_more_and_the_first_gives_it_its_name() -> None:
    assert [kinds_of(need)[0].name for need in NEEDS] == list(NEEDS)
    assert [kind.name for kind in kinds_of("scanner")] == ["scanner", "camera"]
    with pytest.raises(ValueError, match="device 'toaster', expected one of id_card, scanner, camera, receipt_printer"):
        kinds_of("toaster")
