// What there is, a page at a time: the register looks for it and puts it in order, however much there is.

import { useEffect, useState } from "preact/hooks";
import { kroner } from "../../../writing/money.ts";
import { quantity } from "../../../writing/quantity.ts";
import type { StockPage, StockRow } from "../../goods/stock_row.ts";
import { useLoad } from "../../line/load.ts";
import { ByPages } from "../../parts/by_pages.tsx";
import { Card, Nothing, Page, Tag } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { linkTo, place, seeWith } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { say } from "../../words/say.ts";
import { EmptyShelf } from "./empty_shelf.tsx";
import { isLow, STOCK_PARTS, type StockStanding } from "./stock_shapes.ts";

/** Somebody who types is waited for as long as this. */
const PAUSE_MS = 150;

export function StockList() {
  const standing = useLoad<StockStanding>("/stock").now.value;
  const { tekst = "" } = place.value.query;
  const [text, setText] = useState(tekst);
  useEffect(() => {
    // Where nothing was typed, nothing is to be seen anew: whoever has gone on meanwhile is not fetched back.
    if (text.trim() === tekst) return;
    const pause = setTimeout(() => seeWith({ tekst: text.trim() }), PAUSE_MS);
    return () => clearTimeout(pause);
  }, [text]);
  return (
    <Page title={say("page_stock")} lead={say("stock_lead")}>
      <Tabs page="lager" parts={STOCK_PARTS} />
      {standing?.value_ore != null && (
        <p class="hint">{say("stock_value", { amount: kroner(standing.value_ore) })}</p>
      )}
      {standing && standing.low.length > 0 && tekst === "" && (
        <Card title={say("stock_low")} lead={say("stock_low_lead")}>
          <StockTable name={say("stock_low")} rows={standing.low} />
        </Card>
      )}
      <Card title={say("stock_list_part")}>
        <div class="stack">
          <search>
            <label class="field">
              <span>{say("article_search")}</span>
              <input type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} />
            </label>
          </search>
          <Found search={tekst} />
        </div>
      </Card>
      {standing && may("administer") && <EmptyShelf article="" first={standing.empty_shelf} />}
    </Page>
  );
}

function Found({ search }: { search: string }) {
  return (
    <ByPages<StockRow, StockPage>
      pathAfter={(last) => `/stock/articles?${new URLSearchParams({ search, after: last?.number ?? "" })}`}
      rowsOf={(page) => page.rows}
    >
      {(rows, page) => (
        <>
          <p class="hint" role="status">
            {say("stock_shown", { shown: rows.length, count: page.count })}
          </p>
          <StockTable name={say("stock_list_part")} rows={rows} />
        </>
      )}
    </ByPages>
  );
}

function StockTable({ name, rows }: { name: string; rows: readonly StockRow[] }) {
  return (
    <Table
      name={name}
      columns={columns()}
      rows={rows}
      keyOf={(row) => row.number}
      linkOf={(row) => linkTo("lager", ["vare", row.number])}
      empty={<Nothing title={say("stock_none")}>{say("stock_none_lead")}</Nothing>}
      isPart
    />
  );
}

function columns(): Column<StockRow>[] {
  return [
    { id: "name", title: say("col_article"), kind: "text", of: (row) => row.name },
    { id: "number", title: say("col_article_number"), kind: "text", of: (row) => row.number },
    {
      id: "hand",
      title: say("stock_on_hand"),
      kind: "number",
      of: (row) => row.on_hand_milli,
      show: (row) => `${quantity(row.on_hand_milli)} ${row.unit}`,
    },
    {
      id: "minimum",
      title: say("stock_minimum"),
      kind: "number",
      of: (row) => row.minimum_milli,
      show: (row) => (row.minimum_milli === null ? "" : quantity(row.minimum_milli)),
      isExtra: true,
    },
    {
      id: "state",
      title: say("stock_state"),
      kind: "text",
      of: (row) => (row.on_hand_milli < 0 ? say("stock_below_zero") : isLow(row) ? say("stock_is_low") : ""),
      show: (row) =>
        row.on_hand_milli < 0 ? (
          <Tag tone="bad">{say("stock_below_zero")}</Tag>
        ) : isLow(row) ? (
          <Tag tone="waits">{say("stock_is_low")}</Tag>
        ) : (
          ""
        ),
    },
  ];
}
