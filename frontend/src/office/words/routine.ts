// Texts of the monthly routine.

import type { Said } from "../../writing/language.ts";

export const ROUTINE = {
  page_routine: { nb: "Månedsrutine", nn: "Månadsrutine", en: "Monthly routine" },
  routine_lead: {
    nb: "Punkt for punkt, med det maskinen fant. Signaturen og underlaget blir stående i journalen.",
    nn: "Punkt for punkt, med det maskina fann. Signaturen og underlaget blir ståande i journalen.",
    en: "Point by point, with what the machine found. Signature and evidence stay in the journal.",
  },
  routine_progress: {
    nb: "{signed} av {count} punkter er signert",
    nn: "{signed} av {count} punkt er signerte",
    en: "{signed} of {count} points are signed",
  },
  routine_points: { nb: "Punktene", nn: "Punkta", en: "The points" },
  routine_go: { nb: "Gå til {page}", nn: "Gå til {page}", en: "Go to {page}" },
  routine_not_over: {
    nb: "Måneden er ikke over; den kan signeres når den er det.",
    nn: "Månaden er ikkje over; han kan signerast når han er det.",
    en: "The month is not over; it can be signed when it is.",
  },
  routine_done: {
    nb: "Alle punkter er signert.",
    nn: "Alle punkt er signerte.",
    en: "All points are signed.",
  },
  routine_agreeing: {
    nb: "Kvitteringer, Z og regnskap prøves mot hverandre. Dager som gjenstår: {days}. Siden følger med.",
    nn: "Kvitteringar, Z og rekneskap blir prøvde mot kvarandre. Dagar som står att: {days}. Sida følgjer med.",
    en: "Receipts, Z and ledger are being held against each other. Days left: {days}. The page follows.",
  },
  routine_signed: {
    nb: "Signert av {operator} {at}",
    nn: "Signert av {operator} {at}",
    en: "Signed by {operator} {at}",
  },
  routine_to_sign: { nb: "Kan signeres", nn: "Kan signerast", en: "To be signed" },
  routine_look: { nb: "Se på dette", nn: "Sjå på dette", en: "Look at this" },
  routine_not_in_order: { nb: "ikke i orden", nn: "ikkje i orden", en: "not in order" },
  routine_note: { nb: "Merknad", nn: "Merknad", en: "Note" },
  routine_note_needed: {
    nb: "Hva gjøres med det?",
    nn: "Kva blir gjort med det?",
    en: "What is done about it?",
  },
  routine_sign: { nb: "Signer", nn: "Signer", en: "Sign" },
  routine_first: { nb: "Først: {points}.", nn: "Først: {points}.", en: "First: {points}." },
  routine_integrations: { nb: "Integrasjoner", nn: "Integrasjonar", en: "Integrations" },
  routine_reconciliation: { nb: "Full avstemming", nn: "Full avstemming", en: "Full reconciliation" },
  routine_backup: { nb: "Sikkerhetskopi", nn: "Tryggingskopi", en: "Backup" },
  routine_prices: { nb: "Priser", nn: "Prisar", en: "Prices" },
  routine_vat_rates: { nb: "Mva-satser", nn: "Mva-satsar", en: "VAT rates" },
  routine_access: { nb: "Tilganger", nn: "Tilgangar", en: "Access" },
  routine_month: {
    nb: "Måneden er gått gjennom",
    nn: "Månaden er gått gjennom",
    en: "The month was gone through",
  },
} satisfies Record<string, Said>;
