"""
Skatteetaten's interface for control information, and Maskinporten before it, as the public pages have them.

Maskinporten gives a token only for a grant that is signed with the client's key, is meant for it, lives for
at most two minutes, was not shown before, and says nothing that it does not know. The interface wants that
token, and answers with the codes of the public list. Both go by the test's clock.
"""

import base64
import hashlib
import json
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs
from uuid import uuid4

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from lab.partners.description import Answered, Asked, Fields, Operation
from lab.partners.server import FakePartner

DIALOG = "0199f0aa-1111-7000-8000-000000000001"
SCOPE = "skatteetaten:innleveringkontroll"
TOKEN_LASTS_S = 120
GRANT_LASTS_MAX_S = 120

BEGIN = "POST /dialoger/{dialog}/forsendelser"
LIST = "GET /dialoger/{dialog}/forsendelser"
LOOK = "GET /dialoger/{dialog}/forsendelser/{forsendelse}"
UPLOAD = "POST /dialoger/{dialog}/forsendelser/{forsendelse}/opplastinger"
HAND_IN = "POST /dialoger/{dialog}/forsendelser/{forsendelse}/innsending"
TOKEN = "POST /token"  # noqa: S105 - an address

_CLAIMS = {"iss", "aud", "scope", "iat", "exp", "jti", "authorization_details"}
_GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_PREFIX = "/kontroll"


@dataclass(slots=True)
class Draft:
    """A submission there: what it is called, whose reference it carries, and the files in it."""

    their_id: str
    reference: str
    files: list[tuple[str, bytes]] = field(default_factory=list[tuple[str, bytes]])
    receipt: str = ""


