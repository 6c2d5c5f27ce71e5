"""Two hundred invented people and their cards, the same ones every time. Knows no reader and no back end.

Names, numbers, addresses and telephones are made up; ages are meant for 23 November 2026.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache
from itertools import chain, islice

from drivers.api.id_card import CardLayout, IdCard
from drivers.id_card.codec import check_character

TODAY = date(2026, 11, 23)
PEOPLE = 200


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a card. `id` is how demos and tests call them."""

    id: str
    card: IdCard
    phone: str


@cache
def people() -> tuple[Person, ...]:
    """All of them: first those with a well-known id, then the crowd."""
    cards = islice(chain(_well_known(), _crowd()), PEOPLE)
    return tuple(Person(known_as, card, f"1990000{n:04}") for n, (known_as, card) in enumerate(cards, start=1))


def person(id_or_name: str) -> Person:
    """One of them. ValueError, naming those that are nearly called so: nobody is called that."""
    for somebody in people():
        if id_or_name in (somebody.id, somebody.card.name):
            return somebody
    known = [name for somebody in people() for name in (somebody.id, somebody.card.name)]
    near = get_close_matches(id_or_name, known, n=5, cutoff=0.4) or known[:8:2]
    raise ValueError(f"nobody is called {id_or_name!r}; there is {', '.join(near)}")


