"""A unit in brackets behind the name of a value, as people say it: behind the value."""

import pytest

from ui.speech.saying.units import with_unit

MOVED = [
    ("账户余额（元）", "86215.40", "账户余额", "86215.40 元"),
    ("月缴存额(元)", "1,560.00", "月缴存额", "1,560.00 元"),
    ("建筑面积（平方米）", "89.5", "建筑面积", "89.5 平方米"),
    ("缴费月数（个月）", "268", "缴费月数", "268 个月"),
    ("欠款 （万元）", "-1.2", "欠款", "-1.2 万元"),
    ("比例（%）", "5", "比例", "5 %"),
    ("戶口結餘（元）", "86215.40", "戶口結餘", "86215.40 元"),
    ("Balance (yuan)", "86215.40", "Balance", "86215.40 yuan"),
]
LEFT = [
    ("累计月数（含视同缴费）", "268"),  # no unit
    ("账户余额（元）", "86215.40 元"),  # has one
    ("账户余额（元）", "***"),
    ("账户余额（元）", "已冻结"),
    ("（元）", "5"),  # a name it has none
    ("余额（元）和利息", "5"),
    ("姓名", "陈建明"),
]


@pytest.mark.parametrize(("label", "value", "name", "amount"), MOVED)
def test_a_unit_goes_with_its_number(label: str, value: str, name: str, amount: str) -> None:
    assert with_unit(label, value) == (name, amount)


@pytest.mark.parametrize(("label", "value"), LEFT)
def test_what_is_no_unit_of_a_number_stays(label: str, value: str) -> None:
    assert with_unit(label, value) is None
