"""The only file that knows the back end's HTTP contract (docs/backend-api.md). Knows no queue and no screen."""

import json
import re
import secrets
import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakSet

from kiosk.backend.answers import AnswerRules
from kiosk.backend.http import Dial, Distrusted, Exchange, Late, Lost, Raw, Stale, Unusable, connected
from kiosk.backend.replies import GatewayError, json_object, moment, problem, refusal, why_not
from kiosk.backend.signing import Signer
from kiosk.backend.trust import Trust
from kiosk.catalogue.contract import read_contracts
from kiosk.config.rules import whether_https_or_here
from kiosk.model.contract import Contract
from kiosk.model.frozen import dataclass
from kiosk.model.mark import mark
from kiosk.model.run import Run
from offline_cache.sync import Accepted, Delivery, Refused, Unreachable

LONGEST_RETRY_AFTER_S = 3600.0
REFUSALS = (400, 409, 413, 422)  # the same request will never be taken
CREDENTIALS = (401, 403)
NOT_NOW = (408, 425, 429)  # and everything from 500 on

PROBE = "application"  # the question by which the back end is looked for
NOBODY: Mapping[str, Any] = {"number": "0"}

_QUERY = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much. Seconds are for the whole exchange, bytes for an answer's body."""

    connect_s: float = 3.0
    ask_s: float = 8.0  # somebody stands there and waits
    deliver_s: float = 15.0
    look_s: float = 4.0
    body_bytes: int = 1_000_000


