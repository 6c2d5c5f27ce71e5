"""Examples of what is looked through before it is sent or printed."""

from dataclasses import replace

from kiosk.model.dates import told
from kiosk.model.screen import Item, Screen, Stage
from kiosk.model.text import Text, own, plain
from ui.gallery.sayings import ADDRESS, ALLOWANCE, CERTIFICATE, NAME, NUMBER, action, allowance, cert
from ui.gallery.stages import APPLYING, PRINTING


def _row(name: str, value: Text, source: str) -> Item:
    short = name.removeprefix("person-")
    label = Text(f"field-{name}") if name.startswith("person-") else allowance(f"field-{name}")
    return Item(short, label, value, Text(f"from-{source}") if source == "card" else None, group=source)


REVIEW = Screen(
    "review",
    Text("review-confirm"),
    ALLOWANCE,
    Stage(3, APPLYING),
    items=(
        _row("person-name", plain(NAME, private=True), "card"),
        _row("person-number", plain(NUMBER, private=True, mask="number"), "card"),
        _row("person-address", plain(ADDRESS, private=True, mask="address"), "card"),
        Item("of-you", Text("lines-of-you"), group="you heads", actions=(action("change:you", "do-change", "edit"),)),
        _row("payment", allowance("option-payment-social-card", private=True), "you"),
        _row("phone", plain("13822336620", private=True, mask="phone"), "you"),
        Item("reveal", Text("do-reveal"), group="switch"),
        Item("consent", allowance("consent-civil-affairs"), state="selected", group="consent"),
    ),
    actions=(action("confirm", "do-confirm", primary=True),),
    notice=Text("notice-offline-later"),
    can_go_back=True,
    personal=True,
)
_MISSED = replace(REVIEW.items[-1], note=Text("consent-missing"), state="bad")
UNTICKED = replace(REVIEW, items=(*REVIEW.items[:-1], _MISSED), actions=(replace(REVIEW.actions[0], ready=False),))
_INSURED = told({"status": "paying", "from": "2006-03", "to": "2026-11", "months": 249})


def _insured(kind: str) -> Item:
    key, row = own("social-insurance-certificate", "row-certificate-insurances"), {"kind": kind, **_INSURED}
    said, value, state = (Text(name, row, private=True) for name in (key, f"{key}-value", f"{key}-state"))
    return Item(f"insured-{kind}", said, value, chip=state, state="done", group="office")


EXTRACT = replace(
    REVIEW,
    title=Text("review-print"),
    where=CERTIFICATE,
    stage=Stage(3, PRINTING),
    items=(
        *REVIEW.items[:2],
        Item(
            "certificate-number",
            cert("field-certificate-number"),
            plain("440100-2026-0037715", private=True),
            cert("from-office"),
            group="office",
        ),
        *map(_insured, ("pension", "medical", "unemployment", "injury", "maternity")),
        REVIEW.items[-2],
    ),
    actions=(action("confirm", "do-print", primary=True), action("wrong", "do-wrong")),
    notice=None,
)
