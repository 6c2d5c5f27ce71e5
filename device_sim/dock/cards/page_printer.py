"""The card of the A4 printer in the dock."""

from device_sim.dock.pieces import Card, Dial, Flip, Holds, Press
from device_sim.dock.usual import plug, switch

TRAY = "250"  # sheets of a full tray


def _says(reason: str) -> Holds:
    return lambda state: reason in state["page_printer"]["reasons"]


def _page(zh: str, en: str, verb: str, *args: str) -> Press:
    return Press(zh, en, "page_printer", verb, args)


PAGE_PRINTER = Card(
    "A4 打印机",
    "Page printer",
    (
        (
            _page("加满纸", "Fill tray", "set_paper", TRAY),
            Dial(_page("张放进纸盒", "sheets in tray", "set_paper"), 20, 0, 250),
            Dial(_page("页后没纸", "pages, then out", "paper_out_after"), 1, 1, 250),
        ),
        (
            Flip(
                _page("开盖", "Open cover", "open_cover"),
                _page("合盖", "Close cover", "close_cover"),
                _says("cover-open-error"),
            ),
            Flip(_page("卡纸", "Jam", "jam"), _page("清卡纸", "Clear jam", "clear_jam"), _says("media-jam-error")),
            Flip(
                _page("碳粉用完", "Use up toner", "use_up_toner"),
                _page("换碳粉", "New toner", "replace_toner"),
                _says("toner-empty-error"),
            ),
            Flip(
                _page("出口满", "Fill output", "fill_output"),
                _page("取走纸", "Empty output", "empty_output"),
                _says("output-area-full-error"),
            ),
            plug("page_printer"),
        ),
        (
            Dial(_page("页每分钟", "pages a minute", "set_speed"), 20, 1, 60),
            switch(
                "page_printer",
                "swallow_jobs",
                ("说完成却没纸", "Say done, print none"),
                ("照实打印", "Print again"),
                "swallows",
            ),
            switch("page_printer", "forget_jobs", ("忘掉任务", "Forget jobs"), ("记得任务", "Keep jobs"), "forgets"),
        ),
    ),
)
