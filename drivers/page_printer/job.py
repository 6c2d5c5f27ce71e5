"""What a printer says of a job, and whether it has said that all of it is out. Pure; knows no printer's state."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from drivers.page_printer.codec import Message, Plain
from drivers.page_printer.reasons import words
from drivers.page_printer.vocabulary import GroupTag, JobState, is_makers_own

SUCCESS = "job-completed-successfully"
# Completed for whoever answers: handed on, kept, held, or not come to where paper is marked. Nobody has seen a sheet of
# it (RFC 8011, PWG 5100.11). No word of success, and no more: where sides are counted, they count.
_ELSEWHERE = re.compile(
    r"queued-in-device|job-saved-.*|job-fetchable|job-held-.*|job-hold-.*|job-suspended.*|job-.*-wait"
    r"|job-data-insufficient|job-incoming|job-outgoing|job-queued(-.*)?|job-spooling|job-interpreting|job-transforming"
    r"|resources-are-not-ready|digital-signature-.*|account-.*|service-off-line|printer-stopped"
)
# A job that is called completed and has one of these is not: spoolers call what they have thrown away completed.
_CONTRADICTION = re.compile(
    r"(.*-)?errors?|errors-detected|(.*-)?(aborted|cancell?ed)(-.*)?|(.*-)?(failed|failure)|(.*-)?unprintable"
    r"|submission-interrupted|unsupported-(compression|document-format)"
)
_ENDED = (JobState.CANCELED, JobState.ABORTED, JobState.COMPLETED)


@dataclass(frozen=True, slots=True)
class Job:
    """A job at one moment. `state` None: the printer says that it does not know, or what its maker alone knows."""

    state: JobState | None
    reasons: tuple[str, ...] = ()
    impressions: int | None = None  # sides printed, one-sided; cupsd counts those sent to it. None: nobody counts

    def __str__(self) -> str:
        """For a technician."""
        counted = "" if self.impressions is None else f", {self.impressions} impressions"
        return f"{self.state.name if self.state else 'UNKNOWN'} ({' '.join(self.reasons) or 'none'}{counted})"[:300]

    @property
    def ended(self) -> bool:
        return self.state in _ENDED

    @property
    def under_way(self) -> bool:
        return self.state is not None and not self.ended

    @property
    def printed(self) -> bool:
        """The printer says that it is: completed, nothing that says otherwise, and either a word of success or a
        count, unless this printer does not count at all and has not just handed the job on.
        """
        return (
            self.state is JobState.COMPLETED
            and not any(_CONTRADICTION.fullmatch(reason) for reason in self.reasons)
            and (SUCCESS in self.reasons or self._counted)
        )

    @property
    def _counted(self) -> bool:
        if self.impressions is not None:
            return self.impressions > 0
        return not self.elsewhere

    @property
    def elsewhere(self) -> bool:
        """Its reasons say that it is handed on, kept, held or still coming in: of that nobody has seen a sheet."""
        return any(_ELSEWHERE.fullmatch(reason) for reason in self.reasons)

    @property
    def conclusive(self) -> bool:
        """True where asking once more could tell nothing else. The reply to Print-Job seldom has the count."""
        return self.ended and not (self.printed and self.impressions is None and SUCCESS not in self.reasons)


def job_of(reply: Message, number: int | None = None) -> Job:
    """ValueError: the reply does not say how the job of this number is."""
    job = _about(reply, number)
    said = job.get("job-state", ())
    return Job(_state(said), words(job.get("job-state-reasons", ())), _sides(job))


def _about(reply: Message, number: int | None) -> Mapping[str, tuple[Plain, ...]]:
    """The attributes of this job; a printer that has several to tell of, or another one, says of each which it is."""
    jobs = [group for group in reply.groups if group.tag == GroupTag.JOB and group.attributes]
    named = {group: job for group in jobs if number and (job := group.plain().get("job-id", (None,))[0]) is not None}
    if not named:
        return jobs[0].plain() if jobs else {}
    ours = [group for group, job in named.items() if job == number]
    if not ours:
        raise ValueError(f"the reply tells of job {next(iter(named.values()))!r}, expected {number}")
    return replace(reply, groups=tuple(ours)).group(GroupTag.JOB)


def tells_of(reply: Message, number: int) -> bool:
    """False where there is no word about the job of this number: so some printers answer that have forgotten it."""
    jobs = [group.plain() for group in reply.groups if group.tag == GroupTag.JOB and group.attributes]
    return any(job.get("job-id", (None,)) in ((None,), (number,)) for job in jobs)


def accepted_job(reply: Message) -> Job:
    """From the reply to Print-Job, which need not say more than that there is a job."""
    try:
        return job_of(reply)
    except ValueError:
        return Job(JobState.PENDING)


def job_number(reply: Message) -> int | None:
    """None: the reply names no job."""
    match reply.group(GroupTag.JOB).get("job-id"):
        case (int() as number, *_) if number > 0:
            return number
    return None


def _state(values: tuple[Plain, ...]) -> JobState | None:
    """None as well: it says several, of which one at most is true."""
    match tuple(dict.fromkeys(values)):
        case (_, _, *_) | (None,):
            return None
        case (int() as state,) if is_makers_own(state):
            return None
        case (int() as state,) if state in set(JobState):
            return JobState(state)
    raise ValueError(f"job-state {values!r}, expected 3 to 9")


def _sides(job: Mapping[str, tuple[Plain, ...]]) -> int | None:
    """Who does not count sides may count sheets: as many, where they are printed on one side."""
    sides = _count(job.get("job-impressions-completed", ()))
    return _count(job.get("job-media-sheets-completed", ())) if sides is None else sides


def _count(values: tuple[Plain, ...]) -> int | None:
    """Of a range, which is another tag's than a count's, its lower end is certain; a text may be a number."""
    match values:
        case ((int() as count, _), *_) | (int() as count, *_) if count >= 0:
            return count
        case (str() as text, *_) if re.fullmatch(r"[0-9]{1,9}", text):
            return int(text)
    return None
