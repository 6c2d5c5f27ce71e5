"""Where a visit ends, all that is known of a person ends with it; what may lie here is known, and nothing more."""

from kiosk.model.effects import ReadIdCard
from kiosk.model.events import LeftBehind
from kiosk.visit.ends import card_shown, go_home, greet, left_if_stopped, recover, wait_for_card
from tests.kiosk.play import CHEN, GONE, HUANG, JAM, READER_GONE, THERE, Gives, Play, at_page, strings_in, world


def test_a_home_screen_waits_for_a_card_unless_somebody_is_known_or_there_is_no_reader() -> None:
    _, order = wait_for_card(Play().visit)
    assert order is not None
    assert isinstance(order.effect, ReadIdCard)
    assert wait_for_card(Play().do(Gives(CHEN)).visit)[1] is None
    assert wait_for_card(Play().do(world(id_card=READER_GONE)).visit)[1] is None


def test_whoever_puts_a_card_down_is_a_new_citizen_only_after_somebody_else() -> None:
    empty = Play().visit
    first, _ = greet(empty, CHEN)
    second, _ = greet(first, HUANG)
    assert [one.citizen - empty.citizen for one in (first, second)] == [0, 1]
    assert second.facts == {"person": HUANG}
    assert CHEN.number not in set(strings_in(second))


def test_a_card_that_was_just_put_down_lies_on_no_other() -> None:
    visit = Play().do(Gives(CHEN), THERE).visit
    behind, _ = go_home(visit)
    assert (behind.behind, card_shown(behind).behind) == (frozenset({"card"}), frozenset())


def test_whoever_stays_is_known_while_the_card_is_not_known_to_be_gone() -> None:
    there, gone = Play().do(Gives(CHEN)).visit, Play().do(Gives(CHEN), GONE).visit
    assert go_home(there, stays=True)[0].facts == {"person": CHEN}
    assert go_home(gone, stays=True)[0].facts == {}
    assert go_home(there)[0].facts == {}


def test_after_something_unexpected_nothing_of_the_visit_is_left_but_a_word_about_it() -> None:
    visit, order = recover(at_page().visit, JAM)
    assert (visit.facts, visit.home.hint, visit.service) == ({}, JAM, None)
    assert order is not None
    assert isinstance(order.effect, ReadIdCard)


def test_a_sheet_may_lie_here_where_it_moves_or_has_come_out_when_the_program_stops() -> None:
    moving, out = at_page().visit, at_page().do(Gives()).visit
    assert left_if_stopped(Play().visit) == LeftBehind()
    assert [sorted(left_if_stopped(one).behind) for one in (moving, out)] == [["maybe-card", "sheet"]] * 2
