"""Everything that can go wrong in here, by name. Knows no SQL and no file."""

# ruff: noqa: N818 - each name says what happened, which "Error" at its end would not make clearer


class CacheError(Exception):
    """Anything below. The message says what was found and what was expected; it never holds personal data."""


class UnfixedSqlite(CacheError):
    """This SQLite can lose commits in WAL mode; nothing was opened."""


class AlreadyOpen(CacheError):
    """Another process, or this one, has the database open already."""


class NewerSchema(CacheError):
    """The database was written by a newer version of the product; it is left untouched."""


class DatabaseUnusable(CacheError):
    """The file or its disk cannot be used as it must be; nothing was changed or set aside."""


class DatabaseDamaged(CacheError):
    """The file does not hold what was written into it; nothing was changed or set aside."""


class DatabaseMissing(CacheError):
    """There is no database yet; none was made."""


class KeyDamaged(CacheError):
    """The key file is there but holds no key."""


class KeyMissing(CacheError):
    """The key file is gone while there are rows that only it opens; no other key was made."""


class SealBroken(CacheError):
    """Sealed data cannot be opened: another key, another row's data, or damage."""


class OutboxFull(CacheError):
    """As much waits as may wait: nothing was accepted, all that was accepted before is safe. May be tried again."""


class DiskFull(CacheError):
    """The disk has no room: nothing was accepted, all that was accepted before is safe. May be tried again."""


class OutboxBroken(CacheError):
    """The disk failed: nothing was accepted. The database must be closed and opened again before anything else."""


class KeyReused(CacheError):
    """This idempotency key already stands for something else."""


class UnknownKey(CacheError):
    """No row of the queue has this key."""
