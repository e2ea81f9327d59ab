"""The hub's page in a browser: the PIN, the fleet, a machine let in and another shut out."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from datakasse.settings import settings_for
from datakasse.storage.ports.store import Books
from datakasse.wiring import open_shop
from lab.served_hub import PIN, ServedHub, served_hub
from tests.browser.looks import bring_axe, faults_in_every_look
from tests.hub.conftest import Member
from tests.shop import COMPANY, FRONT, NOON, make_shop

pytestmark = pytest.mark.browser


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[ServedHub]:
    """A hub with one shop that has joined."""
    make_shop(tmp_path / "shop")
    with served_hub(tmp_path / "hub") as served:
        yield served
    shutil.rmtree(tmp_path, ignore_errors=True)


@pytest.fixture
def member(hub: ServedHub, tmp_path: Path) -> Iterator[Member]:
    """The shop, with sales of which the hub lacks the last."""
    shop = open_shop(settings_for(tmp_path / "shop"), environ={})
    joined = Member(shop)
    joined.join(hub.link(COMPANY, "Storgata"))
    joined.sell(2)
    joined.send()
    joined.sell(1)
    line = joined.line()
    joined.report(line)
    line.close()
    yield joined
    shop.store.close()


@pytest.fixture
def page(browser: Browser, hub: ServedHub, member: Member) -> Iterator[Page]:
    """The hub's page, signed on."""
    assert member
    context = browser.new_context(ignore_https_errors=True, viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(f"https://127.0.0.1:{hub.port}/hub.html")
    page.get_by_label("PIN").fill(PIN)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Kassene")).to_be_visible()
    yield page
    context.close()


def test_each_register_stands_there_with_what_it_has_not_sent(page: Page) -> None:
    row = page.get_by_role("row").filter(has_text="K1")
    expect(row).to_contain_text("Koblet til")
    expect(row).to_contain_text("Hel")
    expect(row).to_contain_text("ikke deklarert")
    expect(row.get_by_role("cell").nth(3)).to_have_text("1")


def test_what_the_shop_took_out_of_use_is_told_beside_how_it_stands(page: Page, member: Member) -> None:
    """The fleet is told anew while it is looked at."""

    def take_out(books: Books) -> None:
        books.put_register(msgspec.structs.replace(books.register(FRONT), out_of_use_since=NOON))

    member.shop.store.write(take_out).result()
    line = member.line()
    member.report(line)
    line.close()
    page.reload()
    row = page.get_by_role("row").filter(has_text="K1")
    expect(row).to_contain_text("Butikken har den ute av bruk siden 02.03.2026")
    expect(row).to_contain_text("Koblet til")


def test_a_machine_is_let_in_and_another_shut_out(page: Page) -> None:
    page.get_by_role("button", name="Slipp inn en maskin").click()
    page.get_by_label("Hva maskinen kalles").fill("Torget")
    page.keyboard.press("Enter")
    expect(page.locator("figure code")).to_contain_text("/hub/join#hub=")
    expect(page.get_by_role("row").filter(has_text="Torget")).to_contain_text("Invitert")
    row = page.get_by_role("row").filter(has_text="K1")
    row.get_by_role("button", name="Sperr").click()
    expect(row).to_contain_text("Koblet til")
    row.get_by_role("button", name="Sperr maskin 1 for godt").click()
    expect(row).to_contain_text("Sperret")


def test_nothing_is_wrong_with_how_it_looks(page: Page) -> None:
    bring_axe(page)
    assert not list(faults_in_every_look(page))
