"""
A small shop for tests: one business, two registers, ten articles, three operators, real keys.

Making keys takes a while, so the shop is made once and its data folder copied for each test.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, wait
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest

from datakasse.journal.entry import Record
from datakasse.journal.events.day import ZReported
from datakasse.journal.events.register import RegisterCommissioned
from datakasse.journal.events.sale import SaleCompleted
from datakasse.journal.report_content import CashCount
from datakasse.journal.signature import Signer
from datakasse.report.period import PeriodTotals, content
from datakasse.storage.engine.store import KeptStore
from datakasse.storage.ports.store import Books, Store
from datakasse.storage.sqlite.store import SqliteStore, create_store, open_store
from datakasse.trade.goods.article import Article, ArticleGroup, Serving
from datakasse.trade.goods.stock import Draw
from datakasse.trade.people.operator import Operator, Role
from datakasse.trade.quantity import ONE_MILLI
from datakasse.trade.sale.basket import Basket, ReturnOf, line_of, put
from datakasse.trade.sale.refund import return_line
from datakasse.trade.sale.sale import Sale, settle
from datakasse.trade.shop.shop import Address, Company, Location, Register, SignatureMethod
from datakasse.trade.tender import Tender, TenderKind
from datakasse.trade.vat import VatCode

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
OPENED = date(2026, 1, 2)
FRONT, BACK = "K1", "K2"
"""Ids of the two registers: by the door, and in the café."""

COMPANY = Company(
    organisation_number="987654325",
    name="Bakeriet på Hjørnet AS",
    in_company_register=True,
    street_address=Address("Storgata", "1", "7010", "Trondheim"),
    serves_food=True,
)
LOCATION = Location("1", "Hjørnet", "Bakeriet på Hjørnet", COMPANY.street_address)
REGISTERS = (
    Register(FRONT, "1", "Ved døra", series_prefix="A"),
    Register(BACK, "1", "Kafeen", series_prefix="B", first_transaction=1001, first_event=501),
)
VAT_CODES = (
    VatCode("3", "Utgående 25 %", "3", OPENED),
    VatCode("31", "Utgående 15 %", "31", OPENED),
    VatCode("6", "Utenfor", "6", OPENED),
)
GROUPS = (
    ArticleGroup("BROD", "04003", "Brød og kaker"),
    ArticleGroup("DRIKKE", "04004", "Drikke"),
    ArticleGroup("ANNET", "04999", "Annet"),
)
ARTICLES = (
    Article("100", "Grovbrød", "BROD", "31", 4990, vat_code_eat_in="3", gtins=("7038010000010",)),
    Article("101", "Kneippbrød", "BROD", "31", 3990, vat_code_eat_in="3"),
    Article("102", "Skolebolle", "BROD", "31", 3500, vat_code_eat_in="3", favourite=True),
    Article("103", "Blåbærmuffins", "BROD", "31", 4200, vat_code_eat_in="3"),
    Article("104", "Æblekake", "BROD", "31", 5500, vat_code_eat_in="3"),
    Article("200", "Kaffe, svart", "DRIKKE", "31", 3900, vat_code_eat_in="3", favourite=True),
    Article(
        "201",
        "Lettmelk 0,5 l",
        "DRIKKE",
        "31",
        2400,
        gtins=("7038010000027", "7038010000034"),
        stock_kept=True,
    ),
    Article(
        "202", "Eplemost", "DRIKKE", "31", 4500, deposit="900", stock_kept=True, stock_minimum_milli=12_000
    ),
    Article("300", "Ost i løs vekt", "ANNET", "31", 28900, unit="kg"),
    Article("900", "Pant 2 kr", "ANNET", "6", 200, is_deposit=True, discountable=False),
)
OPERATORS = (
    Operator("1", "Kari", "Nordmann", Role.MANAGER, datetime(2026, 1, 2, 8, tzinfo=UTC)),
    Operator("2", "Ola", "Hansen", Role.CASHIER, datetime(2026, 1, 2, 8, tzinfo=UTC)),
    Operator("9", "Revisor", "Lie", Role.AUDITOR, datetime(2026, 1, 2, 8, tzinfo=UTC)),
)
CODES = {code.code: code for code in VAT_CODES}
BY_NUMBER = {article.number: article for article in ARTICLES}
CASH = (Tender(TenderKind.CASH),)


def enter_shop(books: Books) -> None:
    """Write down everything about the shop but its journal."""
    books.put_company(COMPANY)
    books.put_location(LOCATION)
    for register in REGISTERS:
        books.put_register(register)
    for operator in OPERATORS:
        books.put_operator(operator, f"pin of {operator.operator_id}")
    for code in VAT_CODES:
        books.put_vat_code(code)
    for group in GROUPS:
        books.put_group(group)
    for article in ARTICLES:
        books.put_article(article, OPENED)


def commission(books: Books, register: Register, signer: Signer) -> Record:
    """Write a register's first entry."""
    event = RegisterCommissioned(
        organisation_number=COMPANY.organisation_number,
        first_transaction=register.first_transaction,
        first_event=register.first_event,
        keys=signer.public,
        software_version="0.1.0",
    )
    return books.append(register.register_id, event, at=NOON)


