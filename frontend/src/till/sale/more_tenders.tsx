// Paying in several ways, by gift card, on an invoice, with a tip or a name on the receipt.

import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import type { Tender, TenderKind } from "../../register/view.ts";
import { Icon } from "../../signs/icon.tsx";
import { kroner, oreOf, shortKroner } from "../../writing/money.ts";
import { type Besides, balanceOf, settle } from "../actions/pay.ts";
import { basket, laidDown, may, takes, task } from "../counter/state.ts";
import { Choice } from "../parts/choice.tsx";
import { letGo } from "../parts/command_button.tsx";
import { Field } from "../parts/field.tsx";
import { useKeyed } from "../parts/keyed.ts";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { covers, DRAWN, leftAfter, mayDecline, tenderOf } from "../payment/tenders.ts";
import { tipOffers } from "../payment/tips.ts";
import { t } from "../words/say.ts";
import type { Key } from "../words/table.ts";

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
};

/** What was asked about a card with a number: which, and what is left on it. */
interface Known {
  account: string;
  ore: number;
}

export function MoreTenders() {
  const given = useSignal<Tender[]>([]);
  const kind = useSignal<TenderKind>(KINDS.find(isOffered) ?? "cash");
  const amount = useKeyed();
  const account = useSignal("");
  const known = useSignal<Known | null>(null);
  useSignalEffect(() => {
    const laid = laidDown.value;
    if (laid === null) return;
    kind.value = "gift_card";
    account.value = laid.account;
    if (laid.balance_ore !== null) known.value = { account: laid.account, ore: laid.balance_ore };
    laidDown.value = null;
  });
  const tip = useSignal("");
  const buyer = useSignal("");
  const declined = useSignal(false);
  const gross = basket.value?.gross_ore ?? 0;
  const tipOre = oreOf(tip.value) ?? 0;
  const left = leftAfter(gross + tipOre, given.value);
  const number = account.value.trim();
  const balance = known.value?.account === number ? known.value.ore : null;
  const asksBalance = DRAWN.has(kind.value) && left > 0 && number !== "" && balance === null;
  const next = left === 0 ? null : tenderOf(kind.value, oreOf(amount.value), number, left, balance);
  const isLast = left === 0 || (next !== null && covers(next, left));
  const tenders = next === null ? given.value : [...given.value, next];
  const pay = async () => {
    if (asksBalance) {
      const ore = await balanceOf(number);
      if (ore !== null) known.value = { account: number, ore };
    } else if (isLast) {
      await settle(tenders, besides(tipOre, buyer.value.trim(), declined.value && mayDecline(tenders)));
    } else if (next !== null) {
      given.value = tenders;
      amount.value = "";
      account.value = "";
    }
  };
  return (
    <Panel
      title={t("more_title")}
      onSubmit={() => void pay()}
      actions={
        asksBalance ? (
          <Submit icon="gift" label={t("look_up_balance")} />
        ) : (
          <Submit
            icon={isLast ? "check" : "plus"}
            label={isLast ? t("complete") : t("add_tender")}
            sum={kroner(Math.abs(next?.amount_ore ?? left))}
            ready={left === 0 || next !== null}
          />
        )
      }
    >
      <Sum label={t("remaining")} ore={left} />
      <GivenTenders given={given} />
      <NextTender kind={kind} amount={amount} account={account} />
      {balance !== null && <Sum label={t("balance", { account: number })} ore={balance} />}
      {gross > 0 && <Tips tip={tip} gross={gross} />}
      <Field label={t("buyer")} value={buyer} hint={t("optional")} />
      {mayDecline(tenders) && <Check label={t("no_receipt")} value={declined} />}
    </Panel>
  );
}

function Sum({ label, ore }: { label: string; ore: number }) {
  return (
    <p class="remaining" role="status">
      <span>{label}</span>
      <strong class="amount">{kroner(ore)}</strong>
    </p>
  );
}

/** A tip: one of those that are likely, or an amount of its own. */
function Tips({ tip, gross }: { tip: Signal<string>; gross: number }) {
  return (
    <div class="fields besides">
      <Field label={t("tip")} value={tip} kind="amount" unit="kr" hint={t("optional")} />
      <div class="chips">
        {tipOffers(gross).map(({ ore, share }) => (
          <button
            key={share}
            type="button"
            class="chip"
            aria-pressed={oreOf(tip.value) === ore}
            onClick={(event) => {
              letGo(event);
              tip.value = oreOf(tip.value) === ore ? "" : shortKroner(ore);
            }}
          >
            {share === null
              ? t("tip_round_up", { amount: shortKroner(gross + ore) })
              : `${t("tip_share", { share })} · ${shortKroner(ore)}`}
          </button>
        ))}
      </div>
    </div>
  );
}

function Check({ label, value }: { label: string; value: Signal<boolean> }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={value.value}
        onInput={(event) => {
          value.value = event.currentTarget.checked;
        }}
      />
      <span>{label}</span>
    </label>
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
          if (chosen === "invoice") task.value = { name: "credit_sale" };
          else kind.value = chosen;
        }}
      />
      <div class="fields">
        <Field label={t("amount_or_rest")} value={amount} kind="amount" unit="kr" first />
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

function besides(tipOre: number, buyer: string, isDeclined: boolean): Besides {
  return {
    ...(tipOre > 0 && { tip_ore: tipOre }),
    ...(buyer !== "" && { buyer }),
    ...(isDeclined && { receipt_declined: true }),
  };
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
  return takes(kind) && (kind !== "invoice" || may("sell_on_credit"));
}

function nameOf(kind: TenderKind): string {
  return t(kind === "debit_card" ? "card" : kind);
}
