// The number pad, and the numbers that wait for the next action.

import { Icon, type IconName } from "../../signs/icon.tsx";
import { digitsMilli, isEmpty } from "../counter/buffer.ts";
import { line } from "../counter/state.ts";
import { drawnBuffer } from "../keys/drawn_buffer.ts";
import { pressPad } from "../keys/keyboard.ts";
import { t } from "../words/say.ts";
import { CommandButton } from "./command_button.tsx";

const ROWS = ["7", "8", "9", "⌫", "4", "5", "6", "×", "1", "2", "3", "%", "0", "00", ",", "⏎"] as const;
const DRAWN: Partial<Record<string, IconName>> = { "⌫": "erase", "⏎": "enter" };

/** What has been keyed, and what it will be. */
export function BufferLine() {
  const keyed = drawnBuffer.value;
  const becomes = line.value !== null && digitsMilli(keyed) !== null ? t("quantity_of_line") : "";
  return (
    <output class={isEmpty(keyed) ? "buffer empty" : "buffer"} aria-label={t("keypad")}>
      <span class="buffer-times">{keyed.times && `${keyed.times} ×`}</span>
      <span class="buffer-digits">{keyed.digits || (keyed.times ? "" : "0")}</span>
      <small>{becomes}</small>
    </output>
  );
}

export function Keypad() {
  return (
    <fieldset class="keypad" aria-label={t("keypad")}>
      {ROWS.map((key) =>
        key === "%" ? (
          <CommandButton key={key} of="discount" class="pad sign per-cent" label="%" />
        ) : (
          <button
            key={key}
            type="button"
            class={/^[\d,]/.test(key) ? "pad" : "pad sign"}
            aria-label={key === "⌫" ? t("delete_digit") : key === "⏎" ? t("confirm") : undefined}
            tabIndex={-1}
            onMouseDown={keepCursor}
            onClick={() => pressPad(key)}
          >
            <KeyFace of={key} />
          </button>
        ),
      )}
    </fieldset>
  );
}

/** What stands on a key of a number pad. */
export function KeyFace({ of }: { of: string }) {
  const icon = DRAWN[of];
  return icon === undefined ? of : <Icon name={icon} />;
}

/** The cursor stays in the field that the pad writes into. */
function keepCursor(event: MouseEvent): void {
  event.preventDefault();
}
