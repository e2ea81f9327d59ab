// A sale on account: find the customer, hand the goods over with a delivery receipt.

import { type Signal, useSignal, useSignalEffect } from "@preact/signals";
import type { Customer } from "../../register/view.ts";
import { kroner } from "../../writing/money.ts";
import { chooseCustomer } from "../actions/basket.ts";
import { findCustomers, settle } from "../actions/pay.ts";
import { basket, scannedCustomer } from "../counter/state.ts";
import { letGo } from "../parts/command_button.tsx";
import { Field } from "../parts/field.tsx";
import { Panel } from "../parts/panel.tsx";
import { Submit } from "../parts/submit.tsx";
import { t } from "../words/say.ts";

const PAUSE_MS = 120;
const SHORTEST_SEARCH = 2;

export function CreditSale() {
  const text = useSignal("");
  const found = useSignal<Customer[] | null>(null);
  const chosen = useSignal<Customer | null>(null);
  useSearch(text, found, chosen);
  useSignalEffect(() => {
    const scanned = scannedCustomer.value;
    if (scanned === null) return;
    found.value = [scanned];
    chosen.value = scanned;
    scannedCustomer.value = null;
  });
  const first = chosen.value ?? found.value?.[0] ?? null;
  const gross = basket.value?.gross_ore ?? 0;
  const submit = () => {
    if (chosen.value !== null) void settle([{ kind: "invoice", account: chosen.value.customer }]);
    else if (first !== null) choose(first);
  };
  const choose = (one: Customer) => {
    chosen.value = one;
    chooseCustomer(one.customer);
  };
  return (
    <Panel
      title={t("credit_sale")}
      lead={t("credit_sale_lead")}
      onSubmit={submit}
      actions={
        chosen.value === null ? (
          <Submit icon="person" label={t("choose_customer")} ready={first !== null} />
        ) : (
          <Submit
            label={t(gross < 0 ? "credit_to" : "deliver_to", { name: chosen.value.name })}
            sum={kroner(Math.abs(gross))}
          />
        )
      }
    >
      <Field label={t("customer_search")} value={text} hint={t("customer_hint")} first wide />
      <ul class="rows" aria-label={t("customers")}>
        {found.value?.map((one) => (
          <li key={one.customer}>
            <button
              type="button"
              class="row as-button"
              aria-pressed={chosen.value?.customer === one.customer}
              onClick={(event) => {
                letGo(event);
                choose(one);
              }}
            >
              <span class="row-text">
                <strong>{one.name}</strong>
                <small>{one.customer}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.value?.length === 0 && <p class="nothing">{t("no_customer", { text: text.value })}</p>}
    </Panel>
  );
}

/** Look for what is typed, a moment after the last key; another text unchooses. */
function useSearch(
  text: Signal<string>,
  found: Signal<Customer[] | null>,
  chosen: Signal<Customer | null>,
): void {
  useSignalEffect(() => {
    const wanted = text.value.trim();
    chosen.value = null;
    if (wanted.length < SHORTEST_SEARCH) {
      found.value = null;
      return;
    }
    const pause = setTimeout(async () => {
      const customers = await findCustomers(wanted);
      if (customers !== null && text.peek().trim() === wanted) found.value = customers;
    }, PAUSE_MS);
    return () => clearTimeout(pause);
  });
}
