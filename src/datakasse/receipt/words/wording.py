"""
Every word on paper.

`Label` holds what law prescribes word for word, in bokmål and nynorsk and never in another language
(KSF-2-4): a slip in English carries the bokmål label. `Word` holds the rest in all three. There is
no third place: builders write no Norwegian of their own.

The regulation is written in nynorsk; the bokmål forms are those Skatteetaten itself uses.

Law: KSF § 2-8-4 to § 2-8-8 (labels), § 2-8-2 (report items, letters in the comments), KSL § 7.
"""

from enum import Enum

from datakasse.errors import Language


class Label(Enum):
    """What must stand on paper word for word."""

    SALES_RECEIPT = "Salgskvittering", "Salskvittering"
    RETURN_RECEIPT = "Returkvittering", "Returkvittering"
    COPY = "KOPI", "KOPI"
    STEB = "STEB-kvittering", "STEB-kvittering"
    PROVISIONAL = (
        "Foreløpig kvittering – IKKE KVITTERING FOR KJØP",
        "Foreløpig kvittering – IKKJE KVITTERING FOR KJØP",
    )
    TRAINING = (
        "Treningskvittering – IKKE KVITTERING FOR KJØP",
        "Treningskvittering – IKKJE KVITTERING FOR KJØP",
    )
    DELIVERY = (
        "Utleveringskvittering – IKKE KVITTERING FOR KJØP",
        "Utleveringskvittering – IKKJE KVITTERING FOR KJØP",
    )
    NO_RECEIPT = "IKKE KVITTERING FOR KJØP", "IKKJE KVITTERING FOR KJØP"
    X_REPORT = "X-rapport", "X-rapport"
    Z_REPORT = "Z-rapport", "Z-rapport"
    VAT_REGISTERED = "MVA", "MVA"
    COMPANY_REGISTER = "Foretaksregisteret", "Foretaksregisteret"
    DEMONSTRATION = (
        "DEMONSTRASJON – IKKE DEKLARERT KASSASYSTEM",
        "DEMONSTRASJON – IKKJE DEKLARERT KASSASYSTEM",
    )

    def __init__(self, nb: str, nn: str) -> None:
        self.nb, self.nn = nb, nn

    def said_in(self, language: Language) -> str:
        """
        Return the label in Norwegian, whatever the language of the slip.

        Example:
            >>> Label.SALES_RECEIPT.said_in("nn"), Label.SALES_RECEIPT.said_in("en")
            ('Salskvittering', 'Salgskvittering')
        """
        return self.nn if language == "nn" else self.nb


