// The last step of setting the delivery up: a voucher as it would be sent, and the day it begins.

import { useState } from "preact/hooks";
import { type Connection, goesAsFiles } from "../../ledger/delivery_shapes.ts";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Day } from "../../parts/fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { businessDay, monthStart } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import { Beside, type DryRun } from "./dry_run.tsx";

export function TryAndRun({ connection, done }: { connection: Connection; done: () => void }) {
  const [start, setStart] = useState(connection.start ?? monthStart(businessDay()));
  const sending = useSending();
  const byFile = goesAsFiles(connection);
  const isMoved = connection.on && start !== connection.start;
  const run = (body: { on: boolean; start?: string }) =>
    sending.over(async () => {
      await send("PUT", "/delivery/connection/running", body);
      done();
    });
  return (
    <div class="stack">
      <p>{say(byFile ? "setup_run_files_lead" : "setup_run_lead")}</p>
      {!byFile && <DryRunShown />}
      <div class="field-row">
        <Day title={say(byFile ? "setup_start_files" : "setup_start")} value={start} put={setStart} />
        {(isMoved || !connection.on) && (
          <button
            type="button"
            class="key strong"
            disabled={start === "" || sending.isOn}
            onClick={() => void run({ on: true, start })}
          >
            <span class="label">{say(isMoved ? "setup_move" : byFile ? "setup_on_files" : "setup_on")}</span>
          </button>
        )}
        {connection.on && (
          <button type="button" class="key" disabled={sending.isOn} onClick={() => void run({ on: false })}>
            <span class="label">{say(byFile ? "setup_off_files" : "setup_off")}</span>
          </button>
        )}
      </div>
      <Outcome of={sending} />
    </div>
  );
}

function DryRunShown() {
  const [isTried, setTried] = useState(false);
  const load = useLoad<DryRun>(isTried ? "/delivery/dry-run" : null);
  return (
    <>
      <button type="button" class="key" onClick={() => (isTried ? load.again() : setTried(true))}>
        <span class="label">{say("setup_dry")}</span>
      </button>
      {isTried && <Loaded of={load}>{(shown) => <Beside of={shown} />}</Loaded>}
    </>
  );
}
