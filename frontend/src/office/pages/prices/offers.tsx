// What campaigns, coupons and price lists share in their tables: whether each holds, what can be done, and an end.

import type { ComponentChildren } from "preact";
import { send } from "../../line/ask.ts";
import { Tag } from "../../parts/page.tsx";
import { type Sending, useSending } from "../../parts/sending.tsx";
import type { Column } from "../../parts/table.tsx";
import { say, sayCode } from "../../words/say.ts";

const TONES = { runs: "good", to_come: "waits", over: "plain" } as const;

export type OfferState = keyof typeof TONES;

interface Named {
  number: number;
  name: string;
}

/** How an offer is ended, and what is said of it. */
export function useEnding(
  path: string,
  again: () => void,
  ended: "campaign_ended" | "coupon_ended" = "campaign_ended",
): { sending: Sending; end: (which: Named) => void } {
  const sending = useSending();
  const end = ({ number, name }: Named) =>
    void sending.over(async () => {
      await send("DELETE", `${path}/${number}`);
      again();
      return say(ended, { name });
    });
  return { sending, end };
}

export function stateColumn<Row extends { state: OfferState }>(): Column<Row> {
  const told = (row: Row) => sayCode("campaign_state", row.state);
  return {
    id: "state",
    title: say("col_state"),
    kind: "text",
    of: told,
    show: (row) => <Tag tone={TONES[row.state]}>{told(row)}</Tag>,
  };
}

export function doColumn<Row>(show: (row: Row) => ComponentChildren): Column<Row> {
  return {
    id: "do",
    title: say("col_do"),
    kind: "text",
    of: () => "",
    show: (row) => <div class="field-row">{show(row)}</div>,
  };
}

/** A button in a row; of what it is, is told to who does not see the row. */
export function Press({ word, name, press }: { word: string; name: string; press: () => void }) {
  return (
    <button type="button" class="key small" onClick={press}>
      <span class="label">{word}</span>
      <span class="unseen"> {name}</span>
    </button>
  );
}
