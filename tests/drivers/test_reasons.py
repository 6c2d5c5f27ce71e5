"""What devices and the system answer is told to technicians in their language, and what is not known as it came."""

import ast
import errno
import os
import re
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path
from string import Formatter
from tempfile import TemporaryDirectory

import apsw
import pytest

from drivers import reasons
from drivers.api.errors import DeviceError
from drivers.api.permission import NotPermitted, require_permission
from drivers.kinds import ID_CARD
from drivers.mistake import CHINESE, ENGLISH, LANGUAGES, sentences
from drivers.open import driver_at
from drivers.reasons import in_language, quoted
from kiosk.model.clock import CHINA, DAY_S, Known, Moment, doubt
from kiosk.technician import finding
from tests.both_languages import HAN
from tests.broken_rules import broken_rules
from tests.nobody import as_nobody

ROOT = Path(__file__).parents[2]
ERRNOS = sorted(errno.errorcode)
BY_THE_RESOLVER = {"Name or service not known", "Temporary failure in name resolution"}
BY_OPENSSL = {
    "Hostname mismatch, certificate is not valid for ",
    "IP address mismatch, certificate is not valid for ",
    "self-signed certificate in certificate chain",
    "self-signed certificate",
    "unable to get local issuer certificate",
    "certificate has expired",
    "certificate is not yet valid",
}
BY_KIND = {f": {kind}: " for kind in ("unreachable", "garbled", "slow", "unauthorised", "certificate")}
BY_ALSA = {
    "audio open error: ",
    "write error: ",
    "Channels count non available",
    "Sample format non available",
    "Broken configuration for this PCM: no configurations available",
    "Unable to install hw params:",
    "Unknown PCM ",
    "Cannot get card index for ",
}
BY_HTTP_CLIENT = {"Remote end closed connection without response"}
ELSEWHERE = {*BY_ALSA, *BY_HTTP_CLIENT, *map(os.strerror, ERRNOS), *BY_THE_RESOLVER, *BY_OPENSSL, *BY_KIND}
SPELLED_OTHERWISE = {  # as the code puts them together
    "its mode is {mode}, and the terminal's user may not read and run it: ": "read and run",
    "not installed: sudo": "not installed: sudo",
    "pcscd does not run: sudo": "does not run: {START}",
    "pcscd does not answer: sudo": "does not answer: {START}",
    "pcscd has stopped: sudo": "has stopped: {START}",
    "its mode is {mode}, and the terminal's user may not read it: ": "and the terminal's user may not ",
    "polkit does not let this user: it needs the rule ": "polkit does not let this user: it needs the rule ",
    "not plugged in (nothing is)": 'else "nothing is"',
    "not plugged in (there are {ids})": "not plugged in (",
    "{free} MB free on the disk of the data folder, expected {least} or more": "MB free on the disk of the data folder",
    "HTTP {status} of type {kind}, expected application/json": " of type ",
    "it says {now}, {days} days after anything that is known here": "days after anything that is known here",
    **dict.fromkeys(
        (
            f"it was set {{{unit}}} {word} since "
            for unit, word in (
                ("days", "days ahead"),
                ("days", "days back"),
                ("minutes", "min ahead"),
                ("minutes", "min back"),
            )
        ),
        "it was set {how} since ",
    ),
    "; params.{name} is not as agreed": "is not as agreed",
    "HTTP {status}: JSON {kind}, expected an object": ", expected an object",
    "HTTP {status}, expected the back end's own refusal: {kind}, a code": "expected the back end's own refusal: ",
    "the seal of {what} does not fit: another key, or damage": " does not fit: another key, or damage",
    "SQLite {version} can lose commits; expected 3.51.3 or newer except 3.52.0": "can lose commits; expected 3.51.3",
    "value is not the only one allowed: ": " is not the only one allowed: ",
    "speaker, {device}: ": 'SPEAKER, HEADPHONES = "speaker", "headphones"',
    "headphones, {device}: ": 'SPEAKER, HEADPHONES = "speaker", "headphones"',
    "ours is {minutes} min ahead": "ahead",
    "ours is {minutes} min behind": "behind",
}
VALUE = "x7"
FILES = (reasons.SENTENCES, finding.SENTENCES)
ALL = [(file, key) for file in FILES for key in sentences(file)]
CODE = "\n".join(
    path.read_text("utf-8")
    for room in (
        "drivers",
        "kiosk/backend",
        "kiosk/queue",
        "kiosk/model",
        "kiosk/catalogue",
        "offline_cache",
        "ui/speech",
    )
    for path in (ROOT / room).rglob("*.py")
)
BY_LIBRARIES = "\n".join([*broken_rules(), Path(apsw.__file__).read_text("latin-1")])


