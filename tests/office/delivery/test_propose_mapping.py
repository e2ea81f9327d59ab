"""What is proposed for our accounts in their books, and what is said to be missing."""

from datakasse.office.delivery.accounting_system import Place, TheirAccount, TheirVatType
from datakasse.office.delivery.propose_mapping import AccountMatch, Wanted, propose

SALES = Wanted("3000", "Salgsinntekt, høy sats", "3")


def one(ours: Wanted, *theirs: TheirAccount, confirmed: Place | None = None) -> AccountMatch:
    """Return what is proposed for one account."""
    (match,) = propose([ours], (), theirs, (), confirmed).accounts
    return match


def test_the_number_comes_first() -> None:
    match = one(SALES, TheirAccount("3010", SALES.name), TheirAccount("3000", "Noe annet"))
    assert match.theirs is not None
    assert (match.theirs.number, match.how, match.wrong) == ("3000", "number", "")


def test_then_the_name_whatever_its_signs_and_only_when_one_has_it() -> None:
    named = TheirAccount("3010", "salgsinntekt  HØY sats")
    assert one(SALES, named).how == "name"
    twice = one(
        Wanted("7740", "Øreavrunding"),
        TheirAccount("7741", "Øreavrunding"),
        TheirAccount("8170", "Øreavrunding"),
    )
    assert (twice.theirs, twice.wrong) == (None, "missing")


def test_then_the_only_account_of_the_kind_that_is_locked_to_the_vat_code() -> None:
    locked = TheirAccount("3020", "Varesalg", vat_code="3")
    assert one(SALES, locked, TheirAccount("4300", "Varekjøp", vat_code="3")).theirs == locked
    assert one(SALES, locked, TheirAccount("3021", "Varesalg 2", vat_code="3")).theirs is None


def test_closed_and_locked_otherwise_are_told() -> None:
    assert one(SALES, TheirAccount("3000", "Salg", open=False)).wrong == "closed"
    assert one(SALES, TheirAccount("3000", "Salg", vat_code="31")).wrong == "vat_locked"
    assert one(SALES, TheirAccount("3000", "Salg", vat_code="3")).wrong == ""


def test_what_a_person_confirmed_stays_while_it_is_there() -> None:
    chosen, numbered = TheirAccount("3999", "Kassesalg"), TheirAccount("3000", "Salg")
    confirmed = Place({"3000": chosen}, {})
    assert one(SALES, numbered, chosen, confirmed=confirmed).how == "confirmed"
    assert one(SALES, numbered, confirmed=confirmed).how == "number"


def test_vat_codes_by_their_standard_code() -> None:
    theirs = [
        TheirVatType("3", "25 %", 2500),
        TheirVatType("31", "15 %", 1500, open=False),
        TheirVatType("0", "Ingen", 0),
    ]
    found = {
        match.vat_code: match.wrong for match in propose((), ["3", "31", "33", ""], (), theirs).vat_types
    }
    assert found == {"3": "", "31": "closed", "33": "missing", "": ""}
    assert propose((), ["3"], (), theirs).place.vat_types[""].vat_code == "0"
