"""
The steps that bring a database to the schema of this version: forward only, plain SQL, none ever edited.

They are written for SQLite, which carries them out as they stand (`sqlite/migrations.py`); PostgreSQL reads
them by a few rules (`postgres/schema.py`).

Decision: 0004-the-store-speaks-plain-sql.
"""

import hashlib
from typing import Final

import msgspec

from datakasse.storage.tables.bookkeeping.bank import BANK, CHANGE_ON_ITS_WAY
from datakasse.storage.tables.bookkeeping.ledger import LEDGER, OFFICE_DAYS
from datakasse.storage.tables.bookkeeping.outbox import OUTBOX
from datakasse.storage.tables.bookkeeping.submissions import SUBMISSIONS
from datakasse.storage.tables.goods.article_imports import ARTICLE_IMPORTS
from datakasse.storage.tables.goods.article_list import ARTICLES_BY_PRICING
from datakasse.storage.tables.goods.article_pictures import ARTICLE_PICTURES
from datakasse.storage.tables.goods.count_sheets import COUNT_SHEETS
from datakasse.storage.tables.goods.families import FAMILIES
from datakasse.storage.tables.goods.purchasing import PURCHASING
from datakasse.storage.tables.goods.recipes import RECIPES
from datakasse.storage.tables.goods.shelf_rules import SHELF_RULES
from datakasse.storage.tables.goods.stock import GOODS, STOCK, STOCK_BY_ARTICLE, STOCK_BY_MINIMUM
from datakasse.storage.tables.hub import HUB
from datakasse.storage.tables.insight.alerts import ALERTS
from datakasse.storage.tables.insight.saved_views import SAVED_VIEWS
from datakasse.storage.tables.insight.takings import TAKINGS, TAKINGS_BY_DATE, TAKINGS_BY_PERIOD
from datakasse.storage.tables.people.badges import BADGES
from datakasse.storage.tables.people.breaches import BREACHES
from datakasse.storage.tables.people.customers import CUSTOMERS
from datakasse.storage.tables.people.invoices import INVOICES
from datakasse.storage.tables.people.open_invoices import OPEN_INVOICES
from datakasse.storage.tables.people.points import POINTS
from datakasse.storage.tables.people.roles import ROLES
from datakasse.storage.tables.people.staff import STAFF, STAFF_PROOFS
from datakasse.storage.tables.pricing.campaigns import CAMPAIGNS
from datakasse.storage.tables.pricing.coupons import COUPONS
from datakasse.storage.tables.pricing.experiments import PRICE_EXPERIMENTS
from datakasse.storage.tables.pricing.price_lists import PRICE_LISTS
from datakasse.storage.tables.pricing.prices import COMING_PRICES
from datakasse.storage.tables.schema import (
    ANSWERS_BY_DAY,
    ARTICLES_BY_CHANGE,
    ARTICLES_BY_GROUP,
    DEVICES,
    TABLES,
)
from datakasse.storage.tables.till.approvals import APPROVALS
from datakasse.storage.tables.till.digital_receipts import DIGITAL
from datakasse.storage.tables.till.last_moments import LAST_MOMENTS, LAST_MOMENTS_BY_REGISTER
from datakasse.storage.tables.till.left_entries import LEFT_ENTRIES


class Migration(msgspec.Struct, frozen=True):
    """A step: what it is called, the statements it consists of. Never edited once it is released."""

    name: str
    statements: tuple[str, ...]

    @property
    def digest(self) -> str:
        """What tells one text of it from another."""
        return hashlib.sha256("\n".join(self.statements).encode()).hexdigest()


MIGRATIONS: Final = (
    Migration("the first tables", TABLES),
    Migration("articles by change and as buttons", ARTICLES_BY_CHANGE),
    Migration("devices of a register", DEVICES),
    Migration("receipts without paper", DIGITAL),
    Migration("approvals", APPROVALS),
    Migration("badges", BADGES),
    Migration("the ledger", LEDGER),
    Migration("vouchers on their way to an accounting system", OUTBOX),
    Migration("answers by day", ANSWERS_BY_DAY),
    Migration("the bank", BANK),
    Migration("accounting files handed in", SUBMISSIONS),
    Migration("settlements among the days of the ledger", OFFICE_DAYS),
    Migration("a hub and what flows down from it", HUB),
    Migration("roles of the shop's own", ROLES),
    Migration("articles by group and name", ARTICLES_BY_GROUP),
    Migration("imports of articles", ARTICLE_IMPORTS),
    Migration("the takings", TAKINGS),
    Migration("stock", STOCK),
    Migration("takings by period", TAKINGS_BY_PERIOD),
    Migration("goods that people move", GOODS),
    Migration("prices to come", COMING_PRICES),
    Migration("articles by the day of their price", ARTICLES_BY_PRICING),
    Migration("recipes", RECIPES),
    Migration("the staff register", STAFF),
    Migration("customers with a key of their own", CUSTOMERS),
    Migration("breaches of personal data security", BREACHES),
    Migration("what proves the staff register", STAFF_PROOFS),
    Migration("what is done at an empty shelf", SHELF_RULES),
    Migration("suppliers and orders", PURCHASING),
    Migration("counts that are being made", COUNT_SHEETS),
    Migration("campaigns", CAMPAIGNS),
    Migration("when something was last so of a person", LAST_MOMENTS),
    Migration("stock by article", STOCK_BY_ARTICLE),
    Migration("when something was last so, by register", LAST_MOMENTS_BY_REGISTER),
    Migration("takings by date", TAKINGS_BY_DATE),
    Migration("stock by its minimum", STOCK_BY_MINIMUM),
    Migration("alerts and who is told of them", ALERTS),
    Migration("saved views of reports", SAVED_VIEWS),
    Migration("families of articles", FAMILIES),
    Migration("invoices", INVOICES),
    Migration("coupons", COUPONS),
    Migration("price lists", PRICE_LISTS),
    Migration("experiments with prices", PRICE_EXPERIMENTS),
    Migration("loyalty points", POINTS),
    Migration("open invoices", OPEN_INVOICES),
    Migration("pictures of articles", ARTICLE_PICTURES),
    Migration("entries left for another machine", LEFT_ENTRIES),
    Migration("change on its way from the bank", CHANGE_ON_ITS_WAY),
)
"""All steps there have been, in order; only ever added to."""
