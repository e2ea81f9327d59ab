// Payouts from Vipps, fetched over the network with the shop's own keys, which are never shown again.

import { useState } from "preact/hooks";
import { Answer } from "../../ledger/answer.tsx";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Day } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Glyph } from "../../parts/glyph.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { daysAfter, today } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import type { Imported } from "./bank_import.tsx";

interface Access {
  provider: string;
  /** Names of the keys that are kept. */
  keys: string[];
}

const DAYS_BACK = 35;
const ASKED = [
  { name: "client_id", word: "vipps_client", isSecret: false },
  { name: "client_secret", word: "vipps_secret", isSecret: true },
  { name: "subscription_key", word: "vipps_subscription", isSecret: true },
  { name: "merchant_serial_number", word: "vipps_merchant", isSecret: false },
] as const;

export function FetchPayouts({ done }: { done: () => void }) {
  const load = useLoad<Access>("/bank/payout-access");
  return (
    <Card title={say("vipps_title")} lead={say("vipps_lead")}>
      <Loaded of={load}>
        {({ keys }, again) => (
          <>
            {ASKED.every((asked) => keys.includes(asked.name)) && <Fetch done={done} />}
            <KeysForm kept={keys} done={again} />
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Fetch({ done }: { done: () => void }) {
  const [from, setFrom] = useState(daysAfter(today(), -DAYS_BACK));
  const [to, setTo] = useState(daysAfter(today(), -1));
  const sending = useSending();
  const ask = () =>
    sending.over(async () => {
      const days = { first: from, last: to };
      const told = await send<Imported[]>("POST", "/bank/payouts/fetch", days);
      const count = told.reduce((sum, each) => sum + (each.known ? 0 : each.file.payouts), 0);
      done();
      return say("vipps_fetched", { count });
    });
  return (
    <Form class="field-row" send={ask}>
      <Day title={say("control_from")} value={from} put={setFrom} />
      <Day title={say("control_to")} value={to} put={setTo} />
      <button
        type="submit"
        class="key strong"
        disabled={sending.isOn || from === "" || to === "" || from > to}
      >
        <Glyph name="down" />
        <span class="label">{say(sending.isOn ? "loading" : "vipps_fetch")}</span>
      </button>
      <Outcome of={sending} />
    </Form>
  );
}

function KeysForm({ kept, done }: { kept: string[]; done: () => void }) {
  const hasKeys = kept.length > 0;
  const [told, setTold] = useState<Record<string, string>>({});
  const sending = useSending();
  const keep = () =>
    sending.over(async () => {
      await send("PUT", "/bank/payout-access", told);
      setTold({});
      done();
    });
  return (
    <details class="more after">
      <summary>{say(hasKeys ? "vipps_keys_change" : "vipps_keys_enter")}</summary>
      <Form send={keep}>
        <div class="pairs">
          {ASKED.map((asked) => (
            <Answer
              key={asked.name}
              to={{ name: asked.name, label: say(asked.word), secret: asked.isSecret }}
              value={told[asked.name] ?? ""}
              isKept={kept.includes(asked.name)}
              onInput={(value) => setTold({ ...told, [asked.name]: value.trim() })}
            />
          ))}
        </div>
        <Outcome of={sending} />
        <button
          type="submit"
          class="key"
          disabled={ASKED.some((asked) => !told[asked.name] && !kept.includes(asked.name))}
        >
          <span class="label">{say("setup_keep")}</span>
        </button>
      </Form>
    </details>
  );
}
