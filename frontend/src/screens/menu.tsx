// Everything else, in four groups, each with its key.

import { COMMANDS, type CommandName } from "../commands.ts";
import { CommandButton } from "../parts/command_button.tsx";
import { Panel } from "../parts/panel.tsx";
import { view } from "../state.ts";
import type { Key } from "../words/table.ts";
import { t } from "../words.ts";

const SECTIONS: readonly { word: Key; commands: readonly CommandName[] }[] = [
  {
    word: "menu_sale",
    commands: [
      "receipts",
      "copy",
      "price_check",
      "discount",
      "parked",
      "provisional",
      "serving",
      "note",
      "credit_sale",
      "receipt_email",
    ],
  },
  { word: "menu_money", commands: ["open_drawer", "pay_in", "pay_out", "gift_card"] },
  {
    word: "menu_day",
    commands: ["x_report", "close_day", "cash_report", "papers", "journal", "system_check", "training"],
  },
  {
    word: "menu_screen",
    commands: [
      "operator",
      "switch",
      "lock",
      "customer_display",
      "close_display",
      "sign_off",
      "badges",
      "office",
      "stop",
      "devices",
      "keys",
    ],
  },
];

/** They stand on the rail as well, so the menu names them only where the rail has no room. */
const ON_RAIL: ReadonlySet<CommandName> = new Set([
  "receipts",
  "price_check",
  "discount",
  "provisional",
  "open_drawer",
]);

export function Menu() {
  return (
    <Panel title={t("menu")} lead={`datakasse ${view.value?.version ?? ""}`}>
      <div class="menu">
        {SECTIONS.map((section) => (
          <section key={section.word}>
            <h3>{t(section.word)}</h3>
            <ul>
              {section.commands.map((name) => (
                <li key={name} class={ON_RAIL.has(name) ? "on-rail" : ""}>
                  <CommandButton of={name} class="key row-key" label={labelOf(name)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Panel>
  );
}

function labelOf(name: CommandName): string {
  if (name === "training") return t(view.value?.training ? "training_off" : "training_on");
  if (name === "open_drawer") return t("open_drawer");
  return t(COMMANDS[name].word);
}
