"""A4 pages as people get them: read back from their PDF.

Covers pdf and table as well.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pypdfium2
import pytest
import zxingcpp

from kiosk.papers.fonts import PaperFonts
from kiosk.papers.official_page import official_page
from kiosk.papers.template import Format, PageTemplate, Row, Side, Table, TableColumn, Value
from tests.kiosk.paper_samples import (
    CERTIFICATE,
    FONTS,
    certificate,
    certificate_page,
    certificate_template,
    insurance,
    sayer,
)
from tests.kiosk.papers.boxes import Box, assert_apart_and_inside

LONG_EMPLOYER = "广州市增城区新塘镇穗港澳大湾区跨境电子商务综合试验区仓储物流供应链管理服务有限责任公司（第二分公司）"


def print_it(data: Mapping[str, Any], language: str = "zh-Hans") -> bytes:
    return certificate_page(data, language)[0]


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


def test_what_counts_is_bold_and_nothing_else_is() -> None:
    with pypdfium2.PdfDocument(usual()) as document:
        page = document[0]
        text = page.get_textpage()
        modes = {
            solid(item.extract()): pypdfium2.raw.FPDFTextObj_GetTextRenderMode(item.raw)
            for item in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=text)
        }
    bold = {words for words, mode in modes.items() if mode == pypdfium2.raw.FPDF_TEXTRENDERMODE_FILL_STROKE}
    assert bold == {"广州市社会保险参保证明", "演示数据，不具有证明效力。", "陈志明", "440106195803120012", "7F3A9C21"}


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
        certificate_page(certificate(name="𬭎明"), fonts=PaperFonts(FONTS.body))


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
    pdf, sheets = certificate_page(certificate(insurances=rows))
    pages = [solid(page) for page in pages_of(pdf)]
    assert sheets == len(pages)
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
    pages = boxes_of(print_it(certificate(insurances=rows)))
    assert all(len(boxes) > count for boxes in pages), "there is something on each of them"
    assert_apart_and_inside(pages)


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


def test_the_english_certificate_holds_the_same_facts() -> None:
    [page] = pages_of(print_it(certificate(), "en"))
    text = " ".join(page.split())
    for words in ("Guangzhou Social Insurance Certificate", "Unemployment", "Paused", "Page 1 of 1", "陈志明"):
        assert words in text


# --- what a template may ask for ------------------------------------------------------------------------------

MONTHS = Table(
    rows="months",
    title="page-title",
    columns=(
        TableColumn(head="page-period", show="month", format=Format.MONTH, share=2),
        TableColumn(head="page-months", show="paid", format=Format.MONEY, share=1, align=Side.RIGHT),
    ),
)
ADDRESS = (
    "广东省广州市增城区新塘镇解放北路一百二十三号穗港澳大湾区跨境电子商务综合试验区人才公寓第十八栋二单元三千二百零六室"
    * 2
)


def drawn(template: PageTemplate, **data: Any) -> bytes:
    return official_page(template, CERTIFICATE, {**certificate(), **data}, sayer("zh-Hans"), FONTS)[0]


def boxes_of(pdf: bytes) -> list[list[Box]]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            [item.get_bounds() for item in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT])] for page in document
        ]


def test_a_second_table_stands_below_the_first_with_a_title() -> None:
    template = replace(certificate_template(), table=(*certificate_template().table, MONTHS))
    months = [{"month": f"2026-{month:02}", "paid": month * 1000.5} for month in range(1, 13)]
    pages = [solid(page) for page in pages_of(drawn(template, months=months))]
    assert len(pages) == 2
    assert pages[0].index("生育保险") < pages[0].rindex("广州市社会保险参保证明")
    assert pages[1].index("起止年月") < pages[1].index("12,006.00")
    assert [("盖章处" in page) for page in pages] == [False, True]


@pytest.mark.parametrize("count", [41, 43, 60, 120])
def test_a_long_table_breaks_over_pages_with_its_head_on_each(count: int) -> None:
    template = replace(certificate_template(), table=(replace(MONTHS, title="", dense=True),))
    months = [{"month": f"{2000 + n // 12}-{n % 12 + 1:02}", "paid": n} for n in range(count)]
    pages = [solid(page) for page in pages_of(drawn(template, months=months))]
    assert len(pages) == (2 if count < 50 else 3 if count < 100 else 4)
    assert all("起止年月累计月数" in page for page in pages)
    assert re.findall(r"月([\d,]+)\.00", "".join(pages)) == [str(n) for n in range(count)]


def test_amounts_stand_below_each_other_at_their_right_edges() -> None:
    template = replace(certificate_template(), table=(replace(MONTHS, title=""),))
    pdf = drawn(template, months=[{"month": "2026-01", "paid": paid} for paid in (5, 1234.5, 100000)])
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        text = page.get_textpage()
        edges = [
            item.get_bounds()[2]
            for item in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=text)
            if re.fullmatch(r"[\d,]+\.\d\d", item.extract().strip())
        ]
    assert len(edges) == 3
    assert max(edges) - min(edges) < 1


def test_rows_of_a_person_stand_two_by_two_and_long_ones_have_the_whole_width() -> None:
    rows = (
        *certificate_template().row,
        Row(label="page-employer", show="address", wide=True),
        Row(label="page-months", show="months"),
    )
    pdf = drawn(replace(certificate_template(), row=rows), address=ADDRESS, months=268)
    assert ADDRESS in solid(pages_of(pdf)[0])
    assert_apart_and_inside(boxes_of(pdf))
    lines = [line.strip() for line in pages_of(pdf)[0].splitlines()]
    assert max(len(line) for line in lines if line and line in ADDRESS) >= 26  # beside another row half of that fits


@pytest.mark.parametrize(
    "name", ["阿卜杜热依木江·买买提吐尔逊", "MUHAMMAD ABDUL RAHMAN BIN SHEIKH AL-MAKTOUM JR", "𬭎𡛕㵢"]
)
def test_the_longest_and_the_rarest_names_overlap_nothing(name: str) -> None:
    pdf = drawn(certificate_template(), name=name)
    assert solid(name) in solid(pages_of(pdf)[0])
    assert_apart_and_inside(boxes_of(pdf))


def test_a_page_may_have_no_table_and_no_statement() -> None:
    [page] = pages_of(drawn(replace(certificate_template(), table=(), statement="")))
    assert "以下空白" in page
    assert "兹证明" not in page


def test_an_empty_table_keeps_its_head() -> None:
    [page] = pages_of(drawn(certificate_template(), insurances=[]))
    assert "参保状态" in page
    assert "以下空白" in page


def test_two_rows_of_half_a_page_stand_on_two_pages() -> None:
    pdf = drawn(certificate_template(), insurances=[insurance(employer="广" * 260)] * 2)
    assert [("以下空白" in page) for page in pages_of(pdf)] == [False, True]
    assert_apart_and_inside(boxes_of(pdf))


def test_a_sentence_may_say_a_value_of_the_answer() -> None:
    values = {"end": Value(show="issued_on", format=Format.DAY, days=30)}
    template = replace(certificate_template(), statement="paper-until", values=values)
    assert "至2026年12月23日" in solid(pages_of(drawn(template))[0])
