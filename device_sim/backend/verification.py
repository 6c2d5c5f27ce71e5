"""What anybody may learn about a certificate by the code on it, for programs and for a telephone. Knows tables."""

from collections.abc import Mapping
from html import escape
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from device_sim.backend.tables import Certificate

# By where its records stand. What was only prepared or asked for may lie in nobody's hand: a copy proves nothing.
STATES: Mapping[str, str] = {"issued": "valid", "spoiled": "void"}
NOT_CONFIRMED = "not-confirmed"

_SAID: Mapping[str, tuple[str, str, str]] = {  # sign, in Chinese, in English
    "valid": ("✓", "有效", "Valid"),
    "void": ("✕", "已作废", "Void"),
    NOT_CONFIRMED: (
        "?",
        "未确认：还没有确认这张证明已经打印出来",
        "Not confirmed: it is not known whether this certificate was printed",
    ),
    "unknown": ("✕", "没有这个编号的证明", "No certificate has this code"),
}
_COLOURS = {"valid": "#0b6b3a", "void": "#a3261b", NOT_CONFIRMED: "#7a5200", "unknown": "#a3261b"}
_PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>证明核验 Verification</title>
<style>body{{font:18px/1.6 sans-serif;max-width:32em;margin:1.5em auto;padding:0 1em;color:#1c2430}}
h1{{font-size:1.2em}}.state{{color:{colour};font-size:1.4em;font-weight:bold}}
dt{{color:#566}}dd{{margin:0 0 .6em;font-weight:bold;overflow-wrap:anywhere}}</style>
<h1>证明核验 · Verification</h1>
<p class="state">{sign} {chinese}<br><span lang="en">{english}</span></p><dl>{facts}</dl>
<p>演示系统，没有法律效力。<span lang="en">Demonstration, without legal effect.</span></p></html>
"""


def verified(session: Session, code: str) -> dict[str, Any] | None:
    """Number, day, masked name and state; None: no certificate has this code. Only the family name is told."""
    certificate = session.scalars(select(Certificate).where(Certificate.verify_code == code)).one_or_none()
    if certificate is None or not code:
        return None
    state = STATES.get(certificate.state, NOT_CONFIRMED)
    return {
        "number": certificate.number,
        "issued_on": certificate.issued_on,
        "name": certificate.name[:1] + "*" * (len(certificate.name) - 1),
        "state": state,
        "replaced_by": _replacement(session, certificate) if state == "void" else "",
    }


def page(found: Mapping[str, Any] | None) -> str:
    """The same for people; loads nothing from anywhere."""
    state = found["state"] if found else "unknown"
    sign, chinese, english = _SAID[state]
    told = {
        "编号 Number": found["number"],
        "姓名 Name": found["name"],
        "日期 Issued on": found["issued_on"],
        "已由此证明代替 Replaced by": found["replaced_by"],
    } if found else {}  # fmt: skip
    facts = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in told.items() if value)
    return _PAGE.format(colour=_COLOURS[state], sign=sign, chinese=chinese, english=english, facts=facts)


def _replacement(session: Session, void: Certificate) -> str:
    """The number of the certificate that the same person was given for it; "": of none."""
    later = (
        select(Certificate.number)
        .where(Certificate.person == void.person, Certificate.about == void.about, Certificate.state == "issued")
        .where(Certificate.number > void.number)
        .order_by(Certificate.number)
        .limit(1)
    )
    return session.scalars(later).one_or_none() or ""
