"""The bank in a real browser: from a file to proposals, yes and no, what is learned, and back again."""

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.bank.camt_file import Line
from tests.browser.conftest import Seen
from tests.browser.office.office_visitor import OfficeVisitor
from tests.office.bank.banking import ACCOUNT, statement_of
from tests.web.caller import API, Json

pytestmark = pytest.mark.browser

BANK = f"{API}/office/bank"
VIPPS_TEXT = "VIPPS AS OPPGJOR"


@pytest.fixture(scope="session")
def demo_folder(lived_in_folder: Path) -> Path:
    """The demo shop with some days behind it, so that money is on its way."""
    return lived_in_folder


@pytest.fixture
def visitor(context: BrowserContext, seen: Seen) -> OfficeVisitor:
    """The accountant before the bank's page."""
    seen.provoke("status of 401")
    page = context.new_page()
    page.goto("/office.html")
    visitor = OfficeVisitor(page)
    visitor.sign_on("Grete", "7913")
    visitor.go_to("Avstemming")
    return visitor


def on_its_way(visitor: OfficeVisitor, tender: str) -> list[Json]:
    """Return the money of a means of payment that is on its way to the bank, oldest first."""
    told = visitor.page.request.get(f"{BANK}/transit").json()
    return [each for each in told if each["tender"] == tender and each["amount_ore"] > 0]


def told_by_bank(money: Json, text: str) -> Line:
    """Return the entry of a statement that says the money came the day after."""
    day = date.fromisoformat(money["day"]) + timedelta(days=1)
    kroner = f"{money['amount_ore'] // 100}.{money['amount_ore'] % 100:02d}"
    return Line(kroner, day=day.isoformat(), reference=money["key"][:30], info=text)


def vipps_report(*moneys: Json) -> bytes:
    """Return Vipps' own report of some days, each paid out whole but for a krone."""
    items: list[Json] = []
    for number, money in enumerate(moneys):
        entries = (("capture", money["amount_ore"]), ("fees-retained", -1_00))
        entries = (*entries, ("scheduled-for-payout", 1_00 - money["amount_ore"]))
        for kind, amount in entries:
            entry = {"ledgerDate": money["day"], "entryType": kind, "amount": amount, "reference": ""}
            items.append({**entry, "recipientHandle": "NO:1", "pspReference": f"200001{number}"})
    return json.dumps({"items": items}).encode()


def choose_file(visitor: OfficeVisitor, name: str, content: bytes) -> None:
    """Choose a file."""
    field = visitor.page.get_by_label("Fil", exact=True)
    field.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})


def import_(visitor: OfficeVisitor, *lines: Line) -> None:
    """Choose a file with a statement."""
    choose_file(visitor, "utskrift.xml", statement_of(*lines))


def enter_account(visitor: OfficeVisitor) -> None:
    """Enter the shop's account, which statements are of."""
    accounts = visitor.page.get_by_role("region", name="Bankkontoer")
    accounts.get_by_label("Kontonummer").fill(ACCOUNT)
    accounts.get_by_label("Kalles").fill("Drift")
    accounts.get_by_role("button", name="Legg inn kontoen").click()
    expect(accounts.get_by_role("table")).to_contain_text("8601 11 17947")


def test_the_first_thing_on_the_page_is_the_account_until_there_is_one(visitor: OfficeVisitor) -> None:
    """Without it every statement is refused; afterwards the file is what one comes for."""
    cards = visitor.page.get_by_role("main").get_by_role("heading", level=2)
    expect(cards.first).to_have_text("Bankkontoer")
    enter_account(visitor)
    expect(cards.first).to_have_text("Importer fra banken")


