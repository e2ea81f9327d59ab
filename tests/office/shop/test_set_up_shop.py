"""Setting up a shop and its registers: whole or not at all, and nothing that cannot be told later."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from datakasse.errors import Refused
from datakasse.errors.control.exports import IdentifierUnfit
from datakasse.errors.shop.business import BadOrganisationNumber, NameMissing
from datakasse.errors.shop.locations import UnknownLocation
from datakasse.errors.shop.registers import BadRegisterId, PrefixTaken, RegisterExists
from datakasse.errors.till.sign_on import BadPin
from datakasse.journal.events.register import RegisterCommissioned
from datakasse.office.control.about import about
from datakasse.office.shop.commission_register import commission
from datakasse.office.shop.first_shop import FirstShop
from datakasse.office.shop.set_up_shop import ShopPlan, demand_sound, set_up, standard_vat_codes
from datakasse.settings import Settings
from datakasse.trade.people.operator import Operator, Role
from datakasse.trade.shop.shop import Declaration, Location, Register, SignatureMethod
from datakasse.wiring import new_shop, open_shop
from tests.shop import COMPANY, NOON, OPERATORS, REGISTERS
from tests.till.shopkeeper import FRONT, Shopkeeper, kept_by

PLAN = ShopPlan(
    company=COMPANY,
    locations=[Location("1", "Hjørnet", "")],
    registers=[REGISTERS[0]],
    vat_codes=standard_vat_codes(date(2026, 1, 2)),
    operators=[(OPERATORS[0], "4711")],
    customers=[("7", "Pensjonatet")],
)


def with_register(register_id: str) -> ShopPlan:
    """Return the plan with a register called so."""
    return msgspec.structs.replace(PLAN, registers=[Register(register_id, "1")])


def with_operator(operator_id: str, pin: str = "4711") -> ShopPlan:
    """Return the plan with an operator called so."""
    operator = Operator(operator_id, "Kari", "", Role.MANAGER, NOON)
    return msgspec.structs.replace(PLAN, operators=[(operator, pin)])


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "１２３４", " 1234"])
def test_a_pin_has_four_to_eight_digits(pin: str) -> None:
    with pytest.raises(BadPin):
        demand_sound(with_operator("1", pin))


@pytest.mark.law("KSL-2-f", "SAFT-6")
@pytest.mark.parametrize(
    "register_id", ["", " K1", "K1 ", "K/1", "K\n1", "K\u20281", ".", "..", "K" * 101, "\x00"]
)
def test_a_register_id_can_be_told_addressed_and_exported(register_id: str) -> None:
    with pytest.raises(BadRegisterId):
        demand_sound(with_register(register_id))


@pytest.mark.parametrize("register_id", ["K1", "11.222-33.44.567", "Kasse ved døra", "K" * 100])
def test_ordinary_register_ids_will_do(register_id: str) -> None:
    demand_sound(with_register(register_id))


@pytest.mark.parametrize("operator_id", ["", " 1", "1\t", "9" * 36])
def test_an_operator_id_fits_in_the_file(operator_id: str) -> None:
    with pytest.raises(IdentifierUnfit):
        demand_sound(with_operator(operator_id))


def test_an_organisation_number_has_its_check_digit() -> None:
    company = msgspec.structs.replace(COMPANY, organisation_number="987654324")
    with pytest.raises(BadOrganisationNumber):
        demand_sound(msgspec.structs.replace(PLAN, company=company))


@pytest.mark.law("KSF-2-8-4-1")
def test_a_shop_has_a_name_for_its_receipts() -> None:
    company = msgspec.structs.replace(COMPANY, name="  ")
    with pytest.raises(NameMissing):
        demand_sound(msgspec.structs.replace(PLAN, company=company))


def test_a_shop_is_set_up_whole(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "data", "0.1.0")
    store, keys = new_shop(settings, environ={})
    set_up(store, keys, PLAN, at=NOON, software_version="0.1.0")
    with store.read() as books:
        assert books.company() == COMPANY
        assert books.customer_name("7") == "Pensjonatet"
        assert books.pin_hash("1").startswith("$argon2id$")
        (first,) = books.records(FRONT)
    assert isinstance(first.event, RegisterCommissioned)
    store.close()


def test_a_shop_that_cannot_be_whole_is_not_there(tmp_path: Path) -> None:
    """The second register cannot be commissioned, so nothing of the first remains either."""
    settings = Settings(tmp_path / "data", "0.1.0")
    store, keys = new_shop(settings, environ={})
    twice = msgspec.structs.replace(PLAN, registers=[REGISTERS[0], REGISTERS[0]])
    with pytest.raises(RegisterExists):
        set_up(store, keys, twice, at=NOON, software_version="0.1.0")
    with store.read() as books:
        assert books.registers() == []
        assert books.operators() == []
    set_up(store, keys, PLAN, at=NOON, software_version="0.1.0")
    store.close()
    shop = open_shop(settings, environ={})
    assert list(shop.store.verify(FRONT)) == []
    shop.store.close()


# ── registers ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.law("KSL-2-f", "SAFT-11")
@pytest.mark.parametrize(
    ("register", "refusal"),
    [
        (Register(FRONT, "1", series_prefix="Z"), RegisterExists),
        (Register("K9", "1", series_prefix="A"), PrefixTaken),
        (Register("K9", "nowhere", series_prefix="Z"), UnknownLocation),
        (Register("", "1", series_prefix="Z"), BadRegisterId),
    ],
)
def test_a_register_is_its_own(closed_shop: Shopkeeper, register: Register, refusal: type[Refused]) -> None:
    store, keys = closed_shop.shop.store, closed_shop.shop.keys
    with pytest.raises(refusal):
        store.write(
            lambda books: commission(
                books, keys, register, method=SignatureMethod.RSA_SHA1_1024, at=NOON, software_version="0.1.0"
            )
        ).result()
    with store.read() as books:
        assert len(books.registers()) == 5


@pytest.mark.law("KSL-2-f", "KSL-3-1", "KSF-2-2-d")
def test_about_tells_what_the_law_wants_and_the_id_survives_a_restart(closed_shop: Shopkeeper) -> None:
    told = about(closed_shop.counter)
    assert (told.product, told.type, told.version) == ("datakasse", "PC-basert kassasystem", "0.1.0")
    assert told.organisation_number == COMPANY.organisation_number
    assert told.drawer_integration
    assert [register.register_id for register in told.registers] == ["K1", "K2", "K3", "K4", "K5"]
    assert [register.drawer_integrated for register in told.registers] == [True, True, False, False, False]
    closed_shop.die_and_come_back()
    assert about(closed_shop.counter) == told


@pytest.mark.law("KSL-7", "BFL-10a")
def test_about_tells_whether_this_very_version_was_declared(till_folder: Path) -> None:
    declared = Declaration("RF-1348 2026/7", "Kassefabrikken AS", "0.1.0")
    with kept_by(till_folder, declaration=declared) as covered:
        told = about(covered.counter)
    assert (told.declared, told.demonstration, told.supplier) == (True, False, "Kassefabrikken AS")
    assert told.declaration_reference == "RF-1348 2026/7"
    with kept_by(till_folder, declaration=declared, version="0.2.0") as later:
        assert about(later.counter).demonstration


@pytest.mark.parametrize("code", ["", " 2", "2\n", "2" * 36])
def test_a_place_whose_code_cannot_stand_in_a_file_is_refused(code: str) -> None:
    with pytest.raises(IdentifierUnfit):
        demand_sound(FirstShop("974760673", "Kaffe AS", "4711", location=code).plan(NOON))


def test_a_shop_of_a_chain_has_a_place_code_of_its_own() -> None:
    plan = FirstShop("974760673", "Kaffe AS", "4711", location="2").plan(NOON)
    demand_sound(plan)
    assert ([place.code for place in plan.locations], plan.registers[0].location) == (["2"], "2")
