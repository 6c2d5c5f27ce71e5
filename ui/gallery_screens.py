"""Example Screen values, one or more of every kind, made as the steps make them. All people are invented."""

from dataclasses import replace

from kiosk.model import Action, Item, Keys, Screen, Stage, Text, plain
from ui.resolve import FrameStatus

STATUS = FrameStatus(Text("example-place"), "0117", "020-1234 5678")
NAME, NUMBER = "陈志明", "440104195203140029"


def say(key: str) -> Text:
    return Text(f"example-{key}")


def action(name: str, key: str, icon: str = "", *, primary: bool = False) -> Action:
    return Action(name, say(key), icon, primary)


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
HOME = Screen("home", say("home-title"), body=(say("home-how"),), items=SERVICES, device="id_card")
GREETED = replace(
    HOME,
    title=Text("example-hello", {"name": plain(NAME, "name")}),
    body=(say("what"),),
    actions=(action("elder", "offer-elder", "text-size"), action("home", "leave", "logout")),
    notice=say("offline"),
    personal=True,
)

_CERTIFICATE, _ALLOWANCE = say("certificate"), say("allowance")


def _stage(at: int, key: str) -> Stage:
    return Stage(at, 4, say(f"stage-{key}"))


PROMPT = Screen(
    "prompt",
    say("prompt-title"),
    _CERTIFICATE,
    _stage(1, "identify"),
    body=(say("prompt-how"),),
    device="id_card",
    actions=(
        action("way:code", "way-code", "qrcode"),
        action("way:card", "way-card", "credit-card"),
        action("way:number", "way-number", "keyboard"),
        action("way:family", "way-family", "user"),
    ),
    can_go_back=True,
)
SCAN = Screen(
    "prompt",
    say("scan-title"),
    say("track"),
    Stage(1, 2, say("stage-identify")),
    body=(say("scan-how"),),
    items=(Item("hint", say("prompt-hint"), state="bad"),),
    device="scanner",
    actions=(action("way:id_card", "home-title", "id_card"),),
    can_go_back=True,
)
CHOICE = Screen(
    "choice",
    say("choice-title"),
    _ALLOWANCE,
    _stage(2, "fill"),
    body=(say("choice-why"),),
    items=(
        Item("card", say("choice-card"), note=say("choice-card-note"), icon="credit-card", state="selected"),
        Item("bank", say("choice-bank"), icon="building-bank"),
        Item("post", say("choice-post"), icon="send"),
    ),
    can_go_back=True,
)
FORM = Screen(
    "form",
    say("form-title"),
    _ALLOWANCE,
    _stage(2, "fill"),
    body=(say("form-why"),),
    keys=Keys("1382233", 11, say("form-label"), hint=say("form-hint"), grouping=(3, 4, 4)),
    actions=(action("confirm", "next", primary=True),),
    can_go_back=True,
)
CONSENT = Screen(
    "consent",
    say("consent-title"),
    _ALLOWANCE,
    _stage(2, "fill"),
    body=(say("consent-body"),),
    items=(
        Item("house", say("consent-house"), icon="home"),
        Item("insurance", say("consent-insurance"), icon="shield-check"),
    ),
    actions=(action("yes", "consent-yes", primary=True), action("no", "consent-no")),
    can_go_back=True,
)


def _row(name: str, value: Text, source: str, button: str, icon: str) -> Item:
    buttons = (action(f"{button}:{name}", button, icon),) if button else ()
    return Item(name, say(name), value, say(f"from-{source}"), actions=buttons)


REVIEW = Screen(
    "review",
    say("review-title"),
    _ALLOWANCE,
    _stage(3, "review"),
    items=(
        _row("name", plain(NAME, "name"), "card", "", ""),
        _row("number", plain(NUMBER, "number"), "card", "reveal", "eye"),
        _row("address", plain("广州市越秀区府前路 9 号 602 房", "address"), "card", "reveal", "eye"),
        _row("payout", say("choice-card"), "you", "change", "pencil"),
        _row("phone", plain("13822336620", "phone"), "you", "change", "pencil"),
        Item("consent", say("agree"), state="selected", group="consent"),
    ),
    actions=(action("confirm", "submit", primary=True),),
    notice=say("offline"),
    can_go_back=True,
    personal=True,
)
UNTICKED = replace(
    REVIEW,
    items=(*REVIEW.items[:-1], Item("consent", say("agree"), note=say("agree-missing"), state="bad", group="consent")),
)
_INSURANCES = ("pension", "medical", "unemployment", "injury", "maternity")
EXTRACT = replace(
    REVIEW,
    title=say("extract-title"),
    where=_CERTIFICATE,
    items=(
        *REVIEW.items[:2],
        _row("extract", plain("440100-2026-0037715"), "office", "", ""),
        *(_row(f"insured-{name}", say("insured-months"), "office", "", "") for name in _INSURANCES),
    ),
    actions=(action("confirm", "print", primary=True),),
    notice=None,
)