def places(pattern: str) -> list[str]:
    return sorted({name for _, name, _, _ in Formatter().parse(pattern) if name})


@pytest.mark.parametrize(("file", "key"), ALL)
def test_a_reason_has_both_languages_with_the_same_values(file: Path, key: str) -> None:
    said = sentences(file)[key]
    assert set(said) == set(LANGUAGES)
    assert places(said[ENGLISH]) == places(said[CHINESE])
    assert HAN.search(said[CHINESE])


@pytest.mark.parametrize(("file", "key"), ALL)
def test_every_reason_is_one_that_somebody_gives(file: Path, key: str) -> None:
    said = sentences(file)[key][ENGLISH]
    if said in ELSEWHERE:
        return
    pieces = [words for words, *_ in Formatter().parse(said) if words.strip()]
    wanted = [SPELLED_OTHERWISE[said]] if said in SPELLED_OTHERWISE else pieces
    assert [piece for piece in wanted if piece not in CODE and piece not in BY_LIBRARIES] == []


def test_a_port_that_is_not_there_is_told_in_chinese_with_its_name() -> None:
    with pytest.raises(DeviceError) as caught:
        driver_at(ID_CARD, "serial:///dev/nowhere").status()
    told = in_language(caught.value.evidence, CHINESE)
    assert told == "[Errno 2] 没有这个设备或文件: '/dev/nowhere'"


def test_which_group_a_user_lacks_is_told_in_chinese_with_the_command() -> None:
    told = in_language(
        "/dev/ttyUSB0: user kiosk is not in its group: sudo usermod -aG dialout kiosk, then sign in anew", CHINESE
    )
    assert told == "/dev/ttyUSB0: 用户 kiosk 不在它的组里：sudo usermod -aG dialout kiosk，再重新登录"


def test_that_a_port_has_no_group_is_told_in_chinese() -> None:
    with TemporaryDirectory() as folder:
        port = Path(folder, "ttyUSB0")
        port.touch()
        port.chmod(0)
        Path(folder).chmod(0o755)
        with as_nobody(), pytest.raises(NotPermitted) as caught:
            require_permission(str(port))
    told = in_language(str(caught.value), CHINESE)
    assert "要由 udev 规则给它一个组" in told
    assert "udev rule" not in told


def test_of_two_reasons_that_begin_alike_the_longer_is_told() -> None:
    assert in_language("[Errno 6] No such device or address: 'x'", CHINESE) == "[Errno 6] 这个地址上没有设备: 'x'"
    assert in_language("[Errno 19] No such device: 'x'", CHINESE) == "[Errno 19] 设备不在: 'x'"


def test_a_value_at_the_end_of_a_reason_ends_with_its_word() -> None:
    said = "no reply in 5 tries, on a serial line one at each speed from 115200 to 9600; since"
    told = in_language(said, CHINESE)
    assert told == "问了 5 次都没有应答，串口线上从 115200 到 9600 每种波特率各一次; since"


def test_the_same_value_is_asked_for_where_a_reason_says_it_twice() -> None:
    other = "user a is not in its group: sudo usermod -aG dialout b, then sign in anew"
    assert in_language(other, CHINESE) == other


def test_further_sentences_are_known_beside_the_own_ones(tmp_path: Path) -> None:
    further = tmp_path / "further.toml"
    further.write_text(
        """
        [shorter]
        en = "no paper"
        zh-Hans = "没有纸"
        [longer]
        en = "no paper in {tray}, fill {tray} of {all}"
        zh-Hans = "{tray} 没有纸，请装满 {tray}（共 {all} 个）"
        """,
        encoding="utf-8",
    )
    assert in_language("no paper", CHINESE) == "no paper"
    assert in_language("no paper; Permission denied", CHINESE, further).startswith("没有纸; 没有权限")
    assert in_language("no paper in A, fill A of 3", CHINESE, further) == "A 没有纸，请装满 A（共 3 个）"
    assert in_language("no paper in A, fill B of 3", CHINESE, further) == "没有纸 in A, fill B of 3"


