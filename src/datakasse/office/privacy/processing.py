"""
What this shop does with data about people, as the law wants it recorded: read off what is set up, never kept.

Law: GDPR art. 30 (1) (a) to (g); law.md 5.1, 5.5 for how long.
"""

from typing import Final

import msgspec

from datakasse.counter.counter import Counter
from datakasse.office.delivery.connection import connection_of
from datakasse.trade.shop.shop import Company

_FIVE_YEARS: Final = "fem år etter regnskapsårets slutt (bokføringsloven § 13)"
_BY_LAW: Final = "rettslig plikt (art. 6 nr. 1 c)"
_BY_CONTRACT: Final = "avtale (art. 6 nr. 1 b)"


class Processing(msgspec.Struct, frozen=True):
    """
    One thing that is done with data about people.

    Attributes:
        name: What it is.
        purpose: What for.
        basis: By which right.
        people: About whom.
        data: Which data.
        told: Who gets to know it.
        kept: For how long.
    """

    name: str
    purpose: str
    basis: str
    people: str
    data: str
    told: str
    kept: str


class Record(msgspec.Struct, frozen=True):
    """
    The record of processing.

    Attributes:
        controller: Who answers for it: name, organisation number, address.
        processings: What is done.
        safeguards: How it is protected.
    """

    controller: str
    processings: list[Processing]
    safeguards: list[str]


def record_of_processing(counter: Counter) -> Record:
    """Return the record as it is now; a processing that the shop does not use is not in it."""
    with counter.store.read() as books:
        company, customers, connection = books.company(), books.customers(), connection_of(books)
        staff = books.staff()
    delivers = connection is not None and connection.runs
    accounting = (
        f"regnskapsfører; {connection.system}" if connection is not None and delivers else "regnskapsfører"
    )
    rows = [_STAFF, _REGISTER]
    if staff:
        rows.append(_AT_WORK)
    if customers:
        rows.append(msgspec.structs.replace(_ACCOUNT, told=f"{accounting}; Skatteetaten ved kontroll"))
    if any(each.consents for each in customers):
        rows.append(_CONSENTED)
    if counter.mails:
        rows.append(_MAIL)
    return Record(controller_of(company), rows, list(_SAFEGUARDS))


def controller_of(company: Company) -> str:
    """Return who answers for the data, on one line."""
    at = company.street_address
    street, place = f"{at.street} {at.number}".strip(), f"{at.postal_code} {at.city}".strip()
    return ", ".join(filter(None, (company.name, f"org.nr. {company.organisation_number}", street, place)))


_STAFF: Final = Processing(
    "Operatører",
    "Hvem som gjorde hva på kassen; tilgang og pålogging; kasseoppgjør",
    f"{_BY_LAW}: kassasystemforskrifta § 2-7",
    "ansatte",
    "navn, operatørnummer, rolle, pålogginger, det som er gjort på kassen",
    "leder; regnskapsfører; Skatteetaten ved kontroll",
    f"{_FIVE_YEARS}; journalen har nummeret, navnet ligger ved siden av",
)
_AT_WORK: Final = Processing(
    "Personalliste",
    "Vise ved kontroll hvem som er på arbeid",
    f"{_BY_LAW}: bokføringsforskriften § 8-5-6",
    "ansatte",
    "navn, fødselsnummer eller D-nummer, hvem innleide er fra, når hver kom og gikk",
    "leder; Skatteetaten ved kontroll",
    "tre år og seks måneder etter regnskapsårets slutt (bokføringsloven § 13)",
)
_REGISTER: Final = Processing(
    "Kjøpernavn på kvitteringer",
    "Salgsdokument som navngir kjøperen når hun ber om det",
    f"{_BY_LAW}: bokføringsforskriften",
    "kunder som ber om navn på kvitteringen",
    "navn",
    "regnskapsfører; Skatteetaten ved kontroll",
    _FIVE_YEARS,
)
_ACCOUNT: Final = Processing(
    "Kunder på konto",
    "Salg på faktura, fakturaer og kreditnotaer, hva hver skylder, kredittgrense; kundegruppens priser",
    f"{_BY_CONTRACT}; {_BY_LAW} for det salgsdokumentet må ha",
    "kunder som handler på konto, eller har priser for en kundegruppe",
    "navn, adresse, e-post, telefon, organisasjonsnummer, referanse, kundegruppe, fakturaer, kjøp, "
    "innbetalinger",
    "",
    f"navn og adresse {_FIVE_YEARS}, fra siste bevegelse på kontoen; resten til kunden ber om sletting",
)
_CONSENTED: Final = Processing(
    "Nyheter og kundeprogram",
    "Det kunden har sagt ja til, og bare det",
    "samtykke (art. 6 nr. 1 a)",
    "kunder som har samtykket",
    "kontaktopplysninger; når, hvordan og til hvilken tekst samtykket er gitt og trukket; poeng, og "
    "hvilke kjøp de er tjent og brukt ved",
    "ingen",
    "til kunden ber om sletting",
)
_MAIL: Final = Processing(
    "Kvittering på e-post",
    "Gi kunden kvitteringen når hun ber om den digitalt",
    f"{_BY_LAW}: kassasystemforskrifta § 2-6",
    "kunder som ber om det",
    "e-postadresse",
    "e-posttjenesten butikken har valgt",
    "til e-posten er levert",
)
_SAFEGUARDS: Final = (
    "Databasen på kassen er kryptert, og nøkkelen ligger for seg.",
    "På PostgreSQL er det disken som krypteres, av den som driver databasen.",
    "Der ligger kundenes nøkler i den samme databasen; den som har en dump av den, kan lese kundene.",
    "Hver kunde er kryptert med en egen nøkkel; sletting fjerner nøkkelen.",
    "Journalen har numre i stedet for navn, og kan ikke endres uten at det synes.",
    "Rettigheter sjekkes for hvert kall; det som gjøres, journalføres med hvem og når.",
    "Sikkerhetskopier er kryptert for eierens gjenopprettingsark, kontrolleres, og prøves hver måned.",
)
