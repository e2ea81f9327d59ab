"""
Try every operation as every role, over HTTP against a running server, and hold it against the matrix.

The roles are those that every shop has, and for each right one that holds all others: so each operation is
asked by somebody who lacks that right alone. What may be is taken from the server's own matrix
(`GET /office/access`), what each operation asks for from `operations.py`.

Refused is an answer that says so: 403 for want of a right, 401 where the door was shut. With any other answer
one was let in, also where it then says that there is nothing of the kind. A fault of ours is a difference.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Final, Literal
from uuid import uuid4

import httpx2 as httpx
import msgspec

from datakasse.trade.people.operator import Right
from lab.rights.operations import API, Operation, open_operations, wanted_rights
from lab.rights.requests import RAW, address_of, body_of

PIN: Final = "4711"
_WAIT_S: Final = 60
_FAULT: Final = 500
_MANY: Final = 1000

Told = Literal["yes", "no", "fault"]


class Role(msgspec.Struct, frozen=True):
    """A role of the shop, and who has it: `lacks` is empty for one that every shop has."""

    role: str
    rights: frozenset[Right]
    operator: str
    lacks: str = ""


class Tried(msgspec.Struct, frozen=True):
    """
    An operation as one role.

    Attributes:
        operation: Which.
        role: As whom.
        expected: Whether the matrix lets it in.
        told: What the server did.
        answer: Its status and code.
    """

    operation: Operation
    role: Role
    expected: bool
    told: Told
    answer: str

    @property
    def differs(self) -> bool:
        """Whether the server did otherwise."""
        return self.told != ("yes" if self.expected else "no")


class Walk(msgspec.Struct, frozen=True):
    """What was tried, and what of the interface the table does not know, or knows in vain."""

    tried: list[Tried]
    unknown: list[Operation]
    gone: list[Operation]

    @property
    def differences(self) -> list[Tried]:
        """Where the server did otherwise than the matrix."""
        return [each for each in self.tried if each.differs]


class Walker:
    """
    Somebody who goes through a served shop as one role after the other.

    Args:
        url: Where it is served.
        manager: Somebody who may all.
        pin: Her PIN.
    """

    def __init__(self, url: str, manager: str, pin: str) -> None:
        self._client = httpx.Client(base_url=url.rstrip("/") + API, timeout=_WAIT_S)
        self._manager = (manager, pin)
        self._register = str(self._client.get("/registers").json()[0]["register_id"])
        self._tokens: dict[bool, str] = {}

    def walk(self, roles: Callable[[Role], bool], tell: Callable[[int], object]) -> Walk:
        """
        Try everything as every role that is wanted.

        Args:
            roles: Which roles.
            tell: Told after each role how many operations were tried.
        """
        wanted, known = wanted_rights(), self._operations()
        tried: list[Tried] = []
        for role in filter(roles, self._roles()):
            self._tokens = {}
            asked = sorted(set(wanted) & known)
            tried.extend(self._try(operation, role, wanted[operation]) for operation in asked)
            tell(len(wanted))
        told_of = set(wanted) | open_operations()
        return Walk(tried, sorted(known - told_of), sorted(told_of - known))

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def _operations(self) -> set[Operation]:
        paths = self._client.get("/openapi.json").json()["paths"]
        return {
            (method.upper(), path.removeprefix(API)) for path, methods in paths.items() for method in methods
        }

    def _roles(self) -> Iterator[Role]:
        """Make a role for each right that is to be lacked, and somebody for each role there is."""
        token = self._enter(*self._manager)
        headers = {"authorization": f"Bearer {token}"}
        for right in Right:
            rest = [str(other) for other in Right if other is not right]
            body = {"title": f"Alt unntatt {right}"[:30], "rights": rest, "current": self._manager[1]}
            self._client.put(f"/office/roles/lacks-{right}", json=body, headers=headers).raise_for_status()
        roles = self._client.get("/office/access", headers=headers).json()["roles"]
        for place, told in enumerate(roles):
            operator = str(_MANY + place)
            person = {"operator_id": operator, "first_name": told["role"], "role": told["role"], "pin": PIN}
            person["current"] = self._manager[1]
            self._client.post("/office/people", json=person, headers=headers).raise_for_status()
            lacks = str(told["role"]).removeprefix("lacks-") if not told["is_fixed"] else ""
            yield Role(told["role"], frozenset(map(Right, told["rights"])), operator, lacks)

    def _try(self, operation: Operation, role: Role, wanted: frozenset[Right]) -> Tried:
        is_office = operation[1].startswith("/office")
        of_the_office = {Right.KEEP_BOOKS, Right.KEEP_STOCK, Right.ADMINISTER, Right.EXPORT}
        enters = bool(role.rights & of_the_office) or not is_office
        expected = enters and (not wanted or bool(wanted & role.rights))
        token = self._token(role, is_office=is_office)
        try:
            with self._ask(operation, token) as answer:
                code = self._code_of(answer)
                told: Told = "yes"
                if answer.status_code >= _FAULT and code.endswith("fault"):
                    told = "fault"
                elif code in {"operator.missing_right", "operator.not_signed_on"}:
                    told = "no"
                return Tried(operation, role, expected, told, f"{answer.status_code} {code}".strip())
        except httpx.TimeoutException:
            return Tried(operation, role, expected, "fault", f"no answer within {_WAIT_S} s")

    def _ask(self, operation: Operation, token: str) -> AbstractContextManager[httpx.Response]:
        method, path = operation
        address = address_of(path, self._register)
        headers = {"idempotency-key": str(uuid4())} | ({"authorization": f"Bearer {token}"} if token else {})
        if path in RAW and method == "POST":
            return self._client.stream(method, address, headers=headers, content=b"x")
        return self._client.stream(method, address, headers=headers, json=body_of(operation))

    def _code_of(self, answer: httpx.Response) -> str:
        if "problem" not in answer.headers.get("content-type", ""):
            return ""
        answer.read()
        return str(answer.json().get("code", ""))

    def _token(self, role: Role, *, is_office: bool) -> str:
        """Return a token that is still good; empty where the door is shut to the role."""
        token = self._tokens.get(is_office)
        if token is None or (token and not self._is_good(token, is_office=is_office)):
            token = self._enter(role.operator, PIN) if is_office else self._sign_on(role.operator, PIN)
            self._tokens[is_office] = token
        return token

    def _is_good(self, token: str, *, is_office: bool) -> bool:
        headers = {"authorization": f"Bearer {token}"}
        if is_office:
            return self._client.get("/office/session", headers=headers).is_success
        told = self._client.get(f"/registers/{self._register}", headers=headers).json()
        return bool(told["started"] and told["mine"])

    def _enter(self, operator: str, pin: str) -> str:
        answer = self._client.post("/office/session", json={"operator": operator, "pin": pin})
        self._client.cookies.clear()
        return str(answer.json()["token"]) if answer.is_success else ""

    def _sign_on(self, operator: str, pin: str) -> str:
        self._client.post(f"/registers/{self._register}/start")
        at = f"/registers/{self._register}/sign-on"
        answer = self._client.post(at, json={"operator": operator, "pin": pin})
        self._client.cookies.clear()
        answer.raise_for_status()
        return str(answer.json()["token"])
