// Loyalty points: what one costs and is worth, and what a customer has.

import { useState } from "preact/hooks";
import { kroner, oreOf } from "../../../writing/money.ts";
import { send } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Change } from "../../parts/change.tsx";
import { Text } from "../../parts/fields.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { may } from "../../visitor/session.ts";
import { say } from "../../words/say.ts";
import { CUSTOMER_PARTS, type PointsRow, type PointsTerms, type ShownCustomer } from "./customer_shapes.ts";
import { dayColumn, entryColumn } from "./entry_columns.tsx";

export function Points() {
  const load = useLoad<{ terms: PointsTerms | null }>("/points");
  return (
    <Page title={say("points_part")} lead={say("points_lead")}>
      <Tabs page="kunder" parts={CUSTOMER_PARTS} />
      <Loaded of={load}>
        {({ terms }, again) => (
          <>
            <Card title={say("points_now")}>
              <p>{saidOf(terms)}</p>
            </Card>
            {may("administer") && <Terms key={saidOf(terms)} of={terms} again={again} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function saidOf(terms: PointsTerms | null): string {
  if (terms === null) return say("points_off");
  return say("points_are", { earn: kroner(terms.earn_ore), worth: kroner(terms.worth_ore) });
}

interface TermsProps {
  of: PointsTerms | null;
  again: () => void;
}

function Terms({ of: terms, again }: TermsProps) {
  const [earn, setEarn] = useState(terms === null ? "" : kroner(terms.earn_ore));
  const [worth, setWorth] = useState(terms === null ? "" : kroner(terms.worth_ore));
  const earn_ore = oreOf(earn);
  const worth_ore = oreOf(worth);
  return (
    <>
      <Card title={say("points_terms")} lead={say("points_terms_lead")}>
        <Change
          act={() => send("PUT", "/points", { earn_ore, worth_ore })}
          done={again}
          word={say("customer_save")}
          isReady={earn_ore !== null && earn_ore > 0 && worth_ore !== null && worth_ore > 0}
        >
          <Text title={say("points_earn")} value={earn} put={setEarn} max={12} />
          <Text title={say("points_worth")} value={worth} put={setWorth} max={12} />
        </Change>
      </Card>
      {terms !== null && (
        <Card title={say("points_end")}>
          <Change act={() => send("DELETE", "/points")} done={again} word={say("points_end")} isReady>
            <p>{say("points_end_lead")}</p>
          </Change>
        </Card>
      )}
    </>
  );
}

/** What a customer has, and how she came by it; nothing where points were never hers. */
export function CustomerPoints({ of: { customer, points, points_rows } }: { of: ShownCustomer }) {
  if (points_rows.length === 0) return null;
  return (
    <Card title={say("points_part")} lead={say("points_has", { points })}>
      <Table
        name={say("points_part")}
        columns={columns()}
        rows={points_rows}
        keyOf={(row) => `${row.register} ${row.entry}`}
        file={`poeng-${customer.number}`}
        empty={<Nothing title={say("points_part")} />}
      />
    </Card>
  );
}

function columns(): Column<PointsRow>[] {
  return [
    dayColumn("day", say("customer_day")),
    entryColumn(),
    { id: "earned", title: say("points_earned"), kind: "number", of: (row) => row.earned },
    { id: "spent", title: say("points_spent"), kind: "number", of: (row) => row.spent },
    { id: "taken_back", title: say("points_taken_back"), kind: "number", of: (row) => row.taken_back },
  ];
}
