"""Rows as others see them: unsealed, or without what nobody can unseal. Knows no SQL."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from offline_cache.entry import Entry, Row, entry_of
from offline_cache.errors import KeyReused, SealBroken
from offline_cache.mark import mark
from offline_cache.sealing import Sealer


class Reader:
    """Opens what `sealer` has sealed."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer

    def payload(self, row: Row) -> Mapping[str, Any]:
        """SealBroken: of another sealing key, or damaged."""
        payload: Mapping[str, Any] = json.loads(self._sealer.unseal(row.sealed, row.key, row.kind))
        return payload

    def entry(self, row: Row) -> Entry:
        """With an empty payload where the seal is broken."""
        try:
            return entry_of(row, self.payload(row) if row.sealed else {})
        except SealBroken:
            return entry_of(row, {})

    def entries(self, rows: Iterable[tuple[Any, ...]]) -> tuple[Entry, ...]:
        return tuple(self.entry(Row(*row)) for row in rows)

    def refuse(self, row: Row) -> NoReturn:
        """Say why a key does not fit: its row may be of another sealing key, then nobody knows what it holds."""
        if row.sealed:
            self.payload(row)
        mark("key-of-another-record")
        raise KeyReused(f"key {row.key} is already the record of another {row.kind}")
