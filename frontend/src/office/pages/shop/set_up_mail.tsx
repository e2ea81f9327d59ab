// The account that receipts are mailed from: kept, tried, taken away. Its password comes in and never out.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Choice, Text } from "../../parts/fields.tsx";
import { Form } from "../../parts/form.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Page } from "../../parts/page.tsx";
import { Secret } from "../../parts/secret.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { say, sayCode } from "../../words/say.ts";
import { SetUpTabs } from "./set_up_tabs.tsx";

interface Account {
  host: string;
  port: number;
  security: string;
  sender: string;
  user: string;
}

interface MailShown {
  account: Account | null;
}

const PATH = "/mail";
const WAYS = ["starttls", "tls", "none"] as const;
/** The port that goes with a way of securing it, for whoever has not chosen another. */
const PORTS: Record<string, string> = { starttls: "587", tls: "465", none: "25" };
const NONE: Account = { host: "", port: 587, security: "starttls", sender: "", user: "" };

export function SetUpMail() {
  const load = useLoad<MailShown>(PATH);
  return (
    <Page title={say("set_up_part_mail")} lead={say("mail_lead")}>
      <SetUpTabs />
      <Loaded of={load}>
        {({ account }, again) => (
          <>
            <Keep of={account} done={again} />
            {account && <Try />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Keep({ of: known, done }: { of: Account | null; done: () => void }) {
  const [account, setAccount] = useState({ ...(known ?? NONE), port: String((known ?? NONE).port) });
  const [password, setPassword] = useState("");
  const [isSure, setSure] = useState(false);
  const sending = useSending();
  const put = (changed: Partial<typeof account>) => {
    sending.hush();
    setSure(false);
    setAccount({ ...account, ...changed });
  };
  const secure = (security: string) =>
    put(account.port === PORTS[account.security] ? { security, port: PORTS[security] ?? "" } : { security });
  const keep = async () => {
    await send("PUT", PATH, { ...account, port: Number(account.port), password });
    setPassword("");
    done();
    return say("mail_kept");
  };
  const drop = async () => {
    if (!isSure) {
      setSure(true);
      return undefined;
    }
    await send("DELETE", PATH);
    setAccount({ ...NONE, port: String(NONE.port) });
    setSure(false);
    done();
    return say("mail_dropped");
  };
  return (
    <Card title={say("mail_title")}>
      <Form send={() => sending.over(keep)}>
        {!known && <p class="hint">{say("mail_none")}</p>}
        <Text title={say("mail_sender")} value={account.sender} max={254} put={(sender) => put({ sender })} />
        <Text
          title={say("mail_host")}
          value={account.host}
          max={253}
          put={(host) => put({ host })}
          note={say("mail_host_hint")}
        />
        <Choice
          title={say("mail_security")}
          value={account.security}
          options={WAYS.map((way) => [way, sayCode("mail_security", way)])}
          put={secure}
        />
        <Text title={say("mail_port")} value={account.port} max={5} put={(port) => put({ port })} />
        <Text title={say("mail_user")} value={account.user} max={200} put={(user) => put({ user })} />
        {account.user !== "" && (
          <>
            <Secret
              label={say(known?.user === account.user ? "mail_password_known" : "mail_password")}
              kind="new-password"
              value={password}
              onChange={setPassword}
            />
            <p class="hint">{say("mail_password_hint")}</p>
          </>
        )}
        {isSure && <p role="status">{say("mail_drop_sure")}</p>}
        <Outcome of={sending} />
        <div class="field-row">
          <button type="submit" class="key strong" disabled={sending.isOn}>
            <span class="label">{say("mail_keep")}</span>
          </button>
          {known && (
            <button type="button" class="key" disabled={sending.isOn} onClick={() => void sending.over(drop)}>
              <span class="label">{say("mail_drop")}</span>
            </button>
          )}
        </div>
      </Form>
    </Card>
  );
}

function Try() {
  const [to, setTo] = useState("");
  const sending = useSending();
  const attempt = async () => {
    await send("POST", `${PATH}/trial`, { to });
    return say("mail_trial_sent");
  };
  return (
    <Card title={say("mail_trial")} lead={say("mail_trial_lead")}>
      <Form send={() => sending.over(attempt)}>
        <Text title={say("mail_trial_to")} value={to} max={254} put={setTo} />
        <Outcome of={sending} />
        <div class="field-row">
          <button type="submit" class="key" disabled={sending.isOn || to === ""}>
            <span class="label">{say("mail_trial_send")}</span>
          </button>
        </div>
      </Form>
    </Card>
  );
}
