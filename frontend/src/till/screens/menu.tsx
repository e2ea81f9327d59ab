// Everything else, in its groups, each with its key.

import { view } from "../counter/state.ts";
import { MENU_GROUPS } from "../keys/command_groups.ts";
import { COMMANDS, type CommandName } from "../keys/commands.ts";
import { CommandButton } from "../parts/command_button.tsx";
import { Panel } from "../parts/panel.tsx";
import { t } from "../words/say.ts";

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
        {MENU_GROUPS.map((section) => (
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
