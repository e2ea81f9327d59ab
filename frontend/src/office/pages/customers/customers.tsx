// One page for the customers: the register, one of them, and what the shop owes them all.

import { kroner } from "../../../writing/money.ts";
import { useLoad } from "../../line/load.ts";
import { Glyph } from "../../parts/glyph.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { linkTo, place } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { shortDay } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import { NewCustomer, OneCustomer } from "./customer.tsx";
import { CUSTOMER_PARTS, type CustomerRow } from "./customer_shapes.ts";
import { Invoices } from "./invoices.tsx";
import { Points } from "./points.tsx";
import { Privacy } from "./privacy.tsx";

export function Customers() {
  const [part, what] = place.value.rest;
  if (part === "ny" && may("administer")) return <NewCustomer />;
  if (part === "personvern" && may("administer")) return <Privacy />;
  if (part === "fakturaer") return <Invoices />;
  if (part === "poeng") return <Points />;
  if (part === "kunde" && what !== undefined) return <OneCustomer number={what} />;
  return <CustomerList />;
}

function CustomerList() {
  const load = useLoad<CustomerRow[]>("/customers");
  return (
    <Page
      title={say("page_customers")}
      lead={say("customers_lead")}
      actions={
        may("administer") && (
          <a class="key strong" href={linkTo("kunder", ["ny"])}>
            <Glyph name="plus" />
            <span class="label">{say("customer_new")}</span>
          </a>
        )
      }
    >
      <Tabs page="kunder" parts={CUSTOMER_PARTS} />
      <Loaded of={load}>
        {(rows) => (
          <Card title={say("customers_part")}>
            <Table
              name={say("customers_part")}
              columns={columns()}
              rows={rows}
              keyOf={(row) => row.number}
              linkOf={(row) => linkTo("kunder", ["kunde", row.number])}
              empty={<Nothing title={say("customers_none")}>{say("customers_none_lead")}</Nothing>}
            />
          </Card>
        )}
      </Loaded>
    </Page>
  );
}

function columns(): Column<CustomerRow>[] {
  return [
    { id: "name", title: say("col_name"), kind: "text", of: (row) => row.name },
    { id: "number", title: say("customer_number"), kind: "text", of: (row) => row.number },
    {
      id: "owes",
      title: say("customer_owes"),
      kind: "number",
      of: (row) => row.owed_ore,
      show: (row) => (row.owed_ore === 0 ? "" : kroner(row.owed_ore)),
    },
    {
      id: "state",
      title: say("customer_state"),
      kind: "text",
      of: stateOf,
      show: (row) => <Tag tone={row.kept_until === null ? "plain" : "waits"}>{stateOf(row)}</Tag>,
    },
  ];
}

function stateOf(row: CustomerRow): string {
  if (row.kept_until !== null) return say("customer_leaving", { day: shortDay(row.kept_until) });
  return row.is_on_account ? say("customer_on_account") : "–";
}
