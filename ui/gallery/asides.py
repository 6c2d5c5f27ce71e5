"""Examples of what is asked or said beside a matter: before a second paper, before leaving, instead of an answer."""

from kiosk.model.screen import Item, Screen, Stage
from kiosk.model.text import Text
from ui.gallery.sayings import CERTIFICATE, action
from ui.gallery.stages import LOOKING, PRINTING

CUT_SHORT = Screen(
    "guide",
    Text("interrupted-title", {"at": "10:35"}, private=True),
    body=(
        Text("interrupted-means", {"number": "440100-2026-0037714"}, private=True),
        Text("interrupted-what-now"),
    ),
    actions=(action("print-anew", "do-print-anew", primary=True), action("home", "do-home")),
    device="page_printer",
    personal=True,
    can_go_back=True,
)
WRONG = Screen(
    "guide",
    Text("wrong-title"),
    CERTIFICATE,
    Stage(3, PRINTING),
    body=(Text("wrong-nothing-printed"), Text("wrong-what-to-do")),
    actions=(action("close", "do-check-again", primary=True), action("again", "do-other-service")),
)
LEAVE = Screen(
    "guide",
    Text("leave-title"),
    body=(Text("leave-means"),),
    actions=(action("close", "do-keep-on", primary=True), action("leave", "do-leave")),
    device="id_card",
    can_go_back=True,
)
NONE_FOUND = Screen(
    "guide",
    Text("applications-none", private=True),
    Text("application-progress/title"),
    Stage(2, LOOKING),
    body=(Text("applications-none-why", private=True),),
    actions=(action("way:receipt", "do-scan-slip", "scanner", primary=True), action("finish", "do-finish")),
)
OFFER_LARGER = Screen(
    "choice",
    Text("offer-elder-title"),
    body=(Text("offer-elder-why"),),
    items=(
        Item("elder", Text("offer-elder"), icon="text-size"),
        Item("close", Text("offer-elder-no"), icon="check"),
    ),
    can_go_back=True,
)
