"""The back end's tables, the same on SQLite and PostgreSQL. Knows no rule. Times are seconds since 1970, UTC."""

from typing import Any

from sqlalchemy import JSON, Double, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Table(DeclarativeBase):
    type_annotation_map = {float: Double, dict[str, Any]: JSON, list[dict[str, Any]]: JSON}  # noqa: RUF012 - SQLAlchemy's own form


class Terminal(Table):
    """A terminal that may talk to us, and its signing key."""

    __tablename__ = "terminals"
    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    key: Mapped[str] = mapped_column(String(128))  # hexadecimal


class UsedNonce(Table):
    """A live request that has been seen: the same one may not come twice."""

    __tablename__ = "used_nonces"
    terminal: Mapped[str] = mapped_column(String(64), primary_key=True)
    nonce: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[float] = mapped_column(index=True)


class UsedKey(Table):
    """What an idempotency key was used for, and what was answered."""

    __tablename__ = "used_keys"
    terminal: Mapped[str] = mapped_column(String(64), primary_key=True)
    key: Mapped[str] = mapped_column(String(128), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    reply: Mapped[dict[str, Any]]
    at: Mapped[float] = mapped_column(index=True)


class Delivery(Table):
    """A record as a terminal delivered it."""

    __tablename__ = "deliveries"
    __table_args__ = (UniqueConstraint("terminal", "key"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    terminal: Mapped[str] = mapped_column(String(64))
    key: Mapped[str] = mapped_column(String(128))
    kind: Mapped[str] = mapped_column(String(64))
    number: Mapped[str] = mapped_column(String(64), index=True)
    visit: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[float]
    received_at: Mapped[float]
    data: Mapped[dict[str, Any]]


class Certificate(Table):
    """A numbered certificate. `state`: prepared, requested, uncertain, issued, spoiled."""

    __tablename__ = "certificates"
    number: Mapped[str] = mapped_column(String(64), primary_key=True)
    person: Mapped[str] = mapped_column(String(18), index=True)
    about: Mapped[str] = mapped_column(String(64))  # the question that it answers
    name: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    issued_on: Mapped[str] = mapped_column(String(10))
    verify_code: Mapped[str] = mapped_column(String(32), index=True)
    history: Mapped[list[dict[str, Any]]]


class Application(Table):
    """An application. `state`: submitted, accepted, approved."""

    __tablename__ = "applications"
    number: Mapped[str] = mapped_column(String(64), primary_key=True)
    formerly: Mapped[str] = mapped_column(String(64), index=True)  # the number on the slip, "" where it is the same
    person: Mapped[str] = mapped_column(String(18), index=True)
    kind: Mapped[str] = mapped_column(String(64))
    answers: Mapped[dict[str, Any]]
    state: Mapped[str] = mapped_column(String(16))
    since: Mapped[float]
    history: Mapped[list[dict[str, Any]]]


class Counter(Table):
    """The last number given out of a series."""

    __tablename__ = "counters"
    series: Mapped[str] = mapped_column(String(64), primary_key=True)
    last: Mapped[int]