class Word(Enum):
    """What law leaves to us: bokmål, nynorsk, English."""

    # Seller, register, receipt
    ORGANISATION_NUMBER = "Org.nr.", "Org.nr.", "Org. no."
    HEAD_OFFICE = "Hovedkontor", "Hovudkontor", "Head office"
    DATE = "Dato", "Dato", "Date"
    TIME = "Kl.", "Kl.", "Time"
    RECEIPT_NUMBER = "Kvittering nr.", "Kvittering nr.", "Receipt no."
    TRANSACTION_NUMBER = "Transaksjon nr.", "Transaksjon nr.", "Transaction no."
    REGISTER = "Kasse", "Kasse", "Register"
    OPERATOR = "Operatør", "Operatør", "Operator"
    CUSTOMER = "Kunde", "Kunde", "Customer"
    BUYER = "Kjøper", "Kjøpar", "Buyer"
    REFERENCE = "Referanse", "Referanse", "Reference"
    TERMINAL_REFERENCE = "Terminalreferanse", "Terminalreferanse", "Terminal reference"
    SIGNATURE = "Signatur", "Signatur", "Signature"
    WELCOME_BACK = "Velkommen tilbake", "Velkomen tilbake", "Welcome back"

    # Lines and sums
    PIECES = "stk.", "stk.", "pcs"
    AT_EACH = "à", "à", "at"
    DISCOUNT = "Rabatt", "Rabatt", "Discount"
    SALE_DISCOUNT = "Rabatt på hele kjøpet", "Rabatt på heile kjøpet", "Discount on the whole purchase"
    EAT_IN = "Spise her", "Ete her", "Eat in"
    TAKE_AWAY = "Ta med", "Ta med", "Take away"
    TOTAL = "Sum", "Sum", "Total"
    VAT = "MVA", "MVA", "VAT"
    VAT_RATE = "MVA-sats", "MVA-sats", "VAT rate"
    VAT_BASE = "Grunnlag", "Grunnlag", "Net"
    WITH_VAT = "Med MVA", "Med MVA", "Gross"
    ZERO_RATED = "0 % fritatt", "0 % friteke", "0 % zero-rated"
    EXPORTED_GOODS = "0 % utførsel", "0 % utførsel", "0 % export"
    REVERSE_CHARGE = "Omvendt avgift", "Omvend avgift", "Reverse charge"
    OUTSIDE_ACT = "Utenfor loven", "Utanfor lova", "Outside the Act"
    NO_VAT = "Uten MVA", "Utan MVA", "No VAT"
    ROUNDING = "Avrunding", "Avrunding", "Rounding"
    TO_PAY = "Å betale", "Å betale", "To pay"
    TO_REFUND = "Å betale tilbake", "Å betale tilbake", "To refund"
    TIP = "Drikkepenger", "Drikkepengar", "Tip"

    # Means of payment
    CASH = "Kontant", "Kontant", "Cash"
    DEBIT_CARD = "Bankkort", "Bankkort", "Debit card"
    CREDIT_CARD = "Kredittkort", "Kredittkort", "Credit card"
    VIPPS = "Vipps", "Vipps", "Vipps"
    GIFT_CARD = "Gavekort", "Gåvekort", "Gift card"
    STORE_CREDIT = "Tilgodelapp", "Tilgodelapp", "Store credit"
    DEPOSIT_SLIP = "Pantelapp", "Pantelapp", "Deposit slip"
    INVOICE = "Faktura", "Faktura", "Invoice"
    RECEIVED = "Mottatt", "Motteke", "Received"
    CHANGE = "Tilbake", "Tilbake", "Change"

    # Returns, copies, deliveries
    RETURN_OF = "Retur av kvittering nr.", "Retur av kvittering nr.", "Return of receipt no."
    RETURN_OF_TRANSACTION = (
        "Retur av transaksjon nr.",
        "Retur av transaksjon nr.",
        "Return of transaction no.",
    )
    REASON = "Årsak", "Årsak", "Reason"
    VALUE_UNKNOWN = "Salgsverdi ukjent", "Salsverdi ukjend", "Sales value unknown"
    INVOICE_FOLLOWS = "Faktura kommer senere", "Faktura kjem seinare", "An invoice follows"

    # Slips about the drawer
    DRAWER_OPENING = "Skuffåpning", "Skuffopning", "Drawer opening"
    PAY_IN = "Innbetaling", "Innbetaling", "Pay-in"
    PAY_OUT = "Utbetaling", "Utbetaling", "Pay-out"
    GIFT_CARD_SOLD = "Gavekort solgt", "Gåvekort selt", "Gift card sold"
    CARD_NUMBER = "Kortnummer", "Kortnummer", "Card number"
    VOUCHER_NUMBER = "Nummer", "Nummer", "Number"
    SLIP_NUMBER = "Lapp nr.", "Lapp nr.", "Slip no."
    EXPECTED = "Forventet", "Venta", "Expected"
    COUNTED = "Opptalt", "Talt opp", "Counted"
    DIFFERENCE = "Differanse", "Differanse", "Difference"
    EXPLANATION = "Forklaring", "Forklaring", "Explanation"

    # The daily cash report
    CASH_REPORT = "Kasseoppgjør", "Kasseoppgjer", "Daily cash report"
    OPENING_BALANCE = "Åpningsbalanse", "Opningsbalanse", "Opening balance"
    CASH_SALES = "Kontantsalg", "Kontantsal", "Cash sales"
    THEORETICAL_END = "Teoretisk slutt", "Teoretisk slutt", "Theoretical end"
    ACTUAL_COUNT = "Faktisk telling", "Faktisk teljing", "Actual count"
    ONLY_NOTES_AND_COINS = (
        "Bare sedler og mynter. Retur er trukket fra.",
        "Berre setlar og myntar. Retur er trekt frå.",
        "Notes and coins only, less returns.",
    )
    NO_CASH_TAKEN = (
        "Kassen tar ikke kontanter.",
        "Kassa tek ikkje kontantar.",
        "The register takes no cash.",
    )
    OTHER_TENDERS = "Andre betalingsmidler", "Andre betalingsmiddel", "Other means of payment"
    TERMINAL = "Terminal", "Terminal", "Terminal"
    NO_TERMINAL_REPORT = "ingen terminalrapport", "ingen terminalrapport", "no terminal report"
    COUNTED_BY = "Talt av", "Talt av", "Counted by"
    APPROVED_BY = "Godkjent av", "Godkjend av", "Approved by"
    CHECKED_BY = "Kontrollert av", "Kontrollert av", "Checked by"

    # X and Z reports; letters of § 2-8-2
    REPORT_NUMBER = "Rapport nr.", "Rapport nr.", "Report no."
    ARTICLE = "Vare", "Vare", "Article"
    TYPE_CHANGE = "Veksel", "Veksel", "Change"
    TYPE_OWNER = "Eier", "Eigar", "Owner"
    TYPE_BANK = "Til bank", "Til bank", "To the bank"
    TYPE_EXPENSE = "Utlegg", "Utlegg", "Expense"
    TYPE_DEPOSIT_REFUND = "Utbetalt pant", "Utbetalt pant", "Deposit refunded"
    TYPE_OTHER = "Annet", "Anna", "Other"
    TYPE_DELETED_LINE = "Slettet linje", "Sletta linje", "Deleted line"
    TYPE_REDUCED_QUANTITY = "Redusert mengde", "Redusert mengd", "Reduced quantity"
    AMOUNT = "Beløp", "Beløp", "Amount"
    NUMBER_SHORT = "Ant.", "Ant.", "No."
    CASH_POINT = "Kassepunkt", "Kassapunkt", "Cash point"  # d
    TOTAL_CASH_SALES = "Totalt kontantsalg", "Totalt kontantsal", "Total cash sales"  # e
    SALES_BY_GROUP = (  # f
        "Kontantsalg per varegruppe",
        "Kontantsal per varegruppe",
        "Cash sales by article group",
    )
    BY_MEANS_OF_PAYMENT = (  # g
        "Kontantsalg per betalingsmiddel",
        "Kontantsal per betalingsmiddel",
        "Cash sales by means of payment",
    )
    OF_WHICH_ROUNDING = "herav avrunding", "av dette avrunding", "of which rounding"
    BY_OPERATOR = "Per operatør", "Per operatør", "By operator"  # h
    TIPS = "Drikkepenger", "Drikkepengar", "Tips"  # i
    SALES_BY_VAT = (  # j
        "Kontantsalg og MVA per sats",
        "Kontantsal og MVA per sats",
        "Cash sales and VAT by rate",
    )
    OPENING_FLOAT = "Inngående vekselkasse", "Inngåande vekselkasse", "Opening float"  # k
    SALES_RECEIPTS = "Salgskvitteringer", "Salskvitteringar", "Sales receipts"  # l
    DRAWER_OPENINGS = (  # m
        "Skuffåpninger uten salg",
        "Skuffopningar utan sal",
        "Drawer openings without sale",
    )
    COPY_RECEIPTS = "Kopikvitteringer", "Kopikvitteringar", "Copy receipts"  # n
    PROVISIONAL_RECEIPTS = (  # o
        "Foreløpige kvitteringer",
        "Foreløpige kvitteringar",
        "Provisional receipts",
    )
    RETURNS = "Returer", "Returar", "Returns"  # p
    DISCOUNTS = "Rabatter", "Rabattar", "Discounts"  # q
    ABORTED_SALES = "Avbrutte salg", "Avbrotne sal", "Aborted sales"  # r
    LINE_CORRECTIONS = "Linjekorreksjoner", "Linjekorreksjonar", "Line corrections"  # s
    PRICE_CHECKS = "Prisundersøkelser", "Prisundersøkingar", "Price look-ups"  # t
    OTHER_CORRECTIONS = "Andre korreksjoner", "Andre korreksjonar", "Other corrections"  # u
    DELIVERY_RECEIPTS = (  # v
        "Utleveringskvitteringer",
        "Utleveringskvitteringar",
        "Delivery receipts",
    )
    TRAINING_RECEIPTS = "Treningskvitteringer", "Treningskvitteringar", "Training receipts"  # w
    GRAND_TOTAL_SALES = "Grand total salg", "Grand total sal", "Grand total sales"  # x
    GRAND_TOTAL_RETURNS = "Grand total retur", "Grand total retur", "Grand total returns"  # y
    GRAND_TOTAL_NET = "Grand total netto", "Grand total netto", "Grand total net"  # z
    SECOND_PARAGRAPH = (  # 2nd paragraph
        "Utenom kontantsalg (andre ledd)",
        "Utanom kontantsal (andre ledd)",
        "Besides cash sales (second paragraph)",
    )
    CREDIT_SALES = "Kredittsalg", "Kredittsal", "Credit sales"  # 2nd paragraph
    CREDIT_NOTES = "Kreditnotaer", "Kreditnotaar", "Credit notes"  # 2nd paragraph
    PAY_INS = "Innbetalinger", "Innbetalingar", "Pay-ins"  # 2nd paragraph
    PAY_OUTS = "Utbetalinger", "Utbetalingar", "Pay-outs"  # 2nd paragraph
    EXPECTED_CASH = "Kontanter skal være", "Kontantar skal vere", "Expected cash"

    # Extracts of the journal
    JOURNAL_EXTRACT = (
        "Utskrift av elektronisk journal",
        "Utskrift av elektronisk journal",
        "Extract of the electronic journal",
    )
    PRINTED = "Skrevet ut", "Skrive ut", "Printed"
    VERSION = "Versjon", "Versjon", "Version"
    ENTRIES = "Poster", "Postar", "Entries"
    JOURNAL_ENTRY = "Journalpost", "Journalpost", "Journal entry"
    JOURNAL_ENTRIES = "Journalposter", "Journalpostar", "Journal entries"
    KEY_VERSION = "Nøkkelversjon", "Nøkkelversjon", "Key version"
    LAST_SIGNATURE = "Siste signatur", "Siste signatur", "Last signature"
    TRAINING = "trening", "trening", "training"
    IN_TRAINING = "TRENING", "TRENING", "TRAINING"

    # What happened, as an extract of the journal says it
    REGISTER_COMMISSIONED = "Kasse tatt i bruk", "Kasse teken i bruk", "Register commissioned"
    SYSTEM_STARTED = "Program startet", "Program starta", "Software started"
    SYSTEM_STOPPED = "Program stoppet", "Program stoppa", "Software stopped"
    SOFTWARE_UPDATED = "Program oppdatert", "Program oppdatert", "Software updated"
    KEYS_ROTATED = "Nye signeringsnøkler", "Nye signeringsnøklar", "New signing keys"
    REGISTER_RESTORED = "Gjenopprettet fra kopi", "Gjenoppretta frå kopi", "Restored from a copy"
    REGISTER_TAKEN_OVER = (
        "Tatt over fra en annen maskin",
        "Teken over frå ei anna maskin",
        "Taken over from another machine",
    )
    NUMBERS_SKIPPED = "hopper over numre:", "hoppar over nummer:", "numbers passed over:"
    CLOCK_WENT_BACK = "Klokken gikk tilbake", "Klokka gjekk tilbake", "Clock went back"
    SETTINGS_CHANGED = "Oppsett endret", "Oppsett endra", "Settings changed"
    ROLE_DEFINED = "Rolle bestemt", "Rolle fastsett", "Role defined"
    ROLE_GIVEN = "Rolle gitt", "Rolle gitt", "Role given"
    PRICE_CHANGED = "Pris endret", "Pris endra", "Price changed"
    CAMPAIGN_SET = "Kampanje satt opp", "Kampanje sett opp", "Campaign set up"
    PRICE_LIST_SET = "Prisliste lagret", "Prisliste lagra", "Price list saved"
    PRICE_LIST_ENDED = "Prisliste avsluttet", "Prisliste avslutta", "Price list ended"
    CUSTOMER_CHOSEN = "Kunde valgt", "Kunde vald", "Customer chosen"
    POINTS_EARNED = "Poeng opptjent", "Poeng tente", "Points earned"
    POINTS_SPENT = "Poeng brukt", "Poeng brukte", "Points spent"
    POINTS_TAKEN_BACK = "Poeng trukket tilbake", "Poeng trekte tilbake", "Points taken back"
    POINTS_BALANCE = "Poengsaldo", "Poengsaldo", "Points balance"
    COUPON = "Kupong", "Kupong", "Coupon"
    COUPON_SET = "Kupong laget", "Kupong laga", "Coupon made"
    COUPON_ENDED = "Kupong avsluttet", "Kupong avslutta", "Coupon ended"
    CAMPAIGN_ENDED = "Kampanje avsluttet", "Kampanje avslutta", "Campaign ended"
    OPEN_PRICE = "åpen pris", "open pris", "open price"
    SIGNED_ON = "Logget på", "Logga på", "Signed on"
    SIGNED_OFF = "Logget av", "Logga av", "Signed off"
    OFFICE_ENTERED = "Logget på kontoret", "Logga på kontoret", "Signed on in the office"
    OFFICE_LEFT = "Logget av kontoret", "Logga av kontoret", "Signed off in the office"
    BOOKS_CORRECTED = "Regnskapet korrigert", "Rekneskapen korrigert", "Books corrected"
    PERIOD_LOCKED = "Regnskapsperiode låst", "Rekneskapsperiode låst", "Accounting period locked"
    ACTION_APPROVED = "Godkjent", "Godkjent", "Approved"
    ATTEMPT_REFUSED = "Avvist forsøk", "Avvist forsøk", "Attempt refused"
    FLOAT_DECLARED = "Vekselkasse", "Vekselkasse", "Float"
    DRAWER_OPENED = "Skuff åpnet", "Skuff opna", "Drawer opened"
    DRAWER_CLOSED = "Skuff lukket", "Skuff lukka", "Drawer closed"
    LINE_ADDED = "Linje", "Linje", "Line"
    LINE_RETURNED = "Returlinje", "Returlinje", "Return line"
    LINE_DELETED = "Linje slettet", "Linje sletta", "Line deleted"
    LINE_REDUCED = "Linje redusert", "Linje redusert", "Line reduced"
    LINE_NOTED = "Notat på linje", "Notat på linje", "Note on line"
    LINE_DISCOUNTED = "Rabatt på linje", "Rabatt på linje", "Discount on line"
    SERVING_CHOSEN = "Servering", "Servering", "Serving"
    PRICE_CHECKED = "Prisundersøkelse", "Prisundersøking", "Price look-up"
    BASKET_PARKED = "Salg parkert", "Sal parkert", "Sale parked"
    BASKET_RESUMED = "Salg tatt opp igjen", "Sal teke opp att", "Sale resumed"
    SOLD = "Salg nr.", "Sal nr.", "Sale no."
    RETURNED = "Retur nr.", "Retur nr.", "Return no."
    TRAINED = "Trening nr.", "Trening nr.", "Training no."
    SALE_ABORTED = "Salg avbrutt", "Sal avbrote", "Sale aborted"
    DELIVERED_NUMBER = "Utlevering nr.", "Utlevering nr.", "Delivery no."
    RECEIPT_DECLINED = "ønsket ikke kvittering", "ønskte ikkje kvittering", "no receipt wanted"
    STORE_CREDIT_ISSUED = "Tilgodelapp utstedt", "Tilgodelapp skriven ut", "Store credit issued"
    TERMINAL_RECONCILED = "Terminal avstemt", "Terminal avstemt", "Terminal reconciled"
    CASH_COUNTED = "Kontanter talt opp", "Kontantar talde opp", "Cash counted"
    RECEIPT_DELIVERED = "Levert digitalt", "Levert digitalt", "Delivered digitally"
    ON_PAPER = "på papir", "på papir", "on paper"
    BY_EMAIL = "e-post", "e-post", "e-mail"
    BY_LINK = "lenke", "lenkje", "link"
    PRINT_FAILED = "Ikke skrevet ut", "Ikkje skrive ut", "Not printed"
    TEST_PAGE = "Testside", "Testside", "Test page"
    TEST_PAGE_IS_NO_RECEIPT = "Ikke kvittering for kjøp", "Ikkje kvittering for kjøp", "Not a receipt"
    LEFT_EDGE = "venstre kant", "venstre kant", "left edge"
    RIGHT_EDGE = "høyre kant", "høgre kant", "right edge"
    TEST_PAGE_CODES = (
        "Begge kodene skal kunne skannes:",
        "Begge kodane skal kunne skannast:",
        "Both codes can be scanned:",
    )
    TEST_PAGE_ENDS = (
        "Papiret kuttes under denne linjen",
        "Papiret blir kutta under denne linja",
        "Cut below this line",
    )
    PRINTING_MOVED = "Skriver valgt", "Skrivar vald", "Printer chosen"
    OWN_PRINTER = "egen skriver", "eigen skrivar", "own printer"
    SECOND_PRINTER = "reserveskriver", "reserveskrivar", "second printer"
    SETTLEMENT_CONFIRMED = "Bank avstemt", "Bank avstemt", "Bank reconciled"
    SETTLEMENT_UNDONE = "Bankavstemming opphevet", "Bankavstemming oppheva", "Bank reconciliation undone"
    ROUTINE_SIGNED = "Månedsrutine signert", "Månadsrutine signert", "Monthly routine signed"
    GOODS_RECEIVED = "Varemottak", "Varemottak", "Goods received"
    GOODS_WASTED = "Svinn", "Svinn", "Goods wasted"
    GOODS_TAKEN_OUT = "Uttak av varer", "Uttak av varer", "Goods taken for own use"
    GOODS_TRANSFERRED = "Varer flyttet", "Varer flytte", "Goods transferred"
    STOCK_COUNTED = "Lager talt", "Lager talt", "Stock counted"
    CUSTOMER_ERASED = "Kunde slettet", "Kunde sletta", "Customer erased"
    ACCOUNT_PAID = "Innbetaling på konto", "Innbetaling på konto", "Payment on account"
    INVOICE_MADE = "Faktura laget", "Faktura laga", "Invoice made"
    JOURNAL_EXPORTED = "Journal eksportert", "Journal eksportert", "Journal exported"
    TRAINING_STARTED = "Trening på", "Trening på", "Training on"
    TRAINING_ENDED = "Trening av", "Trening av", "Training off"

    # Documents, as the journal names them
    COPY_DOCUMENT = "Kopi", "Kopi", "Copy"
    SALES_DOCUMENT = "Salgskvittering", "Salskvittering", "Sales receipt"
    RETURN_DOCUMENT = "Returkvittering", "Returkvittering", "Return receipt"
    PARKED_SLIP = "Lapp for parkert salg", "Lapp for parkert sal", "Slip of a parked sale"
    PARKED_TITLE = "Parkert salg", "Parkert sal", "Parked sale"
    PARKED_HINT = (
        "Ikke betalt. Skann lappen i kassen for å hente salget.",
        "Ikkje betalt. Skann lappen i kassa for å hente salet.",
        "Not paid. Scan this at the till to take the sale up again.",
    )
    PROVISIONAL_DOCUMENT = "Foreløpig kvittering", "Foreløpig kvittering", "Provisional receipt"
    TRAINING_DOCUMENT = "Treningskvittering", "Treningskvittering", "Training receipt"
    DELIVERY_DOCUMENT = "Utleveringskvittering", "Utleveringskvittering", "Delivery receipt"
    X_DOCUMENT = "X-rapport", "X-rapport", "X report"
    Z_DOCUMENT = "Z-rapport", "Z-rapport", "Z report"

    def __init__(self, nb: str, nn: str, en: str) -> None:
        self.nb, self.nn, self.en = nb, nn, en

    def said_in(self, language: Language) -> str:
        """
        Return the word in the language.

        Example:
            >>> Word.CHANGE.said_in("nb"), Word.RECEIVED.said_in("nn"), Word.CHANGE.said_in("en")
            ('Tilbake', 'Motteke', 'Change')
        """
        return {"nb": self.nb, "nn": self.nn, "en": self.en}[language]
