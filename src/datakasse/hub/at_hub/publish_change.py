"""Send a change out to a business's registers, which put it into effect at its moment."""

from datetime import datetime

from datakasse.errors.hub.keeping import UnknownCompany
from datakasse.hub.between.change import Change, demand_sound, write_change
from datakasse.storage.ports.changes import KeptChange
from datakasse.storage.ports.hub import HubBooks, HubStore


def counts_from(wanted: datetime, now: datetime) -> datetime:
    """
    Return the moment from which a change counts: one that has passed is now.

    A shop that was away puts what it has missed into effect by its moments. A passed one would there come
    before what took effect since, and elsewhere after it.
    """
    return max(wanted, now)


def publish_change(store: HubStore, company: str, change: Change, valid_from: datetime) -> KeptChange:
    """
    Keep a change for the registers to fetch; it is never edited, a later one overrules it.

    Raises:
        BadHubChange: It cannot be used anywhere.
        UnknownCompany: The hub has no such business.
    """
    demand_sound(change, valid_from)

    def enter(hub: HubBooks) -> KeptChange:
        if company not in {each.organisation_number for each in hub.companies()}:
            raise UnknownCompany(company=company[:20])
        books = hub.of(company)
        version = books.newest_change() + 1
        kept = KeptChange(version, valid_from, write_change(change))
        books.add_change(kept)
        return kept

    return store.write(enter)
