"""
New keys for a register: the old key signs the entry that announces them, and all of it verifies.

Law: SIG-10, SIG-15, SIG-8.
"""

import io

import pytest
from lxml import etree

from datakasse.errors.storage.keys import KeyMissing
from datakasse.journal.entry import Record
from datakasse.journal.events.register import KeysRotated
from datakasse.office.control.export_saft import export_saft
from datakasse.office.shop.rotate_keys import RotateKeys
from datakasse.saft.cash.document import NAMESPACE
from datakasse.saft.source import Selection
from datakasse.till.day.start_stop import Start
from datakasse.trade.shop.shop import SignatureMethod
from tests.till.shopkeeper import BACK, BELT, FRONT, Shopkeeper

RSA, HMAC = SignatureMethod.RSA_SHA1_1024, SignatureMethod.HMAC_SHA1_128


def rotate(shop: Shopkeeper, method: SignatureMethod | None = None, at: str = FRONT) -> KeysRotated:
    """Rotate a register's keys and return what was told."""
    event = shop.do(RotateKeys(shop.shop.keys, method), "", at).event
    assert isinstance(event, KeysRotated)
    return event


def version(record: Record) -> str:
    """Return which version of the keys signed a transaction."""
    assert record.transaction is not None
    return record.transaction.key_version


@pytest.mark.law("SIG-10", "SIG-15")
def test_what_was_signed_before_and_after_verifies(shop: Shopkeeper) -> None:
    before = shop.sell("200")
    rotate(shop)
    after = shop.sell("200")
    assert [version(shop.entries(from_number=sale.entry)[0]) for sale in (before, after)] == ["1", "2"]
    assert shop.faults() == []


@pytest.mark.law("SIG-10")
def test_the_file_tells_which_version_signed_what(shop: Shopkeeper) -> None:
    shop.sell("200")
    rotate(shop)
    shop.sell("200")
    file = io.BytesIO()
    export_saft(shop.counter, Selection(None, None, (FRONT,)), file)
    found = etree.fromstring(file.getvalue()).iter(f"{{{NAMESPACE}}}keyVersion")
    assert [element.text for element in found] == ["1", "1", "2"]  # the float, the sale, the sale


@pytest.mark.law("SIG-1")
def test_new_keys_sign_as_the_old_ones_did_unless_told_otherwise(shop: Shopkeeper) -> None:
    assert rotate(shop).keys.method == RSA
    assert rotate(shop, at=BELT).keys.method == HMAC
    assert rotate(shop, HMAC).keys.method == HMAC
    assert rotate(shop).keys.method == HMAC
    shop.sell("200")
    assert shop.faults() == []
    assert shop.faults(BELT) == []


def test_rotation_goes_on_after_a_restart_and_touches_no_other_register(shop: Shopkeeper) -> None:
    rotate(shop)
    shop.die_and_come_back()
    shop.open(float_ore=None)
    shop.open(BACK)
    shop.sell("200")
    assert (version(shop.last()), version(shop.last(BACK))) == ("2", "1")
    assert shop.faults() == []


def test_keys_made_but_never_announced_sign_nothing(shop: Shopkeeper) -> None:
    """The machine died between making them and the journal's word: the old ones count."""
    shop.shop.keys.create(FRONT, RSA)
    shop.sell("200")
    assert version(shop.last()) == "1"
    assert rotate(shop).keys.version == "3"
    shop.sell("200")
    assert shop.faults() == []


@pytest.mark.law("SIG-12")
def test_without_its_key_a_register_does_not_sell(shop: Shopkeeper) -> None:
    key = shop.shop.keys.place_of(FRONT) / "1.key"
    kept = key.read_bytes()
    key.unlink()
    shop.die_and_come_back()
    with pytest.raises(KeyMissing):
        shop.do(Start(fresh=True), "")
    key.touch(0o600)
    key.write_bytes(kept)
    shop.die_and_come_back()
    shop.do(Start(fresh=True), "")
    assert shop.faults() == []
