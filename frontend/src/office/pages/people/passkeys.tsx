// One's own passkeys: what they are called, where they belong, one more, and away with one.

import { useState } from "preact/hooks";
import { hasPasskeys, isDeclined, makePasskey } from "../../door/passkey.ts";
import { send } from "../../line/ask.ts";
import { faultOf } from "../../line/load.ts";
import { Form } from "../../parts/form.tsx";
import { Card, Said } from "../../parts/page.tsx";
import { shortMoment } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import { useKeyProof } from "./key_proof.tsx";

export interface Passkey {
  passkey: string;
  name: string;
  rp_id: string;
  since: string;
  used_at: string | null;
  set_aside_at: string | null;
}

export interface PasskeyOwner {
  has_password: boolean;
  has_codes: boolean;
  /** The name that passkeys made here belong to; empty where browsers allow none. */
  passkeys_here: string;
  passkeys: Passkey[];
}

export function Passkeys({ of: key, again }: { of: PasskeyOwner; again: () => void }) {
  const proof = useKeyProof(key.has_codes);
  const [name, setName] = useState("");
  const [fault, setFault] = useState("");
  const [told, setTold] = useState("");
  const doing = async (act: () => Promise<string>) => {
    setFault("");
    setTold("");
    try {
      setTold(await act());
      setName("");
      again();
    } catch (why) {
      setFault(isDeclined(why) ? say("passkey_declined") : faultOf(why));
    } finally {
      proof.forget();
    }
  };
  const make = async () => {
    await makePasskey(name.trim(), proof.given.current, proof.given.code);
    return say("passkey_made");
  };
  const remove = async (passkey: string) => {
    await send("POST", `/session/key/passkeys/${encodeURIComponent(passkey)}/remove`, proof.given);
    return say("passkey_removed");
  };
  const isHere = key.passkeys_here !== "" && hasPasskeys();
  return (
    <Card title={say("passkeys")} lead={say("passkeys_lead")}>
      {key.passkeys.length > 0 && (
        <List of={key.passkeys} isProved={proof.isGiven} remove={(each) => void doing(() => remove(each))} />
      )}
      {!key.has_password ? (
        <p>{say("passkeys_password_first")}</p>
      ) : (
        <Form class="change" send={() => doing(make)}>
          {(isHere || key.passkeys.length > 0) && proof.fields}
          {isHere ? (
            <>
              <label class="field">
                <span>{say("passkey_name")}</span>
                <input value={name} maxLength={40} onInput={(event) => setName(event.currentTarget.value)} />
              </label>
              <button type="submit" class="key" disabled={!proof.isGiven || name.trim() === ""}>
                <span class="label">{say("passkey_make")}</span>
              </button>
            </>
          ) : (
            <p>{say("passkeys_not_here", { address: location.host })}</p>
          )}
          {fault && <Said tone="bad">{fault}</Said>}
          {told && <Said tone="good">{told}</Said>}
        </Form>
      )}
    </Card>
  );
}

interface ListProps {
  of: readonly Passkey[];
  isProved: boolean;
  remove: (passkey: string) => void;
}

function List({ of: passkeys, isProved, remove }: ListProps) {
  return (
    <ul class="passkeys">
      {passkeys.map((each) => (
        <li key={each.passkey}>
          <div>
            <strong>{each.name}</strong>
            <small>
              {each.used_at
                ? say("passkey_used", { name: each.rp_id, at: shortMoment(each.used_at) })
                : say("passkey_unused", { name: each.rp_id, at: shortMoment(each.since) })}
            </small>
            {each.set_aside_at && <Said tone="bad">{say("passkey_set_aside")}</Said>}
          </div>
          <button
            type="button"
            class="key small"
            disabled={!isProved}
            aria-label={say("passkey_remove_named", { name: each.name })}
            onClick={() => remove(each.passkey)}
          >
            <span class="label">{say("passkey_remove")}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
