// Counting notes and coins, piece by piece: typed, or with a finger on plus and minus.

import type { Signal } from "@preact/signals";
import { Icon } from "../../signs/icon.tsx";
import { kroner, shortKroner } from "../../writing/money.ts";
import { onStepKey } from "../keys/steps.ts";
import { letGo } from "../parts/command_button.tsx";
import { t } from "../words/say.ts";

const NOTES_AND_COINS_ORE = [1000_00, 500_00, 200_00, 100_00, 50_00, 20_00, 10_00, 5_00, 1_00] as const;
const PIECES_MAX = 100_000;

export function CountCash({ pieces }: { pieces: Signal<Record<string, number>> }) {
  const lay = (ore: number, count: number) => {
    pieces.value = { ...pieces.value, [ore]: Math.min(Math.max(count, 0), PIECES_MAX) };
  };
  return (
    <ul class="count">
      {NOTES_AND_COINS_ORE.map((ore, place) => (
        <Row
          key={ore}
          ore={ore}
          count={pieces.value[ore] ?? 0}
          first={place === 0}
          lay={(count) => lay(ore, count)}
        />
      ))}
    </ul>
  );
}

interface RowProps {
  ore: number;
  count: number;
  first: boolean;
  lay: (count: number) => void;
}

function Row({ ore, count, first, lay }: RowProps) {
  const value = shortKroner(ore);
  return (
    <li class="count-row">
      <span class={ore >= 50_00 ? "money note" : "money coin"} aria-hidden="true">
        {value}
      </span>
      <Step icon="minus" label={t("one_less_of", { value })} ready={count > 0} press={() => lay(count - 1)} />
      <input
        type="text"
        inputMode="numeric"
        class="count-pieces"
        aria-label={t("denomination", { value })}
        value={count === 0 ? "" : String(count)}
        placeholder="0"
        maxLength={6}
        data-first={first ? "" : undefined}
        data-step=""
        onKeyDown={onStepKey}
        onInput={(event) => {
          const typed = event.currentTarget.value.replaceAll(/\D/g, "");
          lay(Number(typed));
          event.currentTarget.value = typed === "" || Number(typed) === 0 ? "" : String(Number(typed));
        }}
      />
      <Step icon="plus" label={t("one_more_of", { value })} press={() => lay(count + 1)} />
      <span class="amount">{kroner(ore * count)}</span>
    </li>
  );
}

interface StepProps {
  icon: "plus" | "minus";
  label: string;
  press: () => void;
  ready?: boolean;
}

/** The Tab key goes past these: the field between them does the same. */
function Step({ icon, label, press, ready = true }: StepProps) {
  return (
    <button
      type="button"
      class="key count-step"
      aria-label={label}
      tabIndex={-1}
      disabled={!ready}
      onClick={(event) => {
        letGo(event);
        press();
      }}
    >
      <Icon name={icon} />
    </button>
  );
}
