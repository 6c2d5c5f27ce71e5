"""People's names, as people say and spell them.

Covers characters as well.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.speech.saying.hearing import heard, line
from ui.speech.readings import without_readings
from ui.speech.saying.characters import surnames, told
from ui.speech.saying.clauses import MOST, MOST_LETTERS
from ui.speech.saying.names import say_name, spell_name, surname_of
from ui.speech.utterance import CANTONESE, ENGLISH, MANDARIN, TONGUES


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("陈建明", "陈建明"),
        ("曾国强", "{曾|zeng1}国强"),
        ("单田芳", "{单|shan4}田芳"),
        ("仇英", "{仇|qiu2}英"),
        ("区璐", "{区|ou1}璐"),
        ("解珍", "{解|xie4}珍"),
        ("查良镛", "{查|zha1}良镛"),
        ("任华", "{任|ren2}华"),
        ("华佗", "{华|hua4}佗"),
        ("覃海", "{覃|qin2}海"),
        ("朴槿惠", "{朴|piao2}槿惠"),
        ("盖叫天", "{盖|ge3}叫天"),
        ("翟志刚", "{翟|zhai2}志刚"),
        ("乐毅", "{乐|yue4}毅"),
        ("冼星海", "{冼|xian3}星海"),
        ("尉迟恭", "{尉|yu4}{迟|chi2}恭"),
        ("万俟卨", "{万|mo4}{俟|qi2}卨"),
        ("单于丹", "{单|chan2}{于|yu2}丹"),
        ("欧阳娜娜", "欧阳娜娜"),
        ("曾", "{曾|zeng1}"),
        ("国曾", "国曾"),
        ("曾*强", "{曾|zeng1} | 一个字不显示 | 强"),
        ("曾**", "{曾|zeng1} | 两个字不显示"),
        ("曾***强", "{曾|zeng1} | 其余不显示 | 强"),
        ("阿卜杜热合曼·艾比布拉", "阿卜杜热合曼 | 艾比布拉"),
        ("单江·曾", "单江 | 曾"),
        ("李𬭎", "李{𬭎|hong2}"),
        ("张𡛕", "张生僻字"),
        ("王㵢", "王{㵢|lei2}"),
        ("王\ue123", "王生僻字"),
        ("MOHAMED AL-RASHID", "Mohamed Al-Rashid"),
        ("安娜·施密特 SCHMIDT, ANNA", "安娜 | 施密特 | Schmidt | Anna"),
        ("李明LEE, MING", "李明 | Lee | Ming"),
        ("José Ortega", "José Ortega"),
        ("單立文", "{單|shan4}立文"),
    ],
)
def test_a_name_is_said_as_its_owner_says_it(name: str, said: str) -> None:
    assert line(say_name(name, MANDARIN, private=True)) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("陈建明", "陈 | 耳东陈 | 建 | 建设的建 | 明 | 光明的明"),
        ("曾邦", "{曾|zeng1} | 曾国藩的曾 | 邦 | 友邦的邦"),
        ("欧阳璐", "欧阳 | 欧洲的欧 | 太阳的阳 | 璐 | 王字旁加路"),
        ("李鑫", "李 | 木子李 | 鑫 | 三个金"),
        ("黄婳", "黄 | 草头黄 | 婳 | 左边女 | 右边画"),
        ("李𬭎", "李 | 木子李 | {𬭎|hong2} | 金字旁加弘"),
        ("张𡛕㵢", "张 | 弓长张 | 生僻字 | 左边女 | 右边太 | {㵢|lei2} | 左边三点水 | 右边雷"),
        ("王\ue123", "王 | 三横王 | 生僻字 | 请看屏幕"),
        ("龘", "龘"),
        ("陈*明", "陈 | 耳东陈 | 一个字不显示 | 明 | 光明的明"),
        ("麦麦提·肉孜", "麦 | 麦子的麦 | 麦 | 麦子的麦 | 提 | 提高的提 | 肉 | 肌肉的肉 | 孜 | 孜孜不倦的孜"),
        ("LI Na", "L I | N A"),
    ],
)
def test_a_name_is_spelled_as_people_spell_it(name: str, said: str) -> None:
    assert line(spell_name(name, MANDARIN, private=True)) == said


def test_cantonese_has_surnames_of_its_own() -> None:
    assert line(say_name("曾國強", CANTONESE, private=True)) == "{曾|zang1}國強"
    assert line(say_name("区𬭎", CANTONESE, private=True)) == "{区|au1}生僻字"
    assert line(spell_name("单*", CANTONESE, private=True)) == "{单|sin6} | 单独嘅单 | 一個字冇顯示"


def test_a_name_within_a_sentence_is_read_as_a_name() -> None:
    assert heard("单先生，单位填好了", names=["单"]).startswith("{单|shan4}先生")
    assert heard("曾国强，您好，您曾经来过", names=["曾国强"]) == "{曾|zeng1}国强 | 您好 | 您曾经来过"
    assert heard("Hello, 曾国强", ENGLISH, names=["曾国强", " "]) == "Hello | {曾|zeng1}国强"


@given(name=st.text(st.sampled_from("陈曾欧阳万俟建璐𬭎𡛕·*A b\ue123é龘"), max_size=15))
def test_a_name_of_whatever_characters_is_shown_whole_and_nothing_is_dropped(name: str) -> None:
    for tongue in TONGUES:
        for said in (say_name(name, tongue, private=True), spell_name(name, tongue, private=True)):
            assert "".join(phrase.shown for phrase in said) == (name if said else "")
            assert bool(said) == any(sign.isalpha() or sign in "*\ue123" for sign in name)
            assert all(without_readings(phrase.said) for phrase in said)


LONG_NAMES = {
    "fifteen characters": "古丽巴哈尔阿卜杜热合曼买买提江",
    "with points": "阿卜杜热合曼·艾比布拉·买买提江",
    "rare ones alone": "𬭎𡛕㵢",
    "46 letters": "SRIVASTAVA VENKATANARASIMHARAJUVARIPETA KUMARI",
}


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("name", LONG_NAMES.values(), ids=LONG_NAMES)
def test_a_name_that_is_long_or_rare_is_said_and_spelled_in_clauses_that_a_voice_can_say(
    name: str, tongue: str
) -> None:
    for said in (say_name(name, tongue, private=True), spell_name(name, tongue, private=True)):
        assert "".join(phrase.shown for phrase in said) == name
        assert all(phrase.private and phrase.said for phrase in said)
        assert max(len(without_readings(phrase.said)) for phrase in said) <= (MOST_LETTERS if name.isascii() else MOST)


def test_names_of_any_length_are_cut_between_their_words() -> None:
    said = say_name("MOHAMED ABDULLAH BIN RASHID AL MAKTOUM MUSTAFA HASSAN", MANDARIN, private=True)
    assert " ".join(phrase.said for phrase in said) == "Mohamed Abdullah Bin Rashid Al Maktoum Mustafa Hassan"
    assert len(said) > 1
    assert say_name("司马相如", MANDARIN, private=True)[0].said == "司马相如"


def test_only_a_chinese_name_begins_with_a_surname() -> None:
    assert [surname_of(name) for name in ("曾国", "欧阳修", "欧阳", "阿卜杜热合曼", "单江·曾", "Li", "")] == [
        "曾", "欧阳", "欧", "", "", "", "",
    ]  # fmt: skip


def test_every_surname_is_told_by_words_that_end_with_it_and_read_by_one_syllable_a_character() -> None:
    assert len(surnames()) > 400
    for name, surname in surnames().items():
        assert surname.told.endswith(name[-1])
        for readings in (surname.pinyin, surname.jyutping):
            assert len(readings) in (0, len(name)), name


def test_most_characters_of_names_are_told_by_a_word() -> None:
    level_one = [bytes([row, cell]).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)]
    assert sum(map(bool, map(told, level_one))) / len(level_one) > 0.95


def test_a_name_is_told_by_words_that_nobody_minds_to_hear() -> None:
    level_one = [bytes([row, cell]).decode("gb2312") for row in range(0xB0, 0xD7) for cell in range(0xA1, 0xFF)]
    words = [told(character) for character in level_one if "，" not in told(character)]
    assert [word for word in words if any(sign in word for sign in "死病鬼杀奸尸劫妓") or "怒涛" in word] == []
