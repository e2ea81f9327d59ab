// The customer's points: first who she is, then how many of hers are spent.

import { useSignal } from "@preact/signals";
import { usePoints } from "../actions/basket.ts";
import { basket } from "../counter/state.ts";
import { Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { t } from "../words/say.ts";

export function Points() {
  const typed = useSignal("");
  const customer = basket.value?.customer ?? "";
  const text = typed.value.trim();
  const isReady = customer === "" ? text !== "" : /^\d{0,9}$/.test(text);
  return (
    <Panel
      title={t("points")}
      lead={customer}
      onSubmit={() => {
        if (!isReady) return;
        typed.value = "";
        void usePoints(customer === "" ? { customer: text } : { points: Number(text) });
      }}
      actions={
        <Submit icon="gift" label={t(customer === "" ? "choose_customer" : "points_spend")} ready={isReady} />
      }
    >
      <Field label={t(customer === "" ? "points_who" : "points_many")} value={typed} first scans />
    </Panel>
  );
}
