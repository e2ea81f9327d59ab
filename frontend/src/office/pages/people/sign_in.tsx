// One's own way into the office: a password, an app for codes, and codes on paper for the day the phone is gone.

import { useState } from "preact/hooks";
import { Qr } from "../../../signs/qr.tsx";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Form } from "../../parts/form.tsx";
import { Glyph } from "../../parts/glyph.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Page, Said } from "../../parts/page.tsx";
import { OneTimeCode, Secret } from "../../parts/secret.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { say } from "../../words/say.ts";
import { useKeyProof } from "./key_proof.tsx";
import { type PasskeyOwner, Passkeys } from "./passkeys.tsx";
import { Present } from "./present.tsx";

const PASSWORD_LENGTH_MIN = 12;

interface OwnKey extends PasskeyOwner {
  recovery_left: number;
  since: string | null;
}

interface Begun {
  secret: string;
  qr: { modules: number; path: string };
}

interface PartProps {
  of: OwnKey;
  again: () => void;
}

export function SignIn() {
  const load = useLoad<OwnKey>("/session/key");
  return (
    <Page title={say("page_sign_in")} lead={say("sign_in_lead")}>
      <Loaded of={load}>
        {(key, again) => (
          <div class="cards">
            <Password of={key} again={again} />
            <Codes of={key} again={again} />
            <Passkeys of={key} again={again} />
            {key.has_codes && <Recovery of={key} again={again} />}
            <Present />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Password({ of: key, again }: PartProps) {
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [repeated, setRepeated] = useState("");
  const sending = useSending();
  const save = async () => {
    await send("PUT", "/session/key/password", { current, password });
    setCurrent("");
    setPassword("");
    setRepeated("");
    again();
    return say("password_is_set");
  };
  return (
    <Card title={say("password")} lead={say("password_lead")}>
      <Form
        class="change"
        send={() => (password === repeated ? sending.over(save) : sending.refuse(say("password_differs")))}
      >
        <Secret
          label={say(key.has_password ? "password_current" : "pin_now")}
          kind={key.has_password ? "current-password" : "pin"}
          value={current}
          onChange={setCurrent}
        />
        <Secret label={say("password_new")} kind="new-password" value={password} onChange={setPassword} />
        <Secret label={say("password_again")} kind="new-password" value={repeated} onChange={setRepeated} />
        <button
          type="submit"
          class="key strong"
          disabled={current === "" || password.length < PASSWORD_LENGTH_MIN || repeated === ""}
        >
          <span class="label">{say("password_save")}</span>
        </button>
        <Outcome of={sending} />
      </Form>
    </Card>
  );
}

function Codes({ of: key, again }: PartProps) {
  const proof = useKeyProof(key.has_codes);
  const [begun, setBegun] = useState<Begun | null>(null);
  const [code, setCode] = useState("");
  const [recovery, setRecovery] = useState<readonly string[]>([]);
  const sending = useSending();
  const begin = async () => {
    setRecovery([]);
    setBegun(await send<Begun>("POST", "/session/key/app", proof.given));
    proof.forget();
  };
  const use = async () => {
    const told = await send<{ recovery_codes: string[] }>("PUT", "/session/key/codes", { code });
    setRecovery(told.recovery_codes);
    setBegun(null);
    setCode("");
    again();
  };
  return (
    <Card title={say("codes")} lead={say("codes_lead")}>
      {key.has_codes && <Said tone="good">{say("codes_have")}</Said>}
      {recovery.length > 0 && <RecoveryCodes of={recovery} />}
      {!key.has_password ? (
        <p>{say("codes_password_first")}</p>
      ) : (
        <Form class="change" send={() => sending.over(begun === null ? begin : use)}>
          {begun === null ? (
            <>
              {proof.fields}
              <button type="submit" class="key" disabled={!proof.isGiven}>
                <span class="label">{say(key.has_codes ? "codes_begin_anew" : "codes_begin")}</span>
              </button>
            </>
          ) : (
            <>
              <p>{say("codes_scan")}</p>
              <div class="app-key">
                <Qr {...begun.qr} label={say("codes_qr")} />
              </div>
              <p>
                {say("codes_key")}: <code class="app-secret">{begun.secret.match(/.{1,4}/g)?.join(" ")}</code>
              </p>
              <OneTimeCode label={say("one_time_code")} value={code} onChange={setCode} />
              <button type="submit" class="key strong" disabled={code.trim() === ""}>
                <span class="label">{say("codes_use")}</span>
              </button>
            </>
          )}
          <Outcome of={sending} />
        </Form>
      )}
    </Card>
  );
}

function Recovery({ of: key, again }: PartProps) {
  const proof = useKeyProof(key.has_codes);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const sending = useSending();
  const renew = async () => {
    const told = await send<{ recovery_codes: string[] }>("POST", "/session/key/recovery-codes", proof.given);
    setCodes(told.recovery_codes);
    proof.forget();
    again();
  };
  return (
    <Card title={say("recovery")} lead={say("recovery_left", { count: key.recovery_left })}>
      {codes.length > 0 && <RecoveryCodes of={codes} />}
      <Form class="change" send={() => sending.over(renew)}>
        {proof.fields}
        <button type="submit" class="key" disabled={!proof.isGiven}>
          <span class="label">{say("recovery_new")}</span>
        </button>
        <Outcome of={sending} />
      </Form>
    </Card>
  );
}

/** Codes that are shown once. */
function RecoveryCodes({ of: codes }: { of: readonly string[] }) {
  return (
    <div class="recovery">
      <Said tone="good">{say("recovery_keep")}</Said>
      <ul>
        {codes.map((each) => (
          <li key={each}>
            <code>{each}</code>
          </li>
        ))}
      </ul>
      <button type="button" class="key small" onClick={() => window.print()}>
        <Glyph name="paper" />
        <span class="label">{say("recovery_print")}</span>
      </button>
    </div>
  );
}
