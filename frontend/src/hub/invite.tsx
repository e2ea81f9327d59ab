// A machine that is to be let in: its name, and for an empty one the register it becomes; then the code to scan.

import { useState } from "preact/hooks";
import { Form } from "../office/parts/form.tsx";
import { Glyph } from "../office/parts/glyph.tsx";
import { Outcome, useSending } from "../office/parts/sending.tsx";
import { say } from "../office/words/say.ts";
import { Qr } from "../signs/qr.tsx";
import { ask } from "./keeper.ts";
import type { Invitation } from "./shapes.ts";

interface Props {
  company: string;
  done: () => void;
}

export function Invite({ company, done }: Props) {
  const [isOpen, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [register, setRegister] = useState("");
  const [given, setGiven] = useState<Invitation | null>(null);
  const sending = useSending();
  const invite = () =>
    sending.over(async () => {
      const wanted = { name: name.trim(), register_id: register.trim() };
      setGiven(await ask<Invitation>("POST", `/companies/${company}/machines`, wanted));
      setName("");
      setRegister("");
      done();
    });
  if (!isOpen) {
    return (
      <button type="button" class="key small" onClick={() => setOpen(true)}>
        <Glyph name="plus" />
        <span class="label">{say("hub_invite")}</span>
      </button>
    );
  }
  return (
    <Form class="hub-invite" send={invite}>
      <label class="field">
        <span>{say("hub_invite_name")}</span>
        <input
          value={name}
          maxLength={100}
          required
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label class="field">
        <span>{say("hub_invite_register")}</span>
        <input value={register} maxLength={100} onInput={(event) => setRegister(event.currentTarget.value)} />
      </label>
      <button type="submit" class="key small strong">
        <span class="label">{say("hub_invite")}</span>
      </button>
      <Outcome of={sending} />
      {given && (
        <figure class="hub-code">
          <Qr modules={given.code.length} path={dots(given.code)} label={say("hub_scan")} />
          <figcaption>
            <p>{say("hub_scan")}</p>
            <code>{given.link}</code>
          </figcaption>
        </figure>
      )}
    </Form>
  );
}

/** The dark dots of a code as one path. */
function dots(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) => [...row].map((dot, x) => (dot === "1" ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
}
