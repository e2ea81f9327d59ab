"""What lies in a basket at the prices of the campaigns that held when it was rung up; coupon and points."""

from datetime import datetime

import msgspec

from datakasse.storage.ports.store import Readings
from datakasse.trade.goods.article import Article
from datakasse.trade.pricing.campaign import OfferGoods, is_barred
from datakasse.trade.sale.basket import Basket
from datakasse.trade.sale.campaign_cuts import with_campaigns


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
    """Return a basket with what campaigns take off it, and a coupon or points that know what is kept out."""
    since = min((line.added_at for line in basket.lines if line.returns is None), default=None)
    campaigns = [] if since is None else books.campaigns_since(since)
    wanted = basket.sale_discount
    keeps_out = wanted is not None and wanted.keeps_out
    if not campaigns and not keeps_out:
        return basket
    articles = (books.article_on_record(number) for number in {line.article for line in basket.lines})
    barred = {article.number for article in articles if article is not None and is_barred(article)}
    if wanted is not None and keeps_out:
        basket = msgspec.structs.replace(basket, sale_discount=wanted.barring(tuple(sorted(barred))))
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
