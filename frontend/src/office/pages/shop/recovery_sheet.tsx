// The recovery sheet: made, printed, and counting only once she has shown that she has it on paper.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { Form } from "../../parts/form.tsx";
import { Card } from "../../parts/page.tsx";
import { useProof } from "../../parts/proof.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { may } from "../../visitor/session.ts";
import { say } from "../../words/say.ts";

/** So many characters at the end of its last line are asked for. */
const SIGNS = 4;

interface Made {
  made: (sheet: string) => void;
}

/** The first sheet of a shop. */
export function Begin({ made }: Made) {
  return (
    <Card title={say("backup_begin_title")} lead={say("backup_begin_lead")}>
      {may("administer") ? (
        <Make label={say("backup_begin")} made={made} />
      ) : (
        <p class="hint">{say("backup_manager_only")}</p>
      )}
    </Card>
  );
}

/** Another sheet in the place of one that is lost or stolen: what becomes of the copies is said first. */
export function Replace({ made }: Made) {
  return (
    <Card title={say("backup_replace_title")} lead={say("backup_replace_lead")}>
      <details class="more" open={false}>
        <summary>{say("backup_replace")}</summary>
        <Make label={say("backup_replace_do")} made={made}>
          <ul>
            <li>{say("backup_replace_new")}</li>
            <li>{say("backup_replace_old")}</li>
            <li>{say("backup_replace_until")}</li>
          </ul>
        </Make>
      </details>
    </Card>
  );
}

function Make({ label, made, children }: Made & { label: string; children?: ComponentChildren }) {
  const sending = useSending();
  const make = () =>
    sending.over(async () => made((await send<{ sheet: string }>("POST", "/backup/new-sheet")).sheet));
  return (
    <Form send={make}>
      {children}
      <Outcome of={sending} />
      <button type="submit" class="key strong" disabled={sending.isOn}>
        <span class="label">{label}</span>
      </button>
    </Form>
  );
}

interface SheetProps {
  /** Its text; it is nowhere else. */
  sheet: string;
  /** Another counts until this one does. */
  isReplacing: boolean;
  /** It counts; where it took another's place, with the folder that the old one opens. */
  counts: (before: string | null) => void;
  /** It is thrown away. */
  thrown: () => void;
}

/** A sheet that counts for nothing yet. */
export function Sheet({ sheet, isReplacing, counts, thrown }: SheetProps) {
  const [typed, setTyped] = useState("");
  const sending = useSending();
  const proof = useProof("backup_replace_proof");
  const begin = async () => {
    await send("POST", "/backup", { sheet });
    counts(null);
  };
  const replace = () =>
    proof.ask(async (current) =>
      counts((await send<{ before: string }>("POST", "/backup/sheet", { sheet, current })).before),
    );
  const letItCount = () => {
    if (sheet.trimEnd().slice(-SIGNS) !== typed.trim().toUpperCase()) {
      sending.refuse(say("backup_other_signs"));
      return;
    }
    return sending.over(async () => void (await (isReplacing ? replace() : begin())));
  };
  return (
    <Card title={say("backup_sheet")} lead={say("backup_sheet_lead")}>
      <pre class="sheet">{sheet}</pre>
      <Form send={letItCount}>
        <button type="button" class="key strong" onClick={() => window.print()}>
          <span class="label">{say("backup_print")}</span>
        </button>
        <label class="field">
          <span>{say("backup_signs", { count: SIGNS })}</span>
          <input
            value={typed}
            autocapitalize="characters"
            spellcheck={false}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <small class="hint">
            {say(isReplacing ? "backup_counts_then_replaced" : "backup_counts_then")}
          </small>
        </label>
        {proof.field}
        <Outcome of={sending} />
        <div class="field-row">
          <button
            type="submit"
            class="key strong"
            disabled={sending.isOn || typed.trim() === "" || proof.isMissing}
          >
            <span class="label">{say("backup_have_it")}</span>
          </button>
          <button type="button" class="key" onClick={thrown}>
            <span class="label">{say("backup_throw")}</span>
          </button>
        </div>
      </Form>
    </Card>
  );
}

/** What was sent before, and what is to be done with it. */
export function Replaced({ folder, read }: { folder: string; read: () => void }) {
  return (
    <Card title={say("backup_replaced")}>
      <div class="stack">
        <p class="sheet-before">{say("backup_sheet_before", { folder })}</p>
        <button type="button" class="key" onClick={read}>
          <span class="label">{say("backup_read")}</span>
        </button>
      </div>
    </Card>
  );
}
