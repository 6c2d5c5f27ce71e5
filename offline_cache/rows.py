"""Where the record of a key is, and which deliveries may be forgotten, as SQL. Writes nothing."""

import apsw

from offline_cache.entry import Row

OVER = (  # deliveries of visits that are over and that were all delivered before ?1
    "FROM delivered WHERE at < ?1"
    " AND visit NOT IN (SELECT visit FROM rows UNION ALL SELECT visit FROM delivered WHERE at >= ?1)"
)


def known(connection: apsw.Connection, key: str) -> Row | None:
    """The record of this key, waiting or delivered."""
    found = connection.execute(
        "SELECT * FROM rows WHERE key = ?1 UNION ALL"
        " SELECT seq, key, kind, visit, closes, number, created, attempts, at, 'delivered', '', fingerprint, x'', 0.0"
        " FROM delivered WHERE key = ?1",
        (key,),
    ).fetchone()
    return Row(*found) if found else None
