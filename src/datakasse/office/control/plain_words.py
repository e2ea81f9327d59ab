"""What was changed and what was refused, in plain bokmål; the journal itself has codes for them."""

from collections.abc import Mapping
from typing import Final

from datakasse.errors.missing_right import RIGHTS_IN_WORDS
from datakasse.journal.event import Event
from datakasse.journal.events.people import ActionApproved, AttemptRefused, RoleGiven
from datakasse.journal.events.shop import SettingsChanged
from datakasse.office.people.role_names import ROLE_NAMES
from datakasse.receipt.words.event_text import event_details

CHANGES: Final[Mapping[str, str]] = {
    "PIN reset": "ny PIN til operatør",
    "PIN reset on the machine": "ny PIN satt på maskinen til operatør",
    "VAT code of an article": "ny mva-kode på vare",
    "VAT code of an article eaten here": "ny mva-kode på vare som spises her",
    "account": "konto i kontoplanen",
    "access reviewed": "tilgangene gjennomgått, antall og avtrykk",
    "accounting books": "hvilket regnskap bilagene går til",
    "accounting credentials": "nøkler til regnskapssystemet",
    "accounting delivery": "levering til regnskapssystemet",
    "accounting mapping": "kontering i regnskapssystemet",
    "accounting system": "regnskapssystem",
    "alert recipient": "hvem som får varsler, nummer",
    "address of receipts": "adressen til digitale kvitteringer",
    "alerts let go": "varsler slettet til og med",
    "article family": "varefamilie",
    "article group": "varegruppe",
    "article picture": "bilde av vare",
    "article taken off sale": "vare tatt ut av salg",
    "articles edited together": "varer endret samlet, nummer",
    "articles imported": "varer importert",
    "backup place": "sted for kopier",
    "backup recovery key": "gjenopprettingsark som åpner kopiene, nøkkel",
    "backup recovery key withdrawn": "gjenopprettingsark byttet ut, nøkkel",
    "badge issued": "nytt adgangskort til operatør",
    "badge revoked": "adgangskort sperret for operatør",
    "bank_account": "bankkonto",
    "bank_columns": "kolonner i bankfil",
    "bank_keys": "nøkler til utbetalinger",
    "breach decided": "avgjort avvik i personvernet, nummer",
    "breach logged": "avvik i personvernet, nummer",
    "buyers erased": "navn på kjøpere slettet",
    "change from the hub": "endring fra huben",
    "consent given": "samtykke gitt av kunde",
    "consent withdrawn": "samtykke trukket av kunde",
    "count begun": "ny telling",
    "count dropped": "forkastet telling",
    "customer changed": "opplysninger om kunde",
    "customer display": "kundeskjerm",
    "customer entered": "ny kunde",
    "customer's data handed out": "innsyn gitt til kunde",
    "department": "avdeling",
    "device_paired": "enhet koblet til",
    "device_revoked": "enhet stengt ute",
    "empty shelf": "salg ved tom hylle",
    "group of an article": "ny varegruppe på vare",
    "import of articles undone": "import av varer angret",
    "invoicing": "hvordan fakturaer lages",
    "mail account": "e-postkonto",
    "mapping": "kontering",
    "means of payment": "betalingsmidler ved sted",
    "minutes until the screen locks": "minutter før skjermen låses",
    "points": "vilkår for poeng",
    "office entered from a new device": "kom til kontoret fra en ny enhet, operatør",
    "office password forgotten": "innlogging til kontoret nullstilt for operatør",
    "office password forgotten on the machine": "innlogging til kontoret nullstilt på maskinen for operatør",
    "office password set": "nytt passord til kontoret, operatør",
    "office session ended": "avsluttet påloggingen på kontoret til operatør",
    "opening_hours": "åpningstider ved sted",
    "operator": "operatør",
    "operator registered": "ny operatør",
    "operator reinstated": "tilbake på jobb, operatør",
    "operator renamed": "nytt navn på operatør",
    "operator retired": "har sluttet, operatør",
    "passkey registered": "ny passnøkkel, operatør",
    "passkey removed": "passnøkkel fjernet, operatør",
    "price experiment begun": "prisforsøk begynt",
    "price experiment stopped": "prisforsøk stoppet, nummer",
    "price to come entered": "kommende pris lagt inn på vare",
    "price to come taken back": "kommende pris trukket tilbake på vare",
    "printer": "skriver",
    "printer_search": "søkte etter skrivere på",
    "purchase order changed": "endret bestilling",
    "purchase order closed": "lukket bestilling",
    "purchase order drafted": "ny bestilling",
    "purchase order received": "varer kom på bestilling",
    "purchase order sent": "sendt bestilling",
    "receipt logo": "logo på kvitteringene ved sted",
    "receipt texts": "tekst på kvitteringene ved sted",
    "recipe": "oppskrift på vare",
    "recovery code used": "reservekode brukt, operatør",
    "recovery codes renewed": "nye reservekoder, operatør",
    "register added": "ny kasse",
    "register given up": "journalen er borte; kassen er ute av bruk for godt:",
    "register taken over": "tok over kasse",
    "sale_hours": "salgstider",
    "scale labels": "vektetiketter",
    "shop": "butikkens opplysninger",
    "staff member entered": "opplysninger i personallisten om nummer",
    "staff register let go": "personallisten slettet til og med",
    "staff register taken out": "personallisten tatt ut som fil",
    "stock room": "lager",
    "supplied article": "leverandør og vare",
    "supplied article taken away": "ikke lenger fra leverandør, vare",
    "supplier changed": "opplysninger om leverandør",
    "supplier entered": "ny leverandør",
    "submission access": "tilgang til innsending",
    "use of a register": "bruk av kasse",
    "two-factor set up": "engangskoder tatt i bruk, operatør",
    "views let go": "visninger som var tatt bort, slettet til og med",
    "voucher delivery retried": "levering av bilag prøvd igjen",
    "voucher delivery skipped": "levering av bilag hoppet over",
    "vouchers taken over as a file": "bilag tatt over som fil",
}
"""What the journal calls a change → what people call it."""

