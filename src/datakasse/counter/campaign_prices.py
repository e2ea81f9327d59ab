"""What lies in a basket at the prices of the campaigns that held when it was rung up, and its coupon."""

from datetime import datetime

import msgspec

from datakasse.storage.ports.store import Readings
from datakasse.trade.article import Article
from datakasse.trade.basket import Basket
from datakasse.trade.campaign import OfferGoods, is_barred, with_campaigns


class CampaignGoods(msgspec.Struct, frozen=True):
    """OfferGoods that a campaign may make cheaper, now or later."""

    articles: frozenset[str]
    groups: frozenset[str]
    all_goods: bool

    def hold(self, article: Article) -> bool:
        """Return whether an article may cost less than its price."""
        named = self.all_goods or article.number in self.articles or article.group in self.groups
        return named and not is_barred(article)


def priced(books: Readings, basket: Basket) -> Basket:
    """Return a basket with what campaigns take off it, and a coupon that knows what is kept out of it."""
    since = min((line.added_at for line in basket.lines if line.returns is None), default=None)
    campaigns = [] if since is None else books.campaigns_since(since)
    wanted = basket.sale_discount
    laid = msgspec.UNSET if wanted is None else wanted.coupon
    if not campaigns and not laid:
        return basket
    articles = (books.article_on_record(number) for number in {line.article for line in basket.lines})
    barred = {article.number for article in articles if article is not None and is_barred(article)}
    if wanted is not None and laid:
        laid = msgspec.structs.replace(laid, barred=tuple(sorted(barred)))
        wanted = msgspec.structs.replace(wanted, coupon=laid)
        basket = msgspec.structs.replace(basket, sale_discount=wanted)
    return with_campaigns(basket, campaigns, barred)


def goods_in_campaigns(books: Readings, now: datetime) -> CampaignGoods:
    """Return the goods of every campaign that is not over."""
    running = [each for each in books.campaigns_since(now) if each.ends is None or each.ends > now]
    parts: list[OfferGoods] = [part for each in running for part in each.parts]
    return CampaignGoods(
        frozenset(number for part in parts for number in part.articles),
        frozenset(code for part in parts for code in part.groups),
        any(not part.articles and not part.groups for part in parts),
    )