def test_bytes_that_no_sentence_is_for_are_told_as_they_came_and_braces_too() -> None:
    for said in ("DLE EOT 1e 16 12 12", "printer-state 5: media-jam-error", "it says: {user} {0}"):
        assert in_language(said, CHINESE) == said
        assert in_language(said, ENGLISH) == said
    assert in_language("no reply to {0} in 3 tries", CHINESE) == "对 {0} 问了 3 次都没有应答"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("printer-state 5: media-jam-error", "原话（printer-state 5: media-jam-error）"),
        ("the office is closed", "原话（the office is closed）"),
        ("it is closed: Permission denied", "原话（it is closed: 没有权限）"),
        ("no camera answers at /dev/video0", "没有摄像头应答：/dev/video0"),
        ("no camera answers at the far end", "没有摄像头应答，原话（the far end）"),
        ("it is closed, no camera answers at x", "原话（it is closed, 没有摄像头应答：x）"),
        ("not installed: sudo apt-get install libusb", "没有安装：sudo apt-get install libusb"),
        ("", ""),
    ],
)
def test_what_stays_foreign_is_marked_as_somebodys_own_words(said: str, told: str) -> None:
    assert quoted(said, CHINESE) == told
    assert quoted(said, ENGLISH) == said


def test_english_is_told_as_it_came() -> None:
    assert in_language("[Errno 2] No such file or directory", ENGLISH) == "[Errno 2] No such file or directory"


def filled(sentence: str) -> dict[str, str]:
    return {name: f"v{at}" for at, name in enumerate(places(sentence))}


@pytest.mark.parametrize(("file", "key"), ALL)
def test_every_reason_is_told_by_its_own_sentence(file: Path, key: str) -> None:
    said = sentences(file)[key]
    values = filled(said[ENGLISH])
    told = in_language(said[ENGLISH].format(**values), CHINESE, finding.SENTENCES)
    assert told == said[CHINESE].format(**values)


def texts(path: Path) -> Iterator[str]:
    """All that stands between quotation marks in a file, with a word for each value."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    formatted = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    pieces = {id(piece) for node in formatted for piece in node.values}
    for node in formatted:
        yield "".join(str(piece.value) if isinstance(piece, ast.Constant) else VALUE for piece in node.values)
    alone = (node for node in nodes if isinstance(node, ast.Constant) and id(node) not in pieces)
    yield from (node.value for node in alone if isinstance(node.value, str))


def within_others(text: str) -> list[str]:
    """The English of known reasons that stand in `text` in the middle of another sentence."""
    found = []
    for said in sorted((said for file in FILES for said in sentences(file).values()), key=lambda s: -len(s[ENGLISH])):
        alone = reasons._pattern(said[ENGLISH])
        for match in alone.finditer(text):
            before = text[: match.start()]
            if re.search(rf"\w(?<!{VALUE}) $", before):
                found.append(match[0])
        text = alone.sub(";", text)
    return found


def test_no_reason_is_told_of_the_middle_of_another_sentence() -> None:
    assert within_others("10 bytes and no answer to aa in 2 tries") == ["no answer to aa in 2 tries"]
    files = [path for room in ("drivers", "kiosk") for path in sorted((ROOT / room).rglob("*.py"))]
    found = {path.name: texts_found for path in files if (texts_found := [*chain(*map(within_others, texts(path)))])}
    assert found == {}


def test_bytes_that_are_no_answer_are_not_told_as_silence() -> None:
    told = in_language("/dev/ttyS0: 10 bytes that are no answer to aa bb in 2 tries", CHINESE)
    assert told == "/dev/ttyS0: 10 个字节，不是对 aa bb 的应答，问了 2 次"


NOW = datetime(2026, 11, 28, 9, 0, tzinfo=CHINA).timestamp()
AT_BOOT = Moment(NOW, 100.0, "a")
KNOWN = Known(AT_BOOT, NOW)


@pytest.mark.parametrize(
    ("now", "known", "newest"),
    [
        (Moment(0.0, 1.0, "b"), None, 0.0),
        (Moment(NOW, 1.0, "b"), None, NOW + DAY_S),
        (Moment(NOW + 30 * DAY_S, 1.0, "b"), None, NOW),
        (Moment(NOW + 3 * DAY_S, 100.0, "a"), KNOWN, 0.0),
        (Moment(NOW - 3 * DAY_S, 100.0, "a"), KNOWN, 0.0),
        (Moment(NOW + 900.0, 100.0, "a"), KNOWN, 0.0),
        (Moment(NOW - 900.0, 100.0, "a"), KNOWN, 0.0),
        (AT_BOOT, Known(AT_BOOT, NOW - 2 * DAY_S), 0.0),
    ],
)
def test_all_that_speaks_against_a_clock_is_told_in_chinese(now: Moment, known: Known | None, newest: float) -> None:
    found = doubt(now, known, newest)
    assert found
    told = in_language(found.words, CHINESE, finding.SENTENCES)
    assert HAN.search(told)
    assert not re.search("[a-z]{2}", told)
