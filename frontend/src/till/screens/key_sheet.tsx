// The keyboard on one sheet, on the screen and on paper.

import { view } from "../counter/state.ts";
import { KEY_GROUPS } from "../keys/command_groups.ts";
import { COMMANDS, type CommandName } from "../keys/commands.ts";
import { Panel } from "../parts/panel.tsx";
import { t } from "../words/say.ts";
import type { Key } from "../words/table.ts";

const ANYWHERE: readonly [keys: string, word: Key][] = [
  ["0–9 ,", "keys_numbers_do"],
  ["*", "keys_times_do"],
  ["⏎", "keys_enter_do"],
  ["Esc", "keys_escape_do"],
  ["↑ ↓", "keys_arrows_do"],
  ["+ −", "keys_plus_minus_do"],
  ["Del", "keys_delete_do"],
  ["%", "keys_percent_do"],
  ["A–Å", "keys_letters_do"],
];

export function KeySheet() {
  return (
    <Panel
      title={t("keys")}
      lead={t("keys_title")}
      actions={
        <button type="button" class="key strong" onClick={() => window.print()}>
          <span class="label">{t("keys_print")}</span>
        </button>
      }
    >
      <div class="key-sheet">
        <section>
          <h3>{t("keys_anywhere")}</h3>
          <dl>
            {ANYWHERE.map(([keys, word]) => (
              <Row key={keys} keys={keys} text={t(word)} />
            ))}
          </dl>
        </section>
        {KEY_GROUPS.map((group) => (
          <section key={group.word}>
            <h3>{t(group.word)}</h3>
            <dl>
              {group.word === "keys_payment" && <Row keys="Alt 1–4" text={t("keys_notes_do")} />}
              {group.commands.map((name) => (
                <Row key={name} keys={COMMANDS[name].keys} text={textOf(name)} />
              ))}
            </dl>
          </section>
        ))}
        <p class="key-sheet-foot">datakasse {view.value?.version}</p>
      </div>
    </Panel>
  );
}

function Row({ keys, text }: { keys: string; text: string }) {
  return (
    <div>
      <dt>
        <kbd>{keys}</kbd>
      </dt>
      <dd>{text}</dd>
    </div>
  );
}

function textOf(name: CommandName): string {
  return t(COMMANDS[name].word);
}
