// What the office says of coupons.

import type { Said } from "../../writing/language.ts";

export const COUPONS = {
  coupons_part: { nb: "Kuponger", nn: "Kupongar", en: "Coupons" },
  coupons_lead: {
    nb: "En kode som skannes eller skrives i kassen og tar noe av. En kupong er en rabatt og telles som det i X og Z.",
    nn: "Ein kode som blir skanna eller skriven i kassa og tek noko av. Ein kupong er ein rabatt og blir rekna som det i X og Z.",
    en: "A code that is scanned or typed at the till and takes something off. A coupon is a discount, and counted as one in X and Z.",
  },
  coupons_list: { nb: "Kupongene", nn: "Kupongane", en: "The coupons" },
  coupons_none: { nb: "Ingen kuponger", nn: "Ingen kupongar", en: "No coupons" },
  coupon_new: { nb: "Ny kupong", nn: "Ny kupong", en: "New coupon" },
  coupon_new_lead: {
    nb: "Tobakk, pant, øl som selges i butikk og varer uten rabatt er aldri med. Vilkårene endres ikke etterpå; avslutt og lag en ny.",
    nn: "Tobakk, pant, øl som blir selt i butikk og varer utan rabatt er aldri med. Vilkåra blir ikkje endra etterpå; avslutt og lag ein ny.",
    en: "Tobacco, deposit, beer sold in a shop and goods without discount are never in it. Its terms do not change afterwards; end it and make another.",
  },
  coupon_takes_off: { nb: "Tar av", nn: "Tek av", en: "Takes off" },
  coupon_kind_share: { nb: "Prosent", nn: "Prosent", en: "Per cent" },
  coupon_kind_amount: { nb: "Kroner", nn: "Kroner", en: "Kroner" },
  coupon_amount: { nb: "Kroner av", nn: "Kroner av", en: "Kroner off" },
  coupon_minimum: { nb: "Gjelder fra beløp", nn: "Gjeld frå beløp", en: "From an amount of" },
  coupon_minimum_note: {
    nb: "For varene den gjelder; tom for ingen grense",
    nn: "For varene han gjeld; tom for inga grense",
    en: "Of the goods that it is for; empty for none",
  },
  coupon_codes_which: { nb: "Koder", nn: "Kodar", en: "Codes" },
  coupon_codes_many: {
    nb: "Én kode, så ofte den brukes",
    nn: "Éin kode, så ofte han blir brukt",
    en: "One code, as often as it is used",
  },
  coupon_codes_once: { nb: "Én kode, én gang", nn: "Éin kode, éin gong", en: "One code, once" },
  coupon_codes_made: {
    nb: "Mange koder, én gang hver",
    nn: "Mange kodar, éin gong kvar",
    en: "Many codes, once each",
  },
  coupon_office_code: { nb: "Kode", nn: "Kode", en: "Code" },
  coupon_code_note: {
    nb: "4–20 bokstaver (A–Z), sifre og bindestreker, med minst én bokstav",
    nn: "4–20 bokstavar (A–Z), siffer og bindestrekar, med minst éin bokstav",
    en: "4–20 letters (A–Z), digits and hyphens, with at least one letter",
  },
  coupon_count: { nb: "Hvor mange koder", nn: "Kor mange kodar", en: "How many codes" },
  coupon_make: { nb: "Lag kupongen", nn: "Lag kupongen", en: "Make the coupon" },
  coupon_made: { nb: "{name} er laget.", nn: "{name} er laga.", en: "{name} was made." },
  coupon_ended: { nb: "{name} er avsluttet.", nn: "{name} er avslutta.", en: "{name} has ended." },
  coupon_used: { nb: "Brukt", nn: "Brukt", en: "Used" },
  coupon_show_codes: { nb: "Vis kodene", nn: "Vis kodane", en: "Show the codes" },
  coupon_codes_of: { nb: "Kodene til {name}", nn: "Kodane til {name}", en: "The codes of {name}" },
  coupon_codes_count: { nb: "{count} koder", nn: "{count} kodar", en: "{count} codes" },
} satisfies Record<string, Said>;
