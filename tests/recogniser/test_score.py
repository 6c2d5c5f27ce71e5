"""Syllables and groups of digits are counted as a listener's sheet would be."""

from tests.recogniser.score import Score, parts, score

NUMBER = "编号。440100-0037。请拿好。"
GROUPS = ("四四零幺零零", "零零三七")


def counted(shown: str, understood: str) -> Score:
    return score(parts(shown), understood)


def test_what_sounds_alike_is_right_and_a_number_may_be_written_in_digits() -> None:
    assert counted("共 24 个月，再核对一遍。", "供24个月，在核对一变。") == Score(0, 11, ())


def test_wrong_missing_and_added_syllables_are_counted() -> None:
    assert counted("正在打印证明", "正在答应证明").wrong == 1
    assert counted("正在打印证明", "在打印证明").wrong == 1
    assert counted("正在打印证明", "正在打印证明了").wrong == 1


def test_a_group_of_digits_is_right_only_when_each_of_them_is_and_counts_nowhere_else() -> None:
    assert counted(NUMBER, "编号440100 0037请拿好") == Score(0, 5, tuple((one, True) for one in GROUPS))
    assert counted(NUMBER, "编号440100 003请拿好") == Score(0, 5, ((GROUPS[0], True), (GROUPS[1], False)))
    assert counted(NUMBER, "编号440400 0037请拿好") == Score(0, 5, ((GROUPS[0], False), (GROUPS[1], True)))


def test_one_is_right_by_either_of_its_names() -> None:
    assert counted("715", "七幺五").groups == counted("715", "七一五").groups


def test_a_digit_that_was_typed_is_a_group_of_its_own() -> None:
    assert counted("8。", "吧") == Score(0, 0, (("八", True),))
    assert counted("已输入 2 位。", "已输入两位") == Score(0, 5, ())
