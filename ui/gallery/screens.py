"""Example Screen values, one or more of every kind, made as the steps make them. All people are invented.

What the terminal says of itself is said here in its own sentences. Only what it does not have is made up (`say`): more
services, more ways.
"""

from dataclasses import replace

from kiosk.model.dates import dated
from kiosk.model.screen import Item, Keys, Screen, Stage
from kiosk.model.text import Text, Value, plain
from ui.gallery.asides import CUT_SHORT, LEAVE, NONE_FOUND, OFFER_LARGER, WRONG
from ui.gallery.reviews import EXTRACT, REVIEW, UNTICKED
from ui.gallery.sayings import ALLOWANCE, CERTIFICATE, GREETED_AS, action, allowance, cert, say
from ui.gallery.stages import APPLYING, LOOKING, PRINTING
from ui.present.shown import FrameStatus

STATUS = FrameStatus(Text("example-place"), "0117", "020-1234 5678")


def _service(name: str, icon: str, *groups: str, state: str = "") -> Item:
    group = " ".join(f"example-{group}" for group in groups)
    return Item(name, say(name), note=say(f"{name}-note"), icon=icon, state=state, group=group)


SERVICES = (
    _service("certificate", "file-certificate", "common", "social"),
    _service("pension", "user-heart", "common", "social", "seniors"),
    _service("medical", "stethoscope", "common", "social"),
    _service("fund", "building-bank", "common", "housing"),
    _service("estate", "home", "common", "housing"),
    _service("allowance", "heart-handshake", "common", "seniors"),
    _service("tax", "receipt-tax", "common", "company", state="unavailable"),
    _service("appointment", "ticket", "common", "household"),
    _service("disabled", "disabled-2", "seniors"),
)
HOME = Screen("home", Text("home-start"), body=(Text("home-how"),), items=SERVICES, device="id_card")
GREETED = replace(
    HOME,
    title=Text("home-hello", {"name": plain(GREETED_AS, private=True)}, private=True),
    body=(Text("home-what"),),
    actions=(action("elder", "offer-elder", "text-size", primary=True), action("home", "do-leave", "logout")),
    notice=Text("offline"),
    personal=True,
)

_CUT = Text("home-interrupted", {"at": "10:35", "number": "440100-2026-0037714"}, private=True)
INTERRUPTED = replace(GREETED, items=(Item("interrupted", _CUT, state="bad"), *SERVICES))
LEFT = replace(
    GREETED,
    items=(Item("left-sheet", Text("left-sheet"), state="bad"), *SERVICES),
    actions=(*GREETED.actions, action("taken", "do-taken", "check")),
    device="page_printer",
)
_PROGRESS = Text("application-progress/title")

PROMPT = Screen(
    "prompt",
    Text("identify-id_card"),
    CERTIFICATE,
    Stage(1, PRINTING),
    body=(Text("identify-id_card-how"),),
    device="id_card",
    actions=(
        action("way:code", "identify-receipt-other", "qrcode"),
        action("way:card", "example-way-card", "credit-card"),
        action("way:number", "example-way-number", "keyboard"),
        action("way:family", "example-way-family", "user"),
    ),
    can_go_back=True,
)
SCAN = Screen(
    "prompt",
    Text("identify-receipt"),
    _PROGRESS,
    Stage(1, LOOKING),
    body=(Text("identify-receipt-how"),),
    items=(Item("hint", Text("identify-misread"), state="bad"),),
    device="scanner",
    actions=(action("way:id_card", "identify-id_card-other", "id_card"),),
    can_go_back=True,
)
CHOICE = Screen(
    "choice",
    allowance("ask-payment"),
    ALLOWANCE,
    Stage(2, APPLYING),
    body=(allowance("ask-payment-why"),),
    items=(
        Item(
            "card",
            allowance("option-payment-social-card"),
            note=say("choice-card-note"),
            icon="credit-card",
            state="selected",
        ),
        Item("bank", allowance("option-payment-bank"), icon="building-bank"),
        Item("post", say("choice-post"), icon="send"),
    ),
    can_go_back=True,
)
_MISSING = Text("digits-too-few", {"missing": 4}, private=False)
_PHONE_KEYS = Keys(Value("1382233", private=True), 11, allowance("field-phone"), None, _MISSING, (3, 4, 4))
FORM = Screen(
    "form",
    allowance("ask-phone"),
    ALLOWANCE,
    Stage(2, APPLYING),
    body=(allowance("ask-phone-why"),),
    keys=_PHONE_KEYS,
    actions=(action("confirm", "do-next", primary=True),),
    can_go_back=True,
)


