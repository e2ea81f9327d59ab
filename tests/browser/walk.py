"""A walk past the screens that a cashier meets in a day, for what has to hold on every one of them."""

import re
from collections.abc import Iterator

from playwright.sync_api import expect

from tests.browser.cashier import KNEIPP, KNEIPP_GTIN, Cashier


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
    ):
        place = page.get_by_role("form", name=title).or_(page.get_by_role("region", name=title))
        page.keyboard.press(key)
        expect(place).to_be_visible()
        yield title
        page.keyboard.press(key)
        expect(place).to_be_hidden()


def _after(cashier: Cashier) -> Iterator[str]:
    page = cashier.page
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
