"""The day of the authority's example, lived through the ground floor: one register, four transactions."""

from datetime import UTC, date, datetime

from datakasse.journal.events.basket import LineAdded, LineCorrected, PriceChecked
from datakasse.journal.events.day import ZReported
from datakasse.journal.events.drawer import DrawerOpened, FloatDeclared
from datakasse.journal.events.paper import CopyIssued, DocumentPrinted
from datakasse.journal.events.people import SignedOff, SignedOn
from datakasse.journal.events.register import RegisterCommissioned, SystemStarted, SystemStopped
from datakasse.journal.report_content import GrandTotals
from datakasse.journal.signature import RsaSigner
from datakasse.report.period import PeriodTotals, content
from datakasse.trade.goods.article import Article
from datakasse.trade.sale.basket import Line, vat_rate
from datakasse.trade.shop.shop import Address, Company, Location, Period, Register
from datakasse.trade.tender import Tender, TenderKind
from tests.saft.counter import (
    ARTICLES,
    BEER,
    BREAD,
    CHEESE,
    CIGARETTES,
    CODES,
    ENTERED,
    GROUPS,
    KARI,
    MILK,
    OLA,
    VAT,
    basket_of,
    card,
    complete,
    line,
    sale_of,
    taken_back,
)
from tests.saft.shops import ORGANISATION, Journal, Shop, local

REGISTER = "11.222-33.44.567"
DAY = date(2020, 1, 1)
HEAD_OFFICE = Address("Veien", "1", "7000", "Trondheim", "Sør-Trøndelag")
FROGNER = Address("Frognergaten", "1", "0200", "Oslo", "Oslo")
JANUARY = Period(1, "January", local("2020-01-01 08:00:00"), local("2020-01-31 23:59:59"))
COMPANY = Company(
    ORGANISATION, "Selskapet ASA", street_address=HEAD_OFFICE, postal_address=HEAD_OFFICE, periods=(JANUARY,)
)


def official_shop(signer: RsaSigner) -> Shop:
    """Return the shop of the example after its day."""
    journal = Journal(
        Register(REGISTER, "A", "The only cash register", first_transaction=1000, first_event=2000), signer
    )
    commissioned = RegisterCommissioned(ORGANISATION, 1000, 2000, signer.public, "1")
    journal.add(commissioned, datetime(2019, 12, 1, tzinfo=UTC))
    _morning(journal)
    _day(journal)
    _evening(journal)
    return Shop(
        company=COMPANY,
        journals=[journal],
        places=[Location("A", "Location A", "Shop Frogner", FROGNER)],
        vat=VAT,
        people=[OLA, KARI],
        article_groups=GROUPS,
        catalogue=[(article, ENTERED) for article in ARTICLES],
    )


def _clock(time: str) -> datetime:
    return local(f"2020-01-01 {time}")


def _lines(operator: str, *rows: tuple[str, Article, int], first_line: int = 1) -> list[Line]:
    return [
        line(article, _clock(time), operator, line_id=line_id, quantity_milli=1000 * pieces)
        for line_id, (time, article, pieces) in enumerate(rows, first_line)
    ]


def _morning(journal: Journal) -> None:
    journal.add(SystemStarted("1"), _clock("08:45:00"))
    journal.add(SignedOn(), _clock("08:47:38"), "1001")
    journal.add(FloatDeclared(0), _clock("08:48:00"), "1001")
    food = _lines("1001", ("09:00:00", MILK, 2), ("09:00:10", BREAD, 1), ("09:00:15", CHEESE, 1))
    paid = card(86_40, "BAX: 568833-84887556")
    complete(journal, basket_of(*food, basket_id="a"), [paid], _clock("09:00:30"), "1001")
    vices = _lines("1001", ("09:15:00", CIGARETTES, 1), ("09:15:10", BEER, 6))
    notes = Tender(TenderKind.CASH, 295_00)
    complete(journal, basket_of(*vices, basket_id="b"), [notes], _clock("09:15:28"), "1001")
    journal.add(SignedOff(), _clock("09:17:30"), "1001")


def _day(journal: Journal) -> None:
    journal.add(SignedOn(), _clock("09:17:57"), "1000")
    regretted = line(MILK, _clock("09:29:00"), "1000")
    journal.add(LineAdded("c", regretted), regretted.added_at, "1000")
    journal.add(LineCorrected("c", 1, "1001", 1000, 0, 16_40), _clock("09:29:15"), "1000")
    both = _lines("1000", ("09:30:00", CIGARETTES, 1), ("09:30:10", MILK, 2), first_line=2)
    paid = card(148_80, "BAX: 568833-84887557")
    third = complete(journal, basket_of(*both, basket_id="c"), [paid], _clock("09:30:34"), "1000")
    journal.add(CopyIssued(1002, 148_80), _clock("09:32:59"), "1000")
    journal.add(DocumentPrinted("copy", 1002), _clock("09:32:59"), "1000")
    journal.add(PriceChecked("1003", "100", 27_80, 24_17), _clock("10:17:44"), "1000")
    journal.add(DrawerOpened(), _clock("10:23:59"), "1000")
    back = taken_back(sale_of(third), 3, _clock("10:41:30"), "1000", register=REGISTER, transaction=1002)
    refund = card(-16_40, "BAX: 568833-84887558")
    complete(journal, basket_of(back, basket_id="d"), [refund], _clock("10:41:52"), "1000")


def _evening(journal: Journal) -> None:
    at = _clock("23:56:59")
    report = content(
        PeriodTotals().add_all(journal.records()),
        company=COMPANY,
        register=REGISTER,
        vat_rates=[vat_rate(CODES, vat.code, DAY) for vat in VAT],
        at=at,
        before=GrandTotals(),
        from_entry=1,
        to_entry=len(journal.bodies),
    )
    journal.add(ZReported(1, report), at, "1000")
    journal.add(DocumentPrinted("z_report"), at, "1000")
    journal.add(SystemStopped(), _clock("23:58:00"), "1000")
