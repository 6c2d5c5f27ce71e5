"""What has happened to the queue, in the languages of technicians. Pure."""

from collections.abc import Mapping

from drivers.mistake import Sentence, SettingsError
from kiosk.config.words import sentence
from offline_cache import errors

_KEYS: Mapping[type[errors.CacheError], str] = {
    errors.UnfixedSqlite: "queue-unfixed-sqlite",
    errors.AlreadyOpen: "queue-already-open",
    errors.NewerSchema: "queue-newer-schema",
    errors.DatabaseUnusable: "queue-database-unusable",
    errors.DatabaseDamaged: "queue-database-damaged",
    errors.DatabaseMissing: "queue-database-missing",
    errors.KeyDamaged: "queue-key-damaged",
    errors.KeyMissing: "queue-key-missing",
    errors.SealBroken: "queue-seal-broken",
    errors.OutboxFull: "queue-full",
    errors.DiskFull: "queue-disk-full",
    errors.OutboxBroken: "queue-broken",
    errors.KeyReused: "queue-key-reused",
    errors.UnknownKey: "queue-unknown-key",
}


def told_of(error: Exception) -> Sentence | None:
    """The sentence about wrong settings, a wrong key or the queue; None: it has no words but its own."""
    if isinstance(error, SettingsError):
        return error.sentence
    key = next((_KEYS[kind] for kind in type(error).__mro__ if kind in _KEYS), "")
    return sentence(key, why=str(error)) if key else None


def in_every_language(error: Exception) -> list[str]:
    """A line a language, English first; one where it has no words but its own."""
    told = told_of(error)
    return told.lines() if told else [str(error)]
