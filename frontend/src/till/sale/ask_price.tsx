// The price of something whose price is open.

import { useSignal } from "@preact/signals";
import { kroner, oreOf } from "../../writing/money.ts";
import { add } from "../actions/basket.ts";
import type { Wanted } from "../counter/state.ts";
import { Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { t } from "../words/say.ts";

export function AskPrice({ wanted, title }: { wanted: Wanted; title: string }) {
  const price = useSignal("");
  const ore = oreOf(price.value);
  return (
    <Panel
      title={t("ask_price")}
      lead={title}
      onSubmit={() => {
        if (ore !== null && ore > 0) void add({ ...wanted, price_ore: ore }, title);
      }}
      actions={
        <Submit
          icon="plus"
          label={t("put_in_basket")}
          sum={ore === null ? undefined : kroner(ore)}
          ready={ore !== null && ore > 0}
        />
      }
    >
      <Field label={t("amount_kr")} value={price} kind="amount" unit="kr" first />
    </Panel>
  );
}
