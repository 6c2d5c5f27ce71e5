"""The remembered home screen: what is one, and what is not shown."""

import json
from pathlib import Path

from ui.splash import form, remember, remembered


def test_what_is_not_a_remembered_home_screen_is_not_shown(tmp_path: Path) -> None:
    place = tmp_path / "home.json"
    for text in ("", "[]", '{"form": 0}', "\x00"):
        place.write_text(text, encoding="utf-8")
        assert remembered(place) is None
    remember(place, {"screen": {}})
    assert remembered(place) == {"form": form(), "screen": {}}


def test_what_another_version_has_remembered_is_not_shown(tmp_path: Path) -> None:
    values, place = tmp_path / "values", tmp_path / "home.json"
    values.mkdir()
    (values / "Words.qml").write_text("QtObject {}", encoding="utf-8")
    older = form([values])
    assert form([values]) == older
    (values / "Words.qml").write_text("QtObject { required property string more }", encoding="utf-8")
    assert form([values]) != older
    place.write_text(json.dumps({"form": older, "screen": {}}), encoding="utf-8")
    assert remembered(place) is None
