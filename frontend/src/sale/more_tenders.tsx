// Paying in several ways, by gift card, on an invoice, with a tip or a name on the receipt.

import { type Signal, useSignal } from "@preact/signals";
import { type Besides, settle } from "../actions/pay.ts";
import { kroner, oreOf } from "../money.ts";
import { Choice } from "../parts/choice.tsx";
import { Field } from "../parts/field.tsx";
import { Icon } from "../parts/icon.tsx";
import { useKeyed } from "../parts/keyed.ts";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { basket, may, view } from "../state.ts";
import { covers, leftAfter, tenderOf } from "../tenders.ts";
import type { Tender, TenderKind } from "../view.ts";
import type { Key } from "../words/table.ts";
import { t } from "../words.ts";

const KINDS: readonly TenderKind[] = [
  "debit_card",
  "cash",
  "vipps",
  "gift_card",
  "store_credit",
  "deposit_slip",
  "invoice",
];
const ACCOUNTS: Partial<Record<TenderKind, Key>> = {
  gift_card: "account_gift_card",
  store_credit: "account_store_credit",
  invoice: "account_invoice",
};

export function MoreTenders() {
  const given = useSignal<Tender[]>([]);
  const kind = useSignal<TenderKind>("debit_card");
  const amount = useKeyed();
  const account = useSignal("");
  const tip = useSignal("");
  const buyer = useSignal("");
  const tipOre = oreOf(tip.value) ?? 0;
  const left = leftAfter((basket.value?.gross_ore ?? 0) + tipOre, given.value);
  const next = left === 0 ? null : tenderOf(kind.value, oreOf(amount.value), account.value.trim(), left);
  const isLast = left === 0 || (next !== null && covers(next, left));
  const pay = () => {
    if (left !== 0 && next === null) return;
    const tenders = next === null ? given.value : [...given.value, next];
    if (isLast) {
      void settle(tenders, besides(tipOre, buyer.value.trim()));
      return;
    }
    given.value = tenders;
    amount.value = "";
    account.value = "";
  };
  return (
    <Panel
      title={t("more_title")}
      onSubmit={pay}
      actions={
        <Submit
          icon={isLast ? "check" : "plus"}
          label={isLast ? t("complete") : t("add_tender")}
          sum={kroner(Math.abs(next?.amount_ore ?? left))}
          ready={left === 0 || next !== null}
        />
      }
    >
      <p class="remaining">
        <span>{t("remaining")}</span>
        <strong class="amount">{kroner(left)}</strong>
      </p>
      <GivenTenders given={given} />
      <NextTender kind={kind} amount={amount} account={account} />
      <div class="fields besides">
        <Field label={t("tip")} value={tip} kind="amount" unit="kr" hint={t("optional")} />
        <Field label={t("buyer")} value={buyer} hint={t("optional")} />
      </div>
    </Panel>
  );
}

interface NextProps {
  kind: Signal<TenderKind>;
  amount: Signal<string>;
  account: Signal<string>;
}

function NextTender({ kind, amount, account }: NextProps) {
  const word = ACCOUNTS[kind.value];
  return (
    <>
      <Choice
        label={t("paid_with")}
        options={KINDS.filter(isOffered).map((value) => ({ value, label: nameOf(value) }))}
        value={kind.value}
        onChoose={(chosen) => {
          kind.value = chosen;
        }}
      />
      <div class="fields">
        {kind.value === "invoice" ? (
          <p class="hint">{t("whole_on_invoice")}</p>
        ) : (
          <Field label={t("amount_or_rest")} value={amount} kind="amount" unit="kr" first />
        )}
        {word && <Field label={t(word)} value={account} scans />}
      </div>
    </>
  );
}

function GivenTenders({ given }: { given: Signal<Tender[]> }) {
  return (
    <ul class="rows">
      {given.value.map((tender, place) => (
        <Given
          key={place}
          tender={tender}
          takeAway={() => {
            given.value = given.value.filter((_, other) => other !== place);
          }}
        />
      ))}
    </ul>
  );
}

function besides(tipOre: number, buyer: string): Besides {
  return { ...(tipOre > 0 && { tip_ore: tipOre }), ...(buyer !== "" && { buyer }) };
}

function Given({ tender, takeAway }: { tender: Tender; takeAway: () => void }) {
  return (
    <li class="row">
      <span class="row-text">
        <strong>{nameOf(tender.kind)}</strong>
        {tender.account && <small>{tender.account}</small>}
      </span>
      <span class="amount">{kroner(tender.amount_ore ?? 0)}</span>
      <button
        type="button"
        class="key quiet"
        aria-label={t("remove_tender", { kind: nameOf(tender.kind) })}
        onClick={takeAway}
      >
        <Icon name="trash" />
      </button>
    </li>
  );
}

function isOffered(kind: TenderKind): boolean {
  if (kind === "cash") return view.value?.register.takes_cash ?? false;
  return kind !== "invoice" || may("sell_on_credit");
}

function nameOf(kind: TenderKind): string {
  return t(kind === "debit_card" ? "card" : kind);
}
