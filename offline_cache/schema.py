"""The tables, version by version. Knows SQL and nothing of what is in the rows."""

import apsw

from offline_cache.errors import NewerSchema

_VERSION_1 = """
-- What waits for delivery, or for a technician (parked). `seq` rises over rows and delivered together.
CREATE TABLE rows(
    seq INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    visit TEXT NOT NULL,
    closes TEXT NOT NULL,
    number TEXT NOT NULL,
    created REAL NOT NULL,
    attempts INTEGER NOT NULL,
    due REAL NOT NULL,
    state TEXT NOT NULL CHECK(state IN ('waiting', 'parked')),
    reason TEXT NOT NULL,
    fingerprint BLOB NOT NULL,
    sealed BLOB NOT NULL
) STRICT;
CREATE INDEX rows_waiting ON rows(visit, seq) WHERE state = 'waiting';
CREATE INDEX rows_number ON rows(number) WHERE number <> ''; -- not unique: records of one certificate share it

-- What the back end has: no payload.
CREATE TABLE delivered(
    seq INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    visit TEXT NOT NULL,
    closes TEXT NOT NULL,
    number TEXT NOT NULL,
    created REAL NOT NULL,
    attempts INTEGER NOT NULL,
    at REAL NOT NULL,
    state TEXT NOT NULL,
    fingerprint BLOB NOT NULL
) STRICT;
CREATE INDEX delivered_number ON delivered(number) WHERE number <> '';

-- The last acceptance number given out on each day. Never pruned: a clock may go back.
CREATE TABLE sequence(day TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;

-- How many damaged databases were set aside before this one was begun: it numbers in a range of its own.
CREATE TABLE origin(generation INTEGER NOT NULL) STRICT;
"""

_VERSION_2 = """
-- When a person put the row back into delivery, 0 where nobody has. The last column, so that it is last in old and new.
ALTER TABLE rows ADD COLUMN released REAL NOT NULL DEFAULT 0;
"""

_VERSION_3 = """
-- The number on the slip, where the row was given another one since: somebody else has it as well.
ALTER TABLE rows ADD COLUMN formerly TEXT NOT NULL DEFAULT '';
"""

MIGRATIONS = (_VERSION_1, _VERSION_2, _VERSION_3)


def migrate(connection: apsw.Connection, generation: int, migrations: tuple[str, ...] = MIGRATIONS) -> None:
    """Bring the database to the newest version, all of it or nothing. NewerSchema: it is beyond that."""
    found = connection.pragma("user_version")
    if found > len(migrations):
        raise NewerSchema(f"the database has schema {found}, this version of the product knows up to {len(migrations)}")
    if found == len(migrations):
        return
    with connection:
        for script in migrations[found:]:
            connection.execute(script)
        if found == 0:
            connection.execute("INSERT INTO origin VALUES(?)", (generation,))
        connection.pragma("user_version", len(migrations))


def count_rows(connection: apsw.Connection) -> int:
    """How many rows there are that have not been delivered."""
    return int(connection.execute("SELECT count(*) FROM rows").get)
