"""
Skatteetaten's interface for control information (SAF-T files that a control has asked for).

What is public: the scope, the system user and its resource, that a *dialog* holds *forsendelser* with
*opplastinger*, that all is JSON, and the error codes. The paths and the fields of the bodies are published
where they could not be read; `PATHS` and the shapes below them are what we take them to be. A wrong guess is
an answer that cannot be read, or a refusal, and never something handed in twice.

Source: github.com/Skatteetaten/api-dokumentasjon, «Innrapportering kontrollopplysninger API», «Feil»,
«Systembruker», «Sikkerhet».
"""

import base64
import ssl
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, Literal
from urllib.parse import quote

import msgspec

from datakasse.errors.phrase import Phrase
from datakasse.office.control.control_inbox import (
    CLIENT,
    KEY,
    KEY_ID,
    SITE,
    Seen,
    TheirUpload,
    UploadState,
)
from datakasse.office.delivery.accounting_system import NotBooked, Trouble
from datakasse.partners.line.http_line import Answer, HttpLine, Patience, Request
from datakasse.partners.line.json_body import written
from datakasse.partners.line.opened_line import OpenedLine
from datakasse.partners.line.outcome import TheirWords, read
from datakasse.partners.line.redaction import Redaction
from datakasse.partners.line.token import Token, TokenKeeper
from datakasse.partners.state.maskinporten import Client, key_fault, token_from

NAME = "Skatteetaten"
SCOPE = "skatteetaten:innleveringkontroll"

_FILES_PATIENCE = Patience(answer_s=120.0, whole_s=180.0)
"""A file of many megabytes is looked through before it is answered."""


class Paths(msgspec.Struct, frozen=True):
    """Where things are, after the interface's own address. Unverified."""

    submissions: str = "/dialoger/{dialog}/forsendelser"
    submission: str = "/dialoger/{dialog}/forsendelser/{submission}"
    uploads: str = "/dialoger/{dialog}/forsendelser/{submission}/opplastinger"
    hand_in: str = "/dialoger/{dialog}/forsendelser/{submission}/innsending"


PATHS: Final = Paths()


class Site(msgspec.Struct, frozen=True):
    """
    A place where all of it is.

    Attributes:
        issuer: Maskinporten, with the slash at its end.
        address: The interface; its path is unverified.
    """

    issuer: str
    address: str


SITES: Final[Mapping[str, Site]] = {
    "production": Site(
        "https://maskinporten.no/", "https://api.skatteetaten.no/api/innrapportering-kontroll/v1"
    ),
    "test": Site(
        "https://test.maskinporten.no/",
        "https://api.skatteetaten-test.no/api/innrapportering-kontroll/v1",
    ),
}


class _Upload(msgspec.Struct, rename="camel"):
    filnavn: str
    status: Literal["GODKJENT", "UNDER_BEHANDLING", "AVVIST"]
    sha256: str = ""
    melding: str = ""


class _Submission(msgspec.Struct, rename="camel"):
    forsendelse_id: str
    status: Literal["UTKAST", "INNSENDT"]
    referanse: str = ""
    kvittering: str = ""
    opplastinger: list[_Upload] = []


class _Submissions(msgspec.Struct, rename="camel"):
    forsendelser: list[_Submission]


class _Fault(msgspec.Struct, rename="camel"):
    kode: str = ""
    feilspesifiseringskode: str = ""
    melding: str = ""
    sti: str = ""
    angitt_verdi: str = ""
    korrelasjonsid: str = ""


_STATES = {
    "GODKJENT": UploadState.APPROVED,
    "UNDER_BEHANDLING": UploadState.PENDING,
    "AVVIST": UploadState.REFUSED,
}


