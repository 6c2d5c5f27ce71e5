"""Papers as people get them: the certificate read back from its PDF, and the slips element by element."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from drivers.api.receipt_printer import Receipt, ReceiptPair, ReceiptQr, ReceiptText
from drivers.receipt_printer.layout import Line, pair_lines, text_lines
from kiosk.papers import TEMPLATES, PaperFonts, enlarged, in_letters_of
from kiosk.papers.fonts import typeface
from kiosk.papers.official_page import certificate_pdf
from kiosk.papers.pdf import page_count
from tests.kiosk.paper_samples import FONTS, STRINGS, certificate, insurance, sayer

LONG_EMPLOYER = "广州市增城区新塘镇穗港澳大湾区跨境电子商务综合试验区仓储物流供应链管理服务有限责任公司（第二分公司）"
LANGUAGES = ["zh-Hans", "en"]


def print_it(data: Mapping[str, Any], language: str = "zh-Hans") -> bytes:
    return certificate_pdf(data, sayer(language), FONTS)


@lru_cache
def usual() -> bytes:
    return print_it(certificate())


def pages_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def solid(text: str) -> str:
    """Without the line breaks and spaces of the layout."""
    return re.sub(r"\s", "", text)


# --- the certificate ------------------------------------------------------------------------------------------


def test_everything_the_office_said_can_be_read_on_the_paper() -> None:
    [page] = pages_of(usual())
    text = solid(page)
    for words in (
        "广州市社会保险参保证明",
        "编号：440100-2026-0037715",
        "陈志明",
        "440106195803120012",
        "养老保险正常参保2004年7月至2026年10月268广州市珠江新城穗港实业有限公司",
        "失业保险暂停缴费",
        "生育保险领取待遇2010年12月至2026年10月191",
        "出具日期：2026年11月23日",
        "7f3a9c21",
        "终端GZ0117打印时间2026-11-2321:48",
        "第1页，共1页",
    ):
        assert solid(words) in text


def test_the_paper_says_that_its_data_are_invented_and_that_the_seal_is_still_to_come() -> None:
    text = solid(pages_of(usual())[0])
    assert text.startswith("广州市社会保险参保证明演示数据，不具有证明效力。")
    assert "盖章处电子印章" in text


def test_the_page_is_a4_and_small_enough_to_keep() -> None:
    with pypdfium2.PdfDocument(usual()) as document:
        assert [round(side) for side in document[0].get_size()] == [595, 842]
    assert len(usual()) <= 50_000


def test_a_scanner_reads_the_verification_code_at_200_dpi() -> None:
    url = "https://zwfw.example.cn/v1/verify/7f3a9c217f3a9c21"
    with pypdfium2.PdfDocument(print_it(certificate(verify_url=url))) as document:
        image = document[0].render(scale=200 / 72, grayscale=True).to_numpy()
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [url]


def test_the_code_is_drawn_and_not_a_picture() -> None:
    with pypdfium2.PdfDocument(usual()) as document:
        kinds = {item.type for item in document[0].get_objects()}
    assert kinds == {pypdfium2.raw.FPDF_PAGEOBJ_TEXT, pypdfium2.raw.FPDF_PAGEOBJ_PATH}


def test_every_font_travels_with_the_document() -> None:
    data = print_it(certificate(name="䶮𠀁"))
    fonts = re.findall(rb"/BaseFont /(\S+)", data)
    assert {b"AAAAAA+HanaMinA", b"AAAAAA+HanaMinB"} < set(fonts)
    assert data.count(b"/FontFile2") == len(fonts) >= 3
    assert all(re.match(rb"[A-Z]{6}\+", name) for name in fonts)


def test_no_print_is_smaller_than_ten_points() -> None:
    with pypdfium2.PdfDocument(usual()) as document:
        sizes = {round(item.get_font_size()) for item in document[0].get_objects([1])}
    assert min(sizes) >= 10


@pytest.mark.parametrize("name", ["𬭎志明", "䶮·阿卜杜热依木", "㙍𠮷", "O'Brien 李"])
def test_rare_characters_are_printed_and_can_be_read_back(name: str) -> None:
    pdf = print_it(certificate(name=name, insurances=[insurance(employer=f"广州{name[0]}盛有限公司")]))
    text = solid(pages_of(pdf)[0])
    assert solid(name) in text
    assert f"广州{name[0]}盛有限公司" in text


@pytest.mark.parametrize("name", ["陈\U0003fff0明", "陈\ue123明", "陈\n明", "陈\x1b@明", "陈\ud800"])
def test_a_character_nobody_can_print_stops_the_print_and_never_becomes_a_box(name: str) -> None:
    with pytest.raises(ValueError, match=r"U\+.* expected a character that one of the paper's fonts has"):
        print_it(certificate(name=name))


def test_without_stand_in_fonts_a_rare_character_stops_the_print() -> None:
    with pytest.raises(ValueError, match=r"U\+2CB4E"):
        certificate_pdf(certificate(name="𬭎明"), sayer("zh-Hans"), PaperFonts(FONTS.body))


def test_long_names_and_employers_are_printed_whole_and_inside_the_page() -> None:
    name = "阿卜杜热依木江·买买提吐尔逊阿不都热合曼·阿不力克木"
    pdf = print_it(certificate(name=name, insurances=[insurance(employer=LONG_EMPLOYER)]))
    [page] = pages_of(pdf)
    assert solid(name) in solid(page)
    assert LONG_EMPLOYER in solid(page)
    with pypdfium2.PdfDocument(pdf) as document:
        boxes = [item.get_bounds() for item in document[0].get_objects([1])]
    assert min(box[0] for box in boxes) >= 60
    assert max(box[2] for box in boxes) <= 595 - 60


@pytest.mark.parametrize("count", range(1, 25))
def test_rows_are_never_lost_and_never_alone_with_nothing_but_the_seal(count: int) -> None:
    rows = [insurance(("pension", "medical")[i % 2], f"第{i + 1:02}单位") for i in range(count)]
    pdf = print_it(certificate(insurances=rows))
    pages = [solid(page) for page in pages_of(pdf)]
    assert page_count(pdf) == len(pages)
    assert re.findall(r"第(\d\d)单位", "".join(pages)) == [f"{i + 1:02}" for i in range(count)]
    assert [("盖章处" in page, "以下空白" in page) for page in pages] == [(False, False)] * (len(pages) - 1) + [
        (True, True)
    ]
    assert all("参保状态" in page and "第" in page for page in pages)
    for number, page in enumerate(pages, start=1):
        assert f"第{number}页，共{len(pages)}页" in page
        assert "440100-2026-0037715" in page
        assert page.index("演示数据，不具有证明效力。") < page.index("参保状态")
        assert "单位" in page.replace("参保单位", "").replace("的单位", "")


@pytest.mark.parametrize("long", range(4))
@pytest.mark.parametrize("count", range(4, 10))
def test_nothing_on_a_certificate_overlaps(count: int, long: int) -> None:
    rows = [insurance(employer=LONG_EMPLOYER if i < long else "广州穗港实业") for i in range(count)]
    with pypdfium2.PdfDocument(print_it(certificate(insurances=rows))) as document:
        for page in document:
            boxes = [item.get_bounds() for item in page.get_objects([1])]
            for i, (left, bottom, right, top) in enumerate(boxes):
                for other in boxes[i + 1 :]:
                    apart = (
                        right <= other[0] + 1 or other[2] <= left + 1 or top <= other[1] + 1 or other[3] <= bottom + 1
                    )
                    assert apart, (left, bottom, right, top, other)


def test_more_than_twenty_pages_are_refused() -> None:
    with pytest.raises(ValueError, match="more than fit"):
        print_it(certificate(insurances=[insurance()] * 400))


def test_a_row_higher_than_the_page_is_refused() -> None:
    with pytest.raises(ValueError, match="more than fit"):
        print_it(certificate(insurances=[insurance(employer="广" * 2000)]))


def test_what_is_missing_is_named() -> None:
    data = certificate()
    del data["verify_url"]
    with pytest.raises(KeyError, match="verify_url"):
        print_it(data)


def test_the_offices_part_may_stand_apart_as_the_visit_knows_it() -> None:
    data = certificate()
    print_time = {key: data.pop(key) for key in ("terminal", "printed_at")}
    assert pages_of(print_it({"certificate": data, **print_time})) == pages_of(usual())


def test_the_english_certificate_holds_the_same_facts() -> None:
    [page] = pages_of(print_it(certificate(), "en"))
    text = " ".join(page.split())
    for words in ("Guangzhou Social Insurance Certificate", "Unemployment", "Paused", "Page 1 of 1", "陈志明"):
        assert words in text


def test_the_second_print_finds_its_fonts_loaded() -> None:
    assert typeface(FONTS) is typeface(PaperFonts(FONTS.body, FONTS.rare))


# --- where lines break ----------------------------------------------------------------------------------------


def test_no_line_begins_with_what_closes_or_ends_with_what_opens() -> None:
    face = typeface(FONTS)
    text = "甲乙丙（丁戊）己庚，辛壬“癸子”丑。寅卯《辰巳》午未！" * 3
    for width in range(40, 200, 7):
        lines = face.lines(text, 10, width)
        assert "".join(lines) == text
        assert not any(line[0] in "），”。》！" or line[-1] in "（“《" for line in lines)


def test_words_and_numbers_stay_whole_and_no_line_is_too_wide() -> None:
    face = typeface(FONTS)
    lines = face.lines("Issued for 440106195803120012 by the office", 10, 110)
    assert lines == ["Issued for", "440106195803120012", "by the office"]
    lines = face.lines("https://zwfw.example.cn/v1/verify/7f3a9c217f3a9c21", 10, 120)
    assert lines == ["https://zwfw.example.cn/", "v1/verify/", "7f3a9c217f3a9c21"]
    assert all(face.width(line, 10) <= 60 for line in face.lines("x" * 100, 10, 60))


# --- slips ----------------------------------------------------------------------------------------------------

PRINTERS_OWN_POINTS = 24 / 8 / 25.4 * 72  # 24 dots at 8 dots/mm
PRINT = {"terminal": "GZ0117", "help_phone": "020-1234 5678", "printed_at": "2026-11-23 21:48"}
DATA: dict[str, dict[str, Any]] = {
    "application-slip": {
        "number": "GZ0117-20261123-0042-7",
        "qr": "SUIZHU1|GZ0117-20261123-0042-7|ABCDEFGH",
        "name": "陈志明",
        "service": "old-age-allowance",
        **PRINT,
    },
    "certificate-slip": {"certificate": certificate(), "id_number": "440106195803120012", **PRINT},
    "claim-slip": {"certificate": certificate(), "id_number": "440106195803120012", "code": "PAG-01", **PRINT},
}


def slip(name: str, language: str = "zh-Hans", **changes: Any) -> Receipt:
    return TEMPLATES[name]({**DATA[name], **changes}, sayer(language))


def read(receipt: Receipt) -> str:
    lines = []
    for element in receipt:
        match element:
            case ReceiptText(text=text):
                lines.append(text)
            case ReceiptPair(label=label, value=value):
                lines.append(f"{label} {value}")
    return "\n".join(lines)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_no_slip_carries_a_whole_name_or_identity_number(name: str, language: str) -> None:
    text = read(slip(name, language))
    assert "陈*明" in text
    assert "陈志明" not in text
    assert "440106195803120012" not in text


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_a_slip_in_english_bears_the_latin_name_masked(name: str) -> None:
    data = in_letters_of("en", {**DATA[name], "english_name": "SCHMIDT, ANNA"})
    text = read(TEMPLATES[name](data, sayer("en")))
    assert "S***A" in text
    assert "陈" not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_every_slip_says_where_and_when_it_was_printed(name: str, language: str) -> None:
    pairs = [element for element in slip(name, language) if isinstance(element, ReceiptPair)]
    assert {"GZ0117", "2026-11-23 21:48"} <= {pair.value for pair in pairs}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(TEMPLATES))
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
    assert "高龄津贴申请" in text
    done, not_yet = text.index("已经办好的"), text.index("还没有办好的")
    assert done < text.index("编号已经生效") < not_yet < text.index("还没有审核")


def test_a_certificate_slip_lets_anybody_check_the_certificate() -> None:
    receipt = slip("certificate-slip")
    assert ReceiptQr("https://zwfw.example.cn/v/7f3a9c21") in receipt
    assert "440106********0012" in read(receipt)


def test_a_claim_slip_voids_the_copy_and_gives_thirty_days() -> None:
    text = read(slip("claim-slip"))
    assert "编号 440100-2026-0037715 的这一份按作废处理" in text
    assert "2026年12月23日 以前" in text
    assert "故障代码 PAG-01" in text
    assert not [e for e in slip("claim-slip") if isinstance(e, ReceiptQr)]


def test_a_claim_slip_without_a_fault_code_has_no_empty_line_for_it() -> None:
    assert "故障代码" not in read(slip("claim-slip", code=""))


def test_both_languages_hold_the_same_sentences_of_papers() -> None:
    keys = [
        set(re.findall(r"^(paper-[\w-]+) =", (STRINGS / language / "papers.ftl").read_text("utf-8"), re.M))
        for language in LANGUAGES
    ]
    assert keys[0] == keys[1]


# --- large print ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh-Hans", "en"])
@pytest.mark.parametrize("name", DATA)
def test_a_large_slip_says_the_same_with_everything_to_be_read_twice_as_large(name: str, language: str) -> None:
    usual = slip(name, language)
    large = enlarged(usual)
    assert read(large).split() == read(usual).split()
    for element in large:
        assert not isinstance(element, ReceiptPair)
        if isinstance(element, ReceiptText):
            assert (element.scale >= 2, element.tall) == (True, False)
        if isinstance(element, ReceiptQr):
            assert element.dots >= 8
