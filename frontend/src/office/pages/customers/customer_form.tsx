// What can be said of a customer. Amounts are typed as kroner and sent as øre; what may not be, the register says.

import type { ComponentChildren } from "preact";
import { kroner, oreOf } from "../../../writing/money.ts";
import type { PriceLists } from "../../goods/price_lists.ts";
import { useLoad } from "../../line/load.ts";
import { Choice, Text, Tick } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Outcome, type Sending } from "../../parts/sending.tsx";
import { say } from "../../words/say.ts";
import type { Customer } from "./customer_shapes.ts";

const INVOICE_DAYS = 14;

/** A customer as she is being typed. */
export interface Draft {
  name: string;
  street: string;
  postal: string;
  email: string;
  phone: string;
  organisation: string;
  isOnAccount: boolean;
  limit: string;
  days: string;
  reference: string;
  /** Whose price lists count for her; empty for none. */
  group: string;
}

export function draftOf(customer?: Customer): Draft {
  const limit_ore = customer?.credit_limit_ore ?? null;
  return {
    name: customer?.name ?? "",
    street: customer?.street_address ?? "",
    postal: customer?.postal_address ?? "",
    email: customer?.email ?? "",
    phone: customer?.phone ?? "",
    organisation: customer?.organisation_number ?? "",
    isOnAccount: customer?.is_on_account ?? true,
    limit: limit_ore === null ? "" : kroner(limit_ore),
    days: String(customer?.invoice_days ?? INVOICE_DAYS),
    reference: customer?.invoice_reference ?? "",
    group: customer?.group ?? "",
  };
}

/** What is asked for; an amount that is none was kept from being sent. */
export function wantedOf(draft: Draft) {
  return {
    name: draft.name,
    street_address: draft.street,
    postal_address: draft.postal,
    email: draft.email,
    phone: draft.phone,
    organisation_number: draft.organisation,
    is_on_account: draft.isOnAccount,
    credit_limit_ore: draft.limit.trim() === "" ? null : oreOf(draft.limit),
    invoice_days: Number(draft.days),
    invoice_reference: draft.reference,
    group: draft.group,
  };
}

interface Props {
  of: Draft;
  put: (draft: Draft) => void;
  done: () => Promise<void>;
  word: string;
  sending: Sending;
  children?: ComponentChildren;
}

export function CustomerForm({ of: draft, put, done, word, sending, children }: Props) {
  const lists = useLoad<PriceLists>("/catalogue/price-lists");
  const groups = new Set(["", ...(lists.now.value?.groups ?? []), draft.group]);
  const change = (what: Partial<Draft>) => put({ ...draft, ...what });
  const isWhole =
    draft.name.trim() !== "" &&
    (draft.limit.trim() === "" || oreOf(draft.limit) !== null) &&
    /^\d{1,2}$/.test(draft.days);
  return (
    <Form send={done}>
      <div class="fields">
        <Text title={say("customer_name")} value={draft.name} put={(name) => change({ name })} max={100} />
        {children}
        <Text
          title={say("customer_street")}
          value={draft.street}
          put={(street) => change({ street })}
          max={100}
        />
        <Text
          title={say("customer_postal")}
          value={draft.postal}
          put={(postal) => change({ postal })}
          max={100}
        />
        <Text
          title={say("customer_email")}
          value={draft.email}
          put={(email) => change({ email })}
          max={100}
        />
        <Text title={say("customer_phone")} value={draft.phone} put={(phone) => change({ phone })} max={20} />
        <Text
          title={say("customer_organisation")}
          value={draft.organisation}
          put={(organisation) => change({ organisation })}
          max={20}
        />
        <Text title={say("customer_limit")} value={draft.limit} put={(limit) => change({ limit })} />
        <Text title={say("customer_days")} value={draft.days} put={(days) => change({ days })} max={2} />
        <Text
          title={say("customer_reference")}
          value={draft.reference}
          put={(reference) => change({ reference })}
          max={100}
        />
        {groups.size > 1 && (
          <Choice
            title={say("customer_group")}
            value={draft.group}
            options={[...groups].map((each) => [each, each || say("customer_no_group")])}
            put={(group) => change({ group })}
          />
        )}
      </div>
      <Tick
        title={say("customer_on_account")}
        is={draft.isOnAccount}
        put={(isOnAccount) => change({ isOnAccount })}
      />
      <button type="submit" class="key" disabled={!isWhole}>
        <span class="label">{word}</span>
      </button>
      <Outcome of={sending} />
    </Form>
  );
}
