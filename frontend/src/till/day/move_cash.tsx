// Money into the drawer or out of it, without a sale.

import { useSignal } from "@preact/signals";
import { kroner, oreOf } from "../../writing/money.ts";
import { moveCash } from "../actions/day.ts";
import { Choice } from "../parts/choice.tsx";
import { Field } from "../parts/field.tsx";
import { useKeyed } from "../parts/keyed.ts";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { t } from "../words/say.ts";

const IN = ["change", "owner", "other"] as const;
const OUT = ["bank", "expense", "deposit_refund", "tips", "owner", "other"] as const;

type Sort = (typeof IN)[number] | (typeof OUT)[number];

export function MoveCash({ direction }: { direction: "in" | "out" }) {
  const isIn = direction === "in";
  const amount = useKeyed();
  const sort = useSignal<Sort>(isIn ? "change" : "bank");
  const reason = useSignal("");
  const ore = oreOf(amount.value) ?? 0;
  const isReady = ore > 0 && reason.value.trim() !== "";
  const sorts: readonly Sort[] = isIn ? IN : OUT;
  return (
    <Panel
      title={isIn ? t("pay_in_title") : t("pay_out_title")}
      onSubmit={() => {
        if (isReady) void moveCash(direction, ore, sort.value, reason.value.trim());
      }}
      actions={
        <Submit
          icon={isIn ? "down" : "up"}
          label={isIn ? t("pay_in_do") : t("pay_out_do")}
          sum={kroner(ore)}
          ready={isReady}
        />
      }
    >
      <Field label={t("amount_kr")} value={amount} kind="amount" unit="kr" first />
      <Choice
        label={t("what_sort")}
        options={sorts.map((value) => ({ value, label: t(`type_${value}`) }))}
        value={sort.value}
        onChoose={(chosen) => {
          sort.value = chosen;
        }}
      />
      <Field label={t("reason")} value={reason} wide />
    </Panel>
  );
}
