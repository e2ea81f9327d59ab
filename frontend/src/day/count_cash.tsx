// Counting notes and coins, piece by piece.

import type { Signal } from "@preact/signals";
import { kroner, shortKroner } from "../money.ts";
import { t } from "../words.ts";

const NOTES_AND_COINS_ORE = [1000_00, 500_00, 200_00, 100_00, 50_00, 20_00, 10_00, 5_00, 1_00] as const;
const PIECES_MAX = 100_000;

export function CountCash({ pieces }: { pieces: Signal<Record<string, number>> }) {
  return (
    <ul class="count">
      {NOTES_AND_COINS_ORE.map((ore, place) => {
        const count = pieces.value[ore] ?? 0;
        return (
          <li class="count-row" key={ore}>
            <span class={ore >= 50_00 ? "money note" : "money coin"} aria-hidden="true">
              {shortKroner(ore)}
            </span>
            <span class="count-times" aria-hidden="true">
              ×
            </span>
            <input
              type="text"
              inputMode="numeric"
              class="count-pieces"
              aria-label={t("denomination", { value: shortKroner(ore) })}
              value={count === 0 ? "" : String(count)}
              placeholder="0"
              maxLength={6}
              data-first={place === 0 ? "" : undefined}
              onKeyDown={goOn}
              onInput={(event) => {
                const typed = Number(event.currentTarget.value.replaceAll(/\D/g, ""));
                const kept = Math.min(typed, PIECES_MAX);
                event.currentTarget.value = kept === 0 ? "" : String(kept);
                pieces.value = { ...pieces.value, [ore]: kept };
              }}
            />
            <span class="amount">{kroner(ore * count)}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** What the pieces come to. */
export function sumOf(pieces: Readonly<Record<string, number>>): number {
  return Object.entries(pieces).reduce((sum, [ore, count]) => sum + Number(ore) * count, 0);
}

/** Enter goes on to the next denomination; after the last one it takes the Z as everywhere. */
function goOn(event: KeyboardEvent): void {
  if (event.key !== "Enter" && event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const here = event.currentTarget as HTMLInputElement;
  const all = [...document.querySelectorAll<HTMLInputElement>(".count-pieces")];
  const next = all[all.indexOf(here) + (event.key === "ArrowUp" ? -1 : 1)];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.select();
}
