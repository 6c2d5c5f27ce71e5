"""The back end's promises about its database, kept by SQLite here and by PostgreSQL next door."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from device_sim.__main__ import main
from device_sim.backend import contracts, records
from device_sim.backend.problem import Refusal
from device_sim.backend.store import CLOCK_AHEAD_S, DAY_S, RECORD_AGE_S, Reply, Request, Store, fingerprint
from device_sim.backend.tables import Application, Certificate, Delivery

NOW = 1_795_400_000.0  # 23 November 2026
PERSON = "440104198105141110"
NUMBER = "GZ0117-20261123-0042-7"
THREADS = 8
AGREED = contracts.read()


def delivery(kind: str = "application_submitted", key: str = "k-1", number: str = NUMBER, **data: object) -> Delivery:
    return Delivery(
        terminal="GZ0117",
        key=key,
        kind=kind,
        number=number,
        visit="v7",
        created_at=NOW,
        received_at=NOW,
        data={"id_number": PERSON, "service": "library-card", **data},
    )


def request(one: Delivery) -> Request:
    return Request(one.terminal, one.key, fingerprint({"kind": one.kind, "number": one.number, "data": one.data}))


def deliver(store: Store, one: Delivery) -> Reply:
    return store.once(request(one), lambda session: records.deliver(session, AGREED, one))


def count(store: Store, table: type[Application] | type[Certificate] | type[Delivery]) -> int:
    with store.transaction() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


class StoreContract:
    """Holds for every database. A subclass provides the `database_url`."""

    @pytest.fixture
    def store(self, database_url: str) -> Iterator[Store]:
        store = Store(database_url, lambda: NOW)
        yield store
        store.close()

    def test_the_same_key_hammered_by_eight_threads_is_done_once(self, store: Store) -> None:
        together = threading.Barrier(THREADS)

        def hammer(_: int) -> Reply:
            together.wait()
            return deliver(store, delivery())

        with ThreadPoolExecutor(THREADS) as threads:
            replies = list(threads.map(hammer, range(THREADS)))
        assert replies == [replies[0]] * THREADS
        assert count(store, Delivery) == count(store, Application) == 1

    def test_eight_threads_never_get_the_same_certificate_number(self, store: Store) -> None:
        together = threading.Barrier(THREADS)

        def ask(at: int) -> Reply:
            together.wait()
            asked = Request("GZ0117", f"query:{at}", "same")
            return store.once(asked, lambda session: _prepare(session))

        with ThreadPoolExecutor(THREADS) as threads:
            numbers = {reply["number"] for reply in threads.map(ask, range(THREADS))}
        assert numbers == {f"440100-2026-{37715 + at:07d}" for at in range(THREADS)}

    def test_certificate_reports_of_several_terminals_at_once_are_all_in_its_history(self, store: Store) -> None:
        kinds = ("certificate_requested", "certificate_uncertain", "certificate_issued", "certificate_requested")
        number = "440100-2026-0000001"
        together = threading.Barrier(len(kinds))

        def report(at: int) -> Reply:
            together.wait()
            return deliver(store, delivery(kinds[at], f"k-{at}", number))

        with ThreadPoolExecutor(len(kinds)) as threads:
            list(threads.map(report, range(len(kinds))))
        with store.transaction() as session:
            certificate = session.get_one(Certificate, number)
            assert certificate.state == "issued"
            assert sorted(entry["state"] for entry in certificate.history) == [
                "issued",
                "requested",
                "requested",
                "uncertain",
            ]

    def test_the_same_key_with_another_content_is_refused_and_changes_nothing(self, store: Store) -> None:
        deliver(store, delivery(payment="bank"))
        with pytest.raises(Refusal, match="409 key-reused"):
            deliver(store, delivery(payment="social-card"))
        with store.transaction() as session:
            assert session.get_one(Application, NUMBER).answers["payment"] == "bank"

    def test_two_terminals_may_use_the_same_key(self, store: Store) -> None:
        other = delivery(number="GZ0118-20261123-0001-5")
        other.terminal = "GZ0118"
        deliver(store, delivery())
        deliver(store, other)
        assert count(store, Delivery) == 2

    def test_two_applications_cannot_have_one_number(self, store: Store) -> None:
        deliver(store, delivery(key="k-1", payment="bank"))
        with pytest.raises(Refusal, match="409 number-taken"):
            deliver(store, delivery(key="k-2", payment="social-card"))
        assert count(store, Delivery) == 1

    def test_a_refused_act_leaves_its_key_unused(self, store: Store) -> None:
        def refuse(_session: Session) -> Reply:
            raise Refusal(422, "nothing-on-file", "nothing")

        with pytest.raises(Refusal):
            store.once(request(delivery()), refuse)
        assert deliver(store, delivery())["state"] == "submitted"

    def test_keys_are_kept_until_no_acceptable_record_can_come_with_them(self, store: Store) -> None:
        deliver(store, delivery())
        oldest_acceptable = NOW + CLOCK_AHEAD_S + RECORD_AGE_S
        assert store.purge(NOW + 30 * DAY_S) == 0
        assert store.purge(oldest_acceptable) == 0
        assert deliver(store, delivery())["state"] == "submitted"
        assert count(store, Delivery) == 1
        assert store.purge(oldest_acceptable + 2 * DAY_S) == 1

    def test_purged_keys_leave_what_was_done(self, store: Store) -> None:
        deliver(store, delivery())
        store.purge(NOW + 365 * DAY_S)
        assert count(store, Delivery) == count(store, Application) == 1

    def test_a_nonce_is_new_once(self, store: Store) -> None:
        assert store.first_use("GZ0117", "n-1")
        assert not store.first_use("GZ0117", "n-1")
        assert store.first_use("GZ0118", "n-1")

    def test_a_terminal_gets_its_new_key(self, store: Store) -> None:
        store.register({"GZ0117": b"old"})
        store.register({"GZ0117": b"new"})
        assert store.terminal_key("GZ0117") == b"new"
        assert store.terminal_key("GZ0999") is None

    def test_a_new_start_finds_everything(self, store: Store, database_url: str) -> None:
        reply = deliver(store, delivery(name="欧阳䶮"))
        again = Store(database_url, lambda: NOW + DAY_S)
        assert deliver(again, delivery(name="欧阳䶮")) == reply
        assert count(again, Delivery) == 1
        again.close()


def _prepare(session: Session) -> Reply:
    return {
        "number": records.prepare_certificate(
            session, "social-insurance-certificate", PERSON, "陈建明", NOW, "7f3a9c21"
        ).number
    }


class TestSqlite(StoreContract):
    @pytest.fixture
    def database_url(self, tmp_path: Path) -> str:
        return f"sqlite:///{tmp_path / 'backend.db'}"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("nonsense", "expected a database's address, sqlite:///FILE or postgresql+psycopg://USER@HOST/DATABASE"),
        ("oracle9://clerk:secret@127.0.0.1/x", "expected a database's address"),
        ("postgresql+psycopg://clerk:secret@127.0.0.1:door/x", "expected a database's address"),
        ("sqlite:////nowhere/at/all.db", "the database cannot be opened: unable to open database file"),
    ],
)
@pytest.mark.parametrize("command", ["backend", "serve"])
def test_an_address_without_a_database_is_answered_in_plain_words(
    command: str, address: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--dir", str(tmp_path / "run")] if command == "serve" else ["--port", "0"]
    assert main([command, "--database", address, *where]) == 2
    told = capsys.readouterr().err
    assert told.startswith("device_sim: --database: ")
    assert said in told
    assert "secret" not in told
