"""A walk past the screens that a cashier meets in a day, for what has to hold on every one of them."""

import re
from collections.abc import Iterator

from playwright.sync_api import expect

from tests.browser.till.cashier import KNEIPP, KNEIPP_GTIN, Cashier


def screens(cashier: Cashier) -> Iterator[str]:
    """Go through a day and yield the name of each screen while it is shown."""
    page = cashier.page
    expect(page.get_by_role("button", name="Ingrid")).to_be_visible()
    yield "people"
    page.get_by_role("button", name="Ingrid").click()
    expect(cashier.button("Velg en annen")).to_be_visible()
    yield "pin"
    cashier.type("2580\n")
    expect(page.get_by_role("form", name="Vekselkasse")).to_be_visible()
    yield "float"
    cashier.declare_float()
    yield "empty"
    for name in ("Skolebolle", "Kaffe, stor", "Baguette", "Gulrotkake, stykke", "Cola 0,33 l"):
        cashier.press_article(name)
    cashier.scan(KNEIPP_GTIN)
    expect(cashier.lines.last).to_contain_text(KNEIPP)
    yield "basket"
    cashier.lines.first.get_by_role("button").first.click()
    yield "line"
    cashier.lines.first.get_by_role("button").first.click()
    cashier.type("kanel")
    expect(page.get_by_role("list", name="treff")).to_be_visible()
    yield "search"
    page.keyboard.press("Escape")
    yield from _tasks(cashier)
    yield from _set_aside(cashier)
    yield from _approval(cashier)
    page.keyboard.press("Alt+1")
    cashier.sees_paper("Salgskvittering")
    yield "paid"
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kassaskuffen er åpen")).to_be_hidden()
    yield "closed_drawer"
    yield from _after(cashier)


def _tasks(cashier: Cashier) -> Iterator[str]:
    page = cashier.page
    for key, title in (
        ("F10", "Meny"),
        ("F1", "Taster"),
        ("F3", "Prissjekk"),
        ("Alt+m", "Betal på flere måter"),
        ("Alt+5", "Faktura til kunde"),
        ("Alt+o", "Ingrid"),
        ("Alt+n", "Bytt operatør"),
        ("F12", "Adgangskort"),
        ("Alt+s", "Åpne skuffen"),
        ("Alt+g", "Selg gavekort"),
        ("Alt+i", "Penger inn i skuffen"),
        ("Alt+u", "Penger ut av skuffen"),
        ("Alt+p", "Utskrifter fra kassen"),
        ("Alt+y", "Systemsjekk"),
        ("Alt+Shift+E", "Enheter"),
    ):
        place = page.get_by_role("form", name=title).or_(page.get_by_role("region", name=title))
        page.keyboard.press(key)
        expect(place).to_be_visible()
        yield title
        page.keyboard.press(key)
        expect(place).to_be_hidden()


def _set_aside(cashier: Cashier) -> Iterator[str]:
    """Park and take up again; lock and open again."""
    page = cashier.page
    page.keyboard.press("F7")
    cashier.sees_total("0,00")
    page.keyboard.press("Alt+w")
    expect(page.get_by_role("form", name="Parkerte salg")).to_be_visible()
    yield "parked"
    page.keyboard.press("Escape")
    page.keyboard.press("F7")
    expect(cashier.lines.last).to_contain_text(KNEIPP)
    page.keyboard.press("Alt+b")
    expect(page.get_by_text("Skjermen er låst")).to_be_visible()
    yield "locked"
    cashier.type("2580\n")
    expect(cashier.lines.last).to_contain_text(KNEIPP)


def _approval(cashier: Cashier) -> Iterator[str]:
    """Lise, who may not, fills in a discount and asks; then Ingrid takes over again."""
    page = cashier.page
    _switch(cashier, "Lise", "4826")
    page.keyboard.press("%")
    expect(page.get_by_label("Prosent")).to_be_focused()
    cashier.type("10")
    yield "discount"
    page.keyboard.press("Enter")
    expect(page.get_by_role("form", name="Må godkjennes")).to_be_visible()
    yield "approval"
    page.keyboard.press("1")
    expect(cashier.button("Velg en annen")).to_be_visible()
    yield "approval_pin"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    _switch(cashier, "Ingrid", "2580")


def _switch(cashier: Cashier, name: str, pin: str) -> None:
    page = cashier.page
    page.keyboard.press("Alt+n")
    page.get_by_role("form", name="Bytt operatør").get_by_role("button", name=name).click()
    cashier.type(f"{pin}\n")
    # The form has a button of that name too: only when it is gone has somebody taken over.
    expect(page.get_by_role("form", name="Bytt operatør")).to_be_hidden()
    expect(cashier.button(name)).to_be_visible()


def _after(cashier: Cashier) -> Iterator[str]:
    page = cashier.page
    cashier.scan("DKS1")
    expect(page.get_by_role("button", name="Angret")).to_be_visible()
    yield "return_by_scan"
    page.keyboard.press("Escape")
    page.keyboard.press("Alt+t")
    expect(page.get_by_text("TRENING").first).to_be_visible()
    yield "training"
    page.keyboard.press("Alt+t")
    expect(page.get_by_text("TRENING")).to_have_count(0)
    page.keyboard.press("Alt+r")
    expect(page.get_by_role("group", name=KNEIPP)).to_be_visible()
    page.get_by_role("group", name=KNEIPP).get_by_role("button", name="Én til").click()
    yield "return"
    page.keyboard.press("Alt+x")
    cashier.sees_paper("X-rapport")
    yield "x"
    page.keyboard.press("Alt+j")
    expect(page.get_by_role("heading", name=re.compile("journal", re.IGNORECASE))).to_be_visible()
    yield "journal"
    page.keyboard.press("Alt+z")
    expect(page.get_by_role("group", name="Tell kassen")).to_be_visible()
    yield "close_day"
    page.get_by_role("button", name="Ta Z-rapport").click()
    expect(page.get_by_label("Forklaring")).to_be_visible()
    yield "difference"
    page.get_by_label("Forklaring").fill("Øvelse")
    page.get_by_role("button", name="Ta Z-rapport").click()
    cashier.sees_paper("Z-rapport")
    yield "z"
