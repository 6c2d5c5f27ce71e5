"""Cards of invented people: of citizens, permits, and those of foreigners. Knows no reader."""

from dataclasses import replace
from datetime import date

from drivers.api.id_card import CardLayout, IdCard
from drivers.id_card.codec import check_character

TODAY = date(2026, 11, 23)  # the day that their ages are meant for

DISTRICTS = {
    "440103": "荔湾",
    "440104": "越秀",
    "440105": "海珠",
    "440106": "天河",
    "440111": "白云",
    "440112": "黄埔",
    "440113": "番禺",
    "440114": "花都",
    "440115": "南沙",
    "440117": "从化",
    "440118": "增城",
}


def age_on(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _number(area: str, birth: date, sequence: int, sex: str) -> str:
    """`sequence` counts the people of one sex born there that day: odd third digits are men's."""
    first17 = f"{area}{birth:%Y%m%d}{sequence * 2 + int(sex == '1'):03}"
    return first17 + check_character(first17)


def citizen(name: str, sex: str, birth: date, area: str, street: str, sequence: int) -> IdCard:
    valid_from, valid_to = _validity(birth)
    return IdCard(
        layout=CardLayout.CITIZEN,
        name=name,
        number=_number(area, birth, sequence, sex),
        sex=sex,
        birth=birth,
        valid_from=valid_from,
        valid_to=valid_to,
        ethnic_code="01",
        address=f"广东省广州市{DISTRICTS[area]}区{street}",
        authority=f"广州市公安局{DISTRICTS[area]}分局",
    )


def _validity(birth: date) -> tuple[date, date | None]:
    """The card of today: issued for 5 years below 16, for 10 below 26, for 20 below 46, then without end."""
    issued = max(date(2019, 3, 11), date(birth.year + 1, 6, 20))
    while True:
        age = age_on(birth, issued)
        if age >= 46:
            return issued, None
        until = issued.replace(year=issued.year + (5 if age < 16 else 10 if age < 26 else 20))
        if until > TODAY:
            return issued, until
        issued = until


def permit(
    name: str,
    sex: str,
    birth: date,
    area: str,
    street: str,
    sequence: int,
    home: str,
    pass_number: str,
    issues: str = "01",
) -> IdCard:
    """A residence permit of somebody from Hong Kong (home 810000), Macao (820000) or Taiwan (830000)."""
    return replace(
        citizen(name, sex, birth, area, street, sequence),
        layout=CardLayout.HK_MACAO_TAIWAN,
        number=_number(home, birth, sequence, sex),
        ethnic_code="",
        pass_number=pass_number,
        issues=issues,
        valid_from=date(2024, 5, 6),
        valid_to=date(2029, 5, 6),
    )


def foreign_2017(name: str, english: str, sex: str, birth: date, country: str, sequence: int) -> IdCard:
    return IdCard(
        layout=CardLayout.FOREIGN_2017,
        name=name,
        number=f"{country}4401{birth:%y%m%d}{sequence:02}",
        sex=sex,
        birth=birth,
        valid_from=date(2021, 9, 13),
        valid_to=date(2031, 9, 13),
        english_name=english,
        authority="4400",
        nationality=country,
    )


def foreign_2023(
    name: str, english: str, sex: str, birth: date, country: str, country_code: str, sequence: int
) -> IdCard:
    return IdCard(
        layout=CardLayout.FOREIGN_2023,
        name=name,
        number=_number(f"944{country_code}", birth, sequence, sex),
        sex=sex,
        birth=birth,
        valid_from=date(2024, 2, 26),
        valid_to=date(2034, 2, 26),
        english_name=english,
        nationality=country,
        issues="01",
    )
