"""Days nobody thought of, with texts nobody should write: every one gives a valid file."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from datakasse.journal.event import Event
from datakasse.journal.events.basket import BasketParked, LineCorrected, PriceChecked
from datakasse.journal.events.day import XReported, ZReported
from datakasse.journal.events.drawer import DrawerOpened, FloatDeclared, PaidIn, PaidOut
from datakasse.journal.events.paper import DocumentPrinted, JournalExported, PrintFailed, PrintingMoved
from datakasse.journal.events.people import AttemptRefused
from datakasse.journal.events.shop import SettingsChanged
from datakasse.journal.report_content import GrandTotals
from datakasse.report.period import PeriodTotals, content
from datakasse.trade.amount import AMOUNT_LIMIT_ORE
from datakasse.trade.goods.article import Article, ArticleGroup
from datakasse.trade.moment import in_norway
from datakasse.trade.people.operator import Operator, Role
from datakasse.trade.sale.basket import vat_rate
from datakasse.trade.shop.shop import Address, Company, Location, Register
from tests.saft.conftest import Validate
from tests.saft.counter import (
    CODES,
    ENTERED,
    EXACT_CASH,
    SINCE,
    VAT,
    basket_of,
    card,
    complete,
    line,
    number_of,
    sale_of,
    taken_back,
)
from tests.saft.shops import ORGANISATION, Journal, Shop, export, local, texts

MORNING = local("2026-10-24 22:30:00")

hostile = st.text(max_size=120) | st.sampled_from(["]]>", "<!-- ", "&amp;", "\x00\x08", "\ud800", "😀" * 400])
"""What a person can get into the shop's own records."""

storable = hostile.map(lambda text: text.encode(errors="replace").decode())
"""What can be in an entry: its bytes are UTF-8, so no half of a surrogate pair."""

ids = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=35)

amounts = st.integers(-AMOUNT_LIMIT_ORE, AMOUNT_LIMIT_ORE)
groups = st.sampled_from(["100", "CASH", "SAL"])
addresses = st.builds(Address, *[hostile] * 5)
companies = st.builds(
    Company, st.just(ORGANISATION), hostile, street_address=addresses, postal_address=addresses
)
articles = st.builds(Article, ids, storable, groups, st.just("3"), st.integers(1, 99_999))
operators = st.builds(
    Operator, ids, hostile, hostile, st.just(Role.CASHIER), st.just(SINCE), hostile, hostile
)

things: st.SearchStrategy[Event] = st.one_of(
    st.builds(AttemptRefused, storable, storable, storable),
    st.builds(BasketParked, storable, storable),
    st.builds(DocumentPrinted, st.sampled_from(["sales", "copy", "drawer"]), st.integers(1, 3)),
    st.builds(DrawerOpened, reason=storable),
    st.builds(FloatDeclared, st.integers(0, 10_000), explanation=storable),
    st.builds(JournalExported, storable, storable, storable),
    st.builds(LineCorrected, storable, st.just(1), storable, amounts, amounts, amounts),
    st.builds(PaidIn, storable, st.integers(1, 10**9), storable),
    st.builds(PaidOut, storable, st.integers(1, 10**9), storable),
    st.builds(PriceChecked, storable, groups, amounts, amounts),
    st.builds(PrintFailed, st.just("sales"), storable),
    st.builds(PrintingMoved, storable),
    st.builds(SettingsChanged, storable, storable),
)


@st.composite
def shops(draw: st.DrawFn) -> Shop:
    """Draw a shop whose registers have had a day."""
    company, goods = draw(companies), draw(st.lists(articles, min_size=1, max_size=4, unique_by=number))
    people = draw(st.lists(operators, min_size=1, max_size=3, unique_by=operator_id))
    names = draw(st.lists(ids.filter(_short), min_size=1, max_size=2, unique=True))
    registers = [Register(name, "A", draw(hostile), series_prefix=f"{name}-") for name in names]
    journals = [_day(draw, Journal(register), company, goods, people) for register in registers]
    known = draw(st.booleans())
    return Shop(
        company=company,
        journals=journals,
        places=[Location("A", draw(hostile), draw(hostile), draw(addresses))],
        vat=VAT,
        people=people if known else [],
        article_groups=[ArticleGroup(code, "04014", draw(hostile)) for code in ("100", "CASH", "SAL")],
        catalogue=[(article, ENTERED) for article in goods] if known else [],
    )


def number(article: Article) -> str:
    """Return an article's number."""
    return article.number


def operator_id(operator: Operator) -> str:
    """Return an operator's id."""
    return operator.operator_id


def _short(name: str) -> bool:
    return len(name) < 20


def _day(
    draw: st.DrawFn, journal: Journal, company: Company, goods: list[Article], people: list[Operator]
) -> Journal:
    """Let a register have sales, returns and other things, in any order, and its X or Z."""
    at = MORNING
    for _ in range(draw(st.integers(0, 4))):
        at += timedelta(minutes=draw(st.integers(0, 90)))
        who = draw(st.sampled_from(people)).operator_id
        if draw(st.booleans()):
            journal.add(draw(things), at, who, training=draw(st.booleans()))
            continue
        sold = line(draw(st.sampled_from(goods)), at, who, quantity_milli=1000 * draw(st.integers(1, 5)))
        paid = draw(st.sampled_from([EXACT_CASH, card(sold.gross_ore, draw(storable))]))
        record = complete(journal, basket_of(sold), [paid], at, who)
        if draw(st.booleans()):
            number = number_of(record)
            back = taken_back(
                sale_of(record), 1, at, who, register=journal.register.register_id, transaction=number
            )
            complete(journal, basket_of(back), [EXACT_CASH], at, who)
    report = content(
        PeriodTotals().add_all(journal.records()),
        company=msgspec.structs.replace(company, name=draw(storable)),
        register=journal.register.register_id,
        vat_rates=[vat_rate(CODES, vat.code, in_norway(at).date()) for vat in VAT],
        at=at,
        before=GrandTotals(),
        from_entry=1,
        to_entry=1,
    )
    journal.add(draw(st.sampled_from([XReported(1, report), ZReported(1, report)])), at)
    return journal


@pytest.mark.law("KSF-2-7-4", "SAFT-3", "SAFT-6")
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(shop=shops())
def test_any_day_gives_a_valid_file_with_all_of_it(shop: Shop, validate: Validate) -> None:
    file = export(shop)
    validate(file)
    records = [record for journal in shop.journals for record in journal.records()]
    assert len(texts(file, "event/eventID")) == sum(record.event_number is not None for record in records)
    signatures = [record.transaction.signature for record in records if record.transaction is not None]
    assert texts(file, "cashtransaction/signature") == signatures
