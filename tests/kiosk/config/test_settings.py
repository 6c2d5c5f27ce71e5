"""kiosk.toml: read whole, or refused with the line of what is wrong."""

import re
from pathlib import Path

import pytest

from drivers.mistake import Sentence
from kiosk.config.settings import Config, ConfigError, Devices, Idle, Panel, Watchdog, load
from tests.both_languages import lacking

GOOD = """\
[terminal]
id = "GZ0117"
name = "0117"
place = "荔湾区政务服务中心"

[backend]
url = "https://example.cn"
key_file = "terminal.key"

[data]
folder = "data"

[devices]
id_card = "serial:///dev/ttyS1?baud=115200"

[idle]
cover_after = 30
"""


def read(folder: Path, text: str) -> Config:
    path = folder / "kiosk.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_a_good_file_is_read_and_the_rest_has_its_usual_values(tmp_path: Path) -> None:
    config = read(tmp_path, GOOD)
    assert config.terminal.id == "GZ0117"
    assert config.terminal.help_phone == "12345"
    assert config.devices == {"id_card": "serial:///dev/ttyS1?baud=115200"}
    assert config.idle == Idle(cover_after=30.0)
    assert config.panel == Panel()


def test_paths_begin_at_the_file(tmp_path: Path) -> None:
    config = read(tmp_path, GOOD + '[fonts]\npage = "/abs/font.ttc"\npage_rare = ["a.ttf", "b.ttf"]\n')
    assert config.data.folder == tmp_path / "data"
    assert config.backend.key_file == tmp_path / "terminal.key"
    assert config.fonts.page == Path("/abs/font.ttc")
    assert config.fonts.page_rare == (tmp_path / "a.ttf", tmp_path / "b.ttf")


def test_a_terminal_speaks_where_it_has_an_output(tmp_path: Path) -> None:
    assert not read(tmp_path, GOOD).speaks
    config = read(tmp_path, GOOD + '[sound]\nheadphones = "plughw:1,0"\n[voice]\nfolder = "voices"\n')
    assert config.speaks
    assert (config.sound.headphones, config.voice_folder) == ("plughw:1,0", tmp_path / "voices")
    assert read(tmp_path, GOOD).voice_folder == tmp_path / "data" / "voice"


def test_cantonese_is_offered_where_nobody_has_left_it_out(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD).voice.tongues == ("zh", "yue", "en")
    assert read(tmp_path, GOOD + '[voice]\ntongues = ["zh", "en"]\n').voice.tongues == ("zh", "en")


MISTAKES = {
    "an unknown section": ("[idle]", "[idel]", 16, "idel"),
    "an unknown key": ("cover_after", "cover_afer", 17, "cover_afer"),
    "a key in a wrong section": ('folder = "data"', 'folder = "data"\nurl = "x"', 12, "url"),
    "a missing key": ('place = "荔湾区政务服务中心"\n', "", 1, "place"),
    "a number for a string": ('name = "0117"', "name = 117", 3, "a string"),
    "a string for a number": ("cover_after = 30", 'cover_after = "30"', 17, "a number"),
    "true for a number": ("cover_after = 30", "cover_after = true", 17, "a number"),
    "a number for a path": ('folder = "data"', "folder = 3", 11, "a path"),
    "numbers for paths": ("[idle]", "[fonts]\npage_rare = [1]\n[idle]", 17, "a list of paths"),
    "a value for a section": ("[terminal]", "panel = 5\n[terminal]", 1, "panel"),
    "a terminal's id that no number can have": ('id = "GZ0117"', 'id = "gz-117"', 2, "2 to 12 capital letters"),
    "a panel without height": ("[idle]", "[panel]\nheight = 0\n[idle]", 17, "a number from 300 to 16000"),
    "a panel as wide as no number is": (
        "[idle]",
        f"[panel]\nwidth = {'9' * 400}\n[idle]",
        17,
        "a number from 300 to 16000",
    ),
    "a panel of no size": ("[idle]", "[panel]\ndiagonal_inches = nan\n[idle]", 17, "a number from 3 to 200"),
    "a time before now": ("cover_after = 30", "cover_after = -1", 17, "a number from 1 to 86400"),
    "a question before the cover": ("cover_after = 30", "cover_after = 30\nask_after = 10", 18, "no less than cover"),
    "a back end in plain words": ('"https://example.cn"', '"http://example.cn"', 7, "expected https://HOST"),
    "a back end that is no address": ('"https://example.cn"', '"https://:x/"', 7, "expected https://HOST"),
    "a cover after the usual question": (
        "cover_after = 30",
        "cover_after = 150",
        17,
        "no more than ask_after, which is 120",
    ),
    "a certificate without its key": ("[data]", 'client_certificate = "c.pem"\n[data]', 10, "without client_key"),
    "a key without its certificate": ("[data]", 'client_key = "c.pem"\n[data]', 10, "without client_certificate"),
    "a number for an authority": ("[data]", "ca_file = 5\n[data]", 10, "a path"),
    "a path that no file can have": ('"data"', '"da\\u0000ta"', 11, "a path"),
    "a number that is no number of seconds": ("cover_after = 30", f"cover_after = 1{'0' * 400}", 17, "a number"),
    "a number for an address": ('id_card = "', 'scanner = 5\nid_card = "', 14, "a string"),
    "a name with a character that ends words": ('name = "0117"', 'name = "01\\u000017"', 3, "some words in one line"),
    "a place of two lines": (
        'place = "荔湾区政务服务中心"',
        'place = "荔湾区\\n服务中心"',
        4,
        "some words in one line",
    ),
    "an empty name": ('name = "0117"', 'name = " "', 3, "some words"),
    "an output that would be an option of aplay": ("[idle]", '[sound]\nspeaker = "-l"\n[idle]', 17, "an ALSA name"),
    "an output with a line end": ("[idle]", '[sound]\nheadphones = "a\\nb"\n[idle]', 17, "an ALSA name"),
    "a voice fetched in plain words": ("[idle]", '[voice]\nmodel_url = "http://a.cn/x"\n[idle]', 17, "https://HOST"),
    "a tongue that nobody speaks": (
        "[idle]",
        '[voice]\ntongues = ["zh", "en", "fr"]\n[idle]',
        17,
        '["zh", "yue", "en"]',
    ),
    "no tongue for readers of English": ("[idle]", '[voice]\ntongues = ["zh", "yue"]\n[idle]', 17, '["zh", "en"]'),
    "tongues that are no list": ("[idle]", '[voice]\ntongues = "zh"\n[idle]', 17, "a list of strings"),
    "no TOML": ('id = "GZ0117"', "id = GZ0117", 2, "line 2"),
}


