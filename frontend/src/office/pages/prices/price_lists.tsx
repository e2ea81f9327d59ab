// Price lists: which there are, a new one, one that is changed, and an end.

import { useState } from "preact/hooks";
import { CATALOGUE_PARTS } from "../../goods/articles.ts";
import type { PriceLists as Shown, ShownPriceList } from "../../goods/price_lists.ts";
import { get } from "../../line/ask.ts";
import { useLoad } from "../../line/load.ts";
import { Loaded } from "../../parts/loaded.tsx";
import { Card, Nothing, Page } from "../../parts/page.tsx";
import { Outcome } from "../../parts/sending.tsx";
import { type Column, Table } from "../../parts/table.tsx";
import { Tabs } from "../../parts/tabs.tsx";
import { say } from "../../words/say.ts";
import { doColumn, Press, stateColumn, useEnding } from "./offers.tsx";
import { PriceListForm } from "./price_list_form.tsx";
import type { WholePriceList } from "./price_list_shapes.ts";

export function PriceLists() {
  const lists = useLoad<Shown>("/catalogue/price-lists");
  const [changing, setChanging] = useState<WholePriceList | null>(null);
  return (
    <Page title={say("price_lists_part")} lead={say("price_lists_lead")}>
      <Tabs page="varer" parts={CATALOGUE_PARTS} />
      <Loaded of={lists}>
        {(shown, again) => (
          <>
            <PriceListForm
              key={changing ? `${changing.price_list.number}.${changing.price_list.version}` : "new"}
              shown={shown}
              changing={changing}
              leave={() => setChanging(null)}
              done={again}
            />
            <Card title={say("price_lists_list")}>
              <List rows={shown.rows} change={setChanging} again={again} />
            </Card>
          </>
        )}
      </Loaded>
    </Page>
  );
}

interface ListProps {
  rows: ShownPriceList[];
  change: (whole: WholePriceList) => void;
  again: () => void;
}

function List({ rows, change, again }: ListProps) {
  const { sending, end } = useEnding("/catalogue/price-lists", again);
  const open = ({ price_list }: ShownPriceList) =>
    sending.over(async () => {
      change(await get<WholePriceList>(`/catalogue/price-lists/${price_list.number}`));
      window.scrollTo(0, 0);
    });
  return (
    <>
      <Outcome of={sending} />
      <Table
        name={say("price_lists_list")}
        columns={columns(
          (row) => void open(row),
          (row) => end(row.price_list),
        )}
        rows={rows}
        keyOf={(row) => String(row.price_list.number)}
        empty={<Nothing title={say("price_lists_none")} />}
      />
    </>
  );
}

function columns(
  open: (row: ShownPriceList) => void,
  end: (row: ShownPriceList) => void,
): Column<ShownPriceList>[] {
  return [
    { id: "name", title: say("price_list_name"), kind: "text", of: (row) => row.price_list.name },
    { id: "for", title: say("price_list_for"), kind: "text", of: forWhom },
    { id: "from", title: say("campaign_first_day"), kind: "day", of: (row) => row.price_list.begins },
    { id: "until", title: say("campaign_last_day"), kind: "day", of: (row) => row.price_list.ends },
    { id: "prices", title: say("price_list_count"), kind: "number", of: (row) => row.prices },
    stateColumn(),
    doColumn(
      (row) =>
        row.state !== "over" && (
          <>
            <Press word={say("price_list_change")} name={row.price_list.name} press={() => open(row)} />
            <Press word={say("campaign_end")} name={row.price_list.name} press={() => end(row)} />
          </>
        ),
    ),
  ];
}

function forWhom(row: ShownPriceList): string {
  return row.place_name || row.price_list.group;
}