class FakeSkatteetatenControl(FakePartner):
    """
    Both of them on one socket.

    Args:
        tls: Certificate and key.
        public: The key that the client's grants are signed with.
        now: The test's clock, UTC.

    Attributes:
        client_id: Whom it knows.
        kid: What its key is called.
        scopes: What the client may ask for.
        organisation: The business whose control it is, and whose system user it knows.
        authorised: Whether that business may deliver in the dialog.
        pending: Whether files are still being looked at.
        rejects: What is said of every file; empty where they are approved.
        drafts: What was made there.
    """

    books = HAND_IN

    def __init__(
        self, tls: ssl.SSLContext, public: RSAPublicKey, now: Callable[[], datetime], organisation: str
    ) -> None:
        super().__init__(Path(__file__).with_name("skatteetaten_control.json"), tls)
        self.prefix = _PREFIX
        self.client_id, self.kid, self.scopes = "lab-client", "lab-key", {SCOPE}
        self.organisation = organisation
        self.authorised, self.pending, self.rejects = True, False, ""
        self.drafts: list[Draft] = []
        self._public = public
        self._now = now
        self._tokens: dict[str, int] = {}
        self._grants: set[str] = set()

    @property
    def issuer(self) -> str:
        """Where Maskinporten is, with the slash at its end."""
        return self.address.removesuffix(_PREFIX) + "/"

    def handed_in(self) -> list[Draft]:
        """Return what was handed in."""
        return [draft for draft in self.drafts if draft.receipt]

    def routes(self) -> dict[str, Callable[[Asked, Operation], Answered]]:
        """What can be asked."""
        return {
            LIST: self._in_dialog(self._list),
            BEGIN: self._in_dialog(self._begin),
            LOOK: self._in_dialog(self._look),
            UPLOAD: self._in_dialog(self._upload),
            HAND_IN: self._in_dialog(self._hand_in),
        }

    def refusal(self, status: int, text: str) -> Answered:
        """One of the errors of the public list, by its status."""
        kinds = {400: ("GLD_006", "GLD_1022"), 401: ("GLD_004", "GLD_1008"), 404: ("GLD_021", "GLD_1023")}
        code, detail = kinds.get(status, ("GLD_017", ""))
        return _fault(status, code, detail, text)

    def admits(self, asked: Asked, operation: Operation) -> bool:
        """Whoever has a token that has not run out."""
        del operation
        token = asked.headers.get("authorization", "").removeprefix("Bearer ")
        return self._tokens.get(token, 0) > self._seconds()

    def expire(self) -> None:
        """Take no token any more that was given until now."""
        self._tokens.clear()

    def undescribed(self, asked: Asked) -> Answered | None:
        """Maskinporten's token endpoint."""
        if (asked.method, asked.raw_path) != ("POST", "/token"):
            return None
        form = {name: values[0] for name, values in parse_qs(asked.body.decode()).items()}
        if form.get("grant_type") != _GRANT_TYPE:
            return _no_token("unsupported_grant_type", "MP-100 ukjent grant_type")
        fault = self._fault_of(form.get("assertion", ""))
        if fault is not None:
            return fault
        token = f"mp-{uuid4().hex}"
        self._tokens[token] = self._seconds() + TOKEN_LASTS_S
        told = {"access_token": token, "token_type": "Bearer", "expires_in": TOKEN_LASTS_S, "scope": SCOPE}
        return Answered(200, told)

    def _fault_of(self, grant: str) -> Answered | None:
        """Return why no token is given for a grant; None where one is."""
        head, claims, fault = self._opened(grant)
        if fault:
            return _no_token("invalid_grant", fault)
        if unknown := sorted(set(claims) - _CLAIMS):
            return _no_token("invalid_grant", f"MP-120 ukjente claims {unknown}")
        now = self._seconds()
        person = claims.get("authorization_details", [{}])[0]
        faults = {
            "MP-110 kid": head.get("kid") != self.kid or head.get("alg") != "RS256",
            "MP-111 iss": claims.get("iss") != self.client_id,
            "MP-112 aud": claims.get("aud") != self.issuer,
            "MP-113 exp": not 0 < claims["exp"] - claims["iat"] <= GRANT_LASTS_MAX_S,
            "MP-114 iat": abs(now - claims["iat"]) > GRANT_LASTS_MAX_S,
            "MP-115 jti": not claims.get("jti") or claims["jti"] in self._grants,
            "MP-116 systembruker": person
            != {
                "type": "urn:altinn:systemuser",
                "systemuser_org": {
                    "authority": "iso6523-actorid-upis",
                    "ID": f"0192:{self.organisation}",
                },
            },
        }
        wrong = [name for name, is_wrong in faults.items() if is_wrong]
        if wrong:
            return _no_token("invalid_grant", ", ".join(wrong))
        if claims.get("scope") not in self.scopes:
            return _no_token("invalid_scope", "MP-130 klienten har ikke scope")
        self._grants.add(claims["jti"])
        return None

    def _opened(self, grant: str) -> tuple[Fields, Fields, str]:
        """Return head and claims of a grant, and what is wrong with its signature."""
        head, _, rest = grant.partition(".")
        claims, _, signature = rest.partition(".")
        signed = f"{head}.{claims}".encode()
        try:
            self._public.verify(_bytes(signature), signed, padding.PKCS1v15(), hashes.SHA256())
        except (InvalidSignature, ValueError):
            return {}, {}, "MP-101 signaturen stemmer ikke"
        return json.loads(_bytes(head)), json.loads(_bytes(claims)), ""

    def _in_dialog(
        self, answer: Callable[[Asked, Operation], Answered]
    ) -> Callable[[Asked, Operation], Answered]:
        """Answer only in the dialog there is, for the business that may."""

        def guarded(asked: Asked, operation: Operation) -> Answered:
            if asked.headers.get("accept") != "application/json":
                return _fault(400, "GLD_006", "GLD_1030", "Accept-header må være av type application/json")
            if operation.values["dialog"] != DIALOG:
                return _fault(404, "GLD_021", "GLD_1017", "Det finnes ingen dialog med denne IDen")
            if not self.authorised:
                return _fault(403, "GLD_005", "GLD_1015", "Ikke autorisert for å levere på denne dialogen")
            return answer(asked, operation)

        return guarded

    def _list(self, asked: Asked, operation: Operation) -> Answered:
        del asked, operation
        return Answered(200, {"forsendelser": [self._told(draft) for draft in self.drafts]})

    def _begin(self, asked: Asked, operation: Operation) -> Answered:
        del operation
        self.drafts.append(Draft(uuid4().hex, asked.json()["referanse"]))
        return Answered(201, self._told(self.drafts[-1]))

    def _look(self, asked: Asked, operation: Operation) -> Answered:
        del asked
        draft = self._draft(operation)
        return _unknown() if draft is None else Answered(200, self._told(draft))

    def _upload(self, asked: Asked, operation: Operation) -> Answered:
        draft, told = self._draft(operation), asked.json()
        if draft is None or draft.receipt:
            return _unknown()
        content = base64.b64decode(told["innhold"])
        if not told["filnavn"].endswith(".zip") or "/" in told["filnavn"]:
            return _fault(400, "GLD_010", "GLD_1059", "Ugyldig filnavn")
        if hashlib.sha256(content).hexdigest() != told["sha256"]:
            return _fault(400, "GLD_011", "", "Sjekksummen stemmer ikke")
        draft.files.append((told["filnavn"], content))
        return Answered(201, self._told(draft)["opplastinger"][-1])

    def _hand_in(self, asked: Asked, operation: Operation) -> Answered:
        del asked
        draft = self._draft(operation)
        if draft is None:
            return _unknown()
        if not draft.files or self.pending or self.rejects:
            text = "Kan ikke sende inn innsending uten godkjente opplastinger"
            return _fault(400, "GLD_006", "GLD_1067", text)
        draft.receipt = f"AR-{len(self.handed_in()) + 1}"
        return Answered(200, self._told(draft))

    def _draft(self, operation: Operation) -> Draft | None:
        wanted = operation.values["forsendelse"]
        return next((draft for draft in self.drafts if draft.their_id == wanted), None)

    def _told(self, draft: Draft) -> Fields:
        status = "AVVIST" if self.rejects else "UNDER_BEHANDLING" if self.pending else "GODKJENT"
        uploads: list[Fields] = [
            {
                "filnavn": name,
                "status": status,
                "sha256": hashlib.sha256(content).hexdigest(),
                "melding": self.rejects,
            }
            for name, content in draft.files
        ]
        told: Fields = {
            "forsendelseId": draft.their_id,
            "status": "INNSENDT" if draft.receipt else "UTKAST",
            "referanse": draft.reference,
            "opplastinger": uploads,
        }
        return told | ({"kvittering": draft.receipt} if draft.receipt else {})

    def _seconds(self) -> int:
        return int(self._now().timestamp())


def _unknown() -> Answered:
    return _fault(404, "GLD_021", "GLD_1048", "Det finnes ingen forsendelse med denne IDen")


def _fault(status: int, code: str, detail: str, text: str) -> Answered:
    body = {"kode": code, "feilspesifiseringskode": detail, "melding": text, "korrelasjonsid": "k-1"}
    return Answered(status, body)


def _no_token(error: str, text: str) -> Answered:
    return Answered(400, {"error": error, "error_description": text})


def _bytes(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
