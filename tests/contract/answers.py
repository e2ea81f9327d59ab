"""Every answer that can be asked of books."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from datakasse.insight.taken import By, SoldBy
from datakasse.insight.takings import Figure
from datakasse.journal.access_moments import LastOf
from datakasse.storage.ports.bookkeeping.outbox import DeliveryState
from datakasse.storage.ports.pricing.prices import ComingState
from datakasse.storage.ports.store import JobState, Readings
from tests.contract.commands.command import TODAY
from tests.shop import BACK, FRONT, after_minutes

SOLD_BY: Final[tuple[SoldBy, ...]] = ("day", "register", "article_group", "article")


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
