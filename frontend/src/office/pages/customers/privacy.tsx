// Privacy: what the shop does with data about people, its papers as drafts, and the breaches with their clock.

import { useState } from "preact/hooks";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { once } from "../../line/once.ts";
import { Change } from "../../parts/change.tsx";
import { Download } from "../../parts/download.tsx";
import { Choice, Text, Tick } from "../../parts/fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import { CUSTOMER_PARTS } from "./customer_shapes.ts";

const SECONDS_AN_HOUR = 3600;
const DECISIONS = { reported: "breach_reported", not_needed: "breach_not_needed" } as const;
const PAPERS = ["behandlingsprotokoll", "personvernerklaering", "databehandleravtale"] as const;

const PROCESSING = ["purpose", "basis", "people", "data", "told", "kept"] as const;

type Processing = Record<"name" | (typeof PROCESSING)[number], string>;

interface Shown {
  breach: {
    number: number;
    found_at: string;
    what: string;
    measures?: string;
    outcome?: string;
    reason?: string;
  };
  due_at: string;
  left_s: number | null;
  is_late: boolean;
}

export function Privacy() {
  const record = useLoad<{ controller: string; processings: Processing[] }>("/privacy/processing");
  const breaches = useLoad<Shown[]>("/privacy/breaches");
  return (
    <Page title={say("page_privacy")} lead={say("privacy_lead")}>
      <Tabs page="kunder" parts={CUSTOMER_PARTS} />
      <Card title={say("papers_title")} lead={say("papers_lead")}>
        <p class="field-row">
          {PAPERS.map((paper) => (
            <Download key={paper} path={`/privacy/papers/${paper}`}>
              {sayCode("document", paper)}
            </Download>
          ))}
        </p>
      </Card>
      <Loaded of={breaches}>
        {(shown, again) => (
          <Card title={say("breaches_title")} lead={say("breaches_lead")}>
            {shown.length === 0 && <Nothing title={say("breaches_none")} />}
            {shown.map((each) => (
              <Breach key={each.breach.number} of={each} again={again} />
            ))}
            <Log again={again} />
          </Card>
        )}
      </Loaded>
      <Loaded of={record}>
        {({ processings }) => (
          <Card title={say("processing_title")} lead={say("processing_lead")}>
            {processings.map((each) => (
              <section key={each.name} aria-label={each.name}>
                <h3>{each.name}</h3>
                <dl class="processing">
                  {PROCESSING.map((what) => (
                    <div key={what}>
                      <dt>{sayCode("processing", what)}</dt>
                      <dd>{each[what]}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </Card>
        )}
      </Loaded>
    </Page>
  );
}

function Breach({ of: { breach, left_s, is_late, due_at }, again }: { of: Shown; again: () => void }) {
  const hours = Math.max(0, Math.floor((left_s ?? 0) / SECONDS_AN_HOUR));
  const tone = is_late ? "bad" : left_s === null ? "good" : "waits";
  const state =
    left_s === null
      ? say(breach.outcome === "reported" ? DECISIONS.reported : DECISIONS.not_needed)
      : is_late
        ? say("breach_late", { due: shortMoment(due_at) })
        : say("breach_left", { hours, due: shortMoment(due_at) });
  return (
    <section aria-label={say("breach_number", { number: breach.number })}>
      <h3>
        {say("breach_number", { number: breach.number })} <Tag tone={tone}>{state}</Tag>
      </h3>
      <p>{say("breach_found", { at: shortMoment(breach.found_at) })}</p>
      <p>{breach.what}</p>
      {breach.measures && <p>{breach.measures}</p>}
      {breach.reason && <p>{breach.reason}</p>}
      {left_s !== null && <Decide number={breach.number} again={again} />}
    </section>
  );
}

function Decide({ number, again }: { number: number; again: () => void }) {
  const [outcome, setOutcome] = useState<string>("reported");
  const [reason, setReason] = useState("");
  const [measures, setMeasures] = useState("");
  const [isTold, setTold] = useState(false);
  return (
    <Change
      act={() =>
        send("PUT", `/privacy/breaches/${number}`, { outcome, reason, measures, people_told: isTold })
      }
      done={again}
      word={say("breach_decide")}
      isReady={reason.trim() !== ""}
    >
      <Choice
        title={say("breach_decision")}
        value={outcome}
        options={Object.entries(DECISIONS).map(([each, word]) => [each, say(word)] as const)}
        put={setOutcome}
      />
      <Text title={say("breach_reason")} value={reason} put={setReason} max={2000} />
      <Text title={say("breach_measures")} value={measures} put={setMeasures} max={2000} />
      <Tick title={say("breach_people_told")} is={isTold} put={setTold} />
    </Change>
  );
}

function Log({ again }: { again: () => void }) {
  const [found, setFound] = useState("");
  const [what, setWhat] = useState("");
  const [enterOnce] = useState(() => once());
  const isMoment = !Number.isNaN(Date.parse(found));
  return (
    <Change
      act={async () => {
        await enterOnce("/privacy/breaches", { found_at: new Date(found).toISOString(), what });
        setWhat("");
        setFound("");
      }}
      done={again}
      word={say("breach_log")}
      isReady={isMoment && what.trim() !== ""}
    >
      <label class="field">
        <span>{say("breach_when")}</span>
        <input type="datetime-local" value={found} onInput={(event) => setFound(event.currentTarget.value)} />
      </label>
      <Text title={say("breach_what")} value={what} put={setWhat} max={2000} />
    </Change>
  );
}
