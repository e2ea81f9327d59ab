// The one thing that a panel is for.

import { Icon, type IconName } from "../../signs/icon.tsx";
import { Keys } from "./keys.tsx";

interface Props {
  label: string;
  icon?: IconName;
  sum?: string | undefined;
  ready?: boolean;
}

export function Submit({ label, icon = "check", sum, ready = true }: Props) {
  return (
    <button type="submit" class="key strong submit" disabled={!ready}>
      <Icon name={icon} />
      <span class="label">{label}</span>
      {sum !== undefined && <span class="amount">{sum}</span>}
      <Keys of="⏎" />
    </button>
  );
}
