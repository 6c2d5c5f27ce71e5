"""All that the doctor can find is told in Chinese, and other people's words stand in brackets behind it.

Played here: each kind of problem with what is said in its code, each rule of an answer broken, the queue's own
troubles, and outputs for sound. What whole terminals show is held where it is played.
"""

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from drivers.mistake import CHINESE
from kiosk.backend.replies import GatewayError
from kiosk.model.problem import Problem
from kiosk.problems.table import all_problems, problem_named
from kiosk.queue.words import told_of
from kiosk.technician.finding import Finding, as_it_is, as_json, ill, lines, well
from offline_cache import errors
from offline_cache.db import open_database, open_undamaged
from tests.broken_rules import broken_rules
from tests.kiosk.technician.chinese import foreign_in
from ui.speech.player.aplay import LostError
from ui.speech.player.trial import refusal
from ui.words.sentences import STRINGS, TECHNICIAN, Words

ROOT = Path(__file__).parents[3]
SAY = Words(CHINESE, (STRINGS, TECHNICIAN)).say
FOREIGN = "the spring of the blade is worn: Permission denied"
ROOMS = ("drivers", "kiosk/backend", "kiosk/queue", "offline_cache", "ui/speech")


def said(found: Finding) -> str:
    (told, *_) = lines([found], SAY, CHINESE)
    says = str(as_json(found, SAY, CHINESE)["says"])
    assert told.endswith(says)
    return says


def test_a_sentence_in_another_language_is_seen() -> None:
    assert foreign_in("正常；the door is open") == ["the door is open"]
    assert foreign_in("正常，the door is open") == ["正常，the door is open"]
    assert foreign_in("正常（the door (of it) is open）；用 sudo apt-get install x 安装") == []


@pytest.mark.parametrize("problem", all_problems(), ids=lambda problem: f"{problem.code}-{problem.began}")
def test_every_problem_is_told_in_chinese_with_the_words_of_others_in_brackets(problem: Problem) -> None:
    found = ill("part", replace(problem, evidence=FOREIGN))
    assert said(found) == "原话（the spring of the blade is worn: 没有权限）"
    assert foreign_in(str(as_json(found, SAY, CHINESE)["action"])) == []


def told_in_code() -> Iterator[str]:
    """Every sentence that is raised or told as evidence, with a word for each value."""
    for path in (path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Raise) or (isinstance(node, ast.Call) and "Error" in ast.unparse(node.func)):
                yield from texts(node)


def texts(node: ast.AST) -> Iterator[str]:
    whole = [one for one in ast.walk(node) if isinstance(one, ast.JoinedStr)]
    pieces = {id(piece) for one in whole for piece in one.values}
    for one in whole:
        yield "".join(str(piece.value) if isinstance(piece, ast.Constant) else "x7" for piece in one.values)
    for alone in ast.walk(node):
        if isinstance(alone, ast.Constant) and isinstance(alone.value, str) and id(alone) not in pieces:
            yield alone.value


def test_whatever_a_driver_or_the_back_end_says_is_chinese_or_in_brackets() -> None:
    evidence = sorted({text for text in told_in_code() if " " in text.strip()})
    assert len(evidence) > 200
    told = {text: said(ill("part", problem_named("unexpected", text))) for text in evidence}
    assert {text: words for text, words in told.items() if foreign_in(words)} == {}


@pytest.mark.parametrize("broken", sorted(set(broken_rules())))
def test_what_an_answer_breaks_of_its_contract_is_told_in_chinese(broken: str) -> None:
    error = GatewayError("garbled", broken)
    words = said(ill("backend", problem_named("garbled", f"http://127.0.0.1:9: {error}")))
    assert words.startswith("http://127.0.0.1:9：应答不合约定：answer")
    assert "原话" not in words
    assert foreign_in(words) == []


@pytest.mark.parametrize("kind", errors.CacheError.__subclasses__())
def test_what_is_wrong_with_the_queue_is_told_in_chinese(kind: type[errors.CacheError]) -> None:
    error = kind(FOREIGN)
    assert foreign_in(said(ill("outbox", problem_named("outbox", str(error)), told=told_of(error)))) == []


def of_a_queue(path: Path) -> str:
    with pytest.raises(errors.CacheError) as caught:
        open_undamaged(path)
    return said(ill("outbox", problem_named("outbox", str(caught.value)), told=told_of(caught.value)))


def test_sqlites_own_words_are_told_in_chinese(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    path.write_bytes(b"no database" * 1000)
    assert "这个文件不是数据库" in of_a_queue(path)
    path.unlink()
    path.mkdir()
    assert "数据库文件打不开" in of_a_queue(path)


def test_a_queue_that_another_program_has_is_told_in_chinese(tmp_path: Path) -> None:
    database = open_database(tmp_path / "outbox.db")
    assert "outbox.db 正被使用：另一个终端程序在运行" in of_a_queue(tmp_path / "outbox.db")
    database.close()


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (apsw.FullError("database or disk is full"), "数据库或磁盘满了"),
        (apsw.IOError("disk I/O error"), "磁盘读写出错"),
        (apsw.ReadOnlyError("attempt to write a readonly database"), "数据库只能读，写不进去"),
        (apsw.BusyError("database is locked"), "数据库被锁住"),
        (apsw.CorruptError("database disk image is malformed"), "数据库文件的内容坏了"),
    ],
)
def test_what_sqlite_says_of_a_disk_is_told_in_chinese(error: Exception, told: str) -> None:
    failed = errors.OutboxBroken(f"the disk or the database failed: {type(error).__name__}: {error}")
    words = said(ill("outbox", problem_named("outbox", str(failed)), told=told_of(failed)))
    assert told in words
    assert "failed" not in words


def of_sound(why: str) -> str:
    return said(ill("sound", problem_named("no-sound", f"speaker, plughw:9,0: {why}")))


def test_what_aplay_says_of_a_card_that_is_not_there_is_told_in_chinese() -> None:
    words = of_sound(refusal("plughw:9,0"))
    assert words.startswith("扬声器 plughw:9,0：")
    assert foreign_in(words) == []
    assert "打不开声音设备：没有这个设备或文件" in words


@pytest.mark.parametrize(
    "why",
    [
        "aplay: main:831: audio open error: Device or resource busy",
        "aplay: set_params:1345: Channels count non available",
        "aplay: set_params:1339: Sample format non available",
        "aplay: pcm_write:2061: write error: No such device",
        "ALSA lib pcm.c:2666:(snd_pcm_open_noupdate) Unknown PCM nowhere",
        "ALSA lib confmisc.c:165:(snd_config_get_card) Cannot get card index for 9",
        "aplay: set_params:1358: Broken configuration for this PCM: no configurations available",
        "aplay: set_params:1434: Unable to install hw params:",
        "takes no sound",
        "aplay was ended by somebody else",
        "aplay ended with 1",
        str(LostError("aplay: [Errno 2] No such file or directory: 'aplay'")),
    ],
)
def test_what_aplay_and_alsa_say_is_told_in_chinese(why: str) -> None:
    words = of_sound(why)
    assert foreign_in(words) == []
    assert ("原话" in words) is why.startswith("ALSA lib")


def test_what_a_device_says_of_itself_while_it_is_well_is_in_brackets_too() -> None:
    assert said(well("page_printer", as_it_is("media-low-report"))) == "原话（media-low-report）"