REFUSED: Final[Mapping[str, str]] = {
    "approval.no_longer_so": "godkjent for et annet beløp",
    "article.outside_sale_hours": "vare utenfor salgstiden",
    "basket.discount_forbidden": "rabatt som loven forbyr",
    "basket.outside_sale_hours": "kurv utenfor salgstiden",
    "day.sale_still_open": "oppgjør med et åpent salg",
    "discount.forbidden": "rabatt som loven forbyr",
    "drawer.open": "salg med åpen skuff",
    "drawer.unknown": "skuff som ikke svarer",
    "operator.missing_right": "mangler rettighet",
    "operator.wrong_badge": "ukjent eller sperret kort",
    "operator.wrong_pin": "feil PIN",
    "people.beyond_your_rights": "ville gi flere rettigheter enn egne",
    "people.not_confirmed": "feil bekreftelse",
    "people.only_at_the_machine": "kontoret fra en annen maskin uten passord og kode",
    "passkey.copied": "passnøkkel med teller som gikk tilbake",
    "passkey.not_registered": "passnøkkel som ikke ble godtatt",
    "passkey.wrong": "passnøkkel som ikke åpner",
    "people.wrong_sign_in": "feil passord eller kode",
    "receipt.copy_already_printed": "kopi nummer to",
    "receipt.must_be_printed": "kvittering som må skrives",
    "return.more_than_sold": "retur av mer enn solgt",
    "return.only_to_the_account": "retur til feil betalingsmiddel",
    "sale.cash_ceiling": "for mye kontanter",
}
"""Code of a refusal whose attempt is kept → what people call it."""


def details_in_words(event: Event) -> str:
    """
    Return what there is to say of an entry beyond its title.

    Example:
        >>> details_in_words(SettingsChanged("PIN reset", "7"))
        'ny PIN til operatør 7'
        >>> details_in_words(AttemptRefused("EnterOffice", "operator.wrong_pin"))
        'feil PIN (EnterOffice)'
        >>> details_in_words(AttemptRefused("CloseDay", "operator.missing_right", "z_report"))
        'mangler rettighet «Gjøre opp dagen (Z)» (CloseDay)'
        >>> details_in_words(ActionApproved("1002", "PayOut", "pay_in_out", 50_00, "vask"))
        'av 1002 «Ta penger inn og ut» (PayOut, vask)'
        >>> details_in_words(RoleGiven("7", "auditor"))
        '7, Kontrollør'
    """
    match event:
        case SettingsChanged(what=what, subject=subject) if what in CHANGES:
            return f"{CHANGES[what]} {subject}".strip()
        case AttemptRefused(what=what, code=code, subject=right) if right in RIGHTS_IN_WORDS:
            return f"{REFUSED.get(code, code)} «{RIGHTS_IN_WORDS[right][0]}» ({what})"
        case AttemptRefused(what=what, code=code, subject=subject):
            return f"{REFUSED.get(code, code)} ({', '.join(filter(None, (what, subject)))})"
        case ActionApproved(approver=approver, what=what, right=right, subject=subject):
            named = RIGHTS_IN_WORDS.get(right, (right,))[0]
            return f"av {approver} «{named}» ({', '.join(filter(None, (what, subject)))})"
        case RoleGiven(operator=operator, role=role):
            return f"{operator}, {ROLE_NAMES.get(role, role)}"
        case _:
            return event_details(event, "nb")
