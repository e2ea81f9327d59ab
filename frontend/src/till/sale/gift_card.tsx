// Selling a gift card, or topping one up.

import { useSignal, useSignalEffect } from "@preact/signals";
import type { TenderKind } from "../../register/view.ts";
import { kroner, oreOf } from "../../writing/money.ts";
import { sellGiftCard } from "../actions/day.ts";
import { laidDown, takes } from "../counter/state.ts";
import { Choice } from "../parts/choice.tsx";
import { Field } from "../parts/field.tsx";
import { useKeyed } from "../parts/keyed.ts";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { t } from "../words/say.ts";

export function GiftCard() {
  const account = useSignal("");
  const amount = useKeyed();
  const topUp = useSignal(false);
  useSignalEffect(() => {
    const laid = laidDown.value;
    if (laid === null) return;
    account.value = laid.account;
    topUp.value = !laid.isNew;
    laidDown.value = null;
  });
  const kinds = (["debit_card", "cash", "vipps"] as const).filter(takes);
  const kind = useSignal<TenderKind>(kinds[0] ?? "cash");
  const ore = oreOf(amount.value) ?? 0;
  const isReady = ore > 0 && account.value.trim() !== "";
  const sell = () => {
    const tender = kind.value === "cash" ? { kind: kind.value } : { kind: kind.value, amount_ore: ore };
    if (isReady) void sellGiftCard(account.value.trim(), ore, tender, topUp.value);
  };
  return (
    <Panel
      title={t("gift_card_title")}
      lead={t("gift_card_hint")}
      onSubmit={sell}
      actions={<Submit icon="gift" label={t("gift_card_do", { amount: kroner(ore) })} ready={isReady} />}
    >
      <div class="fields">
        <Field label={t("account_gift_card")} value={account} first scans />
        <Field label={t("amount_kr")} value={amount} kind="amount" unit="kr" />
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={topUp.value}
          onInput={(event) => {
            topUp.value = event.currentTarget.checked;
          }}
        />
        <span>{t("top_up")}</span>
      </label>
      <Choice
        label={t("paid_with")}
        options={kinds.map((value) => ({ value, label: t(value === "debit_card" ? "card" : value) }))}
        value={kind.value}
        onChoose={(chosen) => {
          kind.value = chosen;
        }}
      />
    </Panel>
  );
}
