"""Two hundred invented people and their cards, the same ones every time. Knows no reader and no back end.

Names, numbers, addresses and telephones are made up; ages are meant for 23 November 2026.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cache
from itertools import chain, islice

from device_sim.crowd import crowd
from device_sim.invented_cards import citizen, foreign_2017, foreign_2023, permit
from drivers.api.id_card import IdCard

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
    cards = islice(chain(_well_known(), crowd()), PEOPLE)
    return tuple(Person(known_as, card, f"1990000{n:04}") for n, (known_as, card) in enumerate(cards, start=1))


def person(id_or_name: str) -> Person:
    """One of them. ValueError, naming those that are nearly called so: nobody is called that."""
    for somebody in people():
        if id_or_name in (somebody.id, somebody.card.name):
            return somebody
    known = [name for somebody in people() for name in (somebody.id, somebody.card.name)]
    near = get_close_matches(id_or_name, known, n=5, cutoff=0.4) or known[:8:2]
    raise ValueError(f"nobody is called {id_or_name!r}; there is {', '.join(near)}")


# --- those with a well-known id ------------------------------------------------------------------------------------


def _well_known() -> Iterator[tuple[str, IdCard]]:
    yield from _of_every_age_and_kind_of_card()
    yield from _with_difficult_names()
    yield from _from_other_places()
    yield from _with_old_chips()


def _of_every_age_and_kind_of_card() -> Iterator[tuple[str, IdCard]]:
    yield "chen-jianming", citizen("陈建明", "1", date(1981, 5, 14), "440104", "东风中路918号之二1204房", 11)
    yield "huang-yulan", citizen("黄玉兰", "2", date(1944, 3, 8), "440103", "宝华路耀华坊27号之一", 4)
    yield "liang-zhen", citizen("梁𬭎", "1", date(1990, 7, 21), "440105", "新港中路丽影街63号502房", 35)
    wong = permit("王小明", "1", date(1988, 9, 2), "440106", "体育东路尚雅苑8座1903房", 12, "810000", "H08812345")
    yield "wong-siu-ming", wong
    yield "anna-schmidt", foreign_2023("安娜·施密特", "SCHMIDT, ANNA", "2", date(1985, 2, 11), "DEU", "276", 8)
    yield "carlos-oliveira", foreign_2017("卡洛斯·奥利维拉", "OLIVEIRA, CARLOS", "1", date(1979, 12, 30), "BRA", 5)
    yield "lin-child", citizen("林子悦", "2", date(2018, 4, 12), "440113", "市桥街清河东路319号1座801房", 2)
    maimaiti = citizen(
        "买买提·阿卜杜热合曼吐尔逊艾力", "1", date(1955, 2, 17), "440111", "三元里大道瑶华街41号303房", 7
    )
    yield "maimaiti", replace(maimaiti, ethnic_code="05")
    zhou = citizen("周伟民", "1", date(1983, 6, 9), "440112", "黄埔东路港湾北街15号602房", 21)
    yield "zhou-weimin", replace(zhou, valid_from=date(2006, 3, 15), valid_to=date(2026, 3, 15))  # expired
    moved = citizen("何秀珍", "2", date(1962, 10, 26), "440104", "文明路仰忠街52号201房", 16)
    yield "he-xiuzhen", replace(moved, newest_address="广东省广州市南沙区进港大道滨海花园9栋1107房")
    yield "oldest", citizen("谭桂芳", "2", date(1922, 1, 19), "440103", "龙津中路洞神坊18号", 2)
    yield "youngest", citizen("郑一诺", "1", date(2023, 8, 5), "440118", "荔城街府前路77号9栋302房", 1)


def _with_difficult_names() -> Iterator[tuple[str, IdCard]]:
    yield (
        "long-name",
        replace(
            citizen("阿卜杜克热木·麦麦提图尔荪江", "1", date(1996, 11, 2), "440106", "棠下街棠德南路21号705房", 9),
            ethnic_code="05",
        ),
    )
    yield "rare-ji", citizen("𠮷田芳", "2", date(1973, 4, 30), "440117", "街口街河滨北路64号503房", 13)
    yield "rare-yan", citizen("欧阳䶮", "1", date(2001, 12, 12), "440114", "新华街建设北路110号1602房", 6)
    yield "rare-jing", citizen("司徒𬱖𫍽", "2", date(1958, 8, 18), "440105", "江南大道中穗花新村14栋406房", 22)


def _from_other_places() -> Iterator[tuple[str, IdCard]]:
    yield (
        "lee-mei-ling",
        permit("李美玲", "2", date(1994, 3, 3), "440115", "港前大道南112号902房", 5, "830000", "00123456", "03"),
    )
    yield (
        "ho-chi-keong",
        permit("何志强", "1", date(1966, 7, 15), "440104", "环市东路黄花岗街29号", 3, "820000", "M01234567"),
    )
    yield (
        "long-english-name",
        foreign_2023(
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
    old = citizen("陈志䶮", "1", date(1985, 2, 6), "440104", "中山四路长塘街8号304房", 19)
    yield "old-chip", replace(old, name_on_chip="陈志\ue863")
    yield "private-code", citizen("梁\ue500明", "1", date(1979, 9, 9), "440103", "恩宁路永庆坊3号", 23)  # no character