def make_shop(folder: Path, method: SignatureMethod = SignatureMethod.RSA_SHA1_1024) -> None:
    """Make a store in a folder that holds the shop, its registers commissioned."""
    fill_shop(create_store(folder, {}), method)


def fill_shop(store: KeptStore, method: SignatureMethod = SignatureMethod.RSA_SHA1_1024) -> None:
    """Put the shop into an empty store, its registers commissioned, and close it."""
    store.write(enter_shop).result()
    for register in REGISTERS:
        signer = store.keys.create(register.register_id, method)

        def first_entry(books: Books, register: Register = register, signer: Signer = signer) -> Record:
            return commission(books, register, signer)

        store.write(first_entry).result()
    store.close()


def settled(
    *numbers: str, at: datetime = NOON, tenders: Sequence[Tender] = CASH, serving: Serving = Serving.TAKE_AWAY
) -> Sale:
    """Return a sale of one of each article."""
    return settle(filled(*numbers, at=at, serving=serving), tenders)


def filled(*numbers: str, at: datetime = NOON, serving: Serving = Serving.TAKE_AWAY) -> Basket:
    """Return a basket with one of each article."""
    basket = Basket(f"basket at {at.isoformat()}", at, serving=serving)
    for number in numbers:
        line = line_of(
            BY_NUMBER[number],
            ONE_MILLI,
            line_id=basket.next_line_id,
            serving=serving,
            codes=CODES,
            day=at.date(),
            at=at,
            operator="2",
            draws=(Draw(number, ONE_MILLI),) if BY_NUMBER[number].stock_kept else (),
        )
        basket = put(basket, line)
    return basket


def sell(
    books: Books,
    register: str = FRONT,
    *numbers: str,
    at: datetime = NOON,
    tenders: Sequence[Tender] = CASH,
    begun_at: datetime | None = None,
    basket_id: str = "",
) -> Record:
    """Complete a sale at a register: the coffee, if nothing else is said."""
    state = books.state(register)
    sale = settled(*(numbers or ("200",)), at=at, tenders=tenders)
    event = SaleCompleted(
        basket_id=basket_id or f"basket {books.head(register).number + 1}",
        sale=sale,
        series="training" if state.training else "sales",
        receipt=(state.series.training if state.training else state.series.sales) + 1,
    )
    return books.append(register, event, at=at, operator="2", training=state.training, begun_at=begun_at)


def take_back(
    books: Books, sold: Record, line_id: int = 1, *, at: datetime = NOON, register: str = FRONT
) -> Record:
    """Complete a return of one line of a sale, paid back in cash."""
    event, made = sold.event, sold.transaction
    assert isinstance(event, SaleCompleted)
    assert made is not None
    (row,) = (row for row in event.sale.lines if row.line.line_id == line_id)
    line = return_line(
        row,
        row.line.quantity_milli,
        origin=ReturnOf(sold.register, made.number, line_id),
        returned_milli=0,
        line_id=1,
        at=at,
        operator="2",
    )
    basket = put(Basket(f"return {books.head(register).number + 1}", at), line)
    state = books.state(register)
    returned = SaleCompleted(
        basket_id=basket.basket_id,
        sale=settle(basket, CASH),
        series="return",
        receipt=state.series.returns + 1,
    )
    return books.append(register, returned, at=at, operator="2")


def close_day(books: Books, register: str = FRONT, *, at: datetime = NOON) -> Record:
    """Take a Z, counted to the øre."""
    state = books.state(register)
    totals = PeriodTotals().add_all(books.records(register, state.z_entry + 1))
    report = content(
        totals,
        company=COMPANY,
        register=register,
        vat_rates=(),
        at=at,
        before=state.grand_totals,
        from_entry=state.z_entry + 1,
        to_entry=books.head(register).number,
        counts=(CashCount(totals.cash_ore, totals.cash_ore),),
    )
    event = ZReported(number=state.series.z_report + 1, report=report)
    return books.append(register, event, at=at, operator="1")


def held(store: Store, commands: Sequence[Callable[[Books], Record]]) -> "list[Future[Record]]":
    """Submit commands while another one has the pen, so that they are written together; all are done."""
    begun, go_on = Barrier(2), Barrier(2)
    holding = store.write(lambda _: (begun.wait(), go_on.wait()))
    begun.wait()
    waiting = [store.write(command) for command in commands]
    go_on.wait()
    holding.result()
    wait(waiting)
    return waiting


def after_minutes(minutes: int) -> datetime:
    """Return a moment some minutes into the shop's first day."""
    return NOON + timedelta(minutes=minutes)


@pytest.fixture(scope="session")
def shop_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder that each test gets a copy of."""
    folder = tmp_path_factory.mktemp("shop") / "data"
    make_shop(folder)
    return folder


@pytest.fixture
def shop_folder(shop_template: Path, tmp_path: Path) -> Path:
    """A data folder with the shop in it, and no process at it."""
    return shutil.copytree(shop_template, tmp_path / "data")


@pytest.fixture
def shop_store(shop_folder: Path) -> Iterator[SqliteStore]:
    """The shop's store, open as by the one process that serves."""
    store = open_store(shop_folder, {}, exclusive=True)
    yield store
    store.close()
