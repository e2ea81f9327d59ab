// A table that sorts, filters, exports and is walked through with the arrow keys. On a phone each row is a card with
// the names of the columns beside what they hold.

import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { kroner } from "../../writing/money.ts";
import { say } from "../words/say.ts";
import { Glyph } from "./glyph.tsx";
import { csv, type Field, found, type Order, ordered, summed, turned, written } from "./rows.ts";
import { saveText } from "./save.ts";

export interface Column<Row> extends Field<Row> {
  /** How a cell is shown, where it is more than its text. */
  show?: (row: Row) => ComponentChildren;
  /** Its sum stands below. */
  isSummed?: boolean;
  /** Left out on a phone. */
  isExtra?: boolean;
}

interface Props<Row> {
  /** What the table is called, for everybody who does not see it beside its heading. */
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Where a row leads. */
  linkOf?: (row: Row) => string | null;
  /** The name of the file it is exported to, without ending; no export without. */
  file?: string;
  order?: Order;
  /** What stands there instead when there is not a single row. */
  empty: ComponentChildren;
  /** More choices beside the field that filters. */
  tools?: ComponentChildren;
  /** A table of a few rows needs no field that filters. */
  isPlain?: boolean;
  /** The rows are a part of what there is, in an order of their own: sorting them would say too much. */
  isPart?: boolean;
  /** More rows are still to be fetched: a sum, or a file, of the first ones would be taken for the whole. */
  isUnfinished?: boolean;
  /** Which row is looked at. */
  current?: string;
}

const SHOWN_AT_ONCE = 50;

export function Table<Row>(props: Props<Row>) {
  const { name, columns, rows, keyOf, linkOf, empty, isPart = false, isUnfinished = false, current } = props;
  const file = isUnfinished ? undefined : props.file;
  const isPlain = props.isPlain === true || isPart;
  const [text, setText] = useState("");
  const [order, setOrder] = useState<Order | null>(props.order ?? null);
  const [limit, setLimit] = useState(isPart ? Number.POSITIVE_INFINITY : SHOWN_AT_ONCE);
  const shown = useMemo(
    () => ordered(found(rows, columns, text), columns, order),
    [rows, columns, text, order],
  );
  if (rows.length === 0) return <div class="table-empty">{empty}</div>;
  const hasSums = !isUnfinished && columns.some((column) => column.isSummed) && shown.length > 1;
  return (
    <div class="table-frame">
      {!isPlain && (
        <div class="table-tools">
          <label class="table-filter">
            <Glyph name="search" />
            <span class="unseen">{say("table_filter")}</span>
            <input
              type="search"
              value={text}
              placeholder={say("table_filter")}
              onInput={(event) => setText(event.currentTarget.value)}
            />
          </label>
          {props.tools}
          <p class="table-count" role="status">
            {counted(shown.length, rows.length, isUnfinished)}
          </p>
          {file && <Export file={file} make={() => csv(shown, columns)} />}
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      <section class="table-scroll" tabIndex={0} aria-label={say("table_of", { name })} onKeyDown={walk}>
        {/* biome-ignore-start lint/a11y/noRedundantRoles: a phone shows rows as cards, which takes the roles away */}
        <table role="table">
          <caption class="unseen">{name}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {columns.map((column) => (
                <th
                  key={column.id}
                  role="columnheader"
                  scope="col"
                  class={`${column.kind}${column.isExtra ? " extra" : ""}`}
                  aria-sort={isPart ? undefined : sortedBy(order, column.id)}
                >
                  {isPart ? (
                    column.title
                  ) : (
                    <button type="button" onClick={() => setOrder(turned(order, column.id))}>
                      {column.title}
                      <span class="sort-sign" aria-hidden="true">
                        {order?.by === column.id ? (order.isFalling ? "↓" : "↑") : ""}
                      </span>
                    </button>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {shown.slice(0, limit).map((row) => {
              const link = linkOf?.(row) ?? null;
              const key = keyOf(row);
              return (
                <tr
                  key={key}
                  role="row"
                  class={link ? "leads" : ""}
                  aria-current={key === current ? "true" : undefined}
                >
                  {columns.map((column, place) => (
                    <td
                      key={column.id}
                      role="cell"
                      class={`${column.kind}${column.isExtra ? " extra" : ""}${place === 0 ? " first" : ""}`}
                      data-title={column.title}
                    >
                      {place === 0 && link ? (
                        <a href={link}>{shownCell(column, row)}</a>
                      ) : (
                        shownCell(column, row)
                      )}
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
          {hasSums && (
            <tfoot role="rowgroup">
              <tr role="row">
                {columns.map((column, place) => (
                  <td
                    key={column.id}
                    role="cell"
                    class={`${column.kind}${column.isExtra ? " extra" : ""}`}
                    data-title={column.title}
                  >
                    {column.isSummed ? kroner(summed(shown, column)) : place === 0 ? say("table_sum") : ""}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
        {/* biome-ignore-end lint/a11y/noRedundantRoles: as above */}
      </section>
      {shown.length === 0 && <p class="table-none">{say("table_none", { text })}</p>}
      {shown.length > limit && (
        <button type="button" class="key small" onClick={() => setLimit(limit + SHOWN_AT_ONCE)}>
          <span class="label">{say("table_more", { count: shown.length - limit })}</span>
        </button>
      )}
      {isPlain && file && (
        <div class="table-foot">
          <Export file={file} make={() => csv(shown, columns)} />
        </div>
      )}
    </div>
  );
}

/** How many rows there are, and how many of them are shown. */
function counted(shown: number, count: number, isUnfinished: boolean): string {
  if (isUnfinished) return say("table_count_first", { shown, count });
  if (shown !== count) return say("table_count_of", { shown, count });
  return say(count === 1 ? "table_count_one" : "table_count", { count });
}

function Export({ file, make }: { file: string; make: () => string }) {
  return (
    <button type="button" class="key small" onClick={() => saveText(`${file}.csv`, make(), "text/csv")}>
      <Glyph name="down" />
      <span class="label">{say("table_export")}</span>
    </button>
  );
}

function sortedBy(order: Order | null, column: string): "ascending" | "descending" | "none" {
  if (order?.by !== column) return "none";
  return order.isFalling ? "descending" : "ascending";
}

function shownCell<Row>(column: Column<Row>, row: Row): ComponentChildren {
  return column.show ? column.show(row) : written(column.of(row), column.kind);
}

/** Go from row to row with the arrows; Enter follows the link as links do. */
function walk(event: KeyboardEvent): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const frame = event.currentTarget as HTMLElement;
  const links = [...frame.querySelectorAll<HTMLElement>("tbody .first a, tbody .first button")];
  if (links.length === 0) return;
  event.preventDefault();
  const place = links.indexOf(document.activeElement as HTMLElement);
  const next = event.key === "ArrowDown" ? place + 1 : place < 0 ? links.length - 1 : place - 1;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}
