"""Who is reading: language, size and contrast."""

import pytest

from ui.theme.reader import CONTRASTS, LANGUAGES, SIZES, Reader


def test_nobody_in_particular_reads_chinese_in_ordinary_letters_on_white() -> None:
    assert Reader() == Reader("zh-Hans", elder=False, contrast="light")


def test_the_other_size_is_the_other_one() -> None:
    assert Reader().other_size().elder
    assert Reader().other_size().other_size() == Reader()


@pytest.mark.parametrize(("setting", "values"), [("language", LANGUAGES), ("size", SIZES), ("contrast", CONTRASTS)])
def test_every_setting_can_be_put_on_by_its_name_and_changes_nothing_else(
    setting: str, values: tuple[str, ...]
) -> None:
    before = Reader("en", elder=True, contrast="dark")
    worn = [before.wearing(setting, value) for value in values]
    assert len(set(worn)) == len(values)
    assert before in worn
    with pytest.raises(ValueError, match=f"no {setting} is called 'shoes'"):
        before.wearing(setting, "shoes")


def test_a_setting_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="no colour is called 'dark'"):
        Reader().wearing("colour", "dark")
