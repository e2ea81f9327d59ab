"""Enhetsregisteret over real sockets: what it knows, what it does not, and that nobody waits long for it."""

import ssl
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager

import pytest

from datakasse.errors.shop.business import CompanyRegisterAway, CompanyUnknown
from datakasse.partners.line.http_line import Patience
from datakasse.partners.state.enhetsregisteret import Enhetsregisteret
from datakasse.trade.shop.shop import Address
from lab.partners.description import Answered, Asked
from lab.partners.listening import Listening

BAKERY = {
    "organisasjonsnummer": "974760673",
    "navn": "BAKERIET PÅ HJØRNET AS",
    "organisasjonsform": {"kode": "AS", "beskrivelse": "Aksjeselskap"},
    "forretningsadresse": {
        "land": "Norge",
        "landkode": "NO",
        "postnummer": "7010",
        "poststed": "TRONDHEIM",
        "adresse": ["c/o Kari", "Storgata 12B"],
        "kommune": "TRONDHEIM",
    },
    "postadresse": {
        "landkode": "NO",
        "postnummer": "7401",
        "poststed": "TRONDHEIM",
        "adresse": ["Postboks A"],
    },
    "registrertIMvaregisteret": True,
    "konkurs": False,
    "underAvvikling": False,
    "underTvangsavviklingEllerTvangsopplosning": False,
}
IMPATIENT = Patience(connect_s=2.0, answer_s=0.3, whole_s=1.0)


class Registry:
    """A register of businesses that answers as it was told to."""

    prefix = "/enhetsregisteret/api"

    def __init__(self, *answers: Answered | None) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, str]] = []
        self.released = threading.Event()

    def take(self, asked: Asked) -> Answered | None:
        """Answer, or be silent until the test is over."""
        self.asked.append((asked.method, asked.raw_path))
        if not self.answers:
            self.released.wait(20)
            return None
        return self.answers.pop(0)


class Desk:
    """
    Whoever opens a register of businesses for a test.

    Args:
        tls: What it serves with.
        trust: What trusts that.
    """

    def __init__(self, tls: ssl.SSLContext, trust: ssl.SSLContext) -> None:
        self._tls, self._trust = tls, trust

    @contextmanager
    def open(self, registry: Registry) -> Generator[Enhetsregisteret]:
        """Have it open for the length of a `with`, and return who asks it."""
        listening = Listening(registry, self._tls)
        thread = threading.Thread(target=listening.serve_forever, daemon=True)
        thread.start()
        try:
            address = f"https://127.0.0.1:{listening.server_port}{registry.prefix}"
            yield Enhetsregisteret(address, self._trust, IMPATIENT)
        finally:
            registry.released.set()
            listening.shutdown()
            listening.server_close()
            thread.join(10)


@pytest.fixture
def desk(server_tls: ssl.SSLContext, trust: ssl.SSLContext) -> Desk:
    return Desk(server_tls, trust)


def test_what_it_knows_is_told_and_only_the_number_was_sent(desk: Desk) -> None:
    registry = Registry(Answered(200, BAKERY))
    with desk.open(registry) as asking:
        found = asking.look_up("974760673")
    assert registry.asked == [("GET", "/enheter/974760673")]
    assert (found.name, found.form) == ("BAKERIET PÅ HJØRNET AS", "AS")
    assert (found.vat_registered, found.in_company_register, found.is_winding_up) == (True, True, False)
    assert found.street_address == Address("Storgata", "12B", "7010", "TRONDHEIM")
    assert found.postal_address == Address("Postboks A", "", "7401", "TRONDHEIM")


@pytest.mark.parametrize("told", ["konkurs", "underAvvikling", "underTvangsavviklingEllerTvangsopplosning"])
def test_a_business_that_ends_is_told_as_one(desk: Desk, told: str) -> None:
    with desk.open(Registry(Answered(200, {**BAKERY, told: True}))) as asking:
        assert asking.look_up("974760673").is_winding_up


def test_one_without_address_or_in_another_form_is_no_trouble(desk: Desk) -> None:
    bare = {"organisasjonsnummer": "974760673", "navn": "Kari", "organisasjonsform": {"kode": "ENK"}}
    with desk.open(Registry(Answered(200, bare))) as asking:
        found = asking.look_up("974760673")
    assert (found.street_address, found.in_company_register, found.vat_registered) == (
        Address(),
        False,
        False,
    )


@pytest.mark.parametrize(
    "answer",
    [
        Answered(404, {"status": 404}),
        Answered(410, {"status": 410}),
        Answered(200, {**BAKERY, "slettedato": "2020-01-01"}),
        Answered(200, {**BAKERY, "organisasjonsnummer": "987654325"}),
    ],
)
def test_what_it_does_not_have_is_unknown(desk: Desk, answer: Answered) -> None:
    with desk.open(Registry(answer)) as asking, pytest.raises(CompanyUnknown):
        asking.look_up("974760673")


@pytest.mark.parametrize(
    "answer",
    [
        Answered(500),
        Answered(302, headers={"Location": "https://127.0.0.1:1/"}),
        Answered(200, b"<html>vedlikehold</html>"),
        Answered(200, {"navn": "uten nummer"}),
        None,
    ],
)
def test_what_it_says_in_another_way_is_no_answer(desk: Desk, answer: Answered | None) -> None:
    with desk.open(Registry(answer)) as asking, pytest.raises(CompanyRegisterAway):
        asking.look_up("974760673")


def test_a_register_that_is_silent_or_gone_is_not_waited_for(desk: Desk) -> None:
    begun_s = time.monotonic()
    with desk.open(Registry()) as asking:
        with pytest.raises(CompanyRegisterAway):
            asking.look_up("974760673")
        gone = asking
    with pytest.raises(CompanyRegisterAway):
        gone.look_up("974760673")
    assert time.monotonic() - begun_s < 15