def age_on(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


# --- those with a well-known id ------------------------------------------------------------------------------------


def _well_known() -> Iterator[tuple[str, IdCard]]:
    yield from _of_every_age_and_kind_of_card()
    yield from _with_difficult_names()
    yield from _from_other_places()
    yield from _with_old_chips()


def _of_every_age_and_kind_of_card() -> Iterator[tuple[str, IdCard]]:
    yield "chen-jianming", _citizen("陈建明", "1", date(1981, 5, 14), "440104", "东风中路918号之二1204房", 11)
    yield "huang-yulan", _citizen("黄玉兰", "2", date(1944, 3, 8), "440103", "宝华路耀华坊27号之一", 4)
    yield "liang-zhen", _citizen("梁𬭎", "1", date(1990, 7, 21), "440105", "新港中路丽影街63号502房", 35)
    wong = _permit("王小明", "1", date(1988, 9, 2), "440106", "体育东路尚雅苑8座1903房", 12, "810000", "H08812345")
    yield "wong-siu-ming", wong
    yield "anna-schmidt", _foreign_2023("安娜·施密特", "SCHMIDT, ANNA", "2", date(1985, 2, 11), "DEU", "276", 8)
    yield "carlos-oliveira", _foreign_2017("卡洛斯·奥利维拉", "OLIVEIRA, CARLOS", "1", date(1979, 12, 30), "BRA", 5)
    yield "lin-child", _citizen("林子悦", "2", date(2018, 4, 12), "440113", "市桥街清河东路319号1座801房", 2)
    maimaiti = _citizen(
        "买买提·阿卜杜热合曼吐尔逊艾力", "1", date(1955, 2, 17), "440111", "三元里大道瑶华街41号303房", 7
    )
    yield "maimaiti", replace(maimaiti, ethnic_code="05")
    zhou = _citizen("周伟民", "1", date(1983, 6, 9), "440112", "黄埔东路港湾北街15号602房", 21)
    yield "zhou-weimin", replace(zhou, valid_from=date(2006, 3, 15), valid_to=date(2026, 3, 15))  # expired
    moved = _citizen("何秀珍", "2", date(1962, 10, 26), "440104", "文明路仰忠街52号201房", 16)
    yield "he-xiuzhen", replace(moved, newest_address="广东省广州市南沙区进港大道滨海花园9栋1107房")
    yield "oldest", _citizen("谭桂芳", "2", date(1922, 1, 19), "440103", "龙津中路洞神坊18号", 2)
    yield "youngest", _citizen("郑一诺", "1", date(2023, 8, 5), "440118", "荔城街府前路77号9栋302房", 1)


def _with_difficult_names() -> Iterator[tuple[str, IdCard]]:
    yield (
        "long-name",
        replace(
            _citizen("阿卜杜克热木·麦麦提图尔荪江", "1", date(1996, 11, 2), "440106", "棠下街棠德南路21号705房", 9),
            ethnic_code="05",
        ),
    )
    yield "rare-ji", _citizen("𠮷田芳", "2", date(1973, 4, 30), "440117", "街口街河滨北路64号503房", 13)
    yield "rare-yan", _citizen("欧阳䶮", "1", date(2001, 12, 12), "440114", "新华街建设北路110号1602房", 6)
    yield "rare-jing", _citizen("司徒𬱖𫍽", "2", date(1958, 8, 18), "440105", "江南大道中穗花新村14栋406房", 22)


def _from_other_places() -> Iterator[tuple[str, IdCard]]:
    yield (
        "lee-mei-ling",
        _permit("李美玲", "2", date(1994, 3, 3), "440115", "港前大道南112号902房", 5, "830000", "00123456", "03"),
    )
    yield (
        "ho-chi-keong",
        _permit("何志强", "1", date(1966, 7, 15), "440104", "环市东路黄花岗街29号", 3, "820000", "M01234567"),
    )
    yield (
        "long-english-name",
        _foreign_2023(
            "玛丽亚·冯·霍恩贝格",
            "VON HOHENBERG LICHTENFELS, MARIA ROSALIND ANNE",
            "2",
            date(1970, 1, 31),
            "AUT",
            "040",
            3,
        ),
    )


def _with_old_chips() -> Iterator[tuple[str, IdCard]]:
    """Names as the registers of before 2005 wrote them."""
    old = _citizen("陈志䶮", "1", date(1985, 2, 6), "440104", "中山四路长塘街8号304房", 19)
    yield "old-chip", replace(old, name_on_chip="陈志\ue863")
    yield "private-code", _citizen("梁\ue500明", "1", date(1979, 9, 9), "440103", "恩宁路永庆坊3号", 23)  # no character


_DISTRICTS = {
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


def _number(area: str, birth: date, sequence: int, sex: str) -> str:
    """`sequence` counts the people of one sex born there that day: odd third digits are men's."""
    first17 = f"{area}{birth:%Y%m%d}{sequence * 2 + int(sex == '1'):03}"
    return first17 + check_character(first17)


def _citizen(name: str, sex: str, birth: date, area: str, street: str, sequence: int) -> IdCard:
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
        address=f"广东省广州市{_DISTRICTS[area]}区{street}",
        authority=f"广州市公安局{_DISTRICTS[area]}分局",
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


def _permit(
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
        _citizen(name, sex, birth, area, street, sequence),
        layout=CardLayout.HK_MACAO_TAIWAN,
        number=_number(home, birth, sequence, sex),
        ethnic_code="",
        pass_number=pass_number,
        issues=issues,
        valid_from=date(2024, 5, 6),
        valid_to=date(2029, 5, 6),
    )


def _foreign_2017(name: str, english: str, sex: str, birth: date, country: str, sequence: int) -> IdCard:
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


def _foreign_2023(
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


# --- the crowd -----------------------------------------------------------------------------------------------------

_SURNAMES = "陈李黄梁林何罗郭谢邓叶苏卢曾彭吕蔡潘冯杜钟姚谭廖范石方陆孔邹"
_PINYIN = (
    "chen li huang liang lin he luo guo xie deng ye su lu zeng peng lyu cai pan feng du zhong yao tan liao fan shi fang"
    " lu kong zou"
)
_GIVEN = {"1": "伟强志明国建文华永辉家浩宇俊杰荣锦添耀泽𫟹㛃", "2": "丽芳秀英玉珍慧敏雅婷思颖嘉欣美琳惠娟诗晴㛃"}
_STREETS = "人民路 解放路 文昌路 东华路 江湾路 康乐街 福安里 新民大街 怡景路 翠竹街 荷塘路 榕树巷 兴业大道 学府路"
_GROUPS = ("01",) * 12 + ("08", "13", "15", "06", "03", "11", "10", "22")
_MINORITIES = (
    ("古丽娜尔·艾尼瓦尔", "05", "2"),
    ("阿迪力·吐尔洪", "05", "1"),
    ("扎西旺堆次仁", "04", "1"),
    ("乌云其木格", "02", "2"),
    ("卓玛央宗", "04", "2"),
    ("热娜古丽·买合木提", "05", "2"),
)
_FOREIGNERS = (
    ("OKAFOR, CHINEDU", "奇内杜·奥卡福", "NGA", "566"),
    ("LEFEVRE, CAMILLE", "卡米耶·勒菲弗", "FRA", "250"),
    ("TANAKAWA, HARUTO", "田中川春人", "JPN", "392"),
    ("SINGHANIA, PRIYANKA", "普里扬卡", "IND", "356"),
    ("KOWALEWSKA, ZOFIA", "佐菲娅", "POL", "616"),
    ("ABEBE, TESFAYE", "特斯法耶·阿贝贝", "ETH", "231"),
)


def _crowd() -> Iterator[tuple[str, IdCard]]:
    chance = random.Random(20261123)
    names = _names(chance)
    return chain(_foreigners(chance), _minorities(chance), _permits(chance, names), _neighbours(chance, names))


def _foreigners(chance: random.Random) -> Iterator[tuple[str, IdCard]]:
    for n, (english, name, country, code) in enumerate(_FOREIGNERS, start=1):
        sex, birth = "12"[n % 2], _birth(chance, 20 + n * 7)
        if n % 2:
            yield f"foreign-{n}", _foreign_2023(name, english, sex, birth, country, code, n)
        else:
            yield f"foreign-{n}", _foreign_2017(name, english, sex, birth, country, n)


def _minorities(chance: random.Random) -> Iterator[tuple[str, IdCard]]:
    for n, (name, code, sex) in enumerate(_MINORITIES, start=1):
        yield f"minority-{n}", replace(_somebody(chance, name, sex, 15 + n * 11), ethnic_code=code)


def _permits(chance: random.Random, names: Iterator[tuple[str, str]]) -> Iterator[tuple[str, IdCard]]:
    for n, (name, sex) in enumerate(islice(names, 9), start=1):
        home, letter = (("810000", "H"), ("820000", "M"), ("830000", ""))[n % 3]
        street = chance.choice(_STREETS.split()) + f"{n * 7}号"
        area = chance.choice(list(_DISTRICTS))
        birth = _birth(chance, 14 + n * 7)
        yield f"permit-{n}", _permit(name, sex, birth, area, street, n, home, f"{letter}{10002000 + n}", "02")


def _neighbours(chance: random.Random, names: Iterator[tuple[str, str]]) -> Iterator[tuple[str, IdCard]]:
    """Without end; their ages run from 3 to 104 again and again."""
    pinyin = dict(zip(_SURNAMES, _PINYIN.split(), strict=True))
    for n, (name, sex) in enumerate(names, start=1):
        card = _somebody(chance, name, sex, 3 + n * 37 % 102)
        yield f"{pinyin[name[0]]}-{n:03}", replace(card, ethnic_code=_GROUPS[n % len(_GROUPS)])


def _somebody(chance: random.Random, name: str, sex: str, age: int) -> IdCard:
    street = f"{chance.choice(_STREETS.split())}{chance.randrange(3, 480)}号"
    street += f"{chance.randrange(2, 30)}0{chance.randrange(1, 9)}房"
    return _citizen(name, sex, _birth(chance, age), chance.choice(list(_DISTRICTS)), street, chance.randrange(50, 450))


def _birth(chance: random.Random, age: int) -> date:
    return TODAY.replace(year=TODAY.year - age) - timedelta(days=chance.randrange(365))


def _names(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Name and sex, without end and without a name twice."""
    seen: set[str] = set()
    while True:
        sex = chance.choice("12")
        name = chance.choice(_SURNAMES) + "".join(chance.sample(_GIVEN[sex], chance.choice((1, 2, 2, 2))))
        if name not in seen:
            seen.add(name)
            yield name, sex
