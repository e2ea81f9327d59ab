// Delivery to the accounting system: set up step by step, then every day voucher on its way with what to do.

import { useState } from "preact/hooks";
import { kroner } from "../../../writing/money.ts";
import type { DeliveryShown } from "../../ledger/delivery_shapes.ts";
import { send } from "../../line/ask.ts";
import { useAgainWhile, useLoad } from "../../line/load.ts";
import { Glyph } from "../../parts/glyph.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { linkTo } from "../../visitor/route.ts";
import { registerName } from "../../visitor/session.ts";
import { shortDay, shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { Standing, TONES } from "./delivery_standing.tsx";
import { SetUp } from "./set_up_delivery.tsx";

interface Row {
  delivery: {
    key: string;
    register: string;
    z_number: number;
    day: string;
    state?: string;
    debit_ore?: number;
    reason?: string;
    their_number?: string;
    last_try?: string | null;
    document?: string;
  };
  advice: string;
}

export function DeliveryPage() {
  const load = useLoad<DeliveryShown>("/delivery");
  const isRunning = load.now.value?.connection?.on ?? false;
  useAgainWhile(isRunning, load.again);
  return (
    <Page title={say("page_delivery")} lead={say("delivery_lead")}>
      <Loaded of={load}>
        {(shown) => (
          <>
            <Standing of={shown} done={load.again} />
            <SetUp of={shown} done={load.again} />
            {shown.connection !== null && <Outbox isRunning={isRunning} done={load.again} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The vouchers on their way; asked for again while they are delivered, so that what came of them is seen. */
function Outbox({ isRunning, done }: { isRunning: boolean; done: () => void }) {
  const load = useLoad<Row[]>("/delivery/outbox");
  useAgainWhile(isRunning, load.again);
  const stateOf = (row: Row) => row.delivery.state ?? "waiting";
  const columns: Column<Row>[] = [
    { id: "day", title: say("col_day"), kind: "day", of: (row) => row.delivery.day },
    {
      id: "register",
      title: say("col_register"),
      kind: "text",
      of: (row) => registerName(row.delivery.register),
      isExtra: true,
    },
    { id: "z", title: say("col_z"), kind: "number", of: (row) => row.delivery.z_number || null },
    { id: "sum", title: say("col_sum"), kind: "amount", of: (row) => row.delivery.debit_ore || null },
    {
      id: "state",
      title: say("col_state"),
      kind: "text",
      of: (row) => sayCode("delivered", stateOf(row)),
      show: (row) => <Tag tone={TONES[stateOf(row)] ?? "plain"}>{sayCode("delivered", stateOf(row))}</Tag>,
    },
    {
      id: "theirs",
      title: say("col_their_number"),
      kind: "text",
      of: (row) => row.delivery.their_number ?? "",
    },
    {
      id: "tried",
      title: say("col_tried"),
      kind: "moment",
      of: (row) => row.delivery.last_try ?? null,
      show: (row) => (row.delivery.last_try ? shortMoment(row.delivery.last_try) : ""),
      isExtra: true,
    },
  ];
  return (
    <Loaded of={load}>
      {(rows, again) => (
        <>
          {rows.some((row) => row.advice !== "") && (
            <Card title={say("delivery_needs")} class="asks">
              {rows
                .filter((row) => row.advice !== "")
                .map((row) => (
                  <Repair
                    key={row.delivery.key}
                    of={row}
                    done={() => {
                      again();
                      done();
                    }}
                  />
                ))}
            </Card>
          )}
          <Card title={say("outbox_title")} lead={say("outbox_lead")}>
            <Table
              name={say("outbox_title")}
              columns={columns}
              rows={rows}
              keyOf={(row) => row.delivery.key}
              linkOf={(row) => (row.delivery.z_number > 0 ? linkTo("dager", [row.delivery.key]) : null)}
              file="levering"
              empty={<Nothing title={say("outbox_empty")}>{say("outbox_empty_lead")}</Nothing>}
            />
          </Card>
        </>
      )}
    </Loaded>
  );
}

/** A voucher that needs a person: what is wrong, then to try again, or to decide that it is not sent, and why. */
function Repair({ of: { delivery, advice }, done }: { of: Row; done: () => void }) {
  const [reason, setReason] = useState("");
  const sending = useSending();
  const act = (what: "retry" | "skip") =>
    sending.over(async () => {
      const body = what === "skip" ? { reason: reason.trim() } : undefined;
      await send("POST", `/delivery/outbox/${encodeURIComponent(delivery.key)}/${what}`, body);
      done();
    });
  return (
    <section class="waiting-group" aria-label={delivery.key}>
      <p>
        <strong>
          {shortDay(delivery.day)} · {delivery.z_number > 0 ? `Z ${delivery.z_number}` : delivery.key}
        </strong>{" "}
        {delivery.debit_ore ? kroner(delivery.debit_ore) : ""}
      </p>
      <p>{advice}</p>
      {delivery.reason && <p class="hint">«{delivery.reason}»</p>}
      <div class="field-row">
        <button type="button" class="key strong" onClick={() => void act("retry")}>
          <Glyph name="again" />
          <span class="label">{say("try_again")}</span>
        </button>
        <label class="field">
          <span>{say("skip_reason")}</span>
          <input value={reason} maxLength={200} onInput={(event) => setReason(event.currentTarget.value)} />
        </label>
        <button type="button" class="key" disabled={reason.trim() === ""} onClick={() => void act("skip")}>
          <span class="label">{say("skip")}</span>
        </button>
      </div>
      <Outcome of={sending} />
    </section>
  );
}
