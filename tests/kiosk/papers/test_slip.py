"""Slips element by element, in the citizen's language."""

import pytest

from drivers.api.receipt_printer import ReceiptPair, ReceiptQr, ReceiptText
from drivers.receipt_printer.layout import Line, pair_lines, text_lines
from kiosk.model.preferences import DisplayPreferences
from kiosk.papers.slip import slip as put_together
from kiosk.papers.template import Format, Paragraphs, SlipTemplate, Space, Value
from tests.kiosk.paper_samples import CERTIFICATE, PAPERS, sayer
from tests.kiosk.papers.slips import DATA, LANGUAGES, read, slip

PRINTERS_OWN_POINTS = 24 / 8 / 25.4 * 72  # 24 dots at 8 dots/mm
DATA["old-age-allowance-slip"] = {**DATA["application-slip"], "service": "old-age-allowance"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(DATA))
def test_no_slip_carries_a_whole_name_or_identity_number(name: str, language: str) -> None:
    text = read(slip(name, language))
    assert "陈*明" in text
    assert "陈志明" not in text
    assert "440106195803120012" not in text


@pytest.mark.parametrize("name", sorted(DATA))
def test_a_slip_in_english_bears_the_latin_name_masked(name: str) -> None:
    text = read(slip(name, "en", english_name="SCHMIDT, ANNA"))
    assert "S***A" in text
    assert "陈" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(DATA))
def test_every_slip_says_where_and_when_it_was_printed(name: str, language: str) -> None:
    pairs = [element for element in slip(name, language) if isinstance(element, ReceiptPair)]
    assert {"GZ0117", "2026-11-23 21:48"} <= {pair.value for pair in pairs}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(DATA))
def test_no_slip_has_print_below_ten_points(name: str, language: str) -> None:
    for element in slip(name, language):
        lines = [] if not isinstance(element, ReceiptText | ReceiptPair) else lines_of(element)
        assert all(PRINTERS_OWN_POINTS * line.high >= 10 for line in lines), element


def lines_of(element: ReceiptText | ReceiptPair) -> list[Line]:
    return text_lines(element) if isinstance(element, ReceiptText) else pair_lines(element)


def test_the_acceptance_number_is_large_and_scannable() -> None:
    receipt = slip("application-slip")
    [number] = [e for e in receipt if isinstance(e, ReceiptText) and e.text == "GZ0117-20261123-0042-7"]
    assert number.scale == 2
    assert [e.data for e in receipt if isinstance(e, ReceiptQr)] == ["SUIZHU1|GZ0117-20261123-0042-7|ABCDEFGH"]


def test_an_application_slip_tells_done_from_not_yet_done() -> None:
    text = read(slip("application-slip"))
    assert "残疾人两项补贴申请" in text
    done, not_yet = text.index("已经办好的"), text.index("还没有办好的")
    assert done < text.index("编号已经生效") < not_yet < text.index("还没有审批")


def test_the_slip_of_the_allowance_says_that_it_was_confirmed_and_not_applied_for() -> None:
    text = read(slip("old-age-allowance-slip"))
    assert "高龄津贴确认" in text
    assert "长寿保健金" in text
    assert "申请" not in text
    done, not_yet = text.index("已经办好的"), text.index("还没有办好的")
    assert done < text.index("编号已经生效") < not_yet < text.index("还没有核对")


def test_a_certificate_slip_lets_anybody_check_the_certificate() -> None:
    receipt = slip("certificate-slip")
    assert ReceiptQr("https://zwfw.example.cn/v/7f3a9c21") in receipt
    assert "440106********0012" in read(receipt)


def test_a_claim_slip_voids_the_copy_and_gives_thirty_days() -> None:
    text = read(slip("claim-slip"))
    assert "请不要使用编号 440100-2026-0037715 的这一份" in text
    assert "2026年12月23日 以前" in text
    assert "故障代码 PAG-01" in text
    assert not [e for e in slip("claim-slip") if isinstance(e, ReceiptQr)]


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
def test_a_claim_slip_says_no_more_of_paper_than_is_known(language: str) -> None:
    says = {out: read(slip("claim-slip", language, out=out)) for out in ("none", "void", "unknown")}
    words = {"zh-Hans": ("没有纸打出来", "打印完整", "即使"), "en": ("No paper came out", "completely", "even if")}[
        language
    ]
    found = {out: [word in text for word in words] for out, text in says.items()}
    assert found == {"none": [True, False, False], "void": [False, True, False], "unknown": [False, True, True]}


def test_a_claim_slip_without_a_fault_code_has_no_empty_line_for_it() -> None:
    assert "故障代码" not in read(slip("claim-slip", code=""))


def test_a_claim_can_be_made_for_a_page_of_any_service() -> None:
    assert "高龄津贴确认" in read(slip("claim-slip", service="old-age-allowance"))


def test_what_is_missing_is_named() -> None:
    with pytest.raises(KeyError, match="qr"):
        slip("application-slip", qr="")


def test_nothing_is_printed_for_a_template_that_is_not_there() -> None:
    with pytest.raises(LookupError, match="'party'"):
        PAPERS.slip("party-slip", {}, DisplayPreferences())


def test_no_letter_of_a_slip_is_stretched() -> None:
    drawn = slip("application-slip")
    assert not [one for one in drawn if isinstance(one, ReceiptText | ReceiptPair) and one.tall]
    assert {one.scale for one in drawn if isinstance(one, ReceiptText | ReceiptPair)} == {2}


def test_what_is_to_be_seen_from_afar_is_twice_as_large() -> None:
    when = Paragraphs(heading="paper-claim-again", say=("paper-claim-nothing-else",), large=True)
    date = Value(show="printed_at", format=Format.DAY, days=30)
    template = SlipTemplate(title="paper-claim-title", part=(when, Space()), values={"date": date})
    data = {"printed_at": "2026-11-23 21:48", "help_phone": "12345"}
    drawn = put_together(template, CERTIFICATE, data, sayer("zh-Hans"))
    heading, sentence = (one for one in drawn[3:5] if isinstance(one, ReceiptText))
    assert "2026年12月23日" in heading.text
    assert (heading.bold, heading.scale, heading.tall) == (True, 2, False)
    assert (sentence.bold, sentence.scale, sentence.tall) == (True, 2, False)
