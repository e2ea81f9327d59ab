// The keyboard on one sheet.

import { COMMANDS, type CommandName } from "../commands.ts";
import { Panel } from "../parts/panel.tsx";
import type { Key } from "../words/table.ts";
import { t } from "../words.ts";

const ALWAYS: readonly [keys: string, word: Key][] = [
  ["0–9 ,", "keys_numbers_do"],
  ["*", "keys_times_do"],
  ["⏎", "keys_enter_do"],
  ["Esc", "keys_escape_do"],
  ["↑ ↓", "keys_arrows_do"],
  ["+ −", "keys_plus_minus_do"],
  ["Del", "keys_delete_do"],
  ["%", "keys_percent_do"],
  ["A–Å", "keys_letters_do"],
  ["Alt 1–4", "keys_notes_do"],
];

export function KeySheet() {
  const commands = (Object.keys(COMMANDS) as CommandName[]).filter((name) => name !== "discount");
  return (
    <Panel title={t("keys")} lead={t("keys_title")}>
      <dl class="key-sheet">
        {ALWAYS.map(([keys, word]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(word)}</dd>
          </div>
        ))}
        {commands.map((name) => (
          <div key={name}>
            <dt>
              <kbd>{COMMANDS[name].keys}</kbd>
            </dt>
            <dd>{t(COMMANDS[name].word)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
