// What it is time to order from a supplier, and why, line by line; it becomes a draft that can be changed.

import { useState } from "preact/hooks";
import { quantity } from "../../../writing/quantity.ts";
import { useLoad } from "../../line/load.ts";
import { once } from "../../line/once.ts";
import { Choice, Tick } from "../../parts/fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { goTo, linkTo } from "../../visitor/route.ts";
import { say } from "../../words/say.ts";
import type { SuggestedLine, Suggestion, Supplier } from "./purchase_shapes.ts";
import type { StockPlace, StockStanding } from "./stock_shapes.ts";

const SOLD_DAYS = 28;
/** A tenth is fine enough for what sells in a day. */
const A_TENTH_MILLI = 100;

export function Suggested({ supplier }: { supplier: Supplier }) {
  const [isForecast, setForecast] = useState(true);
  const load = useLoad<Suggestion>(
    `/purchasing/suppliers/${supplier.number}/suggestion?forecast=${isForecast}`,
  );
  const standing = useLoad<StockStanding>("/stock");
  return (
    <Card title={say("purchase_suggestion")} lead={say("purchase_suggestion_lead")}>
      <Tick title={say("purchase_by_forecast")} is={isForecast} put={setForecast} />
      <Loaded of={load}>
        {(suggestion) => (
          <div class="stack">
            <Table
              name={say("purchase_suggestion")}
              columns={columns()}
              rows={suggestion.lines}
              keyOf={(line) => line.article}
              empty={<Nothing title={say("purchase_enough")}>{say("purchase_enough_lead")}</Nothing>}
              isPlain
            />
            {suggestion.more && <p class="hint">{say("purchase_more_suggested")}</p>}
            {suggestion.lines.length > 0 && supplier.active && (
              <Loaded of={standing}>
                {({ places }) => <ToDraft suggestion={suggestion} places={places} />}
              </Loaded>
            )}
          </div>
        )}
      </Loaded>
    </Card>
  );
}

function ToDraft({ suggestion, places }: { suggestion: Suggestion; places: readonly StockPlace[] }) {
  const [place, setPlace] = useState(places[0]?.code ?? "");
  const sending = useSending();
  const [draftOnce] = useState(() => once());
  const draft = () =>
    sending.over(async () => {
      const lines = suggestion.lines.map((line) => ({
        article: line.article,
        quantity_milli: line.order_milli,
      }));
      const body = { supplier: suggestion.supplier.number, place, lines };
      const { order } = await draftOnce<{ order: number }>("/purchasing/orders", body);
      goTo(linkTo("lager", ["bestilling", String(order)]));
    });
  return (
    <>
      {places.length > 1 && (
        <Choice
          title={say("purchase_to_place")}
          value={place}
          options={places.map((each): [string, string] => [each.code, each.name])}
          put={setPlace}
        />
      )}
      <Outcome of={sending} />
      <button type="button" class="key strong" disabled={sending.isOn} onClick={() => void draft()}>
        <span class="label">{say("purchase_make_draft")}</span>
      </button>
    </>
  );
}

/** Why a line is suggested, in a sentence or two. */
function why({ demand, unit, left_milli }: SuggestedLine): string {
  const perDay = (milli: number) => quantity(Math.round(milli / SOLD_DAYS / A_TENTH_MILLI) * A_TENTH_MILLI);
  const words = say(demand.expected_milli === null ? "purchase_why" : "purchase_why_expected", {
    expected: perDay(demand.expected_milli ?? 0),
    there: quantity(demand.on_hand_milli),
    unit,
    coming: quantity(demand.coming_milli),
    sold: perDay(demand.sold_milli),
    days: demand.lead_days,
    left: quantity(left_milli),
  });
  const least =
    demand.minimum_milli === null ? "" : say("purchase_why_least", { least: quantity(demand.minimum_milli) });
  const packs =
    demand.pack_milli === null ? "" : say("purchase_why_packs", { pack: quantity(demand.pack_milli) });
  const below = demand.on_hand_milli < 0 ? say("purchase_why_below") : "";
  return [words, least, packs, below].filter(Boolean).join(" ");
}

function columns(): Column<SuggestedLine>[] {
  return [
    { id: "name", title: say("col_article"), kind: "text", of: (line) => line.name },
    {
      id: "order",
      title: say("purchase_order_column"),
      kind: "number",
      of: (line) => line.order_milli,
      show: (line) => `${quantity(line.order_milli)} ${line.unit}`,
    },
    { id: "why", title: say("purchase_why_column"), kind: "text", of: why },
  ];
}
