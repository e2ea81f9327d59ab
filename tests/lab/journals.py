"""Journals of lab stores, read back through the ordinary product."""

from pathlib import Path

import msgspec

from datakasse.journal.entry import Record
from datakasse.journal.events.register import RegisterCommissioned
from datakasse.journal.public_keys import PublicKeys
from datakasse.settings import settings_for
from datakasse.wiring import Shop, open_shop

replace = msgspec.structs.replace


def records_of(shop: Shop) -> dict[str, list[Record]]:
    """Return each register's journal."""
    with shop.store.read() as books:
        registers = [register.register_id for register in books.registers()]
        return {register: list(books.records(register)) for register in registers}


def unsigned_journals(folder: Path) -> dict[str, list[Record]]:
    """Return each register's journal without what only its keys can make."""
    shop = open_shop(settings_for(folder))
    try:
        journals = records_of(shop)
    finally:
        shop.store.close()
    return {register: [_unsigned(record) for record in records] for register, records in journals.items()}


def _unsigned(record: Record) -> Record:
    if isinstance(record.event, RegisterCommissioned):
        nobody = PublicKeys("", "", "", "")
        record = replace(record, event=replace(record.event, keys=nobody))
    if record.transaction is not None:
        record = replace(record, transaction=replace(record.transaction, signature=""))
    return record
