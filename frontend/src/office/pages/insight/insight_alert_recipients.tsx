// Who is told of alerts: by mail, or by a call to an address that reads JSON.

import { useState } from "preact/hooks";
import { newKey } from "../../../register/new_key.ts";
import { send } from "../../line/ask.ts";
import { Change } from "../../parts/change.tsx";
import { Choice, Text, Tick } from "../../parts/fields.tsx";
import { Card, Nothing } from "../../parts/page.tsx";
import { say, sayCode } from "../../words/say.ts";
import type { AlertRecipient, AlertsShown } from "./insight_shapes.ts";

const WAYS = ["email", "webhook"] as const;
const SECRET_LENGTH_MIN = 24;
const ADDRESS_LENGTH_MAX = 500;

export function AlertRecipients({ of: shown, again }: { of: AlertsShown; again: () => void }) {
  return (
    <div class="cards">
      <Card title={say("insight_recipients")} lead={say("insight_recipients_lead")}>
        {shown.recipients.length === 0 && <Nothing title={say("insight_recipients_none")} />}
        <ul class="alerts">
          {shown.recipients.map((each) => (
            <li key={each.number}>
              <p>
                <strong class="address">{each.address}</strong> · {sayCode("alert_way", each.way)} ·{" "}
                {kindsOf(each)}
              </p>
              <Change
                act={(current) => send("DELETE", `/insight/alerts/recipients/${each.number}`, { current })}
                done={again}
                word={say("insight_recipient_drop")}
                isReady
              >
                {null}
              </Change>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={say("insight_recipient_new")}>
        <NewRecipient key={shown.next_recipient} of={shown} again={again} />
      </Card>
    </div>
  );
}

function kindsOf({ kinds = [] }: AlertRecipient): string {
  if (kinds.length === 0) return say("insight_kinds_all");
  return kinds.map((kind) => sayCode("figure", kind)).join(", ");
}

function NewRecipient({ of: shown, again }: { of: AlertsShown; again: () => void }) {
  const [way, setWay] = useState<string>("email");
  const [address, setAddress] = useState("");
  const [secret, setSecret] = useState(newKey);
  const [kinds, setKinds] = useState<readonly string[]>([]);
  const isWebhook = way === "webhook";
  const put = (current: string) =>
    send("PUT", `/insight/alerts/recipients/${shown.next_recipient}`, {
      way,
      address: address.trim(),
      is_new: true,
      kinds,
      current,
      ...(isWebhook ? { secret } : {}),
    });
  return (
    <Change
      act={put}
      done={again}
      word={say("insight_recipient_add")}
      isReady={address.trim() !== "" && (!isWebhook || secret.length >= SECRET_LENGTH_MIN)}
    >
      <Choice
        title={say("insight_recipient_way")}
        value={way}
        options={WAYS.map((each) => [each, sayCode("alert_way", each)] as const)}
        put={setWay}
      />
      <Text
        title={say(isWebhook ? "insight_recipient_url" : "insight_recipient_email")}
        value={address}
        put={setAddress}
        max={ADDRESS_LENGTH_MAX}
      />
      {isWebhook && (
        <>
          <Text title={say("insight_recipient_secret")} value={secret} put={setSecret} max={200} />
          <p class="hint">{say("insight_recipient_secret_lead")}</p>
        </>
      )}
      <fieldset class="kinds">
        <legend>{say("insight_recipient_kinds")}</legend>
        {shown.kinds.map((kind) => (
          <Tick
            key={kind}
            title={sayCode("figure", kind)}
            is={kinds.includes(kind)}
            put={(is) => setKinds(is ? [...kinds, kind] : kinds.filter((each) => each !== kind))}
          />
        ))}
      </fieldset>
    </Change>
  );
}
