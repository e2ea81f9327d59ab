// Texts of the page that says what may be paid with.

import type { Said } from "../../writing/language.ts";

export const MEANS = {
  set_up_part_means: { nb: "Betaling", nn: "Betaling", en: "Payment" },
  means_lead: {
    nb: "Hva det kan betales med her. Kassen viser bare dette, og sier nei til resten. Det som kommer i retur, betales tilbake slik det ble betalt.",
    nn: "Kva det kan betalast med her. Kassa viser berre dette, og seier nei til resten. Det som kjem i retur, blir betalt tilbake slik det vart betalt.",
    en: "What may be paid with here. The till shows only this, and refuses the rest. What comes back is paid back the way it was paid for.",
  },
  means_title: { nb: "Butikken tar", nn: "Butikken tek", en: "The shop takes" },
  means_unsaid: {
    nb: "Ingen har valgt ennå, og kassen tar alt. Velg, og lagre.",
    nn: "Ingen har valt enno, og kassa tek alt. Vel, og lagre.",
    en: "Nobody has chosen yet, and the till takes everything. Choose, and keep it.",
  },
  means_cash: { nb: "Kontanter", nn: "Kontantar", en: "Cash" },
  means_hint_cash: {
    nb: "Kan ikke tas bort: den som betjener forbrukere i et salgslokale, må ta imot kontanter (finansavtaleloven § 2-1). En kasse uten skuff tar dem ikke.",
    nn: "Kan ikkje takast bort: den som betener forbrukarar i eit salslokale, må ta imot kontantar (finansavtalelova § 2-1). Ei kasse utan skuff tek dei ikkje.",
    en: "Cannot be taken away: who serves consumers on premises has to accept cash (the Financial Contracts Act, § 2-1). A register without a drawer takes none.",
  },
  means_card: { nb: "Kort", nn: "Kort", en: "Cards" },
  means_hint_card: { nb: "Debet og kreditt", nn: "Debet og kreditt", en: "Debit and credit" },
  means_vipps: { nb: "Vipps", nn: "Vipps", en: "Vipps" },
  means_hint_vipps: { nb: "Betaling med mobil", nn: "Betaling med mobil", en: "Paying by phone" },
  means_voucher: {
    nb: "Gavekort og tilgodelapper",
    nn: "Gåvekort og tilgodelappar",
    en: "Gift cards and store credits",
  },
  means_hint_voucher: {
    nb: "Kan tas bort når kundene ikke har noe igjen på dem",
    nn: "Kan takast bort når kundane ikkje har noko att på dei",
    en: "Can be taken away when customers have nothing left on them",
  },
  means_deposit_slip: { nb: "Pantelapper", nn: "Pantelappar", en: "Deposit slips" },
  means_hint_deposit_slip: {
    nb: "Fra en panteautomat i butikken",
    nn: "Frå ein panteautomat i butikken",
    en: "From a machine for bottles in the shop",
  },
  means_invoice: { nb: "Faktura", nn: "Faktura", en: "Invoice" },
  means_hint_invoice: {
    nb: "Kunder i registeret som kjøper på konto",
    nn: "Kundar i registeret som kjøper på konto",
    en: "Registered customers who buy on account",
  },
  means_keep: { nb: "Lagre betalingsmidlene", nn: "Lagre betalingsmidla", en: "Keep the means of payment" },
  means_kept: {
    nb: "Lagret. Kassen viser dette fra neste trykk.",
    nn: "Lagra. Kassa viser dette frå neste trykk.",
    en: "Kept. The till shows this from the next press on.",
  },
} satisfies Record<string, Said>;