def test_from_a_statement_to_what_is_booked_and_a_rule_that_is_learned(
    visitor: OfficeVisitor, seen: Seen
) -> None:
    """Two payouts are confirmed, a third thing is not; what the two had in common is proposed as a rule."""
    page = visitor.page
    first, second, *_ = on_its_way(visitor, "vipps")
    deposit = max(on_its_way(visitor, "cash"), key=lambda money: money["amount_ore"])
    lines = (
        told_by_bank(paid_out(first), f"{VIPPS_TEXT} 2000010"),
        told_by_bank(paid_out(second), f"{VIPPS_TEXT} 2000011"),
        told_by_bank(deposit, "INNSKUDD"),
    )
    seen.provoke("status of 4")
    import_(visitor, *lines)
    expect(page.get_by_role("alert")).to_contain_text("konto")
    enter_account(visitor)
    import_(visitor, *lines)
    expect(page.get_by_text("3 nye bankposter")).to_be_visible()
    choose_file(visitor, "vipps.json", vipps_report(first, second))
    expect(page.get_by_text("2 nye utbetalinger")).to_be_visible()
    proposals = page.get_by_role("region", name="Hører sammen?").locator(".proposals > li")
    expect(proposals).to_have_count(3)
    for number in ("2000010", "2000011"):
        row = proposals.filter(has_text=f"{VIPPS_TEXT} {number}")
        expect(row).to_contain_text("Gebyr")
        row.get_by_role("button", name="Bekreft", exact=True).click()
        expect(row).to_have_count(0)
    proposals.get_by_role("button", name="Hører ikke sammen").click()
    expect(page.get_by_text("Ingen forslag")).to_be_visible()
    expect(page.get_by_role("table", name="Avstemt").get_by_role("link")).to_have_count(2)
    visitor.go_to("Oversikt")
    last_days = page.get_by_role("table", name="De siste dagene")
    expect(last_days.get_by_role("link").first).to_be_visible()
    expect(last_days.get_by_role("cell", name="0,00", exact=True)).to_have_count(0)
    visitor.go_to("Avstemming")
    rule = page.get_by_role("table", name="Regler").get_by_role("row", name=re.compile(VIPPS_TEXT))
    expect(rule).to_contain_text("Foreslått")
    rule.get_by_role("button", name="Ja, slik er det").click()
    expect(rule).to_contain_text("Gjelder")
    page.reload()
    expect(rule).to_contain_text("Gjelder")
    import_(visitor, *lines)
    expect(page.get_by_text("er importert før")).to_be_visible()


def paid_out(money: Json) -> Json:
    """Return what Vipps pays out of some money: its fee is a krone."""
    return {**money, "amount_ore": money["amount_ore"] - 1_00}


def kroner(money: Json) -> str:
    """Return an amount as it stands on the page."""
    whole, rest = divmod(money["amount_ore"], 100)
    return f"{whole:,}".replace(",", "\u00a0") + f",{rest:02d}"


def test_what_was_matched_wrongly_is_undone_and_matched_by_hand(visitor: OfficeVisitor) -> None:
    """A fee that no proposal knows of is named by a person, and stands on the voucher."""
    page = visitor.page
    enter_account(visitor)
    money, *_ = on_its_way(visitor, "vipps")
    short = {**money, "amount_ore": money["amount_ore"] - 1_37}
    import_(visitor, told_by_bank(short, "INNBETALING"))
    expect(page.get_by_text("1 nye bankposter")).to_be_visible()
    page.get_by_text("Avstem for hånd").click()
    hand = page.locator("details", has_text="Avstem for hånd")
    hand.get_by_role("table", name="I banken").get_by_role("checkbox").check()
    ways = hand.get_by_role("table", name="På vei")
    ways.get_by_role("row").filter(has_text="Vipps").filter(has_text=kroner(money)).get_by_role(
        "checkbox"
    ).check()
    expect(hand.get_by_text("Differanse 1,37")).to_be_visible()
    hand.get_by_label("Hva differansen er").select_option(label="Gebyr")
    hand.get_by_label("Forklaring").fill("Gebyr hos Vipps")
    hand.get_by_role("button", name="Hører sammen").click()
    settled = page.get_by_role("table", name="Avstemt")
    expect(settled).to_contain_text("Gebyr")
    page.get_by_text("Angre en avstemming").click()
    undo = page.locator("details", has_text="Angre en avstemming")
    undo.get_by_label("Journalpost").select_option(index=1)
    undo.get_by_label("Hvorfor").fill("Feil dag")
    undo.get_by_role("button", name="Angre den").click()
    expect(page.get_by_text("Ingenting er avstemt ennå")).to_be_visible()


def test_columns_that_nobody_knows_are_looked_through_before_the_file_is_taken_in(
    visitor: OfficeVisitor, seen: Seen
) -> None:
    page = visitor.page
    enter_account(visitor)
    [money, *_] = on_its_way(visitor, "debit_card")
    text = f"Dato;Netto;Gebyr\n{money['day']};{money['amount_ore'] // 100};0\n".encode()
    seen.provoke("status of 409")
    choose_file(visitor, "innløser.csv", text)
    expect(page.get_by_role("heading", name="Hva er kolonnene?")).to_be_visible()
    expect(page.get_by_role("combobox", name=re.compile("^Netto"))).to_have_value("Netto")
    page.get_by_role("button", name="Bekreft og importer").click()
    expect(page.get_by_text("1 nye utbetalinger")).to_be_visible()


