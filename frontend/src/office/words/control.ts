// Texts of the page for the inspector and of the monthly routine.

import type { Said } from "../../language.ts";

export const CONTROL = {
  page_control: { nb: "Kontroll", nn: "Kontroll", en: "Control" },
  control_lead: {
    nb: "Filene loven krever, for en periode, og beviset for at alt stemmer.",
    nn: "Filene lova krev, for ein periode, og provet for at alt stemmer.",
    en: "The files the law demands, for a period, and the proof that everything agrees.",
  },
  control_files: { nb: "Filer for en periode", nn: "Filer for ein periode", en: "Files of a period" },
  control_files_lead: {
    nb: "Hver fil lages på nytt fra journalen og kontrolleres mot skjemaet før du får den. Uttaket journalføres.",
    nn: "Kvar fil blir laga på nytt frå journalen og kontrollert mot skjemaet før du får henne. Uttaket blir journalført.",
    en: "Each file is made anew from the journal and checked before you get it. Taking it is journalled.",
  },
  control_from: { nb: "Fra og med", nn: "Frå og med", en: "From" },
  control_to: { nb: "Til og med", nn: "Til og med", en: "Through" },
  control_wrong_period: {
    nb: "Velg en periode som slutter etter at den begynner.",
    nn: "Vel ein periode som sluttar etter at han byrjar.",
    en: "Choose a period that ends after it begins.",
  },
  file_saft_cash: { nb: "SAF-T Kassasystem", nn: "SAF-T Kassasystem", en: "SAF-T Cash Register" },
  file_saft_cash_lead: {
    nb: "Hele journalen: salg, hendelser, signaturer.",
    nn: "Heile journalen: sal, hendingar, signaturar.",
    en: "The whole journal: sales, events, signatures.",
  },
  file_saft_financial: { nb: "SAF-T Regnskap", nn: "SAF-T Rekneskap", en: "SAF-T Financial" },
  file_saft_financial_lead: {
    nb: "Bilag, kontoer og saldoer, versjon 1.30.",
    nn: "Bilag, kontoar og saldoar, versjon 1.30.",
    en: "Vouchers, accounts and balances, version 1.30.",
  },
  fetch_file: { nb: "Last ned", nn: "Last ned", en: "Download" },
  agree_holds: {
    nb: "{count} perioder stemmer til øret",
    nn: "{count} periodar stemmer til øret",
    en: "{count} periods agree to the øre",
  },
  agree_fails: {
    nb: "{count} ting stemmer ikke",
    nn: "{count} ting stemmer ikkje",
    en: "{count} things do not agree",
  },
  file_package: { nb: "Kontrollpakke", nn: "Kontrollpakke", en: "Control package" },
  file_package_lead: {
    nb: "Alt som kreves ved kontroll i én zip, med sjekksummer: SAF-T, Z-liste, opptellinger, nøkler, verifisering.",
    nn: "Alt som blir kravd ved kontroll i éin zip, med sjekksummar: SAF-T, Z-liste, oppteljingar, nøklar, verifisering.",
    en: "All that a control asks for in one zip, with checksums: SAF-T, Z list, counts, keys, verification.",
  },
  file_vouchers: { nb: "Dagsbilag", nn: "Dagsbilag", en: "Day vouchers" },
  file_vouchers_lead: {
    nb: "For regnskapssystemer som leser filer.",
    nn: "For rekneskapssystem som les filer.",
    en: "For accounting systems that read files.",
  },
  open_file: { nb: "Åpne", nn: "Opne", en: "Open" },
  description_title: { nb: "Systembeskrivelse", nn: "Systemskildring", en: "System description" },
  description_lead: {
    nb: "Hver funksjon i kassasystemet, som loven krever.",
    nn: "Kvar funksjon i kassasystemet, som lova krev.",
    en: "Each function of the cash register system, as the law demands.",
  },
  description_hint: {
    nb: "Laget fra programmet selv, for versjonen som kjører.",
    nn: "Laga frå programmet sjølv, for versjonen som køyrer.",
    en: "Made from the program itself, for the version that runs.",
  },
  rare_title: { nb: "Det som bør være sjeldent", nn: "Det som bør vere sjeldan", en: "What should be rare" },
  rare_lead: {
    nb: "Det en kontrollør ser etter først.",
    nn: "Det ein kontrollør ser etter først.",
    en: "What an inspector looks at first.",
  },
  rare_empty: { nb: "Ingenting å vise", nn: "Ingenting å vise", en: "Nothing to show" },
  col_times: { nb: "Ganger", nn: "Gonger", en: "Times" },
  col_of_receipts: { nb: "Kvitteringer i alt", nn: "Kvitteringar i alt", en: "Receipts in all" },
  rare_returns: { nb: "Returer", nn: "Returar", en: "Returns" },
  rare_drawer_openings: {
    nb: "Skuffåpninger uten salg",
    nn: "Skuffopningar utan sal",
    en: "Drawer openings without a sale",
  },
  rare_copies: { nb: "Kopier av kvitteringer", nn: "Kopiar av kvitteringar", en: "Copies of receipts" },
  rare_provisional: {
    nb: "Foreløpige kvitteringer",
    nn: "Førebelse kvitteringar",
    en: "Provisional receipts",
  },
  rare_training: { nb: "Treningskvitteringer", nn: "Treningskvitteringar", en: "Training receipts" },
  rare_discounts: { nb: "Rabatter", nn: "Rabattar", en: "Discounts" },
  rare_aborted: { nb: "Avbrutte salg", nn: "Avbrotne sal", en: "Aborted sales" },
  rare_line_corrections: { nb: "Linjekorreksjoner", nn: "Linjekorreksjonar", en: "Line corrections" },
  rare_deliveries: { nb: "Utleveringskvitteringer", nn: "Utleveringskvitteringar", en: "Delivery receipts" },
  rare_cash_differences: { nb: "Kassedifferanser", nn: "Kassedifferansar", en: "Cash differences" },
  rare_refused_attempts: { nb: "Avviste forsøk", nn: "Avviste forsøk", en: "Refused attempts" },
  rare_print_failures: { nb: "Mislykkede utskrifter", nn: "Mislykka utskrifter", en: "Failed prints" },
  rare_clock_went_back: { nb: "Klokken gikk tilbake", nn: "Klokka gjekk tilbake", en: "The clock went back" },
  rare_starts: { nb: "Oppstarter", nn: "Oppstartar", en: "Starts" },
} satisfies Record<string, Said>;
