// What sold most on a day, what is left of it, and what has sold least lately.

import { kroner, percent } from "../../../writing/money.ts";
import { quantity } from "../../../writing/quantity.ts";
import { useLoad } from "../../line/load.ts";
import { Figure } from "../../parts/figure.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing } from "../../parts/page.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { linkTo } from "../../visitor/route.ts";
import { may } from "../../visitor/session.ts";
import { shortDay } from "../../words/dates.ts";
import { say } from "../../words/say.ts";
import type { Margin, SlowArticle, SlowArticles, SoldArticle } from "./insight_shapes.ts";

interface SoldProps {
  articles: readonly SoldArticle[];
  /** Where the receipts behind a row stand. */
  linkOf: (row: SoldArticle) => string;
}

export function SoldMost({ articles, linkOf }: SoldProps) {
  const margin: Column<SoldArticle> = {
    id: "margin",
    title: say("insight_margin_share"),
    kind: "number",
    of: (row) => row.margin?.share_bp ?? null,
    show: (row) => (row.margin === null ? "" : percent(row.margin.share_bp)),
  };
  return (
    <Card title={say("insight_articles")}>
      <Table
        name={say("insight_articles")}
        columns={[...told(), ...(articles.some((row) => row.margin !== null) ? [margin] : [])]}
        rows={articles}
        keyOf={(row) => row.article}
        linkOf={linkOf}
        empty={<Nothing title={say("insight_none")} />}
        isPart
      />
    </Card>
  );
}

/** Name, quantity and sum: what is told of every article here. */
function told<Row extends SoldArticle | SlowArticle>(): Column<Row>[] {
  return [
    { id: "name", title: say("col_article"), kind: "text", of: (row) => row.name || row.article },
    {
      id: "quantity",
      title: say("insight_quantity"),
      kind: "number",
      of: (row) => row.quantity_milli,
      show: (row) => `${quantity(row.quantity_milli)} ${row.unit}`,
    },
    { id: "amount", title: say("col_sum"), kind: "amount", of: (row) => row.amount_ore },
  ];
}

/** Asked for by itself: four weeks do not change with each sale. */
export function SoldLeast({ day, register }: { day: string; register: string }) {
  const load = useLoad<SlowArticles>(`/insight/slow?${new URLSearchParams({ day, register })}`);
  const onHand: Column<SlowArticle> = {
    id: "there",
    title: say("insight_on_hand"),
    kind: "number",
    of: (row) => row.on_hand_milli,
    show: (row) => (row.on_hand_milli === null ? "" : `${quantity(row.on_hand_milli)} ${row.unit}`),
  };
  return (
    <Loaded of={load}>
      {(slow) => (
        <Card
          title={say("insight_slow")}
          lead={say("insight_slow_lead", { from: shortDay(slow.from_day), to: shortDay(slow.to_day) })}
        >
          <Table
            name={say("insight_slow")}
            columns={[
              ...told<SlowArticle>(),
              ...(slow.articles.some((row) => row.on_hand_milli !== null) ? [onHand] : []),
            ]}
            rows={slow.articles}
            keyOf={(row) => row.article}
            linkOf={(row) => (may("administer") ? linkTo("varer", ["vare", row.article]) : null)}
            empty={<Nothing title={say("insight_none")} />}
            isPart
          />
          {slow.unsold > 0 && (
            <p class="hint">
              {say("insight_slow_unsold", { count: slow.unsold })}{" "}
              <a
                href={linkTo("innsikt", ["rapporter"], {
                  etter: "unsold",
                  fra: slow.from_day,
                  til: slow.to_day,
                  kasse: register,
                })}
              >
                {say("insight_slow_which")}
              </a>
            </p>
          )}
        </Card>
      )}
    </Loaded>
  );
}

/** What is left of the day, as one figure of it. */
export function MarginFigure({ of: margin }: { of: Margin }) {
  if (margin.net_ore === 0) return null;
  return (
    <Figure
      name={say("insight_margin")}
      text={`${kroner(margin.margin_ore)} (${percent(margin.share_bp)})`}
    />
  );
}

/** What the margin is worked out from, and how much of the sales it does not tell of. */
export function MarginNote({ of: margin }: { of: Margin }) {
  if (margin.net_ore === 0 && margin.unknown_ore === 0) return null;
  return (
    <p class="hint">
      {margin.net_ore !== 0 && say("insight_margin_how")}{" "}
      {margin.unknown_ore !== 0 && say("insight_margin_unknown", { amount: kroner(margin.unknown_ore) })}
    </p>
  );
}