def test_what_may_be_several_things_is_shown_and_chosen_with_one_press(visitor: OfficeVisitor) -> None:
    """Two bags of the same amount may each be what the bank tells of; a person says which it is."""
    page = visitor.page
    enter_account(visitor)
    deposits = on_its_way(visitor, "cash")
    first, other = next(
        (one, two)
        for at, one in enumerate(deposits)
        for two in deposits[at + 1 :]
        if one["amount_ore"] == two["amount_ore"] and days_between(one, two) in range(1, 9)
    )
    import_(visitor, told_by_bank(other, "INNSKUDD"))
    expect(page.get_by_text("1 nye bankposter")).to_be_visible()
    proposal = page.get_by_role("region", name="Hører sammen?").locator(".proposals > li")
    expect(proposal).to_have_count(1)
    expect(proposal.get_by_role("button", name="Bekreft", exact=True)).to_have_count(0)
    expect(proposal).to_contain_text(norwegian(first["day"]))
    aged = page.get_by_role("region", name="I banken, etter alder")
    expect(aged).to_contain_text(kroner(other))
    proposal.get_by_role("button", name=f"Det er denne: {norwegian(other['day'])}").click()
    expect(page.get_by_text("Ingen forslag")).to_be_visible()
    expect(page.get_by_role("table", name="Avstemt")).to_contain_text(kroner(other))
    expect(page.get_by_role("table", name="Avstemt")).to_contain_text("Kontant")
    assert other["key"] not in {money["key"] for money in on_its_way(visitor, "cash")}
    assert first["key"] in {money["key"] for money in on_its_way(visitor, "cash")}
    expect(aged).to_have_count(0)


def test_a_payout_is_matched_by_hand_with_its_fee_and_has_no_other_left_to_find(
    visitor: OfficeVisitor,
) -> None:
    """The payout is of another day than the till's: nothing is proposed, and all three are put together."""
    page = visitor.page
    enter_account(visitor)
    money, *_ = on_its_way(visitor, "vipps")
    late = {**money, "day": (date.fromisoformat(money["day"]) + timedelta(days=1)).isoformat()}
    choose_file(visitor, "vipps.json", vipps_report({**late, "amount_ore": money["amount_ore"] - 5_00}))
    expect(page.get_by_text("1 nye utbetalinger")).to_be_visible()
    page.get_by_text("Avstem for hånd").click()
    hand = page.locator("details", has_text="Avstem for hånd")
    expect(hand.get_by_role("table", name="Utbetalinger")).to_be_visible()
    import_(visitor, told_by_bank({**late, "amount_ore": money["amount_ore"] - 6_00}, "OPPGJOR"))
    hand.get_by_role("table", name="I banken").get_by_role("checkbox").check()
    ways = hand.get_by_role("table", name="På vei").get_by_role("row").filter(has_text="Vipps")
    ways.filter(has_text=kroner(money)).get_by_role("checkbox").check()
    hand.get_by_role("table", name="Utbetalinger").get_by_role("checkbox").check()
    expect(hand.get_by_text("Gebyret i utbetalingen, 1,00, er trukket fra.")).to_be_visible()
    expect(hand.get_by_text("Differanse 5,00")).to_be_visible()
    hand.get_by_label("Hva differansen er").select_option(label="Annet")
    hand.get_by_label("Forklaring").fill("Trukket for leie av terminal")
    hand.get_by_role("button", name="Hører sammen").click()
    settled = page.get_by_role("table", name="Avstemt")
    expect(settled).to_contain_text("Gebyr")
    expect(settled).to_contain_text("Annet")
    assert page.request.get(f"{BANK}/payouts?open_only=true").json() == []


def days_between(one: Json, two: Json) -> int:
    """Return how many days one is before the other."""
    return (date.fromisoformat(two["day"]) - date.fromisoformat(one["day"])).days


def norwegian(day: str) -> str:
    """Return a day as it stands on the page."""
    return date.fromisoformat(day).strftime("%d.%m.%Y")
