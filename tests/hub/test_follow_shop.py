"""A shop that moves and a business that gets another name: the hub follows, and nobody writes in turns."""

import msgspec

from datakasse.hub.at_hub.show_fleet import show_fleet
from datakasse.storage.ports.hub import HubBooks, MachineReport
from datakasse.storage.ports.store import Books
from datakasse.trade.pricing.points import PointsTerms
from datakasse.trade.shop.receipt_logo import ReceiptLogo
from datakasse.trade.shop.shop import Address, Company, Location
from lab.served_hub import ServedHub
from tests.hub.conftest import COMPANY_NUMBER, Member, on_each_database
from tests.hub.test_new_register import second, told

__all__ = ["second"]

pytestmark = on_each_database

THERE, ELSEWHERE = Address("Nygata", "4", "0185", "Oslo"), Address("Havna", "9", "0250", "Oslo")
LOGO = ReceiptLogo(8, 1, b"\xaa")


def at_hub(hub: ServedHub) -> tuple[Company, Location]:
    """Return the business and its first place as the hub has them."""
    with hub.hub.counter.store.read() as books:
        known = books.of(COMPANY_NUMBER)
        return known.company(), next(place for place in known.locations() if place.code == "1")


def change(member: Member, *, name: str = "", address: Address | None = None) -> None:
    """Have a business be called something else, or stand somewhere else, and report it."""

    def enter(books: Books) -> None:
        place, company = books.locations()[0], books.company()
        books.put_location(msgspec.structs.replace(place, address=address or place.address))
        books.put_company(msgspec.structs.replace(company, name=name or company.name))

    member.shop.store.write(enter).result()
    told(member)


def test_the_hub_has_the_name_and_the_address_that_the_shop_has_now(member: Member, hub: ServedHub) -> None:
    told(member)
    change(member, name="Kaffehuset AS", address=THERE)
    company, place = at_hub(hub)
    assert (company.name, place.address) == ("Kaffehuset AS", THERE)
    (shown,) = show_fleet(hub.hub.counter.store, hub.hub.counter.now()).companies
    assert shown.name == "Kaffehuset AS"


def test_what_a_report_leaves_out_and_what_only_the_hub_has_stays(member: Member, hub: ServedHub) -> None:
    told(member)

    def enter(books: HubBooks) -> None:
        known, (company, place) = books.of(COMPANY_NUMBER), at_hub(hub)
        known.put_location(msgspec.structs.replace(place, receipt_logo=LOGO))
        known.put_company(msgspec.structs.replace(company, points=PointsTerms(1000, 50)))

    hub.hub.counter.store.write(enter)
    change(member, name="Kaffehuset AS", address=THERE)
    company, place = at_hub(hub)
    assert (place.address, place.receipt_logo) == (THERE, LOGO)
    assert (company.name, company.points) == ("Kaffehuset AS", PointsTerms(1000, 50))


def test_a_machine_that_has_not_heard_of_it_takes_nothing_back(
    member: Member, second: Member, hub: ServedHub
) -> None:
    """Each reports twice a minute: two that tell something else would write in turns."""
    told(member)
    told(second)
    change(member, name="Kaffehuset AS", address=THERE)
    for _ in range(2):
        told(second)
        told(member)
    assert (at_hub(hub)[0].name, at_hub(hub)[1].address) == ("Kaffehuset AS", THERE)
    change(second, name="Kaffehuset AS", address=THERE)
    assert (at_hub(hub)[0].name, at_hub(hub)[1].address) == ("Kaffehuset AS", THERE)


def test_the_place_of_another_shop_with_the_same_code_does_not_move_along(
    member: Member, second: Member, hub: ServedHub
) -> None:
    told(member)
    before = at_hub(hub)[1].address
    with second.shop.store.read() as books:
        other = books.locations()[0]
    elsewhere = msgspec.structs.replace(other, address=ELSEWHERE)
    second.shop.store.write(lambda books: books.put_location(elsewhere)).result()
    told(second, lambda report: msgspec.structs.replace(report, places=(elsewhere,)))
    assert at_hub(hub)[1].address == before, "its first report: the hub knows nothing of before"
    change(second, address=THERE)
    assert at_hub(hub)[1].address == before


def test_a_machine_of_an_older_version_changes_nothing(member: Member, hub: ServedHub) -> None:
    def as_before(report: MachineReport) -> MachineReport:
        return msgspec.structs.replace(report, business=None, places=())

    told(member, as_before)
    before = at_hub(hub)
    change(member, name="Kaffehuset AS", address=THERE)
    told(member, as_before)
    told(member)
    assert at_hub(hub) == before
