// Texts of the pages where registers get their printers and receipts the shop's own words.

import type { Said } from "../../language.ts";

export const PRINTERS = {
  set_up_part_shop: { nb: "Butikken", nn: "Butikken", en: "The shop" },
  set_up_part_printers: { nb: "Skrivere", nn: "Skrivarar", en: "Printers" },
  set_up_part_receipt: { nb: "Kvittering", nn: "Kvittering", en: "Receipt" },
  receipt_lead: {
    nb: "Butikkens egne ord på kvitteringen. Det loven vil ha der, står urørt.",
    nn: "Butikken sine eigne ord på kvitteringa. Det lova vil ha der, står urørt.",
    en: "The shop's own words on the receipt. What the law wants there stands as it is.",
  },
  receipt_texts: { nb: "Egne tekster", nn: "Eigne tekstar", en: "Texts of your own" },
  receipt_place: { nb: "Sted", nn: "Stad", en: "Place" },
  receipt_above: {
    nb: "Under navnet, inntil tre linjer",
    nn: "Under namnet, inntil tre linjer",
    en: "Below the name, up to three lines",
  },
  receipt_below: {
    nb: "Nederst, inntil seks linjer",
    nn: "Nedst, inntil seks linjer",
    en: "At the foot, up to six lines",
  },
  receipt_keep: { nb: "Lagre tekstene", nn: "Lagre tekstane", en: "Keep the texts" },
  receipt_kept: {
    nb: "Lagret. Neste kvittering blir slik.",
    nn: "Lagra. Neste kvittering blir slik.",
    en: "Kept. The next receipt is so.",
  },
  receipt_preview: {
    nb: "Slik blir kvitteringen",
    nn: "Slik blir kvitteringa",
    en: "So the receipt becomes",
  },
  printers_lead: {
    nb: "Finn kvitteringsskriverne på butikkens nett og på USB, gi hver kasse sin, og prøv dem med en testside.",
    nn: "Finn kvitteringsskrivarane på nettet i butikken og på USB, gi kvar kasse sin, og prøv dei med ei testside.",
    en: "Find the receipt printers on the shop's network and on USB, give each register one, and try them with a test page.",
  },
  printers_search: { nb: "Søk etter skrivere", nn: "Søk etter skrivarar", en: "Search for printers" },
  printers_search_lead: {
    nb: "Kassen ringer hver adresse på sitt eget nett på skrivernes port (9100) og spør den som svarer, hvordan den står. Ingen andre nett blir søkt.",
    nn: "Kassa ringjer kvar adresse på sitt eige nett på porten til skrivarane (9100) og spør den som svarar, korleis han står. Ingen andre nett blir søkte.",
    en: "The register calls each address of its own network at the printers' port (9100) and asks who answers how it stands. No other network is searched.",
  },
  printers_searching: { nb: "Søker …", nn: "Søkjer …", en: "Searching …" },
  printers_no_network: {
    nb: "Maskinen står ikke på noe privat nett nå. Søket ser bare etter skrivere på USB.",
    nn: "Maskina står ikkje på noko privat nett no. Søket ser berre etter skrivarar på USB.",
    en: "The machine is on no private network now. The search looks for printers on USB only.",
  },
  printers_none: { nb: "Ingen skrivere svarte", nn: "Ingen skrivarar svara", en: "No printer answered" },
  printers_none_do: {
    nb: "Se etter at skriveren er slått på og henger på samme nett som kassen, og søk på nytt.",
    nn: "Sjå etter at skrivaren er slått på og heng på same nett som kassa, og søk på nytt.",
    en: "See that the printer is on and on the same network as the register, and search again.",
  },
  printers_found: { nb: "Skrivere som ble funnet", nn: "Skrivarar som vart funne", en: "Printers found" },
  printers_used_by: { nb: "kasse {registers}", nn: "kasse {registers}", en: "register {registers}" },
  printers_of: { nb: "Kasse {register}", nn: "Kasse {register}", en: "Register {register}" },
  printers_has: { nb: "Har nå: {printer}", nn: "Har no: {printer}", en: "Has now: {printer}" },
  printers_on_screen: {
    nb: "skjermen (demonstrasjon)",
    nn: "skjermen (demonstrasjon)",
    en: "the screen (demonstration)",
  },
  printers_where: { nb: "Skriver", nn: "Skrivar", en: "Printer" },
  printers_kind: { nb: "Hva slags", nn: "Kva slag", en: "What kind" },
  printers_drawer_open: {
    nb: "Når skuffen er åpen",
    nn: "Når skuffa er open",
    en: "When the drawer is open",
  },
  printer_drawer_level_high: {
    nb: "melder den høyt (vanlig)",
    nn: "melder ho høgt (vanleg)",
    en: "it tells high (usual)",
  },
  printer_drawer_level_low: { nb: "melder den lavt", nn: "melder ho lågt", en: "it tells low" },
  printers_drawer_pin: { nb: "Skuffen åpnes på", nn: "Skuffa blir opna på", en: "The drawer opens on" },
  printer_drawer_plug_2: { nb: "pinne 2 (vanlig)", nn: "pinne 2 (vanleg)", en: "pin 2 (usual)" },
  printer_drawer_plug_5: { nb: "pinne 5", nn: "pinne 5", en: "pin 5" },
  printers_choose: {
    nb: "Velg en som ble funnet",
    nn: "Vel ein som vart funnen",
    en: "Choose one that was found",
  },
  printers_give: { nb: "Bruk denne", nn: "Bruk denne", en: "Use this" },
  printers_given: {
    nb: "Kassen skriver ut der fra nå av. Skriv en testside, og se at alle bokstavene er med.",
    nn: "Kassa skriv ut der frå no av. Skriv ei testside, og sjå at alle bokstavane er med.",
    en: "The register prints there from now on. Print a test page, and see that every letter is there.",
  },
  printers_try: { nb: "Skriv testside", nn: "Skriv testside", en: "Print a test page" },
  printers_test_waiting: {
    nb: "Testsiden venter på skriveren …",
    nn: "Testsida ventar på skrivaren …",
    en: "The test page waits for the printer …",
  },
  printers_test_printed: {
    nb: "Testsiden er skrevet ut.",
    nn: "Testsida er skriven ut.",
    en: "The test page is printed.",
  },
  printer_state_ready: { nb: "klar", nn: "klar", en: "ready" },
  printer_state_paper_low: { nb: "lite papir", nn: "lite papir", en: "little paper" },
  printer_state_paper_out: { nb: "tom for papir", nn: "tom for papir", en: "out of paper" },
  printer_state_cover_open: { nb: "dekselet er åpent", nn: "dekselet er ope", en: "the cover is open" },
  printer_state_stopped: { nb: "stanset", nn: "stansa", en: "stopped" },
  printer_state_unreachable: {
    nb: "svarer ikke på hvordan den står",
    nn: "svarar ikkje på korleis han står",
    en: "does not say how it stands",
  },
} satisfies Record<string, Said>;