def _so_far(now: int, prefix: str, *names: str, private: bool = False) -> tuple[Item, ...]:
    states = ["done" if at < now else "now" if at == now else "waiting" for at in range(len(names))]
    say_it = cert if prefix == "doing" else Text
    said = [say_it(f"{prefix}-{name}", private=private) for name in names]
    times = [plain(f"21:4{at}", private=False) if prefix == "doing" and at < now else None for at in range(len(names))]
    return tuple(
        Item(name, text, note=time, state=mark)
        for name, text, time, mark in zip(names, said, times, states, strict=True)
    )


_DOING = ("doing", "ask", "page", "slip")
_CHAIN = ("chain", "saved", "submitted", "accepted", "approved")
PROGRESS = Screen(
    "progress",
    cert("printing-page"),
    CERTIFICATE,
    Stage(4, PRINTING),
    body=(Text("printing-page_printer-where"),),
    items=_so_far(1, *_DOING),
    device="page_printer",
    reminder=Text("card-stays"),
    moves=True,
    can_leave=False,
)
SLIP = replace(
    PROGRESS, title=cert("printing-slip"), body=(Text("printing-receipt_printer-where"),), items=_so_far(2, *_DOING),
    device="receipt_printer", moves=False,
)  # fmt: skip
STOPPED = replace(PROGRESS, body=(Text("printing-page_printer-stopped"),), moves=False, began=True)
SHEETS = replace(PROGRESS, body=(Text("printing-sheets", {"now": 1, "of": 2}, private=False), *PROGRESS.body))
ASKING = replace(
    PROGRESS, title=cert("asking-certificate"), body=(Text("asking-how-long"),), items=_so_far(0, *_DOING), device="",
    reminder=Text("card-stays"), moves=False,
)  # fmt: skip
_ENDINGS = (action("finish", "do-finish", primary=True), action("again", "do-another"))
_ACCEPTED_MEANS = Text("state-accepted-means", {"since": dated("2026-11-20")}, private=True)
RESULT = Screen(
    "result",
    Text("state-accepted", private=True),
    _PROGRESS,
    Stage(2, LOOKING),
    body=(allowance("kind", private=True), _ACCEPTED_MEANS),
    items=_so_far(2, *_CHAIN, private=True),
    number=Value("GZ0117-1120-0038", private=True),
    actions=_ENDINGS,
    personal=True,
)
PROBLEM = Screen(
    "problem",
    Text("problem-pag-01"),
    CERTIFICATE,
    Stage(4, PRINTING),
    body=(Text("problem-nothing-printed"),),
    promises=("kept",),
    actions=(
        action("retry", "do-retry", "refresh", primary=True),
        action("go-on", "social-insurance-certificate/go-on-without-page", "receipt"),
    ),
    code="PAG-01",
)
JAM = replace(
    PROBLEM,
    title=Text("problem-pag-03-began"),
    body=(Text("problem-page-printer-began"), Text("problem-page-printer-do")),
    promises=("lost", ""),
    actions=(replace(PROBLEM.actions[1], primary=True),),
    code="PAG-03",
    began=True,
)
NO_ANSWER = replace(
    PROBLEM,
    title=Text("problem-net-02"),
    stage=Stage(2, PRINTING),
    body=(Text("problem-net-02-body"),),
    actions=(PROBLEM.actions[0], action("home", "do-home", "home")),
    code="NET-02",
)
DONE = Screen(
    "done",
    allowance("done-application"),
    ALLOWANCE,
    Stage(4, APPLYING),
    body=(allowance("done-application-next"),),
    items=(
        *_so_far(0, *_CHAIN),
        Item("slip", allowance("paper-of-slip-printed"), state="done", group="papers"),
    ),
    actions=_ENDINGS,
    notice=Text("notice-offline-kept"),
    reminder=allowance("take-card-and-slip"),
    qr=Value("SZ1:GZ0117-1123-0042:7Q4M2K9D", private=True),
    number=Value("GZ0117-20261123-0001-X", private=True),
    personal=True,
)
SPOILED = replace(
    DONE, title=cert("done-certificate-spoiled"), where=CERTIFICATE, stage=Stage(4, PRINTING),
    body=(Text("spoiled-paper-out"), cert("done-certificate-spoiled-next")),
    items=(Item("claim", cert("paper-of-claim-printed"), state="done", group="papers"),), notice=None,
    reminder=cert("take-card-and-claim"), qr=None, number=None, code="PAG-01",
)  # fmt: skip
GUIDE = Screen(
    "guide",
    Text("unavailable-title"),
    say("tax"),
    body=(Text("unavailable-net-01"), Text("unavailable-what-now")),
    items=SERVICES[:4],
    actions=(action("close", "do-back"),),
    code="NET-01",
    can_go_back=True,
)
GUIDE_ONE = replace(GUIDE, items=SERVICES[:1])
IDLE = Screen(
    "idle",
    Text("idle-asking"),
    body=(Text("idle-kept"), Text("idle-ends", {"seconds": 45}, private=False)),
    actions=(action("stay", "do-stay", primary=True), action("leave", "do-leave")),
)
_WRONG = Text("verify-wrong", {"left": 2}, private=False)
VERIFY = Screen(
    "verify",
    Text("verify-title"),
    body=(Text("verify-how"),),
    keys=Keys(Value("00", private=True), 4, Text("verify-label"), hint=_WRONG, secret=True),
    device="id_card",
)
HELP = Screen(
    "help",
    Text("help-title"),
    body=(Text("help-body"),),
    actions=(action("close", "do-back", primary=True),),
    number=Value(STATUS.phone, private=False),
    can_go_back=True,
)
HELP_MEANWHILE = replace(HELP, body=(*HELP.body, Text("help-goes-on")))
OUT_OF_SERVICE = Screen(
    "out_of_service",
    Text("out-of-service"),
    body=(Text("out-of-service-means"),),
    items=(Item("reason", Text("out-of-service-sys-03")),),
    code="SYS-03",
)

SCREENS: dict[str, Screen] = {
    "home": HOME,
    "home-greeted": GREETED,
    "home-interrupted": INTERRUPTED,
    "home-left-sheet": LEFT,
    "prompt": PROMPT,
    "prompt-scan": SCAN,
    "choice": CHOICE,
    "form": FORM,
    "review": REVIEW,
    "review-unticked": UNTICKED,
    "review-extract": EXTRACT,
    "progress": PROGRESS,
    "progress-sheets": SHEETS,
    "progress-stopped": STOPPED,
    "progress-slip": SLIP,
    "progress-asking": ASKING,
    "result": RESULT,
    "problem": PROBLEM,
    "problem-jam": JAM,
    "problem-line": NO_ANSWER,
    "done": DONE,
    "done-spoiled": SPOILED,
    "guide": GUIDE,
    "guide-one": GUIDE_ONE,
    "cut-short": CUT_SHORT,
    "wrong": WRONG,
    "leave": LEAVE,
    "applications-none": NONE_FOUND,
    "offer-elder": OFFER_LARGER,
    "idle": IDLE,
    "verify": VERIFY,
    "help": HELP,
    "help-meanwhile": HELP_MEANWHILE,
    "out_of_service": OUT_OF_SERVICE,
}
