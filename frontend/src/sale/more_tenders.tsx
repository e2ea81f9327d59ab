// Paying in several ways, by gift card, on an invoice, with a tip or a name on the receipt.

import { useSignal } from "@preact/signals";
import { settle } from "../actions/pay.ts";
import { kroner, oreOf } from "../money.ts";
import { Choice } from "../parts/choice.tsx";
import { Field } from "../parts/field.tsx";
import { Icon } from "../parts/icon.tsx";
import { useKeyed } from "../parts/keyed.ts";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { basket, may, view } from "../state.ts";
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

const ROUNDED_AWAY_MAX_ORE = 49;

export function MoreTenders() {
  const given = useSignal<Tender[]>([]);
  const kind = useSignal<TenderKind>("debit_card");
  const amount = useKeyed();
  const account = useSignal("");
  const tip = useSignal("");
  const buyer = useSignal("");
  const tipOre = oreOf(tip.value) ?? 0;
  const due = (basket.value?.gross_ore ?? 0) + tipOre;
  const left = due - given.value.reduce((sum, tender) => sum + (tender.amount_ore ?? 0), 0);
  const next = tenderOf(kind.value, oreOf(amount.value), account.value.trim(), left);
  const isLast = next !== null && (kind.value === "invoice" || covers(next, left));
  const pay = () => {
    const tenders = left === 0 ? given.value : next === null ? null : [...given.value, next];
    if (tenders === null) return;
    if (left !== 0 && !isLast) {
      given.value = tenders;
      amount.value = "";
      account.value = "";
    } else
      void settle(tenders, {
        ...(tipOre > 0 && { tip_ore: tipOre }),
        ...(buyer.value && { buyer: buyer.value }),
      });
  };
  const word = ACCOUNTS[kind.value];
  return (
    <Panel
      title={t("more_title")}
      onSubmit={pay}
      actions={
        <Submit
          icon={isLast || left === 0 ? "check" : "plus"}
          label={isLast || left === 0 ? t("complete") : t("add_tender")}
          sum={kroner(Math.abs(next?.amount_ore ?? left))}
          ready={left === 0 || next !== null}
        />
      }
    >
      <p class="remaining">
        <span>{t("remaining")}</span>
        <strong class="amount">{kroner(left)}</strong>
      </p>
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
      <div class="fields besides">
        <Field label={t("tip")} value={tip} kind="amount" unit="kr" hint={t("optional")} />
        <Field label={t("buyer")} value={buyer} hint={t("optional")} />
      </div>
    </Panel>
  );
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

/** The tender that the fields describe; null while something it needs is missing. */
function tenderOf(kind: TenderKind, keyedOre: number | null, account: string, left: number): Tender | null {
  if (ACCOUNTS[kind] !== undefined && account === "" && left > 0) return null;
  const besides = account === "" ? {} : { account };
  if (kind === "invoice") return { kind, ...besides };
  if (kind === "cash") return keyedOre === null ? { kind } : { kind, amount_ore: keyedOre };
  const amount = keyedOre === null ? left : Math.sign(left) * keyedOre;
  return amount === 0 ? null : { kind, amount_ore: amount, ...besides };
}

/** Whether nothing is left after it: cash always takes the rest, and rounds it. */
function covers(tender: Tender, left: number): boolean {
  if (tender.kind === "cash") return left - (tender.amount_ore ?? left) <= ROUNDED_AWAY_MAX_ORE;
  return Math.abs(tender.amount_ore ?? 0) >= Math.abs(left);
}

function isOffered(kind: TenderKind): boolean {
  if (kind === "cash") return view.value?.register.takes_cash ?? false;
  return kind !== "invoice" || may("sell_on_credit");
}

function nameOf(kind: TenderKind): string {
  return t(kind === "debit_card" ? "card" : kind);
}
