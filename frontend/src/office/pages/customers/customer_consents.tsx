// What a customer has agreed to: given with how and to which text, taken back with one press.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { Change } from "../../parts/change.tsx";
import { Choice, Text } from "../../parts/fields.tsx";
import { Card } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { shortDay } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { CONSENT_PURPOSES, type Consent, type ConsentPurpose, type Customer } from "./customer_shapes.ts";

interface Props {
  of: Customer;
  again: () => void;
}

export function Consents({ of: customer, again }: Props) {
  const sending = useSending();
  const at = (purpose: string) => `/customers/${encodeURIComponent(customer.number)}/consents/${purpose}`;
  const withdraw = (purpose: string) =>
    sending.over(async () => {
      await send("DELETE", at(purpose));
      again();
    });
  return (
    <Card title={say("consents_title")} lead={say("consents_lead")}>
      <ul>
        {(customer.consents ?? []).map((each) => (
          <li key={`${each.purpose} ${each.given_at}`}>
            <strong>{sayCode("purpose", each.purpose)}</strong>
            {": "}
            {told(each)}
          </li>
        ))}
      </ul>
      <p class="field-row">
        {CONSENT_PURPOSES.filter((purpose) => holds(customer, purpose)).map((purpose) => (
          <button key={purpose} type="button" class="key small" onClick={() => void withdraw(purpose)}>
            <span class="label">{say("consent_withdraw", { purpose: sayCode("purpose", purpose) })}</span>
          </button>
        ))}
      </p>
      <Outcome of={sending} />
      <Give at={at} again={again} />
    </Card>
  );
}

function Give({ at, again }: { at: (purpose: string) => string; again: () => void }) {
  const [purpose, setPurpose] = useState<string>(CONSENT_PURPOSES[0]);
  const [how, setHow] = useState("");
  const [text, setText] = useState("");
  return (
    <Change
      act={() => send("PUT", at(purpose), { how, text_version: text })}
      done={again}
      word={say("consent_keep")}
      isReady={how.trim() !== "" && text.trim() !== ""}
    >
      <Choice
        title={say("consent_purpose")}
        value={purpose}
        options={CONSENT_PURPOSES.map((each) => [each, sayCode("purpose", each)] as const)}
        put={setPurpose}
      />
      <Text title={say("consent_how")} value={how} put={setHow} max={60} />
      <Text title={say("consent_text")} value={text} put={setText} max={60} />
    </Change>
  );
}

function holds(customer: Customer, purpose: ConsentPurpose): boolean {
  return (customer.consents ?? []).some((each) => each.purpose === purpose && !each.withdrawn_at);
}

function told(consent: Consent): string {
  const given = say("consent_given", {
    day: shortDay(consent.given_at.slice(0, 10)),
    how: consent.how,
    text: consent.text_version,
  });
  if (!consent.withdrawn_at) return given;
  return `${given}. ${say("consent_withdrawn", { day: shortDay(consent.withdrawn_at.slice(0, 10)) })}`;
}
