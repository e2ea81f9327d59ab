"""
What a change says that flows down from a hub: goods, prices, campaigns, people, settings, from a moment on.

All of it takes effect together or not at all. What is not named stays as it is. Of two changes to the same
thing the one whose moment comes last counts, whatever their versions.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

import msgspec
from msgspec import UNSET, UnsetType

from datakasse.counter.pin import demand_pin_hash
from datakasse.errors.hub.keeping import BadHubChange
from datakasse.errors.phrase import Phrase
from datakasse.hub.between.sent_offer import SentCampaign, SentCoupon, faults_of_offers
from datakasse.hub.between.sent_price_list import SentPriceList, faults_of_price_lists
from datakasse.trade.goods.article import PREDEFINED_GROUPS, Article, ArticleGroup
from datakasse.trade.goods.article_faults import faults_of
from datakasse.trade.goods.family import Family, faults_of_family
from datakasse.trade.moment import in_norway
from datakasse.trade.people.operator import Operator
from datakasse.trade.pricing.points import PointsTerms
from datakasse.trade.shop.sale_hours import SaleHours, demand_lawful_hours
from datakasse.trade.vat import VatCode


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An operator as she is to be; without a hash her PIN stays."""

    operator: Operator
    pin_hash: str | None = None


class Change(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """
    What changes.

    Attributes:
        groups: Article groups as they are to be.
        vat_codes: VAT codes as they are to be.
        families: Families of articles as they are to be.
        articles: Articles as they are to be, for sale.
        off_sale: Numbers of articles that are not sold any longer.
        campaigns: Campaigns as they are to be.
        ended_campaigns: Names of campaigns that hold no more.
        coupons: Coupons that are handed out.
        ended_coupons: Codes of coupons that cannot be laid any longer.
        price_lists: Price lists as they are to be.
        ended_price_lists: Names of price lists that hold no more, whomever they are for.
        points: What loyalty points cost and are worth; None for no points.
        people: Operators as they are to be.
        sale_hours: Code of a place → its hours.
        lock_after_minutes: Register → after how long without a touch its screen locks; 0 is never.
    """

    groups: tuple[ArticleGroup, ...] = ()
    vat_codes: tuple[VatCode, ...] = ()
    families: tuple[Family, ...] = ()
    articles: tuple[Article, ...] = ()
    off_sale: tuple[str, ...] = ()
    campaigns: tuple[SentCampaign, ...] = ()
    ended_campaigns: tuple[str, ...] = ()
    coupons: tuple[SentCoupon, ...] = ()
    ended_coupons: tuple[str, ...] = ()
    price_lists: tuple[SentPriceList, ...] = ()
    ended_price_lists: tuple[str, ...] = ()
    points: PointsTerms | UnsetType | None = UNSET
    people: tuple[Person, ...] = ()
    sale_hours: dict[str, SaleHours] = {}
    lock_after_minutes: dict[str, int] = {}


_READ = msgspec.json.Decoder(Change).decode
LOCK_MINUTES_MAX = 60


def read_change(body: bytes) -> Change:
    """
    Return what a change says.

    Raises:
        BadHubChange: It is none that this version knows.
    """
    try:
        return _READ(body)
    except msgspec.MsgspecError as error:
        raise BadHubChange(what=_in_words(str(error))) from error


_ODD: Final[Mapping[str, Phrase]] = {
    r"Object contains unknown field `(.*?)`": Phrase("feltet «{0}» finnes ikke", 'there is no field "{0}"'),
    r"Object missing required field `(.*?)`": Phrase("feltet «{0}» mangler", 'the field "{0}" is missing'),
    r"Expected `(.*?)`, got `(.*?)`": Phrase(
        "{0} skulle stå der det står {1}", "{0} is wanted where {1} stands"
    ),
    r"JSON is malformed: .*?\(byte (\d+)\)": Phrase(
        "filen er ikke riktig JSON (byte {0})", "the file is no sound JSON (byte {0})"
    ),
    r"Invalid value '(.*?)'": Phrase("verdien «{0}» kan ikke stå der", 'the value "{0}" cannot stand there'),
    r"Invalid RFC3339 encoded datetime": Phrase(
        "tidspunktet er ikke skrevet som 2026-12-24T16:00:00+01:00",
        "the moment is not written like 2026-12-24T16:00:00+01:00",
    ),
    r"Input data was truncated": Phrase(
        "filen er ikke riktig JSON (den slutter for tidlig)", "the file is no sound JSON (it ends too early)"
    ),
}
"""What the reader of JSON finds odd → the same in words."""
_KINDS: Final[Mapping[str, Phrase]] = {
    "object": Phrase("et objekt {…}", "an object {…}"),
    "array": Phrase("en liste […]", "a list […]"),
    "str": Phrase("tekst", "text"),
    "int": Phrase("et helt tall", "a whole number"),
    "float": Phrase("et tall", "a number"),
    "bool": Phrase("true eller false", "true or false"),
}


def _in_words(said: str) -> Phrase:
    """
    Return what the reader of JSON says, in words.

    Example:
        >>> _in_words("Expected `int`, got `str` - at `$.articles[0].price_ore`").nb
        'et helt tall skulle stå der det står tekst (ved $.articles[0].price_ore)'
        >>> _in_words("Object contains unknown field `artikler`").en
        'there is no field "artikler"'
    """
    what, _, place = said.partition(" - at ")
    words = Phrase.as_is(what)
    for odd, told in _ODD.items():
        found = re.fullmatch(odd, what)
        if found is not None:
            kinds = [_kinds(names) for names in found.groups()]
            nb, en = (
                told.nb.format(*(each.nb for each in kinds)),
                told.en.format(*(each.en for each in kinds)),
            )
            words = Phrase(nb, en)
            break
    at = place.strip("`")
    return Phrase(
        words.nb[:200] + (f" (ved {at})" if at else ""), words.en[:200] + (f" (at {at})" if at else "")
    )


def _kinds(names: str) -> Phrase:
    """Return kinds of values, «a | b», in words; other names as they are."""
    kinds = [_KINDS.get(name, Phrase.as_is(name)) for name in names.split(" | ")]
    return Phrase(" eller ".join(each.nb for each in kinds), " or ".join(each.en for each in kinds))


def write_change(change: Change) -> bytes:
    """Return the bytes that a change is kept as."""
    return msgspec.json.encode(change)


def demand_sound(change: Change, valid_from: datetime) -> None:
    """
    Go on only if a change could be used somewhere, as far as it can be seen from itself alone.

    Raises:
        BadHubChange: It is empty, or something in it cannot be.
        HoursOutsideLaw: It states hours for beer that no municipality may allow.
        BadPin: A PIN's hash is none.
    """
    if change == Change():
        raise BadHubChange(what=Phrase("den er tom", "it is empty"))
    _demand_sound_goods(change)
    for fault in faults_of_offers(change.campaigns, change.coupons, valid_from):
        raise BadHubChange(what=fault)
    for fault in faults_of_price_lists(change.price_lists, in_norway(valid_from).date()):
        raise BadHubChange(what=fault)
    if change.points and not change.points.can_hold:
        raise BadHubChange(
            what=Phrase(
                "poengene (et poeng koster minst det som det er verdt, og mer enn ingenting)",
                "the points (one costs at least what it is worth, and more than nothing)",
            )
        )
    for hours in change.sale_hours.values():
        demand_lawful_hours(hours)
    for minutes in change.lock_after_minutes.values():
        if not 0 <= minutes <= LOCK_MINUTES_MAX:
            raise BadHubChange(what=Phrase("minutter til skjermen låses", "minutes until the screen locks"))
    for person in change.people:
        if person.pin_hash is not None:
            demand_pin_hash(person.pin_hash)


def _demand_sound_goods(change: Change) -> None:
    for group in change.groups:
        if group.predefined not in PREDEFINED_GROUPS:
            which = Phrase(f"varegruppe {group.code}", f"article group {group.code}")
            code = Phrase(f"SAF-T-kode {group.predefined}", f"SAF-T code {group.predefined}")
            raise BadHubChange(what=which.told(code))
    for family in change.families:
        if faults := faults_of_family(family):
            which = Phrase(f"varefamilie {family.number}", f"article family {family.number}")
            raise BadHubChange(what=which.told(Phrase.joined(faults)))
    for article in change.articles:
        # Groups and VAT codes are the shops'; each register looks whether it has them.
        own = {article.vat_code, article.vat_code_eat_in or article.vat_code}
        if faults := faults_of(article, {article.group}, own):
            which = Phrase(f"vare {article.number}", f"article {article.number}")
            raise BadHubChange(what=which.told(Phrase.joined(faults)))
