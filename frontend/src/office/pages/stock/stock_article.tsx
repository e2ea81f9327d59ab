// One article of the stock: how much there is where, and what people moved, with what was sold in between.

import { kroner } from "../../../writing/money.ts";
import { quantity } from "../../../writing/quantity.ts";
import { useLoad } from "../../line/load.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { linkTo } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { say, sayCode } from "../../words/say.ts";
import { EmptyShelf } from "./empty_shelf.tsx";
import type { StockArticle, StockMove, StockStanding } from "./stock_shapes.ts";

const MILLIORE = 1000;

export function StockArticlePage({ number }: { number: string }) {
  const load = useLoad<StockArticle>(`/stock/articles/${encodeURIComponent(number)}`);
  const standing = useLoad<StockStanding>("/stock").now.value;
  const nameOf = (code: string) => standing?.places.find((each) => each.code === code)?.name ?? code;
  return (
    <Page
      title={load.now.value?.row.name ?? number}
      lead={say("article_number_is", { number })}
      back={{ link: linkTo("lager"), title: say("page_stock") }}
    >
      <Loaded of={load}>
        {({ row, moves, empty_shelf, average_milliore }) => (
          <>
            <Card title={say("stock_on_hand")}>
              <ul>
                <li>
                  {say("stock_in_all")}: {quantity(row.on_hand_milli)} {row.unit}
                </li>
                {row.places.map((each) => (
                  <li key={each.place}>
                    {nameOf(each.place)}: {quantity(each.on_hand_milli)} {row.unit}
                  </li>
                ))}
              </ul>
              {average_milliore !== null && (
                <p class="hint">
                  {say("stock_average", {
                    amount: kroner(Math.round(average_milliore / MILLIORE)),
                    unit: row.unit,
                  })}
                </p>
              )}
            </Card>
            {may("administer") && <EmptyShelf article={row.number} first={empty_shelf} />}
            <Card title={say("stock_moves")} lead={say("stock_moves_lead")}>
              <Table
                name={say("stock_moves")}
                columns={columns(nameOf)}
                rows={moves}
                keyOf={(move) => `${move.register} ${move.entry} ${move.place}`}
                file={`lager-${number}`}
                empty={<Nothing title={say("stock_no_moves")}>{say("stock_no_moves_lead")}</Nothing>}
              />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function columns(nameOf: (code: string) => string): Column<StockMove>[] {
  return [
    {
      id: "at",
      title: say("stock_when"),
      kind: "moment",
      of: (move) => move.at,
    },
    { id: "kind", title: say("stock_what"), kind: "text", of: (move) => sayCode("move", move.kind) },
    { id: "place", title: say("stock_place"), kind: "text", of: (move) => nameOf(move.place), isExtra: true },
    amount("moved", say("stock_moved"), (move) => move.quantity_milli),
    amount("after", say("stock_after"), (move) => move.after_milli),
    amount("sold", say("stock_sold_before"), (move) => move.sold_milli),
    { id: "operator", title: say("stock_who"), kind: "text", of: (move) => move.operator, isExtra: true },
    { id: "text", title: say("stock_why"), kind: "text", of: (move) => move.text, isExtra: true },
  ];
}

function amount(id: string, title: string, of: (move: StockMove) => number | null): Column<StockMove> {
  const show = (move: StockMove) => {
    const milli = of(move);
    return milli === null ? "" : quantity(milli);
  };
  return { id, title, kind: "number", of, show };
}