@pytest.mark.parametrize(("old", "new", "line", "says"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_refused_with_its_line(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    assert old in GOOD
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, GOOD.replace(old, new, 1))
    message = str(caught.value)
    assert "kiosk.toml" in message
    assert re.search(rf":{line}:|line {line}\b", message), message
    assert says in message
    assert lacking(caught.value) == []


@pytest.mark.parametrize("section", ["terminal", "backend", "data"])
def test_a_section_that_nobody_can_guess_must_be_there(tmp_path: Path, section: str) -> None:
    text = re.sub(rf"\[{section}\]\n(.+\n)+", "", GOOD)
    with pytest.raises(ConfigError, match=rf"section \[{section}\] is missing") as caught:
        read(tmp_path, text)
    assert lacking(caught.value) == []


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text(GOOD, encoding="utf-8-sig")
    assert load(tmp_path / "kiosk.toml").terminal.id == "GZ0117"


def test_a_device_s_address_is_refused_with_its_line(tmp_path: Path) -> None:
    def mistake(devices: Devices) -> tuple[str, Sentence]:
        return "id_card", Sentence("address", {"address": devices["id_card"], "what": "expected another"})

    (tmp_path / "kiosk.toml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"kiosk\.toml:14: address .* expected another"):
        load(tmp_path / "kiosk.toml", mistake)


def test_a_file_that_is_not_there_or_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nowhere"):
        load(tmp_path / "nowhere.toml")


def test_authority_and_certificate_are_files_beside_the_settings(tmp_path: Path) -> None:
    more = 'ca_file = "ca.pem"\nclient_certificate = "terminal.pem"\nclient_key = "/etc/terminal-tls.key"\n\n[data]'
    backend = read(tmp_path, GOOD.replace("[data]", more)).backend
    assert backend.ca_file == tmp_path / "ca.pem"
    assert (backend.client_certificate, backend.client_key) == (
        tmp_path / "terminal.pem",
        Path("/etc/terminal-tls.key"),
    )
    assert read(tmp_path, GOOD).backend.ca_file is None


def test_a_watchdog_is_named_by_its_file_and_the_seconds_within_which_it_is_fed(tmp_path: Path) -> None:
    assert read(tmp_path, GOOD).watchdog == Watchdog(None, 60)
    named = f'{GOOD}\n[watchdog]\ndevice = "/dev/watchdog1"\nseconds = 30\n'
    assert read(tmp_path, named).watchdog == Watchdog(Path("/dev/watchdog1"), 30)
    for wrong in ("9", "601", "30.0", '"30"'):
        with pytest.raises(ConfigError, match=r"kiosk.toml:\d+: seconds = .*expected a "):
            read(tmp_path, named.replace("seconds = 30", f"seconds = {wrong}"))
    with pytest.raises(ConfigError, match=r"unknown key .model. in \[watchdog\], expected one of device, seconds"):
        read(tmp_path, named + 'model = "softdog"\n')
