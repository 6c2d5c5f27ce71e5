"""Which touches count, told by a clock that stands still until it is moved."""

from dataclasses import dataclass, field

import pytest

from ui.present.shield import ELDER_HOLD_S, ELDER_REPEAT_S, HOLD_S, REPEAT_S, Shield

JUST = 0.01


@dataclass
class Glass:
    """A shield over what has stood for long."""

    elder: bool = False
    seconds: float = 0.0
    shield: Shield = field(init=False)

    def __post_init__(self) -> None:
        self.shield = Shield(lambda: self.seconds)
        self.shield.changed(elder=self.elder)
        self.seconds += 60

    @property
    def hold(self) -> float:
        return ELDER_HOLD_S if self.elder else HOLD_S

    @property
    def repeat(self) -> float:
        return ELDER_REPEAT_S if self.elder else REPEAT_S

    def tap(self, action: str, value: str = "", *, after: float = 0.0) -> bool:
        self.seconds += after
        return self.shield.takes_tap(action, value)

    def press(self, action: str, value: str = "", *, after: float = 0.0) -> bool:
        self.seconds += after
        return self.shield.takes_key(action, value)


@pytest.fixture(params=[False, True], ids=["standard", "elder"])
def glass(request: pytest.FixtureRequest) -> Glass:
    return Glass(elder=request.param)


def test_what_has_stood_long_enough_is_tapped(glass: Glass) -> None:
    assert glass.tap("confirm")


def test_what_has_just_come_is_not(glass: Glass) -> None:
    glass.shield.changed(elder=glass.elder)
    assert not glass.tap("confirm", after=glass.hold - JUST)
    assert glass.tap("confirm", after=2 * JUST)


def test_it_has_stood_since_it_was_painted(glass: Glass) -> None:
    glass.shield.changed(elder=glass.elder)
    glass.seconds += 0.1
    glass.shield.seen()
    assert not glass.tap("confirm", after=glass.hold - JUST)
    assert glass.tap("confirm", after=2 * JUST)


def test_a_frame_in_which_nothing_has_changed_closes_nothing(glass: Glass) -> None:
    glass.shield.seen()
    assert glass.tap("confirm")


def test_a_second_tap_on_anything_is_not_meant(glass: Glass) -> None:
    assert glass.tap("confirm")
    assert not glass.tap("confirm", after=glass.hold - JUST)
    assert not glass.tap("help")
    assert glass.tap("help", after=2 * JUST)


def test_a_tap_that_does_not_count_keeps_nobody_waiting(glass: Glass) -> None:
    assert glass.tap("confirm")
    assert not glass.tap("confirm", after=glass.hold - JUST)
    assert glass.tap("confirm", after=2 * JUST)


def test_digits_are_typed_on_what_has_just_come(glass: Glass) -> None:
    glass.shield.changed(elder=glass.elder)
    assert glass.tap("digit", "1")
    assert glass.tap("digit", "2", after=JUST)


def test_the_same_digit_at_once_is_one(glass: Glass) -> None:
    assert glass.tap("digit", "5")
    assert not glass.tap("digit", "5", after=glass.repeat - JUST)
    assert glass.tap("digit", "5", after=2 * JUST)


def test_the_second_half_of_a_double_tap_types_nothing(glass: Glass) -> None:
    assert glass.tap("bank")
    assert not glass.tap("digit", "5", after=glass.hold - JUST)
    assert glass.tap("digit", "5", after=2 * JUST)


def test_a_digit_that_brings_another_page_types_nothing_there(glass: Glass) -> None:
    assert glass.tap("digit", "5")
    glass.shield.changed(elder=glass.elder, page=True)
    assert not glass.tap("digit", "8", after=glass.hold - JUST)
    assert glass.tap("digit", "8", after=2 * JUST)


def test_digits_may_be_typed_at_once_on_a_page_that_came_by_itself(glass: Glass) -> None:
    glass.shield.changed(elder=glass.elder, page=True)
    assert glass.tap("digit", "8")


def test_a_button_may_be_tapped_right_after_a_digit(glass: Glass) -> None:
    assert glass.tap("digit", "5")
    assert glass.tap("confirm", after=JUST)


def test_delete_waits_as_a_button_does_and_repeats_as_a_digit_does(glass: Glass) -> None:
    glass.shield.changed(elder=glass.elder)
    assert not glass.tap("delete", after=glass.hold - JUST)
    assert glass.tap("delete", after=2 * JUST)
    assert not glass.tap("delete", after=glass.repeat - JUST)
    assert glass.tap("delete", after=2 * JUST)


def test_a_keyboard_and_a_screen_reader_wait_for_no_change(glass: Glass) -> None:
    glass.shield.changed(elder=glass.elder)
    assert glass.press("confirm")
    assert glass.press("help", after=JUST)


def test_the_same_key_at_once_is_one_press(glass: Glass) -> None:
    assert glass.press("confirm")
    assert not glass.press("confirm", after=glass.repeat - JUST)
    assert glass.press("confirm", after=2 * JUST)


def test_in_elder_mode_the_same_digit_or_key_half_a_second_later_is_still_one() -> None:
    """As EN 301 549 tries it (C.5.8): pressed again after 0.5 s."""
    glass = Glass(elder=True)
    assert glass.tap("digit", "5")
    assert not glass.tap("digit", "5", after=0.5)
    assert glass.press("confirm")
    assert not glass.press("confirm", after=0.5)


def test_what_a_key_has_changed_is_not_tapped_at_once(glass: Glass) -> None:
    assert glass.press("confirm")
    assert not glass.tap("help", after=glass.hold - JUST)
    assert glass.tap("help", after=2 * JUST)


def test_a_slow_hand_keeps_its_time_when_large_letters_go() -> None:
    glass = Glass(elder=True)
    assert glass.tap("elder")
    glass.shield.changed(elder=False)
    assert not glass.tap("elder", after=ELDER_HOLD_S - JUST)
    assert glass.tap("elder", after=2 * JUST)


def test_a_slow_hand_has_its_time_as_soon_as_large_letters_come() -> None:
    glass = Glass()
    assert glass.tap("elder")
    glass.shield.changed(elder=True)
    assert not glass.tap("elder", after=ELDER_HOLD_S - JUST)
    assert glass.tap("elder", after=2 * JUST)


def test_asking_whether_a_tap_would_count_is_no_tap(glass: Glass) -> None:
    assert glass.shield.would_take("confirm", "")
    assert glass.tap("confirm")
    assert not glass.shield.would_take("confirm", "")


def test_while_no_clock_goes_the_first_tap_counts_alone() -> None:
    shield = Shield(lambda: 0.0)
    assert shield.takes_tap("old-age-allowance", "")
    assert not shield.takes_tap("old-age-allowance", "")
