"""A unit that stands in brackets behind the name of a value is said behind the value. Pure; knows no screen."""

import re

_UNITS = (
    "元|圆|圓|万元|萬元|亿元|億元|港元|美元|年|个月|個月|天|日|岁|歲|周|次|份|页|頁|张|張|人|户|戶|个|個|件|项|項|条|條|"
    "小时|小時|分钟|分鐘|平方米|平方公里|公里|米|公斤|kg|km|m|㎡|m²|%|‰|℃|°C|yuan|years|months|weeks|days|hours|minutes|pages"
)
_LABEL = re.compile(rf"(.*\S)\s*[（(]\s*({_UNITS})\s*[）)]")
_NUMBER = re.compile(r"[-−]?\d[\d,]*(?:\.\d+)?")


def with_unit(label: str, value: str) -> tuple[str, str] | None:
    """账户余额（元） and 86215.40: the name 账户余额, and 86215.40 元. None: it is no unit, or of no bare number."""
    found = _LABEL.fullmatch(label)
    return (found[1], f"{value} {found[2]}") if found and _NUMBER.fullmatch(value) else None
