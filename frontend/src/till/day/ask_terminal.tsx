// What a terminal's own report says (BFF § 5-3-14). It is told before the register's own figure is shown.

import type { TerminalKind } from "../../register/day.ts";
import { letGo } from "../parts/command_button.tsx";
import { Field } from "../parts/field.tsx";
import { Reasons } from "../parts/reasons.tsx";
import { t } from "../words/say.ts";
import type { Key } from "../words/table.ts";
import type { Terminal } from "./close_form.ts";

const TENDER_WORDS: Record<TerminalKind, Key> = {
  debit_card: "card",
  credit_card: "credit_card",
  vipps: "vipps",
};

export function AskTerminal({ terminal, first }: { terminal: Terminal; first: boolean }) {
  const { tender, sum, isMissing, why } = terminal;
  const name = terminalName(tender);
  return (
    <fieldset class="terminal" aria-label={name}>
      {isMissing.value ? (
        <Reasons
          value={why}
          label={t("why_no_report", { name })}
          words={["terminal_down", "terminal_later"]}
          first={first}
          step
        />
      ) : (
        <Field label={t("terminal_says", { name })} value={sum} kind="amount" unit="kr" first={first} step />
      )}
      <button
        type="button"
        class="chip"
        aria-pressed={isMissing.value}
        onClick={(event) => {
          letGo(event);
          isMissing.value = !isMissing.value;
          why.value = "";
        }}
      >
        {t("no_terminal_report")}
      </button>
    </fieldset>
  );
}

/** What a means of payment with a terminal is called. */
export function terminalName(tender: TerminalKind): string {
  return t(TENDER_WORDS[tender]);
}
