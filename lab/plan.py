"""From the shop as the lab's language describes it to the shop as the product sets it up."""

from datetime import UTC, datetime

from datakasse.office.shop.set_up_shop import ShopPlan
from datakasse.trade import vat
from datakasse.trade.goods import article as goods
from datakasse.trade.moment import NORWAY
from datakasse.trade.people import operator as people
from datakasse.trade.shop import sale_hours as hours, shop as places
from lab.shop import Address, Article, Company, Drawer, Location, Operator, Period, Register, Shop

IN_COMPANY_REGISTER = frozenset({"AS", "ASA", "NUF"})
"""Who must print «Foretaksregisteret» (law.md 2.8)."""

_DRAWERS = {
    Drawer.EVERY_SALE: (places.DrawerUse.INTEGRATED, places.DrawerOpens.EVERY_SALE),
    Drawer.CASH_SALES: (places.DrawerUse.INTEGRATED, places.DrawerOpens.CASH_ONLY),
    Drawer.NONE_PER_OPERATOR: (places.DrawerUse.NONE_PER_OPERATOR, places.DrawerOpens.CASH_ONLY),
    Drawer.NONE_CARDS_ONLY: (places.DrawerUse.NONE_NO_CASH, places.DrawerOpens.CASH_ONLY),
}


def plan_of(shop: Shop) -> ShopPlan:
    """Return all that the office needs to set a described shop up."""
    return ShopPlan(
        company=_company(shop.company, shop.periods),
        locations=[
            places.Location(each.label, each.label, each.name, _address(each.address), _sale_hours(each))
            for each in shop.locations
        ],
        registers=[_register(each) for each in shop.registers],
        vat_codes=[
            vat.VatCode(each.code, each.description, each.standard_code, each.entered_on)
            for each in shop.vat_codes
        ],
        groups=[goods.ArticleGroup(each.code, each.predefined, each.name) for each in shop.groups],
        articles=[(_article(each), each.entered_on) for each in shop.articles],
        operators=[(_operator(each), each.pin) for each in shop.operators],
        customers=[(each.customer_id, each.name) for each in shop.customers],
    )


def _company(company: Company, periods: tuple[Period, ...]) -> places.Company:
    return places.Company(
        organisation_number=company.organisation_number,
        name=company.name,
        vat_registered=company.vat_registered,
        in_company_register=company.organised_as in IN_COMPANY_REGISTER,
        street_address=_address(company.street_address),
        postal_address=_address(company.postal_address or company.street_address),
        periods=tuple(
            places.Period(each.number, each.name, _moment(each.starts_at), _moment(each.ends_at))
            for each in periods
        ),
        serves_food=company.serves_food,
    )


def _register(register: Register) -> places.Register:
    drawer, opens = _DRAWERS[register.drawer]
    return places.Register(
        register_id=register.register_id,
        location=register.location,
        description=register.description,
        series_prefix=register.series_prefix,
        drawer=drawer,
        drawer_opens=opens,
        first_transaction=register.first_transaction,
        first_event=register.first_event,
        language=register.language,
    )


def _article(article: Article) -> goods.Article:
    return goods.Article(
        number=article.number,
        name=article.name,
        group=article.group,
        vat_code=article.vat_code,
        price_ore=article.price_ore,
        vat_code_eat_in=article.vat_code_eat_in,
        unit=article.unit,
        gtins=article.gtins,
        deposit=article.deposit,
        is_deposit=article.is_deposit,
        discountable=not (article.no_discount or article.is_deposit),
        age_limit=article.age_limit,
        button_colour=article.button_colour,
        favourite=article.favourite,
        restriction=goods.Restriction(article.restriction or "none"),
    )


def _sale_hours(location: Location) -> hours.SaleHours:
    beer, short, serving = location.beer_weekdays, location.beer_short_days, location.serving
    return hours.SaleHours(
        weekday=hours.Hours(*beer) if beer else hours.NORMAL_WEEKDAY,
        short_day=hours.Hours(*short) if short else hours.NORMAL_SHORT_DAY,
        serving=hours.Hours(*serving) if serving else None,
    )


def _operator(operator: Operator) -> people.Operator:
    return people.Operator(
        operator_id=operator.operator_id,
        first_name=operator.first_name,
        surname=operator.surname,
        role=people.Role(operator.role),
        since=_moment(operator.entered_at),
        role_title=operator.role_title or "",
        role_description=operator.role_description or "",
    )


def _address(address: Address) -> places.Address:
    return places.Address(
        street=address.street,
        number=address.number or "",
        postal_code=address.postal_code,
        city=address.city,
        region=address.region or "",
        country=address.country,
    )


def _moment(shown: datetime) -> datetime:
    """Return the moment, UTC, that clocks in Norway show so."""
    return shown.replace(tzinfo=NORWAY).astimezone(UTC)
