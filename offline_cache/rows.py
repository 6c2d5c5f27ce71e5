"""Where the record of a key is, whether there is room for another, and which deliveries may be forgotten, as SQL.

Writes nothing.
"""

import apsw

from offline_cache.entry import Row
from offline_cache.errors import OutboxFull
from offline_cache.mark import mark

OVER = (  # deliveries of visits that are over and that were all delivered before ?1
    "FROM delivered WHERE at < ?1"
    " AND visit NOT IN (SELECT visit FROM rows UNION ALL SELECT visit FROM delivered WHERE at >= ?1)"
)


def known(connection: apsw.Connection, key: str) -> Row | None:
    """The record of this key, waiting or delivered."""
    found = connection.execute(
        "SELECT * FROM rows WHERE key = ?1 UNION ALL"
        " SELECT seq, key, kind, visit, closes, number, created, attempts, at, 'delivered', '', fingerprint, x'',"
        " 0.0, ''"
        " FROM delivered WHERE key = ?1",
        (key,),
    ).fetchone()
    return Row(*found) if found else None


def require_room(connection: apsw.Connection, last_seq: int, most_rows: int) -> None:
    """OutboxFull: so many rows are there already. `last_seq`: the place given out last."""
    oldest = connection.execute("SELECT min(seq) FROM rows").get
    if oldest is None or last_seq - oldest < most_rows - 1:
        return  # places are never reused, so there cannot be more rows than these: no need to count
    if connection.execute("SELECT count(*) FROM rows").get >= most_rows:
        mark("outbox-most-rows")
        raise OutboxFull(f"{most_rows} rows wait already")
