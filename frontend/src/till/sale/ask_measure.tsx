// How much of something that is sold by weight or length.

import { useSignal } from "@preact/signals";
import { milliOf } from "../../writing/quantity.ts";
import { add } from "../actions/basket.ts";
import type { Wanted } from "../counter/state.ts";
import { Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { t } from "../words/say.ts";

export function AskMeasure({ wanted, title, unit }: { wanted: Wanted; title: string; unit: string }) {
  const measure = useSignal("");
  const milli = milliOf(measure.value);
  return (
    <Panel
      title={t("ask_measure")}
      lead={title}
      onSubmit={() => {
        if (milli !== null) void add({ ...wanted, quantity_milli: milli }, title);
      }}
      actions={<Submit icon="plus" label={t("put_in_basket")} ready={milli !== null} />}
    >
      <Field
        label={t("ask_measure_of", { name: title, unit })}
        value={measure}
        kind="amount"
        unit={unit}
        first
      />
    </Panel>
  );
}
