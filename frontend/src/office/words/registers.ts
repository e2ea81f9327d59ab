// Texts of the page where the shop gets another register.

import type { Said } from "../../writing/language.ts";

export const REGISTERS = {
  set_up_part_registers: { nb: "Kasser", nn: "Kasser", en: "Registers" },
  registers_lead: {
    nb: "Kassene butikken har, og en til når du trenger den. En ny kasse kan selge med en gang; ingenting startes på nytt.",
    nn: "Kassene butikken har, og ei til når du treng ho. Ei ny kasse kan selje med ein gong; ingenting blir starta på nytt.",
    en: "The registers of the shop, and another one when you need it. A new register can sell at once; nothing is started again.",
  },
  registers_there: { nb: "Kassene", nn: "Kassene", en: "The registers" },
  registers_elsewhere: {
    nb: "betjenes av en annen tjener, eller fra neste start",
    nn: "blir betent av ein annan tenar, eller frå neste start",
    en: "served by another server, or from the next start",
  },
  registers_out_of_use: {
    nb: "ute av bruk siden {at}",
    nn: "ute av bruk sidan {at}",
    en: "out of use since {at}",
  },
  registers_ended: { nb: "avsluttet av huben", nn: "avslutta av huben", en: "ended by the hub" },
  registers_ended_do: {
    nb: "Huben tar ikke imot mer fra denne kassen, så ingenting nytt kan selges på den. Legg til en ny, ta Z på denne, og ta den ut av bruk.",
    nn: "Huben tek ikkje imot meir frå denne kassa, så ingenting nytt kan seljast på ho. Legg til ei ny, ta Z på denne, og ta ho ut av bruk.",
    en: "The hub takes no more from this register, so nothing new can be sold at it. Add another, take the Z of this one, and take it out of use.",
  },
  registers_ended_for_good: {
    nb: "Kan ikke tas i bruk igjen, for huben tar ikke imot mer fra den. Legg til en ny kasse.",
    nn: "Kan ikkje takast i bruk igjen, for huben tek ikkje imot meir frå ho. Legg til ei ny kasse.",
    en: "Cannot come into use again, for the hub takes no more from it. Add another register.",
  },
  registers_take_out: { nb: "Ta ut av bruk", nn: "Ta ut av bruk", en: "Take out of use" },
  registers_take_out_sure: {
    nb: "Ta {register} ut av bruk?",
    nn: "Ta {register} ut av bruk?",
    en: "Take {register} out of use?",
  },
  registers_take_out_lead: {
    nb: "Ingen kan logge på eller selge på den lenger, og den forsvinner fra listene der folk logger på. Journalen, kvitteringene og rapportene blir, og er med i hver kopi, kontroll og eksport. Du kan ta den i bruk igjen her.",
    nn: "Ingen kan logge på eller selje på ho lenger, og ho forsvinn frå listene der folk loggar på. Journalen, kvitteringane og rapportane blir, og er med i kvar kopi, kontroll og eksport. Du kan ta ho i bruk igjen her.",
    en: "Nobody can sign on or sell at it any more, and it leaves the lists where people sign on. Its journal, receipts and reports stay, and are in every copy, control and export. You can take it into use again here.",
  },
  registers_take_back: { nb: "Ta i bruk igjen", nn: "Ta i bruk igjen", en: "Take into use again" },
  registers_take_back_sure: {
    nb: "Ta {register} i bruk igjen?",
    nn: "Ta {register} i bruk igjen?",
    en: "Take {register} into use again?",
  },
  registers_take_back_lead: {
    nb: "Den startes med en gang, og tallene går videre der de sluttet.",
    nn: "Ho blir starta med ein gong, og tala går vidare der dei slutta.",
    en: "It is started at once, and its numbers go on where they ended.",
  },
  registers_use_proof: {
    nb: "Bekreft at det er deg, så går det videre.",
    nn: "Stadfest at det er deg, så går det vidare.",
    en: "Confirm that it is you, and it goes on.",
  },
  registers_leave_it: { nb: "La den stå", nn: "La ho stå", en: "Leave it" },
  registers_in_use: { nb: "i bruk", nn: "i bruk", en: "in use" },
  registers_add: { nb: "Legg til en kasse", nn: "Legg til ei kasse", en: "Add a register" },
  registers_add_lead: {
    nb: "Kassen får egne signeringsnøkler, egen journal og egne tall. ID-en står på hver kvittering og kan ikke endres, og en kasse kan ikke slettes, bare tas ut av bruk.",
    nn: "Kassa får eigne signeringsnøklar, eigen journal og eigne tal. ID-en står på kvar kvittering og kan ikkje endrast, og ei kasse kan ikkje slettast, berre takast ut av bruk.",
    en: "The register gets signing keys, a journal and numbers of its own. The ID stands on every receipt and cannot be changed, and a register cannot be deleted, only taken out of use.",
  },
  registers_name: {
    nb: "Hva kassen kalles",
    nn: "Kva kassa blir kalla",
    en: "What the register is called",
  },
  registers_id: { nb: "Kasse-ID", nn: "Kasse-ID", en: "Register ID" },
  registers_drawer: { nb: "Pengeskuff", nn: "Pengeskuff", en: "Cash drawer" },
  register_drawer_integrated: {
    nb: "Skuff på kassens skriver",
    nn: "Skuff på skrivaren til kassa",
    en: "A drawer on the register's printer",
  },
  register_drawer_none_per_operator: {
    nb: "Ingen skuff: bæres rundt, hver operatør har egen kasse",
    nn: "Inga skuff: blir boren rundt, kvar operatør har eiga kasse",
    en: "No drawer: carried about, each operator keeps her own cash",
  },
  register_drawer_none_no_cash: {
    nb: "Ingen skuff: tar ikke kontanter",
    nn: "Inga skuff: tek ikkje kontantar",
    en: "No drawer: takes no cash",
  },
  register_drawer_hint_none_per_operator: {
    nb: "Lovlig bare når salget slås inn per operatør og kvitteringen ikke bestilles fra et fast sted (kassasystemforskrifta § 2-2).",
    nn: "Lovleg berre når salet blir slått inn per operatør og kvitteringa ikkje blir bestilt frå ein fast stad (kassasystemforskrifta § 2-2).",
    en: "Lawful only where sales are entered per operator and the receipt is not ordered from a fixed point (kassasystemforskrifta § 2-2).",
  },
  register_drawer_hint_none_no_cash: {
    nb: "Lovlig bare der sedler og mynt ikke kan brukes (kassasystemforskrifta § 2-2). I et salgslokale må forbrukere kunne betale kontant ved en annen kasse.",
    nn: "Lovleg berre der setlar og mynt ikkje kan brukast (kassasystemforskrifta § 2-2). I eit salslokale må forbrukarar kunne betale kontant ved ei anna kasse.",
    en: "Lawful only where notes and coins cannot be used (kassasystemforskrifta § 2-2). On premises, consumers must be able to pay cash at another register.",
  },
  registers_printer: { nb: "Skriver", nn: "Skrivar", en: "Printer" },
  registers_choose: { nb: "Velg en skriver", nn: "Vel ein skrivar", en: "Choose a printer" },
  registers_shared: { nb: "samme som {register}", nn: "same som {register}", en: "the same as {register}" },
  registers_no_printer: {
    nb: "Henger kassens skriver på nettet eller en kabel, søk etter den først:",
    nn: "Heng skrivaren til kassa på nettet eller ein kabel, søk etter han først:",
    en: "If the register's printer is on the network or a cable, search for it first:",
  },
  registers_proof: {
    nb: "En kasse som er lagt til, kan ikke slettes, bare tas ut av bruk. Bekreft at det er deg, så går det videre.",
    nn: "Ei kasse som er lagd til, kan ikkje slettast, berre takast ut av bruk. Stadfest at det er deg, så går det vidare.",
    en: "A register that was added cannot be deleted, only taken out of use. Confirm that it is you, and it goes on.",
  },
  registers_added: {
    nb: "Kasse {register} er i bruk. Den står i listen der folk logger på; last siden på nytt der den står åpen.",
    nn: "Kasse {register} er i bruk. Ho står i lista der folk loggar på; last sida på nytt der ho står open.",
    en: "Register {register} is in service. It is in the list where people sign on; load that page anew where it stands open.",
  },
} satisfies Record<string, Said>;