class SkatteetatenControl:
    """
    The authority.

    Args:
        sites: Where it is, by name.
        trust: Whose word is taken for who a server is; the machine's own list where nothing is given.
        patience: How long to wait.
    """

    def __init__(
        self,
        sites: Mapping[str, Site] = SITES,
        trust: ssl.SSLContext | None = None,
        patience: Patience = _FILES_PATIENCE,
    ) -> None:
        self._sites = sites
        self._trust = trust
        self._patience = patience

    def fault(self, credentials: Mapping[str, str]) -> Phrase | None:
        """Return what is wrong with credentials; nothing when they may do."""
        if not credentials.get(CLIENT) or not credentials.get(KEY_ID):
            return Phrase(
                "klient-ID og nøkkel-ID (kid) må oppgis", "client id and key id (kid) have to be given"
            )
        if credentials.get(SITE) not in self._sites:
            sites = ", ".join(self._sites)
            return Phrase(f"miljøet må være ett av {sites}", f"the site has to be one of {sites}")
        return key_fault(credentials.get(KEY, ""))

    def open(
        self, credentials: Mapping[str, str], organisation: str, now: Callable[[], datetime]
    ) -> "SkatteetatenInbox":
        """Return the line to it for a business; nothing is asked yet."""
        site = self._sites[credentials[SITE]]
        redaction = Redaction(credentials[KEY])
        client = Client(credentials[CLIENT], credentials[KEY_ID], credentials[KEY])
        login = HttpLine(site.issuer, redaction, self._trust, self._patience)

        def fetch() -> Token:
            return token_from(login, site.issuer, client, scope=SCOPE, organisation=organisation, now=now)

        line = HttpLine(site.address, redaction, self._trust, self._patience)
        return SkatteetatenInbox(OpenedLine(line, TokenKeeper(fetch, now), NAME, words=their_words))


class SkatteetatenInbox:
    """
    The inbox of a control.

    Args:
        line: The line.
    """

    def __init__(self, line: OpenedLine) -> None:
        self._line = line

    def begin(self, dialog: str, reference: str) -> str:
        """Make a draft in a dialog and return what it is called there; raises `NotBooked`."""
        body = written({"referanse": reference})
        request = Request("POST", _path(PATHS.submissions, dialog), body=body, changes=True)
        made = read(self._line.asked(request), _Submission, NAME)
        if made.referanse != reference:
            raise NotBooked(f"{NAME} opprettet en annen innsending enn den som ble bedt om", Trouble.UNKNOWN)
        return made.forsendelse_id

    def find(self, dialog: str, reference: str) -> str:
        """Return what a submission is called there; empty when it surely is not there; raises `NotBooked`."""
        listed = self._line.got(_path(PATHS.submissions, dialog), _Submissions)
        found = [each.forsendelse_id for each in listed.forsendelser if each.referanse == reference]
        return found[0] if found else ""

    def upload(self, dialog: str, their_id: str, name: str, content: bytes, sha256: str) -> None:
        """Lay a file in a draft; raises `NotBooked`."""
        body = written(
            {"filnavn": name, "sha256": sha256, "innhold": base64.b64encode(content).decode("ascii")}
        )
        request = Request("POST", _path(PATHS.uploads, dialog, their_id), body=body, changes=True)
        read(self._line.asked(request), _Upload, NAME)

    def look(self, dialog: str, their_id: str) -> Seen:
        """Return how a submission stands there; raises `NotBooked`."""
        return _seen(self._line.got(_path(PATHS.submission, dialog, their_id), _Submission))

    def hand_in(self, dialog: str, their_id: str) -> Seen:
        """Hand a draft in and return how it stands then; raises `NotBooked`."""
        request = Request("POST", _path(PATHS.hand_in, dialog, their_id), body=written({}), changes=True)
        seen = _seen(read(self._line.asked(request), _Submission, NAME))
        if not seen.handed_in:
            raise NotBooked(f"{NAME} tok imot innsendingen uten å vise den som innsendt", Trouble.UNKNOWN)
        return seen


def their_words(answer: Answer) -> TheirWords:
    """
    Return what an error says: its codes, then its words, then where and what.

    Example:
        >>> body = b'{"kode":"GLD_006","feilspesifiseringskode":"GLD_1059","melding":"Ugyldig filnavn"}'
        >>> their_words(Answer(400, {}, body)).text
        'GLD_006 GLD_1059 Ugyldig filnavn'
    """
    try:
        told = msgspec.json.decode(answer.body, type=_Fault)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return TheirWords()
    where = " ".join(part for part in (told.sti, told.angitt_verdi) if part)
    said = [told.kode, told.feilspesifiseringskode, told.melding, f"({where})" if where else ""]
    return TheirWords(" ".join(part for part in said if part), told.korrelasjonsid)


def _seen(told: _Submission) -> Seen:
    uploads = tuple(
        TheirUpload(each.filnavn, each.sha256, _STATES[each.status], each.melding)
        for each in told.opplastinger
    )
    return Seen(told.status == "INNSENDT", uploads, told.kvittering)


def _path(template: str, dialog: str, submission: str = "") -> str:
    return template.format(dialog=quote(dialog, safe=""), submission=quote(submission, safe=""))
