"""Families of articles in the office, over HTTP: listed, seen, made and changed with their members."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field

from datakasse.office.catalogue.families import (
    FamilyMember,
    KeepFamily,
    NewMembers,
    list_families,
    show_family,
)
from datakasse.trade.goods.family import (
    MEMBERS_MAX,
    NAME_LENGTH_MAX,
    PROPERTIES_MAX,
    VALUE_LENGTH_MAX,
    VALUES_MAX,
    Family,
    FamilyProperty,
)
from datakasse.trade.people.operator import Right
from datakasse.web.desk import AtDesk, answer
from datakasse.web.door.strict_request import StrictRoute
from datakasse.web.shapes import PositiveOre, Shape

Value = Annotated[str, Field(min_length=1, max_length=VALUE_LENGTH_MAX)]


class PropertyShape(Shape):
    """What tells the members apart, and the values it has."""

    name: Value
    values: Annotated[list[Value], Field(min_length=1, max_length=VALUES_MAX)]


class MemberShape(Shape):
    """A member as it is to be: its number, its values, its price and its barcodes."""

    number: Annotated[str, Field(min_length=1, max_length=35)]
    variant: Annotated[list[Value], Field(min_length=1, max_length=PROPERTIES_MAX)]
    price_ore: PositiveOre | None = None
    gtins: Annotated[list[Annotated[str, Field(max_length=14)]], Field(max_length=20, default_factory=list)]


class FamilyShape(Shape):
    """A family as it is to be, and the members that are made or changed; its number is in the address."""

    name: Annotated[str, Field(min_length=1, max_length=NAME_LENGTH_MAX)]
    properties: Annotated[list[PropertyShape], Field(min_length=1, max_length=PROPERTIES_MAX)]
    members: Annotated[list[MemberShape], Field(max_length=MEMBERS_MAX, default_factory=list)]
    group: Annotated[str, Field(max_length=35)] = ""
    vat_code: Annotated[str, Field(max_length=20)] = ""
    stock_kept: bool = False
    favourite: bool = False

    def action(self, number: str) -> KeepFamily:
        """Return what is wanted."""
        properties = tuple(FamilyProperty(each.name.strip(), tuple(each.values)) for each in self.properties)
        members = tuple(
            FamilyMember(each.number, tuple(each.variant), each.price_ore, tuple(each.gtins))
            for each in self.members
        )
        new = NewMembers(self.group, self.vat_code, self.stock_kept)
        return KeepFamily(Family(number, self.name, properties), members, new, self.favourite)


routes = APIRouter(prefix="/office/catalogue/families", tags=["catalogue"], route_class=StrictRoute)


@routes.get("")
def families(visit: AtDesk, search: Annotated[str, Query(max_length=100)] = "") -> Response:
    """Tell which families there are by name, with how many members each has and what they cost."""
    visit.in_office(Right.ADMINISTER)
    return answer(list_families(visit.counter, search))


@routes.get("/{number:path}")
def family(number: str, visit: AtDesk) -> Response:
    """Tell a family and its members, in the order of their values."""
    visit.in_office(Right.ADMINISTER)
    return answer(show_family(visit.counter, number))


@routes.put("/{number:path}")
def keep(number: str, body: FamilyShape, visit: AtDesk) -> Response:
    """Make or change a family with its members, all or nothing; new prices are journalled everywhere."""
    return answer(visit.do_in_office(Right.ADMINISTER, body.action(number)))
