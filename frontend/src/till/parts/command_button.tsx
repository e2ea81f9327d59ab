// A button for something of the command table, with its key on it.

import { Icon } from "../../signs/icon.tsx";
import { type CommandName, command, isReady, run, unsure } from "../keys/commands.ts";
import { t } from "../words/say.ts";
import { Keys } from "./keys.tsx";

interface Props {
  of: CommandName;
  /** Says something else than the table does. */
  label?: string;
  class?: string;
  pressed?: boolean;
}

export function CommandButton({ of, label, class: style = "key", pressed }: Props) {
  const { word, icon, keys, sure } = command(of);
  const asks = sure !== undefined && unsure.value === of;
  return (
    <button
      type="button"
      class={asks ? `${style} asks` : style}
      disabled={!isReady(of)}
      aria-pressed={pressed}
      onClick={(event) => {
        letGo(event);
        run(of);
      }}
    >
      <Icon name={icon} />
      <span class="label">{asks ? t(sure) : (label ?? t(word))}</span>
      <Keys of={keys} />
    </button>
  );
}

/** After a finger or a mouse the cursor does not stay on the button, so that Enter is not pressed on it. */
export function letGo(event: MouseEvent): void {
  if (event.detail > 0 && event.currentTarget instanceof HTMLElement) event.currentTarget.blur();
}
