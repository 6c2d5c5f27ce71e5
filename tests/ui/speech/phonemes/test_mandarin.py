"""Words as people say them in Mandarin.

Covers han as well.
"""

import pytest

from tests.ui.speech.phonemes.sentences import sentences
from ui.speech.phonemes.han import is_han, stretches
from ui.speech.phonemes.mandarin import pinyin, syllables, symbols
from ui.speech.saying.say import say_text
from ui.speech.utterance import MANDARIN

KOKORO = frozenset(
    ';:,.!?—…"()“” \u0303ʣʥʦʨᵝꭧAIOQSTWYᵊabcdefhijklmnopqrstuvwxyzɑɐɒæβɔɕçɖðʤəɚɛɜɟ'
    "ɡɥɨɪʝɯɰŋɳɲɴøɸθœɹɾɻʁɽʂʃʈʧʊʋʌɣɤχʎʒʔˈˌːʰʲ↓→↗↘ᵻ"
)
"""The symbols that the network of Kokoro v1.0 knows; it would leave out any other."""


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("请到银行行长处", "qing3 dao4 yin2 hang2 hang2 zhang3 chu4"),
        ("银行卡号", "yin2 hang2 ka3 hao4"),
        ("请向前行走", "qing3 xiang4 qian2 xing2 zou3"),
        ("在任何一台终端重新打印", "zai4 ren4 he2 yi1 tai2 zhong1 duan1 chong2 xin1 da3 yin4"),
        ("不会重复办理", "bu2 hui4 chong2 fu4 ban4 li3"),
        ("重庆市", "chong2 qing4 shi4"),
        ("重度残疾", "zhong4 du4 can2 ji2"),
        ("长辈版", "zhang3 bei4 ban3"),
        ("长期护理", "chang2 qi1 hu4 li3"),
        ("还没有还款", "hai2 mei2 you3 huan2 kuan3"),
        ("还得等一会儿", "hai2 dei3 deng3 yi1 hui4 er5"),
        ("记得取走", "ji4 de5 qu3 zou3"),
        ("得到答复", "de2 dao4 da2 fu4"),
        ("个人所得税", "ge4 ren2 suo3 de2 shui4"),
        ("拿开得早了一点", "na2 kai1 de5 zao3 le5 yi4 dian3"),
        ("户籍所在地", "hu4 ji2 suo3 zai4 di4"),
        ("暂时办不了", "zan4 shi2 ban4 bu4 liao3"),
        ("已经办好了", "yi3 jing1 ban4 hao3 le5"),
        ("只放一张卡", "zhi3 fang4 yi1 zhang1 ka3"),
        ("填写单位", "tian2 xie3 dan1 wei4"),
        ("曾经参保", "ceng2 jing1 can1 bao3"),
        ("正面朝上", "zheng4 mian4 chao2 shang4"),
        ("调整音量", "tiao2 zheng3 yin1 liang4"),
        ("九位数字", "jiu3 wei4 shu4 zi4"),
        ("机构供养", "ji1 gou4 gong1 yang3"),
        ("番禺区和黄埔区", "pan1 yu2 qu1 he2 huang2 pu3 qu1"),
        ("为了核对更正", "wei4 le5 he2 dui4 geng1 zheng4"),
        ("更大的字", "geng4 da4 de5 zi4"),
        ("应当反应", "ying1 dang1 fan3 ying4"),
        ("血型", "xue4 xing2"),
        ("幺二三四五", "yao1 er4 san1 si4 wu3"),
        ("两百", "liang3 bai3"),
    ],
)
def test_a_word_is_read_as_people_read_it(said: str, read: str) -> None:
    assert " ".join(syllables(said)) == read


def test_a_reading_that_is_given_is_taken() -> None:
    assert pinyin("{曾|zeng1}国强和{单|shan4}先生") == "zeng1 guo2 qiang2 he2 shan4 xian1 sheng1"
    assert symbols("{曾|zeng1}国") == "ʦə→ŋ kwo↗"


def test_tones_change_in_speech() -> None:
    assert pinyin("你好") == "ni2 hao3"
    assert pinyin("不是一个") == "bu2 shi4 yi2 ge4"


def test_syllables_stand_apart_so_that_they_do_not_run_into_each_other() -> None:
    assert symbols("正在打印") == "ꭧə↘ŋ ʦai↘ ta↓ i↘n"


def test_vowels_are_those_of_the_sounds_not_of_the_letters() -> None:
    assert symbols("绿女略学元云永翁嗯儿四是") == ("ly↘ ny↓ lɥe↘ ɕɥe↗ ɥɛ↗n y↗n jʊ↓ŋ wə→ŋ n↗ ɚ↗ sɨ↘ ʂɨ↘")


def test_letters_are_said_in_english_by_the_same_voice_and_by_their_chinese_names_by_espeak() -> None:
    assert symbols("输入X前面的") == "ʂu→ ɻu↘ ˈɛks ʨʰjɛ↗n mjɛ↘n tɤ"
    assert pinyin("输入X前面的") == "shu1 ru4 ai2 ke5 si5 qian2 mian4 de5"


def test_a_character_that_has_no_reading_is_heard_to_be_there() -> None:
    assert syllables("𬭎𡛕㵢") == ["hong2", "mou3", "lei2"]


@pytest.mark.thorough
def test_every_character_of_every_sentence_gives_a_syllable() -> None:
    for sentence in sentences("zh-Hans"):
        for phrase in say_text(sentence, MANDARIN, private=False):
            for stretch, given in stretches(phrase.said):
                if is_han(stretch):
                    read = syllables(stretch, given)
                    assert len(read) == len(stretch)
                    assert all(one[-1] in "12345" for one in read), (stretch, read)


def test_the_network_knows_every_symbol_of_every_sentence() -> None:
    said = {phrase.said for text in sentences("zh-Hans") for phrase in say_text(text, MANDARIN, private=False)}
    chinese = [one for one in said if all(map(is_han, one))]
    assert len(chinese) > 500
    assert set("".join(map(symbols, chinese))) <= KOKORO
