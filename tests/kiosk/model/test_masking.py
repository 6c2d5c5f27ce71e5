"""What stays visible of personal values, and that nothing more does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.model.masking import LONG_NAME, MASKS, masked


@pytest.mark.parametrize(
    ("value", "how", "shown"),
    [
        ("陈志明", "name", "陈*明"),
        ("陈明", "name", "陈*"),
        ("陈", "name", "*"),
        ("欧阳小明", "name", "欧**明"),
        ("𬭎志明", "name", "𬭎*明"),  # one character, although two UTF-16 units
        ("阿依古丽·买买提", "name", "阿***提"),
        ("440106195803120012", "number", "440106********0012"),
        ("44010619580312001X", "number", "440106********001X"),
        ("H00123456", "number", "H00****56"),
        ("123", "number", "1**"),
        ("13812346620", "phone", "138****6620"),
        ("83001234", "phone", "83***234"),
        ("6217003320012345678", "account", "***************5678"),
        ("广东省广州市天河区黄埔大道西122号之一2001房", "address", "广东省广州市天河区黄埔大道西***"),
        ("广州市越秀区中山五路193号", "address", "广州市越秀区中山五路***"),
        ("广州市荔湾区龙津街道恩宁路99号", "address", "广州市荔湾区龙津街道恩宁路***"),
        ("广州市从化区太平镇神岗村12队3号", "address", "广州市从化区太平镇神岗村***"),
        ("Flat 3, 12 Some Street", "address", "***"),
        ("anything", "whole", "***"),
        ("", "name", ""),
        ("", "whole", ""),
    ],
)
def test_the_owner_still_knows_it_again(value: str, how: str, shown: str) -> None:
    assert masked(value, how) == shown


def test_a_mask_that_does_not_exist_shows_nothing() -> None:
    with pytest.raises(ValueError, match="expected one of account, address"):
        masked("陈志明", "nmae")


@given(
    st.sampled_from(sorted(MASKS - {"address", "whole"})),
    st.text(st.characters(exclude_characters="*"), min_size=1, max_size=30),
)
def test_every_mask_hides_at_least_a_third_and_only_long_names_hide_their_length(how: str, value: str) -> None:
    shown = masked(value, how)
    assert len(shown) == (5 if how == "name" and len(value) > LONG_NAME else len(value))
    assert len(shown.replace("*", "")) <= max(0, len(value) - max(1, len(value) // 3))