class Gateway:
    """Talks to one back end. May be called from several threads; each has a connection of its own."""

    def __init__(
        self,
        base_url: str,
        terminal: str,
        key: bytes,
        run: Run,
        *,
        limits: Limits | None = None,
        trust: Trust | None = None,
        contracts: Callable[[], Contract] = read_contracts,
        nonce: Callable[[], str] = lambda: secrets.token_hex(16),
        dial: Dial = connected,
        heard: Callable[[float], None] = lambda said: None,
    ) -> None:
        """`contracts`: reads what was agreed, when first needed. `heard`: what time the back end has just said, in
        seconds since 1970. ValueError: neither https nor on this machine."""
        self._base_url = _checked(base_url)
        self._signer = Signer(terminal, key)
        self._limits = limits or Limits()
        self._trust = trust or Trust()
        self._answers = AnswerRules(contracts)
        self._run = run
        self._nonce = nonce
        self._dial = dial
        self._heard = heard
        self.ahead: float | None = None  # seconds of our clock before the back end's, when that last said its time
        self._mine = threading.local()
        self._exchanges: WeakSet[Exchange] = WeakSet()  # a thread's own ends with the thread

    def ask(self, query: str, data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        """The office's answer, of the shape that was agreed and about what was asked. GatewayError: there is none;
        off-contract, there is one that is otherwise, and `detail` begins with the question's name.

        `key`: the same one for every try of the same question, so that a certificate gets one number only.
        """
        if not _QUERY.fullmatch(query):
            raise ValueError(f"query {query!r}: expected small letters, digits and hyphens")
        try:
            reply = self._post(f"/v1/queries/{query}", data, key, self._limits.ask_s)
        except GatewayError as error:
            raise (self._answers.refused(query, error) if error.kind == "refused" else error) from None
        try:
            self._answers.check(query, data, reply)
        except GatewayError as error:
            mark("answer-off-contract")  # whole, and to this very question: the line is well
            raise GatewayError("off-contract", f"{query}: {error.detail}") from None
        return reply

    def deliver(
        self, key: str, kind: str, number: str, visit: str, created: float, payload: Mapping[str, Any],
        released: float = 0.0, formerly: str = "",
    ) -> Delivery:  # fmt: skip
        """Hand over one record. Never raises for anything the network does.

        `created`, and `released` where a person put it back into delivery: seconds since 1970. `formerly`: the number
        on the slip, where that is another one.
        """
        record = {
            "kind": kind,
            "number": number,
            "visit": visit,
            "terminal": self._signer.terminal,
            "created_at": _written(created),
            "data": payload,
            **({"formerly": formerly} if formerly else {}),
            **({"released_at": _written(released)} if released else {}),
        }
        try:
            reply = self._post("/v1/records", record, key, self._limits.deliver_s)
            self._answers.check_received(reply)
        except GatewayError as error:
            if error.kind == "refused":
                return Refused(f"{error.reason}: {error.detail}")
            return Unreachable(str(error), error.retry_after)
        if reply["key"] != key:
            mark("record-of-another-key")
            return Unreachable("garbled: the answer is about another key")
        return Accepted(reply)

    def look(self) -> None:
        """Ask a signed question about nobody. GatewayError: the back end itself has not answered it as was agreed.

        Nothing less shows that it is there: on the way are proxies, portals and half-installed programs that answer.
        """
        reply = self._post(f"/v1/queries/{PROBE}", NOBODY, self._nonce(), self._limits.look_s)
        self._answers.check(PROBE, NOBODY, reply)

    def close(self) -> None:
        """Close all idle connections; no thread may be asking."""
        for exchange in self._exchanges:
            exchange.close()

    def _exchange(self) -> Exchange:
        mine: Exchange | None = getattr(self._mine, "exchange", None)
        if mine is None:
            mine = self._mine.exchange = self._new_exchange()
            self._exchanges.add(mine)
        return mine

    def _new_exchange(self) -> Exchange:
        return Exchange(self._limits.connect_s, self._limits.body_bytes, self._trust, self._run, self._dial)

    def _post(self, path: str, content: Mapping[str, Any], key: str, seconds: float) -> Mapping[str, Any]:
        url = self._base_url + path
        # Written in one way only: the same record has the same bytes on every try.
        body = json.dumps(content, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")).encode()

        def signed() -> Mapping[str, str]:
            proof = self._signer.headers(
                "POST", urlsplit(url).path, body, now=self._run.wall(), nonce=self._nonce(), idempotency_key=key
            )
            return {**proof, "Content-Type": "application/json", "Accept": "application/json"}

        try:
            headers, raw = self._send("POST", url, body, signed, seconds)
        except Late as error:
            raise GatewayError("slow", str(error)) from error
        except Distrusted as error:
            raise GatewayError("certificate", str(error)) from error
        except Lost as error:
            raise GatewayError("unreachable", str(error)) from error
        except Unusable as error:
            raise GatewayError("garbled", str(error)) from error
        try:
            reply = self._judge(raw, headers["X-Nonce"])
        except GatewayError as error:
            if error.kind == "clock-differs":
                self._hear_time(raw)
            raise
        self._hear_time(raw)
        return reply

    def _hear_time(self, raw: Raw) -> None:
        """It need not say its time."""
        said = moment(raw.headers.get("Date", ""))
        if said is not None:
            self.ahead = self._run.wall() - said
            self._heard(said)

    def _send(
        self, method: str, url: str, body: bytes, headers: Callable[[], Mapping[str, str]], seconds: float
    ) -> tuple[Mapping[str, str], Raw]:
        """The answer and the headers it answers. A stale connection is no failure of the line: once more on a new one.

        The first request may have been carried out, so each gets headers with a nonce of its own; the idempotency
        key makes them one. Both together take at most `seconds`.
        """
        ends = self._run.now() + seconds
        sent = headers()
        try:
            return sent, self._exchange().send(method, url, sent, body, seconds)
        except Stale:
            mark("stale-connection-asked-again")
            left = ends - self._run.now()
            if left <= 0:
                raise
        sent = headers()
        return sent, self._exchange().send(method, url, sent, body, left)

    def _judge(self, raw: Raw, nonce: str) -> Mapping[str, Any]:
        """The answer's content. GatewayError: it is none, or not to this request."""
        status = raw.status
        if 200 <= status < 300:
            reply = json_object(raw)
            if raw.headers.get("X-Answers") != nonce:
                mark("answer-to-another-request")
                raise GatewayError("garbled", "the answer to another request, or of a cache on the way")
            return reply
        if status in NOT_NOW or status >= 500:
            raise GatewayError("unreachable", f"HTTP {status}", retry_after=self._retry_after(raw))
        if status in CREDENTIALS:
            kind = "clock-differs" if problem(raw).get("code") == "stale" else "unauthorised"
            raise GatewayError(kind, f"HTTP {status}: {why_not(raw)}", retry_after=self._retry_after(raw))
        if status in REFUSALS:
            raise refusal(raw)
        elsewhere = "redirects are not followed" if 300 <= status < 400 else "is the path of its address right?"
        raise GatewayError("garbled", f"HTTP {status}, expected 200 from the back end: {elsewhere}")

    def _retry_after(self, raw: Raw) -> float | None:
        """Seconds, from seconds or a date (RFC 9110, 10.2.3); at most an hour. None: not asked for."""
        said = raw.headers.get("Retry-After", "").strip()
        if said.isdecimal():
            seconds = float(said)
        elif (at := moment(said)) is not None:
            seconds = at - self._run.wall()
        else:
            return None
        return min(max(seconds, 0.0), LONGEST_RETRY_AFTER_S)


def _checked(base_url: str) -> str:
    if words := whether_https_or_here(base_url):
        raise ValueError(f"back end address {base_url!r}: expected {words}")
    return base_url.rstrip("/")


def _written(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="milliseconds")
