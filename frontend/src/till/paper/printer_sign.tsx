// What is wrong with the printer, seen before the sale: a sentence while nothing else is said, else a sign.

import type { Printer } from "../../register/papers.ts";
import { Icon } from "../../signs/icon.tsx";
import { otherPrinter, view } from "../counter/state.ts";
import { isReady } from "../keys/commands.ts";
import { CommandButton } from "../parts/command_button.tsx";
import { t } from "../words/say.ts";
import type { Key } from "../words/table.ts";

type Trouble = Exclude<Printer["state"], "ready" | "unknown">;

/** What the printer needs; null while it needs nothing, or nobody has looked yet. */
export function printerTrouble(): Trouble | null {
  const state = view.value?.printer.state;
  return state === undefined || state === "ready" || state === "unknown" ? null : state;
}

/** The sentence: what is wrong and what to do, or where papers come out meanwhile. */
export function printerSentence(): string | null {
  const trouble = printerTrouble();
  if (trouble === null) return null;
  if (view.value?.printer.elsewhere) return t("printing_elsewhere", { printer: printerName() });
  return t(`printer_${trouble}_do` satisfies Key);
}

/** The sign beside another message: never colour alone. */
export function PrinterSign() {
  const trouble = printerTrouble();
  if (trouble === null) return null;
  return (
    <span class={trouble === "paper_low" ? "printer-sign" : "printer-sign urgent"}>
      <Icon name="printer" />
      <span>{t(`printer_${trouble}` satisfies Key)}</span>
    </span>
  );
}

/** The way out: let papers come out of another printer, or of this one again. */
export function PrintElsewhere() {
  const shown = view.value?.printer;
  if (!shown || !isReady("print_elsewhere")) return null;
  const label = shown.elsewhere ? t("print_here_again") : t("print_on", { printer: printerName() });
  return <CommandButton of="print_elsewhere" class="key small" label={label} />;
}

function printerName(): string {
  return otherPrinter.value?.label || t("second_printer");
}
