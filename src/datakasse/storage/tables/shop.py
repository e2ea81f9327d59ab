"""The shop in the database: the business, its places, registers, people, VAT codes and groups."""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from datakasse.errors.storage.folder import ShopExists, ShopMissing
from datakasse.errors.storage.journal import UnknownOperator, UnknownRegister
from datakasse.storage.tables.look import Look
from datakasse.trade.goods.article import ArticleGroup
from datakasse.trade.people.operator import Operator
from datakasse.trade.shop.shop import Company, Location, Register
from datakasse.trade.vat import VatCode

Thing = TypeVar("Thing", bound=msgspec.Struct)


def _reader(kind: type[Thing]) -> Callable[[str], Thing]:
    return msgspec.json.Decoder(kind).decode


_company, _location, _register = _reader(Company), _reader(Location), _reader(Register)
_operator, _vat_code, _group = _reader(Operator), _reader(VatCode), _reader(ArticleGroup)


def written(thing: msgspec.Struct) -> str:
    """Return the text in which something of the shop is kept."""
    return msgspec.json.encode(thing).decode()


class ShopReadings(Look):
    """What can be asked about the shop."""

    def company(self) -> Company:
        """Return the business; raises `ShopMissing` before `init`."""
        return self._remember(("company",), self._read_company)

    def locations(self) -> list[Location]:
        """Return all places of business, by code."""
        return list(self._remember(("locations",), self._read_locations))

    def registers(self) -> list[Register]:
        """Return all registers, by id."""
        rows = self._all("SELECT body FROM registers WHERE company = :company ORDER BY register")
        return [_register(body) for (body,) in rows]

    def register(self, register: str) -> Register:
        """Return a register; raises `UnknownRegister`."""
        return self._remember(("register", register), lambda: self._read_register(register))

    def operators(self) -> list[Operator]:
        """Return all operators there ever were, by id."""
        rows = self._all("SELECT body FROM operators WHERE company = :company ORDER BY operator")
        return [_operator(body) for (body,) in rows]

    def operator(self, operator: str) -> Operator:
        """Return an operator; raises `UnknownOperator`."""
        return self._remember(("operator", operator), lambda: _operator(self._person(operator)[0]))

    def pin_hash(self, operator: str) -> str:
        """Return the Argon2id hash of an operator's PIN; raises `UnknownOperator`."""
        return self._remember(("pin_hash", operator), lambda: self._person(operator)[1])

    def vat_codes(self) -> dict[str, VatCode]:
        """Return the shop's VAT codes by code."""
        return dict(self._remember(("vat_codes",), self._read_vat_codes))

    def groups(self) -> list[ArticleGroup]:
        """Return all article groups, by code."""
        rows = self._all("SELECT body FROM article_groups WHERE company = :company ORDER BY code")
        return [_group(body) for (body,) in rows]

    def _read_locations(self) -> list[Location]:
        rows = self._all("SELECT body FROM locations WHERE company = :company ORDER BY location")
        return [_location(body) for (body,) in rows]

    def _read_company(self) -> Company:
        found = self._one("SELECT body FROM companies WHERE company = :company")
        if found is None:
            raise ShopMissing(folder=self._folder)
        return _company(found[0])

    def _read_register(self, register: str) -> Register:
        found = self._one(
            "SELECT body FROM registers WHERE company = :company AND register = :register", register=register
        )
        if found is None:
            raise UnknownRegister(register=register)
        return _register(found[0])

    def _person(self, operator: str) -> tuple[Any, ...]:
        found = self._one(
            "SELECT body, pin_hash FROM operators WHERE company = :company AND operator = :operator",
            operator=operator,
        )
        if found is None:
            raise UnknownOperator(operator=operator)
        return found

    def _read_vat_codes(self) -> dict[str, VatCode]:
        rows = self._all("SELECT code, body FROM vat_codes WHERE company = :company ORDER BY code")
        return {code: _vat_code(body) for code, body in rows}


class ShopBooks(ShopReadings):
    """What can be entered about the shop."""

    def put_company(self, company: Company) -> None:
        """
        Enter or change the business.

        Raises:
            ShopExists: The books belong to another organisation number.
        """
        if self._organisation_number not in ("", company.organisation_number):
            raise ShopExists(folder=self._folder)
        self._organisation_number = company.organisation_number
        self._put(
            """INSERT INTO companies (company, body) VALUES (:company, :body)
            ON CONFLICT (company) DO UPDATE SET body = excluded.body""",
            body=written(company),
        )

    def put_location(self, location: Location) -> None:
        """Enter or change a place of business."""
        self._put(
            """INSERT INTO locations (company, location, body) VALUES (:company, :code, :body)
            ON CONFLICT (company, location) DO UPDATE SET body = excluded.body""",
            code=location.code,
            body=written(location),
        )

    def put_register(self, register: Register) -> None:
        """Enter or change a register; its id never changes."""
        self._put(
            """INSERT INTO registers (company, register, body) VALUES (:company, :register, :body)
            ON CONFLICT (company, register) DO UPDATE SET body = excluded.body""",
            register=register.register_id,
            body=written(register),
        )

    def put_operator(self, operator: Operator, pin_hash: str | None = None) -> None:
        """Enter or change an operator; None keeps the PIN."""
        self._put(
            """INSERT INTO operators (company, operator, body, pin_hash)
            VALUES (:company, :operator, :body, coalesce(:pin_hash, ''))
            ON CONFLICT (company, operator) DO UPDATE
            SET body = excluded.body, pin_hash = coalesce(:pin_hash, operators.pin_hash)""",
            operator=operator.operator_id,
            body=written(operator),
            pin_hash=pin_hash,
        )

    def put_vat_code(self, code: VatCode) -> None:
        """Enter or change a VAT code."""
        self._put(
            """INSERT INTO vat_codes (company, code, body) VALUES (:company, :code, :body)
            ON CONFLICT (company, code) DO UPDATE SET body = excluded.body""",
            code=code.code,
            body=written(code),
        )

    def put_group(self, group: ArticleGroup) -> None:
        """Enter or change an article group."""
        self._put(
            """INSERT INTO article_groups (company, code, body) VALUES (:company, :code, :body)
            ON CONFLICT (company, code) DO UPDATE SET body = excluded.body""",
            code=group.code,
            body=written(group),
        )

    def _put(self, sql: str, **values: object) -> None:
        """Enter something; what was remembered of the shop may have changed with it."""
        self._of_company()
        self._run(sql, **values)
        self._shop_changed()
