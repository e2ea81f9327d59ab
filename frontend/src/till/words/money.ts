// Texts of money that moves without a sale.

import type { Said } from "../../writing/language.ts";

export const MONEY = {
  drawer: { nb: "Skuff", nn: "Skuff", en: "Drawer" },
  open_drawer: { nb: "Åpne skuffen", nn: "Opne skuffa", en: "Open the drawer" },
  open_drawer_hint: {
    nb: "Hver åpning uten salg telles på Z-rapporten.",
    nn: "Kvar opning utan sal blir talt på Z-rapporten.",
    en: "Every opening without a sale is counted on the Z report.",
  },
  reason_change: { nb: "Veksling", nn: "Veksling", en: "Giving change" },
  reason_check: { nb: "Kontroll", nn: "Kontroll", en: "Check" },
  reason_mistake: { nb: "Feil veksel gitt", nn: "Feil veksel gitt", en: "Wrong change given" },
  pay_in: { nb: "Innbetalt", nn: "Innbetalt", en: "Paid in" },
  pay_out: { nb: "Utbetalt", nn: "Utbetalt", en: "Paid out" },
  pay_in_title: { nb: "Penger inn i skuffen", nn: "Pengar inn i skuffa", en: "Money into the drawer" },
  pay_out_title: { nb: "Penger ut av skuffen", nn: "Pengar ut av skuffa", en: "Money out of the drawer" },
  pay_in_do: { nb: "Registrer innbetaling", nn: "Registrer innbetaling", en: "Register the pay-in" },
  pay_out_do: { nb: "Registrer utbetaling", nn: "Registrer utbetaling", en: "Register the pay-out" },
  pay_in_done: { nb: "{amount} er betalt inn.", nn: "{amount} er betalt inn.", en: "{amount} is paid in." },
  pay_out_done: { nb: "{amount} er betalt ut.", nn: "{amount} er betalt ut.", en: "{amount} is paid out." },
  what_sort: { nb: "Hva slags", nn: "Kva slag", en: "What sort" },
  type_change: { nb: "Veksel", nn: "Veksel", en: "Change" },
  type_owner: { nb: "Eier", nn: "Eigar", en: "Owner" },
  type_other: { nb: "Annet", nn: "Anna", en: "Other" },
  type_bank: { nb: "Bank", nn: "Bank", en: "Bank" },
  type_expense: { nb: "Utgift", nn: "Utgift", en: "Expense" },
  type_deposit_refund: { nb: "Pant", nn: "Pant", en: "Deposit refund" },
  type_tips: { nb: "Tips", nn: "Tips", en: "Tips" },
  gift_card_title: { nb: "Selg gavekort", nn: "Sel gåvekort", en: "Sell a gift card" },
  gift_card_hint: {
    nb: "Et gavekort er ikke omsetning. Det blir det når det brukes.",
    nn: "Eit gåvekort er ikkje omsetnad. Det blir det når det blir brukt.",
    en: "A gift card is not turnover until it is used.",
  },
  top_up: {
    nb: "Fyll på et kort som finnes",
    nn: "Fyll på eit kort som finst",
    en: "Top up a card that exists",
  },
  paid_with: { nb: "Betales med", nn: "Blir betalt med", en: "Paid with" },
  gift_card_do: {
    nb: "Selg gavekort på {amount}",
    nn: "Sel gåvekort på {amount}",
    en: "Sell a gift card for {amount}",
  },
  gift_card_done: {
    nb: "Gavekort {account} har fått {amount}.",
    nn: "Gåvekort {account} har fått {amount}.",
    en: "Gift card {account} was loaded with {amount}.",
  },
} satisfies Record<string, Said>;
