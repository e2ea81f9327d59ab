// What is ordered, the newest first, and whom it is ordered from.

import { kroner } from "../../../writing/money.ts";
import { useLoad } from "../../line/load.ts";
import { ByPages } from "../../parts/by_pages.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { linkTo } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { shortDay, shortMoment } from "../../words/dates.ts";
import { say, sayCode } from "../../words/say.ts";
import type { OrderPage, OrderRow, Supplier } from "./purchase_shapes.ts";
import { STOCK_PARTS } from "./stock_shapes.ts";

export function Purchasing() {
  const suppliers = useLoad<Supplier[]>("/purchasing/suppliers");
  return (
    <Page title={say("purchase_part")} lead={say("purchase_lead")}>
      <Tabs page="lager" parts={STOCK_PARTS} />
      <Card title={say("purchase_orders")} lead={say("purchase_orders_lead")}>
        <Orders />
      </Card>
      <Card
        title={say("purchase_suppliers")}
        lead={say("purchase_suppliers_lead")}
        actions={
          <a class="key small" href={linkTo("lager", ["leverandor", "ny"])}>
            <span class="label">{say("purchase_new_supplier")}</span>
          </a>
        }
      >
        <Loaded of={suppliers}>
          {(rows) => (
            <Table
              name={say("purchase_suppliers")}
              columns={supplierColumns()}
              rows={rows}
              keyOf={(row) => String(row.number)}
              linkOf={(row) => linkTo("lager", ["leverandor", String(row.number)])}
              empty={
                <Nothing title={say("purchase_no_suppliers")}>{say("purchase_no_suppliers_lead")}</Nothing>
              }
            />
          )}
        </Loaded>
      </Card>
    </Page>
  );
}

function Orders() {
  return (
    <ByPages<OrderRow, OrderPage>
      pathAfter={(last) => `/purchasing/orders${last ? `?before=${last.number}` : ""}`}
      rowsOf={(page) => page.rows}
    >
      {(rows) => (
        <Table
          name={say("purchase_orders")}
          columns={orderColumns()}
          rows={rows}
          keyOf={(row) => String(row.number)}
          linkOf={(row) => linkTo("lager", ["bestilling", String(row.number)])}
          empty={<Nothing title={say("purchase_no_orders")}>{say("purchase_no_orders_lead")}</Nothing>}
          isPart
        />
      )}
    </ByPages>
  );
}

export function StateTag({ row }: { row: OrderRow }) {
  if (row.is_late) return <Tag tone="bad">{say("purchase_late")}</Tag>;
  const tone = { draft: "plain", sent: "waits", closed: "good" } as const;
  return <Tag tone={tone[row.state]}>{sayCode("order_state", row.state)}</Tag>;
}

function orderColumns(): Column<OrderRow>[] {
  const all: Column<OrderRow>[] = [
    {
      id: "number",
      title: say("purchase_number"),
      kind: "number",
      of: (row) => row.number,
      show: (row) => String(row.number),
    },
    { id: "supplier", title: say("stock_supplier"), kind: "text", of: (row) => row.supplier_name },
    {
      id: "made",
      title: say("stock_when"),
      kind: "text",
      of: (row) => row.made_at,
      show: (row) => shortMoment(row.made_at),
      isExtra: true,
    },
    {
      id: "state",
      title: say("stock_state"),
      kind: "text",
      of: (row) => sayCode("order_state", row.state),
      show: (row) => <StateTag row={row} />,
    },
    {
      id: "open",
      title: say("purchase_left"),
      kind: "text",
      of: (row) =>
        row.open_lines > 0 ? say("purchase_left_of", { open: row.open_lines, all: row.lines }) : "",
      isExtra: true,
    },
    {
      id: "expected",
      title: say("purchase_expected"),
      kind: "text",
      of: (row) => row.expected_on ?? "",
      show: (row) => (row.expected_on === null || row.state === "closed" ? "" : shortDay(row.expected_on)),
      isExtra: true,
    },
  ];
  if (!may("see_cost")) return all;
  const total: Column<OrderRow> = {
    id: "total",
    title: say("purchase_total"),
    kind: "number",
    of: (row) => row.total_ore,
    show: (row) => (row.total_ore === null ? "" : kroner(row.total_ore)),
  };
  return [...all, total];
}

function supplierColumns(): Column<Supplier>[] {
  return [
    { id: "name", title: say("purchase_name"), kind: "text", of: (row) => row.name },
    {
      id: "days",
      title: say("purchase_lead_days"),
      kind: "number",
      of: (row) => row.lead_days,
      show: (row) => String(row.lead_days),
    },
    { id: "email", title: say("purchase_email"), kind: "text", of: (row) => row.email, isExtra: true },
    {
      id: "state",
      title: say("stock_state"),
      kind: "text",
      of: (row) => (row.active ? "" : say("purchase_aside")),
    },
  ];
}
