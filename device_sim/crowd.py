"""The crowd among the invented people: made by chance, the same ones every time."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, islice

from device_sim.invented_cards import DISTRICTS, TODAY, citizen, foreign_2017, foreign_2023, permit
from drivers.api.id_card import IdCard

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


def crowd() -> Iterator[tuple[str, IdCard]]:
    chance = random.Random(20261123)
    names = _names(chance)
    return chain(_foreigners(chance), _minorities(chance), _permits(chance, names), _neighbours(chance, names))


def _foreigners(chance: random.Random) -> Iterator[tuple[str, IdCard]]:
    for n, (english, name, country, code) in enumerate(_FOREIGNERS, start=1):
        sex, birth = "12"[n % 2], _birth(chance, 20 + n * 7)
        if n % 2:
            yield f"foreign-{n}", foreign_2023(name, english, sex, birth, country, code, n)
        else:
            yield f"foreign-{n}", foreign_2017(name, english, sex, birth, country, n)


def _minorities(chance: random.Random) -> Iterator[tuple[str, IdCard]]:
    for n, (name, code, sex) in enumerate(_MINORITIES, start=1):
        yield f"minority-{n}", replace(_somebody(chance, name, sex, 15 + n * 11), ethnic_code=code)


def _permits(chance: random.Random, names: Iterator[tuple[str, str]]) -> Iterator[tuple[str, IdCard]]:
    for n, (name, sex) in enumerate(islice(names, 9), start=1):
        home, letter = (("810000", "H"), ("820000", "M"), ("830000", ""))[n % 3]
        street = chance.choice(_STREETS.split()) + f"{n * 7}号"
        area = chance.choice(list(DISTRICTS))
        birth = _birth(chance, 14 + n * 7)
        yield f"permit-{n}", permit(name, sex, birth, area, street, n, home, f"{letter}{10002000 + n}", "02")


def _neighbours(chance: random.Random, names: Iterator[tuple[str, str]]) -> Iterator[tuple[str, IdCard]]:
    """Without end; their ages run from 3 to 104 again and again."""
    pinyin = dict(zip(_SURNAMES, _PINYIN.split(), strict=True))
    for n, (name, sex) in enumerate(names, start=1):
        card = _somebody(chance, name, sex, 3 + n * 37 % 102)
        yield f"{pinyin[name[0]]}-{n:03}", replace(card, ethnic_code=_GROUPS[n % len(_GROUPS)])


def _somebody(chance: random.Random, name: str, sex: str, age: int) -> IdCard:
    street = f"{chance.choice(_STREETS.split())}{chance.randrange(3, 480)}号"
    street += f"{chance.randrange(2, 30)}0{chance.randrange(1, 9)}房"
    return citizen(name, sex, _birth(chance, age), chance.choice(list(DISTRICTS)), street, chance.randrange(50, 450))


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
