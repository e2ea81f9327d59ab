"""
Everything that can happen at a register: a closed union.

One class a kind, named in the past tense, each with what an inspector, a report, a receipt or a
file needs to know about it, and nothing about people but their operator id (personal data lives
beside the journal). Adding a kind means adding it to the union of its file in `events/` and to
`codes.py`; a test fails until it is there, has golden bytes and is either exported or explained.
Amounts are øre, quantities thousandths, moments UTC.

Law: KSF-2-7-1, KSF-2-7-2, KSF-2-7-7, KSF-2-7-8.
"""

from datakasse.journal.events.basket import BasketEvent
from datakasse.journal.events.books import BooksEvent
from datakasse.journal.events.campaigns import CampaignEvent
from datakasse.journal.events.coupons import CouponEvent
from datakasse.journal.events.customers import CustomerEvent
from datakasse.journal.events.day import DayEvent
from datakasse.journal.events.drawer import DrawerEvent
from datakasse.journal.events.goods import GoodsEvent
from datakasse.journal.events.paper import PaperEvent
from datakasse.journal.events.people import PeopleEvent
from datakasse.journal.events.price_lists import PriceListEvent
from datakasse.journal.events.register import RegisterEvent
from datakasse.journal.events.sale import SaleEvent
from datakasse.journal.events.shop import ShopEvent

Event = (
    RegisterEvent
    | ShopEvent
    | PriceListEvent
    | CampaignEvent
    | CouponEvent
    | PeopleEvent
    | CustomerEvent
    | BasketEvent
    | SaleEvent
    | DrawerEvent
    | DayEvent
    | PaperEvent
    | GoodsEvent
    | BooksEvent
)
"""The closed union of all that can happen."""


def kind_of(event: Event) -> str:
    """
    Return the name of an event's kind, as it stands in the bytes.

    Example:
        >>> from datakasse.journal.events.register import SystemStopped
        >>> kind_of(SystemStopped())
        'system_stopped'
    """
    return str(type(event).__struct_config__.tag)
