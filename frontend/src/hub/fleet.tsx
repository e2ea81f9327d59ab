// The fleet: every register with how it stands, what the hub refused, machines let in and shut out.

import { useCallback, useEffect, useState } from "preact/hooks";
import { faultOf } from "../office/line/load.ts";
import { Glyph } from "../office/parts/glyph.tsx";
import { Card, Nothing, Page, Said, Tag, type Tone } from "../office/parts/page.tsx";
import { type Column, Table } from "../office/parts/table.tsx";
import { language } from "../office/visitor/dress.ts";
import { shortMoment } from "../office/words/dates.ts";
import { say, sayCode } from "../office/words/say.ts";
import { Invite } from "./invite.tsx";
import { ask } from "./keeper.ts";
import type { Fleet, FleetCompany, FleetRow } from "./shapes.ts";

const LOOK_MS = 15_000;
/** Less is only how long the report was on its way. */
const LEAST_MS = 500;
const STATES: Record<FleetRow["state"], Tone> = {
  invited: "waits",
  joined: "good",
  silent: "bad",
  revoked: "plain",
  retired: "plain",
};

export function FleetPage() {
  const [fleet, setFleet] = useState<Fleet | null>(null);
  const [fault, setFault] = useState("");
  const look = useCallback(() => {
    ask<Fleet>("GET", "/fleet").then(
      (told) => {
        setFleet(told);
        setFault("");
      },
      (why: unknown) => setFault(faultOf(why)),
    );
  }, []);
  useEffect(() => {
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [look]);
  return (
    <Page title={say("hub_fleet")} lead={say("hub_fleet_lead")}>
      {fault && <Said tone="bad">{fault}</Said>}
      {fleet?.companies.length === 0 && <Nothing title={say("hub_nobody")}>{say("hub_nobody_do")}</Nothing>}
      {fleet?.companies.map((company) => (
        <Business key={company.company} of={company} take={setFleet} look={look} />
      ))}
    </Page>
  );
}

interface BusinessProps {
  of: FleetCompany;
  take: (fleet: Fleet) => void;
  look: () => void;
}

function Business({ of: company, take, look }: BusinessProps) {
  return (
    <>
      <Card
        title={company.name}
        lead={say("hub_company", { number: company.company, version: company.newest_change })}
      >
        <Invite company={company.company} done={look} />
        <Table
          name={company.name}
          columns={columns(company, take)}
          rows={company.rows}
          keyOf={(row) => `${row.machine} ${row.register}`}
          file={`flaate-${company.company}`}
          order={{ by: "register", isFalling: false }}
          empty={<Nothing title={say("hub_no_machines")} />}
        />
      </Card>
      {company.findings.length > 0 && (
        <Card title={say("hub_findings")} lead={say("hub_findings_lead")} class="hub-findings">
          <ul>
            {company.findings.map((finding) => (
              <li key={`${finding.subject} ${finding.code} ${finding.number}`}>
                <Tag tone="bad">{finding.subject}</Tag>
                <p>
                  {language.value === "en" ? finding.en : finding.nb} <code>{finding.code}</code>
                </p>
                {finding.only_here > 0 && (
                  <p>
                    {say("hub_only_here", { count: finding.only_here, first: finding.number })}{" "}
                    {finding.receipts && say("hub_only_here_receipts", { receipts: finding.receipts })}
                  </p>
                )}
                <small>{say("hub_seen", { times: finding.times, last: shortMoment(finding.last_at) })}</small>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

function columns(company: FleetCompany, take: (fleet: Fleet) => void): Column<FleetRow>[] {
  return [
    {
      id: "register",
      title: say("hub_register"),
      kind: "text",
      of: (row) => row.register || row.machine_name,
      show: (row) => (
        <>
          <strong>{row.register || row.machine_name}</strong>
          <small>
            {[row.description, say("hub_machine", { number: row.machine })].filter(Boolean).join(" · ")}
          </small>
        </>
      ),
    },
    {
      id: "state",
      title: say("hub_state"),
      kind: "text",
      of: (row) =>
        [
          sayCode("hub_is", row.state),
          row.out_of_use_since && say("hub_out_of_use", { at: shortMoment(row.out_of_use_since) }),
        ]
          .filter(Boolean)
          .join(" · "),
      show: (row) => (
        <>
          <Tag tone={row.out_of_use_since ? "plain" : STATES[row.state]}>{sayCode("hub_is", row.state)}</Tag>
          {row.out_of_use_since && (
            <small>{say("hub_out_of_use", { at: shortMoment(row.out_of_use_since) })}</small>
          )}
        </>
      ),
    },
    { id: "last_seen", title: say("hub_last_seen"), kind: "moment", of: (row) => row.last_seen },
    { id: "unsent", title: say("hub_unsent"), kind: "number", of: (row) => row.unsent },
    { id: "have", title: say("hub_have"), kind: "number", of: (row) => row.have, isExtra: true },
    {
      id: "chain",
      title: say("hub_chain"),
      kind: "text",
      of: (row) => (row.have > 0 ? sayCode("hub_chain", row.chain) : ""),
      show: (row) =>
        row.have > 0 && (
          <Tag tone={row.chain === "whole" ? "good" : "bad"}>
            {sayCode("hub_chain", row.chain)}
            {row.signatures === "by_seals" && ` · ${say("hub_by_seals")}`}
          </Tag>
        ),
    },
    {
      id: "clock",
      title: say("hub_clock"),
      kind: "text",
      of: (row) => seconds(row.clock_offset_ms),
      show: (row) =>
        row.clock_is_off ? (
          <Tag tone="bad">{seconds(row.clock_offset_ms)}</Tag>
        ) : (
          seconds(row.clock_offset_ms)
        ),
    },
    {
      id: "printer",
      title: say("hub_printer"),
      kind: "text",
      of: (row) => (row.printer ? sayCode("hub_printer", row.printer) : ""),
    },
    {
      id: "version",
      title: say("hub_version"),
      kind: "text",
      of: (row) => row.version,
      show: (row) => (
        <>
          {row.version}
          {row.version && <small>{row.declared || say("hub_not_declared")}</small>}
        </>
      ),
    },
    {
      id: "in_effect",
      title: say("hub_change"),
      kind: "text",
      of: (row) => (row.coming > row.in_effect ? `${row.in_effect} → ${row.coming}` : `${row.in_effect}`),
      isExtra: true,
    },
    {
      id: "revoke",
      title: say("hub_revoke"),
      kind: "text",
      of: () => "",
      show: (row) =>
        row.state !== "revoked" && (
          <>
            {row.chain === "refused" && row.state !== "retired" && (
              <Sure
                ask={say("hub_retire")}
                sure={say("hub_retire_sure", { register: row.register })}
                path={`/companies/${company.company}/registers/${encodeURIComponent(row.register)}`}
                take={take}
              />
            )}
            <Sure
              ask={say("hub_revoke")}
              sure={say("hub_revoke_sure", { number: row.machine })}
              path={`/companies/${company.company}/machines/${row.machine}`}
              take={take}
            />
          </>
        ),
    },
  ];
}

interface SureProps {
  ask: string;
  sure: string;
  path: string;
  take: (fleet: Fleet) => void;
}

/** Shutting out is asked twice: it cannot be undone. */
function Sure({ ask: asked, sure, path, take }: SureProps) {
  const [isSure, setSure] = useState(false);
  const [fault, setFault] = useState("");
  const doIt = async () => {
    try {
      take(await ask<Fleet>("DELETE", path));
    } catch (why) {
      setFault(faultOf(why));
    }
  };
  if (fault) return <Said tone="bad">{fault}</Said>;
  return (
    <button
      type="button"
      class={isSure ? "key small danger" : "key small"}
      onBlur={() => setSure(false)}
      onClick={() => (isSure ? void doIt() : setSure(true))}
    >
      <Glyph name="cross" />
      <span class="label">{isSure ? sure : asked}</span>
    </button>
  );
}

/** `+0,4 s`: how much a clock shows more than the hub's. */
function seconds(ms: number): string {
  if (Math.abs(ms) < LEAST_MS) return "";
  return `${ms > 0 ? "+" : "−"}${(Math.abs(ms) / 1000).toFixed(1).replace(".", ",")} s`;
}
