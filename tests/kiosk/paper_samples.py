"""Fonts, words and invented people for the tests of papers."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone
from typing import Any

from kiosk.app.lettering import lettering_of
from kiosk.app.offer import says
from kiosk.catalogue.load import SERVICES
from kiosk.config.settings import Fonts
from kiosk.model.text import Text
from kiosk.papers.fonts import PaperFonts
from kiosk.papers.official_page import official_page
from kiosk.papers.paper_data import PrintPlace
from kiosk.papers.papers import Papers
from kiosk.papers.template import PageTemplate
from kiosk.papers.template_file import read_page
from kiosk.papers.templates import page_file

FONTS = PaperFonts(Fonts().page, Fonts().page_rare)
CERTIFICATE = "social-insurance-certificate"
PRINTED_AT = datetime(2026, 11, 23, 21, 48, tzinfo=timezone(timedelta(hours=8)))
PLACE = PrintPlace("GZ0117", "020-1234 5678")
PAPERS = Papers(SERVICES, says, FONTS, lettering_of(Fonts()), PLACE, lambda: PRINTED_AT)


def sayer(language: str) -> Callable[[Text], str]:
    return says(language)


def certificate_template() -> PageTemplate:
    return read_page(page_file(SERVICES, CERTIFICATE))


def certificate_page(
    data: Mapping[str, Any], language: str = "zh-Hans", fonts: PaperFonts = FONTS
) -> tuple[bytes, int]:
    return official_page(certificate_template(), CERTIFICATE, data, sayer(language), fonts)


def insurance(
    kind: str = "pension", employer: str = "广州市珠江新城穗港实业有限公司", **changes: Any
) -> dict[str, Any]:
    row = {"kind": kind, "status": "paying", "from": "2004-07", "to": "2026-10", "months": 268, "employer": employer}
    return {**row, **changes}


def certificate(**changes: Any) -> dict[str, Any]:
    data = {
        "number": "440100-2026-0037715",
        "issued_on": "2026-11-23",
        "name": "陈志明",
        "id_number": "440106195803120012",
        "subject": "5b" * 32,
        "verify_code": "7f3a9c21",
        "verify_url": "https://zwfw.example.cn/v/7f3a9c21",
        "insurances": [
            insurance("pension"),
            insurance("medical"),
            insurance("unemployment", status="paused"),
            insurance("injury"),
            insurance("maternity", status="receiving", **{"from": "2010-12"}, months=191),
        ],
        "terminal": "GZ0117",
        "printed_at": "2026-11-23 21:48",
    }
    return {**data, **changes}
