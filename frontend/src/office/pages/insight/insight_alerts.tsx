// What is out of the way, each in a sentence with how often such a thing happens; who is told of it, and what became
// of telling her.

import { kroner } from "../../../writing/money.ts";
import { quantity } from "../../../writing/quantity.ts";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Change } from "../../parts/change.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { linkTo } from "../../visitor/route.ts";
import { may, registerName } from "../../visitor/session.ts";
import { shortDay, shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { AlertRecipients } from "./insight_alert_recipients.tsx";
import type { Alert, AlertMessage, AlertRecipient, AlertsShown } from "./insight_shapes.ts";
import { InsightTabs } from "./insight_tabs.tsx";

const MILLI_PER_HUNDREDTH = 10;
const TONES = { waiting: "waits", sending: "waits", told: "good", unknown: "waits", dead: "bad" } as const;

export function InsightAlerts() {
  const load = useLoad<AlertsShown>("/insight/alerts");
  return (
    <Page title={say("insight_alerts")} lead={say("insight_alerts_lead")}>
      <InsightTabs />
      <Loaded of={load}>
        {(shown, again) => (
          <>
            <Card
              title={say("insight_alerts_found")}
              lead={say("insight_as_of", { at: shortMoment(shown.as_of) })}
            >
              <Found of={shown} again={again} />
            </Card>
            {may("administer") && <AlertRecipients of={shown} again={again} />}
            <Card title={say("insight_alerts_sent")} lead={say("insight_alerts_sent_lead")}>
              <Sent of={shown} />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Found({ of: shown, again }: { of: AlertsShown; again: () => void }) {
  const unseen = shown.alerts.filter((each) => each.seen_at === undefined).map((each) => each.number);
  if (shown.alerts.length === 0)
    return <Nothing title={say("insight_alerts_none")}>{say("insight_alerts_none_lead")}</Nothing>;
  return (
    <>
      {unseen.length > 0 && (
        <Change
          act={() => send("POST", "/insight/alerts/seen", { numbers: unseen })}
          done={again}
          word={say("insight_alerts_see")}
          isReady
          saved={say("insight_alerts_seen_all")}
        >
          <p>{say("insight_alerts_unseen", { count: shown.unseen })}</p>
        </Change>
      )}
      <ul class="alerts">
        {shown.alerts.map((each) => (
          <li key={each.number}>
            <Tag tone={each.seen_at === undefined ? "waits" : "plain"}>
              {each.seen_at === undefined
                ? say("insight_alert_new")
                : say("insight_alert_seen", { by: each.seen_by ?? "" })}
            </Tag>
            <p>
              <a href={linkTo("innsikt", [], { dag: each.day })}>{shortDay(each.day)}</a> {sentence(each)}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

function sentence(alert: Alert): string {
  const told = {
    register: registerName(alert.register),
    what: sayCode("figure", alert.kind),
    number: alert.times ?? 0,
    sum: kroner(alert.amount_ore ?? 0),
    usual: quantity((alert.usual_hundredths ?? 0) * MILLI_PER_HUNDREDTH),
    base: alert.base_times ?? 0,
  };
  const of = alert.base_of ?? 0;
  if (alert.kind === "hub")
    return sayCode("alert", alert.found ?? "", { register: told.register || say("hub_this_machine") });
  if (alert.kind === "silence") {
    const [first, begun] = alert.hours ?? [0, 0];
    return say("insight_alert_silence", { ...told, from: first, to: begun, weeks: of });
  }
  if (alert.kind === "cash_differences") return say("insight_alert_cash", { ...told, before: kroner(of) });
  return say(told.sum === kroner(0) ? "insight_alert_times" : "insight_unusual_one", {
    ...told,
    receipts: of,
  });
}

function Sent({ of: shown }: { of: AlertsShown }) {
  const addressOf = new Map(shown.recipients.map((each) => [each.number, placeOf(each)]));
  const columns: Column<AlertMessage>[] = [
    {
      id: "made",
      title: say("insight_message_made"),
      kind: "text",
      of: (row) => row.made_at,
      show: (row) => shortMoment(row.made_at),
    },
    {
      id: "to",
      title: say("insight_message_to"),
      kind: "text",
      of: (row) => addressOf.get(row.recipient) || say("insight_recipient", { number: row.recipient }),
    },
    { id: "count", title: say("insight_alerts"), kind: "number", of: (row) => row.alerts.length },
    {
      id: "state",
      title: say("insight_message_state"),
      kind: "text",
      of: (row) => sayCode("told", row.state ?? "waiting"),
      show: (row) => (
        <Tag tone={TONES[row.state ?? "waiting"]}>{sayCode("told", row.state ?? "waiting")}</Tag>
      ),
    },
    { id: "why", title: say("insight_message_why"), kind: "text", of: why },
  ];
  return (
    <Table
      name={say("insight_alerts_sent")}
      columns={columns}
      rows={shown.messages}
      keyOf={(row) => String(row.number)}
      empty={<Nothing title={say("insight_alerts_sent_none")} />}
    />
  );
}

/** An e-mail address, or the host of an address that may hold a key behind it. */
function placeOf({ way, address }: AlertRecipient): string {
  return way === "webhook" && address ? new URL(address).host : address;
}

/** Why a message is where it is; one that waits says when it is tried next. */
function why(message: AlertMessage): string {
  const next = message.next_try ? say("insight_message_next", { at: shortMoment(message.next_try) }) : "";
  return [message.reason, next].filter(Boolean).join(". ");
}
