// Columns of what the journal says of a customer: a day, and which entry.

import type { Column } from "../../parts/table.tsx";
import { shortDay } from "../../words/dates.ts";
import { say } from "../../words/say.ts";

export function dayColumn<Id extends string, Row extends Record<Id, string>>(
  id: Id,
  title: string,
): Column<Row> {
  return {
    id,
    title,
    kind: "text",
    of: (row) => row[id],
    show: (row) => <span class="whole">{shortDay(row[id])}</span>,
  };
}

export function entryColumn<Row extends { register: string; entry: number }>(): Column<Row> {
  return {
    id: "entry",
    title: say("customer_entry"),
    kind: "text",
    of: (row) => `${row.register}-${row.entry}`,
  };
}