def _doing(now: int) -> tuple[Item, ...]:
    names = ("identity", "answer", "print", "receipt")
    states = ["done" if at < now else "now" if at == now else "waiting" for at in range(len(names))]
    return tuple(Item(name, say(f"doing-{name}"), state=state) for name, state in zip(names, states, strict=True))


PROGRESS = Screen(
    "progress",
    say("printing"),
    _CERTIFICATE,
    _stage(4, "print"),
    body=(say("printing-where"),),
    items=_doing(2),
    device="page_printer",
    reminder=say("card-there"),
    can_leave=False,
)
ASKING = replace(PROGRESS, title=say("asking"), body=(say("asking-how"),), items=_doing(1), device="", reminder=None)


def _chain(now: int) -> tuple[Item, ...]:
    names = ("saved", "submitted", "accepted", "approved")
    states = ["done" if at < now else "now" if at == now else "waiting" for at in range(len(names))]
    return tuple(Item(name, say(name), state=state) for name, state in zip(names, states, strict=True))


_ENDINGS = (action("finish", "finish", primary=True), action("again", "another", "stack-2"))
RESULT = Screen(
    "result",
    say("result-title"),
    say("track"),
    body=(say("result-body"),),
    items=_chain(2),
    number="GZ0117-1120-0038",
    actions=_ENDINGS,
    personal=True,
)
PROBLEM = Screen(
    "problem",
    say("problem-title"),
    _CERTIFICATE,
    body=(say("problem-safe"), say("problem-told"), say("problem-card")),
    actions=(
        action("phone", "do-phone", "qrcode", primary=True),
        action("other", "do-other", "map-pin"),
        action("slip", "do-slip", "receipt"),
        action("retry", "do-retry", "refresh"),
    ),
    code="PRN-01",
)
DONE = Screen(
    "done",
    say("done-title"),
    _ALLOWANCE,
    body=(say("done-body"),),
    items=(*_chain(0), Item("receipt", say("paper-receipt"), state="done", group="papers")),
    actions=_ENDINGS,
    notice=say("offline-short"),
    reminder=say("take"),
    qr="SZ1:GZ0117-1123-0042:7Q4M2K9D",
    number="GZ0117-20261123-0001-X",
    personal=True,
)
SPOILED = replace(DONE, notice=say("offline"), code="PRN-01")
GUIDE = Screen(
    "guide",
    say("guide-title"),
    say("tax"),
    body=(say("guide-why"),),
    items=SERVICES[:4],
    actions=(action("close", "do-back"),),
    code="NET-01",
    can_go_back=True,
)
GUIDE_ONE = replace(GUIDE, items=SERVICES[:1])
IDLE = Screen(
    "idle",
    say("idle-title"),
    _ALLOWANCE,
    _stage(2, "fill"),
    body=(say("idle-body"),),
    actions=(action("stay", "stay", primary=True), action("leave", "leave")),
)
VERIFY = Screen(
    "verify",
    say("verify-title"),
    body=(say("verify-why"),),
    keys=Keys("00", 4, say("verify-label"), hint=say("verify-wrong"), secret=True),
    actions=(action("leave", "leave"),),
    device="id_card",
)
HELP = Screen(
    "help",
    say("help-title"),
    body=(say("help-body"),),
    items=(Item("staff", say("staff"), say("staff-where")), Item("hours", say("hours"), say("hours-when"))),
    actions=(action("close", "do-back", primary=True),),
    number="020-1234 5678",
    can_go_back=True,
)
OUT_OF_SERVICE = Screen(
    "out_of_service",
    say("out-title"),
    body=(say("out-told"), say("out-safe")),
    items=(Item("nearest", say("nearest"), say("nearest-where")),),
    code="SYS-02",
    can_leave=False,
)

SCREENS: dict[str, Screen] = {
    "home": HOME,
    "home-greeted": GREETED,
    "prompt": PROMPT,
    "prompt-scan": SCAN,
    "choice": CHOICE,
    "form": FORM,
    "consent": CONSENT,
    "review": REVIEW,
    "review-unticked": UNTICKED,
    "review-extract": EXTRACT,
    "progress": PROGRESS,
    "progress-asking": ASKING,
    "result": RESULT,
    "problem": PROBLEM,
    "done": DONE,
    "done-spoiled": SPOILED,
    "guide": GUIDE,
    "guide-one": GUIDE_ONE,
    "idle": IDLE,
    "verify": VERIFY,
    "help": HELP,
    "out_of_service": OUT_OF_SERVICE,
}
