"""
Let a machine in: an invitation that is scanned once, and the join it allows.

    invite ─▶ link with a code, the business and the hub's fingerprint, as QR
           ─▶ the machine makes a device key, signs its wish with it, and announces its registers and keys

The code is too long to be guessed, counts for a day and for one machine. A join that comes twice because its
answer was lost is answered the same.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Final

import msgspec

from datakasse.errors.hub.keeping import UnknownCompany, UnknownPlace
from datakasse.errors.hub.machines import (
    BadInvitation,
    PlaceTaken,
    RegisterTaken,
    RequestForged,
    WrongCompany,
)
from datakasse.hub.at_hub.announce_register import announce, stays_behind
from datakasse.hub.at_hub.keep_findings import finding_of
from datakasse.hub.at_hub.receive import standing_of
from datakasse.hub.between.signed_request import key_signed
from datakasse.hub.between.wire import Announced, Joined, JoinRequest, Provisioned
from datakasse.receipt.parts.letterhead import address_text
from datakasse.storage.ports.hub import (
    CompanyBooks,
    CompanyReadings,
    HubBooks,
    HubStore,
    Machine,
    Received,
)
from datakasse.trade.shop.shop import Company, Location, Register

LASTS: Final = timedelta(days=1)
_DOMAIN: Final = b"datakasse hub join 1\n"
_SEPARATOR: Final = "."


def join_text(hub: str, body: bytes) -> bytes:
    """Return what a machine signs with its new device key to join a hub, given by its fingerprint."""
    return _DOMAIN + hub.encode() + b"\n" + hashlib.sha256(body).hexdigest().encode()


def invite(
    store: HubStore, company: Company, name: str, at: datetime, provision: Register | None = None
) -> tuple[Machine, str]:
    """
    Make an invitation and return the machine that is expected, and its code, which is told this once.

    Args:
        store: The hub.
        company: The business; it is entered where the hub has not got it.
        name: What the machine is called.
        at: When, UTC.
        provision: The register it becomes, where it begins empty; its number prefix is given here.

    Raises:
        RegisterTaken: There is a register of that id.
        UnknownPlace: The business has no such place.
    """
    secret = secrets.token_urlsafe(24)

    def enter(hub: HubBooks) -> Machine:
        books = hub.of(company.organisation_number)
        if company.organisation_number not in {each.organisation_number for each in hub.companies()}:
            books.put_company(company)
        number = str(len(books.machines()) + 1)
        planned = None if provision is None else _planned(books, provision, number)
        machine = Machine(company.organisation_number, number, name, _digest(secret), at + LASTS, planned)
        books.put_machine(machine)
        return machine

    machine = store.write(enter)
    return machine, _SEPARATOR.join((machine.company, machine.machine, secret))


def known_company(store: HubStore, company: str) -> Company:
    """Return a business of the hub; raises `UnknownCompany`."""
    with store.read() as hub:
        found = next((each for each in hub.companies() if each.organisation_number == company), None)
    if found is None:
        raise UnknownCompany(company=company[:20])
    return found


def _planned(books: CompanyBooks, register: Register, machine: str) -> Register:
    """Return a register that is to be, with a number prefix that no other has."""
    for other in books.machines():
        taken = other.provision is not None and other.provision.register_id == register.register_id
        if taken and other.revoked_at is None:
            raise RegisterTaken(register=register.register_id[:100], machine=other.machine)
    known = books.received(register.register_id)
    if known is not None:
        raise RegisterTaken(register=register.register_id[:100], machine=known.machine)
    if register.location not in {place.code for place in books.locations()}:
        raise UnknownPlace(location=register.location[:100])
    return msgspec.structs.replace(register, series_prefix=f"M{machine}-")


def provision(store: HubStore, code: str, at: datetime) -> Provisioned:
    """
    Tell an empty machine what it becomes; the code counts on until it has joined.

    Raises:
        BadInvitation: The code does not count, or was made for a machine that has its registers.
    """
    with store.read() as hub:
        books = hub.of(company_of(code))
        machine = invited(books, code, at)
        if machine.provision is None or machine.device_key:
            raise BadInvitation
        return Provisioned(books.company(), tuple(books.locations()), machine.provision)


def invited(books: CompanyReadings, code: str, at: datetime) -> Machine:
    """
    Return the machine that a code was made for.

    Raises:
        BadInvitation: It was not made, was used by another, or has run out.
    """
    machine = books.machine(code.split(_SEPARATOR)[1])
    if (
        machine is None
        or not secrets.compare_digest(machine.invitation, _digest(code.split(_SEPARATOR, 2)[2]))
        or machine.revoked_at is not None
        or (at >= machine.invited_until and not machine.device_key)
    ):
        raise BadInvitation
    return machine


def company_of(code: str) -> str:
    """
    Return the business that a code is for.

    Raises:
        BadInvitation: It is no code of ours.
    """
    parts = code.split(_SEPARATOR, 2)
    if len(parts) != 3 or not (parts[0].isascii() and parts[0].isdigit()):
        raise BadInvitation
    return parts[0]


def join(
    store: HubStore, wish: JoinRequest, *, hub: str, body: bytes, signature: bytes, at: datetime
) -> Joined:
    """
    Let a machine in with the registers it brings.

    Args:
        store: The hub.
        wish: What it wants.
        hub: The hub's fingerprint.
        body: The bytes of its wish.
        signature: Made over them with the device key it announces.
        at: When, UTC.

    Raises:
        BadInvitation: The code does not count.
        RequestForged: It has not got the key that it announces.
        WrongCompany: Its books are another business's.
        RegisterTaken: One of its registers is delivered by another machine, or was, and brings no new keys.
    """
    company = company_of(wish.code)
    if not key_signed(wish.device_key, join_text(hub, body), signature):
        raise RequestForged(machine="?")

    def enter(books: HubBooks) -> Joined:
        return _enter(books.of(company), wish, at)

    return store.write(enter)


def _enter(books: CompanyBooks, wish: JoinRequest, at: datetime) -> Joined:
    machine = invited(books, wish.code, at)
    if machine.device_key not in {"", wish.device_key}:
        raise BadInvitation
    if wish.company.organisation_number != machine.company:
        raise WrongCompany(found=wish.company.organisation_number[:20], expected=machine.company)
    books.put_company(wish.company)
    for location in wish.locations:
        _enter_place(books, machine, wish, location, at)
    machine = msgspec.structs.replace(machine, device_key=wish.device_key, joined_at=machine.joined_at or at)
    received = [_announced(books, machine, announced) for announced in wish.registers]
    books.put_machine(machine)
    standings = tuple(standing_of(each) for each in received if each is not None)
    return Joined(machine.company, machine.machine, machine.name, standings)


def _announced(books: CompanyBooks, machine: Machine, announced: Announced) -> Received | None:
    """Return a register that a machine brings; None where it stays behind; raises `RegisterTaken`."""
    try:
        return announce(books, machine, announced)
    except RegisterTaken:
        if stays_behind(books, machine, announced.register):
            return None
        raise


def _enter_place(
    books: CompanyBooks, machine: Machine, wish: JoinRequest, place: Location, at: datetime
) -> None:
    """
    Enter a place that a machine brings.

    Each shop that is made calls its first place the same. Where another machine stands at one of that code
    somewhere else, that one stays, and a person is told: an empty machine would put a wrong address on paper.
    """
    known = next((each for each in books.locations() if each.code == place.code), None)
    found = address_text(place.address)
    if known is not None and _others_stand_at(books, machine, wish, place.code):
        known_at = address_text(known.address)
        if found and known_at and found.casefold() != known_at.casefold():
            apart = PlaceTaken(machine=machine.machine, location=place.code, found=found, known=known_at)
            books.put_finding(finding_of(apart, machine.machine, at))
            return
    books.put_location(place)


def _others_stand_at(books: CompanyReadings, machine: Machine, wish: JoinRequest, place: str) -> bool:
    """Return whether a register of another machine that counts stands at a place."""
    others = {
        each.machine
        for each in books.machines()
        if each.revoked_at is None and each.machine != machine.machine and each.device_key != wish.device_key
    }
    stands = {each.register_id for each in books.registers() if each.location == place}
    return any(each.machine in others and each.register in stands for each in books.all_received())


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
