// A discount on a line, or over the whole sale.

import { type Signal, useSignal } from "@preact/signals";
import type { Line } from "../../register/view.ts";
import { bpOf, kroner, oreOf, percent } from "../../writing/money.ts";
import { discount } from "../actions/basket.ts";
import { basket } from "../counter/state.ts";
import { Choice } from "../parts/choice.tsx";
import { letGo } from "../parts/command_button.tsx";
import { Field } from "../parts/field.tsx";
import { useKeyed } from "../parts/keyed.ts";
import { Panel } from "../parts/panel.tsx";
import { Reasons } from "../parts/reasons.tsx";
import { Submit } from "../parts/submit.tsx";
import { t } from "../words/say.ts";

const COMMON_SHARES = ["10", "20", "25", "50"] as const;

export function Discount({ line }: { line: Line | null }) {
  const isShare = useSignal(true);
  const figure = useKeyed();
  const reason = useSignal("");
  const amount = isShare.value ? bpOf(figure.value) : oreOf(figure.value);
  const give = () => {
    if (!amount) return;
    const off = isShare.value ? { share_bp: amount } : { amount_ore: amount };
    void discount(line?.line_id ?? null, off, reason.value.trim());
  };
  const shown = amount ? (isShare.value ? percent(amount) : kroner(amount)) : undefined;
  return (
    <Panel
      title={line === null ? t("discount_sale") : t("discount_line", { name: line.name })}
      lead={kroner(line?.gross_ore ?? basket.value?.gross_ore ?? 0)}
      onSubmit={give}
      actions={<Submit icon="percent" label={t("give_discount")} sum={shown} ready={Boolean(amount)} />}
    >
      <Choice
        label={t("discount")}
        shown={false}
        options={[
          { value: "share", label: t("discount_share") },
          { value: "amount", label: t("discount_amount") },
        ]}
        value={isShare.value ? "share" : "amount"}
        onChoose={(kind) => {
          isShare.value = kind === "share";
        }}
      />
      <Field
        label={isShare.value ? t("discount_share") : t("amount_kr")}
        value={figure}
        kind="amount"
        unit={isShare.value ? "%" : "kr"}
        first
      />
      {isShare.value && <CommonShares figure={figure} />}
      <Reasons
        value={reason}
        words={["reason_expires", "reason_damaged", "reason_regular", "reason_staff"]}
      />
    </Panel>
  );
}

function CommonShares({ figure }: { figure: Signal<string> }) {
  return (
    <div class="chips">
      {COMMON_SHARES.map((share) => (
        <button
          key={share}
          type="button"
          class="chip"
          onClick={(event) => {
            letGo(event);
            figure.value = share;
          }}
        >
          {share} %
        </button>
      ))}
    </div>
  );
}
