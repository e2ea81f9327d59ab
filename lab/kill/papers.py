"""Which paper belongs to which document: by what stands on it, for the machine knows no numbers of ours."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from datakasse.journal.events.day import XReported, ZReported
from datakasse.storage.ports.print_job import JobState, PrintJob
from datakasse.storage.ports.store import Readings

_TITLES = {"KOPI": "copy", "X-rapport": "x_report", "Z-rapport": "z_report"}
_NUMBER = re.compile(r"(?:Journalpost|Rapport nr\.) +(\d+)")


class Mark(NamedTuple):
    """
    What tells a paper from the others of its register.

    Attributes:
        kind: `copy`, `x_report`, `z_report`; `document` for all others.
        number: The report's number, else that of the entry it was made from.
    """

    kind: str
    number: int


def mark_on(paper: str) -> Mark:
    """Return the mark on a paper."""
    titles = [kind for line in paper.splitlines() if (kind := _TITLES.get(line.strip()))]
    found = _NUMBER.search(paper)
    return Mark(titles[0] if titles else "document", int(found[1]) if found else 0)


def mark_of(books: Readings, job: PrintJob) -> Mark:
    """Return the mark that a document's paper carries."""
    if job.document == "copy":
        return Mark("copy", job.entry)
    event = books.record(job.register, job.entry).event
    if isinstance(event, XReported | ZReported):
        return Mark(job.document, event.number)
    return Mark("document", job.entry)


def on_their_way(books: Readings, register: str) -> list[tuple[PrintJob, Mark]]:
    """Return the documents of a register that wait or are in doubt, with the marks of their papers."""
    jobs = books.jobs(register, [JobState.WAITING, JobState.SENT])
    return [(job, mark_of(books, job)) for job in jobs]


def faults_on_paper(books: Readings, register: str, papers: Iterable[str]) -> list[str]:
    """Return what is wrong with the papers of a register where no document waits or is in doubt."""
    came_out = Counter(mark_on(paper) for paper in papers)
    faults = [f"{register}: {mark} came out {count} times" for mark, count in came_out.items() if count > 1]
    printed: set[Mark] = set()
    for job in books.jobs(register, JobState):
        if job.state is JobState.PRINTED:
            printed.add(mark_of(books, job))
        else:
            faults.append(f"{register}: {job.document} {job.job} is {job.state}")
    faults += [
        f"{register}: {mark} counts as printed and is on no paper" for mark in printed - came_out.keys()
    ]
    faults += [f"{register}: {mark} is on paper and in no queue" for mark in came_out.keys() - printed]
    return faults
