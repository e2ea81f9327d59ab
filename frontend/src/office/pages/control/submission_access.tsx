// The shop's own access to the tax administration's interface: client and key at Maskinporten. The key is kept
// encrypted and never shown again.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { Form } from "../../parts/form.tsx";
import { Card, Tag } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { say, sayCode } from "../../words/say.ts";

export interface Access {
  client_id: string;
  kid: string;
  site: string;
}

const SITES = ["production", "test"];

export function AccessForm({ of: access, done }: { of: Access; done: () => void }) {
  const [told, setTold] = useState({
    client_id: access.client_id,
    kid: access.kid,
    private_key: "",
    site: access.site || "production",
  });
  const sending = useSending();
  const change = (what: Partial<typeof told>) => setTold({ ...told, ...what });
  const keep = () =>
    sending.over(async () => {
      await send<Access>("PUT", "/control/submissions/access", told);
      change({ private_key: "" });
      done();
      return say("access_kept");
    });
  return (
    <Card title={say("access_title")} lead={say("access_lead")}>
      <p>
        <Tag tone={access.client_id ? "good" : "plain"}>
          {access.client_id
            ? say("access_is_kept", { client: access.client_id, site: sayCode("site", access.site) })
            : say("access_none")}
        </Tag>
      </p>
      <details class="more" open={access.client_id === ""}>
        <summary>{say(access.client_id ? "access_change" : "access_enter")}</summary>
        <Form send={keep}>
          <div class="fields">
            <label class="field">
              <span>{say("access_client")}</span>
              <input
                value={told.client_id}
                autocomplete="off"
                onInput={(event) => change({ client_id: event.currentTarget.value.trim() })}
              />
            </label>
            <label class="field">
              <span>{say("access_kid")}</span>
              <input
                value={told.kid}
                autocomplete="off"
                onInput={(event) => change({ kid: event.currentTarget.value.trim() })}
              />
            </label>
            <label class="field">
              <span>{say("access_site")}</span>
              <select value={told.site} onChange={(event) => change({ site: event.currentTarget.value })}>
                {SITES.map((each) => (
                  <option key={each} value={each} selected={each === told.site}>
                    {sayCode("site", each)}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <label class="field">
            <span>{say("access_key")}</span>
            <textarea
              value={told.private_key}
              spellcheck={false}
              autocomplete="off"
              placeholder="-----BEGIN PRIVATE KEY-----"
              onInput={(event) => change({ private_key: event.currentTarget.value })}
            />
            <small>{say("access_key_hint")}</small>
          </label>
          <button
            type="submit"
            class="key strong"
            disabled={told.client_id === "" || told.kid === "" || told.private_key.trim() === ""}
          >
            <span class="label">{say("setup_keep")}</span>
          </button>
        </Form>
      </details>
      <Outcome of={sending} />
    </Card>
  );
}
