"""
One command for each thing that can be written in books, and every answer that can be asked of them.

Used to hold two databases against each other: the same commands, then the same answers.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Final

import msgspec

from datakasse.bookkeeping.chart import Account
from datakasse.bookkeeping.mapping import DepartmentOf, Purpose, Rule
from datakasse.bookkeeping.payout import ColumnMapping, Payout, Provider
from datakasse.bookkeeping.settlement import Rules, TextMeaning, TextRule
from datakasse.bookkeeping.statement import BankEntry, Statement
from datakasse.insight.alert import Alert, AlertMessage, AlertMessageState, AlertRecipient, AlertWay
from datakasse.insight.price_experiment import PriceExperiment, TriedPrice, Turn
from datakasse.insight.saved_view import SavedView, Span
from datakasse.insight.taken import By, SoldBy
from datakasse.insight.takings import Figure
from datakasse.journal.access_moments import LastOf
from datakasse.journal.events.customers import AccountPaid, CustomerErased, InvoicedSale, InvoiceMade
from datakasse.journal.events.drawer import DrawerClosed
from datakasse.journal.events.goods import CarriedGoods, GoodsReceived, GoodsTransferred, ReceivedGoods
from datakasse.journal.events.people import SignedOn
from datakasse.journal.events.sale import VoucherIssued
from datakasse.journal.events.shop import SettingsChanged
from datakasse.storage.ports.bookkeeping.bank import BankAccount, BankFile
from datakasse.storage.ports.bookkeeping.outbox import Delivery, DeliveryState, KeptConnection
from datakasse.storage.ports.bookkeeping.submission import Part, Submission
from datakasse.storage.ports.changes import ChangeOutcome, KeptChange
from datakasse.storage.ports.goods.articles import ArticleImport, ImportedArticle
from datakasse.storage.ports.handover import Handover
from datakasse.storage.ports.left_entries import LeftEntry
from datakasse.storage.ports.pricing.prices import ComingPrice, ComingState
from datakasse.storage.ports.store import Books, JobState, Readings, StoredAnswer
from datakasse.trade.goods.article import Article
from datakasse.trade.goods.count_sheet import CountLine, CountSheet, SheetState
from datakasse.trade.goods.family import Family, FamilyProperty
from datakasse.trade.goods.purchase import OrderLine, OrderState, PurchaseOrder, SuppliedArticle, Supplier
from datakasse.trade.goods.stock import Draw, EmptyShelf
from datakasse.trade.people.breach import Breach, BreachOutcome
from datakasse.trade.people.customer import Customer
from datakasse.trade.people.operator import Operator, Right, Role
from datakasse.trade.people.shop_role import ShopRole
from datakasse.trade.people.staff import StaffEntry, StaffMember, Way
from datakasse.trade.pricing.campaign import Campaign, OfferGoods, PercentOff
from datakasse.trade.pricing.coupon import Coupon
from datakasse.trade.pricing.price_list import PriceList
from datakasse.trade.sale.approval import Approval
from datakasse.trade.sale.receipt_way import ReceiptWay
from datakasse.trade.shop.device import Device
from datakasse.trade.tender import Payment, Tender, TenderKind
from tests.shop import BACK, FRONT, NOON, OPENED, after_minutes, close_day, sell, take_back

Command = Callable[[Books, int], object]
"""Writes something; the number tells one time from another."""

TODAY: Final = NOON.date()
SOLD_BY: Final[tuple[SoldBy, ...]] = ("day", "register", "article_group", "article")


def _register(number: int) -> str:
    return FRONT if number % 2 else BACK


def _day(number: int) -> date:
    return TODAY + timedelta(days=number % 5)


def _sell_twice(books: Books, number: int) -> object:
    return sell(books, _register(number)), sell(
        books, _register(number), "100", "201", at=after_minutes(number)
    )


def _return(books: Books, number: int) -> object:
    sold = books.recent_sales(FRONT, 5)
    return take_back(books, sold[number % len(sold)], register=_register(number)) if sold else None


def _give_card(books: Books, number: int) -> object:
    cash = (Payment(TenderKind.CASH, 5000, 5000),)
    return books.append(_register(number), VoucherIssued("gift_card", f"G{number % 3}", 5000, cash), at=NOON)


def _spend_card(books: Books, number: int) -> object:
    card = (Tender(TenderKind.GIFT_CARD, 3900, account=f"G{number % 3}"),)
    return sell(books, _register(number), "200", tenders=card)


def _queue(books: Books, number: int) -> object:
    register, way = _register(number), list(ReceiptWay)[number % len(ReceiptWay)]
    return books.put_in_queue(
        register, "sales", 1, transaction=number, opens_drawer=bool(number % 3), way=way
    )


def _move_job(books: Books, number: int) -> object:
    states = list(JobState)
    return books.set_job_state(_register(number), number % 4 + 1, states[number % len(states)])


def _send_job(books: Books, number: int) -> object:
    return books.send_job(_register(number), number % 4 + 1, ReceiptWay.LINK)


def _open_drawer(books: Books, number: int) -> object:
    return books.drawer_opened(_register(number), number % 4 + 1)


def _hand_over(books: Books, number: int) -> object:
    """Hand over a document that there is, or one that there is not, which is refused."""
    jobs = books.recent_jobs(_register(number), 3)
    job = jobs[number % len(jobs)].job if jobs else number
    expires = after_minutes(number) if number % 2 else None
    return books.hand_over(Handover(_register(number), job, f"t{number}", f"kåre{number}@ø.no", expires))


def _forget_handover(books: Books, number: int) -> object:
    return books.forget_expired(after_minutes(number)), books.forget_handover(
        _register(number), number % 4 + 1
    )


def _display(books: Books, number: int) -> object:
    books.close_display(_register(number), f"{number % 3}")
    return books.open_display(_register(number), f"{number % 3}", f"display {number}")


def _badge(books: Books, number: int) -> object:
    return books.put_badge(f"{number % 2 + 1}", f"badge {number % 4}")


def _drop_badge(books: Books, number: int) -> object:
    return books.drop_badge(f"{number % 2 + 1}")


def _staff(books: Books, number: int) -> object:
    member = StaffMember(f"{number % 3}", f"Øystein {number}", "01817010055")
    at, register = after_minutes(number), _register(number)
    count = books.staff_entries_counted(register) + 1
    way = Way.OUT if number % 2 else Way.IN
    name, digits = member.name, member.identity_number
    entry = StaffEntry(register, count, member.person, name, digits, way, at, at, "1", "salt")
    return books.put_staff_member(member), books.append_staff_entry(entry, _day(number), number)


def _let_staff_go(books: Books, number: int) -> object:
    return books.let_staff_entries_go(_day(0), [("1", number)]), books.drop_staff_member(f"{number % 7}")


def _role(books: Books, number: int) -> object:
    return books.put_role(ShopRole(f"role-{number % 3}", f"Skift {number}", tuple(Right)[: number % 5]))


def _drop_role(books: Books, number: int) -> object:
    return books.drop_role(f"role-{number % 3}")


def _operator(books: Books, number: int) -> object:
    known = Operator(f"{number % 7}", "Åse", f"Ødegård {number}", Role.CASHIER, NOON)
    return books.put_operator(known, f"hash {number}" if number % 2 else None)


def _approve(books: Books, number: int) -> object:
    wish = Approval(
        f"a{number % 4}", _register(number), "", "2", next(iter(Right)), "d", "give_discount", NOON, number
    )
    return books.put_approval(wish)


def _use_approval(books: Books, number: int) -> object:
    books.drop_approvals(_register(number), after_minutes(-number))
    return books.use_approval(_register(number), f"a{number % 4}")


def _leave(books: Books, number: int) -> object:
    told = SettingsChanged("opening_hours", f"{number}")
    return books.leave(_register(number), LeftEntry(told, f"{number % 3}"))


def _take_left(books: Books, number: int) -> object:
    register = _register(number)
    return books.is_here(register), books.take_left(register)


def _device(books: Books, number: int) -> object:
    return books.put_device(
        Device(_register(number), f"{number % 5 + 1}", f"Nettbrett {number}", "digest", NOON)
    )


def _answer(books: Books, number: int) -> object:
    answer = StoredAnswer(f"digest {number}", f'{{"n":{number}}}'.encode())
    key, at = f"{_register(number)}\n{number % 6}", after_minutes(number % 5 * 24 * 60)
    return books.remember(_register(number), key, answer, at)


def _forget_answers(books: Books, number: int) -> object:
    return books.forget_answers(_register(number), _day(number))


def _forget_documents(books: Books, number: int) -> object:
    return books.forget_documents(_register(number), _day(number), number % 3 + 1)


def _name(books: Books, number: int) -> object:
    books.put_customer(f"C{number % 4}", f"Ærlig & Sønn {number}")
    books.keep_customer(
        Customer(f"C{number % 3}", "Kafé Ærlig", email=f"{number}@x.no", credit_limit_ore=number)
    )
    books.put_breach(Breach(len(books.breaches()) + 1, NOON, f"avvik {number}"))
    books.put_breach(Breach(1, NOON, "avvik", f"tiltak {number}", BreachOutcome.REPORTED, NOON))
    _buy_on_account(books, number)
    return books.name_buyer(_register(number), number % 4, f"Øystein {number}" if number % 3 else "")


def _alert(books: Books, number: int) -> object:
    newest = max((each.number for each in books.alerts(1)), default=0)
    day = TODAY + timedelta(days=newest)
    alert = Alert(newest + 1, day, _register(number), "returns", NOON, number, hours=(1, 2))
    books.put_alert(alert)
    if number % 2:
        books.put_alert(msgspec.structs.replace(alert, seen_at=NOON, seen_by="1"))
    books.put_alert_recipient(AlertRecipient(number % 3, AlertWay.EMAIL, f"{number}@x.no", ("returns",)))
    days = (TODAY, TODAY) if number % 2 else None
    span = Span.FIXED if number % 2 else Span.LAST_MONTH
    books.put_saved_view(
        SavedView(number % 4, f"Visning {number}", "1", bool(number % 2), "day", span, fixed=days)
    )
    prices = (TriedPrice("200", 42_00, 45_00),)
    books.put_price_experiment(
        PriceExperiment(number % 5, prices, Turn.DAY, TODAY, 2, "x", "1", NOON, None, (number,))
    )
    state = tuple(AlertMessageState)[number % 5]
    return books.put_alert_message(AlertMessage(number % 7, number % 3, (1, 2), NOON, state, number))


def _let_insight_go(books: Books, number: int) -> object:
    books.drop_alerts([number, 99])
    books.drop_saved_view(number % 4)
    return books.drop_alert_messages([number % 7])


def _buy_on_account(books: Books, number: int) -> object:
    """Sell on account, be paid, and erase what may go of somebody now and then."""
    customer = f"C{number % 3}"
    invoice = (Tender(TenderKind.INVOICE, account=customer),)
    sell(books, _register(number), "200", at=after_minutes(number), tenders=invoice)
    if number % 5 == 0:
        erased = CustomerErased(customer, "" if number % 2 else "2032-01-01")
        books.append(_register(number), erased, at=after_minutes(number))
    made = InvoiceMade(
        books.last_invoice() + 1,
        customer,
        number % 4 == 0,
        "2026-12-13",
        (InvoicedSale(_register(number), books.head(_register(number)).number),),
        number,
        0,
        "86011117947",
        f"{number}",
    )
    books.append(_register(number), made, at=after_minutes(number))
    return books.append(_register(number + 1), AccountPaid(customer, number, "x"), at=after_minutes(number))


def _picture(books: Books, number: int) -> object:
    if number % 3 == 0:
        return books.drop_article_picture("200")
    return books.put_article_picture("200", f"{number % 3}" * 32, bytes([number % 256]))


def _import(books: Books, number: int) -> object:
    article = Article(f"i{number}", "Importert", "DRIKKE", "3", 100)
    kept = ArticleImport(number + 1, "v.csv", "datakasse", "0" * 64, NOON, "1", 1, 0, 0)
    return books.put_article_import(kept, [ImportedArticle(article, None, was_for_sale=False)])


def _price(books: Books, number: int) -> object:
    state = tuple(ComingState)[number % 4]
    moment = after_minutes(number % 7)
    price = ComingPrice(number % 9 + 1, f"{100 + number % 6}", moment, number, "", "1", state, f"{number}")
    if books.coming_price(price.number) is None:
        return books.enter_coming_price(price)
    return books.settle_coming_price(price)


def _campaign(books: Books, number: int) -> object:
    ends = None if number % 3 else after_minutes(number)
    goods = (OfferGoods(articles=(f"{100 + number % 6}",)),)
    return books.put_campaign(
        Campaign(number % 5 + 1, number % 2 + 1, f"Kampanje {number}", PercentOff(100), goods, NOON, ends)
    )


def _price_list(books: Books, number: int) -> object:
    books.lock_all()
    count = len(books.price_lists())
    made = PriceList(count + 1, 1, f"Torget {number}", TODAY, place="1")
    books.put_price_list(made)
    if count:
        books.put_price_list(msgspec.structs.replace(made, number=count, version=2))
    books.put_list_prices(made.number, {"200": number * 100 + 1, "100": 5_00})
    return books.put_list_prices(made.number, {"100": None, "200": number * 100 + 2})


def _coupon(books: Books, number: int) -> object:
    codes = (f"SOMMER{number % 3}", f"VINTER{number % 3}")
    return books.put_coupon(
        Coupon(number % 3 + 1, f"Kupong {number}", codes, once=number % 2 == 0, begins=NOON, share_bp=100)
    )


def _family(books: Books, number: int) -> object:
    sizes = FamilyProperty("Størrelse", ("S", "M", f"{number}"))
    family = Family(f"F{number % 3}", f"Genser {number}", (sizes,))
    books.put_family(family)
    for size in ("M", "S"):
        name = family.member_name((size,))
        member = Article(f"{family.number}-{size}", name, "BROD", "31", family=family.number, variant=(size,))
        books.put_article(member, OPENED)
    return books.put_family(family)


def _article(books: Books, number: int) -> object:
    gtins = (f"70380100{number % 4:05}",)
    return books.put_article(
        Article(f"{100 + number % 6}", f"Vare Å{number}", "BROD", "31", 100 + number, gtins=gtins), OPENED
    )


def _goods(books: Books, number: int) -> object:
    """Take in, throw out and carry; two registers may say what the same article cost."""
    books.put_stock_room(f"rom {number % 3}", f"Rom {number}")
    books.put_shelf_rule(("", "201", "202")[number % 3], (None, *EmptyShelf)[number % 4])
    books.put_recipe(f"{100 + number % 6}", (Draw("201", number + 1), Draw("202", 1_000)))
    came = ReceivedGoods("201", 1_000 + number, 0, 1_200, 1_200_000 + number, number % 7 + 1)
    books.append(_register(number), GoodsReceived("1", (came,)), at=after_minutes(number))
    carried = GoodsTransferred("1", f"rom {number % 3}", (CarriedGoods("201", 500, 0, 0),))
    return books.append(_register(number + 1), carried, at=after_minutes(number))


def _purchase(books: Books, number: int) -> object:
    """Enter suppliers, what they sell, and orders that are open or not; some are taken away again."""
    books.put_supplier(Supplier(number % 3 + 1, f"Leverandør {number}", lead_days=number % 5))
    supplied = SuppliedArticle(number % 3 + 1, f"{200 + number % 4}", f"L{number}", is_first=number % 2 == 0)
    books.put_supplied_article(supplied)
    if number % 5 == 4:
        books.drop_supplied_article(supplied.supplier, supplied.article)
    state = tuple(OrderState)[number % 3]
    line = OrderLine("201", 1_000 + number, number)
    order = PurchaseOrder(number % 7 + 1, supplied.supplier, "1", state, after_minutes(number), "1", (line,))
    return books.put_purchase_order(order)


def _count(books: Books, number: int) -> object:
    """Begin and end counts, and count on them; some is taken off again."""
    state = tuple(SheetState)[number % 3]
    books.put_count_sheet(
        CountSheet(number % 4 + 1, "1", state, after_minutes(number), "1", version=number + 1)
    )
    line = CountLine(
        f"{200 + number % 3}", 1_000 + number, number, "", after_minutes(number), "1", number + 1
    )
    books.put_count_line(number % 4 + 1, line)
    return books.drop_count_line(number % 4 + 1, f"{200 + number % 5}")


def _limit(books: Books, number: int) -> object:
    kept = Article(
        f"{100 + number % 6}", "Telt", "BROD", "31", 100, stock_kept=True, stock_minimum_milli=number
    )
    return books.put_article(kept, OPENED)


def _off_sale(books: Books, number: int) -> object:
    return books.take_off_sale(f"{100 + number % 6}")


def _renamed(books: Books, number: int) -> object:
    for member in books.family_members_on_record(f"F{number % 3}"):
        books.rename_article(msgspec.structs.replace(member, name=f"{member.name}, ny"))
    return None


def _account(books: Books, number: int) -> object:
    return books.put_account(Account(f"{3000 + number % 4}", f"Salg {number}", "Driftsinntekter", "1"))


def _rule(books: Books, number: int) -> object:
    books.put_department(DepartmentOf("1", f"D{number % 3}", _day(number)))
    return books.put_mapping_rule(Rule(Purpose.SALE, f"{3000 + number % 4}", _day(number)))


def _bank(books: Books, number: int) -> object:
    books.put_bank_account(BankAccount(f"1503000000{number % 3}", f"Drift {number}"))
    return books.put_bank_file(
        BankFile(f"digest {number % 5}", "kontoutskrift.xml", "camt.053", NOON, "1", number, 0)
    )


def _statement(books: Books, number: int) -> object:
    entry = BankEntry(
        f"e{number % 5}", "15030000001", _day(number), number * 100, f"ref {number}", (), "Vipps ÆØÅ"
    )
    books.put_bank_entry(entry)
    books.put_notified_entry(entry)
    kept = Statement(
        f"s{number % 3}", "15030000001", "NOK", (entry,), from_date=_day(number) if number % 2 else None
    )
    return books.put_statement(kept, f"digest {number % 5}")


def _payout(books: Books, number: int) -> object:
    paid = Payout(Provider.VIPPS, "1", f"p{number % 6}", _day(number), "NOK", 1000, 10, 990)
    return books.put_payout(paid)


def _confirmed(books: Books, number: int) -> object:
    books.put_matching_rules(Rules((TextRule(f"text {number}", TextMeaning.CARD),)))
    books.put_column_mapping(f"dato;sum {number % 3}", ColumnMapping("dato", gross=f"sum {number}"))
    return books.reject_proposals([f"proposal {number % 3}", "proposal 1"])


def _deliver(books: Books, number: int) -> object:
    books.put_connection(KeptConnection(number % 3, f"body {number}".encode()))
    state = list(DeliveryState)[number % len(DeliveryState)]
    return books.put_delivery(
        Delivery(number % 3, f"K1-Z{number % 4}", FRONT, number % 4, _day(number), state)
    )


def _submit(books: Books, number: int) -> object:
    part = Part(1, "saft.xml", "digest", number)
    books.put_part_content(number % 3, 1, bytes(range(number % 256)))
    return books.put_submission(Submission(number % 3, "r", "f", "d", TODAY, TODAY, NOON, "1", (part,)))


def _change(books: Books, number: int) -> object:
    if number % 5 == 4:
        books.forget_changes(number % 3)
    books.add_change(KeptChange(number % 4 + 1, after_minutes(number), f"body {number}".encode()))
    return books.note_outcome(ChangeOutcome(number % 4 + 1, NOON, "nei" if number % 2 else ""))


def _sign_on(books: Books, number: int) -> object:
    return books.append(_register(number), SignedOn(), at=after_minutes(number), operator="2")


def _shut_drawer(books: Books, number: int) -> object:
    return books.append(_register(number), DrawerClosed(), at=after_minutes(number))


def _close(books: Books, number: int) -> object:
    return close_day(books, _register(number), at=after_minutes(number))


def _fall(books: Books, number: int) -> object:
    """
    Write much and then fail: nothing of it may be left.

    No database refuses any of it, whatever came before: one says so at once, the other at the commit.
    """
    for command in (_sell_twice, _queue, _article, _account, _deliver):
        command(books, number)
    raise ZeroDivisionError


COMMANDS: Final[tuple[Command, ...]] = (
    _account,
    _answer,
    _approve,
    _article,
    _import,
    _price,
    _campaign,
    _family,
    _renamed,
    _coupon,
    _price_list,
    _badge,
    _staff,
    _let_staff_go,
    _role,
    _bank,
    _change,
    _close,
    _confirmed,
    _deliver,
    _device,
    _display,
    _drop_badge,
    _drop_role,
    _fall,
    _forget_answers,
    _forget_documents,
    _forget_handover,
    _give_card,
    _goods,
    _purchase,
    _count,
    _limit,
    _hand_over,
    _move_job,
    _name,
    _alert,
    _let_insight_go,
    _picture,
    _off_sale,
    _open_drawer,
    _operator,
    _payout,
    _queue,
    _return,
    _rule,
    _sell_twice,
    _send_job,
    _shut_drawer,
    _sign_on,
    _spend_card,
    _statement,
    _submit,
    _use_approval,
    _leave,
    _take_left,
)


def answers(books: Readings) -> Iterator[tuple[str, object]]:
    """Yield every answer that books give, and what was asked."""
    for register in (FRONT, BACK):
        for name, answer in _of_register(books, register):
            yield f"{register} {name}", answer
    yield from _of_shop(books)
    yield from _of_ledger(books)
    yield from _of_bank(books)
    yield from _of_takings(books)


def _of_register(books: Readings, register: str) -> Iterable[tuple[str, object]]:
    return (
        ("register", books.register(register)),
        ("head", books.head(register)),
        ("state", books.state(register)),
        ("records", list(books.records(register))),
        ("some records", list(books.records(register, 2, 4))),
        ("told", list(books.told(register))),
        ("of a day", list(books.records_between(register, TODAY, TODAY))),
        ("told of a day", list(books.told_between(register, None, TODAY))),
        ("stored", list(books.stored(register))),
        ("seals", [seal.number for seal in books.seals(register)]),
        ("sold", [books.sold(register, number) for number in (*range(6), *range(1001, 1006))]),
        ("receipts", [books.sold_on_receipt(register, "sales", number) for number in range(1, 6)]),
        ("recent", books.recent_sales(register, 5)),
        ("baskets", [books.transaction_of(register, f"basket {number}") for number in range(2, 9)]),
        ("jobs", books.jobs(register, JobState)),
        ("waiting jobs", books.jobs(register, [JobState.WAITING, JobState.SENT])),
        ("offered jobs", books.jobs(register, [JobState.OFFERED])),
        ("recent jobs", books.recent_jobs(register, 3)),
        ("job", [books.job(register, number) for number in range(5)]),
        ("jobs of", [books.jobs_of(register, number) for number in range(12)]),
        ("drawers", books.drawers_to_open(register)),
        ("offered", books.offered_count(register)),
        ("handovers", [books.handover(register, number) for number in range(5)]),
        ("displays", [books.display_token(register, f"{number}") for number in range(3)]),
        ("buyers", [books.buyer(register, number) for number in range(4)]),
        ("devices", books.devices(register)),
        ("device", books.device(register, "1")),
        ("approvals", [books.approval(register, f"a{number}") for number in range(4)]),
        ("answers", [books.answer(f"{register}\n{number}") for number in range(6)]),
        ("periods", books.booked_periods(register, None, None)),
        ("day voucher digests", books.day_voucher_digests(register, None, None)),
        ("day digests", books.day_digests(register, None, None)),
        ("vouchers", list(books.vouchers(register, TODAY, None))),
        ("days", list(books.day_vouchers(register, None, None))),
        ("of the office", list(books.office_vouchers(register, None, None))),
        ("of the office on a day", list(books.office_vouchers(register, TODAY, TODAY))),
        ("voucher", [books.voucher(register, number) for number in range(1, 9)]),
    )


def _of_shop(books: Readings) -> Iterable[tuple[str, object]]:
    return (
        ("company", books.company()),
        ("locations", books.locations()),
        ("registers", books.registers()),
        ("vat codes", books.vat_codes()),
        ("groups", books.groups()),
        ("articles", list(books.articles())),
        ("article", [books.article(f"{number}") for number in range(99, 107)]),
        ("on record", [books.article_on_record(f"{number}") for number in range(99, 107)]),
        ("gtin", [books.article_with_gtin(f"70380100{number:05}") for number in range(5)]),
        ("barcodes", list(books.barcodes())),
        ("article changes", books.article_changes()),
        ("changes", books.changes(1, 2)),
        ("changes due", books.changes_due(after_minutes(5))),
        ("next change", books.next_change_at()),
        ("outcomes", books.change_outcomes()),
        ("newest change", books.newest_change()),
        ("for sale", [*books.for_sale(), books.articles_for_sale()]),
        ("buttons", books.buttons(6)),
        ("pages", [books.article_page(4, after=f"{number}") for number in range(99, 107)]),
        ("of a group", books.article_page(9, group="DRIKKE")),
        ("taken off", [*books.article_page(9, for_sale=False), *books.off_sale_with("vare", 9)]),
        ("articles amiss", [books.articles_amiss(codes) for codes in ((), ("3",), books.vat_codes())]),
        ("counted", [books.articles_counted(), books.articles_counted(for_sale=False, group="DRIKKE")]),
        ("imports", books.article_imports()),
        ("pictures", [books.article_picture(f"{each}" * 32) for each in range(3)]),
        ("priced", [*books.priced_articles(99), *books.priced_articles(99, group="BROD", since=TODAY)]),
        ("campaigns", [books.campaigns(2), books.campaigns_since(after_minutes(0)), books.campaign(1)]),
        ("coupons", [books.coupons(2), books.coupon(1), books.coupon(99), books.coupons_used()]),
        ("price lists", [books.price_lists(), books.list_prices(1), books.list_prices(99)]),
        (
            "prices on lists",
            [books.prices_on_lists([1, 9], ["200", "100"]), books.prices_on_lists([], [])],
        ),
        ("list lengths", books.list_lengths()),
        ("points", [books.points_balance("C1"), books.points_moves("C1", 3)]),
        ("coupon codes", [books.coupon_with_code("SOMMER1"), books.coupon_with_code("x")]),
        ("coupon uses", [books.coupon_uses(1), books.coupon_use(1, "SOMMER1")]),
        ("families", [books.families(), books.has_families(), books.family("F1"), books.family("x")]),
        ("members", [books.family_members("F1"), books.family_members(""), books.families_of_articles()]),
        ("on record", [books.family_members_on_record("F1"), books.family_members_on_record("")]),
        ("campaign", [books.campaign(9), books.campaign_changes()]),
        ("price to come", [books.coming_price(number) for number in range(3)]),
        ("prices to come", books.coming_prices(9, tuple(ComingState))),
        ("prices due", books.prices_due(after_minutes(5), 9)),
        ("next price", [books.next_price_at(), books.last_coming_price()]),
        ("stock", [*books.stock_page(3, after="101"), *books.stock_page(9, text="melk 0,5")]),
        ("stock counted", books.stock_articles_counted()),
        ("stock low", books.stock_low(9)),
        ("stock value", books.stock_value_ore()),
        ("stock costs", [books.stock_costs(numbers) for numbers in ((), ("201", "202"))]),
        ("stock moves", books.stock_moves("201", 5)),
        ("stock rooms", books.stock_rooms()),
        ("counts", [*books.count_sheets(2), books.count_sheet(1), books.count_sheet(99)]),
        ("last count", books.last_count_sheet()),
        ("counted lines", [books.count_lines(number) for number in range(5)]),
        (
            "counted line",
            [books.count_line(1, "200"), books.count_line(1, "x"), books.count_lines_counted(1)],
        ),
        ("suppliers", [*books.suppliers(), books.supplier(2), books.supplier(99), books.last_supplier()]),
        ("supplied", [*books.supplied_articles(1, 9), *books.supplied_articles(1, 1, after="200")]),
        ("supplied first", [*books.supplied_articles(2, 9, only_first=True), *books.suppliers_of("201")]),
        ("bought at", books.buying_prices(["201", "202", "none"])),
        ("bought alone", books.buying_prices_alone()),
        ("orders", [*books.purchase_orders(2), *books.purchase_orders(9, before=5)]),
        ("open orders", [*books.open_purchase_orders(), books.purchase_order(1), books.purchase_order(99)]),
        ("last order", books.last_purchase_order()),
        ("sold since", [books.sold_since(numbers, TODAY) for numbers in ((), ("100", "101", "201"))]),
        ("making", [books.making(f"{number}") for number in range(100, 107)]),
        ("recipes", [*books.made_articles(2), *books.made_articles(9, after="101"), books.recipe("103")]),
        ("shelf rules", [books.shelf_rules(numbers) for numbers in ((), ("201", "202"))]),
        ("every shelf rule", [*books.every_shelf_rule().items()]),
        ("made with", books.made_with("201")),
        ("levels", [books.stock_levels(numbers) for numbers in ((), ("201", "202", "x"))]),
        ("imported", [books.articles_of_import(number) for number in range(4)]),
        ("deposits", books.deposits(9)),
        ("followed", [books.followed_by(number) for number in ("900", "100", "%")]),
        ("search", [books.search(text, 8) for text in ("vare", "å1", "kafe", "10", "7038", "blåbaer")]),
        ("customers", books.find_customers("ærlig", 3)),
        ("customer", [books.customer_name(f"C{number}") for number in range(5)]),
        ("kept of customers", [books.customers(), books.customer("C1"), books.customer_numbers()]),
        ("accounts", [books.account_rows("C1", 3), books.account_rows("C1", 9, (TODAY, FRONT, 9))]),
        ("invoices", [*books.invoices(3), *books.invoices(9, before=4), *books.invoices(9, customer="C1")]),
        ("an invoice", [books.invoice(1), books.invoice(99), books.last_invoice()]),
        (
            "coded",
            [books.articles_coded(["200", "7038010000010", "no"]), books.articles_on_record(["200", "no"])],
        ),
        ("late invoices", [books.late_invoices(day) for day in (TODAY, date(2030, 1, 1))]),
        ("invoiced", [books.invoice_of(FRONT, number) for number in range(1, 40)]),
        ("not invoiced", books.rows_not_invoiced("C1", TODAY)),
        ("owed", [books.owed_by_all_ore(), books.owed_ore("C1"), books.last_on_account("C1")]),
        ("breaches", books.breaches()),
        ("alerts", [*books.alerts(3), *books.alerts_after(2, 3), *books.alerts_numbered([1, 3, 99])]),
        ("no alerts", [books.alerts_numbered([]), books.alert_keys([]), books.unseen_alerts()]),
        ("alert keys", sorted(books.alert_keys([f"{TODAY} {FRONT} returns", "x"]))),
        ("saved views", books.saved_views()),
        ("price experiments", books.price_experiments()),
        ("alert recipients", books.alert_recipients()),
        ("alert messages", [books.alert_messages(3), books.open_alert_messages()]),
        ("operators", books.operators()),
        ("operator", books.operator("2")),
        ("roles", books.shop_roles()),
        ("pins", [books.pin_hash(operator.operator_id) for operator in books.operators()]),
        ("staff", books.staff()),
        ("staff entries", books.staff_entries(TODAY, TODAY + timedelta(days=3))),
        ("staff entry", [books.staff_entry(FRONT, number) for number in range(4)]),
        ("staff digests", books.staff_digests(TODAY, TODAY + timedelta(days=3))),
        ("staff proofs", books.staff_proofs(TODAY, TODAY + timedelta(days=3))),
        ("staff counted", [books.staff_entries_counted(register) for register in (FRONT, BACK)]),
        ("last moments", [books.last_moments(what) for what in LastOf]),
        ("badges", [books.operator_of_badge(f"badge {number}") for number in range(4)]),
        ("bearers", [books.has_badge(f"{number}") for number in range(4)]),
        ("cards left", books.vouchers_left_ore()),
        ("cards", [books.voucher_balance_ore(f"G{number}") for number in range(4)]),
        ("links", [books.handover_by(f"t{number}") for number in range(12)]),
        ("display", [books.display_of(f"display {number}") for number in range(12)]),
    )


def _of_ledger(books: Readings) -> Iterable[tuple[str, object]]:
    return (
        ("vouchers", list(books.vouchers(None, None, None))),
        ("vouchers skipped", list(books.vouchers(None, None, None, skip=3))),
        ("waiting", books.waiting_vouchers()),
        ("day vouchers", list(books.day_vouchers(None, TODAY, TODAY))),
        ("day voucher", books.day_voucher("K1-Z1")),
        ("waiting days", books.waiting_days()),
        ("open periods", books.open_periods()),
        ("locked", books.locked_periods()),
        ("last day", books.last_booked_day()),
        ("accounts", books.accounts()),
        ("rules", books.mapping_rules()),
        ("departments", books.departments()),
    )


def _of_bank(books: Readings) -> Iterable[tuple[str, object]]:
    return (
        ("bank accounts", books.bank_accounts()),
        ("bank file", books.bank_file("digest 1")),
        ("bank files", books.bank_files(3)),
        ("statements", books.bank_statements()),
        ("entry", books.bank_entry("e1")),
        ("entries", books.bank_entries(None, TODAY, open_only=False)),
        ("open entries", books.bank_entries(None, None, open_only=True)),
        ("notified", books.notified_entry("e1")),
        ("payouts", books.payouts(None, None, open_only=True)),
        ("transits", books.transits(open_only=False)),
        ("open transits", books.transits(open_only=True)),
        ("matching", books.matching_rules()),
        ("columns", books.column_mappings()),
        ("rejected", books.rejected_proposals()),
        ("settlements", books.settlements(3)),
        ("routine", books.routine_signatures("2026-03")),
        ("settled", books.settled_entry("e1")),
        ("connections", books.connections()),
        ("delivery", books.delivery(1, "K1-Z1")),
        ("deliveries", list(books.deliveries(1))),
        ("some deliveries", list(books.deliveries(1, [DeliveryState.SENT, DeliveryState.WAITING]))),
        ("open deliveries", books.open_deliveries(1)),
        ("delivery counts", books.delivery_counts(1)),
        ("submissions", books.submissions()),
        ("submission", books.submission(1)),
        ("content", books.part_content(1, 1)),
    )


def _of_takings(books: Readings) -> Iterable[tuple[str, object]]:
    last = TODAY + timedelta(days=1)
    return (
        ("takings", books.takings(TODAY, last, Figure, [By.DAY, By.REGISTER, By.OPERATOR])),
        ("takings of one", books.takings(TODAY, last, [Figure.SALES, Figure.TENDER], register=FRONT)),
        ("no takings", books.takings(TODAY, last, [])),
        ("by the hour", books.hourly_takings(TODAY, last, Figure.GROUP, [By.DAY, By.HOUR])),
        ("by the hour at one", books.hourly_takings(TODAY, last, Figure.SALES, register=BACK)),
        ("since the beginning", books.period_takings(FRONT, 1)),
        ("since entries", books.takings_of_periods(FRONT, 1, 10_000, [Figure.CASH, Figure.SALES])),
        ("by date", books.takings_by_date(TODAY, last, Figure)),
        ("by date at one", books.takings_by_date(TODAY, last, [Figure.STARTS], register=BACK)),
        ("articles", books.article_takings(TODAY, last)),
        ("articles by day", books.takings_of_articles(["200", "100"], TODAY, last)),
        ("articles of a group", books.article_takings(TODAY, last, register=FRONT, group="DRIKKE", limit=2)),
        ("taken periods", books.taken_periods(TODAY)),
        ("unsold", books.unsold_articles(TODAY, last, register=BACK)),
        ("unsold counted", books.unsold_counted(TODAY, last, register=BACK)),
        ("slowest", books.slowest_articles(TODAY, last, 9)),
        ("costed", [books.costed_sales(TODAY, last, by) for by in SOLD_BY]),
        ("apart", [sorted(books.articles_apart(TODAY, last, by, ["200", "201"]), key=str) for by in SOLD_BY]),
        ("hours", books.sale_hours_of(TODAY)),
    )
